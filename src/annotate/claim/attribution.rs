//! Who says a claim, where the article does not say it itself.

use super::frame::Frame;
use super::word::{Word, is_auxiliary, is_verb};
use crate::annotate::quote::cue::{self, Form, Use};
use crate::annotate::quote::{self, Quote};
use crate::article::Span;

/// Words that never belong to the name of a speaker.
const NEVER: &[&str] = &["he", "she", "it", "they", "who", "which", "that", "and", "but", "as", "was", "were", "been", "is", "be", "i", "we", "also", "later"];

/// What a sentence says of who says it, whichever of its values is asked for.
pub(super) struct Sources {
    according: Option<String>,
    /// Where its verbs of saying stand.
    verbs: Vec<usize>,
}

impl Sources {
    /// Reads the words of a sentence.
    pub(super) fn of(text: &str, words: &[Word<'_>]) -> Self {
        Self { according: according(text, words), verbs: (0..words.len()).filter(|&at| says(&words[at])).collect() }
    }
}

/// Who says the claim at `value`: the speaker of the quotation around it, else "according to ...", else the subject of a verb of saying.
pub(super) fn attribution(text: &str, words: &[Word<'_>], sources: &Sources, frame: &Frame, value: Span, quotes: &[Quote]) -> Option<String> {
    let around = quote::around(quotes, value);
    if let Some(speaker) = around.and_then(|quote| quote.speaker.as_ref()) {
        return Some(speaker.name.clone());
    }
    sources.according.clone().or_else(|| said_by(text, words, *sources.verbs.iter().find(|at| !frame.core.contains(at))?))
}

/// "according to the fire service": the words up to the next mark, eight at most.
fn according(text: &str, words: &[Word<'_>]) -> Option<String> {
    let at = words.windows(2).position(|pair| pair[0].folded == "according" && pair[1].folded == "to")?;
    let start = at + 2;
    let length = words[start..].iter().take(8).take_while(|word| !word.folded.is_empty() && !says(word)).count();
    spoken(text, words, start, start + length)
}

/// The subject of the verb of saying at `verb`: the words before it back to a mark, or behind it before the full stop.
fn said_by(text: &str, words: &[Word<'_>], verb: usize) -> Option<String> {
    let start = (0..verb).rev().take(8).take_while(|&at| !words[at].folded.is_empty() && !NEVER.contains(&words[at].folded.as_str())).last();
    if let Some(start) = start.filter(|_| words.get(verb.wrapping_sub(1)).is_some_and(Word::is_content)) {
        return spoken(text, words, start, verb);
    }
    // "..., said the mayor." stands behind a mark; "in added time" does not.
    if verb.checked_sub(1).is_some_and(|before| !words[before].folded.is_empty()) {
        return None;
    }
    let length = words[verb + 1..].iter().take(6).take_while(|word| !word.folded.is_empty() && !NEVER.contains(&word.folded.as_str())).count();
    let ends = words.get(verb + 1 + length).is_none_or(|word| word.folded.is_empty());
    // "..., said the mill would close": what is said, not who says it.
    let is_clause = (verb + 1..verb + 1 + length).any(|at| is_verb(words, at) || is_auxiliary(&words[at].folded));
    if ends && !is_clause { spoken(text, words, verb + 1, verb + 1 + length) } else { None }
}

/// Whether a word reports what somebody says.
fn says(word: &Word<'_>) -> bool {
    cue::of(&word.folded).is_some_and(|cue| cue.use_ == Use::Speech && !cue.is_weak && matches!(cue.form, Form::Past | Form::Present))
}

/// The words from `start` to `end` without a leading article, if they hold a content word and no number.
fn spoken(text: &str, words: &[Word<'_>], mut start: usize, end: usize) -> Option<String> {
    while start < end && matches!(words[start].folded.as_str(), "the" | "a" | "an") {
        start += 1;
    }
    let range = words.get(start..end)?;
    let named = range.iter().any(Word::is_content) && range.iter().all(|word| !word.is_number);
    let (first, last) = (range.first()?, range.last()?);
    named.then(|| first.span.join(last.span).of(text).to_owned())
}
