//! Which words of two names belong together.

use super::word::Word;

/// Two words of two names that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Partner {
    /// Position in the one name.
    pub(super) left: usize,
    /// Position in the other.
    pub(super) right: usize,
    /// How well they go together.
    pub(super) score: f64,
}

/// The best partners first, those that score at least `least`; each word has one at most. Of equals those come first that stand in like places.
pub(super) fn partners(left: &[Word], right: &[Word], least: f64, score: impl Fn(&Word, &Word) -> f64) -> Vec<Partner> {
    let mut all: Vec<Partner> = Vec::new();
    for (i, a) in left.iter().enumerate() {
        let of_word = right.iter().enumerate().map(|(j, b)| Partner { left: i, right: j, score: score(a, b) });
        all.extend(of_word.filter(|partner| partner.score >= least));
    }
    all.sort_by(|x, y| {
        y.score.total_cmp(&x.score).then_with(|| x.left.abs_diff(x.right).cmp(&y.left.abs_diff(y.right))).then((x.left, x.right).cmp(&(y.left, y.right)))
    });
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    all.retain(|partner| {
        let is_free = !used_left[partner.left] && !used_right[partner.right];
        if is_free {
            (used_left[partner.left], used_right[partner.right]) = (true, true);
        }
        is_free
    });
    all
}

/// The words of both names that have no partner.
pub(super) fn alone<'w>(left: &'w [Word], right: &'w [Word], partners: &[Partner]) -> [Vec<&'w Word>; 2] {
    let free =
        |words: &'w [Word], is_taken: &dyn Fn(usize) -> bool| words.iter().enumerate().filter(|(place, _)| !is_taken(*place)).map(|(_, word)| word).collect();
    [free(left, &|place| partners.iter().any(|partner| partner.left == place)), free(right, &|place| partners.iter().any(|partner| partner.right == place))]
}
