//! Names that are known before any article is read: countries with their people and sides, states, clubs.

use super::normal::body_words;
use crate::lexicon::{CLUBS, COUNTRIES, REGIONS};
use crate::text::fold_words;

/// A country, a territory or a home nation, as a name refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-3, or a code of our own ("ENG").
    pub(super) id: &'static str,
    /// How the name refers to it.
    pub(super) usage: Usage,
    /// The side that is not its senior national side: "women", "u21"; empty for the country itself.
    pub(super) side: String,
}

/// How a name refers to a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Usage {
    /// Its usual name.
    Name,
    /// Another name: "USA".
    Alias,
    /// Its national side: "Three Lions", "England team".
    Team,
    /// Its people: "Danes".
    People,
    /// The adjective: "Danish".
    Demonym,
}

/// What newspapers call a country when they have named it before.
const BYNAMES: [(&str, &str); 4] = [("islamic republic", "IRN"), ("uncle sam", "USA"), ("land of the rising sun", "JPN"), ("hermit kingdom", "PRK")];

/// Words after a country's name that make it its side or people and nothing else.
const SIDE_WORDS: [&str; 14] =
    ["football", "fans", "men", "mens", "national", "player", "players", "side", "soccer", "sides", "squad", "supporters", "team", "teams"];
/// Words of a state's long name: "Republic of Harnia".
const STATE_FORMS: [&str; 14] = [
    "arab",
    "democratic",
    "federal",
    "federation",
    "hashemite",
    "islamic",
    "kingdom",
    "of",
    "peoples",
    "principality",
    "republic",
    "sultanate",
    "territory",
    "the",
];

/// The country a name refers to. Capitals are places of their own; "us" in lower case is a pronoun.
pub(super) fn country(text: &str) -> Option<Country> {
    if text == "us" {
        return None;
    }
    let words = body_words(text);
    if let Some((_, id)) = BYNAMES.iter().find(|(name, _)| words.join(" ") == *name) {
        return Some(Country { id, usage: Usage::Alias, side: String::new() });
    }
    let mut name: &[String] = &words;
    if let Some(found) = look_up(name) {
        return Some(found);
    }
    let mut side: Vec<String> = Vec::new();
    let mut is_side = false;
    if let [first, rest @ ..] = name
        && first == "team"
        && !rest.is_empty()
    {
        is_side = true;
        name = rest;
    }
    while let [rest @ .., last] = name {
        let own = own_side(last);
        if rest.is_empty() || own.is_none() && !SIDE_WORDS.contains(&last.as_str()) && last != "under" {
            break;
        }
        side.extend(own);
        is_side = true;
        name = rest;
    }
    let without_form =
        || name.iter().position(|word| !STATE_FORMS.contains(&word.as_str())).filter(|&start| start > 0).and_then(|start| look_up(&name[start..]));
    // The Kurds are a people of several countries, whose adjective says which of them are meant.
    let stateless = || {
        let (first, people) = name.split_first().filter(|(_, rest)| rest.len() == 1)?;
        look_up(std::slice::from_ref(first)).filter(|country| country.usage == Usage::Demonym)?;
        look_up(people).filter(|found| found.id == "KUR")
    };
    let mut found = look_up(name).or_else(without_form).or_else(stateless)?;
    side.sort_unstable();
    found.side = side.join(" ");
    if is_side {
        found.usage = Usage::Team;
    }
    Some(found)
}

/// What a word tells of a side that is one of its own: "women", or an age ("u21", "21s") as its two digits.
pub(super) fn own_side(word: &str) -> Option<String> {
    match word {
        "ladies" | "woman" | "women" | "womens" => return Some("women".into()),
        "b" | "ii" | "iii" | "junior" | "juniors" | "reserves" | "youth" => return Some(word.into()),
        _ => {}
    }
    let digits = word.strip_prefix('u').unwrap_or(word);
    let digits = digits.strip_suffix('s').unwrap_or(digits);
    (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.to_owned())
}

fn look_up(words: &[String]) -> Option<Country> {
    let name = words.join(" ");
    let value = COUNTRIES.get(&name).or_else(|| COUNTRIES.get(&format!("the {name}")))?;
    let (id, usage) = value.split_once('\t')?;
    let usage = match usage {
        "name" => Usage::Name,
        "alias" => Usage::Alias,
        "team" => Usage::Team,
        "people" => Usage::People,
        "demonym" => Usage::Demonym,
        // Tehran speaks for Iran in a headline, but it is a town first.
        _ => return None,
    };
    // Kurds are a people of four countries: who they are does not follow from a region's name.
    (id != "KUR" || usage >= Usage::People).then(|| Country { id, usage, side: String::new() })
}

/// The club a name refers to, where only one can be meant.
pub(super) fn club(text: &str) -> Option<&'static str> {
    CLUBS.get(&fold_words(super::normal::bare(text))).filter(|club| !club.is_empty())
}

/// Towns with two names in English news: carried over from two languages, or renamed. Folded, the name in use today first.
const TOWNS: [(&str, &str); 40] = [
    ("aleppo", "halab"),
    ("almaty", "alma ata"),
    ("astana", "nur sultan"),
    ("bakhmut", "artemivsk"),
    ("beijing", "peking"),
    ("bengaluru", "bangalore"),
    ("chennai", "madras"),
    ("chernihiv", "chernigov"),
    ("chornobyl", "chernobyl"),
    ("chisinau", "kishinev"),
    ("deir ez zor", "dayr az zawr"),
    ("derry", "londonderry"),
    ("dnipro", "dnepropetrovsk"),
    ("gdansk", "danzig"),
    ("guangzhou", "canton"),
    ("gyumri", "leninakan"),
    ("ho chi minh city", "saigon"),
    ("kharkiv", "kharkov"),
    ("kolkata", "calcutta"),
    ("kryvyi rih", "krivoy rog"),
    ("kyiv", "kiev"),
    ("luhansk", "lugansk"),
    ("lviv", "lvov"),
    ("makkah", "mecca"),
    ("mumbai", "bombay"),
    ("mykolaiv", "nikolaev"),
    ("odesa", "odessa"),
    ("pune", "poona"),
    ("qom", "ghom"),
    ("rivne", "rovno"),
    ("sievierodonetsk", "severodonetsk"),
    ("tbilisi", "tiflis"),
    ("thiruvananthapuram", "trivandrum"),
    ("varanasi", "benares"),
    ("vilnius", "vilna"),
    ("xian", "sian"),
    ("yangon", "rangoon"),
    ("yerevan", "erivan"),
    ("zaporizhzhia", "zaporozhye"),
    ("zhytomyr", "zhitomir"),
];

/// The present name of a town that has two well-known ones.
pub(super) fn town(text: &str) -> Option<&'static str> {
    let folded = fold_words(super::normal::bare(text));
    TOWNS.iter().find(|(today, other)| *today == folded || *other == folded).map(|(today, _)| *today)
}

/// The state or province a name refers to, where only one can be meant. Postal codes are written in capitals.
pub(super) fn region(text: &str) -> Option<&'static str> {
    let name = super::normal::bare(text);
    let folded = fold_words(name);
    if folded.len() <= 3 && !name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return None;
    }
    REGIONS.get(&folded).filter(|region| !region.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<&'static str> {
        country(text).map(|country| country.id)
    }

    #[test]
    fn names_peoples_adjectives_and_sides_lead_to_one_country() {
        for name in ["Denmark", "the Danes", "Danish", "Denmark national football team", "Team Denmark", "Kingdom of Denmark", "Danish players"] {
            assert_eq!(id(name), Some("DNK"), "{name}");
        }
        assert_eq!(id("U.S."), Some("USA"));
        assert_eq!(id("Danish Kurds"), id("Kurdish"));
    }

    #[test]
    fn neither_pronoun_nor_capital_nor_gulf_is_a_country() {
        for name in ["us", "Copenhagen", "Persian Gulf", "Danish Guard", "team", ""] {
            assert_eq!(id(name), None, "{name}");
        }
    }

    #[test]
    fn the_sides_of_women_and_youth_are_their_own() {
        assert_eq!(country("England women’s team").unwrap().side, "women");
        assert_eq!(country("England Under-21s").unwrap().side, country("England U21").unwrap().side);
        assert_eq!(country("England").unwrap().side, "");
    }
}
