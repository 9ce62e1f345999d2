//! One word of a name against another: the same, a spelling of it, a short form, an initial, or another word.

use super::edit;
use super::transliteration::sound;
use crate::lexicon::{GIVEN_NAMES, NAME_FORMS, NICKNAMES, ORGANIZATION_WORDS, SURNAMES, rarity};
use crate::syntax::stem;

/// A folded word of a name with what is asked of it often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: String,
    /// Its sound form.
    pub(super) sound: Vec<u8>,
    is_given_name: bool,
    is_surname: bool,
    is_generic: bool,
    /// The given names it is short for, with commas.
    short_for: Option<&'static str>,
    /// The given name it is a form of in one of several languages.
    form_of: Option<&'static str>,
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            sound: sound(text),
            is_given_name: GIVEN_NAMES.contains(text),
            is_surname: SURNAMES.contains(text),
            is_generic: is_generic(text),
            short_for: NICKNAMES.get(text),
            form_of: NAME_FORMS.get(text),
        }
    }

    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1
    }

    pub(super) fn is_given_name(&self) -> bool {
        self.is_given_name
    }

    pub(super) fn is_surname(&self) -> bool {
        self.is_surname
    }

    /// The same as [`is_generic`] of its text.
    pub(super) fn is_generic(&self) -> bool {
        self.is_generic
    }

    /// Whether it is a well-known given name or surname: such a word is hardly a misspelling of another one.
    fn is_listed(&self) -> bool {
        self.is_given_name || self.is_surname
    }

    fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether a word stands in the names of so many bodies that it tells little.
pub(super) fn is_generic(word: &str) -> bool {
    matches!(ORGANIZATION_WORDS.get(word), Some("generic" | "organisation head" | "")) || word == "states"
}

/// Cost above which two well-known names are two names ("Tyler", "Taylor").
const LISTED_COST: f64 = 0.35;

/// How alike two words are as spellings of one name, in `0.0..=1.0`: 1 equal, from .9 spellings of one sound, from .8 a
/// slip of the pen, below .7 hardly; 0 another word.
///
/// The steps were set on the pairs of names for development: short words bear less change than long ones, and no word bears
/// a plain change of consonant unless it is long.
pub(super) fn likeness(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let likeness = likeness_by_sound(a, b);
    if likeness > 0.0 && are_gender_forms(&a.text, &b.text) { 0.0 } else { likeness }
}

/// No words are alike that cost more to turn into each other, or more for each sound of the longer one.
const MOST_COST: f64 = 2.2;
const MOST_SHARE: f64 = 0.26;
/// Nor of words of up to three letters, or of up to five whose letters are not in another order.
const MOST_COST_OF_THREE: f64 = 0.2;
const MOST_COST_OF_FIVE: f64 = 1.05;

fn likeness_by_sound(a: &Word, b: &Word) -> f64 {
    let shorter = a.text.len().min(b.text.len());
    if shorter <= 2 || a.is_number() || b.is_number() {
        return 0.0;
    }
    let longest_sound = a.sound.len().max(b.sound.len()).max(1);
    let most = if shorter <= 3 {
        MOST_COST_OF_THREE
    } else {
        let of_five = if shorter <= 5 { MOST_COST_OF_FIVE } else { 0.0 };
        MOST_COST.min(MOST_SHARE * longest_sound as f64).max(of_five)
    };
    // A little more: a share of the length may differ in the last digit.
    let Some(cost) = edit::cost_within(&a.sound, &b.sound, most + 1e-9) else { return 0.0 };
    let share = cost / longest_sound as f64;
    let both_listed = a.is_listed() && b.is_listed();
    if shorter <= 3 {
        return if cost <= MOST_COST_OF_THREE && !both_listed { 0.9 } else { 0.0 };
    }
    let reordered = a.sound == b.sound || is_reordered(&a.sound, &b.sound);
    if shorter <= 5 && cost > 0.25 && !reordered {
        return short_word(a, b, cost, both_listed);
    }
    if cost >= 0.95 && a.sound.len() == b.sound.len() && !is_reordered(&a.sound, &b.sound) && (longest_sound < 8 || both_listed) {
        return 0.0;
    }
    let likeness = if cost <= 0.5 && share <= 0.12 {
        0.95
    } else if cost <= 0.9 && share <= 0.14 {
        0.9
    } else if cost <= 1.05 && share <= 0.2 {
        0.82
    } else if cost <= 1.5 && share <= 0.24 && longest_sound >= 6 {
        0.74
    } else if cost <= MOST_COST && share <= MOST_SHARE && longest_sound >= 8 {
        0.7
    } else {
        return 0.0;
    };
    if both_listed && cost > LISTED_COST { likeness - 0.25 } else { likeness }
}

/// The same for words of four and five letters that differ by more than one vowel.
fn short_word(a: &Word, b: &Word, cost: f64, both_listed: bool) -> f64 {
    if cost <= 0.36 && !a.is_listed() && !b.is_listed() {
        return 0.78;
    }
    let one_letter_more = a.text.len().abs_diff(b.text.len()) == 1 && a.text.len().min(b.text.len()) == 5;
    if one_letter_more && cost <= MOST_COST_OF_FIVE && !both_listed && a.text.as_bytes().first() == b.text.as_bytes().first() {
        return 0.76;
    }
    if cost <= 0.6 && !both_listed { 0.7 } else { 0.0 }
}

/// The cost of turning one word into the other.
pub(super) fn cost(a: &Word, b: &Word) -> f64 {
    edit::cost(&a.sound, &b.sound)
}

/// Whether two words that are not equal are both well known: "Anderson" is no slip for "Andersson".
pub(super) fn are_two_listed(a: &Word, b: &Word) -> bool {
    a.text != b.text && a.is_listed() && b.is_listed()
}

/// Whether one word is the short form of the other's given name.
pub(super) fn is_short_form(a: &Word, b: &Word) -> bool {
    let holds = |short: &Word, full: &Word| short.short_for.is_some_and(|names| names.split(',').any(|name| name == full.text));
    holds(a, b) || holds(b, a)
}

/// Endings of a patronymic behind the father's name.
const PATRONYMIC: [&str; 14] = ["yevich", "ievich", "ovich", "evich", "avich", "ovych", "evych", "avych", "yevna", "ovna", "evna", "auna", "ivna", "ich"];

/// Whether both are the same given name, or the same father's name, in Russian, Ukrainian or Belarusian form.
pub(super) fn are_forms_of_one_name(a: &Word, b: &Word) -> bool {
    let same = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
    let have_father = || [a, b].iter().all(|word| word.text.ends_with(['a', 'h']));
    same(a.form_of, b.form_of) || have_father() && same(father(a), father(b))
}

/// The form of the father's name in a patronymic.
fn father(word: &Word) -> Option<&'static str> {
    PATRONYMIC.iter().find_map(|ending| word.text.strip_suffix(ending)).and_then(|name| NAME_FORMS.get(name))
}

/// Whether two folded words are one or two letters apart, the first letter equal, and long enough that this is hardly chance.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    let is_near = |most: usize| a.len().abs_diff(b.len()) <= most && a.as_bytes().first() == b.as_bytes().first() && strsim::osa_distance(a, b) <= most;
    a != b && (shorter >= 5 && is_near(1) || shorter >= 6 && is_near(2))
}

/// Rarity from which on a word was seen less than about four times in the news that the background counts are from.
const UNHEARD_OF: f64 = 11.5;

/// Whether a folded word hardly ever stands in the news.
pub(super) fn is_unheard_of(word: &str) -> bool {
    rarity(&stem(word)) > UNHEARD_OF
}

/// Whether the words hold the same letters, at most three out of place, the first in its place: a slip of the fingers.
pub(super) fn is_swapped(a: &Word, b: &Word) -> bool {
    let (left, right) = (a.text.as_bytes(), b.text.as_bytes());
    left.len() >= 4 && is_reordered(left, right) && left.iter().zip(right).filter(|(x, y)| x != y).count() <= 3
}

fn is_reordered(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() || a.first() != b.first() || a == b {
        return false;
    }
    let (mut left, mut right) = (a.to_vec(), b.to_vec());
    left.sort_unstable();
    right.sort_unstable();
    left == right
}

/// Endings of women's surnames in Slavic languages with those of men.
const GENDER_FORMS: [(&str, &str); 12] = [
    ("skaya", "sky"),
    ("skaya", "ski"),
    ("skaia", "skii"),
    ("ovna", "ovich"),
    ("evna", "evich"),
    ("naya", "ny"),
    ("aya", "iy"),
    ("aia", "ii"),
    ("aya", "y"),
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
];

/// Whether one is the woman's form of the other's name: two people, never a spelling.
fn are_gender_forms(a: &str, b: &str) -> bool {
    let pair = |woman: &str, man: &str| {
        GENDER_FORMS.iter().any(|(female, male)| {
            let (Some(left), Some(right)) = (woman.strip_suffix(female), man.strip_suffix(male)) else { return false };
            left == right || edit::cost(&sound(left), &sound(right)) <= 0.5
        })
    };
    pair(a, b) || pair(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> f64 {
        likeness(&Word::new(a), &Word::new(b))
    }

    #[test]
    fn spellings_of_a_rare_name_are_alike() {
        assert!(alike("tervanian", "tirvanian") >= 0.9);
        assert!(alike("zakharenka", "zakharenko") >= 0.9);
        assert!(alike("brathwaite", "braithwaite") >= 0.8);
    }

    #[test]
    fn a_woman_does_not_bear_the_name_of_a_man() {
        assert!(alike("petrova", "petrov") < 0.1);
        assert!(alike("belovskaya", "belovsky") < 0.1);
    }

    #[test]
    fn well_known_names_are_no_spellings_of_each_other() {
        assert!(alike("robinson", "robertson") < 0.7);
        assert!(alike("john", "joan") < 0.7);
        assert!(alike("12", "13") < 0.1);
    }

    #[test]
    fn given_names_have_forms_by_language() {
        let forms = |a: &str, b: &str| are_forms_of_one_name(&Word::new(a), &Word::new(b));
        assert!(forms("volodymyr", "vladimir") && forms("ihor", "igor") && forms("vladimirovich", "volodymyrovych"));
        assert!(!forms("igor", "oleg") && !forms("holt", "vance"));
    }

    #[test]
    fn short_forms_of_given_names_are_known_either_way() {
        assert!(is_short_form(&Word::new("bill"), &Word::new("william")));
        assert!(is_short_form(&Word::new("william"), &Word::new("bill")));
        assert!(!is_short_form(&Word::new("bill"), &Word::new("hillary")));
    }
}
