//! Words around a value that say how exactly it is meant.

use super::Qualifier;
use super::Qualifier::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use super::atom::Atoms;
use super::{money, numeral};

/// What stands before a value; a phrase stands before those that it ends with.
const BEFORE: &[(&str, Qualifier)] = &[
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("far more than", MoreThan),
    ("much more than", MoreThan),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("higher than", MoreThan),
    ("larger than", MoreThan),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("lower than", LessThan),
    ("at least", AtLeast),
    ("a minimum of", AtLeast),
    ("upwards of", MoreThan),
    ("upward of", MoreThan),
    ("in excess of", MoreThan),
    ("well over", MoreThan),
    ("just over", MoreThan),
    ("just above", MoreThan),
    ("well above", MoreThan),
    ("at most", AtMost),
    ("a maximum of", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("up to", AtMost),
    ("just under", Nearly),
    ("just below", Nearly),
    ("just short of", Nearly),
    ("close to", Nearly),
    ("well under", LessThan),
    ("well below", LessThan),
    ("an estimated", About),
    ("or so", About),
    ("something like", About),
    ("in the region of", About),
    ("over", MoreThan),
    ("above", MoreThan),
    ("exceed", MoreThan),
    ("exceeds", MoreThan),
    ("exceeded", MoreThan),
    ("exceeding", MoreThan),
    ("topping", MoreThan),
    ("under", LessThan),
    ("below", LessThan),
    ("nearly", Nearly),
    ("almost", Nearly),
    ("about", About),
    ("around", About),
    ("some", About),
    ("roughly", About),
    ("approximately", About),
    ("approx", About),
    ("approx .", About),
    ("estimated", About),
    ("circa", About),
    ("c.", About),
    ("~", About),
    (">", MoreThan),
    ("<", LessThan),
];

/// What stands behind a number and before its unit, or behind the whole value.
const BEHIND: &[(&str, Qualifier)] = &[
    ("or more", AtLeast),
    ("or greater", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("and over", AtLeast),
    ("and above", AtLeast),
    ("or over", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or under", AtMost),
    ("or so", About),
    ("or thereabouts", About),
];

/// The qualifier that ends before `start`, no further back than `floor`, and where it begins.
pub(super) fn before(atoms: &Atoms, start: usize, floor: usize) -> Option<(Qualifier, usize)> {
    // "at least another 400"; but "around the 37-minute mark" is a place.
    let end = if atoms.before(start, 1) == "another" { start - 1 } else { start };
    let (qualifier, begin) = BEFORE.iter().find_map(|&(phrase, qualifier)| Some((qualifier, atoms.back(end, phrase)?)))?;
    (begin >= floor).then_some((qualifier, begin))
}

/// The qualifier that begins at `at`, and the position behind it.
pub(super) fn behind(atoms: &Atoms, at: usize) -> Option<(Qualifier, usize)> {
    let at = atoms.past_joint(at);
    let found = BEHIND.iter().find_map(|&(phrase, qualifier)| Some((qualifier, atoms.past(at, phrase)?)))?;
    // "5 or more than 6" and "nearly 12% and over 13%" are two values.
    let leads_on = matches!(atoms.before(found.1, 1), "over" | "above" | "under" | "plus" | "+") && begins_amount(atoms, found.1);
    (atoms.word(found.1) != "than" && !leads_on).then_some(found)
}

/// Whether an amount begins at `at`: "13%", "$5", "a decade".
fn begins_amount(atoms: &Atoms, at: usize) -> bool {
    matches!(atoms.word(at), "a" | "an") || numeral::read(atoms, at).is_some() || money::sum(atoms, at).is_some()
}

/// Whether a word at the start of a compound only places a number in time or order: "Mid-20", "Pre-2010".
pub(super) fn is_opener(written: &str) -> bool {
    ["mid", "pre", "post", "under", "over", "top", "last", "early", "late"].iter().any(|opener| written.eq_ignore_ascii_case(opener))
}
