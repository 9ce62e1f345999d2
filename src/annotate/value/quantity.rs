//! Numbers with what they count or measure: percent, money, durations, ages, measures, counted nouns, and ranges of all of them.

use jiff::civil::Date;

use super::atom::Atoms;
use super::find::Found;
use super::numeral::{Form, Numeral, decimal};
use super::{Qualifier, ValueKind, age, calendar, count, day, duration, measure, money, number_word, numeral, qualifier, range, series};
use crate::syntax::is_function_word;

/// Words between a number and a unit of time that leave it a length of time: "six straight months".
const STEADY: &[&str] =
    &["straight", "consecutive", "successive", "previous", "past", "full", "whole", "more", "long", "extra", "additional", "further", "working"];

/// What follows a number: what it measures, in which unit, and the position behind it.
pub(super) struct Measured {
    pub(super) kind: ValueKind,
    pub(super) unit: String,
    pub(super) end: usize,
}

impl Measured {
    fn new(kind: ValueKind, unit: &str, end: usize) -> Self {
        Self { kind, unit: unit.to_owned(), end }
    }
}

/// Reads the quantity that begins at `at`: a sign of currency, an article before a unit of time, a range or a number.
pub(super) fn read(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    money::sum(atoms, at)
        .or_else(|| negative_sum(atoms, at))
        .or_else(|| article(atoms, at, day))
        .or_else(|| range::read(atoms, at))
        .or_else(|| single(atoms, at, day))
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "a" | "an" | "between" | "minus" | "negative" | "-" | "−") || money::may_begin(word) || numeral::may_begin(word)
}

/// "an hour", "half an hour", "a decade": lengths of time without a number, where they are no rate.
fn article(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let half = atoms.word(at) == "half";
    let start = if half { at + 1 } else { at };
    if !matches!(atoms.word(start), "a" | "an") {
        return None;
    }
    let unit = duration::unit(atoms.word(start + 1)).filter(|unit| *unit != "second")?;
    let next = start + 2;
    if atoms.word(next) == "ago" && !half {
        return Some(ago(at, next + 1, 1.0, unit, day));
    }
    let before = atoms.before(at, 1);
    let led = matches!(
        before,
        "for"
            | "in"
            | "within"
            | "than"
            | "nearly"
            | "almost"
            | "about"
            | "around"
            | "after"
            | "least"
            | "just"
            | "over"
            | "under"
            | "take"
            | "took"
            | "lasted"
    );
    let led = led || before == "to" && atoms.before(at, 2) == "up";
    let told = matches!(atoms.word(next), "later" | "earlier" | "before" | "after");
    let longer = atoms.past(next, "and a half");
    let value = if half {
        0.5
    } else if longer.is_some() {
        1.5
    } else {
        1.0
    };
    let end = longer.unwrap_or(next);
    (half || led || told || longer.is_some()).then(|| Found::new(at, end, ValueKind::Duration, duration::iso(value, unit)))
}

/// Behind a minus sign or word at `at`.
fn past_minus(atoms: &Atoms, at: usize) -> Option<usize> {
    let sign = matches!(atoms.word(at), "-" | "−") && atoms.is_glued(at + 1) && !atoms.is_glued(at);
    (sign || matches!(atoms.word(at), "minus" | "negative")).then_some(at + 1)
}

/// Makes a value less than nothing; nought and ranges stay as they are.
fn negate(found: &mut Found) {
    if found.qualifier != Qualifier::Between && found.normalized != "0" {
        found.normalized.insert(0, '-');
    }
}

/// "-$6", "minus £5".
fn negative_sum(atoms: &Atoms, at: usize) -> Option<Found> {
    let mut found = money::sum(atoms, past_minus(atoms, at)?)?;
    found.start = at;
    negate(&mut found);
    Some(found)
}

/// A number and what it counts or measures.
fn single(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let behind_minus = past_minus(atoms, at);
    let start = behind_minus.unwrap_or(at);
    let mut read = numeral::read(atoms, start)?;
    // "three or more years"
    let inner = qualifier::behind(atoms, read.end);
    let number_end = read.end;
    read.end = inner.map_or(read.end, |(_, behind)| behind);
    let mut found = match (measured(atoms, &read), read.high) {
        (None, _) => bare(atoms, start, number_end, &read).map(|found| Found { start: at, end: read.end, ..found })?,
        (Some(unit), Some(high)) => {
            let vague = range::bounds(at, &read, high, &unit);
            let end = vague.end + usize::from(unit.kind == ValueKind::Duration && atoms.word(vague.end) == "ago");
            Found { end, ..vague }
        }
        (Some(unit), None) if unit.kind == ValueKind::Duration => {
            // "less than five years ago" is no date.
            let day = day.filter(|_| inner.is_none() && qualifier::before(atoms, at, 0).is_none());
            length(atoms, at, read.value, &unit, day)
        }
        (Some(unit), None) => sum_or_measure(atoms, at, read.value, unit),
    };
    if behind_minus.is_some() {
        negate(&mut found);
    }
    if let Some((qualifier, _)) = inner {
        found.qualifier = qualifier;
    }
    Some(found)
}

/// "three days", "two hours and 20 minutes", "five years ago".
fn length(atoms: &Atoms, at: usize, value: f64, unit: &Measured, day: Option<Date>) -> Found {
    if atoms.word(unit.end) == "ago" {
        return ago(at, unit.end + 1, value, &unit.unit, day);
    }
    let mut found = Found::new(at, unit.end, ValueKind::Duration, duration::iso(value, &unit.unit));
    if let Some((rest, end)) = duration::smaller(atoms, unit.end, &unit.unit) {
        found.normalized.push_str(&rest);
        found.end = end;
    }
    found
}

/// "18,000 arrests", "30 miles", "six feet two inches", "15 dollars 50".
fn sum_or_measure(atoms: &Atoms, at: usize, value: f64, unit: Measured) -> Found {
    let inches = || measure::inches(atoms, unit.end).map(|(inches, end)| (inches / 12.0, end));
    let rest = if unit.unit == "foot" { inches() } else { cents(atoms, &unit) };
    let (part, end) = rest.unwrap_or((0.0, unit.end));
    let mut found = Found::new(at, end, unit.kind, decimal(value + part));
    found.unit = Some(unit.unit);
    found
}

/// The cents of "15 dollars 50" or "five euros and 20 cents", as a share of the sum.
fn cents(atoms: &Atoms, sum: &Measured) -> Option<(f64, usize)> {
    if sum.kind != ValueKind::Money || matches!(sum.unit.as_str(), "cent" | "penny") {
        return None;
    }
    let start = if atoms.word(sum.end) == "and" { sum.end + 1 } else { sum.end };
    let read = numeral::read(atoms, start).filter(|read| (1.0..100.0).contains(&read.value) && read.high.is_none() && read.value.fract() == 0.0)?;
    let named = matches!(atoms.word(read.end), "cent" | "cents" | "pence" | "p");
    let alone = !atoms.is_word(read.end) && !atoms.is_glued(read.end + 1) && atoms.is_digits(start) && !matches!(atoms.word(read.end), "%" | "-");
    (named || alone).then_some((read.value / 100.0, read.end + usize::from(named)))
}

/// A time counted back from the publication day, or else the length alone.
fn ago(start: usize, end: usize, value: f64, unit: &str, day: Option<Date>) -> Found {
    match day.and_then(|day| day::ago(value, unit, day)) {
        Some(date) => Found::new(start, end, ValueKind::Date, date),
        None => Found::new(start, end, ValueKind::Duration, duration::iso(value, unit)),
    }
}

/// A number that counts nothing that could be told.
fn bare(atoms: &Atoms, start: usize, end: usize, read: &Numeral) -> Option<Found> {
    // "one" is a pronoun, and a digit before a joint the part of a name or a phrase ("4-4-2").
    let suffixed = atoms.is_glued(end) && atoms.is_word(end);
    // "3M" is a company.
    let letter = atoms.written(end.wrapping_sub(1)) == "M" && atoms.integer(start, 1).is_some();
    // "7-Eleven", "a four-four split"
    let second = read.form != Form::Digits && atoms.is_joint(start.wrapping_sub(1)) && is_number(atoms, start.wrapping_sub(2));
    if read.form == Form::One
        || second
        || letter
        || suffixed
        || atoms.is_joint(end)
        || matches!(atoms.word(end), "/" | ":") && atoms.is_glued(end) && atoms.is_glued(end + 1)
    {
        return None;
    }
    if let Some(high) = read.high {
        return Some(range::between(start, end, ValueKind::Number, read.value, high, None));
    }
    let named = atoms.is_capital(start) && start > 1 && atoms.is_capital(start - 1) && !atoms.is_titled();
    if named || read.form == Form::Digits && end == start + 1 && is_label(atoms, start) || read.value <= 12.0 && is_phrase(atoms, start, read) {
        return None;
    }
    Some(Found::new(start, end, ValueKind::Number, decimal(read.value)))
}

/// Whether digits or a number word stand at `at`.
fn is_number(atoms: &Atoms, at: usize) -> bool {
    atoms.is_digits(at) || series::may_begin(atoms.word(at))
}

/// Whether bare digits at `at` name something: a year, "the last 16", "the S&P 500", "737 MAX", "‘96".
fn is_label(atoms: &Atoms, at: usize) -> bool {
    let round = matches!(atoms.before(at, 1), "last" | "final") || atoms.is_joint(at.wrapping_sub(1)) && atoms.before(at, 2) == "last";
    let group = atoms.before(at, 1) == "of" && atoms.before(at, 2) == "group";
    let short_year = atoms.is_glued(at) && matches!(atoms.before(at, 1), "'" | "’" | "‘") && atoms.word(at).len() == 2;
    let upper = atoms.written(at.wrapping_sub(1)).chars().all(char::is_uppercase) && at > 0;
    let behind_name = (at > 1 || upper) && atoms.is_capital(at - 1) && !is_function_word(atoms.word(at - 1)) && !atoms.is_titled();
    let before_name = atoms.is_capital(at + 1) && !atoms.is_titled() && !calendar::is_day_or_month(atoms, at + 1);
    let short = atoms.integer(at, 4).is_some();
    let named = short && (behind_name || before_name) && qualifier::before(atoms, at, 0).is_none();
    calendar::may_be_year(atoms, at) || round || group || short_year || named
}

/// Whether a small bare number is an hour or part of a phrase: "before ten", "from 7", "a year or two", "cut in two".
fn is_phrase(atoms: &Atoms, at: usize, read: &Numeral) -> bool {
    let before = atoms.before(at, 1);
    // "by a quarter" is no hour.
    let hour = read.form != Form::Fraction && matches!(before, "at" | "before" | "after" | "until" | "till" | "from" | "by") && !atoms.is_word(read.end);
    let phrase = read.form == Form::Words && matches!(before, "in" | "or");
    hour || phrase
}

/// What the number `read` counts or measures.
pub(super) fn measured(atoms: &Atoms, read: &Numeral) -> Option<Measured> {
    let end = read.end;
    let digits = read.form == Form::Digits;
    let of = past_of(atoms, read);
    if let Some((unit, behind)) = percent(atoms, of) {
        return Some(Measured::new(ValueKind::Percent, unit, behind));
    }
    if let Some((unit, behind)) = age::unit(atoms, end).filter(|_| read.form != Form::Fraction) {
        return Some(Measured::new(ValueKind::Age, unit, behind));
    }
    let time = if STEADY.contains(&atoms.word(of)) && read.value > 1.0 { of + 1 } else { atoms.past_joint(of) };
    if let Some(unit) = duration::unit(atoms.word(time)) {
        return is_length(atoms, read, unit, time).then(|| Measured::new(ValueKind::Duration, unit, time + 1));
    }
    if let Some((code, behind)) = money::behind(atoms, of, read.value >= 1e6 || is_in_millions(atoms, read.end)) {
        return Some(Measured::new(ValueKind::Money, code, behind));
    }
    if let Some((unit, behind)) = measure::read(atoms, of, digits) {
        return Some(Measured::new(ValueKind::Number, unit.name, behind));
    }
    if read.form == Form::Fraction {
        return None;
    }
    let plural = !number_word::is_one(read.value);
    let (unit, behind) = count::noun(atoms, of, plural)?;
    // "the 2015 rules" are of a year, "2015 people" are counted.
    let year = end > 0 && atoms.integer(end - 1, 4).is_some_and(|number| (1900..=2100).contains(&number)) && digits;
    if year && !count::is_countable(&unit) {
        return None;
    }
    Some(Measured::new(ValueKind::Number, &unit, behind))
}

/// Behind the small words between a number and its unit: "hundreds of millions of dollars", "half a mile", "a quarter of an inch".
fn past_of(atoms: &Atoms, read: &Numeral) -> usize {
    let of = read.end + usize::from(atoms.word(read.end) == "of");
    // "four out of ten a week ago"
    let whole = matches!(atoms.word(of), "a" | "an") && (of > read.end || atoms.before(of, 1) == "half");
    match read.form {
        Form::Vague => of,
        Form::Fraction if whole => of + 1,
        _ => read.end,
    }
}

/// Whether a number that ends at `end` is told in millions or more: "half a million".
fn is_in_millions(atoms: &Atoms, end: usize) -> bool {
    number_word::scale(atoms.before(end, 1)).is_some_and(|scale| scale >= 1e6)
}

/// Whether a number and a unit of time at `time` are a length of time; "one day", "one second" and the name of a programme are none.
fn is_length(atoms: &Atoms, read: &Numeral, unit: &str, time: usize) -> bool {
    let one_day = read.form == Form::One && time == read.end && matches!(unit, "day" | "year") && !is_told(atoms, time);
    let one_second = unit == "second" && read.form != Form::Digits && read.value <= 1.0;
    let title = atoms.is_capital(time) && !atoms.is_titled();
    !one_day && !one_second && !title
}

/// Whether "one day" is a length of time: "after one day", "one year later".
fn is_told(atoms: &Atoms, unit: usize) -> bool {
    let before = atoms.before(unit, 2);
    matches!(before, "for" | "in" | "within" | "than" | "after" | "about" | "least" | "just" | "nearly" | "almost")
        || matches!(atoms.word(unit + 1), "later" | "earlier" | "before" | "after" | "ago")
}

/// "%", "percent", "per cent", "percentage points": the unit and the position behind it.
fn percent(atoms: &Atoms, at: usize) -> Option<(&'static str, usize)> {
    let start = atoms.past_joint(at);
    match (atoms.word(start), atoms.word(start + 1)) {
        ("per", "cent") => Some(("percent", start + 2)),
        ("%" | "percent" | "pct" | "percents", _) => Some(("percent", start + 1)),
        ("percentage", "point" | "points") => Some(("percentage point", start + 2)),
        _ => None,
    }
}
