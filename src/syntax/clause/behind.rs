//! Clauses whose subject was first taken for a complement of the clause before.

use super::class::{opens_clause, perceives, tells};
use super::frame::{Before, Frame};
use super::group::Group;
use super::walk::{REACH, Walk};
use super::{Complement, Form, Link};
use crate::syntax::chunk::ChunkKind;
use crate::syntax::tag::Speech;
use crate::syntax::words::is_quotation_mark;

impl Walk<'_> {
    /// The complement that begins a noun phrase which no verb took and which stands right before this one: "said the mayor of Harn would".
    pub(super) fn free_subject(&self, clause: usize) -> Option<usize> {
        let before = self.before;
        let complements = &self.clauses[clause].complements;
        let last = complements.last()?;
        if before.has_coordination || before.chunk != Some(last.chunk) || self.chunks[last.chunk].kind != ChunkKind::Noun {
            return None;
        }
        if let Some(first) = self.row(complements).filter(|_| before.has_comma) {
            return Some(first);
        }
        let begins = |complement: &Complement| complement.of.is_none() || !before.has_comma && self.begins_anew(complement.chunk);
        let root = complements.iter().rposition(begins)?;
        let first = complements[root];
        let is_bare = first.preposition.is_none() || self.begins_anew(first.chunk);
        // "after Holm, the mayor, fled".
        let is_repeated = || complements[root..].iter().any(|complement| complement.preposition.is_none() && self.begins_anew(complement.chunk));
        let may_open = !before.has_comma || self.begins_anew(first.chunk) || is_repeated();
        let is_behind = first.chunk > self.clauses[clause].verb && may_open && !self.tells_when(first.chunk);
        if is_behind && (is_bare || first.preposition.is_some_and(|preposition| opens_clause(self.lower(preposition)))) {
            return Some(root);
        }
        // Behind "said" a preposition is more likely the noun's: "said police in Harn had".
        let is_told = |complement: &Complement| {
            complement.preposition.is_none() && complement.of.is_none() && complement.chunk > self.clauses[clause].verb && !self.tells_when(complement.chunk)
        };
        (self.clause_tells(clause) && !before.has_comma).then(|| complements.iter().position(is_told)).flatten()
    }

    /// The first of two nouns behind marks that a comma closes: the Holm of "…, Holm, the mayor of Harn, said". Behind a quotation mark one is enough.
    fn row(&self, complements: &[Complement]) -> Option<usize> {
        let mut nouns = 0;
        for (position, complement) in complements.iter().enumerate().rev().take(REACH) {
            let is_bare = complement.preposition.is_none() && self.separator(complement.chunk) == Some(ChunkKind::Mark);
            if is_bare && !self.tells_when(complement.chunk) {
                nouns += 1;
                if nouns == 2 || is_quotation_mark(self.lower(complement.chunk - 1)) {
                    return Some(position);
                }
            } else if complement.of.is_none() {
                return None;
            }
        }
        None
    }

    /// A noun that took a relative clause and still has no verb of its own, with the clause whose complement it seemed: the man of "said the man
    /// who fled was", the mayor of "after the mayor who fell had".
    pub(super) fn resumed(&self) -> Option<(usize, usize)> {
        let inner = self.frames.iter().rposition(|frame| frame.link == Link::Relative && frame.clause.is_some() && frame.antecedent.is_some())?;
        let antecedent = self.frames[inner].antecedent?;
        let clause = self.frames[..inner].iter().rev().find_map(|frame| frame.clause)?;
        let complements = &self.clauses[clause].complements;
        let first = complements.iter().rposition(|complement| complement.chunk <= antecedent).filter(|first| complements[*first].chunk == antecedent)?;
        let begins = match complements[first] {
            Complement { preposition: Some(preposition), of: None, .. } => opens_clause(self.lower(preposition)),
            Complement { preposition: None, of: None, chunk } => self.clause_tells(clause) && chunk > self.clauses[clause].verb,
            Complement { .. } => false,
        };
        begins.then_some((clause, first))
    }

    /// A clause whose subject was taken for a complement of the clause before it.
    pub(super) fn clause_behind(&mut self, at: usize, group: Group, clause: usize, first: usize) {
        let taken = self.clauses[clause].complements.split_off(first);
        let root = taken[0];
        let subject = Some(root.chunk);
        let separator = self.separator(root.chunk);
        let loose = self.loose.len();
        self.loose.extend(&taken[1..]);
        if let Some(preposition) = root.preposition.filter(|_| separator.is_none()) {
            let opener = Some(self.chunks[preposition].head);
            self.push(Frame { opener, ..Frame::new(Link::Adverbial, loose, self.clauses.len()) });
            self.add(at, group, subject, Link::Adverbial, Some(clause));
            return;
        }
        match separator {
            Some(ChunkKind::Mark) if tells(self.lower(at)) => self.told_behind(at, group, subject, loose),
            Some(ChunkKind::Coordination | ChunkKind::Mark) => {
                self.leave_unfinite(Before { has_comma: true, ..Before::default() });
                let parent = self.frame().clause.unwrap_or(clause);
                self.top().loose = loose;
                // "One was hurt and two killed".
                let counted =
                    matches!(self.tagged.tags[self.chunks[root.chunk].head], Speech::Numeral) || matches!(self.lower(root.chunk), "another" | "others");
                let voice = if counted { self.shared_voice(parent, at, group) } else { group.voice };
                self.add(at, Group { voice, ..group }, subject, Link::Coordinated, Some(parent));
            }
            _ => {
                let verb = self.lower(self.clauses[clause].verb);
                let (form, link) = match () {
                    // "let them go".
                    () if group.is_bare && perceives(verb) && root.chunk == self.clauses[clause].verb + 1 => (Form::Infinitive, Link::Complement),
                    () if tells(verb) => (group.form, Link::Content),
                    () => (group.form, Link::Relative),
                };
                let group = Group { form, ..group };
                self.push(Frame::new(link, loose, self.clauses.len()));
                self.add(at, group, subject, link, Some(clause));
            }
        }
    }
}
