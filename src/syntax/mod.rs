//! Words as such: stems, function words, and later parts of speech. Knows no names and no articles.

mod lemma;
mod stem;
mod tag;
mod vocabulary;
mod word;
mod words;

pub use lemma::lemma;
pub use stem::stem;
pub use tag::{PARTS, Speech, Tagger, Words, any_order, embedded};
pub use vocabulary::{Type, Vocabulary};
pub use word::{Casing, Document, Sentence, Word};
pub use words::{is_function_word, is_pronoun};
