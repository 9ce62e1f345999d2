//! A learned tagger of names: a conditional random field over the words of a sentence, read twice.
//!
//! The first pass tags each sentence with what its words, lists of names, word clusters and the rest of the document tell; the second
//! also knows how the first tagged the same words elsewhere in the document. A word in lower case between others in lower case whose form
//! speaks for no name is in none and is not looked at further: three words of five. Method and features follow Ratinov and Roth,
//! "Design Challenges and Misconceptions in Named Entity Recognition" (2009). The weights are made by `newsdiff-train mention`.

mod feature;
mod label;
mod listed;
mod pass;

use std::sync::LazyLock;

pub use feature::{Features, Reading};
pub use label::{Class, LABELS, Label, may_follow, spans};
pub use pass::Pass;
use pass::{BESIDE, of_label};

use crate::article::Span;
use crate::crf::{Cache, Chain, Steps, Weights};
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
    /// What the labels of a word and those beside it are worth to the second, by place ([`BESIDE`]) and label.
    beside: [[Steps<LABELS>; LABELS]; 3],
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
        let beside = BESIDE.map(|template| std::array::from_fn(|label| later.sum(|emit| emit(of_label(template, Label(label as u8))))));
        Self { shared, later, beside, first, second }
    }

    /// Its bytes.
    pub fn write(&self) -> Vec<u8> {
        [self.shared.write(), self.later.write(), self.first.write(), self.second.write()].concat()
    }

    /// Reads what [`write`](Self::write) made; `None` if it is not whole.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let (shared, later) = (Weights::read(bytes)?, Weights::read(bytes)?);
        Some(Self::new(shared, later, [Chain::read(may_follow, bytes)?, Chain::read(may_follow, bytes)?]))
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
        let sentences = 0..document.sentences.len();
        let both: Vec<Vec<Option<Steps<BOTH>>>> = sentences
            .map(|sentence| self.shared.scores(&reading, sentence, cache, |position, own| features.is_plain(sentence, position) && speaks_for_none(own)))
            .collect();
        let scores = |steps: &Steps<BOTH>, which: usize| self.shared.in_full::<LABELS>(&steps.as_chunks().0[which]);
        let once: Vec<Vec<Label>> =
            both.iter().map(|words| labels(&self.first, words.iter().map(|steps| steps.as_ref().map(|steps| scores(steps, 0))))).collect();
        let pass = Pass::new(document, &once);
        let again = |(sentence, words): (usize, &Vec<Option<Steps<BOTH>>>)| {
            let score = |(position, steps): (usize, &Option<Steps<BOTH>>)| {
                let mut scores = scores(steps.as_ref()?, 1);
                let mut later = self.later.sum(|mut emit| pass.elsewhere(document, sentence, position, &mut emit));
                for (table, label) in self.beside.iter().zip(pass.beside(sentence, position)) {
                    if let Some(label) = label {
                        later.iter_mut().zip(&table[usize::from(label.0)]).for_each(|(sum, step)| *sum = sum.wrapping_add(*step));
                    }
                }
                scores.iter_mut().zip(self.later.in_full(&later)).for_each(|(sum, score)| *sum += score);
                Some(scores)
            };
            labels(&self.second, words.iter().enumerate().map(score))
        };
        both.iter().enumerate().map(again).collect()
    }
}

/// Whether in both readings no label is worth more to a form than that of no name.
fn speaks_for_none(own: &Steps<BOTH>) -> bool {
    own.as_chunks::<LABELS>().0.iter().all(|reading| reading[1..].iter().all(|label| *label <= reading[0]))
}

/// The best labels of a sentence; a word without scores is in no name.
pub fn labels(chain: &Chain<LABELS>, scores: impl ExactSizeIterator<Item = Option<[f32; LABELS]>>) -> Vec<Label> {
    chain.best(scores).into_iter().map(Label).collect()
}
