//! A linear-chain conditional random field: weights of features and of one label after the other, and the best labels of a
//! sentence under them (Viterbi). It knows neither words nor what its labels mean; the taggers bring both.
//!
//! Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001). Training is in `newsdiff-train`.

mod hash;

pub use hash::{letters, mix, seed};

use hash::fingerprint;

/// Where the features of words come from.
///
/// What a form tells is the same wherever it stands, so it is summed once for a form and an offset and remembered.
pub trait Source {
    /// How far from a word its neighbours' forms are read.
    const REACH: i8;

    /// How many distinct forms there are.
    fn forms(&self) -> usize;

    /// How many sentences there are.
    fn sentences(&self) -> usize;

    /// The form of each word of a sentence, below [`forms`](Self::forms).
    fn words(&self, sentence: usize) -> impl ExactSizeIterator<Item = usize>;

    /// Features that a form gives to the word that stands `offset` places before it; `offset` in `-REACH..=REACH`.
    fn of_form(&self, form: usize, offset: i8, emit: &mut impl FnMut(u64));

    /// Features of a word's place: its neighbours together, its sentence, the rest of the document.
    fn of_place(&self, sentence: usize, position: usize, emit: &mut impl FnMut(u64));
}

/// Which label may stand behind which; `None` is the border of the sentence.
pub type Order = fn(before: Option<usize>, after: Option<usize>) -> bool;

/// Weights of features, one byte each, and of one label after the other.
///
/// A feature is known by 32 bits of its hash; two that share them share their weights.
#[derive(Debug, Clone)]
pub struct Model<const LABELS: usize> {
    /// By label before, then label after; minus infinity where that cannot be.
    transitions: [[f32; LABELS]; LABELS],
    order: Order,
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

impl<const LABELS: usize> Model<LABELS> {
    /// A model from weights of label after label and of features by their hash.
    ///
    /// Weights below `least` (absolute) are dropped; the rest are rounded to a byte.
    pub fn new(order: Order, transitions: &[[f32; LABELS]; LABELS], features: impl IntoIterator<Item = (u64, [f32; LABELS])>, least: f32) -> Self {
        let mut features: Vec<(u32, [f32; LABELS])> = features.into_iter().map(|(hash, weights)| (fingerprint(hash), weights)).collect();
        features.sort_by_key(|(fingerprint, _)| *fingerprint);
        features.dedup_by_key(|(fingerprint, _)| *fingerprint);
        let largest = features.iter().flat_map(|(_, weights)| weights).fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
        let scale = largest / 127.0;
        let mut model = Self {
            transitions: allowed(order, transitions),
            order,
            scale,
            fingerprints: Vec::new(),
            buckets: Vec::new(),
            rows: Vec::new(),
            weights: Vec::new(),
        };
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
    pub fn read(order: Order, bytes: &mut &[u8]) -> Option<Self> {
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
        let mut model = Self { transitions, order, scale, fingerprints, buckets: Vec::new(), rows, weights };
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
    fn add(&self, hash: u64, scores: &mut [f32; LABELS]) {
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

    /// The best labels of every sentence.
    pub fn label<S: Source>(&self, source: &S) -> Vec<Vec<u8>> {
        let offsets = 2 * S::REACH as usize + 1;
        let mut of_forms: Vec<Option<[f32; LABELS]>> = vec![None; source.forms() * offsets];
        let mut labels = Vec::with_capacity(source.sentences());
        for sentence in 0..source.sentences() {
            let words: Vec<usize> = source.words(sentence).collect();
            let score = |position: usize| {
                let mut scores = [0.0; LABELS];
                for (slot, offset) in (-S::REACH..=S::REACH).enumerate() {
                    let Some(&form) = position.checked_add_signed(offset.into()).and_then(|at| words.get(at)) else { continue };
                    let of_form = of_forms[form * offsets + slot].get_or_insert_with(|| {
                        let mut scores = [0.0; LABELS];
                        source.of_form(form, offset, &mut |hash| self.add(hash, &mut scores));
                        scores
                    });
                    for (sum, score) in scores.iter_mut().zip(of_form) {
                        *sum += *score;
                    }
                }
                source.of_place(sentence, position, &mut |hash| self.add(hash, &mut scores));
                scores.map(|score| score * self.scale)
            };
            let scores: Vec<[f32; LABELS]> = (0..words.len()).map(score).collect();
            labels.push(self.best(&scores));
        }
        labels
    }

    /// The labels in a row with the highest sum.
    fn best(&self, scores: &[[f32; LABELS]]) -> Vec<u8> {
        let mut best = [0.0; LABELS];
        let mut before: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for (position, scores) in scores.iter().enumerate() {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            for (label, score) in scores.iter().enumerate() {
                if position == 0 {
                    next[label] = if (self.order)(None, Some(label)) { *score } else { f32::NEG_INFINITY };
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
        let ends = (0..LABELS).filter(|label| (self.order)(Some(*label), None));
        let mut label = ends.max_by(|a, b| best[*a].total_cmp(&best[*b]).then(b.cmp(a))).unwrap_or(0);
        let mut labels = vec![0; scores.len()];
        for (position, from) in before.iter().enumerate().rev() {
            labels[position] = label as u8;
            label = from[label].into();
        }
        labels
    }
}

/// The weights where a label may follow the other, minus infinity elsewhere.
fn allowed<const LABELS: usize>(order: Order, transitions: &[[f32; LABELS]; LABELS]) -> [[f32; LABELS]; LABELS] {
    std::array::from_fn(|before| std::array::from_fn(|after| if order(Some(before), Some(after)) { transitions[before][after] } else { f32::NEG_INFINITY }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words are their own features.
    struct Words(Vec<Vec<usize>>);

    impl Source for Words {
        const REACH: i8 = 0;

        fn forms(&self) -> usize {
            10
        }

        fn sentences(&self) -> usize {
            self.0.len()
        }

        fn words(&self, sentence: usize) -> impl ExactSizeIterator<Item = usize> {
            self.0[sentence].iter().copied()
        }

        fn of_form(&self, form: usize, _: i8, emit: &mut impl FnMut(u64)) {
            emit(form as u64);
        }

        fn of_place(&self, _: usize, _: usize, _: &mut impl FnMut(u64)) {}
    }

    fn model(order: Order) -> Model<3> {
        let transitions = [[0.5, 0.0, 0.0], [0.0; 3], [0.0; 3]];
        Model::new(order, &transitions, [(7, [0.0, 2.0, 0.0]), (8, [0.01; 3]), (9, [0.0, -1.0, 1.0])], 0.1)
    }

    #[test]
    fn a_model_read_back_is_the_same() {
        let made = model(|_, _| true);
        assert_eq!(made.rows.len(), 2);
        let bytes = made.write();
        let read = Model::<3>::read(|_, _| true, &mut bytes.as_slice()).unwrap();
        assert_eq!(read.write(), bytes);
        assert!(Model::<3>::read(|_, _| true, &mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_best_row_of_labels_keeps_to_the_order() {
        let words = Words(vec![vec![7, 9], vec![], vec![8, 8]]);
        assert_eq!(model(|_, _| true).label(&words), [vec![1, 2], vec![], vec![0, 0]]);
        let no_two_last = |_: Option<usize>, after: Option<usize>| after != Some(2);
        assert_eq!(model(no_two_last).label(&words)[0], [1, 0]);
    }
}
