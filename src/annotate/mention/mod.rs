//! Names of people, teams, organisations, places and events in one article.

mod account;
mod border;
mod candidate;
mod clues;
mod context;
mod form;
mod kind;
mod split;
mod tagged;
mod words;

use crate::annotate::tagger;
use crate::article::Span;
use crate::crf::Cache;
use crate::syntax::{Document, Vocabulary};
use crate::text::Layout;
use form::Forms;
use words::Words;

/// A name as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone, without title, article or possessive.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
}

/// What a name names.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A club or a side that plays.
    Team,
    /// A company, party, authority, outlet or other body.
    Organization,
    /// A country, town, building or landscape.
    Place,
    /// A tournament, war, storm or other named event.
    Event,
    /// Any other name; a demonym ("Iranian players") is one, linked to its country.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Person, Self::Team, Self::Organization, Self::Place, Self::Event, Self::Other];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Team => "team",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is remembered of words from article to article: finding is faster with it, and finds the same. It goes by the numbers of one
/// vocabulary and is forgotten with it.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    scores: Cache<{ tagger::BOTH }>,
    forms: Forms,
}

impl Memory {
    /// Whether it should be forgotten before the next article. It holds what a vocabulary does, and compounds besides.
    pub fn is_full(&self) -> bool {
        self.forms.len() > 2 * Vocabulary::FULL
    }
}

/// Finds the names of one article, in the order of the text; none overlaps another.
///
/// Where names stand and what class each is of, the tagger tells; teams, events and what only rules see are told apart here.
pub fn find(document: &Document<'_>, layout: &Layout, memory: &mut Memory) -> Vec<Mention> {
    let words = Words::read(document, layout, &mut memory.forms);
    let names = tagged::join(&words, &tagger::embedded().tag(document, &mut memory.scores), candidate::candidates(&words));
    let kinds = kind::decide(&words, &names);
    let mut mentions: Vec<Mention> = Vec::with_capacity(names.len());
    for (name, kind) in names.iter().zip(kinds) {
        let Some(kind) = kind else { continue };
        let taken = mentions.last().map_or(0, |mention| mention.span.end());
        let span = candidate::with_number(&words, name, kind, taken);
        mentions.push(Mention { span, kind });
    }
    account::add(&words, &mut mentions);
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    /// "kind text" of each name.
    fn names(text: &str) -> Vec<String> {
        let layout = segment(text, None);
        let document = Document::new(text, &layout, &mut Vocabulary::default());
        find(&document, &layout, &mut Memory::default()).into_iter().map(|mention| format!("{} {}", mention.kind.name(), mention.span.of(text))).collect()
    }

    #[test]
    fn a_state_and_a_member_of_a_party_are_two_names() {
        assert_eq!(
            names("The Massachusetts Democrat won. A New York Republican lost."),
            ["place Massachusetts", "other Democrat", "place New York", "other Republican"]
        );
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        assert_eq!(names("Yesterday Mr Quill met former Prime Minister Edna Harnwell."), ["person Quill", "person Edna Harnwell"]);
    }

    #[test]
    fn an_office_and_its_holder_are_two_names() {
        let text = "It was the U.N. High Commissioner for Human Rights Hugo Tamm who spoke.";
        assert_eq!(names(text), ["organization U.N. High Commissioner for Human Rights", "person Hugo Tamm"]);
    }

    #[test]
    fn an_office_without_a_body_is_no_name() {
        assert_eq!(names("She met Secretary of State Hugo Tamm, who was Secretary of State."), ["person Hugo Tamm"]);
        assert_eq!(names("The Danish Party of Farmers lost."), ["organization Danish Party of Farmers"]);
    }

    #[test]
    fn a_possessive_parts_two_names() {
        assert_eq!(names("Then Norway's Hugo Tamm fell."), ["place Norway", "person Hugo Tamm"]);
    }

    #[test]
    fn a_demonym_is_a_name_of_its_own() {
        assert_eq!(names("We saw Danish striker Hugo Tamm and the Danish team."), ["other Danish", "person Hugo Tamm", "other Danish"]);
    }

    #[test]
    fn small_words_hold_a_name_together() {
        let text = "She left the University of Harn for the Bank of Norway, and Ludo van Tamm went too.";
        assert_eq!(names(text), ["organization University of Harn", "organization Bank of Norway", "person Ludo van Tamm"]);
    }

    #[test]
    fn a_surname_is_of_the_kind_of_the_full_name() {
        assert_eq!(names("So Hugo Paris spoke first. Paris was tired."), ["person Hugo Paris", "person Paris"]);
    }

    #[test]
    fn the_first_word_of_a_sentence_needs_more_than_its_capital() {
        let found = names("Zorbach fled. Later they met in Zorbach, where floods had come. Floods are rare.");
        assert!(found.len() == 2 && found.iter().all(|name| name.ends_with("Zorbach")), "{found:?}");
    }

    #[test]
    fn days_months_and_languages_are_no_names() {
        assert_eq!(names("On Tuesday in March he spoke Arabic."), Vec::<String>::new());
    }

    #[test]
    fn a_headline_in_title_case_is_read_by_the_casing_below() {
        let text = "Mayor Harnwell Opens Long Bridge Again\n\nThe mayor, Edna Harnwell, opened the long bridge again on Friday, and it will not close again.";
        assert_eq!(names(text), ["person Harnwell", "person Edna Harnwell"]);
    }

    #[test]
    fn a_line_in_capitals_holds_the_names_the_article_knows() {
        let text = "HARNWELL OPENS LONG BRIDGE IN OSLO\n\nEdna Harnwell opened the long bridge on Friday.";
        assert_eq!(names(text), ["person HARNWELL", "place OSLO", "person Edna Harnwell"]);
    }

    #[test]
    fn a_nickname_stands_inside_the_name() {
        assert_eq!(names("So Ernest ‘Books’ Tamm was glad."), ["person Ernest ‘Books’ Tamm"]);
    }

    #[test]
    fn a_particle_belongs_to_the_name() {
        assert_eq!(names("Then Ludo von Tamm spoke. Later von Tamm left."), ["person Ludo von Tamm", "person von Tamm"]);
    }

    #[test]
    fn a_country_that_plays_is_a_team_and_a_place_elsewhere() {
        let text = "The match ended late. Norway beat Denmark 2-1 in the final group game, their goalkeeper said. Protests went on in Norway.";
        assert_eq!(names(text), ["team Norway", "team Denmark", "place Norway"]);
    }

    #[test]
    fn a_womens_side_is_named_with_its_small_letters() {
        assert_eq!(names("Only the Norway women's national team came."), ["team Norway women's national team"]);
        assert_eq!(names("They asked Oslo city council."), ["organization Oslo city council"]);
    }

    #[test]
    fn a_storm_lends_its_kind_to_its_name_alone() {
        let text = "Hurricane Orla hit the coast. Two days later Orla killed nine.";
        assert_eq!(names(text), ["event Hurricane Orla", "event Orla"]);
    }

    #[test]
    fn a_group_keeps_its_letter_and_leaves_the_full_stop() {
        assert_eq!(names("They were third in Group B. It rained."), ["event Group B"]);
    }

    #[test]
    fn only_the_name_in_an_adjective_is_one() {
        assert_eq!(names("An ex-NATO man led the Oslo-based firm."), ["organization NATO", "place Oslo"]);
    }

    #[test]
    fn labels_and_cries_are_no_names() {
        assert_eq!(names("Oh no. Oh yes! Rep. Edna Tamm (D-Calif.) laughed."), ["person Edna Tamm"]);
    }

    #[test]
    fn a_line_of_nothing_but_capitals_makes_no_long_name() {
        let found = names(&"Harn Tamm ".repeat(500));
        assert!(found.iter().all(|name| name.len() < 200));
    }

    #[test]
    fn the_year_belongs_to_the_event() {
        assert_eq!(names("He missed the 2018 World Cup and Hurricane Orla."), ["event 2018 World Cup", "event Hurricane Orla"]);
    }

    #[test]
    fn a_number_belongs_to_what_is_named_by_it() {
        assert_eq!(names("They voted for Proposition 12 in Oslo."), ["other Proposition 12", "place Oslo"]);
    }

    #[test]
    fn an_office_before_its_holder_is_no_part_of_a_place_or_party() {
        let text = "Yesterday Harn County Sheriff Hugo Tamm and Conservative MP Edna Harnwell met Sen. John Vance.";
        assert_eq!(names(text), ["place Harn County", "person Hugo Tamm", "organization Conservative", "person Edna Harnwell", "person John Vance"]);
    }

    #[test]
    fn a_syllable_behind_a_hyphen_belongs_to_the_name() {
        assert_eq!(names("Then President Park Jae-in spoke."), ["person Park Jae-in"]);
    }

    #[test]
    fn an_ordinary_word_with_a_capital_is_no_name() {
        assert_eq!(names("Read our Terms and Rules. Then Hugo Tamm wrote: Likely."), ["person Hugo Tamm"]);
    }

    #[test]
    fn an_account_is_of_the_kind_of_its_owner() {
        assert_eq!(names("Thanks, wrote Hugo Tamm (@tamm77) at noon. @other agreed."), ["person Hugo Tamm", "person @tamm77"]);
    }

    #[test]
    fn the_sign_for_and_joins_the_names_of_a_firm_and_parts_people() {
        assert!(names("Profits rose at Marks & Spencer on Monday, the chain said.").contains(&"organization Marks & Spencer".to_owned()));
        let people = names("Boris Holt and Ida Lund met. Holt & Lund walk on, a reporter wrote. Ms Lund waved.");
        assert!(!people.iter().any(|name| name.contains('&')), "{people:?}");
        assert!(!names("Trinidad & Tobago and France & Spain signed it.").contains(&"organization France & Spain".to_owned()));
    }

    #[test]
    fn nothing_is_found_in_an_address() {
        assert_eq!(names("see https://t.co/Harn/Tamm or www.Oslo.com now"), Vec::<String>::new());
    }
}
