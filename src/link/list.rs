//! A column of names, without text around them: `newsdiff names --cluster`.

use std::collections::{BTreeMap, BTreeSet};

use super::body::Body;
use super::form::Use;
use super::groups::Groups;
use super::naming::{self, Spelling};
use super::person::Person;
use super::rules::{Party, Rules};
use super::{Cluster, Clustered, Name, bodies, normal, pair, people};
use crate::annotate::Kind;

/// Joins the names that name the same.
pub(super) fn cluster(names: &[Name], rules: &Rules) -> Clustered {
    let read: Vec<Read> = names.iter().map(|name| Read::new(name, rules)).collect();
    let articles = articles(names);
    let mut groups = Groups::new(rules, read.iter().map(|read| read.party));
    let (persons, others): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|&place| read[place].kind == Kind::Person);
    let person = |&place: &usize| {
        let Read { text, party, .. } = read[place];
        Use { name: Person::new(text), article: articles[place], count: names[place].count, first: None, party }
    };
    let people = people::join(&persons.iter().map(person).collect::<Vec<_>>(), &persons, rules, &mut groups);
    let body = |&place: &usize| {
        let Read { text, kind, party } = read[place];
        Use { name: Body::new(text, kind), article: articles[place], count: names[place].count, first: None, party }
    };
    let bodies = bodies::join(&others.iter().map(body).collect::<Vec<_>>(), &others, rules, &mut groups);
    let clusters = groups.all().into_iter().map(|members| described(names, &read, members, rules)).collect();
    Clustered { clusters, compared: people + bodies }
}

/// A name of the list as it is linked.
#[derive(Clone, Copy)]
struct Read<'a> {
    /// Without titles of the settings.
    text: &'a str,
    kind: Kind,
    /// Whom the settings say it stands for.
    party: Option<Party>,
}

impl<'a> Read<'a> {
    fn new(name: &'a Name, rules: &Rules) -> Self {
        let taken = rules.title_bytes(&name.text);
        let text = &name.text[taken..];
        let titled = (taken > 0).then_some(Kind::Person);
        let kind = rules.kind(text).or(name.kind).or(titled).or_else(|| pair::guess(text)).unwrap_or(Kind::Person);
        Self { text, kind, party: rules.party(text) }
    }
}

/// A number for each article; a name of which no article is known stands alone in one.
fn articles(names: &[Name]) -> Vec<usize> {
    let known: BTreeSet<&str> = names.iter().filter_map(|name| name.article.as_deref()).collect();
    let numbers: BTreeMap<&str, usize> = known.into_iter().zip(0..).collect();
    let number = |(place, name): (usize, &Name)| name.article.as_deref().map_or(numbers.len() + place, |article| numbers[article]);
    names.iter().enumerate().map(number).collect()
}

fn described(names: &[Name], read: &[Read], members: Vec<usize>, rules: &Rules) -> Cluster {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for &member in &members {
        *spellings.entry(normal::bare(read[member].text)).or_default() += names[member].count;
    }
    let kind = majority(members.iter().map(|&member| (read[member].kind, names[member].count)));
    let spellings: Vec<Spelling> = spellings.into_iter().map(|(text, count)| Spelling { text, count }).collect();
    let listed = members.iter().find_map(|&member| rules.name(read[member].party?));
    Cluster { name: listed.unwrap_or_else(|| naming::choose(kind, &spellings)).to_owned(), kind, members }
}

/// The kind most uses have; of equals the first in order.
pub(super) fn majority(uses: impl Iterator<Item = (Kind, usize)>) -> Kind {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (kind, count) in uses {
        *counts.entry(kind).or_default() += count;
    }
    counts.into_iter().max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind))).map_or(Kind::Other, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clusters of "text/article" of one kind, each sorted, as the texts that are together.
    fn together(kind: Kind, names: &[&str]) -> Vec<String> {
        let name = |text: &&str| {
            let (text, article) = text.rsplit_once('/').unwrap();
            Name { text: text.to_owned(), article: Some(article.to_owned()), kind: Some(kind), count: 1 }
        };
        let list: Vec<Name> = names.iter().map(name).collect();
        cluster(&list, &Rules::default())
            .clusters
            .iter()
            .map(|cluster| cluster.members.iter().map(|&member| names[member]).collect::<Vec<_>>().join(" + "))
            .collect()
    }

    #[test]
    fn a_bare_surname_is_whom_its_article_names_in_full() {
        let names = ["Ann Holt/a", "Holt/a", "Ben Holt/b", "Holt/b"];
        assert_eq!(together(Kind::Person, &names), ["Ann Holt/a + Holt/a", "Ben Holt/b + Holt/b"]);
    }

    #[test]
    fn an_initial_does_not_make_one_of_two_whom_an_article_tells_apart() {
        let names = ["Halvard Vennholt/a", "Halvor Vennholt/a", "H. Vennholt/b"];
        assert!(together(Kind::Person, &names).len() > 1);
    }

    #[test]
    fn what_lists_or_numbers_part_is_never_a_shorter_form() {
        assert_eq!(together(Kind::Team, &["AC Milan/a", "Inter Milan/a"]), ["AC Milan/a", "Inter Milan/a"]);
        assert_eq!(together(Kind::Event, &["Group B/a", "Serie B/a"]), ["Group B/a", "Serie B/a"]);
        assert_eq!(together(Kind::Organization, &["Vennholt Group/a", "Vennholt News/a"]), ["Vennholt Group/a", "Vennholt News/a"]);
        assert_eq!(together(Kind::Organization, &["Exeter/a", "University of Exeter/a"]), ["Exeter/a", "University of Exeter/a"]);
    }

    #[test]
    fn a_shorter_form_is_the_one_longer_name() {
        assert_eq!(together(Kind::Organization, &["Vennholt/a", "Vennholt News/a"]), ["Vennholt/a + Vennholt News/a"]);
    }

    #[test]
    fn a_president_is_not_the_sister_whom_the_article_names_in_full() {
        let names = ["President Ann Holt/a", "Vera Holt/b", "President Holt/b", "Holt/b"];
        assert_eq!(together(Kind::Person, &names), ["President Ann Holt/a + President Holt/b + Holt/b", "Vera Holt/b"]);
    }

    #[test]
    fn mr_and_mrs_of_one_surname_are_two() {
        let names = ["Mary Holt/a", "Peter Holt/a", "Mrs Holt/a", "Mr Holt/a"];
        assert_eq!(together(Kind::Person, &names), ["Mary Holt/a + Mrs Holt/a", "Peter Holt/a + Mr Holt/a"]);
    }

    #[test]
    fn the_son_who_is_called_junior_is_not_called_by_the_bare_surname() {
        let names = ["Abel Holt Jr./a", "Holt Jr./a", "Holt/a"];
        assert_eq!(together(Kind::Person, &names), ["Abel Holt Jr./a + Holt Jr./a", "Holt/a"]);
    }

    #[test]
    fn a_body_is_not_the_longer_name_that_begins_with_it() {
        for (short, long) in [("Senate", "Senate Harbour Committee"), ("House", "White House"), ("New York", "New York Times"), ("Leeds", "Leeds City Council")]
        {
            assert_eq!(together(Kind::Organization, &[&format!("{short}/a"), &format!("{long}/a")]).len(), 2, "{short} / {long}");
        }
        for (short, long) in [("Labour", "Labour Party"), ("Kestova News", "Kestova"), ("Holmside Trust", "Trust of Holmside")] {
            assert_eq!(together(Kind::Organization, &[&format!("{short}/a"), &format!("{long}/a")]).len(), 1, "{short} / {long}");
        }
    }

    #[test]
    fn an_acronym_joins_one_body_only() {
        let names = ["Harn National Committee/a", "Harn National Committee/b", "HNC/a", "Harn National Convention/b"];
        assert_eq!(together(Kind::Organization, &names).len(), 2);
    }

    #[test]
    fn a_body_is_not_what_it_deals_with_nor_its_council() {
        for (one, other) in [
            ("Harbour Safety", "House Committee on Harbour Safety"),
            ("UN", "UN Harbour Council"),
            ("Harn County", "Harn County Sheriff’s Office"),
            ("Democrats", "Harnia Democratic Party"),
            ("White House", "White House Harbour Agency"),
        ] {
            assert_eq!(together(Kind::Organization, &[&format!("{one}/a"), &format!("{other}/a")]).len(), 2, "{one} / {other}");
        }
    }

    #[test]
    fn names_of_one_body_come_together() {
        for (one, other) in [
            ("Democrats", "Democratic Party"),
            ("GOP", "Republicans"),
            ("UN Harbour Council", "United Nations Harbour Council"),
            ("G-20", "Group of 20"),
            ("House", "House of Deputies"),
            ("Senate", "U.S. Senate"),
            ("Tories", "Conservative Party"),
            ("Tory party", "Conservatives"),
        ] {
            assert_eq!(together(Kind::Organization, &[&format!("{one}/a"), &format!("{other}/a")]).len(), 1, "{one} / {other}");
        }
        assert_eq!(together(Kind::Organization, &["House/a", "House of Deputies/a", "House of Elders/a"]).len(), 3);
        assert_eq!(together(Kind::Place, &["Harn Street/a", "Harn St./b"]).len(), 1);
    }

    #[test]
    fn a_lone_slip_joins_the_place_that_others_spell_right() {
        let names = ["Varnholm/a", "Varnholm/b", "Varnholm/c", "Varnhorm/d"];
        assert_eq!(together(Kind::Place, &names).len(), 1);
        assert_eq!(together(Kind::Place, &["Varnholm/a", "Varnhorm/a"]).len(), 2);
    }
}
