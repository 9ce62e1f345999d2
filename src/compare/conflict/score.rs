//! How well two claims fit one another while their values are masked: do they fill the same slot?

use super::said::{Around, Said};
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{family, is_harm, is_people, is_punishment, is_same_noun};

/// What speaks for and against two claims being about the same quantity of the same event.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question that a gate asks")]
pub(super) struct Alignment {
    /// The sum: about 0.5 for claims of one topic, 1 and more for one slot.
    pub(super) score: f64,
    /// How alike the two sentences are, in `0.0..=1.0`.
    pub(super) dice: f64,
    /// Words within five tokens of both values, the noun itself aside.
    pub(super) near_shared: usize,
    /// Other values that both sentences hold.
    pub(super) peers_shared: usize,
    pub(super) names_shared: usize,
    /// Both clauses name somebody or something, and nothing in common.
    pub(super) clause_names_differ: bool,
    pub(super) heads_equal: bool,
    /// Both have a noun, different ones, not both for people.
    pub(super) heads_differ: bool,
    /// The bare figures belong to one noun.
    pub(super) topics_equal: bool,
    pub(super) families_equal: bool,
    pub(super) families_differ: bool,
    /// Both are the length of a sentence, the sum of a fine.
    pub(super) is_punishment: bool,
}

/// Aligns two claims of one kind. Weights by hand, measured on the dev stories of real articles; learning them from equal
/// values of unlabelled stories did not beat them.
pub(super) fn align(a: &Said<'_>, b: &Said<'_>) -> Alignment {
    let dice = soft_dice(&a.around, &b.around, |around| Some(around.weight_here()));
    let near_dice = soft_dice(&a.around, &b.around, |around| (around.distance <= 5).then_some(around.weight));
    let shared: Vec<(&Around, &Around)> = shared(&a.around, &b.around).collect();
    let is_head = |said: &Said<'_>, around: &Around| said.frame.head == Some(around.at);
    let near_shared = shared.iter().filter(|(x, y)| x.distance <= 5 && y.distance <= 5 && !is_head(a, x) && !is_head(b, y)).count();
    let names_shared = shared.iter().filter(|(x, y)| x.is_name || y.is_name).count();
    let families = (a.frame.family, b.frame.family);
    let families_equal = families.0.is_some() && families.0 == families.1;
    // Who died is told by place and event; a person named beside the figure is mostly who tells it.
    let is_number = a.value.kind == ValueKind::Number;
    let is_harm = families_equal && families.0.is_some_and(|family| if is_number { is_harm(family) } else { is_punishment(family) });
    let counts = |around: &Around| around.in_clause && if is_harm { around.is_scene } else { around.is_name };
    let clause_names = (a.around.iter().any(counts), b.around.iter().any(counts));
    let clause_shared = shared.iter().any(|(x, y)| counts(x) && counts(y));
    let clause_names_differ = clause_names.0 && clause_names.1 && !clause_shared;

    let both_heads = !a.head.is_empty() && !b.head.is_empty();
    let heads_equal = both_heads && is_same_noun(&a.head, &b.head);
    let people = (is_people(&a.head_word), is_people(&b.head_word));
    // "donors" and "people who donated" are the same: a noun of the family itself stands for whoever it happened to.
    let names_event = |said: &Said<'_>| said.frame.family.is_some() && family(&said.head_word) == said.frame.family;
    let by_event = families_equal && (names_event(a) || names_event(b));
    let heads_fit = heads_equal || people.0 && people.1 || by_event;
    let heads_differ = both_heads && !heads_fit;
    let families_differ = families.0.is_some() && families.1.is_some() && families.0 != families.1;
    let crossed = families_differ
        && !(families.1.is_some_and(|family| a.frame.families.contains(&family)) && families.0.is_some_and(|family| b.frame.families.contains(&family)));
    let peers_shared = a.peers().filter(|peer| *peer != (ValueKind::Rank, "1") && b.peers().any(|other| other == *peer)).take(3).count();
    let years_shared = a.scope.years.iter().any(|year| b.scope.years.contains(year));
    let both_years = !a.scope.years.is_empty() && !b.scope.years.is_empty();
    let modifiers = overlap(&stems(a, &a.frame.modifiers), &stems(b, &b.frame.modifiers));
    let complements = overlap(&stems(a, &a.frame.complement), &stems(b, &b.frame.complement));

    let topics_equal = !a.topic.is_empty() && (a.topic == b.topic || a.topic == b.head) || !b.topic.is_empty() && b.topic == a.head;
    let signs = [
        (0.35, heads_equal),
        (0.12, people.0 && people.1 && both_heads && !heads_equal),
        (0.25, families_equal),
        (0.1, !a.frame.families.is_empty() && a.frame.families.first() == b.frame.families.first()),
        (0.15, !a.verb.is_empty() && a.verb == b.verb),
        (0.35, topics_equal),
        (0.3, is_harm && a.is_lead && b.is_lead),
        (0.1, complements == Overlap::Shared),
        (0.1, modifiers == Overlap::Shared),
        (-0.3, heads_differ),
        (-0.15, both_heads && people.0 != people.1 && !by_event),
        (-0.3, families_differ),
        (-0.2, crossed),
        (-0.15, both_years && !years_shared),
        (-0.05, a.scope.years.is_empty() != b.scope.years.is_empty()),
        (-0.15, a.scope.is_part != b.scope.is_part || a.scope.is_more != b.scope.is_more),
        (-0.15, a.scope.is_per != b.scope.is_per),
        (-0.05, a.is_quoted != b.is_quoted),
        (-0.08, clause_names_differ),
        (-0.08, complements == Overlap::Apart),
        (-0.05, modifiers == Overlap::Apart),
        (-0.05, a.scope.is_past != b.scope.is_past),
    ];
    let signed: f64 = signs.iter().filter(|(_, holds)| *holds).map(|(weight, _)| weight).sum();
    let score = dice + 0.5 * near_dice + 0.1 * peers_shared as f64 + 0.05 * names_shared.min(4) as f64 + signed;
    Alignment {
        score,
        dice,
        near_shared,
        peers_shared,
        names_shared,
        clause_names_differ,
        heads_equal,
        heads_differ,
        topics_equal,
        families_equal,
        families_differ,
        is_punishment: is_harm && matches!(a.value.kind, ValueKind::Duration | ValueKind::Money),
    }
}

/// Whether two sets of stems meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Overlap {
    Shared,
    Apart,
    /// One of them is empty.
    Unknown,
}

fn overlap(a: &[&str], b: &[&str]) -> Overlap {
    if a.is_empty() || b.is_empty() {
        Overlap::Unknown
    } else if a.iter().any(|stem| b.contains(stem)) {
        Overlap::Shared
    } else {
        Overlap::Apart
    }
}

fn stems<'a>(said: &'a Said<'_>, at: &[usize]) -> Vec<&'a str> {
    at.iter().map(|&at| said.words[at].stem.as_str()).filter(|stem| !stem.is_empty()).collect()
}

/// The words both have.
pub(super) fn shared<'a>(a: &'a [Around], b: &'a [Around]) -> impl Iterator<Item = (&'a Around, &'a Around)> {
    let mut at = 0;
    a.iter().filter_map(move |x| {
        while b.get(at).is_some_and(|y| y.term < x.term) {
            at += 1;
        }
        b.get(at).filter(|y| y.term == x.term).map(|y| (x, y))
    })
}

/// Dice over weighed words: what both share of the weight of both. `weigh` leaves words out with `None`.
fn soft_dice(a: &[Around], b: &[Around], weigh: impl Fn(&Around) -> Option<f64>) -> f64 {
    let total = |words: &[Around]| words.iter().filter_map(&weigh).sum::<f64>();
    let all = total(a) + total(b);
    let common: f64 = shared(a, b).filter_map(|(x, y)| Some(weigh(x)? + weigh(y)?)).sum();
    if all > 0.0 { common / all } else { 0.0 }
}
