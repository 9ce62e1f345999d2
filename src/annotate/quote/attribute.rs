//! Inside one sentence: which cue a quotation belongs to, and who that makes the speaker.

use std::ops::Range;

use super::clause::{self, Found, Item};
use super::cue::{Form, Use};
use super::outlet;
use super::phrase;

/// A cue with its quotation.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// The higher, the surer; below zero the cue stands far off.
    pub(super) score: i32,
    /// The cue.
    pub(super) found: Found,
    /// The items that name the speaker.
    pub(super) subject: Option<Range<usize>>,
}

/// The cues of a sentence with the subject of each.
pub(super) struct Speech {
    cues: Vec<(Found, Option<Range<usize>>)>,
}

/// Who does what a cue says.
enum Subject {
    Known(Range<usize>),
    /// The same as that of the verb before: "and added", "saying".
    Shared,
    Unknown,
}

impl Speech {
    /// Reads the cues of a sentence.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut cues: Vec<(Found, Option<Range<usize>>)> = Vec::new();
        let mut latest: Option<Range<usize>> = None;
        for found in clause::cues(items) {
            let subject = match subject(items, found) {
                Subject::Known(range) => {
                    let range = main_subject(items, &cues, antecedent(items, range));
                    latest = Some(range.clone());
                    Some(range)
                }
                Subject::Shared => latest.clone().or_else(|| phrase::first(items, found.at)).or_else(|| phrase::first(items, items.len())),
                Subject::Unknown => None,
            };
            cues.push((found, subject));
        }
        cues.extend(clause::nouns(items).into_iter().filter_map(|found| Some((found, Some(phrase::after(items, found.range().end)?)))));
        Self { cues }
    }

    /// The cue of the quotation that is item `quote`.
    pub(super) fn attribute(&self, items: &[Item], quote: usize) -> Option<Attribution> {
        let candidates = self.cues.iter().map(|(found, subject)| Attribution {
            score: score(items, quote, *found, subject.as_ref()),
            found: *found,
            subject: subject.clone(),
        });
        let mut candidates: Vec<Attribution> = candidates.collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
        // "X warned that ‘...’, reported The Courier": the outlet only passes it on.
        if candidates.first().is_some_and(|best| is_relay(items, best)) {
            let spoken = |other: &&Attribution| {
                !is_relay(items, other) && other.subject.is_some() && other.found.cue.use_ == Use::Speech && other.found.at < quote && !other.found.cue.is_weak
            };
            if let Some(speaker) = candidates.iter().find(spoken) {
                return Some(speaker.clone());
            }
        }
        candidates.into_iter().next()
    }

    /// The last subject of a strong cue: who is speaking in a sentence without quotation.
    pub(super) fn speaker(&self) -> Option<Range<usize>> {
        self.cues.iter().rev().filter(|(found, _)| !found.cue.is_weak && found.cue.use_ == Use::Speech).find_map(|(_, subject)| subject.clone())
    }

    /// Whether somebody says, judges or calls anything in the sentence.
    pub(super) fn is_reporting(&self) -> bool {
        self.cues.iter().any(|(found, subject)| !found.cue.is_weak && subject.is_some())
    }

    /// The outlet that passes the sentence on, if one does.
    pub(super) fn relay(&self, items: &[Item]) -> Option<Range<usize>> {
        self.cues.iter().find_map(|(found, subject)| {
            let subject = subject.clone()?;
            (is_reporting(*found) && outlet::is_outlet(items, &subject)).then_some(subject)
        })
    }
}

fn is_reporting(found: Found) -> bool {
    matches!(found.cue.lemma, "report" | "according to")
}

/// Whether a cue tells which outlet reported, not who spoke.
fn is_relay(items: &[Item], attribution: &Attribution) -> bool {
    is_reporting(attribution.found) && attribution.subject.as_ref().is_some_and(|subject| outlet::is_outlet(items, subject))
}

/// The subject of a cue.
fn subject(items: &[Item], found: Found) -> Subject {
    let known = |range: Option<Range<usize>>| range.map_or(Subject::Unknown, Subject::Known);
    let behind = found.range().end;
    if found.cue.form == Form::Fixed {
        return known(phrase::after(items, behind));
    }
    let before = found.at.checked_sub(1).map(|at| &items[at]);
    let quote_before = follows_quote(&items[..found.at], found.cue.is_weak);
    let follows_be = before.is_some_and(|item| item.is(BE));
    let by = agent_at(items, behind).filter(|_| found.cue.form == Form::Past && (found.cue.has_passive() || follows_be));
    if quote_before && let Some(range) = phrase::after(items, behind) {
        return Subject::Known(range);
    }
    let after_conjunction = before.is_some_and(|item| item.is(&["and", "but", "or", "then"]))
        || found.at > 1
            && before.is_some_and(|item| item.lower.ends_with("ly") || item.is(&["then", "also", "later"]))
            && items[found.at - 2].is(&["and", "but"]);
    let is_participle = found.cue.form == Form::Participle && !before.is_some_and(phrase::is_auxiliary);
    // "footage of Ann saying": the name right before it speaks.
    if is_participle && before.is_some_and(Item::is_capital) {
        let start = items[..found.at].iter().rposition(|item| !item.is_capital()).map_or(0, |other| other + 1);
        return Subject::Known(start..found.at);
    }
    let agent = by.and_then(|by| phrase::after(items, by));
    let shared = is_participle || before.is_some_and(|item| item.is(&["to"])) || after_conjunction;
    if shared {
        return agent.map_or(Subject::Shared, Subject::Known);
    }
    if let Some(range) = phrase::before(items, found.at) {
        let is_passive = found.cue.has_passive() && found.cue.form == Form::Past && has_be(&items[range.end..found.at]);
        // "Ann was quoted by the Argus": what is quoted is hers.
        let is_quoted = is_passive && found.cue.lemma == "quote";
        return if (is_passive || by.is_some()) && !is_quoted { known(agent) } else { Subject::Known(range) };
    }
    if by.is_some() {
        return known(agent);
    }
    let begins = before.is_none_or(|item| matches!(item.word, "," | "—" | "–"));
    if !quote_before && begins && !found.cue.is_weak { known(phrase::after(items, behind)) } else { Subject::Unknown }
}

const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "get", "got"];

/// Where the agent of a passive begins: behind "by", which follows the verb or its quoted complement ("called “rotten” by Ann").
fn agent_at(items: &[Item], behind: usize) -> Option<usize> {
    let complement = behind + items.get(behind..)?.iter().take_while(|item| item.is(&["as", "a", "an", "the"])).count();
    let is_quoted = items.get(complement).is_some_and(Item::is_quote);
    let by = if is_quoted { complement + 1 } else { behind };
    items.get(by).filter(|item| item.is(&["by"])).map(|_| by + 1)
}

/// Whether a form of "be" stands between a subject and its verb, other than in a clause between commas: "Ann, who is 52, said".
fn has_be(between: &[Item]) -> bool {
    let own = between.iter().rposition(|item| item.is(&[",", ")", "—", "–"])).map_or(0, |mark| mark + 1);
    between[own..].iter().any(|item| item.is(BE))
}

/// Whether a quotation ends right here, but for a comma and, before what surely is a verb, an adverb: "“...,” also said".
fn follows_quote(items: &[Item], is_weak: bool) -> bool {
    let items = items.split_last().filter(|(last, _)| !is_weak && phrase::is_adverb(last) && !last.is(&["then"])).map_or(items, |(_, rest)| rest);
    let items = items.split_last().filter(|(last, _)| last.word == ",").map_or(items, |(_, rest)| rest);
    items.last().is_some_and(Item::is_quote)
}

/// Whom "who" and "which" stand for.
fn antecedent(items: &[Item], subject: Range<usize>) -> Range<usize> {
    if !items[subject.end - 1].is(&["who", "which"]) {
        return subject;
    }
    if subject.start > 0 && items[subject.start - 1].is_quote() {
        return subject;
    }
    let end = if subject.start > 0 && items[subject.start - 1].word == "," { subject.start - 1 } else { subject.start };
    phrase::before(items, end).unwrap_or(subject)
}

/// The subject of the main clause where a pronoun takes it up: "Ann said she feared", "the council named what it called".
fn main_subject(items: &[Item], earlier: &[(Found, Option<Range<usize>>)], subject: Range<usize>) -> Range<usize> {
    // “...,” she said: and "he said this, but he said": there the pronoun stands for itself.
    let begins_anew = subject.start > 0 && (items[subject.start - 1].is_quote() || items[subject.start - 1].is(&["and", "but", ",", ";"]));
    if subject.len() > 1 || begins_anew || !items[subject.start].is(&["he", "she", "they", "it"]) {
        return subject;
    }
    let said = earlier.iter().filter(|(found, _)| !found.cue.is_weak).find_map(|(found, main)| {
        let main = main.as_ref()?;
        (main.end <= found.at && found.at < subject.start).then(|| main.clone())
    });
    let is_relative = subject.start > 0 && items[subject.start - 1].is(&["what", "which", "whom"]);
    said.or_else(|| phrase::first(items, subject.start).filter(|_| is_relative)).unwrap_or(subject)
}

/// Words that may stand between a cue and its quotation without parting them.
const LINKS: &[&str] =
    &["that", "as", "a", "an", "the", "was", "of", "him", "her", "it", ",", ":", "his", "their", "to", "on", "for", "in", "is", "were", "are", "be", "been"];

/// How well a cue fits a quotation. The weights were set on `PolNeAR`'s development articles.
fn score(items: &[Item], quote: usize, found: Found, subject: Option<&Range<usize>>) -> i32 {
    let range = found.range();
    let between = if range.start > quote { &items[quote + 1..range.start] } else { &items[range.end..quote] };
    let quotes = between.iter().filter(|item| item.is_quote()).count();
    let distance = between.len() + 4 * quotes;
    let mut score = -i32::try_from(distance).unwrap_or(i32::MAX / 2);
    let is_beside;
    if range.start > quote {
        let is_near = range.start <= quote + 2;
        let bonus = match subject {
            // “...,” she said
            Some(subject) if subject.start > quote && subject.end <= range.start && items[quote + 1..subject.start].iter().all(|item| item.word == ",") => 14,
            // “...,” said Ann
            Some(subject) if subject.start >= range.end && is_near => 14,
            _ => 0,
        };
        is_beside = bonus > 0;
        score += bonus;
        if score < 0 {
            score -= if found.cue.form == Form::Participle { 10 } else { 6 };
        }
    } else {
        let last = between.last().map(|item| item.word);
        is_beside = matches!(last, None | Some("," | ":" | "that"));
        if matches!(last, None | Some("," | ":")) {
            score += 10;
        } else if between.iter().all(|item| item.is(LINKS) || item.is_capital()) {
            score += 6;
        }
        if last == Some(":") {
            score += 4;
        }
        if found.cue.form == Form::Participle {
            score += 1;
        }
    }
    score += match found.cue.use_ {
        Use::Speech | Use::Naming => 3,
        Use::Stance => -3,
    };
    if found.cue.is_weak {
        // Far from a quotation it is a noun: "his state of mind", "an email".
        score -= if is_beside { 6 } else { 30 };
    }
    if subject.is_none() {
        score -= 6;
    }
    score
}
