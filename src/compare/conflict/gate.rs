//! What two claims must have in common, however alike they sound, before their values may be called a contradiction.

use super::fit::amount;
use super::said::Said;
use super::score::Alignment;
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{family, is_generic, is_people};

/// Two values further apart than this factor are hardly ever two figures for one thing (log 4.5).
const MOST_LOG_RATIO: f64 = 1.5;

/// Why two claims cannot be set against each other; `None` if nothing speaks against it.
pub(super) fn failing(a: &Said<'_>, b: &Said<'_>, found: &Alignment, now: u16) -> Option<&'static str> {
    let kind = a.value.kind;
    let is_amount = matches!(kind, ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration);
    let tests: [(&'static str, bool); 14] = [
        ("one is a part", is_amount && a.scope.is_part != b.scope.is_part && found.peers_shared == 0),
        ("one tells of earlier years", is_amount && is_background(a, now) != is_background(b, now)),
        ("different names", found.clause_names_differ && found.names_shared == 0),
        ("one is an average", is_amount && a.scope.is_rate != b.scope.is_rate),
        ("too far apart", is_amount && log_ratio(a, b) > MOST_LOG_RATIO),
        ("different years", differ(&a.scope.years, &b.scope.years)),
        ("one is for each", a.scope.is_per != b.scope.is_per),
        ("different periods", kind != ValueKind::Date && differ(&a.scope.periods, &b.scope.periods)),
        ("different events", found.families_differ),
        ("different nouns", !heads_fit(a, b, found)),
        ("one names an event", kind == ValueKind::Number && a.frame.family.is_some() != b.frame.family.is_some() && !found.heads_equal),
        ("one is a forecast", matches!(kind, ValueKind::Money | ValueKind::Percent) && a.scope.is_forecast != b.scope.is_forecast),
        ("a rank", kind == ValueKind::Rank),
        ("too little in common", !near_enough(kind, found)),
    ];
    tests.into_iter().find(|(_, fails)| *fails).map(|(name, _)| name)
}

/// Whether both are said, and nothing in common.
fn differ<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}

/// Whether a claim tells of a year before the story's own.
fn is_background(said: &Said<'_>, now: u16) -> bool {
    said.scope.years.iter().any(|&year| year < now)
}

/// How far apart two amounts are, as the logarithm of their ratio; 0 where there is no telling.
pub(super) fn log_ratio(a: &Said<'_>, b: &Said<'_>) -> f64 {
    match (amount(a.value), amount(b.value)) {
        (Some(x), Some(y)) if x > 0.0 && y > 0.0 => (x / y).ln().abs(),
        _ => 0.0,
    }
}

/// Whether the nouns can count the same things.
fn heads_fit(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    if found.heads_equal {
        return true;
    }
    if a.value.kind != ValueKind::Number {
        return !found.heads_differ;
    }
    let none = (a.head.is_empty(), b.head.is_empty());
    // "victims", "cases", "deaths" name nobody in particular, or the event itself.
    let loose = |said: &Said<'_>| said.head.is_empty() || is_generic(&said.head_word) || family(&said.head_word).is_some_and(|own| said.frame.family == Some(own));
    if found.families_equal {
        let (x, y) = (loose(a), loose(b));
        let people = is_people(&a.head_word) || is_people(&b.head_word);
        return x && y || x != y && people && !a.scope.is_part && !b.scope.is_part;
    }
    none == (true, true) && found.peers_shared >= 1 && found.near_shared >= 2
}

/// Whether enough words stand near both values.
fn near_enough(kind: ValueKind, found: &Alignment) -> bool {
    match kind {
        ValueKind::Weekday | ValueKind::Date | ValueKind::Time | ValueKind::Score | ValueKind::Duration => found.near_shared >= 2,
        ValueKind::Number | ValueKind::Money | ValueKind::Percent => found.near_shared >= 1 || found.families_equal || found.dice >= 0.25,
        _ => true,
    }
}
