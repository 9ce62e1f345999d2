//! Results: one game of two sides has one score, one vote one count.

use std::collections::{BTreeMap, BTreeSet};

use super::division::is_place_of;
use super::fit::{Fit, fit};
use super::gate::is_barred;
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, differ, is_genitive, of_article};
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
    let mut found = games(said, &scores, directory);
    found.extend(votes(said, &scores, now));
    found
}

/// Pairs of scores of one game: both name the same two sides.
fn games(said: &[Said<'_>], scores: &[usize], directory: &Directory<'_>) -> Vec<Pair> {
    let mut games: BTreeMap<BTreeSet<Who>, Vec<usize>> = BTreeMap::new();
    for &position in scores.iter().filter(|&&position| said[position].is_heard) {
        if let Some(opponents) = opponents(&said[position], directory) {
            games.entry(opponents).or_default().push(position);
        }
    }
    let pair = |i: usize, j: usize| {
        let (a, b) = (&said[i], &said[j]);
        if !may_be_one(a, b) || !excludes(said, scores, i, j) {
            return None;
        }
        let alignment = align(a, b);
        (alignment.near_shared >= 1 || is_set(a) && is_set(b)).then(|| {
            let mut pair = Pair::new(said, i, j, alignment.score, Level::Likely, ConflictKind::Score);
            pair.reason = Some("both tell the result of the same two sides".to_owned());
            pair
        })
    };
    let mut found = Vec::new();
    for claims in games.values() {
        for (at, &i) in claims.iter().enumerate() {
            found.extend(rivals(said, &claims[at + 1..], i).filter_map(|j| pair(i, j)));
        }
    }
    found
}

/// Pairs of counts of one vote, each the other's best.
fn votes(said: &[Said<'_>], scores: &[usize], now: u16) -> Vec<Pair> {
    let votes: Vec<usize> = scores.iter().copied().filter(|&position| is_vote(&said[position])).collect();
    let heard: Vec<usize> = votes.iter().copied().filter(|&position| said[position].is_heard).collect();
    let mut best: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for (at, &i) in heard.iter().enumerate() {
        for j in rivals(said, &heard[at + 1..], i).filter(|&j| excludes(said, &votes, i, j)) {
            let (a, b) = (&said[i], &said[j]);
            let alignment = align(a, b);
            let is_main = a.is_lead && b.is_lead && alignment.dice > 0.0 && !differ(&a.scope.years, &b.scope.years);
            let is_alike = || alignment.score >= VOTE_SCORE && !is_barred(a, b, &alignment, now);
            if !is_main && !is_alike() {
                continue;
            }
            for (one, other) in [(i, j), (j, i)] {
                let known = best.entry((one, said[other].article)).or_insert((alignment.score, other));
                if alignment.score > known.0 {
                    *known = (alignment.score, other);
                }
            }
        }
    }
    let is_best = |one: usize, other: usize| best.get(&(one, said[other].article)).is_some_and(|&(_, found)| found == other);
    let mutual = best.iter().filter(|&(&(i, _), &(_, j))| i < j && is_best(j, i));
    mutual.map(|(&(i, _), &(score, j))| Pair::new(said, i, j, score, Level::Likely, ConflictKind::Score)).collect()
}

/// Those of some claims, of the first few, that stand in another article.
fn rivals<'a>(said: &'a [Said<'_>], claims: &'a [usize], one: usize) -> impl Iterator<Item = usize> + 'a {
    claims.iter().copied().take(MOST_RIVALS).filter(move |&other| said[one].article != said[other].article)
}

/// Whether a score counts a vote that was taken: "a 51-49 majority" is how many sit on either side.
fn is_vote(said: &Said<'_>) -> bool {
    let core = &said.frame.core;
    let is_majority = (core.start..=core.end).any(|at| matches!(said.word(at), "majority" | "edge" | "advantage"));
    said.value.unit.as_deref() == Some("vote") && !is_majority
}

/// Whether two scores differ and neither stands in the other's article.
fn excludes(said: &[Said<'_>], scores: &[usize], i: usize, j: usize) -> bool {
    let stands = |one: usize, other: usize| {
        of_article(said, scores, said[other].article).iter().any(|&position| fit(said[one].value, said[position].value) != Fit::Exclusive)
    };
    fit(said[i].value, said[j].value) == Fit::Exclusive && !stands(i, j) && !stands(j, i)
}

/// Whether two claims may be about one game: no other year, and not one of them an earlier one.
fn may_be_one(a: &Said<'_>, b: &Said<'_>) -> bool {
    !differ(&a.scope.years, &b.scope.years) && a.scope.is_past == b.scope.is_past
}

/// The first word behind the dateline of a first sentence: "HARN, Colombia — ".
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
    is_genitive(said.text(end)) && said.mention(end + 1).is_some_and(|mention| mention.kind == Kind::Person)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn one_game_has_one_score() {
        let found = conflicts(&["Ghana beat Peru 2-1 in a friendly at Harn.", "Peru lost 3-1 against Ghana in the friendly at Harn."]);
        assert_eq!(seen(&found), [(ConflictKind::Score, Level::Likely, vec!["2-1", "3-1"])]);
        assert_eq!(seen(&conflicts(&["Ghana beat Peru 2-1 in a friendly at Harn.", "Ghana beat Chile 3-0 in the friendly at Harn."])), []);
    }

    #[test]
    fn a_match_told_set_by_set_has_one_last_set() {
        let found = conflicts(&[
            "Ida Holm won the Harn Open, beating Runa Sato 6-2, 4-6, 7-5 in a long final.",
            "The crowd rose as Norway's Ida Holm defeated Japan's Runa Sato 6-2, 4-6, 7-6.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Score, Level::Likely, vec!["7-5", "7-6"])]);
    }
}
