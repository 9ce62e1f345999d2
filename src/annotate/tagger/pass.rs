//! What the first reading of a document tells the second: the labels beside a word and elsewhere.

use super::feature::{Template, seed};
use super::label::{Class, LABELS, Label, spans};
use crate::crf::mix;
use crate::syntax::Document;

/// What tells the labels that [`Pass::beside`] gives.
pub(super) const BESIDE: [Template; 3] = [Template::OwnLabel, Template::LabelBefore, Template::LabelAfter];

/// The feature of a label.
pub(super) fn of_label(template: Template, label: Label) -> u64 {
    mix(seed(template, 0), label.0.into())
}

/// How many labels are those of names.
const NAMED: usize = LABELS - 1;

/// What the first reading of a document came to.
#[derive(Debug)]
pub struct Pass {
    labels: Vec<Vec<Label>>,
    /// By form: how often it got each label.
    of_form: Vec<[u16; LABELS]>,
    /// By form: in how many names of each class it is the first, an inner, the last or the only word.
    of_names: Vec<[u16; NAMED]>,
}

impl Pass {
    /// Counts the labels of a first reading.
    pub fn new(document: &Document<'_>, labels: &[Vec<Label>]) -> Self {
        let mut of_form = vec![[0_u16; LABELS]; document.types.len()];
        let mut of_names = vec![[0_u16; NAMED]; document.types.len()];
        for (sentence, labels) in document.sentences.iter().zip(labels) {
            for (word, label) in sentence.words.iter().zip(labels) {
                let count = &mut of_form[word.kind][usize::from(label.0)];
                *count = count.saturating_add(1);
            }
            for (range, _) in spans(labels) {
                for (word, label) in sentence.words[range.clone()].iter().zip(&labels[range]) {
                    if let Some(slot) = label.slot().filter(|_| document.form(*word).is_capital) {
                        let count = &mut of_names[word.kind][slot];
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        Self { labels: labels.to_vec(), of_form, of_names }
    }

    /// The label of a word, of the one before and of the one behind.
    pub(super) fn beside(&self, number: usize, position: usize) -> [Option<Label>; 3] {
        let labels = &self.labels[number];
        [Some(labels[position]), position.checked_sub(1).map(|before| labels[before]), labels.get(position + 1).copied()]
    }

    /// Features of the labels of a word and of those beside it.
    pub(super) fn of_beside(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        for (template, label) in BESIDE.into_iter().zip(self.beside(number, position)) {
            if let Some(label) = label {
                emit(of_label(template, label));
            }
        }
    }

    /// Features of the labels that a word with a capital has elsewhere.
    pub(super) fn elsewhere(&self, document: &Document<'_>, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let own = self.labels[number][position];
        let word = document.sentences[number].words[position];
        if !document.form(word).is_capital {
            return;
        }
        let mut others = self.of_form[word.kind];
        others[usize::from(own.0)] = others[usize::from(own.0)].saturating_sub(1);
        let all: u32 = others.iter().map(|count| u32::from(*count)).sum();
        // What classes of name the other places have, and how sure that is.
        let mut classes = [0_u32; 1 + Class::ALL.len()];
        for (label, count) in others.iter().enumerate() {
            classes[Label(label as u8).class().map_or(0, |class| 1 + class as usize)] += u32::from(*count);
        }
        for (class, count) in classes.iter().enumerate().filter(|(_, count)| **count > 0) {
            let share = if *count == all {
                1
            } else if count * 2 > all {
                2
            } else {
                3
            };
            emit(mix(mix(seed(Template::LabelsElsewhere, 0), class as u64), share));
        }
        let names = &self.of_names[word.kind];
        if names.iter().all(|count| *count == 0) {
            return;
        }
        let commonest = |counts: &[u32]| (0..counts.len()).max_by_key(|position| (counts[*position], counts.len() - position)).unwrap_or(0) as u64;
        let slots = names.map(u32::from);
        emit(mix(seed(Template::NamesElsewhere, 0), commonest(&slots)));
        let by_class: [u32; 4] = std::array::from_fn(|class| slots[4 * class..4 * class + 4].iter().sum());
        emit(mix(seed(Template::ClassElsewhere, 0), commonest(&by_class)));
        let longer = slots.chunks(4).enumerate().filter(|(_, chunk)| chunk[0] + chunk[1] + chunk[2] > 0).fold(0_u64, |found, (class, _)| found | 1 << class);
        emit(mix(seed(Template::LengthsElsewhere, 0), longer));
    }
}
