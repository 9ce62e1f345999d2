//! How well two claims fit one another while their values are masked: do they fill the same slot?

use super::said::{Around, Said, differ};
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

/// Aligns two claims of one kind.
pub(super) fn align(a: &Said<'_>, b: &Said<'_>) -> Alignment {
    let dice = soft_dice(&a.around, &b.around, |around| Some(around.weight_here()));
    let near_dice = soft_dice(&a.around, &b.around, |around| (around.distance <= 5).then_some(around.weight));
    let shared: Vec<(&Around, &Around)> = shared(&a.around, &b.around).collect();
    let is_head = |said: &Said<'_>, around: &Around| said.frame.head == Some(around.at);
    let is_near = |(x, y): &&(&Around, &Around)| x.distance <= 5 && y.distance <= 5 && !is_head(a, x) && !is_head(b, y);
    let peers = a.peers().filter(|peer| *peer != (ValueKind::Rank, "1") && b.peers().any(|other| other == *peer));
    let families = Families::of(a, b);
    let nouns = Nouns::of(a, b, families.are_equal);
    let counts = |around: &Around| around.in_clause && if families.is_harm { around.is_scene } else { around.is_name };
    let both_count = a.around.iter().any(counts) && b.around.iter().any(counts);
    let found = Alignment {
        score: 0.0,
        dice,
        near_shared: shared.iter().filter(is_near).count(),
        peers_shared: peers.take(3).count(),
        names_shared: shared.iter().filter(|(x, y)| x.is_name || y.is_name).count(),
        clause_names_differ: both_count && !shared.iter().any(|(x, y)| counts(x) && counts(y)),
        heads_equal: nouns.are_equal,
        heads_differ: nouns.differ,
        topics_equal: !a.topic.is_empty() && (a.topic == b.topic || a.topic == b.head) || !b.topic.is_empty() && b.topic == a.head,
        families_equal: families.are_equal,
        families_differ: families.differ,
        is_punishment: families.is_harm && matches!(a.value.kind, ValueKind::Duration | ValueKind::Money),
    };
    let likeness = dice + 0.5 * near_dice + 0.1 * found.peers_shared as f64 + 0.05 * found.names_shared.min(4) as f64;
    Alignment { score: likeness + signs(a, b, &families, &nouns, &found), ..found }
}

/// What speaks for one slot and against it besides shared words, as one sum. Weights by hand, measured on the dev stories of real
/// articles; learning them from equal values of unlabelled stories did not beat them.
fn signs(a: &Said<'_>, b: &Said<'_>, families: &Families, nouns: &Nouns, found: &Alignment) -> f64 {
    let (x, y) = (&a.scope, &b.scope);
    let modifiers = overlap(&stems(a, &a.frame.modifiers), &stems(b, &b.frame.modifiers));
    let complements = overlap(&stems(a, &a.frame.complement), &stems(b, &b.frame.complement));
    let signs = [
        (0.35, nouns.are_equal),
        (0.12, nouns.are_people == (true, true) && nouns.are_told && !nouns.are_equal),
        (0.25, families.are_equal),
        (0.1, !a.frame.families.is_empty() && a.frame.families.first() == b.frame.families.first()),
        (0.15, !a.verb.is_empty() && a.verb == b.verb),
        (0.35, found.topics_equal),
        (0.3, families.is_harm && a.is_lead && b.is_lead),
        (0.1, complements == Overlap::Shared),
        (0.1, modifiers == Overlap::Shared),
        (-0.3, nouns.differ),
        (-0.15, nouns.are_told && nouns.are_people.0 != nouns.are_people.1 && !nouns.tell_event),
        (-0.3, families.differ),
        (-0.2, families.are_crossed),
        (-0.15, differ(&x.years, &y.years)),
        (-0.05, x.years.is_empty() != y.years.is_empty()),
        (-0.15, x.is_part != y.is_part || x.is_more != y.is_more),
        (-0.15, x.is_per != y.is_per),
        (-0.05, a.is_quoted != b.is_quoted),
        (-0.08, found.clause_names_differ),
        (-0.08, complements == Overlap::Apart),
        (-0.05, modifiers == Overlap::Apart),
        (-0.05, x.is_past != y.is_past),
    ];
    signs.iter().filter(|(_, holds)| *holds).map(|(weight, _)| weight).sum()
}

/// How the events go together to which two values belong.
#[expect(clippy::struct_excessive_bools, reason = "each is a question that the score asks")]
struct Families {
    are_equal: bool,
    differ: bool,
    /// Different ones, and not each named in the other's sentence.
    are_crossed: bool,
    /// Both tell what one event did, or the punishment for it.
    is_harm: bool,
}

impl Families {
    fn of(a: &Said<'_>, b: &Said<'_>) -> Self {
        let (own, other) = (a.frame.family, b.frame.family);
        let are_equal = own.is_some() && own == other;
        let differ = own.is_some() && other.is_some() && own != other;
        let names = |said: &Said<'_>, family: Option<&'static str>| family.is_some_and(|family| said.frame.families.contains(&family));
        // Who died is told by place and event; a person named beside the figure is mostly who tells it.
        let is_number = a.value.kind == ValueKind::Number;
        let is_harm = are_equal && own.is_some_and(if is_number { is_harm } else { is_punishment });
        Self { are_equal, differ, are_crossed: differ && !(names(a, other) && names(b, own)), is_harm }
    }
}

/// How the nouns go together that two values count.
#[expect(clippy::struct_excessive_bools, reason = "each is a question that the score asks")]
struct Nouns {
    /// Both values have one.
    are_told: bool,
    are_equal: bool,
    /// Both have one, different ones, not both for people.
    differ: bool,
    /// Whether each is a noun for people.
    are_people: (bool, bool),
    /// Both values belong to one event, and a noun is its own: "donors" and "people who donated" are the same.
    tell_event: bool,
}

impl Nouns {
    fn of(a: &Said<'_>, b: &Said<'_>, families_equal: bool) -> Self {
        let are_told = !a.head.is_empty() && !b.head.is_empty();
        let are_equal = are_told && is_same_noun(&a.head, &b.head);
        let are_people = (is_people(&a.head_word), is_people(&b.head_word));
        let names_event = |said: &Said<'_>| said.frame.family.is_some() && family(&said.head_word) == said.frame.family;
        let tell_event = families_equal && (names_event(a) || names_event(b));
        Self { are_told, are_equal, differ: are_told && !(are_equal || are_people == (true, true) || tell_event), are_people, tell_event }
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
