//! Who or what a claim is said of.

use super::frame::Frame;
use super::word::{Word, is_auxiliary};
use crate::annotate::{Kind, Mention};

/// The words of a sentence that are part of the name of anything but an event, in order.
pub(super) fn named(words: &[Word<'_>], mentions: &[Mention]) -> Vec<usize> {
    let is_named = |at: &usize| words[*at].mention.is_some_and(|mention| mentions[mention].kind != Kind::Event);
    (0..words.len()).filter(is_named).collect()
}

/// The subject of a claim, as the article words it: a name before the verb of its clause, else the noun that is counted, else
/// the nearest name. `named` are the words [`named()`] gives.
pub(super) fn subject(text: &str, words: &[Word<'_>], named: &[usize], frame: &Frame, mentions: &[Mention]) -> Option<String> {
    let name = |at: usize| words[at].mention.map(|mention| mentions[mention].span.of(text).to_owned());
    let core = &frame.core;
    let verb = frame.verb.or_else(|| (frame.clause.start..core.start).find(|&at| is_auxiliary(&words[at].folded)));
    if let Some(verb) = verb.filter(|&verb| verb < core.start && frame.clause.contains(&verb)) {
        // "their" sends back to the players, and "Iranian players" are of Iran: the first name of the clause before the verb.
        let first = (frame.clause.start..verb).find(|&at| words[at].mention.is_some());
        if let Some(first) = first.filter(|first| named.binary_search(first).is_ok()) {
            return name(first);
        }
    }
    if let Some(head) = frame.head {
        let first = frame.modifiers.first().copied().unwrap_or(head);
        return Some(words[first].span.join(words[head].span).of(text).to_owned());
    }
    let before = named[..named.partition_point(|&at| at < core.start)].last();
    let behind = named[named.partition_point(|&at| at < core.end)..].first();
    before.into_iter().chain(behind).min_by_key(|at| core.start.abs_diff(**at)).and_then(|&at| name(at))
}
