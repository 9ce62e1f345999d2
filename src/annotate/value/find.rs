//! One pass over the atoms of a sentence: at each place the most special reading is tried first.

use jiff::civil::Date;

use super::atom::{Atoms, Shape};
use super::{Qualifier, Value, ValueKind, age, calendar, clock, group, measure, noise, qualifier, quantity, rank, score};
use crate::lexicon::WordMap;

/// A value by positions of atoms.
#[derive(Debug)]
pub(super) struct Found {
    /// Its first atom.
    pub(super) start: usize,
    /// Behind its last atom.
    pub(super) end: usize,
    /// What is measured.
    pub(super) kind: ValueKind,
    /// As in [`Value::normalized`].
    pub(super) normalized: String,
    /// As in [`Value::unit`].
    pub(super) unit: Option<String>,
    /// How exactly it is meant.
    pub(super) qualifier: Qualifier,
}

impl Found {
    /// An exact value without a unit.
    pub(super) fn new(start: usize, end: usize, kind: ValueKind, normalized: String) -> Self {
        Self { start, end, kind, normalized, unit: None, qualifier: Qualifier::Exact }
    }

    /// The same, meant less exactly.
    pub(super) fn qualified(mut self, qualifier: Qualifier) -> Self {
        self.qualifier = qualifier;
        self
    }

    /// The same by its place in the text.
    fn value(self, atoms: &Atoms) -> Value {
        Value { span: atoms.span(self.start, self.end), kind: self.kind, normalized: self.normalized, unit: self.unit, qualifier: self.qualifier }
    }
}

/// Whether a value can begin with a word, remembered from article to article: asking it of all who read values takes longer than looking it up.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    beginnings: WordMap<bool>,
}

impl Memory {
    /// More words are not remembered at once.
    const FULL: usize = 1 << 15;

    /// Whether a value, or a number that is none, can begin with a word.
    fn may_begin(&mut self, word: &str) -> bool {
        if let Some(known) = self.beginnings.get(word) {
            return known;
        }
        if self.beginnings.len() >= Self::FULL {
            self.beginnings.clear();
        }
        let may_begin = may_begin(word);
        self.beginnings.insert(word, may_begin);
        may_begin
    }
}

/// Appends the values of one sentence. `skip` atoms at its start are the number of a list item.
pub(super) fn in_sentence(atoms: &Atoms, skip: usize, day: Option<Date>, memory: &mut Memory, values: &mut Vec<Value>) {
    let mut at = skip;
    let mut floor = skip;
    let mut read_so_far: Vec<Found> = Vec::new();
    while at < atoms.len() {
        if !matches!(atoms.shape(at), Some(Shape::Digits | Shape::Opaque)) && !memory.may_begin(atoms.word(at)) {
            debug_assert!(read_time(atoms, at, day).is_none() && past_noise(atoms, at).is_none() && read(atoms, at, day).is_none(), "{}", atoms.word(at));
            at += 1;
            continue;
        }
        let time = read_time(atoms, at, day);
        let noise = if time.is_none() { past_noise(atoms, at) } else { None };
        if let Some(next) = noise {
            at = next.max(at + 1);
            continue;
        }
        let Some(found) = time.or_else(|| read(atoms, at, day)) else {
            // What is left of a phone number or a ratio when its first part is no value.
            at = noise::run_end(atoms, at).max(at + 1);
            continue;
        };
        at = found.end.max(at + 1);
        let found = qualify(atoms, found, floor);
        if read_so_far.last().is_some_and(|last| is_conversion(atoms, last, &found)) {
            floor = at;
            continue;
        }
        at = at.max(found.end);
        floor = at;
        read_so_far.push(found);
    }
    values.extend(read_so_far.into_iter().map(|found| found.value(atoms)));
}

/// Whether a value, or a number that is none, can begin with a word, digits apart: nearly all words are turned away here.
fn may_begin(word: &str) -> bool {
    let readers =
        [calendar::may_begin, clock::may_begin, noise::may_begin, group::may_begin, age::may_begin, quantity::may_begin, score::may_begin, rank::may_begin];
    readers.iter().any(|may_begin| may_begin(word))
}

/// Behind numbers at `at` that are no value.
fn past_noise(atoms: &Atoms, at: usize) -> Option<usize> {
    clock::past_unsure(atoms, at).or_else(|| noise::past(atoms, at))
}

/// The date or time that begins at `at`; their digits have forms that would be noise elsewhere.
fn read_time(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let may_begin = atoms.is_word(at) || atoms.is_digits(at);
    may_begin.then(|| calendar::read(atoms, at, day).or_else(|| clock::read(atoms, at)))?
}

/// The value that begins at `at` and is no date or time.
fn read(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let named = group::read(atoms, at).or_else(|| age::read(atoms, at));
    if named.is_some() {
        return named;
    }
    if atoms.is_glued(at) && at > 0 && (atoms.is_word(at - 1) || atoms.is_digits(at - 1)) {
        return None;
    }
    let range = quantity::read(atoms, at, day);
    if range.as_ref().is_some_and(|range| range.qualifier == Qualifier::Between && (range.unit.is_some() || range.kind == ValueKind::Duration)) {
        return range;
    }
    score::read(atoms, at).or_else(|| rank::read(atoms, at).filter(|rank| range.as_ref().is_none_or(|range| range.end <= rank.end))).or(range)
}

/// Adds the words around a value that say how exactly it is meant.
fn qualify(atoms: &Atoms, mut found: Found, floor: usize) -> Found {
    let takes = match found.kind {
        ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration | ValueKind::Age | ValueKind::Time => true,
        ValueKind::Date | ValueKind::Weekday | ValueKind::Score | ValueKind::Rank | ValueKind::Group => false,
    };
    if !takes {
        return found;
    }
    if let Some((qualifier, end)) = qualifier::behind(atoms, found.end).filter(|_| found.qualifier == Qualifier::Exact) {
        found.qualifier = qualifier;
        found.end = end;
    }
    let before = qualifier::before(atoms, found.start, floor).filter(|&(qualifier, start)| fits(atoms, &found, qualifier, start));
    if let Some((qualifier, start)) = before {
        found.start = start;
        // A range keeps its bounds: "about 20 to 30", "more than a dozen".
        if found.qualifier != Qualifier::Between {
            found.qualifier = qualifier;
        }
    }
    found
}

/// Whether the words at `start` qualify the value and are no preposition: "over two days", "under 7pm".
fn fits(atoms: &Atoms, found: &Found, qualifier: Qualifier, start: usize) -> bool {
    let lone = found.start - start == 1;
    match found.kind {
        ValueKind::Time => qualifier == Qualifier::About,
        ValueKind::Duration => !(lone && atoms.word(start) == "over"),
        _ => true,
    }
}

/// Whether `found` says again in another unit what stands before it: "30 miles (48 km)".
fn is_conversion(atoms: &Atoms, last: &Found, found: &Found) -> bool {
    let measured = |found: &Found| found.kind == ValueKind::Money || found.unit.as_deref().is_some_and(|unit| measure::named(unit).is_some());
    atoms.word(last.end) == "("
        && found.start <= last.end + 2
        && atoms.word(found.end) == ")"
        && last.kind == found.kind
        && measured(last)
        && measured(found)
        && last.unit != found.unit
}
