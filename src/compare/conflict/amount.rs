//! Two figures for one thing: counts, money, shares and lengths of time that exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::closeness::Closeness;
use super::fit::{Fit, amount, dimension, fit};
use super::gate::{is_barred, log_ratio};
use super::pair::{Pair, best_first};
use super::said::{Said, days_apart, differ};
use super::score::{Alignment, align, shared};
use super::{ConflictKind, Level, slot};
use crate::annotate::ValueKind;
use crate::annotate::claim::event::{grows, is_harm};
use crate::annotate::value::Qualifier;
use crate::compare::align::Term;
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
        if is_barred(a, b, &alignment, now) {
            continue;
        }
        let of = |article: usize| &said[bounds[article]..bounds[article + 1]];
        if slot::is_shared(a, b, of(b.article), now) || slot::is_shared(b, a, of(a.article), now) {
            continue;
        }
        let level = level(a, b, &alignment).and_then(|level| closeness.level(level, a.article, b.article));
        let pair = |(level, kind)| Pair::new(said, i, j, alignment.score, level, kind);
        found.extend(level.zip(kind(a.value.kind)).map(pair));
    }
    one_to_one(said, found)
}

/// Where the claims of each article begin, and the end.
fn bounds(said: &[Said<'_>]) -> Vec<usize> {
    let articles = said.last().map_or(0, |last| last.article + 1);
    (0..=articles).map(|article| said.partition_point(|one| one.article < article)).collect()
}

/// What two claims that may be compared have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Family(&'static str),
    Noun(&'a str),
    /// A word near the value.
    Near(Term),
}

/// Pairs of claims of one kind that share the noun, the event or a word near the value, in different articles or in different blocks of one.
fn candidates(said: &[Said<'_>]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<(ValueKind, Key<'_>), Vec<usize>> = BTreeMap::new();
    for (position, one) in said.iter().enumerate().filter(|(_, one)| one.is_heard && is_compared(one)) {
        let noun = Some(one.head.as_str()).filter(|head| !head.is_empty());
        // Of each word the nearest stands among those around: no key comes twice.
        let near = one.around.iter().filter(|around| around.distance <= 8).map(|around| Key::Near(around.term));
        for key in one.frame.family.map(Key::Family).into_iter().chain(noun.map(Key::Noun)).chain(near) {
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

/// Whether a claim is an amount that others are compared with by likeness of their sentences.
fn is_compared(said: &Said<'_>) -> bool {
    kind(said.value.kind).is_some() && !FURNITURE.contains(&said.head_word.as_str()) && !is_left_behind(said)
}

/// The kind of conflict that two amounts are in; `None` for values that have rules of their own, for a day is that of a deed.
fn kind(kind: ValueKind) -> Option<ConflictKind> {
    match kind {
        ValueKind::Number => Some(ConflictKind::Number),
        ValueKind::Money => Some(ConflictKind::Money),
        ValueKind::Percent => Some(ConflictKind::Percent),
        ValueKind::Duration => Some(ConflictKind::Duration),
        _ => None,
    }
}

/// Whether a figure is what another one took the place of: "from **40** to 55".
fn is_left_behind(said: &Said<'_>) -> bool {
    let core = &said.frame.core;
    // A sign of money may stand between.
    let before = (core.start.saturating_sub(2)..core.start).rev().map(|at| said.word(at)).find(|word| !word.is_empty());
    let is_from = before == Some("from");
    let to = (core.end..core.end + 3).find(|&at| said.word(at) == "to");
    is_from && to.is_some_and(|to| (to + 1..to + 4).any(|at| said.words.get(at).is_some_and(|word| word.is_number)))
}

/// Whether one stands in a headline, summary or caption and the other in the text of the same article: those are
/// written by others, and left when the text is brought up to date. Plain counts within the text are nearly always two things.
fn retells(a: &Said<'_>, b: &Said<'_>) -> bool {
    let is_display = |said: &Said<'_>| matches!(said.block, BlockKind::Headline | BlockKind::Summary | BlockKind::Caption);
    is_display(a) != is_display(b) && a.frame.family.is_some_and(is_harm) && a.frame.family == b.frame.family
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
    let day = |said: &Said<'_>| said.annotated.article.day();
    let (Some(x), Some(y)) = (day(a), day(b)) else { return false };
    let grew = matches!((amount(a.value), amount(b.value)), (Some(first), Some(second)) if (x < y) == (first < second));
    let is_state = a.value.kind == ValueKind::Number && (tells_state(a) || tells_state(b));
    x != y && (are_running(a, b) && grew || is_state)
}

/// Whether two running counts are told as of different days: "by late Wednesday", "early Thursday".
fn are_of_two_days(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (x, y) = (weekdays(a), weekdays(b));
    are_running(a, b) && differ(&x, &y) && (is_as_of(a, &x) || is_as_of(b, &y))
}

/// Whether two counts are of one event that may still go on.
fn are_running(a: &Said<'_>, b: &Said<'_>) -> bool {
    a.frame.family.is_some_and(grows) && a.frame.family == b.frame.family
}

/// The weekdays that stand beside a value.
fn weekdays<'a>(said: &'a Said<'_>) -> Vec<&'a str> {
    said.peers().filter(|(kind, _)| *kind == ValueKind::Weekday).map(|(_, day)| day).collect()
}

/// Whether one of these weekdays stands behind a word that says how things stood then.
fn is_as_of(said: &Said<'_>, days: &[&str]) -> bool {
    let before = |at: usize, count: usize| at.checked_sub(count).map_or("", |at| said.word(at));
    let is_limit = |at: usize| matches!(before(at, 1), "by" | "early" | "late") || before(at, 1) == "of" && before(at, 2) == "as";
    (0..said.words.len()).any(|at| days.contains(&said.word(at)) && is_limit(at))
}

/// Whether a clause tells how things stand, not what happened: "has 845 delegates", "55 remain in hospital".
fn tells_state(said: &Said<'_>) -> bool {
    let is_state = |word: &str| matches!(word, "remain" | "remains" | "remained" | "stands" | "stood" | "leads" | "trails" | "holds" | "sits" | "still");
    let has = |at: usize| matches!(said.word(at), "has" | "have") && at + 1 == said.frame.core.start;
    said.frame.clause.clone().any(|at| is_state(said.word(at)) || has(at))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Scope;
    use crate::compare::conflict::Conflict;
    use crate::compare::conflict::tests::{FERRY, conflicts, dated, seen};

    #[test]
    fn two_tolls_of_one_event_are_a_conflict() {
        let found = conflicts(&[FERRY, "The ferry Marigold went down off Harn, killing 19 people, rescuers told a radio station."]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["14 people", "19 people"])]);
        assert_eq!(found[0].scope, Scope::Across);
    }

    #[test]
    fn a_toll_that_grew_from_day_to_day_is_an_update() {
        let found =
            dated(&[("2031-05-06", FERRY), ("2031-05-08", "Divers at Harn brought up more victims of the ferry Marigold, which sank killing 19 people.")]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Update, vec!["14 people", "19 people"])]);
    }

    #[test]
    fn figures_in_the_mouths_of_two_speakers_are_disputed() {
        let found = conflicts(&[
            "The ferry Marigold sank off Harn. “The ferry Marigold sank and 14 people were killed,” Ida Holm said.",
            "The ferry Marigold sank off Harn. “The ferry Marigold sank and 19 people were killed,” Rolf Brandt said.",
        ]);
        assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Number && conflict.level == Level::Disputed), "{found:?}");
    }

    /// The conflicts of articles that nobody put into one story by name, read with a subject apart around the sentence in question.
    fn apart(a: &str, b: &str) -> Vec<Conflict> {
        let harbour = "Fishermen mend their nets along the quay while gulls wheel over the lighthouse and the smokehouse. ";
        let orchard = "Growers prune apple trees beneath the castle before blossom draws bees and beekeepers to the valley. ";
        conflicts(&[&format!("{a} {harbour}"), &format!("{b} {orchard}")])
    }

    #[test]
    fn figures_of_articles_about_two_things_are_never_sure() {
        let told = "The ferry Marigold sank off Harn in March and 14 people were killed.";
        assert_eq!(
            seen(&apart(told, "The ferry Marigold sank off Harn in March and 19 people were killed.")),
            [(ConflictKind::Number, Level::Possible, vec!["14 people", "19 people"])]
        );
    }

    #[test]
    fn one_nation_or_a_list_is_no_whole() {
        let whole = "The ferry Marigold sank off Harn on Monday night, killing 14 people.";
        assert_eq!(seen(&conflicts(&[whole, "The ferry Marigold sank off Harn on Monday night, killing nine Peruvian passengers."])), []);
        assert_eq!(
            seen(&conflicts(&[whole, "The ferry Marigold sank off Harn on Monday night, killing a deckhand, a sailor, an officer and 11 passengers."])),
            []
        );
    }

    #[test]
    fn a_state_of_another_day_is_an_update() {
        let found = dated(&[
            ("2031-05-06", "After the ferry Marigold sank off Harn, 55 passengers remain in hospital with injuries."),
            ("2031-05-08", "After the ferry Marigold sank off Harn, 43 passengers remain in hospital with injuries."),
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Update, vec!["55 passengers", "43 passengers"])]);
    }

    #[test]
    fn dozens_are_contradicted_by_fewer_only() {
        let told = |figure: &str| format!("The storm destroyed {figure} homes in Harn on Monday night, the mayor said.");
        assert_eq!(conflicts(&[&told("14"), &told("dozens of")]).len(), 1);
        assert_eq!(seen(&conflicts(&[&told("140"), &told("dozens of")])), []);
    }

    #[test]
    fn a_bound_and_a_figure_inside_it_agree() {
        assert_eq!(seen(&conflicts(&[FERRY, "The ferry Marigold sank off Harn on Monday night, killing at least 13 people."])), []);
    }

    #[test]
    fn a_value_that_stands_in_the_other_article_too_is_no_conflict() {
        let other = "The ferry Marigold sank off Harn, killing 19 people. An earlier count by the coast guard had 14 people killed.";
        assert!(conflicts(&[FERRY, other]).iter().all(|conflict| conflict.values.iter().all(|side| side.value != "14 people")));
    }

    #[test]
    fn what_did_not_happen_to_some_is_not_set_against_what_happened_to_others() {
        let told = "The ferry Marigold sank off Harn on Monday night. It did not kill 19 people, the coast guard said.";
        assert_eq!(seen(&conflicts(&[FERRY, told])), []);
        let missing = |count: u8| format!("After the ferry Marigold sank off Harn, {count} passengers have not been found, the coast guard said.");
        assert_eq!(conflicts(&[&missing(14), &missing(19)]).len(), 1);
    }

    #[test]
    fn people_and_beasts_are_two_counts() {
        let people = "The flood in the Harn valley on Monday night killed 41 people, the coast guard said.";
        assert_eq!(seen(&conflicts(&[people, "The flood in the Harn valley on Monday night killed 63 cows, the coast guard said."])), []);
        assert_eq!(conflicts(&[people, "The flood in the Harn valley on Monday night killed 63 hikers, the coast guard said."]).len(), 1);
    }

    #[test]
    fn what_was_bought_is_not_what_was_sold() {
        let sold = "The Harn fleet sold 180 boats in the crisis, Ida Holm said.";
        assert_eq!(seen(&conflicts(&[sold, "The Harn fleet bought 150 boats in the crisis, Ida Holm said."])), []);
        assert_eq!(conflicts(&[sold, "The Harn fleet sold 150 boats in the crisis, Ida Holm said."]).len(), 1);
    }

    #[test]
    fn the_dead_and_the_hurt_are_not_set_against_each_other() {
        assert_eq!(seen(&conflicts(&[FERRY, "The ferry Marigold sank off Harn on Monday night, injuring 19 people."])), []);
    }

    #[test]
    fn the_year_a_thing_began_dates_no_figure() {
        let found = conflicts(&[
            "Halden buys the brewery Brightwater of Velling for 320 million euros, it said.",
            "Halden pays 340 million euros for Brightwater, the brewery of Velling, founded in 1978 by two brothers.",
        ]);
        assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Money), "{found:?}");
    }

    #[test]
    fn another_year_is_another_event() {
        assert_eq!(seen(&dated(&[("2031-05-06", FERRY), ("2031-05-06", "A ferry sank off Harn in 1987, killing 19 people, on a Monday night.")])), []);
    }

    #[test]
    fn rain_on_two_towns_of_one_land_is_two_measures() {
        let found = conflicts(&["Rain in Oslo, Norway, reached 92 mm on Monday night.", "Rain in Bergen, Norway, reached 131 mm on Monday night."]);
        assert_eq!(seen(&found), []);
    }

    #[test]
    fn a_part_of_the_whole_is_not_the_whole() {
        assert_eq!(seen(&conflicts(&[FERRY, "Nine of the people killed on the ferry Marigold off Harn on Monday night were children."])), []);
    }

    #[test]
    fn the_same_figure_of_an_earlier_year_does_not_confirm_a_toll() {
        let found = dated(&[
            ("2031-05-06", "The ferry Marigold sank off Harn on Monday night, killing seven people. In 1987 a fire on a ferry off Harn killed nine people."),
            ("2031-05-06", "The ferry Marigold went down off Harn, killing nine people, rescuers told a radio station."),
        ]);
        assert!(seen(&found).contains(&(ConflictKind::Number, Level::Likely, vec!["seven people", "nine people"])), "{found:?}");
    }

    #[test]
    fn a_vague_count_confirms_no_figure() {
        let found = conflicts(&[
            "The ferry Marigold sank off Harn on Monday night, and 31 people were taken to hospital with injuries, the coast guard said.",
            "The ferry Marigold sank off Harn and 46 people were injured, the coast guard said. Dozens of people were injured when they jumped.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["31 people", "46 people"])]);
    }

    #[test]
    fn a_count_that_goes_on_is_no_total() {
        let found = conflicts(&[
            "The fire at the Harn mill on Monday killed five workers, the coast guard said.",
            "Four workers were killed in the fire at the Harn mill on Monday and a fifth died in hospital, the coast guard said.",
        ]);
        assert_eq!(seen(&found), []);
    }

    #[test]
    fn a_part_of_a_counted_whole_is_a_part() {
        let found = conflicts(&["Inspectors searched six of Harn's eight mills for asbestos.", "Inspectors searched the six mills of Harn for asbestos."]);
        assert_eq!(seen(&found), []);
    }

    #[test]
    fn figures_of_articles_weeks_apart_are_no_sure_conflict() {
        let others = "The ferry Marigold went down off Harn, killing 11 people, rescuers told a radio station.";
        let found = dated(&[("2031-05-06", FERRY), ("2031-06-20", others)]);
        assert!(found.iter().all(|conflict| conflict.level != Level::Likely), "{found:?}");
    }

    #[test]
    fn what_a_figure_changed_from_is_no_rival() {
        let found = conflicts(&[
            "The harbour board lowered its bid for the Harn pier from $16 million to $14 million, Ida Holm said.",
            "The harbour board has put its bid for the Harn pier at $13 million, Ida Holm said.",
        ]);
        assert!(found.iter().flat_map(|conflict| &conflict.values).all(|side| side.value != "$16 million"), "{found:?}");
    }

    #[test]
    fn a_count_without_a_name_in_common_is_not_sure() {
        let talk = "The market was full of talk. People bought fish and bread. Some sat in the sun and drank. A dog slept under a table. Boats came and went. Nets hung in the wind. The bell rang at noon.";
        let found = conflicts(&[
            &format!("{talk}\n\nLater that week 31 people were killed when a bus met a train in the fog."),
            &format!("{talk}\n\nIn all, 19 people were killed by the flood that came with the spring tide."),
        ]);
        let counts = found.iter().filter(|conflict| conflict.kind == ConflictKind::Number);
        assert!(counts.clone().all(|conflict| conflict.level != Level::Likely), "{found:?}");
    }

    #[test]
    fn the_pictures_of_a_page_are_not_counted() {
        let texts = ["The fire at the Harn mill. Slideshow (14 images)", "The fire at the Harn mill. Slideshow (18 images)"];
        assert_eq!(seen(&conflicts(&texts)), []);
    }

    #[test]
    fn a_country_alone_does_not_make_two_attacks_one() {
        let lead =
            "The council of Harn met. It talked of bins. It talked of roads. It talked of trees. It talked of lamps. It talked of cats. Then it went home.\n\n";
        let found = conflicts(&[
            &format!("{lead}A bomb hidden under a bench at a crowded bus stop in Kenya killed 55 people who waited there for the last bus home."),
            &format!("{lead}Masked gunmen who stormed a boarding school in Kenya before dawn killed 140 people, most of them pupils asleep in their beds."),
        ]);
        assert!(found.iter().all(|conflict| conflict.level != Level::Likely), "{found:?}");
    }
}
