//! A person's name in its parts: titles, words, particles, suffixes.

use super::normal;
use super::word::Word;
use crate::lexicon::{COUNTRIES, GENDERED_NAMES, GIVEN_NAMES, TITLES};
use crate::text::fold_words;

/// A person's name in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// Folded titles before the name, in order.
    pub(super) titles: Vec<String>,
    /// All words of the name proper, particles ("van", "al") included.
    pub(super) words: Vec<Word>,
    /// The words that tell people apart: without particles, but in last place.
    pub(super) core: Vec<Word>,
    /// "jr" or "sr".
    pub(super) generation: Option<String>,
    /// "ii", "iii" and so on.
    pub(super) number: Option<String>,
    /// By the title.
    pub(super) gender: Option<Gender>,
}

/// What a title or a given name tells of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gender {
    /// Mrs, Queen.
    Woman,
    /// Mr, King.
    Man,
}

/// Small words between given name and surname.
const PARTICLES: [&str; 46] = [
    "abu", "ad", "af", "al", "an", "ar", "as", "ash", "at", "av", "az", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "e", "el", "en", "es", "ibn", "la", "las", "le", "les", "of", "ten", "ter", "the", "ud", "ul", "ur", "van", "von", "y", "zu", "zur",
];
/// What tells son from father behind a name.
const GENERATIONS: [&str; 2] = ["jr", "sr"];
/// Numbers of kings and popes, and of grandsons.
const NUMBERS: [&str; 23] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii",
];
/// What stands behind a name and is no part of it.
const HONOURS: [&str; 8] = ["cbe", "esq", "kc", "mbe", "md", "obe", "phd", "qc"];
/// Titles that stay titles before a word that may be a given name: "Prince William", "Mr Dean".
const FIRM_TITLES: [&str; 27] = [
    "admiral",
    "dame",
    "dr",
    "gen",
    "imam",
    "justice",
    "king",
    "lady",
    "lord",
    "maj",
    "miss",
    "mr",
    "mrs",
    "ms",
    "pope",
    "president",
    "prince",
    "princess",
    "queen",
    "rabbi",
    "rep",
    "saint",
    "sen",
    "senator",
    "sheikh",
    "sheriff",
    "sir",
];
/// Titles whose bearers go by their given name.
const ROYAL_TITLES: [&str; 5] = ["king", "pope", "prince", "princess", "queen"];

impl Person {
    /// Reads a name as written, with or without title.
    pub(super) fn new(text: &str) -> Self {
        let name = normal::without_asides(normal::after_owner(normal::bare(text)));
        let mut pieces = normal::person_pieces(&surname_last(&name));
        let titles = take_titles(&mut pieces);
        let (mut generation, mut number) = (None, None);
        while pieces.len() > 1 && pieces.last().is_some_and(|piece| piece.len() == 1) {
            let last = pieces[pieces.len() - 1][0].as_str();
            if GENERATIONS.contains(&last) {
                generation = Some(last.to_owned());
            } else if NUMBERS.contains(&last) {
                number = Some(last.to_owned());
            } else if !HONOURS.contains(&last) {
                break;
            }
            pieces.pop();
        }
        let words: Vec<Word> = pieces.concat().iter().map(|word| Word::new(word)).collect();
        let last = words.len().saturating_sub(1);
        let core = words
            .iter()
            .enumerate()
            .filter(|&(place, word)| place == last || place == 0 && word.text == "ben" || !PARTICLES.contains(&word.text.as_str()))
            .map(|(_, word)| word.clone())
            .collect();
        let gender = titles.iter().find_map(|title| gender_of_title(title));
        Self { titles, words, core, generation, number, gender }
    }

    /// Whether a given name and a surname, or more, are known.
    pub(super) fn is_full(&self) -> bool {
        self.core.len() > 1
    }

    /// The words as one string.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).chain(self.generation.as_deref()).chain(self.number.as_deref()).collect();
        words.join(" ")
    }

    /// Whether the title is one whose bearers go by their given name.
    pub(super) fn is_royal(&self) -> bool {
        self.titles.iter().any(|title| is_royal_title(title))
    }

    /// The gender that the given name tells.
    pub(super) fn gender_of_given_name(&self) -> Option<Gender> {
        match GENDERED_NAMES.get(&self.core.first().filter(|_| self.is_full())?.text)? {
            "f" => Some(Gender::Woman),
            _ => Some(Gender::Man),
        }
    }

    /// Whether "Jr" stands behind the name.
    pub(super) fn is_junior(&self) -> bool {
        self.generation.as_deref() == Some("jr")
    }

    /// The words without anything between them.
    pub(super) fn joined(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// Whether a folded title is one whose bearers go by their given name.
pub(super) fn is_royal_title(title: &str) -> bool {
    ROYAL_TITLES.contains(&title)
}

/// "Holt, Ann" as "Ann Holt"; what follows a comma and is an age or a suffix stays or falls.
fn surname_last(name: &str) -> String {
    let Some((before, after)) = name.split_once(',') else { return name.to_owned() };
    let folded = fold_words(after);
    let first = folded.split(' ').next().unwrap_or("");
    if GENERATIONS.contains(&first) || NUMBERS.contains(&first) || HONOURS.contains(&first) {
        return name.replace(',', " ");
    }
    if folded.is_empty() || folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
        return before.to_owned();
    }
    format!("{} {before}", after.replace(',', " "))
}

/// Takes the titles from the front of a name: "Former Prime Minister", "Dr", "Russian President".
fn take_titles(pieces: &mut Vec<Vec<String>>) -> Vec<String> {
    let mut taken = 0;
    let mut place = 0;
    while place + 1 < pieces.len() {
        let [word] = pieces[place].as_slice() else { break };
        let given = pieces.len() - place == 2 && GIVEN_NAMES.contains(word) && !FIRM_TITLES.contains(&word.as_str());
        let two = pieces[place + 1].first().map_or_else(String::new, |next| format!("{word} {next}"));
        let people = |name: &str| COUNTRIES.get(name).is_some_and(|value| value.ends_with("demonym"));
        match TITLES.get(word) {
            Some(kind) if !given && kind.ends_with("title") => {
                place += 1;
                taken = place;
            }
            Some(_) if !given || taken == 0 && pieces.len() > 2 => place += 1,
            _ if people(&two) && pieces[place + 1].len() == 1 => place += 2,
            _ if people(word) => place += 1,
            _ => break,
        }
    }
    pieces.drain(..taken).flatten().collect()
}

/// What a title tells of the person who bears it.
fn gender_of_title(title: &str) -> Option<Gender> {
    match TITLES.get(title)?.split('\t').next()? {
        "f" => Some(Gender::Woman),
        "m" => Some(Gender::Man),
        _ => None,
    }
}
