//! Nouns and adjectives: what they belong to.

use super::class::{is_subject_pronoun, opens_clause};
use super::frame::{Before, Frame};
use super::walk::{REACH, Walk};
use super::{Complement, Link};
use crate::syntax::chunk::{Chunk, ChunkKind};
use crate::syntax::tag::Speech;
use crate::syntax::unit::Tagged;
use crate::syntax::words::is_time;

impl Walk<'_> {
    pub(super) fn noun(&mut self, at: usize) {
        let preposition = self.preposition.take();
        let before = if preposition.is_some() { self.before_preposition } else { self.before };
        let is_described = |noun: &usize| before.chunk == Some(noun + 1) && self.chunks[noun + 1].kind == ChunkKind::Adjective;
        let previous = self.noun.filter(|noun| before.chunk == Some(*noun) || is_described(noun));
        let inverted = self.inverted.take().filter(|clause| before.chunk == Some(self.clauses[*clause].verb) && !before.has_comma);
        if let Some(clause) = inverted.filter(|clause| preposition.is_none() && self.clauses[*clause].subject.is_none()) {
            self.clauses[clause].subject = Some(at);
            self.clauses[clause].is_negated |= self.denies(at);
            self.noun = Some(at);
            return;
        }
        self.leave_fronted(before, preposition);
        let frame = self.frame();
        let tells_when = preposition.is_none() && self.tells_when(at);
        let tells_when = tells_when && !(before.has_coordination && previous.is_some_and(|previous| self.tells_when(previous)));
        let Some(clause) = frame.clause else {
            self.noun_before_verb(at, before, preposition, previous, tells_when);
            self.noun = Some(at);
            return;
        };
        let complement = if preposition.is_some() {
            self.attach(clause, at, before, preposition, previous)
        } else if let Some(previous) = previous.filter(|_| before.has_comma || before.has_coordination) {
            if tells_when { Complement { chunk: at, preposition: None, of: None } } else { self.beside(clause, at, previous, before) }
        } else {
            Complement { chunk: at, preposition: None, of: None }
        };
        if preposition.is_none() {
            self.anew = Some(at).filter(|at| self.begins_anew(*at));
        }
        let behind_verb = before.chunk == Some(self.clauses[clause].verb);
        if behind_verb && preposition.is_none() && self.group(clause).is_copula && self.clauses[clause].predicate.is_none() {
            self.clauses[clause].predicate = Some(at);
        } else {
            self.clauses[clause].complements.push(complement);
        }
        if behind_verb && preposition.is_none() && self.denies(at) {
            self.clauses[clause].is_negated = true;
        }
        self.noun = Some(at);
    }

    pub(super) fn adjective(&mut self, at: usize) {
        let before = self.before;
        if let Some(clause) = self.frame().clause {
            let behind_verb = before.chunk == Some(self.clauses[clause].verb) && !before.has_comma;
            if behind_verb && self.group(clause).is_copula {
                self.clauses[clause].predicate = Some(at);
            } else if !before.has_comma && !before.has_coordination {
                let preposition = self.preposition.take();
                // "sources close to the mayor".
                let of = self.noun.filter(|noun| before.chunk == Some(*noun) && preposition.is_none());
                self.clauses[clause].complements.push(Complement { chunk: at, preposition, of });
            }
        }
    }

    /// "was over", "are out".
    pub(super) fn adverb(&mut self, at: usize) {
        let Some(clause) = self.frame().clause.filter(|clause| self.before.chunk == Some(self.clauses[*clause].verb)) else { return };
        let says = matches!(self.lower(at), "ahead" | "away" | "back" | "down" | "enough" | "here" | "off" | "out" | "over" | "there" | "through" | "up");
        if says && self.group(clause).is_copula && self.clauses[clause].predicate.is_none() {
            self.clauses[clause].predicate = Some(at);
        }
    }

    /// A bare noun behind the comma of a clause that came first belongs to the clause that it came before.
    fn leave_fronted(&mut self, before: Before, preposition: Option<usize>) {
        if preposition.is_some() || !before.has_comma || before.has_coordination {
            return;
        }
        if let Some(outer) = self.frames.iter().rposition(Frame::is_empty).filter(|_| self.frame().clause.is_some()) {
            self.frames.truncate(outer + 1);
        }
    }

    fn noun_before_verb(&mut self, at: usize, before: Before, preposition: Option<usize>, previous: Option<usize>, tells_when: bool) {
        self.read_as_preposition(at, before, preposition);
        let frame = self.frame();
        if preposition.is_some() {
            let of = previous.filter(|_| !before.has_comma).or(frame.candidate.filter(|_| !before.has_comma));
            let of = of.filter(|noun| frame.candidate.is_some() || belongs_to_noun(self.tagged, self.chunks, preposition, *noun, at));
            let of = of.or_else(|| self.event(&self.loose[frame.loose.min(self.loose.len())..]).filter(|_| !before.has_comma));
            self.loose.push(Complement { chunk: at, preposition, of });
            return;
        }
        match (frame.candidate, previous) {
            (None, Some(previous)) if before.has_coordination && !is_subject_pronoun(self.lower(at)) => {
                let same = self.loose.iter().rev().take(REACH).find(|complement| complement.chunk == previous).copied();
                let same = same.unwrap_or(Complement { chunk: at, preposition: None, of: Some(previous) });
                self.loose.push(Complement { chunk: at, ..same });
            }
            (None, Some(previous)) if before.has_comma && self.is_year(at) => self.loose.push(Complement { chunk: at, preposition: None, of: Some(previous) }),
            (None, _) if tells_when && !self.verb_follows(at) => self.loose.push(Complement { chunk: at, preposition: None, of: None }),
            (None, _) => self.top().candidate = Some(at),
            (Some(_), _) if tells_when => self.loose.push(Complement { chunk: at, preposition: None, of: None }),
            // "the fears the town had".
            (Some(_), Some(previous)) if !before.has_comma && !before.has_coordination => {
                let mut inner = Frame::new(Link::Relative, self.loose.len(), self.clauses.len());
                (inner.antecedent, inner.candidate) = (Some(previous), Some(at));
                self.push(inner);
            }
            (Some(candidate), _) => self.loose.push(Complement { chunk: at, preposition: None, of: Some(previous.unwrap_or(candidate)) }),
        }
    }

    /// "Since the match, most fans": "since" opened no clause. "A keen walker, she": what came first described the subject.
    fn read_as_preposition(&mut self, at: usize, before: Before, preposition: Option<usize>) {
        let frame = self.frame();
        let (Some(candidate), None, true, false) = (frame.candidate, preposition, before.has_comma, before.has_coordination) else { return };
        if self.names_place(frame, candidate) && self.verb_follows(at) {
            self.top().candidate = None;
            let of = self.loose.last().map(|place| place.chunk);
            self.loose.push(Complement { chunk: candidate, preposition: None, of });
            return;
        }
        let opener = frame.opener.filter(|opener| frame.link == Link::Adverbial && opens_clause(self.tagged.lower(*opener)) && self.frames.len() > 1);
        if let Some(opener) = opener {
            self.frames.pop();
            let preposition = self.chunks.binary_search_by_key(&opener, |chunk| chunk.head).ok();
            self.loose.push(Complement { chunk: candidate, preposition, of: None });
        } else if is_time(self.lower(candidate)) || self.lower(candidate) == "way" {
            // "One day later, the town": the first told when.
            self.top().candidate = None;
            self.loose.push(Complement { chunk: candidate, preposition: None, of: None });
        } else if is_subject_pronoun(self.lower(at)) {
            self.top().candidate = None;
            self.loose.push(Complement { chunk: candidate, preposition: None, of: Some(at) });
        }
    }

    /// "In Harn, Vermont, police": the second name only tells where the first is, if the subject is still to come.
    fn names_place(&self, frame: Frame, candidate: usize) -> bool {
        let is_name = |chunk: usize| self.tagged.tags[self.chunks[chunk].head] == Speech::Name;
        let fronted = self.loose[frame.loose.min(self.loose.len())..].last();
        is_name(candidate) && fronted.is_some_and(|place| place.preposition.is_some() && is_name(place.chunk) && place.chunk + 2 == candidate)
    }

    /// The year of "On June 3, 1980,".
    fn is_year(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        chunk.words.len() == 1 && self.lower(at).len() == 4 && self.tagged.tags[chunk.head] == Speech::Numeral
    }

    fn verb_follows(&self, at: usize) -> bool {
        self.chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Verb)
    }

    /// A noun chunk with a preposition goes to the verb or to a noun before it.
    fn attach(&self, clause: usize, at: usize, before: Before, preposition: Option<usize>, previous: Option<usize>) -> Complement {
        let of = previous.filter(|previous| {
            let is_predicate = self.clauses[clause].predicate == Some(*previous);
            !before.has_comma && !is_predicate && belongs_to_noun(self.tagged, self.chunks, preposition, *previous, at)
        });
        // "and officials in Harn": what begins anew waits for a verb of its own, so the preposition is its own.
        let of = of.or(self.anew.filter(|anew| previous.is_some() && !before.has_comma && *anew > self.clauses[clause].verb));
        let of = of.or_else(|| self.event(&self.clauses[clause].complements).filter(|_| previous.is_some() && !before.has_comma));
        Complement { chunk: at, preposition, of }
    }

    /// The noun of "after the death of": what follows tells of that event, not of the verb.
    fn event(&self, complements: &[Complement]) -> Option<usize> {
        let root = complements.iter().rev().take(REACH).find(|complement| complement.of.is_none())?;
        let preposition = self.lower(root.preposition?);
        matches!(preposition, "after" | "before" | "following" | "during" | "despite" | "amid" | "since").then_some(root.chunk)
    }

    /// A noun chunk that stands in a row with the one before it or repeats it.
    fn beside(&self, clause: usize, at: usize, previous: usize, before: Before) -> Complement {
        let same = self.clauses[clause].complements.iter().rev().find(|complement| complement.chunk == previous);
        match same {
            Some(same) if before.has_coordination && same.preposition.is_some() => Complement { chunk: at, ..*same },
            _ => Complement { chunk: at, preposition: None, of: Some(previous) },
        }
    }
}

/// Whether `preposition` and the noun chunk `object` belong to the noun chunk `noun` rather than to the verb before it.
///
/// The shares are those of the training parts of UD EWT and GUM.
fn belongs_to_noun(tagged: &Tagged<'_>, chunks: &[Chunk], preposition: Option<usize>, noun: usize, object: usize) -> bool {
    let Some(preposition) = preposition else { return false };
    let word = |chunk: usize| tagged.lower(chunks[chunk].head);
    let first = tagged.lower(chunks[preposition].words.start);
    let (preposition, noun_word) = (word(preposition), word(noun));
    if preposition == "of" {
        // "ahead of", "out of", "because of" and the like are the verb's.
        return first == "of";
    }
    match preposition {
        "including" | "excluding" | "between" | "among" | "versus" | "like" | "per" | "than" => return true,
        "as" if first == "such" => return true,
        _ => {}
    }
    let speech = tagged.tags[chunks[noun].head];
    let is_date = |chunk: usize| is_time(word(chunk)) || tagged.tags[chunks[chunk].head] == Speech::Numeral && word(chunk).len() == 4;
    if is_date(object) || is_date(noun) || speech == Speech::Pronoun {
        return false;
    }
    match preposition {
        "about" | "near" | "against" => true,
        "for" => speech != Speech::Name,
        "in" | "with" | "on" | "to" | "from" => speech == Speech::Noun && is_event(noun_word),
        _ => false,
    }
}

/// Nouns made of verbs by an ending, which take complements of their own.
fn is_event(word: &str) -> bool {
    let root = word.strip_suffix('s').unwrap_or(word);
    ["tion", "sion", "ment", "ance", "ence", "ity", "ship"].iter().any(|ending| root.ends_with(ending))
}
