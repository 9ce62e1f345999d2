//! Where a name that the tagger found begins and ends: without titles, offices and the small words behind it.

use std::ops::Range;

use super::form::Traits;
use super::words::Words;
use crate::annotate::tagger::Class;

/// The tokens of a tagged name that are name; none where nothing is left.
pub(super) fn within(words: &Words, tokens: Range<usize>, class: Class) -> Range<usize> {
    match class {
        Class::Person => person(words, tokens),
        Class::Organization | Class::Location => before_office(words, tokens),
        Class::Miscellany => before_small_words(words, tokens),
    }
}

/// Without the titles before a person, what the title belongs to ("Harn County Sheriff Hugo Tamm"), and the month it happened in.
fn person(words: &Words, mut tokens: Range<usize>) -> Range<usize> {
    let is_given = |at: usize| words.traits(at).any(Traits::GIVEN);
    // "Sen" is a given name too, "Sen." is not.
    let is_title = |at: usize| words.traits(at).any(Traits::TITLE) && (!is_given(at) || words.word(at).ends_with('.'));
    let before_last = tokens.end.saturating_sub(1);
    // "Sen." alone, or "Harnia Sen.", is the beginning of what stands before a name.
    if words.word(before_last).ends_with('.') && is_title(before_last) && (tokens.len() == 1 || !is_given(tokens.start)) {
        return tokens.start..tokens.start;
    }
    tokens.start += (tokens.start..before_last).take_while(|&at| is_title(at)).count();
    let holds_office = |at: usize| words.traits(at).any(Traits::TITLE) && !is_given(at - 1) && is_given(at + 1);
    if let Some(title) = (tokens.start + 1..before_last).rev().find(|&at| holds_office(at)) {
        tokens.start = title + 1;
    }
    if tokens.len() > 1
        && words.traits(tokens.start).any(Traits::CALENDAR)
        && tokens.start.checked_sub(1).is_some_and(|at| words.word(at).eq_ignore_ascii_case("in"))
    {
        tokens.start += 1;
    }
    // "Edna Tamm’s Mom" is not Edna Tamm, but begins with her name; of "Hugo Harns’ Mom" the mark is a token of its own.
    let is_owner_mark = |at: usize| matches!(words.word(at), "'" | "’") && words.is_touching(at - 1, at) && !words.is_touching(at, at + 1);
    let is_quoted = tokens.clone().any(|at| matches!(words.word(at), "'" | "‘") && !words.is_touching(at.wrapping_sub(1), at));
    let ends_owner = |at: usize| words.is_possessive(at) || is_owner_mark(at) && words.word(at - 1).ends_with('s') && !is_quoted;
    let owner = (tokens.start + 1..before_last).find(|&at| ends_owner(at));
    if let Some(owner) = owner.filter(|&at| !is_given(at + 1)) {
        tokens.end = owner;
    }
    tokens
}

/// Without the office of the person whose name follows ("Harn County Sheriff", then "Hugo Tamm"), or of a member of parliament.
fn before_office(words: &Words, mut tokens: Range<usize>) -> Range<usize> {
    let person_follows = words.is_near(tokens.end.saturating_sub(1), tokens.end) && words.traits(tokens.end).any(Traits::GIVEN);
    let is_office = |at: usize| {
        let traits = words.traits(at);
        traits.any(Traits::TITLE) && (person_follows || traits.any(Traits::ACRONYM) && words.form(at).folded.starts_with('m'))
    };
    // "Sen. Ruth" may be taken for a body, as "Dr. Lemon" may be one.
    let is_titled = |at: &usize| words.word(*at).ends_with('.') && words.traits(*at).any(Traits::TITLE) && words.traits(at + 1).any(Traits::GIVEN);
    tokens.start += tokens.clone().take_while(is_titled).count();
    while let Some(office) = tokens.clone().next_back().filter(|&at| is_office(at)) {
        tokens.end = office;
        // "District Attorney"
        if words.form(office).folded == "attorney" && tokens.clone().next_back().is_some_and(|at| words.form(at).folded == "district") {
            tokens.end -= 1;
        }
    }
    tokens
}

/// Without the small words behind a name of no other class, which tell what it is: "Harn Reform Act debate".
fn before_small_words(words: &Words, mut tokens: Range<usize>) -> Range<usize> {
    let is_small = |at: usize| {
        let word = words.word(at);
        !words.traits(at).any(Traits::CAPITAL) && word.starts_with(char::is_lowercase) && !word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    tokens.end -= tokens.clone().rev().take_while(|&at| is_small(at)).count();
    tokens
}
