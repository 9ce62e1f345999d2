//! Verbs, and finite ones: whose subject they find.

use super::class::{comes, opens_clause, perceives, tells};
use super::frame::{Before, Frame};
use super::group::{Group, group};
use super::walk::Walk;
use super::{Complement, Form, Link, Voice};
use crate::syntax::chunk::ChunkKind;
use crate::syntax::tag::Speech;
use crate::syntax::words::is_quotation_mark;

impl Walk<'_> {
    pub(super) fn verb(&mut self, at: usize) {
        let mut group = group(self.tagged, self.chunks, at);
        if group.is_bare && self.before.has_coordination && self.frame().clause.is_some_and(|clause| self.clauses[clause].form == Form::Infinitive) {
            group.form = Form::Infinitive;
        }
        if let Some(clause) = self.asked(at) {
            // "Did Holm leave": one clause.
            let auxiliary = self.group(clause);
            let asked = &mut self.clauses[clause];
            asked.verb = at;
            asked.predicate = None;
            asked.is_negated |= group.is_negated;
            if auxiliary.is_copula && group.voice == Voice::Active && !group.is_gerund {
                asked.voice = Voice::Passive;
            }
            return;
        }
        // "helped build": no "to" stands before the second.
        let behind_verb = self.before.chunk.is_some() && self.before.chunk == self.frame().clause.map(|clause| self.clauses[clause].verb);
        if group.is_bare && behind_verb && !self.before.has_comma && self.before.chunk.is_some_and(|verb| perceives(self.lower(verb))) {
            group.form = Form::Infinitive;
        }
        match group.form {
            Form::Infinitive => self.infinitive(at, group),
            Form::Participle => self.participle(at, group),
            Form::Finite if group.may_be_participle && self.reads_as_participle(at) => {
                self.participle(at, Group { form: Form::Participle, voice: Voice::Passive, ..group });
            }
            Form::Finite => self.finite(at, group),
        }
        self.is_existential = false;
    }

    /// The clause of an auxiliary whose subject stands between it and this verb.
    fn asked(&self, at: usize) -> Option<usize> {
        let clause = self.asking.filter(|clause| self.frame().clause == Some(*clause))?;
        let subject = self.clauses[clause].subject;
        let follows = subject.is_some() && subject == self.before.chunk && !self.before.has_comma;
        (follows && self.tagged.tags[self.chunks[at].words.start] != Speech::Particle).then_some(clause)
    }

    fn finite(&mut self, at: usize, group: Group) {
        let before = self.before;
        let is_cue = before.has_comma && tells(self.lower(at)) && self.is(Some(at + 1), ChunkKind::Noun);
        if is_cue && is_quotation_mark(self.lower(at - 1)) {
            // "…,” said Holm": whatever came before is what is told.
            return self.told_behind(at, group, None, self.loose.len());
        }
        let Some(clause) = self.frame().clause else { return self.first_verb(at, group) };
        // "and left": the subject is that of the clause before.
        let shares = before.has_coordination && before.chunk.is_some();
        let waiting = self.frames.iter().rposition(Frame::waits);
        let free = self.free_subject(clause);
        if self.is_existential {
            self.there(at, group, clause);
        } else if let Some((outer, first)) = self.resumed().filter(|_| !shares && !self.is_own(clause, free)) {
            let frame = self.frames.iter().rposition(|frame| frame.clause == Some(outer)).unwrap_or(0);
            self.frames.truncate(frame + 1);
            self.clause_behind(at, group, outer, first);
        } else if let Some(first) = free.filter(|first| waiting.is_none() || self.is_told(clause, *first)) {
            self.clause_behind(at, group, clause, first);
        } else if shares {
            self.leave_unfinite(before);
            let clause = self.frame().clause.unwrap_or(clause);
            let subject = self.clauses[clause].subject;
            let voice = self.shared_voice(clause, at, group);
            self.add(at, Group { voice, ..group }, subject, Link::Coordinated, Some(clause));
        } else if let Some(waiting) = waiting {
            self.frames.truncate(waiting + 1);
            self.first_verb(at, group);
        } else if is_cue {
            self.told_behind(at, group, None, self.loose.len());
        } else if let Some(earlier) = self.misread().filter(|_| !before.has_comma) {
            self.read_as_reduced(at, group, earlier);
        } else {
            let subject = self.clauses[clause].subject.filter(|_| before.has_comma);
            self.leave_unfinite(before);
            self.add(at, group, subject, Link::Coordinated, Some(clause));
        }
    }

    /// "there is" behind a clause.
    fn there(&mut self, at: usize, group: Group, clause: usize) {
        let is_told = self.clause_tells(clause) && !self.before.has_comma && !self.before.has_coordination;
        self.leave_unfinite(self.before);
        let number = self.add(at, group, None, if is_told { Link::Content } else { Link::Coordinated }, Some(clause));
        self.inverted = Some(number);
    }

    /// Whether the noun right before a verb is its subject though another one waits.
    fn is_own(&self, clause: usize, free: Option<usize>) -> bool {
        let noun = free.map(|first| self.clauses[clause].complements[first].chunk);
        noun.is_some_and(|noun| {
            self.clause_tells(clause) || self.separator(noun) == Some(ChunkKind::Coordination) || self.is(noun.checked_sub(1), ChunkKind::Noun)
        })
    }

    /// Whether a complement of a verb of saying begins what is said.
    fn is_told(&self, clause: usize, complement: usize) -> bool {
        self.clause_tells(clause) && self.separator(self.clauses[clause].complements[complement].chunk).is_none()
    }

    /// A clause whose verb may have been a participle: "the man arrested in May" before "left".
    fn misread(&self) -> Option<usize> {
        let mut clauses = self.frames.iter().filter_map(|frame| frame.clause);
        let clause = clauses.find(|clause| self.clauses[*clause].form == Form::Finite && self.group(*clause).may_be_participle)?;
        let verb = self.lower(self.clauses[clause].verb);
        (!tells(verb) || perceives(verb)).then_some(clause)
    }

    /// Gives the subject of a misread clause to this verb.
    fn read_as_reduced(&mut self, at: usize, group: Group, earlier: usize) {
        self.frames.truncate(1);
        let number = self.add(at, group, self.clauses[earlier].subject, Link::Main, None);
        let earlier = &mut self.clauses[earlier];
        (earlier.form, earlier.voice, earlier.link, earlier.parent) = (Form::Participle, Voice::Passive, Link::Relative, Some(number));
    }

    /// The first verb of a frame.
    fn first_verb(&mut self, at: usize, group: Group) {
        let frame = self.frame();
        let parent = self.frames.len().checked_sub(2).and_then(|outer| {
            let mut clauses = self.frames[..=outer].iter().rev().filter_map(|frame| frame.clause);
            let nearest = clauses.clone().next();
            let is_finite = |clause: &usize| frame.link != Link::Adverbial || self.clauses[*clause].form == Form::Finite;
            clauses.find(is_finite).or(nearest)
        });
        let mut subject = frame.candidate.or(frame.antecedent.filter(|_| frame.link == Link::Relative));
        if subject.is_none() {
            if let Some(noun) = self.preposition_opens(at) {
                self.loose.pop();
                let mut inner = Frame::new(Link::Adverbial, self.loose.len(), self.clauses.len());
                inner.opener = noun.preposition.map(|preposition| self.chunks[preposition].head);
                self.push(inner);
                self.add(at, group, Some(noun.chunk), Link::Adverbial, frame.clause);
                return;
            }
            if let Some(last) = self.loose[frame.loose.min(self.loose.len())..].last().filter(|last| last.preposition.is_none() && last.of.is_none()) {
                subject = Some(last.chunk);
                self.loose.pop();
            }
        }
        let (is_first, has_comma) = (self.before.chunk.is_none(), self.before.has_comma);
        let number = self.add(at, group, subject, frame.link, parent);
        let stands_before = tells(self.lower(at)) && has_comma || !is_first && (group.is_copula || comes(self.lower(at)));
        let asks = group.is_auxiliary && self.chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Noun);
        if subject.is_none() && (self.is_existential || stands_before || asks) {
            self.inverted = Some(number);
            self.asking = Some(number).filter(|_| asks && !self.is_existential && (is_first || frame.opener.is_some() || !group.is_copula));
        }
    }

    /// A noun that waits behind a preposition that opens clauses too: "after his side won".
    fn preposition_opens(&self, at: usize) -> Option<Complement> {
        let last = self.loose.last()?;
        let opens = opens_clause(self.lower(last.preposition?));
        (opens && self.before.chunk == Some(last.chunk) && !self.before.has_comma && last.chunk < at).then_some(*last)
    }

    /// Leaves infinitives and participles, and behind a comma the relative clause that began at one.
    pub(super) fn leave_unfinite(&mut self, before: Before) {
        while self.frames.len() > 1 {
            let frame = self.frame();
            let is_unfinite = frame.clause.is_some_and(|clause| self.clauses[clause].form != Form::Finite);
            let is_closed = frame.link == Link::Relative && frame.after_comma && before.has_comma;
            if !is_unfinite && !is_closed {
                break;
            }
            self.frames.pop();
        }
    }

    /// "was held and charged": the auxiliary of the first holds for the second.
    pub(super) fn shared_voice(&self, clause: usize, at: usize, group: Group) -> Voice {
        let object_follows = self.chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Noun);
        if group.may_be_participle && !object_follows { self.clauses[clause].voice } else { group.voice }
    }

    /// "…, she said": the clause before is what is told.
    pub(super) fn told_behind(&mut self, at: usize, group: Group, subject: Option<usize>, loose: usize) {
        let told = self.frames[0].clause;
        self.frames.truncate(1);
        self.frames[0] = Frame::new(Link::Main, loose, self.clauses.len());
        let number = self.add(at, group, subject, Link::Main, None);
        if subject.is_none() {
            self.inverted = Some(number);
        }
        if let Some(told) = told {
            let told = &mut self.clauses[told];
            if told.parent.is_none() {
                (told.link, told.parent) = (Link::Content, Some(number));
            }
        }
    }
}
