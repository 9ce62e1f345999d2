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

/// What stands before a word: the sums of a word, or the sum of one that has the first label.
#[derive(Clone, Copy)]
enum Before {
    Border,
    Settled(f32),
    Word(Row),
}

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
    behind: [(usize, usize, Row); LABELS],
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
        Self { labels, first: labels.iter().position(|label| *label == 0).unwrap_or(0), start, behind: std::array::from_fn(row) }
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
        // By word that is not settled, the highest sum of a row of labels that ends in each label there.
        let mut sums: Vec<Row> = Vec::new();
        let mut settled: Vec<bool> = Vec::with_capacity(scores.len());
        let mut before = Before::Border;
        for scores in scores {
            settled.push(scores.is_none());
            before = match scores {
                Some(scores) => Before::Word({
                    let after = self.after(before, &scores);
                    sums.push(after);
                    after
                }),
                None => Before::Settled(self.settled_after(before)),
            };
        }
        let mut labels = vec![0; settled.len()];
        let mut after: Option<usize> = None;
        for (is_settled, label) in settled.into_iter().zip(&mut labels).rev() {
            let best = if is_settled { 0 } else { sums.pop().map_or(0, |sums| self.best_before(&sums, after)) };
            *label = best as u8;
            after = Some(best);
        }
        labels
    }

    /// The highest sums at a word with these scores.
    fn after(&self, before: Before, scores: &[f32; LABELS]) -> Row {
        let rows = &self.rows;
        let mut sums = NONE;
        match before {
            Before::Border => sums = rows.start,
            Before::Settled(sum) => self.follow(rows.first, sum, &mut sums),
            Before::Word(before) => (0..LABELS).for_each(|place| self.follow(place, before[place / LANES][place % LANES], &mut sums)),
        }
        (0..LABELS).for_each(|place| sums[place / LANES][place % LANES] += scores[rows.labels[place]]);
        sums
    }

    /// Raises sums to those behind a label in its place that ends a row with the sum `before`.
    fn follow(&self, place: usize, before: f32, sums: &mut Row) {
        let (low, high, weights) = &self.rows.behind[place];
        for (sum, weights) in sums[*low..*high].iter_mut().zip(&weights[*low..*high]) {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                let other = before + weight;
                // No number here is none, so this is `max` in one instruction for many labels at once.
                *sum = if other > *sum { other } else { *sum };
            }
        }
    }

    /// The highest sum at a word that has the first label.
    fn settled_after(&self, before: Before) -> f32 {
        let rows = &self.rows;
        let at = |row: &Row, place: usize| row[place / LANES][place % LANES];
        let step = |place: usize| at(&rows.behind[place].2, rows.first);
        match before {
            Before::Border => at(&rows.start, rows.first),
            Before::Settled(sum) => sum + step(rows.first),
            Before::Word(before) => (0..LABELS).map(|place| at(&before, place) + step(place)).fold(f32::NEG_INFINITY, f32::max),
        }
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
            if worth >= most && (worth > most || label < best) {
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
