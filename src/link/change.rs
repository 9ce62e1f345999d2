//! How one spelling differs from another, in words of the newsroom.

/// Says how two folded words differ: "vowel change a/e", "h left out", "letters in another order".
///
/// The first word's letters are named first; letters that only one word has are named alone.
pub(super) fn describe(a: &str, b: &str) -> String {
    let (left, right) = middles(a, b);
    let vowels = |letters: &str| !letters.is_empty() && letters.bytes().all(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    if left.is_empty() && right.is_empty() {
        return "same letters".into();
    }
    if is_reordered(&left, &right) {
        return format!("letters in another order {left}/{right}");
    }
    if left.is_empty() || right.is_empty() {
        let more = if left.is_empty() { &right } else { &left };
        let doubled = more.len() == 1 && [a, b].iter().any(|word| word.contains(&format!("{more}{more}")));
        let what = if doubled { "doubled letter" } else { "extra letter" };
        let letters = if more.len() > 1 && !doubled { "extra letters" } else { what };
        return format!("{letters} {more}");
    }
    if vowels(&left) && vowels(&right) { format!("vowel change {left}/{right}") } else { format!("spelling {left}/{right}") }
}

/// What is left of two words without what they share at both ends.
fn middles(a: &str, b: &str) -> (String, String) {
    let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = left.iter().zip(&right).take_while(|(x, y)| x == y).count();
    let most = left.len().min(right.len()) - start;
    let end = left.iter().rev().zip(right.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    (left[start..left.len() - end].iter().collect(), right[start..right.len() - end].iter().collect())
}

fn is_reordered(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    a.len() > 1 && sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_editor_understands_the_difference() {
        assert_eq!(describe("harnan", "harnen"), "vowel change a/e");
        assert_eq!(describe("mehran", "merhan"), "letters in another order hr/rh");
        assert_eq!(describe("philip", "phillip"), "doubled letter l");
        assert_eq!(describe("brathwaite", "braithwaite"), "extra letter i");
        assert_eq!(describe("kofman", "hofman"), "spelling k/h");
        assert_eq!(describe("", ""), "same letters");
    }
}
