//! One word of a name spelt in two ways.

use std::collections::BTreeSet;

use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::Annotated;
use crate::article::Locus;
use crate::lexicon::{COUNTRIES, GIVEN_NAMES, List, SURNAMES};
use crate::link::{self, Linked, SpellingDifference, WordSpelling};
use crate::text::fold;

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

/// A finding about spellings.
pub(super) fn conflict(level: Level, subject: String, reason: String, values: Vec<Side>) -> Conflict {
    Conflict::new(ConflictKind::Spelling, level, subject, "spelling", reason, values)
}

/// A spelling with the first place of it in each article: a name that stands thirteen times is one witness.
pub(super) fn side(articles: &[Annotated], spelling: &WordSpelling) -> Side {
    let mut first: Vec<Locus> = spelling.loci.clone();
    first.sort_unstable();
    first.dedup_by_key(|locus| locus.article);
    let claims = first.into_iter().filter_map(|locus| Evidence::at(articles, locus)).collect();
    Side { value: spelling.text.clone(), normalized: fold(&spelling.text), claims }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn two_people_of_like_surnames_are_no_misspelling() {
        let texts = ["Edward Brandel spoke at Harn. Brandel was glad. Edward Brandel left at noon, and Brandel slept.", "Teresa Brandal came to Harn."];
        assert!(conflicts(&texts).iter().all(|conflict| conflict.kind != ConflictKind::Spelling));
    }

    #[test]
    fn a_surname_in_two_spellings_is_a_conflict_and_is_reported_once() {
        let found = conflicts(&[
            "Mayor Tolvar Brennikov opened the bridge. Brennikov cut a ribbon. Brennikov left early.",
            "Mayor Tolvar Brenikov opened the bridge at Harn. Brenikov cut a ribbon.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Spelling, Level::Likely, vec!["Brennikov", "Brenikov"])]);
        assert_eq!(found[0].values[0].claims.len(), 1);
    }

    #[test]
    fn a_country_and_its_people_are_no_two_spellings() {
        assert_eq!(seen(&conflicts(&["Slovakia sent two teams to Harn.", "The Slovak teams reached Harn late."])), []);
    }
}
