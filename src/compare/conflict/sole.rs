//! What a story has one of: each article tells it once, and two tell it differently.

use std::collections::BTreeMap;

use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus};

const SCORE: f64 = 1.0;

/// What an article tells of a thing. `S` tells which thing and which property of it.
#[derive(Debug, Clone)]
pub(super) struct Told<S> {
    pub(super) slot: S,
    /// The value.
    pub(super) locus: Locus,
    /// Position of its sentence in the article's layout.
    pub(super) sentence: usize,
    /// In a form that can be compared.
    pub(super) normalized: String,
    /// Whether nothing had to be guessed to read it.
    pub(super) is_sure: bool,
}

/// How a finding of one kind of thing is worded.
pub(super) struct Wording {
    pub(super) kind: ConflictKind,
    pub(super) subject: String,
    pub(super) attribute: &'static str,
    pub(super) reason: String,
}

/// Sets against each other the articles that tell just one value of a thing, if `excludes` says that two cannot be one.
///
/// `likely` where both readings are sure.
pub(super) fn conflicts<S: Ord>(
    articles: &[Annotated],
    told: &[Told<S>],
    excludes: impl Fn(&Told<S>, &Told<S>) -> bool,
    worded: impl Fn(&Told<S>) -> Wording,
) -> Vec<(f64, Conflict)> {
    let mut slots: BTreeMap<&S, BTreeMap<ArticleIndex, Vec<&Told<S>>>> = BTreeMap::new();
    for one in told {
        slots.entry(&one.slot).or_default().entry(one.locus.article).or_default().push(one);
    }
    let mut found = Vec::new();
    for by_article in slots.values() {
        let mut values: Vec<Vec<&Told<S>>> = Vec::new();
        for told in by_article.values().filter(|told| told.iter().all(|one| one.normalized == told[0].normalized)) {
            match values.iter_mut().find(|known| known[0].normalized == told[0].normalized) {
                Some(known) => known.extend(told),
                None => values.push(told.clone()),
            }
        }
        let mut apart: Vec<Vec<&Told<S>>> = Vec::new();
        for value in values {
            if apart.iter().all(|known| known.iter().all(|one| value.iter().all(|other| excludes(one, other)))) {
                apart.push(value);
            }
        }
        if apart.len() > 1 {
            found.push((SCORE, conflict(articles, &apart, worded(apart[0][0]))));
        }
    }
    found
}

fn conflict<S>(articles: &[Annotated], values: &[Vec<&Told<S>>], worded: Wording) -> Conflict {
    let side = |told: &Vec<&Told<S>>| Side {
        value: told[0].locus.span.of(&articles[told[0].locus.article.0].article.text).to_owned(),
        normalized: told[0].normalized.clone(),
        claims: told.iter().map(|one| Evidence::new(one.locus, one.sentence)).collect(),
    };
    let is_sure = values.iter().all(|told| told.iter().any(|one| one.is_sure));
    let level = if is_sure { Level::Likely } else { Level::Possible };
    Conflict::new(worded.kind, level, worded.subject, worded.attribute, worded.reason, values.iter().map(side).collect())
}
