//! Numbers in digits and words: "18,000", "two-and-a-half million", "a dozen", "hundreds", "two thirds".

use super::atom::Atoms;

/// Above this nothing in the news is counted, and an `f64` still holds every whole number.
const LARGEST: f64 = 1e15;

/// The space with which some languages group digits.
pub(super) const NARROW_SPACE: char = '\u{202f}';

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
    let found = vague(atoms, at).or_else(|| round(atoms, at)).or_else(|| fraction(atoms, at)).or_else(|| cardinal(atoms, at))?;
    (found.value.abs() < LARGEST && found.high.is_none_or(|high| high < LARGEST)).then_some(found)
}

/// A number as text: the shortest decimal, without exponent, of 15 digits at most.
pub(super) fn decimal(value: f64) -> String {
    // A product such as 1.1 × 1,000,000 is off in the sixteenth digit.
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    // "-0" is no number anyone wrote.
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

/// The value of digits with points and commas where they belong ("18,000", "2.5", "1,50,000").
pub(super) fn digits(written: &str) -> Option<f64> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    if part.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if let Some((last, middle)) = rest.split_last() {
        let grouped = last.len() == 3 && (middle.iter().all(|group| group.len() == 3) || middle.iter().all(|group| group.len() == 2));
        if !grouped || first.len() > 3 {
            return None;
        }
    }
    format!("{}.{part}0", whole.replace([',', NARROW_SPACE], "")).parse().ok()
}

/// Whether a number is exactly one.
pub(super) fn is_one(value: f64) -> bool {
    (value - 1.0).abs() < f64::EPSILON
}

/// A whole number from nought to `most`.
pub(super) fn whole(value: f64, most: u32) -> Option<u32> {
    #[expect(clippy::cast_sign_loss, reason = "the sign is checked first")]
    (value.fract() == 0.0 && (0.0..=f64::from(most)).contains(&value)).then_some(value as u32)
}

/// "one" to "nineteen".
fn small(word: &str) -> Option<f64> {
    let value = match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return None,
    };
    Some(f64::from(value))
}

/// "twenty" to "ninety".
fn tens(word: &str) -> Option<f64> {
    let value = match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(f64::from(value))
}

/// Words that multiply what stands before them.
fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mln" | "mn" | "mil" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" | "tln" => 1e12,
        _ => return None,
    })
}

/// Letters that multiply digits they are glued to: "5k", "1.2bn". "m" is left to those who know what is counted.
fn glued_scale(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "b" => 1e9,
        _ => return None,
    })
}

/// The value of an ordinal word or of the denominator of a fraction, in the singular.
pub(super) fn ordinal_word(word: &str) -> Option<f64> {
    let value = match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        "thousandth" => 1000,
        _ => return None,
    };
    Some(f64::from(value))
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

/// "half", "a third", "two-thirds", "3/4", "½".
fn fraction(atoms: &Atoms, at: usize) -> Option<Numeral> {
    let found = |value: f64, end: usize| Some(Numeral { value, high: None, end, form: Form::Fraction });
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
        let part = word == "one" && bottom != "half" || atoms.word(next + 1) == "of" || !atoms.is_word(next + 1) && !atoms.is_joint(next + 1);
        return if part { found(value, next + 1) } else { None };
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
    while value >= 1.0 && atoms.integer(end - 1, 3).is_some() && atoms.integer(end, 3).is_some() && atoms.word(end).len() == 3 && spaced(atoms, at, end) {
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
    if let Some(times) = glued_scale(atoms.word(end)).filter(|_| atoms.is_glued(end)) {
        return Some(Numeral { value: value * times, high: None, end: end + 1, form: Form::Digits });
    }
    // "1.7 million", "3 hundred and 21".
    let (value, end) = Series { group: value, total: 0.0, last_scale: f64::INFINITY, end, digits: true }.read(atoms, at, false)?;
    let dozen = atoms.past_joint(end);
    let dozens = matches!(atoms.word(dozen), "dozen" | "dozens");
    Some(Numeral { value: if dozens { value * 12.0 } else { value }, high: None, end: if dozens { dozen + 1 } else { end }, form: Form::Digits })
}

/// Whether the groups of a number written with spaces go on at `end`: the first has at most three digits and no leading zero.
fn spaced(atoms: &Atoms, at: usize, end: usize) -> bool {
    !atoms.is_glued(end) && atoms.word(at).len() <= 3 && !atoms.word(at).starts_with('0')
}

/// The value of a fraction written as one character.
fn sign(word: &str) -> Option<f64> {
    Some(match word {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// "and a half", "-and-a-half", "and three quarters", "and one fifth": the part and the position behind it.
fn and_a_part(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let at = atoms.past_joint(at);
    if atoms.word(at) != "and" {
        return None;
    }
    let top = atoms.past_joint(at + 1);
    let bottom = atoms.past_joint(top + 1);
    let over = |word: &str| if word == "quarter" { Some(0.25) } else { ordinal_word(word).filter(|&value| value > 2.0).map(|value| 1.0 / value) };
    match (atoms.word(top), atoms.word(bottom)) {
        ("a" | "one", "half") => Some((0.5, bottom + 1)),
        ("a", "quarter") => Some((0.25, bottom + 1)),
        ("one", word) => Some((over(word)?, bottom + 1)),
        (word, plural) => Some((small(word).filter(|&top| top > 1.0)? * over(plural.strip_suffix('s')?)?, bottom + 1)),
    }
}

/// "point five", "point zero three" behind number words.
fn point(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let at = atoms.past_joint(at);
    if atoms.word(at) != "point" {
        return None;
    }
    let (mut value, mut worth, mut end) = (0.0, 0.1, atoms.past_joint(at + 1));
    while let Some(digit) = small(atoms.word(end)).filter(|&digit| digit < 10.0 && worth > 1e-6) {
        value += digit * worth;
        worth /= 10.0;
        end += 1;
    }
    (end > atoms.past_joint(at + 1)).then_some((value, end))
}

/// Number words from `at`: their value and the position behind them. `scaled` lets "hundred" or "million" stand first.
pub(super) fn words(atoms: &Atoms, at: usize, scaled: bool) -> Option<(f64, usize)> {
    Series { group: 0.0, total: 0.0, last_scale: f64::INFINITY, end: at, digits: false }.read(atoms, at, scaled)
}

/// What was read so far of a number that is written in several words.
struct Series {
    /// What is multiplied already: the two thousand of "two thousand and five".
    total: f64,
    /// What may still be multiplied.
    group: f64,
    /// The word that multiplied last; the next one is smaller.
    last_scale: f64,
    end: usize,
    /// The last piece was in digits, so that only a multiplying word goes on.
    digits: bool,
}

impl Series {
    /// Reads on to the end of the number that begins at `at`.
    fn read(mut self, atoms: &Atoms, at: usize, scaled: bool) -> Option<(f64, usize)> {
        let spelt = !atoms.is_digits(at);
        let mut next = if self.end == at { at } else { atoms.past_joint(self.end) };
        while self.take(atoms, next, scaled && next == at) {
            self.end = next + 1;
            if let Some(ended) = self.part(atoms) {
                return Some(ended);
            }
            next = atoms.past_joint(self.end);
            // "three hundred and five", "two thousand and five"; but "$2 million and five cars".
            let open = atoms.word(self.end - 1) == "hundred" || spelt && scale(atoms.word(self.end - 1)).is_some();
            let joined = small(atoms.word(next + 1)).or_else(|| tens(atoms.word(next + 1))).is_some() || atoms.integer(next + 1, 2).is_some() && !spelt;
            if open && joined && atoms.word(next) == "and" {
                next += 1;
            }
        }
        (self.end > at).then_some((self.total + self.group, self.end))
    }

    /// Adds the word at `next`, if the number goes on with it. `scaled`: a multiplying word may stand first.
    fn take(&mut self, atoms: &Atoms, next: usize, scaled: bool) -> bool {
        let word = atoms.word(next);
        let is_first = self.group == 0.0 && self.total == 0.0;
        let round = self.group % 100.0 == 0.0 && !self.digits;
        if let Some(value) = small(word) {
            let fits = round || !self.digits && self.group % 100.0 >= 20.0 && self.group % 10.0 == 0.0 && value < 10.0;
            if !fits || value == 0.0 && !is_first {
                return false;
            }
            self.group += value;
        } else if let Some(value) = tens(word) {
            if !round {
                return false;
            }
            self.group += value;
        } else if let Some(value) = atoms.integer(next, 3).filter(|_| !is_first && round) {
            let multiplied = scale(atoms.word(next + 1)).is_some_and(|times| times < self.last_scale) || atoms.word(next + 1) == "hundred";
            if !multiplied && atoms.before(next, 1) != "and" {
                return false;
            }
            self.group += f64::from(value);
            self.digits = true;
            return true;
        } else if word == "hundred" && (self.group > 0.0 && self.group < 100.0 || scaled) {
            self.group = self.group.max(1.0) * 100.0;
        } else if let Some(value) = scale(word).filter(|&value| value < self.last_scale && (self.group > 0.0 || scaled)) {
            self.total += self.group.max(1.0) * value;
            self.group = 0.0;
            self.last_scale = value;
        } else {
            return false;
        }
        self.digits = false;
        true
    }

    /// Adds "and a half" or "point five", with which a number ends but for one more multiplying word.
    fn part(&self, atoms: &Atoms) -> Option<(f64, usize)> {
        let (part, end) = and_a_part(atoms, self.end).or_else(|| point(atoms, self.end))?;
        // "two million and a half": half of what was counted last.
        if self.group == 0.0 && self.last_scale.is_finite() {
            return Some((self.total + part * self.last_scale, end));
        }
        let times = atoms.past_joint(end);
        match scale(atoms.word(times)).filter(|&value| value < self.last_scale) {
            Some(value) => Some((self.total + (self.group + part) * value, times + 1)),
            None => Some((self.total + self.group + part, end)),
        }
    }
}
