//! Two clock times for one event.

use std::collections::BTreeMap;

use super::closeness::Closeness;
use super::day::event_word;
use super::fit::{Fit, fit};
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, of_article};
use super::score::{align, shared};
use super::{ConflictKind, Level};
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{deed, is_single};
use crate::annotate::value::Qualifier;

/// Sentences that tell the hour of one event share at least this much.
const LEAST_DICE: f64 = 0.08;

/// Finds pairs of claims that give one event two hours. Mostly `possible`: an evening has many hours.
pub(super) fn pairs(said: &[Said<'_>], closeness: &Closeness<'_>) -> Vec<Pair> {
    let mut events: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate().filter(|(_, one)| one.value.kind == ValueKind::Time && !one.is_quoted) {
        if let Some(event) = event_word(one).and_then(|at| deed(&one.words[at].folded)) {
            events.entry(event).or_default().push(position);
        }
    }
    let mut found = Vec::new();
    for (event, claims) in &events {
        let heard: Vec<usize> = claims.iter().copied().filter(|&claim| said[claim].is_heard).collect();
        for (at, &i) in heard.iter().enumerate() {
            let rivals = heard[at + 1..].iter().take(MOST_RIVALS).filter(|&&j| said[i].article != said[j].article);
            found.extend(rivals.filter_map(|&j| pair(said, (event, claims), i, j, closeness)));
        }
    }
    found
}

/// The pair of two hours of one event, told by `claims`, if they exclude each other and neither article has the other's as well.
fn pair(said: &[Said<'_>], (event, claims): (&str, &[usize]), i: usize, j: usize, closeness: &Closeness<'_>) -> Option<Pair> {
    let (a, b) = (&said[i], &said[j]);
    let stands =
        |one: &Said<'_>, other: &Said<'_>| of_article(said, claims, other.article).iter().any(|&claim| fit(one.value, said[claim].value) != Fit::Exclusive);
    if fit(a.value, b.value) != Fit::Exclusive || stands(a, b) || stands(b, a) {
        return None;
    }
    let alignment = align(a, b);
    if alignment.dice < LEAST_DICE || alignment.clause_names_differ || !shares_more(a, b, event) {
        return None;
    }
    let is_sole = |one: &Said<'_>| of_article(said, claims, one.article).len() == 1;
    let is_sure = is_single(event) && is_sole(a) && is_sole(b) && apart_in_minutes(a, b);
    let level = closeness.level(if is_sure { Level::Likely } else { Level::Possible }, a.article, b.article)?;
    let mut pair = Pair::new(said, i, j, alignment.score, level, ConflictKind::Time);
    pair.attribute = Some(format!("hour of the {event}"));
    pair.reason = Some(format!("both tell the hour of the same {event}"));
    Some(pair)
}

/// Whether two sentences share more than words for the event.
fn shares_more(a: &Said<'_>, b: &Said<'_>, event: &str) -> bool {
    shared(&a.around, &b.around).any(|(x, _)| deed(a.word(x.at)) != Some(event))
}

/// Whether two hours of one day differ by what no time zone explains: not by whole half hours.
fn apart_in_minutes(a: &Said<'_>, b: &Said<'_>) -> bool {
    let minutes = |said: &Said<'_>| {
        let (hour, minute) = said.value.normalized.split_once(':')?;
        Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
    };
    let is_exact = [a, b].iter().all(|said| said.value.qualifier == Qualifier::Exact);
    is_exact && matches!((minutes(a), minutes(b)), (Some(x), Some(y)) if (x - y) % 30 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn one_crash_has_one_hour() {
        let found =
            conflicts(&["A coal barge crashed into the pier at Harn at 7:10 am.", "The barge crashed into the pier of Harn at 8:25 am, the mayor said."]);
        assert_eq!(seen(&found), [(ConflictKind::Time, Level::Likely, vec!["7:10 am", "8:25 am"])]);
    }

    #[test]
    fn the_word_for_the_event_alone_does_not_make_two_crashes_one() {
        let found = conflicts(&["A coal barge crashed at 7:10 am.", "A glider crashed at 8:25 am."]);
        assert_eq!(seen(&found), []);
    }
}
