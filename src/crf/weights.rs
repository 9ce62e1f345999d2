//! What features are worth: one byte for each label of a feature that counts for it.

use foldhash::{HashMap, HashMapExt};

use super::{Source, hash::fingerprint};

/// Weights of features for a number of labels, or for the labels of two chains side by side.
///
/// A feature is known by 32 bits of its hash; two that share them share their weights.
#[derive(Debug, Clone)]
pub struct Weights<const LABELS: usize> {
    /// What one step of a byte is worth.
    scale: f32,
    /// By the upper 16 bits of a fingerprint.
    buckets: Vec<Bucket>,
    /// Sorted by fingerprint.
    rows: Vec<Row>,
    bytes: Vec<i8>,
}

/// The rows whose fingerprints share their upper 16 bits.
#[derive(Debug, Clone, Copy, Default)]
struct Bucket {
    /// By the next five bits, one bit each, whether there is such a row: most features that have none are told by it.
    cells: u32,
    /// Position of the first.
    first: u32,
}

/// What is known of a feature, side by side in memory.
#[derive(Debug, Clone, Copy)]
struct Row {
    fingerprint: u32,
    /// Where in [`Weights::bytes`] its weights begin.
    start: u32,
    /// Which labels it has weights for, one bit each. Where all are set some weights may be zero: rows with many weights are written out,
    /// for that is added faster.
    mask: u64,
}

/// The bucket of a fingerprint and the bit of its cell.
fn place(fingerprint: u32) -> (usize, u32) {
    ((fingerprint >> 16) as usize, 1 << (fingerprint >> 11 & 31))
}

/// What each label is worth in steps of a byte: 16 bits hold the weights of 258 features that all speak for one label, more than a word has.
pub type Steps<const LABELS: usize> = [i16; LABELS];

/// Tells places apart that differ in what many places share.
pub type Setting = [u32; 4];

/// So many settings are remembered at once: a document has some hundred, and most are those of the one before.
const MOST_SETTINGS: usize = 1 << 14;

/// What forms and settings are worth, remembered from document to document.
#[derive(Debug, Clone)]
pub struct Cache<const LABELS: usize> {
    /// By number of the form.
    forms: Vec<Met>,
    /// By number of the form, then by offset: side by side, for they are read together.
    offsets: Vec<Steps<LABELS>>,
    /// What forms with a capital are worth that stand elsewhere; few are asked for.
    sides: HashMap<(u32, u8), Steps<LABELS>>,
    settings: HashMap<Setting, Steps<LABELS>>,
    batch: Batch,
}

/// At which offsets a form was met, and at which of them it is worth anything, a bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    met: u16,
    worth: u16,
}

impl<const LABELS: usize> Default for Cache<LABELS> {
    fn default() -> Self {
        Self { forms: Vec::new(), offsets: Vec::new(), sides: HashMap::new(), settings: HashMap::new(), batch: Batch::default() }
    }
}

impl<const LABELS: usize> Cache<LABELS> {
    /// What a setting is worth; `read` says it where the setting was never met.
    fn setting(&mut self, setting: Setting, read: impl FnOnce(&mut Batch) -> Steps<LABELS>) -> Steps<LABELS> {
        if let Some(known) = self.settings.get(&setting) {
            return *known;
        }
        if self.settings.len() >= MOST_SETTINGS {
            self.settings.clear();
        }
        let sums = read(&mut self.batch);
        self.settings.insert(setting, sums);
        sums
    }
}

/// Features whose weights are to be summed: gathered first, so that looking one up does not wait for the one before.
#[derive(Debug, Clone, Default)]
struct Batch {
    fingerprints: Vec<u32>,
    /// Those of the features that have weights.
    rows: Vec<Row>,
}

impl Batch {
    fn push(&mut self, hash: u64) {
        self.fingerprints.push(fingerprint(hash));
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
        let mut made = Self { scale, buckets: Vec::new(), rows: Vec::new(), bytes: Vec::new() };
        for (fingerprint, weights) in features {
            let bytes = weights.map(|weight| if weight.abs() < least { 0 } else { (weight / scale).round() as i8 });
            let mask = bytes.iter().enumerate().filter(|(_, byte)| **byte != 0).fold(0_u64, |mask, (label, _)| mask | 1 << label);
            if mask != 0 {
                let bytes: Vec<i8> = bytes.into_iter().filter(|byte| *byte != 0).collect();
                made.push(fingerprint, mask, &bytes);
            }
        }
        made.index();
        made
    }

    /// Adds a row behind the last: its weights are those of the labels in `mask`.
    fn push(&mut self, fingerprint: u32, mut mask: u64, weights: &[i8]) {
        let start = self.bytes.len() as u32;
        if weights.len() * 4 < LABELS {
            self.bytes.extend(weights);
            self.rows.push(Row { fingerprint, start, mask });
        } else {
            self.bytes.resize(self.bytes.len() + LABELS, 0);
            let row = &mut self.bytes[start as usize..];
            for weight in weights {
                row[mask.trailing_zeros() as usize] = *weight;
                mask &= mask - 1;
            }
            self.rows.push(Row { fingerprint, start, mask: Self::ALL });
        }
    }

    /// The weights of a row that are not zero, by label.
    fn weights(&self, row: Row) -> impl Iterator<Item = (usize, i8)> {
        let labels = (0..LABELS).filter(move |label| row.mask >> label & 1 == 1);
        labels.zip(self.bytes[row.start as usize..].iter().copied()).filter(|(_, weight)| *weight != 0)
    }

    /// A mask of every label.
    const ALL: u64 = u64::MAX >> (64 - LABELS);

    /// Bytes of a mask in the file.
    const MASK: usize = LABELS.div_ceil(8);

    /// The weights as bytes: counts, scale, fingerprints, masks, weights; little endian.
    pub fn write(&self) -> Vec<u8> {
        let weights: Vec<i8> = self.rows.iter().flat_map(|row| self.weights(*row)).map(|(_, weight)| weight).collect();
        let mask = |row: &Row| self.weights(*row).fold(0_u64, |mask, (label, _)| mask | 1 << label);
        let mut bytes = Vec::new();
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        bytes.extend((weights.len() as u32).to_le_bytes());
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.rows.iter().flat_map(|row| row.fingerprint.to_le_bytes()));
        bytes.extend(self.rows.iter().flat_map(|row| mask(row).to_le_bytes().into_iter().take(Self::MASK)));
        bytes.extend(weights.into_iter().map(i8::cast_unsigned));
        bytes
    }

    /// Reads what [`write`](Self::write) made off the front of `bytes`; `None` if it is not whole.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let rows = number(bytes)? as usize;
        let count = number(bytes)? as usize;
        let [scale] = floats(bytes)?;
        let (fingerprints, _) = bytes.split_off(..rows.checked_mul(4)?)?.as_chunks::<4>();
        let masks = bytes.split_off(..rows.checked_mul(Self::MASK)?)?.chunks_exact(Self::MASK);
        let weights: Vec<i8> = bytes.split_off(..count)?.iter().map(|weight| weight.cast_signed()).collect();
        let mut weights = weights.as_slice();
        let mut read = Self { scale, buckets: Vec::new(), rows: Vec::with_capacity(rows), bytes: Vec::with_capacity(2 * count) };
        for (fingerprint, mask) in fingerprints.iter().zip(masks) {
            let mask = mask.iter().rev().fold(0_u64, |mask, byte| mask << 8 | u64::from(*byte));
            read.push(u32::from_le_bytes(*fingerprint), mask, weights.split_off(..mask.count_ones() as usize)?);
        }
        read.index();
        weights.is_empty().then_some(read)
    }

    fn index(&mut self) {
        self.buckets = vec![Bucket::default(); 1 << 16];
        for (position, row) in self.rows.iter().enumerate() {
            let (bucket, cell) = place(row.fingerprint);
            let bucket = &mut self.buckets[bucket];
            if bucket.cells == 0 {
                bucket.first = position as u32;
            }
            bucket.cells |= cell;
        }
    }

    /// Whether a feature may have weights: most that have none are turned away here.
    fn may_hold(&self, fingerprint: u32) -> bool {
        let (bucket, cell) = place(fingerprint);
        self.buckets[bucket].cells & cell != 0
    }

    /// The weights of a feature that [may have](Self::may_hold) some.
    fn row(&self, fingerprint: u32) -> Option<Row> {
        let (bucket, cell) = place(fingerprint);
        let Bucket { cells, first } = self.buckets[bucket];
        // There is at least one row for each cell before its own.
        let least = first + (cells & (cell - 1)).count_ones();
        self.rows[least as usize..].iter().find(|row| row.fingerprint >= fingerprint).filter(|row| row.fingerprint == fingerprint).copied()
    }

    /// Adds the weights of all features of a batch, and empties it.
    fn add_all(&self, Batch { fingerprints, rows }: &mut Batch, sums: &mut Steps<LABELS>) {
        let mut kept = 0;
        for at in 0..fingerprints.len() {
            let fingerprint = fingerprints[at];
            fingerprints[kept] = fingerprint;
            kept += usize::from(self.may_hold(fingerprint));
        }
        rows.extend(fingerprints[..kept].iter().filter_map(|fingerprint| self.row(*fingerprint)));
        rows.drain(..).for_each(|row| self.add(row, sums));
        fingerprints.clear();
    }

    /// Adds the weights of a row.
    fn add(&self, Row { start, mut mask, .. }: Row, sums: &mut Steps<LABELS>) {
        let weights = &self.bytes[start as usize..start as usize + mask.count_ones() as usize];
        if mask == Self::ALL {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = sum.wrapping_add(i16::from(*weight)));
            return;
        }
        for weight in weights {
            let sum = &mut sums[mask.trailing_zeros() as usize];
            *sum = sum.wrapping_add(i16::from(*weight));
            mask &= mask - 1;
        }
    }

    /// What each label is worth, in [steps](Self::in_full), for a word whose features `emit` gives.
    pub fn sum(&self, features: impl FnOnce(&mut dyn FnMut(u64))) -> Steps<LABELS> {
        let mut sums = [0; LABELS];
        features(&mut |hash| {
            let fingerprint = fingerprint(hash);
            if self.may_hold(fingerprint) {
                self.row(fingerprint).into_iter().for_each(|row| self.add(row, &mut sums));
            }
        });
        sums
    }

    /// What each label is worth, in [steps](Self::in_full), for every word of a sentence; `None` for a word that `is_settled`, which reads its
    /// position and what its form alone is worth.
    pub fn scores<S: Source>(
        &self,
        source: &S,
        sentence: usize,
        cache: &mut Cache<LABELS>,
        is_settled: impl Fn(usize, &Steps<LABELS>) -> bool,
    ) -> Vec<Option<Steps<LABELS>>> {
        let forms: Vec<usize> = source.words(sentence).collect();
        let score = |position: usize| {
            if is_settled(position, self.of_form(source, forms[position], 0, cache).unwrap_or(&[0; LABELS])) {
                return None;
            }
            let mut sums = cache.setting(source.setting(sentence, position), |batch| {
                let mut sums = [0; LABELS];
                source.of_setting(sentence, position, &mut |hash| batch.push(hash));
                self.add_all(batch, &mut sums);
                sums
            });
            let mut add = |steps: &Steps<LABELS>| sums.iter_mut().zip(steps).for_each(|(sum, step)| *sum = sum.wrapping_add(*step));
            for offset in -S::REACH..=S::REACH {
                let Some(form) = position.checked_add_signed(offset.into()).and_then(|at| forms.get(at)) else { continue };
                self.of_form(source, *form, offset, cache).into_iter().for_each(&mut add);
            }
            source.elsewhere(sentence, position, &mut |form, side| add(self.of_elsewhere(source, form, side, cache)));
            source.of_place(sentence, position, &mut |hash| cache.batch.push(hash));
            self.add_all(&mut cache.batch, &mut sums);
            Some(sums)
        };
        (0..forms.len()).map(score).collect()
    }

    /// What a form is worth at an offset, if anything.
    fn of_form<'c, S: Source>(&self, source: &S, form: usize, offset: i8, cache: &'c mut Cache<LABELS>) -> Option<&'c Steps<LABELS>> {
        let offset = offset.clamp(-S::ALIKE, S::ALIKE);
        let (number, slot) = (source.number(form), usize::from((offset + S::ALIKE).unsigned_abs()));
        let slots = 2 * usize::from(S::ALIKE.unsigned_abs()) + 1;
        if cache.forms.len() <= number {
            cache.forms.resize(number + 1, Met::default());
            cache.offsets.resize((number + 1) * slots, [0; LABELS]);
        }
        let known = &mut cache.forms[number];
        let sums = &mut cache.offsets[number * slots + slot];
        if known.met >> slot & 1 == 0 {
            source.of_form(form, offset, &mut |hash| cache.batch.push(hash));
            self.add_all(&mut cache.batch, sums);
            known.met |= 1 << slot;
            known.worth |= u16::from(sums.iter().any(|sum| *sum != 0)) << slot;
        }
        (known.worth >> slot & 1 == 1).then_some(sums)
    }

    /// What a form is worth that stands elsewhere.
    fn of_elsewhere<'c, S: Source>(&self, source: &S, form: usize, side: u8, cache: &'c mut Cache<LABELS>) -> &'c Steps<LABELS> {
        cache.sides.entry((source.number(form) as u32, side)).or_insert_with(|| {
            let mut sums = [0; LABELS];
            source.of_elsewhere(form, side, &mut |hash| cache.batch.push(hash));
            self.add_all(&mut cache.batch, &mut sums);
            sums
        })
    }

    /// What steps are worth.
    pub fn in_full<const COUNT: usize>(&self, steps: &[i16; COUNT]) -> [f32; COUNT] {
        steps.map(|steps| f32::from(steps) * self.scale)
    }
}

/// Four bytes off the front as a number.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    bytes.split_off(..4)?.first_chunk().map(|word| u32::from_le_bytes(*word))
}

/// Numbers of four bytes off the front.
pub(super) fn floats<const COUNT: usize>(bytes: &mut &[u8]) -> Option<[f32; COUNT]> {
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
        let sums = weights().sum(|emit| {
            emit(7);
            emit(8);
            emit(9);
        });
        let scores = weights().in_full(&sums);
        assert!((scores[3] - 2.0).abs() < 0.02 && (scores[16] + 1.0).abs() < 0.02);
        assert!(scores[0].abs() < f32::EPSILON);
    }
}
