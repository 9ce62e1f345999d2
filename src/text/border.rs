//! Borders of words and sentences by the rules of Unicode (UAX #29), found faster in the words of which news is made.
//!
//! Between two spaces that part words no rule looks past them, so a stretch of ASCII is read by a few rules of its own; and sentences end only
//! near a mark that can end one, so only what stands around such marks is read by all the rules.

use unicode_segmentation::UnicodeSegmentation;

/// Calls `visit` with each piece between two borders of words and where it begins, in order; pieces of white space may be left out.
pub(super) fn words<'t>(text: &'t str, mut visit: impl FnMut(usize, &'t str)) {
    for (start, end) in chunks(text) {
        if text.as_bytes()[start..end].is_ascii() {
            ascii_words(text, start, end, &mut visit);
        } else {
            // What may belong to the space before it is read with it.
            let start = start.saturating_sub(1);
            text[start..end].split_word_bound_indices().for_each(|(at, piece)| visit(start + at, piece));
        }
    }
}

/// The pieces of a stretch of ASCII without a space.
fn ascii_words<'t>(text: &'t str, mut start: usize, end: usize, visit: &mut impl FnMut(usize, &'t str)) {
    let bytes = text.as_bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    while start < end {
        let mut at = start + 1;
        if is_part(bytes[start]) {
            while at < end && (is_part(bytes[at]) || at + 1 < end && joins(bytes[at - 1], bytes[at], bytes[at + 1])) {
                at += 1;
            }
        }
        visit(start, &text[start..at]);
        start = at;
    }
}

/// Whether a mark holds what stands on either side of it together: "it's", "a.m", "2.5", "18,000".
fn joins(before: u8, mark: u8, after: u8) -> bool {
    match mark {
        b'\'' | b'.' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic() || before.is_ascii_digit() && after.is_ascii_digit(),
        b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Where each stretch without a space begins and ends.
fn chunks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    text.split(' ').filter_map(move |chunk| {
        let start = at;
        at += chunk.len() + 1;
        (!chunk.is_empty()).then_some((start, start + chunk.len()))
    })
}

/// Calls `visit` with each place where a sentence may end, in order; the last is the end of the text.
pub(super) fn sentence_ends(text: &str, mut visit: impl FnMut(usize)) {
    // Where a stretch begins in which a sentence may end.
    let mut open: Option<usize> = None;
    for (start, end) in chunks(text) {
        let chunk = &text[start..end];
        if !is_inert(chunk) {
            open.get_or_insert(start);
        } else if chunk.bytes().any(|byte| byte.is_ascii_alphabetic())
            && let Some(from) = open.take()
        {
            // No rule looks past a letter.
            within(text, from, end, &mut visit);
        }
    }
    if let Some(from) = open {
        within(text, from, text.len(), &mut visit);
    }
    if !text.is_empty() {
        visit(text.len());
    }
}

/// The ends of sentences inside a stretch that ends none.
fn within(text: &str, start: usize, end: usize, visit: &mut impl FnMut(usize)) {
    text[start..end].split_sentence_bound_indices().skip(1).for_each(|(at, _)| visit(start + at));
}

/// Whether no character of a stretch can end a sentence: letters of Latin, digits and the commonest marks.
fn is_inert(chunk: &str) -> bool {
    let is_inert = |byte: u8| byte > b' ' && byte < 0x7f && !matches!(byte, b'.' | b'!' | b'?');
    if chunk.bytes().all(is_inert) {
        return true;
    }
    let is_known = |character: char| matches!(character, 'À'..='ɏ' | '‘' | '’' | '“' | '”' | '–' | '—');
    chunk.chars().all(|character| if character.is_ascii() { is_inert(character as u8) } else { is_known(character) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_visible(piece: &str) -> bool {
        !piece.starts_with(|character: char| character.is_whitespace() || character.is_control())
    }

    proptest! {
        #[test]
        fn borders_are_those_of_the_rules(text in "([a-cX0-9_ .,;:'!?\\-()\"\\t\\r\u{301}’“”é–… ]|[ -~]|\\PC){0,40}") {
            let mut found = Vec::new();
            words(&text, |at, piece| found.push((at, piece)));
            found.retain(|(_, piece)| is_visible(piece));
            let wanted: Vec<(usize, &str)> = text.split_word_bound_indices().filter(|(_, piece)| is_visible(piece)).collect();
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn ends_of_sentences_are_those_of_the_rules(text in "([a-cX0-9 .!?,\\-()\"\\t\\r\u{301}’“”é–…\u{a0}\u{2028}]|[ -~]|\\PC){0,40}") {
            let mut found = Vec::new();
            sentence_ends(&text, |at| found.push(at));
            let wanted: Vec<usize> = text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
