//! What the words beside a name say of its kind.

use std::ops::Range;

use super::Kind;
use super::candidate::Name;
use super::form::Traits;
use super::kind::Scores;
use super::words::{Style, Words};
use crate::lexicon::{COUNTRIES, REGIONS};
use crate::text::TokenKind;

/// What the surroundings of the name at `position` say.
pub(super) fn of(words: &Words, names: &[Name], position: usize) -> Scores {
    let mut scores = Scores::default();
    let name = &names[position];
    let sentence = &words.layout().sentences[name.sentence];
    if name.is_titled {
        scores.add(Kind::Person, 9);
    }
    if words.is_sport && is_in_table(words, name, &sentence.tokens) {
        scores.add(Kind::Team, 4);
    }
    if is_quoted(words, name) {
        scores.add(Kind::Other, 6);
    }
    if words.style(name.sentence) == Style::Running {
        before(words, name, sentence.tokens.start, &mut scores);
        after(words, names, position, sentence.tokens.end, &mut scores);
    }
    scores
}

/// What stands before a name in a sentence that begins at token `start`.
fn before(words: &Words, name: &Name, start: usize, scores: &mut Scores) {
    let mut at = name.tokens.start;
    let has_article = at > start && words.word(at - 1).eq_ignore_ascii_case("the");
    if has_article {
        at -= 1;
        // The article of "the Quill inquiry" is the inquiry's.
        scores.add(Kind::Person, if is_before_noun(words, name.tokens.end) { -1 } else { -4 });
        // "told The Harbinger": the article is part of the name of a paper.
        scores.add(Kind::Organization, if words.follows_capital_article(name.tokens.start, start) { 6 } else { 0 });
    }
    if at == start {
        return;
    }
    let traits = words.traits(at - 1);
    let is_small = !traits.any(Traits::CAPITAL);
    if !has_article {
        if traits.any(Traits::ROLE) {
            scores.add(Kind::Person, 5);
        } else if traits.any(Traits::PLACE) && is_small {
            scores.add(Kind::Place, 3);
        } else if traits.any(Traits::ORGANIZATION) && is_small {
            scores.add(Kind::Organization, 7);
        }
    }
    if words.is_possessive(name.tokens.end) {
        // "in Quill's house": the preposition is the house's.
        return;
    }
    let preposition = words.form(at - 1).folded.as_str();
    match preposition {
        "in" if has_article => scores.add(Kind::Place, 1),
        "in" => scores.add(Kind::Place, 3),
        "near" | "outside" | "across" => scores.add(Kind::Place, 4),
        "at" | "from" | "into" if !has_article => scores.add(Kind::Place, 1),
        _ => {}
    }
    if words.is_sport && (matches!(preposition, "against" | "over" | "vs" | "v" | "with") || traits.any(Traits::PLAY) && is_small) {
        scores.add(Kind::Team, 3);
    }
    // "the village of Harn"
    if !has_article && preposition == "of" && at >= start + 2 && words.traits(at - 2).any(Traits::PLACE) && !words.traits(at - 2).any(Traits::CAPITAL) {
        scores.add(Kind::Place, 4);
    }
    if words.is_sport && preposition == "between" {
        scores.add(Kind::Team, 1);
    }
}

/// What stands behind the name at `position` in a sentence that ends at token `end`.
fn after(words: &Words, names: &[Name], position: usize, end: usize, scores: &mut Scores) {
    let name = &names[position];
    let at = name.tokens.end;
    if at >= end {
        return;
    }
    let sport = i32::from(words.is_sport);
    let traits = words.traits(at);
    let is_small = !traits.any(Traits::CAPITAL);
    if traits.any(Traits::SPEECH) && is_small {
        scores.add(Kind::Person, 2);
        scores.add(Kind::Organization, 1);
    }
    if traits.any(Traits::SIDE) && is_small {
        scores.add(Kind::Team, 2 + 2 * sport);
    } else if is_small && (traits.any(Traits::PLACE) || traits.any(Traits::ORGANIZATION) && is_place(words, name)) {
        scores.add(Kind::Place, 2);
    } else if traits.any(Traits::ORGANIZATION) && is_small && !is_person_like(words, name) {
        scores.add(Kind::Organization, 2);
    }
    // "had edged past"
    let auxiliary = matches!(words.word(at), "had" | "have" | "has" | "were" | "was" | "are" | "is");
    if is_small && (traits.any(Traits::PLAY) || auxiliary && words.traits(at + 1).any(Traits::PLAY)) {
        scores.add(Kind::Team, 2 * sport);
        scores.add(Kind::Person, 1);
    }
    let token = words.layout().tokens[at];
    match words.word(at) {
        "who" | "whose" => scores.add(Kind::Person, 4),
        "," if is_age(words, at + 1) && matches!(words.word(at + 2), "," | ".") => scores.add(Kind::Person, 6),
        "," if words.word(at + 1) == "who" => scores.add(Kind::Person, 4),
        "," if names.get(position + 1).is_some_and(|next| next.tokens.start == at + 1 && is_country_or_region(words, next)) => scores.add(Kind::Place, 3),
        "(" if words.traits(at + 1).any(Traits::COUNTRY) && words.word(at + 2) == ")" => scores.add(Kind::Person, 4),
        "(" if words.traits(at + 1).any(Traits::ACRONYM) && words.word(at + 2) == ")" => scores.add(Kind::Organization, 3),
        "(" if words.word(at + 1) == "Reuters" || words.word(at + 1) == "AP" => scores.add(Kind::Place, 8),
        _ if token.kind == TokenKind::Number && words.is_sport => scores.add(Kind::Team, 2),
        _ => {}
    }
}

/// Whether the name is one word known as a person's, so that "administration" after it tells nothing.
fn is_person_like(words: &Words, name: &Name) -> bool {
    name.tokens.len() == 1 && words.traits(name.tokens.start).any(Traits::GIVEN | Traits::SURNAME)
}

/// Whether a noun stands at `at`.
fn is_before_noun(words: &Words, at: usize) -> bool {
    let traits = words.traits(at);
    let is_word = words.layout().tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    is_word && !traits.any(Traits::CAPITAL | Traits::FUNCTION | Traits::SPEECH | Traits::PLAY)
}

/// Whether the name is a place by its form, so that "police" after it tells of no other body.
fn is_place(words: &Words, name: &Name) -> bool {
    let last = words.traits(name.tokens.end - 1);
    last.any(Traits::PLACE | Traits::COUNTRY | Traits::CITY | Traits::REGION) && !last.any(Traits::ORGANIZATION)
}

/// Whether the number of years somebody lived may stand at `at`.
fn is_age(words: &Words, at: usize) -> bool {
    let word = words.word(at);
    word.len() <= 3 && word.parse::<u8>().is_ok_and(|age| (1..=115).contains(&age))
}

fn is_country_or_region(words: &Words, name: &Name) -> bool {
    let phrase = words.folded(name.tokens.clone());
    COUNTRIES.contains(&phrase) || REGIONS.contains(&phrase)
}

/// Whether the name stands in a line of results: "Harn 2 Tamm 1", "HARN AT TAMM".
fn is_in_table(words: &Words, name: &Name, line: &Range<usize>) -> bool {
    let is_number = |at: usize| line.contains(&at) && words.layout().tokens[at].kind == TokenKind::Number && words.word(at).len() <= 3;
    let is_against = |at: usize| line.contains(&at) && matches!(words.word(at), "AT" | "at" | "v" | "vs");
    let (first, after) = (name.tokens.start, name.tokens.end);
    let begins = first == line.start;
    if line.len() > 16 || words.word(line.end - 1) == "." {
        return false;
    }
    begins && (is_number(after) || is_against(after)) || !begins && (is_number(first - 1) && is_number(after) || is_against(first - 1) && after == line.end)
}

/// Whether quotation marks stand close around the name, as around the name of a work.
fn is_quoted(words: &Words, name: &Name) -> bool {
    let marks = ["\"", "“", "”", "‘", "’", "'"];
    let first = name.tokens.start;
    name.tokens.len() > 1 && first > 0 && marks.contains(&words.word(first - 1)) && marks.contains(&words.word(name.tokens.end))
}
