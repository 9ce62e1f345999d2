//! Two ages of one person.

use std::collections::BTreeMap;
use std::ops::Range;

use super::gate::is_background;
use super::pair::Pair;
use super::said::{MOST_RIVALS, Said, days_apart};
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::claim::word::is_verb;
use crate::annotate::{Kind, Mention, ValueKind};

/// Beyond this many days between two publications a birthday may lie.
const BIRTHDAY_DAYS: i32 = 60;

/// Finds pairs of claims that give one person two ages.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>, now: u16) -> Vec<Pair> {
    let mut people: BTreeMap<Who, Vec<(usize, Mention)>> = BTreeMap::new();
    let is_told = |one: &Said<'_>| one.is_heard && one.value.kind == ValueKind::Age && !one.scope.is_past && !is_background(one, now);
    for (position, one) in said.iter().enumerate().filter(|(_, one)| is_told(one)) {
        if let Some(person) = person(one, directory) {
            people.entry(directory.who(one.annotated, one.index, &person)).or_default().push((position, person));
        }
    }
    let mut found = Vec::new();
    for claims in people.values() {
        for (at, (i, person)) in claims.iter().enumerate() {
            for (j, other) in claims[at + 1..].iter().filter(|(j, _)| excludes(&said[*i], &said[*j])).take(MOST_RIVALS) {
                let name = directory.name(said[*i].annotated, said[*i].index, person);
                // "The 58-year-old" may be somebody else than the person named last.
                let is_sure = is_named_with(&said[*i], person) && is_named_with(&said[*j], other);
                let level = if is_sure { Level::Likely } else { Level::Possible };
                let mut pair = Pair::new(said, *i, *j, 1.5, level, ConflictKind::Age);
                pair.reason = Some(format!("both give the age of {name}"));
                pair.subject = Some(name);
                pair.attribute = Some("age".to_owned());
                found.push(pair);
            }
        }
    }
    found
}

/// Whether two ages cannot both be right at about the same time.
fn excludes(a: &Said<'_>, b: &Said<'_>) -> bool {
    let apart = days_apart(a, b).is_some_and(|days| days > BIRTHDAY_DAYS);
    a.value.unit == b.value.unit && a.value.normalized != b.value.normalized && !apart
}

/// Whether the person is named in the age's own sentence.
fn is_named_with(said: &Said<'_>, person: &Mention) -> bool {
    said.words.first().is_some_and(|first| person.span.start() >= first.span.start())
}

/// The person an age stands beside: "Ida Holm, 58," or "58-year-old Ida Holm".
fn person(said: &Said<'_>, directory: &Directory<'_>) -> Option<Mention> {
    let core = &said.frame.core;
    let before = core.start.checked_sub(1)?;
    let written = said.value.span.of(&said.annotated.article.text);
    let is_person = |named: &Named| named.mention.kind == Kind::Person;
    let people = |range: Range<usize>| directory.at(said, range).into_iter().filter(is_person).map(|named| named.mention);
    let back = |count: usize| core.start.checked_sub(count).map_or("", |at| said.word(at));
    let next = said.text(core.end);
    let is_apposed = said.text(before) == "," && matches!(next, "," | "." | ";" | "" | "and") || said.text(before) == "(" && next == ")";
    if is_apposed {
        return people(before.saturating_sub(1)..before).next();
    }
    // "The then 39-year-old", "then aged 39".
    if back(1) == "then" || back(1) == "aged" && back(2) == "then" {
        return None;
    }
    // "At 39, Ms Holm is ..."
    let is_now = || (core.end..said.words.len().min(core.end + 8)).any(|at| matches!(said.word(at), "is" | "will" | "becomes"));
    if back(1) == "at" && next == "," && is_now() {
        return people(core.end..(core.end + 5).min(said.words.len())).next();
    }
    // "Has died at the age of 92" with one person in the sentence.
    let is_of = back(1) == "of" && back(2) == "age" || matches!(back(1), "aged" | "at");
    if is_of && said.frame.families.contains(&"death") {
        let mut people = people(0..said.words.len());
        return people.next().filter(|_| people.next().is_none());
    }
    // "A newspaper gave her age as 38": of the person named last before.
    if matches!(back(1), "as" | "at") && back(2) == "age" && matches!(back(3), "his" | "her") {
        return people(0..core.start).next_back();
    }
    if !written.contains("old") {
        return None;
    }
    // Up to five words of office or trade may stand between, but no mark, no verb and no preposition but "of".
    let passes =
        |at: &usize| said.words.get(*at).is_some_and(|word| word.mention.is_some() || word.is_content() && !is_verb(&said.words, *at) || word.folded == "of");
    let end = (core.end..core.end + 7).take_while(passes).last().unwrap_or(core.end);
    // "The 14-year-old tree of Ida Holm" is not she.
    let is_owner = |named: &Named| named.at.checked_sub(1).is_some_and(|before| said.word(before) == "of");
    let behind = directory.at(said, core.end..(end + 1).min(said.words.len())).into_iter().find(is_person);
    let behind = behind.filter(|named| !is_owner(named)).map(|named| named.mention);
    behind.or_else(|| Directory::person_before(said).filter(|_| stands_alone(said)).cloned())
}

/// Whether "the 58-year-old" stands for a person in a sentence that names none; "the 58-year-old ferry" and "the 58-year-old incumbent"
/// are no such person.
fn stands_alone(said: &Said<'_>) -> bool {
    let core = &said.frame.core;
    let is_noun = said.words.get(core.end).is_some_and(|next| next.is_content() && !is_verb(&said.words, core.end) && !next.folded.ends_with("ly"));
    let is_the = core.start.checked_sub(1).is_some_and(|before| said.word(before) == "the");
    let is_old = said.value.span.of(&said.annotated.article.text).ends_with("old");
    is_the && is_old && !is_noun && (0..said.words.len()).all(|at| said.mention(at).is_none_or(|mention| mention.kind != Kind::Person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn the_age_of_another_time_is_another_age() {
        let then = "Mira Holm, then aged 21, left the navy.";
        assert_eq!(seen(&conflicts(&["Mira Holm, 26, sank the ferry at Harn.", then])), []);
    }

    #[test]
    fn two_ages_beside_one_name_are_a_conflict() {
        let found = conflicts(&["Ida Holm, 58, runs the shipyard at Harn.", "Ida Holm, 61, said the shipyard at Harn would close."]);
        assert_eq!(seen(&found), [(ConflictKind::Age, Level::Likely, vec!["58", "61"])]);
    }

    #[test]
    fn the_age_of_who_sued_is_not_the_age_of_whom_he_sued() {
        assert_eq!(seen(&conflicts(&["Ida Holm, 58, runs the shipyard at Harn.", "A 31-year-old man sued Ida Holm over wages at the shipyard."])), []);
    }

    #[test]
    fn the_age_of_what_somebody_owns_is_not_hers() {
        assert_eq!(seen(&conflicts(&["Ida Holm, 58, runs the shipyard at Harn.", "The 14-year-old tree of Ida Holm fell at the shipyard."])), []);
    }

    #[test]
    fn an_age_told_of_the_person_before_is_less_sure() {
        let before = "Ida Holm, 58, runs the shipyard at Harn.";
        let found = conflicts(&[before, "Police took Ida Holm to Harn. The 61-year-old said nothing."]);
        assert!(found.iter().all(|conflict| conflict.level == Level::Possible), "{found:?}");
        assert_eq!(seen(&conflicts(&[before, "Police took Ida Holm to Harn. The 61-year-old ferry lay at the pier."])), []);
        assert_eq!(seen(&conflicts(&[before, "Ten years later Harn still talks of the then 48-year-old Ida Holm."])), []);
    }

    #[test]
    fn an_age_that_another_source_gives_is_of_the_person_named_before() {
        let found = conflicts(&["The police named the driver as Ida Holm, 39, while a newspaper gave her age as 38."]);
        assert_eq!(seen(&found), [(ConflictKind::Age, Level::Likely, vec!["39", "age as 38"])]);
    }
}
