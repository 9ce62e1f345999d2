//! Figures that are names as much as amounts, of which a story has one: the magnitude of its quake, the number of its flight.

use super::sole::{self, Told, Wording};
use super::{Conflict, ConflictKind};
use crate::annotate::Annotated;
use crate::annotate::claim::word::{Word, words};
use crate::article::{ArticleIndex, Locus, Span};
use crate::story::Story;

/// Sentences from the start of an article in which its own quake or flight is told; further down, earlier ones are.
const LEAD: usize = 10;

/// Words in whose sentence a magnitude may be that of another quake.
const OTHERS: &[&str] = &[
    "aftershock",
    "aftershocks",
    "foreshock",
    "foreshocks",
    "tremors",
    "quakes",
    "earthquakes",
    "earlier",
    "previous",
    "last",
    "later",
    "second",
    "largest",
    "strongest",
];

/// What is told of: ordered so that the findings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Magnitude,
    Flight,
}

/// Finds quakes with two magnitudes and flights with two numbers.
pub(super) fn conflicts(articles: &[Annotated], story: &Story) -> Vec<(f64, Conflict)> {
    let told: Vec<Told<Slot>> = story.articles.iter().flat_map(|&index| read(&articles[index.0], index)).collect();
    let worded = |one: &Told<Slot>| match one.slot {
        Slot::Magnitude => Wording {
            kind: ConflictKind::Number,
            subject: "earthquake".to_owned(),
            attribute: "magnitude",
            reason: "each article tells one magnitude of the earthquake".to_owned(),
        },
        Slot::Flight => Wording {
            kind: ConflictKind::Number,
            subject: "flight".to_owned(),
            attribute: "flight number",
            reason: "each article tells the number of one flight".to_owned(),
        },
    };
    sole::conflicts(articles, &told, |_, _| true, worded)
}

/// The magnitudes and flight numbers of an article's lead.
fn read(annotated: &Annotated, index: ArticleIndex) -> Vec<Told<Slot>> {
    let layout = &annotated.layout;
    let mut found = Vec::new();
    for (position, sentence) in layout.sentences.iter().enumerate().take(LEAD) {
        let words = words(&annotated.article.text, layout, &annotated.mentions, sentence);
        let is_other = words.iter().any(|word| OTHERS.contains(&word.folded.as_str()) || is_year(word));
        for at in 0..words.len() {
            let magnitude = magnitude(&words, at).filter(|_| !is_other).map(|(span, value)| (Slot::Magnitude, span, value));
            let flight = || flight(&words, at).map(|(span, value)| (Slot::Flight, span, value));
            let Some((slot, span, normalized)) = magnitude.or_else(flight) else { continue };
            found.push(Told { slot, locus: Locus { article: index, span }, sentence: position, normalized, is_sure: true });
        }
    }
    found
}

fn is_year(word: &Word<'_>) -> bool {
    word.folded.len() == 4 && word.folded.bytes().all(|b| b.is_ascii_digit())
}

/// The magnitude whose word stands at `at`: "magnitude 6.1", "magnitude of 6.1", "its magnitude at 6.1", "6.1-magnitude", "6.1 magnitude".
fn magnitude(words: &[Word<'_>], at: usize) -> Option<(Span, String)> {
    let word = &words[at];
    if let Some(figure) = word.folded.strip_suffix("-magnitude") {
        return richter(figure).map(|value| (Span::new(word.span.start(), word.span.start() + figure.len()), value));
    }
    if let Some(figure) = word.folded.strip_prefix("magnitude-") {
        return richter(figure).map(|value| (Span::new(word.span.end() - figure.len(), word.span.end()), value));
    }
    if word.folded != "magnitude" {
        return None;
    }
    let mut behind =
        (at + 1..words.len().min(at + 4)).take_while(|&next| words[next].is_number || matches!(words[next].text, "of" | "at" | "-" | "was" | "as"));
    let before = || at.checked_sub(1).map(|before| if words[before].text == "-" { before.saturating_sub(1) } else { before });
    let figure = behind.find(|&next| words[next].is_number).or_else(before)?;
    richter(&words[figure].folded).map(|value| (words[figure].span, value))
}

/// A magnitude that a quake in the news can have, with a decimal.
fn richter(figure: &str) -> Option<String> {
    let value: f64 = figure.parse().ok()?;
    (figure.contains('.') && (3.0..=9.9).contains(&value)).then(|| format!("{value:.1}"))
}

/// The number behind "flight" at `at`: its digits, for not every article tells the airline's letters.
fn flight(words: &[Word<'_>], at: usize) -> Option<(Span, String)> {
    let number = words.get(at + 1).filter(|_| words[at].folded == "flight")?;
    let digits = number.text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = number.text.len() - digits.len();
    let is_number = letters <= 3 && (2..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| (number.span, digits.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::Level;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn a_quake_has_one_magnitude_and_a_flight_one_number() {
        let found = conflicts(&[
            "A 6.3-magnitude quake shook Harn.",
            "The quake at Harn had a magnitude of 6.8, the survey said. An aftershock of magnitude 4.9 followed.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["6.3", "6.8"])]);
        let found = conflicts(&["Flight HN314 turned back to Orlund.", "Flight HN341 turned back to Orlund."]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["HN314", "HN341"])]);
        assert_eq!(seen(&conflicts(&["Flight HN314 turned back to Orlund.", "Flight 314 turned back to Orlund."])), []);
    }
}
