//! Which words of a sentence are parts of a listed name of several words.

use crate::lexicon::{Listed, listed};
use crate::syntax::{Document, Sentence};

/// The longest listed name that a name may have, in words.
const LONGEST: usize = 5;

/// For each word of a sentence, which part of a listed name of several words it is, and of which list; empty where it holds no such name.
pub(super) fn listed_names(sentence: &Sentence, document: &Document<'_>) -> Vec<Vec<(u8, u8)>> {
    let words = &sentence.words;
    let mut parts = Vec::new();
    for start in (0..words.len()).filter(|start| document.form(words[*start]).listing.begins_name()) {
        let first = document.form(words[start]);
        let mut name = first.folded.clone();
        let mut among = first.listing.longer;
        for (end, word) in words.iter().enumerate().skip(start + 1).take(LONGEST - 1) {
            let form = document.form(*word);
            if form.folded.is_empty() || among == Listed::default() {
                break;
            }
            name.push(' ');
            name.push_str(&form.folded);
            let listing = listed(&name, among);
            if listing.holding != Listed::default() {
                parts.resize(words.len(), Vec::new());
                note(&mut parts[start..=end], listing.holding);
            }
            among = listing.longer;
        }
    }
    parts
}

/// Notes for the words of a name which lists hold it, and which part of it each word is: 1 the first, 2 the last, 3 an inner one.
fn note(name: &mut [Vec<(u8, u8)>], holding: Listed) {
    let last = name.len() - 1;
    for (at, word) in name.iter_mut().enumerate() {
        let part = match at {
            0 => 1,
            _ if at == last => 2,
            _ => 3,
        };
        word.extend(holding.bits().map(|list| (part, list)));
    }
}
