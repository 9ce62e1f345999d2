//! Account names: "Name (@account)" gives the account the kind of its owner, so that linking can join the two.

use std::ops::Range;

use super::form::Traits;
use super::words::Words;
use super::{Kind, Mention};
use crate::article::Span;
use crate::text::{BlockKind, TokenKind};

/// A name shown above an account is no longer than this many tokens.
const LONGEST_OWNER: usize = 6;

/// Adds the accounts whose owner the text names, and the owners that only their signature shows to be names ("harn77 (@harn)").
pub(super) fn add(words: &Words, mentions: &mut Vec<Mention>) {
    let tokens = &words.layout().tokens;
    let mut found = Vec::new();
    let mut is_replaced = vec![false; mentions.len()];
    for sentence in &words.layout().sentences {
        let is_post = words.layout().block_of(sentence).kind == BlockKind::Post;
        let is_account = |at: &usize| tokens[*at].kind == TokenKind::Handle && words.word(*at).starts_with('@') && words.word(at - 1) == "(";
        for at in sentence.tokens.clone().skip(2).filter(is_account) {
            let shown = sentence.tokens.start..at - 1;
            let is_signature = is_post && shown.len() <= LONGEST_OWNER && shown.clone().all(|at| tokens[at].kind != TokenKind::Handle);
            let start = if is_signature { shown.start } else { shown.end.saturating_sub(2).max(shown.start) };
            let place = Span::new(tokens[start].span.start(), tokens[at - 2].span.end());
            let first = mentions.partition_point(|mention| mention.span.end() <= place.start());
            let last = mentions.partition_point(|mention| mention.span.start() < place.end()).max(first);
            let owners = &mentions[first..last];
            let kind = if is_signature {
                let kind = if ends_like_a_body(words, shown.clone()) { Kind::Organization } else { Kind::Person };
                // A name that rules found there begins it; the rest may be pronouns or flags.
                let span = match owners {
                    [owner] => owner.span,
                    _ => place,
                };
                is_replaced[first..last].fill(true);
                found.push(Mention { span, kind });
                Some(kind)
            } else {
                owners.last().map(|owner| owner.kind).filter(|kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Team))
            };
            found.extend(kind.map(|kind| Mention { span: tokens[at].span, kind }));
        }
    }
    let mut is_replaced = is_replaced.into_iter();
    mentions.retain(|_| !is_replaced.next().unwrap_or(false));
    mentions.append(&mut found);
    mentions.sort_by_key(|mention| mention.span);
}

/// Whether the last word with a capital among those shown above an account is one that ends the name of a body.
fn ends_like_a_body(words: &Words, shown: Range<usize>) -> bool {
    let last = shown.rev().find(|&at| words.traits(at).any(Traits::CAPITAL));
    last.is_some_and(|last| words.traits(last).any(Traits::LEGAL_FORM | Traits::ORGANIZATION))
}
