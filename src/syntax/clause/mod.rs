//! Clauses: who does what to whom, one for each verb chunk, finite or not, by rules in one walk over the chunks.
//!
//! The walk keeps a stack of clauses that are being read. A noun without a preposition waits for its verb where none was met, else it goes
//! to the verb met last; a verb takes the noun that waits, or the one before it, or the subject of the clause around it.

mod behind;
mod class;
mod finite;
mod frame;
mod group;
mod noun;
#[cfg(test)]
mod tests;
mod unfinite;
mod walk;

use std::ops::Range;

use super::chunk::{Chunk, chunks};
use super::tag::Speech;
use super::unit::{Tagged, units};
use super::word::Document;
use walk::Walk;

/// The chunks and clauses of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Syntax {
    /// They hold all words of the sentence, in order.
    pub chunks: Vec<Chunk>,
    /// One for each verb chunk, in order.
    pub clauses: Vec<Clause>,
}

/// A verb with what belongs to it. Numbers are positions in [`Syntax::chunks`] and [`Syntax::clauses`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its verb chunk.
    pub verb: usize,
    /// The noun chunk that does it, or that it is done to where the voice is passive. For a relative clause the noun it describes, for an
    /// infinitive or participle the noun that the clause before gives it; `None` where the rules cannot tell.
    pub subject: Option<usize>,
    /// What the subject is said to be: the adjective, noun or adverb chunk behind "be" and its like.
    pub predicate: Option<usize>,
    /// Objects, prepositional complements and clauses with a preposition, in order, those before the verb first.
    pub complements: Vec<Complement>,
    /// Finite or not.
    pub form: Form,
    /// Active or passive.
    pub voice: Voice,
    /// Whether it is told as a fact, as something to come, or as something that may be.
    pub mood: Mood,
    /// "not", "never", or "no" in the subject or the object.
    pub is_negated: bool,
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// The word that opens it: "if", "who", "after".
    pub opener: Option<usize>,
}

/// Something that belongs to a verb or to a noun beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Complement {
    /// A noun or adjective chunk, or the verb chunk of another clause.
    pub chunk: usize,
    /// The preposition before it.
    pub preposition: Option<usize>,
    /// The noun chunk it belongs to rather than to the verb: the keys of "keys to the mill". Without a preposition, the noun
    /// that it repeats or stands in a row with.
    pub of: Option<usize>,
}

/// The form of a verb chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// "goes", "had been seen".
    Finite,
    /// "to go".
    Infinitive,
    /// "going", "seen by many".
    Participle,
}

/// The voice of a verb chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The subject does it.
    Active,
    /// It is done to the subject.
    Passive,
}

/// How sure what is told is meant to be, by the auxiliaries of its own verb chunk; see also [`Clause::parent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// It is or was so.
    Actual,
    /// "will", "shall".
    Future,
    /// "may", "could", "must", "would" and the like.
    Modal,
}

/// How a clause hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// It stands by itself.
    Main,
    /// Beside its parent: "and left".
    Coordinated,
    /// What the parent's verb says, thinks or knows: "said they left", "They left, she said".
    Content,
    /// It describes a noun: "who left", "seen by many".
    Relative,
    /// When, why, if: "after they left".
    Adverbial,
    /// An infinitive or participle that the parent's verb or noun calls for: "refused to go".
    Complement,
}

/// The chunks and clauses of every sentence.
///
/// `tags` are those of [`Tagger::tag`](super::Tagger::tag). `names` are, for each sentence, the words of each name, in order; a sentence
/// without a row has none.
pub fn analyse(document: &Document<'_>, tags: &[Vec<Speech>], names: &[Vec<Range<usize>>]) -> Vec<Syntax> {
    let mut buffer = Vec::new();
    let of = |(number, (sentence, tags)): (usize, (_, &Vec<Speech>))| {
        let tagged = Tagged { document, sentence, tags, names: names.get(number).map_or(&[], Vec::as_slice) };
        units(&tagged, &mut buffer);
        let chunks = chunks(&tagged, &buffer);
        let clauses = Walk::new(&tagged, &chunks).clauses();
        Syntax { chunks, clauses }
    };
    document.sentences.iter().zip(tags).enumerate().map(of).collect()
}
