//! A column of names, without text around them: `newsdiff names --cluster`.

use std::collections::BTreeMap;

use super::body::Body;
use super::form::Use;
use super::groups::Groups;
use super::naming::{self, Spelling};
use super::person::Person;
use super::{Cluster, Name, bodies, normal, pair, people};
use crate::annotate::Kind;

/// Joins the names that name the same; sorted by first member.
pub(super) fn cluster(names: &[Name]) -> Vec<Cluster> {
    let kinds: Vec<Kind> = names.iter().map(|name| name.kind.or_else(|| pair::guess(&name.text)).unwrap_or(Kind::Person)).collect();
    let articles = articles(names);
    let mut groups = Groups::new(names.len());
    let (persons, others): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|&place| kinds[place] == Kind::Person);
    let uses: Vec<Use<Person>> = persons.iter().map(|&place| used(Person::new(&names[place].text), articles[place], &names[place])).collect();
    people::join(&uses, &persons, &mut groups);
    let uses: Vec<Use<Body>> = others.iter().map(|&place| used(Body::new(&names[place].text, kinds[place]), articles[place], &names[place])).collect();
    bodies::join(&uses, &others, &mut groups);
    groups.all().into_iter().map(|members| described(names, &kinds, members)).collect()
}

fn used<N>(parts: N, article: usize, name: &Name) -> Use<N> {
    Use { name: parts, article, count: name.count, first: None }
}

/// A number for each article; a name of which no article is known stands alone in one.
fn articles(names: &[Name]) -> Vec<usize> {
    let known: BTreeMap<&str, usize> = names.iter().filter_map(|name| name.article.as_deref()).map(|article| (article, 0)).collect();
    let numbers: BTreeMap<&str, usize> = known.into_keys().enumerate().map(|(number, article)| (article, number)).collect();
    let number = |(place, name): (usize, &Name)| name.article.as_deref().map_or(numbers.len() + place, |article| numbers[article]);
    names.iter().enumerate().map(number).collect()
}

fn described(names: &[Name], kinds: &[Kind], members: Vec<usize>) -> Cluster {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for &member in &members {
        *spellings.entry(normal::bare(&names[member].text)).or_default() += names[member].count;
    }
    let kind = majority(members.iter().map(|&member| (kinds[member], names[member].count)));
    let spellings: Vec<Spelling> = spellings.into_iter().map(|(text, count)| Spelling { text, count }).collect();
    Cluster { name: naming::choose(kind, &spellings).to_owned(), kind, members }
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
        cluster(&list).iter().map(|cluster| cluster.members.iter().map(|&member| names[member]).collect::<Vec<_>>().join(" + ")).collect()
    }

    #[test]
    fn a_bare_surname_is_whom_its_article_names_in_full() {
        let names = ["Ann Holt/a", "Holt/a", "Ben Holt/b", "Holt/b"];
        assert_eq!(together(Kind::Person, &names), ["Ann Holt/a + Holt/a", "Ben Holt/b + Holt/b"]);
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
