//! Places in an order: "third", "25th", "second place", "No. 2".

use super::atom::Atoms;
use super::find::Found;
use super::{ValueKind, number_word, numeral, series};

/// Nouns that are told apart by their ordinal: they belong to the value.
const ORDERED: &[&str] = &[
    "place",
    "spot",
    "position",
    "seed",
    "minute",
    "hour",
    "round",
    "half",
    "quarter",
    "set",
    "inning",
    "over",
    "lap",
    "stage",
    "leg",
    "week",
    "day",
    "month",
    "year",
    "time",
    "term",
    "century",
    "floor",
    "storey",
    "story",
    "anniversary",
    "birthday",
    "edition",
    "season",
];

/// Words that make "first", "second" or "third" part of a fixed phrase.
const FIXED: &[&str] = &[
    "lady",
    "minister",
    "name",
    "names",
    "aid",
    "class",
    "responder",
    "responders",
    "nations",
    "nation",
    "hand",
    "thing",
    "things",
    "off",
    "person",
    "world",
    "party",
    "parties",
    "ladies",
    "degree",
    "amendment",
    "of",
];

/// Nouns that an ordinal names when they have a capital.
const NAMED: &[&str] = &[
    "amendment",
    "circuit",
    "u.s.",
    "street",
    "avenue",
    "ave.",
    "precinct",
    "district",
    "army",
    "fleet",
    "infantry",
    "congress",
    "battalion",
    "division",
    "brigade",
    "regiment",
];

/// Reads the rank that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    if let Some(found) = numbered(atoms, at) {
        return Some(found);
    }
    let (value, mut end) = ordinal(atoms, at)?;
    if is_phrase(atoms, at, end) {
        return None;
    }
    // "the 25th Amendment", "the Third Reich" are names.
    let named = atoms.is_capital(end) && !atoms.is_titled() && (NAMED.contains(&atoms.word(end)) || atoms.is_capital(at) && at > 0);
    if named {
        return None;
    }
    let mut unit = None;
    let noun = atoms.past_joint(end);
    if ORDERED.contains(&atoms.word(noun)) {
        unit = Some(atoms.word(noun).to_owned());
        end = noun + 1;
    } else if noun > end && !atoms.word(noun).ends_with("est") {
        // "first-ever", "second-hand"; but "third-largest" is a rank.
        return None;
    }
    let mut found = Found::new(at, end, ValueKind::Rank, numeral::decimal(value));
    found.unit = unit;
    Some(found)
}

/// The value of "25th", "third", "twenty-fifth", "one hundred and first", and the position behind it.
pub(super) fn ordinal(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    if atoms.is_digits(at) {
        let suffix = atoms.is_glued(at + 1) && matches!(atoms.word(at + 1), "st" | "nd" | "rd" | "th");
        let value = number_word::digits(atoms.word(at)).filter(|value| suffix && value.fract() == 0.0 && *value < 1e6)?;
        return Some((value, at + 2));
    }
    if let Some(value) = number_word::ordinal_word(atoms.word(at)) {
        return Some((value, at + 1));
    }
    let (value, end) = series::words(atoms, at, atoms.word(at) == "hundred")?;
    let last = atoms.past_joint(end);
    let last = if value >= 100.0 && atoms.word(last) == "and" { last + 1 } else { last };
    let unit = number_word::ordinal_word(atoms.word(last))?;
    // "the two hundredth"; "one hundredth" is a part.
    if unit >= 100.0 && (2.0..unit).contains(&value) {
        return Some((value * unit, last + 1));
    }
    let fits = value % 100.0 == 0.0 && unit < 100.0 || value % 10.0 == 0.0 && unit < 10.0;
    (fits && value > 0.0).then_some((value + unit, last + 1))
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "no" | "nos" | "nos." | "№" | "hundred") || number_word::ordinal_word(word).is_some() || series::may_begin(word)
}

/// "No. 2", "No 2", "Nos. 2". "No 10" is an address.
fn numbered(atoms: &Atoms, at: usize) -> Option<Found> {
    if !matches!(atoms.written(at).trim_end_matches('.'), "No" | "Nos" | "№") {
        return None;
    }
    let number = if atoms.word(at + 1) == "." { at + 2 } else { at + 1 };
    let value = atoms.integer(number, 4).filter(|&value| value != 10 && !atoms.is_joint(number + 1))?;
    Some(Found::new(at, number + 1, ValueKind::Rank, value.to_string()))
}

/// Whether the ordinal is a word of another kind: "first lady", "at first", "First, ...", "a second".
fn is_phrase(atoms: &Atoms, at: usize, end: usize) -> bool {
    let (word, before, next) = (atoms.word(at), atoms.before(at, 1), atoms.word(end));
    if end > at + 1 {
        return false;
    }
    // "first reported", "we first met": an adverb, unless it says how someone came in.
    let ordered = matches!(
        before,
        "the" | "a" | "'s" | "’s" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "in" | "of" | "this" | "very" | "and" | "to" | "was" | "were"
    ) || is_shared(atoms, at)
        || (1..=3).any(|back| {
            matches!(atoms.before(at, back), "came" | "come" | "comes" | "finish" | "finished" | "finishes" | "placed" | "ranked" | "ranks" | "sit" | "sits")
        });
    if word == "first" && !ordered && !ORDERED.contains(&atoms.word(atoms.past_joint(end))) && at > 0 {
        return true;
    }
    let alone = !atoms.is_word(end) && !atoms.is_joint(end);
    FIXED.contains(&next)
        || before == "at" && word == "first"
        || atoms.is_joint(at.wrapping_sub(1)) && !is_shared(atoms, at)
        || at == 0 && next == ","
        || word == "second" && alone && !matches!(before, "the" | "finished" | "came" | "placed" | "ranked" | "in" | "and" | "finish")
        || word == "third" && matches!(before, "a" | "one") && alone
}

/// Whether a place in the order at `at` is held together with others: "joint-first".
fn is_shared(atoms: &Atoms, at: usize) -> bool {
    atoms.is_joint(at.wrapping_sub(1)) && matches!(atoms.before(at, 2), "joint" | "equal")
}
