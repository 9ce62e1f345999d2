//! Two names of people: the parts of a name, and whether they can name one person.

use super::normal;
use super::word::{self, Word};
use crate::lexicon::{COUNTRIES, GENDERED_NAMES, TITLES};

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
    generation: Option<String>,
    /// "ii", "iii" and so on.
    number: Option<String>,
    /// By the title.
    pub(super) gender: Option<Gender>,
    /// Words in quotation marks or brackets inside the name, folded.
    nicknames: Vec<Word>,
}

/// What a title or a given name tells of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gender {
    /// Mrs, Queen.
    Woman,
    /// Mr, King.
    Man,
}

const PARTICLES: [&str; 46] = [
    "abu", "ad", "af", "al", "an", "ar", "as", "ash", "at", "av", "az", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "e", "el", "en", "es", "ibn", "la", "las", "le", "les", "of", "ten", "ter", "the", "ud", "ul", "ur", "van", "von", "y", "zu", "zur",
];
const GENERATIONS: [&str; 2] = ["jr", "sr"];
const NUMBERS: [&str; 15] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xvi", "xxiii"];
const HONOURS: [&str; 8] = ["cbe", "esq", "kc", "mbe", "md", "obe", "phd", "qc"];
/// Titles that stay titles before a word that may be a given name: "Prince William", "Mr Dean".
const FIRM_TITLES: [&str; 20] = [
    "dame",
    "dr",
    "king",
    "lady",
    "lord",
    "miss",
    "mr",
    "mrs",
    "ms",
    "pope",
    "president",
    "prince",
    "princess",
    "queen",
    "rep",
    "saint",
    "sen",
    "senator",
    "sheikh",
    "sir",
];
/// Titles whose bearers go by their given name.
const ROYAL_TITLES: [&str; 5] = ["king", "pope", "prince", "princess", "queen"];

impl Person {
    /// Reads a name as written, with or without title.
    pub(super) fn new(text: &str) -> Self {
        let (name, nicknames) = normal::asides(normal::after_owner(normal::bare(text)));
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
        let mut core: Vec<Word> =
            words.iter().enumerate().filter(|&(place, word)| place == last || !PARTICLES.contains(&word.text.as_str())).map(|(_, word)| word.clone()).collect();
        // "Van Holm, Jr" leaves no word but particles: then they are the name.
        if core.is_empty() {
            core.clone_from(&words);
        }
        let gender = titles.iter().find_map(|title| gender_of_title(title));
        Self { titles, words, core, generation, number, gender, nicknames: nicknames.iter().map(|name| Word::new(&crate::text::fold_words(name))).collect() }
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
        self.titles.iter().any(|title| ROYAL_TITLES.contains(&title.as_str()))
    }

    /// The gender that the given name tells.
    pub(super) fn gender_of_given_name(&self) -> Option<Gender> {
        match GENDERED_NAMES.get(&self.core.first().filter(|_| self.is_full())?.text)? {
            "f" => Some(Gender::Woman),
            _ => Some(Gender::Man),
        }
    }

    /// Which of "Jr" and "Sr" stands behind the name.
    pub(super) fn generation(&self) -> Option<&str> {
        self.generation.as_deref()
    }

    fn joined(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// "Holt, Ann" as "Ann Holt"; what follows a comma and is an age or a suffix stays or falls.
fn surname_last(name: &str) -> String {
    let Some((before, after)) = name.split_once(',') else { return name.to_owned() };
    let folded = crate::text::fold_words(after);
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
        let given = pieces.len() - place == 2 && crate::lexicon::GIVEN_NAMES.contains(word) && !FIRM_TITLES.contains(&word.as_str());
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
pub(super) fn gender_of_title(title: &str) -> Option<Gender> {
    match TITLES.get(title)?.split('\t').next()? {
        "f" => Some(Gender::Woman),
        "m" => Some(Gender::Man),
        _ => None,
    }
}

/// From this score on two names are one person's; set on the pairs of names for development.
pub(super) const SAME: f64 = 0.7;

/// How two names compare, with what decided it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judgement {
    /// In `0.0..=1.0`; the same from [`SAME`].
    pub(super) score: f64,
    /// What decided it.
    pub(super) ground: Ground,
}

/// What decided about two names of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// All words are equal.
    Equal,
    /// The same letters, parted another way.
    Joined,
    /// One is the other's surname.
    SurnameAlone,
    /// One is the other's given name.
    GivenNameAlone,
    /// Word by word.
    Words,
    /// Two numbers: Elizabeth I and II.
    Number,
    /// Father and son.
    Generation,
    /// Mr and Mrs.
    Gender,
    /// A word of each has no partner in the other.
    OtherWord,
    /// Surnames that do not match.
    OtherSurname,
}

fn rejected(ground: Ground) -> Judgement {
    Judgement { score: 0.0, ground }
}

/// Whether two names can be one person's.
pub(super) fn judge(a: &Person, b: &Person) -> Judgement {
    if a.core.is_empty() || b.core.is_empty() {
        return rejected(Ground::OtherWord);
    }
    if a.number.is_some() && b.number.is_some() && a.number != b.number {
        return rejected(Ground::Number);
    }
    if father_and_son(a, b) {
        return rejected(Ground::Generation);
    }
    if a.gender.is_some() && b.gender.is_some() && a.gender != b.gender {
        return rejected(Ground::Gender);
    }
    if a.words == b.words {
        return Judgement { score: 1.0, ground: Ground::Equal };
    }
    if a.core.len() == 1 && b.core.len() == 1 {
        return two_single_words(&a.core[0], &b.core[0]);
    }
    if joined_alike(a, b) {
        return Judgement { score: 0.95, ground: Ground::Joined };
    }
    let (mut left, mut right) = (a.core.clone(), b.core.clone());
    if left.len() != right.len() {
        join_split(&mut left, &right);
        join_split(&mut right, &left);
    }
    let swap = left.len() > right.len();
    let (shorter, longer, short_person) = if swap { (&right, &left, b) } else { (&left, &right, a) };
    if shorter.len() == 1 {
        let royal = a.is_royal() || b.is_royal();
        return one_word_in_name(&shorter[0], longer, short_person.is_royal(), royal);
    }
    full_names(shorter, longer)
}

/// "Jr" against "Sr", or against the plain name it is told apart from.
fn father_and_son(a: &Person, b: &Person) -> bool {
    match (&a.generation, &b.generation) {
        (Some(x), Some(y)) => x != y,
        (None, None) => false,
        (x, _) => {
            let (junior, other) = if x.is_some() { (a, b) } else { (b, a) };
            // "Randy K. Weber, Sr." is Randy Weber: nobody writes the initial of one and leaves it out of the other to part them.
            junior.core == other.core || junior.core.len() <= 2 && other.core.len() >= 2 && !junior.core.iter().any(Word::is_initial)
        }
    }
}

/// Two names of one word each: spellings of one sound, unless both are well-known names.
fn two_single_words(a: &Word, b: &Word) -> Judgement {
    let likeness = word::likeness(a, b);
    let ground = if likeness > 0.0 { Ground::Words } else { Ground::OtherSurname };
    let score = if a.text == b.text {
        1.0
    } else if word::are_two_listed(a, b) && word::cost(a, b) > BARE_LISTED_COST {
        likeness.min(0.66)
    } else if likeness < 0.9 {
        likeness - 0.12
    } else {
        likeness
    };
    Judgement { score: score.max(0.0), ground }
}

/// Cost above which two well-known surnames that stand alone are two surnames.
const BARE_LISTED_COST: f64 = 0.1;

/// The same letters or sounds in other pieces: "El Shafee Elsheikh", "Elshafee El Sheikh".
fn joined_alike(a: &Person, b: &Person) -> bool {
    let (left, right) = (a.joined(), b.joined());
    left.len() >= 8 && left.len().abs_diff(right.len()) <= 1 && a.words.len() != b.words.len() && Word::new(&left).sound == Word::new(&right).sound
        || left == right
}

/// Joins two neighbouring words that the other name writes as one: "Heung Min", "Heungmin".
fn join_split(words: &mut Vec<Word>, other: &[Word]) {
    let mut at = 0;
    while at + 1 < words.len() {
        let (first, second) = (&words[at], &words[at + 1]);
        let alone = |word: &Word| word.text.len() > 1 && !other.iter().any(|there| there.text == word.text);
        if alone(first) && alone(second) {
            let joined = Word::new(&format!("{}{}", first.text, second.text));
            let longer = first.text.len().max(second.text.len());
            let meets = |there: &&Word| {
                there.text.len() > 3
                    && (there.text == joined.text
                        || there.text.len().abs_diff(joined.text.len()) <= 2 && there.text.len() > longer + 1 && word::likeness(there, &joined) >= 0.9)
            };
            if other.iter().any(|there| meets(&there)) {
                words.splice(at..at + 2, [joined]);
                continue;
            }
        }
        at += 1;
    }
}

/// One word against a full name: its surname, its given name if that is how the bearer is called, or a middle name.
fn one_word_in_name(alone: &Word, full: &[Word], alone_is_royal: bool, royal: bool) -> Judgement {
    let (Some(first), Some(last)) = (full.first(), full.last()) else { return rejected(Ground::OtherWord) };
    let of = |score: f64, ground: Ground| Judgement { score, ground };
    if alone.is_initial() {
        return rejected(Ground::OtherWord);
    }
    let given = word::likeness(alone, first);
    if alone_is_royal {
        return if given >= 0.9 { of(0.8, Ground::GivenNameAlone) } else { rejected(Ground::OtherSurname) };
    }
    let surname = word::likeness(alone, last);
    if surname >= 0.9 {
        let two = word::are_two_listed(alone, last) && word::cost(alone, last) > BARE_LISTED_COST;
        return of(if two { 0.66 } else { 0.93 * surname }, Ground::SurnameAlone);
    }
    if surname >= 0.8 && alone.text.len().min(last.text.len()) >= 7 && !word::are_two_listed(alone, last) {
        return of(0.78, Ground::SurnameAlone);
    }
    if alone.text == first.text {
        let called_so = full.len() >= 3 || !alone.is_given_name() || royal;
        return of(if called_so { 0.72 } else { 0.6 }, Ground::GivenNameAlone);
    }
    if full[1..].iter().any(|word| word::likeness(alone, word) >= 0.9) {
        return of(0.75, Ground::SurnameAlone);
    }
    rejected(Ground::OtherSurname)
}

/// Two words of two names that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Partner {
    left: usize,
    right: usize,
    score: f64,
}

/// How well two words of full names go together: spelling, initial, short form, slip of the fingers.
fn word_score(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes().first() == b.text.as_bytes().first() { INITIAL } else { 0.0 };
    }
    let likeness = word::likeness(a, b);
    if likeness < 0.85 && word::is_short_form(a, b) {
        return 0.88;
    }
    if likeness < 0.8 && word::is_swapped(a, b) && !word::are_two_listed(a, b) {
        return 0.8;
    }
    likeness
}

/// The score of an initial against the word it may stand for.
const INITIAL: f64 = 0.75;

/// The best partners first; each word has one at most.
fn partners(left: &[Word], right: &[Word]) -> Vec<Partner> {
    let mut all: Vec<Partner> = Vec::new();
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            let score = word_score(a, b);
            if score >= 0.6 {
                all.push(Partner { left: i, right: j, score });
            }
        }
    }
    all.sort_by(|x, y| {
        y.score.total_cmp(&x.score).then_with(|| x.left.abs_diff(x.right).cmp(&y.left.abs_diff(y.right))).then((x.left, x.right).cmp(&(y.left, y.right)))
    });
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    all.retain(|partner| {
        let free = !used_left[partner.left] && !used_right[partner.right];
        if free {
            used_left[partner.left] = true;
            used_right[partner.right] = true;
        }
        free
    });
    all
}

/// Names longer than this are no names.
const LONGEST_NAME: usize = 12;

/// Two names of two words or more, the shorter one first.
fn full_names(shorter: &[Word], longer: &[Word]) -> Judgement {
    if longer.len() > LONGEST_NAME {
        return rejected(Ground::OtherWord);
    }
    if middle_initials_differ(shorter, longer) {
        return rejected(Ground::OtherWord);
    }
    let partners = partners(shorter, longer);
    let alone = |words: &[Word], taken: &dyn Fn(usize) -> bool| -> Vec<bool> {
        (0..words.len()).filter(|&place| !taken(place)).map(|place| words[place].is_initial()).collect()
    };
    let left_alone = alone(shorter, &|place| partners.iter().any(|partner| partner.left == place));
    let right_alone = alone(longer, &|place| partners.iter().any(|partner| partner.right == place));
    let mut factor = 1.0;
    if !left_alone.is_empty() {
        let initial_against_word = left_alone.contains(&true) && !right_alone.is_empty();
        let word_against_word = left_alone.contains(&false) && !right_alone.is_empty();
        if initial_against_word || word_against_word || left_alone.len() > 1 || partners.len() < 2 {
            return rejected(Ground::OtherWord);
        }
        factor = 0.62;
    }
    let is_last = |partner: &Partner| partner.left + 1 == shorter.len() || partner.right + 1 == longer.len();
    if !partners.iter().any(is_last) {
        return rejected(Ground::OtherSurname);
    }
    let (mut total, mut weights) = (0.0, 0.0);
    for partner in &partners {
        let mut weight = if is_last(partner) { 1.2 } else { 1.0 };
        if shorter[partner.left].is_initial() || longer[partner.right].is_initial() {
            weight *= 0.5;
        }
        total += weight * partner.score;
        weights += weight;
    }
    let mut score = total / weights;
    let initial = |partner: &Partner| shorter[partner.left].is_initial() || longer[partner.right].is_initial();
    if partners.iter().filter(|partner| partner.score < 0.8 && !initial(partner)).count() > 1 {
        score -= 0.15;
    }
    if partners.iter().any(|partner| partner.score < 0.72) {
        score -= 0.08;
    }
    if shorter.len() == 2 && longer.len() >= 4 {
        score -= 0.03 * right_alone.len() as f64;
    }
    Judgement { score: (score * factor).clamp(0.0, 1.0), ground: Ground::Words }
}

/// "George W. Holt" against "George H. W. Holt": initials after the same given name part people.
fn middle_initials_differ(a: &[Word], b: &[Word]) -> bool {
    let ([first, middle, .., last], [other_first, other_middle, .., other_last]) = (a, b) else { return false };
    first.text == other_first.text
        && last.text == other_last.text
        && (middle.is_initial() || other_middle.is_initial())
        && word_score(middle, other_middle) < 0.6
}

/// What makes two names one person's or two, in words of the newsroom.
pub(super) fn explain(a: &Person, b: &Person, judgement: Judgement) -> String {
    match judgement.ground {
        Ground::Equal if a.titles != b.titles => "same name, other title".into(),
        Ground::Equal => "same name".into(),
        Ground::Joined => "same letters, written apart in another way".into(),
        Ground::SurnameAlone => with_spelling("surname alone", shortest(a, b), &longest(a, b).core),
        // In many languages the family name comes first.
        Ground::GivenNameAlone if shortest(a, b).is_surname() && !shortest(a, b).is_given_name() => "surname alone".into(),
        Ground::GivenNameAlone => "given name alone".into(),
        Ground::Words => explain_words(&a.core, &b.core),
        Ground::Number => "another number behind the name".into(),
        Ground::Generation => "father and son by Jr or Sr".into(),
        Ground::Gender => "one title is a woman's, one a man's".into(),
        Ground::OtherWord => "a word of each name has no match in the other".into(),
        Ground::OtherSurname => "other surname".into(),
    }
}

fn shortest<'a>(a: &'a Person, b: &'a Person) -> &'a Word {
    if a.core.len() < b.core.len() { &a.core[0] } else { &b.core[0] }
}

fn longest<'a>(a: &'a Person, b: &'a Person) -> &'a Person {
    if a.core.len() < b.core.len() { b } else { a }
}

/// "surname alone", with the change of spelling where there is one.
fn with_spelling(what: &str, alone: &Word, full: &[Word]) -> String {
    if full.iter().any(|word| word.text == alone.text) {
        return what.to_owned();
    }
    let nearest = full.iter().max_by(|x, y| word::likeness(alone, x).total_cmp(&word::likeness(alone, y)));
    nearest.map_or_else(|| what.to_owned(), |word| format!("{what}, {}", super::change::describe(&word.text, &alone.text)))
}

fn explain_words(a: &[Word], b: &[Word]) -> String {
    let (mut left, mut right) = (a.to_vec(), b.to_vec());
    join_split(&mut left, &right);
    join_split(&mut right, &left);
    let mut pairs = partners(&left, &right);
    pairs.sort_by_key(|partner| partner.left);
    let mut reasons: Vec<String> = Vec::new();
    let whole = left.len() > 1 && right.len() > 1;
    for pair in &pairs {
        let (x, y) = (&left[pair.left], &right[pair.right]);
        let surname = pair.left + 1 == left.len() || pair.right + 1 == right.len();
        let which = if surname { "surname" } else { "given name" };
        if x.text == y.text {
            if whole {
                reasons.push(format!("same {which}"));
            }
        } else if x.is_initial() || y.is_initial() {
            let (short, full) = if x.is_initial() { (x, y) } else { (y, x) };
            reasons.push(format!("initial {}. for {}", short.text.to_uppercase(), capitalised(&full.text)));
        } else if word::is_short_form(x, y) && word::likeness(x, y) < 0.85 {
            let (short, full) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
            reasons.push(format!("{} is short for {}", capitalised(&short.text), capitalised(&full.text)));
        } else {
            reasons.insert(0, super::change::describe(&x.text, &y.text));
        }
    }
    let inner_left_out = left.len() != right.len();
    if inner_left_out {
        reasons.push("a middle name left out".into());
    }
    reasons.dedup();
    if reasons.is_empty() { "no word in common".into() } else { reasons.join(", ") }
}

/// A folded word with a capital.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
