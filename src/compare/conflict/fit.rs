//! Whether two values can both be true of one thing.

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

/// Compares two values. What is counted is for the gates to compare; measures must be of one dimension.
pub(super) fn fit(a: &Value, b: &Value) -> Fit {
    if a.kind != b.kind || !same_measure(a, b) {
        return Fit::Incomparable;
    }
    if a.normalized == b.normalized && a.unit == b.unit && a.qualifier == b.qualifier {
        return Fit::Same;
    }
    let holds = match a.kind {
        ValueKind::Date => dates_agree(&a.normalized, &b.normalized),
        ValueKind::Score => a.normalized == b.normalized || reversed(&a.normalized).is_some_and(|score| score == b.normalized),
        ValueKind::Weekday | ValueKind::Group | ValueKind::Rank | ValueKind::Age => a.normalized == b.normalized,
        ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration | ValueKind::Time => match (a.interval(), b.interval()) {
            (Some(x), Some(y)) => x.overlaps(y),
            _ => return Fit::Incomparable,
        },
    };
    if holds { Fit::Compatible } else { Fit::Exclusive }
}

/// Whether two values can be set side by side: money of one currency, lengths, areas and the like among themselves.
fn same_measure(a: &Value, b: &Value) -> bool {
    match a.kind {
        ValueKind::Number => dimension(a) == dimension(b),
        ValueKind::Money | ValueKind::Group => a.unit == b.unit,
        _ => true,
    }
}

/// The unit that a measure is compared in; `None` for counts of things.
pub(super) fn dimension(value: &Value) -> Option<&str> {
    let base = value.comparable_unit()?;
    let unit = value.unit.as_deref()?;
    (base != unit || MEASURES.contains(&base)).then_some(base)
}

/// The units that measures are compared in.
const MEASURES: &[&str] = &["metre", "square metre", "kilogram", "litre", "kilometre per hour", "watt", "degree", "celsius", "fahrenheit"];

/// The middle of an amount, in its comparable unit.
pub(super) fn amount(value: &Value) -> Option<f64> {
    value.interval().map(|interval| f64::midpoint(interval.low, interval.high))
}

/// Whether two ISO 8601 dates, each perhaps without year or day, can be one.
fn dates_agree(a: &str, b: &str) -> bool {
    let parts = |date: &str| -> (Option<String>, Option<String>, Option<String>) {
        match date.strip_prefix("--") {
            Some(rest) => {
                let mut parts = rest.split('-').map(str::to_owned);
                (None, parts.next(), parts.next())
            }
            None => {
                let mut parts = date.split('-').map(str::to_owned);
                (parts.next(), parts.next(), parts.next())
            }
        }
    };
    let (x, y) = (parts(a), parts(b));
    let agree = |x: &Option<String>, y: &Option<String>| x.is_none() || y.is_none() || x == y;
    agree(&x.0, &y.0) && agree(&x.1, &y.1) && agree(&x.2, &y.2)
}

/// "2-1" as the other side tells it.
fn reversed(score: &str) -> Option<String> {
    let (a, b) = score.split_once('-')?;
    Some(format!("{b}-{a}"))
}
