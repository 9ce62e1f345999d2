//! Who copied whom: which articles share words, and which of the two was published first.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::words::{count, list};
use super::desk::{Desk, Name, day};
use super::threads::Threads;

/// Two articles with words in common.
#[derive(Serialize)]
pub(super) struct Shared<'d> {
    /// The earlier one, where the days of publication tell.
    first: Name<'d>,
    second: Name<'d>,
    /// Whether the days tell which came first.
    is_ordered: bool,
    /// "2 quotations and 1 passage".
    words: String,
}

/// The pairs of articles that share words, those with most first.
pub(super) fn shared<'d>(desk: &Desk<'d, '_>, threads: &Threads<'d>) -> Vec<Shared<'d>> {
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for thread in &threads.list {
        let positions: BTreeSet<usize> = thread.stops.iter().map(|stop| stop.position).collect();
        // Words that stand in many articles are told of the first and each other: all pairs would tell no more.
        let Some(&first) = positions.first() else { continue };
        for &second in positions.iter().skip(1) {
            let (quotations, passages) = counts.entry((first, second)).or_default();
            *(if thread.kind == "quotation" { quotations } else { passages }) += 1;
        }
    }
    let mut counts: Vec<((usize, usize), (usize, usize))> = counts.into_iter().collect();
    counts.sort_by_key(|&(pair, (quotations, passages))| (std::cmp::Reverse(quotations + passages), pair));
    let of = |((first, second), (quotations, passages)): ((usize, usize), (usize, usize))| {
        let days = [first, second].map(|position| day(desk.articles[position].view));
        let words: Vec<String> = [(quotations, "quotation"), (passages, "passage")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| count(number, noun))
            .collect();
        Shared { first: desk.name(first), second: desk.name(second), is_ordered: matches!(days, [Some(a), Some(b)] if a < b), words: list(&words) }
    };
    counts.into_iter().map(of).collect()
}
