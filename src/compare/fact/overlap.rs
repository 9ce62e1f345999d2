//! What two sentences share: the phrase of each that states it, and how likely it is the same fact.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::line::{Line, Role};
use super::phrase;
use crate::compare::align::{Term, Word, WordKind, similarity};

/// A phrase of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Position of the line.
    pub(super) line: usize,
    /// The line's words that state the fact.
    pub(super) words: Range<usize>,
    /// The tokens that are shown.
    pub(super) tokens: Range<usize>,
}

/// Two phrases that may state the same fact.
#[derive(Debug, Clone)]
pub(super) struct Overlap {
    /// The earlier.
    pub(super) a: Place,
    /// The other.
    pub(super) b: Place,
    /// Further phrases of both lines that belong to the fact, where something stands between that the articles differ on or one alone tells.
    pub(super) more: Vec<Place>,
    /// The terms that the two first phrases hold.
    pub(super) core: BTreeSet<Term>,
    /// How likely the two state the same fact, for ranking.
    pub(super) strength: f64,
}

/// Weight that a value gains where both lines claim the same of it.
const SAME_CLAIM: f64 = 5.0;

/// What a word costs that only one side has: a share of its weight, and a value, which is no difference, next to nothing. At more than twice
/// the share, words that two clauses have in common are lost where they lie apart in one: ten fewer of 407 known facts of 71 stories are found.
const COST_OF_WORD: f64 = 0.25;
const COST_OF_VALUE: f64 = 1.0;

/// What it costs a phrase to go on in another clause.
const COST_OF_BORDER: f64 = 1.0;

/// Weight from which a shared value tells enough by itself: two digits or more, though several sentences of the story hold it.
const PRECISE: f64 = 3.5;

/// A precise value, two ordinary words or a rare one.
const LEAST_MASS: f64 = PRECISE;

/// Phrases without a verb or a number state something if they share as many words as this: "the longest-serving leader of Israel".
const FULL: usize = 3;

/// What two sentences share, `None` if it is no statement or one denies what the other says.
pub(super) fn between(lines: &[Line<'_>], a: usize, b: usize) -> Option<Overlap> {
    let (left, right) = aligned(&lines[a], &lines[b]);
    let (left, right) = (left.as_ref(), right.as_ref());
    // Two sentences align although they differ in a value; only the phrase that is shown stays clear of it.
    let (wide_x, wide_y) = windows([left, right], [&vec![false; left.words.len()], &vec![false; right.words.len()]])?;
    let (left_closed, right_closed) = (closed(left, right), closed(right, left));
    let inside = |closed: &[bool], wide: &Range<usize>| -> Vec<bool> { closed.iter().enumerate().map(|(at, closed)| *closed || !wide.contains(&at)).collect() };
    let (left_shut, right_shut) = (inside(&left_closed, &wide_x), inside(&right_closed, &wide_y));
    let (x, y) = windows([left, right], [&left_shut, &right_shut])?;
    let core = shared(&left.words[x.clone()], &right.words[y.clone()]);
    let same_claim = claims_same(left, right, &x, &core);
    let pieces = pieces([left, right], [&left_shut, &right_shut], Piece { x: x.clone(), y: y.clone(), core: core.clone() });
    let mass = pieces.iter().map(|piece| weight(&left.words[piece.x.clone()], &piece.core)).sum::<f64>();
    let is_cut = wide_x != x || wide_y != y;
    let (wide, wide_others) = (&left.words[wide_x], &right.words[wide_y]);
    let wide_core = shared(wide, wide_others);
    if mass + claim_weight(same_claim) < LEAST_MASS || !is_statement([left, right], &pieces[0], (wide, &wide_core), same_claim) {
        return None;
    }
    let values = wide_core.iter().filter(|term| wide.iter().any(|word| word.kind == WordKind::Value && word.term == **term)).count();
    let evidence = Evidence {
        likeness: similarity(wide, wide_others),
        mass: weight(wide, &wide_core) + claim_weight(same_claim),
        context: similarity(&left.words, &right.words),
        values,
        is_precise: is_precise(left, &left.words[x.clone()], &core),
    };
    let a = Place { line: a, tokens: phrase::around(left, &x, &left_closed), words: x };
    let b = Place { line: b, tokens: phrase::around(right, &y, &right_closed), words: y };
    let agree = phrase::is_denied(left, &a.tokens) == phrase::is_denied(right, &b.tokens) || denied(left, &core) == denied(right, &core);
    let is_full = core.len() >= FULL;
    // What is left of a sentence after a cut must tell something on both sides.
    let tell = [left.tells(&a.tokens), right.tells(&b.tokens)];
    let tells = is_full || if is_cut { tell[0] && tell[1] } else { tell[0] || tell[1] };
    (agree && tells).then(|| {
        let more = more([left, right], [&left_closed, &right_closed], &pieces, [&a, &b]);
        Overlap { a, b, more, core, strength: evidence.strength() }
    })
}

/// A stretch of each line's words and the terms that both hold.
#[derive(Debug)]
struct Piece {
    x: Range<usize>,
    y: Range<usize>,
    core: BTreeSet<Term>,
}

/// No fact is told in more pieces than this.
const MOST_PIECES: usize = 4;

/// What a further piece must weigh: an ordinary word.
const LEAST_PIECE: f64 = 3.0;

/// The first piece and those that can be found beside it, in words that are not `closed` and no piece holds yet.
fn pieces([left, right]: [&Line<'_>; 2], [left_closed, right_closed]: [&[bool]; 2], first: Piece) -> Vec<Piece> {
    let mut told = first.core.clone();
    let mut pieces = vec![first];
    while pieces.len() < MOST_PIECES {
        let open = |line: &Line<'_>, closed: &[bool], held: &dyn Fn(&Piece) -> Range<usize>| -> Vec<bool> {
            let is_held = |at: usize| told.contains(&line.words[at].term) || pieces.iter().any(|piece| held(piece).contains(&at));
            closed.iter().enumerate().map(|(at, closed)| *closed || is_held(at)).collect()
        };
        let (shut, right_shut) = (open(left, left_closed, &|piece| piece.x.clone()), open(right, right_closed, &|piece| piece.y.clone()));
        let Some((x, y)) = windows([left, right], [&shut, &right_shut]) else { break };
        let core = shared(&left.words[x.clone()], &right.words[y.clone()]);
        if weight(&left.words[x.clone()], &core) < LEAST_PIECE {
            break;
        }
        told.extend(&core);
        pieces.push(Piece { x, y, core });
    }
    pieces
}

/// The phrases of the pieces after the first that are worth showing: not names alone, nor what the first two phrases hold already.
fn more(lines: [&Line<'_>; 2], closed: [&[bool]; 2], pieces: &[Piece], firsts: [&Place; 2]) -> Vec<Place> {
    let mut found = Vec::new();
    for piece in pieces[1..].iter().filter(|piece| says(lines[0], &lines[0].words[piece.x.clone()], &piece.core)) {
        for (side, words) in [&piece.x, &piece.y].into_iter().enumerate() {
            let (line, first) = (lines[side], firsts[side]);
            let held = |at: usize| pieces.iter().any(|other| [&other.x, &other.y][side].contains(&at)) && !words.contains(&at);
            let shut: Vec<bool> = closed[side].iter().enumerate().map(|(at, closed)| *closed || held(at)).collect();
            let tokens = phrase::around(line, words, &shut);
            if tokens.end <= first.tokens.start || first.tokens.end <= tokens.start {
                found.push(Place { line: first.line, words: words.clone(), tokens });
            }
        }
    }
    found
}

/// What a figure that only rounds another counts for, as a share of the lesser of the two.
const ROUNDED: f64 = 0.8;

/// The most it counts for if it is no count of the same things: less than [`PRECISE`], for "$12 million" and "$11.7 million" are often two sums.
const LOOSE: f64 = 3.0;

/// The two lines, in which a figure and its rounding are one word with one unit.
fn aligned<'l, 'a>(left: &'l Line<'a>, right: &'l Line<'a>) -> (Cow<'l, Line<'a>>, Cow<'l, Line<'a>>) {
    let (mut left, mut right) = (Cow::Borrowed(left), Cow::Borrowed(right));
    for (at, to) in rounded(&left, &right) {
        let (term, unit) = (left.words[at].term, left.units[at].clone());
        let least = ROUNDED * left.words[at].weight.min(right.words[to].weight);
        let weight = if left.units[at].is_some() { least } else { least.min(LOOSE) };
        left.to_mut().words.to_mut()[at].weight = weight;
        let right = right.to_mut();
        right.units[to] = unit;
        let word = &mut right.words.to_mut()[to];
        (word.term, word.weight) = (term, weight);
    }
    (left, right)
}

/// Positions of figures of which one is the other rounded, each at most once; no figure that both lines tell alike.
fn rounded(left: &Line<'_>, right: &Line<'_>) -> Vec<(usize, usize)> {
    let alone = |mine: &Line<'_>, theirs: &Line<'_>| -> Vec<usize> {
        let is_alone = |at: &usize| mine.figures[*at].is_some() && theirs.words.iter().all(|word| word.term != mine.words[*at].term);
        (0..mine.words.len()).filter(is_alone).collect()
    };
    let mut others = alone(right, left);
    let mut found = Vec::new();
    for at in alone(left, right) {
        let agrees = |other: &usize| left.figures[at].as_ref().zip(right.figures[*other].as_ref()).is_some_and(|(a, b)| a.agrees(b));
        if let Some(place) = others.iter().position(agrees) {
            found.push((at, others.remove(place)));
        }
    }
    found
}

/// Those of some terms that a line denies.
fn denied(line: &Line<'_>, core: &BTreeSet<Term>) -> BTreeSet<Term> {
    phrase::denied(line).filter(|word| core.contains(&word.term)).map(|word| word.term).collect()
}

/// The stretch of each line that holds most of what is in the other's, and little else; no word that `closed` names is in it.
fn windows([left, right]: [&Line<'_>; 2], [left_closed, right_closed]: [&[bool]; 2]) -> Option<(Range<usize>, Range<usize>)> {
    let (left_agreed, right_agreed) = (agreed(left, right), agreed(right, left));
    let mut x = window(left, &terms(&right.words), left_closed, &left_agreed)?;
    let mut y = 0..0;
    // Each window is found for the other; two rounds settle nearly all.
    for _ in 0..4 {
        let before = std::mem::replace(&mut y, window(right, &terms(&left.words[x.clone()]), right_closed, &right_agreed)?);
        if before == y {
            break;
        }
        x = window(left, &terms(&right.words[y.clone()]), left_closed, &left_agreed)?;
    }
    Some((x, y))
}

/// Whether both lines claim the same of a value that both phrases hold; much happens on one day.
fn claims_same(left: &Line<'_>, right: &Line<'_>, x: &Range<usize>, core: &BTreeSet<Term>) -> bool {
    agreed(left, right)
        .iter()
        .enumerate()
        .any(|(at, agrees)| *agrees && x.contains(&at) && core.contains(&left.words[at].term) && !left.is_time(&left.words[at]))
}

/// What the same claim of a value adds to the weight of shared words.
fn claim_weight(same_claim: bool) -> f64 {
    if same_claim { SAME_CLAIM } else { 0.0 }
}

/// The terms that both hold.
fn shared(a: &[Word], b: &[Word]) -> BTreeSet<Term> {
    terms(a).intersection(&terms(b)).copied().collect()
}

/// What speaks for two phrases being one fact.
struct Evidence {
    /// How alike the phrases are, before what differs was cut from them.
    likeness: f64,
    /// The weight of what they share.
    mass: f64,
    /// How alike their sentences are.
    context: f64,
    /// How many values they share.
    values: usize,
    /// Whether they share a value that tells enough by itself.
    is_precise: bool,
}

impl Evidence {
    /// How likely two phrases state the same fact, in `0.0..1.0`.
    ///
    /// A logistic regression on 3,352 such pairs of 71 real and invented stories, by whether both lie on a fact that a reader had marked
    /// as shared (331 do; marks are not complete, so this ranks but does not measure). Fitted on one half of the stories its average
    /// precision on the other is .45 and .52. Claims, names, verbs, length, shared words elsewhere and static word vectors add nothing.
    fn strength(&self) -> f64 {
        let values = self.values.min(2) as f64;
        let sum = -7.66 + 0.9 * self.likeness + 1.27 * self.mass.ln() + 2.43 * self.context + 1.3 * values + f64::from(self.is_precise);
        1.0 / (1.0 + (-sum).exp())
    }
}

/// A figure of this many digits is the same however what it counts is called.
const DIGITS_OF_ONE: usize = 3;

/// Rarity from which a word and a day tell enough together: "killed in May" is said of many, "audited in May" of one.
const RARE: f64 = 3.5;

/// Whether what two sentences share says something: names alone do not, nor does who said it, a day, a round sum or one noun with its adjectives.
///
/// `wide` are the words of the first line that the two stretches hold before what differs was cut from them, and the terms they share.
fn is_statement([left, right]: [&Line<'_>; 2], first: &Piece, (wide, wide_core): (&[Word], &BTreeSet<Term>), same_claim: bool) -> bool {
    let (words, others) = (&left.words[first.x.clone()], &right.words[first.y.clone()]);
    let content = |words: &[Word], core: &BTreeSet<Term>| -> BTreeSet<Term> {
        let is_content = |word: &&Word| core.contains(&word.term) && (word.kind != WordKind::Value || left.is_length(word)) && !left.is_reporting(word);
        words.iter().filter(is_content).map(|word| word.term).collect()
    };
    let shared = || words.iter().filter(|word| first.core.contains(&word.term));
    let told = content(wide, wide_core);
    let is_precise = same_claim || is_precise(left, words, &first.core);
    let is_one_noun = |words: &[Word]| words.len() < 4 && words.windows(2).all(|pair| pair[0].tokens.end == pair[1].tokens.start);
    let is_bare = || is_one_noun(words) && is_one_noun(others) && told.len() == content(words, &first.core).len();
    (says(left, words, &first.core) || says(right, others, &first.core))
        && match told.len() {
            0 => is_precise && shared().any(|word| left.tells_alone(word)),
            1 => {
                is_precise && !(is_bare() && ends_round(left, words))
                    || first.core.len() > 1 && !is_bare() && shared().any(|word| left.is_amount(word) || told.contains(&word.term) && word.weight >= RARE)
            }
            _ => is_precise || !is_bare(),
        }
}

/// Whether some words end with a round figure: "cost 4,000" is said of many things, "4,000 households" of few.
fn ends_round(line: &Line<'_>, words: &[Word]) -> bool {
    words.last().is_some_and(|last| line.is_amount(last) && line.digits(last) < 2)
}

/// Whether the words that are shared hold more than names, days and who said it.
fn says(line: &Line<'_>, words: &[Word], core: &BTreeSet<Term>) -> bool {
    words.iter().any(|word| core.contains(&word.term) && word.kind != WordKind::Name && !line.is_reporting(word) && !line.is_time(word))
}

/// Whether the words that are shared hold a value that tells enough by itself.
fn is_precise(line: &Line<'_>, words: &[Word], core: &BTreeSet<Term>) -> bool {
    words.iter().any(|word| core.contains(&word.term) && word.kind == WordKind::Value && word.weight >= PRECISE && !line.is_time(word))
}

/// The stretch of a line that holds most of `terms` and little else, and no word that is `closed`.
pub(super) fn window(line: &Line<'_>, terms: &BTreeSet<Term>, closed: &[bool], agreed: &[bool]) -> Option<Range<usize>> {
    let (mut best, mut found) = (0.0, None);
    let (mut sum, mut start) = (0.0, 0);
    let mut seen: BTreeSet<Term> = BTreeSet::new();
    for (at, word) in line.words.iter().enumerate() {
        if !closed[at] {
            let crosses = at > start && (line.words[at - 1].tokens.end..word.tokens.start).any(|token| line.role(token) == Role::Border);
            sum += match word.kind {
                _ if terms.contains(&word.term) && !seen.insert(word.term) => 0.0,
                _ if terms.contains(&word.term) => word.weight + if agreed[at] { SAME_CLAIM } else { 0.0 },
                WordKind::Value => -COST_OF_VALUE,
                _ => -COST_OF_WORD * word.weight,
            };
            sum -= if crosses { COST_OF_BORDER } else { 0.0 };
        }
        if closed[at] || sum <= 0.0 {
            (sum, start) = (0.0, at + 1);
            seen.clear();
        } else if sum > best {
            best = sum;
            found = Some(start..at + 1);
        }
    }
    found
}

/// For each word of `mine`, whether no phrase may cover it: the articles differ on it, or these two do.
pub(super) fn closed(mine: &Line<'_>, theirs: &Line<'_>) -> Vec<bool> {
    differing(mine, theirs).into_iter().zip(&mine.barred).map(|(differs, barred)| differs || *barred).collect()
}

/// For each word of `mine`, whether it belongs to a value that `theirs` does not have while it has others in its place, or has of other things,
/// or only as a bound: "5,000 people" is not "5,000 homes", and "three" is not "at least three".
fn differing(mine: &Line<'_>, theirs: &Line<'_>) -> Vec<bool> {
    let (own, other) = (terms(&mine.words), terms(&theirs.words));
    let has_others = theirs.words.iter().any(|word| word.kind == WordKind::Value && !own.contains(&word.term));
    let counts_else = |word: &Word, unit: &Option<String>| {
        if mine.digits(word) >= DIGITS_OF_ONE {
            return false;
        }
        let term = word.term;
        let mut units = theirs.words.iter().zip(&theirs.units).filter(|(word, _)| word.term == term).map(|(_, unit)| unit);
        unit.is_some() && units.all(|other| other.is_some() && other != unit)
    };
    let bounds_else = |word: &Word| {
        let is_bound = mine.is_bound(word);
        let mut same = theirs.words.iter().filter(|other| other.term == word.term).map(|other| theirs.is_bound(other));
        is_bound.is_some() && same.all(|other| other.is_some() && other != is_bound)
    };
    let differs = |(word, unit): (&Word, &Option<String>)| {
        word.kind == WordKind::Value && if other.contains(&word.term) { counts_else(word, unit) || bounds_else(word) } else { has_others }
    };
    let closed: Vec<bool> = mine.words.iter().zip(&mine.units).map(differs).collect();
    let values: BTreeSet<usize> = mine.values.iter().zip(&closed).filter(|(_, closed)| **closed).filter_map(|(value, _)| *value).collect();
    let is_part = |(value, closed): (&Option<usize>, bool)| closed || value.is_some_and(|value| values.contains(&value));
    mine.values.iter().zip(closed).map(is_part).collect()
}

/// For each word of `mine`, whether it is a value of which both lines claim the same.
fn agreed(mine: &Line<'_>, theirs: &Line<'_>) -> Vec<bool> {
    let mut agreed = vec![false; mine.words.len()];
    for (claim, at) in &mine.claims {
        agreed[*at] |= theirs.claims.binary_search_by(|(other, _)| other.cmp(claim)).is_ok();
    }
    agreed
}

/// The terms of some words.
pub(super) fn terms(words: &[Word]) -> BTreeSet<Term> {
    words.iter().map(|word| word.term).collect()
}

/// The weight of those terms of `core` that some words hold.
pub(super) fn weight(words: &[Word], core: &BTreeSet<Term>) -> f64 {
    let mut seen = BTreeSet::new();
    words.iter().filter(|word| core.contains(&word.term) && seen.insert(word.term)).map(|word| word.weight).sum()
}
