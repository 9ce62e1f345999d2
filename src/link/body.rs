//! The name of a team, organisation, place or event in its parts.

use super::acronym::{self, SMALL_WORDS, is_number};
use super::gazetteer::{self, Country};
use super::normal;
use super::word::Word;
use crate::annotate::Kind;
use crate::lexicon::ORGANIZATION_WORDS;
use crate::text::fold;

/// The name of a team, organisation, place or event in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// All folded words, a leading "the" left out.
    pub(super) words: Vec<String>,
    /// The words that tell bodies apart: abbreviations written out, legal forms and small words left out.
    pub(super) core: Vec<Word>,
    /// Years, numbers and ordinals among the words.
    pub(super) numbers: Vec<String>,
    /// The country it names, if it does.
    pub(super) country: Option<Country>,
    /// The club it names, for teams.
    pub(super) club: Option<&'static str>,
    /// The state or province it names, for places.
    pub(super) region: Option<&'static str>,
    /// The town it names, where the town has two well-known names.
    pub(super) town: Option<&'static str>,
    /// Written in capitals alone, as acronyms are.
    pub(super) is_capitals: bool,
    /// Which of the words were written in capitals, and could be the acronym of the body that runs it ("FIFA World Cup").
    pub(super) acronyms: Vec<String>,
    /// Whether "The" stands in front.
    pub(super) has_article: bool,
    /// Whether it is one of [`ALIASES`], and `core` the long name.
    pub(super) is_alias: bool,
    /// What it names.
    pub(super) kind: Kind,
}

/// Names with more words than any body has are compared whole, not word by word.
pub(super) const MOST_WORDS: usize = 32;
/// Words of a company that come and go, besides those the list knows as legal forms.
const LEGAL_WORDS: [&str; 3] = ["company", "corporation", "group"];
/// Names of one word that are no acronym of the long name in use, and what parties and their people go by.
const ALIASES: [(&str, &str); 16] = [
    ("conservative", "conservative party"),
    ("conservatives", "conservative party"),
    ("daesh", "islamic state"),
    ("democrat", "democratic party"),
    ("democratic", "democratic party"),
    ("democrats", "democratic party"),
    ("dems", "democratic party"),
    ("gop", "republican party"),
    ("is", "islamic state"),
    ("isil", "islamic state"),
    ("isis", "islamic state"),
    ("obamacare", "affordable care act"),
    ("republican", "republican party"),
    ("republicans", "republican party"),
    ("tories", "conservative party"),
    ("tory", "conservative party"),
];
/// Heads of bodies that are named after the place where they sit.
const SEATED: [&str; 19] = [
    "airport",
    "borough",
    "city",
    "college",
    "council",
    "county",
    "court",
    "department",
    "district",
    "fire",
    "hospital",
    "parliament",
    "police",
    "school",
    "sheriff",
    "stadium",
    "street",
    "town",
    "university",
];
/// Arabic articles in names of places, written or not.
const ARTICLES: [&str; 14] = ["ad", "al", "an", "ar", "as", "ash", "at", "az", "e", "el", "ez", "ud", "ul", "ur"];

/// Whether a folded word is what a party or its people go by: "democrats", "gop".
pub(super) fn is_party(word: &str) -> bool {
    ALIASES.iter().any(|(short, long)| *short == word && long.ends_with(" party"))
}

/// Whether a folded word heads the names of bodies that sit in a place.
pub(super) fn is_seated(word: &str) -> bool {
    SEATED.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// The long name of one of [`ALIASES`].
pub(super) fn alias(words: &[String]) -> Option<&'static str> {
    let [word] = words else { return None };
    ALIASES.iter().find(|(short, _)| short == word).map(|(_, long)| *long)
}

impl Body {
    /// Reads a name as written.
    pub(super) fn new(text: &str, kind: Kind) -> Self {
        let bare = normal::bare(text);
        let words = normal::body_words(bare);
        let drops = |word: &str| {
            let listed = ORGANIZATION_WORDS.get(word);
            SMALL_WORDS.contains(&word)
                || LEGAL_WORDS.contains(&word)
                || listed == Some("legal form")
                || kind == Kind::Team && (word == "club" || word == "us" || listed == Some("club word"))
                || kind == Kind::Place && ARTICLES.contains(&word)
        };
        let alias = alias(&words);
        let expanded = alias.map_or_else(|| acronym::expand(&words), |long| long.split(' ').map(str::to_owned).collect());
        // A letter at the end is none of the small words: "Serie A", "USB-A".
        let is_letter = |at: usize, word: &str| at > 0 && at + 1 == expanded.len() && word == "a";
        let kept: Vec<&String> = expanded.iter().enumerate().filter(|(at, word)| is_letter(*at, word) || !drops(word)).map(|(_, word)| word).collect();
        let core: Vec<Word> =
            if kept.is_empty() { words.iter().map(|word| Word::new(word)).collect() } else { kept.iter().map(|word| Word::new(word)).collect() };
        let numbers = core.iter().map(|word| word.text.clone()).filter(|word| is_number(word)).collect();
        let letters = || bare.chars().filter(|c| c.is_alphabetic());
        let acronyms = bare.split_whitespace().filter(|piece| piece.len() > 2 && piece.chars().all(char::is_uppercase)).map(fold).collect();
        Self {
            core,
            numbers,
            country: gazetteer::country(bare),
            club: (kind == Kind::Team).then(|| gazetteer::club(bare)).flatten(),
            region: (kind == Kind::Place).then(|| gazetteer::region(bare)).flatten(),
            town: (kind == Kind::Place).then(|| gazetteer::town(bare)).flatten(),
            is_capitals: letters().count() > 1 && letters().all(char::is_uppercase),
            acronyms,
            is_alias: alias.is_some(),
            has_article: text.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the ")),
            words,
            kind,
        }
    }

    /// The words as one string.
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// The letters it would have as an acronym: first letters of all words, of all but the small ones, and of all behind
    /// a "The".
    pub(super) fn initials(&self) -> [String; 3] {
        acronym::initials(&self.words, self.has_article)
    }

    /// Whether the other name is of a body that sits in this place: "Holm", "Holm Town Council".
    pub(super) fn is_seat_of(&self, long: &Self) -> bool {
        let rest = long.words.strip_prefix(self.words.as_slice());
        let is_place = self.words.len() == 1 || matches!(self.words.last().map(String::as_str), Some("borough" | "city" | "county" | "district" | "town"));
        is_place && rest.is_some_and(|rest| rest.iter().any(|word| is_seated(word)))
    }

    /// Whether a word that does not tell bodies apart stands here and not in the longer name: the Holm Group is not Holm News.
    pub(super) fn has_word_beyond(&self, long: &Self) -> bool {
        let theirs = acronym::expand(&long.words);
        let is_own = |word: &String| !SMALL_WORDS.contains(&word.as_str()) && !self.core.iter().any(|core| core.text == *word) && !theirs.contains(word);
        !self.is_alias && acronym::expand(&self.words).iter().any(is_own)
    }

    /// The words that do not stand in the names of many bodies; all if there is no other.
    pub(super) fn telling(&self) -> impl Iterator<Item = &Word> {
        let generic_only = self.core.iter().all(Word::is_generic);
        self.core.iter().filter(move |word| generic_only || !word.is_generic())
    }

    /// Whether nothing but its words tells it apart: no number, side or letter, no well-known club, town, state or country. Two such names of equally
    /// many words that share one score at least .3 ([`same_body::judge`](super::same_body::judge)).
    pub(super) fn is_plain(&self) -> bool {
        let is_known = self.country.is_some() || self.club.is_some() || self.region.is_some() || self.town.is_some();
        let parts = |word: &Word| word.is_initial() || gazetteer::own_side(&word.text).is_some();
        !is_known && self.numbers.is_empty() && self.core.len() <= MOST_WORDS && !self.core.iter().any(parts)
    }

    /// Whether it is one word that could be an acronym.
    pub(super) fn as_acronym(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] if (2..=7).contains(&word.len()) => Some(word),
            _ => None,
        }
    }
}
