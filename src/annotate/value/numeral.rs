//! Numbers in digits and words: "18,000", "two-and-a-half million", "a dozen", "hundreds", "two thirds".

use super::atom::Atoms;
use super::duration;
use super::number_word::{digits, glued_scale, is_one, ordinal_word, scale, sign, small, tens};
use super::series::{Series, and_a_part, words};

/// Above this nothing in the news is counted, and an `f64` still holds every whole number.
const LARGEST: f64 = 1e15;

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
    if !begins(atoms, at) {
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

/// Whether a numeral can begin at `at`; nearly all words are turned away here.
fn begins(atoms: &Atoms, at: usize) -> bool {
    let word = atoms.word(at);
    let numeric = || small(word).or_else(|| tens(word)).or_else(|| scale(word)).or_else(|| sign(word)).is_some();
    let other = || {
        matches!(word, "a" | "half" | "quarter" | "hundred" | "several" | "few" | "couple" | "many")
            || matches!(word, "tens" | "dozens" | "scores")
            || word.ends_with("hundreds")
            || word.ends_with("thousands")
            || word.ends_with("illions")
    };
    atoms.is_digits(at) || numeric() || other()
}

/// "dozens of", "tens of thousands", "several hundred", "a few dozen".
fn vague(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let plural = |word: &str| {
        Some(match word {
            "dozens" => (24.0, 99.0),
            "scores" => (40.0, 199.0),
            "hundreds" => (200.0, 999.0),
            "thousands" => (2e3, 9_999.0),
            "millions" => (2e6, 9_999_999.0),
            "billions" => (2e9, 9_999_999_999.0),
            _ => return None,
        })
    };
    let found = |low: f64, high: f64, end: usize| Some(Numeral { value: low, high: Some(high), end, form: Form::Vague });
    let word = atoms.word(at);
    if let "several" | "few" | "couple" | "many" = word {
        let next = if atoms.word(at + 1) == "of" { at + 2 } else { at + 1 };
        let base = match atoms.word(next) {
            "dozen" => 12.0,
            "hundred" => 100.0,
            // "several hours": a few of a unit of time.
            other if duration::unit(other).is_some_and(|unit| unit != "second") && word != "many" => {
                return found(2.0, if word == "couple" { 3.0 } else { 9.0 }, next);
            }
            other => scale(other)?,
        };
        return found(2.0 * base, 9.0 * base, next + 1);
    }
    if word == "a" && matches!(atoms.word(at + 1), "few" | "couple") {
        return vague(atoms, at + 1);
    }
    // "tens of thousands", "hundreds of millions".
    if let Some((low, high)) = plural(word).or((word == "tens").then_some((20.0, 99.0))) {
        let multiplied = atoms.word(at + 1) == "of" && word != "scores" && atoms.word(at + 2) != "hundreds";
        if let Some((twice, _)) = plural(atoms.word(at + 2)).filter(|_| multiplied) {
            return found(low * twice / 2.0, (high + 1.0) * twice / 2.0 - 1.0, at + 3);
        }
        // "scores" is a verb, "tens" the end of another phrase.
        return if word == "tens" || word == "scores" && atoms.word(at + 1) != "of" { None } else { found(low, high, at + 1) };
    }
    None
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

/// "half", "a third", "two-thirds", "3/4", "½".
fn fraction(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let found = |value: f64, end: usize| {
        // "three quarters of a million"
        let times = atoms.past(end, "of a").and_then(|times| Some((scale(atoms.word(times))?, times + 1)));
        let whole = times.map(|(times, end)| Numeral { value: value * times, high: None, end, form: Form::Words });
        Some(whole.unwrap_or(Numeral { value, high: None, end, form: Form::Fraction }))
    };
    let word = atoms.word(at);
    if let Some(value) = sign(word) {
        return found(value, at + 1);
    }
    if atoms.word(at + 1) == "/" && atoms.is_glued(at + 1) && atoms.is_glued(at + 2) {
        let (top, bottom) = (atoms.integer(at, 1)?, atoms.integer(at + 2, 1)?);
        let usual = matches!((top, bottom), (1, 2..=5) | (2, 3 | 5) | (3, 4 | 5) | (4, 5));
        return if usual && !atoms.is_glued(at) && atoms.word(at + 3) != "/" { found(f64::from(top) / f64::from(bottom), at + 3) } else { None };
    }
    if word == "half" {
        let counted = matches!(atoms.word(at + 1), "of" | "the" | "its" | "their" | "his" | "her" | "a" | "an" | "all" | "");
        let compared = matches!(atoms.before(at, 1), "than" | "nearly" | "almost" | "about" | "around" | "over" | "least" | "roughly" | "exactly" | "just");
        return if (counted || compared) && !atoms.is_joint(at + 1) { found(0.5, at + 1) } else { None };
    }
    let (top, next) = match word {
        "a" | "one" | "1" => (1.0, at + 1),
        _ => words(atoms, at, false)?,
    };
    let next = atoms.past_joint(next);
    let bottom = atoms.word(next);
    if is_one(top) {
        let value = match bottom {
            "half" => 0.5,
            "quarter" => 0.25,
            "second" => return None,
            other => 1.0 / ordinal_word(other)?,
        };
        // "a third man" is in a row, "a third of" is a part; "a half" may be one of a match.
        let compared =
            matches!(atoms.before(at, 1), "than" | "nearly" | "almost" | "about" | "around" | "over" | "under" | "least" | "roughly" | "just" | "by");
        let part = word == "one" && bottom != "half"
            || bottom == "half" && !atoms.is_word(next + 1)
            || atoms.word(next + 1) == "of"
            || compared && !atoms.is_word(next + 1);
        return if part && !atoms.is_joint(next + 1) { found(value, next + 1) } else { None };
    }
    let value = match bottom {
        "halves" => 0.5,
        "quarters" if top < 4.0 => 0.25,
        other => 1.0 / ordinal_word(other.strip_suffix('s')?)?,
    };
    if bottom == "seconds" { None } else { found(top * value, next + 1) }
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
    // "40 000", as some agencies write it.
    while end < at + 5
        && value >= 1.0
        && atoms.integer(end - 1, 3).is_some()
        && atoms.integer(end, 3).is_some()
        && atoms.word(end).len() == 3
        && spaced(atoms, at, end)
    {
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
    // "1.7 million", "3 hundred and 21".
    let (value, end) = Series::after_digits(value, end).read(atoms, at, false)?;
    let dozen = atoms.past_joint(end);
    let dozens = matches!(atoms.word(dozen), "dozen" | "dozens");
    Some(Numeral { value: if dozens { value * 12.0 } else { value }, high: None, end: if dozens { dozen + 1 } else { end }, form: Form::Digits })
}

/// Whether the groups of a number written with spaces go on at `end`: the first has at most three digits and no leading zero.
fn spaced(atoms: &Atoms, at: usize, end: usize) -> bool {
    !atoms.is_glued(end) && atoms.word(at).len() <= 3 && !atoms.word(at).starts_with('0')
}
