//! What features are worth: one byte for each label of a feature that counts for it.

use super::{Source, hash::fingerprint};

/// Weights of features for a number of labels, or for the labels of two chains side by side.
///
/// A feature is known by 32 bits of its hash; two that share them share their weights.
#[derive(Debug, Clone)]
pub struct Weights<const LABELS: usize> {
    /// What one step of a byte is worth.
    scale: f32,
    /// Sorted.
    fingerprints: Vec<u32>,
    /// By the upper 16 bits of a fingerprint, where its row can first stand.
    buckets: Vec<u32>,
    /// By row: which labels it has weights for, one bit each, and where in `bytes` they begin.
    rows: Vec<(u64, u32)>,
    bytes: Vec<i8>,
}

/// Scores of forms by offset, remembered from document to document.
#[derive(Debug, Clone, Default)]
pub struct Cache<const LABELS: usize> {
    /// By number of the form.
    forms: Vec<OfForm<LABELS>>,
}

/// By offset the scores of a form; empty until it is met.
type OfForm<const LABELS: usize> = Vec<Option<[f32; LABELS]>>;

impl<const LABELS: usize> Cache<LABELS> {
    /// Forgets everything: numbers of forms begin anew.
    pub fn clear(&mut self) {
        self.forms.clear();
    }
}

impl<const LABELS: usize> Weights<LABELS> {
    /// Weights of features by their hash. Those below `least` (absolute) are dropped; the rest are rounded to a byte.
    pub fn new(features: impl IntoIterator<Item = (u64, [f32; LABELS])>, least: f32) -> Self {
        let mut features: Vec<(u32, [f32; LABELS])> = features.into_iter().map(|(hash, weights)| (fingerprint(hash), weights)).collect();
        features.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.partial_cmp(y).unwrap_or(std::cmp::Ordering::Equal)));
        features.dedup_by_key(|(fingerprint, _)| *fingerprint);
        let largest = features.iter().flat_map(|(_, weights)| weights).fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
        let scale = largest / 127.0;
        let mut made = Self { scale, fingerprints: Vec::new(), buckets: Vec::new(), rows: Vec::new(), bytes: Vec::new() };
        for (fingerprint, weights) in features {
            let bytes = weights.map(|weight| if weight.abs() < least { 0 } else { (weight / scale).round() as i8 });
            let mask = bytes.iter().enumerate().filter(|(_, byte)| **byte != 0).fold(0_u64, |mask, (label, _)| mask | 1 << label);
            if mask != 0 {
                made.fingerprints.push(fingerprint);
                made.rows.push((mask, made.bytes.len() as u32));
                made.bytes.extend(bytes.into_iter().filter(|byte| *byte != 0));
            }
        }
        made.index();
        made
    }

    /// Bytes of a mask in the file.
    const MASK: usize = LABELS.div_ceil(8);

    /// The weights as bytes: counts, scale, fingerprints, masks, weights; little endian.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        bytes.extend((self.bytes.len() as u32).to_le_bytes());
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.fingerprints.iter().flat_map(|fingerprint| fingerprint.to_le_bytes()));
        bytes.extend(self.rows.iter().flat_map(|(mask, _)| mask.to_le_bytes().into_iter().take(Self::MASK)));
        bytes.extend(self.bytes.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// Reads what [`write`](Self::write) made off the front of `bytes`; `None` if it is not whole.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let rows = number(bytes)? as usize;
        let count = number(bytes)? as usize;
        let [scale] = floats(bytes)?;
        let (words, _) = bytes.split_off(..rows.checked_mul(4)?)?.as_chunks::<4>();
        let fingerprints = words.iter().map(|word| u32::from_le_bytes(*word)).collect();
        let mut start = 0;
        let row = |bytes: &[u8]| {
            let mask = bytes.iter().rev().fold(0_u64, |mask, byte| mask << 8 | u64::from(*byte));
            let row = (mask, start);
            start += mask.count_ones();
            row
        };
        let rows: Vec<(u64, u32)> = bytes.split_off(..rows.checked_mul(Self::MASK)?)?.chunks_exact(Self::MASK).map(row).collect();
        if start as usize != count {
            return None;
        }
        let weights = bytes.split_off(..count)?.iter().map(|weight| weight.cast_signed()).collect();
        let mut read = Self { scale, fingerprints, buckets: Vec::new(), rows, bytes: weights };
        read.index();
        Some(read)
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

    /// Adds the weights of a feature, in steps of a byte.
    fn add(&self, hash: u64, scores: &mut [f32; LABELS]) {
        let fingerprint = fingerprint(hash);
        let bucket = (fingerprint >> 16) as usize;
        let first = self.buckets[bucket] as usize;
        let bucket = &self.fingerprints[first..self.buckets[bucket + 1] as usize];
        let Some(row) = bucket.iter().position(|other| *other == fingerprint) else { return };
        let (mut mask, start) = self.rows[first + row];
        for weight in &self.bytes[start as usize..start as usize + mask.count_ones() as usize] {
            scores[mask.trailing_zeros() as usize] += f32::from(*weight);
            mask &= mask - 1;
        }
    }

    /// What each label is worth for a word whose features `emit` gives.
    pub fn score(&self, features: impl FnOnce(&mut dyn FnMut(u64))) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        features(&mut |hash| self.add(hash, &mut scores));
        scores.map(|score| score * self.scale)
    }

    /// What each label is worth for every word of a sentence.
    pub fn scores<S: Source>(&self, source: &S, sentence: usize, cache: &mut Cache<LABELS>) -> Vec<[f32; LABELS]> {
        let words: Vec<usize> = source.words(sentence).collect();
        let offsets = 2 * usize::from(S::REACH.unsigned_abs()) + 1;
        let needed = words.iter().map(|form| source.number(*form) + 1).max().unwrap_or(0);
        if cache.forms.len() < needed {
            cache.forms.resize_with(needed, Vec::new);
        }
        let score = |position: usize| {
            let mut scores = [0.0; LABELS];
            for (slot, offset) in (-S::REACH..=S::REACH).enumerate() {
                let Some(&form) = position.checked_add_signed(offset.into()).and_then(|at| words.get(at)) else { continue };
                let of_form = &mut cache.forms[source.number(form)];
                if of_form.is_empty() {
                    of_form.resize(offsets, None);
                }
                let of_form = of_form[slot].get_or_insert_with(|| {
                    let mut scores = [0.0; LABELS];
                    source.of_form(form, offset, &mut |hash| self.add(hash, &mut scores));
                    scores
                });
                scores.iter_mut().zip(of_form).for_each(|(sum, score)| *sum += *score);
            }
            source.of_place(sentence, position, &mut |hash| self.add(hash, &mut scores));
            scores.map(|score| score * self.scale)
        };
        (0..words.len()).map(score).collect()
    }
}

/// Four bytes off the front as a number.
pub fn number(bytes: &mut &[u8]) -> Option<u32> {
    bytes.split_off(..4)?.first_chunk().map(|word| u32::from_le_bytes(*word))
}

/// Numbers of four bytes off the front.
pub fn floats<const COUNT: usize>(bytes: &mut &[u8]) -> Option<[f32; COUNT]> {
    let (words, _) = bytes.split_off(..COUNT * 4)?.as_chunks::<4>();
    Some(std::array::from_fn(|at| f32::from_le_bytes(words[at])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights<17> {
        let mut row = [0.0; 17];
        row[3] = 2.0;
        row[16] = -1.0;
        Weights::new([(7, row), (8, [0.01; 17]), (u64::MAX, row)], 0.1)
    }

    #[test]
    fn weights_read_back_are_the_same() {
        let bytes = weights().write();
        assert_eq!(Weights::<17>::read(&mut bytes.as_slice()).unwrap().write(), bytes);
        assert!(Weights::<17>::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn a_feature_counts_for_the_labels_it_has_weights_for() {
        let scores = weights().score(|emit| {
            emit(7);
            emit(8);
            emit(9);
        });
        assert!((scores[3] - 2.0).abs() < 0.02 && (scores[16] + 1.0).abs() < 0.02);
        assert!(scores[0].abs() < f32::EPSILON);
    }
}
