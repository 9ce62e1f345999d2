//! The group of a tournament: one side is in one group, and a match in a group puts both its sides there.

use std::collections::BTreeMap;

use super::pair::Pair;
use super::said::Said;
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::{Kind, ValueKind};

/// Nouns of a game between two sides.
const GAMES: &[&str] = &["match", "game", "opener", "clash", "tie", "fixture", "meeting", "encounter", "decider", "showdown"];

/// A claim is compared with this many others at most.
const MOST_RIVALS: usize = 60;

/// Finds pairs of claims that put one side into two groups, across articles and inside one.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>) -> Vec<Pair> {
    let mut sides: BTreeMap<(Who, &str), Vec<(usize, Named)>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate().filter(|(_, one)| one.is_heard && one.value.kind == ValueKind::Group) {
        let label = one.value.unit.as_deref().unwrap_or("group");
        if !matches!(label, "group" | "pool") {
            continue;
        }
        for holder in holders(one, directory) {
            sides.entry((holder.who.clone(), label)).or_default().push((position, holder));
        }
    }
    let mut found = Vec::new();
    for ((_, label), claims) in &sides {
        for (at, (i, holder)) in claims.iter().enumerate() {
            let differs = |&&(j, _): &&(usize, Named)| said[*i].value.normalized != said[j].value.normalized && may_be_one(&said[*i], &said[j]);
            // One rival of each article is enough: the others are added when the pairs are joined.
            let mut rivals: Vec<usize> = Vec::new();
            for (j, _) in claims[at + 1..].iter().filter(differs) {
                if rivals.len() < MOST_RIVALS && rivals.last().is_none_or(|&rival| said[rival].article != said[*j].article) {
                    rivals.push(*j);
                }
            }
            for j in rivals {
                let one = &said[*i];
                let name = directory.name(one.annotated, one.index, &holder.mention);
                let mut pair = Pair::new(said, *i, j, 2.0, Level::Likely, ConflictKind::Group);
                pair.reason = Some(format!("one side cannot be in two {label}s of a tournament: both claims are about {name}"));
                pair.subject = Some(name);
                pair.attribute = Some("group".to_owned());
                found.push(pair);
            }
        }
    }
    found
}

/// Whether two claims may be about one tournament: no other year is told.
fn may_be_one(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (x, y) = (&a.scope.years, &b.scope.years);
    x.is_empty() || y.is_empty() || x.iter().any(|year| y.contains(year))
}

/// The sides that a claim puts into its group.
fn holders(said: &Said<'_>, directory: &Directory<'_>) -> Vec<Named> {
    let core = &said.frame.core;
    let word = |at: usize| said.words.get(at).map_or("", |word| word.folded.as_str());
    let after = core.end..(core.end + 10).min(said.words.len());
    let is_game = (core.end..core.end + 4).any(|at| GAMES.contains(&word(at)));
    let mut found = Vec::new();
    if let Some(between) = after.clone().find(|&at| word(at) == "between") {
        found.extend(directory.at(said, between..(between + 9).min(said.words.len())).into_iter().filter(is_side).take(2));
        return found;
    }
    let against = after.clone().find(|&at| matches!(word(at), "against" | "v" | "vs" | "facing") || is_game && word(at) == "with");
    if let Some(at) = against {
        found.extend(directory.at(said, at..(at + 5).min(said.words.len())).into_iter().filter(is_side).take(1));
    }
    let before = directory.at(said, 0..core.start);
    found.extend(before.into_iter().filter(is_side).rfind(|named| !is_place_of(said, named)));
    found
}

/// Whether a name may be a side.
fn is_side(named: &Named) -> bool {
    matches!(named.mention.kind, Kind::Team | Kind::Place | Kind::Organization | Kind::Other) || matches!(named.who, Who::Country(_))
}

/// Whether a name only tells where ("in Qatar").
pub(super) fn is_place_of(said: &Said<'_>, named: &Named) -> bool {
    let mut before = named.at;
    while before > 0 {
        before -= 1;
        match said.words[before].folded.as_str() {
            "the" => {}
            "in" | "at" | "near" | "from" => return true,
            _ => return false,
        }
    }
    false
}
