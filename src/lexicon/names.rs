//! Names of the world. Keys are folded words ([`fold_words`](crate::text::fold_words)), made by `newsdiff-train names`.

use super::List;

/// Given names.
pub static GIVEN_NAMES: List = List::new(include_str!("../../assets/given_names.tsv"));

/// Given names that nearly always tell a woman (`f`) or a man (`m`).
pub static GENDERED_NAMES: List = List::new(include_str!("../../assets/gendered_names.tsv"));

/// Given names of Russian, Ukrainian and Belarusian people, to the form that stands for all: "volodymyr" to "vladimir".
pub static NAME_FORMS: List = List::new(include_str!("../../assets/name_forms.tsv"));

/// Family names, the commoner ones.
pub static SURNAMES: List = List::new(include_str!("../../assets/surnames.tsv"));

/// Family names that stand in the news with a given name before them more often than most, by `newsdiff-train newsmakers`.
pub static NEWSMAKERS: List = List::new(include_str!("../../assets/newsmakers.tsv"));

/// Short forms of given names: "bill" to "william", several parted by commas.
pub static NICKNAMES: List = List::new(include_str!("../../assets/nicknames.tsv"));

/// Words before a person's name: "f", "m" or "-" for the gender it tells, a tab, then `title` or `modifier` ("former").
pub static TITLES: List = List::new(include_str!("../../assets/titles.tsv"));

/// Countries: ISO 3166-1 alpha-3 or a code of our own, a tab, then `name`, `alias`, `demonym`, `people`, `capital` or `team`.
/// What two countries share ("congolese") is left out.
pub static COUNTRIES: List = List::new(include_str!("../../assets/countries.tsv"));

/// First-level regions, and the states of the USA in their long, postal and press forms, to the long form.
pub static REGIONS: List = List::new(include_str!("../../assets/regions.tsv"));

/// Cities above 15,000 people, to the id of their country (empty where several share the name).
pub static CITIES: List = List::new(include_str!("../../assets/cities.tsv"));

/// Football clubs and their short names, to the club's folded name (empty where several share it).
pub static CLUBS: List = List::new(include_str!("../../assets/clubs.tsv"));

/// Stadiums.
pub static VENUES: List = List::new(include_str!("../../assets/venues.tsv"));

/// Words in names of bodies: `legal form` ("inc"), `club word` ("fc"), `generic`, `organisation head` ("ministry").
pub static ORGANIZATION_WORDS: List = List::new(include_str!("../../assets/organization_words.tsv"));

/// Words that tell what a name beside or around them is: classes parted by spaces. `place`, `organization` and `event` are words that
/// end such a name ("river") and, in lower case, stand beside one; `place_first`, `event_first` begin one ("lake", "hurricane");
/// `role` and `office` go with persons, `side`, `play` and `sport` with teams; `speech` are verbs; `faith` are peoples without a country;
/// `title` stand before a name; `calendar`, `language` and `never` are no names; `other` ends names of laws, prizes, works; `particle`, `suffix` and `direction` are parts of one.
pub static NAME_CLUES: List = List::new(include_str!("../../assets/name_clues.tsv"));

/// Names that every reader knows and whose form tells little, to their kind as in JSON: outlets, companies, bodies, landscapes, contests.
/// Words joined by single spaces, a possessive inside left out.
pub static KNOWN_NAMES: List = List::new(include_str!("../../assets/known_names.tsv"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_without_repeats() {
        for list in [
            GIVEN_NAMES,
            GENDERED_NAMES,
            NAME_FORMS,
            SURNAMES,
            NEWSMAKERS,
            NICKNAMES,
            TITLES,
            COUNTRIES,
            REGIONS,
            CITIES,
            CLUBS,
            VENUES,
            ORGANIZATION_WORDS,
            NAME_CLUES,
            KNOWN_NAMES,
        ] {
            let keys: Vec<&str> = list.iter().map(|(key, _)| key).collect();
            assert!(keys.len() > 40 && keys.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn a_country_is_known_by_its_demonym() {
        assert_eq!(COUNTRIES.get("iranian"), Some("IRN\tdemonym"));
        assert_eq!(COUNTRIES.get("congolese"), None);
    }
}
