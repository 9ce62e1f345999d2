//! Characters to blocks, sentences and tokens: the shape of one article's text, by rules and without knowing any name.

mod block;
mod border;
mod fold;
mod offset;
mod sentence;
mod token;

use std::ops::Range;

pub(crate) use fold::capitalised;
pub use fold::{fold, fold_words};
pub(crate) use offset::CodePoints;

use crate::article::{Part, Span};

/// The shape of one article's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Every paragraph in order; together they hold all text but the white space between them.
    pub blocks: Vec<Block>,
    /// Every sentence in order; none crosses a block, none stands in a [`BlockKind::Meta`] or [`BlockKind::Furniture`] block.
    pub sentences: Vec<Sentence>,
    /// Every token of every sentence in order.
    pub tokens: Vec<Token>,
}

/// A paragraph and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Without white space at either end.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
    /// The first block with the same words, when this one only repeats it: the two are one source.
    pub repeats: Option<usize>,
}

/// What a block is for.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// `Title:` and such lines before the article.
    Meta,
    /// The article's own title, or a heading inside it.
    Headline,
    /// A line under the headline that sums the article up.
    Summary,
    /// Running text.
    Body,
    /// Words under a picture.
    Caption,
    /// A post of a social network with its author.
    Post,
    /// An item of a list.
    List,
    /// What is not the article: "Read more at ...", share buttons, credits.
    Furniture,
}

impl BlockKind {
    /// The name in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Headline => "headline",
            Self::Summary => "summary",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Post => "post",
            Self::List => "list",
            Self::Furniture => "furniture",
        }
    }

    /// The kind of that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Meta, Self::Headline, Self::Summary, Self::Body, Self::Caption, Self::Post, Self::List, Self::Furniture]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// Whether it is part of the article, and so is read.
    pub(crate) fn is_read(self) -> bool {
        !matches!(self, Self::Meta | Self::Furniture)
    }
}

/// A sentence, a heading, a caption or the signature of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Without white space at either end.
    pub span: Span,
    /// Position in [`Layout::blocks`] of the block it stands in.
    pub block: usize,
    /// Positions in [`Layout::tokens`] of its tokens.
    pub tokens: Range<usize>,
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Begins with a letter; holds inner hyphens, apostrophes and the full stops of abbreviations ("full-back", "O'Neill", "U.N.").
    Word,
    /// "'s" and "’s" at the end of a word.
    Possessive,
    /// Begins with a digit; holds inner commas and points and letters at its end ("18,000", "2.5", "19th").
    Number,
    /// Any other visible character.
    Mark,
    /// A web address.
    Url,
    /// "@name" or "#name".
    Handle,
}

impl TokenKind {
    /// Whether it can be part of a name.
    pub(crate) fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Number)
    }
}

impl Layout {
    /// Position of the sentence that holds the byte `at`, if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= at);
        let before = after.checked_sub(1)?;
        (at < self.sentences[before].span.end()).then_some(before)
    }

    /// Position of the block that holds the byte `at`, if one does.
    pub(crate) fn block_at(&self, at: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start() <= at);
        let before = after.checked_sub(1)?;
        (at < self.blocks[before].span.end()).then_some(before)
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &Sentence) -> &Block {
        &self.blocks[sentence.block]
    }

    /// Positions of the tokens that lie wholly inside `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }
}

/// Finds the blocks, sentences and tokens of a text. `title` is the article's title where it is known: the block that
/// repeats it is the headline.
///
/// ```
/// use newsdiff::text::segment;
///
/// let text = "Harn floods\n\nIt rained. The river rose.";
/// let layout = segment(text, Some("Harn floods"));
/// let sentences: Vec<&str> = layout.sentences.iter().map(|sentence| sentence.span.of(text)).collect();
/// assert_eq!(sentences, ["Harn floods", "It rained.", "The river rose."]);
/// ```
pub fn segment(text: &str, title: Option<&str>) -> Layout {
    segment_marked(text, title, &[])
}

/// The same where markup tells what some paragraphs are for: it is believed, and the others are told by their shape.
pub fn segment_marked(text: &str, title: Option<&str>, parts: &[Part]) -> Layout {
    let blocks = block::blocks(text, title, parts);
    let mut layout = Layout { blocks, ..Layout::default() };
    for (position, block) in layout.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_read()) {
        for span in sentence::sentences(text, block) {
            let start = layout.tokens.len();
            token::tokenise(text, span, &mut layout.tokens);
            layout.sentences.push(Sentence { span, block: position, tokens: start..layout.tokens.len() });
        }
    }
    layout
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_to_its_sentence_and_block() {
        let text = "Storm hits coast\n\nIt came at night. It left by noon.";
        let layout = segment(text, None);
        let at = text.find("left").unwrap();
        let sentence = &layout.sentences[layout.sentence_at(at).unwrap()];
        assert_eq!(sentence.span.of(text), "It left by noon.");
        assert_eq!(layout.block_of(sentence).kind, BlockKind::Body);
        assert_eq!(layout.sentence_at(text.find("\n\n").unwrap()), None);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(segment("", None), Layout::default());
        assert_eq!(segment(" \n \n", Some("title")), Layout::default());
    }
}
