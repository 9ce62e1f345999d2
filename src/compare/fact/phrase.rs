//! From the words that two sentences share to a phrase that can be read.

use std::ops::Range;

use super::line::{Line, Role};
use crate::compare::align::{Word, within};
use crate::syntax::is_function_word;
use crate::text::TokenKind;

/// A phrase reaches to the end of its clause where that is no further than this many tokens.
const REACH: usize = 6;

/// Words before a phrase that belong to it though they carry no content; sorted.
const LEADING: &[&str] = &[
    "a", "an", "are", "be", "been", "being", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "her", "his", "is", "its", "may", "might",
    "must", "never", "no", "not", "our", "should", "the", "their", "was", "were", "will", "would",
];

/// Words after a verb that belong to it; sorted.
const TRAILING: &[&str] = &["ago", "away", "back", "down", "off", "out", "over", "up"];

/// Words that begin what a phrase can be read without; sorted.
const PREPOSITIONS: &[&str] = &[
    "about", "against", "at", "between", "by", "during", "for", "from", "in", "into", "of", "on", "over", "than", "through", "to", "under", "while", "with",
    "without",
];

/// The tokens of the phrase around some of a line's words; it reaches over no word that is `closed`, for the articles may differ on it.
pub(super) fn around(line: &Line<'_>, words: &Range<usize>, closed: &[bool]) -> Range<usize> {
    let inner = line.words[words.start].tokens.start..line.words[words.end - 1].tokens.end;
    let is_closed = |token: usize| {
        let at = line.words.partition_point(|word| word.tokens.end <= token);
        line.words.get(at).is_some_and(|word| word.tokens.start <= token && closed[at])
    };
    let start = match (0..=REACH).find(|step| ends_before(line, inner.start - step)) {
        Some(steps) if !(inner.start - steps..inner.start).any(is_closed) => inner.start - steps,
        _ => inner.start,
    };
    let start = (start..inner.start).find(|&token| is_readable(line, token)).unwrap_or(inner.start);
    let end = match (0..=REACH).find(|step| ends_after(line, inner.end + step)) {
        Some(steps) if !(inner.end..inner.end + steps).any(is_closed) => inner.end + steps,
        _ => noun_end(line, inner.end, is_closed),
    };
    let end = (inner.end..end).rev().find(|&token| is_readable(line, token)).map_or(inner.end, |token| token + 1);
    let leads = |token: &usize| LEADING.binary_search(&line.folded(*token).as_str()).is_ok();
    let start = (line.tokens.start..start).rev().take_while(leads).last().unwrap_or(start);
    let trails = |token: &usize| TRAILING.binary_search(&line.folded(*token).as_str()).is_ok();
    let end = (end..line.tokens.end).take_while(trails).last().map_or(end, |token| token + 1);
    start..end
}

/// Whether the clause around a phrase is turned into its opposite.
pub(super) fn is_denied(line: &Line<'_>, phrase: &Range<usize>) -> bool {
    let before = (line.tokens.start..phrase.start).rev().take(5).take_while(|&token| line.role(token) != Role::Border);
    let after = (phrase.end..line.tokens.end).take(3).take_while(|&token| line.role(token) != Role::Border);
    before.chain(phrase.clone()).chain(after).filter(|&token| line.role(token) == Role::Negation).count() % 2 == 1
}

/// A negation reaches this many tokens, unless its clause ends before.
const DENIED: usize = 5;

/// The words of a line that a negation before them turns into their opposite.
pub(super) fn denied<'a>(line: &'a Line<'_>) -> impl Iterator<Item = &'a Word> {
    let negations = line.tokens.clone().filter(|&token| line.role(token) == Role::Negation);
    let reach = |token: usize| (token + 1..line.tokens.end).take(DENIED).take_while(|&next| line.role(next) != Role::Border).last();
    let words = move |token| reach(token).map_or(&[][..], |last| within(&line.words, token + 1..last + 1));
    negations.flat_map(words)
}

/// Whether a clause begins with the token.
fn ends_before(line: &Line<'_>, token: usize) -> bool {
    token <= line.tokens.start || line.role(token - 1) == Role::Border
}

/// Whether a clause ends before the token.
fn ends_after(line: &Line<'_>, token: usize) -> bool {
    token >= line.tokens.end || line.role(token) == Role::Border
}

/// Where the noun ends that may follow a phrase: "robbed the" becomes "robbed the jewellery shop".
fn noun_end(line: &Line<'_>, end: usize, is_closed: impl Fn(usize) -> bool) -> usize {
    let goes_on = |token: &usize| !is_closed(*token) && !ends_after(line, *token) && PREPOSITIONS.binary_search(&line.folded(*token).as_str()).is_err();
    let tokens: Vec<usize> = (end..line.tokens.end).take(REACH - 1).take_while(goes_on).collect();
    let is_content = |token: &&usize| line.annotated.layout.tokens[**token].kind != TokenKind::Mark && !is_function_word(&line.folded(**token));
    tokens.iter().rev().find(is_content).map_or(end, |token| token + 1)
}

/// Whether a phrase may begin or end with the token: no mark may stand there.
fn is_readable(line: &Line<'_>, token: usize) -> bool {
    line.annotated.layout.tokens[token].kind != TokenKind::Mark || line.folded(token).starts_with(['%', '$'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(LEADING.is_sorted() && TRAILING.is_sorted() && PREPOSITIONS.is_sorted());
    }
}
