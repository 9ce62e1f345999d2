//! One quotation in two mouths, or with another word in a decisive place.

use std::collections::BTreeSet;

use super::slip::is_anagram;
use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::quote::Speaker;
use crate::annotate::{Annotated, Kind, Quote};
use crate::article::{Locus, Span};
use crate::compare::reuse::{QuoteRef, Relation, Reuse};
use crate::link::Linked;
use crate::link::transliteration::sound;
use crate::syntax::{is_function_word, is_pronoun, stem};
use crate::text::{TokenKind, fold, fold_words};

/// Shorter quotations are phrases that many use.
const LEAST_WORDS: usize = 5;
/// Words that may stand in place of one another; more are another sentence.
const MOST_CHANGED: usize = 4;

const SPEAKER_SCORE: f64 = 1.0;
const WORDING_SCORE: f64 = 0.8;

/// Finds quotations of one story whose copies differ in speaker or in a content word.
pub(super) fn conflicts(articles: &[Annotated], linked: &Linked, reuse: &[Reuse]) -> Vec<(f64, Conflict)> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for reuse in reuse {
        let made = match reuse.relation {
            Relation::Reattributed => two_mouths(articles, linked, reuse).map(|conflict| (SPEAKER_SCORE, conflict)),
            Relation::Altered | Relation::Spliced => other_word(articles, reuse).map(|conflict| (WORDING_SCORE, conflict)),
            Relation::Exact | Relation::Truncated => None,
        };
        found.extend(made.filter(|(_, conflict)| seen.insert(conflict.id.clone())));
    }
    found
}

/// The same words said by two people, both named.
fn two_mouths(articles: &[Annotated], linked: &Linked, reuse: &Reuse) -> Option<Conflict> {
    if reuse.a.article == reuse.b.article {
        return None;
    }
    let words: usize = reuse.aligned.iter().map(|(a, _)| fold_words(a.of(&articles[reuse.a.article.0].article.text)).split(' ').count()).sum();
    if words < LEAST_WORDS {
        return None;
    }
    let side = |quote: QuoteRef| -> Option<(usize, Side)> {
        let at = linked.speeches.binary_search_by_key(&(quote.article, quote.quote), |speech| (speech.article, speech.quote)).ok()?;
        let speech = &linked.speeches[at];
        let entity = linked.entities.get(speech.entity).filter(|entity| entity.kind == Kind::Person)?;
        let speaker = articles[quote.article.0].quotes.get(quote.quote).and_then(|found| named_beside(&articles[quote.article.0], found))?;
        let claims = vec![Evidence::at(articles, Locus { article: quote.article, span: speaker.span })?];
        Some((speech.entity, Side { value: entity.name.clone(), normalized: fold_words(&entity.name), claims }))
    };
    let ((x, left), (y, right)) = (side(reuse.a)?, side(reuse.b)?);
    // One person under two entities shares a word of the name.
    if x == y || left.normalized.split(' ').any(|word| right.normalized.split(' ').any(|other| other == word)) {
        return None;
    }
    let subject = shortened(words_of(articles, reuse.a));
    let reason = "the same words are given to two people".to_owned();
    Some(Conflict::new(ConflictKind::Attribution, Level::Possible, subject, "speaker", reason, vec![left, right]))
}

/// The speaker, if the article names them right beside the quotation: a pronoun or a speaker from another sentence is too unsure
/// to found a contradiction on.
fn named_beside<'a>(annotated: &Annotated, quote: &'a Quote) -> Option<&'a Speaker> {
    let speaker = quote.speaker.as_ref()?;
    let cue = quote.cue?;
    let is_group = speaker.span.of(&annotated.article.text).contains(['\'', '’']) || speaker.span.of(&annotated.article.text).contains(" and ");
    let is_name =
        !is_group && speaker.span.of(&annotated.article.text).chars().any(char::is_uppercase) && !is_pronoun(&fold(speaker.span.of(&annotated.article.text)));
    let words = speaker.span.join(cue);
    let gap = if words.start() >= quote.span.end() { words.start() - quote.span.end() } else { quote.span.start().saturating_sub(words.end()) };
    (is_name && gap <= BESIDE).then_some(speaker)
}

/// Bytes between a quotation and the words that tell who speaks: a space, a comma.
const BESIDE: usize = 3;

/// A quotation in which, between words that agree, one copy has other content words than the other.
fn other_word(articles: &[Annotated], reuse: &Reuse) -> Option<Conflict> {
    let (left, right) = (&articles[reuse.a.article.0], &articles[reuse.b.article.0]);
    if reuse.a.article == reuse.b.article {
        return None;
    }
    for pair in reuse.aligned.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let a = gap(left, before.0, after.0)?;
        let b = gap(right, before.1, after.1)?;
        let (x, y) = (content(left, a), content(right, b));
        let differs = !x.is_empty() && !y.is_empty() && !x.iter().any(|stem| y.contains(stem));
        if differs && !is_styled(a.of(&left.article.text), b.of(&right.article.text)) && x.len().max(y.len()) <= MOST_CHANGED {
            let side = |annotated: &Annotated, quote: QuoteRef, span: Span| -> Option<Side> {
                let text = span.of(&annotated.article.text);
                let claims = vec![Evidence::at(articles, Locus { article: quote.article, span })?];
                Some(Side { value: text.to_owned(), normalized: fold_words(text), claims })
            };
            let values = vec![side(left, reuse.a, a)?, side(right, reuse.b, b)?];
            let speaker = left.quotes.get(reuse.a.quote)?.speaker.as_ref().map(|speaker| speaker.name.clone());
            let subject = speaker.unwrap_or_else(|| shortened(words_of(articles, reuse.a)));
            let reason = "two copies of one quotation differ in a word".to_owned();
            return Some(Conflict::new(ConflictKind::Quote, Level::Possible, subject, "wording", reason, values));
        }
    }
    None
}

/// Whether two wordings differ by house style alone: "metres" and "meters", "organise" and "organize", "5" and "five", "I'll" and
/// "I'd", "f---", "Sen." and "Senator", "health care" and "healthcare", a word put into brackets by the editor.
fn is_styled(a: &str, b: &str) -> bool {
    let (x, y) = (fold_words(a), fold_words(b));
    let bare = |words: &str| words.replace(' ', "").replace('z', "s");
    if bare(&x) == bare(&y) || is_shortened(a, &y) || is_shortened(b, &x) {
        return true;
    }
    let is_spelling = x.len().min(y.len()) >= 5 && strsim::osa_distance(&x, &y) <= 2 && (sound(&x) == sound(&y) || is_anagram(&x, &y));
    let has_marks =
        |words: &str| words.chars().any(|c| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | '*' | '“' | '”' | '"' | '’' | '\'' | '-' | '–' | '—' | '…'));
    is_spelling || has_marks(a) || has_marks(b) || x == y
}

/// Whether a wording with a full stop or in capitals shortens another, folded one: "Sen." a word that begins so, "VP" two words.
fn is_shortened(short: &str, full: &str) -> bool {
    let bare: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let folded = fold(&bare);
    let initials: String = full.split(' ').filter_map(|word| word.chars().next()).collect();
    let is_capitals = !bare.is_empty() && bare.chars().all(char::is_uppercase);
    is_capitals && initials.len() > 1 && folded == initials || short.trim_end_matches([',', ';']).ends_with('.') && folded != full && full.starts_with(&folded)
}

/// What stands between two stretches, without white space; `None` if they meet or lie the other way round.
fn gap(annotated: &Annotated, before: Span, after: Span) -> Option<Span> {
    let free = before.end() <= after.start();
    let span = free.then(|| Span::new(before.end(), after.start()).trim(&annotated.article.text))?;
    (!span.is_empty()).then_some(span)
}

/// Stems of the content words of a stretch.
fn content(annotated: &Annotated, span: Span) -> Vec<String> {
    let tokens = &annotated.layout.tokens[annotated.layout.tokens_in(span)];
    let words =
        tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).map(|token| fold(token.span.of(&annotated.article.text)));
    words.filter(|word| !is_function_word(word)).map(|word| stem(&word)).collect()
}

fn words_of(articles: &[Annotated], quote: QuoteRef) -> &str {
    let annotated = &articles[quote.article.0];
    annotated.quotes.get(quote.quote).map_or("", |quote| quote.span.of(&annotated.article.text))
}

/// The first words of a quotation.
fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    if all.len() <= 8 { all.join(" ") } else { format!("{} …", all[..8].join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn a_quotation_with_another_word_in_it_is_possible() {
        let found = conflicts(&[
            "“The harbour will be finished by the spring and no ship will wait again,” Ida Holm said.",
            "“The harbour will be finished by the autumn and no ship will wait again,” Ida Holm said.",
        ]);
        assert!(seen(&found).contains(&(ConflictKind::Quote, Level::Possible, vec!["spring", "autumn"])), "{found:?}");
    }

    #[test]
    fn a_quotation_in_another_house_style_is_the_same() {
        let texts = [
            "“We told Senator Holm that the health care of these islands would never be organised from here again,” Eva Lind said.",
            "“We told Sen. Holm that the healthcare of these islands would never be organized from here again,” Eva Lind said.",
        ];
        assert_eq!(seen(&conflicts(&texts)), []);
    }
}
