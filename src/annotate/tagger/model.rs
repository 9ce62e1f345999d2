//! The weights of one pass, and the best labels of a sentence under them (Viterbi).

use std::sync::LazyLock;

use super::feature::{Features, Pass, REACH};
use super::label::{LABELS, Label, may_follow};

/// Both passes, made by `newsdiff-train mention`; see `assets/mention.md`.
static EMBEDDED: LazyLock<[Model; 2]> = LazyLock::new(|| {
    let mut bytes: &'static [u8] = include_bytes!("../../../assets/mention.bin");
    let mut next = || Model::read(&mut bytes).expect("the embedded model is whole");
    [next(), next()]
});

/// One score for each label.
type Scores = [f32; LABELS];

/// Numbers of offsets from `-REACH` to `REACH`.
const OFFSETS: usize = 2 * REACH as usize + 1;

/// Weights of features, one byte each, and of one label after the other.
///
/// A feature is known by 32 bits of its hash; two that share them share their weights.
#[derive(Debug, Clone)]
pub struct Model {
    /// By label before, then label after; minus infinity where that cannot be.
    transitions: [Scores; LABELS],
    /// What one step of a byte is worth.
    scale: f32,
    /// Sorted.
    fingerprints: Vec<u32>,
    /// By the upper 16 bits of a fingerprint, where its row can first stand.
    buckets: Vec<u32>,
    /// By row: which labels it has weights for, one bit each, and where in `weights` they begin.
    rows: Vec<(u32, u32)>,
    weights: Vec<i8>,
}

impl Model {
    /// The models of the program's two passes, read when first asked for.
    pub fn embedded() -> &'static [Self; 2] {
        &EMBEDDED
    }

    /// A model from weights of label after label and of features by their hash.
    ///
    /// Weights below `least` (absolute) are dropped; the rest are rounded to a byte.
    pub fn new(transitions: &[[f32; LABELS]; LABELS], features: impl IntoIterator<Item = (u64, [f32; LABELS])>, least: f32) -> Self {
        let mut features: Vec<(u32, [f32; LABELS])> = features.into_iter().map(|(hash, weights)| (fingerprint(hash), weights)).collect();
        features.sort_by_key(|(fingerprint, _)| *fingerprint);
        features.dedup_by_key(|(fingerprint, _)| *fingerprint);
        let largest = features.iter().flat_map(|(_, weights)| weights).fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
        let scale = largest / 127.0;
        let mut model = Self { transitions: allowed(transitions), scale, fingerprints: Vec::new(), buckets: Vec::new(), rows: Vec::new(), weights: Vec::new() };
        for (fingerprint, weights) in features {
            let bytes = weights.map(|weight| if weight.abs() < least { 0 } else { (weight / scale).round() as i8 });
            let mask = bytes.iter().enumerate().filter(|(_, byte)| **byte != 0).fold(0_u32, |mask, (label, _)| mask | 1 << label);
            if mask != 0 {
                model.fingerprints.push(fingerprint);
                model.rows.push((mask, model.weights.len() as u32));
                model.weights.extend(bytes.into_iter().filter(|byte| *byte != 0));
            }
        }
        model.index();
        model
    }

    /// The bytes of the model: counts, scale, transitions, fingerprints, masks of three bytes, weights; little endian.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        bytes.extend((self.weights.len() as u32).to_le_bytes());
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(self.fingerprints.iter().flat_map(|fingerprint| fingerprint.to_le_bytes()));
        bytes.extend(self.rows.iter().flat_map(|(mask, _)| mask.to_le_bytes().into_iter().take(3)));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// Reads what [`write`](Self::write) made off the front of `bytes`; `None` if it is not whole.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let word = |bytes: &mut &[u8]| bytes.split_off(..4).map(|word| [word[0], word[1], word[2], word[3]]);
        let rows = u32::from_le_bytes(word(bytes)?) as usize;
        let weights = u32::from_le_bytes(word(bytes)?) as usize;
        let scale = f32::from_le_bytes(word(bytes)?);
        let mut transitions = [[0.0; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            *weight = f32::from_le_bytes(word(bytes)?);
        }
        let fingerprints =
            bytes.split_off(..rows.checked_mul(4)?)?.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect();
        let mut start = 0;
        let row = |mask: &[u8]| {
            let mask = u32::from_le_bytes([mask[0], mask[1], mask[2], 0]);
            let row = (mask, start);
            start += mask.count_ones();
            row
        };
        let rows: Vec<(u32, u32)> = bytes.split_off(..rows.checked_mul(3)?)?.chunks_exact(3).map(row).collect();
        let weights = bytes.split_off(..weights)?.iter().map(|weight| weight.cast_signed()).collect();
        let mut model = Self { transitions, scale, fingerprints, buckets: Vec::new(), rows, weights };
        model.index();
        Some(model)
    }

    fn index(&mut self) {
        let mut row = 0;
        self.buckets = (0..=1 << 16)
            .map(|bucket: u32| {
                row += self.fingerprints[row..].iter().take_while(|fingerprint| *fingerprint >> 16 < bucket).count();
                row as u32
            })
            .collect();
    }

    /// Adds the weights of a feature.
    fn add(&self, hash: u64, scores: &mut Scores) {
        let fingerprint = fingerprint(hash);
        let bucket = (fingerprint >> 16) as usize;
        let first = self.buckets[bucket] as usize;
        let bucket = &self.fingerprints[first..self.buckets[bucket + 1] as usize];
        let Some(row) = bucket.iter().position(|other| *other == fingerprint) else { return };
        let (mut mask, start) = self.rows[first + row];
        let mut at = start as usize;
        while mask != 0 {
            scores[mask.trailing_zeros() as usize] += f32::from(self.weights[at]);
            at += 1;
            mask &= mask - 1;
        }
    }

    /// The best labels of every sentence; `pass` is what the first reading came to, for the second.
    pub fn label(&self, features: &Features<'_>, pass: Option<&Pass>) -> Vec<Vec<Label>> {
        let mut of_forms: Vec<[Option<Scores>; OFFSETS]> = vec![[None; OFFSETS]; features.document.types.len()];
        let mut labels = Vec::with_capacity(features.document.sentences.len());
        for (number, sentence) in features.document.sentences.iter().enumerate() {
            let words = &sentence.words;
            let score = |position: usize| {
                let mut scores = [0.0; LABELS];
                for (slot, offset) in (-REACH..=REACH).enumerate() {
                    let Some(word) = position.checked_add_signed(offset.into()).and_then(|at| words.get(at)) else { continue };
                    let of_form = of_forms[word.kind][slot].get_or_insert_with(|| {
                        let mut scores = [0.0; LABELS];
                        features.of_form(word.kind, offset, |hash| self.add(hash, &mut scores));
                        scores
                    });
                    for (sum, score) in scores.iter_mut().zip(of_form) {
                        *sum += *score;
                    }
                }
                features.of_place(number, position, pass, |hash| self.add(hash, &mut scores));
                scores.map(|score| score * self.scale)
            };
            let scores: Vec<Scores> = (0..words.len()).map(score).collect();
            labels.push(self.best(&scores));
        }
        labels
    }

    /// The labels in a row with the highest sum.
    fn best(&self, scores: &[Scores]) -> Vec<Label> {
        let mut best: Scores = [0.0; LABELS];
        let mut before: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for (position, scores) in scores.iter().enumerate() {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            for (label, score) in scores.iter().enumerate() {
                if position == 0 {
                    next[label] = if may_follow(None, Some(Label(label as u8))) { *score } else { f32::NEG_INFINITY };
                    continue;
                }
                for (earlier, sum) in best.iter().enumerate() {
                    let sum = sum + self.transitions[earlier][label];
                    if sum > next[label] {
                        next[label] = sum;
                        from[label] = earlier as u8;
                    }
                }
                next[label] += *score;
            }
            best = next;
            before.push(from);
        }
        let ends = (0..LABELS).filter(|label| may_follow(Some(Label(*label as u8)), None));
        let mut label = ends.max_by(|a, b| best[*a].total_cmp(&best[*b]).then(b.cmp(a))).unwrap_or(0);
        let mut labels = vec![Label::OUTSIDE; scores.len()];
        for (position, from) in before.iter().enumerate().rev() {
            labels[position] = Label(label as u8);
            label = from[label].into();
        }
        labels
    }
}

/// The part of a hash that is kept.
fn fingerprint(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ hash as u32
}

/// The weights where a label may follow the other, minus infinity elsewhere.
fn allowed(transitions: &[[f32; LABELS]; LABELS]) -> [Scores; LABELS] {
    let label = |label: usize| Some(Label(label as u8));
    std::array::from_fn(|before| {
        std::array::from_fn(|after| if may_follow(label(before), label(after)) { transitions[before][after] } else { f32::NEG_INFINITY })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_read_back_is_the_same() {
        let mut weights = [0.0; LABELS];
        weights[3] = 2.0;
        weights[16] = -1.0;
        let model = Model::new(&[[0.5; LABELS]; LABELS], [(7, weights), (8, [0.01; LABELS]), (u64::MAX, weights)], 0.1);
        assert_eq!(model.rows.len(), 2);
        let bytes = model.write();
        let read = Model::read(&mut bytes.as_slice()).unwrap();
        assert_eq!(read.write(), bytes);
        let mut scores = [0.0; LABELS];
        read.add(7, &mut scores);
        assert!((scores[3] * read.scale - 2.0).abs() < 0.02 && scores[16] < 0.0 && scores[0] == 0.0);
        assert!(Model::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }
}
