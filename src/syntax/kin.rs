//! Words of one root or of one meaning: "resigned" and "resignation", "killed" and "deaths".
//!
//! The stem keeps them apart, as a dictionary would; for telling whether two sentences say the same they are one word.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem;

/// Words that news uses for one another, of any class; the first stands for all. No rule of stems or endings links them.
const GROUPS: &[&str] = &[
    "kill death dead die fatality fatal slay murder",
    "injure injury hurt wound",
    "win victory triumph winner",
    "beat defeat overcome",
    "lose loss",
    "arrest detain apprehend",
    "rob robbery heist robber",
    "steal theft thief",
    "quake earthquake tremor",
    "blaze fire wildfire",
    "storm hurricane cyclone typhoon",
    "flood floodwater",
    "crash collision collide derail",
    "blast explosion explode",
    "shoot gunman gunfire",
    "house home household",
    "passenger traveller traveler",
    "worker employee staff",
    "company firm",
    "student pupil",
    "child kid youngster",
    "doctor physician",
    "police policeman",
    "lawyer attorney",
    "jail prison imprison",
    "aircraft airliner aeroplane airplane",
    "car vehicle",
    "resign quit",
    "begin start commence",
    "close shut closure",
    "shareholder investor",
    "buy purchase acquire acquisition takeover",
    "sell sale",
    "pay payment",
    "rise increase climb grow growth",
    "drop fall decline decrease",
    "vote ballot voter turnout",
    "choose elect",
    "deny denial",
    "demonstrate protest demonstrator march",
    "inquiry investigation probe",
    "decide decision",
    "goal scorer",
    "match game fixture",
    "coach manager",
    "embrace hug cuddle",
    "tear cry weep sob tearful",
    "comfort console",
    "medic paramedic",
    "evacuate evacuee",
    "road highway motorway",
    "town city",
    "negotiation talk",
    "deal agreement accord",
    "delay postpone",
    "cancel scrap",
    "hospital clinic",
    "illness disease sick",
    "wife husband spouse",
    "build construct",
    "damage destroy destruction wreck",
    "profit earnings",
    "ship vessel boat",
    "gust wind",
];

/// Stem to the stem that stands for its group.
static GROUP_OF: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut groups = HashMap::new();
    for group in GROUPS {
        let mut words = group.split(' ').map(stem);
        let first = words.next().expect("no group is empty");
        for word in words {
            groups.entry(root(&word).to_owned()).or_insert_with(|| root(&first).to_owned());
        }
    }
    groups
});

/// Endings that make another class of word of a stem, which has lost its last "e"; the longer of two that end alike first.
const ENDINGS: &[&str] = &["ization", "isation", "ation", "ement", "ment", "enc", "anc", "ion", "at", "al", "er", "or", "iz", "is", "ur"];

/// What is left of a stem without the ending that only makes another class of word; five letters at least.
fn root(stem: &str) -> &str {
    if !stem.is_ascii() {
        return stem;
    }
    ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending).filter(|root| root.len() >= 5)).unwrap_or(stem)
}

/// The stem that stands for all stems of the same root or meaning.
pub(crate) fn kin(stem: &str) -> &str {
    let root = root(stem);
    GROUP_OF.get(root).map_or(root, String::as_str)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn are_kin(a: &str, b: &str) -> bool {
        kin(&stem(a)) == kin(&stem(b))
    }

    #[test]
    fn words_of_one_root_or_meaning_are_kin() {
        for (a, b) in [("resigned", "resignation"), ("evacuated", "evacuations"), ("announces", "announcement"), ("killed", "deaths"), ("hurt", "injuries")] {
            assert!(are_kin(a, b), "{a} {b}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_not() {
        for (a, b) in [("station", "states"), ("injured", "killed"), ("mental", "mention"), ("party", "part")] {
            assert!(!are_kin(a, b), "{a} {b}");
        }
    }

    #[test]
    fn no_word_is_listed_that_a_rule_links_or_that_stands_before_it() {
        let mut known = HashSet::new();
        let mut words = GROUPS.iter().flat_map(|group| group.split(' '));
        assert_eq!(words.find(|word| !known.insert(root(&stem(word)).to_owned())), None);
    }

    #[test]
    fn the_word_that_stands_for_a_group_stands_for_itself() {
        for group in GROUPS {
            let words: Vec<&str> = group.split(' ').collect();
            assert!(words.iter().all(|word| are_kin(word, words[0])), "{group}");
        }
    }
}
