//! Numbers that are no values: names of models and roads, phone numbers, magnitudes, decades.

use super::atom::{Atoms, Shape, is_dash};

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
    "prop.",
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
    "super bowl",
    "bowl",
    "vol.",
    "part",
    "sub-section",
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

/// "magnitude 6.4", "magnitude of 6.4".
fn magnitude(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.word(at) != "magnitude" {
        return None;
    }
    let number = at + 1 + usize::from(is_dash(atoms.word(at + 1)) || atoms.word(at + 1) == "of");
    atoms.is_digits(number).then_some(number + 1)
}

fn digits(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = run_end(atoms, at);
    let next = atoms.word(at + 1);
    // "6.4-magnitude", "a 5.1 earthquake".
    if atoms.word(atoms.past_joint(at + 1)) == "magnitude"
        || atoms.word(at).contains('.') && matches!(next, "quake" | "earthquake" | "tremor" | "temblor" | "aftershock")
    {
        return Some(atoms.past_joint(at + 1));
    }
    // "1990s", "80s", "'90s".
    if atoms.is_glued(at + 1) && next == "s" {
        return Some(at + 2);
    }
    // "F-16", "Covid-19", "A380", "scp173m"; but "mid-20", "pre-2010" and "US$5" are words of their own.
    if atoms.is_glued(at) && at > 0 {
        let joined = is_dash(atoms.before(at, 1)) && at > 1 && atoms.is_glued(at - 1) && atoms.is_word(at - 2);
        if atoms.is_word(at - 1) && !is_code(atoms.written(at - 1)) || joined && is_name_part(atoms.written(at - 2)) {
            return Some(end);
        }
        if atoms.before(at, 1) == "." {
            return Some(end);
        }
    }
    if atoms.is_capital(at.wrapping_sub(1)) && !atoms.is_glued(at) && NAMING.contains(&atoms.before(at, 1)) {
        return Some(end);
    }
    // "9/11", "24/7", "12/25".
    let slash = next == "/" && atoms.is_glued(at + 1) && atoms.is_glued(at + 2) && atoms.is_digits(at + 2);
    if slash && super::numeral::read(atoms, at).is_none_or(|read| read.end != at + 3) {
        return Some(end);
    }
    (is_phone(atoms, at, end)).then_some(end)
}

/// Behind digits and what is glued to them by hyphens, points and slashes.
fn run_end(atoms: &Atoms, at: usize) -> usize {
    let mut end = at + 1;
    while atoms.is_glued(end)
        && (atoms.is_digits(end)
            || atoms.is_word(end)
            || matches!(atoms.word(end), "-" | "/" | "." | "–") && atoms.is_glued(end + 1) && atoms.is_digits(end + 1))
    {
        end += 1;
    }
    end
}

/// Whether digits joined by hyphens are a phone number, a formation or a season: three parts, or parts no score or range has.
fn is_phone(atoms: &Atoms, at: usize, end: usize) -> bool {
    let parts = (at..end).filter(|&part| atoms.is_digits(part)).count();
    let dashes = (at..end).filter(|&part| is_dash(atoms.word(part))).count();
    if dashes == 0 || dashes + 1 != parts {
        return false;
    }
    let (first, last) = (atoms.word(at), atoms.word(end - 1));
    let season = first.len() == 4 && last.len() == 2 && last.bytes().all(|b| b.is_ascii_digit());
    let phone = parts == 2 && first.len() == 3 && last.len() == 4 && first.bytes().chain(last.bytes()).all(|b| b.is_ascii_digit());
    parts > 3 || parts == 3 && first.len() < 4 && last.len() != 4 && last.len() != 2 || parts == 3 && first.len() <= 1 && last.len() <= 1 || season || phone
}

/// "USD115": a code before a sum.
fn is_code(written: &str) -> bool {
    written.len() == 3 && written.bytes().all(|b| b.is_ascii_uppercase()) && super::money::is_code(written)
}

/// Whether a word before "-19" makes it a name: capitals, or a single letter.
fn is_name_part(written: &str) -> bool {
    written.chars().count() == 1 || written.starts_with(char::is_uppercase) && !super::qualifier::is_opener(written)
}
