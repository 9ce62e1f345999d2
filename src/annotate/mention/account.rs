//! Account names: "Name (@account)" gives the account the kind of its owner, so that linking can join the two.

use super::word::{Traits, Words};
use super::{Kind, Mention};
use crate::article::Span;
use crate::text::{BlockKind, TokenKind};

/// A name shown above an account is no longer than this many tokens.
const LONGEST_OWNER: usize = 6;

/// Adds the accounts whose owner the text names, and the owners that only their signature shows to be names ("harn77 (@harn)").
pub(super) fn add(words: &Words, mentions: &mut Vec<Mention>) {
    let tokens = &words.layout().tokens;
    let mut found = Vec::new();
    for sentence in &words.layout().sentences {
        let is_post = words.layout().block_of(sentence).kind == BlockKind::Post;
        for at in sentence.tokens.clone().filter(|&at| tokens[at].kind == TokenKind::Handle && at > sentence.tokens.start + 1) {
            if words.word(at - 1) != "(" || !words.word(at).starts_with('@') {
                continue;
            }
            let shown = sentence.tokens.start..at - 1;
            let is_signature = is_post && shown.len() <= LONGEST_OWNER;
            let start = if is_signature { shown.start } else { shown.end.saturating_sub(2).max(shown.start) };
            let place = Span::new(tokens[start].span.start(), tokens[at - 2].span.end());
            let first = mentions.partition_point(|mention| mention.span.end() <= place.start());
            let last = mentions.partition_point(|mention| mention.span.start() < place.end());
            let kind = match mentions.get_mut(first..last) {
                Some([owner]) if is_signature && !matches!(owner.kind, Kind::Organization | Kind::Team) => {
                    owner.kind = if ends_like_a_body(words, at - 2) { Kind::Organization } else { Kind::Person };
                    Some(owner.kind)
                }
                Some([.., owner]) => matches!(owner.kind, Kind::Person | Kind::Organization | Kind::Team).then_some(owner.kind),
                _ if is_signature => {
                    found.push(Mention { span: place, kind: Kind::Person });
                    Some(Kind::Person)
                }
                _ => None,
            };
            if let Some(kind) = kind {
                found.push(Mention { span: tokens[at].span, kind });
            }
        }
    }
    mentions.append(&mut found);
    mentions.sort_by_key(|mention| mention.span);
}

fn ends_like_a_body(words: &Words, at: usize) -> bool {
    words.traits(at).any(Traits::LEGAL_FORM | Traits::ORGANIZATION)
}
