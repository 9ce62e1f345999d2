//! Sums of money: symbols, codes and names of currencies.

use super::atom::Atoms;
use super::find::Found;
use super::numeral::{Form, Numeral, decimal};
use super::{ValueKind, numeral, range};
use crate::syntax::is_function_word;

/// Currencies by symbol.
const SYMBOLS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("₴", "UAH"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₿", "XBT"),
];

/// Letters before a dollar sign that say whose dollar it is.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s.", "USD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("aus", "AUD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("r", "BRL"),
    ("mx", "MXN"),
    ("nt", "TWD"),
];

/// Codes that stand before or behind a sum.
const CODES: &[&str] = &[
    "USD", "GBP", "EUR", "JPY", "AUD", "CAD", "NZD", "CHF", "CNY", "RMB", "HKD", "SGD", "INR", "MXN", "BRL", "ZAR", "SEK", "NOK", "DKK", "PLN", "TRY", "KRW",
    "ILS", "AED", "SAR", "RUB", "UAH", "NGN", "KES", "THB", "IDR", "MYR", "PHP", "PKR", "BDT", "EGP",
];

/// Whose dollar, pound or peso: the word before the currency's name.
const WHOSE: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("kong", "dollar", "HKD"),
    ("zealand", "dollar", "NZD"),
    ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("british", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("swiss", "franc", "CHF"),
    ("mexican", "peso", "MXN"),
    ("philippine", "peso", "PHP"),
    ("argentine", "peso", "ARS"),
    ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("japanese", "yen", "JPY"),
    ("chinese", "yuan", "CNY"),
    ("turkish", "lira", "TRY"),
    ("swedish", "krona", "SEK"),
    ("norwegian", "krone", "NOK"),
    ("danish", "krone", "DKK"),
];

/// Names that need no country; where several countries share one, it is the name itself, for it is no code.
const NAMES: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("euro", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("ruble", "RUB"),
    ("rouble", "RUB"),
    ("shekel", "ILS"),
    ("zloty", "PLN"),
    ("naira", "NGN"),
    ("hryvnia", "UAH"),
    ("baht", "THB"),
    ("ringgit", "MYR"),
    ("bitcoin", "XBT"),
    ("rupee", "rupee"),
    ("franc", "franc"),
    ("peso", "peso"),
    ("lira", "lira"),
    ("rial", "rial"),
    ("riyal", "riyal"),
    ("dirham", "dirham"),
    ("dinar", "dinar"),
    ("rand", "ZAR"),
    ("krona", "krona"),
    ("krone", "krone"),
    ("guilder", "guilder"),
    ("peseta", "peseta"),
    ("markka", "markka"),
    ("cent", "cent"),
    ("penny", "penny"),
];

/// "$1.7 million", "US$5-10m", "€3bn".
pub(super) fn sum(atoms: &Atoms, at: usize) -> Option<Found> {
    let (code, start) = before(atoms, at)?;
    let first = amount(atoms, start)?;
    let mut second = first.end;
    if atoms.is_joint(second) || matches!(atoms.word(second), "to" | "–") || atoms.word(second) == "and" && atoms.before(at, 1) == "between" {
        second += 1;
        let same = before(atoms, second).filter(|&(other, _)| other == code).map_or(second, |(_, behind)| behind);
        let low = |last: &Numeral| range::share_scale(atoms, start, &first, same, last).filter(|&low| low < last.value);
        if let Some((last, low)) = amount(atoms, same).and_then(|last| Some((last, low(&last)?))) {
            return Some(range::between(at, last.end, ValueKind::Money, low, last.value, Some(code)));
        }
    }
    // "$2 billion dollars"
    let end = behind(atoms, first.end, true).filter(|&(again, _)| again == code).map_or(first.end, |(_, end)| end);
    let mut found = Found::new(at, end, ValueKind::Money, decimal(first.value));
    found.unit = Some(code.to_owned());
    Some(found)
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    // None of them is longer.
    word.len() <= 4 && (SYMBOLS.iter().chain(DOLLARS).any(|&(written, _)| written == word) || code(word).is_some())
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

/// The currency before a sum that begins at `at`, and where the sum itself begins: "$", "US$", "USD".
fn before(atoms: &Atoms, at: usize) -> Option<(&'static str, usize)> {
    let word = atoms.word(at);
    if let Some(&(_, code)) = SYMBOLS.iter().find(|&&(symbol, _)| symbol == word) {
        return Some((code, at + 1));
    }
    if atoms.word(at + 1) == "$" {
        let dollar = DOLLARS.iter().find(|&&(letters, _)| letters == word).map(|&(_, code)| code).or_else(|| code(word));
        // "a $5 note" against "A$5".
        let joined = atoms.is_glued(at + 1) || word.len() > 1 && code(word).is_some() || word == "hk" || word == "us" || word == "c";
        return dollar.filter(|_| joined).map(|code| (code, at + 2));
    }
    let known = code(word).filter(|_| is_upper(atoms.written(at)) && atoms.is_digits(at + 1))?;
    Some((known, at + 1))
}

/// The currency behind a sum that ends at `at`, and the position behind it: "euros", "US dollars", "GBP". `large`: the sum is a
/// million or more, or otherwise no weight, so that "pounds" are money.
pub(super) fn behind(atoms: &Atoms, at: usize, large: bool) -> Option<(&'static str, usize)> {
    let start = atoms.past_joint(at);
    let word = atoms.word(start);
    if let Some(code) = code(word).filter(|_| is_upper(atoms.written(start))) {
        return Some((code, start + 1));
    }
    if matches!(word, "$" | "€" | "£") && !atoms.is_digits(start + 1) {
        return before(atoms, start);
    }
    let second = if matches!(word, "hong" | "new") { start + 1 } else { start };
    let name = singular(atoms.word(second + 1));
    if let Some(&(_, _, code)) = WHOSE.iter().find(|&&(whose, currency, _)| atoms.word(second) == whose && currency == name) {
        return Some((code, second + 2));
    }
    let name = singular(word);
    // "312p"; screens have 720p and more.
    if word == "p" && atoms.is_glued(at) && atoms.integer(at.wrapping_sub(1), 3).is_some_and(|pence| !matches!(pence, 480 | 720)) {
        return Some(("penny", at + 1));
    }
    if let Some(found) = foreign(atoms, start) {
        return Some(found);
    }
    if name == "pound" {
        let sterling = atoms.word(start + 1) == "sterling";
        return (sterling || large).then_some(("GBP", start + 1 + usize::from(sterling)));
    }
    // "20 cents" but not "20 century" or the prefix of a name.
    let &(_, code) = NAMES.iter().find(|&&(currency, _)| currency == name)?;
    Some((code, start + 1))
}

/// "420 million Norland crowns": whose they are is not known, but they are money.
fn foreign(atoms: &Atoms, at: usize) -> Option<(&'static str, usize)> {
    let whose = atoms.word(at);
    if !atoms.is_word(at) || is_function_word(whose) || NAMES.iter().any(|&(currency, _)| currency == singular(whose)) {
        return None;
    }
    let &(name, code) = NAMES.iter().find(|&&(currency, _)| currency == singular(atoms.word(at + 1)))?;
    let small = matches!(code, "cent" | "penny");
    (!small).then_some((if code == "USD" { name } else { code }, at + 2))
}

/// Whether a word is the code of a currency.
pub(super) fn is_code(written: &str) -> bool {
    is_upper(written) && code(written).is_some()
}

/// The ISO code written as that word, whatever its case.
fn code(word: &str) -> Option<&'static str> {
    let found = CODES.iter().copied().find(|code| code.eq_ignore_ascii_case(word))?;
    Some(if found == "RMB" { "CNY" } else { found })
}

fn is_upper(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The name of a currency in the singular.
fn singular(word: &str) -> &str {
    match word {
        "pennies" | "pence" => "penny",
        "kronor" => "krona",
        "kroner" => "krone",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}
