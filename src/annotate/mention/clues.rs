//! What a name's own words say of its kind.
//!
//! The weights here and in [`context`](super::context) are whole numbers set by hand; taken together they were measured on the dev parts of
//! CoNLL-2003 (F1 90 over persons, bodies and places) and of a set of world news (74).

use std::ops::Range;

use super::Kind;
use super::candidate::Name;
use super::form::{Traits, of_country};
use super::kind::Scores;
use super::words::Words;
use crate::lexicon::{CITIES, CLUBS, COUNTRIES, KNOWN_NAMES, REGIONS, VENUES};

/// What a name's words say by themselves.
pub(super) fn of(words: &Words, name: &Name) -> Scores {
    let mut scores = Scores::default();
    if name.tokens.len() == 1 {
        one_word(words, name.tokens.start, &mut scores);
    } else {
        several_words(words, name, &mut scores);
    }
    scores
}

/// Whether the lists know the name as that of a country, region or town.
pub(super) fn is_locality(words: &Words, name: &Name) -> bool {
    if name.tokens.len() == 1 {
        return words.traits(name.tokens.start).any(Traits::COUNTRY | Traits::REGION | Traits::CITY);
    }
    let phrase = words.folded(name.tokens.clone());
    [&COUNTRIES, &REGIONS, &CITIES].iter().any(|list| list.contains(&phrase))
}

/// The country that a name or alias of one names.
pub(super) fn country(words: &Words, name: &Name) -> Option<&'static str> {
    if name.tokens.len() == 1 && !words.traits(name.tokens.start).any(Traits::COUNTRY) {
        return None;
    }
    let (country, what) = of_country(&words.folded(name.tokens.clone()))?;
    matches!(what, "name" | "alias").then_some(country)
}

/// What a name of one word says.
fn one_word(words: &Words, at: usize, scores: &mut Scores) {
    let traits = words.traits(at);
    let form = words.form(at);
    let place = if words.is_sport { 3 } else { 5 };
    // Few people are called Paris, and by that name alone only after a full one, which lends it its kind. Of Florence or Denver the places tell.
    let is_on_map = traits.any(Traits::COUNTRY | Traits::METROPOLIS | Traits::REGION);
    let is_small_town = traits.any(Traits::CITY) && traits.any(Traits::GIVEN) && !is_on_map;
    let rules: [(Traits, Kind, i32); 12] = [
        (Traits::DEMONYM, Kind::Other, 30),
        (Traits::COUNTRY, Kind::Place, 8),
        (Traits::METROPOLIS, Kind::Place, 5),
        (Traits::NATIONAL_SIDE, Kind::Team, 8),
        (Traits::REGION, Kind::Place, place),
        (Traits::INNER_CAPITAL, Kind::Organization, 3),
        (Traits::ORGANIZATION, Kind::Organization, 7),
        (Traits::LEGAL_FORM, Kind::Organization, 2),
        (Traits::EVENT, Kind::Event, 3),
        (Traits::GIVEN, Kind::Person, if is_on_map { 1 } else { 3 }),
        (Traits::SURNAME, Kind::Person, if is_on_map || is_small_town { 1 } else { 2 }),
        (Traits::NEWSMAKER, Kind::Person, 3),
    ];
    for (clue, kind, weight) in rules {
        if traits.any(clue) {
            scores.add(kind, weight);
        }
    }
    if traits.any(Traits::CITY) && !traits.any(Traits::NEWSMAKER) {
        scores.add(Kind::Place, place - 1);
    }
    if traits.any(Traits::ACRONYM) && !traits.any(Traits::COUNTRY) {
        scores.add(Kind::Organization, 4);
    }
    if let Some(kind) = form.known {
        scores.add(kind, if traits.any(Traits::GIVEN | Traits::SURNAME) { 7 } else { 12 });
    }
    if CLUBS.contains(&form.folded) && words.is_sport {
        scores.add(Kind::Team, if traits.any(Traits::GIVEN) { 3 } else { 5 });
    }
    if ["stan", "land", "burg", "ville", "shire", "grad", "abad", "pur"].iter().any(|ending| form.folded.ends_with(ending)) {
        scores.add(Kind::Place, 2);
    }
    if form.is_ordinary() {
        scores.add(Kind::Other, 4);
    }
}

/// What a name of several words says.
fn several_words(words: &Words, name: &Name, scores: &mut Scores) {
    listed(words, &words.folded(name.tokens.clone()), scores);
    let tokens = &name.tokens;
    let (first, last) = (words.traits(tokens.start), words.traits(tokens.end - 1));
    let is_ordinary = |at: usize| words.form(at).is_ordinary();
    // "Will Tamm": a given name that is an ordinary word needs a family name after it.
    let has_surname = |at: usize| words.traits(at).any(Traits::SURNAME) && !is_ordinary(at);
    let is_given = first.any(Traits::GIVEN) && (!is_ordinary(tokens.start) || has_surname(tokens.start + 1));
    let holds_ordinary = tokens.clone().any(|at| is_ordinary(at) && words.traits(at).any(Traits::CAPITAL));

    headed(words, name, is_given, scores);
    sided(words, name, scores);
    let ends_ordinary = is_ordinary(tokens.end - 1) && !last.any(Traits::SURNAME | Traits::SUFFIX);
    let has_direction = first.any(Traits::DIRECTION) && tokens.len() == 2 && last.any(Traits::COUNTRY | Traits::CITY | Traits::REGION);
    let is_personal = last.any(Traits::SUFFIX) && !last.any(Traits::ROMAN) || tokens.clone().any(|at| has_particle(words, at));
    let rules: [(bool, Kind, i32); 14] = [
        (is_given || first.any(Traits::INITIAL), Kind::Person, if ends_ordinary { 1 } else { 5 }),
        (has_surname(tokens.end - 1), Kind::Person, 2),
        (is_personal, Kind::Person, 5),
        (tokens.len() <= 4 && !holds_ordinary, Kind::Person, 2),
        (first.any(Traits::PLACE_FIRST), Kind::Place, 5),
        (has_direction, Kind::Place, 6),
        (last.any(Traits::LEGAL_FORM), Kind::Organization, 10),
        (tokens.clone().any(|at| words.word(at) == "&"), Kind::Organization, 9),
        (tokens.clone().any(|at| words.traits(at).any(Traits::ACRONYM)), Kind::Organization, 3),
        (holds_ordinary && !is_given, Kind::Organization, 3),
        (first.any(Traits::DEMONYM) && !is_given, Kind::Organization, 2),
        (first.any(Traits::EVENT_FIRST), Kind::Event, 10),
        (tokens.len() == 2 && is_letter_group(words, tokens.start), Kind::Event, 12),
        (last.any(Traits::DEMONYM), Kind::Other, 9),
    ];
    for (_, kind, weight) in rules.into_iter().filter(|(holds, ..)| *holds) {
        scores.add(kind, weight);
    }
}

/// What the lists say of the whole name.
fn listed(words: &Words, phrase: &str, scores: &mut Scores) {
    match of_country(phrase).map(|(_, what)| what) {
        Some("demonym" | "people") => scores.add(Kind::Other, 12),
        Some("team") => scores.add(Kind::Team, 10),
        Some(_) => scores.add(Kind::Place, 10),
        None => {}
    }
    if CITIES.contains(phrase) || REGIONS.contains(phrase) {
        scores.add(Kind::Place, 7);
    }
    if VENUES.contains(phrase) {
        scores.add(Kind::Place, 8);
    }
    if CLUBS.contains(phrase) {
        scores.add(Kind::Team, if words.is_sport { 8 } else { 4 });
    }
    if let Some(kind) = KNOWN_NAMES.get(phrase).and_then(Kind::from_name) {
        scores.add(kind, 15);
    }
}

/// What the head says: the last word, or that before "of" in "Bank of Harn".
fn headed(words: &Words, name: &Name, is_given: bool, scores: &mut Scores) {
    const HEADS: [(Traits, Kind); 4] =
        [(Traits::PLACE, Kind::Place), (Traits::EVENT, Kind::Event), (Traits::THING, Kind::Other), (Traits::ORGANIZATION, Kind::Organization)];
    let tokens = &name.tokens;
    let (first, last) = (words.traits(tokens.start), words.traits(tokens.end - 1));
    let end = tokens.clone().find(|&at| matches!(words.word(at), "of" | "for" | "on")).unwrap_or(tokens.end);
    let end = if end > tokens.start + 1 && words.traits(end - 1).any(Traits::ROMAN) { end - 1 } else { end };
    // "Hugo Lane" is a person as often as a road.
    let may_be_person = is_given && tokens.len() == 2 && last.any(Traits::SURNAME) && !first.any(Traits::COUNTRY | Traits::CITY | Traits::REGION);
    let head = words.traits(end.max(tokens.start + 1) - 1);
    if let Some((_, kind)) = HEADS.into_iter().find(|(clue, _)| head.any(*clue)) {
        scores.add(kind, if may_be_person { 4 } else { 9 });
    }
}

/// What tells of a side that plays.
fn sided(words: &Words, name: &Name, scores: &mut Scores) {
    let tokens = &name.tokens;
    let (first, last) = (words.traits(tokens.start), words.traits(tokens.end - 1));
    let of_men_or_women = tokens.clone().any(|at| matches!(words.word(at), "men" | "women"));
    if of_men_or_women && matches!(words.word(tokens.end - 1), "team" | "side" | "squad") {
        scores.add(Kind::Team, 20);
    }
    if words.is_sport && (last.any(Traits::CLUB_WORD) || first.any(Traits::CLUB_WORD) && !first.any(Traits::COUNTRY)) {
        scores.add(Kind::Team, 7);
    }
    if is_club_like(words, tokens.end - 1) {
        scores.add(Kind::Team, if words.is_sport { 6 } else { 2 });
    }
    if words.form(tokens.end - 1).known == Some(Kind::Team) && names_a_town(words, tokens.start..tokens.end - 1) {
        // "San Harn Giants"
        scores.add(Kind::Team, 10);
    }
}

/// Whether some words name a town or state.
fn names_a_town(words: &Words, tokens: Range<usize>) -> bool {
    let phrase = words.folded(tokens);
    CITIES.contains(&phrase) || REGIONS.contains(&phrase)
}

/// Whether a body of that name is one of a place: "... Police".
pub(super) fn is_of_a_place(words: &Words, head: usize) -> bool {
    matches!(words.form(head).folded.as_str(), "council" | "police" | "university" | "hospital" | "court" | "parliament" | "assembly" | "airport")
}

/// "van", and the beginning of "al-Harn".
fn has_particle(words: &Words, at: usize) -> bool {
    let traits = words.traits(at);
    let is_joined = traits.any(Traits::CAPITAL) && !traits.any(Traits::INNER_CAPITAL | Traits::ADJECTIVE) && words.word(at).starts_with(char::is_lowercase);
    is_joined && words.word(at).contains(['-', '\'', '’']) || traits.any(Traits::PARTICLE) && !traits.any(Traits::CAPITAL)
}

/// "Group B".
fn is_letter_group(words: &Words, at: usize) -> bool {
    matches!(words.form(at).folded.as_str(), "group" | "pool") && words.form(at + 1).folded.len() == 1
}

/// "... United", "... Rovers".
fn is_club_like(words: &Words, at: usize) -> bool {
    matches!(
        words.form(at).folded.as_str(),
        "united" | "rovers" | "wanderers" | "albion" | "athletic" | "rangers" | "hotspur" | "villa" | "wednesday" | "dynamo"
    )
}
