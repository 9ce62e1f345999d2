//! A single quotation mark: what it looks like, what it may do by what stands beside it, and which marks are apostrophes.

use crate::article::Span;

/// Marks that may open and close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
}

/// What a mark looks like, whatever it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// “ « and two backticks.
    OpenDouble,
    /// „, which “ may close.
    LowDouble,
    /// ” »
    CloseDouble,
    /// " and two apostrophes.
    StraightDouble,
    /// ‘ ‚ ‹ and a backtick.
    OpenSingle,
    /// ’ › ´
    CloseSingle,
    /// '
    StraightSingle,
}

impl Glyph {
    pub(super) fn family(self) -> Family {
        match self {
            Self::OpenDouble | Self::LowDouble | Self::CloseDouble | Self::StraightDouble => Family::Double,
            Self::OpenSingle | Self::CloseSingle | Self::StraightSingle => Family::Single,
        }
    }
}

/// How surely a single mark closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closing {
    Never,
    /// After "s" and before a letter it may as well be a plural's possessive.
    Weak,
    Sure,
}

/// A mark with its surroundings. `at` and `end` are bytes of the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) glyph: Glyph,
    /// The character before it in its paragraph, a space at the head.
    pub(super) before: char,
    /// The character behind it, a space at the end.
    pub(super) after: char,
    pub(super) closing: Closing,
}

impl Mark {
    pub(super) fn can_open(&self) -> bool {
        let opening = self.before.is_whitespace() || "([{<—–-/:;,…\"“‘'*".contains(self.before);
        opening && !self.after.is_whitespace() && !",;)]}".contains(self.after)
    }

    pub(super) fn can_close(&self) -> bool {
        // A space is often lost behind a closing mark.
        let glued = ",.?!".contains(self.before) && self.after.is_uppercase();
        glued || !self.before.is_whitespace() && !self.after.is_alphanumeric()
    }

    /// Whether it stands as the mark of inches does.
    pub(super) fn follows_digit(&self) -> bool {
        self.before.is_ascii_digit()
    }

    /// Whether what follows it may begin a quotation, and not only another mark.
    pub(super) fn precedes_words(&self) -> bool {
        self.after.is_alphanumeric() || "….\"“$£€[#@-".contains(self.after)
    }
}

/// Whether there may be a quotation mark in a text.
pub(super) fn has_mark(text: &str) -> bool {
    text.contains(['"', '\'', '“', '”', '„', '«', '»', '‘', '’', '‚', '`'])
}

/// The marks of a paragraph in order, apostrophes left out.
pub(super) fn marks(text: &str, block: Span) -> Vec<Mark> {
    let slice = block.of(text);
    let mut found = Vec::new();
    let mut before = ' ';
    let mut characters = slice.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let Some((glyph, len)) = glyph(character, &slice[offset..]) else {
            before = character;
            continue;
        };
        if len > character.len_utf8() {
            characters.next();
        }
        let rest = &slice[offset + len..];
        let after = rest.chars().next().unwrap_or(' ');
        let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
        let is_apostrophe = glyph.family() == Family::Single && (inside_word || !before.is_alphanumeric() && is_elision(rest));
        let is_mark = !(is_apostrophe || len == 2 && inside_word);
        if is_mark {
            found.push(Mark { at: block.start() + offset, end: block.start() + offset + len, glyph, before, after, closing: closing(&slice[..offset], rest) });
        }
        before = character;
    }
    found
}

/// The mark at the head of `rest`, whose first character is `character`, and its length in bytes.
fn glyph(character: char, rest: &str) -> Option<(Glyph, usize)> {
    let glyph = match character {
        '`' if rest.starts_with("``") => return Some((Glyph::OpenDouble, 2)),
        '\'' if rest.starts_with("''") => return Some((Glyph::StraightDouble, 2)),
        '“' | '«' | '‟' => Glyph::OpenDouble,
        '„' => Glyph::LowDouble,
        '”' | '»' => Glyph::CloseDouble,
        '"' | '＂' => Glyph::StraightDouble,
        '‘' | '‚' | '‹' | '‛' | '`' => Glyph::OpenSingle,
        '’' | '›' | '´' => Glyph::CloseSingle,
        '\'' => Glyph::StraightSingle,
        _ => return None,
    };
    Some((glyph, character.len_utf8()))
}

/// Words that begin with an apostrophe wherever they stand, lower case.
const ELISIONS: &[&str] = &["em", "til", "tis", "twas", "bout", "cos", "coz", "cuz", "neath"];

/// Whether the words behind a mark say that it stands for letters left out: ’em, ’til, rock ’n’ roll, the ’90s.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let behind = &rest[word.len()..];
    if word.len() >= 2 && word.bytes().take(2).all(|byte| byte.is_ascii_digit()) {
        return matches!(&word[2..], "s" | "S") && word.as_bytes()[1] == b'0' || word.len() == 2 && !behind.starts_with(['%', '-', ',', '.', '’', '\'']);
    }
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "n" => behind.starts_with(['’', '\'']),
        // "round" is a word of its own as well: only as a preposition.
        "round" | "cause" => behind.starts_with(" the ") || behind.starts_with(" here") || behind.starts_with(" I "),
        _ => ELISIONS.contains(&lower.as_str()) && !behind.starts_with(['’', '\'']),
    }
}

/// How surely a single mark between `before` and `rest` closes.
fn closing(before: &str, rest: &str) -> Closing {
    let last = before.chars().next_back().unwrap_or(' ');
    let next = rest.chars().next();
    if next.is_some_and(char::is_alphanumeric) {
        return Closing::Never;
    }
    if last.is_whitespace() {
        let stray = before.trim_end().ends_with([',', '.', '?', '!']) && next.is_some_and(char::is_whitespace);
        return if stray { Closing::Sure } else { Closing::Never };
    }
    let punctuated = matches!(last, '.' | ',' | '?' | '!' | '…' | ';' | ':' | ')' | ']' | '”' | '"');
    let before_punctuation = next.is_none_or(|next| matches!(next, ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '—' | '–' | '…' | '"' | '”'));
    if punctuated || before_punctuation {
        return Closing::Sure;
    }
    let word_follows = rest.trim_start().starts_with(char::is_alphabetic);
    let plural = matches!(last, 's' | 'S' | 'z' | 'x');
    // "goin’ home"
    let clipped = before.ends_with("in")
        && rest.trim_start().starts_with(char::is_lowercase)
        && before.len() > 3
        && before.as_bytes()[before.len() - 3].is_ascii_alphabetic();
    if word_follows && (plural || clipped) { Closing::Weak } else { Closing::Sure }
}
