//! Numbers that are no values: names of models and roads, phone numbers, magnitudes, decades.

use super::atom::{Atoms, Shape, is_dash};
use super::{money, numeral, qualifier};

/// Words before a number that make it part of a name.
const NAMING: &[&str] = &[
    "flight",
    "highway",
    "route",
    "interstate",
    "motorway",
    "article",
    "section",
    "chapter",
    "page",
    "room",
    "channel",
    "boeing",
    "airbus",
    "apollo",
    "formula",
    "windows",
    "iphone",
    "galaxy",
    "playstation",
    "xbox",
    "psalm",
    "title",
    "form",
    "proposition",
    "prop",
    "amendment",
    "district",
    "precinct",
    "ward",
    "gate",
    "platform",
    "terminal",
    "unit",
    "episode",
    "volume",
    "version",
    "covid",
    "sars",
    "fox",
    "radio",
    "bbc",
    "type",
    "line",
    "pier",
    "building",
    "runway",
    "lot",
    "bowl",
    "vol.",
    "part",
    "paragraph",
    "clause",
    "step",
    "exit",
    "junction",
    "gp",
    "mach",
    "area",
    "studio",
    "sector",
    "zone",
    "season",
];

/// Behind the number at `at`, if it is no value.
pub(super) fn past(atoms: &Atoms, at: usize) -> Option<usize> {
    match atoms.shape(at)? {
        Shape::Opaque => Some(at + 1),
        Shape::Word => magnitude(atoms, at),
        Shape::Digits => digits(atoms, at),
        Shape::Mark => None,
    }
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    word == "magnitude"
}

/// "magnitude 6.4", "magnitude of 6.4".
fn magnitude(atoms: &Atoms, at: usize) -> Option<usize> {
    if !may_begin(atoms.word(at)) {
        return None;
    }
    let number = at + 1 + usize::from(is_dash(atoms.word(at + 1)) || atoms.word(at + 1) == "of");
    atoms.is_digits(number).then_some(number + 1)
}

/// Behind digits that are no value.
fn digits(atoms: &Atoms, at: usize) -> Option<usize> {
    if is_magnitude(atoms, at) {
        return Some(atoms.past_joint(at + 1));
    }
    if let Some(end) = past_decade(atoms, at) {
        return Some(end);
    }
    if let Some(end) = list_number(atoms, at) {
        return Some(end);
    }
    if is_address(atoms, at) {
        return Some(at + 1);
    }
    let end = run_end(atoms, at);
    // "iPhone 15"
    let named = atoms.written(at.wrapping_sub(1)).contains(char::is_uppercase) && !atoms.is_glued(at) && NAMING.contains(&atoms.before(at, 1));
    (named || is_in_word(atoms, at) || is_slashed(atoms, at) || is_phone(atoms, at, end)).then_some(end)
}

/// "6.4-magnitude", "a 5.1 earthquake".
fn is_magnitude(atoms: &Atoms, at: usize) -> bool {
    let shock = matches!(atoms.word(at + 1), "quake" | "earthquake" | "tremor" | "temblor" | "aftershock");
    atoms.word(atoms.past_joint(at + 1)) == "magnitude" || shock && atoms.word(at).contains('.')
}

/// Behind "1990s", "80s", "in his 30's".
fn past_decade(atoms: &Atoms, at: usize) -> Option<usize> {
    // An apostrophe behind digits is a token of its own.
    let has_mark = matches!(atoms.word(at + 1), "'" | "’") && atoms.is_glued(at + 1) && atoms.integer(at, 4).is_some_and(|number| number % 10 == 0);
    let ending = at + 1 + usize::from(has_mark);
    (atoms.word(ending) == "s" && atoms.is_glued(ending)).then_some(ending + 1)
}

/// Behind the number of a list or a picture: "(1) who", "2) go home", "3/ Then", "1 of 3: Photos".
fn list_number(atoms: &Atoms, at: usize) -> Option<usize> {
    let next = atoms.word(at + 1);
    if at == 0 && next == "of" && atoms.is_digits(at + 2) && atoms.word(at + 3) == ":" {
        return Some(at + 3);
    }
    let bracket = next == ")" && atoms.is_glued(at + 1) && (at == 0 || atoms.word(at).len() == 1 && (atoms.before(at, 1) == "(" || !atoms.is_glued(at)));
    let slash = next == "/" && at == 0 && atoms.is_glued(at + 1) && !atoms.is_glued(at + 2);
    (bracket || slash).then_some(at + 1)
}

/// "10 Harbour Street".
fn is_address(atoms: &Atoms, at: usize) -> bool {
    let is_street = |word: &str| matches!(word, "street" | "avenue" | "road" | "lane" | "boulevard" | "drive" | "st." | "ave." | "blvd.");
    let street = (2..=3).any(|offset| is_street(atoms.word(at + offset)) && atoms.is_capital(at + offset));
    street && atoms.is_capital(at + 1) && !atoms.is_titled()
}

/// "F-16", "covid-19", "A380"; but "mid-20" and "USD115" are two words.
fn is_in_word(atoms: &Atoms, at: usize) -> bool {
    if !atoms.is_glued(at) || at == 0 {
        return false;
    }
    let joined = is_dash(atoms.before(at, 1)) && at > 1 && atoms.is_glued(at - 1) && atoms.is_word(at - 2);
    let grown = atoms.is_word(at - 1) && !money::is_code(atoms.written(at - 1));
    grown || joined && !qualifier::is_opener(atoms.written(at - 2)) || atoms.before(at, 1) == "."
}

/// "9/11", "24/7"; but "3/4" is a number.
fn is_slashed(atoms: &Atoms, at: usize) -> bool {
    let slash = atoms.word(at + 1) == "/" && atoms.is_glued(at + 1) && atoms.is_glued(at + 2) && atoms.is_digits(at + 2);
    slash && numeral::read(atoms, at).is_none_or(|read| read.end != at + 3)
}

/// Behind digits and what is glued to them by hyphens, points and slashes.
pub(super) fn run_end(atoms: &Atoms, at: usize) -> usize {
    let mut end = at + 1;
    if !atoms.is_digits(at) {
        return end;
    }
    // Longer runs are nothing anyone wrote; the bound keeps hostile text linear.
    while end < at + 64
        && atoms.is_glued(end)
        && (atoms.is_digits(end)
            || atoms.is_word(end)
            || matches!(atoms.word(end), "-" | "/" | "." | "–" | ":") && atoms.is_glued(end + 1) && atoms.is_digits(end + 1))
    {
        end += 1;
    }
    end
}

/// Whether digits joined by hyphens are a phone number, a formation or a season.
fn is_phone(atoms: &Atoms, at: usize, end: usize) -> bool {
    let is_part = |part: &usize| atoms.is_digits(*part);
    let parts = (at..end).filter(is_part).count();
    let dashes = (at..end).filter(|&part| is_dash(atoms.word(part))).count();
    if dashes == 0 || dashes + 1 != parts {
        return false;
    }
    let (first, last) = (atoms.word(at).len(), atoms.word(end - 1).len());
    match parts {
        // "555-0134", "2021-22"
        2 => (first, last) == (3, 4) || (first, last) == (4, 2),
        // "4-4-2", "020-555-013", but "29-11-2022"
        3 => first <= 1 && last <= 1 || first < 4 && last != 2 && last != 4,
        _ => true,
    }
}
