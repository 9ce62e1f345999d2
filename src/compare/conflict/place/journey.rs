//! Where a vehicle comes from and where it goes.

use super::{Texts, excludes, name, sentences, sole, wording};
use crate::annotate::Annotated;
use crate::annotate::claim::word::{Word, folded};
use crate::article::{ArticleIndex, Locus, Span};
use crate::compare::conflict::Conflict;
use crate::compare::conflict::sole::Told;
use crate::story::Story;
use crate::text::fold_words;

/// Nouns of vehicles; those of one row may be one vehicle.
const VEHICLES: &[(&str, &[&str])] = &[
    ("train", &["train", "express", "service"]),
    ("plane", &["plane", "aircraft", "airliner", "jet", "flight", "airbus", "boeing"]),
    ("ship", &["ship", "ferry", "boat", "vessel", "tanker", "freighter", "liner"]),
    ("bus", &["bus", "coach"]),
];

/// Words that may stand between a vehicle and the place it comes from or goes to.
const WAY: &[&str] = &[
    "on",
    "its",
    "way",
    "was",
    "is",
    "were",
    "had",
    "been",
    "traveling",
    "travelling",
    "flying",
    "sailing",
    "running",
    "going",
    "coming",
    "heading",
    "headed",
    "bound",
    "en",
    "route",
    "that",
    "which",
    "taken",
    "took",
    "off",
    "departed",
    "due",
    "scheduled",
    "regular",
    "nonstop",
    "non-stop",
];

/// What ends before the name of the place a vehicle goes to.
const TOWARDS: &[[&str; 2]] = &[
    ["bound", "for"],
    ["heading", "for"],
    ["heading", "to"],
    ["headed", "for"],
    ["headed", "to"],
    ["route", "to"],
    ["way", "to"],
    ["flying", "to"],
    ["sailing", "to"],
];

/// The farthest a vehicle is looked for, in words.
const FARTHEST: usize = 14;

/// What is told of a vehicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Origin,
    Destination,
    /// Both, as "origin > destination": two articles may tell them the other way round.
    Both,
}

/// Row of the vehicle and what is told of it.
type Slot = (usize, End);

pub(super) fn conflicts(articles: &[Annotated], story: &Story, texts: &Texts<'_>) -> Vec<(f64, Conflict)> {
    let told: Vec<Told<Slot>> = story.articles.iter().flat_map(|&index| read(&articles[index.0], index)).collect();
    let differs = |a: &Told<Slot>, b: &Told<Slot>| match a.slot.1 {
        End::Origin | End::Destination => excludes(texts, a, b),
        End::Both => a.normalized.split_once(" > ").is_some_and(|(from, to)| b.normalized.split_once(" > ") == Some((to, from))),
    };
    sole::conflicts(articles, &told, differs, |one| {
        let (vehicle, end) = (VEHICLES[one.slot.0].0, one.slot.1);
        let (attribute, what) = match end {
            End::Origin => ("origin", "comes from"),
            End::Destination => ("destination", "goes to"),
            End::Both => ("direction", "comes from and goes to"),
        };
        wording(vehicle, attribute, format!("each article tells where one {vehicle} {what}"))
    })
}

/// The journeys of an article.
fn read(annotated: &Annotated, index: ArticleIndex) -> Vec<Told<Slot>> {
    let text = &annotated.article.text;
    let mut found = Vec::new();
    for (position, words) in sentences(annotated) {
        let mut tell = |row: usize, end: End, span: Span, normalized: String| {
            found.push(Told { slot: (row, end), locus: Locus { article: index, span }, sentence: position, normalized, is_sure: true });
        };
        for at in 0..words.len() {
            let Some(journey) = behind(&words, at).or_else(|| before(&words, at)) else { continue };
            let folded = |span: Span| fold_words(span.of(text));
            if let Some(from) = journey.from {
                tell(journey.row, End::Origin, from, folded(from));
            }
            if let Some(to) = journey.to {
                tell(journey.row, End::Destination, to, folded(to));
            }
            if let (Some(from), Some(to)) = (journey.from, journey.to) {
                tell(journey.row, End::Both, from.join(to), format!("{} > {}", folded(from), folded(to)));
            }
        }
    }
    found
}

/// What one phrase tells of a journey.
struct Journey {
    row: usize,
    from: Option<Span>,
    to: Option<Span>,
}

/// "The train from Harn to Orlund", "the plane, bound for Orlund", with the preposition at `at`.
fn behind(words: &[Word<'_>], at: usize) -> Option<Journey> {
    let word = |at: usize| folded(words, at);
    if word(at) == "from" {
        let (from, end) = name(words, at + 1)?;
        let to = (word(end) == "to").then(|| name(words, end + 1)).flatten().map(|(to, _)| to);
        return vehicle_before(words, at).map(|row| Journey { row, from: Some(from), to });
    }
    let leads = at > 0 && TOWARDS.contains(&[word(at - 1), word(at)]);
    let to = if leads || word(at) == "to" && at > 0 && row(words, at - 1).is_some() { name(words, at + 1)?.0 } else { return None };
    vehicle_before(words, at).map(|row| Journey { row, from: None, to: Some(to) })
}

/// "A Harn to Orlund train", with the vehicle at `at`.
fn before(words: &[Word<'_>], at: usize) -> Option<Journey> {
    let row = row(words, at)?;
    let is_name = |at: usize| words[at].is_capital() && words[at].is_content();
    let start_of = |end: usize| (0..end).rev().take_while(|&at| is_name(at)).last();
    let to = start_of(at)?;
    let joint = to.checked_sub(1).filter(|&joint| words[joint].folded == "to")?;
    let from = start_of(joint)?;
    Some(Journey { row, from: Some(words[from].span.join(words[joint - 1].span)), to: Some(words[to].span.join(words[at - 1].span)) })
}

/// The row of the vehicle that the words before `at` lead back to, past what is set between commas.
fn vehicle_before(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut next = at;
    while next > 0 && at - next < FARTHEST {
        next -= 1;
        if let Some(row) = row(words, next) {
            return Some(row);
        }
        let word = &words[next];
        let is_model = word.is_number || word.text.chars().any(|c| c.is_ascii_digit());
        if word.text == "," {
            let opening = (next.saturating_sub(8)..next).rev().find(|&before| words[before].text == ",");
            next = opening.unwrap_or(next);
        } else if !is_model && !WAY.contains(&word.folded.as_str()) {
            return None;
        }
    }
    None
}

/// The row of the vehicle at `at`, if there is one.
fn row(words: &[Word<'_>], at: usize) -> Option<usize> {
    VEHICLES.iter().position(|(_, nouns)| nouns.contains(&words[at].folded.as_str()))
}
