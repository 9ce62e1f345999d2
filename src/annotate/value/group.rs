//! Groups and classes with a letter or a number: "Group A", "Category 4", "Phase II".

use super::atom::Atoms;
use super::find::Found;
use super::{ValueKind, numeral};

/// Nouns that are told apart by a letter or number behind them.
const NOUNS: &[&str] = &["group", "pool", "class", "category", "phase", "grade", "stage", "tier", "level", "pot", "schedule"];

/// Roman numbers that are used for phases and grades.
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// Reads the group that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    let noun = NOUNS.iter().find(|&&noun| noun == atoms.word(at))?;
    let mark = atoms.past_joint(at + 1);
    let normalized = label(atoms, mark, atoms.is_capital(at))?;
    let mut found = Found::new(at, mark + 1, ValueKind::Group, normalized);
    // "Pool B" is the same as "Group B" in other words, but a report names one competition's groups by one word.
    found.unit = Some((*noun).to_owned());
    Some(found)
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    NOUNS.contains(&word)
}

/// The letter or number at `at`; a lone "A" or "I" behind a small letter is a word.
fn label(atoms: &Atoms, at: usize, capital: bool) -> Option<String> {
    let goes_on = atoms.is_glued(at + 1)
        && !matches!(atoms.word(at + 1), "," | "." | ";" | ":" | ")" | "'s" | "’s" | "\"" | "”" | "’" | "?" | "!" | "/")
        && !atoms.is_joint(at + 1);
    if goes_on {
        return None;
    }
    if let Some(number) = atoms.integer(at, 2) {
        return Some(number.to_string());
    }
    if let "one" | "two" | "three" | "four" | "five" = atoms.word(at) {
        return numeral::read(atoms, at).filter(|read| read.end == at + 1).map(|read| numeral::decimal(read.value));
    }
    let written = atoms.written(at).trim_end_matches('.');
    if !written.bytes().all(|b| b.is_ascii_uppercase()) || written.is_empty() {
        return None;
    }
    if written.len() > 1 || written == "I" && capital {
        let roman = ROMAN.iter().position(|&roman| roman == atoms.word(at))?;
        return Some((roman + 1).to_string());
    }
    let word = matches!(written, "A" | "I") && !capital;
    (!word).then(|| written.to_owned())
}
