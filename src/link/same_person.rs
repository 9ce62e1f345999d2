//! Whether two names can be one person's, and why.

use std::borrow::Cow;

use super::change;
use super::partner::{Partner, alone, partners};
use super::person::Person;
use super::word::{self, Word};
use crate::text::capitalised;

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
    let (mut left, mut right) = (Cow::from(&a.core), Cow::from(&b.core));
    if left.len() != right.len() {
        join_split(left.to_mut(), &right);
        join_split(right.to_mut(), &left);
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
        match as_one(&words[at], &words[at + 1], other) {
            Some(joined) => drop(words.splice(at..at + 2, [joined])),
            None => at += 1,
        }
    }
}

/// Two words as one, if the other name has neither of them and writes them so.
fn as_one(first: &Word, second: &Word, other: &[Word]) -> Option<Word> {
    let is_alone = |word: &Word| word.text.len() > 1 && !other.iter().any(|there| there.text == word.text);
    if !is_alone(first) || !is_alone(second) {
        return None;
    }
    let joined = Word::new(&format!("{}{}", first.text, second.text));
    let longer = first.text.len().max(second.text.len());
    let is_near = |there: &Word| there.text.len().abs_diff(joined.text.len()) <= 2 && there.text.len() > longer + 1 && word::likeness(there, &joined) >= 0.9;
    other.iter().any(|there| there.text.len() > 3 && (there.text == joined.text || is_near(there))).then_some(joined)
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

/// How well two words of full names go together: spelling, initial, short form, slip of the fingers.
fn word_score(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes().first() == b.text.as_bytes().first() { INITIAL } else { 0.0 };
    }
    let likeness = word::likeness(a, b);
    if likeness < 0.9 && word::are_forms_of_one_name(a, b) {
        return 0.9;
    }
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

/// Words that score less are no partners.
const LEAST_PARTNERS: f64 = 0.6;

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
    let partners = partners(shorter, longer, LEAST_PARTNERS, word_score);
    let [left_alone, right_alone] = alone(shorter, longer, &partners);
    if !left_alone.is_empty() {
        return rejected(Ground::OtherWord);
    }
    let is_last = |partner: &Partner| partner.left + 1 == shorter.len() || partner.right + 1 == longer.len();
    let initial = |partner: &Partner| shorter[partner.left].is_initial() || longer[partner.right].is_initial();
    let (mut total, mut weights) = (0.0, 0.0);
    for partner in &partners {
        let mut weight = if is_last(partner) { 1.2 } else { 1.0 };
        if initial(partner) {
            weight *= 0.5;
        }
        total += weight * partner.score;
        weights += weight;
    }
    let mut score = total / weights;
    if partners.iter().filter(|partner| partner.score < 0.8 && !initial(partner)).count() > 1 {
        score -= 0.15;
    }
    if partners.iter().any(|partner| partner.score < 0.72) {
        score -= 0.08;
    }
    if shorter.len() == 2 && longer.len() >= 4 {
        score -= 0.03 * right_alone.len() as f64;
    }
    Judgement { score: score.clamp(0.0, 1.0), ground: Ground::Words }
}

/// "George W. Holt" against "George H. W. Holt": initials after the same given name part people.
fn middle_initials_differ(a: &[Word], b: &[Word]) -> bool {
    let ([first, middle, .., last], [other_first, other_middle, .., other_last]) = (a, b) else { return false };
    first.text == other_first.text
        && last.text == other_last.text
        && (middle.is_initial() || other_middle.is_initial())
        && word_score(middle, other_middle) < LEAST_PARTNERS
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
    nearest.map_or_else(|| what.to_owned(), |word| format!("{what}, {}", change::describe(&word.text, &alone.text)))
}

fn explain_words(a: &[Word], b: &[Word]) -> String {
    let (mut left, mut right) = (a.to_vec(), b.to_vec());
    join_split(&mut left, &right);
    join_split(&mut right, &left);
    let mut pairs = partners(&left, &right, LEAST_PARTNERS, word_score);
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
        } else if word::are_forms_of_one_name(x, y) {
            reasons.push(format!("{} and {} are one name in two languages", capitalised(&x.text), capitalised(&y.text)));
        } else if word::is_short_form(x, y) && word::likeness(x, y) < 0.85 {
            let (short, full) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
            reasons.push(format!("{} is short for {}", capitalised(&short.text), capitalised(&full.text)));
        } else {
            reasons.insert(0, change::describe(&x.text, &y.text));
        }
    }
    let inner_left_out = left.len() != right.len();
    if inner_left_out {
        reasons.push("a middle name left out".into());
    }
    reasons.dedup();
    if reasons.is_empty() { "no word in common".into() } else { reasons.join(", ") }
}
