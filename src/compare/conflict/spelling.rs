//! One word of a name spelt in two ways.

use std::collections::BTreeSet;

use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus};
use crate::compare::Scope;
use crate::key::key;
use crate::lexicon::{COUNTRIES, GIVEN_NAMES, List, SURNAMES};
use crate::link::{self, Linked, SpellingDifference, WordSpelling};
use crate::text::{fold, fold_words};

/// A spelling that another word of the full name links stands before one that only its article links.
const LINKED_SCORE: f64 = 1.6;
const UNLINKED_SCORE: f64 = 1.0;

/// Finds the names of people and places with a word in two spellings, with a score for sorting.
pub(super) fn conflicts(articles: &[Annotated], linked: &Linked) -> Vec<(f64, Conflict)> {
    link::spellings(linked, articles).into_iter().filter_map(|difference| of_name(articles, linked, &difference)).collect()
}

fn of_name(articles: &[Annotated], linked: &Linked, difference: &SpellingDifference) -> Option<(f64, Conflict)> {
    if difference.spellings.iter().any(|spelling| !is_comparable(&spelling.text)) {
        return None;
    }
    if !difference.linked && are_two_people(articles, &difference.spellings) {
        return None;
    }
    let subject = linked.entities.get(difference.entity)?.name.clone();
    let level = if !difference.house_style && (difference.linked || difference.within) { Level::Likely } else { Level::Possible };
    let score = if difference.linked { LINKED_SCORE } else { UNLINKED_SCORE };
    let values: Vec<Side> = difference.spellings.iter().map(|spelling| side(articles, spelling)).collect();
    Some((score, conflict(level, subject, difference.reason.clone(), values)))
}

/// Whether the words before two spellings, or the words themselves, show two people: "Ida Holm" and "Jon Hohm", "Ronnie" and "Romney".
pub(super) fn are_two_people(articles: &[Annotated], spellings: &[WordSpelling]) -> bool {
    let [first, rest @ ..] = spellings else { return false };
    let initials = |spelling| -> BTreeSet<char> { given_names(articles, spelling).iter().filter_map(|name| name.chars().next()).collect() };
    let (own, folded) = (initials(first), fold(&first.text));
    rest.iter().any(|other| {
        let theirs = initials(other);
        let other = fold(&other.text);
        let is_crossed = |given: &str, surname: &str| is_only(given, &GIVEN_NAMES, &SURNAMES) && is_only(surname, &SURNAMES, &GIVEN_NAMES);
        !own.is_empty() && !theirs.is_empty() && own.is_disjoint(&theirs) || is_crossed(&folded, &other) || is_crossed(&other, &folded)
    })
}

fn is_only(word: &str, list: &List, other: &List) -> bool {
    list.contains(word) && !other.contains(word)
}

/// The given names that stand right before a word, folded.
fn given_names(articles: &[Annotated], spelling: &WordSpelling) -> BTreeSet<String> {
    let before = |locus: &Locus| {
        let annotated = articles.get(locus.article.0)?;
        let (article, layout) = (&annotated.article, &annotated.layout);
        let at = layout.tokens.partition_point(|token| token.span.start() < locus.span.start()).checked_sub(1)?;
        let token = layout.tokens.get(at)?;
        let is_beside = article.text.get(token.span.end()..locus.span.start())?.chars().all(char::is_whitespace);
        let written = token.span.of(&article.text);
        (is_beside && written.starts_with(char::is_uppercase)).then(|| fold(written)).filter(|name| GIVEN_NAMES.contains(name))
    };
    spelling.loci.iter().filter_map(before).collect()
}

/// Whether a word can be a spelling of another at all: "German" and "Germany" are two words, another alphabet spells
/// otherwise, capitals alone are an acronym, and "`HolmOn`" is two words run together.
pub(super) fn is_comparable(word: &str) -> bool {
    let is_latin = word.chars().all(|c| !c.is_alphabetic() || c <= '\u{24f}');
    let letters: Vec<char> = word.chars().collect();
    let runs_on = letters.windows(4).any(|run| run[..3].iter().all(|c| c.is_lowercase()) && run[3].is_uppercase());
    let is_acronym = letters.len() > 1 && letters.iter().all(|c| c.is_uppercase());
    is_latin && !runs_on && !is_acronym && !COUNTRIES.contains(&fold(word))
}

/// A finding about spellings. Its scope is `within` where an article holds two of them.
pub(super) fn conflict(level: Level, subject: String, reason: String, values: Vec<Side>) -> Conflict {
    let mut normals: Vec<&str> = values.iter().map(|side| side.normalized.as_str()).collect();
    normals.sort_unstable();
    let folded = fold_words(&subject);
    let id = key("k", [ConflictKind::Spelling.name(), &folded, "spelling"].into_iter().chain(normals));
    let held = |side: &Side| -> Vec<ArticleIndex> {
        let mut held: Vec<ArticleIndex> = side.claims.iter().map(|claim| claim.locus.article).collect();
        held.dedup();
        held
    };
    let scope = Scope::of_places(values.iter().flat_map(held));
    Conflict { id, kind: ConflictKind::Spelling, level, scope, confidence: None, subject, attribute: "spelling".to_owned(), reason, values }
}

/// A spelling with the first place of it in each article: a name that stands thirteen times is one witness.
pub(super) fn side(articles: &[Annotated], spelling: &WordSpelling) -> Side {
    let mut first: Vec<Locus> = spelling.loci.clone();
    first.sort_unstable();
    first.dedup_by_key(|locus| locus.article);
    let evidence = |&locus: &Locus| {
        let sentence = articles[locus.article.0].layout.sentence_at(locus.span.start())?;
        Some(Evidence { locus, sentence, attribution: None })
    };
    Side { value: spelling.text.clone(), normalized: fold(&spelling.text), claims: first.iter().filter_map(evidence).collect() }
}
