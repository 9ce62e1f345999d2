//! Names that the tagger found, with those that only the rules see.

use std::ops::Range;

use foldhash::HashSet;

use super::border;
use super::candidate::{Evidence, LONGEST_NAME, Name, Role};
use super::form::Traits;
use super::split::with_stop;
use super::words::Words;
use crate::annotate::tagger::Class;
use crate::article::Span;
use crate::lexicon::{CITIES, REGIONS};

/// The names of the tagger and of the rules, in order; none overlaps another. Where both see one, the tagger's borders hold, but for what the
/// rules know: an office and its holder are two names, a listed name is whole, small letters can end one ("Harn city council").
pub(super) fn join(words: &Words, tagged: &[(Span, Class)], mut ruled: Vec<Name>) -> Vec<Name> {
    let tagged: Vec<(Span, Name)> = tagged
        .iter()
        .flat_map(|&(span, class)| with_party(words, span, class))
        .flatten()
        .filter_map(|(span, class)| Some((span, name(words, span, class)?)))
        .collect();
    let touching = |span: Span| -> Range<usize> {
        let first = tagged.partition_point(|(other, _)| other.end() <= span.start());
        first..tagged.partition_point(|(other, _)| other.start() < span.end()).max(first)
    };
    let mut is_outweighed = vec![false; tagged.len()];
    for name in &mut ruled {
        let under = touching(name.span);
        if under.is_empty() {
            if name.tokens.len() == 1 && words.traits(name.tokens.start).any(Traits::COUNTRY) {
                name.evidence = Evidence::Known;
            }
        } else if name.role == Role::Office || tagged[under.clone()].iter().all(|(span, _)| name.span.contains(*span)) && is_known(words, name) {
            name.evidence = Evidence::Known;
            is_outweighed[under].fill(true);
        }
    }
    let mut names: Vec<Name> = Vec::with_capacity(tagged.len());
    for name in ruled {
        let under = touching(name.span);
        if is_outweighed[under.clone()].iter().all(|is| *is) {
            // What else lies under an office is its holder.
            let evidence = if under.is_empty() { name.evidence } else { Evidence::Known };
            names.push(Name { evidence, ..name });
        }
    }
    let kept = tagged.into_iter().zip(is_outweighed).filter(|(_, is_outweighed)| !is_outweighed);
    names.extend(kept.map(|((_, name), _)| name));
    names.sort_by_key(|name| name.span);
    names.dedup_by(|next, before| next.span.overlaps(before.span));
    join_firms(words, &mut names);
    names
}

/// Joins "Marks" and "Spencer" of "Marks & Spencer". The sign stands inside names of firms; between two people, as in a post, each of them
/// is named alone elsewhere, and between two places it parts them.
fn join_firms(words: &Words, names: &mut Vec<Name>) {
    const PLACES: Traits = Traits::COUNTRY.with(Traits::REGION).with(Traits::METROPOLIS).with(Traits::DEMONYM);
    let is_part = |name: &Name| name.tokens.len() == 1 && !words.traits(name.tokens.start).any(PLACES) && name.role == Role::Name;
    let are_beside = |before: &Name, after: &Name| {
        let sign = before.tokens.end;
        before.sentence == after.sentence && after.tokens.start == sign + 1 && words.word(sign) == "&" && is_part(before) && is_part(after)
    };
    let stands_beside = |at: usize| {
        let after = names.get(at + 1).is_some_and(|after| are_beside(&names[at], after));
        after || at.checked_sub(1).is_some_and(|before| are_beside(&names[before], &names[at]))
    };
    if !(0..names.len()).any(stands_beside) {
        return;
    }
    let alone = (0..names.len()).filter(|&at| !stands_beside(at)).flat_map(|at| names[at].tokens.clone());
    let alone: HashSet<&str> = alone.map(|token| words.word(token)).collect();
    names.dedup_by(|after, before| {
        let is_firm = are_beside(before, after) && [&*before, &*after].iter().all(|part| !alone.contains(words.word(part.tokens.start)));
        if is_firm {
            before.tokens.end = after.tokens.end;
            before.span = before.span.join(after.span);
            before.evidence = Evidence::Tagged(Class::Organization);
        }
        is_firm
    });
}

/// Whether the words of a name are known to make one: it is listed whole, begins with "Hurricane", or ends in small letters that belong to it.
fn is_known(words: &Words, name: &Name) -> bool {
    let last = name.tokens.end - 1;
    let is_storm = words.traits(name.tokens.start).any(Traits::EVENT_FIRST);
    name.tokens.len() > 1 && (is_storm || words.is_listed_phrase(name.tokens.clone()) || !words.traits(last).any(Traits::CAPITAL) && words.word(last).len() > 2)
}

/// A name of the tagger, or the two that it is: "Ohio Democrat" is a state and a member of a party.
fn with_party(words: &Words, span: Span, class: Class) -> [Option<(Span, Class)>; 2] {
    let tokens = words.tokens_in(span);
    let party = tokens.end.saturating_sub(1);
    let whole = [Some((span, class)), None];
    if tokens.len() < 2 || !words.traits(party).any(Traits::PARTY) {
        return whole;
    }
    let place = words.folded(tokens.start..party);
    if !REGIONS.contains(&place) && !CITIES.contains(&place) {
        return whole;
    }
    let tokens = &words.layout().tokens;
    let place = Span::new(span.start(), tokens[party - 1].span.end());
    [Some((place, Class::Location)), Some((tokens[party].span, Class::Miscellany))]
}

/// A name of the tagger by the layout's tokens, without what does not belong to it (see [`border`]) or the rest of an adjective ("Oslo" of
/// "Oslo-based"); `None` for what is none.
fn name(words: &Words, span: Span, class: Class) -> Option<Name> {
    let layout = words.layout();
    let sentence = layout.sentence_at(span.start())?;
    let Range { start: first, end } = border::within(words, words.tokens_in(span), class);
    let inner = layout.tokens.get(first..end)?;
    let span = Span::new(span.start().max(inner.first()?.span.start()), span.end().min(inner.last()?.span.end()));
    let is_titled = first.checked_sub(1).is_some_and(|before| words.traits(before).any(Traits::TITLE));
    let is_word = inner.iter().any(|token| token.kind.is_word());
    // A day, a month or a language is none, and a longer one is a line in capitals.
    let is_no_name = end - first == 1 && words.traits(first).any(Traits::CALENDAR | Traits::LANGUAGE) && class == Class::Miscellany;
    // "R-Harn." is a member's party and state.
    let is_label = end - first == 1 && words.word(first).starts_with(char::is_uppercase) && !words.traits(first).any(Traits::CAPITAL);
    if !is_word || is_no_name || is_label || end - first > LONGEST_NAME {
        return None;
    }
    let mut found = Name { tokens: first..end, span, sentence, is_titled, role: Role::Name, evidence: Evidence::Tagged(class) };
    found.span = with_stop(words, sentence, end, span);
    if words.traits(end - 1).any(Traits::ADJECTIVE) && span.end() == layout.tokens[end - 1].span.end() {
        let part = words.name_part(end - 1);
        found.span = Span::new(found.span.start().min(part.start()), part.end());
        if class == Class::Miscellany && words.traits(end - 1).any(Traits::COUNTRY | Traits::REGION | Traits::CITY) {
            found.evidence = Evidence::Tagged(Class::Location);
        }
    }
    Some(found)
}
