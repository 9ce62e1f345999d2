//! Words as such: stems, function words, and later parts of speech. Knows no names and no articles.

mod lemma;
mod stem;
mod tag;
mod word;
mod words;

pub use lemma::lemma;
pub use stem::stem;
pub use tag::{Speech, Tagger, Words, any_order, embedded, tag};
pub use word::{Casing, Document, Sentence, Type, Word};
pub use words::{is_function_word, is_pronoun};
