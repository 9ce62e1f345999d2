//! What `newsdiff.toml` tells of names: rows of the file to [`Rules`], faults to their places.

use std::ops::Range;

use newsdiff::annotate::Kind;
use newsdiff::link::{self, Listed, Rules, SettingError, SettingList};
use serde::Deserialize;
use toml::Spanned;

/// A list of names with the place of each.
type List = Spanned<Vec<Spanned<String>>>;

/// `[names]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Names {
    /// Names that are one entity; the first is what it is called.
    aliases: Vec<List>,
    /// Names that are never one entity.
    never_merge: Vec<List>,
    /// Words that stand before a person's name.
    titles: Vec<Spanned<String>>,
}

/// A row of `[[gazetteer]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    kind: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    /// Adjectives and people.
    #[serde(default)]
    demonyms: Vec<Spanned<String>>,
}

/// Where in the file something is wrong, and what.
pub(super) type Fault = (Range<usize>, String);

/// What the file tells of names, checked; `source` is the file's name.
pub(super) fn rules(source: String, names: &Names, gazetteer: &[Spanned<Row>]) -> Result<Rules, Fault> {
    let mut entities: Vec<Listed> = Vec::new();
    for list in &names.aliases {
        let mut written = strings(list.get_ref()).into_iter();
        let name = written.next().ok_or_else(|| (list.span(), "a list of aliases is empty".to_owned()))?;
        entities.push(Listed { name, others: written.collect(), ..Listed::default() });
    }
    for row in gazetteer {
        let Row { kind, name, aliases, demonyms } = row.get_ref();
        let kind = Some(kind_of(kind)?);
        entities.push(Listed { name: name.get_ref().clone(), others: strings(aliases), demonyms: strings(demonyms), kind });
    }
    let settings =
        link::Settings { source, entities, apart: names.never_merge.iter().map(|list| strings(list.get_ref())).collect(), titles: strings(&names.titles) };
    Rules::new(&settings).map_err(|error| (place(&error, names, gazetteer), error.reason))
}

/// The kind of a row: the kinds of entities, but `other`, which is no kind one would list.
fn kind_of(word: &Spanned<String>) -> Result<Kind, Fault> {
    Kind::from_name(word.get_ref()).filter(|kind| *kind != Kind::Other).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other).map(Kind::name).collect();
        (word.span(), format!("there is no kind `{}`; there are {}", word.get_ref(), known.join(", ")))
    })
}

/// The place of the name at fault, else of its row.
fn place(error: &SettingError, names: &Names, gazetteer: &[Spanned<Row>]) -> Range<usize> {
    let (row, written): (Range<usize>, Vec<&Spanned<String>>) = match error.list {
        SettingList::Titles => (names.titles[error.row].span(), Vec::new()),
        SettingList::Apart => (names.never_merge[error.row].span(), names.never_merge[error.row].get_ref().iter().collect()),
        SettingList::Entities if error.row < names.aliases.len() => (names.aliases[error.row].span(), names.aliases[error.row].get_ref().iter().collect()),
        SettingList::Entities => {
            let row = &gazetteer[error.row - names.aliases.len()];
            let Row { name, aliases, demonyms, .. } = row.get_ref();
            (row.span(), [name].into_iter().chain(aliases).chain(demonyms).collect())
        }
    };
    // Of a name that stands twice, the second one is too much.
    written.into_iter().rev().find(|name| error.name.as_ref() == Some(name.get_ref())).map_or(row, Spanned::span)
}

fn strings(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.get_ref().clone()).collect()
}
