//! How a word is written inside sentences of news: a capital tells little of "The" and much of "Harn".

use super::List;

/// Hundredths of lower-case writing inside sentences by word, by `newsdiff-train casing`.
static SHARES: List = List::new(include_str!("../../assets/casing.tsv"));

/// In which share of its uses inside a sentence a word (lower case) is written without a capital, in `0.0..=1.0`;
/// `None` where it was hardly ever seen that way, as with most names.
pub(crate) fn ordinary_share(word: &str) -> Option<f64> {
    SHARES.get(word)?.parse::<f64>().ok().map(|hundredths| hundredths / 100.0)
}

/// Whether a word (lower case) is mostly written without a capital.
pub(crate) fn is_ordinary(word: &str) -> bool {
    ordinary_share(word).is_some_and(|share| share > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_told_from_names() {
        assert!(ordinary_share("government").is_some_and(|share| share > 0.9));
        assert!(ordinary_share("london").is_none_or(|share| share < 0.1));
    }
}
