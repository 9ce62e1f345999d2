//! Forms to their lemmas: "evacuated" to "evacuate", by a list of irregular forms and by rules that a dictionary checks.

use super::tag::Speech;
use crate::lexicon::{Forms, IRREGULAR, forms};

/// The lemma of a word (lower case) that is this part of speech; the word itself where it has no ending to lose.
///
/// ```
/// use newsdiff::syntax::{Speech, lemma};
/// assert_eq!(lemma("evacuated", Speech::Verb), "evacuate");
/// assert_eq!(lemma("families", Speech::Noun), "family");
/// assert_eq!(lemma("worst", Speech::Adjective), "bad");
/// ```
pub fn lemma(word: &str, speech: Speech) -> String {
    let (tag, bare) = match speech {
        Speech::Noun => ("n:", Forms::NOUN),
        Speech::Verb | Speech::Auxiliary => ("v:", Forms::VERB),
        Speech::Adjective => ("a:", Forms::ADJECTIVE),
        Speech::Adverb => ("r:", Forms::ADJECTIVE),
        _ => return word.to_owned(),
    };
    if let Some((_, lemma)) = AUXILIARIES.iter().find(|(form, _)| speech == Speech::Auxiliary && *form == word) {
        return (*lemma).to_owned();
    }
    if let Some(lemma) = IRREGULAR.get(word).and_then(|lemmas| lemmas.split(',').find_map(|lemma| lemma.strip_prefix(tag))) {
        return lemma.to_owned();
    }
    let mut candidates = match speech {
        Speech::Noun => of_noun(word),
        Speech::Verb | Speech::Auxiliary => of_verb(word),
        _ => of_comparison(word),
    };
    let is_comparison = matches!(speech, Speech::Adjective | Speech::Adverb);
    match candidates.iter().position(|candidate| forms(candidate).can_be(bare)) {
        Some(known) => candidates.swap_remove(known),
        // "species", "less" in the dictionary as they stand.
        None if candidates.is_empty() || is_comparison || forms(word).can_be(bare) => word.to_owned(),
        None => candidates.swap_remove(0),
    }
}

/// Contracted forms of auxiliaries; the others are known as forms of verbs.
const AUXILIARIES: &[(&str, &str)] = &[
    ("'d", "would"),
    ("'ll", "will"),
    ("'m", "be"),
    ("'re", "be"),
    ("'s", "be"),
    ("'ve", "have"),
    ("ca", "can"),
    ("wo", "will"),
    ("’d", "would"),
    ("’ll", "will"),
    ("’m", "be"),
    ("’re", "be"),
    ("’s", "be"),
    ("’ve", "have"),
];

/// What may stand for the singular, likeliest first.
fn of_noun(word: &str) -> Vec<String> {
    let Some(root) = word.strip_suffix('s').filter(|root| !root.ends_with(['s', '\'', '’']) && root.len() > 1) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(stem) = root.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        found.push(format!("{stem}y"));
    }
    if let Some(stem) = root.strip_suffix('e').filter(|stem| stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh")) {
        if stem.ends_with(['s', 'z']) {
            found.push(root.to_owned());
        }
        found.push(stem.to_owned());
    }
    found.push(root.to_owned());
    found
}

/// What may stand for the bare form of a verb, likeliest first.
fn of_verb(word: &str) -> Vec<String> {
    if word.ends_with('s') {
        return of_noun(word);
    }
    let Some(root) = ["ing", "ed"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|root| root.contains(['a', 'e', 'i', 'o', 'u', 'y'])) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut last = root.chars().rev();
    let (end, before) = (last.next(), last.next());
    if let Some(stem) = root.strip_suffix('i').filter(|_| word.ends_with("ed")) {
        found.push(format!("{stem}y"));
    }
    let doubled = end == before && end.is_some_and(|end| end.is_ascii_alphabetic() && !"aeiou".contains(end));
    if doubled && !root.ends_with("ss") && !root.ends_with("ll") {
        found.push(root[..root.len() - 1].to_owned());
    }
    let silent = root.ends_with(['v', 'c', 'u', 'z', 's']) && !root.ends_with("ss") || root.ends_with("dg") || root.ends_with("at") && root.len() > 3;
    if silent {
        found.push(format!("{root}e"));
        found.push(root.to_owned());
    } else {
        found.push(root.to_owned());
        found.push(format!("{root}e"));
    }
    if doubled {
        found.push(root[..root.len() - 1].to_owned());
    }
    found
}

/// What may stand for the bare form of "-er" and "-est", likeliest first.
fn of_comparison(word: &str) -> Vec<String> {
    let Some(root) = ["est", "er"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|root| root.len() > 1) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(stem) = root.strip_suffix('i') {
        found.push(format!("{stem}y"));
    }
    found.push(root.to_owned());
    found.push(format!("{root}e"));
    let mut last = root.chars().rev();
    if root.is_ascii() && last.next() == last.next() {
        found.push(root[..root.len() - 1].to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_lost_as_the_dictionary_knows() {
        for (form, speech, expected) in [
            ("stopped", Speech::Verb, "stop"),
            ("making", Speech::Verb, "make"),
            ("carried", Speech::Verb, "carry"),
            ("killed", Speech::Verb, "kill"),
            ("took", Speech::Verb, "take"),
            ("watches", Speech::Verb, "watch"),
            ("bodies", Speech::Noun, "body"),
            ("buses", Speech::Noun, "bus"),
            ("houses", Speech::Noun, "house"),
            ("loss", Speech::Noun, "loss"),
            ("heavier", Speech::Adjective, "heavy"),
            ("bigger", Speech::Adjective, "big"),
            ("other", Speech::Adjective, "other"),
            ("were", Speech::Auxiliary, "be"),
        ] {
            assert_eq!(lemma(form, speech), expected, "{form}");
        }
    }

    #[test]
    fn no_auxiliary_is_listed_that_is_known_as_a_verb() {
        assert_eq!(AUXILIARIES.iter().find(|(form, of)| lemma(form, Speech::Verb) == *of), None);
    }

    #[test]
    fn the_list_of_auxiliaries_has_each_form_once() {
        assert!(AUXILIARIES.is_sorted());
    }
}
