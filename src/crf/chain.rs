//! One label after the other: what each is worth, and the best row of labels (Viterbi).

use super::weights::floats;

/// Which label may stand behind which; `None` is the border of the sentence.
pub type Order = fn(before: Option<usize>, after: Option<usize>) -> bool;

/// Weights of one label after the other.
#[derive(Debug, Clone)]
pub struct Chain<const LABELS: usize> {
    /// By label before, then label after; minus infinity where that cannot be.
    transitions: [[f32; LABELS]; LABELS],
    order: Order,
    rows: Rows<LABELS>,
}

/// So many labels are added at once.
const LANES: usize = 4;
/// No chain has more labels than so many times [`LANES`].
const CHUNKS: usize = 5;

/// A number for each label in the order of [`Rows::labels`], and minus infinity behind the last.
type Row = [[f32; LANES]; CHUNKS];

const NONE: Row = [[f32::NEG_INFINITY; LANES]; CHUNKS];

/// The transitions with labels in an order that puts those side by side which may follow the same labels: what cannot be is then passed
/// over in whole chunks.
#[derive(Debug, Clone)]
struct Rows<const LABELS: usize> {
    /// The label in each place.
    labels: [usize; LABELS],
    /// Where the first label stands.
    first: usize,
    /// What each label is worth at the start of a sentence: nothing, or minus infinity.
    start: Row,
    /// By place of the label before: which chunks hold labels that may follow, and the transitions.
    rows: [(usize, usize, Row); LABELS],
}

impl<const LABELS: usize> Rows<LABELS> {
    fn new(order: Order, transitions: &[[f32; LABELS]; LABELS]) -> Self {
        const { assert!(LABELS <= LANES * CHUNKS, "a chain has at most twenty labels") };
        let mut labels: [usize; LABELS] = std::array::from_fn(|label| label);
        let first_before = |label: usize| (0..LABELS).find(|before| order(Some(*before), Some(label)));
        labels.sort_by_key(|label| (!order(None, Some(*label)), first_before(*label), *label));
        let mut start = NONE;
        (0..LABELS).filter(|place| order(None, Some(labels[*place]))).for_each(|place| start[place / LANES][place % LANES] = 0.0);
        let row = |before: usize| {
            let mut row = NONE;
            (0..LABELS).for_each(|place| row[place / LANES][place % LANES] = transitions[labels[before]][labels[place]]);
            let holds_some = |chunk: &[f32; LANES]| chunk.iter().any(|weight| *weight > f32::NEG_INFINITY);
            let low = row.iter().position(holds_some).unwrap_or(CHUNKS);
            (low, row.iter().rposition(holds_some).map_or(low, |last| last + 1), row)
        };
        Self { labels, first: labels.iter().position(|label| *label == 0).unwrap_or(0), start, rows: std::array::from_fn(row) }
    }
}

impl<const LABELS: usize> Chain<LABELS> {
    /// Weights where a label may follow the other, minus infinity elsewhere.
    pub fn new(order: Order, transitions: &[[f32; LABELS]; LABELS]) -> Self {
        let weight = |before: usize, after: usize| if order(Some(before), Some(after)) { transitions[before][after] } else { f32::NEG_INFINITY };
        Self::of(order, std::array::from_fn(|before| std::array::from_fn(|after| weight(before, after))))
    }

    fn of(order: Order, transitions: [[f32; LABELS]; LABELS]) -> Self {
        Self { transitions, order, rows: Rows::new(order, &transitions) }
    }

    /// The weights as bytes, little endian.
    pub fn write(&self) -> Vec<u8> {
        self.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// Reads what [`write`](Self::write) made off the front of `bytes`; `None` if it is not whole.
    pub fn read(order: Order, bytes: &mut &[u8]) -> Option<Self> {
        let mut transitions = [[0.0; LABELS]; LABELS];
        for row in &mut transitions {
            *row = floats(bytes)?;
        }
        Some(Self::of(order, transitions))
    }

    /// The row of labels with the highest sum; `scores` holds what each label is worth for each word, `None` where it has the first label.
    pub fn best(&self, scores: impl ExactSizeIterator<Item = Option<[f32; LABELS]>>) -> Vec<u8> {
        // By word, the highest sum of a row of labels that ends in each label there.
        let mut sums: Vec<Row> = Vec::with_capacity(scores.len());
        let mut settled: Vec<bool> = Vec::with_capacity(scores.len());
        for scores in scores {
            let before = sums.last().map(|sum| (sum, settled[settled.len() - 1]));
            sums.push(match scores {
                Some(scores) => self.after(before, &scores),
                None => self.settled_after(before),
            });
            settled.push(scores.is_none());
        }
        let mut labels = vec![0; sums.len()];
        let mut after: Option<usize> = None;
        for ((sum, is_settled), label) in sums.iter().zip(settled).zip(&mut labels).rev() {
            let best = if is_settled { 0 } else { self.best_before(sum, after) };
            *label = best as u8;
            after = Some(best);
        }
        labels
    }

    /// The highest sums at a word with these scores, behind a word with the sums `before` that may be settled.
    fn after(&self, before: Option<(&Row, bool)>, scores: &[f32; LABELS]) -> Row {
        let rows = &self.rows;
        let mut sums = NONE;
        match before {
            None => sums = rows.start,
            Some((before, is_settled)) => {
                let met = if is_settled { rows.first..rows.first + 1 } else { 0..LABELS };
                for place in met {
                    let (low, high, weights) = &rows.rows[place];
                    let before = before[place / LANES][place % LANES];
                    for (sum, weights) in sums[*low..*high].iter_mut().zip(&weights[*low..*high]) {
                        for (sum, weight) in sum.iter_mut().zip(weights) {
                            let other = before + weight;
                            // No number here is none, so this is `max` in one instruction for many labels at once.
                            *sum = if other > *sum { other } else { *sum };
                        }
                    }
                }
            }
        }
        (0..LABELS).for_each(|place| sums[place / LANES][place % LANES] += scores[rows.labels[place]]);
        sums
    }

    /// The highest sums at a word that has the first label.
    fn settled_after(&self, before: Option<(&Row, bool)>) -> Row {
        let rows = &self.rows;
        let at = |row: &Row, place: usize| row[place / LANES][place % LANES];
        let sum = |before: &Row, place: usize| at(before, place) + at(&rows.rows[place].2, rows.first);
        let highest = match before {
            None => at(&rows.start, rows.first),
            Some((before, true)) => sum(before, rows.first),
            Some((before, false)) => (0..LABELS).map(|place| sum(before, place)).fold(f32::NEG_INFINITY, f32::max),
        };
        let mut sums = NONE;
        sums[rows.first / LANES][rows.first % LANES] = highest;
        sums
    }

    /// Which label the best row has at a word with these sums, where it has `after` next; of equals the first.
    fn best_before(&self, sums: &Row, after: Option<usize>) -> usize {
        let worth = |place: usize| {
            let (sum, label) = (sums[place / LANES][place % LANES], self.rows.labels[place]);
            match after {
                Some(after) => sum + self.transitions[label][after],
                None if (self.order)(Some(label), None) => sum,
                None => f32::NEG_INFINITY,
            }
        };
        let (mut best, mut most) = (0, f32::NEG_INFINITY);
        for place in 0..LABELS {
            let (worth, label) = (worth(place), self.rows.labels[place]);
            if worth > most || worth == most && label < best {
                (best, most) = (label, worth);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_row_of_labels_keeps_to_the_order() {
        let transitions = [[0.5, 0.0, 0.0], [0.0; 3], [0.0; 3]];
        let scores = [[0.0, 2.0, 0.0], [0.0, -1.0, 1.0]];
        assert_eq!(Chain::new(|_, _| true, &transitions).best(scores.into_iter().map(Some)), [1, 2]);
        assert_eq!(Chain::new(|_, after| after != Some(2), &transitions).best(scores.into_iter().map(Some)), [1, 0]);
        assert_eq!(Chain::new(|_, _| true, &transitions).best([[0.0; 3]; 2].into_iter().map(Some)), [0, 0]);
        assert!(Chain::new(|_, _| true, &transitions).best([].into_iter()).is_empty());
    }

    #[test]
    fn a_settled_word_has_the_first_label_and_its_neighbours_know() {
        let transitions = [[0.0, 0.0, 5.0], [0.0; 3], [3.0, 0.0, 0.0]];
        let (open, other) = ([0.0, 1.0, 0.0], [0.0, 2.0, 0.0]);
        let chain = Chain::new(|_, _| true, &transitions);
        assert_eq!(chain.best([Some(open), None, Some(other)].into_iter()), [2, 0, 2]);
        assert_eq!(chain.best([None, None].into_iter()), [0, 0]);
    }
}
