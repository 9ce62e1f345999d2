//! Figures that one writer rounds and another does not: "some 620" and "more than 600" are one count.

use crate::annotate::value::Qualifier;
use crate::annotate::{Value, ValueKind};

/// An amount that others can be a rounding of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    kind: ValueKind,
    /// The amount itself, in the unit that values of its kind are compared in.
    amount: f64,
    /// How far the true amount may lie from it by rounding alone.
    rounded: f64,
    /// The unit that it is compared in.
    unit: Option<String>,
    /// What is counted, one word for all of the same meaning.
    counted: Option<String>,
}

/// Two figures further apart than this share of the larger are two figures, however round one is.
const MOST_APART: f64 = 0.05;

/// The width of a bucket in natural logarithms; more than [`MOST_APART`], so that what agrees is never two buckets apart.
const BUCKET: f64 = 0.1;

/// Two say "three" of different things: a count needs as many digits as this to be known again.
const LEAST_DIGITS: usize = 2;

impl Figure {
    /// The figure of a value that counts `counted`; `None` for days, ranks and the like, for ranges, and for small counts.
    pub(super) fn of(value: &Value, counted: Option<String>) -> Option<Self> {
        let digits = value.normalized.chars().filter(char::is_ascii_digit).count();
        let is_known_again = value.kind == ValueKind::Percent || digits >= LEAST_DIGITS;
        if !matches!(value.kind, ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration) || !is_known_again {
            return None;
        }
        // A range has no one amount, and what a qualifier leaves open is more than rounding.
        let exact = Value { qualifier: Qualifier::Exact, ..value.clone() };
        let bounds = exact.interval().filter(|_| !value.normalized.contains('/'))?;
        let amount = f64::midpoint(bounds.low, bounds.high);
        let unit = value.comparable_unit().map(str::to_owned);
        (amount > 0.0).then_some(Self { kind: value.kind, amount, rounded: f64::midpoint(bounds.high, -bounds.low), unit, counted })
    }

    /// Whether one is the other, perhaps rounded.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let apart = (self.amount - other.amount).abs();
        self.kind == other.kind
            && (self.unit == other.unit || self.counted.is_some() && self.counted == other.counted)
            && apart <= MOST_APART * self.amount.max(other.amount)
            && apart <= self.rounded + other.rounded + f64::EPSILON * self.amount
    }

    /// Figures that agree stand in one bucket or in neighbouring ones.
    pub(super) fn bucket(&self) -> (ValueKind, i64) {
        (self.kind, (self.amount.ln() / BUCKET).round() as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::Article;

    fn agree(a: &str, b: &str) -> bool {
        let figure = |text: &str| {
            let annotated = annotate(Article { text: format!("They counted {text}."), ..Article::default() });
            Figure::of(&annotated.values[0], None)
        };
        figure(a).zip(figure(b)).is_some_and(|(a, b)| a.agrees(&b) && b.agrees(&a) && (a.bucket().1 - b.bucket().1).abs() <= 1)
    }

    #[test]
    fn a_figure_and_its_rounding_agree() {
        assert!(agree("some 620 homes", "more than 600 homes"));
        assert!(agree("61.7 per cent", "nearly 62%"));
        assert!(agree("two hours and 47 minutes", "167 minutes"));
        assert!(agree("510 km", "317 miles"));
    }

    #[test]
    fn two_figures_do_not() {
        assert!(!agree("188,000 homes", "180,000 homes"));
        assert!(!agree("more than 100 homes", "about 200 homes"));
        assert!(!agree("74 homes", "47 homes"));
        assert!(!agree("620 homes", "600 bridges"));
        assert!(!agree("three homes", "three homes"));
    }
}
