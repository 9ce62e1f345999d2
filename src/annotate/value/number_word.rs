//! The words and signs that are numbers by themselves.

/// The space with which some languages group digits.
pub(super) const NARROW_SPACE: char = '\u{202f}';

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

/// "zero" to "nineteen".
pub(super) fn small(word: &str) -> Option<f64> {
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
pub(super) fn tens(word: &str) -> Option<f64> {
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
pub(super) fn scale(word: &str) -> Option<f64> {
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
pub(super) fn glued_scale(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "b" => 1e9,
        _ => return None,
    })
}

/// What a word or letter at the end of a number multiplies it by: "hundred", "dozen", "million", "m".
pub(super) fn multiplier(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(100.0),
        "dozen" | "dozens" => Some(12.0),
        "m" | "mm" => Some(1e6),
        _ => scale(word).or_else(|| glued_scale(word)),
    }
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

/// The value of a fraction written as one character.
pub(super) fn sign(word: &str) -> Option<f64> {
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

/// Whether a number is exactly one.
pub(super) fn is_one(value: f64) -> bool {
    (value - 1.0).abs() < f64::EPSILON
}

/// A whole number from nought to `most`.
pub(super) fn whole(value: f64, most: u32) -> Option<u32> {
    #[expect(clippy::cast_sign_loss, reason = "the sign is checked first")]
    (value.fract() == 0.0 && (0.0..=f64::from(most)).contains(&value)).then_some(value as u32)
}
