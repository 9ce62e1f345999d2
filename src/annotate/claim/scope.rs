//! What a claim is limited to: a year, a period, "per day", a part of the whole, a forecast, an earlier time.

use std::ops::Range;

use super::event;
use super::frame::Frame;
use super::word::{self, Word, folded};

/// What a claim is limited to, as the words around its value tell.
#[expect(clippy::struct_excessive_bools, reason = "each is a question that is asked of two claims at a time")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scope {
    /// Years that stand in the sentence, beside the value itself, each once.
    pub(crate) years: Vec<u16>,
    /// Whether it is about an earlier time or compares with one ("last year", "since", "record").
    pub(crate) is_past: bool,
    /// Whether it is expected or only possible.
    pub(crate) is_forecast: bool,
    /// Whether it counts a part of a whole ("including five", "two of them").
    pub(crate) is_part: bool,
    /// Whether it comes on top of another ("another three", "two more").
    pub(crate) is_more: bool,
    /// Whether it is by how much something differs ("rose by three", "won by 14 votes").
    pub(crate) is_margin: bool,
    /// Whether it is so much for each ("per day", "apiece").
    pub(crate) is_per: bool,
    /// Whether it is an average, a median, a daily figure or a limit set by law.
    pub(crate) is_rate: bool,
    /// Whether it is about the whole world.
    pub(crate) is_global: bool,
    /// How it is measured: "wide", "deep", "away".
    pub(crate) dimension: Option<&'static str>,
    /// Named stretches of time: months, quarters, seasons, "overnight".
    pub(crate) periods: Vec<String>,
}

const PAST: &[&str] = &[
    "last year",
    "last month",
    "last week",
    "last summer",
    "last spring",
    "last fall",
    "last autumn",
    "last winter",
    "last decade",
    "last century",
    "last season",
    "last time",
    "previous",
    "previously",
    "earlier",
    "years ago",
    "year ago",
    "months ago",
    "month ago",
    "weeks ago",
    "decades ago",
    "since",
    "in the past",
    "historically",
    "history",
    "record",
    "deadliest",
    "worst",
    "compared with",
    "compared to",
    "up from",
    "down from",
    "than in",
    "former",
    "formerly",
    "back in",
    "peak",
    "peaked",
    "anniversary",
    "used to",
];

const FORECAST: &[&str] = &[
    "will",
    "would",
    "could",
    "might",
    "expected",
    "plan to",
    "plans to",
    "planned to",
    "projected",
    "forecast",
    "estimate",
    "estimates",
    "potential",
    "potentially",
    "if",
    "expects",
    "predicts",
    "predicted",
];

const RATE: &[&str] = &[
    "average",
    "averaged",
    "averages",
    "averaging",
    "median",
    "daily",
    "per capita",
    "a day",
    "each day",
    "per day",
    "new",
    "a week",
    "a month",
    "normally",
    "usually",
    "typically",
    "normal",
    "usual",
];

const GLOBAL: &[&str] = &["worldwide", "globally", "around the world", "across the world", "in the world", "around the globe", "global"];

const DIMENSIONS: &[&str] = &["wide", "deep", "long", "high", "tall", "away", "thick", "underground"];

const PERIODS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "first quarter",
    "second quarter",
    "third quarter",
    "fourth quarter",
    "first-quarter",
    "second-quarter",
    "third-quarter",
    "fourth-quarter",
    "spring",
    "summer",
    "autumn",
    "winter",
    "weekly",
    "monthly",
    "annual",
    "annually",
    "daily",
    "a year",
    "a month",
    "a week",
    "year over year",
    "year-over-year",
    "overnight",
    "24 hours",
    "so far",
    "this year",
];

/// Words that make the number after them a part.
const PART_BEFORE: &[&str] = &["including", "of them", "of whom", "among them", "remaining", "last", "first", "next", "past", "final"];

/// Verbs of which a year tells when something or somebody began.
const ORIGINS: &[&str] = &["founded", "established", "built", "born", "formed", "incorporated", "erected", "consecrated", "dating", "dates"];

/// Words between such a verb and its year, at most.
const ORIGIN_REACH: usize = 5;

/// Words that put the number after them on top of another.
const MORE_BEFORE: &[&str] = &["another", "other", "additional", "further"];

/// Words that make the number after them a change, not a level.
const MARGIN_BEFORE: &[&str] = &["by", "jump of", "rise of", "increase of", "gain of", "drop of", "fall of", "decline of", "decrease of"];

/// What stands farther from a value than so many words tells nothing of it: only a list or a table run together is so long.
pub(crate) const FARTHEST: usize = 100;

/// Finds what a value is limited to.
pub(crate) fn scope(words: &[Word<'_>], frame: &Frame) -> Scope {
    let around = |before: usize, after: usize| Stretch::of(words, frame.core.start.saturating_sub(before)..(frame.core.end + after).min(words.len()));
    let (wide, near, close) = (around(13, 11), around(9, 6), around(5, 6));
    // "The 1907 building" is a building of today, but "the 1907 fire" was in that year.
    let is_event = |at: usize| words.get(at).is_some_and(|word| event::family(&word.folded).is_some() || event::deed(&word.folded).is_some());
    let is_determined = |at: usize| at > 0 && matches!(words[at - 1].folded.as_str(), "the" | "its" | "their" | "a" | "an" | "this");
    let is_attribute = |at: usize| is_determined(at) && !is_event(at + 1);
    // "Founded in 1987, it employs 640": when a thing began is not when the figure held.
    let is_origin = |at: usize| {
        let in_clause = (at.saturating_sub(ORIGIN_REACH)..at).rev().take_while(|&before| !words[before].folded.is_empty());
        in_clause.into_iter().any(|before| ORIGINS.contains(&words[before].folded.as_str()))
    };
    let near_enough = frame.core.start.saturating_sub(FARTHEST)..(frame.core.end + FARTHEST).min(words.len());
    let outside = near_enough.filter(|at| !frame.core.contains(at) && !is_attribute(*at) && !is_origin(*at));
    let mut years: Vec<u16> = outside.filter_map(|at| year(&words[at])).collect();
    years.sort_unstable();
    years.dedup();
    let periods = PERIODS
        .iter()
        .filter(|period| wide.holds(period) && !frame.core.clone().any(|at| words[at].folded == **period))
        .filter(|period| **period != "may" && **period != "march" || names_a_month(words, &frame.core, period))
        .map(|period| (*period).to_owned())
        .collect();
    Scope {
        years,
        is_past: wide.holds_any(PAST),
        is_forecast: near.holds_any(FORECAST) || may_be(words, &frame.core),
        is_part: is_part(words, frame),
        is_more: is_more(words, frame),
        is_margin: follows(words, frame, MARGIN_BEFORE),
        is_per: is_per(words, frame),
        is_rate: close.holds_any(RATE) || near.holds_any(&["maximum", "minimum"]),
        is_global: near.holds_any(GLOBAL),
        dimension: DIMENSIONS.iter().copied().find(|dimension| (frame.core.end..frame.core.end + 3).any(|at| folded(words, at) == *dimension)),
        periods,
    }
}

impl Scope {
    /// In words, for the annotation.
    pub(crate) fn phrases(&self) -> Vec<String> {
        let marks = [
            (self.is_past, "past"),
            (self.is_forecast, "forecast"),
            (self.is_part, "part"),
            (self.is_more, "more"),
            (self.is_margin, "margin"),
            (self.is_per, "each"),
            (self.is_rate, "average or daily"),
            (self.is_global, "worldwide"),
        ];
        let years = self.years.iter().map(ToString::to_string);
        years.chain(self.periods.iter().cloned()).chain(marks.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned())).collect()
    }
}

/// The folded words of a stretch.
struct Stretch {
    /// With a space on either side of each.
    text: String,
    /// Where each word begins.
    starts: Vec<usize>,
    /// The first letters of its words, a bit each: most phrases begin with none of them.
    openings: u64,
}

/// The bit of a letter; two letters may share one.
fn opening(letter: u8) -> u64 {
    1 << (letter & 63)
}

impl Stretch {
    fn of(words: &[Word<'_>], range: Range<usize>) -> Self {
        let (mut text, mut starts, mut openings) = (String::from(" "), Vec::new(), 0);
        for word in words[range].iter().filter(|word| !word.folded.is_empty()) {
            starts.push(text.len());
            openings |= opening(word.folded.as_bytes()[0]);
            text.push_str(&word.folded);
            text.push(' ');
        }
        Self { text, starts, openings }
    }

    /// Whether it holds a phrase as whole words.
    fn holds(&self, phrase: &str) -> bool {
        let (text, phrase) = (self.text.as_bytes(), phrase.as_bytes());
        // Most words differ in the first letter: a hundred phrases are asked for around each value.
        self.openings & opening(phrase[0]) != 0
            && self.starts.iter().any(|&at| text[at] == phrase[0] && text[at..].strip_prefix(phrase).is_some_and(|rest| rest.starts_with(b" ")))
    }

    fn holds_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.holds(phrase))
    }
}

/// A year between 1800 and 2099 in digits.
fn year(word: &Word<'_>) -> Option<u16> {
    (word.folded.len() == 4).then(|| word.folded.parse::<u16>().ok()).flatten().filter(|year| (1800..2100).contains(year))
}

/// Whether something may be so near the number: "may" that is no month with its day.
fn may_be(words: &[Word<'_>], core: &Range<usize>) -> bool {
    let mut near = core.start.saturating_sub(9)..(core.end + 6).min(words.len());
    near.any(|at| word::is_may(words, at))
}

/// "May" and "March" with a capital inside the sentence.
fn names_a_month(words: &[Word<'_>], core: &Range<usize>, period: &str) -> bool {
    let range = core.start.saturating_sub(13)..(core.end + 11).min(words.len());
    range.into_iter().any(|at| at > 0 && words[at].folded == period && words[at].is_capital())
}

/// Whether the number counts a part of a whole.
fn is_part(words: &[Word<'_>], frame: &Frame) -> bool {
    let word = |at: usize| folded(words, at);
    let end = frame.core.end;
    frame.is_part
        || follows(words, frame, PART_BEFORE)
        || word(end) == "of" && matches!(word(end + 1), "them" | "whom" | "which" | "those" | "these" | "the")
        || word(end + 1) == "of" && matches!(word(end + 2), "them" | "whom")
        || is_listed(words, frame)
        || is_last_of_people(words, frame)
}

/// Whether people of another kind are counted beside these: "a soldier and 10 civilians", "217 passengers and seven crew members".
fn is_last_of_people(words: &[Word<'_>], frame: &Frame) -> bool {
    let word = |at: usize| folded(words, at);
    let Some(head) = frame.head.filter(|&head| event::is_people(word(head))) else { return false };
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.is_number);
    let is_crew = |at: usize| event::is_people(word(at)) || word(at) == "crew";
    let leads_on = word(head + 1) == "and" && is_number(head + 2) && (head + 3..head + 5).any(is_crew);
    let other = || {
        let and = frame.core.start.checked_sub(1).filter(|&at| word(at) == "and")?;
        (and.saturating_sub(2)..and).rev().map(word).find(|word| !word.is_empty())
    };
    leads_on || other().is_some_and(|other| event::is_people(other) || event::is_people(&format!("{other}s")))
}

/// Whether the number is one of a list of numbers of the same noun: "five counts of tax fraud, two counts of bank fraud".
fn is_listed(words: &[Word<'_>], frame: &Frame) -> bool {
    let Some(head) = frame.head else { return false };
    let stops = |at: usize| word::is_verb(words, at) && at != head || matches!(words[at].folded.as_str(), "than" | "from" | "to" | "or");
    let joins = |at: usize| at > 0 && matches!(words[at - 1].text, "," | "and");
    // The noun of a number, if it is the same one.
    let counts_too = |number: usize| (number + 1..(number + 4).min(words.len())).any(|at| words[at].stem == words[head].stem);
    let is_item = |at: &usize| words[*at].is_number && counts_too(*at);
    let behind = (head + 1..(head + LIST_REACH).min(words.len())).take_while(|&at| !stops(at));
    let before = (frame.core.start.saturating_sub(LIST_REACH)..frame.core.start).rev().take_while(|&at| !stops(at));
    behind.into_iter().any(|at| is_item(&at) && joins(at)) || joins(frame.core.start) && before.into_iter().any(|at| is_item(&at))
}

/// From one item of a list to the next are no more words than this.
const LIST_REACH: usize = 9;

/// Whether the number comes on top of another.
fn is_more(words: &[Word<'_>], frame: &Frame) -> bool {
    let head = frame.head.unwrap_or(frame.core.end);
    follows(words, frame, MORE_BEFORE)
        || matches!(folded(words, frame.core.end), "other" | "others" | "more" | "additional" | "further")
        || folded(words, head + 1) == "more"
}

/// Whether one of `openings` stands before the number; a qualifier may stand between ("including at least five").
fn follows(words: &[Word<'_>], frame: &Frame, openings: &[&str]) -> bool {
    let start = frame.core.start;
    let before = Stretch::of(words, start.saturating_sub(4)..start);
    let mut bare = before.text.trim_end();
    for qualifier in ["at least", "about", "some", "more than", "nearly", "around", "the", "over"] {
        bare = bare.strip_suffix(qualifier).map_or(bare, str::trim_end);
    }
    openings.iter().any(|opening| bare.strip_suffix(opening).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// Whether it is so much for each of something.
fn is_per(words: &[Word<'_>], frame: &Frame) -> bool {
    let from = frame.core.end;
    let word = |at: usize| folded(words, at);
    (from..from + 4).any(|at| {
        matches!(word(at), "per" | "each" | "apiece" | "every")
            || matches!(word(at), "a" | "an")
                && matches!(word(at + 1), "day" | "week" | "month" | "year" | "share" | "barrel" | "hour" | "night" | "person" | "head" | "gallon")
    })
}
