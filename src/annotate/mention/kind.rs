//! What each name names, weighed over the whole article: by its form, by the words beside it, by longer names it is part of.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Kind;
use super::candidate::{self, Evidence, Name, Role};
use super::form::Traits;
use super::words::{Style, Words};
use super::{clues, context};
use crate::annotate::tagger::Class;

/// Weights for each kind, in the order of [`Kind::ALL`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scores([i32; Kind::ALL.len()]);

impl Scores {
    /// Speaks for a kind, or against it.
    pub(super) fn add(&mut self, kind: Kind, weight: i32) {
        self.0[kind as usize] += weight;
    }

    fn of(&self, kind: Kind) -> i32 {
        self.0[kind as usize]
    }

    fn join(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    fn clamped(self) -> Self {
        Self(self.0.map(|weight| weight.clamp(-MOST_CONTEXT, MOST_CONTEXT)))
    }

    /// The kind with the greatest weight above zero; the first of equals.
    fn best(&self) -> Option<Kind> {
        let best = Kind::ALL.into_iter().rev().max_by_key(|&kind| self.of(kind))?;
        (self.of(best) > 0).then_some(best)
    }
}

/// All names of the article that are written the same.
#[derive(Debug)]
struct Surface {
    /// Its first place.
    first: usize,
    scores: Scores,
    /// What its places say, all together.
    contexts: Scores,
}

/// Many places say no more than this, so that a frequent weak clue does not drown a form.
const MOST_CONTEXT: i32 = 12;

/// The kind of each name; `None` for what is none after all.
pub(super) fn decide(words: &Words, names: &[Name]) -> Vec<Option<Kind>> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut surfaces: Vec<Surface> = Vec::new();
    let mut places = Vec::with_capacity(names.len());
    for (position, name) in names.iter().enumerate() {
        let next = surfaces.len();
        let surface = *known.entry(words.folded(name.tokens.clone())).or_insert(next);
        if surface == next {
            surfaces.push(Surface { first: position, scores: clues::of(words, name), contexts: Scores::default() });
        }
        let context = context::of(words, names, position);
        surfaces[surface].contexts.join(context);
        places.push((surface, context));
    }
    for surface in &mut surfaces {
        surface.scores.join(surface.contexts.clamped());
    }
    lend(words, names, &known, &mut surfaces);
    let sides = sides(words, names, &surfaces);
    let kinds: Vec<Option<Kind>> = surfaces.iter().map(|surface| settle(words, &names[surface.first], surface, &sides)).collect();
    let ruled = |name: &Name, surface: usize, context: Scores| match name.role {
        Role::Office => Some(Kind::Organization),
        // "London-based" is to London what a demonym is.
        Role::Adjective => kinds[surface].map(|kind| if matches!(kind, Kind::Place | Kind::Team) { Kind::Other } else { kind }),
        Role::Name | Role::Title => side_or_place(words, name, kinds[surface], context),
    };
    let of = |(name, (surface, context))| agreed(words, name, ruled(name, surface, context));
    names.iter().zip(places).map(of).collect()
}

/// The kind that a class stands for unless the rules know it closer.
fn kind_of(class: Class) -> Kind {
    match class {
        Class::Person => Kind::Person,
        Class::Organization => Kind::Organization,
        Class::Location => Kind::Place,
        Class::Miscellany => Kind::Other,
    }
}

/// The tagger's class, where the rules only tell a team from a body or a place, an event from other names, and a people from its country.
fn agreed(words: &Words, name: &Name, ruled: Option<Kind>) -> Option<Kind> {
    let is_demonym = || name.tokens.len() == 1 && words.traits(name.tokens.start).any(Traits::DEMONYM);
    if name.evidence != Evidence::Known && is_mere_word(words, name, ruled) {
        return None;
    }
    let begins_with_given_name = || name.tokens.len() == 2 && words.traits(name.tokens.start).any(Traits::GIVEN);
    match (name.evidence, ruled) {
        (Evidence::Known, ruled) => ruled,
        // What only the rules see is a name of a kind the tagger was not taught, or none.
        (Evidence::Ruled, ruled) => ruled.filter(|kind| matches!(kind, Kind::Event | Kind::Other)),
        (Evidence::Tagged(Class::Organization | Class::Location), Some(Kind::Team)) => Some(Kind::Team),
        // "Fenella" after "Hurricane Fenella" looks like a woman.
        (Evidence::Tagged(_), Some(Kind::Event)) => Some(Kind::Event),
        // "A first-half Ida Holm goal" is no name the tagger expects there, but given name and surname say whose it is.
        (Evidence::Tagged(Class::Miscellany), Some(Kind::Person)) if begins_with_given_name() => Some(Kind::Person),
        (Evidence::Tagged(Class::Location), ruled) if is_demonym() => ruled,
        // "The Courier" inside a sentence is a paper: people bear no article with a capital.
        (Evidence::Tagged(Class::Person), _) if name.tokens.len() == 1 && has_capital_article(words, name) => Some(Kind::Organization),
        // "737 Max" is nobody.
        (Evidence::Tagged(Class::Person), _) if words.word(name.tokens.start).starts_with(|c: char| c.is_ascii_digit()) => Some(Kind::Other),
        (Evidence::Tagged(class), _) => Some(kind_of(class)),
    }
}

/// Whether "The" stands before the name in running text, inside a sentence.
fn has_capital_article(words: &Words, name: &Name) -> bool {
    let start = words.layout().sentences[name.sentence].tokens.start;
    words.style(name.sentence) == Style::Running && words.follows_capital_article(name.tokens.start, start)
}

/// Whether one ordinary word was taken for a name of no kind, or is shouted ("FAKE"), and no rule knows what it names.
fn is_mere_word(words: &Words, name: &Name, ruled: Option<Kind>) -> bool {
    let at = name.tokens.start;
    let is_kindless = match name.evidence {
        Evidence::Tagged(class) => class == Class::Miscellany || words.form(at).is_shouted() && words.word(at + 1) != ")",
        Evidence::Ruled | Evidence::Known => true,
    };
    let is_alone = name.tokens.len() == 1 && candidate::number_after(words, name).is_none();
    // "AD" alone in its line is none, "AD" in a sentence may be a party.
    let stands_alone = words.layout().sentences[name.sentence].tokens.len() == 1;
    let is_never = name.tokens.len() == 1 && words.traits(at).any(Traits::NEVER) && (stands_alone || !words.traits(at).any(Traits::ACRONYM));
    is_never || is_alone && is_kindless && ruled != Some(Kind::Event) && words.is_mere_word(at)
}

/// The countries that play more than they are places, under all their names together.
fn sides(words: &Words, names: &[Name], surfaces: &[Surface]) -> HashSet<&'static str> {
    let mut contexts: HashMap<&'static str, Scores> = HashMap::new();
    for surface in surfaces {
        if let Some(country) = clues::country(words, &names[surface.first]) {
            contexts.entry(country).or_default().join(surface.contexts);
        }
    }
    contexts.retain(|_, scores| scores.of(Kind::Team) > scores.of(Kind::Place));
    contexts.into_keys().collect()
}

/// A country or town that plays is a team where the place says so, and a place where it says that.
fn side_or_place(words: &Words, name: &Name, kind: Option<Kind>, context: Scores) -> Option<Kind> {
    if !words.is_sport || !matches!(kind, Some(Kind::Place | Kind::Team)) || !clues::is_locality(words, name) {
        return kind;
    }
    let (side, place) = (context.of(Kind::Team), context.of(Kind::Place));
    match side.cmp(&place) {
        Ordering::Greater => Some(Kind::Team),
        Ordering::Less => Some(Kind::Place),
        Ordering::Equal => kind,
    }
}

/// Shorter names learn from longer ones: "Quill" from "Bartholomew Quill", "Harn" from "Harn Motors".
fn lend(words: &Words, names: &[Name], known: &HashMap<String, usize>, surfaces: &mut [Surface]) {
    let mut loans = Vec::new();
    for surface in surfaces.iter() {
        let name = &names[surface.first];
        let tokens = name.tokens.clone();
        if tokens.len() < 2 || name.role == Role::Office {
            continue;
        }
        let Some(kind) = surface.scores.best() else { continue };
        let end = tokens.end - usize::from(words.traits(tokens.end - 1).any(Traits::SUFFIX));
        let mut lend = |part: Range<usize>, kind: Kind, weight: i32| {
            if let Some(&borrower) = known.get(&words.folded(part)) {
                loans.push((borrower, kind, weight));
            }
        };
        let mut to = |part: Range<usize>, weight: i32| lend(part, kind, weight);
        match kind {
            Kind::Person => {
                for start in tokens.start + 1..end {
                    to(start..end, 8);
                }
                to(tokens.start..tokens.start + 1, 3);
            }
            Kind::Event => to(end - 1..end, if words.traits(tokens.start).any(Traits::EVENT_FIRST) { 14 } else { 8 }),
            Kind::Organization | Kind::Team => {
                let weight = if words.traits(tokens.end - 1).any(Traits::LEGAL_FORM) { 5 } else { 1 };
                for end in tokens.start + 1..end {
                    to(tokens.start..end, weight);
                }
                if clues::is_of_a_place(words, tokens.end - 1) {
                    // "Harn Police", "Harn Town Council": Harn is a place.
                    lend(tokens.start..tokens.start + 1, Kind::Place, 3);
                }
            }
            Kind::Place | Kind::Other => {}
        }
    }
    for (borrower, kind, weight) in loans {
        let name = &names[surfaces[borrower].first];
        // A country stays one unless its places say otherwise ("Jordan").
        let is_country = name.tokens.len() == 1 && words.traits(name.tokens.start).any(Traits::COUNTRY);
        surfaces[borrower].scores.add(kind, if is_country { weight.min(5) } else { weight });
    }
}

/// The kind of a surface.
fn settle(words: &Words, name: &Name, surface: &Surface, sides: &HashSet<&str>) -> Option<Kind> {
    if name.role == Role::Title {
        // A title alone is a name only where a full name ends in it.
        return (surface.scores.of(Kind::Person) >= 8).then_some(Kind::Person);
    }
    let best = surface.scores.best().unwrap_or(Kind::Other);
    if !words.is_sport || best != Kind::Place || !clues::is_locality(words, name) {
        return Some(best);
    }
    let is_side = match clues::country(words, name) {
        Some(country) => sides.contains(country),
        None => surface.contexts.of(Kind::Team) > surface.contexts.of(Kind::Place),
    };
    Some(if is_side { Kind::Team } else { best })
}
