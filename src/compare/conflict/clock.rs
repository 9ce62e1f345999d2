//! Two clock times for one event.

use std::collections::BTreeMap;

use super::closeness::Closeness;
use super::day::event_word;
use super::fit::{Fit, fit};
use super::pair::Pair;
use super::said::{Said, of_article};
use super::score::align;
use super::{ConflictKind, Level};
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{deed, is_single};
use crate::annotate::value::Qualifier;

/// Sentences that tell the hour of one event share at least this much.
const LEAST_DICE: f64 = 0.08;
/// A claim is compared with this many others at most.
const MOST_RIVALS: usize = 60;

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
            for &j in heard[at + 1..].iter().take(MOST_RIVALS).filter(|&&j| said[i].article != said[j].article) {
                let alignment = align(&said[i], &said[j]);
                let stands = |one: usize, other: usize| {
                    of_article(said, claims, said[other].article).iter().any(|&claim| fit(said[one].value, said[claim].value) != Fit::Exclusive)
                };
                let excludes = fit(said[i].value, said[j].value) == Fit::Exclusive && !stands(i, j) && !stands(j, i);
                let is_sole = |claim: usize| of_article(said, claims, said[claim].article).len() == 1;
                let is_sure = is_single(event) && is_sole(i) && is_sole(j) && apart_in_minutes(&said[i], &said[j]);
                let level = closeness.level(if is_sure { Level::Likely } else { Level::Possible }, said[i].article, said[j].article);
                if let Some(level) = level.filter(|_| excludes && alignment.dice >= LEAST_DICE && !alignment.clause_names_differ) {
                    let mut pair = Pair::new(said, i, j, alignment.score, level, ConflictKind::Time);
                    pair.attribute = Some(format!("hour of the {event}"));
                    pair.reason = Some(format!("both tell the hour of the same {event}"));
                    found.push(pair);
                }
            }
        }
    }
    found
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
