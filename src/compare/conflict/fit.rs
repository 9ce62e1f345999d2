//! Whether two values can both be true of one thing.

use crate::annotate::value::Qualifier;
use crate::annotate::{Value, ValueKind};

/// How two values of one thing go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// They say the same.
    Same,
    /// Both can be true: "more than 40" and "43".
    Compatible,
    /// They exclude each other.
    Exclusive,
    /// They measure different things.
    Incomparable,
}

/// Compares two values.
pub(super) fn fit(a: &Value, b: &Value) -> Fit {
    if a.kind != b.kind || !same_measure(a, b) {
        return Fit::Incomparable;
    }
    if a.normalized == b.normalized && a.qualifier == b.qualifier {
        return Fit::Same;
    }
    let holds = match a.kind {
        ValueKind::Date => dates_agree(&a.normalized, &b.normalized),
        ValueKind::Time => times_agree(a, b),
        ValueKind::Score => a.normalized == b.normalized || reversed(&a.normalized).is_some_and(|score| score == b.normalized),
        ValueKind::Weekday | ValueKind::Group | ValueKind::Rank | ValueKind::Age => a.normalized == b.normalized,
        ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration => match (interval(a), interval(b)) {
            (Some(x), Some(y)) => x.0 <= y.1 && y.0 <= x.1,
            _ => return Fit::Incomparable,
        },
    };
    if holds { Fit::Compatible } else { Fit::Exclusive }
}

/// Money of one currency, lengths in one unit. What is counted is for the gates to compare.
fn same_measure(a: &Value, b: &Value) -> bool {
    match a.kind {
        ValueKind::Money | ValueKind::Group => a.unit == b.unit,
        _ => true,
    }
}

/// The middle of an amount.
pub(super) fn amount(value: &Value) -> Option<f64> {
    let (low, high) = value.normalized.split_once('/').unwrap_or((&value.normalized, &value.normalized));
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    Some((low + high) / 2.0)
}

/// From where to where an amount may lie.
fn interval(value: &Value) -> Option<(f64, f64)> {
    let x = amount(value)?;
    Some(match value.qualifier {
        Qualifier::Exact | Qualifier::Between => (x, x),
        Qualifier::About => (x * 0.97, x * 1.03),
        Qualifier::AtLeast | Qualifier::MoreThan => (x, x * 1.1),
        Qualifier::AtMost | Qualifier::LessThan | Qualifier::Nearly => (x * 0.85, x),
    })
}

/// Whether two ISO 8601 dates, each perhaps without year or day, can be one.
fn dates_agree(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// Whether two clock times can be one: a round one may be half an hour off where a qualifier says so, a quarter where not.
fn times_agree(a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (minutes(&a.normalized), minutes(&b.normalized)) else { return true };
    let loose = |value: &Value| value.qualifier != Qualifier::Exact;
    let tolerance = if loose(a) && loose(b) {
        30
    } else if loose(a) || loose(b) || x % 30 == 0 || y % 30 == 0 {
        15
    } else {
        3
    };
    x.abs_diff(y) <= tolerance
}

/// Minutes after midnight of "20:10".
fn minutes(clock: &str) -> Option<u32> {
    let (hours, minutes) = clock.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.get(..2)?.parse::<u32>().ok()?)
}

/// "2-1" as the other side tells it.
fn reversed(score: &str) -> Option<String> {
    let (a, b) = score.split_once('-')?;
    Some(format!("{b}-{a}"))
}
