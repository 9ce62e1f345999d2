//! Two names of teams, organisations, places or events: the parts of a name, and whether they can name one body.

use super::acronym::{self, Fit, SMALL_WORDS, is_number};
use super::gazetteer::{self, Country};
use super::normal;
use super::word::{self, Word};
use crate::annotate::Kind;
use crate::lexicon::{NAME_CLUES, ORGANIZATION_WORDS};

/// The name of a team, organisation, place or event in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// All folded words, a leading "the" left out.
    pub(super) words: Vec<String>,
    /// The words that tell bodies apart: abbreviations written out, legal forms and small words left out.
    pub(super) core: Vec<Word>,
    /// Years, numbers and ordinals among the words.
    numbers: Vec<String>,
    /// The country it names, if it does.
    pub(super) country: Option<Country>,
    /// The club it names, for teams.
    club: Option<&'static str>,
    /// The state or province it names, for places.
    region: Option<&'static str>,
    /// The town it names, where the town has two well-known names.
    pub(super) town: Option<&'static str>,
    /// Written in capitals alone, as acronyms are.
    pub(super) is_capitals: bool,
    /// Which of the words were written in capitals, and could be the acronym of the body that runs it ("FIFA World Cup").
    acronyms: Vec<String>,
    /// Whether "The" stands in front.
    pub(super) has_article: bool,
    /// Whether it is one of [`ALIASES`], and `core` the long name.
    pub(super) is_alias: bool,
    /// What it names.
    pub(super) kind: Kind,
}

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
        let alias = ALIASES.iter().find(|(short, _)| words.len() == 1 && *short == words[0]);
        let expanded = alias.map_or_else(|| acronym::expand(&words), |(_, long)| long.split(' ').map(str::to_owned).collect());
        // A letter at the end is none of the small words: "Serie A", "USB-A".
        let is_letter = |at: usize, word: &str| at > 0 && at + 1 == expanded.len() && word == "a";
        let kept: Vec<&String> = expanded.iter().enumerate().filter(|(at, word)| is_letter(*at, word) || !drops(word)).map(|(_, word)| word).collect();
        let core: Vec<Word> =
            if kept.is_empty() { words.iter().map(|word| Word::new(word)).collect() } else { kept.iter().map(|word| Word::new(word)).collect() };
        let numbers = core.iter().map(|word| word.text.clone()).filter(|word| is_number(word)).collect();
        let letters = || bare.chars().filter(|c| c.is_alphabetic());
        let acronyms = bare.split_whitespace().filter(|piece| piece.len() > 2 && piece.chars().all(char::is_uppercase)).map(crate::text::fold).collect();
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
        is_place && rest.is_some_and(|rest| rest.iter().any(|word| SEATED.contains(&word.strip_suffix('s').unwrap_or(word))))
    }

    /// The words that do not stand in the names of many bodies; all if there is no other.
    pub(super) fn telling(&self) -> impl Iterator<Item = &Word> {
        let generic_only = self.core.iter().all(Word::is_generic);
        self.core.iter().filter(move |word| generic_only || !word.is_generic())
    }

    /// Whether nothing but its words tells it apart: no number, side or letter, no well-known club, town, state or country. Two such names of equally
    /// many words that share one score at least .3 ([`judge`]).
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

/// How two names compare, with what decided it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judgement {
    /// In `0.0..=1.0`; the same from [`SAME`].
    pub(super) score: f64,
    /// What decided it.
    pub(super) ground: Ground,
}

/// From this score on two names are one body's; set on the pairs of names for development.
pub(super) const SAME: f64 = 0.68;

/// What decided about two names of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Both name one country.
    Country,
    /// Two countries, or two sides of one.
    OtherCountry,
    /// Both name one club.
    Club,
    /// Two clubs.
    OtherClub,
    /// Both name one state or province.
    Region,
    /// Both name one town.
    Town,
    /// Two states.
    OtherRegion,
    /// All words are equal.
    Equal,
    /// One is another name of the other.
    Alias,
    /// One is the other's acronym.
    Acronym,
    /// One has the letters of the other's acronym, in another order.
    MisspeltAcronym,
    /// The same letters, parted another way.
    Joined,
    /// Word by word.
    Words,
    /// Words left out.
    Contained,
    /// Years or numbers differ.
    Number,
    /// Women's, youth or reserve sides.
    Side,
    /// Group A and Group B.
    Letter,
    /// Each has a word of its own.
    OtherWord,
}

fn judged(score: f64, ground: Ground) -> Judgement {
    Judgement { score, ground }
}

/// Whether two names can be one body's.
pub(super) fn judge(a: &Body, b: &Body) -> Judgement {
    if let (Some(x), Some(y)) = (&a.country, &b.country) {
        return if x.id == y.id && x.side == y.side { judged(1.0, Ground::Country) } else { judged(0.0, Ground::OtherCountry) };
    }
    if a.words == b.words {
        return judged(1.0, Ground::Equal);
    }
    if let (Some(x), Some(y)) = (a.club, b.club) {
        return if x == y { judged(1.0, Ground::Club) } else { judged(0.0, Ground::OtherClub) };
    }
    if let (Some(x), Some(y)) = (a.town, b.town) {
        return if x == y { judged(1.0, Ground::Town) } else { judged(0.0, Ground::OtherWord) };
    }
    if let (Some(x), Some(y)) = (a.region, b.region) {
        return if x == y { judged(1.0, Ground::Region) } else { judged(0.0, Ground::OtherRegion) };
    }
    if a.words.is_empty() || b.words.is_empty() {
        return judged(0.0, Ground::OtherWord);
    }
    let alias = |body: &Body| {
        ALIASES.iter().find(|(short, _)| body.words.len() == 1 && *short == body.words[0]).map_or_else(|| body.text(), |(_, long)| (*long).to_owned())
    };
    if alias(a) == alias(b) {
        return judged(0.95, Ground::Alias);
    }
    for (short, long) in [(a, b), (b, a)] {
        if let Some(judgement) = acronym(short, long) {
            return judgement;
        }
    }
    by_words(a, b)
}

/// Whether `short` is the acronym of `long`.
fn acronym(short: &Body, long: &Body) -> Option<Judgement> {
    let letters = short.as_acronym()?;
    if long.words.len() < 2 || !short.is_capitals && long.kind == Kind::Place || short.country.is_some() || long.words[0] == letters {
        return None;
    }
    let core: String = long.core.iter().filter_map(|word| word.text.chars().next()).collect();
    match acronym::fit(letters, short.is_capitals, &long.initials(), &core)? {
        Fit::Letters => Some(judged(0.93, Ground::Acronym)),
        Fit::Swapped => Some(judged(0.8, Ground::MisspeltAcronym)),
        Fit::OneEnd => Some(judged(0.78, Ground::Acronym)),
    }
}

/// Names with more words than any body has are compared whole, not word by word.
const MOST_WORDS: usize = 32;

fn by_words(a: &Body, b: &Body) -> Judgement {
    let (mut left, mut right) = (a.core.clone(), b.core.clone());
    if let Some(ground) = told_apart(a, b, &mut left, &mut right) {
        return judged(0.0, ground);
    }
    let joined = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<String>();
    if joined(&left) == joined(&right) {
        return judged(0.97, if left == right { Ground::Words } else { Ground::Joined });
    }
    let (mut a, mut b) = (a, b);
    if left.len() > right.len() {
        (left, right, a, b) = (right, left, b, a);
    }
    if right.len() > MOST_WORDS {
        return judged(0.0, Ground::OtherWord);
    }
    let matched = partners(&left, &right);
    let rest = |words: &[Word], used: &dyn Fn(usize) -> bool| -> Vec<Word> {
        (0..words.len()).filter(|&place| !used(place)).map(|place| words[place].clone()).collect()
    };
    let left_rest = rest(&left, &|place| matched.iter().any(|found| found.0 == place));
    let right_rest = rest(&right, &|place| matched.iter().any(|found| found.1 == place));
    let Some(least) = matched.iter().map(|found| found.2).min_by(f64::total_cmp) else { return judged(0.0, Ground::OtherWord) };
    if !left_rest.is_empty() {
        // One word in four or more exchanged, the acronym kept: "Harnian Coast Guard Corps", "Harbour Coast Guard Corps".
        let same_acronym = left.len() >= 4 && left_rest.len() == 1 && right_rest.len() == 1 && a.initials()[1] == b.initials()[1];
        return if same_acronym && least >= 0.9 {
            judged(0.7, Ground::Words)
        } else {
            judged(if right_rest.is_empty() { 0.5 } else { 0.3 }, Ground::OtherWord)
        };
    }
    let country_beside_none = a.country.is_some() != b.country.is_some();
    if right_rest.is_empty() {
        let average = matched.iter().map(|found| found.2).sum::<f64>() / matched.len() as f64;
        let single = matched.len() == 1 && average < 0.9;
        // Of two words that the news knows neither is a misspelling of the other: "Airbus", "Airways".
        let both_known = single && [&left[0], &right[0]].iter().all(|word| !word::is_unheard_of(&word.text));
        return judged(
            if both_known {
                average.min(0.5)
            } else if single {
                average - 0.12
            } else {
                average
            },
            Ground::Words,
        );
    }
    if country_beside_none {
        return judged(0.4, Ground::Contained);
    }
    judged(contained(a, b, &left, &matched, &right, &right_rest, least), Ground::Contained)
}

/// What tells two bodies apart whatever the rest of their names: numbers, sides, letters. Drops numbers that only one has
/// and that need not part them.
fn told_apart(a: &Body, b: &Body, left: &mut Vec<Word>, right: &mut Vec<Word>) -> Option<Ground> {
    if a.numbers != b.numbers {
        let years = a.numbers.iter().chain(&b.numbers).all(|number| number.len() == 4);
        let one_has_none = a.numbers.is_empty() || b.numbers.is_empty();
        // A club's year of foundation comes and goes; a year in front of a tournament may be left out.
        if !one_has_none || a.kind == Kind::Place || a.kind != Kind::Team && !years {
            return Some(Ground::Number);
        }
        left.retain(|word| !is_number(&word.text));
        right.retain(|word| !is_number(&word.text));
        if left.is_empty() || right.is_empty() {
            return Some(Ground::Number);
        }
    }
    let sides = |words: &[Word]| -> Vec<String> { words.iter().filter_map(|word| gazetteer::own_side(&word.text)).filter(|side| side != "b").collect() };
    if sides(left) != sides(right) {
        return Some(Ground::Side);
    }
    let letters = |words: &[Word]| -> Vec<String> { words.iter().filter(|word| word.is_initial()).map(|word| word.text.clone()).collect() };
    let (x, y) = (letters(left), letters(right));
    (x != y && !x.is_empty() && !y.is_empty()).then_some(Ground::Letter)
}

/// Best partners of the words of two names: places and score, each word once.
fn partners(left: &[Word], right: &[Word]) -> Vec<(usize, usize, f64)> {
    let mut all: Vec<(usize, usize, f64)> = Vec::new();
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            let score = word_score(x, y);
            if score >= 0.7 {
                all.push((i, j, score));
            }
        }
    }
    all.sort_by(|x, y| y.2.total_cmp(&x.2).then(x.0.abs_diff(x.1).cmp(&y.0.abs_diff(y.1))).then((x.0, x.1).cmp(&(y.0, y.1))));
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    all.retain(|&(i, j, _)| {
        let free = !used_left[i] && !used_right[j];
        if free {
            used_left[i] = true;
            used_right[j] = true;
        }
        free
    });
    all
}

/// How well two words of bodies go together. A generic word is itself, its plural or a plain spelling, never a slip for another.
fn word_score(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let plural = |one: &str, many: &str| many.strip_suffix('s').is_some_and(|stem| stem == one && stem.len() > 2);
    if plural(&a.text, &b.text) || plural(&b.text, &a.text) {
        return 0.95;
    }
    let likeness = word::likeness(a, b);
    if a.is_generic() || b.is_generic() {
        return if likeness >= 0.95 { likeness } else { 0.0 };
    }
    likeness
}

/// What a word weighs in telling bodies apart.
fn weight(word: &Word, kind: Kind) -> f64 {
    if word.text == "united" || word.text == "states" || kind != Kind::Team && gazetteer::country(&word.text).is_some() {
        0.15
    } else if word.is_generic() {
        0.35
    } else if word.text.len() > 3 {
        1.0
    } else {
        0.7
    }
}

/// Words that set a club apart from its town's other clubs, and are dropped by those who know which is meant.
const CLUB_ENDINGS: [&str; 10] = ["albion", "athletic", "city", "county", "forest", "hotspur", "rovers", "town", "united", "wanderers"];

/// The second name has all words of the first, and more.
fn contained(a: &Body, b: &Body, left: &[Word], matched: &[(usize, usize, f64)], right: &[Word], rest: &[Word], least: f64) -> f64 {
    let kind = a.kind;
    let acronyms = &b.acronyms;
    // The body that runs it, left out: "UEFA Harbour League".
    let in_front = matched.iter().all(|found| found.1 >= rest.len());
    let country = |word: &Word| gazetteer::country(&word.text).is_some();
    if in_front && left.len() >= 2 && least >= 1.0 && rest.iter().all(|word| acronyms.contains(&word.text) && !country(word)) {
        return 0.8;
    }
    let telling = |word: &Word| !word.is_generic() && word.text.len() > 2;
    if !left.iter().any(telling) {
        return 0.35;
    }
    // "UEFA" runs "UEFA Euro 2020" and is not the contest.
    let is_event = !a.numbers.is_empty() || !b.numbers.is_empty() || rest.last().is_some_and(|word| names_event(&word.text));
    if is_event && left.len() == 1 && acronyms.contains(&left[0].text) && matched.iter().all(|found| found.1 == 0) {
        return 0.35;
    }
    match kind {
        Kind::Place => 0.45,
        Kind::Team => {
            if rest.iter().all(|word| CLUB_ENDINGS.contains(&word.text.as_str())) {
                if least >= 0.9 { 0.72 } else { 0.5 }
            } else if least >= 1.0 && (left.last() == right.last() || rest.len() == 1) {
                0.7
            } else {
                0.55
            }
        }
        _ if least < 0.9 => 0.4,
        // "Holm University", "Holm Harbour University": a telling word in the middle makes another body.
        _ if rest.iter().any(telling) && left.len() > 1 && left.first() == right.first() && left.last() == right.last() => 0.55,
        _ => {
            let held: f64 = left.iter().map(|word| weight(word, kind)).sum();
            let more: f64 = rest.iter().map(|word| weight(word, kind)).sum();
            0.5 + 0.35 * held / (held + more)
        }
    }
}

/// Whether a name that ends in the word names an event: "cup", "summit".
fn names_event(word: &str) -> bool {
    NAME_CLUES.get(word).is_some_and(|clues| clues.split(' ').any(|clue| clue == "event"))
}

/// What makes two names one body's or two, in words of the newsroom.
pub(super) fn explain(a: &Body, b: &Body, judgement: Judgement) -> String {
    match judgement.ground {
        Ground::Country => "same country, its people or its side".into(),
        Ground::OtherCountry => "two countries, or two sides of one".into(),
        Ground::Club => "names of the same club".into(),
        Ground::OtherClub => "two clubs".into(),
        Ground::Region => "same state".into(),
        Ground::Town => "two names of one town".into(),
        Ground::OtherRegion => "two states".into(),
        Ground::Equal => "same name".into(),
        Ground::Alias => "another name of the same body".into(),
        Ground::Acronym => "acronym".into(),
        Ground::MisspeltAcronym => "misspelt acronym: the letters in another order".into(),
        Ground::Joined => "same letters, written apart in another way".into(),
        Ground::Contained => "shorter form of the name".into(),
        Ground::Number => "another year or number".into(),
        Ground::Side => "two sides of one body: women's, youth or reserves".into(),
        Ground::Letter => "another letter".into(),
        Ground::OtherWord => "each name has a word of its own".into(),
        Ground::Words => explain_words(&a.core, &b.core),
    }
}

/// How two words of bodies' names differ, in words of the newsroom: as word and plural, short and long, or in spelling.
pub(super) fn explain_word(a: &str, b: &str) -> String {
    let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    if plural(a, b) || plural(b, a) {
        "singular and plural".into()
    } else if acronym::is_abbreviation(a, b) || acronym::is_abbreviation(b, a) {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        format!("{short} is short for {long}")
    } else {
        super::change::describe(a, b)
    }
}

fn explain_words(a: &[Word], b: &[Word]) -> String {
    let changed = |&(i, j, score): &(usize, usize, f64)| (score < 1.0).then(|| explain_word(&a[i].text, &b[j].text));
    let mut reasons: Vec<String> = partners(a, b).iter().filter_map(changed).collect();
    reasons.dedup();
    if reasons.is_empty() { "same words, legal form or order aside".into() } else { reasons.join(", ") }
}
