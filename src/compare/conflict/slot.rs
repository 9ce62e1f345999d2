//! Whether a value is alone in its slot: no report if the other article has it too.

use super::fit::{Fit, amount, fit};
use super::gate::is_background;
use super::said::Said;
use super::score::align;
use crate::annotate::ValueKind;

/// A claim that aligns less than this share as well as the rival does is about something else: on unlabelled stories, "dozens fled"
/// (0.48 against 1.13) stood against a toll of the hurt, but "at least 10 died" (1.44 against 1.28) confirmed a toll of the dead.
const LEAST_SHARE: f64 = 0.6;

/// Whether the other article holds a value in the same slot that agrees with this one, or the very same value of anything alike.
///
/// The gate that does most: without it the real dev stories gave fourteen false alarms in place of none. `now` is the year the story
/// is told from: a small figure that an earlier year has as well is another one.
pub(super) fn is_shared(said: &Said<'_>, rival: &Said<'_>, others: &[Said<'_>], now: u16) -> bool {
    let least = LEAST_SHARE * align(said, rival).score;
    others.iter().filter(|other| !std::ptr::eq(*other, rival) && !std::ptr::eq(*other, said)).any(|other| {
        let how = fit(said.value, other.value);
        if !agrees(how) || said.is_denied() != other.is_denied() {
            return false;
        }
        let is_same = how == Fit::Same || said.value.normalized == other.value.normalized;
        if is_same && is_telling(said) && (in_slot(said, other) || !clashes(said, other)) {
            return true;
        }
        if is_background(said, now) != is_background(other, now) {
            return false;
        }
        if is_same {
            return in_slot(said, other);
        }
        // "Hundreds" agrees with every figure, and so with none.
        in_slot(said, other) && said.scope.is_part == other.scope.is_part && !agrees(fit(rival.value, other.value)) && align(said, other).score >= least
    })
}

fn agrees(how: Fit) -> bool {
    matches!(how, Fit::Same | Fit::Compatible)
}

/// Whether two claims share the event family or the noun.
fn in_slot(a: &Said<'_>, b: &Said<'_>) -> bool {
    let same = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
    same(a.slot(), b.slot()) || same(a.frame.family, b.frame.family) || !a.head.is_empty() && a.head == b.head
}

/// Whether a value is too particular to stand twice by chance.
pub(super) fn is_telling(said: &Said<'_>) -> bool {
    !matches!(said.value.kind, ValueKind::Number | ValueKind::Duration | ValueKind::Age | ValueKind::Rank)
        || amount(said.value).is_some_and(|amount| amount > 12.0)
}

/// Whether two claims name different nouns or different events.
pub(super) fn clashes(a: &Said<'_>, b: &Said<'_>) -> bool {
    !a.head.is_empty() && !b.head.is_empty() && a.head != b.head || a.frame.family.is_some() && b.frame.family.is_some() && a.frame.family != b.frame.family
}
