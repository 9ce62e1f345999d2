//! A sentence as the chunker reads it: each word with its part of speech, names and hyphen compounds as one.

use std::ops::Range;

use super::tag::Speech;
use super::word::{Document, Sentence};
use crate::lexicon::Forms;

/// A sentence whose words are tagged and whose names are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tagged<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) tags: &'a [Speech],
    pub(super) names: &'a [Range<usize>],
}

impl<'a> Tagged<'a> {
    /// A word in lower case.
    pub(super) fn lower(&self, word: usize) -> &'a str {
        &self.document.form(self.sentence.words[word]).lower
    }

    /// What the dictionary says a word can be; what its ending says, where the dictionary does not know it.
    pub(super) fn forms(&self, word: usize) -> Forms {
        let kind = self.document.form(self.sentence.words[word]);
        match kind.forms {
            Forms(0) if kind.lower.ends_with("ing") => Forms::GERUND,
            Forms(0) if kind.lower.ends_with("ed") => Forms::PAST,
            forms => forms,
        }
    }

    /// A word's part of speech; that of a preposition that is nothing else.
    fn speech(&self, word: usize) -> Speech {
        match self.lower(word) {
            "amid" | "amidst" | "among" | "amongst" | "despite" | "during" | "towards" | "upon" | "via" => Speech::Adposition,
            _ => self.tags[word],
        }
    }

    fn touches(&self, word: usize) -> bool {
        let words = &self.sentence.words;
        word > 0 && words[word - 1].span.end() == words[word].span.start()
    }

    fn is_hyphen(&self, word: usize) -> bool {
        word < self.tags.len() && matches!(self.lower(word), "-" | "‐" | "‑")
    }
}

/// Words that are one for the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) words: Range<usize>,
    pub(super) speech: Speech,
    /// The word that stands for all.
    pub(super) head: usize,
}

/// The units of a sentence, in order.
pub(super) fn units(tagged: &Tagged<'_>, units: &mut Vec<Unit>) {
    units.clear();
    let mut names = tagged.names.iter().peekable();
    let mut at = 0;
    while at < tagged.tags.len() {
        while names.next_if(|name| name.start < at).is_some() {}
        let unit = match names.next_if(|name| name.start == at && name.end > at && name.end <= tagged.tags.len()) {
            Some(name) => Unit { words: name.clone(), speech: Speech::Name, head: head_of_name(tagged, name) },
            None => Unit { words: at..at + 1, speech: tagged.speech(at), head: at },
        };
        at = unit.words.end;
        // A compound that was cut where a name ends at its hyphen, or that begins with a number.
        match units.last_mut() {
            Some(compound) if joins(tagged, compound, unit.words.start) => {
                compound.words.end = unit.words.end;
                compound.head = unit.head;
                let describes = tagged.forms(unit.head).can_be(Forms::PAST) || tagged.forms(unit.head).can_be(Forms::GERUND);
                compound.speech = match unit.speech {
                    Speech::Verb if describes => Speech::Adjective,
                    speech => speech,
                };
            }
            _ => units.push(unit),
        }
    }
}

/// Whether a word goes on a compound whose last word is a hyphen that touches both sides, or is that hyphen.
fn joins(tagged: &Tagged<'_>, before: &Unit, word: usize) -> bool {
    if !tagged.touches(word) {
        return false;
    }
    let last = before.words.end - 1;
    if tagged.is_hyphen(word) {
        return before.speech != Speech::Punctuation
            && word + 1 < tagged.tags.len()
            && tagged.touches(word + 1)
            && tagged.tags[word + 1] != Speech::Punctuation;
    }
    tagged.is_hyphen(last) && before.words.len() > 1
}

/// The last word of a name, before what follows a preposition in it: "Bank" of "Bank of Harn".
fn head_of_name(tagged: &Tagged<'_>, name: &Range<usize>) -> usize {
    let inner = name.clone().skip(1).find(|word| tagged.tags[*word] == Speech::Adposition);
    inner.unwrap_or(name.end) - 1
}
