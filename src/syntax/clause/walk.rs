//! One walk over the chunks of a sentence that gives each verb its subject and what belongs to it.

use super::class::tells;
use super::frame::{Before, Frame};
use super::group::{Group, group};
use super::{Clause, Complement, Form, Link};
use crate::syntax::chunk::{Chunk, ChunkKind};
use crate::syntax::tag::Speech;
use crate::syntax::unit::Tagged;
use crate::syntax::words::{is_day, is_quotation_mark, is_time};

/// How many frames are open at most, and how many complements are searched backwards: no sentence that makes sense has more, and a line
/// of a million words costs a million steps.
pub(super) const REACH: usize = 32;

/// The state of the walk.
pub(super) struct Walk<'a> {
    pub(super) tagged: &'a Tagged<'a>,
    pub(super) chunks: &'a [Chunk],
    pub(super) clauses: Vec<Clause>,
    pub(super) frames: Vec<Frame>,
    pub(super) loose: Vec<Complement>,
    pub(super) before: Before,
    pub(super) preposition: Option<usize>,
    /// What stands before the preposition.
    pub(super) before_preposition: Before,
    /// The latest noun chunk.
    pub(super) noun: Option<usize>,
    /// The latest noun chunk without a preposition behind "and" or a comma.
    pub(super) anew: Option<usize>,
    /// A clause whose subject follows its verb: "said Holm", "there is a river".
    pub(super) inverted: Option<usize>,
    pub(super) is_existential: bool,
    /// A clause of an auxiliary alone whose verb may follow its subject: "did Holm leave".
    pub(super) asking: Option<usize>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(tagged: &'a Tagged<'a>, chunks: &'a [Chunk]) -> Self {
        let main = Frame::new(Link::Main, 0, 0);
        Self {
            tagged,
            chunks,
            clauses: Vec::new(),
            frames: vec![main],
            loose: Vec::new(),
            before: Before::default(),
            preposition: None,
            before_preposition: Before::default(),
            noun: None,
            anew: None,
            inverted: None,
            is_existential: false,
            asking: None,
        }
    }

    /// The clauses of the sentence.
    pub(super) fn clauses(mut self) -> Vec<Clause> {
        for at in 0..self.chunks.len() {
            self.step(at);
        }
        self.finish();
        self.clauses
    }

    /// What waited for a verb that never came belongs to the clause around it: "after the match" opened no clause.
    fn finish(&mut self) {
        while let Some(frame) = self.frames.pop().filter(|_| !self.frames.is_empty()) {
            let outer = self.frames.iter().rev().find_map(|frame| frame.clause);
            let (Some(candidate), None, Some(outer)) = (frame.candidate, frame.clause, outer) else { continue };
            let opener = frame.opener.and_then(|opener| self.chunks.binary_search_by_key(&opener, |chunk| chunk.head).ok());
            let complements = &mut self.clauses[outer].complements;
            complements.push(Complement { chunk: candidate, preposition: opener, of: None });
            complements.extend(self.loose.split_off(frame.loose.min(self.loose.len())));
        }
    }

    fn step(&mut self, at: usize) {
        match self.chunks[at].kind {
            ChunkKind::Noun => self.noun(at),
            ChunkKind::Verb => self.verb(at),
            ChunkKind::Preposition => {
                if self.preposition.is_none() {
                    self.before_preposition = self.before;
                }
                self.preposition = Some(at).filter(|at| !self.is_particle(*at));
            }
            ChunkKind::Adjective => self.adjective(at),
            ChunkKind::Adverb => return self.adverb(at),
            ChunkKind::Coordination => {
                self.before.has_coordination = true;
                self.preposition = None;
                return;
            }
            ChunkKind::Subordination => self.open(Link::Adverbial, at),
            ChunkKind::Relative => self.open(Link::Relative, at),
            ChunkKind::Existential => self.is_existential = true,
            ChunkKind::Mark => return self.mark(at),
            ChunkKind::Other => {}
        }
        if self.chunks[at].kind != ChunkKind::Preposition {
            self.preposition = None;
        }
        self.before = Before { chunk: Some(at), has_comma: false, has_coordination: false };
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the frame of the sentence is never closed")
    }

    /// Opens a frame inside the innermost one.
    pub(super) fn push(&mut self, frame: Frame) {
        if self.frames.len() == REACH {
            self.frames.pop();
        }
        self.frames.push(frame);
    }

    pub(super) fn frame(&self) -> Frame {
        *self.frames.last().expect("the frame of the sentence is never closed")
    }

    pub(super) fn lower(&self, chunk: usize) -> &'a str {
        self.tagged.lower(self.chunks[chunk].head)
    }

    pub(super) fn is(&self, chunk: Option<usize>, kind: ChunkKind) -> bool {
        chunk.and_then(|chunk| self.chunks.get(chunk)).is_some_and(|chunk| chunk.kind == kind)
    }

    /// Whether it is the verb of a clause that tells what someone says, thinks or knows.
    pub(super) fn clause_tells(&self, clause: usize) -> bool {
        tells(self.lower(self.clauses[clause].verb))
    }

    pub(super) fn group(&self, clause: usize) -> Group {
        group(self.tagged, self.chunks, self.clauses[clause].verb)
    }

    fn mark(&mut self, at: usize) {
        self.preposition = None;
        match self.lower(at) {
            ";" | ":" | "•" => {
                self.frames.truncate(1);
                self.frames[0] = Frame::new(Link::Main, self.loose.len(), self.clauses.len());
                self.before = Before::default();
                self.noun = None;
            }
            // Quotation marks part no clauses.
            mark if is_quotation_mark(mark) => return,
            "—" | "–" | "--" | "―" | "-" if self.is_dateline(at) => {
                self.top().candidate = None;
                self.before = Before::default();
                self.noun = None;
            }
            _ => self.before.has_comma = true,
        }
        self.inverted = None;
    }

    /// "set up a fund": behind a verb these go with it.
    fn is_particle(&self, at: usize) -> bool {
        let behind_verb = self.before.chunk.is_some() && self.before.chunk == self.frame().clause.map(|clause| self.clauses[clause].verb);
        behind_verb && !self.before.has_comma && matches!(self.lower(at), "up" | "out" | "off" | "away" | "back" | "down" | "apart")
    }

    /// Whether all before a dash is names, as in "HARN, Vermont (Holm News) —".
    fn is_dateline(&self, dash: usize) -> bool {
        let names = |chunk: &Chunk| match chunk.kind {
            ChunkKind::Noun => self.tagged.tags[chunk.head] == Speech::Name,
            kind => kind == ChunkKind::Mark,
        };
        (1..8).contains(&dash) && self.chunks[0].kind == ChunkKind::Noun && self.chunks[..dash].iter().all(names)
    }

    /// A word that begins a subordinate or relative clause.
    fn open(&mut self, link: Link, at: usize) {
        let mut frame = Frame::new(link, self.loose.len(), self.clauses.len());
        frame.opener = Some(self.chunks[at].head);
        frame.after_comma = self.before.has_comma;
        if link == Link::Relative {
            frame.antecedent = self.noun.filter(|_| !matches!(self.lower(at), "where" | "whose"));
            if self.noun.is_none() {
                // A question inside: "asked who won".
                frame.link = Link::Content;
                frame.candidate = Some(at).filter(|_| self.lower(at) == "who");
            }
        } else if let Some(clause) = self.frame().clause.filter(|clause| self.clause_tells(*clause)) {
            let behind_verb = self.before.chunk == Some(self.clauses[clause].verb);
            let is_content = matches!(self.lower(at), "that" | "whether" | "how" | "why") || behind_verb && self.lower(at) == "if";
            frame.link = if is_content { Link::Content } else { link };
        }
        self.close_empty();
        self.push(frame);
    }

    /// Closes an inner frame that never got its verb: "after the match" was no clause.
    pub(super) fn close_empty(&mut self) {
        while self.frames.len() > 1 && self.frame().is_empty() {
            self.frames.pop();
        }
    }

    /// The mark or coordination before a chunk, adverbs and "so" apart.
    pub(super) fn separator(&self, chunk: usize) -> Option<ChunkKind> {
        let before = self.chunks[..chunk].iter().rev().find(|before| before.kind != ChunkKind::Adverb)?;
        matches!(before.kind, ChunkKind::Mark | ChunkKind::Coordination).then_some(before.kind)
    }

    /// Whether "and" or a mark stands before a noun without a preposition, so that it may begin a clause.
    pub(super) fn begins_anew(&self, noun: usize) -> bool {
        self.separator(noun).is_some()
    }

    /// Whether a noun chunk tells when: "last week", "Tuesday", "two days" before "later".
    pub(super) fn tells_when(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let head = self.lower(at);
        let first = self.tagged.lower(chunk.words.start);
        let dated = matches!(first, "last" | "next" | "this" | "that" | "every" | "each" | "earlier" | "later" | "early" | "late");
        let counted = self.chunks.get(at + 1).is_some_and(|next| matches!(self.tagged.lower(next.words.start), "ago" | "later" | "earlier" | "before"));
        is_day(head) || is_time(head) && (dated || counted)
    }

    /// "no", "none", "nobody" and the like.
    pub(super) fn denies(&self, at: usize) -> bool {
        matches!(self.tagged.lower(self.chunks[at].words.start), "no" | "none" | "nobody" | "nothing" | "neither")
    }

    /// Adds a clause to the innermost frame and gives it what waited for its verb.
    pub(super) fn add(&mut self, at: usize, group: Group, subject: Option<usize>, link: Link, parent: Option<usize>) -> usize {
        let number = self.clauses.len();
        let frame = self.frame();
        let complements = self.loose.split_off(frame.loose.min(self.loose.len()));
        let is_negated = group.is_negated || subject.is_some_and(|subject| self.denies(subject));
        let Group { form, voice, mood, .. } = group;
        self.clauses.push(Clause { verb: at, subject, predicate: None, complements, form, voice, mood, is_negated, link, parent, opener: frame.opener });
        // Clauses that came before the verb they hang on.
        for earlier in frame.first..number {
            let earlier = &mut self.clauses[earlier];
            if earlier.parent.is_none() && earlier.link != Link::Main {
                earlier.parent = Some(number);
                if earlier.form != Form::Finite {
                    earlier.subject = earlier.subject.or(subject);
                }
            }
        }
        let top = self.top();
        (top.clause, top.first) = (Some(number), number + 1);
        number
    }
}
