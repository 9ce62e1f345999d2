//! The closed classes of English words, and the small ones that rules of grammar ask for.

use std::sync::LazyLock;

use crate::lexicon::WordMap;

/// Articles, prepositions, conjunctions, auxiliaries, pronouns and the like; lower case.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "always",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "came",
    "can",
    "cannot",
    "come",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "either",
    "else",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "go",
    "going",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "like",
    "many",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "near",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "onto",
    "or",
    "other",
    "others",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "per",
    "rather",
    "said",
    "same",
    "say",
    "saying",
    "says",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "throughout",
    "thus",
    "to",
    "told",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "via",
    "was",
    "we",
    "well",
    "went",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
    "yours",
];

/// Personal, possessive and reflexive pronouns; lower case.
const PRONOUNS: &[&str] = &[
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "we",
    "us",
    "our",
    "ours",
    "ourselves",
    "you",
    "your",
    "yours",
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
];

/// Whether a folded word carries grammar rather than content.
pub(crate) fn is_function_word(word: &str) -> bool {
    static SET: LazyLock<WordMap<()>> = LazyLock::new(|| FUNCTION_WORDS.iter().map(|word| (*word, ())).collect());
    SET.get(word).is_some()
}

/// Whether a folded word is a personal, possessive or reflexive pronoun.
pub(crate) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

/// Words that open a clause or stand before a noun or "-ing".
pub(super) fn may_be_preposition(word: &str) -> bool {
    !matches!(word, "that" | "if" | "while" | "when" | "though" | "although" | "because" | "whether" | "unless" | "once" | "where")
}

/// Numbers in a row, and "last".
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(word, "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "last")
}

/// Forms of "be".
pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "be" | "am" | "are" | "is" | "was" | "were" | "been" | "being" | "'s" | "’s" | "'re" | "’re" | "'m" | "’m")
}

/// Marks around what is quoted.
pub(super) fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "“" | "”" | "\"" | "‘" | "’" | "'" | "``" | "''" | "«" | "»")
}

/// Negation among the words of a verb chunk.
pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "n't" | "n’t" | "never" | "nt")
}

/// Days that stand as an adverb without a preposition.
pub(super) fn is_day(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "today" | "yesterday" | "tomorrow" | "tonight")
}

/// Nouns that tell when or how long.
pub(super) fn is_time(word: &str) -> bool {
    let word = word.strip_suffix('s').filter(|root| root.len() >= 3).unwrap_or(word);
    is_day(word)
        || matches!(
            word,
            "second"
                | "minute"
                | "hour"
                | "day"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "week"
                | "weekend"
                | "fortnight"
                | "month"
                | "season"
                | "summer"
                | "spring"
                | "autumn"
                | "winter"
                | "year"
                | "decade"
                | "century"
                | "time"
                | "moment"
        )
        || matches!(word, "january" | "february" | "march" | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found() {
        assert!(FUNCTION_WORDS.is_sorted() && FUNCTION_WORDS.iter().all(|word| is_function_word(word)));
    }
}
