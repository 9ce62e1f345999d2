//! Whether two values can both be true of one thing.

use crate::annotate::value::{Interval, Qualifier};
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
        ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration | ValueKind::Time => match (reach(a), reach(b)) {
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

/// From where to where a reader takes an amount to lie: narrower than what a writer may have rounded away.
///
/// "2,000 homes" may stand for 1,510 by rounding, yet a reader who finds 1,500 elsewhere sees two figures.
fn reach(value: &Value) -> Option<Interval> {
    let Interval { low, high } = value.interval()?;
    let Ok(number) = value.normalized.parse::<f64>() else { return Some(Interval { low, high }) };
    if !matches!(value.kind, ValueKind::Number | ValueKind::Money) || number <= 0.0 {
        return Some(Interval { low, high });
    }
    let digits = value.normalized.trim_end_matches('0').trim_end_matches('.').chars().filter(char::is_ascii_digit).count();
    let middle = f64::midpoint(low, high);
    Some(match value.qualifier {
        Qualifier::Exact => Interval { low: low.max(middle * (1.0 - MOST_ROUNDED)), high: high.min(middle * (1.0 + MOST_ROUNDED)) },
        // Three figures that are not zero are no round number, "about" or not.
        Qualifier::About if digits >= 3 => Interval { low: low.max(middle * 0.99), high: high.min(middle * 1.01) },
        Qualifier::AtLeast | Qualifier::MoreThan if digits >= 2 && number >= 100.0 => {
            let unit = (digits..value.normalized.len()).fold(1.0, |power, _| power * 10.0);
            Interval { low, high: high.min(low * (1.0 + (unit / number).max(LEAST_ABOVE))) }
        }
        // "More than 30" may be 34.
        Qualifier::AtLeast | Qualifier::MoreThan if digits == 1 && number >= 10.0 => {
            Interval { low, high: high.max(low + 10.0_f64.powf(number.log10().floor())) }
        }
        _ => Interval { low, high },
    })
}

/// The most that rounding is thought to hide from a reader, as a share.
const MOST_ROUNDED: f64 = 0.12;

/// "At least 161" may be 162: what a bound of three figures leaves open at the least, as a share.
const LEAST_ABOVE: f64 = 0.01;

/// The middle of an amount, in its comparable unit.
pub(super) fn amount(value: &Value) -> Option<f64> {
    value.interval().map(|interval| f64::midpoint(interval.low, interval.high))
}

/// Whether two ISO 8601 dates, each perhaps without year or day, can be one; a stretch agrees with what lies in it.
pub(super) fn dates_agree(a: &str, b: &str) -> bool {
    if a.contains('/') || b.contains('/') {
        let bounds = |date: &str| date.split_once('/').map_or((date.to_owned(), date.to_owned()), |(first, last)| (first.to_owned(), last.to_owned()));
        let (x, y) = (bounds(a), bounds(b));
        let is_before = |first: &str, second: &str| {
            let length = first.len().min(second.len());
            first.starts_with('-') == second.starts_with('-') && first[..length] < second[..length]
        };
        return !is_before(&x.1, &y.0) && !is_before(&y.1, &x.0);
    }
    // Year, month and day, each as far as it is told; "--11-29" tells no year.
    let parts = |date: &str| -> [Option<String>; 3] {
        let (bare, has_year) = date.strip_prefix("--").map_or((date, true), |rest| (rest, false));
        let mut told = bare.split('-').map(str::to_owned);
        [if has_year { told.next() } else { None }, told.next(), told.next()]
    };
    parts(a).iter().zip(&parts(b)).all(|(x, y)| x.is_none() || y.is_none() || x == y)
}

/// "2-1" as the other side tells it.
fn reversed(score: &str) -> Option<String> {
    let (a, b) = score.split_once('-')?;
    Some(format!("{b}-{a}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::Article;

    fn between(a: &str, b: &str) -> Fit {
        let value = |text: &str| annotate(Article { text: text.to_owned(), ..Article::default() }).values.remove(0);
        fit(&value(a), &value(b))
    }

    #[test]
    fn bounds_agree_with_what_lies_inside_them() {
        assert_eq!(between("It burned 43 homes.", "It burned more than 42 homes."), Fit::Compatible);
        assert_eq!(between("It burned 61 homes.", "It burned more than 42 homes."), Fit::Exclusive);
        assert_eq!(between("It burned 43 homes.", "It burned 43 homes."), Fit::Same);
    }

    #[test]
    fn rounding_hides_less_than_it_might() {
        assert_eq!(between("It burned 2,000 homes.", "It burned 1,960 homes."), Fit::Compatible);
        assert_eq!(between("It burned 2,000 homes.", "It burned 1,500 homes."), Fit::Exclusive);
        assert_eq!(between("It cut off more than 91,000 homes.", "It cut off 99,000 homes."), Fit::Exclusive);
    }

    #[test]
    fn measures_of_two_dimensions_and_sums_of_two_currencies_are_not_compared() {
        assert_eq!(between("It is 40 miles long.", "It has 40 acres."), Fit::Incomparable);
        assert_eq!(between("It is 40 miles long.", "It is 64 km long."), Fit::Compatible);
        assert_eq!(between("It costs $40.", "It costs €50."), Fit::Incomparable);
    }

    #[test]
    fn a_date_without_its_year_agrees_with_one_that_has_it() {
        assert!(dates_agree("--11-29", "2031-11-29"));
        assert!(dates_agree("2031-11", "2031-11-29"));
        assert!(!dates_agree("--11-28", "2031-11-29"));
    }

    #[test]
    fn a_stretch_agrees_with_what_lies_in_it() {
        assert!(dates_agree("2031-05/2031-10", "2031-06-04"));
        assert!(dates_agree("2031-05/2031-10", "--06-04"));
        assert!(!dates_agree("2031-01/2031-03", "2031-07/2031-09"));
    }

    #[test]
    fn a_score_told_by_the_other_side_is_the_same_score() {
        assert_eq!(between("They won 2-1.", "They lost 1-2."), Fit::Compatible);
    }
}
