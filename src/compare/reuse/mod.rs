//! Whose words are used again: quotations that stand in two places, running text that was copied, and copies of whole articles.

mod align;
mod copy;
mod passage;
mod quotation;
mod relation;
mod words;

use super::Scope;
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus, Span};
use crate::link::Linked;
use crate::story::Story;

/// One quotation of a story, by article and position in the article's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteRef {
    /// The article.
    pub article: ArticleIndex,
    /// Position in the article's list of quotations.
    pub quote: usize,
}

/// A quotation that stands in two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Reuse {
    /// The earlier or longer one.
    pub a: QuoteRef,
    /// The other.
    pub b: QuoteRef,
    /// What became of the words.
    pub relation: Relation,
    /// In two articles or inside one.
    pub scope: Scope,
    /// Share of such reports that were right when measured; `None` where nothing was measured.
    pub confidence: Option<f64>,
    /// What else was seen: "bracketed", "ellipsis", "anonymised".
    pub flags: Vec<&'static str>,
    /// Stretches with the same words, in order.
    pub aligned: Vec<(Span, Span)>,
}

/// Running text that stands in two or more places.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// How many words the places share.
    pub words: usize,
    /// Exact, truncated or altered.
    pub relation: Relation,
    /// In several articles or inside one.
    pub scope: Scope,
    /// The places, in order.
    pub spans: Vec<Locus>,
}

/// What became of reused words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words.
    Exact,
    /// Cut at the beginning or end.
    Truncated,
    /// Parts put together.
    Spliced,
    /// Words changed.
    Altered,
    /// The same words in another mouth.
    Reattributed,
}

impl Relation {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Truncated => "truncated",
            Self::Spliced => "spliced",
            Self::Altered => "altered",
            Self::Reattributed => "reattributed",
        }
    }
}

/// Finds the quotations of one story that stand in two places, in order of `a`, then `b`.
pub fn quotes(articles: &[Annotated], story: &Story, linked: &Linked) -> Vec<Reuse> {
    quotation::find(articles, story, linked)
}

/// Finds the running text of one story that stands in two or more places.
pub fn passages(articles: &[Annotated], story: &Story) -> Vec<Passage> {
    passage::find(articles, story)
}

/// For each article of the story that repeats nearly all of another: the copy, then the original.
pub fn copies(articles: &[Annotated], story: &Story) -> Vec<(ArticleIndex, ArticleIndex)> {
    copy::find(articles, story)
}
