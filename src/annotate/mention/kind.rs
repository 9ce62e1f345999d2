//! What each name names, weighed over the whole article: by its form, by the words beside it, by longer names it is part of.

use std::collections::HashMap;

use super::Kind;
use super::candidate::{Name, Role};
use super::word::{Style, Traits, Words};
use crate::lexicon::{CITIES, CLUBS, COUNTRIES, REGIONS, VENUES};
use crate::text::TokenKind;

/// Weights for each kind, in the order of [`Kind::ALL`].
#[derive(Debug, Clone, Copy, Default)]
struct Scores([i32; Kind::ALL.len()]);

impl Scores {
    fn add(&mut self, kind: Kind, weight: i32) {
        self.0[kind as usize] += weight;
    }

    fn of(&self, kind: Kind) -> i32 {
        self.0[kind as usize]
    }

    fn join(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    fn clamped(self) -> Self {
        Self(self.0.map(|weight| weight.clamp(-MOST_CONTEXT, MOST_CONTEXT)))
    }

    /// The kind with the greatest weight above zero; the first of equals.
    fn best(&self) -> Option<Kind> {
        let best = Kind::ALL.into_iter().rev().max_by_key(|&kind| self.of(kind))?;
        (self.of(best) > 0).then_some(best)
    }
}

/// All names of the article that are written the same.
#[derive(Debug)]
struct Surface {
    /// Its first place.
    first: usize,
    scores: Scores,
    /// What its places say, all together.
    contexts: Scores,
}

/// Many places say no more than this, so that a frequent weak clue does not drown a form.
const MOST_CONTEXT: i32 = 12;

/// The kind of each name; `None` for what is none after all.
pub(super) fn decide(words: &Words, names: &[Name]) -> Vec<Option<Kind>> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut surfaces: Vec<Surface> = Vec::new();
    let mut of_name = Vec::with_capacity(names.len());
    for (position, name) in names.iter().enumerate() {
        let next = surfaces.len();
        let surface = *known.entry(words.folded(name.tokens.clone())).or_insert(next);
        if surface == next {
            surfaces.push(Surface { first: position, scores: form(words, name), contexts: Scores::default() });
        }
        surfaces[surface].contexts.join(context(words, names, position));
        of_name.push(surface);
    }
    for surface in &mut surfaces {
        surface.scores.join(surface.contexts.clamped());
    }
    lend(words, names, &known, &mut surfaces);
    let kinds: Vec<Option<Kind>> = surfaces.iter().map(|surface| settle(&names[surface.first], surface.scores)).collect();
    let of = |(name, surface): (&Name, usize)| match name.role {
        Role::Office => Some(Kind::Organization),
        Role::Adjective => Some(Kind::Other),
        Role::Name | Role::Title => kinds[surface],
    };
    names.iter().zip(of_name).map(of).collect()
}

/// What a name's words say by themselves.
fn form(words: &Words, name: &Name) -> Scores {
    let mut scores = Scores::default();
    if name.tokens.len() == 1 {
        one_word(words, name.tokens.start, &mut scores);
    } else {
        several_words(words, name, &mut scores);
    }
    scores
}

fn one_word(words: &Words, at: usize, scores: &mut Scores) {
    let traits = words.traits(at);
    let form = words.form(at);
    let place = if words.is_sport { 3 } else { 5 };
    let rules: [(Traits, Kind, i32); 12] = [
        (Traits::DEMONYM, Kind::Other, 30),
        (Traits::COUNTRY, Kind::Place, 8),
        (Traits::NATIONAL_SIDE, Kind::Team, 8),
        (Traits::REGION, Kind::Place, place),
        (Traits::CITY, Kind::Place, place - 1),
        (Traits::ACRONYM, Kind::Organization, 4),
        (Traits::INNER_CAPITAL, Kind::Organization, 3),
        (Traits::ORGANIZATION, Kind::Organization, 4),
        (Traits::LEGAL_FORM, Kind::Organization, 2),
        (Traits::EVENT, Kind::Event, 3),
        (Traits::GIVEN, Kind::Person, 3),
        (Traits::SURNAME, Kind::Person, 2),
    ];
    for (trait_, kind, weight) in rules {
        if traits.any(trait_) {
            scores.add(kind, weight);
        }
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
    scores.add(Kind::Person, 1);
}

fn several_words(words: &Words, name: &Name, scores: &mut Scores) {
    let tokens = name.tokens.clone();
    let (first, last) = (words.traits(tokens.start), words.traits(tokens.end - 1));
    let phrase = words.folded(tokens.clone());
    match COUNTRIES.get(&phrase).and_then(|value| value.split_once('\t')).map(|(_, what)| what) {
        Some("demonym" | "people") => scores.add(Kind::Other, 12),
        Some("team") => scores.add(Kind::Team, 10),
        Some(_) => scores.add(Kind::Place, 10),
        None => {}
    }
    if CITIES.contains(&phrase) || REGIONS.contains(&phrase) {
        scores.add(Kind::Place, 7);
    }
    if VENUES.contains(&phrase) {
        scores.add(Kind::Place, 8);
    }
    if CLUBS.contains(&phrase) {
        scores.add(Kind::Team, if words.is_sport { 8 } else { 4 });
    }
    // The head of "Bank of Harn" is its first word before "of".
    let head = tokens.clone().find(|&at| matches!(words.word(at), "of" | "for" | "on")).map_or(last, |at| words.traits(at - 1));
    let is_given = first.any(Traits::GIVEN) && !words.form(tokens.start).is_ordinary();
    let head_weight = if is_given && last.any(Traits::SURNAME) && tokens.len() == 2 { 4 } else { 9 };
    for (trait_, kind) in [(Traits::PLACE, Kind::Place), (Traits::EVENT, Kind::Event), (Traits::ORGANIZATION, Kind::Organization)] {
        if head.any(trait_) {
            scores.add(kind, head_weight);
            break;
        }
    }
    if last.any(Traits::LEGAL_FORM) {
        scores.add(Kind::Organization, 10);
    }
    if last.any(Traits::CLUB_WORD) || first.any(Traits::CLUB_WORD) && words.word(tokens.start).len() <= 4 {
        scores.add(Kind::Team, 7);
    }
    if is_club_like(words, tokens.end - 1) {
        scores.add(Kind::Team, 6);
    }
    if first.any(Traits::EVENT_FIRST) {
        scores.add(Kind::Event, 10);
    }
    if first.any(Traits::PLACE_FIRST) {
        scores.add(Kind::Place, 5);
    }
    if tokens.clone().any(|at| words.word(at) == "&") {
        scores.add(Kind::Organization, 9);
    }
    if is_given || first.any(Traits::INITIAL) {
        scores.add(Kind::Person, 5);
    }
    if last.any(Traits::SURNAME) && !words.form(tokens.end - 1).is_ordinary() {
        scores.add(Kind::Person, 2);
    }
    if last.any(Traits::SUFFIX) || tokens.clone().any(|at| words.traits(at).any(Traits::PARTICLE) && !words.traits(at).any(Traits::CAPITAL)) {
        scores.add(Kind::Person, 5);
    }
    if tokens.clone().any(|at| words.traits(at).any(Traits::ACRONYM)) {
        scores.add(Kind::Organization, 3);
    }
    let ordinary = tokens.clone().filter(|&at| words.form(at).is_ordinary() && words.traits(at).any(Traits::CAPITAL)).count();
    if ordinary > 0 && !is_given {
        scores.add(Kind::Organization, 3);
    }
    if last.any(Traits::DEMONYM) {
        scores.add(Kind::Other, 9);
    }
    if tokens.len() == 2 && is_letter_group(words, tokens.start) {
        scores.add(Kind::Event, 12);
    }
    if first.any(Traits::DEMONYM) && !is_given {
        scores.add(Kind::Organization, 2);
    }
    if tokens.len() <= 4 && ordinary == 0 {
        scores.add(Kind::Person, 2);
    }
}

/// "Group B".
fn is_letter_group(words: &Words, at: usize) -> bool {
    matches!(words.form(at).folded.as_str(), "group" | "pool") && words.word(at + 1).len() == 1
}

/// "... United", "... Rovers".
fn is_club_like(words: &Words, at: usize) -> bool {
    matches!(
        words.form(at).folded.as_str(),
        "united" | "rovers" | "wanderers" | "albion" | "athletic" | "rangers" | "hotspur" | "villa" | "wednesday" | "dynamo"
    )
}

/// What the words beside a name say.
fn context(words: &Words, names: &[Name], position: usize) -> Scores {
    let mut scores = Scores::default();
    let name = &names[position];
    let sentence = &words.layout().sentences[name.sentence];
    if name.is_titled {
        scores.add(Kind::Person, 9);
    }
    if words.style(name.sentence) != Style::Running {
        return scores;
    }
    before(words, name, sentence.tokens.start, &mut scores);
    after(words, names, position, sentence.tokens.end, &mut scores);
    scores
}

fn before(words: &Words, name: &Name, start: usize, scores: &mut Scores) {
    let at = name.tokens.start;
    if at == start {
        return;
    }
    let has_article = words.word(at - 1).eq_ignore_ascii_case("the");
    let at = if has_article { at - 1 } else { at };
    if has_article {
        scores.add(Kind::Person, -4);
        // "told The Harbinger": the article is part of the name of a paper.
        scores.add(Kind::Organization, if words.word(at) == "The" && !words.opens(at, start) { 6 } else { 0 });
    }
    if at == start {
        return;
    }
    let traits = words.traits(at - 1);
    if has_article {
        return;
    }
    if traits.any(Traits::ROLE) {
        scores.add(Kind::Person, 5);
    } else if traits.any(Traits::PLACE) && !traits.any(Traits::CAPITAL) {
        scores.add(Kind::Place, 3);
    } else if traits.any(Traits::ORGANIZATION) && !traits.any(Traits::CAPITAL) {
        scores.add(Kind::Organization, 7);
    }
    let sport = i32::from(words.is_sport);
    match words.form(at - 1).folded.as_str() {
        "in" => scores.add(Kind::Place, 3),
        "near" | "outside" | "across" => scores.add(Kind::Place, 4),
        "at" | "from" | "into" => scores.add(Kind::Place, 1),
        "against" | "over" | "beat" | "vs" | "v" | "defeated" | "beating" => scores.add(Kind::Team, 3 * sport),
        "between" => scores.add(Kind::Team, sport),
        _ => {}
    }
}

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
    } else if traits.any(Traits::PLACE) && is_small {
        scores.add(Kind::Place, 2);
    } else if traits.any(Traits::ORGANIZATION) && is_small {
        scores.add(Kind::Organization, 2);
    }
    if traits.any(Traits::PLAY) && is_small {
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

fn is_age(words: &Words, at: usize) -> bool {
    let word = words.word(at);
    word.len() <= 3 && word.parse::<u8>().is_ok_and(|age| (1..=115).contains(&age))
}

fn is_country_or_region(words: &Words, name: &Name) -> bool {
    let phrase = words.folded(name.tokens.clone());
    COUNTRIES.contains(&phrase) || REGIONS.contains(&phrase)
}

/// Shorter names learn from longer ones: "Quill" from "Bartholomew Quill", "Harn" from "Harn Motors".
fn lend(words: &Words, names: &[Name], known: &HashMap<String, usize>, surfaces: &mut [Surface]) {
    let mut loans = Vec::new();
    for surface in surfaces.iter() {
        let name = &names[surface.first];
        let tokens = name.tokens.clone();
        if tokens.len() < 2 || name.role == Role::Office {
            continue;
        }
        let Some(kind) = surface.scores.best() else { continue };
        let end = tokens.end - usize::from(words.traits(tokens.end - 1).any(Traits::SUFFIX));
        let mut to = |part: std::ops::Range<usize>, weight: i32| {
            if let Some(&borrower) = known.get(&words.folded(part)) {
                loans.push((borrower, kind, weight));
            }
        };
        match kind {
            Kind::Person => {
                for start in tokens.start + 1..end {
                    to(start..end, 8);
                }
                to(tokens.start..tokens.start + 1, 3);
            }
            Kind::Event => to(end - 1..end, 8),
            Kind::Organization | Kind::Team => {
                for end in tokens.start + 1..end {
                    to(tokens.start..end, 4);
                }
            }
            Kind::Place | Kind::Other => {}
        }
    }
    for (borrower, kind, weight) in loans {
        surfaces[borrower].scores.add(kind, weight);
    }
}

/// The kind of a surface.
fn settle(first: &Name, scores: Scores) -> Option<Kind> {
    if first.role == Role::Title {
        // A title alone is a name only where a full name ends in it.
        return (scores.of(Kind::Person) >= 8).then_some(Kind::Person);
    }
    Some(scores.best().unwrap_or(Kind::Other))
}
