//! The words of an article as the tagger sees them: hyphens cut where a name ends at one, lines in capitals written as usual.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::vocabulary::{Type, Vocabulary};
use crate::article::Span;
use crate::lexicon::is_ordinary;
use crate::text::{Layout, Token, TokenKind, capitalised};

/// An article's words, each distinct form held once.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The distinct forms.
    pub types: Vec<Arc<Type>>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// For each token of the layout the number of its form in the vocabulary.
    pub tokens: Vec<u32>,
    /// The article's text.
    pub text: &'a str,
}

/// The words of a sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// In order.
    pub words: Vec<Word>,
    /// How its words are written.
    pub casing: Casing,
}

/// A word in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Position of its form in [`Document::types`].
    pub kind: usize,
}

/// How the words of a sentence are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Casing {
    /// As usual.
    Sentence,
    /// Most words with a capital, as in many headlines.
    Title,
    /// Most words in capitals.
    Upper,
}

/// What stands for an address, an account name or an endless word, whose letters tell nothing.
const ADDRESS: &str = "<address>";

/// A longer word, in bytes, is none.
const LONGEST_WORD: usize = 100;

impl<'a> Document<'a> {
    /// The words of an article.
    pub fn new(text: &'a str, layout: &Layout, vocabulary: &mut Vocabulary) -> Self {
        let form = |token: &Token| if matches!(token.kind, TokenKind::Url | TokenKind::Handle) { ADDRESS } else { token.span.of(text) };
        let tokens: Vec<u32> = layout.tokens.iter().map(|token| vocabulary.intern(form(token)).number as u32).collect();
        let pieces = |tokens_of: &Range<usize>| pieces(text, &layout.tokens[tokens_of.clone()], &tokens[tokens_of.clone()]);
        let sentences: Vec<Vec<Piece>> = layout.sentences.iter().map(|sentence| pieces(&sentence.tokens)).collect();
        let casings: Vec<Casing> = sentences.iter().map(|words| casing(text, words)).collect();
        let known = usual_forms(text, &sentences, &casings);
        let mut forms = Forms::new(vocabulary);
        let sentences = sentences.iter().zip(casings).map(|(words, casing)| {
            let word = |&Piece { span, kind, number }: &Piece| {
                let written = span.of(text);
                let kind = match (kind, number) {
                    (TokenKind::Url | TokenKind::Handle, _) => forms.position(ADDRESS),
                    _ if written.len() > LONGEST_WORD => forms.position(ADDRESS),
                    (TokenKind::Word, _) if casing == Casing::Upper && is_upper(written) => forms.position(&usual_form(written, &known)),
                    (_, Some(number)) => forms.position_of(number as usize),
                    (_, None) => forms.position(written),
                };
                Word { span, kind }
            };
            Sentence { words: words.iter().map(word).collect(), casing }
        });
        let sentences = sentences.collect();
        Self { types: forms.finish(), sentences, tokens, text }
    }

    /// One sentence whose words are given, without a text: spans count the words.
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>, vocabulary: &mut Vocabulary) -> Document<'static> {
        let mut forms = Forms::new(vocabulary);
        let word = |(position, form): (usize, &str)| Word { span: Span::new(position, position + 1), kind: forms.position(form) };
        let words = words.into_iter().enumerate().map(word).collect();
        Document { sentences: vec![Sentence { words, casing: Casing::Sentence }], types: forms.finish(), tokens: Vec::new(), text: "" }
    }

    /// The form of a word.
    pub(crate) fn form(&self, word: Word) -> &Type {
        &self.types[word.kind]
    }
}

/// The distinct forms of a document.
struct Forms<'v> {
    vocabulary: &'v mut Vocabulary,
    types: Vec<Arc<Type>>,
    /// By number in the vocabulary, which lends it; [`UNMET`] where the document has no such form yet.
    positions: Vec<u32>,
}

const UNMET: u32 = u32::MAX;

impl<'v> Forms<'v> {
    fn new(vocabulary: &'v mut Vocabulary) -> Self {
        let positions = std::mem::take(&mut vocabulary.positions);
        Self { vocabulary, types: Vec::new(), positions }
    }

    /// The position of a form in the document's list.
    fn position(&mut self, form: &str) -> usize {
        let number = self.vocabulary.intern(form).number;
        self.position_of(number)
    }

    /// The position of the form with that number in the vocabulary.
    fn position_of(&mut self, number: usize) -> usize {
        if self.positions.len() <= number {
            self.positions.resize(number + 1, UNMET);
        }
        let position = &mut self.positions[number];
        if *position == UNMET {
            *position = self.types.len() as u32;
            self.types.push(Arc::clone(self.vocabulary.form(number)));
        }
        *position as usize
    }

    /// The document's list.
    fn finish(mut self) -> Vec<Arc<Type>> {
        self.types.iter().for_each(|known| self.positions[known.number] = UNMET);
        self.vocabulary.positions = self.positions;
        self.types
    }
}

/// Parts of names that are written in lower case before a hyphen.
const PARTICLES: &[&str] = &["ad", "al", "an", "ar", "as", "ash", "at", "az", "d", "e", "el", "i", "ol", "ul"];

/// Hyphens, the one of ASCII and those of typesetters.
const HYPHENS: [char; 3] = ['-', '‐', '‑'];

/// A token or a part of one.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    kind: TokenKind,
    /// Of a whole token, its form's number in the vocabulary.
    number: Option<u32>,
}

impl Piece {
    fn part(span: Span) -> Self {
        Self { span, kind: TokenKind::Word, number: None }
    }
}

/// Tokens as the tagger takes them: "London-based" and "pro-Harn" are cut at the hyphen, "Ba-Tafti", "al-Harn" and "far-off" are not;
/// "we've" and "didn't" are two words, as in the treebanks.
fn pieces(text: &str, tokens: &[Token], numbers: &[u32]) -> Vec<Piece> {
    let mut found = Vec::with_capacity(tokens.len());
    for (token, number) in tokens.iter().zip(numbers) {
        let written = token.span.of(text);
        let is_word = token.kind == TokenKind::Word;
        if is_word && written.contains(HYPHENS) {
            cut(text, token.span, &mut found);
        } else if is_word && let Some(at) = contraction(written) {
            let border = token.span.start() + at;
            found.push(Piece::part(Span::new(token.span.start(), border)));
            found.push(Piece::part(Span::new(border, token.span.end())));
        } else {
            found.push(Piece { span: token.span, kind: token.kind, number: Some(*number) });
        }
    }
    found
}

/// Where the second word of a contraction begins.
fn contraction(written: &str) -> Option<usize> {
    const ENDINGS: [&str; 12] = ["n't", "n’t", "'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m"];
    // Nearly all words are turned away here.
    if written.is_ascii() && !written.contains('\'') && !written.ends_with("not") {
        return None;
    }
    let ends = |ending: &&str| written.len() > ending.len() && written.ends_with(*ending);
    let ending = ENDINGS.iter().find(|ending| ends(ending)).copied().or(matches!(written, "cannot" | "Cannot").then_some("not"))?;
    Some(written.len() - ending.len())
}

/// Cuts a compound where one side is written like a name and the other is not.
fn cut(text: &str, span: Span, found: &mut Vec<Piece>) {
    let written = span.of(text);
    let mut start = 0;
    for (at, hyphen) in written.match_indices(HYPHENS) {
        let (left, right) = (&written[start..at], &written[at + hyphen.len()..]);
        let starts_upper = |part: &str| part.starts_with(char::is_uppercase);
        // "Harn-upon-Lowe" goes on with a capital.
        let goes_on = starts_upper(left) && right.contains(char::is_uppercase);
        let differ = !left.is_empty() && !right.is_empty() && starts_upper(left) != starts_upper(right);
        if differ && !goes_on && !PARTICLES.contains(&left) {
            let place = |from: usize, to: usize| Span::new(span.start() + from, span.start() + to);
            found.push(Piece::part(place(start, at)));
            found.push(Piece { kind: TokenKind::Mark, ..Piece::part(place(at, at + hyphen.len())) });
            start = at + hyphen.len();
        }
    }
    found.push(Piece::part(Span::new(span.start() + start, span.end())));
}

fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// How the words of a sentence are written: as over seven tenths of them are, a share the prototype measured.
fn casing(text: &str, words: &[Piece]) -> Casing {
    let words = || words.iter().filter(|word| word.kind == TokenKind::Word).map(|word| word.span.of(text));
    let all = words().count();
    let share = |is: fn(&str) -> bool| words().filter(|word| is(word)).count() * 10 > all * 7;
    if all > 0 && share(is_upper) {
        Casing::Upper
    } else if all > 3 && share(|word| word.starts_with(char::is_uppercase)) {
        Casing::Title
    } else {
        Casing::Sentence
    }
}

/// How words are written where lines are written as usual, by their lower case; the first of several forms, not counting firsts of sentences.
fn usual_forms<'a>(text: &'a str, sentences: &[Vec<Piece>], casings: &[Casing]) -> HashMap<String, &'a str> {
    let mut known = HashMap::new();
    if casings.contains(&Casing::Upper) {
        for (words, _) in sentences.iter().zip(casings).filter(|(_, casing)| **casing == Casing::Sentence) {
            for word in words.iter().skip(1).filter(|word| word.kind == TokenKind::Word) {
                known.entry(word.span.of(text).to_lowercase()).or_insert_with(|| word.span.of(text));
            }
        }
    }
    known
}

/// A word of a line in capitals as it would be written elsewhere.
fn usual_form(written: &str, known: &HashMap<String, &str>) -> String {
    let lower = written.to_lowercase();
    if let Some(form) = known.get(&lower) {
        return (*form).to_owned();
    }
    if written.contains('.') {
        return written.to_owned();
    }
    if is_ordinary(&lower) {
        return lower;
    }
    capitalised(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    fn forms(text: &str) -> Vec<String> {
        let layout = segment(text, None);
        let document = Document::new(text, &layout, &mut Vocabulary::default());
        document.sentences.iter().flat_map(|sentence| &sentence.words).map(|word| document.form(*word).form.clone()).collect()
    }

    #[test]
    fn a_compound_is_cut_where_a_name_ends() {
        assert_eq!(forms("A Harn-based, pro-Holm group."), ["A", "Harn", "-", "based", ",", "pro", "-", "Holm", "group", "."]);
        assert_eq!(forms("Ba-Tafti al-Holm far-off Harn-upon-Lowe."), ["Ba-Tafti", "al-Holm", "far-off", "Harn-upon-Lowe", "."]);
    }

    #[test]
    fn a_contraction_is_two_words() {
        assert_eq!(
            forms("We've seen Holm, who didn’t and cannot go."),
            ["We", "'ve", "seen", "Holm", ",", "who", "did", "n’t", "and", "can", "not", "go", "."]
        );
    }

    #[test]
    fn a_line_in_capitals_is_read_as_it_would_be_written() {
        let forms = forms("MAYOR HOLM LEAVES HARN\n\nThe mayor, Ida Holm, left the town on Monday.");
        assert_eq!(forms[..4], ["mayor", "Holm", "leaves", "Harn"]);
    }
}
