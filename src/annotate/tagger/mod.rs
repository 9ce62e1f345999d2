//! A learned tagger of names: a conditional random field over the words of a sentence, read twice.
//!
//! The first pass tags each sentence with what its words, lists of names, word clusters and the rest of the document tell; the second
//! also knows how the first tagged the same words elsewhere in the document. Method and features follow Ratinov and Roth,
//! "Design Challenges and Misconceptions in Named Entity Recognition" (2009). The weights are made by `newsdiff-train mention`.

mod feature;
mod label;

use std::sync::LazyLock;

pub use feature::{Features, Pass, Reading};
pub use label::{Class, LABELS, Label, may_follow, spans};

use crate::article::Span;
use crate::crf;
use crate::syntax::Document;
use crate::text::Layout;

/// The weights of one pass.
pub type Model = crf::Model<LABELS>;

/// Both passes, made by `newsdiff-train mention`; see `assets/mention.md`.
static EMBEDDED: LazyLock<[Model; 2]> = LazyLock::new(|| {
    let mut bytes: &'static [u8] = include_bytes!("../../../assets/mention.bin");
    let mut next = || Model::read(may_follow, &mut bytes).expect("the embedded model is whole");
    [next(), next()]
});

/// The models of the program's two passes, read when first asked for.
pub fn embedded() -> &'static [Model; 2] {
    &EMBEDDED
}

/// The names of one article, in order; none overlaps another.
pub fn tag(text: &str, layout: &Layout) -> Vec<(Span, Class)> {
    let document = Document::new(text, layout);
    let labels = label(&document, embedded());
    let mut found = Vec::new();
    for (sentence, labels) in document.sentences.iter().zip(&labels) {
        for (range, class) in spans(labels) {
            found.push((sentence.words[range.start].span.join(sentence.words[range.end - 1].span), class));
        }
    }
    found
}

/// Labels every word of a document, sentence by sentence, in two passes.
pub fn label(document: &Document<'_>, [first, second]: &[Model; 2]) -> Vec<Vec<Label>> {
    let features = Features::new(document);
    let pass = Pass::new(document, &read(&features, None, first));
    read(&features, Some(&pass), second)
}

/// Labels every word of a document in one pass.
pub fn read(features: &Features<'_>, pass: Option<&Pass>, model: &Model) -> Vec<Vec<Label>> {
    let labels = model.label(&Reading { features, pass });
    labels.into_iter().map(|labels| labels.into_iter().map(Label).collect()).collect()
}
