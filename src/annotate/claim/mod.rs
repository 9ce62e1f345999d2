//! Claims: what is said of whom, with the value that can be compared.
//!
//! One claim a value: what it counts, which event it belongs to, of whom it is said, what it is limited to, who says it.

mod attribution;
pub(crate) mod event;
pub(crate) mod frame;
mod polarity;
pub(crate) mod scope;
mod subject;
pub(crate) mod word;

use super::{Mention, Quote, Value, ValueKind};
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

/// Finds the claims of one article, in order of place.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention], values: &[Value], quotes: &[Quote]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(values.len());
    let mut read: Option<(usize, Vec<word::Word<'_>>)> = None;
    for (position, value) in values.iter().enumerate() {
        let Some(sentence) = layout.sentence_at(value.span.start()) else { continue };
        if read.as_ref().is_none_or(|(at, _)| *at != sentence) {
            read = Some((sentence, word::words(text, layout, mentions, &layout.sentences[sentence])));
        }
        let Some((_, words)) = &read else { continue };
        let Some(frame) = frame::frame(words, value) else { continue };
        claims.push(Claim {
            span: value.span,
            subject: subject::subject(text, words, &frame, mentions),
            event: frame.family.map(str::to_owned).or_else(|| frame.verb.map(|verb| words[verb].stem.clone()).filter(|stem| !stem.is_empty())),
            attribute: attribute(value.kind, &frame, words),
            value: value.normalized.clone(),
            of: Some(position),
            polarity: polarity::polarity(words, &frame),
            scope: scope::scope(words, &frame).phrases(),
            attribution: attribution::attribution(text, words, &frame, value.span, quotes),
        });
    }
    claims
}

/// Which property a value gives: "count" of what it counts, "day" for a weekday, else the kind of value.
fn attribute(kind: ValueKind, frame: &frame::Frame, words: &[word::Word<'_>]) -> String {
    match kind {
        ValueKind::Weekday => "day".to_owned(),
        ValueKind::Number => match (frame.family, frame.head) {
            (Some(family), _) => format!("{family} count"),
            (None, Some(head)) => format!("{} count", words[head].folded),
            (None, None) => "count".to_owned(),
        },
        _ => kind.name().to_owned(),
    }
}
