//! The tokens of a sentence in the smallest pieces that mean something in a value.
//!
//! "twenty-five-year-old" is one token and "1.7million" another; here hyphens stand alone and digits part from letters, so that
//! every form of a value is read by one grammar.

use super::number_word::NARROW_SPACE;
use crate::article::Span;
use crate::text::{Token, TokenKind};

/// What an atom is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with inner apostrophes and the full stops of abbreviations.
    Word,
    /// Digits with inner commas and points.
    Digits,
    /// Any other visible character.
    Mark,
    /// A web address or account name: never part of a value.
    Opaque,
}

/// A piece of a token.
#[derive(Debug, Clone, Copy)]
struct Atom {
    span: Span,
    shape: Shape,
    /// No white space stands between it and the one before.
    glued: bool,
}

/// The atoms of one sentence. Every question about a position beyond either end is answered as if nothing stood there.
pub(super) struct Atoms<'a> {
    text: &'a str,
    lower: &'a str,
    list: Vec<Atom>,
    /// Written like a title, see [`Atoms::is_titled`].
    titled: bool,
}

impl<'a> Atoms<'a> {
    /// The atoms of `tokens`; `lower` is `text` in ASCII lower case, so that both have the same borders.
    pub(super) fn new(text: &'a str, lower: &'a str, tokens: &[Token]) -> Self {
        let mut atoms = Self { text, lower, list: Vec::with_capacity(tokens.len() + tokens.len() / 8), titled: false };
        for token in tokens {
            match token.kind {
                TokenKind::Word | TokenKind::Number => atoms.part(token.span),
                TokenKind::Possessive | TokenKind::Mark => atoms.push(token.span, Shape::Mark),
                TokenKind::Url | TokenKind::Handle => atoms.push(token.span, Shape::Opaque),
            }
        }
        atoms.part_full_stop();
        atoms.titled = atoms.has_title_case();
        atoms
    }

    /// Parts the full stop from a letter that ends the sentence: "Group B."
    fn part_full_stop(&mut self) {
        let Some(last) = self.list.last_mut() else { return };
        let (start, stop) = (last.span.start(), last.span.end().saturating_sub(1));
        if last.shape == Shape::Word && last.span.len() == 2 && last.span.of(self.text).ends_with('.') {
            let end = last.span.end();
            last.span = Span::new(start, stop);
            self.push(Span::new(stop, end), Shape::Mark);
        }
    }

    /// Whether most words begin with a capital, so that a capital says nothing. The share is chosen, not measured: a headline keeps its small
    /// words small, and a sentence full of names has more small words than capitals.
    fn has_title_case(&self) -> bool {
        let words = (0..self.len()).filter(|&at| self.is_word(at));
        let (capitals, all) = words.fold((0, 0), |(capitals, all), at| (capitals + usize::from(self.is_capital(at)), all + 1));
        capitals * 10 > all * 6
    }

    /// Parts a token at hyphens and where letters and digits meet.
    fn part(&mut self, token: Span) {
        let text = self.text;
        let mut start = token.start();
        let mut shape = None;
        for (offset, character) in token.of(text).char_indices() {
            let at = token.start() + offset;
            let next = shape_of(character, shape, text[at + character.len_utf8()..token.end()].chars().next());
            if let Some(ended) = shape.filter(|&shape| shape != next || next == Shape::Mark) {
                self.push(Span::new(start, at), ended);
                start = at;
            }
            shape = Some(next);
        }
        if let Some(shape) = shape {
            self.push(Span::new(start, token.end()), shape);
        }
    }

    fn push(&mut self, span: Span, shape: Shape) {
        let glued = self.list.last().is_some_and(|last| last.span.end() == span.start());
        self.list.push(Atom { span, shape, glued });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The atom in lower case; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |atom| atom.span.of(self.lower))
    }

    /// The atom `count` places before `at` in lower case; empty beyond the start.
    pub(super) fn before(&self, at: usize, count: usize) -> &'a str {
        at.checked_sub(count).map_or("", |at| self.word(at))
    }

    /// The atom as written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |atom| atom.span.of(self.text))
    }

    /// Whether the atom begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }

    /// Whether the sentence is written like a title, where capitals do not tell names.
    pub(super) fn is_titled(&self) -> bool {
        self.titled
    }

    /// Whether the atom is digits.
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Digits)
    }

    /// Whether the atom is letters.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Word)
    }

    /// What the atom is made of.
    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.list.get(at).map(|atom| atom.shape)
    }

    /// Whether the atom follows the one before without white space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|atom| atom.glued)
    }

    /// Whether a hyphen or dash at `at` joins what stands on either side.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        is_dash(self.word(at)) && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// Behind a joining hyphen, if one stands at `at`.
    pub(super) fn past_joint(&self, at: usize) -> usize {
        if self.is_joint(at) { at + 1 } else { at }
    }

    /// The whole-number value of one to `most` digits at `at`.
    pub(super) fn integer(&self, at: usize, most: usize) -> Option<u32> {
        let digits = self.word(at);
        (self.is_digits(at) && digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
    }

    /// Behind the words of `phrase`, if they stand at `at`; the words of the phrase are parted by single spaces.
    pub(super) fn past(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for word in phrase.split(' ') {
            if self.word(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Where the words of `phrase` begin, if they end before `at`.
    pub(super) fn back(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut start = at;
        for word in phrase.rsplit(' ') {
            start = start.checked_sub(1)?;
            if self.word(start) != word {
                return None;
            }
        }
        Some(start)
    }

    /// The place of the atoms `start..end`, which are not empty.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.list[start].span.join(self.list[end - 1].span)
    }
}

/// Hyphen, non-breaking hyphen, en dash.
pub(super) fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "–")
}

/// What a character of a word or number token belongs to, given what came before and comes next in the token.
fn shape_of(character: char, before: Option<Shape>, next: Option<char>) -> Shape {
    match character {
        '0'..='9' => Shape::Digits,
        // Between digits they are part of the number; the last full stop of "Nov." is part of the word.
        ',' | '.' | NARROW_SPACE if before == Some(Shape::Digits) && next.is_some_and(|next| next.is_ascii_digit()) => Shape::Digits,
        ',' | '-' | '\u{2010}' | '\u{2011}' => Shape::Mark,
        _ => Shape::Word,
    }
}
