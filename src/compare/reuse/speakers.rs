//! Whether two quotations have one speaker.

use std::collections::HashMap;

use super::QuoteRef;
use super::relation::Speakers;
use crate::annotate::quote::outlet::is_outlet_name;
use crate::annotate::{Annotated, QuoteKind};
use crate::lexicon;
use crate::link::Linked;
use crate::syntax::is_pronoun;
use crate::text::fold;

/// Who speaks each quotation, as far as it can be compared.
pub(super) struct SpeakerNames<'a> {
    articles: &'a [Annotated],
    entities: HashMap<QuoteRef, usize>,
}

impl<'a> SpeakerNames<'a> {
    pub(super) fn of(articles: &'a [Annotated], linked: &Linked) -> Self {
        let of = |speech: &crate::link::Speech| (QuoteRef { article: speech.article, quote: speech.quote }, speech.entity);
        Self { articles, entities: linked.speeches.iter().map(of).collect() }
    }

    fn name(&self, at: QuoteRef) -> Option<&str> {
        self.articles[at.article.0].quotes[at.quote].speaker.as_ref().map(|speaker| speaker.name.as_str())
    }

    /// Whether the words that tell the speaker are a name.
    fn is_named(&self, at: QuoteRef) -> bool {
        let annotated = &self.articles[at.article.0];
        annotated.quotes[at.quote].speaker.as_ref().is_some_and(|speaker| personal(speaker.span.of(&annotated.article.text)).is_some())
    }

    /// Whether the marks only label something: a name, a title, a word that the writer keeps at a distance.
    pub(super) fn is_label(&self, at: QuoteRef) -> bool {
        matches!(self.articles[at.article.0].quotes[at.quote].kind, QuoteKind::Scare | QuoteKind::Nickname | QuoteKind::Title)
    }

    /// Whether the first was published on a later day; `None` if that is not known or it was the same.
    pub(super) fn is_later(&self, a: QuoteRef, b: QuoteRef) -> Option<bool> {
        let day = |at: QuoteRef| self.articles[at.article.0].article.day();
        let (a, b) = (day(a)?, day(b)?);
        (a != b).then_some(a > b)
    }

    /// Whether two quotations have one speaker.
    pub(super) fn compare(&self, a: QuoteRef, b: QuoteRef) -> Speakers {
        let (Some(name_a), Some(name_b)) = (self.name(a), self.name(b)) else { return Speakers::Unknown };
        if let (Some(x), Some(y)) = (self.entities.get(&a), self.entities.get(&b)) {
            return if x == y { Speakers::Same } else { Speakers::Different };
        }
        // Whom a pronoun stands for is told less surely than what a name says.
        let is_sure = self.is_named(a) && self.is_named(b);
        let (Some(x), Some(y)) = (personal(name_a), personal(name_b)) else { return Speakers::Unknown };
        if x.iter().any(|word| y.contains(word)) {
            Speakers::Same
        } else if is_sure {
            Speakers::Different
        } else {
            Speakers::Unknown
        }
    }

    /// Whether one of two quotations names its speaker and the other says only what kind of person it was.
    pub(super) fn is_anonymised(&self, a: QuoteRef, b: QuoteRef) -> bool {
        let (Some(a), Some(b)) = (self.name(a), self.name(b)) else { return false };
        is_vague(a) != is_vague(b) && (personal(a).is_some() || personal(b).is_some())
    }
}

/// How the words for somebody who is not named begin.
const VAGUE: &[&str] = &["a ", "an ", "another ", "one ", "some ", "many ", "several ", "others"];

fn is_vague(name: &str) -> bool {
    let lower = name.to_lowercase();
    VAGUE.iter().any(|opening| lower.starts_with(opening))
}

/// Capitalised words that name an office, a body or a crowd, lower case.
const OFFICES: &[&str] = &[
    "president",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "campaign",
    "senator",
    "governor",
    "republicans",
    "democrats",
    "committee",
    "group",
    "foundation",
    "party",
    "department",
    "officials",
    "user",
    "person",
    "statement",
    "report",
    "team",
    "police",
    "court",
    "supporters",
    "voters",
    "union",
    "house",
    "senate",
    "minister",
    "mayor",
    "council",
    "chief",
    "director",
    "coach",
    "office",
    "agency",
    "ministry",
    "treasury",
];

/// The folded words of a personal name; `None` for a pronoun, a role, a body or somebody unnamed: none of these contradicts a name.
fn personal(name: &str) -> Option<Vec<String>> {
    if is_vague(name) || name.to_lowercase().starts_with("the ") {
        return None;
    }
    let head = name.split([',', '(']).next().unwrap_or_default();
    let head = [" of ", " at ", " for ", " from ", " with ", " who ", " in "].iter().filter_map(|word| head.find(word)).min().map_or(head, |at| &head[..at]);
    let last = head.split_whitespace().next_back()?;
    // "R-Ohio" tells a party and a state.
    let is_party = |word: &str| word.as_bytes().get(1) == Some(&b'-') && word.starts_with(['D', 'R', 'I']);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !is_party(word) && !is_pronoun(&word.to_lowercase());
    // A word that begins a sentence has a capital, name or not.
    let is_ordinary = |word: &str| {
        let lower = word.to_lowercase();
        lexicon::is_ordinary(&lower) && !lexicon::SURNAMES.contains(&lower)
    };
    let is_lone_word = !head.contains(char::is_whitespace) && is_ordinary(last);
    if !is_name(last) || is_lone_word || OFFICES.contains(&last.to_lowercase().as_str()) || is_outlet_name(head) {
        return None;
    }
    Some(head.split_whitespace().filter(|word| is_name(word)).map(fold).collect())
}
