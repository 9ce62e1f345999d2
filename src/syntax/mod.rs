//! Words as such: stems, function words, and later parts of speech. Knows no names and no articles.

mod kin;
mod stem;
mod words;

pub use kin::kin;
pub use stem::stem;
pub use words::{is_function_word, is_pronoun};
