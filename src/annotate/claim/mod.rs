//! Claims: what is said of whom, with the value that can be compared.

use super::{Mention, Quote, Value};
use crate::article::Span;
use crate::text::Layout;

/// One thing an article says that another can contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The value itself, at most a short phrase.
    pub span: Span,
    /// Who or what it is said of, as the article words it.
    pub subject: Option<String>,
    /// What happens: an event family ("death", "arrest") or the stem of the nearest verb.
    pub event: Option<String>,
    /// Which property: "count", "group", "day", ...
    pub attribute: String,
    /// The normal form that is compared.
    pub value: String,
    /// Position in the article's list of values, where the claim is about one.
    pub of: Option<usize>,
    /// Whether it is said, denied or only thought possible.
    pub polarity: Polarity,
    /// What it is limited to: "last year", "per day", "in Ohio".
    pub scope: Vec<String>,
    /// Who says it, if the article does not say it itself.
    pub attribution: Option<String>,
}

/// Whether a claim is said, denied or only thought possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
    /// It may be so.
    Hedged,
}

impl Polarity {
    /// Every polarity.
    pub const ALL: [Self; 3] = [Self::Affirmed, Self::Denied, Self::Hedged];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Denied => "denied",
            Self::Hedged => "hedged",
        }
    }

    /// The polarity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.name() == name)
    }
}

/// Finds the claims of one article.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention], values: &[Value], quotes: &[Quote]) -> Vec<Claim> {
    let _ = (text, layout, mentions, values, quotes);
    Vec::new()
}
