//! Whether a value is alone in its slot: no report if the other article has it too.

use super::fit::{Fit, amount, fit};
use super::said::Said;
use crate::annotate::ValueKind;

/// Whether the other article holds a value in the same slot that agrees with this one, or the very same value of anything alike.
///
/// The gate that does most: without it the real dev stories gave fourteen false alarms in place of none.
pub(super) fn is_shared(said: &Said<'_>, rival: &Said<'_>, others: &[Said<'_>]) -> bool {
    others.iter().filter(|other| !std::ptr::eq(*other, rival) && !std::ptr::eq(*other, said)).any(|other| {
        let how = fit(said.value, other.value);
        let agrees = matches!(how, Fit::Same | Fit::Compatible) && said.scope.is_part == other.scope.is_part;
        agrees && in_slot(said, other) || how == Fit::Same && is_telling(said) && !clashes(said, other)
    })
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
