//! "Did you mean": what is near to a word that names nothing.

/// A hint that ends in a line break, if one of the known words is near: "  did you mean k47e7a153?\n".
pub(crate) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("  did you mean {near}?\n"))
}

/// The known word that differs least, by a third of its letters at most; the first of several. A word that `word` begins, or that ends in it, is near too.
fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let distance = |other: &str| {
        let other = other.to_lowercase();
        let is_part = folded.len() >= 3 && (other.starts_with(&folded) || other.ends_with(&folded));
        if is_part { 1 } else { strsim::osa_distance(&folded, &other) }
    };
    let measured = known.map(|other| (distance(other), other));
    let (least, near) = measured.min_by_key(|(distance, _)| *distance)?;
    (least <= near.chars().count() / 3).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_told_and_a_far_one_is_not() {
        let known = ["k47e7a153", "kf3d99145", "corpus/storm/wire.txt"];
        assert_eq!(nearest("k47e7a135", known.into_iter()), Some("k47e7a153"));
        assert_eq!(nearest("kf3d", known.into_iter()), Some("kf3d99145"));
        assert_eq!(nearest("wire.txt", known.into_iter()), Some("corpus/storm/wire.txt"));
        assert_eq!(nearest("k00000000", known.into_iter()), None);
        assert_eq!(nearest("x", [].into_iter()), None);
    }
}
