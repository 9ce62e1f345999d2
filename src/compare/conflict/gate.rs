//! What two claims must have in common, however alike they sound, before their values may be called a contradiction.

use super::fit::{amount, dimension};
use super::said::{Said, days_apart, differ};
use super::score::Alignment;
use crate::annotate::claim::event::{are_opposites, family, is_beast, is_generic, is_harm, is_people};
use crate::annotate::{Kind, ValueKind};
use crate::compare::align::Term;

/// Two values further apart than this factor are hardly ever two figures for one thing (log 4.5).
const MOST_LOG_RATIO: f64 = 1.5;

/// Two sentences that share an event alone must be this alike besides.
const LEAST_DICE: f64 = 0.15;

/// Whether something speaks against setting two claims against each other, both amounts of one kind or both scores.
pub(super) fn is_barred(a: &Said<'_>, b: &Said<'_>, found: &Alignment, now: u16) -> bool {
    let kind = a.value.kind;
    let is_share = matches!(kind, ValueKind::Money | ValueKind::Percent);
    let is_measured_elsewhere = || dimension(a.value).is_some() && !(is_distance(a) || is_distance(b)) && scenes_differ(a, b);
    let is_other_game = || is_of_a_game(a) && is_of_a_game(b) && a.names().ne(b.names());
    found.families_differ
        || found.clause_names_differ && found.names_shared == 0
        || a.scope.is_per != b.scope.is_per
        || is_share && a.scope.is_forecast != b.scope.is_forecast
        || is_event_alone(a, b, found)
        || !heads_fit(a, b, found)
        || !near_enough(kind, found)
        || times_differ(a, b)
        || is_weather(a)
        || is_weather(b)
        || a.is_denied() != b.is_denied()
        || are_opposites(&a.verb, &b.verb)
        || is_measured_elsewhere()
        || is_other_game()
        || kind == ValueKind::Number && counts_differ(a, b, found)
        || kind != ValueKind::Score && amounts_differ(a, b, found, now)
}

/// Whether two claims have nothing in common but the event.
fn is_event_alone(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    found.families_equal && !(a.is_lead && b.is_lead) && found.near_shared == 0 && found.names_shared == 0 && found.dice < LEAST_DICE
}

/// Whether two claims tell of different years or periods, or how a price moved on different days.
fn times_differ(a: &Said<'_>, b: &Said<'_>) -> bool {
    differ(&a.scope.years, &b.scope.years)
        || differ(&a.scope.periods, &b.scope.periods)
        || is_move(a) && is_move(b) && days_apart(a, b).is_some_and(|days| days > 0)
}

/// Whether two counts are of different things: one of one people, one of the year so far, or one of an event that the other does not name.
fn counts_differ(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    let names_event = a.frame.family.is_some() != b.frame.family.is_some();
    names_another(a, b) || names_another(b, a) || adds_up(a) != adds_up(b) || names_event && !tells_what(a, b, found)
}

/// Whether two amounts are of different extent: one of a part, on top, an average or of the whole world, or both of other places, days or actors.
fn amounts_differ(a: &Said<'_>, b: &Said<'_>, found: &Alignment, now: u16) -> bool {
    let (x, y) = (&a.scope, &b.scope);
    x.is_part != y.is_part
        || x.is_more != y.is_more
        || x.is_margin != y.is_margin
        || x.is_rate != y.is_rate
        || x.is_global != y.is_global
        || x.dimension != y.dimension
        || is_background(a, now) != is_background(b, now)
        || log_ratio(a, b) > MOST_LOG_RATIO
        || matches!((day(a), day(b)), (Some(x), Some(y)) if x != y)
        || actors_differ(a, b, found)
        || places_differ(a, b)
        || is_counted_on(a)
        || is_counted_on(b)
}

/// Whether the sentence goes on counting: "four died at the scene, a fifth in hospital".
fn is_counted_on(said: &Said<'_>) -> bool {
    const ORDINALS: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let counted = said.value.normalized.parse::<usize>().ok().and_then(|amount| amount.checked_sub(1));
    let Some(next) = counted.and_then(|position| ORDINALS.get(position)) else { return false };
    said.words.windows(2).any(|pair| matches!(pair[0].folded.as_str(), "a" | "the") && pair[1].folded == *next)
}

/// Whether a measure tells how far one place is from another.
fn is_distance(said: &Said<'_>) -> bool {
    let behind = said.words.iter().skip(said.frame.core.end).take(4);
    let leads = |word: &str| matches!(word, "from" | "away" | "off" | "outside") || ["north", "south", "east", "west"].iter().any(|way| word.starts_with(way));
    behind.into_iter().any(|word| leads(&word.folded))
}

/// Whether each clause names a place that the other sentence does not: rain falls on two towns of one state.
pub(super) fn scenes_differ(a: &Said<'_>, b: &Said<'_>) -> bool {
    let own = |said: &Said<'_>, other: &Said<'_>| {
        said.around.iter().any(|around| around.is_scene && around.in_clause && other.names().all(|name| name != around.term))
    };
    own(a, b) && own(b, a)
}

/// Whether a claim tells of a year before the story's own.
pub(super) fn is_background(said: &Said<'_>, now: u16) -> bool {
    said.scope.years.iter().any(|&year| year < now)
}

/// Whether a name right at the noun, of people before it or behind "to" or "for", narrows what is counted, and stands nowhere in the
/// other sentence: "four Israeli civilians", "visas to Nigerians". What an event did is told by its place instead.
fn names_another(said: &Said<'_>, other: &Said<'_>) -> bool {
    let anchor = said.frame.head.map_or(said.frame.core.end, |head| head + 1);
    let leads = said.words.get(anchor).is_some_and(|word| matches!(word.folded.as_str(), "to" | "for"));
    let behind = said.frame.complement.iter().filter(|_| leads && !said.frame.family.is_some_and(is_harm));
    let is_group = |at: usize| said.mention(at).is_some_and(|mention| mention.kind != Kind::Person);
    let counts_people = is_people(&said.head_word) || said.frame.head.is_some_and(|head| said.mention(head).is_some());
    let before = said.frame.modifiers.iter().filter(|_| counts_people);
    let narrows = |at: usize| {
        is_group(at) && said.around.iter().find(|around| around.at == at && around.is_name).is_some_and(|around| other.names().all(|name| name != around.term))
    };
    before.chain(behind).any(|&at| narrows(at))
}

/// Whether a count runs from the beginning of the year.
fn adds_up(said: &Said<'_>) -> bool {
    said.scope.periods.iter().any(|period| period == "this year")
}

/// Whether a figure tells how a price, an index or a rate moved: there is a new one each day.
fn is_move(said: &Said<'_>) -> bool {
    said.frame.family == Some("change")
}

/// Whether a speed is that of a storm or its winds, which each bulletin tells anew.
fn is_weather(said: &Said<'_>) -> bool {
    let is_of_storm = |word: &str| matches!(word, "wind" | "winds" | "gusts" | "storm" | "hurricane" | "moving" | "cyclone" | "typhoon");
    dimension(said.value) == Some("kilometre per hour") && said.words.iter().any(|word| is_of_storm(&word.folded))
}

/// How far apart two amounts are, as the logarithm of their ratio; 0 where there is no telling.
pub(super) fn log_ratio(a: &Said<'_>, b: &Said<'_>) -> f64 {
    match (amount(a.value), amount(b.value)) {
        (Some(x), Some(y)) if x > 0.0 && y > 0.0 => (x / y).ln().abs(),
        _ => 0.0,
    }
}

/// Whether the nouns can count the same things.
fn heads_fit(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    if found.heads_equal {
        return true;
    }
    if a.value.kind != ValueKind::Number {
        return !found.heads_differ;
    }
    // "victims", "cases", "deaths" name nobody in particular, or the event itself.
    let loose =
        |said: &Said<'_>| said.head.is_empty() || is_generic(&said.head_word) || family(&said.head_word).is_some_and(|own| said.frame.family == Some(own));
    if found.families_equal {
        let (x, y) = (loose(a), loose(b));
        let people = is_people(&a.head_word) || is_people(&b.head_word);
        let beasts = is_beast(&a.head_word) || is_beast(&b.head_word);
        return x && y || x != y && people && !beasts && !a.scope.is_part && !b.scope.is_part;
    }
    a.head.is_empty() && b.head.is_empty() && found.peers_shared >= 1 && found.near_shared >= 2
}

/// Whether the nouns alone tell that the same is counted: equal, and not just "people".
fn tells_what(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    found.heads_equal && !is_generic(&a.head_word) && !is_generic(&b.head_word)
}

/// Whether the places told behind the values are different ones: neither all of one among those of the other.
fn places_differ(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (x, y) = (places(a), places(b));
    let inside = |inner: &[Term], outer: &[Term]| inner.iter().all(|term| outer.contains(term));
    // "In Harn" and "in Harn and Aldersea" are two sums.
    let is_sum = x.1 != y.1 && !x.0.is_empty() && !y.0.is_empty();
    is_sum || !inside(&x.0, &y.0) && !inside(&y.0, &x.0)
}

/// The day that stands right behind the value and its noun: "36 cases on April 24".
fn day<'a>(said: &'a Said<'_>) -> Option<&'a str> {
    let last = said.frame.head.unwrap_or(said.frame.core.end - 1);
    let from = said.words.get(last)?.span.end();
    let to = said.words.get(last + 3).or_else(|| said.words.last())?.span.end();
    let values = &said.annotated.values;
    let first = values.partition_point(|value| value.span.start() < from);
    values[first..]
        .iter()
        .take_while(|value| value.span.start() < to)
        .find(|value| matches!(value.kind, ValueKind::Date | ValueKind::Weekday))
        .map(|value| value.normalized.as_str())
}

/// Places within eighteen words behind the value that "in" or the like leads to, and whether "and" stands between two of them.
fn places(said: &Said<'_>) -> (Vec<Term>, bool) {
    let end = said.frame.core.end;
    let leads = |at: usize| matches!(said.words[at].folded.as_str(), "in" | "across" | "at" | "near" | "outside" | "inside" | "throughout");
    let Some(first) = (end..said.words.len().min(end + 12)).find(|&at| leads(at)) else { return (Vec::new(), false) };
    let scenes: Vec<_> = said.around.iter().filter(|around| around.is_scene && around.at > first && around.at < end + 18).collect();
    let last = scenes.iter().map(|around| around.at).max().unwrap_or(0);
    let next = scenes.iter().map(|around| around.at).min().unwrap_or(0);
    let joined = (next..last).any(|at| said.words[at].folded == "and");
    (scenes.iter().map(|around| around.term).collect(), joined)
}

/// Whether a value is part of the result of a game: runs, goals, points.
fn is_of_a_game(said: &Said<'_>) -> bool {
    is_part_of_result(&said.head_word)
}

/// Whether a folded noun, in whatever number, counts what a result is made of.
fn is_part_of_result(word: &str) -> bool {
    let is_one = |word: &str| matches!(word, "run" | "wicket" | "goal" | "point" | "try" | "tries" | "yard" | "set" | "game" | "stroke");
    is_one(word) || word.strip_suffix('s').is_some_and(is_one)
}

/// Whether the clauses have different names before their verbs, and neither's stands in the other's sentence: Harris spent, Holm spent.
fn actors_differ(a: &Said<'_>, b: &Said<'_>, found: &Alignment) -> bool {
    let is_harm = found.families_equal && a.frame.family.is_some_and(is_harm);
    match (actor(a), actor(b)) {
        (Some(x), Some(y)) => x != y && !is_harm && !(a.names().any(|name| name == y) && b.names().any(|name| name == x)),
        _ => false,
    }
}

/// The last name before the clause's verb that is no place: who does it.
fn actor(said: &Said<'_>) -> Option<Term> {
    let verb = said.frame.verb.filter(|&verb| verb < said.frame.core.start)?;
    let before = said.around.iter().filter(|around| around.is_name && !around.is_scene && around.in_clause && around.at < verb);
    before.max_by_key(|around| around.at).map(|around| around.term)
}

/// Whether enough words stand near both values.
fn near_enough(kind: ValueKind, found: &Alignment) -> bool {
    match kind {
        ValueKind::Duration if found.is_punishment => true,
        ValueKind::Duration | ValueKind::Score => found.near_shared >= 2,
        _ => found.near_shared >= 1 || found.families_equal || found.dice >= 0.25 || found.heads_equal && found.names_shared >= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_made_of_tries_and_strokes_too() {
        assert!(["tries", "try", "strokes", "games", "goals"].into_iter().all(is_part_of_result));
        assert!(!is_part_of_result("settlers") && !is_part_of_result(""));
    }
}
