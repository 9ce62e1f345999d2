//! Numbers with what they count or measure: percent, money, durations, ages, measures, counted nouns, and ranges of all of them.

use jiff::civil::Date;

use super::atom::{Atoms, is_dash};
use super::find::Found;
use super::numeral::{Form, Numeral, decimal};
use super::{Qualifier, ValueKind, age, calendar, count, duration, measure, money, numeral, qualifier};

/// What follows a number: what it measures, in which unit, and the position behind it.
struct Measured {
    kind: ValueKind,
    unit: Option<String>,
    end: usize,
}

impl Measured {
    fn new(kind: ValueKind, unit: &str, end: usize) -> Self {
        Self { kind, unit: Some(unit.to_owned()), end }
    }
}

/// Reads the quantity that begins at `at`: a sign of currency, an article before a unit of time, a range or a number.
pub(super) fn read(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    sum(atoms, at).or_else(|| article(atoms, at, day)).or_else(|| range(atoms, at)).or_else(|| single(atoms, at, day))
}

/// "$1.7 million", "US$5-10m", "€3bn".
fn sum(atoms: &Atoms, at: usize) -> Option<Found> {
    let (code, start) = money::before(atoms, at)?;
    let mut first = amount(atoms, start)?;
    let mut second = first.end;
    if atoms.is_joint(second) || matches!(atoms.word(second), "to" | "–") || atoms.word(second) == "and" && atoms.before(at, 1) == "between" {
        second += 1;
        let same = money::before(atoms, second).filter(|&(other, _)| other == code).map_or(second, |(_, behind)| behind);
        if let Some(last) = amount(atoms, same) {
            first.value = share_scale(atoms, start, &first, same, &last);
            if first.value < last.value {
                return Some(between(at, last.end, ValueKind::Money, first.value, last.value, Some(code)));
            }
        }
    }
    let mut found = Found::new(at, first.end, ValueKind::Money, decimal(first.value));
    found.unit = Some(code.to_owned());
    Some(found)
}

/// The number of a sum; here a glued or following "m" means millions.
fn amount(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let mut read = numeral::read(atoms, at).filter(|read| read.form == Form::Digits || atoms.word(at) == "a")?;
    if matches!(atoms.word(read.end), "m" | "mm") && read.end == at + 1 {
        read.value *= 1e6;
        read.end += 1;
    }
    Some(read)
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

/// "20 to 30 people", "between 5% and 10%", "two or three days", "5-10 million euros".
fn range(atoms: &Atoms, at: usize) -> Option<Found> {
    let lead = atoms.word(at) == "between";
    let start = if lead { at + 1 } else { at };
    let mut first = numeral::read(atoms, start).filter(|read| read.high.is_none())?;
    // The unit may stand behind both: "5% to 10%".
    let own = measured(atoms, &first).filter(|own| own.kind != ValueKind::Number || own.end == first.end + 1);
    let (joint, unit_first) = match &own {
        Some(own) if is_range_joint(atoms, own.end, lead) => (own.end, true),
        _ if is_range_joint(atoms, first.end, lead) => (first.end, false),
        _ => return None,
    };
    let last_at = joint + 1;
    let last = numeral::read(atoms, last_at).filter(|read| read.high.is_none() && !is_fraction_of(read, &first))?;
    first.value = share_scale(atoms, start, &first, last_at, &last);
    if first.value >= last.value || atoms.word(joint) == "or" && last.value > first.value * 2.0 + 1.0 {
        return None;
    }
    let unit = measured(atoms, &last);
    let Some(unit) = unit else {
        return (lead && !unit_first).then(|| between(at, last.end, ValueKind::Number, first.value, last.value, None));
    };
    if unit_first && own.is_some_and(|own| own.kind != unit.kind || own.unit != unit.unit) {
        return None;
    }
    let mut found = between(at, unit.end, unit.kind, first.value, last.value, unit.unit.as_deref());
    if unit.kind == ValueKind::Duration {
        let unit = found.unit.take().unwrap_or_default();
        found.normalized = format!("{}/{}", duration::iso(first.value, &unit), duration::iso(last.value, &unit));
    }
    Some(found)
}

fn is_range_joint(atoms: &Atoms, at: usize, between: bool) -> bool {
    atoms.is_joint(at) || matches!(atoms.word(at), "to" | "or") || is_dash(atoms.word(at)) && atoms.word(at) != "-" || between && atoms.word(at) == "and"
}

/// "three to a half" is no range.
fn is_fraction_of(last: &Numeral, first: &Numeral) -> bool {
    (last.form == Form::Fraction) != (first.form == Form::Fraction)
}

/// The lower number, in the scale of the higher one where only that has it: "5 to 10 million".
fn share_scale(atoms: &Atoms, start: usize, first: &Numeral, last_at: usize, last: &Numeral) -> f64 {
    let bare = |at: usize| numeral::digits(atoms.word(at)).or_else(|| numeral::words(atoms, at, false).map(|(value, _)| value));
    match bare(last_at) {
        Some(digits) if first.end == start + 1 && digits > 0.0 && first.value < 1000.0 && last.value / digits >= 1000.0 && atoms.is_digits(last_at) => {
            first.value * (last.value / digits)
        }
        _ => first.value,
    }
}

fn between(start: usize, end: usize, kind: ValueKind, low: f64, high: f64, unit: Option<&str>) -> Found {
    let mut found = Found::new(start, end, kind, format!("{}/{}", decimal(low), decimal(high))).qualified(Qualifier::Between);
    found.unit = unit.map(str::to_owned);
    found
}

/// A number and what it counts or measures.
fn single(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let (sign, start) = match atoms.word(at) {
        "minus" | "negative" => (-1.0, at + 1),
        "-" | "−" if atoms.is_glued(at + 1) && !atoms.is_glued(at) => (-1.0, at + 1),
        _ => (1.0, at),
    };
    let mut read = numeral::read(atoms, start)?;
    let extra = qualifier::behind(atoms, read.end);
    let value = read.value * sign;
    let plain_end = read.end;
    if let Some((_, behind)) = extra {
        read.end = behind;
    }
    let Some(unit) = measured(atoms, &read) else {
        let end = if extra.is_some() { read.end } else { plain_end };
        let mut found = bare(atoms, start, end, &read)?;
        found.start = at;
        if sign < 0.0 {
            found.normalized = decimal(value);
        }
        return Some(with(found, extra));
    };
    if let Some(high) = read.high {
        return Some(between(at, unit.end, unit.kind, read.value, high, unit.unit.as_deref())).map(|mut found| {
            if unit.kind == ValueKind::Duration {
                let name = found.unit.take().unwrap_or_default();
                found.normalized = format!("{}/{}", duration::iso(read.value, &name), duration::iso(high, &name));
            }
            found
        });
    }
    let mut found = Found::new(at, unit.end, unit.kind, decimal(value));
    if unit.kind == ValueKind::Duration {
        let name = unit.unit.unwrap_or_default();
        if atoms.word(unit.end) == "ago" {
            return Some(ago(at, unit.end + 1, value, &name, day));
        }
        found.normalized = duration::iso(value, &name);
        if let Some((rest, end)) = duration::smaller(atoms, unit.end, &name) {
            found.normalized.push_str(&rest);
            found.end = end;
        }
    } else {
        let small = if unit.unit.as_deref() == Some("foot") { measure::inches(atoms, unit.end).map(|(inches, end)| (inches / 12.0, end)) } else { None };
        if let Some((part, end)) = small.or_else(|| cents(atoms, &unit)) {
            found.normalized = decimal(value + part);
            found.end = end;
        }
        found.unit = unit.unit;
    }
    Some(with(found, extra))
}

fn with(mut found: Found, extra: Option<(Qualifier, usize)>) -> Found {
    if let Some((qualifier, _)) = extra {
        found.qualifier = qualifier;
    }
    found
}

/// The cents of "15 dollars 50" or "five euros and 20 cents", as a share of the sum.
fn cents(atoms: &Atoms, sum: &Measured) -> Option<(f64, usize)> {
    if sum.kind != ValueKind::Money {
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
    match day.and_then(|day| calendar::ago(value, unit, day)) {
        Some(date) => Found::new(start, end, ValueKind::Date, date),
        None => Found::new(start, end, ValueKind::Duration, duration::iso(value, unit)),
    }
}

/// A number that counts nothing that could be told.
fn bare(atoms: &Atoms, start: usize, end: usize, read: &Numeral) -> Option<Found> {
    // "one" is a pronoun, and a digit before a joint the part of a name or a phrase ("4-4-2").
    if read.form == Form::One || atoms.is_joint(end) || matches!(atoms.word(end), "/" | ":") && atoms.is_glued(end) && atoms.is_glued(end + 1) {
        return None;
    }
    if let Some(high) = read.high {
        return Some(between(start, end, ValueKind::Number, read.value, high, None));
    }
    // Four digits without a comma are a year unless they count something, and "the last 16" is a round.
    let year = atoms.word(start).len() == 4 && (1700.0..=2100.0).contains(&read.value);
    let round = matches!(atoms.before(start, 1), "last" | "final") || atoms.is_joint(start.wrapping_sub(1)) && atoms.before(start, 2) == "last";
    if read.form == Form::Digits && (year || round) {
        return None;
    }
    Some(Found::new(start, end, ValueKind::Number, decimal(read.value)))
}

/// What the number `read` counts or measures.
fn measured(atoms: &Atoms, read: &Numeral) -> Option<Measured> {
    let end = read.end;
    let next = atoms.past_joint(end);
    let digits = read.form == Form::Digits;
    if let Some((unit, behind)) = percent(atoms, end) {
        return Some(Measured::new(ValueKind::Percent, unit, behind));
    }
    // "hundreds of millions of dollars", "tens of thousands of people".
    let of = if read.form == Form::Vague && atoms.word(end) == "of" { end + 1 } else { end };
    if let Some((unit, behind)) = age::unit(atoms, end).filter(|_| read.form != Form::Fraction) {
        return Some(Measured::new(ValueKind::Age, unit, behind));
    }
    if let Some(unit) = duration::unit(atoms.word(atoms.past_joint(of)))
        .filter(|unit| !(read.form == Form::One && *unit == "second" || *unit == "second" && !digits && read.value < 2.0))
    {
        let one_day = read.form == Form::One && matches!(unit, "day" | "year") && next == end && !is_told(atoms, end);
        return (!one_day).then(|| Measured::new(ValueKind::Duration, unit, atoms.past_joint(of) + 1));
    }
    if let Some((code, behind)) = money::behind(atoms, of, read.value >= 1e6) {
        return Some(Measured::new(ValueKind::Money, code, behind));
    }
    if let Some((unit, behind)) = measure::read(atoms, of, digits) {
        return Some(Measured::new(ValueKind::Number, unit.name, behind));
    }
    if read.form == Form::Fraction {
        return None;
    }
    let plural = !numeral::is_one(read.value);
    let start = if digits && atoms.word(end) == "m" && atoms.is_glued(end) { end + 1 } else { of };
    let (unit, behind) = count::noun(atoms, start, plural)?;
    Some(Measured::new(ValueKind::Number, &unit, behind))
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
