//! Titles that exclude each other: offices of which a body has one each, and degrees of kinship.

use std::ops::Range;

use crate::annotate::claim::word::Word;

/// What a person is said to be.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) class: Class,
    /// The usual wording.
    pub(super) name: &'static str,
    /// Every wording, folded.
    wordings: &'static [&'static str],
}

/// Titles of one class exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Who runs what in a firm: hardly anybody is two of these.
    Officer,
    /// Who presides over a firm: often an officer as well.
    Board,
    /// Other offices of which a body has one each.
    Office,
    /// What a minister is minister of: one department each.
    Minister,
    /// How two people are related.
    Kin,
}

/// The longest wording, in words.
pub(super) const MOST_WORDS: usize = 3;

const fn title(class: Class, name: &'static str, wordings: &'static [&'static str]) -> Title {
    Title { class, name, wordings }
}

/// Playing positions, ranks and trades are none.
static TITLES: &[Title] = &[
    title(Class::Officer, "chief executive", &["chief executive officer", "chief executive", "ceo", "managing director"]),
    title(Class::Officer, "chief financial officer", &["chief financial officer", "finance chief", "finance director", "cfo"]),
    title(Class::Officer, "chief operating officer", &["chief operating officer", "operations chief", "coo"]),
    title(Class::Officer, "chief technology officer", &["chief technology officer", "technology chief", "cto"]),
    title(Class::Officer, "chief medical officer", &["chief medical officer", "medical director"]),
    title(Class::Officer, "general counsel", &["general counsel"]),
    title(Class::Board, "chairman", &["chairman", "chairwoman", "chairperson", "chair"]),
    title(Class::Office, "president", &["president"]),
    title(Class::Office, "vice president", &["vice president", "vice-president"]),
    title(Class::Office, "vice chairman", &["vice chairman", "vice chair", "deputy chairman", "deputy chair"]),
    title(Class::Office, "secretary", &["secretary"]),
    title(Class::Office, "treasurer", &["treasurer"]),
    title(Class::Office, "director", &["director"]),
    title(Class::Office, "deputy director", &["deputy director", "assistant director", "associate director"]),
    title(Class::Office, "mayor", &["mayor"]),
    title(Class::Office, "deputy mayor", &["deputy mayor"]),
    title(Class::Office, "captain", &["captain"]),
    title(Class::Office, "vice captain", &["vice captain", "vice-captain"]),
    title(Class::Office, "spokesman", &["spokesman", "spokeswoman", "spokesperson"]),
    title(Class::Office, "editor", &["editor"]),
    title(Class::Office, "deputy editor", &["deputy editor"]),
    title(Class::Office, "owner", &["owner"]),
    title(Class::Minister, "foreign minister", &["foreign minister"]),
    title(Class::Minister, "defence minister", &["defence minister", "defense minister"]),
    title(Class::Minister, "finance minister", &["finance minister"]),
    title(Class::Minister, "interior minister", &["interior minister"]),
    title(Class::Minister, "justice minister", &["justice minister"]),
    title(Class::Minister, "health minister", &["health minister"]),
    title(Class::Minister, "education minister", &["education minister"]),
    title(Class::Minister, "transport minister", &["transport minister", "transportation minister"]),
    title(Class::Minister, "economy minister", &["economy minister"]),
    title(Class::Minister, "energy minister", &["energy minister"]),
    title(Class::Minister, "agriculture minister", &["agriculture minister"]),
    title(Class::Minister, "environment minister", &["environment minister"]),
    title(Class::Minister, "labour minister", &["labour minister", "labor minister"]),
    title(Class::Minister, "trade minister", &["trade minister"]),
    title(Class::Minister, "culture minister", &["culture minister"]),
    title(Class::Minister, "deputy foreign minister", &["deputy foreign minister"]),
    title(Class::Minister, "deputy defence minister", &["deputy defence minister", "deputy defense minister"]),
    title(Class::Minister, "deputy finance minister", &["deputy finance minister"]),
    title(Class::Minister, "deputy interior minister", &["deputy interior minister"]),
    title(Class::Minister, "deputy justice minister", &["deputy justice minister"]),
    title(Class::Minister, "deputy health minister", &["deputy health minister"]),
    title(Class::Minister, "deputy education minister", &["deputy education minister"]),
    title(Class::Minister, "deputy economy minister", &["deputy economy minister"]),
    title(Class::Minister, "deputy energy minister", &["deputy energy minister"]),
    title(Class::Kin, "brother", &["brother"]),
    title(Class::Kin, "sister", &["sister"]),
    title(Class::Kin, "brother-in-law", &["brother-in-law"]),
    title(Class::Kin, "sister-in-law", &["sister-in-law"]),
    title(Class::Kin, "cousin", &["cousin"]),
    title(Class::Kin, "uncle", &["uncle"]),
    title(Class::Kin, "aunt", &["aunt"]),
    title(Class::Kin, "nephew", &["nephew"]),
    title(Class::Kin, "niece", &["niece"]),
    title(Class::Kin, "son", &["son"]),
    title(Class::Kin, "daughter", &["daughter"]),
    title(Class::Kin, "son-in-law", &["son-in-law"]),
    title(Class::Kin, "daughter-in-law", &["daughter-in-law"]),
    title(Class::Kin, "father", &["father"]),
    title(Class::Kin, "mother", &["mother"]),
    title(Class::Kin, "father-in-law", &["father-in-law"]),
    title(Class::Kin, "mother-in-law", &["mother-in-law"]),
    title(Class::Kin, "grandfather", &["grandfather"]),
    title(Class::Kin, "grandmother", &["grandmother"]),
    title(Class::Kin, "grandson", &["grandson"]),
    title(Class::Kin, "granddaughter", &["granddaughter"]),
    title(Class::Kin, "husband", &["husband"]),
    title(Class::Kin, "wife", &["wife"]),
];

/// The title that these words are, all of them.
pub(super) fn of(words: &[Word<'_>], range: Range<usize>) -> Option<&'static Title> {
    let is = |wording: &str| {
        let mut parts = wording.split(' ');
        words[range.clone()].iter().all(|word| parts.next() == Some(word.folded.as_str())) && parts.next().is_none()
    };
    TITLES.iter().find(|title| title.wordings.iter().any(|wording| is(wording)))
}

/// Words that put a title into the past or the future, where another one stands, or make it another one.
const OTHERWISE: &[&str] = &[
    "former",
    "ex",
    "ex-",
    "then",
    "once",
    "late",
    "outgoing",
    "incoming",
    "new",
    "next",
    "previous",
    "previously",
    "honorary",
    "emeritus",
    "interim",
    "acting",
    "would-be",
    "deputy",
    "vice",
    "assistant",
    "associate",
    "executive",
    "senior",
    "co",
    "communications",
    "press",
    "defense",
    "defence",
    "foreign",
    "step",
    "half",
];

/// Whether the words before a title make it a past, coming or other one.
pub(super) fn is_changed(words: &[Word<'_>], first: usize) -> bool {
    words[first.saturating_sub(3)..first].iter().any(|word| OTHERWISE.contains(&word.folded.as_str()))
}
