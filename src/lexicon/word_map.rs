//! A table of words whose short ones, nearly all, are looked up as numbers.

use foldhash::HashMap;

/// What is known of words, each once.
#[derive(Debug, Clone)]
pub(crate) struct WordMap<V> {
    short: HashMap<u128, V>,
    long: HashMap<Box<str>, V>,
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self { short: HashMap::default(), long: HashMap::default() }
    }
}

impl<V: Copy> WordMap<V> {
    /// What is known of a word.
    pub(crate) fn get(&self, word: &str) -> Option<V> {
        match packed(word) {
            Some(packed) => self.short.get(&packed).copied(),
            None => self.long.get(word).copied(),
        }
    }

    /// Keeps what is known of a word; what was known before is forgotten.
    pub(crate) fn insert(&mut self, word: &str, value: V) {
        match packed(word) {
            Some(packed) => self.short.insert(packed, value),
            None => self.long.insert(word.into(), value),
        };
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Forgets every word.
    pub(crate) fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
    }
}

impl<'w, V: Copy> FromIterator<(&'w str, V)> for WordMap<V> {
    fn from_iter<I: IntoIterator<Item = (&'w str, V)>>(words: I) -> Self {
        let mut map = Self::default();
        words.into_iter().for_each(|(word, value)| map.insert(word, value));
        map
    }
}

/// A word of up to 15 bytes as one number: its bytes from the lowest on, then its length in the highest.
fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let length = bytes.len();
    let low = |count: usize| bytes[..count].iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let (first, rest) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        _ if length > 15 => return None,
        // The last eight bytes overlap the first where the word is shorter than both.
        (Some(first), Some(last)) if length > 8 => (u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> (8 * (16 - length))),
        (Some(first), _) => (u64::from_le_bytes(*first), 0),
        _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4)), 0),
            _ => (low(length), 0),
        },
    };
    Some(u128::from(first) | u128::from(rest) << 64 | (length as u128) << 120)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_word_holds_its_bytes_and_its_length() {
        let letters = "abcdefghijklmnop";
        for length in 0..16 {
            let word = &letters[..length];
            let bytes = packed(word).unwrap().to_le_bytes();
            assert_eq!((&bytes[..length], usize::from(bytes[15])), (word.as_bytes(), length));
            assert!(bytes[length..15].iter().all(|byte| *byte == 0), "{word}");
        }
        assert_eq!(packed(letters), None);
    }

    #[test]
    fn words_of_every_length_are_found() {
        let words = ["", "a", "harn", "harbour", "eightlet", "a little longer", "a word without an end"];
        let map: WordMap<usize> = words.iter().enumerate().map(|(at, word)| (*word, at)).collect();
        assert!(words.iter().enumerate().all(|(at, word)| map.get(word) == Some(at)));
        assert_eq!((map.len(), map.get("har"), map.get("a word without an en")), (words.len(), None, None));
    }
}
