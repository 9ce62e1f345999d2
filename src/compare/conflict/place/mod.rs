//! Two places for what has one: where a train comes from and goes to, where somebody was born, on which street a shop stands.

mod birth;
mod journey;
mod street;

use super::sole::{self, Told, Wording};
use super::who::Directory;
use super::{Conflict, ConflictKind};
use crate::annotate::Annotated;
use crate::annotate::claim::word::Word;
use crate::article::Span;
use crate::lexicon::{CITIES, COUNTRIES, REGIONS};
use crate::story::Story;
use crate::text::{BlockKind, fold_words};

/// Finds things that two articles put in two places.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let mut found = journey::conflicts(articles, story);
    found.extend(birth::conflicts(articles, story, directory));
    found.extend(street::conflicts(articles, story));
    found
}

fn wording(subject: &str, attribute: &'static str, reason: String) -> Wording {
    Wording { kind: ConflictKind::Place, subject: subject.to_owned(), attribute, reason }
}

/// The name in capitals that begins at `at`: its place in the text and the position behind it. `None` for what is named after a
/// place ("Boston's", "Boston airport"), and for initials, which may stand for a name in full.
fn name(words: &[Word<'_>], at: usize) -> Option<(Span, usize)> {
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.is_capital() && (word.is_content() || word.mention.is_some()));
    let is_link = |at: usize| matches!(words[at].folded.as_str(), "de" | "la" | "le" | "el" | "al" | "of" | "upon") && is_name(at + 1);
    let end = (at..words.len()).find(|&at| !is_name(at) && !is_link(at)).unwrap_or(words.len());
    let (first, last) = (words.get(at).filter(|_| is_name(at))?, words.get(end.checked_sub(1)?)?);
    let next = words.get(end).map_or("", |word| word.text);
    let is_part = matches!(next, "'s" | "’s" | "'" | "’") || AFTER.contains(&next) || AFTER.contains(&last.folded.as_str());
    let is_initials = first.text.len() <= 4 && first.text.chars().all(|c| c.is_uppercase() || c == '.');
    (!is_part && !is_initials && end - at <= MOST_WORDS).then(|| (first.span.join(last.span), end))
}

/// Words in a longer name than this ran together.
const MOST_WORDS: usize = 4;

/// Words at the end of a name, or behind it, that make it something in or of a place.
const AFTER: &[&str] = &[
    "airport",
    "station",
    "university",
    "hospital",
    "port",
    "terminal",
    "area",
    "province",
    "region",
    "county",
    "state",
    "district",
    "base",
    "island",
    "islands",
];

/// How large a place is, as far as the lists know.
#[derive(Debug, PartialEq, Eq)]
enum Size {
    Country,
    Region,
    Town,
}

fn size(folded: &str) -> Size {
    let is_country = COUNTRIES.get(folded).is_some_and(|value| !value.ends_with("capital"));
    // New York is both, and mostly meant as the city.
    let is_town = CITIES.contains(folded) || CITIES.contains(&format!("{folded} city"));
    if is_country && !is_town {
        Size::Country
    } else if REGIONS.contains(folded) && !is_town {
        Size::Region
    } else {
        Size::Town
    }
}

/// Whether two places exclude each other: of one size, neither part of the other's name, and neither told anywhere in the other's article.
fn excludes<S>(articles: &[Annotated], a: &Told<S>, b: &Told<S>) -> bool {
    let tells = |article: &Told<S>, name: &str| fold_words(&articles[article.locus.article.0].article.text).contains(name);
    let (x, y) = (&a.normalized, &b.normalized);
    size(x) == size(y) && !x.split(' ').any(|word| y.split(' ').any(|other| word == other)) && !tells(a, y) && !tells(b, x)
}

/// Sentences that tell what happened: no headline, in which every word may have a capital.
fn is_read(annotated: &Annotated, sentence: usize) -> bool {
    let layout = &annotated.layout;
    let block = layout.block_of(&layout.sentences[sentence]);
    block.repeats.is_none() && !matches!(block.kind, BlockKind::Headline | BlockKind::Furniture | BlockKind::Meta)
}
