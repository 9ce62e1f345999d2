//! Tables of names to the sorted lists that are embedded.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use newsdiff::lexicon::Cluster;
use newsdiff::text::fold_words;

use crate::files;

/// A rarer family name is left out: it would cost more bytes than it finds.
const LAST_SURNAME_RANK: usize = 40_000;

/// A row of a table.
type Row = Vec<String>;

/// Keys with their values; `None` where two rows disagree.
type Rows = BTreeMap<String, Option<String>>;

/// Writes every list into the folder `out`.
pub(crate) fn write(tables: &Path, out: &Path) -> anyhow::Result<()> {
    let table = |name: &str| read(&tables.join(name));
    let save = |name: &str, rows: &Rows, unclear: Unclear| save(&out.join(name), rows, unclear);
    let countries = table("countries.tsv")?;
    save("given_names.tsv", &names_of(&table("given_names.tsv")?), Unclear::Empty)?;
    save("surnames.tsv", &surnames(&table("surnames.tsv")?), Unclear::Empty)?;
    save("nicknames.tsv", &nicknames(&table("nicknames.tsv")?), Unclear::Empty)?;
    save("titles.tsv", &titles(&table("titles.tsv")?), Unclear::LeftOut)?;
    save("countries.tsv", &self::countries(&countries), Unclear::LeftOut)?;
    save("regions.tsv", &regions(&table("regions.tsv")?, &table("us_states.tsv")?), Unclear::Empty)?;
    save("cities.tsv", &cities(&table("cities.tsv")?, &countries), Unclear::Empty)?;
    save("clubs.tsv", &clubs(&table("football_clubs.tsv")?), Unclear::Empty)?;
    save("venues.tsv", &names_of(&table("venues.tsv")?), Unclear::Empty)?;
    save("organization_words.tsv", &organization_words(&table("organisation_words.tsv")?), Unclear::Empty)
}

/// The names in a table's first field.
fn names_of(table: &[Row]) -> Rows {
    rows(table.iter().map(|row| (row[0].as_str(), String::new())))
}

/// Surnames that are common, or those of players.
fn surnames(table: &[Row]) -> Rows {
    let is_kept = |row: &&Row| row[1].parse::<usize>().is_ok_and(|rank| rank <= LAST_SURNAME_RANK) || row[2].contains("players");
    rows(table.iter().filter(is_kept).map(|row| (row[0].as_str(), String::new())))
}

/// Short forms with the given names they stand for.
fn nicknames(table: &[Row]) -> Rows {
    let mut nicknames = BTreeMap::<String, BTreeSet<String>>::new();
    for row in table {
        nicknames.entry(fold_words(&row[1])).or_default().insert(fold_words(&row[0]));
    }
    let joined = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(",");
    nicknames.into_iter().map(|(short, full)| (short, Some(joined(full)))).collect()
}

/// Titles with the gender of who bears them and what kind of title they are.
fn titles(table: &[Row]) -> Rows {
    rows(table.iter().map(|row| (row[0].as_str(), format!("{}\t{}", if row[1].is_empty() { "-" } else { &row[1] }, row[2]))))
}

/// Names of countries and peoples with the country's id and what the name is; the first of several of one country counts.
fn countries(table: &[Row]) -> Rows {
    let mut countries = Rows::new();
    for row in table {
        let known = countries.get(&fold_words(&row[2])).and_then(Option::as_ref);
        let is_same_country = known.is_some_and(|known| known.starts_with(&format!("{}\t", row[0])));
        if !is_same_country {
            add(&mut countries, &row[2], format!("{}\t{}", row[0], row[1]));
        }
    }
    countries
}

/// Regions with their full names.
fn regions(regions: &[Row], states: &[Row]) -> Rows {
    let regions = regions.iter().map(|row| (row[0].as_str(), fold_words(&row[0])));
    let states = states.iter().flat_map(|row| row.iter().filter(|form| !form.is_empty()).map(|form| (form.as_str(), fold_words(&row[0]))));
    rows(regions.chain(states))
}

/// Cities with the ids of their countries.
fn cities(table: &[Row], countries: &[Row]) -> Rows {
    let is_name = |row: &&Row| row[1] == "name" || row[1] == "alias";
    let ids: BTreeMap<String, &str> = countries.iter().filter(is_name).map(|row| (fold_words(&row[2]), row[0].as_str())).collect();
    rows(table.iter().map(|row| (row[0].as_str(), ids.get(&fold_words(&row[1])).copied().unwrap_or_default().to_owned())))
}

/// Football clubs with their full names; rows with a `$` name none.
fn clubs(table: &[Row]) -> Rows {
    rows(table.iter().filter(|row| !row[0].contains('$')).map(|row| (row[0].as_str(), fold_words(&row[1]))))
}

/// Words of organisations with the kind of thing they name.
fn organization_words(table: &[Row]) -> Rows {
    rows(table.iter().map(|row| (row[0].as_str(), row[1].clone())))
}

/// Writes the clusters of all words that were seen at least `least` times.
pub(crate) fn clusters(table: &Path, least: usize, out: &Path) -> anyhow::Result<()> {
    let text = files::read(table)?;
    let mut rows = Vec::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, coarse, middle, fine, count] = fields[..] else { anyhow::bail!("{line:?} has not five fields") };
        if count.parse::<usize>()? >= least {
            rows.push(Cluster { coarse: coarse.parse()?, middle: middle.parse()?, fine: fine.parse()? }.pack(word));
        }
    }
    rows.sort_by_key(|row| u32::from_le_bytes([row[0], row[1], row[2], row[3]]));
    rows.dedup_by_key(|row| u32::from_le_bytes([row[0], row[1], row[2], row[3]]));
    files::write(out, rows.concat())
}

/// What becomes of a key whose rows disagree.
#[derive(Clone, Copy)]
enum Unclear {
    /// It stands without a value.
    Empty,
    /// It is left out.
    LeftOut,
}

/// Rows of a tab-separated table without its header, each padded to four fields.
fn read(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text = files::read(path)?;
    let row = |line: &str| {
        let mut fields: Row = line.split('\t').map(str::to_owned).collect();
        fields.resize(fields.len().max(4), String::new());
        fields
    };
    Ok(text.lines().skip(1).map(row).collect())
}

/// Names with their values, folded.
fn rows<'a>(named: impl IntoIterator<Item = (&'a str, String)>) -> Rows {
    let mut rows = Rows::new();
    named.into_iter().for_each(|(name, value)| add(&mut rows, name, value));
    rows
}

/// Adds a row under the folded name; a second, different value makes it unclear.
fn add(rows: &mut Rows, name: &str, value: String) {
    let key = fold_words(name);
    if key.len() < 2 {
        return;
    }
    rows.entry(key).and_modify(|known| *known = known.take().filter(|known| *known == value)).or_insert(Some(value));
}

/// Writes the rows in order.
fn save(path: &Path, rows: &Rows, unclear: Unclear) -> anyhow::Result<()> {
    let mut text = String::new();
    for (key, value) in rows {
        match (value.as_deref(), unclear) {
            (None, Unclear::LeftOut) => continue,
            (None | Some(""), _) => text.push_str(key),
            (Some(value), _) => text.extend([key, "\t", value]),
        }
        text.push('\n');
    }
    files::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_things_is_unclear() {
        let mut rows = Rows::new();
        add(&mut rows, "Türk", "a".into());
        add(&mut rows, "Turk", "b".into());
        add(&mut rows, "Holm", "c".into());
        assert_eq!(rows, Rows::from([("turk".into(), None), ("holm".into(), Some("c".into()))]));
    }
}
