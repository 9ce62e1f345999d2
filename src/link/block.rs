//! Which names are worth comparing: those that share a key, so that never all pairs are tried.

use std::collections::BTreeMap;

use super::body::Body;
use super::person::Person;
use super::transliteration::{is_vowel, sound};
use super::word::Word;
use crate::annotate::Kind;

/// The consonants of a word by classes of sound, four at most; a vowel in front is kept as a sign. Nearly all spellings of
/// one word share it (.994 of the accepted pairs for development).
fn skeleton(sounds: &[u8], most: usize) -> String {
    let mut skeleton = String::new();
    if sounds.first().is_some_and(|&first| is_vowel(first) || first == b'h') {
        skeleton.push('a');
    }
    for &sound in sounds {
        let class = match sound {
            _ if is_vowel(sound) || sound == b'h' => continue,
            b'g' | b'k' | b'X' | b'q' => 'k',
            b'c' | b'C' | b's' | b'S' | b'z' | b'j' => 's',
            b'v' | b'f' | b'b' => 'v',
            b'm' | b'n' => 'n',
            b't' | b'd' => 't',
            other if other.is_ascii() => char::from(other),
            _ => continue,
        };
        if skeleton.len() == most {
            break;
        }
        if !skeleton.ends_with(class) {
            skeleton.push(class);
        }
    }
    skeleton
}

/// The key of one word.
pub(super) fn word_key(word: &Word) -> String {
    format!("w{}", skeleton(&word.sound, 4))
}

/// Keys of a person's full name.
pub(super) fn person_keys(person: &Person) -> Vec<String> {
    let mut keys: Vec<String> = person.core.iter().filter(|word| !word.is_initial()).map(word_key).collect();
    let joined: String = person.words.iter().map(|word| word.text.as_str()).collect();
    keys.push(format!("j{}", skeleton(&sound(&joined), 6)));
    sorted(keys)
}

/// Keys of a body's name: of its telling words, of its letters as an acronym, of the whole.
pub(super) fn body_keys(body: &Body) -> Vec<String> {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        format!("a{}", letters.into_iter().collect::<String>())
    };
    let mut keys: Vec<String> = body.telling().map(word_key).collect();
    if body.words.len() > 1 {
        keys.extend(body.initials().iter().map(|initials| letters(initials)));
        keys.push(letters(&body.core.iter().filter_map(|word| word.text.chars().next()).collect::<String>()));
    }
    keys.extend(body.as_acronym().map(letters));
    if body.kind == Kind::Place {
        // A slip may take a consonant out of a place's name, hardly one of its first letters.
        keys.extend(body.telling().filter_map(|word| word.text.get(..3)).map(|start| format!("p{start}")));
    }
    keys.extend(body.town.map(|town| format!("t{town}")));
    keys.extend(body.country.as_ref().map(|country| format!("={} {}", country.id, country.side)));
    let joined: String = body.core.iter().map(|word| word.text.as_str()).collect();
    keys.push(format!("j{}", skeleton(&sound(&joined), 6)));
    sorted(keys)
}

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Names that share a key are compared one and all up to this many; a key that more share is too common to tell, and only
/// names that share a second key are compared.
const BLOCK: usize = 60;

/// Pairs of names that share a key, each once, the smaller position first, ascending. `keys` holds each name's keys, sorted.
pub(super) fn pairs(keys: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (name, keys) in keys.iter().enumerate() {
        for key in keys {
            blocks.entry(key).or_default().push(name);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (key, names) in blocks {
        if names.len() <= BLOCK {
            all_pairs(&names, &mut pairs);
            continue;
        }
        let mut finer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &name in &names {
            for second in keys[name].iter().filter(|second| *second != key) {
                finer.entry(second).or_default().push(name);
            }
        }
        for (_, names) in finer {
            if names.len() <= BLOCK {
                all_pairs(&names, &mut pairs);
            } else {
                // Names so common that two keys do not part them: neighbours in the sorted list only.
                names.windows(BLOCK / 4).for_each(|window| pairs.extend(window[1..].iter().map(|&other| (window[0], other))));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn all_pairs(names: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (place, &name) in names.iter().enumerate() {
        pairs.extend(names[place + 1..].iter().map(|&other| (name, other)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &[String], b: &[String]) -> bool {
        a.iter().any(|key| b.contains(key))
    }

    #[test]
    fn spellings_share_a_key() {
        let keys = |name: &str| person_keys(&Person::new(name));
        assert!(meet(&keys("Tarek Khalidov"), &keys("Tariq Halidow")));
        assert!(meet(&keys("Bill Harnan"), &keys("William Harnan")));
        assert!(!meet(&keys("Ann Holt"), &keys("Ruth Vance")));
    }

    #[test]
    fn an_acronym_meets_its_long_form_though_misspelt() {
        let keys = |name: &str| body_keys(&Body::new(name, Kind::Organization));
        assert!(meet(&keys("HCGA"), &keys("Harnian Coast Guard Agency")));
        assert!(meet(&keys("HGCA"), &keys("Harnian Coast Guard Agency")));
    }

    #[test]
    fn a_common_key_does_not_bring_all_pairs() {
        let keys: Vec<Vec<String>> = (0..3000).map(|n| vec![format!("j{n}"), "wcommon".to_owned()]).collect();
        assert!(pairs(&keys).len() < 3000 * BLOCK);
    }
}
