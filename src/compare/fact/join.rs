//! Pairs of phrases to facts: the strongest pair is the seed, other sentences join it if they hold most of what the two share.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::line::Line;
use super::overlap::{Overlap, Place, closed, weight, window};
use super::phrase;
use crate::article::ArticleIndex;
use crate::compare::align::{Term, similarity};

/// A fact before it is worded.
#[derive(Debug)]
pub(super) struct Draft {
    /// The terms that the first two share.
    pub(super) core: BTreeSet<Term>,
    /// Where it is stated.
    pub(super) places: Vec<Place>,
    /// How sure it is and how many report it, for ranking.
    pub(super) strength: f64,
}

/// Share of the seed's weight that another sentence must hold.
const LEAST_SHARE: f64 = 0.7;

/// How alike another phrase must be to one of the seed's.
const LEAST_LIKENESS: f64 = 0.6;

/// What each further article adds to a fact's strength.
const MORE_ARTICLES: f64 = 0.15;

/// Joins pairs into facts, strongest first. `overlaps` must be sorted by falling strength.
pub(super) fn join(lines: &[Line<'_>], overlaps: &[Overlap]) -> Vec<Draft> {
    let mut by_line: HashMap<usize, Vec<&Overlap>> = HashMap::new();
    for overlap in overlaps {
        by_line.entry(overlap.a.line).or_default().push(overlap);
        by_line.entry(overlap.b.line).or_default().push(overlap);
    }
    let mut taken = Taken::default();
    let mut drafts = Vec::new();
    for seed in overlaps {
        if taken.holds(&seed.a) || taken.holds(&seed.b) {
            continue;
        }
        let mut places = vec![seed.a.clone(), seed.b.clone()];
        for other in partners(&by_line, seed) {
            if places.iter().all(|place| place.line != other.line) && !taken.holds(other) {
                places.extend(restated(lines, seed, other.line));
            }
        }
        for place in &places {
            taken.add(place);
        }
        places.extend_from_slice(&seed.more);
        let articles: BTreeSet<ArticleIndex> = places.iter().map(|place| lines[place.line].article).collect();
        let strength = seed.strength * (1.0 + MORE_ARTICLES * (articles.len() - 2) as f64);
        drafts.push(Draft { core: seed.core.clone(), places, strength });
    }
    drafts.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| a.places[0].line.cmp(&b.places[0].line)));
    drafts
}

/// What the two phrases of a seed also overlap with, strongest first.
fn partners<'a>(by_line: &HashMap<usize, Vec<&'a Overlap>>, seed: &Overlap) -> Vec<&'a Place> {
    let near = |line: usize| by_line.get(&line).into_iter().flatten().map(move |overlap| (line, *overlap));
    let mut found: Vec<(f64, &Place)> = near(seed.a.line)
        .chain(near(seed.b.line))
        .map(|(line, overlap)| (overlap.strength, if overlap.a.line == line { &overlap.b } else { &overlap.a }))
        .filter(|(_, place)| place.line != seed.a.line && place.line != seed.b.line)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.line.cmp(&b.1.line)));
    found.into_iter().map(|(_, place)| place).collect()
}

/// The phrase of another line that states what a seed states.
fn restated(lines: &[Line<'_>], seed: &Overlap, other: usize) -> Option<Place> {
    let line = &lines[other];
    let (a, b) = (&lines[seed.a.line], &lines[seed.b.line]);
    let closed: Vec<bool> = closed(line, a).into_iter().zip(closed(line, b)).map(|(a, b)| a || b).collect();
    let words = window(line, &seed.core, &closed, &vec![false; line.words.len()])?;
    let phrase = &line.words[words.clone()];
    let (first, second) = (&a.words[seed.a.words.clone()], &b.words[seed.b.words.clone()]);
    let likeness = similarity(phrase, first).max(similarity(phrase, second));
    if weight(phrase, &seed.core) < LEAST_SHARE * weight(first, &seed.core) || likeness < LEAST_LIKENESS {
        return None;
    }
    let tokens = phrase::around(line, &words, &closed);
    (phrase::is_denied(line, &tokens) == phrase::is_denied(a, &seed.a.tokens)).then_some(Place { line: other, words, tokens })
}

/// The words that facts already stand on: a weaker pair on the same words only says the same again.
#[derive(Debug, Default)]
struct Taken(HashMap<usize, Vec<Range<usize>>>);

impl Taken {
    fn add(&mut self, place: &Place) {
        self.0.entry(place.line).or_default().push(place.words.clone());
    }

    /// Whether half of the place's words are taken by one fact.
    fn holds(&self, place: &Place) -> bool {
        let covers = |taken: &Range<usize>| {
            let shared = taken.end.min(place.words.end).saturating_sub(taken.start.max(place.words.start));
            shared * 2 >= place.words.len()
        };
        self.0.get(&place.line).is_some_and(|list| list.iter().any(covers))
    }
}
