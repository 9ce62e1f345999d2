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
}

impl<const LABELS: usize> Chain<LABELS> {
    /// Weights where a label may follow the other, minus infinity elsewhere.
    pub fn new(order: Order, transitions: &[[f32; LABELS]; LABELS]) -> Self {
        let weight = |before: usize, after: usize| if order(Some(before), Some(after)) { transitions[before][after] } else { f32::NEG_INFINITY };
        Self { transitions: std::array::from_fn(|before| std::array::from_fn(|after| weight(before, after))), order }
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
        Some(Self { transitions, order })
    }

    /// The row of labels with the highest sum; `scores` holds what each label is worth for each word, `None` where it has the first label.
    pub fn best<'s>(&self, scores: impl ExactSizeIterator<Item = Option<&'s [f32; LABELS]>>) -> Vec<u8> {
        // By word, the highest sum of a row of labels that ends in each label there.
        let mut sums: Vec<[f32; LABELS]> = Vec::with_capacity(scores.len());
        let mut is_settled = false;
        for scores in scores {
            let mut sum = [f32::NEG_INFINITY; LABELS];
            match sums.last() {
                None => (0..LABELS).filter(|label| (self.order)(None, Some(*label))).for_each(|label| sum[label] = 0.0),
                Some(before) => {
                    let met = if is_settled { 1 } else { LABELS };
                    for (before, weights) in before[..met].iter().zip(&self.transitions) {
                        if scores.is_none() {
                            sum[0] = sum[0].max(before + weights[0]);
                            continue;
                        }
                        for (sum, weight) in sum.iter_mut().zip(weights) {
                            let other = before + weight;
                            // No number here is none, so this is `max` in one instruction for many labels at once.
                            *sum = if other > *sum { other } else { *sum };
                        }
                    }
                }
            }
            is_settled = scores.is_none();
            match scores {
                Some(scores) => sum.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score),
                None => sum[1..].fill(f32::NEG_INFINITY),
            }
            sums.push(sum);
        }
        let mut labels = vec![0; sums.len()];
        let mut after: Option<usize> = None;
        for (sum, label) in sums.iter().zip(&mut labels).rev() {
            // Which label the best row has here is sought only along that row; of equals the first.
            let worth = |label: usize| match after {
                Some(after) => sum[label] + self.transitions[label][after],
                None if (self.order)(Some(label), None) => sum[label],
                None => f32::NEG_INFINITY,
            };
            let best = (1..LABELS).fold(0, |best, label| if worth(label) > worth(best) { label } else { best });
            *label = best as u8;
            after = Some(best);
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_row_of_labels_keeps_to_the_order() {
        let transitions = [[0.5, 0.0, 0.0], [0.0; 3], [0.0; 3]];
        let scores = [[0.0, 2.0, 0.0], [0.0, -1.0, 1.0]];
        assert_eq!(Chain::new(|_, _| true, &transitions).best(scores.iter().map(Some)), [1, 2]);
        assert_eq!(Chain::new(|_, after| after != Some(2), &transitions).best(scores.iter().map(Some)), [1, 0]);
        assert_eq!(Chain::new(|_, _| true, &transitions).best([[0.0; 3]; 2].iter().map(Some)), [0, 0]);
        assert!(Chain::new(|_, _| true, &transitions).best([].into_iter()).is_empty());
    }

    #[test]
    fn a_settled_word_has_the_first_label_and_its_neighbours_know() {
        let transitions = [[0.0, 0.0, 5.0], [0.0; 3], [3.0, 0.0, 0.0]];
        let (open, other) = ([0.0, 1.0, 0.0], [0.0, 2.0, 0.0]);
        let chain = Chain::new(|_, _| true, &transitions);
        assert_eq!(chain.best([Some(&open), None, Some(&other)].into_iter()), [2, 0, 2]);
        assert_eq!(chain.best([None, None].into_iter()), [0, 0]);
    }
}
