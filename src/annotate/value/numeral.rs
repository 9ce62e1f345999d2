//! Numbers in digits and words: "18,000", "two-and-a-half million", "a dozen", "hundreds", "two thirds".

use super::atom::Atoms;
use super::number_word::{digits, glued_scale, is_one, ordinal_word, scale, sign, small, tens};
use super::series::{Series, and_a_part, words};
use super::{count, duration, money};

/// Above this nothing in the news is counted, and an `f64` still holds every whole number.
const LARGEST: f64 = 1e15;

/// As many groups of three digits can stand in a number below [`LARGEST`].
const GROUPS: usize = 5;

/// A number as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its value; the lower bound of a vague count.
    pub(super) value: f64,
    /// The upper bound of a vague count: "dozens" are 24 to 99.
    pub(super) high: Option<f64>,
    /// The position behind it.
    pub(super) end: usize,
    /// What it is made of.
    pub(super) form: Form,
}

/// What a numeral is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It begins with digits.
    Digits,
    /// Number words.
    Words,
    /// "one" alone, which more often is a pronoun.
    One,
    /// A part: "half", "two thirds".
    Fraction,
    /// "dozens", "several hundred".
    Vague,
}

/// Reads the numeral that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Numeral> {
    if !atoms.is_digits(at) && !may_begin(atoms.word(at)) {
        return None;
    }
    let found = vague(atoms, at).or_else(|| round(atoms, at)).or_else(|| share(atoms, at)).or_else(|| fraction(atoms, at)).or_else(|| cardinal(atoms, at))?;
    (found.value.abs() < LARGEST && found.high.is_none_or(|high| high < LARGEST)).then_some(found)
}

/// A number as text: the shortest decimal, without exponent, of 15 digits at most.
pub(super) fn decimal(value: f64) -> String {
    // A product such as 1.1 × 1,000,000 is off in the sixteenth digit.
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    // "-0" is no number anyone wrote.
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    let numeric = || small(word).or_else(|| tens(word)).or_else(|| scale(word)).or_else(|| sign(word)).is_some();
    let other = || matches!(word, "a" | "half" | "quarter" | "hundred" | "several" | "few" | "couple" | "many");
    numeric() || other() || vague_plural(word).is_some()
}

/// "dozens of", "tens of thousands", "several hundred", "a few dozen", "several hours".
fn vague(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let found = |(low, high): (f64, f64), end: usize| Some(Numeral { value: low, high: Some(high), end, form: Form::Vague });
    let next = if atoms.word(at + 1) == "of" { at + 2 } else { at + 1 };
    match atoms.word(at) {
        "a" if matches!(atoms.word(at + 1), "few" | "couple") => vague(atoms, at + 1),
        word @ ("several" | "few" | "couple" | "many") => {
            let times = match atoms.word(next) {
                "dozen" => 12.0,
                "hundred" => 100.0,
                "second" | "seconds" => return None,
                unit if duration::unit(unit).is_some() && word != "many" => return found((2.0, if word == "couple" { 3.0 } else { 9.0 }), next),
                unit => scale(unit)?,
            };
            found((2.0 * times, 9.0 * times), next + 1)
        }
        word => {
            // "tens of thousands", "hundreds of millions"
            let (low, high) = vague_plural(word)?;
            match vague_plural(atoms.word(next)).filter(|_| next == at + 2 && word != "scores" && atoms.word(next) != "tens") {
                Some((twice, _)) => found((low * twice / 2.0, (high + 1.0) * twice / 2.0 - 1.0), next + 1),
                // "scores" alone is a verb, "tens" is nothing.
                None if word == "tens" || word == "scores" && next == at + 1 => None,
                None => found((low, high), at + 1),
            }
        }
    }
}

/// What "dozens" and the like mean at least and at most.
fn vague_plural(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "tens" => (20.0, 99.0),
        "dozens" => (24.0, 99.0),
        "scores" => (40.0, 199.0),
        "hundreds" => (200.0, 999.0),
        "thousands" => (2e3, 9_999.0),
        "millions" => (2e6, 9_999_999.0),
        "billions" => (2e9, 9_999_999_999.0),
        _ => return None,
    })
}

/// "a dozen", "half a million", "three dozen", "a quarter million".
fn round(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let found = |value: f64, end: usize| Some(Numeral { value, high: None, end, form: Form::Words });
    let unit = |at: usize| match atoms.word(at) {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        word => scale(word),
    };
    // "a quarter million", "a half dozen", "half a dozen", "half million".
    let start = if matches!(atoms.word(at), "a" | "one") { atoms.past_joint(at + 1) } else { at };
    let part = match atoms.word(start) {
        "half" => 0.5,
        "quarter" => 0.25,
        "dozen" if start > at => return found(12.0, start + 1),
        "hundred" | "thousand" | "million" | "billion" | "trillion" if start > at && atoms.word(at) == "a" => {
            let (value, end) = words(atoms, start, true)?;
            return found(value, end);
        }
        _ => {
            let (value, end) = words(atoms, at, false)?;
            let dozen = atoms.past_joint(end);
            return if matches!(atoms.word(dozen), "dozen" | "dozens") { found(value * 12.0, dozen + 1) } else { None };
        }
    };
    let mut next = atoms.past_joint(start + 1);
    if atoms.word(next) == "of" {
        next += 1;
    }
    if atoms.word(next) == "a" {
        next = atoms.past_joint(next + 1);
    }
    found(part * unit(next)?, next + 1)
}

/// "one in five", "4 in 10", "seven out of ten": how many of how many.
fn share(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let top = cardinal(atoms, at)?;
    let (outright, start) = match (atoms.word(top.end), atoms.word(top.end + 1)) {
        ("out", "of") => (true, top.end + 2),
        ("in", _) => (false, top.end + 1),
        _ => return None,
    };
    let bottom = cardinal(atoms, start).filter(|bottom| bottom.value > top.value && top.value > 0.0)?;
    // "scored two in 12 games", "three in ten days", "3 in 2019" are no shares.
    let counted = atoms.integer(start, 4).is_some_and(|year| year > 1000) || duration::unit(atoms.word(atoms.past_joint(bottom.end))).is_some();
    let usual = is_one(top.value) || is_one(bottom.value.log10().fract() + 1.0);
    (!counted && (outright || usual)).then_some(Numeral { value: top.value / bottom.value, high: None, end: bottom.end, form: Form::Fraction })
}

/// "half", "a third", "two-thirds", "3/4", "½", "three quarters of a million".
fn fraction(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let (value, end) = match sign(atoms.word(at)) {
        Some(value) => (value, at + 1),
        None => slashed(atoms, at).or_else(|| half(atoms, at)).or_else(|| one_part(atoms, at)).or_else(|| parts(atoms, at))?,
    };
    let times = atoms.past(end, "of a").and_then(|times| Some((scale(atoms.word(times))?, times + 1)));
    Some(match times {
        Some((times, end)) => Numeral { value: value * times, high: None, end, form: Form::Words },
        None => Numeral { value, high: None, end, form: Form::Fraction },
    })
}

/// "3/4": the fractions people write so; others are dates or names.
fn slashed(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let glued = atoms.word(at + 1) == "/" && atoms.is_glued(at + 1) && atoms.is_glued(at + 2) && !atoms.is_glued(at);
    let (top, bottom) = (atoms.integer(at, 1).filter(|_| glued)?, atoms.integer(at + 2, 1)?);
    let usual = matches!((top, bottom), (1, 2..=5) | (2, 3 | 5) | (3, 4 | 5) | (4, 5));
    (usual && atoms.word(at + 3) != "/").then(|| (f64::from(top) / f64::from(bottom), at + 3))
}

/// "half of", "more than half"; but "the second half" is no number.
fn half(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let counted = matches!(atoms.word(at + 1), "of" | "the" | "its" | "their" | "his" | "her" | "a" | "an" | "all" | "");
    let led = counted || is_compared(atoms, at) || matches!(atoms.before(at, 1), "exactly" | "just");
    (atoms.word(at) == "half" && led && !atoms.is_joint(at + 1)).then_some((0.5, at + 1))
}

/// "a third of", "one fifth", "by a quarter".
fn one_part(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    if !matches!(atoms.word(at), "a" | "one" | "1") {
        return None;
    }
    let bottom = atoms.past_joint(at + 1);
    let value = match atoms.word(bottom) {
        "half" => 0.5,
        "quarter" => 0.25,
        "first" | "second" => return None,
        word => 1.0 / ordinal_word(word)?,
    };
    // "a third man" is in a row, "a third of" is a part; "one half" may be one of a match.
    let end = bottom + 1;
    let alone = !atoms.is_word(end) && (atoms.word(bottom) == "half" || is_compared(atoms, at));
    let part = atoms.word(at) == "one" && atoms.word(bottom) != "half" || atoms.word(end) == "of" || alone;
    (part && !atoms.is_joint(end)).then_some((value, end))
}

/// "two-thirds", "three quarters".
fn parts(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let (top, next) = words(atoms, at, false).filter(|&(top, _)| !is_one(top))?;
    let bottom = atoms.past_joint(next);
    let value = match atoms.word(bottom) {
        "halves" => 0.5,
        "quarters" if top < 4.0 => 0.25,
        "firsts" | "seconds" => return None,
        word => 1.0 / ordinal_word(word.strip_suffix('s')?)?,
    };
    Some((top * value, bottom + 1))
}

/// Whether the word before `at` compares with an amount: "more than", "nearly", "rose by".
fn is_compared(atoms: &Atoms, at: usize) -> bool {
    matches!(atoms.before(at, 1), "than" | "nearly" | "almost" | "about" | "around" | "over" | "under" | "least" | "roughly" | "by")
}

/// Digits or number words with their scales: "18,000", "1.7 million", "two-and-a-half million", "one hundred and sixteen".
fn cardinal(atoms: &Atoms, at: usize) -> Option<Numeral> {
    if !atoms.is_digits(at) {
        let (value, end) = words(atoms, at, false)?;
        let one = atoms.word(at) == "one" && end == at + 1;
        return Some(Numeral { value, high: None, end, form: if one { Form::One } else { Form::Words } });
    }
    let mut value = digits(atoms.word(at))?;
    let mut end = at + 1;
    while end < at + GROUPS && is_group(atoms, at, end) {
        value = value * 1000.0 + digits(atoms.word(end))?;
        end += 1;
    }
    if let Some(part) = sign(atoms.word(end)) {
        value += part;
        end += 1;
    }
    if let Some((part, behind)) = and_a_part(atoms, end) {
        value += part;
        end = behind;
    }
    if let Some(times) = glued_scale(atoms.written(end)).filter(|_| atoms.is_glued(end)) {
        return Some(Numeral { value: value * times, high: None, end: end + 1, form: Form::Digits });
    }
    if is_millions(atoms, value, end) {
        return Some(Numeral { value: value * 1e6, high: None, end: end + 1, form: Form::Digits });
    }
    // "1.7 million", "3 hundred and 21".
    let (value, end) = Series::after_digits(value, end).read(atoms, at, false)?;
    let dozen = atoms.past_joint(end);
    let dozens = matches!(atoms.word(dozen), "dozen" | "dozens");
    Some(Numeral { value: if dozens { value * 12.0 } else { value }, high: None, end: if dozens { dozen + 1 } else { end }, form: Form::Digits })
}

/// Whether an "m" glued to digits means millions: "1.5M jobs", "1.2m people", but "100m runners" and "a 30m wall".
fn is_millions(atoms: &Atoms, value: f64, at: usize) -> bool {
    if atoms.written(at) == "M" && atoms.is_glued(at) {
        return true;
    }
    if atoms.word(at) != "m" || !atoms.is_glued(at) {
        return false;
    }
    // "6m EUR"
    if money::behind(atoms, at + 1, true).is_some() {
        return true;
    }
    let race = [50.0, 60.0, 100.0, 110.0, 200.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0].contains(&value);
    // "7m high walls"
    let extent = matches!(atoms.word(at + 1), "high" | "tall" | "long" | "wide" | "deep" | "thick");
    !race && !extent && count::noun(atoms, at + 1, true).is_some_and(|(_, end)| end == at + 2 || count::is_plural(atoms.word(end - 1)))
}

/// Whether digits at `end` go on with a number that begins at `at`: "40 000", as some agencies write it.
fn is_group(atoms: &Atoms, at: usize, end: usize) -> bool {
    let first = atoms.integer(at, 3).is_some_and(|first| first > 0) && !atoms.word(at).starts_with('0');
    first && atoms.integer(end, 3).is_some() && atoms.word(end).len() == 3 && !atoms.is_glued(end)
}
