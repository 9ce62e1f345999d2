//! A word by itself: how it is written and what the lists know of it.

use std::ops::{BitOr, Range};

use foldhash::{HashMap, HashMapExt};

use super::Kind;
use crate::lexicon::{
    self, CITIES, CLUBS, COUNTRIES, GIVEN_NAMES, KNOWN_NAMES, List, NAME_CLUES, NEWSMAKERS, ORGANIZATION_WORDS, REGIONS, SURNAMES, TITLES, VENUES,
};
use crate::syntax::is_function_word;
use crate::text::fold;

/// A set of things known of a word by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits(u64);

impl Traits {
    /// Begins with a capital, or is written like "iPhone".
    pub(super) const CAPITAL: Self = Self(1);
    /// Two letters or more, all capitals: "NATO", "U.S.".
    pub(super) const ACRONYM: Self = Self(1 << 1);
    /// One capital: "J", "J.".
    pub(super) const INITIAL: Self = Self(1 << 2);
    /// A capital inside, as in many trade names.
    pub(super) const INNER_CAPITAL: Self = Self(1 << 3);
    /// "II", "XI".
    pub(super) const ROMAN: Self = Self(1 << 4);
    /// Only the first part is a name: "US-led", "London-based".
    pub(super) const ADJECTIVE: Self = Self(1 << 5);

    /// "the", "of", "will".
    pub(super) const FUNCTION: Self = Self(1 << 6);
    /// "May", "Tuesday".
    pub(super) const CALENDAR: Self = Self(1 << 7);
    /// "Arabic", where it is no people's name besides.
    pub(super) const LANGUAGE: Self = Self(1 << 8);
    /// "Oh", "Scorers": a capital makes no name of it.
    pub(super) const NEVER: Self = Self(1 << 9);

    /// A listed given name.
    pub(super) const GIVEN: Self = Self(1 << 10);
    /// A listed family name.
    pub(super) const SURNAME: Self = Self(1 << 11);
    /// A family name often in the news.
    pub(super) const NEWSMAKER: Self = Self(1 << 12);
    /// "van", "al".
    pub(super) const PARTICLE: Self = Self(1 << 13);
    /// "Jr", "III".
    pub(super) const SUFFIX: Self = Self(1 << 14);
    /// Before a person's name: "Mr", "Senator".
    pub(super) const TITLE: Self = Self(1 << 15);
    /// Before a title: "former", "prime", "justice".
    pub(super) const MODIFIER: Self = Self(1 << 16);
    /// In small letters before a person's name: "defender", "lawyer".
    pub(super) const ROLE: Self = Self(1 << 17);
    /// What people do: "said", "married".
    pub(super) const SPEECH: Self = Self(1 << 18);

    /// A country's name or alias.
    pub(super) const COUNTRY: Self = Self(1 << 19);
    /// The capital of a country.
    pub(super) const METROPOLIS: Self = Self(1 << 20);
    /// A listed town.
    pub(super) const CITY: Self = Self(1 << 21);
    /// A state or province.
    pub(super) const REGION: Self = Self(1 << 22);
    /// Ends a place's name, and stands beside one in small letters: "river", "village".
    pub(super) const PLACE: Self = Self(1 << 23);
    /// Begins a place's name: "Lake", "Mount".
    pub(super) const PLACE_FIRST: Self = Self(1 << 24);
    /// "north", "upper".
    pub(super) const DIRECTION: Self = Self(1 << 25);
    /// A demonym, a people or a faith: "Iranian", "Iranians", "Kurds".
    pub(super) const DEMONYM: Self = Self(1 << 26);
    /// A member of a party: "Democrat", "Tories".
    pub(super) const PARTY: Self = Self(1 << 37);

    /// Ends a body's name, and stands beside one in small letters: "ministry", "newspaper".
    pub(super) const ORGANIZATION: Self = Self(1 << 27);
    /// "Inc", "Ltd".
    pub(super) const LEGAL_FORM: Self = Self(1 << 28);
    /// "FC", "Sporting".
    pub(super) const CLUB_WORD: Self = Self(1 << 29);
    /// A national side's own name: "USMNT".
    pub(super) const NATIONAL_SIDE: Self = Self(1 << 30);
    /// What sides do: "beat", "qualified".
    pub(super) const PLAY: Self = Self(1 << 31);
    /// Who belongs to a side: "captain", "fans".
    pub(super) const SIDE: Self = Self(1 << 32);
    /// Any word of sport.
    pub(super) const SPORT: Self = Self(1 << 33);

    /// Ends an event's name: "Cup", "Election".
    pub(super) const EVENT: Self = Self(1 << 34);
    /// Begins an event's name: "Hurricane".
    pub(super) const EVENT_FIRST: Self = Self(1 << 35);
    /// Ends the name of a law, a prize, a work.
    pub(super) const THING: Self = Self(1 << 36);

    /// Whether the two share at least one trait.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

/// A word form, kept once.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The number of the word without regard to case.
    pub(super) base: usize,
    /// The part of the token that can be a name: all of it, but for "ex-CIA" or "US-led".
    pub(super) part: Range<usize>,
    /// That part folded, without full stops, its hyphens as spaces.
    pub(super) folded: String,
    /// What is known of it.
    pub(super) traits: Traits,
    /// The kind of a name that every reader knows.
    pub(super) known: Option<Kind>,
    /// Share of lower-case writing in news at large; `None` where it is not known.
    pub(super) ordinary: Option<f64>,
    /// What [`PLACES_AND_BODIES`] know of it; nothing was looked up where it has no capital.
    pub(super) phrase: Option<Phrase>,
}

/// What lists of names of several words know of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    /// Whether one holds it by itself.
    pub(super) is_listed: bool,
    /// Whether one holds a longer phrase that begins with it.
    pub(super) goes_on: bool,
}

/// Lists that hold names of several words.
static PLACES_AND_BODIES: [&List; 6] = [&COUNTRIES, &CITIES, &REGIONS, &CLUBS, &VENUES, &KNOWN_NAMES];

/// Whether a list holds the whole phrase as the name of a place, club or well-known body.
pub(super) fn is_listed_phrase(phrase: &str) -> bool {
    PLACES_AND_BODIES.iter().any(|list| list.contains(phrase))
}

/// The country that a folded name belongs to, and what the name is of it: "name", "alias", "capital", "demonym", "people" or "team".
pub(super) fn of_country(name: &str) -> Option<(&'static str, &'static str)> {
    COUNTRIES.get(name)?.split_once('\t')
}

/// Whether a folded name is that of a people: "danish", "danes".
pub(super) fn is_people(name: &str) -> bool {
    matches!(of_country(name), Some((_, "demonym" | "people")))
}

/// The forms that were met so far, kept from article to article.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    /// By number in the vocabulary, the number here; [`UNMET`] until the form is met.
    numbers: Vec<u32>,
    /// By number.
    known: Vec<Form>,
    bases: HashMap<String, usize>,
}

const UNMET: u32 = u32::MAX;

impl Default for Forms {
    fn default() -> Self {
        let mut forms = Self { numbers: Vec::new(), known: Vec::new(), bases: HashMap::new() };
        forms.add("");
        forms
    }
}

impl Forms {
    /// The number of the empty word.
    pub(super) const EMPTY: usize = 0;

    /// How many forms there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The number of the form that the vocabulary has under `number`.
    pub(super) fn intern(&mut self, number: usize, word: &str) -> usize {
        if self.numbers.len() <= number {
            self.numbers.resize(number + 1, UNMET);
        }
        if self.numbers[number] == UNMET {
            self.numbers[number] = self.add(word) as u32;
        }
        self.numbers[number] as usize
    }

    fn add(&mut self, word: &str) -> usize {
        let mut form = Form::new(word);
        let next = self.bases.len();
        form.base = *self.bases.entry(form.folded.clone()).or_insert(next);
        self.known.push(form);
        self.known.len() - 1
    }

    /// The form of a number.
    pub(super) fn form(&self, number: usize) -> &Form {
        &self.known[number]
    }
}

/// Beginnings that are no part of the name: "ex-CIA".
const PREFIXES: &[&str] = &["ex-", "anti-", "pro-", "non-", "pre-", "post-", "mid-", "neo-", "ultra-", "then-", "un-", "ex‑"];

impl Form {
    /// Looks a token up.
    fn new(word: &str) -> Self {
        let part = name_part(word);
        let name = &word[part.clone()];
        let whole = fold(name).replace('.', "");
        let folded = whole.replace('-', " ");
        let mut traits = shape(name);
        if part.end < word.len() {
            traits = traits | Traits::ADJECTIVE;
        }
        let ordinary = lexicon::ordinary_share(&name.to_lowercase());
        if is_function_word(&folded) {
            traits = traits | Traits::FUNCTION;
        }
        // The list of clues has its words as they are written: "semi-final".
        traits = traits | clues(&whole);
        let (mut known, mut phrase) = (None, None);
        if traits.any(Traits::CAPITAL) {
            let found: [lexicon::Found; 6] = std::array::from_fn(|at| PLACES_AND_BODIES[at].find(&folded));
            let [country, city, region, .., known_name] = found.map(|found| found.value);
            traits = traits | listed(name, &folded, traits, [country, city, region]);
            known = known_name.and_then(Kind::from_name);
            phrase = Some(Phrase { is_listed: found.iter().any(|found| found.value.is_some()), goes_on: found.iter().any(|found| found.goes_on) });
        }
        Self { base: Forms::EMPTY, part, folded, traits, known, ordinary, phrase }
    }

    /// Whether a list of names holds it.
    pub(super) fn is_listed(&self) -> bool {
        self.known.is_some()
            || self.traits.any(Traits::GIVEN | Traits::SURNAME | Traits::CITY | Traits::REGION | Traits::COUNTRY | Traits::DEMONYM | Traits::NATIONAL_SIDE)
    }

    /// Whether a word unknown to every list is built like an ordinary one.
    pub(super) fn looks_ordinary(&self) -> bool {
        const ENDINGS: [&str; 13] = ["ing", "ly", "ed", "ness", "tion", "tions", "ment", "ments", "able", "ous", "ful", "less", "ings"];
        ENDINGS.iter().any(|ending| self.folded.ends_with(ending)) || !self.folded.starts_with(char::is_alphabetic)
    }

    /// Whether it is an ordinary word in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        self.traits.any(Traits::ACRONYM) && self.folded.len() >= 4 && self.ordinary.is_some_and(|share| share > 0.5)
    }

    /// Whether news at large writes it in lower case more often than not.
    pub(super) fn is_ordinary(&self) -> bool {
        self.ordinary.is_some_and(|share| share > 0.5) && !self.traits.any(Traits::ACRONYM)
    }
}

/// Which part of a token can be a name.
fn name_part(word: &str) -> Range<usize> {
    let is_capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let prefix =
        PREFIXES.iter().find(|prefix| word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) && is_capital(&word[prefix.len()..]));
    let start = prefix.map_or(0, |prefix| prefix.len());
    match word.rfind('-') {
        // "US-led" but not "Jae-min", "Jae-in" or "Baden-baden": the second part must be an ordinary word of some length.
        Some(at) if at > start && is_capital(&word[start..]) && is_ordinary_ending(&word[at + 1..]) => start..at,
        _ => start..word.len(),
    }
}

/// Whether a part behind a hyphen makes an adjective of what stands before it: "led", "based", not the syllable of a name.
fn is_ordinary_ending(part: &str) -> bool {
    part.len() > 2 && lexicon::is_ordinary(part)
}

/// How a word is written.
fn shape(name: &str) -> Traits {
    if matches!(name, "usa" | "uk") {
        // Posts write them so, and they are nothing else.
        return Traits::CAPITAL | Traits::ACRONYM;
    }
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next().filter(|_| !name.starts_with("I'") && !name.starts_with("I’") && !is_party_label(name)) else {
        return Traits::default();
    };
    let (mut upper, mut lower, mut late) = (0, 0, false);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
            late |= lower > 0;
        } else {
            lower += 1;
        }
    }
    if !first.is_uppercase() {
        // "al-Harn", "d'Orel", "iPhone"
        let begins_small = name.split(['-', '\'', '’']).nth(1).is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase));
        let is_brand = upper > 0 && name.chars().nth(1).is_some_and(char::is_uppercase);
        return if begins_small {
            Traits::CAPITAL
        } else if is_brand {
            Traits::CAPITAL | Traits::INNER_CAPITAL
        } else {
            Traits::default()
        };
    }
    let mut traits = Traits::CAPITAL;
    if upper + lower == 0 {
        traits = traits | Traits::INITIAL;
    } else if lower == 0 || upper >= 2 && lower == 1 && name.ends_with('s') {
        traits = traits | Traits::ACRONYM;
        if name.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
            traits = traits | Traits::ROMAN;
        }
    } else if late && !name.contains(['-', '\'', '’']) && !["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz"].iter().any(|start| name.starts_with(start)) {
        traits = traits | Traits::INNER_CAPITAL;
    }
    traits
}

/// "D-Calif.": the party and state of a member of the American Congress.
fn is_party_label(name: &str) -> bool {
    ["D-", "R-", "I-"].iter().any(|party| name.strip_prefix(party).is_some_and(|state| state.starts_with(char::is_uppercase) && state.len() <= 6))
}

/// What the list of clues and that of organisation words say.
fn clues(folded: &str) -> Traits {
    let mut traits = Traits::default();
    for clue in NAME_CLUES.get(folded).unwrap_or_default().split(' ') {
        let more = match clue {
            "calendar" => Traits::CALENDAR,
            "direction" => Traits::DIRECTION,
            "event" => Traits::EVENT,
            "event_first" => Traits::EVENT_FIRST,
            "faith" => Traits::DEMONYM,
            "language" => Traits::LANGUAGE,
            "office" => Traits::MODIFIER,
            "organization" => Traits::ORGANIZATION,
            "particle" => Traits::PARTICLE,
            "party" => Traits::PARTY,
            "place" => Traits::PLACE,
            "place_first" => Traits::PLACE_FIRST,
            "play" => Traits::PLAY,
            "role" => Traits::ROLE,
            "side" => Traits::SIDE,
            "speech" => Traits::SPEECH,
            "sport" => Traits::SPORT,
            "suffix" => Traits::SUFFIX,
            "title" => Traits::TITLE,
            "never" => Traits::NEVER,
            "other" => Traits::THING,
            _ => continue,
        };
        traits = traits | more;
    }
    match ORGANIZATION_WORDS.get(folded) {
        Some("legal form") => traits | Traits::LEGAL_FORM,
        Some("club word") => traits | Traits::CLUB_WORD,
        Some("generic") => traits,
        Some(_) if !traits.any(Traits::PLACE | Traits::EVENT) => traits | Traits::ORGANIZATION,
        _ => traits,
    }
}

/// What the lists of names say of a word with a capital; those of countries, cities and regions were searched before.
fn listed(name: &str, folded: &str, shape: Traits, [country, city, region]: [Option<&str>; 3]) -> Traits {
    let mut traits = Traits::default();
    // Two letters are a country or a state only in capitals: "US", "Pa." but not "Us", "In".
    let is_short = folded.len() < 3 && !shape.any(Traits::ACRONYM);
    match country.and_then(|value| value.split_once('\t')).map(|(_, what)| what) {
        Some("demonym" | "people") => traits = traits | Traits::DEMONYM,
        Some("team") => traits = traits | Traits::NATIONAL_SIDE,
        Some("capital") => traits = traits | Traits::METROPOLIS | Traits::CITY,
        Some(_) if !is_short => traits = traits | Traits::COUNTRY,
        _ => {}
    }
    let add = |traits: Traits, is_in: bool, what: Traits| if is_in { traits | what } else { traits };
    // "NATO" is no surname; longer words in capitals may be shouted.
    let is_acronym = shape.any(Traits::ACRONYM) && folded.len() <= 4;
    traits = add(traits, !is_acronym && GIVEN_NAMES.contains(folded), Traits::GIVEN);
    traits = add(traits, !is_acronym && SURNAMES.contains(folded), Traits::SURNAME);
    traits = add(traits, NEWSMAKERS.contains(folded), Traits::NEWSMAKER | Traits::SURNAME);
    traits = add(traits, !is_short && city.is_some(), Traits::CITY);
    traits = add(traits, (!is_short || name.ends_with('.')) && region.is_some(), Traits::REGION);
    match TITLES.get(folded).and_then(|value| value.split_once('\t')).map(|(_, what)| what) {
        Some("modifier") if !traits.any(Traits::DEMONYM | Traits::COUNTRY) => traits = traits | Traits::MODIFIER,
        Some("title") if !matches!(folded, "st" | "saint") => traits = traits | Traits::TITLE,
        _ => {}
    }
    // "Iranian-American"
    add(traits, folded.split_once(' ').is_some_and(|(first, second)| is_people(first) && is_people(second)), Traits::DEMONYM)
}
