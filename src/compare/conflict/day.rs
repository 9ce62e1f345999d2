//! Two days for one event: the weekday or date of a verb or noun, not of what is planned, reported or compared with.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::closeness::Closeness;
use super::fit::dates_agree;
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, days_apart, is_genitive};
use super::score::align;
use super::who::{Directory, Named, Who, last_person, person};
use super::{ConflictKind, Level};
use crate::annotate::claim::event::{deed, is_kind, is_people, is_single, is_vague};
use crate::annotate::claim::word::is_verb;
use crate::annotate::quote::cue::{self, Use};
use crate::annotate::value::resolve_weekday;
use crate::annotate::{Kind, Mention, ValueKind};
use crate::syntax::kin;
use crate::text::BlockKind;

/// Sentences that tell of one event share at least this much; measured on the dev stories.
const LEAST_DICE: f64 = 0.12;
/// Two days of one game to come are sure in sentences that share this much.
const AHEAD_DICE: f64 = 0.2;
/// There are many meetings and votes: those of one need more in common.
const COMMON_DICE: f64 = 0.3;
/// A verb of no known kind tells of one event only in sentences that are nearly one.
const VERB_DICE: f64 = 0.45;
/// Without a name in common, sentences must be this alike: "the airport reopens".
const ALIKE_SCORE: f64 = 0.5;
const ALIKE_DICE: f64 = 0.35;

/// A weekday tells the same week only to articles published within so many days.
const WEEK: i32 = 7;

/// Words between an event and its day, at most.
const FARTHEST: usize = 12;

/// Words before a day that make it a limit or a comparison.
const LIMITS: &[&str] =
    &["last", "next", "since", "by", "until", "till", "through", "before", "after", "every", "from", "between", "to", "and", "or", "than", "as"];

/// Words that say of an event that it is still to come.
const AHEAD: &[&str] = &["due", "expected", "scheduled", "slated", "set", "planned", "plans"];

/// A day that an event is said to have happened on.
#[expect(clippy::struct_excessive_bools, reason = "each is a question that is asked of two days at a time")]
struct EventDay {
    /// Position in the list of claims.
    claim: usize,
    /// The kind of event, or the root of the verb that tells it.
    deed: Cow<'static, str>,
    /// Whether it is still to come.
    is_ahead: bool,
    names: Vec<Who>,
    /// Who died, for a death.
    victim: Option<Victim>,
    /// Names behind "against", "over", "with": the other side of a game.
    opponents: Vec<Who>,
    /// Name of the weekday, lower case.
    weekday: Option<String>,
    date: Option<Date>,
    /// A month, quarter or year in place of a day: its normal form, of a quarter "Q" and its number.
    stretch: Option<String>,
    /// Whether the date stands in the text.
    is_dated: bool,
    is_late: bool,
    is_early: bool,
}

impl EventDay {
    /// Whether a story has one event of its kind; of games and of votes it may have more.
    fn happens_once(&self) -> bool {
        is_single(&self.deed) && self.deed != "game"
    }

    /// How many of its names are the other's as well.
    fn names_shared(&self, other: &Self) -> usize {
        self.names.iter().filter(|who| other.names.contains(who)).count()
    }

    fn is_quarter(&self) -> bool {
        self.stretch.as_ref().is_some_and(|stretch| stretch.starts_with('Q'))
    }
}

/// Who is told to have died.
struct Victim {
    who: Who,
    /// Whether by name, in the sentence itself: whom a pronoun stands for is less sure.
    is_named: bool,
}

/// Finds pairs of claims that put one event on two days.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>, closeness: &Closeness<'_>) -> Vec<Pair> {
    let mut deeds: BTreeMap<Cow<'static, str>, Vec<EventDay>> = BTreeMap::new();
    for position in 0..said.len() {
        if let Some(day) = event_day(said, position, directory) {
            deeds.entry(day.deed.clone()).or_default().push(day);
        }
    }
    let mut found = Vec::new();
    for days in deeds.values() {
        let heard: Vec<&EventDay> = days.iter().filter(|day| said[day.claim].is_heard).collect();
        for (at, a) in heard.iter().enumerate() {
            for b in heard[at + 1..].iter().take(MOST_RIVALS).filter(|b| said[a.claim].article != said[b.claim].article) {
                let close = |mut pair: Pair| {
                    pair.level = closeness.level(pair.level, said[pair.a].article, said[pair.b].article)?;
                    Some(pair)
                };
                found.extend(pair(said, days, a, b).and_then(close));
            }
        }
    }
    found
}

/// The pair of two days of one event, if they exclude each other and neither article has the other's day as well.
fn pair(said: &[Said<'_>], days: &[EventDay], a: &EventDay, b: &EventDay) -> Option<Pair> {
    let alignment = align(&said[a.claim], &said[b.claim]);
    let is_alike = alignment.near_shared >= 1 && alignment.dice >= ALIKE_DICE && alignment.score >= ALIKE_SCORE;
    let victims = a.victim.as_ref().zip(b.victim.as_ref());
    let is_one_death = victims.is_some_and(|(x, y)| x.who == y.who);
    if victims.is_some_and(|(x, y)| x.who != y.who && x.is_named && y.is_named) {
        return None;
    }
    let is_known = is_one_death || is_sole_closing(said, days, a, b);
    // Articles of one story that open with such an event open with the same.
    let is_opening = a.happens_once() && said[a.claim].is_lead && said[b.claim].is_lead;
    let is_one = is_known || is_opening || is_one_event(a, b) || is_alike && a.deed != "game";
    if !is_one || a.is_ahead != b.is_ahead || agree(a, b) || is_other_week(said, a, b) || repeats(said, days, a, b) || repeats(said, days, b, a) {
        return None;
    }
    let shared = a.names_shared(b);
    let is_enough = match () {
        () if is_known => true,
        () if is_single(&a.deed) => alignment.dice >= LEAST_DICE,
        () if is_kind(&a.deed) => alignment.dice >= COMMON_DICE && (shared >= 2 || is_alike),
        () => alignment.dice >= VERB_DICE && shared >= 1 && is_alike,
    };
    // Years and months of votes and attacks are mostly those of others.
    let is_stretch = a.stretch.is_some() || b.stretch.is_some();
    if !is_enough || is_stretch && (a.stretch.is_none() || b.stretch.is_none() || is_kind(&a.deed) && !a.is_ahead) {
        return None;
    }
    // A fixture is told like a result, only by fewer words.
    let is_told = !a.is_ahead || a.deed == "game" && alignment.dice >= AHEAD_DICE;
    let level = if is_known || is_told && is_single(&a.deed) && (shared >= 2 || is_opening) { Level::Likely } else { Level::Possible };
    let are_weekdays = [a, b].iter().all(|day| said[day.claim].value.kind == ValueKind::Weekday);
    let kind = if are_weekdays { ConflictKind::Weekday } else { ConflictKind::Date };
    let mut pair = Pair::new(said, a.claim, b.claim, alignment.score.max(1.0), level, kind);
    pair.attribute = Some(format!("day of the {}", a.deed));
    pair.agreeing = witnesses(said, days, a, b);
    pair.reason = Some(format!("both tell the day of the same {}", a.deed));
    Some(pair)
}

/// Whether a weekday is told as of another week than the other day is.
fn is_other_week(said: &[Said<'_>], a: &EventDay, b: &EventDay) -> bool {
    let is_weekday = !(a.is_dated && b.is_dated) && a.stretch.is_none() && b.stretch.is_none();
    is_weekday && days_apart(&said[a.claim], &said[b.claim]).is_some_and(|days| days > WEEK)
}

/// Whether the article of the other day tells the one day of the same names as well.
fn repeats(said: &[Said<'_>], days: &[EventDay], one: &EventDay, other: &EventDay) -> bool {
    let start = days.partition_point(|day| said[day.claim].article < said[other.claim].article);
    let mut here = days[start..].iter().take_while(|day| said[day.claim].article == said[other.claim].article);
    here.any(|day| agree(one, day) && day.names_shared(one) > 0)
}

/// The claims of whoever else has one of the two days for the only event of this kind.
fn witnesses(said: &[Said<'_>], days: &[EventDay], a: &EventDay, b: &EventDay) -> Vec<usize> {
    if !a.happens_once() {
        return Vec::new();
    }
    let is_of = |day: &EventDay, one: &EventDay| day.date.is_some() && day.date == one.date && said[day.claim].value.kind == said[one.claim].value.kind;
    let is_witness = |day: &&EventDay| day.is_ahead == a.is_ahead && day.opponents.is_empty() && (is_of(day, a) || is_of(day, b));
    days.iter().filter(is_witness).map(|day| day.claim).filter(|&claim| claim != a.claim && claim != b.claim).collect()
}

/// Whether each article tells one quarter for a closing to come, that of the deal it is about.
fn is_sole_closing(said: &[Said<'_>], days: &[EventDay], a: &EventDay, b: &EventDay) -> bool {
    let is_sole = |one: &EventDay| days.iter().filter(|day| said[day.claim].article == said[one.claim].article && day.is_quarter()).count() == 1;
    a.deed == "closing" && a.is_ahead && b.is_ahead && a.is_quarter() && b.is_quarter() && is_sole(a) && is_sole(b)
}

/// Whether two claims of the day of an event may tell one day: "late on Monday", "early on Tuesday".
pub(super) fn may_be_one(said: &[Said<'_>], a: usize, b: usize, directory: &Directory<'_>) -> bool {
    matches!((event_day(said, a, directory), event_day(said, b, directory)), (Some(a), Some(b)) if agree(&a, &b))
}

/// Whether two days are the same, or may be: the night between them, or a week no publication day tells. A year confirms no day of it.
fn agree(a: &EventDay, b: &EventDay) -> bool {
    match (&a.stretch, &b.stretch) {
        (Some(x), Some(y)) if x.starts_with('Q') && y.starts_with('Q') => return x == y,
        (Some(x), Some(y)) => return x.starts_with('Q') != y.starts_with('Q') || dates_agree(x, y),
        (Some(_), None) | (None, Some(_)) => return false,
        (None, None) => {}
    }
    match (a.date, b.date) {
        (Some(x), Some(y)) => {
            let (first, second) = if x <= y { (a, b) } else { (b, a) };
            // A weekday may be that of another week than the publication day tells.
            let is_weekday = !(a.is_dated && b.is_dated) && a.weekday == b.weekday;
            x == y || is_weekday || x.min(y).tomorrow().is_ok_and(|next| next == x.max(y)) && first.is_late && second.is_early
        }
        // Without both dates, or for days to come, the weekdays must do.
        _ => match (&a.weekday, &b.weekday) {
            (Some(x), Some(y)) => x == y || a.is_late && b.is_early || a.is_early && b.is_late,
            _ => true,
        },
    }
}

/// Whether two event days are of one event: names in common, and in a game the same sides.
fn is_one_event(a: &EventDay, b: &EventDay) -> bool {
    let opponents_fit = a.opponents.iter().all(|who| b.names.contains(who)) && b.opponents.iter().all(|who| a.names.contains(who));
    let needed = if a.deed == "game" { 2 } else { 1 };
    a.names_shared(b) >= needed && opponents_fit
}

/// Reads a weekday or date as the day of an event; `None` if it is the day of a report, a limit or a comparison.
fn event_day(said: &[Said<'_>], claim: usize, directory: &Directory<'_>) -> Option<EventDay> {
    let one = &said[claim];
    let core = &one.frame.core;
    let is_weekday = one.value.kind == ValueKind::Weekday;
    // A caption dates its picture, and without "on" a date is often one that ran into the text; "today" and "two weeks ago" are as of the publication.
    let is_dated = one.value.kind == ValueKind::Date && one.value.normalized.len() == 10 && names_a_day(one.value.span.of(&one.annotated.article.text));
    let is_on = core.start.checked_sub(1).is_some_and(|at| one.word(at) == "on");
    let stretch = stretch(one);
    if one.block == BlockKind::Caption || !(is_weekday || is_dated && is_on || stretch.is_some()) || is_of_something_else(one, stretch.is_some()) {
        return None;
    }
    let event = event_word(one)?;
    if is_speech(one.word(event)) || is_repeated(one, event) || is_dying(one, event) && is_of_another(one, event) {
        return None;
    }
    let is_death = one.word(event) == "passed" && one.word(event + 1) == "away";
    let deed = if is_death { Cow::Borrowed("death") } else { kind_of_event(one, event)? };
    let is_ahead = is_to_come(one, event);
    let date = if is_weekday {
        one.annotated.article.day().filter(|_| !is_ahead).and_then(|day| resolve_weekday(&one.value.normalized, day))
    } else {
        one.value.normalized.get(..10).and_then(|date| date.parse::<Date>().ok())
    };
    let near = core.start.saturating_sub(4)..core.end + 2;
    let any = |words: &[&str]| near.clone().any(|at| words.contains(&one.word(at)));
    Some(EventDay {
        claim,
        is_ahead,
        names: directory.around(one),
        victim: if deed == "death" { victim(one, event, directory) } else { None },
        deed,
        opponents: opponents(one, event, directory),
        weekday: if is_weekday { Some(one.value.normalized.clone()) } else { date.map(|date| weekday_name(date).to_owned()) },
        date,
        stretch,
        is_dated,
        is_late: any(&["late", "night", "evening", "midnight"]),
        is_early: any(&["early", "morning", "hours", "dawn", "midnight"]),
    })
}

/// Whether the words around a day make it another one than that of an event: a limit, a comparison, the day of a report.
fn is_of_something_else(said: &Said<'_>, is_stretch: bool) -> bool {
    let core = &said.frame.core;
    if core.clone().any(|at| matches!(said.word(at), "last" | "next" | "this")) {
        return true;
    }
    let is_part_of_day =
        |word: &str| matches!(word, "on" | "late" | "early" | "the" | "of" | "hours" | "evening" | "night" | "morning" | "end" | "start" | "beginning");
    let mut before = (0..core.start).rev().map(|at| said.word(at)).skip_while(|word| is_part_of_day(word)).peekable();
    // What closes by the end of June closes then.
    before.next_if(|word| is_stretch && *word == "by");
    before.next().is_some_and(|word| !is_genitive(said.text(core.end)) && LIMITS.contains(&word) || is_speech(word))
}

/// Whether a word tells that something is said.
fn is_speech(word: &str) -> bool {
    cue::of(word).is_some_and(|cue| cue.use_ == Use::Speech)
}

/// Whether an event is still to come.
fn is_to_come(said: &Said<'_>, event: usize) -> bool {
    let is_coming = |at: usize| AHEAD.contains(&said.word(at)) || matches!(said.word(at), "will" | "would" | "could" | "must" | "should");
    let mut around = said.frame.clause.start.min(event)..said.frame.core.start.max(event + 1);
    around.any(is_coming) || event.checked_sub(1).is_some_and(|at| said.word(at) == "to")
}

/// The names behind "against" and the like in the clause, and the side that a verb of winning has for its object.
fn opponents(said: &Said<'_>, event: usize, directory: &Directory<'_>) -> Vec<Who> {
    let versus = said.frame.clause.clone().filter(|&at| matches!(said.word(at), "against" | "over" | "with" | "v" | "vs"));
    let behind = versus.filter_map(|at| directory.at(said, at + 1..(at + 4).min(said.words.len())).into_iter().next());
    behind.chain(beaten(said, event, directory)).map(|named| named.who).collect()
}

/// The side right behind a verb of winning: "beat hosts Peru", "was beaten by Peru".
fn beaten(said: &Said<'_>, event: usize, directory: &Directory<'_>) -> Option<Named> {
    let is_winning = deed(said.word(event)) == Some("game") && is_verb(&said.words, event);
    let leads = |at: &usize| !said.words[*at].folded.is_empty() && matches!(said.word(*at), "by" | "the") || said.words[*at].is_content();
    let reach = (event + 1..(event + 5).min(said.words.len())).take_while(leads).last().filter(|_| is_winning)?;
    let is_side = |named: &Named| matches!(named.mention.kind, Kind::Team | Kind::Place) || matches!(named.who, Who::Country(_));
    directory.at(said, event + 1..reach + 1).into_iter().find(is_side)
}

/// Who a verb of dying tells of: the person before it in its sentence, else whom the pronoun right before it stands for.
fn victim(said: &Said<'_>, event: usize, directory: &Directory<'_>) -> Option<Victim> {
    if !is_dying(said, event) {
        return None;
    }
    let pronoun = || event.checked_sub(1).and_then(|at| directory.stands_for(said.annotated, said.index, said.sentence, said.word(at)));
    let before = || last_person(said.annotated, &said.words[..event]);
    let named = described(said, event).or_else(before);
    let person = named.or_else(pronoun)?;
    Some(Victim { who: directory.who(said.annotated, said.index, person), is_named: named.is_some() })
}

/// Whether a verb tells that somebody died.
fn is_dying(said: &Said<'_>, event: usize) -> bool {
    matches!(said.word(event), "died" | "dies" | "passed")
}

/// Whom the words between commas right before a verb tell of: "Tom Vane, 71, a friend of Nils Aker, died".
fn described<'a>(said: &'a Said<'_>, event: usize) -> Option<&'a Mention> {
    let before = event.checked_sub(1).filter(|&before| said.text(before) == ",")?;
    let named = (1..before).rev().filter(|&at| said.text(at) == ",").filter_map(|comma| Some((comma - 1, person(said.annotated, &said.words[comma - 1])?)));
    named.into_iter().find(|&(at, person)| !is_led(said, at, person)).map(|(_, person)| person)
}

/// Whether a noun at `at` is a person's: "Nils Aker's father".
fn is_persons(said: &Said<'_>, at: usize) -> bool {
    let owner = at.checked_sub(2).filter(|_| is_genitive(said.text(at - 1))).and_then(|owner| said.mention(owner));
    owner.is_some_and(|owner| owner.kind == Kind::Person)
}

/// Whether a name that ends at `at` stands behind a preposition.
fn is_led(said: &Said<'_>, at: usize, person: &Mention) -> bool {
    let first = (0..at).rev().take_while(|&at| said.mention(at) == Some(person)).last().unwrap_or(at);
    let before = first.checked_sub(1).map_or("", |before| said.word(before));
    matches!(before, "of" | "to" | "with")
}

/// Whether the noun right before a verb is of somebody named: "Nils Aker's father died", "a friend of Nils Aker died".
fn is_of_another(said: &Said<'_>, event: usize) -> bool {
    let Some(before) = event.checked_sub(1) else { return false };
    let owner = before.checked_sub(1).map_or("", |owner| said.text(owner));
    match said.mention(before).filter(|mention| mention.kind == Kind::Person) {
        Some(person) => is_led(said, before, person),
        None => said.words[before].is_content() && (is_persons(said, before) || matches!(owner, "his" | "her" | "their")),
    }
}

/// The kind of event that a word tells of: that of a listed word, for a verb that may tell anything ("hit the post") that of the
/// score in its sentence, else the root of a verb before the day.
fn kind_of_event(said: &Said<'_>, event: usize) -> Option<Cow<'static, str>> {
    let word = &said.words[event];
    if let Some(deed) = deed(&word.folded).filter(|_| !is_vague(&word.folded)) {
        return Some(Cow::Borrowed(deed));
    }
    if said.peers().any(|(kind, _)| kind == ValueKind::Score) {
        return Some(Cow::Borrowed("game"));
    }
    let is_before = event < said.frame.core.start && said.frame.clause.contains(&event);
    let verb = || Cow::Owned(kin(&word.stem).to_owned());
    deed(&word.folded).map(Cow::Borrowed).or_else(|| (is_before && is_verb(&said.words, event) && word.is_content()).then(verb))
}

/// Whether a noun tells of more than one such event, or of one that there is every day: "43 attacks on Tuesday", "a news conference".
fn is_repeated(said: &Said<'_>, event: usize) -> bool {
    let word = &said.words[event];
    let is_daily = matches!(word.folded.as_str(), "conference" | "conferences" | "briefing" | "briefings");
    is_daily || word.folded.ends_with('s') && deed(&word.folded).is_some_and(is_single) && !is_verb(&said.words, event)
}

/// The normal form of a month, quarter or year that an event is told to lie in: behind "in", "by", "of" or "for".
fn stretch(said: &Said<'_>) -> Option<String> {
    let mut before = said.frame.core.start.checked_sub(1)?;
    if said.word(before) == "the" {
        before = before.checked_sub(1)?;
    }
    if !matches!(said.word(before), "in" | "by" | "of" | "for") {
        return None;
    }
    match said.value.kind {
        ValueKind::Rank if said.value.unit.as_deref() == Some("quarter") => Some(format!("Q{}", said.value.normalized)),
        // "2031-04/2031-06" in words: the quarter that ends in June.
        ValueKind::Date if said.value.span.of(&said.annotated.article.text).contains("quarter") => {
            let month: u8 = said.value.normalized.rsplit('-').next()?.parse().ok()?;
            Some(format!("Q{}", month / 3))
        }
        // "2031-06", "--06", "2031"; "last month" is told from the day of publication.
        ValueKind::Date if matches!(said.value.normalized.len(), 4 | 7) && !said.value.normalized.contains('W') => {
            let text = said.value.span.of(&said.annotated.article.text);
            let is_named = text.contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
            is_named.then(|| said.value.normalized.clone())
        }
        _ => None,
    }
}

/// "May 25" and "25 May 2020" name a day, "two weeks ago" does not.
fn names_a_day(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.ends_with("ago") && !text.ends_with("earlier")
}

/// The word that tells the event of a day: the noun it possesses, else the nearest verb or event noun to its left in the clause, else the first verb to its right.
pub(super) fn event_word(said: &Said<'_>) -> Option<usize> {
    let (words, core, clause) = (&said.words, &said.frame.core, &said.frame.clause);
    if is_genitive(said.text(core.end)) {
        let run = (core.end + 1..words.len()).take_while(|&at| words[at].is_content() || words[at].is_number);
        return run.filter(|&at| deed(&words[at].folded).is_some()).last();
    }
    // What is planned for a day is told by the noun or verb beside the plan.
    let is_plan = |at: usize| AHEAD.contains(&words[at].folded.as_str());
    // "The shooting victims were buried on Monday": who they are, not what happened then.
    let is_whose = |at: usize| words.get(at + 1).is_some_and(|next| is_people(&next.folded));
    // "A vigil for the victims of the crash on Monday": nor is that the day of the crash.
    let is_of_whom = |at: usize| {
        let of = (at.saturating_sub(5)..at).rfind(|&before| words[before].folded == "of");
        of.is_some_and(|of| of.checked_sub(1).is_some_and(|before| is_people(&words[before].folded)) && (of..at).all(|between| !is_verb(words, between)))
    };
    let is_named = |at: usize| deed(&words[at].folded).is_some() && words[at].mention.is_none() && !is_whose(at) && !is_of_whom(at);
    let is_told = |at: usize| is_verb(words, at) && words[at].is_content() && !is_whose(at) || is_named(at);
    let tells = |at: usize| is_told(at) && !is_plan(at);
    let left = (clause.start.max(core.start.saturating_sub(FARTHEST))..core.start).rev().find(|&at| tells(at));
    left.or_else(|| (core.end..clause.end).find(|&at| is_verb(words, at) && words[at].is_content()))
}

/// The days of the week, lower case.
pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The weekday of a date, lower case.
pub(super) fn weekday_name(date: Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, dated, seen};

    #[test]
    fn articles_that_open_with_one_sinking_tell_one_day() {
        let crew = "The skipper of the barge, Rolf Brandt, and the bargemen were brought ashore at the lock of Velling by lifeboatmen.";
        let found = conflicts(&[
            &format!("A barge overturned below the weir on Tuesday evening. {crew}"),
            &format!("A coal barge capsized near the weir on Wednesday evening. {crew}"),
        ]);
        assert!(seen(&found).contains(&(ConflictKind::Weekday, Level::Likely, vec!["Tuesday evening", "Wednesday evening"])), "{found:?}");
    }

    #[test]
    fn it_stands_for_no_side_where_both_are_named() {
        let found = conflicts(&[
            "Germany beat Chile 2-0 in Velling on Tuesday. Fans sang until dawn.",
            "Germany played Chile with a cool head. It ends well for Germany after a win over Japan, who lost 3-0 on Friday.",
        ]);
        assert!(found.iter().all(|conflict| conflict.kind != ConflictKind::Weekday), "{found:?}");
    }

    #[test]
    fn one_match_has_one_day() {
        let found = conflicts(&[
            "Ghana knocked Peru out of the World Cup on Tuesday with a late goal.",
            "After Wednesday’s World Cup match between Ghana and Peru, the losers stayed on the pitch.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Weekday, Level::Likely, vec!["Tuesday", "Wednesday"])]);
    }

    #[test]
    fn the_day_of_a_report_and_of_another_match_is_not_the_day_of_the_match() {
        let match_day = "Ghana knocked Peru out of the World Cup on Tuesday with a late goal.";
        assert_eq!(seen(&conflicts(&[match_day, "The coach of Ghana said on Wednesday that Peru had been the harder side at the World Cup."])), []);
        assert_eq!(seen(&conflicts(&[match_day, "Ghana lost their game with Chile last Friday, and Peru watched it at the World Cup."])), []);
        assert_eq!(seen(&conflicts(&[match_day, "Ghana will face Chile at the World Cup on Saturday, Peru fly home."])), []);
    }

    #[test]
    fn what_is_to_happen_in_one_quarter_is_not_to_happen_in_another() {
        let found = conflicts(&[
            "The sale of Harn Mills to Norvik Paper is expected to close in the fourth quarter.",
            "Norvik Paper said the sale of Harn Mills is due to close in the third quarter.",
        ]);
        assert_eq!(found.iter().map(|conflict| (conflict.kind, conflict.level)).collect::<Vec<_>>(), [(ConflictKind::Date, Level::Likely)]);
    }

    #[test]
    fn a_year_is_no_witness_of_a_weekday() {
        let found = conflicts(&[
            "Ghana will play Peru in the semi-final on Thursday.",
            "Ghana must beat Peru in the semi-final on Friday, the coach said. In 2018 Ghana beat Peru in a friendly.",
        ]);
        assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Weekday]);
    }

    #[test]
    fn a_weekday_of_another_month_is_another_day() {
        let texts = ["Ghana beat Peru in the final at Harn on Monday.", "Ghana beat Peru in the final at Harn on Tuesday."];
        assert_eq!(seen(&dated(&[("2031-05-07", texts[0]), ("2031-05-08", texts[1])])).len(), 1);
        assert_eq!(seen(&dated(&[("2031-05-07", texts[0]), ("2031-06-12", texts[1])])), []);
    }

    #[test]
    fn what_hits_a_town_is_no_landfall() {
        let found = conflicts(&["The ferry Marigold hit the pier at Harn on Monday.", "The ferry Marigold struck the pier at Harn on Tuesday."]);
        assert!(found.iter().all(|conflict| !conflict.attribute.contains("landfall") && !conflict.reason.contains("landfall")), "{found:?}");
    }

    #[test]
    fn a_pronoun_does_not_stand_for_his_daughter() {
        let found = conflicts(&[
            "Rolf Brandt, who built the lighthouse, died on Tuesday.",
            "Rolf Brandt built the lighthouse. Ottilie Brandt, his daughter, told reporters. He passed away on Monday.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Weekday, Level::Likely, vec!["Tuesday", "Monday"])]);
    }

    #[test]
    fn two_people_die_two_deaths() {
        let found = conflicts(&[
            "The brewer Rolf Brandt died on Tuesday in Velling after a short illness.",
            "The brewer Knut Brandt, a cousin of Rolf Brandt, died on Sunday in Velling after a short illness.",
        ]);
        assert_eq!(seen(&found), []);
    }

    #[test]
    fn who_died_stands_before_what_is_added_of_him() {
        let found = conflicts(&[
            "Tom Vane, who built half of Harn, died on Monday.",
            "The harbour of Harn mourns. Tom Vane, 71, a friend of the painter Nils Aker, died on Friday.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Weekday, Level::Likely, vec!["Monday", "Friday"])]);
        let other = conflicts(&[
            "Nils Aker, who built half of Harn, died on Monday.",
            "The harbour of Harn mourns. Tom Vane, a friend of the painter Nils Aker, died on Friday.",
        ]);
        assert_eq!(seen(&other), []);
        let father = conflicts(&["Nils Aker, who built half of Harn, died on Monday.", "Pastor Nils Aker came home. Nils Aker's father died on Friday."]);
        assert!(father.iter().all(|conflict| conflict.level != Level::Likely), "{father:?}");
    }

    #[test]
    fn whom_a_side_beats_is_the_other_side() {
        let found = conflicts(&[
            "Ghana knocked Peru out of the World Cup on Tuesday with a late goal.",
            "Ghana beat Chile on Monday in the World Cup with a late goal, and Peru watched.",
        ]);
        assert_eq!(seen(&found), []);
    }

    #[test]
    fn a_deal_closes_in_one_quarter() {
        let found = conflicts(&[
            "Holm Mills will buy Orlund Yarn. The deal is expected to close in the fourth quarter.",
            "Orlund Yarn is being sold to Holm Mills. Closing is planned for the third quarter.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Date, Level::Likely, vec!["fourth quarter", "third quarter"])]);
    }
}
