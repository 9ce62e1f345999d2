//! Two places in one order: a side that finished third here and second there.

use std::collections::BTreeMap;

use super::division::is_place_of;
use super::fit::{Fit, fit};
use super::gate::scenes_differ;
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said};
use super::score::align;
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::{Kind, ValueKind};

/// Verbs that lead to a place in an order, folded.
const PLACING: &[&str] = &[
    "finish",
    "finished",
    "finishes",
    "finishing",
    "end",
    "ended",
    "ends",
    "ending",
    "placed",
    "came",
    "come",
    "comes",
    "coming",
    "left",
    "leaves",
    "exit",
    "exited",
    "exits",
    "took",
    "takes",
    "claimed",
    "secured",
];

/// Words between the verb and the place, at most: "finished the season in third".
const FARTHEST: usize = 6;

/// Sentences that share this much besides the name are of one order.
const LIKELY_DICE: f64 = 0.2;

/// Finds pairs of claims that put one side or person on two places.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>) -> Vec<Pair> {
    let mut holders: BTreeMap<Who, Vec<(usize, Named)>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate().filter(|(_, one)| is_placing(one)) {
        if let Some(holder) = holder(one, directory) {
            holders.entry(holder.who.clone()).or_default().push((position, holder));
        }
    }
    let mut found = Vec::new();
    for claims in holders.values() {
        for (at, (i, holder)) in claims.iter().enumerate() {
            for (j, _) in claims[at + 1..].iter().take(MOST_RIVALS) {
                let (a, b) = (&said[*i], &said[*j]);
                let stands = |one: &Said<'_>, other: &Said<'_>| {
                    claims.iter().any(|(claim, _)| said[*claim].article == other.article && fit(said[*claim].value, one.value) != Fit::Exclusive)
                };
                let excludes = a.article != b.article && fit(a.value, b.value) == Fit::Exclusive && !stands(a, b) && !stands(b, a);
                if !excludes || scenes_differ(a, b) || a.scope.is_past != b.scope.is_past || a.scope.years != b.scope.years {
                    continue;
                }
                let alignment = align(a, b);
                let level = if alignment.dice >= LIKELY_DICE && alignment.names_shared >= 1 { Level::Likely } else { Level::Possible };
                let mut pair = Pair::new(said, *i, *j, alignment.score.max(1.0), level, ConflictKind::Rank);
                let name = directory.name(a.annotated, a.index, &holder.mention);
                pair.reason = Some(format!("both tell on which place {name} finished"));
                pair.subject = Some(name);
                pair.attribute = Some("rank".to_owned());
                found.push(pair);
            }
        }
    }
    found
}

/// Whether a rank is where somebody finished: behind such a verb, and with no noun of its own ("second win").
fn is_placing(said: &Said<'_>) -> bool {
    let unit = said.value.unit.as_deref();
    if said.value.kind != ValueKind::Rank || said.is_quoted || !unit.is_none_or(|unit| matches!(unit, "place" | "position" | "spot")) {
        return false;
    }
    let core = &said.frame.core;
    let first = said.frame.clause.start.max(core.start.saturating_sub(FARTHEST));
    let ends = !said.words.get(core.end).is_some_and(|word| word.is_content() || word.is_number) || unit.is_some();
    ends && (first..core.start).any(|at| PLACING.contains(&said.word(at)))
}

/// Who is on the place: the last name of the clause before it that may be a side or a person, else the first of the sentence.
fn holder(said: &Said<'_>, directory: &Directory<'_>) -> Option<Named> {
    let is_holder =
        |named: &Named| matches!(named.mention.kind, Kind::Team | Kind::Place | Kind::Person | Kind::Organization) || matches!(named.who, Who::Country(_));
    let names = |range: std::ops::Range<usize>| {
        directory.at(said, range).into_iter().filter(is_holder).filter(|named| !is_place_of(said, named) && !is_led(said, named))
    };
    names(said.frame.clause.start..said.frame.core.start).next_back().or_else(|| names(0..said.frame.clause.start).next())
}

/// Whether a name is somebody else's complement: "lost **to Chile**, came fourth".
fn is_led(said: &Said<'_>, named: &Named) -> bool {
    let before = named.at.checked_sub(1).map_or("", |at| said.words[at].folded.as_str());
    matches!(before, "to" | "with" | "against" | "over" | "by" | "behind" | "of" | "than" | "for" | "on")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn one_side_finishes_on_one_place() {
        let found = conflicts(&[
            "Ghana finished third at the World Cup after they lost to Chile.",
            "Ghana, who lost to Chile at the World Cup, came fourth, the coach said.",
        ]);
        assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Rank]);
        let other = ["Ghana finished third at the World Cup after they lost to Chile.", "Ghana, who lost to Chile at the World Cup, took their third win."];
        assert_eq!(seen(&conflicts(&other)), []);
    }
}
