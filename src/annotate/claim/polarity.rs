//! Whether a claim is said, denied or only thought possible.

use super::Polarity;
use super::frame::Frame;
use super::word::{Word, is_may};

/// Words that turn a clause into its opposite.
const NEGATIONS: &[&str] = &["no", "without", "denied", "denies", "cannot", "neither", "nor"];

/// Words that leave it open, besides "may".
const HEDGES: &[&str] =
    &["might", "could", "possibly", "perhaps", "reportedly", "allegedly", "apparently", "believed", "thought", "feared", "unconfirmed", "likely", "suspected"];

/// The polarity of the clause around a value, by the words within seven of it.
pub(super) fn polarity(words: &[Word<'_>], frame: &Frame) -> Polarity {
    let start = frame.clause.start.max(frame.core.start.saturating_sub(7));
    let end = frame.clause.end.min(frame.core.end + 7);
    let near = &words[start..end.max(start)];
    let is_negation = |(at, word): (usize, &Word<'_>)| {
        let before_quantity = near.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "fewer" | "less" | "more" | "later"));
        (word.is_not() || NEGATIONS.contains(&word.folded.as_str())) && !before_quantity
    };
    if near.iter().enumerate().any(is_negation) {
        Polarity::Denied
    } else if near.iter().any(|word| HEDGES.contains(&word.folded.as_str())) || (start..end).any(|at| is_may(words, at)) {
        Polarity::Hedged
    } else {
        Polarity::Affirmed
    }
}
