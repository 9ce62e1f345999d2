//! Inflected forms to one stem, by rules: plurals, "-ing", "-ed", "-ly" and the commonest irregular verbs.

use std::sync::LazyLock;

use crate::lexicon::WordMap;

/// Irregular forms that news uses all the time, with the stem they share.
const IRREGULAR: &[(&str, &str)] = &[
    ("beaten", "beat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("bought", "buy"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("died", "die"),
    ("dying", "die"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("paid", "pay"),
    ("people", "person"),
    ("ran", "run"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("sang", "sing"),
    ("sung", "sing"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("stolen", "steal"),
    ("swept", "sweep"),
    ("taken", "take"),
    ("took", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("thrown", "throw"),
    ("threw", "throw"),
    ("won", "win"),
    ("women", "woman"),
    ("wore", "wear"),
    ("wrote", "write"),
    ("written", "write"),
];

/// The stem of a folded word; words of the same stem are forms of one word, nearly always.
///
/// ```
/// use newsdiff::syntax::stem;
/// assert_eq!(stem("arrested"), stem("arrests"));
/// assert_eq!(stem("took"), stem("taking"));
/// ```
pub fn stem(word: &str) -> String {
    static STEMS: LazyLock<WordMap<&str>> = LazyLock::new(|| IRREGULAR.iter().copied().collect());
    if let Some(stem) = STEMS.get(word) {
        return trim_e(stem).to_owned();
    }
    by_rules(word)
}

/// The stem of a word that is none of the irregular ones.
fn by_rules(word: &str) -> String {
    if word.len() <= 3 || !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let singular = without_plural(word);
    let base = without_ending(&singular);
    let base = base.strip_suffix('y').map_or_else(|| base.clone(), |root| format!("{root}i"));
    trim_e(&base).to_owned()
}

/// "parties" to "party", "losses" to "loss", "arrests" to "arrest".
fn without_plural(word: &str) -> String {
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() > 1) {
        return format!("{root}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(root) if !root.ends_with(['s', 'u', 'i']) => root.to_owned(),
        _ => word.to_owned(),
    }
}

/// Takes "-ing", "-ed", "-ly" off where a vowel is left, and the doubled letter with them.
fn without_ending(word: &str) -> String {
    for ending in ["ing", "ed", "ly"] {
        if let Some(root) = word.strip_suffix(ending).filter(|root| root.len() > 2 && root.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
            let bytes = root.as_bytes();
            let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
            if last == before && !matches!(last, b'l' | b's' | b'z' | b'e' | b'o') {
                return root[..root.len() - 1].to_owned();
            }
            return root.to_owned();
        }
    }
    word.to_owned()
}

/// A last "e" is lost before "-ing" and "-ed", so it is dropped everywhere.
fn trim_e(word: &str) -> &str {
    word.strip_suffix('e').filter(|root| root.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for (a, b) in [
            ("evacuated", "evacuate"),
            ("parties", "party"),
            ("stopped", "stops"),
            ("losses", "loss"),
            ("killed", "killing"),
            ("consoled", "consoles"),
            ("died", "die"),
            ("children", "child"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn no_form_is_listed_that_the_rules_know() {
        assert_eq!(IRREGULAR.iter().find(|(form, stem)| by_rules(form) == trim_e(stem)), None);
    }

    #[test]
    fn short_words_and_numbers_stay() {
        assert_eq!(stem("gas"), "gas");
        assert_eq!(stem("1990s"), "1990s");
    }
}
