//! Names of the world. Keys are folded words ([`fold_words`](crate::text::fold_words)), made by `newsdiff-train names`.

use super::List;

/// Given names.
pub(crate) static GIVEN_NAMES: List = List::new(include_str!("../../assets/given_names.tsv"));

/// Given names that nearly always tell a woman (`f`) or a man (`m`).
pub(crate) static GENDERED_NAMES: List = List::new(include_str!("../../assets/gendered_names.tsv"));

/// Given names of Russian, Ukrainian and Belarusian people, to the form that stands for all: "volodymyr" to "vladimir".
pub(crate) static NAME_FORMS: List = List::new(include_str!("../../assets/name_forms.tsv"));

/// Family names, the commoner ones.
pub(crate) static SURNAMES: List = List::new(include_str!("../../assets/surnames.tsv"));

/// Family names that stand in the news with a given name before them more often than most, by `newsdiff-train newsmakers`.
pub(crate) static NEWSMAKERS: List = List::new(include_str!("../../assets/newsmakers.tsv"));

/// Short forms of given names: "bill" to "william", several parted by commas.
pub(crate) static NICKNAMES: List = List::new(include_str!("../../assets/nicknames.tsv"));

/// Words before a person's name: "f", "m" or "-" for the gender it tells, a tab, then `title` or `modifier` ("former").
pub(crate) static TITLES: List = List::new(include_str!("../../assets/titles.tsv"));

/// Countries: ISO 3166-1 alpha-3 or a code of our own, a tab, then `name`, `alias`, `demonym`, `people`, `capital` or `team`.
/// What two countries share ("congolese") is left out.
pub static COUNTRIES: List = List::new(include_str!("../../assets/countries.tsv"));

/// First-level regions, and the states of the USA in their long, postal and press forms, to the long form.
pub(crate) static REGIONS: List = List::new(include_str!("../../assets/regions.tsv"));

/// Cities above 15,000 people, to the id of their country (empty where several share the name).
pub(crate) static CITIES: List = List::new(include_str!("../../assets/cities.tsv"));

/// Football clubs and their short names, to the club's folded name (empty where several share it).
pub(crate) static CLUBS: List = List::new(include_str!("../../assets/clubs.tsv"));

/// Stadiums.
pub(crate) static VENUES: List = List::new(include_str!("../../assets/venues.tsv"));

/// Words in names of bodies: `legal form` ("inc"), `club word` ("fc"), `generic`, `organisation head` ("ministry").
pub(crate) static ORGANIZATION_WORDS: List = List::new(include_str!("../../assets/organization_words.tsv"));

/// Lists that hold a name, one bit each in the order of [`LISTS`], and behind them one for demonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Listed(pub(crate) u8);

impl Listed {
    /// Given names.
    pub(crate) const GIVEN_NAME: Self = Self(1);
    /// Family names.
    pub(crate) const SURNAME: Self = Self(1 << 1);
    /// Countries, their capitals and sides.
    pub(crate) const COUNTRY: Self = Self(1 << 4);
    /// "Iranian", "Iranians".
    pub(crate) const DEMONYM: Self = Self(1 << 7);

    /// Every list.
    pub(crate) const ALL: Self = Self(u8::MAX);

    /// Positions of the bits that are set.
    pub(crate) fn bits(self) -> impl Iterator<Item = u8> {
        (0..8).filter(move |bit| self.0 >> bit & 1 == 1)
    }
}

/// What the lists know of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Listing {
    /// Those that hold it.
    pub(crate) holding: Listed,
    /// Those that hold a longer name which begins with its words; countries for demonyms too.
    pub(crate) longer: Listed,
}

impl Listing {
    /// Whether a place or club of several words begins with it.
    pub(crate) fn begins_name(self) -> bool {
        self.longer.0 & !(Listed::GIVEN_NAME.0 | Listed::SURNAME.0) != 0
    }
}

/// The list behind each bit of [`Listed`] but that of demonyms, which stand in the list of countries.
static LISTS: [&List; 7] = [&GIVEN_NAMES, &SURNAMES, &CITIES, &REGIONS, &COUNTRIES, &CLUBS, &VENUES];

/// What the lists among `among` know of this folded name.
pub(crate) fn listed(name: &str, among: Listed) -> Listing {
    let (mut holding, mut longer) = (0, 0);
    for bit in among.bits().filter(|bit| usize::from(*bit) < LISTS.len()) {
        let found = LISTS[usize::from(bit)].find(name);
        if let Some(value) = found.value {
            let is_demonym = 1 << bit == Listed::COUNTRY.0 && (value.ends_with("demonym") || value.ends_with("people"));
            holding |= if is_demonym { Listed::DEMONYM.0 } else { 1 << bit };
        }
        longer |= u8::from(found.goes_on) << bit;
    }
    Listing { holding: Listed(holding), longer: Listed(longer) }
}

/// Words that tell what a name beside or around them is: classes parted by spaces. `place`, `organization` and `event` are words that
/// end such a name ("river") and, in lower case, stand beside one; `place_first`, `event_first` begin one ("lake", "hurricane");
/// `role` and `office` go with persons, `side`, `play` and `sport` with teams; `speech` are verbs; `faith` are peoples without a country;
/// `title` stand before a name; `calendar`, `language` and `never` are no names; `other` ends names of laws, prizes, works; `particle`, `suffix` and `direction` are parts of one.
pub(crate) static NAME_CLUES: List = List::new(include_str!("../../assets/name_clues.tsv"));

/// Names that every reader knows and whose form tells little, to their kind as in JSON: outlets, companies, bodies, landscapes, contests.
/// Words joined by single spaces, a possessive inside left out.
pub(crate) static KNOWN_NAMES: List = List::new(include_str!("../../assets/known_names.tsv"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_without_repeats() {
        for list in [
            &GIVEN_NAMES,
            &GENDERED_NAMES,
            &NAME_FORMS,
            &SURNAMES,
            &NEWSMAKERS,
            &NICKNAMES,
            &TITLES,
            &COUNTRIES,
            &REGIONS,
            &CITIES,
            &CLUBS,
            &VENUES,
            &ORGANIZATION_WORDS,
            &NAME_CLUES,
            &KNOWN_NAMES,
        ] {
            let keys: Vec<&str> = list.iter().map(|(key, _)| key).collect();
            assert!(keys.len() > 40 && keys.is_sorted_by(|a, b| a < b));
            assert!(list.iter().all(|(key, value)| list.get(key) == Some(value)));
        }
    }

    #[test]
    fn a_name_can_stand_in_several_lists() {
        let listed = |name| listed(name, Listed::ALL);
        assert_eq!(listed("iranian").holding, Listed::DEMONYM);
        assert!(listed("jordan").holding.bits().count() > 1);
        assert!(listed("saudi").begins_name() && !listed("qqzx").begins_name());
    }

    #[test]
    fn a_country_is_known_by_its_demonym() {
        assert_eq!(COUNTRIES.get("iranian"), Some("IRN\tdemonym"));
        assert_eq!(COUNTRIES.get("congolese"), None);
    }
}
