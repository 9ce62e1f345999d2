//! Within one story, which names are the same: mentions to entities with their spelling variants; then who speaks.

mod acronym;
mod across;
mod bare;
mod block;
mod bodies;
mod body;
pub(crate) mod change;
mod edit;
mod entity;
mod form;
mod gazetteer;
mod groups;
mod list;
mod naming;
mod normal;
mod pair;
mod partner;
mod pattern;
mod people;
mod person;
mod read;
mod resolve;
mod rules;
mod same_body;
mod same_person;
mod speaker;
mod spelling;
pub(crate) mod transliteration;
mod word;

use std::collections::BTreeSet;

use crate::annotate::{Annotated, Kind};
use crate::article::{ArticleIndex, Locus};
use crate::story::{Story, Voices};

pub use rules::{Listed, Rules, SettingError, SettingList, Settings};

/// Somebody or something that a story's articles name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Hash of the gazetteer's id where there is one, else of kind and name; of a bare surname also of the story.
    pub id: String,
    /// By majority of its mentions.
    pub kind: Kind,
    /// The fullest of its common names.
    pub name: String,
    /// Every spelling, most frequent first.
    pub variants: Vec<Variant>,
    /// Every place it is named, in order.
    pub mentions: Vec<Locus>,
    /// The gazetteer's id, where it has one ("IRN"); of an entity that the settings list, its folded name there.
    pub gazetteer: Option<String>,
}

/// One spelling of an entity's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// As it stands in the text.
    pub text: String,
    /// How often.
    pub count: usize,
    /// In which articles, ascending.
    pub articles: Vec<ArticleIndex>,
    /// Why it is thought to be the same name, in words of the newsroom.
    pub reason: String,
}

/// A speaker of a quotation, known as an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// The article.
    pub article: ArticleIndex,
    /// Position in the article's list of quotations.
    pub quote: usize,
    /// Position in [`Linked::entities`].
    pub entity: usize,
}

/// What a story's names come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linked {
    /// Sorted by falling count, then name.
    pub entities: Vec<Entity>,
    /// Speakers that are entities, in order of article and quotation.
    pub speeches: Vec<Speech>,
    /// Every mention with its entity, in order of place.
    places: Vec<(Locus, usize)>,
    /// Entities that the settings keep apart, the smaller position first.
    apart: BTreeSet<(usize, usize)>,
}

impl Linked {
    /// What a story's names come to, given its entities and speakers. No mention overlaps another.
    pub fn new(entities: Vec<Entity>, speeches: Vec<Speech>) -> Self {
        let of = |(position, entity): (usize, &Entity)| entity.mentions.iter().map(move |&mention| (mention, position)).collect::<Vec<_>>();
        let mut places: Vec<(Locus, usize)> = entities.iter().enumerate().flat_map(of).collect();
        places.sort_unstable();
        Self { entities, speeches, places, apart: BTreeSet::new() }
    }

    /// Whether the settings say that the two names at these places are never one.
    pub(crate) fn are_kept_apart(&self, a: Locus, b: Locus) -> bool {
        let pair = self.entity_at(a).zip(self.entity_at(b));
        !self.apart.is_empty() && pair.is_some_and(|(a, b)| self.apart.contains(&(a.min(b), a.max(b))))
    }

    /// The entity one of whose mentions overlaps `locus`, as a position in [`Linked::entities`]; the most frequent of several.
    ///
    /// Costs O(log n) in the number of mentions.
    pub(crate) fn entity_at(&self, locus: Locus) -> Option<usize> {
        self.mentions_in(locus).map(|(_, entity)| entity).min()
    }

    /// The mentions that overlap `locus`, in order of place, each with its entity as a position in [`Linked::entities`].
    pub(crate) fn mentions_in(&self, locus: Locus) -> impl DoubleEndedIterator<Item = (Locus, usize)> {
        let first = self.places.partition_point(|(place, _)| (place.article, place.span.end()) <= (locus.article, locus.span.start()));
        let end = self.places.partition_point(|(place, _)| (place.article, place.span.start()) < (locus.article, locus.span.end()));
        self.places[first..end.max(first)].iter().copied()
    }

    /// Adds the names and speakers of copies that were not heard.
    pub(crate) fn spread(&mut self, articles: &[Annotated], voices: &Voices) {
        let mut entities = std::mem::take(&mut self.entities);
        for entity in &mut entities {
            entity.spread(articles, voices);
        }
        let mut ordered: Vec<(usize, Entity)> = entities.into_iter().enumerate().collect();
        ordered.sort_by(|(_, a), (_, b)| entity::most_named_first(a, b));
        let mut moved = vec![0; ordered.len()];
        for (new, (old, _)) in ordered.iter().enumerate() {
            moved[*old] = new;
        }
        let mut speeches = std::mem::take(&mut self.speeches);
        for copies in voices.copies() {
            let (_, last) = copies.ends();
            let here: Vec<Speech> = speeches.iter().filter(|speech| speech.article == last).cloned().collect();
            speeches.extend(copies.unheard.iter().flat_map(|&article| here.iter().map(move |speech| Speech { article, ..speech.clone() })));
        }
        speeches.sort_by_key(|speech| (speech.article, speech.quote));
        for speech in &mut speeches {
            speech.entity = moved[speech.entity];
        }
        let apart = self.apart.iter().map(|&(a, b)| (moved[a].min(moved[b]), moved[a].max(moved[b]))).collect();
        *self = Self { apart, ..Self::new(ordered.into_iter().map(|(_, entity)| entity).collect(), speeches) };
    }
}

impl Entity {
    /// Adds the mentions of copies that were not heard.
    fn spread(&mut self, articles: &[Annotated], voices: &Voices) {
        for copies in voices.copies() {
            let (_, last) = copies.ends();
            let here = self.mentions.iter().filter(|mention| mention.article == last);
            for written in here.map(|mention| normal::one_line(mention.span.of(&articles[last.0].article.text))) {
                for variant in self.variants.iter_mut().filter(|variant| variant.text == written) {
                    variant.count += copies.unheard.len();
                }
            }
            for variant in self.variants.iter_mut().filter(|variant| variant.articles.contains(&last)) {
                variant.articles.extend(&copies.unheard);
                variant.articles.sort_unstable();
            }
        }
        self.variants.sort_by(entity::most_written_first);
        voices.spread(&mut self.mentions, |mention| *mention, |mention, article| Locus { article, ..*mention });
    }
}

/// Links the names of one story; what the user tells of names goes before what is thought of them.
pub fn link(articles: &[Annotated], story: &Story, rules: &Rules) -> Linked {
    let resolved = resolve::resolve(articles, story, rules);
    let mut linked = Linked::new(entity::entities(&resolved, story, rules), Vec::new());
    linked.apart = entity::kept_apart(&linked.entities, rules);
    let speeches = speaker::speeches(articles, story, &linked);
    Linked { speeches, ..linked }
}

/// Joins the entities of several stories into one list, sorted by falling count, then name: two of different stories are one
/// only by gazetteer id or equal full name, never by a bare surname.
pub fn across<'a>(stories: impl IntoIterator<Item = &'a Linked>) -> Vec<Entity> {
    across::across(stories)
}

/// A word of a person's or place's name that stands in two or more spellings: "Rezaian", "Rezeian".
///
/// What is a variant and no misspelling is never among them: accents, capitals, full stops and hyphens, short forms of given
/// names, initials, acronyms, adjectives of countries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SpellingDifference {
    /// Position in [`Linked::entities`].
    pub entity: usize,
    /// Two or more, most frequent first, then by letters.
    pub spellings: Vec<WordSpelling>,
    /// Whether another word of the full name stands with two of the spellings: same given name, same surname.
    pub linked: bool,
    /// Whether one article holds two of the spellings.
    pub within: bool,
    /// Whether all are common ways of writing a name from another alphabet ("Zelensky", "Zelenskyy"), none in the same article.
    pub house_style: bool,
    /// How the two most frequent differ, in words of the newsroom: "vowel change a/e".
    pub reason: String,
}

/// One spelling of a word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordSpelling {
    /// As mostly written, rather not all in capitals.
    pub text: String,
    /// Every place of the word alone, in order.
    pub loci: Vec<Locus>,
}

/// The words of people's and places' names that stand in two or more spellings, in order of entity; `articles` are those
/// [`link`] was given. Spellings that one article uses side by side again and again are left out: they are two people.
pub(crate) fn spellings(linked: &Linked, articles: &[Annotated]) -> Vec<SpellingDifference> {
    spelling::differences(linked, articles)
}

/// Whether two names are the same, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Whether they are thought to name the same.
    pub same: bool,
    /// How alike they are, in `0.0..=1.0`.
    pub score: f64,
    /// In words of the newsroom.
    pub reason: String,
}

/// Compares two names by themselves, with the kind where it is known.
///
/// ```
/// use newsdiff::link::{self, Rules};
///
/// let answer = link::compare("Abraham Lincoln", "Lincoln", None, &Rules::default());
/// assert!(answer.same);
/// assert_eq!(answer.reason, "surname alone");
/// ```
pub fn compare(a: &str, b: &str, kind: Option<Kind>, rules: &Rules) -> Comparison {
    pair::compare(a, b, kind, rules)
}

/// A name of a list, for [`cluster`].
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// As written.
    pub text: String,
    /// The article it stands in, where that is known.
    pub article: Option<String>,
    /// What it names, where that is known.
    pub kind: Option<Kind>,
    /// How often it stands there.
    pub count: usize,
}

/// Names that are one entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The fullest of its common names.
    pub name: String,
    /// What it names.
    pub kind: Kind,
    /// Positions in the list given, ascending.
    pub members: Vec<usize>,
}

/// What a list of names comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clustered {
    /// Sorted by first member.
    pub clusters: Vec<Cluster>,
    /// How many pairs of names were compared.
    pub compared: usize,
}

/// Joins the names of one story's list that name the same.
///
/// ```
/// use newsdiff::link::{self, Name, Rules};
///
/// let name = |text: &str| Name { text: text.into(), article: None, kind: None, count: 1 };
/// let clustered = link::cluster(&[name("Ida Holm"), name("Tom Vane"), name("Mrs Holm")], &Rules::default());
/// let members: Vec<&[usize]> = clustered.clusters.iter().map(|cluster| cluster.members.as_slice()).collect();
/// assert_eq!(members, [&[0, 2][..], &[1]]);
/// ```
pub fn cluster(names: &[Name], rules: &Rules) -> Clustered {
    list::cluster(names, rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::{Article, ArticleIndex};

    /// Articles as annotated, with the story they all belong to.
    fn story(texts: &[&str]) -> (Vec<Annotated>, Story) {
        let article = |(number, text): (usize, &&str)| annotate(Article { id: number.to_string(), text: (*text).to_owned(), ..Article::default() });
        let articles: Vec<Annotated> = texts.iter().enumerate().map(article).collect();
        let story = Story { id: "s".into(), articles: (0..articles.len()).map(ArticleIndex).collect(), is_given: true };
        (articles, story)
    }

    fn variants<'a>(linked: &'a Linked, name: &str) -> Vec<&'a str> {
        let entity = linked.entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("no {name} in {:?}", linked.entities));
        entity.variants.iter().map(|variant| variant.text.as_str()).collect()
    }

    const PRESS: [&str; 3] = [
        "Striker Samin Darvanian wept. Darvanian had missed. Iranian players thanked Mark Robinson. Robinson smiled at Samin Darvanian. Darvanian left.",
        "Samin Dervanian wept on Tuesday. Dervanian had missed for Iran. Defender Luke Robertson said so. Robertson left.",
        "Samin Darvaneian wept. Darvaneian had missed, said the Harnian Coast Guard Corps (HCCG). The HCCG sent flowers to Mr Darvaneian.",
    ];

    #[test]
    fn three_spellings_are_one_person_and_two_near_names_are_two() {
        let (articles, story) = story(&PRESS);
        let linked = link(&articles, &story, &Rules::default());
        let forms = variants(&linked, "Samin Darvanian");
        for form in ["Darvanian", "Samin Dervanian", "Dervanian", "Samin Darvaneian", "Darvaneian"] {
            assert!(forms.contains(&form), "{form} in {forms:?}");
        }
        assert_eq!(variants(&linked, "Mark Robinson"), ["Mark Robinson", "Robinson"]);
        assert_eq!(variants(&linked, "Luke Robertson"), ["Luke Robertson", "Robertson"]);
        assert_eq!(variants(&linked, "Iran"), ["Iran", "Iranian"]);
        let iran = linked.entities.iter().find(|entity| entity.name == "Iran").unwrap();
        assert_eq!(iran.gazetteer.as_deref(), Some("IRN"));
    }

    #[test]
    fn every_spelling_tells_its_reason() {
        let (articles, story) = story(&PRESS);
        let linked = link(&articles, &story, &Rules::default());
        let reason = |text: &str| {
            linked.entities.iter().flat_map(|entity| &entity.variants).find(|variant| variant.text == text).map(|variant| variant.reason.clone()).unwrap()
        };
        assert_eq!(reason("Samin Dervanian"), "vowel change a/e, same given name, never together in one article");
        assert_eq!(reason("Iranian"), "the country's adjective");
        assert_eq!(reason("HCCG"), "short form in brackets behind the name, its letters in another order");
    }

    #[test]
    fn the_bare_surname_is_whom_the_article_names_in_full_first() {
        let text = "Hugo Tamm lost the race in Oslo. Mr Tamm wept. His son Peter Tamm had warned Mr Tamm. Peter Tamm is a lawyer, and Peter Tamm was right.";
        let (articles, story) = story(&[text]);
        let linked = link(&articles, &story, &Rules::default());
        assert_eq!(variants(&linked, "Hugo Tamm"), ["Tamm", "Hugo Tamm"]);
        assert_eq!(variants(&linked, "Peter Tamm"), ["Peter Tamm"]);
    }

    #[test]
    fn an_account_is_not_the_platforms_nor_that_of_whom_it_mocks() {
        let texts = ["Hugo Tamm sued Facebook (@tammscow) on Friday. Later Hugo Tamm named “Hugo Tamm’s cow” (@tammscow), too. Facebook was silent."];
        let (articles, story) = story(&texts);
        let linked = link(&articles, &story, &Rules::default());
        assert!(linked.entities.iter().all(|entity| entity.variants.len() == 1 || !entity.variants.iter().any(|variant| variant.text == "@tammscow")));
    }

    #[test]
    fn a_compound_of_two_that_the_article_knows_is_two() {
        let text = "Senators Hugo Tamm and Edna Vance wrote the bill. Vance spoke of it. The Tamm-Vance bill failed, said Tamm.";
        let (articles, story) = story(&[text]);
        let linked = link(&articles, &story, &Rules::default());
        assert_eq!(linked.entities.iter().filter(|entity| entity.kind == Kind::Person).count(), 2, "{:?}", linked.entities);
    }

    #[test]
    fn the_north_is_the_country_that_the_article_names() {
        let texts = ["Talks between North Korea and Japan failed. Analysts said that the North had left them. Japan regretted it, and the North did not."];
        let (articles, story) = story(&texts);
        assert_eq!(variants(&link(&articles, &story, &Rules::default()), "North Korea").len(), 2);
    }

    #[test]
    fn the_words_in_two_spellings_are_found_with_their_places() {
        let (articles, story) = story(&PRESS);
        let linked = link(&articles, &story, &Rules::default());
        let found = spellings(&linked, &articles);
        assert_eq!(found.len(), 1, "{found:?}");
        let texts: Vec<&str> = found[0].spellings.iter().map(|spelling| spelling.text.as_str()).collect();
        assert_eq!(texts, ["Darvanian", "Darvaneian", "Dervanian"]);
        assert!(found[0].linked && !found[0].within && !found[0].house_style);
        for spelling in &found[0].spellings {
            assert!(spelling.loci.iter().all(|locus| locus.span.of(&articles[locus.article.0].article.text) == spelling.text));
        }
    }

    fn told(texts: &[&str]) -> Linked {
        let (articles, story) = story(texts);
        link(&articles, &story, &Rules::default())
    }

    #[test]
    fn one_acronym_for_two_bodies_joins_neither() {
        let linked = told(&[
            "The Brannoch Dairy Council (BDC) met on Friday. The BDC praised its farmers.",
            "The Belmar Dance Company (BDC) danced on Saturday. The BDC bowed.",
        ]);
        assert_eq!(variants(&linked, "Brannoch Dairy Council"), ["BDC", "Brannoch Dairy Council"]);
        assert_eq!(variants(&linked, "Belmar Dance Company"), ["BDC", "Belmar Dance Company"]);
    }

    #[test]
    fn one_acronym_for_two_spellings_of_a_body_joins_them() {
        let linked = told(&[
            "The Harnian Dairy Organisation (HDO) met on Friday. The HDO praised its farmers.",
            "The Harnian Dairy Organization (HDO) met. The HDO praised nobody.",
        ]);
        assert_eq!(variants(&linked, "Harnian Dairy Organisation").len(), 3);
    }

    #[test]
    fn a_nickname_is_not_the_surname_of_somebody_in_another_article() {
        let linked = told(&["The climber Pavel Ostrand, nicknamed “Crane”, found a rope. Crane was pleased.", "Hilda Crane sold the rope. Crane runs a shop."]);
        assert!(!variants(&linked, "Pavel Ostrand").contains(&"Hilda Crane"), "{:?}", linked.entities);
        assert_eq!(variants(&linked, "Hilda Crane"), ["Crane", "Hilda Crane"]);
    }

    #[test]
    fn a_storm_is_an_event_whatever_its_name_alone_was_taken_for() {
        let mut names: Vec<read::Named> = Vec::new();
        for (place, (text, kind)) in
            [("Hurricane Velda", Kind::Event), ("Velda", Kind::Organization), ("Velda", Kind::Person), ("Velda", Kind::Person), ("Velda", Kind::Person)]
                .into_iter()
                .enumerate()
        {
            let locus = Locus { article: ArticleIndex(place), span: crate::article::Span::new(0, text.len()) };
            names.push(read::Named { locus, kind, text: text.into(), titled: text.into(), party: None });
        }
        read::settle_kinds(&mut names, &Rules::default());
        assert!(names.iter().all(|named| named.kind == Kind::Event), "{names:?}");
    }

    #[test]
    fn a_prince_is_not_the_commoner_of_his_name_who_comes_after_him() {
        let linked = told(&["Prince Leif opened the fair. Leif Marsten, a farmer, had met Prince Leif before."]);
        assert_eq!(variants(&linked, "Leif Marsten"), ["Leif Marsten"]);
        let linked = told(&["Leif Marsten, the heir to the throne, opened the fair. Then Prince Leif left."]);
        assert_eq!(variants(&linked, "Leif Marsten").len(), 2);
    }

    #[test]
    fn a_titled_speaker_is_whom_the_title_names() {
        let (articles, story) = story(&["Governor Alma Rusk came to the fair.", "Oskar Rusk built the boat. “He built two,” Governor Rusk said."]);
        let linked = link(&articles, &story, &Rules::default());
        let speakers: Vec<&str> = linked.speeches.iter().map(|speech| linked.entities[speech.entity].name.as_str()).collect();
        assert_eq!(speakers, ["Alma Rusk"]);
    }

    #[test]
    fn two_names_of_one_town_are_no_misspelling() {
        let found = |text: &str| {
            let (articles, story) = story(&[text]);
            spellings(&link(&articles, &story, &Rules::default()), &articles).len()
        };
        assert_eq!(found("The ferries to Poona were late. Pune waits, said a clerk in Pune."), 0);
        assert_eq!(found("The ferries to Chernigov were late. Chernihiv waits, said a clerk in Chernihiv."), 1);
    }

    #[test]
    fn every_mention_leads_back_to_its_entity() {
        let (articles, story) = story(&PRESS);
        let linked = link(&articles, &story, &Rules::default());
        for (position, entity) in linked.entities.iter().enumerate() {
            for &mention in &entity.mentions {
                assert_eq!(linked.entity_at(mention), Some(position));
            }
        }
    }

    #[test]
    fn the_order_of_articles_and_of_names_changes_nothing() {
        let names = |order: &[usize]| {
            let texts: Vec<&str> = order.iter().map(|&place| PRESS[place]).collect();
            let (articles, story) = story(&texts);
            let described = |entity: &Entity| {
                (
                    entity.name.clone(),
                    entity.kind,
                    entity.id.clone(),
                    entity.variants.iter().map(|variant| (variant.text.clone(), variant.reason.clone())).collect::<Vec<_>>(),
                )
            };
            link(&articles, &story, &Rules::default()).entities.iter().map(described).collect::<Vec<_>>()
        };
        let expected = names(&[0, 1, 2]);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(names(&order), expected, "{order:?}");
        }
    }

    #[test]
    fn bare_surnames_of_two_stories_are_two_people() {
        let (articles, first) = story(&["Ms Holt spoke about Iran. Holt left.", "Mr Holt sang in Iran. Holt left.", "Ann Vance sang.", "Ann Vance spoke."]);
        let of = |id: &str, members: &[usize]| {
            link(&articles, &Story { id: id.into(), articles: members.iter().map(|&member| ArticleIndex(member)).collect(), is_given: true }, &Rules::default())
        };
        drop(first);
        let entities = across([&of("s1", &[0, 2]), &of("s2", &[1, 3])]);
        let count = |name: &str| entities.iter().filter(|entity| entity.name == name).count();
        assert_eq!((count("Holt"), count("Iran"), count("Ann Vance")), (2, 1, 1));
        let mut ids: Vec<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), entities.len());
    }

    #[test]
    fn clusters_do_not_depend_on_the_order_of_the_list() {
        let name = |text: &str, article: &str, count: usize| Name { text: text.into(), article: Some(article.into()), kind: Some(Kind::Person), count };
        let list = vec![
            name("Ann Holt", "a", 2),
            name("Holt", "a", 3),
            name("Ben Holt", "b", 1),
            name("Holt", "b", 5),
            name("Ann Hollt", "c", 1),
            name("Mr Holt", "d", 1),
        ];
        let texts = |list: &[Name]| {
            let members = |cluster: &Cluster| {
                let mut members: Vec<String> = cluster.members.iter().map(|&member| format!("{} {:?}", list[member].text, list[member].article)).collect();
                members.sort_unstable();
                members
            };
            let mut clusters: Vec<Vec<String>> = cluster(list, &Rules::default()).clusters.iter().map(members).collect();
            clusters.sort_unstable();
            clusters
        };
        let expected = texts(&list);
        let mut turned = list.clone();
        for _ in 0..list.len() {
            turned.rotate_left(1);
            assert_eq!(texts(&turned), expected);
            let mut back = turned.clone();
            back.reverse();
            assert_eq!(texts(&back), expected);
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        let (articles, story) = story(&["", "It rained."]);
        assert_eq!(link(&articles, &story, &Rules::default()), Linked::default());
        assert!(cluster(&[], &Rules::default()).clusters.is_empty());
        assert!(across([]).is_empty());
    }
}
