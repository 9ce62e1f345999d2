//! A record of a JSON or CSV file to an article.

use serde_json::{Map, Value};

use super::{decode, plain};
use crate::article::{Article, Warning};

/// What an article has, as records call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    names: [String; Self::ALL.len()],
}

impl Fields {
    /// Every field of a record that is read; `text` must be there.
    pub const ALL: [&'static str; 7] = ["id", "story", "title", "outlet", "published", "url", "text"];

    /// Lets the records' `name` stand for `field`. `false`: there is no such field.
    pub fn rename(&mut self, field: &str, name: &str) -> bool {
        let Some(position) = Self::ALL.iter().position(|known| *known == field) else { return false };
        name.clone_into(&mut self.names[position]);
        true
    }

    /// Gives the fields of a record that differ from the expected name in case only ("Text") that name.
    fn settle(&self, record: &mut Map<String, Value>) {
        for name in self.names.iter().filter(|name| !name.is_empty()) {
            if !record.contains_key(name)
                && let Some(given) = record.keys().find(|given| given.eq_ignore_ascii_case(name)).cloned()
                && let Some(value) = record.remove(&given)
            {
                record.insert(name.clone(), value);
            }
        }
    }

    /// What records call `field`.
    pub(super) fn name<'a>(&'a self, field: &'a str) -> &'a str {
        Self::ALL.iter().position(|known| *known == field).map_or(field, |position| &self.names[position])
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self { names: Self::ALL.map(str::to_owned) }
    }
}

/// One record of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which record of its file it is, from 1; broken ones count.
    pub number: usize,
    /// The line it stands on in a file of JSON Lines, from 1; elsewhere the same as `number`.
    pub line: usize,
    /// Whether the whole file is this one record and no list.
    pub(super) is_alone: bool,
    /// What it holds.
    pub fields: Map<String, Value>,
}

impl Record {
    /// The words of a field; a number counts as its digits, nothing but white space as no words.
    pub fn take(&mut self, field: &str) -> Option<String> {
        match self.fields.remove(field)? {
            Value::String(words) if !words.trim().is_empty() => Some(words),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The article that the record of the file `name` tells of.
    pub(super) fn into_article(mut self, name: &str, fields: &Fields) -> Result<Article, Warning> {
        let place = if self.is_alone { String::new() } else { format!("record {} ", self.number) };
        fields.settle(&mut self.fields);
        let Some(Value::String(text)) = self.fields.remove(fields.name("text")) else {
            return Err(Warning::new(name, format!("{place}has no field `{}`{}", fields.name("text"), hint(&self.fields))));
        };
        if text.trim().is_empty() {
            return Err(Warning::new(name, format!("{place}has an empty `{}`", fields.name("text"))));
        }
        let text = decode::settle(text).map_err(|reason| Warning::new(name, format!("{place}{reason}")))?;
        let place = if self.is_alone { name.to_owned() } else { format!("{name}#{}", self.number) };
        let mut take = |field| self.take(fields.name(field)).map(|words| words.trim().to_owned());
        let mut article = Article {
            id: take("id").unwrap_or(place),
            story: take("story"),
            title: take("title"),
            outlet: take("outlet"),
            published: take("published"),
            url: take("url"),
            text,
            ..Article::default()
        };
        plain::front_matter(&mut article);
        Ok(article)
    }
}

/// What other programs call the fields, in small letters and with spaces.
const ELSEWHERE: [(&str, &[&str]); 4] = [
    ("title", &["headline", "heading", "head"]),
    ("outlet", &["publication", "source", "publisher", "newspaper", "media name", "site"]),
    ("published", &["publication date", "publish date", "published at", "pub date", "pubdate", "date", "load date"]),
    ("url", &["link", "permalink", "uri", "web address", "article url"]),
];

/// What to do about a record without text: the longest of its running texts is likely the one. With it, the other fields
/// whose names are known from elsewhere.
fn hint(fields: &Map<String, Value>) -> String {
    let running = |(name, value): (&'_ String, &Value)| {
        let words = value.as_str().filter(|words| words.split_whitespace().nth(2).is_some())?;
        Some((words.len(), name.clone()))
    };
    let Some((_, text)) = fields.iter().filter_map(running).max() else { return String::new() };
    let Some(text_option) = option("text", &text) else { return String::new() };
    let mut options = vec![text_option];
    for (field, names) in ELSEWHERE.iter().filter(|(field, _)| !fields.contains_key(*field)) {
        let plain = |name: &str| name.to_lowercase().replace(['_', '-'], " ");
        let known = names.iter().find_map(|known| fields.keys().find(|name| **name != text && plain(name) == **known));
        options.extend(known.and_then(|name| option(field, name)));
    }
    format!("; if `{text}` holds the text, say `{}`", options.join(" "))
}

/// The option that reads `field` from the records' `name`, as one types it; `None` if a shell could take a part of the name for more than letters.
fn option(field: &str, name: &str) -> Option<String> {
    let is_bare = |c: char| c.is_alphanumeric() || "_-.:/@".contains(c);
    if name.chars().all(is_bare) {
        return Some(format!("--field {field}={name}"));
    }
    // A name with a space in it must reach the program in one piece.
    let is_quotable = |c: char| is_bare(c) || " ()[]{},;&#'*+=?".contains(c);
    name.chars().all(is_quotable).then(|| format!("--field \"{field}={name}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> Record {
        Record { number: 3, line: 3, is_alone: false, fields: serde_json::from_str(json).unwrap() }
    }

    #[test]
    fn fields_are_read_and_unknown_ones_ignored() {
        let article = record(r#"{"id": 7, "text": "It\r\nrained.", "title": " Rain ", "outlet": "", "url": null, "tags": ["x"]}"#)
            .into_article("a.jsonl", &Fields::default())
            .unwrap();
        assert_eq!((article.id.as_str(), article.text.as_str()), ("7", "It\nrained."));
        assert_eq!((article.title.as_deref(), article.outlet, article.url), (Some("Rain"), None, None));
    }

    #[test]
    fn a_record_without_id_is_named_by_its_place() {
        assert_eq!(record(r#"{"text": "Rain."}"#).into_article("a.jsonl", &Fields::default()).unwrap().id, "a.jsonl#3");
    }

    #[test]
    fn a_field_of_another_name_is_read_when_told() {
        let mut fields = Fields::default();
        assert!(fields.rename("text", "body"));
        assert!(!fields.rename("body", "text"));
        assert_eq!(record(r#"{"body": "Rain.", "text": "no"}"#).into_article("a", &fields).unwrap().text, "Rain.");
    }

    #[test]
    fn fields_may_be_written_in_capitals() {
        let article = record(r#"{"Text": "Rain.", "ID": "x", "Title": "no", "title": "yes"}"#).into_article("a", &Fields::default()).unwrap();
        assert_eq!((article.id.as_str(), article.text.as_str(), article.title.as_deref()), ("x", "Rain.", Some("yes")));
    }

    #[test]
    fn a_record_without_text_says_what_to_do() {
        let warning = record(r#"{"body": "It rained all day.", "id": "x"}"#).into_article("a.jsonl", &Fields::default()).unwrap_err();
        assert_eq!(warning.to_string(), "a.jsonl: record 3 has no field `text`; if `body` holds the text, say `--field text=body`");
    }

    #[test]
    fn no_advice_is_more_than_an_option_to_a_shell() {
        let said = |name: &str| {
            let fields = [(name.to_owned(), Value::from("It rained all day."))].into_iter().collect();
            Record { number: 1, line: 1, is_alone: true, fields }.into_article("a", &Fields::default()).unwrap_err().message
        };
        assert!(said("Full Text (en)").ends_with("say `--field \"text=Full Text (en)\"`"));
        for name in ["$(touch x)", "a\"; touch x", "a`touch x`", "a\nb", "a!b"] {
            assert_eq!(said(name), "has no field `text`", "{name}");
        }
    }
}
