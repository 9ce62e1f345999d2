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
use crate::crf::{Cache, Chain, Weights};
use crate::syntax::Document;

/// The labels of both passes side by side.
pub const BOTH: usize = 2 * LABELS;

/// The weights of both passes.
#[derive(Debug, Clone)]
pub struct Tagger {
    /// What both passes read: labels of the first, then of the second.
    shared: Weights<BOTH>,
    /// What only the second reads: how the first went.
    later: Weights<LABELS>,
    first: Chain<LABELS>,
    second: Chain<LABELS>,
}

static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| Tagger::read(include_bytes!("../../../assets/mention.bin")).expect("the embedded model is whole"));

/// The program's tagger, read when first asked for.
pub fn embedded() -> &'static Tagger {
    &EMBEDDED
}

impl Tagger {
    /// A tagger of trained weights.
    pub fn new(shared: Weights<BOTH>, later: Weights<LABELS>, [first, second]: [Chain<LABELS>; 2]) -> Self {
        Self { shared, later, first, second }
    }

    /// Its bytes.
    pub fn write(&self) -> Vec<u8> {
        [self.shared.write(), self.later.write(), self.first.write(), self.second.write()].concat()
    }

    fn read(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        Some(Self {
            shared: Weights::read(bytes)?,
            later: Weights::read(bytes)?,
            first: Chain::read(may_follow, bytes)?,
            second: Chain::read(may_follow, bytes)?,
        })
    }

    /// The names of one article, in order; none overlaps another.
    pub fn tag(&self, document: &Document<'_>, cache: &mut Cache<BOTH>) -> Vec<(Span, Class)> {
        let mut found = Vec::new();
        for (sentence, labels) in document.sentences.iter().zip(self.label(document, cache)) {
            for (range, class) in spans(&labels) {
                found.push((sentence.words[range.start].span.join(sentence.words[range.end - 1].span), class));
            }
        }
        found
    }

    /// The label of every word of a document, sentence by sentence.
    pub fn label(&self, document: &Document<'_>, cache: &mut Cache<BOTH>) -> Vec<Vec<Label>> {
        let features = Features::new(document);
        let reading = Reading { features: &features, pass: None };
        let mut once = Vec::with_capacity(document.sentences.len());
        let mut kept: Vec<Vec<[f32; LABELS]>> = Vec::with_capacity(document.sentences.len());
        for sentence in 0..document.sentences.len() {
            let scores = self.shared.scores(&reading, sentence, cache);
            let half = |which: usize| scores.iter().map(|both| std::array::from_fn(|label| both[which * LABELS + label])).collect::<Vec<_>>();
            once.push(labels(&self.first, &half(0)));
            kept.push(half(1));
        }
        let pass = Pass::new(document, &once);
        let again = |(sentence, scores): (usize, &mut Vec<[f32; LABELS]>)| {
            for (position, scores) in scores.iter_mut().enumerate() {
                let later = self.later.score(|mut emit| pass.features(document, sentence, position, &mut emit));
                scores.iter_mut().zip(later).for_each(|(sum, score)| *sum += score);
            }
            labels(&self.second, scores)
        };
        kept.iter_mut().enumerate().map(again).collect()
    }
}

/// The best labels of a sentence.
pub fn labels(chain: &Chain<LABELS>, scores: &[[f32; LABELS]]) -> Vec<Label> {
    chain.best(scores).into_iter().map(Label).collect()
}
