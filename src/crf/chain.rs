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

    /// The row of labels with the highest sum; `scores` holds what each label is worth for each word.
    pub fn best(&self, scores: &[[f32; LABELS]]) -> Vec<u8> {
        let mut best = [0.0; LABELS];
        let mut before: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for (position, scores) in scores.iter().enumerate() {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            if position == 0 {
                for (label, score) in scores.iter().enumerate().filter(|(label, _)| (self.order)(None, Some(*label))) {
                    next[label] = *score;
                }
            } else {
                for (earlier, sum) in best.iter().enumerate() {
                    for (label, weight) in self.transitions[earlier].iter().enumerate() {
                        let sum = sum + weight;
                        if sum > next[label] {
                            next[label] = sum;
                            from[label] = earlier as u8;
                        }
                    }
                }
                next.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_row_of_labels_keeps_to_the_order() {
        let transitions = [[0.5, 0.0, 0.0], [0.0; 3], [0.0; 3]];
        let scores = [[0.0, 2.0, 0.0], [0.0, -1.0, 1.0]];
        assert_eq!(Chain::new(|_, _| true, &transitions).best(&scores), [1, 2]);
        assert_eq!(Chain::new(|_, after| after != Some(2), &transitions).best(&scores), [1, 0]);
        assert_eq!(Chain::new(|_, _| true, &transitions).best(&[[0.0; 3]; 2]), [0, 0]);
        assert!(Chain::new(|_, _| true, &transitions).best(&[]).is_empty());
    }
}
