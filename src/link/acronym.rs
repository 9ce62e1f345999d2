//! Short ways of writing a body's name: acronyms, abbreviations.

/// Words that tell nothing.
pub(super) const SMALL_WORDS: [&str; 17] = ["a", "an", "and", "da", "das", "de", "der", "des", "do", "et", "for", "in", "la", "le", "of", "the", "und"];
/// Short ways of writing a word of a body's name.
const ABBREVIATIONS: [(&str, &str); 28] = [
    ("assn", "association"),
    ("ath", "athletic"),
    ("center", "centre"),
    ("cooperation", "co operation"),
    ("defense", "defence"),
    ("dept", "department"),
    ("eu", "european union"),
    ("ft", "fort"),
    ("gov", "government"),
    ("govt", "government"),
    ("intl", "international"),
    ("la", "los angeles"),
    ("man", "manchester"),
    ("mt", "mount"),
    ("natl", "national"),
    ("nottm", "nottingham"),
    ("ny", "new york"),
    ("nyc", "new york city"),
    ("org", "organisation"),
    ("prop", "proposition"),
    ("organization", "organisation"),
    ("st", "saint"),
    ("uk", "united kingdom"),
    ("un", "united nations"),
    ("univ", "university"),
    ("tory", "conservative"),
    ("us", "united states"),
    ("utd", "united"),
];

/// Writes short words out. "St" ends the name of a street and begins that of a saint.
pub(super) fn expand(words: &[String]) -> Vec<String> {
    let of = |(place, word): (usize, &String)| {
        if word == "st" && place > 0 && place + 1 == words.len() {
            return vec!["street".to_owned()];
        }
        let long = ABBREVIATIONS.iter().find(|(short, _)| short == word).map_or(word.as_str(), |(_, long)| long);
        long.split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    words.iter().enumerate().flat_map(of).collect()
}

/// Whether the one word is short for the other.
pub(super) fn is_abbreviation(short: &str, long: &str) -> bool {
    ABBREVIATIONS.contains(&(short, long))
}

/// "2022", "737", "21st".
pub(super) fn is_number(word: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The letters a name would have as an acronym: first letters of all words, of all but the small ones, and of all behind a "The".
pub(super) fn initials(words: &[String], has_article: bool) -> [String; 3] {
    // "Group of 20" is G20.
    let first = |word: &'_ String| if is_number(word) { word.clone() } else { word.chars().take(1).collect() };
    let all: String = words.iter().map(first).collect();
    let large = words.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str())).map(first).collect();
    let with_article = if has_article { format!("t{all}") } else { all.clone() };
    [all, large, with_article]
}

/// How an acronym goes with a name.
pub(super) enum Fit {
    /// It has its letters.
    Letters,
    /// In another order.
    Swapped,
    /// Those of one end of the name.
    OneEnd,
}

/// How `letters` go with a name of these initials ([`initials`]), `core` being those of the words that tell bodies apart.
pub(super) fn fit(letters: &str, is_capitals: bool, initials: &[String; 3], core: &str) -> Option<Fit> {
    if initials.iter().any(|made| made == letters) || core == letters {
        return Some(Fit::Letters);
    }
    if letters.len() < 3 || !is_capitals {
        return None;
    }
    let sorted = |word: &str| {
        let mut bytes = word.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    if initials.iter().any(|made| sorted(made) == sorted(letters)) {
        return Some(Fit::Swapped);
    }
    // "FCDO" beside "Foreign, Commonwealth & Development Office of Harnia": the acronym covers one end of the name.
    let covers = |made: &String| made.len() > letters.len() && (made.starts_with(letters) || made.ends_with(letters));
    initials.iter().any(covers).then_some(Fit::OneEnd)
}
