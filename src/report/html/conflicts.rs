//! Conflicts: the values side by side, each with its sentences.

use serde::Serialize;

use super::super::exhibit::{of_evidence, select};
use super::super::telling::{self, LEVELS, scope};
use super::super::view::{ConflictView, SideView};
use super::super::{explain, words::count};
use super::desk::{Desk, Sentence};

/// Sentences of a value that are shown before one asks for more.
const SHOWN: usize = 3;

/// The conflicts of one level.
#[derive(Serialize)]
pub(super) struct Level<'d> {
    title: &'static str,
    meaning: &'static str,
    conflicts: Vec<Conflict<'d>>,
}

#[derive(Serialize)]
struct Conflict<'d> {
    anchor: String,
    key: &'d str,
    kind: &'d str,
    level: &'d str,
    /// What the page is filtered by.
    articles: String,
    title: String,
    scope: &'d str,
    measured: Option<String>,
    reason: &'d str,
    sides: Vec<Side<'d>>,
}

#[derive(Serialize)]
struct Side<'d> {
    value: &'d str,
    holders: String,
    shown: Vec<Sentence<'d>>,
    more: Vec<Sentence<'d>>,
    more_count: String,
}

/// The conflicts of the story, level by level; levels without any are left out.
pub(super) fn levels<'d>(desk: &Desk<'d, '_>) -> Vec<Level<'d>> {
    let of_level = |(level, title): (&'static str, &'static str)| {
        let conflicts = desk.found.conflicts.iter().filter(|conflict| conflict.level == level);
        let conflicts = conflicts.map(|conflict| self::conflict(desk, conflict)).collect();
        Level { title, meaning: explain::level(level), conflicts }
    };
    LEVELS.into_iter().map(of_level).filter(|level| !level.conflicts.is_empty()).collect()
}

fn conflict<'d>(desk: &Desk<'d, '_>, conflict: &'d ConflictView<'d>) -> Conflict<'d> {
    let claims = || conflict.values.iter().flat_map(|side| &side.claims);
    Conflict {
        anchor: desk.finding(conflict.id),
        key: conflict.id,
        kind: conflict.kind,
        level: conflict.level,
        articles: desk.filter(claims().map(|claim| claim.locus.article)),
        title: telling::title(conflict),
        scope: scope(conflict.scope),
        measured: conflict.confidence.map(|share| explain::measured(Some(share))),
        reason: conflict.reason,
        sides: conflict.values.iter().map(|side| self::side(desk, conflict, side)).collect(),
    }
}

fn side<'d>(desk: &Desk<'d, '_>, conflict: &'d ConflictView<'d>, side: &'d SideView<'d>) -> Side<'d> {
    let (shown, more) = select(of_evidence(&side.claims), SHOWN);
    Side {
        value: side.value,
        holders: telling::holders(desk.document, conflict, side),
        more_count: count(more.len(), "more sentence"),
        shown: desk.sentences(shown),
        more: desk.sentences(more),
    }
}
