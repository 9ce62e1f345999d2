//! Results: one game of two sides has one score, one vote one count.

use std::collections::{BTreeMap, BTreeSet};

use super::division::is_place_of;
use super::fit::{Fit, fit};
use super::gate::failing;
use super::pair::Pair;
use super::said::{Said, of_article};
use super::score::align;
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::claim::word::Word;
use crate::annotate::{Kind, ValueKind};

/// Two counts of votes outside the lead need this score: a council votes on more than one thing in an evening.
const VOTE_SCORE: f64 = 0.7;

/// Finds pairs of scores of one game, and of one vote, that differ.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>, now: u16) -> Vec<Pair> {
    let scores: Vec<usize> = (0..said.len()).filter(|&position| said[position].value.kind == ValueKind::Score).collect();
    let mut games: BTreeMap<BTreeSet<Who>, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for &position in scores.iter().filter(|&&position| said[position].is_heard) {
        if let Some(opponents) = opponents(&said[position], directory) {
            games.entry(opponents).or_default().push(position);
        }
    }
    for claims in games.values() {
        for (at, &i) in claims.iter().enumerate() {
            for &j in claims[at + 1..].iter().take(MOST_RIVALS).filter(|&&j| said[i].article != said[j].article) {
                let alignment = align(&said[i], &said[j]);
                if excludes(said, &scores, i, j) && (alignment.near_shared >= 1 || is_set(&said[i]) && is_set(&said[j])) && may_be_one(&said[i], &said[j]) {
                    let mut pair = Pair::new(said, i, j, alignment.score, Level::Likely, ConflictKind::Score);
                    pair.reason = Some("both tell the result of the same two sides".to_owned());
                    found.push(pair);
                }
            }
        }
    }
    let votes: Vec<usize> = scores.iter().copied().filter(|&position| is_vote(&said[position])).collect();
    let heard: Vec<usize> = votes.iter().copied().filter(|&position| said[position].is_heard).collect();
    let mut best: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for (at, &i) in heard.iter().enumerate() {
        for &j in heard[at + 1..].iter().take(MOST_RIVALS).filter(|&&j| said[i].article != said[j].article && excludes(said, &votes, i, j)) {
            let alignment = align(&said[i], &said[j]);
            let is_main = said[i].is_lead && said[j].is_lead && alignment.dice > 0.0;
            let is_same = is_main && years_fit(&said[i], &said[j]) || alignment.score >= VOTE_SCORE && failing(&said[i], &said[j], &alignment, now).is_none();
            if is_same {
                for (one, other) in [(i, j), (j, i)] {
                    let known = best.entry((one, said[other].article)).or_insert((alignment.score, other));
                    if alignment.score > known.0 {
                        *known = (alignment.score, other);
                    }
                }
            }
        }
    }
    for (&(i, article), &(score, j)) in &best {
        // Each must be the other's best.
        if i < j && said[j].article == article && best.get(&(j, said[i].article)).is_some_and(|&(_, back)| back == i) {
            found.push(Pair::new(said, i, j, score, Level::Likely, ConflictKind::Score));
        }
    }
    found
}

/// Whether a score counts a vote that was taken: "a 51-49 majority" is how many sit on either side.
fn is_vote(said: &Said<'_>) -> bool {
    let near = said.words.iter().take(said.frame.core.end + 1).skip(said.frame.core.start);
    let is_majority = near.into_iter().any(|word| matches!(word.folded.as_str(), "majority" | "edge" | "advantage"));
    said.value.unit.as_deref() == Some("vote") && !is_majority
}

/// A claim is compared with this many others at most.
const MOST_RIVALS: usize = 60;

/// Whether two scores differ and neither stands in the other's article.
fn excludes(said: &[Said<'_>], scores: &[usize], i: usize, j: usize) -> bool {
    let stands = |one: usize, other: usize| {
        of_article(said, scores, said[other].article).iter().any(|&position| fit(said[one].value, said[position].value) != Fit::Exclusive)
    };
    fit(said[i].value, said[j].value) == Fit::Exclusive && !stands(i, j) && !stands(j, i)
}

/// Whether two claims may be about one game: no other year, and not one of them an earlier one.
fn may_be_one(a: &Said<'_>, b: &Said<'_>) -> bool {
    years_fit(a, b) && a.scope.is_past == b.scope.is_past
}

fn years_fit(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (x, y) = (&a.scope.years, &b.scope.years);
    x.is_empty() || y.is_empty() || x.iter().any(|year| y.contains(year))
}

/// Behind the dateline of a first sentence: "HARN, Colombia — ".
fn dateline(said: &Said<'_>) -> usize {
    let is_dash = |word: &Word<'_>| matches!(word.text, "—" | "–" | "-");
    let dash = said.words.iter().take(12).position(is_dash).filter(|_| said.sentence <= 2);
    dash.filter(|&dash| said.words[..dash].iter().filter(|word| word.is_content()).all(Word::is_capital)).map_or(0, |dash| dash + 1)
}

/// Whether a score is one of several in its sentence: the sets of a match stand behind the players, and the last one far from them.
fn is_set(said: &Said<'_>) -> bool {
    said.peers().any(|(kind, _)| kind == ValueKind::Score)
}

/// Whether a place only tells where a player comes from: "Norland's Ida Holm".
fn is_home(said: &Said<'_>, named: &Named) -> bool {
    let end = (named.at..said.words.len()).find(|&at| said.words[at].span.start() >= named.mention.span.end()).unwrap_or(said.words.len());
    let possesses = said.words.get(end).is_some_and(|word| matches!(word.text, "'s" | "’s"));
    possesses && said.mention(end + 1).is_some_and(|mention| mention.kind == Kind::Person)
}

/// The two sides of a score: the only two in its clause; `None` unless there are just two.
fn opponents(said: &Said<'_>, directory: &Directory<'_>) -> Option<BTreeSet<Who>> {
    let sides = |range: std::ops::Range<usize>| -> BTreeSet<Who> {
        let is_side = |named: &Named| matches!(named.mention.kind, Kind::Team | Kind::Place) || matches!(named.who, Who::Country(_));
        let start = range.start.max(dateline(said));
        let named = directory.at(said, start..range.end.max(start)).into_iter();
        named.filter(|named| is_side(named) && !is_place_of(said, named) && !is_home(said, named)).map(|named| named.who).collect()
    };
    let clause = sides(said.frame.clause.clone());
    if clause.len() == 2 {
        return Some(clause);
    }
    let sentence = sides(0..said.words.len());
    if sentence.len() == 2 {
        return Some(sentence);
    }
    let persons = |range: std::ops::Range<usize>| -> BTreeSet<Who> {
        directory.at(said, range).into_iter().filter(|named| named.mention.kind == Kind::Person).map(|named| named.who).collect()
    };
    // "The 2-0 defeat means that Zambia go home": the other side stands in the sentence before.
    let before: BTreeSet<Who> = if sentence.len() == 1 { sentence.iter().cloned().chain(directory.sides_before(said)).collect() } else { BTreeSet::new() };
    if before.len() == 2 {
        return Some(before);
    }
    // A game of two people: tennis, chess, boxing.
    let of_clause = Some(persons(said.frame.clause.clone())).filter(|players| players.len() == 2 && clause.is_empty());
    // Set by set, with a comma between, the players stand in another clause than the last one.
    of_clause.or_else(|| Some(persons(0..said.words.len())).filter(|players| players.len() == 2 && sentence.is_empty()))
}
