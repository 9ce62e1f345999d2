//! Two ages of one person.

use std::collections::BTreeMap;

use super::gate::is_background;
use super::pair::Pair;
use super::said::{Said, days_apart};
use super::who::{Directory, Named, Who};
use super::{ConflictKind, Level};
use crate::annotate::claim::word::is_verb;
use crate::annotate::{Kind, ValueKind};

/// Beyond this many days between two publications a birthday may lie.
const BIRTHDAY_DAYS: i32 = 60;

/// A claim is compared with this many others at most.
const MOST_RIVALS: usize = 60;

/// Finds pairs of claims that give one person two ages.
pub(super) fn pairs(said: &[Said<'_>], directory: &Directory<'_>, now: u16) -> Vec<Pair> {
    let mut people: BTreeMap<Who, Vec<(usize, Named)>> = BTreeMap::new();
    for (position, one) in
        said.iter().enumerate().filter(|(_, one)| one.is_heard && one.value.kind == ValueKind::Age && !one.scope.is_past && !is_background(one, now))
    {
        if let Some(person) = person(one, directory) {
            people.entry(person.who.clone()).or_default().push((position, person));
        }
    }
    let mut found = Vec::new();
    for claims in people.values() {
        for (at, (i, person)) in claims.iter().enumerate() {
            for (j, other) in claims[at + 1..].iter().filter(|(j, _)| excludes(&said[*i], &said[*j])).take(MOST_RIVALS) {
                let name = directory.name(said[*i].annotated, said[*i].index, &person.mention);
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
fn is_named_with(said: &Said<'_>, person: &Named) -> bool {
    said.words.first().is_some_and(|first| person.mention.span.start() >= first.span.start())
}

/// The person an age stands beside: "Ida Holm, 58," or "58-year-old Ida Holm".
fn person(said: &Said<'_>, directory: &Directory<'_>) -> Option<Named> {
    let core = &said.frame.core;
    let text = |at: usize| said.words.get(at).map_or("", |word| word.text);
    let is_person = |named: &Named| named.mention.kind == Kind::Person;
    let before = core.start.checked_sub(1)?;
    let apposed = text(before) == "," && matches!(text(core.end), "," | "." | ";" | "" | "and") || text(before) == "(" && text(core.end) == ")";
    if apposed {
        return directory.at(said, before.saturating_sub(1)..before).into_iter().find(is_person);
    }
    let word = |at: usize| said.words.get(at).map_or("", |word| word.folded.as_str());
    // "The 58-year-old said": the person named last.
    // "The 58-year-old ferry" and "the 58-year-old incumbent" are no such person.
    let is_noun = said.words.get(core.end).is_some_and(|next| next.is_content() && !is_verb(&said.words, core.end) && !next.folded.ends_with("ly"));
    let is_known = word(before) == "the" && !is_noun && said.value.span.of(&said.annotated.article.text).ends_with("old");
    // "The then 39-year-old", "then aged 39".
    if word(before) == "then" || word(before) == "aged" && before.checked_sub(1).is_some_and(|at| word(at) == "then") {
        return None;
    }
    // "At 39, Ms Holm", and "has died at the age of 92" with one person in the sentence.
    let is_now = (core.end..said.words.len().min(core.end + 8)).any(|at| matches!(word(at), "is" | "will" | "becomes"));
    let is_at = word(before) == "at" && text(core.end) == "," && is_now;
    if is_at {
        return directory.at(said, core.end..(core.end + 5).min(said.words.len())).into_iter().find(is_person);
    }
    let is_of = word(before) == "of" && before.checked_sub(1).is_some_and(|at| word(at) == "age") || matches!(word(before), "aged" | "at");
    let dies = said.frame.families.contains(&"death");
    if is_of && dies {
        let mut people = directory.at(said, 0..said.words.len()).into_iter().filter(is_person);
        return people.next().filter(|_| people.next().is_none());
    }
    // "A newspaper gave her age as 38": of the person named last before.
    let back = |count: usize| core.start.checked_sub(count).map_or("", &word);
    if matches!(back(1), "as" | "at") && back(2) == "age" && matches!(back(3), "his" | "her") {
        return directory.at(said, 0..core.start).into_iter().rfind(is_person);
    }
    if !said.value.span.of(&said.annotated.article.text).contains("old") {
        return None;
    }
    // Up to five words of office or trade may stand between, but no mark, no verb and no preposition but "of".
    let passes =
        |at: &usize| said.words.get(*at).is_some_and(|word| word.mention.is_some() || word.is_content() && !is_verb(&said.words, *at) || word.folded == "of");
    let end = (core.end..core.end + 7).take_while(passes).last().unwrap_or(core.end);
    let behind = directory.at(said, core.end..(end + 1).min(said.words.len())).into_iter().find(is_person);
    let speaks = (0..said.words.len()).all(|at| said.mention(at).is_none_or(|mention| mention.kind != Kind::Person));
    behind.or_else(|| directory.person_before(said).filter(|_| is_known && speaks))
}
