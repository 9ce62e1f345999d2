//! What the tests of this room share, and those of the room as a whole.

use super::*;
use crate::annotate::annotate;
use crate::article::{Article, ArticleIndex};
use crate::compare::reuse;
use crate::link::{Rules, link};

/// The conflicts of articles given by publication day ("" for none) and text.
pub(super) fn dated(articles: &[(&str, &str)]) -> Vec<Conflict> {
    let annotated: Vec<Annotated> = articles
        .iter()
        .enumerate()
        .map(|(position, (day, text))| {
            let published = (!day.is_empty()).then(|| (*day).to_owned());
            annotate(Article { id: format!("a{position}"), published, text: (*text).to_owned(), ..Article::default() })
        })
        .collect();
    let story = Story { id: "s".to_owned(), articles: (0..annotated.len()).map(ArticleIndex).collect(), is_given: false };
    let linked = link(&annotated, &story, &Rules::default());
    find(&annotated, &story, &linked, &reuse::quotes(&annotated, &story, &linked))
}

pub(super) fn conflicts(texts: &[&str]) -> Vec<Conflict> {
    dated(&texts.iter().map(|text| ("", *text)).collect::<Vec<_>>())
}

/// Kind, level and the values as worded.
pub(super) fn seen(conflicts: &[Conflict]) -> Vec<(ConflictKind, Level, Vec<&str>)> {
    conflicts.iter().map(|conflict| (conflict.kind, conflict.level, conflict.values.iter().map(|side| side.value.as_str()).collect())).collect()
}

pub(super) const FERRY: &str = "The ferry Marigold sank off Harn on Monday night, killing 14 people, the coast guard said.";

#[test]
fn articles_in_another_order_give_the_same_ids() {
    let other = "The ferry Marigold went down off Harn, killing 19 people, rescuers told a radio station.";
    let ids = |texts: &[&str]| conflicts(texts).into_iter().map(|conflict| conflict.id).collect::<Vec<_>>();
    assert_eq!(ids(&[FERRY, other]), ids(&[other, FERRY]));
}

#[test]
fn one_length_of_time_in_two_units_is_one_value() {
    let told = |length: &str| format!("The judge in Harn jailed the skipper Rolf Brandt for {length} on Monday for smuggling.");
    let found = conflicts(&[&told("two years"), &told("24 months"), &told("six years")]);
    assert_eq!(seen(&found).into_iter().map(|(_, _, values)| values).collect::<Vec<_>>(), [["two years", "six years"]]);
    assert_eq!(found[0].values[0].claims.len(), 2);
}

#[test]
fn values_that_can_both_be_true_are_no_two_sides() {
    let at_least = "The ferry Marigold went down off Harn on Monday night, killing at least 13 people, rescuers said.";
    let more = "The ferry Marigold sank off Harn on Monday night, killing 19 people, rescuers told a radio station.";
    let fewer = "The ferry Marigold sank off Harn on Monday night, killing nine people, rescuers told a paper.";
    let values = |texts: &[&str]| seen(&conflicts(texts)).into_iter().map(|(_, _, values)| values.join(", ")).collect::<Vec<_>>();
    assert_eq!(values(&[FERRY, at_least, fewer]), ["14 people, nine people"]);
    assert_eq!(values(&[at_least, FERRY, more, fewer]), ["14 people, 19 people, nine people"]);
}

#[test]
fn a_night_and_the_morning_behind_it_are_no_two_sides() {
    let told = |day: &str| format!("The ferry Marigold capsized off Harn {day} with 60 islanders aboard.");
    let found = conflicts(&[&told("late on Monday"), &told("early on Tuesday"), &told("on Thursday")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].values.len(), 2, "{found:?}");
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(seen(&conflicts(&[])), []);
    assert_eq!(seen(&conflicts(&["", "?", "12"])), []);
}
