//! Years someone has lived: "25-year-old", "aged 32", "Ann Holm, 25,", "she was 40."

use super::atom::Atoms;
use super::find::Found;
use super::numeral::Form;
use super::{Qualifier, ValueKind, calendar, day, duration, numeral};

/// Nobody in the news was older.
const OLDEST: f64 = 125.0;

/// Reads the age that begins at `at` and is not told by a unit behind it.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    labelled(atoms, at).or_else(|| in_apposition(atoms, at)).or_else(|| of_a_person(atoms, at))
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "age" | "ages" | "aged")
}

/// The age that follows a number which ends at `at`: "years old", "-year-old", "years of age"; its unit and the position behind it.
pub(super) fn unit(atoms: &Atoms, at: usize) -> Option<(&'static str, usize)> {
    let start = atoms.past_joint(at);
    let unit = duration::unit(atoms.word(start)).filter(|unit| matches!(*unit, "year" | "month" | "week" | "day"))?;
    let old = atoms.past_joint(start + 1);
    if matches!(atoms.word(old), "old" | "olds") {
        return Some((unit, old + 1));
    }
    atoms.past(start + 1, "of age").map(|end| (unit, end))
}

/// "aged 32", "aged 13 to 17", "age 9", "at the age of 9", "ages 3 and 5".
fn labelled(atoms: &Atoms, at: usize) -> Option<Found> {
    let start = match (atoms.word(at), atoms.word(at + 1)) {
        ("age" | "ages", "of" | "as") | ("aged" | "age" | "ages", "between") => at + 2,
        ("aged" | "age" | "ages", _) => at + 1,
        _ => return None,
    };
    let first = years(atoms, start)?;
    let joint = atoms.is_joint(first.1)
        || atoms.word(first.1) == "to"
        || atoms.word(first.1) == "and" && (atoms.word(start - 1) == "between" || atoms.word(at) == "ages");
    if let Some(last) = years(atoms, first.1 + 1).filter(|last| joint && last.0 > first.0) {
        let normalized = format!("{}/{}", numeral::decimal(first.0), numeral::decimal(last.0));
        return Some(found(at, last.1, normalized).qualified(Qualifier::Between));
    }
    let months = duration::unit(atoms.word(first.1)).filter(|unit| *unit != "year");
    if let Some(unit) = months {
        let mut aged = found(at, first.1 + 1, numeral::decimal(first.0));
        aged.unit = Some(unit.to_owned());
        return Some(aged);
    }
    Some(found(at, first.1, numeral::decimal(first.0)))
}

/// "Ann Holm, 25, said": a number between commas behind a name.
fn in_apposition(atoms: &Atoms, at: usize) -> Option<Found> {
    let age = atoms.integer(at, 3).filter(|&age| age > 0 && f64::from(age) <= OLDEST)?;
    let name = at.checked_sub(2)?;
    let is_name = atoms.before(at, 1) == "," && atoms.is_word(name) && atoms.is_capital(name) && atoms.written(name).chars().any(char::is_lowercase);
    let is_day = calendar::month(atoms, name).is_some() || day::is_weekday(atoms.word(name));
    let closed = matches!(atoms.word(at + 1), "," | "." | ";" | ")" | "" | "and" | "who" | "of" | "from" | "was" | "is" | "—" | "–");
    (is_name && !is_day && closed && !atoms.is_joint(at + 1)).then(|| found(at, at + 1, age.to_string()))
}

/// "She turned 40", "he was 25.", "who is 31 and".
fn of_a_person(atoms: &Atoms, at: usize) -> Option<Found> {
    let age = atoms.integer(at, 3).filter(|&age| f64::from(age) <= OLDEST)?;
    if is_last_or_lead(atoms, at) && age > 2 {
        return Some(found(at, at + 1, age.to_string()));
    }
    let verb = atoms.before(at, 1);
    let who = matches!(atoms.before(at, 2), "he" | "she" | "who" | "i");
    let closed = matches!(atoms.word(at + 1), "," | "." | ";" | "" | "when" | "and");
    let turned = matches!(verb, "turned" | "turns" | "turning") && (who || atoms.is_capital(at.wrapping_sub(2))) && !atoms.is_joint(at + 1);
    (turned && age > 0 || who && matches!(verb, "is" | "was" | "am") && closed && age > 2).then(|| found(at, at + 1, age.to_string()))
}

/// "dies at 91", "a man of 45,", "At 39, she leads".
fn is_last_or_lead(atoms: &Atoms, at: usize) -> bool {
    let next = at + 1;
    let ends = !atoms.is_word(next) && !atoms.is_glued(next + 1) && atoms.word(next) != "%";
    match (atoms.before(at, 2), atoms.before(at, 1)) {
        ("dies" | "died" | "dead", "at") | ("man" | "woman" | "boy" | "girl", "of") => ends,
        (_, "at") => at == 1 && atoms.word(next) == "," && (matches!(atoms.word(next + 1), "he" | "she") || atoms.is_capital(next + 1)),
        _ => false,
    }
}

/// A number of years at `at` that someone can have lived.
fn years(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let read = numeral::read(atoms, at).filter(|read| matches!(read.form, Form::Digits | Form::Words | Form::One) && read.high.is_none())?;
    (read.value > 0.0 && read.value <= OLDEST).then_some((read.value, read.end))
}

/// An age in years.
fn found(start: usize, end: usize, normalized: String) -> Found {
    let mut found = Found::new(start, end, ValueKind::Age, normalized);
    found.unit = Some("year".to_owned());
    found
}
