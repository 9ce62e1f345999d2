//! Text as words that can be compared: marks, case, accents and house styles set aside.

use std::collections::HashMap;

use crate::annotate::Annotated;
use crate::article::Span;
use crate::lexicon;
use crate::syntax::stem;
use crate::text::{TokenKind, fold};

/// A word in its normal form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Word {
    /// The same for the same normal form, within one [`Words`].
    pub(super) id: u32,
    /// Where it stands.
    pub(super) span: Span,
    /// It stands in square brackets: the writer's word, not the speaker's.
    pub(super) is_bracketed: bool,
}

/// Words of a stretch of text, and before which of them something was left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Sequence {
    pub(super) words: Vec<Word>,
    /// Positions of the words that an ellipsis stands before, ascending.
    pub(super) ellipses: Vec<usize>,
}

/// The normal forms of one story's words.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: HashMap<String, u32>,
    weights: Vec<f64>,
}

impl Words {
    /// Reads the words of `span`. Web addresses count as nothing: a quotation often loses them.
    pub(super) fn read(&mut self, annotated: &Annotated, span: Span) -> Sequence {
        let text = &annotated.article.text;
        let mut sequence = Sequence::default();
        let mut brackets = 0_usize;
        let mut stops = 0;
        for token in &annotated.layout.tokens[annotated.layout.tokens_in(span)] {
            let word = token.span.of(text);
            stops = if word == "." { stops + 1 } else { 0 };
            match token.kind {
                TokenKind::Url => {}
                TokenKind::Mark => match word {
                    "[" => brackets += 1,
                    "]" => brackets = brackets.saturating_sub(1),
                    "…" => sequence.ellipses.push(sequence.words.len()),
                    "." if stops == 3 => sequence.ellipses.push(sequence.words.len()),
                    _ => {}
                },
                TokenKind::Possessive => {
                    // "Holm’s" is one word, and "Holms" in an outlet that drops the apostrophe.
                    if let Some(last) = sequence.words.last_mut().filter(|last| last.span.end() == token.span.start()) {
                        last.span = last.span.join(token.span);
                        last.id = self.id(&fold(last.span.of(text)));
                    }
                }
                TokenKind::Word | TokenKind::Number | TokenKind::Handle => self.parts(text, token.span, brackets > 0, &mut sequence.words),
            }
        }
        sequence
    }

    /// Adds the parts of a token: "full-back" is two words, "2.6million" is two.
    fn parts(&mut self, text: &str, span: Span, is_bracketed: bool, words: &mut Vec<Word>) {
        let token = span.of(text);
        // Nearly every word is its own normal form.
        if token.bytes().all(|byte| byte.is_ascii_lowercase()) {
            words.push(Word { id: self.id(token), span, is_bracketed });
            return;
        }
        let mut start = 0;
        let mut push = |start: usize, end: usize| {
            let place = Span::new(span.start() + start, span.start() + end);
            let mut form = fold(place.of(text));
            form.retain(|c| !matches!(c, '.' | ',') || form_keeps_points(place.of(text)));
            if form.contains(char::is_alphanumeric) {
                words.push(Word { id: self.id(&form), span: place, is_bracketed });
            }
        };
        let digits = token.len() - token.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
        if digits > 0 && token.len() > digits + 2 {
            push(0, digits);
            start = digits;
        }
        for (at, hyphen) in token.match_indices(['-', '\u{2010}', '\u{2011}']) {
            if at > start {
                push(start, at);
            }
            start = at + hyphen.len();
        }
        if start < token.len() {
            push(start, token.len());
        }
    }

    fn id(&mut self, form: &str) -> u32 {
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = u32::try_from(self.weights.len()).expect("a story has fewer than 2^32 different words");
        self.ids.insert(form.to_owned(), id);
        self.weights.push(weight(form));
        id
    }

    /// How much it tells that a word stands in two places: 0 for the commonest, about 4 for the rarest.
    pub(super) fn weight(&self, word: Word) -> f64 {
        self.weights[word.id as usize]
    }
}

/// "2.5" keeps its point; "1,000" and "U.N." lose theirs.
fn form_keeps_points(token: &str) -> bool {
    token.contains('.') && token.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Rarity in sentences, brought to the scale of documents on which the thresholds of this module were set: over the words of
/// the reuse cases for development the two lie on a line.
fn weight(form: &str) -> f64 {
    const AT_ZERO: f64 = 2.2;
    const SLOPE: f64 = 1.5;
    const HIGHEST: f64 = 4.4;
    ((lexicon::rarity(&stem(form)) - AT_ZERO) / SLOPE).clamp(0.0, HIGHEST)
}
