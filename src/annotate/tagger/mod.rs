//! A learned tagger of names: a linear-chain conditional random field over the words of a sentence, read twice.
//!
//! The first pass tags each sentence with what its words, lists of names, word clusters and the rest of the document tell; the second
//! also knows how the first tagged the same words elsewhere in the document. Method and features follow Ratinov and Roth,
//! "Design Challenges and Misconceptions in Named Entity Recognition" (2009). The weights are made by `newsdiff-train mention`.

mod feature;
mod label;
mod model;
mod word;

pub use feature::{Features, Pass};
pub use label::{Class, LABELS, Label, may_follow, spans};
pub use model::Model;
pub use word::{Document, Sentence, Word, words};

use crate::article::Span;
use crate::text::Layout;

/// The names of one article, in order; none overlaps another.
pub fn tag(text: &str, layout: &Layout) -> Vec<(Span, Class)> {
    let document = Document::new(text, layout);
    let labels = label(&document, Model::embedded());
    let mut found = Vec::new();
    for (sentence, labels) in document.sentences.iter().zip(&labels) {
        for (range, class) in spans(labels) {
            found.push((sentence.words[range.start].span.join(sentence.words[range.end - 1].span), class));
        }
    }
    found
}

/// Labels every word of a document, sentence by sentence, in two passes.
pub fn label(document: &Document<'_>, models: &[Model; 2]) -> Vec<Vec<Label>> {
    let [first, second] = models;
    let features = Features::new(document);
    let once = first.label(&features, None);
    let pass = Pass::new(document, &once);
    second.label(&features, Some(&pass))
}
