//! Newspapers, broadcasters and agencies: who got a quotation, not who spoke it.

use std::ops::Range;

use super::clause::Item;

/// Last words of the names of outlets, lower case.
const LAST_WORDS: &[&str] = &[
    "guardian",
    "times",
    "post",
    "telegraph",
    "journal",
    "tribune",
    "herald",
    "mail",
    "mirror",
    "sun",
    "star",
    "globe",
    "independent",
    "observer",
    "press",
    "news",
    "standard",
    "gazette",
    "chronicle",
    "examiner",
    "express",
    "review",
    "magazine",
    "advertiser",
    "courier",
    "echo",
    "inquirer",
    "dispatch",
    "bulletin",
    "argus",
    "citizen",
    "enquirer",
    "today",
    "daily",
    "weekly",
    "monthly",
    "radio",
    "tv",
    "television",
    "wire",
    "agency",
    "fm",
    "mercury",
    "recorder",
    "register",
    "sentinel",
    "reporter",
    "ledger",
    "bee",
    "beacon",
    "atlantic",
    "economist",
    "newspaper",
    "station",
    "network",
    "podcast",
    "blog",
];

/// Outlets that no word gives away.
const NAMES: &[&str] = &[
    "reuters",
    "cnn",
    "bbc",
    "afp",
    "ap",
    "nbc",
    "abc",
    "cbs",
    "msnbc",
    "npr",
    "pbs",
    "espn",
    "upi",
    "bloomberg",
    "politico",
    "axios",
    "huffpost",
    "goal",
    "tmz",
    "newsweek",
    "itv",
    "sky",
    "rte",
    "vox",
    "vice",
    "slate",
    "salon",
    "breitbart",
    "dpa",
    "tass",
    "xinhua",
    "kyodo",
    "al-jazeera",
    "jazeera",
    "buzzfeed",
    "people",
    "forbes",
    "fortune",
    "wired",
    "variety",
    "cnbc",
    "c-span",
    "marca",
    "gazzetta",
    "bild",
    "spiegel",
    "figaro",
    "monde",
    "país",
];

/// Whether a noun phrase names an outlet: "The Guardian", "the Harn Gazette", "CNN", "a local newspaper" is none.
pub(super) fn is_outlet(items: &[Item], phrase: &Range<usize>) -> bool {
    let words = &items[phrase.clone()];
    let Some(last) = words.iter().rev().find(|item| item.word.starts_with(char::is_alphabetic)) else { return false };
    if !last.is_capital() {
        return false;
    }
    let is_name = NAMES.contains(&last.lower);
    let is_kind = LAST_WORDS.contains(&last.lower) && words.len() > 1;
    let mut rest = words.iter().filter(|item| item.span != last.span);
    (is_name || is_kind) && rest.all(|item| item.is_capital() || item.is(&["the", "of", "and", "&", "-", "’s", "'s"])) && words.len() <= 6
}

/// Whether a name is an outlet's and nothing else: "CNN", "The Harn Gazette".
pub(crate) fn is_outlet_name(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    NAMES.contains(&last.as_str()) || name.contains(' ') && LAST_WORDS.contains(&last.as_str())
}

/// Words behind which the outlet spoken to stands; all but "told" need a noun or verb of speaking before them.
const SPOKEN_TO: &[&str] = &["told", "tells", "telling", "to", "with", "by"];

/// The outlet that somebody spoke to: "told The Harn Gazette", "speaking to CNN", "in an interview with the BBC".
pub(super) fn spoken_to(items: &[Item]) -> Option<Range<usize>> {
    for (at, item) in items.iter().enumerate() {
        if !item.is(SPOKEN_TO) {
            continue;
        }
        let told = item.is(&["told", "tells", "telling"]);
        let spoke =
            at > 0 && items[at - 1].is(&["speaking", "spoke", "talking", "talked", "interview", "interviewed", "quoted", "statement", "comments", "remarks"]);
        if !told && !spoke {
            continue;
        }
        let start = at + 1;
        let first = items.get(start).filter(|item| item.is(&["the"])).map_or(start, |_| start + 1);
        let len = items.get(first..).map_or(0, |rest| rest.iter().take_while(|item| item.is_capital()).count());
        // The name ends at the outlet's word: "told The Harn Gazette Monday".
        for end in (first + 1..=first + len).rev() {
            if is_outlet(items, &(start..end)) {
                return Some(start..end);
            }
        }
    }
    None
}
