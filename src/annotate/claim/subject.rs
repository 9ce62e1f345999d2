//! Who or what a claim is said of.

use super::frame::Frame;
use super::word::{Word, is_auxiliary};
use crate::annotate::{Kind, Mention};

/// The subject of a claim, as the article words it: a name before the verb of its clause, else the noun that is counted, else
/// the nearest name.
pub(super) fn subject(text: &str, words: &[Word<'_>], frame: &Frame, mentions: &[Mention]) -> Option<String> {
    let name = |position: usize| mentions.get(position).filter(|mention| mention.kind != Kind::Event).map(|mention| mention.span.of(text).to_owned());
    let verb = frame.verb.or_else(|| (frame.clause.start..frame.core.start).find(|&at| is_auxiliary(&words[at].folded)));
    let before = verb.filter(|&verb| verb < frame.core.start && frame.clause.contains(&verb));
    if let Some(verb) = before {
        // "their" sends back to the players, and "Iranian players" are of Iran: the first name of the clause before the verb.
        let first = (frame.clause.start..verb).find_map(|at| words[at].mention);
        if let Some(subject) = first.and_then(name) {
            return Some(subject);
        }
    }
    if let Some(head) = frame.head {
        let first = frame.modifiers.first().copied().unwrap_or(head);
        return Some(words[first].span.join(words[head].span).of(text).to_owned());
    }
    let is_named = |position: &usize| mentions.get(*position).is_some_and(|mention| mention.kind != Kind::Event);
    let near = |at: usize| words[at].mention.filter(is_named).map(|mention| (frame.core.start.abs_diff(at), mention));
    let nearest = (0..words.len()).filter(|at| !frame.core.contains(at)).filter_map(near);
    nearest.min().and_then(|(_, mention)| name(mention))
}
