//! What a value may mean, as bounds: "about 400", "nearly 400" and "412" can all be true of one thing.

use super::{Qualifier, Value, ValueKind, duration, measure};

// The bounds of the prototype whose reports on real development stories were tuned with them; not measured one by one.

/// How far "about" reaches, as a share of the value.
const ABOUT: f64 = 0.03;
/// The least that "nearly" and "up to" leave of the value.
const NEARLY: f64 = 0.85;
/// The most that "at least" is stretched to: nobody says "at least 100" of 200.
const AT_LEAST: f64 = 1.1;

/// Bounds of a value, both included. Measures are in the first unit of their dimension (metre, square metre, kilogram, litre, kilometre per
/// hour), durations in days, times in minutes after midnight; everything else is in the unit of the value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The least it may mean.
    pub low: f64,
    /// The most it may mean.
    pub high: f64,
}

impl Interval {
    /// Whether one number can be meant by both.
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

impl Value {
    /// The numbers this value may mean, by its qualifier and how far it is rounded; `None` for dates, weekdays, scores and groups.
    ///
    /// Two values can only be compared if their [`Value::comparable_unit`] is equal.
    pub fn interval(&self) -> Option<Interval> {
        match self.normalized.split_once('/') {
            Some((low, high)) => {
                let (low, high) = (self.amount(low)?, self.amount(high)?);
                Some(Interval { low: low.value.min(high.value), high: low.value.max(high.value) })
            }
            None => Some(self.amount(&self.normalized)?.bounds(self.qualifier)),
        }
    }

    /// The unit of [`Value::interval`]: that of the dimension for a measure, else the value's own.
    pub fn comparable_unit(&self) -> Option<&str> {
        match self.kind {
            ValueKind::Duration => Some("day"),
            ValueKind::Time => self.unit.as_deref(),
            _ => self.unit.as_deref().map(|unit| measure::named(unit).map_or(unit, |unit| unit.base)),
        }
    }

    /// A number of this value with its rounding.
    fn amount(&self, normalized: &str) -> Option<Amount> {
        match self.kind {
            ValueKind::Duration => {
                let (value, unit) = duration::days(normalized)?;
                Some(Amount { value, rounded: unit * HALF })
            }
            ValueKind::Time => {
                let (hour, minute) = normalized.split_once(':')?;
                let value = hour.parse::<f64>().ok()? * 60.0 + minute.parse::<f64>().ok()?;
                // Half hours are told where quarters were meant.
                Some(Amount { value, rounded: if value % 30.0 == 0.0 { 7.5 } else { 1.5 } })
            }
            ValueKind::Age | ValueKind::Rank => Some(Amount { value: normalized.parse().ok()?, rounded: 0.0 }),
            ValueKind::Percent => {
                let value: f64 = normalized.parse().ok()?;
                let unit = if normalized.contains('.') {
                    last_decimal(normalized)
                } else if value % 5.0 == 0.0 && value >= 10.0 {
                    5.0
                } else {
                    1.0
                };
                Some(Amount { value, rounded: unit * HALF })
            }
            ValueKind::Number | ValueKind::Money => {
                let value: f64 = normalized.parse().ok()?;
                let unit = rounding_unit(normalized);
                match self.unit.as_deref().and_then(measure::named) {
                    // "30 miles" and "48 km" are the same, so a measure is never sharper than its unit.
                    Some(measure) => Some(Amount {
                        value: value * measure.worth,
                        rounded: unit.max(if normalized.contains('.') { 0.0 } else { 1.0 }) * measure.worth * HALF,
                    }),
                    None => Some(Amount { value, rounded: unit * HALF }),
                }
            }
            ValueKind::Date | ValueKind::Weekday | ValueKind::Score | ValueKind::Group => None,
        }
    }
}

/// A little less than half, so that 3 and 4 hours do not meet at three and a half.
const HALF: f64 = 0.49;

/// A number and how far the true one may lie from it by rounding alone.
struct Amount {
    value: f64,
    rounded: f64,
}

impl Amount {
    fn bounds(&self, qualifier: Qualifier) -> Interval {
        let Self { value, rounded } = *self;
        let size = value.abs();
        let (low, high) = match qualifier {
            Qualifier::Exact | Qualifier::Between => (size - rounded, size + rounded),
            Qualifier::About => (size - rounded.max(ABOUT * size), size + rounded.max(ABOUT * size)),
            Qualifier::AtLeast | Qualifier::MoreThan => {
                // One more below a hundred; above it, to the next round figure.
                let step = if size < 100.0 { 1.0 } else { 2.0 * rounded };
                (size, (AT_LEAST * size).max(size + step))
            }
            Qualifier::AtMost | Qualifier::LessThan | Qualifier::Nearly => (NEARLY * size, size),
        };
        if value < 0.0 { Interval { low: -high, high: -low } } else { Interval { low, high } }
    }
}

/// The unit a number seems rounded to: its trailing zeros from three digits on, its last decimal, else nothing.
fn rounding_unit(normalized: &str) -> f64 {
    if normalized.contains('.') {
        return last_decimal(normalized);
    }
    let digits = normalized.trim_start_matches('-');
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if digits.len() >= 3 && zeros > 0 { power_of_ten(zeros) } else { 0.0 }
}

fn last_decimal(normalized: &str) -> f64 {
    let decimals = normalized.split_once('.').map_or(0, |(_, part)| part.len());
    1.0 / power_of_ten(decimals)
}

fn power_of_ten(exponent: usize) -> f64 {
    (0..exponent.min(15)).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::value::Memory;
    use crate::text;

    fn interval(words: &str) -> Interval {
        let text = format!("They counted {words}.");
        Memory::default().find(&text, &text::segment(&text, None), None)[0].interval().unwrap()
    }

    fn agree(a: &str, b: &str) -> bool {
        interval(a).overlaps(interval(b))
    }

    #[test]
    fn what_qualifiers_allow_agrees() {
        assert!(agree("about 400 deaths", "412 deaths"));
        assert!(agree("nearly 400 deaths", "370 deaths"));
        assert!(agree("at least 11 deaths", "12 deaths"));
        assert!(agree("dozens of deaths", "31 deaths"));
        assert!(agree("more than 2,000 deaths", "2,100 deaths"));
    }

    #[test]
    fn what_they_do_not_allow_differs() {
        assert!(!agree("about 400 deaths", "470 deaths"));
        assert!(!agree("at least 11 deaths", "20 deaths"));
        assert!(!agree("12 deaths", "13 deaths"));
        assert!(!agree("three hours", "four hours"));
    }

    #[test]
    fn one_measure_in_two_units_agrees() {
        assert!(agree("30 miles", "48 km"));
        assert!(agree("three days", "72 hours"));
        assert!(!agree("30 miles", "30 km"));
    }

    #[test]
    fn a_round_number_may_be_rounded() {
        assert!(agree("18,000 arrests", "18,200 arrests"));
        assert!(!agree("18,000 arrests", "19,000 arrests"));
    }
}
