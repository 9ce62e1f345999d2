//! What two wordings of the same words do not share.

use super::exhibit::{Piece, pieces};
use super::view::{QuoteView, ReuseView};

/// The two quotations of a pair, cut so that what the other does not have is marked; nothing is marked where no words were aligned.
pub(super) fn wordings<'a>(reuse: &ReuseView<'_>, a: &QuoteView<'a>, b: &QuoteView<'a>) -> [Vec<Piece<'a>>; 2] {
    let of = |quote: &QuoteView<'a>, aligned: Vec<(usize, usize)>| {
        let locus = &quote.locus;
        pieces(locus.text, locus.start, &unshared(locus.text, (locus.start, locus.end), aligned))
    };
    [of(a, reuse.aligned.iter().map(|places| (places[0], places[1])).collect()), of(b, reuse.aligned.iter().map(|places| (places[2], places[3])).collect())]
}

/// The stretches of `whole` between the shared ones, each from its first letter or digit to its last; those without any are left out.
fn unshared(text: &str, whole: (usize, usize), mut shared: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    if shared.is_empty() {
        return Vec::new();
    }
    shared.sort_unstable();
    shared.push((whole.1, whole.1));
    let letters: Vec<bool> = text.chars().map(char::is_alphanumeric).collect();
    let is_letter = |at: usize| at.checked_sub(whole.0).and_then(|at| letters.get(at)).is_some_and(|letter| *letter);
    let mut found = Vec::new();
    let mut from = whole.0;
    for (start, end) in shared {
        let start = start.min(whole.1);
        if let (Some(first), Some(last)) = ((from..start).find(|&at| is_letter(at)), (from..start).rfind(|&at| is_letter(at))) {
            found.push((first, last + 1));
        }
        from = from.max(end);
    }
    found
}

/// Text of at most `limit` words; of a longer one the beginning and the end, with how many words were left out between.
pub(super) fn abridged(text: &str, limit: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= limit {
        return text.to_owned();
    }
    let (head, tail) = (limit * 2 / 3, limit / 4);
    let left_out = words.len() - head - tail;
    format!("{} [... {left_out} words ...] {}", words[..head].join(" "), words[words.len() - tail..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_shared_stretches_is_marked_without_its_marks() {
        let text = "“The sea rose, he said, by noon.”";
        let at = |words: &str| text.find(words).map(|byte| text[..byte].chars().count()).unwrap();
        let shared = vec![(at("The"), at(" rose")), (at(", by noon"), at(".”"))];
        assert_eq!(unshared(text, (0, text.chars().count()), shared), [(at("rose"), at(", by"))]);
        assert_eq!(unshared(text, (0, 33), Vec::new()), []);
    }

    #[test]
    fn a_long_text_keeps_its_beginning_and_end() {
        assert_eq!(abridged("one two three four", 4), "one two three four");
        assert_eq!(abridged("a b c d e f g h i j", 8), "a b c d e [... 3 words ...] i j");
    }
}
