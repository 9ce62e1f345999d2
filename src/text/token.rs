//! A sentence to tokens: Unicode word borders (UAX #29), then what news text needs joined or parted.

use std::sync::LazyLock;

use regex::Regex;

use super::{Token, TokenKind, border, sentence};
use crate::article::Span;

/// Web addresses, and account and topic names; a name must follow a space, a mark or nothing, so that mail addresses stay whole.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:https?://|www\.)[^\s<>“”\x22]+|\b[a-z][a-z.]*\.(?:com|org|net|co|gov|edu)(?:\.[a-z]{2})?/[^\s<>“”\x22]+|(?:^|[^\p{L}\p{N}@#.])([@#][\p{L}\p{N}_]+)")
        .expect("a fixed pattern")
});

/// Whether a sentence may hold what [`WHOLE`] finds: few do, and many texts never need the pattern, which takes time to make.
fn may_match(sentence: &str) -> bool {
    // What stands before a slash in an address without a protocol: "example.org".
    let is_site = |before: &str| before[before.trim_end_matches(|c: char| c == '.' || c.is_ascii_lowercase()).len()..].contains('.');
    sentence.contains(['@', '#'])
        || sentence.contains("://")
        || sentence.contains("www.")
        || sentence.match_indices('/').any(|(at, _)| is_site(&sentence[..at]))
}

/// Appends the tokens of `span` to `tokens`.
pub(super) fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let slice = span.of(text);
    let mut at = 0;
    for found in may_match(slice).then(|| WHOLE.captures_iter(slice)).into_iter().flatten() {
        let (place, kind) = match found.get(1) {
            Some(handle) => (handle, TokenKind::Handle),
            None => (found.get(0).expect("group 0 always matches"), TokenKind::Url),
        };
        let end = if kind == TokenKind::Url {
            place.start() + place.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '’', '\'']).len()
        } else {
            place.end()
        };
        plain(text, Span::new(span.start() + at, span.start() + place.start()), tokens);
        tokens.push(Token { span: Span::new(span.start() + place.start(), span.start() + end), kind });
        at = end;
    }
    plain(text, Span::new(span.start() + at, span.end()), tokens);
}

/// The tokens of a stretch without addresses and account names.
fn plain(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    border::words(span.of(text), |offset, piece| {
        let start = span.start() + offset;
        let Some(character) = piece.chars().next().filter(|c| !c.is_whitespace() && !c.is_control()) else { return };
        let kind = if character.is_alphabetic() {
            TokenKind::Word
        } else if character.is_numeric() {
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        push(text, Token { span: Span::new(start, start + piece.len()), kind }, first, tokens);
    });
}

/// Adds a token: joins it to the one before where the two are one word, parts it from its possessive.
fn push(text: &str, token: Token, first: usize, tokens: &mut Vec<Token>) {
    let piece = token.span.of(text);
    if piece == "." && joins_full_stop(text, token, first, tokens) {
        let last = tokens.last_mut().expect("a token to join was seen");
        last.span = last.span.join(token.span);
        return;
    }
    if token.kind == TokenKind::Word && goes_on(text, token, first, tokens) {
        tokens.pop();
        let before = tokens.pop().expect("a compound has a first part");
        let whole = Token { span: before.span.join(token.span), kind: TokenKind::Word };
        return part_possessive(text, whole, tokens);
    }
    part_possessive(text, token, tokens);
}

/// Whether a full stop belongs to the word before it: "U.N.", "Mr.", "J.".
fn joins_full_stop(text: &str, stop: Token, first: usize, tokens: &[Token]) -> bool {
    let Some(last) = tokens[first..].last() else { return false };
    let word = last.span.of(text);
    let ends_text = text[stop.span.end()..].trim_start().is_empty();
    last.kind == TokenKind::Word && last.span.end() == stop.span.start() && (sentence::is_abbreviation(word) && !ends_text || word.contains('.'))
}

/// Whether a word goes on after "word-" and "P&": "full-back", "Dehghani-Tafti", "P&O", but not "22-year-old" (a number, then words).
fn goes_on(text: &str, word: Token, first: usize, tokens: &[Token]) -> bool {
    let [.., before, mark] = &tokens[first..] else { return false };
    let are_capitals = || before.span.of(text).ends_with(char::is_uppercase) && word.span.of(text).starts_with(char::is_uppercase);
    let joins = match mark.span.of(text) {
        "-" | "\u{2010}" | "\u{2011}" => true,
        "&" => are_capitals(),
        _ => false,
    };
    joins && before.kind == TokenKind::Word && before.span.end() == mark.span.start() && mark.span.end() == word.span.start()
}

/// Adds a word, its "'s" as a token of its own.
fn part_possessive(text: &str, token: Token, tokens: &mut Vec<Token>) {
    let piece = token.span.of(text);
    let stem = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| piece.strip_suffix(ending));
    match stem.filter(|stem| !stem.is_empty()) {
        Some(stem) if token.kind != TokenKind::Mark => {
            let border = token.span.start() + stem.len();
            tokens.push(Token { span: Span::new(token.span.start(), border), kind: token.kind });
            tokens.push(Token { span: Span::new(border, token.span.end()), kind: TokenKind::Possessive });
        }
        _ => tokens.push(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_initials_and_compounds_stay_whole() {
        assert_eq!(words("U.N. chief J. K. Ba-Tafti, full-back"), ["U.N.", "chief", "J.", "K.", "Ba-Tafti", ",", "full-back"]);
        assert_eq!(
            words("P&O’s ferry, Holm&Sons, this&that, A & B"),
            ["P&O", "’s", "ferry", ",", "Holm", "&", "Sons", ",", "this", "&", "that", ",", "A", "&", "B"]
        );
    }

    #[test]
    fn numbers_keep_their_points_and_give_up_their_words() {
        assert_eq!(words("18,000 of 2.5, a 22-year-old"), ["18,000", "of", "2.5", ",", "a", "22", "-", "year-old"]);
    }

    #[test]
    fn a_possessive_is_a_token_of_its_own() {
        assert_eq!(words("Iran’s side didn't"), ["Iran", "’s", "side", "didn't"]);
    }

    #[test]
    fn addresses_and_accounts_are_one_token() {
        assert_eq!(words("See https://t.co/a1b2. (@ann_b) a@b.org"), ["See", "https://t.co/a1b2", ".", "(", "@ann_b", ")", "a", "@", "b.org"]);
    }
}
