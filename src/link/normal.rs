//! A name as written to its words in one form: folded, without possessive, article, quotation marks.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::fold;

/// A part in quotation marks or brackets between the words of a name: Ann "Red" Holt, Jonathan (Jon) Holt.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?:^|\s)(?:["“”'‘’`][^"“”'‘’`()]+["“”'’]|\([^()]*\))(?:\s|$|[,;.])"#).expect("a fixed pattern"));

/// A name as it is written, on one line.
pub(super) fn one_line(text: &str) -> String {
    // A soft hyphen shows only where a line ends.
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without surrounding space and marks, possessive ending and leading "the".
pub(super) fn bare(text: &str) -> &str {
    let mut name = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || "\"“”„«»‘’'`,;:!?".contains(c));
    for ending in ["'s", "’s", "'S", "’S"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    let article = name.get(..4).filter(|start| start.eq_ignore_ascii_case("the ")).map_or(0, str::len);
    if name.len() > article { name[article..].trim_start() } else { name }
}

/// A name without the body it belongs to: "Harnia's Ann Holt" is Ann Holt.
pub(super) fn after_owner(name: &str) -> &str {
    ["'s ", "’s "].iter().find_map(|owner| name.split_once(owner)).map_or(name, |(_, rest)| rest.trim_start())
}

/// A name without its parts in quotation marks or brackets.
pub(super) fn without_asides(text: &str) -> String {
    let mut rest = text.to_owned();
    // Nearly all names are turned away here.
    if !text.contains(['"', '“', '”', '\'', '‘', '’', '`', '(']) {
        return rest;
    }
    while let Some(aside) = ASIDE.find(&rest) {
        let without = format!("{} {}", &rest[..aside.start()], &rest[aside.end()..]);
        // A name that is nothing but an aside is a name.
        if !without.contains(char::is_alphabetic) {
            break;
        }
        rest = without;
    }
    rest
}

/// Whether words of a web page ran together in what was taken for a name: "Ann `HoltSign`", "Ann Holt2024", "See:Ann Holt".
///
/// A name of one word is what somebody calls himself: `HoltFan77`; and so are given names in front: `MaryBeth Holt`.
pub(super) fn is_run_together(name: &str) -> bool {
    let is_mixed = |(place, word): (usize, &str)| place > 0 && seam(word).is_some() || word.contains([':', '/', '|']);
    name.contains(char::is_whitespace) && name.split_whitespace().enumerate().any(is_mixed)
}

/// Where two words ran together: behind three small letters a capital or a digit.
fn seam(word: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let seam =
        letters.windows(4).find(|four| four[..3].iter().all(|(_, letter)| letter.is_lowercase()) && (four[3].1.is_uppercase() || four[3].1.is_ascii_digit()));
    seam.map(|four| four[3].0)
}

/// The name in front of what ran together with it: it ends at the seam, or where its first word comes again ("Ann Holt Ann
/// Mary `HoltSign`" is Ann Holt).
pub(super) fn before_seam(name: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in name.split_whitespace() {
        let end = seam(word).filter(|_| !kept.is_empty());
        let word = end.map_or(word, |end| &word[..end]);
        if kept.contains(&word) {
            break;
        }
        kept.push(word);
        if end.is_some() {
            break;
        }
    }
    kept.join(" ")
}

/// The pieces of a person's name between spaces, each as its folded words: hyphens and full stops part words ("J.K." is two).
pub(super) fn person_pieces(text: &str) -> Vec<Vec<String>> {
    let words = |piece: &str| -> Vec<String> { fold(piece).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect() };
    text.split_whitespace().map(words).filter(|words| !words.is_empty()).collect()
}

/// The folded words of any other name: letters parted by full stops are one word ("U.N." is "un"), "&" is "and".
pub(super) fn body_words(text: &str) -> Vec<String> {
    let folded = fold(&bare(text).replace('&', " and "));
    let mut words: Vec<String> = Vec::new();
    for piece in folded.split_whitespace() {
        let piece = [".co.uk", ".com", ".org"].iter().find_map(|ending| piece.strip_suffix(ending)).unwrap_or(piece);
        // What stands before the word: single letters, a full stop, a hyphen.
        let (mut letters, mut stop_before, mut hyphen_before) = (false, false, false);
        for word in piece.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let single = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
            match words.last_mut() {
                Some(last) if single && letters && stop_before => last.push_str(bare),
                // "G-20", "G20"
                Some(last) if letters && hyphen_before && last.len() == 1 && bare.starts_with(|c: char| c.is_ascii_digit()) => last.push_str(bare),
                _ if bare.is_empty() => {}
                _ => words.push(bare.to_owned()),
            }
            letters = single || (letters && bare.is_empty());
            stop_before = word.ends_with('.');
            hyphen_before = word.ends_with('-');
        }
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_articles_and_marks_fall_away() {
        assert_eq!(bare("‘the Harbour Trust’s’ "), "Harbour Trust");
        assert_eq!(bare("the"), "the");
        assert_eq!(bare("The "), "The");
        assert_eq!(bare("’"), "");
    }

    #[test]
    fn asides_fall_away() {
        assert_eq!(without_asides("Ann 'Red' Holt"), "Ann Holt");
        assert_eq!(without_asides("Jonathan (Jon) Holt"), "Jonathan Holt");
        assert_eq!(without_asides("'Red'"), "'Red'");
        assert_eq!(without_asides("Ann O'Hara"), "Ann O'Hara");
    }

    #[test]
    fn what_ran_together_is_cut_off() {
        assert_eq!(before_seam("Ann Holt Ann Mary HoltSign"), "Ann Holt");
        assert_eq!(before_seam("Ann Holt2024 Storm"), "Ann Holt");
        assert!(!is_run_together("MaryBeth Holt"));
        assert_eq!(before_seam("MaryBeth HoltSign"), "MaryBeth Holt");
        assert!(is_run_together("Ann HoltSign") && !is_run_together("Ann McHolt") && !is_run_together("Anna DeHolt"));
    }

    #[test]
    fn letters_with_stops_are_one_word_of_a_body_and_two_of_a_person() {
        assert_eq!(body_words("the U.N. Trade & Aid Office"), ["un", "trade", "and", "aid", "office"]);
        assert_eq!(body_words("Group B"), ["group", "b"]);
        assert_eq!(body_words("U.S"), ["us"]);
        assert_eq!(body_words("G-20 Summit"), ["g20", "summit"]);
        assert_eq!(person_pieces("J.K. Holt-Ray"), [vec!["j", "k"], vec!["holt", "ray"]]);
    }
}
