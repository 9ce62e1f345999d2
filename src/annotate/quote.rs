//! Quotations, who speaks them, and the words that say so.

use super::Mention;
use crate::article::Span;
use crate::text::Layout;

/// A quotation as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// With its marks; a quotation over several paragraphs goes from its first mark to its last.
    pub span: Span,
    /// What the marks are there for.
    pub kind: QuoteKind,
    /// Who says it, as the article words it.
    pub speaker: Option<Speaker>,
    /// The word that tells it is said ("said", "according to").
    pub cue: Option<Span>,
    /// The outlet that got the quotation first, if the article names one.
    pub via: Option<String>,
    /// Position in the article's list of the quotation this one stands inside.
    pub parent: Option<usize>,
}

/// Who says a quotation, as the article words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker: a name, a role or a pronoun.
    pub span: Span,
    /// Who that is, as far as the article alone tells: a pronoun is resolved where it can be.
    pub name: String,
}

/// What quotation marks are there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// Whole sentences somebody said.
    Direct,
    /// Somebody's words inside a sentence of the article.
    Mixed,
    /// Words held at a distance.
    Scare,
    /// A nickname.
    Nickname,
    /// The title of a work.
    Title,
    /// A post of a social network.
    Post,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Direct, Self::Mixed, Self::Scare, Self::Nickname, Self::Title, Self::Post];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Scare => "scare",
            Self::Nickname => "nickname",
            Self::Title => "title",
            Self::Post => "post",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Finds the quotations of one article.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention]) -> Vec<Quote> {
    let _ = (text, layout, mentions);
    Vec::new()
}
