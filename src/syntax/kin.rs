//! Words of one root or of one meaning: "resigned" and "resignation", "killed" and "deaths".
//!
//! The stem keeps them apart, as a dictionary would; for telling whether two sentences say the same they are one word.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem;

/// Words that news uses for one another, forms of any class; the first stands for all. No derivation rule links them.
const GROUPS: &[&str] = &[
    "kill death dead die fatality fatal slay murder deadly",
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
    "flood flooding floodwater",
    "crash collision collide derail derailment",
    "blast explosion explode",
    "shoot shooting gunman gunfire",
    "house home household",
    "passenger traveller traveler",
    "worker employee staff",
    "company firm",
    "student pupil",
    "child kid youngster",
    "doctor physician",
    "police policeman",
    "lawyer attorney",
    "prosecutor prosecution",
    "jail prison imprison",
    "aircraft airliner aeroplane airplane",
    "car vehicle",
    "resign quit resignation",
    "begin start commence",
    "close shut closure",
    "shareholder investor",
    "buy purchase acquire acquisition takeover",
    "sell sale",
    "pay payment",
    "rise increase climb grow growth",
    "drop fall decline decrease",
    "vote ballot voter turnout",
    "choose elect election",
    "refuse refusal",
    "reject rejection",
    "deny denial",
    "approve approval",
    "demonstrate protest demonstration demonstrator march marcher",
    "inquiry investigation investigate probe",
    "decide decision",
    "goal scorer",
    "match game fixture",
    "coach manager",
    "embrace hug cuddle",
    "tear cry weep sob tearful",
    "comfort console",
    "medic paramedic",
    "rescue rescuer",
    "evacuate evacuation evacuee",
    "road highway motorway",
    "town city",
    "negotiation negotiate talk",
    "deal agreement accord",
    "delay postpone postponement",
    "cancel scrap",
    "hospital clinic",
    "illness disease sick",
    "wife husband spouse",
    "build construct construction",
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

/// Endings that make another class of word of a stem, longest first.
const ENDINGS: &[&str] = &["ization", "isation", "ation", "ement", "ment", "ance", "enc", "anc", "ence", "ion", "at", "al", "er", "or", "iz", "is", "ur"];

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
    fn the_word_that_stands_for_a_group_stands_for_itself() {
        for group in GROUPS {
            let words: Vec<&str> = group.split(' ').collect();
            assert!(words.iter().all(|word| are_kin(word, words[0])), "{group}");
        }
    }
}
