//! Two claims that exclude each other, before they are joined into one finding.

use std::cmp::Ordering;

use super::said::Said;
use super::{ConflictKind, Level};

/// Two claims that exclude each other, by position in the list of claims.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
    pub(super) level: Level,
    pub(super) kind: ConflictKind,
    /// Set where the finder knows better than the claims who it is about.
    pub(super) subject: Option<String>,
    /// Set where the finder knows better than the claims what differs.
    pub(super) attribute: Option<String>,
    /// Further claims that say the same as one of the two.
    pub(super) agreeing: Vec<usize>,
    /// Set where the finder knows better why the two belong together.
    pub(super) reason: Option<String>,
}

impl Pair {
    /// A pair with `a` before `b`.
    pub(super) fn new(said: &[Said<'_>], a: usize, b: usize, score: f64, level: Level, kind: ConflictKind) -> Self {
        let (a, b) = if (said[a].index, said[a].value.span) <= (said[b].index, said[b].value.span) { (a, b) } else { (b, a) };
        Self { a, b, score, level, kind, subject: None, attribute: None, agreeing: Vec::new(), reason: None }
    }
}

/// Surest first, then by score, then by place.
pub(super) fn best_first(x: &Pair, y: &Pair) -> Ordering {
    x.level.cmp(&y.level).then(y.score.total_cmp(&x.score)).then((x.a, x.b).cmp(&(y.a, y.b)))
}
