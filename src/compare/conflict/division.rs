//! The group of a tournament: one side is in one group, and a match in a group puts both its sides there.

use std::collections::BTreeMap;

use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, differ};
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::{Kind, ValueKind};

/// Nouns of a game between two sides.
const GAMES: &[&str] = &["match", "game", "opener", "clash", "tie", "fixture", "meeting", "encounter", "decider", "showdown"];

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
            // Another year is another tournament.
            let differs =
                |&&(j, _): &&(usize, Named)| said[*i].value.normalized != said[j].value.normalized && !differ(&said[*i].scope.years, &said[j].scope.years);
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

/// The sides that a claim puts into its group.
fn holders(said: &Said<'_>, directory: &Directory<'_>) -> Vec<Named> {
    let core = &said.frame.core;
    let after = core.end..(core.end + 10).min(said.words.len());
    let is_game = (core.end..core.end + 4).any(|at| GAMES.contains(&said.word(at)));
    let mut found = Vec::new();
    if let Some(between) = after.clone().find(|&at| said.word(at) == "between") {
        found.extend(directory.at(said, between..(between + 9).min(said.words.len())).into_iter().filter(is_side).take(2));
        return found;
    }
    let against = after.clone().find(|&at| matches!(said.word(at), "against" | "v" | "vs" | "facing") || is_game && said.word(at) == "with");
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
    let before = (0..named.at).rev().map(|at| said.word(at)).find(|word| *word != "the");
    before.is_some_and(|word| matches!(word, "in" | "at" | "near" | "from"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Scope;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn one_side_is_in_one_group() {
        let found = conflicts(&[
            "Ghana finished third in Group C with four points, and flew home from Seoul.",
            "Ghana ended third in Group E, one place short of the next round.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Group, Level::Likely, vec!["Group C", "Group E"])]);
        assert_eq!(found[0].subject, "Ghana");
    }

    #[test]
    fn a_group_of_a_match_belongs_to_both_sides_and_can_contradict_inside_one_article() {
        let text =
            "Ghana went home third in Group C, the coach said.\n\nFans of Ghana wait for the Group E match between Ghana and Peru at the harbour stadium";
        let found = conflicts(&[text]);
        assert_eq!(seen(&found), [(ConflictKind::Group, Level::Likely, vec!["Group C", "Group E"])]);
        assert_eq!(found[0].scope, Scope::Within);
    }

    #[test]
    fn the_winners_of_another_group_are_another_side() {
        let texts = ["Ghana finished second in Group C and meet Peru, winners of Group E, in the next round.", "Peru won Group E without losing a game."];
        assert_eq!(seen(&conflicts(&texts)), []);
    }

    #[test]
    fn a_caption_printed_twice_is_one_claim() {
        let caption = "Fans of Ghana wait for the Group E match between Ghana and Peru at the harbour stadium";
        let found = conflicts(&[&format!("Ghana went home third in Group C, the coach said.\n\n{caption}\n\n{caption}")]);
        assert_eq!(found[0].values.iter().map(|side| side.claims.len()).collect::<Vec<_>>(), [1, 1]);
    }
}
