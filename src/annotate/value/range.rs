//! Numbers with a lower and an upper bound: "20 to 30 people", "between 5% and 10%", "two or three days".

use super::atom::{Atoms, is_dash};
use super::find::Found;
use super::numeral::{Form, Numeral, decimal};
use super::quantity::{Measured, measured};
use super::{Qualifier, ValueKind, calendar, duration, number_word, numeral};

/// As many times the lower number may be the higher one, if only that is told in thousands or the like. Chosen, not measured.
const FARTHEST: f64 = 1000.0;

/// Reads the range that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    let lead = atoms.word(at) == "between";
    let start = if lead { at + 1 } else { at };
    let mut first = numeral::read(atoms, start).filter(|read| read.high.is_none())?;
    // The unit may stand behind both: "5% to 10%".
    let own = measured(atoms, &first).filter(|own| own.kind != ValueKind::Number || own.end == first.end + 1);
    let own_joint = own.as_ref().and_then(|own| past_joint(atoms, own.end, lead));
    let last_at = own_joint.or_else(|| past_joint(atoms, first.end, lead))?;
    // "UPDATE 3-Seven dead": the number of a wire's version.
    if atoms.is_joint(last_at - 1) && atoms.is_capital(last_at) && !atoms.is_capital(start) {
        return None;
    }
    let last = numeral::read(atoms, last_at).filter(|read| read.high.is_none() && !is_part(read, &first))?;
    if own_joint.is_none() {
        first.value = share_scale(atoms, start, &first, last_at, &last)?;
    }
    if first.value >= last.value || atoms.word(last_at - 1) == "or" && last.value > first.value * 2.0 + 1.0 {
        return None;
    }
    let Some(unit) = measured(atoms, &last) else {
        // "1,000–5,000" without a unit is a range too, "3 to 5" may be a result.
        let bare = own_joint.is_none() && (lead || first.form == Form::Digits && atoms.is_joint(first.end) && first.value >= 10.0);
        return (bare && !calendar::may_be_year(atoms, start)).then(|| between(at, last.end, ValueKind::Number, first.value, last.value, None));
    };
    if own_joint.is_some() && own.is_some_and(|own| own.kind != unit.kind || own.unit != unit.unit) {
        return None;
    }
    // "from 10 to 25 percent" is a change, and each number a value of its own.
    if atoms.before(at, 1) == "from" && atoms.word(last_at - 1) == "to" {
        return own_joint.is_none().then(|| alone(at, &first, &unit));
    }
    Some(bounds(at, &first, last.value, &unit))
}

/// A value between two numbers in one unit.
pub(super) fn between(start: usize, end: usize, kind: ValueKind, low: f64, high: f64, unit: Option<&str>) -> Found {
    let mut found = Found::new(start, end, kind, format!("{}/{}", decimal(low), decimal(high))).qualified(Qualifier::Between);
    found.unit = unit.map(str::to_owned);
    found
}

/// A value between `low` and `high` of a unit that ends it.
pub(super) fn bounds(start: usize, low: &Numeral, high: f64, unit: &Measured) -> Found {
    if unit.kind == ValueKind::Duration {
        let normalized = format!("{}/{}", duration::iso(low.value, &unit.unit), duration::iso(high, &unit.unit));
        return Found::new(start, unit.end, unit.kind, normalized).qualified(Qualifier::Between);
    }
    between(start, unit.end, unit.kind, low.value, high, Some(&unit.unit))
}

/// The lower number, in the scale of the higher one where only that has it: "5 to 10 million", "two to three hundred". None where it is unclear
/// whether it shares the scale: "690 to 1.8 million".
pub(super) fn share_scale(atoms: &Atoms, start: usize, first: &Numeral, last_at: usize, last: &Numeral) -> Option<f64> {
    let scale: f64 = (last_at + 1..last.end).rev().map_while(|at| number_word::multiplier(atoms.word(at))).product();
    let has_own = (start..first.end).any(|at| number_word::multiplier(atoms.word(at)).is_some());
    if !has_own && first.value < 1000.0 && first.value * scale < last.value {
        return Some(first.value * scale);
    }
    (scale <= 1.0 || has_own || last.value <= first.value * FARTHEST).then_some(first.value)
}

/// Behind what joins the two numbers at `at`: "to", "or", a dash, "and" after "between", the hanging hyphen of "55- to 64-year-old".
fn past_joint(atoms: &Atoms, at: usize, between: bool) -> Option<usize> {
    let word = atoms.word(at);
    let joins = |word: &str| matches!(word, "to" | "or") || between && word == "and";
    if is_dash(word) && atoms.is_glued(at) && !atoms.is_glued(at + 1) && joins(atoms.word(at + 1)) {
        return Some(at + 2);
    }
    (atoms.is_joint(at) || joins(word) || is_dash(word) && word != "-").then_some(at + 1)
}

/// Whether one is a part and the other is none: "three to a half" is no range.
fn is_part(last: &Numeral, first: &Numeral) -> bool {
    (last.form == Form::Fraction) != (first.form == Form::Fraction)
}

/// The first of two numbers that share a unit behind the second.
fn alone(at: usize, first: &Numeral, unit: &Measured) -> Found {
    if unit.kind == ValueKind::Duration {
        return Found::new(at, first.end, unit.kind, duration::iso(first.value, &unit.unit));
    }
    let mut found = Found::new(at, first.end, unit.kind, decimal(first.value));
    found.unit = Some(unit.unit.clone());
    found
}
