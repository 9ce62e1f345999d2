//! Whether two names can be one body's, and why.

use super::acronym::{self, Fit, is_number};
use super::body::{Body, MOST_WORDS, alias};
use super::partner::{Partner, alone, partners};
use super::word::{self, Word};
use super::{change, gazetteer};
use crate::annotate::Kind;
use crate::lexicon::NAME_CLUES;

/// How two names compare, with what decided it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judgement {
    /// In `0.0..=1.0`; the same from [`SAME`].
    pub(super) score: f64,
    /// What decided it.
    pub(super) ground: Ground,
}

/// From this score on two names are one body's; set on the pairs of names for development.
pub(super) const SAME: f64 = 0.68;

/// What decided about two names of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Both name one country.
    Country,
    /// Two countries, or two sides of one.
    OtherCountry,
    /// Both name one club.
    Club,
    /// Two clubs.
    OtherClub,
    /// Both name one state or province.
    Region,
    /// Both name one town.
    Town,
    /// Two states.
    OtherRegion,
    /// All words are equal.
    Equal,
    /// One is another name of the other.
    Alias,
    /// One is the other's acronym.
    Acronym,
    /// One has the letters of the other's acronym, in another order.
    MisspeltAcronym,
    /// The same letters, parted another way.
    Joined,
    /// Word by word.
    Words,
    /// Words left out.
    Contained,
    /// Years or numbers differ.
    Number,
    /// Women's, youth or reserve sides.
    Side,
    /// Group A and Group B.
    Letter,
    /// Each has a word of its own.
    OtherWord,
}

impl Ground {
    /// Whether it parts two bodies whatever words they share: two clubs, another number, women and men.
    pub(super) fn parts(self) -> bool {
        matches!(self, Self::OtherCountry | Self::OtherClub | Self::OtherRegion | Self::Number | Self::Side | Self::Letter)
    }
}

fn judged(score: f64, ground: Ground) -> Judgement {
    Judgement { score, ground }
}

/// Whether two names can be one body's.
pub(super) fn judge(a: &Body, b: &Body) -> Judgement {
    if let (Some(x), Some(y)) = (&a.country, &b.country) {
        return if x.id == y.id && x.side == y.side { judged(1.0, Ground::Country) } else { judged(0.0, Ground::OtherCountry) };
    }
    if a.words == b.words {
        return judged(1.0, Ground::Equal);
    }
    if let (Some(x), Some(y)) = (a.club, b.club) {
        return if x == y { judged(1.0, Ground::Club) } else { judged(0.0, Ground::OtherClub) };
    }
    if let (Some(x), Some(y)) = (a.town, b.town) {
        return if x == y { judged(1.0, Ground::Town) } else { judged(0.0, Ground::OtherWord) };
    }
    if let (Some(x), Some(y)) = (a.region, b.region) {
        return if x == y { judged(1.0, Ground::Region) } else { judged(0.0, Ground::OtherRegion) };
    }
    if a.words.is_empty() || b.words.is_empty() {
        return judged(0.0, Ground::OtherWord);
    }
    let long_name = |body: &Body| alias(&body.words).map_or_else(|| body.text(), str::to_owned);
    if long_name(a) == long_name(b) {
        return judged(0.95, Ground::Alias);
    }
    for (short, long) in [(a, b), (b, a)] {
        if let Some(judgement) = acronym(short, long) {
            return judgement;
        }
    }
    by_words(a, b)
}

/// Whether `short` is the acronym of `long`.
fn acronym(short: &Body, long: &Body) -> Option<Judgement> {
    let letters = short.as_acronym()?;
    if long.words.len() < 2 || !short.is_capitals && long.kind == Kind::Place || short.country.is_some() || long.words[0] == letters {
        return None;
    }
    let core: String = long.core.iter().filter_map(|word| word.text.chars().next()).collect();
    match acronym::fit(letters, short.is_capitals, &long.initials(), &core)? {
        Fit::Letters => Some(judged(0.93, Ground::Acronym)),
        Fit::Swapped => Some(judged(0.8, Ground::MisspeltAcronym)),
        Fit::OneEnd => Some(judged(0.78, Ground::Acronym)),
    }
}

fn by_words(a: &Body, b: &Body) -> Judgement {
    let (mut left, mut right) = (a.core.clone(), b.core.clone());
    if let Some(ground) = told_apart(a, b, &mut left, &mut right) {
        return judged(0.0, ground);
    }
    let joined = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<String>();
    if joined(&left) == joined(&right) {
        return judged(0.97, if left == right { Ground::Words } else { Ground::Joined });
    }
    let (mut a, mut b) = (a, b);
    if left.len() > right.len() {
        (left, right, a, b) = (right, left, b, a);
    }
    if right.len() > MOST_WORDS {
        return judged(0.0, Ground::OtherWord);
    }
    let matched = partners(&left, &right, LEAST_PARTNERS, word_score);
    let [left_rest, right_rest] = alone(&left, &right, &matched);
    let Some(least) = matched.iter().map(|found| found.score).min_by(f64::total_cmp) else { return judged(0.0, Ground::OtherWord) };
    if !left_rest.is_empty() {
        // One word in four or more exchanged, the acronym kept: "Harnian Coast Guard Corps", "Harbour Coast Guard Corps".
        let same_acronym = left.len() >= 4 && left_rest.len() == 1 && right_rest.len() == 1 && a.initials()[1] == b.initials()[1];
        return if same_acronym && least >= 0.9 {
            judged(0.7, Ground::Words)
        } else {
            judged(if right_rest.is_empty() { 0.5 } else { 0.3 }, Ground::OtherWord)
        };
    }
    if right_rest.is_empty() {
        return judged(word_by_word(&left, &right, &matched), Ground::Words);
    }
    if a.country.is_some() != b.country.is_some() {
        return judged(0.4, Ground::Contained);
    }
    judged(contained(a, b, &left, &matched, &right, &right_rest, least), Ground::Contained)
}

/// The score of two names whose words all have partners.
fn word_by_word(left: &[Word], right: &[Word], matched: &[Partner]) -> f64 {
    let average = matched.iter().map(|found| found.score).sum::<f64>() / matched.len() as f64;
    if matched.len() > 1 || average >= 0.9 {
        return average;
    }
    // Of two words that the news knows neither is a misspelling of the other: "Airbus", "Airways".
    let both_known = [&left[0], &right[0]].iter().all(|word| !word::is_unheard_of(&word.text));
    if both_known { average.min(0.5) } else { average - 0.12 }
}

/// What tells two bodies apart whatever the rest of their names: numbers, sides, letters. Drops numbers that only one has
/// and that need not part them.
fn told_apart(a: &Body, b: &Body, left: &mut Vec<Word>, right: &mut Vec<Word>) -> Option<Ground> {
    if a.numbers != b.numbers {
        let years = a.numbers.iter().chain(&b.numbers).all(|number| number.len() == 4);
        let one_has_none = a.numbers.is_empty() || b.numbers.is_empty();
        // A club's year of foundation comes and goes; a year in front of a tournament may be left out.
        if !one_has_none || a.kind == Kind::Place || a.kind != Kind::Team && !years {
            return Some(Ground::Number);
        }
        left.retain(|word| !is_number(&word.text));
        right.retain(|word| !is_number(&word.text));
        if left.is_empty() || right.is_empty() {
            return Some(Ground::Number);
        }
    }
    let sides = |words: &[Word]| -> Vec<String> { words.iter().filter_map(|word| gazetteer::own_side(&word.text)).filter(|side| side != "b").collect() };
    if sides(left) != sides(right) {
        return Some(Ground::Side);
    }
    let letters = |words: &[Word]| -> Vec<String> { words.iter().filter(|word| word.is_initial()).map(|word| word.text.clone()).collect() };
    let (x, y) = (letters(left), letters(right));
    (x != y && !x.is_empty() && !y.is_empty()).then_some(Ground::Letter)
}

/// Words that score less are no partners.
const LEAST_PARTNERS: f64 = 0.7;

/// How well two words of bodies go together. A generic word is itself, its plural or a plain spelling, never a slip for another.
fn word_score(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let plural = |one: &str, many: &str| one.len() > 2 && is_plural(one, many);
    if plural(&a.text, &b.text) || plural(&b.text, &a.text) {
        return 0.95;
    }
    let likeness = word::likeness(a, b);
    if a.is_generic() || b.is_generic() {
        return if likeness >= 0.95 { likeness } else { 0.0 };
    }
    likeness
}

/// Whether `many` is `one` with an "s".
fn is_plural(one: &str, many: &str) -> bool {
    many.strip_suffix('s') == Some(one)
}

/// What a word weighs in telling bodies apart.
fn weight(word: &Word, kind: Kind) -> f64 {
    if word.text == "united" || word.text == "states" || kind != Kind::Team && gazetteer::country(&word.text).is_some() {
        0.15
    } else if word.is_generic() {
        0.35
    } else if word.text.len() > 3 {
        1.0
    } else {
        0.7
    }
}

/// Words that set a club apart from its town's other clubs, and are dropped by those who know which is meant.
const CLUB_ENDINGS: [&str; 10] = ["albion", "athletic", "city", "county", "forest", "hotspur", "rovers", "town", "united", "wanderers"];

/// The second name has all words of the first, and more.
fn contained(a: &Body, b: &Body, left: &[Word], matched: &[Partner], right: &[Word], rest: &[&Word], least: f64) -> f64 {
    let kind = a.kind;
    let acronyms = &b.acronyms;
    // The body that runs it, left out: "UEFA Harbour League".
    let in_front = matched.iter().all(|found| found.right >= rest.len());
    let country = |word: &Word| gazetteer::country(&word.text).is_some();
    if in_front && left.len() >= 2 && least >= 1.0 && rest.iter().all(|word| acronyms.contains(&word.text) && !country(word)) {
        return 0.8;
    }
    let telling = |word: &Word| !word.is_generic() && word.text.len() > 2;
    if !left.iter().any(telling) {
        return 0.35;
    }
    // "UEFA" runs "UEFA Euro 2020" and is not the contest.
    let is_event = !a.numbers.is_empty() || !b.numbers.is_empty() || rest.last().is_some_and(|word| names_event(&word.text));
    if is_event && left.len() == 1 && acronyms.contains(&left[0].text) && matched.iter().all(|found| found.right == 0) {
        return 0.35;
    }
    match kind {
        Kind::Place => 0.45,
        Kind::Team => {
            if rest.iter().all(|word| CLUB_ENDINGS.contains(&word.text.as_str())) {
                if least >= 0.9 { 0.72 } else { 0.5 }
            } else if least >= 1.0 && (left.last() == right.last() || rest.len() == 1) {
                0.7
            } else {
                0.55
            }
        }
        _ if least < 0.9 => 0.4,
        // "Holm University", "Holm Harbour University": a telling word in the middle makes another body.
        _ if rest.iter().any(|word| telling(word)) && left.len() > 1 && left.first() == right.first() && left.last() == right.last() => 0.55,
        _ => {
            let held: f64 = left.iter().map(|word| weight(word, kind)).sum();
            let more: f64 = rest.iter().map(|word| weight(word, kind)).sum();
            0.5 + 0.35 * held / (held + more)
        }
    }
}

/// Whether a name that ends in the word names an event: "cup", "summit".
fn names_event(word: &str) -> bool {
    NAME_CLUES.get(word).is_some_and(|clues| clues.split(' ').any(|clue| clue == "event"))
}

/// What makes two names one body's or two, in words of the newsroom.
pub(super) fn explain(a: &Body, b: &Body, judgement: Judgement) -> String {
    match judgement.ground {
        Ground::Country => "same country, its people or its side".into(),
        Ground::OtherCountry => "two countries, or two sides of one".into(),
        Ground::Club => "names of the same club".into(),
        Ground::OtherClub => "two clubs".into(),
        Ground::Region => "same state".into(),
        Ground::Town => "two names of one town".into(),
        Ground::OtherRegion => "two states".into(),
        Ground::Equal => "same name".into(),
        Ground::Alias => "another name of the same body".into(),
        Ground::Acronym => "acronym".into(),
        Ground::MisspeltAcronym => "misspelt acronym: the letters in another order".into(),
        Ground::Joined => "same letters, written apart in another way".into(),
        Ground::Contained => "shorter form of the name".into(),
        Ground::Number => "another year or number".into(),
        Ground::Side => "two sides of one body: women's, youth or reserves".into(),
        Ground::Letter => "another letter".into(),
        Ground::OtherWord => "each name has a word of its own".into(),
        Ground::Words => explain_words(&a.core, &b.core),
    }
}

/// How two words of bodies' names differ, in words of the newsroom: as word and plural, short and long, or in spelling.
pub(super) fn explain_word(a: &str, b: &str) -> String {
    if is_plural(a, b) || is_plural(b, a) {
        "singular and plural".into()
    } else if acronym::is_abbreviation(a, b) || acronym::is_abbreviation(b, a) {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        format!("{short} is short for {long}")
    } else {
        change::describe(a, b)
    }
}

fn explain_words(a: &[Word], b: &[Word]) -> String {
    let changed = |found: &Partner| (found.score < 1.0).then(|| explain_word(&a[found.left].text, &b[found.right].text));
    let mut reasons: Vec<String> = partners(a, b, LEAST_PARTNERS, word_score).iter().filter_map(changed).collect();
    reasons.dedup();
    if reasons.is_empty() { "same words, legal form or order aside".into() } else { reasons.join(", ") }
}
