//! The names of a story's articles as linking sees them: without marks, with the titles before them, of one kind a spelling.

use std::collections::{BTreeMap, BTreeSet};

use super::block;
use super::body::is_party;
use super::normal;
use super::person::Person;
use super::rules::{Party, Rules};
use super::word::{self, Word};
use super::{gazetteer, list, pair};
use crate::annotate::{Annotated, Kind, Mention};
use crate::article::{ArticleIndex, Locus, Span};
use crate::lexicon::{CITIES, GIVEN_NAMES, ORGANIZATION_WORDS, REGIONS, SURNAMES, TITLES, ordinary_share};
use crate::text::{Token, TokenKind, fold, fold_words};

/// A name at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Where it stands.
    pub(super) locus: Locus,
    /// What it names: first as the article's annotation says, then as the story shows.
    pub(super) kind: Kind,
    /// As written.
    pub(super) text: String,
    /// As it is linked: with the titles before it ("President Ann Holt"), without what ran together with it.
    pub(super) titled: String,
    /// Whom the settings say it stands for.
    pub(super) party: Option<Party>,
}

impl Named {
    /// Whether it is the name of an account.
    pub(super) fn is_account(&self) -> bool {
        self.text.starts_with('@')
    }
}

/// The names of one article, in order.
pub(super) fn names(annotated: &Annotated, article: ArticleIndex, rules: &Rules) -> Vec<Named> {
    let text = &annotated.article.text;
    let known = alone(annotated);
    let apart = annotated.mentions.iter().flat_map(|mention| compound_apart(mention.span, text, &known).into_iter().map(|span| (span, mention.kind)));
    let mut places: Vec<(Span, Kind)> = apart.collect();
    add_listed(annotated, &mut places, rules);
    let told = places.into_iter().map(|(span, kind)| behind_title(annotated, span, kind, rules));
    let named = told.map(|(span, kind)| named(annotated, Locus { article, span }, kind, rules));
    named.filter(|named| !normal::bare(&named.text).is_empty() && !rules.is_title_alone(&named.text)).collect()
}

/// Adds the places of listed names that nothing longer covers; what is found inside one is a part of it.
fn add_listed(annotated: &Annotated, places: &mut Vec<(Span, Kind)>, rules: &Rules) {
    for found in rules.find(&annotated.article.text) {
        let first = places.partition_point(|(span, _)| span.end() <= found.start());
        let end = places.partition_point(|(span, _)| span.start() < found.end());
        let inside = &places[first..end.max(first)];
        let is_free = inside.iter().all(|(span, _)| found.contains(*span)) && annotated.layout.sentence_at(found.start()).is_some();
        if is_free && inside.iter().all(|(span, _)| *span != found) {
            places.splice(first..end.max(first), [(found, Kind::Other)]);
        }
    }
}

/// A name without the titles of the settings in front of it; what stands behind such a title is a person.
fn behind_title(annotated: &Annotated, span: Span, kind: Kind, rules: &Rules) -> (Span, Kind) {
    let text = &annotated.article.text;
    let taken = rules.title_bytes(span.of(text));
    let sentence = annotated.layout.sentence_at(span.start()).map_or(span.start(), |sentence| annotated.layout.sentences[sentence].span.start());
    let is_titled = taken > 0 || rules.ends_in_title(&text[sentence..span.start()]);
    (Span::new(span.start() + taken, span.end()), if is_titled { Kind::Person } else { kind })
}

/// What the article calls somebody or something by one word, folded: surnames and names of one word.
fn alone(annotated: &Annotated) -> BTreeSet<String> {
    let surface = |mention: &Mention| fold(normal::bare(mention.span.of(&annotated.article.text)));
    let word = |mention| {
        let surface = surface(mention);
        let last = surface.rsplit(' ').next().unwrap_or("");
        (mention.kind == Kind::Person || last.len() == surface.len()).then(|| last.to_owned())
    };
    annotated.mentions.iter().filter_map(word).collect()
}

/// "Norwegian-Danish" names two countries, and "Holt-Vance" two people where the article knows a Holt and a Vance; any other name is one.
fn compound_apart(span: Span, text: &str, known: &BTreeSet<String>) -> Vec<Span> {
    let slice = span.of(text);
    let parts = || slice.split(['-', '–']);
    let all_known = || !slice.contains(char::is_whitespace) && parts().all(|part| part.len() > 1 && known.contains(&fold(part)));
    if parts().count() < 2 || !parts().all(|part| gazetteer::country(part).is_some()) && !all_known() {
        return vec![span];
    }
    let mut spans = Vec::new();
    let mut start = span.start();
    for part in parts() {
        spans.push(Span::new(start, start + part.len()));
        start += part.len() + text[start + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    spans
}

/// The name at a place of an article.
pub(super) fn named(annotated: &Annotated, locus: Locus, kind: Kind, rules: &Rules) -> Named {
    let text = normal::one_line(locus.span.of(&annotated.article.text));
    let kind = rules.kind(&text).unwrap_or(kind);
    let titles = if kind == Kind::Person { titles_before(annotated, locus.span) } else { String::new() };
    let name = if kind == Kind::Person && normal::is_run_together(&text) { normal::before_seam(&text) } else { text.clone() };
    Named { locus, kind, titled: format!("{titles}{name}"), party: rules.party(&text), text }
}

/// No more titles than this stand before a name.
const MOST_TITLES: usize = 4;

/// The titles right before a name, each followed by a space.
fn titles_before(annotated: &Annotated, span: Span) -> String {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    let first = layout.tokens.partition_point(|token| token.span.start() < span.start());
    let Some(sentence) = layout.sentence_at(span.start()) else { return String::new() };
    let tokens = &layout.tokens[layout.sentences[sentence].tokens.start.min(first)..first];
    let listed = |token: &Token| TITLES.get(fold(token.span.of(text)).trim_end_matches('.'));
    let is_title = |token: &&Token| token.kind == TokenKind::Word && listed(token).is_some();
    let count = tokens.iter().rev().take(MOST_TITLES).take_while(is_title).count();
    let titles = &tokens[tokens.len() - count..];
    // "former" alone is none.
    if !titles.iter().any(|token| listed(token).is_some_and(|kind| kind.ends_with("title"))) {
        return String::new();
    }
    titles.iter().fold(String::new(), |titles, token| titles + token.span.of(text).trim_end_matches('.') + " ")
}

/// Share of a spelling's uses from which on its kind goes for all of them; below it each article keeps its own.
const CLEAR_SHARE: f64 = 0.6;

/// Gives each spelling the kind that most of its uses have: what one sentence leaves open another one tells.
///
/// A listed name has the kind it is listed with, else that which most names of its entity have.
pub(super) fn settle_kinds(names: &mut [Named], rules: &Rules) {
    let listed = kinds_of_listed(names, rules);
    let is_in_full = |named: &&Named| named.kind == Kind::Person && !normal::is_run_together(&named.text);
    let people: Vec<Person> = names.iter().filter(is_in_full).map(|named| Person::new(&named.text)).filter(Person::is_full).collect();
    let story = Told::new(names, &people);
    for named in names {
        named.kind = match named.party.and_then(|party| listed.get(&party)) {
            Some(kind) => rules.kind(&named.text).unwrap_or(*kind),
            None => story.kind(named),
        };
    }
}

/// How often a name has each kind.
type Counts = BTreeMap<Kind, usize>;

fn most(counts: &Counts) -> Kind {
    list::majority(counts.iter().map(|(&kind, &count)| (kind, count)))
}

/// What a story tells of the kinds of its names. Words and surfaces are folded.
struct Told<'p> {
    /// By surface.
    kinds: BTreeMap<String, Counts>,
    kinds_in_article: BTreeMap<(String, ArticleIndex), Counts>,
    /// All words of people's full names.
    parts: BTreeSet<&'p str>,
    /// The last of them.
    surnames: BTreeSet<&'p str>,
    spellings: Surnames<'p>,
    /// Names of one word that mostly name people.
    bare_people: BTreeSet<String>,
    /// Last words of events' names.
    events: BTreeSet<String>,
}

impl<'p> Told<'p> {
    fn new(names: &[Named], people: &'p [Person]) -> Self {
        let surnames = || people.iter().filter_map(|person| person.core.last());
        let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
        let mut kinds_in_article: BTreeMap<(String, ArticleIndex), Counts> = BTreeMap::new();
        for named in names {
            let surface = fold_words(normal::bare(&named.text));
            *kinds.entry(surface.clone()).or_default().entry(named.kind).or_default() += 1;
            *kinds_in_article.entry((surface, named.locus.article)).or_default().entry(named.kind).or_default() += 1;
        }
        let is_bare_person = |(surface, counts): &(&String, &Counts)| !surface.contains(' ') && most(counts) == Kind::Person;
        let events = names.iter().filter(|named| named.kind == Kind::Event);
        Self {
            parts: people.iter().flat_map(|person| &person.core).map(|word| word.text.as_str()).collect(),
            surnames: surnames().map(|word| word.text.as_str()).collect(),
            spellings: Surnames::new(surnames()),
            bare_people: kinds.iter().filter(is_bare_person).map(|(surface, _)| surface.clone()).collect(),
            events: events.filter_map(|named| fold_words(&named.text).rsplit_once(' ').map(|(_, last)| last.to_owned())).collect(),
            kinds,
            kinds_in_article,
        }
    }

    fn kind(&self, named: &Named) -> Kind {
        let surface = fold_words(normal::bare(&named.text));
        if is_party(&surface) {
            return Kind::Organization;
        }
        let counts = &self.kinds[&surface];
        let kind = most(counts);
        let in_article = || most(&self.kinds_in_article[&(surface.clone(), named.locus.article)]);
        let is_part = || self.parts.contains(surface.as_str());
        let is_country = gazetteer::country(&named.text).is_some();
        let is_place = is_country || CITIES.contains(&surface) || REGIONS.contains(&surface);
        if !is_place && self.is_somebodys(named, &surface, kind) {
            return Kind::Person;
        }
        if named.kind == Kind::Person && CITIES.contains(&surface) && self.is_nobodys(&surface) {
            return Kind::Place;
        }
        // A storm goes by its name alone, as people do: "Hurricane Dora", then "Dora".
        let is_clear = counts[&kind] as f64 >= CLEAR_SHARE * counts.values().sum::<usize>() as f64;
        if (named.kind == Kind::Person || is_clear && kind == Kind::Person) && self.events.contains(&surface) && !is_part() {
            return Kind::Event;
        }
        if is_country {
            // "Jordan" may be a man, if a man of the story is called so.
            let may_change = named.kind == Kind::Person && !(is_part() && in_article() == Kind::Person);
            let country = if kind == Kind::Person { Kind::Place } else { kind };
            return if may_change { country } else { named.kind };
        }
        if is_clear || surface.contains(' ') {
            return kind;
        }
        if !is_part() && counts.contains_key(&Kind::Person) {
            // One bare word that nobody's full name explains and that is a place or a body elsewhere in the story.
            return list::majority(counts.iter().filter(|&(&kind, _)| kind != Kind::Person).map(|(&kind, &count)| (kind, count)));
        }
        in_article()
    }

    /// Whether a name is the surname of somebody the story names in full, in its spelling or another, or ends in it, or is such a name in full.
    fn is_somebodys(&self, named: &Named, surface: &str, kind: Kind) -> bool {
        let ends_in_surname = || surface.rsplit_once(' ').is_some_and(|(_, last)| self.surnames.contains(last));
        self.surnames.contains(surface)
            || kind == Kind::Other && (ends_in_surname() || self.spellings.holds(surface))
            || named.kind != Kind::Event && is_person_in_full(surface, &self.bare_people)
    }

    /// Whether no surname of the story and no list knows it as a person's.
    fn is_nobodys(&self, surface: &str) -> bool {
        surface.contains(' ') || !self.surnames.contains(surface) && !GIVEN_NAMES.contains(surface) && !SURNAMES.contains(surface)
    }
}

/// Whether a name is a given name and a surname that the story uses alone for a person: then it is that person's, whatever it was taken for.
fn is_person_in_full(surface: &str, bare_people: &BTreeSet<String>) -> bool {
    let words: Vec<&str> = surface.split(' ').collect();
    let [first, .., last] = words.as_slice() else { return false };
    let is_given = GIVEN_NAMES.contains(first) || bare_people.contains(*first);
    words.len() < 4 && is_given && bare_people.contains(*last) && !words.iter().any(|word| ORGANIZATION_WORDS.contains(word))
}

/// The kind of each listed entity that is named: as listed, else as most of its names, else as its names tell.
fn kinds_of_listed(names: &[Named], rules: &Rules) -> BTreeMap<Party, Kind> {
    let mut uses: BTreeMap<Party, Vec<Kind>> = BTreeMap::new();
    for named in names {
        if let Some(party) = named.party.filter(|&party| rules.is_entity(Some(party))) {
            uses.entry(party).or_default().push(named.kind);
        }
    }
    let kind = |party: Party, kinds: &[Kind]| {
        let telling: Vec<(Kind, usize)> = kinds.iter().filter(|kind| **kind != Kind::Other).map(|&kind| (kind, 1)).collect();
        if telling.is_empty() {
            rules.names(party).iter().find_map(|name| pair::guess(name)).unwrap_or(Kind::Other)
        } else {
            list::majority(telling.into_iter())
        }
    };
    uses.into_iter().map(|(party, kinds)| (party, kind(party, &kinds))).collect()
}

/// Surnames by the key that their spellings share.
struct Surnames<'a>(BTreeMap<block::Key, Vec<&'a Word>>);

impl<'a> Surnames<'a> {
    fn new(words: impl Iterator<Item = &'a Word>) -> Self {
        let mut surnames: BTreeMap<block::Key, Vec<&Word>> = BTreeMap::new();
        for word in words {
            surnames.entry(block::word_key(word)).or_default().push(word);
        }
        Self(surnames)
    }

    /// Whether an unknown word is one of them in another spelling.
    fn holds(&self, surface: &str) -> bool {
        let word = Word::new(surface);
        let is_unknown = !surface.contains(' ') && ordinary_share(surface).is_none() && !word.is_given_name() && !word.is_surname();
        is_unknown && self.0.get(&block::word_key(&word)).is_some_and(|surnames| surnames.iter().any(|surname| word::likeness(&word, surname) >= 0.82))
    }
}
