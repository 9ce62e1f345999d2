//! Infinitives and participles, whose subject the clause around them gives.

use super::class::{directs_its_object, is_subject_pronoun, perceives, tells};
use super::frame::Frame;
use super::group::Group;
use super::walk::{REACH, Walk};
use super::{Clause, Complement, Form, Link, Voice};
use crate::syntax::chunk::ChunkKind;

impl Walk<'_> {
    pub(super) fn infinitive(&mut self, at: usize, group: Group) {
        let before = self.before;
        let frame = self.frame();
        if let (None, Some(candidate), Some("for")) = (frame.clause, frame.candidate, frame.opener.map(|opener| self.tagged.lower(opener))) {
            // "for Holm to go", where "for" was tagged as opening a clause.
            let outer = self.frames.iter().rev().find_map(|frame| frame.clause);
            self.add(at, group, Some(candidate), Link::Complement, outer);
            return;
        }
        let governing = frame.clause.or_else(|| self.frames.iter().rev().find_map(|frame| frame.clause));
        let mut subject = governing.and_then(|clause| self.clauses[clause].subject).or(frame.candidate);
        if let Some(clause) = governing {
            subject = self.directed(clause).or(subject);
        }
        if let Some(clause) = frame.clause.filter(|clause| before.has_coordination && self.clauses[*clause].form == Form::Infinitive) {
            subject = self.clauses[clause].subject;
        }
        self.push_inner(at, group, subject, Link::Complement, governing);
    }

    /// The noun that an infinitive behind it is about rather than the clause's subject: "asked Holm to go", "call on Holm to go", "time for Holm to go".
    fn directed(&self, clause: usize) -> Option<usize> {
        let Clause { verb, voice, ref complements, .. } = self.clauses[clause];
        let stands_here = |complement: &Complement| self.before.chunk == Some(complement.chunk) && self.chunks[complement.chunk].kind == ChunkKind::Noun;
        let last = complements.iter().rev().take(REACH).find(|complement| complement.of.is_none() || stands_here(complement))?;
        let preposition = last.preposition.map(|preposition| self.lower(preposition));
        if preposition == Some("for") && stands_here(last) {
            return Some(last.chunk);
        }
        if voice == Voice::Passive || !directs_its_object(self.lower(verb)) {
            return None;
        }
        let is_object = |complement: &&Complement| {
            complement.preposition.is_none() && complement.of.is_none() && complement.chunk > verb && !self.tells_when(complement.chunk)
        };
        let object = complements.iter().take(REACH).find(is_object).map(|object| object.chunk);
        object.or((matches!(preposition, Some("on" | "upon")) && stands_here(last)).then_some(last.chunk))
    }

    pub(super) fn participle(&mut self, at: usize, group: Group) {
        let before = self.before;
        let preposition = self.preposition.take();
        if self.is(before.chunk, ChunkKind::Subordination) && self.frames.len() > 1 && self.frame().clause.is_none() {
            // "when asked", "while leaving".
            let outer = self.frames[self.frames.len() - 2];
            let subject = outer.clause.and_then(|clause| self.clauses[clause].subject).or(outer.candidate);
            self.add(at, group, subject, Link::Adverbial, outer.clause);
            return;
        }
        let frame = self.frame();
        let clause = frame.clause.or_else(|| self.frames.iter().rev().find_map(|frame| frame.clause));
        let governing = clause.and_then(|clause| self.clauses[clause].subject).or(frame.candidate);
        if preposition.is_some() {
            let complement = Complement { chunk: at, preposition, of: None };
            match frame.clause {
                Some(clause) => self.clauses[clause].complements.push(complement),
                None => self.loose.push(complement),
            }
            return self.push_inner(at, group, governing, Link::Adverbial, frame.clause);
        }
        let noun = self.noun.filter(|noun| before.chunk == Some(*noun));
        let is_past = group.voice == Voice::Passive;
        let (subject, link) = match noun {
            Some(noun) if !before.has_comma && !self.tells_when(noun) => (Some(noun), Link::Relative),
            Some(noun) if before.has_comma && is_past => (Some(noun), Link::Relative),
            _ if before.has_comma => (governing, Link::Adverbial),
            _ => (governing, Link::Complement),
        };
        if frame.clause.is_none() && frame.candidate.is_none() && clause.is_none() {
            return self.push_inner(at, group, None, Link::Adverbial, None);
        }
        self.push_inner(at, group, subject, link, frame.clause.or(clause));
    }

    /// Whether a past form without auxiliary describes a noun rather than tells what it did.
    pub(super) fn reads_as_participle(&self, at: usize) -> bool {
        let (frame, before) = (self.frame(), self.before);
        let next = self.chunks.get(at + 1);
        let by_follows = next.is_some_and(|next| next.kind == ChunkKind::Preposition && self.tagged.lower(next.head) == "by");
        let object_follows = next.is_some_and(|next| next.kind == ChunkKind::Noun) && !self.tells_when(at + 1);
        let behind_noun = before.chunk.is_some() && before.chunk == self.noun;
        let behind_subject = before.chunk.is_some_and(|noun| {
            is_subject_pronoun(self.lower(noun))
                || matches!(self.lower(noun), "it" | "you")
                || self.separator(noun) == Some(ChunkKind::Coordination)
                || self.is_crowded(noun)
        });
        if before.has_coordination || self.is(before.chunk, ChunkKind::Relative) || behind_subject && !by_follows {
            return false;
        }
        if self.is(before.chunk, ChunkKind::Subordination) {
            return true;
        }
        if by_follows && behind_noun {
            return true;
        }
        let Some(clause) = frame.clause else {
            // "Asked by reporters, Holm" at the beginning.
            if before.chunk.is_none() && frame.candidate.is_none() && self.frames.len() == 1 {
                return !object_follows;
            }
            // "Holm, elected in May, said": a comma directly behind the noun that waits.
            return before.has_comma && behind_noun && frame.candidate == before.chunk && !object_follows && frame.link == Link::Main;
        };
        if before.chunk == Some(self.clauses[clause].verb) && !before.has_comma {
            return true;
        }
        let waits = self.frames.iter().rev().skip(1).any(Frame::waits);
        if waits || tells(self.lower(at)) {
            return false;
        }
        let governed = behind_noun && !before.has_comma && self.clause_tells(clause) && !perceives(self.lower(self.clauses[clause].verb));
        !(governed || object_follows || !behind_noun)
    }

    /// Whether a noun chunk stands right behind another, so that it is no object: "on Monday the court ruled".
    fn is_crowded(&self, noun: usize) -> bool {
        let before = noun.checked_sub(1).filter(|before| self.chunks[*before].kind == ChunkKind::Noun);
        before.is_some_and(|before| before > 0 && (self.chunks[before - 1].kind == ChunkKind::Preposition || self.tells_when(before)))
    }

    /// Adds a clause without a finite verb in a frame of its own.
    fn push_inner(&mut self, at: usize, group: Group, subject: Option<usize>, link: Link, parent: Option<usize>) {
        self.close_empty();
        let mut inner = Frame::new(link, self.loose.len(), self.clauses.len());
        inner.after_comma = self.before.has_comma;
        inner.antecedent = subject.filter(|_| link == Link::Relative);
        self.push(inner);
        self.add(at, group, subject, link, parent);
    }
}
