//! What stands around a value in its sentence: the noun it counts, the verb, the clause, the family of the event.

use std::ops::Range;

use super::event::{self, family};
use super::word::{Word, folded, is_auxiliary, is_verb};
use crate::annotate::value::is_calendar;
use crate::annotate::{Value, ValueKind};

/// The surroundings of a value. Positions point into the words of its sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Frame {
    /// The words of the number itself.
    pub(crate) core: Range<usize>,
    /// The noun that is counted.
    pub(crate) head: Option<usize>,
    /// Where none follows the number, the noun it is the figure of: "put the **damage** at", "the repair **bill** hit".
    pub(crate) topic: Option<usize>,
    /// Content words between the number and its noun.
    pub(crate) modifiers: Vec<usize>,
    /// Content words after the noun's "of", "in", "from", ...
    pub(crate) complement: Vec<usize>,
    /// The nearest verb.
    pub(crate) verb: Option<usize>,
    /// The family of the event the value belongs to: by its noun, by what follows it, by its verb, by the verb's subject.
    pub(crate) family: Option<&'static str>,
    /// Every family that is named within twelve words.
    pub(crate) families: Vec<&'static str>,
    /// The words between the borders of its clause.
    pub(crate) clause: Range<usize>,
    /// "two of the women": the noun is the whole, not what is counted.
    pub(crate) is_part: bool,
}

/// Adjectives that stand behind the noun they tell of.
const POSTPOSED: &[&str] = &[
    "dead",
    "missing",
    "alive",
    "alike",
    "away",
    "ago",
    "worldwide",
    "nationwide",
    "long",
    "old",
    "deep",
    "high",
    "wide",
    "apiece",
    "each",
    "total",
    "altogether",
];

/// Finds what stands around `value` in the words of its sentence; `None` if it covers none of them.
pub(crate) fn frame(words: &[Word<'_>], value: &Value) -> Option<Frame> {
    let core = core(words, value)?;
    let (head, modifiers, is_part) = if matches!(value.kind, ValueKind::Weekday | ValueKind::Date | ValueKind::Time | ValueKind::Group) {
        (None, Vec::new(), false)
    } else {
        head(words, core.end, value)
    };
    let anchor = head.unwrap_or(core.end - 1);
    let clause = clause(words, &core);
    let is_placed = matches!(value.kind, ValueKind::Weekday | ValueKind::Date | ValueKind::Time);
    let verb = verb(words, &core, head, &clause, is_placed);
    let families = families(words, &core);
    let family = tight_family(words, &core, head, verb, &clause);
    let topic = if head.is_none() { topic(words, &core, verb, &clause) } else { None };
    Some(Frame { topic, complement: complement(words, anchor), core, head, modifiers, verb, family, families, clause, is_part })
}

/// The words of the number itself inside the value's phrase; the whole phrase where it holds no number.
fn core(words: &[Word<'_>], value: &Value) -> Option<Range<usize>> {
    let start = words.partition_point(|word| word.span.end() <= value.span.start());
    let end = words.partition_point(|word| word.span.start() < value.span.end());
    if start >= end {
        return None;
    }
    let counts = matches!(value.kind, ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Duration | ValueKind::Rank);
    let first = (start..end).find(|&at| words[at].is_number);
    let last = (start..end).rfind(|&at| words[at].is_number);
    match (first, last) {
        (Some(first), Some(last)) if counts => Some(first..last + 1),
        // "the age of 92", "92-year-old"
        (Some(first), _) if value.kind == ValueKind::Age => Some(first..end),
        _ => Some(start..end),
    }
}

/// The noun counted, the content words before it, and whether it is a whole of which a part is counted: the last of the run of content words
/// after the number, past "of" after "dozens" or "two".
fn head(words: &[Word<'_>], after: usize, value: &Value) -> (Option<usize>, Vec<usize>, bool) {
    let Some((mut first, is_part)) = past_of(words, after) else { return (None, Vec::new(), false) };
    if matches!(value.kind, ValueKind::Percent | ValueKind::Money | ValueKind::Duration | ValueKind::Age) {
        while words.get(first).is_some_and(|word| word.span.start() < value.span.end()) {
            first += 1;
        }
    }
    let mut run = run(words, first);
    if let [only] = run[..]
        && is_no_noun(words, only)
    {
        return (None, Vec::new(), is_part);
    }
    let head = run.pop();
    (head, run, is_part)
}

/// Where the counted noun may begin behind a number that ends at `after`, and whether it is a whole of which a part is counted; `None` where
/// what stands behind "of" is not counted.
fn past_of(words: &[Word<'_>], after: usize) -> Option<(usize, bool)> {
    if folded(words, after) != "of" {
        return Some((after, false));
    }
    // "six of the eight mills", "six of Harn's eight mills"
    if let Some(whole) = (after + 2..after + 5).find(|&at| words.get(at).is_some_and(|word| word.is_number)) {
        return Some((whole + 1, true));
    }
    let is_dozens = after.checked_sub(1).is_some_and(|before| words[before].folded.ends_with('s') && words[before].is_number);
    if matches!(folded(words, after + 1), "the" | "its" | "their" | "those" | "these" | "his" | "her" | "them" | "whom" | "us") {
        return Some((after + 2, !is_dozens));
    }
    is_dozens.then_some((after + 1, false))
}

/// The content words of a noun phrase that begins at `first`.
fn run(words: &[Word<'_>], first: usize) -> Vec<usize> {
    let mut run: Vec<usize> = Vec::new();
    for (at, word) in words.iter().enumerate().skip(first).take(7) {
        let joint = matches!(word.text, "-" | "’" | "'" | "'s" | "’s");
        let more = run.is_empty() && matches!(word.folded.as_str(), "more" | "other" | "additional" | "further");
        if word.is_content() && !is_calendar(&word.folded) {
            // "90 jobs last year": the noun ends where a time begins.
            let is_when = matches!(word.folded.as_str(), "last" | "next" | "past");
            let behind = is_when || POSTPOSED.contains(&word.folded.as_str()) || word.folded.ends_with("ly") && word.folded.len() > 5 || is_verb(words, at);
            if behind && !run.is_empty() {
                break;
            }
            run.push(at);
        } else if !(joint || more) {
            break;
        }
    }
    run
}

/// Whether the only word behind a number tells the event and is no noun: "150 missing", "30 wounded"; nor is "150 self-employed" or "150 newly".
fn is_no_noun(words: &[Word<'_>], only: usize) -> bool {
    let word = words[only].folded.as_str();
    let is_told = word.contains('-') && word.ends_with("ed") || word.ends_with("ly") && word.len() > 6;
    is_told || POSTPOSED.contains(&word) || is_verb(words, only)
}

/// The noun a bare figure belongs to: the object between verb and figure, else the subject before the verb.
fn topic(words: &[Word<'_>], core: &Range<usize>, verb: Option<usize>, clause: &Range<usize>) -> Option<usize> {
    let verb = verb.filter(|&verb| verb < core.start && clause.contains(&verb))?;
    let is_noun = |at: &usize| {
        words[*at].is_content()
            && words[*at].mention.is_none()
            && !words[*at].folded.ends_with("ly")
            && !is_verb(words, *at)
            && !is_calendar(&words[*at].folded)
    };
    // "the cost of repairs": the noun before "of" is the figure's.
    let mut object = (verb + 1..core.start).filter(is_noun);
    let subject = || (clause.start..verb).rev().find(is_noun);
    let found = object.next().or_else(subject)?;
    let of = found.checked_sub(2).filter(|&at| words[at + 1].folded == "of" && is_noun(&at) && at >= clause.start);
    Some(of.unwrap_or(found))
}

/// The content words after "of", "in", "from", ... right behind the noun.
fn complement(words: &[Word<'_>], anchor: usize) -> Vec<usize> {
    let Some(preposition) = words.get(anchor + 1) else { return Vec::new() };
    if !matches!(preposition.folded.as_str(), "of" | "in" | "from" | "for" | "on" | "at" | "with" | "by" | "to") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().take(anchor + 7).skip(anchor + 2) {
        if matches!(word.text, "," | "." | ";") || is_verb(words, at) {
            break;
        }
        if word.is_content() {
            found.push(at);
        }
    }
    found
}

/// The verb nearest to the number, on either side; the one before it if two are equally near. A day or time follows its
/// verb ("opened in 1907 and closed"), so there the one before it in the clause comes first.
fn verb(words: &[Word<'_>], core: &Range<usize>, head: Option<usize>, clause: &Range<usize>, is_placed: bool) -> Option<usize> {
    let near = |at: &usize| (core.start.abs_diff(*at), *at);
    let before = (clause.start..core.start).rfind(|&at| is_verb(words, at)).filter(|_| is_placed);
    let around = core.start.saturating_sub(LONGEST_CLAUSE)..(core.end + LONGEST_CLAUSE).min(words.len());
    before.or_else(|| around.filter(|at| !core.contains(at) && Some(*at) != head && is_verb(words, *at)).min_by_key(near))
}

/// No clause goes on for more words on either side of a value: what does is a list or a table run together.
const LONGEST_CLAUSE: usize = 80;

/// The words of the clause: up to a strong mark, or a comma or conjunction with a verb between it and the value.
fn clause(words: &[Word<'_>], core: &Range<usize>) -> Range<usize> {
    let breaks = |word: &Word<'_>| matches!(word.text, ";" | ":" | "—" | "–" | "--");
    let joins = |word: &Word<'_>| matches!(word.folded.as_str(), "while" | "but" | "which" | "who" | "although" | "after" | "before" | "as" | "when");
    let mut start = core.start;
    let mut verb_seen = false;
    while start > 0 && core.start - start < LONGEST_CLAUSE {
        let before = &words[start - 1];
        if before.text == ","
            && let Some(added) = added(words, start)
        {
            start = added;
            continue;
        }
        if breaks(before) || before.text == "," && verb_seen && start + 1 < core.start || joins(before) && verb_seen {
            break;
        }
        start -= 1;
        verb_seen |= is_verb(words, start) || is_auxiliary(&words[start].folded);
    }
    let mut end = core.end;
    verb_seen = false;
    while let Some(next) = words.get(end).filter(|_| end - core.end < LONGEST_CLAUSE) {
        if breaks(next) || verb_seen && (next.text == "," || joins(next)) {
            break;
        }
        verb_seen |= is_verb(words, end) || is_auxiliary(&next.folded);
        end += 1;
    }
    start..end
}

/// Where what is added to a subject begins, with its comma, if it ends right before the verb at `verb`: "rain in Oslo**, Norway,** reached".
fn added(words: &[Word<'_>], verb: usize) -> Option<usize> {
    if !is_verb(words, verb) && !is_auxiliary(&words[verb].folded) {
        return None;
    }
    let last = verb.checked_sub(2)?;
    let comma = (last.saturating_sub(MOST_ADDED)..last).rev().find(|&at| words[at].text == ",")?;
    let is_plain = |at: usize| !words[at].folded.is_empty() && !is_verb(words, at) && !is_auxiliary(&words[at].folded);
    (comma > 0 && (comma + 1..=last).all(is_plain)).then_some(comma)
}

/// Words that are added to a subject between commas, at most.
const MOST_ADDED: usize = 6;

/// Families named within twelve words, nearest first.
fn families(words: &[Word<'_>], core: &Range<usize>) -> Vec<&'static str> {
    let start = core.start.saturating_sub(12);
    let end = (core.end + 12).min(words.len());
    let mut near: Vec<(usize, &'static str)> = (start..end).filter_map(|at| family_at(words, at).map(|family| (steps(core, at), family))).collect();
    near.sort_unstable();
    let mut found = Vec::new();
    for (_, family) in near {
        if !found.contains(&family) {
            found.push(family);
        }
    }
    found
}

/// The family of the word at `at`; "on board" is two words.
fn family_at(words: &[Word<'_>], at: usize) -> Option<&'static str> {
    let word = words[at].folded.as_str();
    if word == "board" && at > 0 && words[at - 1].folded == "on" {
        return Some("aboard");
    }
    if matches!(word, "moved" | "taken" | "brought" | "led") && folded(words, at + 1) == "out" {
        return Some("evacuation");
    }
    family(word)
}

/// The family of the event that the value belongs to.
fn tight_family(words: &[Word<'_>], core: &Range<usize>, head: Option<usize>, verb: Option<usize>, clause: &Range<usize>) -> Option<&'static str> {
    let anchor = head.unwrap_or(core.end - 1);
    let copula = (clause.start..core.start).rfind(|&at| is_auxiliary(&words[at].folded)).filter(|_| head.is_none());
    // "Nine of the dead were under twenty": they are counted already.
    let is_counted = |copula: usize| verb.is_none_or(|verb| verb < copula) && (clause.start..copula).any(|at| counts(words, at));
    if copula.is_some_and(is_counted) {
        return None;
    }
    let mut found: Vec<&'static str> = Vec::new();
    // "passengers" and "protesters" say who is counted; what happened to them stands elsewhere.
    // "three hospitals" counts buildings, not the hurt.
    let tells = |head: &usize| !matches!(words[*head].folded.as_str(), "hospital" | "hospitals" | "shelter" | "shelters" | "jail" | "prison" | "board");
    let (thing, people): (Option<&'static str>, Option<&'static str>) = match head.filter(tells).and_then(|head| family_at(words, head)) {
        Some(family) if head.is_some_and(|head| event::is_people(&words[head].folded)) => (None, Some(family)),
        family => (family, None),
    };
    found.extend(thing);
    // "people injured", "have been reported missing": up to three words that say something, inside the clause.
    let mut said = 0;
    for at in anchor + 1..clause.end.min(anchor + 7) {
        let word = &words[at];
        if matches!(word.text, "," | "(" | ")") || word.is_number || matches!(word.folded.as_str(), "and" | "or") || said == 3 {
            break;
        }
        said += usize::from(!is_auxiliary(&word.folded));
        found.extend(family_at(words, at));
    }
    found.extend(verb.and_then(|verb| family_at(words, verb)));
    found.extend(people);
    if let Some(family) = found.iter().find(|family| !event::is_frame(family)) {
        return Some(family);
    }
    // "the death toll climbed to 20", "the number of the dead is 14": the verb's subject tells.
    let mover = verb.filter(|&verb| verb < core.start && (is_mover(&words[verb]) || !found.is_empty()));
    // "death toll at 12": no verb at all.
    let bare = core.start.checked_sub(1).filter(|&at| matches!(words[at].folded.as_str(), "at" | "to" | "of") && head.is_none());
    let border = mover.or(copula).or(bare)?;
    let subject = (clause.start..border).rev().find_map(|at| family_at(words, at).filter(|family| !event::is_frame(family)));
    subject.or_else(|| found.first().copied())
}

/// Whether a number at `at` has a noun, and is no day or year.
fn counts(words: &[Word<'_>], at: usize) -> bool {
    let next = folded(words, at + 1);
    let is_noun = next == "of" || words.get(at + 1).is_some_and(Word::is_content) && !is_calendar(next);
    let is_year = words[at].folded.len() == 4 && words[at].folded.bytes().all(|b| b.is_ascii_digit());
    words[at].is_number && is_noun && !is_year
}

/// Whether a verb only tells what figure its subject has.
fn is_mover(word: &Word<'_>) -> bool {
    matches!(
        word.folded.as_str(),
        "stood"
            | "stands"
            | "reached"
            | "reaches"
            | "climbed"
            | "climbs"
            | "rose"
            | "risen"
            | "rises"
            | "jumped"
            | "totaled"
            | "totalled"
            | "hit"
            | "put"
            | "grew"
            | "fell"
            | "passed"
            | "surpassed"
            | "topped"
            | "exceeded"
    )
}

/// How many words lie from a word to the number; none for a word of the number itself.
fn steps(core: &Range<usize>, at: usize) -> usize {
    if at < core.start { core.start - at } else { (at + 1).saturating_sub(core.end) }
}

/// How many words lie from a word to the number, at least 1.
pub(crate) fn distance(core: &Range<usize>, at: usize) -> usize {
    steps(core, at).max(1)
}
