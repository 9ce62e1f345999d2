//! The how-manieth something is of somebody's: a fourth title here, a fifth there.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::{Fit, fit};
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, is_genitive};
use super::score::align;
use super::who::{Directory, Who};
use super::{ConflictKind, Level};
use crate::annotate::claim::event::is_same_noun;
use crate::annotate::{Kind, ValueKind};

/// Words between a form of "be" and the ordinal, at most: "is the oldest of the owners of the mill, and the first woman".
const FARTHEST: usize = 16;

/// Other sentences must share this much to tell of one turn: a first and a fifth title may both be told of one player.
const LEAST_DICE: f64 = 0.25;

/// The ordinal of somebody's.
struct Turn {
    claim: usize,
    name: String,
    /// Whether a form of "be" or "become" tells it, of what the article is about: "it was her fourth".
    is_told_now: bool,
}

/// Finds pairs of claims that give one thing of somebody's two ordinals.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>) -> Vec<Pair> {
    let mut holders: BTreeMap<Who, Vec<Turn>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate() {
        let is_ordinal = one.value.kind == ValueKind::Rank && one.value.unit.is_none() && !one.head.is_empty() && one.is_heard && !one.is_quoted;
        if let Some((who, turn)) = is_ordinal.then(|| turn(one, position, directory)).flatten() {
            holders.entry(who).or_default().push(turn);
        }
    }
    let mut found = Vec::new();
    for turns in holders.values() {
        for (at, a) in turns.iter().enumerate() {
            for b in turns[at + 1..].iter().take(MOST_RIVALS) {
                found.extend(pair(said, turns, a, b));
            }
        }
    }
    found
}

fn pair(said: &[Said<'_>], turns: &[Turn], one: &Turn, other: &Turn) -> Option<Pair> {
    let (a, b) = (&said[one.claim], &said[other.claim]);
    let stands = |one: &Said<'_>, article: usize| {
        turns
            .iter()
            .map(|turn| &said[turn.claim])
            .any(|known| known.article == article && is_same_noun(&known.head, &one.head) && fit(known.value, one.value) != Fit::Exclusive)
    };
    let excludes = a.article != b.article && is_same_noun(&a.head, &b.head) && fit(a.value, b.value) == Fit::Exclusive;
    if !excludes || stands(a, b.article) || stands(b, a.article) {
        return None;
    }
    let (x, y) = (limits(a), limits(b));
    let is_one_order = if x.is_empty() || y.is_empty() { x == y } else { !x.is_disjoint(&y) };
    let alignment = align(a, b);
    if !is_one_order || !(one.is_told_now && other.is_told_now || alignment.dice >= LEAST_DICE) {
        return None;
    }
    let level = if one.is_told_now && other.is_told_now { Level::Likely } else { Level::Possible };
    let mut pair = Pair::new(said, one.claim, other.claim, alignment.score.max(1.0), level, ConflictKind::Rank);
    pair.reason = Some(format!("both tell which {} it is for {}", a.head_word, one.name));
    pair.subject = Some(one.name.clone());
    pair.attribute = Some(format!("ordinal of the {}", a.head_word));
    Some(pair)
}

/// What the order is limited to: "seventh **career** title", "eighth trophy of her **career**".
fn limits<'a>(said: &'a Said<'_>) -> BTreeSet<&'a str> {
    let around = said.frame.modifiers.iter().chain(&said.frame.complement);
    around.filter(|&&at| said.words[at].mention.is_none()).map(|&at| said.words[at].stem.as_str()).filter(|stem| !stem.is_empty()).collect()
}

/// Whose turn an ordinal tells: that of the name that possesses it, else of the subject of "is", "was" or "becomes" before it.
fn turn(said: &Said<'_>, claim: usize, directory: &Directory<'_>) -> Option<(Who, Turn)> {
    let start = said.frame.core.start;
    let word = |at: usize| said.word(at);
    let is_holder = |kind: Kind| matches!(kind, Kind::Person | Kind::Team);
    let named = |range: std::ops::Range<usize>| directory.at(said, range).into_iter().rfind(|named| is_holder(named.mention.kind));
    let before = start.checked_sub(1)?;
    let be = (start.saturating_sub(FARTHEST)..start).rev().find(|&at| matches!(word(at), "is" | "was" | "be" | "becomes" | "became" | "become"));
    // "Was the youngest and the first", but not "was grilled in the first": the phrase itself is what somebody is.
    let is_said_of = |first: usize| first.checked_sub(1).is_some_and(|at| Some(at) == be || word(at) == "and");
    if is_genitive(said.text(before)) {
        let named = named(before.saturating_sub(3)..before)?;
        let name = directory.name(said.annotated, said.index, &named.mention);
        return Some((named.who, Turn { claim, name, is_told_now: is_said_of(named.at) }));
    }
    let is_told_now = is_said_of(before);
    let until = be
        .filter(|_| is_told_now && matches!(word(before), "the" | "his" | "her" | "its" | "their"))
        .or_else(|| matches!(word(before), "his" | "her").then_some(start))?;
    let pronoun = || (0..start).rev().find_map(|at| directory.stands_for(said.annotated, said.index, said.sentence, word(at))).cloned();
    let holder = named(0..until).map(|named| named.mention).or_else(pronoun)?;
    let name = directory.name(said.annotated, said.index, &holder);
    Some((directory.who(said.annotated, said.index, &holder), Turn { claim, name, is_told_now }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn which_title_it_is_for_a_player_is_one_ordinal() {
        let found =
            conflicts(&["Ida Holm won at Harn. It was Holm's sixth career title.", "Ida Holm won at Harn. For Holm it is the ninth trophy of her career."]);
        assert_eq!(seen(&found), [(ConflictKind::Rank, Level::Likely, vec!["sixth", "ninth"])]);
        let apart = conflicts(&["Ida Holm won at Harn. It was her sixth career title.", "Ida Holm won at Harn. It was her second title of the season."]);
        assert_eq!(seen(&apart), []);
    }
}
