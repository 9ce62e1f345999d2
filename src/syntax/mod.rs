//! Words and sentences as such: stems, function words, parts of speech, chunks and clauses. Knows no articles.

mod chunk;
mod clause;
mod kin;
mod lemma;
mod stem;
mod tag;
mod unit;
mod vocabulary;
mod word;
mod words;

pub use chunk::{Chunk, ChunkKind};
pub use clause::{Clause, Complement, Form, Link, Mood, Syntax, Voice, analyse};
pub(crate) use kin::kin;
pub use lemma::lemma;
pub use stem::stem;
pub use tag::{PARTS, Speech, Tagger, Words, any_order, embedded};
pub use vocabulary::{Type, Vocabulary};
pub use word::{Casing, Document, Sentence, Word};
pub(crate) use words::{is_function_word, is_pronoun};
