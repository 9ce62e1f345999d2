//! Which names are worth comparing: those that share a key, so that never all pairs are tried.

use super::body::Body;
use super::person::Person;
use super::transliteration::{is_vowel, sound};
use super::word::Word;
use crate::annotate::Kind;
use crate::key::hash;

/// The consonants of a word by classes of sound, `most` at most; a vowel in front is kept as a sign. Nearly all spellings of
/// one word share that of four (.994 of the accepted pairs for development).
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

/// What names share that are worth comparing, as a hash: a list of a million names has some millions of keys.
pub(super) type Key = u64;

/// The key of one word.
pub(super) fn word_key(word: &Word) -> Key {
    hash(["w", &skeleton(&word.sound, 4)])
}

fn whole_key<'a>(words: impl Iterator<Item = &'a Word>) -> Key {
    let joined: String = words.map(|word| word.text.as_str()).collect();
    hash(["j", &skeleton(&sound(&joined), 6)])
}

/// Keys of a person's full name.
pub(super) fn person_keys(person: &Person) -> Vec<Key> {
    let mut keys: Vec<Key> = person.core.iter().filter(|word| !word.is_initial()).map(word_key).collect();
    keys.push(whole_key(person.words.iter()));
    sorted(keys)
}

/// Keys of a body's name: of its telling words, of its letters as an acronym, of the whole.
pub(super) fn body_keys(body: &Body) -> Vec<Key> {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        hash(["a", &letters.into_iter().collect::<String>()])
    };
    let mut keys: Vec<Key> = body.telling().map(word_key).collect();
    if body.words.len() > 1 {
        keys.extend(body.initials().iter().map(|initials| letters(initials)));
        keys.push(letters(&body.core.iter().filter_map(|word| word.text.chars().next()).collect::<String>()));
    }
    keys.extend(body.as_acronym().map(letters));
    if body.kind == Kind::Place {
        // A slip may take a consonant out of a place's name, hardly one of its first letters.
        keys.extend(body.telling().filter_map(|word| word.text.get(..3)).map(|start| hash(["p", start])));
    }
    keys.extend(body.town.map(|town| hash(["t", town])));
    keys.extend(body.country.as_ref().map(|country| hash(["=", country.id, &country.side])));
    keys.push(whole_key(body.core.iter()));
    sorted(keys)
}

/// Sorted, each once.
fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

/// Names that share a key are compared one and all up to this many; a key that more share is too common to tell, and only
/// names that share a second key are compared.
const BLOCK: usize = 60;

/// Pairs of names that share a key, each once, the smaller position first, ascending. `keys` holds each name's keys.
pub(super) fn pairs(keys: &[Vec<Key>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let held = keys.iter().enumerate().flat_map(|(name, keys)| keys.iter().map(move |&key| (key, name as u32)));
    for block in blocks(&sorted(held.collect())) {
        if block.len() <= BLOCK {
            all_pairs(block, &mut pairs);
            continue;
        }
        let seconds = |&(key, name): &(Key, u32)| keys[name as usize].iter().filter(move |&&second| second != key).map(move |&second| (second, name));
        for block in blocks(&sorted(block.iter().flat_map(seconds).collect())) {
            if block.len() <= BLOCK {
                all_pairs(block, &mut pairs);
            } else {
                // Names so common that two keys do not part them: neighbours in the sorted list only.
                block.windows(BLOCK / 4).for_each(|window| pairs.extend(window[1..].iter().map(|other| (window[0].1, other.1))));
            }
        }
    }
    sorted(pairs).into_iter().map(|(a, b)| (a as usize, b as usize)).collect()
}

/// The names of one key after the other.
fn blocks(sorted: &[(Key, u32)]) -> impl Iterator<Item = &[(Key, u32)]> {
    sorted.chunk_by(|a, b| a.0 == b.0)
}

fn all_pairs(block: &[(Key, u32)], pairs: &mut Vec<(u32, u32)>) {
    for (place, &(_, name)) in block.iter().enumerate() {
        pairs.extend(block[place + 1..].iter().map(|&(_, other)| (name, other)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &[Key], b: &[Key]) -> bool {
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
        let keys: Vec<Vec<Key>> = (0..3000).map(|n| vec![n, 3000]).collect();
        assert!(pairs(&keys).len() < 3000 * BLOCK);
    }
}
