//! How rare a word is in the news at large, so that three articles can be weighed as three thousand are.

use std::sync::LazyLock;

use super::List;

/// In how many sentences of news each stem stands, by `newsdiff-train background`; the key "#" holds the number of sentences.
static COUNTS: List = List::new(include_str!("../../assets/background.tsv"));

/// All sentences that were counted.
static SENTENCES: LazyLock<f64> = LazyLock::new(|| COUNTS.get("#").and_then(|count| count.parse().ok()).expect("the embedded table tells its size"));

/// Inverse document frequency of a stem: the natural logarithm of how many sentences there are for each that holds it.
///
/// `stem` is what [`stem`](crate::syntax::stem()) makes of a folded word. From about 0.5 for "the" to about 13 for a stem never seen.
pub(crate) fn rarity(stem: &str) -> f64 {
    let count: f64 = COUNTS.get(stem).and_then(|count| count.parse().ok()).unwrap_or(0.0);
    ((*SENTENCES + 1.0) / (count + 1.0)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        assert!(rarity("the") < 1.0);
        assert!(rarity("polic") < rarity("landfall"));
        assert!(rarity("landfall") < rarity("qqzx"));
        assert!(rarity("qqzx") < 14.0);
    }
}
