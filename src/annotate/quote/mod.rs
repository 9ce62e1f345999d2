//! Quotations, who speaks them, and the words that say so.

mod attribute;
mod clause;
pub(crate) mod cue;
mod kind;
mod marks;
mod outlet;
mod paragraph;
mod phrase;
mod speaker;

use self::clause::Source;
use self::marks::Stretch;
use self::paragraph::{Reading, Said};
use self::speaker::People;
use super::Mention;
use crate::article::Span;
use crate::text::{BlockKind, Layout};

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

/// Finds the quotations of one article, in order of their first mark.
///
/// The marks tell what is quoted, the words around it who speaks and what the marks are there for.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention]) -> Vec<Quote> {
    let stretches = marks::find(text, layout);
    let posts = posts(text, layout);
    if stretches.is_empty() {
        return posts;
    }
    let lower = text.to_ascii_lowercase();
    let reading = paragraph::read(Source { text, lower: &lower, layout }, &stretches);
    let tops: Vec<Span> = stretches.iter().filter(|stretch| stretch.parent.is_none()).map(Stretch::span).collect();
    let people = People::of(text, layout, mentions, &tops);
    let mut quotes = posts;
    // Posts come first in the list until it is sorted.
    let shift = quotes.len();
    for (stretch, said) in stretches.iter().zip(&reading.said) {
        let post = || quotes[..shift].iter().position(|post| post.span.contains(stretch.span()));
        let parent = stretch.parent.map(|parent| parent + shift).or_else(post);
        let outer = parent.and_then(|parent| quotes[parent].speaker.as_ref()).map(|speaker| speaker.name.clone());
        let quote = quote(text, layout, &people, &reading, stretch, said, parent, outer);
        quotes.push(quote);
    }
    in_order(quotes)
}

/// A quotation from its stretch and what the words around it tell. `outer` speaks the one it stands inside.
#[allow(clippy::too_many_arguments)]
fn quote(text: &str, layout: &Layout, people: &People, reading: &Reading, stretch: &Stretch, said: &Said, parent: Option<usize>, outer: Option<String>) -> Quote {
    let kind = said.kind.unwrap_or(QuoteKind::Scare);
    let is_spoken = matches!(kind, QuoteKind::Direct | QuoteKind::Mixed);
    let name = |span: Span| match span.of(text) {
        "I" | "we" | "We" => outer.unwrap_or_else(|| span.of(text).to_owned()),
        _ => people.name(layout, span, &reading.subjects),
    };
    let speaker = said.speaker.filter(|_| is_spoken).map(|span| Speaker { span, name: name(span) });
    let (cue, via) = if speaker.is_some() { (said.cue, said.via) } else { (None, None) };
    Quote { span: stretch.span(), kind, speaker, cue, via: via.map(|span| span.of(text).to_owned()), parent }
}

/// The posts of an article, each with its author; a post that is printed twice is two.
fn posts(text: &str, layout: &Layout) -> Vec<Quote> {
    let mut posts = Vec::new();
    for sentences in layout.sentences.chunk_by(|a, b| a.block == b.block) {
        let block = layout.block_of(&sentences[0]);
        let [.., signature] = sentences else { continue };
        if block.kind != BlockKind::Post || sentences.len() < 2 {
            continue;
        }
        let words = text[block.span.start()..signature.span.start()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-'));
        let words = words.strip_suffix("&mdash;").unwrap_or(words).trim_end();
        let author = signature.span.of(text).split("(@").next().unwrap_or_default().trim_end();
        let author = Span::new(signature.span.start(), signature.span.start() + author.len());
        let speaker = (!author.is_empty()).then(|| Speaker { span: author, name: author.of(text).to_owned() });
        let span = Span::new(block.span.start(), block.span.start() + words.len());
        posts.push(Quote { span, kind: QuoteKind::Post, speaker, cue: None, via: None, parent: None });
    }
    posts
}

/// Sorts quotations by place, the outer before the inner, and renumbers their parents.
fn in_order(quotes: Vec<Quote>) -> Vec<Quote> {
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.sort_by_key(|&at| (quotes[at].span.start(), std::cmp::Reverse(quotes[at].span.end()), at));
    let mut place = vec![0; quotes.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let renumbered = |old: usize| Quote { parent: quotes[old].parent.map(|parent| place[parent]), ..quotes[old].clone() };
    order.iter().map(|&old| renumbered(old)).collect()
}
