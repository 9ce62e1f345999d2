//! Who: the noun phrase beside a verb of speech, by function words and commas alone.

use std::ops::Range;

use super::clause::Item;
use super::cue;
use crate::annotate::value::is_calendar;

const ADVERBS: &[&str] = &[
    "since",
    "also",
    "later",
    "then",
    "once",
    "even",
    "still",
    "just",
    "now",
    "never",
    "again",
    "only",
    "first",
    "both",
    "all",
    "already",
    "further",
    "always",
    "often",
    "sometimes",
    "soon",
    "instead",
    "too",
    "well",
    "not",
    "ever",
    "twice",
    "recently",
    "repeatedly",
    "reportedly",
    "famously",
];

const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would", "could", "should", "can", "may", "might", "must", "did", "do",
    "does", "didn’t", "didn't", "don’t", "don't", "hasn’t", "hasn't", "wasn’t", "wasn't", "to", "having",
];

/// Pronouns that may be a subject by themselves.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you", "who", "one", "those", "others", "many", "some", "him", "her", "them", "another"];

/// Words that no noun phrase goes across.
const BORDERS: &[&str] = &[
    "that", "which", "when", "while", "as", "because", "if", "and", "or", "but", "although", "though", "since", "whether", "where", "after", "before", "until",
    "than", "so", "yet", "nor", "whose", "whom", "what", "how", "why", "who", "in", "on", "at", "to", "from", "by", "with", "about", "into", "through",
    "during", "over", "under", "between", "against", "amid", "despite", "per", "via", "like", "upon", "toward", "towards", "without", "within", "this", "is",
    "are", "was", "were", "has", "have", "had", "been", "be", "will", "would", "could", "should", "can", "may", "might", "must", "do", "does", "did", "of",
    "for",
];

const DETERMINERS: &[&str] =
    &["the", "a", "an", "his", "her", "their", "one", "another", "several", "many", "some", "my", "our", "its", "two", "three", "most", "each", "both"];

/// Words after which "at", "in", "with" and "from" belong to the same noun phrase.
const OFFICES: &[&str] = &[
    "director",
    "professor",
    "analyst",
    "official",
    "officials",
    "expert",
    "experts",
    "fellow",
    "adviser",
    "advisor",
    "source",
    "sources",
    "voter",
    "voters",
    "scientist",
    "researcher",
    "economist",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "lawyer",
    "doctor",
    "lecturer",
    "staff",
    "strategist",
];

/// What ends a noun phrase that stands behind its verb.
const AFTER_SUBJECT: &[&str] = &[
    "in",
    "on",
    "at",
    "during",
    "after",
    "when",
    "as",
    "while",
    "by",
    "that",
    "who",
    "before",
    "to",
    "with",
    "about",
    "into",
    "last",
    "this",
    "because",
    "if",
    "where",
    "which",
    "from",
    "earlier",
    "is",
    "was",
    "has",
    "had",
    "are",
    "were",
    "whose",
    "and",
    "but",
    "though",
    "although",
    "since",
    "until",
    "speaking",
    "adding",
    "referring",
];

/// What follows a verb of speech and is no subject.
const NO_SUBJECT: &[&str] = &["there", "it", "him", "her", "them", "us", "me", "reporters", "so", "not", "what", "how", "why", "of", "for"];

/// Words for several people that show no ending.
const MANY: &[&str] = &["police", "people", "men", "women", "staff", "management", "children", "alumni", "locals", "organisers", "defence", "prosecution"];

/// Marks inside a noun phrase.
const JOINTS: &[&str] = &["-", "’", "'", "&", "/"];

/// Whether an item is a mark inside a noun phrase; a hyphen or apostrophe that touches no word before it is a dash or a quotation mark.
fn is_joint(items: &[Item], at: usize) -> bool {
    items[at].is(JOINTS) && (items[at].is(&["&", "/"]) || at > 0 && items[at - 1].span.end() == items[at].span.start())
}

/// Longest noun phrase, in items; what is longer was cut wrongly.
const LONGEST: usize = 14;

/// Whether an item is a day or month, which looks like a name and never speaks; "may" is an auxiliary.
fn is_time(item: &Item) -> bool {
    !item.is_quote() && item.lower != "may" && is_calendar(item.lower)
}

pub(super) fn is_adverb(item: &Item) -> bool {
    item.is(ADVERBS) || item.is_lower() && item.lower.len() > 4 && item.lower.ends_with("ly") && !item.is(&["family", "ally", "assembly", "bully"])
}

/// Whether an item may be skipped between a subject and its verb.
fn is_verbal(item: &Item) -> bool {
    is_adverb(item) || item.is(AUXILIARIES)
}

pub(super) fn is_auxiliary(item: &Item) -> bool {
    item.is(AUXILIARIES)
}

pub(super) fn is_subject_pronoun(item: &Item) -> bool {
    item.is(&["he", "she", "they", "i", "we", "it", "who"])
}

/// The noun phrase whose verb stands at `verb`: past adverbs and auxiliaries, and past what stands between commas, brackets or dashes.
pub(super) fn before(items: &[Item], verb: usize) -> Option<Range<usize>> {
    let mut last = past_time(items, step_left(items, verb)?)?;
    for _ in 0..2 {
        if !items[last].is(&[",", ")", "—", "–"]) {
            break;
        }
        last = past_apposition(items, last)?;
    }
    let item = &items[last];
    if item.is_quote() {
        return None;
    }
    if item.is(PRONOUNS) && !(last > 0 && items[last - 1].is(&["of"])) {
        return Some(last..last + 1);
    }
    if !item.is_word() || item.is(BORDERS) || item.is(&["however", "instead", "there", "here", "no", "also", "same", "not"]) {
        return None;
    }
    let first = head_of(items, last);
    let first = head_before_place(items, first).unwrap_or(first);
    // A lone noun in the singular is no speaker: "the decision to leave says".
    let is_lone_noun = first == last && item.is_lower() && !item.lower.ends_with('s') && !item.is(MANY);
    (!is_lone_noun).then_some(first..last + 1)
}

/// From the last item of a time between subject and verb to the item before it: "the mayor on Friday said", "who in 2010 said".
fn past_time(items: &[Item], last: usize) -> Option<usize> {
    let item = &items[last];
    let is_year = item.word.len() == 4 && item.word.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year && !is_time(item) && !item.is(&["week", "month", "year", "night", "morning", "evening"]) {
        return Some(last);
    }
    let before = last.checked_sub(1)?;
    if items[before].is(&["on", "in", "last", "this", "that", "earlier", "late", "early"]) {
        return step_left(items, before);
    }
    if is_time(&items[before]) {
        return past_time(items, before);
    }
    if is_time(item) { step_left(items, last) } else { Some(last) }
}

/// The first item left of `verb` that is neither adverb nor auxiliary.
fn step_left(items: &[Item], verb: usize) -> Option<usize> {
    // "had earlier told", but "the talks days earlier ended".
    let is_earlier = |at: usize| at > 0 && items[at].is(&["earlier"]) && is_auxiliary(&items[at - 1]);
    (0..verb).rev().find(|&at| !is_verbal(&items[at]) && !is_earlier(at))
}

/// From a closing comma, bracket or dash to the last item before what it closes.
fn past_apposition(items: &[Item], close: usize) -> Option<usize> {
    let opener = if items[close].word == ")" { "(" } else { items[close].word };
    let open = items[..close].iter().rposition(|item| item.is_quote() || item.word == opener)?;
    if items[open].is_quote() {
        return None;
    }
    let last = open.checked_sub(1)?;
    if items[close].word != "," {
        return Some(last);
    }
    // "In a letter, women who were there, called": the subject and its clause stand between the commas.
    let opens = is_opening(&items[0]) && !items[..open].iter().any(|item| item.word == ",") && !items[last].is_capital();
    if opens && let Some(who) = items[open..close].iter().position(|item| item.is(&["who"])).filter(|&who| who > 1) {
        return Some(open + who - 1);
    }
    // A list of offices has commas of its own: go on to the name.
    let is_border = |item: &Item| item.is_quote() || item.is(&[";", ":", "."]);
    let is_name = |item: &Item| item.is_capital() && !item.is(BORDERS) && !is_time(item) || item.is(&["he", "she", "they", "who"]);
    let mut clause = (0..=last).rev().take_while(|&at| !is_border(&items[at]));
    Some(clause.find(|&at| is_name(&items[at]) && items[at + 1].word == ",").unwrap_or(last))
}

/// The first item of the noun phrase that ends with item `last`.
fn head_of(items: &[Item], last: usize) -> usize {
    let mut first = last;
    while first > 0 && last - first < LONGEST {
        let item = &items[first - 1];
        if !item.is_word() && !is_joint(items, first - 1) {
            break;
        }
        let has_noun_before = first >= 2 && items[first - 2].is_word() && !items[first - 2].is(BORDERS) && !is_plain_cue(&items[first - 2]);
        if item.is(DETERMINERS) {
            first -= 1;
            // "a spokesman for the campaign": on through the preposition.
            if first > 1 && items[first - 1].is(&["of", "for"]) && items[first - 2].is_word() {
                first -= 1;
                continue;
            }
            if first > 1 && items[first - 1].is(&["at", "in", "with", "from"]) && items[first - 2].is(OFFICES) {
                first -= 1;
                continue;
            }
            break;
        }
        let joins = item.is(&["of", "for", "and"]) && has_noun_before || item.is(&["at", "in", "with", "from"]) && first >= 2 && items[first - 2].is(OFFICES);
        if joins {
            first -= 1;
            continue;
        }
        if item.is(BORDERS) || is_subject_pronoun(item) || item.is(&["no"]) || is_plain_cue(item) || item.is_lower() && is_adverb(item) {
            break;
        }
        first -= 1;
    }
    // "said no and Ann said": what the conjunction joins is not in the phrase.
    first + items[first..last].iter().take_while(|item| item.is(&["of", "for", "and"])).count()
}

/// The head of the sentence, where it is a noun phrase and what begins at `first` only tells its place: "The man in the boat".
fn head_before_place(items: &[Item], first: usize) -> Option<usize> {
    let preposition = first.checked_sub(1).filter(|&at| items[at].is(&["in", "on", "at", "from", "with"]))?;
    let is_noun = |item: &Item| item.is_word() && !item.is(BORDERS) && !is_plain_cue(item) && !is_verbal(item);
    let head = &items[..preposition];
    // More words would hold a verb.
    let is_phrase = matches!(head.len(), 2 | 3) && items[0].is(DETERMINERS) && head[1..].iter().all(is_noun);
    is_phrase.then_some(0)
}

/// Whether an item is a verb of speech that cannot be a noun.
fn is_plain_cue(item: &Item) -> bool {
    item.is_lower() && cue::of(item.lower).is_some_and(|cue| !cue.is_weak)
}

/// The noun phrase that begins at item `start`, behind its verb.
pub(super) fn after(items: &[Item], start: usize) -> Option<Range<usize>> {
    let first = start + items.get(start..)?.iter().position(|item| !is_adverb(item))?;
    let item = &items[first];
    if !item.is_word() || item.is(NO_SUBJECT) || item.is(AFTER_SUBJECT) || is_time(item) {
        return None;
    }
    if item.is(PRONOUNS) && !item.is(&["one", "many", "some", "another"]) {
        return Some(first..first + 1);
    }
    let goes_on = |item: &&Item| (item.is_word() || item.is(JOINTS)) && !item.is(AFTER_SUBJECT) && !is_time(item);
    let mut end = first + items[first..].iter().take(LONGEST).take_while(goes_on).count();
    // "said Tom and Ann" is one subject, "said Tom and left" is not.
    if items.get(end).is_some_and(|item| item.is(&["and"])) && items.get(end + 1).is_some_and(Item::is_capital) && items[end - 1].is_capital() {
        end += 1 + items[end + 1..].iter().take_while(|item| item.is_capital()).count();
    }
    Some(first..end)
}

/// Words that begin a phrase before the main clause: "In a statement, ...".
const PRELUDES: &[&str] = &[
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "when",
    "while",
    "as",
    "speaking",
    "asked",
    "for",
    "by",
    "with",
    "since",
    "if",
    "from",
    "though",
    "although",
    "despite",
    "last",
    "this",
    "under",
    "citing",
    "noting",
    "calling",
    "earlier",
    "yesterday",
    "according",
    "following",
    "amid",
    "responding",
    "writing",
    "appearing",
    "based",
    "like",
    "unlike",
    "among",
    "because",
    "where",
    "once",
    "until",
    "given",
    "contrary",
];

/// Capitalised words that begin a sentence and no name, besides [`BORDERS`] and [`PRELUDES`].
const OPENERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "recently",
    "still",
    "however",
    "meanwhile",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "there",
    "these",
    "those",
    "one",
    "many",
    "some",
    "several",
    "both",
    "each",
    "another",
    "also",
    "not",
    "now",
    "then",
    "even",
    "only",
    "yes",
    "no",
    "here",
    "it",
    "instead",
    "first",
    "later",
    "other",
    "others",
    "such",
];

/// Whether a phrase before the main clause begins with an item.
fn is_opening(item: &Item) -> bool {
    item.is(PRELUDES) || is_time(item)
}

/// The first noun phrase of a sentence before item `limit`: its subject, most likely.
pub(super) fn first(items: &[Item], limit: usize) -> Option<Range<usize>> {
    let items = &items[..limit.min(items.len())];
    let is_prelude = items.first().is_some_and(is_opening) || opens_with_participle(items) || opens_with_time(items);
    let comma = items.iter().position(|item| item.word == ",").filter(|_| is_prelude);
    for start in comma.map_or(0, |comma| comma + 1)..items.len() {
        let item = &items[start];
        if item.is_quote() {
            continue;
        }
        let is_empty = item.is(&["it"]) && items.get(start + 1).is_some_and(|next| next.is(&["is", "was", "’s", "'s", "has", "will", "would"]));
        if is_subject_pronoun(item) && !is_empty {
            return Some(start..start + 1);
        }
        let opens = item.is(BORDERS) || item.is(OPENERS) || item.is(PRELUDES) || item.is(ADVERBS) || is_time(item) || opens_with_participle(&items[start..]);
        if item.is_capital() && !opens {
            let goes_on = |item: &&Item| !item.is_quote() && (item.is_capital() || item.is(&["of", "de", "von", "van", "bin", "al", "&"]));
            return Some(start..start + items[start..].iter().take_while(goes_on).count());
        }
        if item.is(&["the", "a", "an", "his", "her", "their", "one", "several", "many", "some", "another"]) {
            let goes_on = |item: &&Item| item.is_word() && !item.is(BORDERS) && !is_auxiliary(item) && !is_plain_cue(item);
            let len = items[start + 1..].iter().take(6).take_while(goes_on).count();
            if len > 0 {
                return Some(start..start + 1 + len);
            }
        }
    }
    None
}

/// Whether a sentence begins with an adverb and no subject behind it: "Soon after the storm", "Just hours later".
fn opens_with_time(items: &[Item]) -> bool {
    let [first, next, ..] = items else { return false };
    first.is(ADVERBS) && next.is_lower() && !next.is(DETERMINERS) && !is_subject_pronoun(next)
}

/// Whether a sentence begins with a participle and no name in "-ing": "Saying it", "Reacting to the news".
fn opens_with_participle(items: &[Item]) -> bool {
    let [first, next, ..] = items else { return false };
    let is_verb = first.is_capital() && cue::of(first.lower).is_some_and(|cue| cue.form == cue::Form::Participle);
    is_verb
        || first.is_capital()
            && first.lower.ends_with("ing")
            && next.is(&["to", "on", "at", "about", "by", "that", "the", "a", "an", "it", "his", "her", "their"])
}

/// The name before the colon that introduces the quotation at item `quote`: "BLAKE: “...”".
pub(super) fn before_colon(items: &[Item], quote: usize) -> Option<Range<usize>> {
    let colon = items[..quote].iter().rposition(|item| item.word == ":")?;
    let last = colon.checked_sub(1)?;
    if !items[last].is_capital() {
        return first(items, colon);
    }
    let goes_on = |item: &Item| item.is_capital() || item.is(&["of", "de", "van"]);
    let head = items[..last].iter().rposition(|item| !goes_on(item)).map_or(0, |before| before + 1);
    Some(head..last + 1)
}
