//! Numbers, money, dates, times, scores, ranks, groups and ages, each with its normal form.

mod age;
mod atom;
mod calendar;
mod clock;
mod count;
mod duration;
mod find;
mod group;
mod interval;
mod measure;
mod money;
mod noise;
mod numeral;
mod qualifier;
mod quantity;
mod rank;
mod score;

use jiff::civil::Date;

pub use calendar::resolve_weekday;
pub use interval::Interval;

use crate::article::Span;
use crate::text::{BlockKind, Layout};

/// A value as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The whole phrase, unit and qualifier included ("more than 400 deaths").
    pub span: Span,
    /// What is measured.
    pub kind: ValueKind,
    /// The value itself: a decimal number ("18000"), ISO 8601 ("2022-11-29", "20:10"), a weekday ("tuesday"), a score ("2-1"), a letter ("A");
    /// a range is "LOW/HIGH".
    pub normalized: String,
    /// What is counted or in which unit, singular and lower case ("arrest", "kilometre"; for money the ISO code).
    pub unit: Option<String>,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
}

/// What a value measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// A count or a measure with a unit.
    Number,
    /// A sum of money.
    Money,
    /// A share in hundredths.
    Percent,
    /// A day, month or year.
    Date,
    /// A day of the week.
    Weekday,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A result of a game or a vote.
    Score,
    /// A place in an order.
    Rank,
    /// A group or class with a letter or number.
    Group,
    /// Years someone has lived.
    Age,
}

impl ValueKind {
    /// Every kind.
    pub const ALL: [Self; 11] =
        [Self::Number, Self::Money, Self::Percent, Self::Date, Self::Weekday, Self::Time, Self::Duration, Self::Score, Self::Rank, Self::Group, Self::Age];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Group => "group",
            Self::Age => "age",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How exactly a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Just this.
    Exact,
    /// "about", "some", "roughly".
    About,
    /// "at least", "no fewer than".
    AtLeast,
    /// "at most", "up to".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under", "fewer than".
    LessThan,
    /// "nearly", "almost".
    Nearly,
    /// "between 20 and 30", "20 to 30".
    Between,
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 8] = [Self::Exact, Self::About, Self::AtLeast, Self::AtMost, Self::MoreThan, Self::LessThan, Self::Nearly, Self::Between];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::Nearly => "nearly",
            Self::Between => "between",
        }
    }

    /// The qualifier of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.name() == name)
    }
}

/// Finds the values of one article; `day` is its publication day.
///
/// In the order of the text, none overlaps another. What depends on the publication day ("yesterday") is left out without one.
pub fn find(text: &str, layout: &Layout, day: Option<Date>) -> Vec<Value> {
    let lower = text.to_ascii_lowercase();
    let mut values = Vec::new();
    for sentence in &layout.sentences {
        let atoms = atom::Atoms::new(text, &lower, layout.tokens.get(sentence.tokens.clone()).unwrap_or_default());
        let block = layout.block_of(sentence);
        let numbered = block.kind == BlockKind::List && block.span.start() == sentence.span.start() && matches!(atoms.word(1), "." | ")") && atoms.is_digits(0);
        find::in_sentence(&atoms, if numbered { 2 } else { 0 }, day, &mut values);
    }
    values
}
