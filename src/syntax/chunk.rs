//! Runs of words that belong together: noun, verb and prepositional chunks, by rules over parts of speech.
//!
//! As in the chunking task of CoNLL-2000 chunks are flat: a noun chunk ends at its head, a prepositional chunk is the preposition alone.

use std::ops::Range;

use super::tag::Speech;
use super::unit::{Tagged, Unit};
use super::word::Casing;
use super::words::{is_be, is_day, is_negation, is_ordinal, is_quotation_mark, is_time, may_be_preposition};
use crate::lexicon::Forms;

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its words in the sentence.
    pub words: Range<usize>,
    /// The word that carries it: the noun of "the last three games", the verb of "had not been seen", the last of "out of".
    pub head: usize,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChunkKind {
    /// A noun, name, pronoun or number with what stands before it: "the mayor's two oldest friends".
    Noun,
    /// A verb with auxiliaries, "to", negation and the adverbs between: "has never been seen", "to go".
    Verb,
    /// A preposition of one word or several; a particle of a verb too, which has no noun behind it.
    Preposition,
    /// An adjective without a noun: "was quite clear".
    Adjective,
    /// Adverbs.
    Adverb,
    /// "and", "or", "but".
    Coordination,
    /// What begins a clause: "if", "because", "that".
    Subordination,
    /// What begins a relative clause: "who", "which", "where".
    Relative,
    /// The "there" of "there is".
    Existential,
    /// Punctuation.
    Mark,
    /// Anything else.
    Other,
}

/// The chunks of a sentence. They hold all its words, in order.
pub(super) fn chunks(tagged: &Tagged<'_>, units: &[Unit]) -> Vec<Chunk> {
    let reader = Reader { tagged, units };
    let mut found = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < units.len() {
        let (kind, end, head) = reader.chunk(at);
        found.push(Chunk { kind, words: units[at].words.start..units[end - 1].words.end, head });
        at = end;
    }
    found
}

/// A chunk to be: kind, the unit after its last, the word that is its head.
type Found = (ChunkKind, usize, usize);

#[derive(Clone, Copy)]
struct Reader<'a> {
    tagged: &'a Tagged<'a>,
    units: &'a [Unit],
}

impl<'a> Reader<'a> {
    fn chunk(self, at: usize) -> Found {
        if let Some(kind) = self.opener(at) {
            return (kind, at + 1, self.units[at].head);
        }
        let found = self.preposition(at).or_else(|| self.verb(at)).or_else(|| self.noun(at));
        found.unwrap_or_else(|| {
            let kind = match self.speech(at) {
                // "finished third".
                Some(Speech::Adverb) if is_ordinal(self.lower(at)) && self.before(at) == Some(Speech::Verb) => ChunkKind::Adjective,
                Some(Speech::Adverb) => ChunkKind::Adverb,
                Some(Speech::Coordination) => ChunkKind::Coordination,
                Some(Speech::Subordination) => ChunkKind::Subordination,
                Some(Speech::Punctuation) => ChunkKind::Mark,
                Some(Speech::Adposition) => ChunkKind::Preposition,
                Some(Speech::Adjective) => ChunkKind::Adjective,
                Some(Speech::Noun | Speech::Name | Speech::Pronoun | Speech::Numeral | Speech::Determiner) => ChunkKind::Noun,
                Some(Speech::Verb | Speech::Auxiliary) => ChunkKind::Verb,
                _ => ChunkKind::Other,
            };
            let run = |end: &usize| {
                kind == ChunkKind::Adverb && self.speech(*end) == Some(Speech::Adverb) && self.noun(*end).is_none() && self.opener(*end).is_none()
            };
            let end = (at + 1..self.units.len()).find(|end| !run(end)).unwrap_or(self.units.len());
            (kind, end, self.units[end - 1].head)
        })
    }

    fn speech(self, at: usize) -> Option<Speech> {
        self.units.get(at).map(|unit| unit.speech)
    }

    fn before(self, at: usize) -> Option<Speech> {
        at.checked_sub(1).and_then(|before| self.speech(before))
    }

    /// The word in lower case, or nothing for a unit of several words and behind the end.
    fn lower(self, at: usize) -> &'a str {
        self.units.get(at).filter(|unit| unit.words.len() == 1).map_or("", |unit| self.tagged.lower(unit.head))
    }

    fn is_verb(self, at: usize) -> bool {
        matches!(self.speech(at), Some(Speech::Verb | Speech::Auxiliary))
    }

    /// Whether the verb there is "-ing".
    fn is_gerund(self, at: usize) -> bool {
        self.is_verb(at) && self.tagged.forms(self.units[at].head).can_be(Forms::GERUND) && self.lower(at).ends_with("ing")
    }

    /// Words that open a clause.
    fn opener(self, at: usize) -> Option<ChunkKind> {
        let after_noun = matches!(self.before(at), Some(Speech::Noun | Speech::Name | Speech::Numeral | Speech::Pronoun));
        let after_comma = at > 0 && self.lower(at - 1) == ",";
        match (self.lower(at), self.speech(at)?) {
            ("there", Speech::Pronoun) => Some(ChunkKind::Existential),
            ("who" | "whom" | "whose", _) => Some(ChunkKind::Relative),
            ("which", _) if after_noun || after_comma || self.before(at) == Some(Speech::Adposition) => Some(ChunkKind::Relative),
            ("that", Speech::Pronoun) if after_noun && !matches!(self.speech(at + 1), None | Some(Speech::Punctuation)) => Some(ChunkKind::Relative),
            ("that", Speech::Subordination) if after_noun && self.is_verb(at + 1) => Some(ChunkKind::Relative),
            ("where", Speech::Adverb | Speech::Subordination) if after_noun || after_comma => Some(ChunkKind::Relative),
            ("when" | "where" | "while" | "why" | "how" | "whether", Speech::Adverb | Speech::Subordination)
                if !matches!(self.speech(at + 1), Some(Speech::Adjective | Speech::Adverb)) =>
            {
                Some(ChunkKind::Subordination)
            }
            (word, Speech::Subordination) if !(may_be_preposition(word) && self.leads_gerund(at)) => Some(ChunkKind::Subordination),
            _ => None,
        }
    }

    /// Whether "-ing" follows, adverbs apart: "by openly defying".
    fn leads_gerund(self, at: usize) -> bool {
        let next = (at + 1..self.units.len()).find(|next| self.speech(*next) != Some(Speech::Adverb));
        next.is_some_and(|next| self.is_gerund(next))
    }

    fn preposition(self, at: usize) -> Option<Found> {
        if self.quantifier(at).is_some() {
            return None;
        }
        let begins = |at: usize| match (self.lower(at), self.speech(at)) {
            (_, Some(Speech::Adposition)) => true,
            (word, Some(Speech::Subordination)) => may_be_preposition(word) && self.leads_gerund(at),
            ("according" | "following" | "including" | "regarding" | "concerning" | "excluding", Some(Speech::Verb)) => {
                !matches!(self.before(at), Some(Speech::Auxiliary | Speech::Determiner)) && !matches!(self.speech(at + 1), None | Some(Speech::Punctuation))
            }
            ("because" | "due" | "instead" | "ahead" | "prior" | "thanks" | "such", _) => self.speech(at + 1) == Some(Speech::Adposition),
            _ => false,
        };
        if !begins(at) {
            return None;
        }
        let mut end = at + 1;
        // "out of", "because of", "up until"; not the particle of "handed over to".
        while self.speech(end) == Some(Speech::Adposition)
            && (self.lower(end) == "of" || self.speech(at) != Some(Speech::Adposition) || self.lower(at) == "from")
            && self.quantifier(end).is_none()
        {
            end += 1;
        }
        Some((ChunkKind::Preposition, end, self.units[end - 1].head))
    }

    fn verb(self, at: usize) -> Option<Found> {
        let begins = match self.speech(at)? {
            Speech::Verb | Speech::Auxiliary => true,
            Speech::Particle => {
                let stands_between = |at: &usize| self.speech(*at) == Some(Speech::Adverb) || is_quotation_mark(self.lower(*at));
                let next = (at + 1..at + 4).find(|next| !stands_between(next));
                !matches!(self.lower(at), "'s" | "’s") && next.is_some_and(|next| self.is_verb(next))
            }
            _ => false,
        };
        if !begins {
            return None;
        }
        let (mut end, mut head) = (at, None);
        loop {
            match self.speech(end) {
                Some(Speech::Auxiliary) => head = Some(self.units[end].head),
                // Tagged as a verb, but another follows: "has n't been".
                Some(Speech::Verb) if self.is_auxiliary_form(end) && self.continues(end + 1) => head = Some(self.units[end].head),
                Some(Speech::Verb) => {
                    head = Some(self.units[end].head);
                    end += 1;
                    break;
                }
                Some(Speech::Adjective) if self.is_done_to(end) => {
                    head = Some(self.units[end].head);
                    end += 1;
                    break;
                }
                Some(Speech::Particle) if end == at || is_negation(self.lower(end)) => {}
                // A quotation that begins within: "may “leave”".
                Some(Speech::Punctuation) if end > at && is_quotation_mark(self.lower(end)) && self.is_verb(end + 1) => {}
                Some(Speech::Adverb) if is_negation(self.lower(end)) => {}
                // Adverbs belong to the chunk where a verb follows them.
                Some(Speech::Adverb) => {
                    let Some(next) = (end + 1..end + 4).find(|next| self.speech(*next) != Some(Speech::Adverb)) else { break };
                    if !self.is_verb(next) && !self.is_done_to(next) {
                        break;
                    }
                }
                _ => break,
            }
            end += 1;
        }
        head.map(|head| (ChunkKind::Verb, end, head))
    }

    fn is_auxiliary_form(self, at: usize) -> bool {
        matches!(self.lower(at), "have" | "has" | "had" | "do" | "does" | "did" | "'ve" | "’ve")
    }

    /// Whether a negation and a verb, or an auxiliary, follow.
    fn continues(self, at: usize) -> bool {
        self.speech(at) == Some(Speech::Auxiliary) || is_negation(self.lower(at)) && self.is_verb(at + 1)
    }

    /// A participle behind "be" that was tagged as an adjective: "were wounded".
    fn is_done_to(self, at: usize) -> bool {
        let auxiliary = (0..at).rev().find(|before| self.speech(*before) != Some(Speech::Adverb) && !is_negation(self.lower(*before)));
        let is_behind = auxiliary.is_some_and(|before| self.speech(before) == Some(Speech::Auxiliary) && is_be(self.lower(before)));
        let is_participle = self.speech(at) == Some(Speech::Adjective) && self.tagged.forms(self.units[at].head).can_be(Forms::PAST);
        is_behind && is_participle && !is_nominal(self.speech(at + 1))
    }

    /// Where a number begins behind "at least", "more than", "over": it is part of the noun chunk.
    fn quantifier(self, at: usize) -> Option<usize> {
        let may_count = |at: usize| matches!(self.speech(at), Some(Speech::Numeral | Speech::Symbol | Speech::Determiner | Speech::Noun));
        if !(at + 1..at + 4).any(may_count) {
            return None;
        }
        let number = |at: usize| {
            let at = if self.speech(at) == Some(Speech::Symbol) { at + 1 } else { at };
            self.speech(at) == Some(Speech::Numeral)
                || matches!(self.lower(at), "half" | "dozens" | "hundreds" | "thousands" | "millions")
                || self.lower(at) == "a" && matches!(self.lower(at + 1), "dozen" | "hundred" | "thousand" | "million" | "third" | "quarter")
        };
        let next = match (self.lower(at), self.lower(at + 1)) {
            ("more" | "less" | "fewer" | "rather" | "greater" | "higher", "than")
            | ("at", "least" | "most")
            | ("up", "to")
            | ("as", "many" | "much" | "few") => {
                if self.lower(at) == "as" && self.lower(at + 2) == "as" {
                    at + 3
                } else {
                    at + 2
                }
            }
            ("over" | "under" | "around" | "about" | "nearly" | "almost" | "some", _) => at + 1,
            _ => return None,
        };
        number(next).then_some(next)
    }

    fn noun(self, at: usize) -> Option<Found> {
        let mut end = at;
        let (mut head, mut has_noun, mut is_open) = (None, false, false);
        while let Some(unit) = self.units.get(end) {
            if !has_noun && let Some(number) = self.quantifier(end) {
                end = number;
                is_open = true;
                continue;
            }
            let next = self.speech(end + 1);
            match unit.speech {
                Speech::Determiner if !has_noun && (end == at || is_open) => is_open = true,
                Speech::Pronoun if !has_noun && self.is_possessive(end) => is_open = true,
                Speech::Pronoun if end == at => return Some((ChunkKind::Noun, at + 1, unit.head)),
                Speech::Numeral if has_noun && self.before(end) == Some(Speech::Noun) && is_nominal(next) && !self.is_time(end - 1) => break,
                Speech::Numeral => {
                    if !has_noun {
                        head = Some(unit.head);
                        is_open = true;
                    }
                }
                Speech::Symbol if self.lower(end) != "%" || end > at => is_open = true,
                Speech::Adjective if has_noun && self.is_capital(end) && (is_nominal(next) || next == Some(Speech::Adjective)) => has_noun = false,
                Speech::Adjective if has_noun && (self.is_deictic(end) || self.before(end) != Some(Speech::Name) || !is_nominal(next)) => break,
                Speech::Adjective => head = if has_noun { head } else { Some(unit.head) },
                Speech::Noun | Speech::Name => {
                    if has_noun && self.is_day(end) && !matches!(next, Some(Speech::Noun | Speech::Name)) && !self.is_time(end - 1) {
                        break;
                    }
                    (head, has_noun) = (Some(unit.head), true);
                }
                Speech::Particle if has_noun && matches!(self.lower(end), "'s" | "’s" | "'" | "’") => (has_noun, is_open) = (false, true),
                Speech::Verb if !has_noun && self.describes(at, end) => {}
                Speech::Adverb if !has_noun && self.leads_description(end) => {}
                Speech::Coordination if !has_noun && end > at && self.joins_descriptions(end) => {}
                Speech::Punctuation if !has_noun && end > at && self.lower(end) == "," && self.joins_descriptions(end) => {}
                _ => break,
            }
            end += 1;
        }
        if end == at {
            return None;
        }
        let last = self.units[end - 1].head;
        // "many of them", "the latest of these".
        let counts = (self.lower(end) == "of" || self.is_verb(end))
            && matches!(self.lower(end - 1), "many" | "few" | "several" | "most" | "more" | "less" | "fewer" | "much" | "first" | "last");
        let kind = if has_noun || is_open || counts { ChunkKind::Noun } else { ChunkKind::Adjective };
        head.or(is_open.then_some(last)).map(|head| (kind, end, head))
    }

    /// "her friends", not "saw her".
    fn is_possessive(self, at: usize) -> bool {
        match self.lower(at) {
            "my" | "your" | "its" | "our" | "their" => true,
            "his" | "her" => self.starts_noun(at + 1),
            _ => false,
        }
    }

    fn starts_noun(self, at: usize) -> bool {
        match self.speech(at) {
            Some(Speech::Noun | Speech::Name | Speech::Numeral | Speech::Adjective) => !self.is_deictic(at) && !self.is_day(at),
            Some(Speech::Adverb) => self.leads_description(at),
            Some(Speech::Verb) => is_nominal(self.speech(at + 1)) && (self.is_gerund(at) || self.tagged.forms(self.units[at].head).can_be(Forms::PAST)),
            _ => false,
        }
    }

    /// A participle before a noun: "the stolen car", "amid growing fears".
    fn describes(self, start: usize, at: usize) -> bool {
        let forms = self.tagged.forms(self.units[at].head);
        let next = self.speech(at + 1);
        let placed = at > start || self.before(at) == Some(Speech::Adposition) && forms.can_be(Forms::PAST);
        placed && (forms.can_be(Forms::PAST) || forms.can_be(Forms::GERUND)) && (is_nominal(next) || next == Some(Speech::Adjective))
    }

    /// An adverb before an adjective or number that stands before a noun: "hugely popular songs".
    fn leads_description(self, at: usize) -> bool {
        matches!(self.speech(at + 1), Some(Speech::Adjective | Speech::Numeral))
            || self.speech(at + 1) == Some(Speech::Verb)
                && is_nominal(self.speech(at + 2))
                && matches!(self.before(at), Some(Speech::Determiner | Speech::Adposition | Speech::Adjective))
    }

    /// "and" or a comma between two adjectives or numbers before a noun.
    fn joins_descriptions(self, at: usize) -> bool {
        let alike = |speech: Option<Speech>| matches!(speech, Some(Speech::Adjective | Speech::Numeral));
        alike(self.before(at))
            && alike(self.speech(at + 1))
            && self.before(at) == self.speech(at + 1)
            && (is_nominal(self.speech(at + 2)) || alike(self.speech(at + 2)))
    }

    /// "last" and "next", which begin a time of their own behind a noun.
    fn is_deictic(self, at: usize) -> bool {
        matches!(self.lower(at), "last" | "next" | "earlier" | "later" | "early" | "late") && self.is_time(at + 1)
    }

    /// "Korean" in a sentence where not every word has a capital.
    fn is_capital(self, at: usize) -> bool {
        let word = self.tagged.sentence.words[self.units[at].head];
        self.tagged.sentence.casing == Casing::Sentence && self.tagged.document.form(word).is_capital
    }

    fn is_day(self, at: usize) -> bool {
        is_day(self.lower(at))
    }

    fn is_time(self, at: usize) -> bool {
        is_time(self.lower(at))
    }
}

fn is_nominal(speech: Option<Speech>) -> bool {
    matches!(speech, Some(Speech::Noun | Speech::Name))
}

#[cfg(test)]
mod tests {
    use super::super::unit::units;
    use super::*;
    use crate::crf::Cache;
    use crate::syntax::{Document, PARTS, Vocabulary, embedded};
    use crate::text::segment;

    fn found(text: &str, names: &[Range<usize>]) -> Vec<(ChunkKind, String)> {
        let document = Document::new(text, &segment(text, None), &mut Vocabulary::default());
        let tags = embedded().tag(&document, &mut Cache::<PARTS>::default());
        let sentence = &document.sentences[0];
        let tagged = Tagged { document: &document, sentence, tags: &tags[0], names };
        let mut buffer = Vec::new();
        units(&tagged, &mut buffer);
        let words = |range: Range<usize>| sentence.words[range.start].span.join(sentence.words[range.end - 1].span).of(text).to_owned();
        chunks(&tagged, &buffer).into_iter().map(|chunk| (chunk.kind, words(chunk.words))).collect()
    }

    fn of_kind(kind: ChunkKind, text: &str) -> Vec<String> {
        found(text, &[]).into_iter().filter(|(found, _)| *found == kind).map(|(_, words)| words).collect()
    }

    #[test]
    fn a_noun_chunk_holds_all_before_its_noun() {
        let nouns = of_kind(ChunkKind::Noun, "The mayor's two very old friends met at least 40 growing crowds in Harn last Friday.");
        assert_eq!(nouns, ["The mayor's two very old friends", "at least 40 growing crowds", "Harn", "last Friday"]);
    }

    #[test]
    fn a_verb_chunk_holds_its_auxiliaries_and_what_stands_between() {
        assert_eq!(of_kind(ChunkKind::Verb, "It has never really been seen to move."), ["has never really been seen", "to move"]);
    }

    #[test]
    fn a_compound_cut_at_a_name_describes_a_noun() {
        assert_eq!(of_kind(ChunkKind::Noun, "A Harn-based firm and a 12-year-old girl won."), ["A Harn-based firm", "a 12-year-old girl"]);
    }

    #[test]
    fn a_name_is_never_parted() {
        let name = 2..5;
        let chunks = found("Guards of Bread and Roses left.", &[name]);
        assert_eq!(chunks[2], (ChunkKind::Noun, "Bread and Roses".to_owned()));
    }

    #[test]
    fn prepositions_of_several_words_are_one() {
        assert_eq!(of_kind(ChunkKind::Preposition, "Holm fell out of the boat because of the wind."), ["out of", "because of"]);
    }
}
