//! What one article says, alone: mentions, values, quotations and claims.
//!
//! [`annotate`] is a pure function of one article; it knows no other article and no story.

pub mod claim;
pub mod line;
pub mod mention;
pub mod quote;
pub mod tagger;
pub mod value;

pub use claim::Claim;
pub use mention::{Kind, Mention};
pub use quote::{Quote, QuoteKind};
pub use value::{Value, ValueKind};

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::article::Article;
use crate::syntax::{Document, Vocabulary};
use crate::text::{self, Layout};

/// An article with everything that was found in it alone, which can be read as if it stood here: `annotated.mentions`.
///
/// Copies of one text share what was found; changing it in one of them leaves the others as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The article as read.
    pub article: Article,
    reading: Arc<Reading>,
}

/// What was found in an article alone. Lists are in the order of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its blocks, sentences and tokens.
    pub layout: Layout,
    /// Names of people, teams, organisations, places and events; none overlaps another.
    pub mentions: Vec<Mention>,
    /// Numbers, money, dates and the like; none overlaps another.
    pub values: Vec<Value>,
    /// Quotations; one may stand inside another.
    pub quotes: Vec<Quote>,
    /// What is said of whom, with the value that can be compared.
    pub claims: Vec<Claim>,
}

impl Annotated {
    /// An article with what was found in it; every span points into its text.
    pub fn new(article: Article, reading: impl Into<Arc<Reading>>) -> Self {
        Self { article, reading: reading.into() }
    }

    /// Whether the same was found in both. Copies that share it are told at once.
    pub fn reads_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading) || self.reading == other.reading
    }
}

impl Deref for Annotated {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl DerefMut for Annotated {
    fn deref_mut(&mut self) -> &mut Reading {
        Arc::make_mut(&mut self.reading)
    }
}

/// Analyses one article. For many, an [`Annotator`] remembers words from one to the next.
///
/// ```
/// use newsdiff::annotate::{Kind, annotate};
/// use newsdiff::{Article, Span};
///
/// let annotated = annotate(Article { text: "Ida Holm said 12 people died.".into(), ..Article::default() });
/// assert_eq!((annotated.mentions[0].span, annotated.mentions[0].kind), (Span::new(0, 8), Kind::Person));
/// assert_eq!(annotated.values[0].normalized, "12");
/// ```
pub fn annotate(article: Article) -> Annotated {
    Annotator::default().annotate(article)
}

/// Analyses articles one by one; what it remembers of words makes it faster and changes nothing.
#[derive(Debug, Default)]
pub struct Annotator {
    vocabulary: Vocabulary,
    names: mention::Memory,
    values: value::Memory,
}

impl Annotator {
    /// Analyses one article.
    pub fn annotate(&mut self, article: Article) -> Annotated {
        let reading = self.read(&article);
        Annotated::new(article, reading)
    }

    /// Finds what one article says. It looks at no more than [`Article::content`].
    pub fn read(&mut self, article: &Article) -> Reading {
        if self.vocabulary.is_full() || self.names.is_full() {
            (self.vocabulary, self.names) = Default::default();
        }
        let layout = text::segment_marked(&article.text, article.title.as_deref(), &article.parts);
        let document = Document::new(&article.text, &layout, &mut self.vocabulary);
        let mentions = mention::find(&document, &layout, &mut self.names);
        let values = self.values.find(&article.text, &layout, article.day());
        let quotes = quote::find(&article.text, &layout, &mentions);
        let claims = claim::find(&article.text, &layout, &mentions, &values, &quotes);
        Reading { layout, mentions, values, quotes, claims }
    }
}
