//! Two figures for one thing: counts, money, shares and lengths of time that exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::closeness::Closeness;
use super::fit::{Fit, amount, dimension, fit};
use super::gate::{failing, log_ratio};
use super::pair::{Pair, best_first};
use super::said::{Said, days_apart};
use super::score::{Alignment, align, shared};
use super::{ConflictKind, Level, slot};
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{grows, is_harm};
use crate::annotate::value::Qualifier;
use crate::article::Article;
use crate::lexicon::COUNTRIES;
use crate::text::{BlockKind, fold, fold_words};

/// Counts of what the story's event did to people and things need this score to be `likely`.
const HARM_SCORE: f64 = 0.9;
/// A story's lead tells one sentence or fine, in few words.
const LEAD_PUNISHMENT_SCORE: f64 = 0.55;
/// Two exact-looking figures within a fifth of each other are two reports of one figure at a lower score.
const NEAR_SCORE: f64 = 0.55;
const NEAR_LOG_RATIO: f64 = 0.2;
/// Anything else needs this to be `likely`, and the next to be `possible`.
const LIKELY_SCORE: f64 = 1.3;
const POSSIBLE_SCORE: f64 = 0.9;
/// Shares, lengths of time and clock times are alike by chance more often.
const WEAK_POSSIBLE_SCORE: f64 = 1.2;
/// Counts of anything up to this stand in every article.
const SMALL: f64 = 12.0;

/// And only sentences this much alike count one thing with them.
const SMALL_DICE: f64 = 0.35;

/// Sentences without a name in common must be this alike to tell one count for sure.
const UNNAMED_DICE: f64 = 0.4;

/// Articles published more days apart than this give no sure conflict of figures.
const FARTHEST_DAYS: i32 = 10;

/// Nouns that pages count beside their text: "Slideshow (14 images)", "1 of 12 photos".
const FURNITURE: &[&str] = &["photos", "images", "slides", "comments"];

/// Claims of one key beyond this many are not compared: the first ones stand for the rest, so that a story of thousands stays quick.
const MOST_PER_KEY: usize = 40;

/// Finds pairs of claims whose amounts exclude each other. `said` is sorted by article.
pub(super) fn pairs(said: &[Said<'_>], closeness: &Closeness<'_>, now: u16) -> Vec<Pair> {
    let bounds = bounds(said);
    let mut found = Vec::new();
    for (i, j) in candidates(said) {
        let (a, b) = (&said[i], &said[j]);
        if fit(a.value, b.value) != Fit::Exclusive {
            continue;
        }
        let alignment = align(a, b);
        if failing(a, b, &alignment, now).is_some() {
            continue;
        }
        let of = |article: usize| &said[bounds[article]..bounds[article + 1]];
        if slot::is_shared(a, b, of(b.article), now) || slot::is_shared(b, a, of(a.article), now) {
            continue;
        }
        let Some(level) = level(a, b, &alignment).and_then(|level| closeness.level(level, a.article, b.article)) else { continue };
        found.push(Pair::new(said, i, j, alignment.score, level, kind(a.value.kind)));
    }
    one_to_one(said, found)
}

/// Where the claims of each article begin, and the end.
fn bounds(said: &[Said<'_>]) -> Vec<usize> {
    let articles = said.last().map_or(0, |last| last.article + 1);
    (0..=articles).map(|article| said.partition_point(|one| one.article < article)).collect()
}

/// Pairs of claims of one kind that share the noun, the event or a word near the value, in different articles or in different blocks of one.
fn candidates(said: &[Said<'_>]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<(ValueKind, String), Vec<usize>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate().filter(|(_, one)| one.is_heard && is_compared(one)) {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        keys.extend(one.frame.family.map(str::to_owned));
        if !one.head.is_empty() {
            keys.insert(format!("noun {}", one.head));
        }
        keys.extend(one.around.iter().filter(|around| around.distance <= 8).map(|around| format!("{:?}", around.term)));
        for key in keys {
            index.entry((one.value.kind, key)).or_default().push(position);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in index.values() {
        let list = &list[..list.len().min(MOST_PER_KEY)];
        for (at, &i) in list.iter().enumerate() {
            let fits = |j: &&usize| said[i].article != said[**j].article || retells(&said[i], &said[**j]);
            pairs.extend(list[at + 1..].iter().filter(fits).map(|&j| (i, j)));
        }
    }
    pairs
}

/// Kinds that are compared by likeness of their sentences; the others have rules of their own, for a day is that of a deed.
fn is_compared(said: &Said<'_>) -> bool {
    !FURNITURE.contains(&said.head_word.as_str())
        && !is_left_behind(said)
        && matches!(said.value.kind, ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration)
}

/// Whether a figure is what another one took the place of: "from **40** to 55".
fn is_left_behind(said: &Said<'_>) -> bool {
    let core = &said.frame.core;
    let word = |at: usize| said.words.get(at).map_or("", |word| word.folded.as_str());
    // A sign of money may stand between.
    let before = (core.start.saturating_sub(2)..core.start).rev().find(|&at| !word(at).is_empty());
    let is_from = before.is_some_and(|before| word(before) == "from");
    let to = (core.end..core.end + 3).find(|&at| word(at) == "to");
    is_from && to.is_some_and(|to| (to + 1..to + 4).any(|at| said.words.get(at).is_some_and(|word| word.is_number)))
}

/// Whether one stands in a headline, summary or caption and the other in the text of the same article: those are
/// written by others, and left when the text is brought up to date. Plain counts within the text are nearly always two things.
fn retells(a: &Said<'_>, b: &Said<'_>) -> bool {
    let is_display = |said: &Said<'_>| matches!(said.block, BlockKind::Headline | BlockKind::Summary | BlockKind::Caption);
    is_display(a) != is_display(b) && a.frame.family.is_some_and(is_harm) && a.frame.family == b.frame.family
}

fn kind(kind: ValueKind) -> ConflictKind {
    match kind {
        ValueKind::Number => ConflictKind::Number,
        ValueKind::Money => ConflictKind::Money,
        ValueKind::Percent => ConflictKind::Percent,
        ValueKind::Date => ConflictKind::Date,
        ValueKind::Weekday => ConflictKind::Weekday,
        ValueKind::Time => ConflictKind::Time,
        ValueKind::Duration => ConflictKind::Duration,
        ValueKind::Score => ConflictKind::Score,
        ValueKind::Rank => ConflictKind::Rank,
        ValueKind::Group => ConflictKind::Group,
        ValueKind::Age => ConflictKind::Age,
    }
}

/// How sure a pair is; `None` if it is not worth a line.
fn level(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> Option<Level> {
    let is_weak = matches!(a.value.kind, ValueKind::Percent | ValueKind::Duration) || dimension(a.value) == Some("kilometre per hour");
    let is_vague = |said: &Said<'_>| said.value.qualifier == Qualifier::Between;
    // "Dozens" says no more than that there are some two dozen: 180 is no contradiction, 14 is.
    if is_vague(a) && !claims_more(a, b) || is_vague(b) && !claims_more(b, a) {
        return None;
    }
    let is_weak = is_weak && !found.is_punishment;
    let harm = found.is_punishment || found.families_equal && a.frame.family.is_some_and(is_harm);
    let both_above = |least: f64| [a, b].iter().all(|said| amount(said.value).is_some_and(|amount| amount > least));
    let near = log_ratio(a, b) <= NEAR_LOG_RATIO && both_above(SMALL);
    let least_of_harm = if found.is_punishment && a.is_lead && b.is_lead { LEAD_PUNISHMENT_SCORE } else { HARM_SCORE };
    let likely = harm && found.score >= least_of_harm || near && found.score >= NEAR_SCORE || found.score >= LIKELY_SCORE;
    // Sums of unlike things are alike by chance, and so are small counts: there are two of many things.
    let is_sum = a.value.kind == ValueKind::Money && !found.topics_equal && !found.heads_equal;
    let is_small = !harm && !both_above(SMALL);
    // A story has many sums and shares: only near ones, those of one named thing, or those of very like sentences, are two figures for one.
    let is_one_of_many = matches!(a.value.kind, ValueKind::Money | ValueKind::Percent) && !harm && !near && !found.topics_equal && found.score < LIKELY_SCORE;
    if is_small && found.dice < SMALL_DICE || is_one_of_many {
        return None;
    }
    let least = if is_weak || is_sum || is_small { WEAK_POSSIBLE_SCORE } else { POSSIBLE_SCORE };
    // In articles of other weeks a figure has moved on, or is of another event.
    let is_far = days_apart(a, b).is_some_and(|days| days > FARTHEST_DAYS);
    // Jobs, cases and votes are counted in many places, and a country sees many attacks: where no other name is shared,
    // only two leads, like sentences or near figures tell one count.
    let is_one_count = || near || share_a_name(a, b) || a.is_lead && b.is_lead || found.dice >= UNNAMED_DICE;
    let level = if likely && !is_weak && !is_far && !is_vague(a) && !is_vague(b) && is_one_count() {
        Level::Likely
    } else if found.score >= least {
        Level::Possible
    } else {
        return None;
    };
    Some(if is_update(a, b) || are_of_two_days(a, b) {
        Level::Update
    } else if is_disputed(a, b) {
        Level::Disputed
    } else {
        level
    })
}

/// Whether the least that an amount can be is more than another one.
fn claims_more(a: &Said<'_>, b: &Said<'_>) -> bool {
    matches!((a.value.interval(), amount(b.value)), (Some(vague), Some(figure)) if vague.low > figure)
}

/// Whether two sentences share a name that is no country's.
fn share_a_name(a: &Said<'_>, b: &Said<'_>) -> bool {
    let is_country = |said: &Said<'_>, at: usize| {
        let written = said.mention(at).map(|mention| mention.span.of(&said.annotated.article.text));
        written.is_some_and(|name| COUNTRIES.contains(&fold(name)))
    };
    shared(&a.around, &b.around).any(|(x, y)| x.is_name && y.is_name && !is_country(a, x.at))
}

/// Whether both figures stand in quotations of two speakers: the articles are right about who said what. Figures that
/// officials are only cited for are the article's own in all but name.
fn is_disputed(a: &Said<'_>, b: &Said<'_>) -> bool {
    let speaker = |said: &Said<'_>| said.claim.attribution.as_deref().map(fold_words);
    a.is_quoted && b.is_quoted && matches!((speaker(a), speaker(b)), (Some(x), Some(y)) if x != y)
}

/// Whether a running count grew from one publication day to a later one, or a state that is told in the present was another then.
fn is_update(a: &Said<'_>, b: &Said<'_>) -> bool {
    let day = |said: &Said<'_>| Article::day(&said.annotated.article);
    let running = a.frame.family.is_some_and(grows) && a.frame.family == b.frame.family;
    let (Some(earlier), Some(later)) = (day(a), day(b)) else { return false };
    let grew = matches!((amount(a.value), amount(b.value)), (Some(first), Some(second)) if (earlier < later) == (first < second));
    let is_state = a.value.kind == ValueKind::Number && (tells_state(a) || tells_state(b));
    earlier != later && (running && grew || is_state)
}

/// Whether two running counts are told as of different days: "by late Wednesday", "early Thursday".
fn are_of_two_days(a: &Said<'_>, b: &Said<'_>) -> bool {
    let running = a.frame.family.is_some_and(grows) && a.frame.family == b.frame.family;
    let days = |said: &Said<'_>| said.peers().filter(|(kind, _)| *kind == ValueKind::Weekday).map(|(_, day)| day.to_owned()).collect::<Vec<_>>();
    let (x, y) = (days(a), days(b));
    let apart = !x.is_empty() && !y.is_empty() && !x.iter().any(|day| y.contains(day));
    running && apart && (is_as_of(a, &x) || is_as_of(b, &y))
}

/// Whether one of these weekdays stands behind a word that says how things stood then.
fn is_as_of(said: &Said<'_>, days: &[String]) -> bool {
    let before = |at: usize| at.checked_sub(1).map_or("", |at| said.words[at].folded.as_str());
    let is_limit =
        |at: usize| matches!(before(at), "by" | "early" | "late" | "of") && (before(at) != "of" || at.checked_sub(1).is_some_and(|at| before(at) == "as"));
    (0..said.words.len()).any(|at| days.contains(&said.words[at].folded) && is_limit(at))
}

/// Whether a clause tells how things stand, not what happened: "has 845 delegates", "55 remain in hospital".
fn tells_state(said: &Said<'_>) -> bool {
    let is_state = |word: &str| matches!(word, "remain" | "remains" | "remained" | "stands" | "stood" | "leads" | "trails" | "holds" | "sits" | "still");
    let has = |at: usize| matches!(said.words[at].folded.as_str(), "has" | "have") && at + 1 == said.frame.core.start;
    said.frame.clause.clone().any(|at| is_state(&said.words[at].folded) || has(at))
}

/// Of the pairs of a claim with claims of one other article, keeps the best.
fn one_to_one(said: &[Said<'_>], mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(best_first);
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    pairs.retain(|pair| {
        let ends = [(pair.a, said[pair.b].article), (pair.b, said[pair.a].article)];
        let free = ends.iter().all(|end| !taken.contains(end));
        if free {
            taken.extend(ends);
        }
        free
    });
    pairs
}
