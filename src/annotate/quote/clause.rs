//! Sentences in which each quotation counts as one word: so a full stop inside a quotation ends nothing.

use std::ops::Range;

use super::cue::{self, Cue, Form};
use crate::annotate::value::is_weekday;
use crate::article::Span;
use crate::text::Layout;

/// A word, a mark or a whole quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    /// Where it stands.
    pub(super) span: Span,
    /// As it stands in the text.
    pub(super) word: &'a str,
    /// In ASCII lower case.
    pub(super) lower: &'a str,
    /// Which quotation it is.
    pub(super) quote: Option<usize>,
    /// It is a nickname inside a name ("Ann “Red” Lee"), so that the name does not end before it.
    is_nickname: bool,
    /// The layout's sentence it ends in.
    sentence: usize,
}

impl Item<'_> {
    pub(super) fn is_quote(&self) -> bool {
        self.quote.is_some() && !self.is_nickname
    }

    /// Whether it is a word, a number or a possessive ending, and no mark.
    pub(super) fn is_word(&self) -> bool {
        !self.is_quote() && self.word.chars().any(char::is_alphanumeric)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.is_nickname || !self.is_quote() && self.word.starts_with(char::is_uppercase)
    }

    pub(super) fn is_lower(&self) -> bool {
        !self.is_quote() && self.word.starts_with(char::is_lowercase)
    }

    /// Whether it is one of these marks or lower-case words.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        !self.is_quote() && words.contains(&self.lower)
    }
}

/// The text of an article in the forms this module reads.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// The same in ASCII lower case, byte for byte as long.
    pub(super) lower: &'a str,
    pub(super) layout: &'a Layout,
}

/// The longest sentence, in items. A text without full stops is cut, so that no later step becomes slow.
const LONGEST: usize = 300;

/// The sentences inside `span`, with each of `quotes` (number and place, in order, none inside another) as one item.
pub(super) fn sentences<'a>(source: Source<'a>, span: Span, quotes: &[(usize, Span)]) -> Vec<Vec<Item<'a>>> {
    let items = mask(source, span, quotes);
    let mut sentences = Vec::new();
    let mut start = 0;
    for position in 0..items.len() {
        if position + 1 == items.len() || position - start >= LONGEST || ends(source.text, &items, position) {
            sentences.push(items[start..=position].to_vec());
            start = position + 1;
        }
    }
    sentences
}

/// The items inside `span`.
fn mask<'a>(source: Source<'a>, span: Span, quotes: &[(usize, Span)]) -> Vec<Item<'a>> {
    let layout = source.layout;
    let item =
        |place: Span, quote, sentence| Item { span: place, word: place.of(source.text), lower: place.of(source.lower), quote, is_nickname: false, sentence };
    let mut items = Vec::new();
    let mut next = 0;
    // The sentence that a place is in, looked for from the one before on.
    let first = layout.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    let mut sentence = first;
    let mut sentence_of = |at: usize| {
        while layout.sentences.get(sentence).is_some_and(|here| here.span.end() <= at) {
            sentence += 1;
        }
        sentence
    };
    for token in &layout.tokens[layout.tokens_in(span)] {
        while let Some(&(quote, place)) = quotes.get(next).filter(|(_, place)| place.start() <= token.span.start()) {
            items.push(item(place, Some(quote), sentence_of(place.end() - 1)));
            next += 1;
        }
        let is_inside = next > 0 && quotes[next - 1].1.end() > token.span.start();
        if !is_inside {
            items.push(item(token.span, None, sentence_of(token.span.start())));
        }
    }
    for &(quote, place) in &quotes[next..] {
        items.push(item(place, Some(quote), first));
    }
    for at in 1..items.len().saturating_sub(1) {
        items[at].is_nickname = items[at].is_quote() && is_inside_name(&items[at - 1..=at + 1]);
    }
    items
}

/// Whether the middle one of three items is a quoted word between two parts of a name.
fn is_inside_name(items: &[Item]) -> bool {
    /// Longest nickname with its marks, in bytes: two words.
    const LONGEST: usize = 24;
    let [before, quote, after] = items else { return false };
    let beside = quote.span.start() <= before.span.end() + 1 && after.span.start() <= quote.span.end() + 1;
    beside && before.is_capital() && after.is_capital() && quote.word.len() <= LONGEST && !quote.word.contains([',', '.', '?', '!'])
}

/// Whether a sentence ends behind item `position`, which is not the last.
fn ends(text: &str, items: &[Item], position: usize) -> bool {
    let (item, next) = (&items[position], &items[position + 1]);
    if !item.is_quote() {
        return if next.is_quote() { matches!(item.word, "." | "!" | "?" | "…") } else { next.sentence != item.sentence };
    }
    let closed = item.word.trim_end_matches(['"', '”', '’', '\'', '»', ' ', '\u{a0}']);
    let Some(last) = closed.chars().next_back().filter(|last| matches!(last, '.' | '?' | '!' | '…')) else { return false };
    if next.is_quote() {
        return true;
    }
    if !next.is_capital() {
        return text.get(item.span.end()..next.span.start()).is_some_and(|between| between.contains('\n'));
    }
    !names_its_speaker(&items[position + 1..], matches!(last, '.' | '…'))
}

/// Whether the items behind a quotation say who spoke it: “Why?” Smith asked.
///
/// Behind a full stop nothing but a name may stand before the verb and nothing behind it.
fn names_its_speaker(items: &[Item], is_strict: bool) -> bool {
    const FAR: usize = 9;
    let near = &items[..items.len().min(FAR)];
    for (position, item) in near.iter().enumerate() {
        if item.is_quote() || item.is(&[".", ";", ":"]) {
            return false;
        }
        if cue::of(item.lower).is_some_and(|cue| !cue.is_weak) {
            let behind = items.get(position + 1);
            if is_strict {
                return behind.is_none_or(|behind| behind.is(&[".", ","])) && near[..position].iter().all(Item::is_capital);
            }
            return behind.is_none_or(|behind| behind.is(&[".", ",", ":"]) || behind.is(BEHIND_A_CUE) || is_weekday(behind.lower));
        }
    }
    false
}

/// What follows a verb of speech that has its words before it, besides a day of the week.
const BEHIND_A_CUE: &[&str] = &[
    "in",
    "of",
    "on",
    "at",
    "during",
    "after",
    "to",
    "when",
    "as",
    "last",
    "this",
    "the",
    "while",
    "with",
    "from",
    "before",
    "about",
    "earlier",
    "him",
    "her",
    "them",
    "reporters",
];

/// A cue in a sentence: at which item, and how many items it is long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) cue: Cue,
}

impl Found {
    /// The words of the cue.
    pub(super) fn span(self, items: &[Item]) -> Span {
        items[self.at].span.join(items[self.at + self.len - 1].span)
    }

    pub(super) fn range(self) -> Range<usize> {
        self.at..self.at + self.len
    }
}

/// The cues of a sentence, in order.
pub(super) fn cues(items: &[Item]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let cue = cue_at(items, at);
        if let Some(cue) = cue {
            found.push(cue);
        }
        at += cue.map_or(1, |cue| cue.len);
    }
    found
}

/// The nouns of speech with the preposition that tells whose it is: "the remark by", "a post from".
pub(super) fn nouns(items: &[Item]) -> Vec<Found> {
    let is_noun = |at: usize| items[at + 1].is(&["by", "from"]) && items[at].is_lower() && cue::is_noun_of_speech(items[at].lower);
    let found = |at| Found { at, len: 2, cue: Cue::of_speech("say", Form::Fixed) };
    (0..items.len().saturating_sub(1)).filter(|&at| is_noun(at)).map(found).collect()
}

fn cue_at(items: &[Item], at: usize) -> Option<Found> {
    let item = &items[at];
    if item.is_quote() || !item.word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if let Some(cue) = items.get(at + 1).filter(|next| !next.is_quote()).and_then(|next| cue::of_pair(item.lower, next.lower)) {
        return Some(Found { at, len: 2, cue });
    }
    let cue = cue::of(item.lower)?;
    // "Said" begins a sentence in speech only at its very head; elsewhere a capital makes a name ("Post", "State").
    if item.is_capital() && at > 0 && item.word.chars().any(char::is_lowercase) {
        return None;
    }
    let before = at.checked_sub(1).map(|at| &items[at]);
    let is_noun = cue.is_weak && before.is_some_and(|item| item.is(NOUN_FOLLOWS));
    let is_adjective = cue.form == Form::Past && before.is_some_and(|item| item.is(ARTICLES)) && items.get(at + 1).is_some_and(Item::is_word);
    // "critics say", "they say": a base form behind a plural is no infinitive.
    let has_plural = cue.form == Form::Base
        && !cue.is_noun
        && before.is_some_and(|item| item.is(PLURALS) || (item.is_lower() || at == 1) && item.lower.len() > 3 && item.lower.ends_with('s'));
    // "Lee and Holm call it"
    let has_pair = cue.form == Form::Base && at > 2 && items[at - 1].is_capital() && items[at - 2].is(&["and"]);
    let is_weak = cue.is_weak && !has_plural && !has_pair && !is_between_subject_and_clause(items, at, cue.form);
    let cue = Cue { is_weak, ..cue };
    (!is_noun && !is_adjective).then_some(Found { at, len: 1, cue })
}

/// Whether a word that may be a noun stands where only a verb does: behind a name or pronoun that begins its clause and before
/// what is said, "Ann notes that", "critics call it".
fn is_between_subject_and_clause(items: &[Item], at: usize, form: Form) -> bool {
    let opens_clause = |next: &Item| next.is_quote() || next.is(&["that", "it", "he", "she", "they", "the", "a", "an", "his", "her", "their", "this", "these"]);
    if !items.get(at + 1).is_some_and(opens_clause) {
        return false;
    }
    let name = items[..at].iter().rev().take_while(|item| item.is_capital() && !item.is(ARTICLES)).count();
    let begins = items[..at - name].last().is_none_or(|item| item.is_quote() || item.is(&[",", ";", ":", "and", "but", "as", "while", "because"]));
    match form {
        Form::Present => at > 0 && items[at - 1].is(&["he", "she", "it", "who"]) || name > 0 && begins && !items[at - 1].lower.ends_with('s'),
        Form::Base => name == 1 && at == 1 && items[0].lower.ends_with('s'),
        Form::Past | Form::Participle | Form::Fixed => false,
    }
}

const ARTICLES: &[&str] = &["the", "a", "an", "its", "their", "his", "her"];

/// Words that a noun follows and no verb.
const NOUN_FOLLOWS: &[&str] = &["the", "a", "an", "his", "her", "their", "its", "my", "our", "no", "this", "that", "in", "of", "’s", "'s"];

/// Subjects that take the base form and show it by no ending.
const PLURALS: &[&str] = &["they", "we", "i", "you", "who", "people", "police", "some", "many", "others", "women", "men", "those"];
