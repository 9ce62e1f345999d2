//! All names of a story to groups that name the same.

use std::collections::{BTreeMap, BTreeSet};

use super::body::Body;
use super::form::Use;
use super::groups::Groups;
use super::pattern::{self, Pattern};
use super::person::Person;
use super::read::{self, Named};
use super::rules::Rules;
use super::{bodies, normal, people};
use crate::annotate::{Annotated, Kind};
use crate::article::ArticleIndex;
use crate::story::Story;
use crate::text::{fold, fold_words};

/// The names of a story and which of them are one.
pub(super) struct Resolved {
    /// Every name, in order of article and place.
    pub(super) names: Vec<Named>,
    /// Positions in `names` of those that name the same, each list ascending.
    pub(super) entities: Vec<Vec<usize>>,
    /// For names that a pattern joined, by which.
    pub(super) patterns: BTreeMap<usize, Pattern>,
}

/// Uses of one spelling in one article, which always go together.
struct Unit {
    article: ArticleIndex,
    /// In order of place.
    names: Vec<usize>,
}

impl Unit {
    fn used<N>(&self, names: &[Named], parts: impl Fn(&Named) -> N) -> Use<N> {
        let first = &names[self.names[0]];
        Use { name: parts(first), article: self.article.0, count: self.names.len(), first: Some(first.locus.span.start()), party: first.party }
    }
}

/// Reads the names of a story's articles and joins them.
pub(super) fn resolve(articles: &[Annotated], story: &Story, rules: &Rules) -> Resolved {
    let (mut names, aliases) = read_all(articles, story, rules);
    read::settle_kinds(&mut names, rules);
    let units = units(&names);
    let unit_of: BTreeMap<usize, usize> = units.iter().enumerate().flat_map(|(number, unit)| unit.names.iter().map(move |&name| (name, number))).collect();
    let explained = explained(&names, &aliases);
    let is_free = |unit: usize| !units[unit].names.iter().any(|name| explained.contains(name));
    let party = |unit: &Unit| names[unit.names[0]].party;
    let mut groups = Groups::new(rules, units.iter().map(party));
    let (persons, others): (Vec<usize>, Vec<usize>) = (0..units.len())
        .filter(|&unit| !names[units[unit].names[0]].is_account() && is_free(unit))
        .partition(|&unit| names[units[unit].names[0]].kind == Kind::Person);
    let uses: Vec<Use<Person>> = persons.iter().map(|&unit| units[unit].used(&names, |named| Person::new(&named.titled))).collect();
    people::join(&uses, &persons, rules, &mut groups);
    let uses: Vec<Use<Body>> = others.iter().map(|&unit| units[unit].used(&names, |named| Body::new(&named.text, named.kind))).collect();
    bodies::join(&uses, &others, rules, &mut groups);
    let mut accounts: BTreeMap<String, usize> = BTreeMap::new();
    for (unit, account) in units.iter().enumerate().map(|(unit, of)| (unit, &names[of.names[0]])).filter(|(_, named)| named.is_account()) {
        groups.join(*accounts.entry(fold(&account.text)).or_insert(unit), unit);
    }
    let mut patterns = BTreeMap::new();
    for (owner, other, pattern) in aliases {
        groups.join(unit_of[&owner], unit_of[&other]);
        if groups.are_one(unit_of[&owner], unit_of[&other]) {
            patterns.insert(other, pattern);
        }
    }
    join_known_aliases(&names, &units, &unit_of, &mut groups, &mut patterns);
    let entities = groups.all().into_iter().map(|members| sorted_names(&members, &units)).collect();
    Resolved { names, entities, patterns }
}

/// The names of all articles with the aliases between them, by position.
fn read_all(articles: &[Annotated], story: &Story, rules: &Rules) -> (Vec<Named>, Vec<(usize, usize, Pattern)>) {
    let mut names: Vec<Named> = Vec::new();
    let mut aliases = Vec::new();
    for &article in &story.articles {
        let annotated = &articles[article.0];
        let mut here = pattern::join_around_nicknames(annotated, read::names(annotated, article, rules), rules);
        here = pattern::draw_out_by_acronym(annotated, pattern::join_parts(annotated, here, rules), rules);
        let found = pattern::find(annotated, &mut here, rules);
        let mut ordered: Vec<(usize, Named)> = here.into_iter().enumerate().collect();
        ordered.sort_by_key(|(_, named)| named.locus);
        let mut moved = vec![0; ordered.len()];
        for (new, (old, _)) in ordered.iter().enumerate() {
            moved[*old] = names.len() + new;
        }
        aliases.extend(found.into_iter().map(|alias| (moved[alias.owner], moved[alias.other], alias.pattern)));
        names.extend(ordered.into_iter().map(|(_, named)| named));
    }
    (names, aliases)
}

/// Other names that stand for whom their article says and are not to be compared: nicknames of one word, which may be somebody's surname elsewhere,
/// and acronyms that the articles explain as two bodies'.
fn explained(names: &[Named], aliases: &[(usize, usize, Pattern)]) -> BTreeSet<usize> {
    let is_nickname = |&&(_, other, pattern): &&(usize, usize, Pattern)| pattern == Pattern::Nickname && !Person::new(&names[other].text).is_full();
    let mut explained: BTreeSet<usize> = aliases.iter().filter(is_nickname).map(|&(_, other, _)| other).collect();
    let mut acronyms: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for &(owner, other, _) in aliases.iter().filter(|(.., pattern)| *pattern == Pattern::Acronym) {
        acronyms.entry(fold_words(normal::bare(&names[other].text))).or_default().push((owner, other));
    }
    for uses in acronyms.values() {
        let owners: BTreeSet<(&str, Kind)> = uses.iter().map(|&(owner, _)| (names[owner].text.as_str(), names[owner].kind)).collect();
        let owners: Vec<Body> = owners.into_iter().map(|(text, kind)| Body::new(text, kind)).collect();
        if owners.iter().enumerate().any(|(at, one)| owners[at + 1..].iter().any(|other| bodies::differ_in_word(one, other))) {
            explained.extend(uses.iter().map(|&(_, other)| other));
        }
    }
    explained
}

/// Uses that need no thought: the same spelling, title and kind in the same article.
fn units(names: &[Named]) -> Vec<Unit> {
    let mut units: BTreeMap<(String, Kind, ArticleIndex), Vec<usize>> = BTreeMap::new();
    for (place, named) in names.iter().enumerate() {
        let text = if named.kind == Kind::Person { &named.titled } else { &named.text };
        units.entry((normal::bare(text).to_owned(), named.kind, named.locus.article)).or_default().push(place);
    }
    units.into_iter().map(|((_, _, article), names)| Unit { article, names }).collect()
}

/// A nickname or short form that one article explains stands for the same bearer in the others, unless it is somebody there.
fn join_known_aliases(names: &[Named], units: &[Unit], unit_of: &BTreeMap<usize, usize>, groups: &mut Groups, patterns: &mut BTreeMap<usize, Pattern>) {
    let surface = |name: usize| fold_words(normal::bare(&names[name].text));
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let given: Vec<(usize, Pattern)> = patterns.iter().map(|(&name, &pattern)| (name, pattern)).collect();
    for &(name, _) in &given {
        owners.entry(surface(name)).or_default().insert(groups.of(unit_of[&name]));
    }
    let kinds: BTreeMap<String, Pattern> = given.iter().map(|&(name, pattern)| (surface(name), pattern)).collect();
    let mut sizes: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (number, unit) in units.iter().enumerate() {
        sizes.entry(groups.of(number)).or_default().insert(surface(unit.names[0]));
    }
    for (number, unit) in units.iter().enumerate() {
        let text = surface(unit.names[0]);
        let Some(roots) = owners.get(&text) else { continue };
        let (Some(&root), 1) = (roots.first(), roots.len()) else { continue };
        let own = groups.of(number);
        let alone = sizes.get(&own).is_some_and(|texts| texts.len() == 1);
        if own == groups.of(root) || !alone {
            continue;
        }
        groups.join(root, number);
        if groups.are_one(root, number) {
            patterns.extend(unit.names.iter().map(|&name| (name, kinds[&text])));
        }
    }
}

fn sorted_names(members: &[usize], units: &[Unit]) -> Vec<usize> {
    let mut names: Vec<usize> = members.iter().flat_map(|&unit| units[unit].names.iter().copied()).collect();
    names.sort_unstable();
    names
}
