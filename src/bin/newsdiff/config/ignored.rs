//! Findings that are not to be shown again: `[[ignored]]` of `newsdiff.toml`, read and written.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use toml::Spanned;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::{Config, NAME, nearest};
use crate::output::Output;

/// A row of `[[ignored]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ignored {
    pub(super) key: Spanned<String>,
    #[serde(default)]
    pub(super) reason: String,
}

/// Whether a word looks like the key of a finding: a letter and eight hexadecimal digits.
pub(crate) fn is_key(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or_default();
    // Of several entities that are called the same, the later ones are counted: "e5b20c1d2-2".
    let (digits, count) = digits.split_once('-').unwrap_or((digits, "2"));
    digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a key with its reason into the file that is named, else the one a run here would read, else a new one here. What
/// else stands in the file stays as it is. Gives back the file's path.
pub(crate) fn ignore(named: Option<&Path>, key: &str, reason: &str) -> Result<PathBuf> {
    if !is_key(key) {
        bail!("{key}: is no key of a finding\n  keys are the `id`s of --json, such as k47e7a153");
    }
    if reason.trim().is_empty() {
        bail!("--reason: say in a few words why the finding is not to be shown");
    }
    let path = named.map(Path::to_owned).or_else(nearest).unwrap_or_else(|| PathBuf::from(NAME));
    let config = if path.exists() { Config::load(Some(&path))? } else { Config::default() };
    let text = config.with_ignored(key, reason).with_context(|| path.display().to_string())?;
    let mut output = Output::open(Some(&path))?;
    output.print(&text)?;
    output.finish()?;
    Ok(path)
}

impl Config {
    /// The text of the file with a key's row set in it, the reason on one line.
    pub(crate) fn with_ignored(&self, key: &str, reason: &str) -> Result<String> {
        let reason = &reason.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut document: DocumentMut = self.text.parse().context("cannot be read")?;
        let lead = if self.text.trim().is_empty() { "" } else { "\n" };
        match document.entry("ignored").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new())) {
            Item::ArrayOfTables(rows) => set_row(rows, key, reason, lead),
            Item::Value(Value::Array(rows)) => set_inline_row(rows, key, reason),
            _ => bail!("`ignored` is no list"),
        }
        Ok(with_line_ends_of(&self.text, document.to_string()))
    }
}

fn set_row(rows: &mut ArrayOfTables, key: &str, reason: &str, lead: &str) {
    if let Some(row) = rows.iter_mut().find(|row| row.get("key").and_then(Item::as_str) == Some(key)) {
        row["reason"] = Item::Value(in_place_of(row.get("reason").and_then(Item::as_value), reason));
        return;
    }
    let mut row = Table::new();
    row["key"] = value(key);
    row["reason"] = value(reason);
    row.decor_mut().set_prefix(lead);
    rows.push(row);
}

fn set_inline_row(rows: &mut Array, key: &str, reason: &str) {
    let is_there = |row: &&mut InlineTable| row.get("key").and_then(Value::as_str) == Some(key);
    if let Some(row) = rows.iter_mut().filter_map(Value::as_inline_table_mut).find(is_there) {
        let reason = in_place_of(row.get("reason"), reason);
        row.insert("reason", reason);
        return;
    }
    let row: InlineTable = [("key", key), ("reason", reason)].into_iter().collect();
    rows.push(row);
}

/// A reason with the space and the comment that stood about the old one.
fn in_place_of(old: Option<&Value>, reason: &str) -> Value {
    let mut new = Value::from(reason);
    if let Some(old) = old {
        new.decor_mut().clone_from(old.decor());
    }
    new
}

/// The document with the line ends that the file had, where it had one sort of them.
fn with_line_ends_of(text: &str, document: String) -> String {
    if text.contains("\r\n") && text.matches("\r\n").count() == text.matches('\n').count() {
        document.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_line_ends_of_the_file_and_its_reason_on_one_line() {
        let with_row = |text: &str| Config::new(NAME.into(), text.to_owned()).unwrap().with_ignored("k47e7a153", "both\nare right").unwrap();
        let row = "[[ignored]]\nkey = \"k47e7a153\"\nreason = \"both are right\"\n";
        assert_eq!(with_row(""), row);
        assert_eq!(with_row("[names]\r\n"), format!("[names]\n\n{row}").replace('\n', "\r\n"));
        assert!(with_row("[fields]\r\ntext = \"a\"\n").ends_with(row));
    }

    #[test]
    fn a_key_is_a_letter_and_eight_digits() {
        assert!(is_key("k47e7a153") && is_key("e5b20c1d2-2"));
        for word in ["", "k", "47e7a1530", "k47e7a15", "k47e7a15g", "k47e7a153-", "k47e7a153-x", "étwa1234"] {
            assert!(!is_key(word), "{word}");
        }
    }
}
