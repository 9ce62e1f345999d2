//! A block to sentences: Unicode sentence borders (UAX #29), joined again where news text only looks as if it ended.

use super::{Block, BlockKind, block, border};
use crate::article::Span;

/// Abbreviations that are followed by more of the same sentence, lower case without their last full stop.
const ABBREVIATIONS: &[&str] = &[
    "adm", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "cpl", "det", "dist", "dr", "fr", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mgr",
    "mr", "mrs", "ms", "mx", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "sr", "st", "ste", "supt", "vs", "v", "ala", "ariz",
    "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "ky", "md", "mich", "minn", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex",
    "vt", "va", "wash", "wis", "wyo", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "approx", "cf", "e.g", "i.e", "fig", "est", "ft", "mt", "nos", "p",
    "pp", "ave", "blvd", "rd", "viz", "vol",
];

/// Abbreviations that end a sentence as often as not: the next word decides.
const SOMETIMES: &[&str] =
    &["co", "corp", "inc", "ltd", "llc", "plc", "bros", "jr", "etc", "a.m", "p.m", "am", "pm", "no", "u.s", "u.k", "u.n", "d.c", "b.c", "a.d", "ph.d", "dept"];

/// Words that begin a new sentence after an abbreviation that may have ended one.
const OPENERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "but",
    "by",
    "during",
    "each",
    "even",
    "few",
    "following",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "many",
    "meanwhile",
    "more",
    "most",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "only",
    "other",
    "our",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "with",
    "you",
    "your",
];

/// Whether `word` is written with a full stop that ends no sentence: a title, a month, a single capital.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let mut characters = word.chars();
    let initial = characters.next().is_some_and(char::is_uppercase) && characters.next().is_none();
    initial && word != "I"
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str()) && word.chars().next().is_some_and(char::is_uppercase)
        || word.eq_ignore_ascii_case("vs")
}

/// The sentences of a block. Headings, captions and signatures without a full stop are one each.
pub(super) fn sentences(text: &str, block: &Block) -> Vec<Span> {
    let mut found = Vec::new();
    let signature = (block.kind == BlockKind::Post).then(|| block::signature(block.span.of(text))).flatten();
    let body_end = signature.map_or(block.span.end(), |at| block.span.start() + at);
    split(text, Span::new(block.span.start(), body_end), &mut found);
    if body_end < block.span.end() {
        let rest = Span::new(body_end, block.span.end());
        found.push(Span::new(rest.start() + rest.of(text).find(|c: char| !matches!(c, '—' | '–' | '-' | ' ' | '\u{a0}')).unwrap_or(0), rest.end()));
    }
    found.retain(|span| !span.is_empty());
    found
}

/// Splits running text; line ends inside it count as spaces.
fn split(text: &str, span: Span, found: &mut Vec<Span>) {
    // A soft line end would end a sentence by the Unicode rules; a space of the same length does not.
    let flat = span.of(text).replace('\n', " ");
    let mut start = 0;
    // Whether a letter or digit stands between `start` and `read`: a lone mark ("…", a closing quote after a space) is no sentence.
    let (mut has_words, mut read) = (false, 0);
    border::sentence_ends(&flat, |end| {
        has_words = has_words || flat[read..end].contains(char::is_alphanumeric);
        read = end;
        if end == flat.len() || has_words && ends_sentence(&flat[start..end], &flat[end..]) {
            let trimmed = Span::new(span.start() + start, span.start() + end).trim(text);
            cut(text, trimmed, found);
            (start, has_words) = (end, false);
        }
    });
}

/// No sentence is longer, in bytes: what is, is a list or a table run together, and would take a square of its length to read.
const LONGEST: usize = 3_000;

/// Parts what is too long for a sentence, behind a comma or the like if there is one, else at white space.
fn cut(text: &str, mut span: Span, found: &mut Vec<Span>) {
    while span.len() > LONGEST {
        let rest = span.of(text);
        let border = |most: usize| (0..=most).rfind(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let (half, most) = (border(LONGEST / 2), border(LONGEST));
        let tail = &rest[half..most];
        let place = tail.rfind([',', ';', ':', ')']).map(|at| at + 1).or_else(|| tail.rfind(char::is_whitespace));
        // A word without an end stays whole.
        let Some(at) = place.map(|at| half + at).or_else(|| rest.find(char::is_whitespace)) else { break };
        found.push(Span::new(span.start(), span.start() + at).trim(text));
        span = Span::new(span.start() + at, span.end()).trim(text);
    }
    found.push(span);
}

/// Whether a sentence really ends between `before` and `after`.
fn ends_sentence(before: &str, after: &str) -> bool {
    let trimmed = before.trim_end();
    let bare = trimmed.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    let next = first_word(after).trim_start_matches(['"', '\'', '“', '‘', '(', '[', '«']);
    if bare.ends_with(['!', '?']) && bare.len() < trimmed.len() && next.chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    if !bare.ends_with('.') {
        return true;
    }
    if bare.len() < trimmed.len() && !trimmed.ends_with([')', ']']) {
        return true;
    }
    let word =
        bare.trim_end_matches('.').rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘' | '—' | '–' | '/')).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let opens = OPENERS.contains(&next.to_lowercase().trim_end_matches(|c: char| !c.is_alphanumeric()));
    if SOMETIMES.contains(&lower.as_str()) {
        return opens;
    }
    if is_abbreviation(word) {
        // "Group A. The ..." and "Group A. Qatar ..." end, "J. Edgar" does not.
        let initial = word.chars().count() == 1;
        return initial && (opens || is_lettered(bare)) && !bare.trim_end_matches('.').ends_with(char::is_whitespace) && next != "A";
    }
    // "U.N. High Commissioner": letters parted by full stops.
    if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)) {
        return opens;
    }
    true
}

/// Whether the word before the last one of a text is told apart by a letter: "lost in Group F."
fn is_lettered(text: &str) -> bool {
    let before = text.rsplit(char::is_whitespace).nth(1).unwrap_or_default();
    LETTERED.contains(&before.to_lowercase().as_str())
}

/// Nouns behind which a single letter is a name of its own.
const LETTERED: &[&str] = &["block", "class", "division", "gate", "group", "groups", "hepatitis", "plan", "pool", "section", "terminal", "type", "vitamin"];

/// The first word of a text, cut where it is longer than any word that begins a sentence: a line may be one word without an end.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.char_indices().find(|&(at, c)| c.is_whitespace() || at > 60);
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_end_are_read_once() {
        // Read again from the start at each mark, these would take minutes.
        for text in ["! ( ".repeat(300_000), "b!(".repeat(300_000)] {
            assert!(of(&text).iter().all(|part| !part.is_empty()));
        }
    }

    #[test]
    fn a_sentence_without_an_end_is_parted() {
        for (text, border) in
            [("Ida Holm came, ".repeat(1_000), ","), ("and Ida Holm came ".repeat(1_000), ""), ("é".repeat(4_000) + " " + &"é".repeat(4_000), "é")]
        {
            let layout = crate::text::segment(&text, None);
            let spans: Vec<&str> = layout.sentences.iter().map(|sentence| sentence.span.of(&text)).collect();
            assert!(spans.len() > 1, "{} bytes", text.len());
            assert!(spans.iter().all(|part| part.ends_with(border)), "{:?}", spans.iter().map(|part| part.len()).collect::<Vec<_>>());
            assert_eq!(spans.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    fn of(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split(text, Span::new(0, text.len()), &mut found);
        found.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn an_abbreviation_does_not_end_a_sentence() {
        assert_eq!(of("Last week the U.N. High Commissioner met Mr. J. R. Obi at 2.5 p.m. on Friday. He left.").len(), 2);
        assert_eq!(of("Retro Inc. said so. St. John’s fell.").len(), 2);
        assert_eq!(of("He was seen in the U.S. They did not see him.").len(), 2);
        assert_eq!(of("It ended at 5 p.m. The crowd left.").len(), 2);
        assert_eq!(of("Runa lost in Pool F. Ida won. Runa F. Holm won.").len(), 3);
    }

    #[test]
    fn quotation_marks_stay_with_their_sentence() {
        assert_eq!(of("“It is over.” She sat down. ‘No!’ he said."), ["“It is over.”", "She sat down.", "‘No!’ he said."]);
    }

    #[test]
    fn a_soft_line_end_is_a_space() {
        assert_eq!(of("The river rose\nin the night. It fell\nby noon."), ["The river rose\nin the night.", "It fell\nby noon."]);
    }

    #[test]
    fn an_ellipsis_before_small_letters_goes_on() {
        assert_eq!(of("It was … they said … a shame. Yes.").len(), 2);
    }
}
