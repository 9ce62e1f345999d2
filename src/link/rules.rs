//! What a user tells of names, checked: who is one, who is never one, titles and names of one's own.

use std::collections::{BTreeMap, BTreeSet};

use regex::{Regex, RegexBuilder};

use super::normal;
use super::person::Person;
use crate::annotate::Kind;
use crate::article::Span;
use crate::lexicon::{GIVEN_NAMES, SURNAMES};
use crate::text::fold_words;

/// What a user tells of names; [`Rules::new`] checks it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where it is told, as reasons say it: "newsdiff.toml".
    pub source: String,
    /// Names that are one entity, a row each.
    pub entities: Vec<Listed>,
    /// Names that are never one entity, each list two or more.
    pub apart: Vec<Vec<String>>,
    /// Words that stand before a person's name and are no part of it: "Tánaiste".
    pub titles: Vec<String>,
}

/// An entity with all its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// What it is called.
    pub name: String,
    /// Its other names. Without a kind there must be some.
    pub others: Vec<String>,
    /// Adjectives made of its name, and names of its people: "Vellinger".
    pub demonyms: Vec<String>,
    /// What it is; `None` leaves that to the articles.
    pub kind: Option<Kind>,
}

impl Listed {
    fn names(&self) -> impl Iterator<Item = (&String, Role)> {
        let others = self.others.iter().map(|name| (name, Role::Other));
        [(&self.name, Role::Name)].into_iter().chain(others).chain(self.demonyms.iter().map(|name| (name, Role::Demonym)))
    }
}

/// Why a row of [`Settings`] is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError {
    /// In which list.
    pub list: SettingList,
    /// Position of the row.
    pub row: usize,
    /// The name of the row that is at fault, where it is one.
    pub name: Option<String>,
    /// What is wrong, in plain words.
    pub reason: String,
}

/// A list of [`Settings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingList {
    /// [`Settings::entities`].
    Entities,
    /// [`Settings::apart`].
    Apart,
    /// [`Settings::titles`].
    Titles,
}

/// What a user tells of names, ready for linking. The default tells nothing.
///
/// ```
/// use newsdiff::link::{self, Listed, Rules, Settings};
///
/// let row = Listed { name: "Ann Holt".into(), others: vec!["The Gull".into()], ..Listed::default() };
/// let rules = Rules::new(&Settings { source: "newsdiff.toml".into(), entities: vec![row], ..Settings::default() }).unwrap();
/// assert_eq!(link::compare("the Gull", "Ann Holt", None, &rules).reason, "alias in newsdiff.toml");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rules {
    source: String,
    parties: Vec<Entry>,
    /// Parties by the surface of their names.
    surfaces: BTreeMap<String, (Party, Role)>,
    /// The smaller party first.
    apart: BTreeSet<(Party, Party)>,
    /// Folded words of each title.
    titles: BTreeSet<Vec<String>>,
    /// Finds the names of listed entities in running text.
    names: Option<Regex>,
}

/// Whom a name of the settings stands for: a listed entity, or a name that is only kept apart from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Party(usize);

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    kind: Option<Kind>,
    /// All its names but demonyms.
    names: Vec<String>,
    is_entity: bool,
}

/// What a listed name is to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Name,
    Other,
    Demonym,
}

/// What makes two names one before they are compared: folded words, without article and possessive.
fn surface(text: &str) -> String {
    normal::body_words(text).join(" ")
}

impl Rules {
    /// Checks what a user tells.
    ///
    /// # Errors
    /// The first row that cannot be meant: a name without letters, a list that is too short, a name that two entities bear,
    /// names that are told to be one and never one.
    pub fn new(settings: &Settings) -> Result<Self, SettingError> {
        let mut rules = Self { source: settings.source.clone(), ..Self::default() };
        for (row, listed) in settings.entities.iter().enumerate() {
            rules.add_entity(listed).map_err(|(name, reason)| SettingError { list: SettingList::Entities, row, name, reason })?;
        }
        for (row, names) in settings.apart.iter().enumerate() {
            rules.keep_apart(names).map_err(|(name, reason)| SettingError { list: SettingList::Apart, row, name, reason })?;
        }
        for (row, title) in settings.titles.iter().enumerate() {
            let words: Vec<String> = fold_words(title).split_whitespace().map(str::to_owned).collect();
            if words.is_empty() {
                return Err(SettingError { list: SettingList::Titles, row, name: Some(title.clone()), reason: format!("`{title}` is no title") });
            }
            rules.titles.insert(words);
        }
        rules.names = pattern(settings);
        Ok(rules)
    }

    fn add_entity(&mut self, listed: &Listed) -> Result<(), Fault> {
        if listed.kind.is_none() && listed.others.is_empty() {
            return Err((None, "one name alone is no alias: two or more are needed".into()));
        }
        if let (Some(demonym), Some(kind @ (Kind::Person | Kind::Event))) = (listed.demonyms.first(), listed.kind) {
            return Err((Some(demonym.clone()), format!("`{demonym}`: there are no demonyms of kind {}", kind.name())));
        }
        let party = Party(self.parties.len());
        let names = listed.names().filter(|(_, role)| *role != Role::Demonym).map(|(name, _)| name.clone()).collect();
        self.parties.push(Entry { name: listed.name.clone(), kind: listed.kind, names, is_entity: true });
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (name, role) in listed.names() {
            if !seen.insert(name) {
                return Err((Some(name.clone()), format!("`{name}` stands twice in one list")));
            }
            let (known, _) = *self.surfaces.entry(checked(name)?).or_insert((party, role));
            if known != party {
                return Err((Some(name.clone()), format!("`{name}` is a name of {} already: a name can have one bearer", self.parties[known.0].name)));
            }
        }
        Ok(())
    }

    fn keep_apart(&mut self, names: &[String]) -> Result<(), Fault> {
        if names.len() < 2 {
            return Err((None, "two or more names are needed that are never one".into()));
        }
        let mut parties: Vec<(Party, &String)> = Vec::new();
        for name in names {
            let surface = checked(name)?;
            let next = Party(self.parties.len());
            let (party, _) = *self.surfaces.entry(surface).or_insert((next, Role::Name));
            if party == next {
                self.parties.push(Entry { name: name.clone(), kind: None, names: vec![name.clone()], is_entity: false });
            }
            if let Some((_, other)) = parties.iter().find(|(other, _)| *other == party) {
                let why = if self.parties[party.0].is_entity { "are listed as one entity" } else { "are one name" };
                return Err((Some(name.clone()), format!("`{other}` and `{name}` {why}, and cannot be kept apart")));
            }
            parties.push((party, name));
        }
        for (place, &(one, _)) in parties.iter().enumerate() {
            self.apart.extend(parties[place + 1..].iter().map(|&(other, _)| (one.min(other), one.max(other))));
        }
        Ok(())
    }

    /// Whom a name stands for, titles before it left out if need be.
    pub(super) fn party(&self, text: &str) -> Option<Party> {
        self.look_up(text).map(|(party, _)| party)
    }

    fn look_up(&self, text: &str) -> Option<(Party, Role)> {
        if self.surfaces.is_empty() {
            return None;
        }
        self.surfaces.get(&surface(text)).or_else(|| self.surfaces.get(&Person::new(text).text())).copied()
    }

    /// Whether a party is an entity with all its names, and not only a name that is kept apart.
    pub(super) fn is_entity(&self, party: Option<Party>) -> bool {
        party.is_some_and(|party| self.parties[party.0].is_entity)
    }

    /// What a listed entity is called.
    pub(super) fn name(&self, party: Party) -> Option<&str> {
        Some(&self.parties[party.0]).filter(|entry| entry.is_entity).map(|entry| entry.name.as_str())
    }

    /// All names of a listed entity.
    pub(super) fn names(&self, party: Party) -> &[String] {
        &self.parties[party.0].names
    }

    /// What a name is of, where the settings tell it; demonyms are of no kind.
    pub(super) fn kind(&self, text: &str) -> Option<Kind> {
        let (party, role) = self.look_up(text)?;
        if role == Role::Demonym { Some(Kind::Other) } else { self.parties[party.0].kind }
    }

    /// Whether two names are never one: the settings say so, or list them as two entities.
    pub(super) fn are_apart(&self, a: Option<Party>, b: Option<Party>) -> bool {
        let (Some(a), Some(b)) = (a, b) else { return false };
        a != b && (self.is_entity(Some(a)) && self.is_entity(Some(b)) || self.apart.contains(&(a.min(b), a.max(b))))
    }

    /// Whether a name may be a short name of somebody whose full names stand for `others`. A listed name goes to its own
    /// entity and nowhere else.
    pub(super) fn admits(&self, party: Option<Party>, mut others: impl Iterator<Item = Option<Party>>) -> bool {
        if party.is_none() {
            return true;
        }
        if self.is_entity(party) { others.any(|other| other == party) } else { !others.any(|other| self.are_apart(party, other)) }
    }

    /// Positions that stand for one listed entity, as pairs of the first and each later one.
    pub(super) fn together(&self, parties: impl Iterator<Item = Option<Party>>) -> Vec<(usize, usize)> {
        let mut first: BTreeMap<Party, usize> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (place, party) in parties.enumerate() {
            if let Some(party) = party.filter(|_| self.is_entity(party)) {
                let known = *first.entry(party).or_insert(place);
                if known != place {
                    pairs.push((known, place));
                }
            }
        }
        pairs
    }

    /// Why a name is one of its entity's, in words of the newsroom; `None` where the settings do not tell it.
    pub(super) fn reason(&self, text: &str) -> Option<String> {
        let (party, role) = self.look_up(text)?;
        let what = if role == Role::Demonym { "adjective or people" } else { "alias" };
        self.is_entity(Some(party)).then(|| format!("{what} in {}", self.source))
    }

    /// Why two names are never one.
    pub(super) fn reason_apart(&self, a: Party, b: Party) -> String {
        let what = if self.apart.contains(&(a.min(b), a.max(b))) { "never-merge" } else { "two entities" };
        format!("{what} in {}", self.source)
    }

    /// Where listed names stand in a text, in order, none over another.
    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        let spans = |names: &Regex| names.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect();
        self.names.as_ref().map(spans).unwrap_or_default()
    }

    /// How many bytes of a name are titles of one's own and the space behind them; the last word is never one.
    pub(super) fn title_bytes(&self, name: &str) -> usize {
        if self.titles.is_empty() {
            return 0;
        }
        let mut taken = 0;
        while let Some(more) = self.title_at(&name[taken..]) {
            taken += more;
        }
        taken
    }

    fn title_at(&self, name: &str) -> Option<usize> {
        let ends = name.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(end, _)| end);
        let is_title = |end: &usize| self.is_title(&name[..*end]) && name[*end..].contains(char::is_alphanumeric);
        let end = ends.rev().find(is_title)?;
        Some(name.len() - name[end..].trim_start().len())
    }

    /// Whether words are a title of one's own and nothing else.
    pub(super) fn is_title(&self, words: &str) -> bool {
        !self.titles.is_empty() && self.titles.contains(&fold_words(words).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    /// Whether a name is a title of one's own and no name that anybody bears.
    pub(super) fn is_title_alone(&self, name: &str) -> bool {
        let folded = || fold_words(name);
        self.is_title(name) && !GIVEN_NAMES.contains(&folded()) && !SURNAMES.contains(&folded())
    }

    /// Whether a title of one's own ends the words before a name.
    pub(super) fn ends_in_title(&self, before: &str) -> bool {
        let is_word = before.ends_with(char::is_whitespace) && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '.');
        let folded = if self.titles.is_empty() || !is_word { String::new() } else { fold_words(before) };
        let words: Vec<&str> = folded.split_whitespace().collect();
        self.titles.iter().any(|title| words.len() >= title.len() && words[words.len() - title.len()..].iter().eq(title))
    }
}

/// The name at fault and what is wrong.
type Fault = (Option<String>, String);

/// The surface of a name that has letters or digits.
fn checked(name: &str) -> Result<String, Fault> {
    let surface = surface(name);
    if surface.is_empty() { Err((Some(name.to_owned()), format!("`{name}` is no name"))) } else { Ok(surface) }
}

/// A pattern for the names of listed entities in running text, the longest of several. Names without a capital are too
/// common to look for.
fn pattern(settings: &Settings) -> Option<Regex> {
    let names = settings.entities.iter().flat_map(Listed::names).map(|(name, _)| name.trim());
    let mut names: Vec<&str> = names.filter(|name| name.contains(char::is_uppercase)).collect();
    names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let alternatives: Vec<String> = names.into_iter().map(in_text).collect();
    let compiled = || RegexBuilder::new(&alternatives.join("|")).size_limit(usize::MAX).build().expect("escaped names are a pattern of any size");
    (!alternatives.is_empty()).then(compiled)
}

/// A pattern for one name, between borders of words, however it is broken into lines and whatever its apostrophes.
fn in_text(name: &str) -> String {
    let word = |word: &str| if word.eq_ignore_ascii_case("the") { "[Tt]he".to_owned() } else { regex::escape(word).replace(['\'', '’'], "['’]") };
    let words: Vec<String> = name.split_whitespace().map(word).collect();
    let border = |c: Option<char>, border: &'static str| if c.is_some_and(char::is_alphanumeric) { border } else { "" };
    format!("{}{}{}", border(name.chars().next(), r"\b{start-half}"), words.join(r"\s+"), border(name.chars().next_back(), r"\b{end-half}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(kind: Option<Kind>, names: &[&str]) -> Listed {
        Listed { name: names[0].into(), others: names[1..].iter().map(ToString::to_string).collect(), kind, ..Listed::default() }
    }

    fn settings(entities: Vec<Listed>, apart: &[&[&str]], titles: &[&str]) -> Settings {
        let strings = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        Settings { source: "newsdiff.toml".into(), entities, apart: apart.iter().map(|names| strings(names)).collect(), titles: strings(titles) }
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_row() {
        let pair = || listed(None, &["Ann Holt", "The Gull"]);
        let demonym = Listed { demonyms: vec!["Holtian".into()], ..listed(Some(Kind::Person), &["Ann Holt"]) };
        for (told, list, row, name, reason) in [
            (settings(vec![pair(), listed(None, &["Vance"])], &[], &[]), SettingList::Entities, 1, None, "two or more"),
            (settings(vec![listed(None, &["Vance", " - "])], &[], &[]), SettingList::Entities, 0, Some(" - "), "is no name"),
            (settings(vec![listed(None, &["Vance", "Vance"])], &[], &[]), SettingList::Entities, 0, Some("Vance"), "stands twice"),
            (settings(vec![pair(), listed(None, &["Vance", "the gull"])], &[], &[]), SettingList::Entities, 1, Some("the gull"), "of Ann Holt already"),
            (settings(vec![demonym], &[], &[]), SettingList::Entities, 0, Some("Holtian"), "no demonyms of kind person"),
            (settings(vec![pair()], &[&["Ann Holt", "Vance", "The Gull"]], &[]), SettingList::Apart, 0, Some("The Gull"), "listed as one entity"),
            (settings(vec![], &[&["Türk", "Turk"]], &[]), SettingList::Apart, 0, Some("Turk"), "are one name"),
            (settings(vec![], &[&["A", "B"], &["Ann Holt"]], &[]), SettingList::Apart, 1, None, "two or more"),
            (settings(vec![], &[&["A", ""]], &[]), SettingList::Apart, 0, Some(""), "is no name"),
            (settings(vec![], &[], &["Sheikh", "."]), SettingList::Titles, 1, Some("."), "is no title"),
        ] {
            let error = Rules::new(&told).unwrap_err();
            assert_eq!((error.list, error.row, error.name.as_deref()), (list, row, name), "{}", error.reason);
            assert!(error.reason.contains(reason), "{}", error.reason);
        }
    }

    #[test]
    fn a_listed_name_is_found_as_it_is_written() {
        let rules = Rules::new(&settings(vec![listed(Some(Kind::Team), &["Velling Gulls", "the Gulls", "O'Harns", "gulls"])], &[], &[])).unwrap();
        let text = "Velling\nGulls won. All the Gulls sang; The Gulls, seagulls and gulls and the Gullsby did not, said O’Harns.";
        let found: Vec<&str> = rules.find(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Velling\nGulls", "the Gulls", "The Gulls", "O’Harns"]);
    }

    #[test]
    fn a_house_list_of_thousands_of_names_is_read() {
        let names: Vec<[String; 2]> = (0..6_000).map(|n| [format!("Velling Gull {n} of Harnholm"), format!("Tern {n} Velling of Harnholm")]).collect();
        let entities = names.iter().map(|[name, other]| listed(None, &[name, other])).collect();
        let rules = Rules::new(&settings(entities, &[], &[])).unwrap();
        assert_eq!(rules.find("It was Velling Gull 5999 of Harnholm.").len(), 1);
    }

    #[test]
    fn titles_are_taken_from_the_front_and_the_last_word_is_none() {
        let rules = Rules::new(&settings(vec![], &[], &["Tánaiste", "Harbour Reeve"])).unwrap();
        let rest = |name: &str| name[rules.title_bytes(name)..].to_owned();
        assert_eq!(rest("Tánaiste Ann Holt"), "Ann Holt");
        assert_eq!(rest("Harbour Reeve Tanaiste Holt"), "Holt");
        for whole in ["Tánaiste", "Harbour Holt", "Harbour Reeve", ""] {
            assert_eq!(rest(whole), whole);
        }
        assert!(rules.ends_in_title("said the Harbour Reeve ") && !rules.ends_in_title("said the Reeve ") && !rules.ends_in_title("Tánaiste, "));
    }

    #[test]
    fn two_listed_entities_are_apart() {
        let rules = Rules::new(&settings(vec![listed(None, &["Holt", "Gull"]), listed(None, &["Vance", "Tern"])], &[&["Ann", "Anne"]], &[])).unwrap();
        let apart = |a: &str, b: &str| rules.are_apart(rules.party(a), rules.party(b));
        assert!(apart("Gull", "Vance") && apart("Ann", "Anne") && !apart("Gull", "Holt") && !apart("Gull", "Ann") && !apart("Ann", "x"));
    }
}
