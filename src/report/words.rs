//! Counts and lists in words.

/// "1 article", "3 articles", "2 stories".
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {}", plural(noun)) }
}

/// The plural of one of our own nouns.
fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut text = String::new();
    for (position, item) in items.iter().enumerate() {
        let before = match position {
            0 => "",
            last if last + 1 == items.len() => " and ",
            _ => ", ",
        };
        text.push_str(before);
        text.push_str(item.as_ref());
    }
    text
}

/// "2 likely and 1 possible conflict": counts before one noun, those that are 0 left out; "no conflicts" if all are.
pub(super) fn tally(counts: &[(usize, &str)], noun: &str) -> String {
    let told: Vec<String> = counts.iter().filter(|(number, _)| *number > 0).map(|(number, kind)| format!("{number} {kind}")).collect();
    match counts.iter().rev().find(|(number, _)| *number > 0) {
        None => format!("no {}", plural(noun)),
        Some((1, _)) => format!("{} {noun}", list(&told)),
        Some(_) => format!("{} {}", list(&told), plural(noun)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(1, "story"), "1 story");
        assert_eq!(count(0, "entity"), "0 entities");
        assert_eq!(tally(&[(3, "likely"), (0, "disputed"), (1, "possible")], "conflict"), "3 likely and 1 possible conflict");
        assert_eq!(tally(&[(0, "likely")], "conflict"), "no conflicts");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
