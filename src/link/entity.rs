//! Names that were found to be one to an entity: its name, its kind, its spellings with the reason for each.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::body::Body;
use super::gazetteer::{self, Usage};
use super::naming::{self, Spelling};
use super::pattern::Pattern;
use super::person::Person;
use super::resolve::Resolved;
use super::rules::Rules;
use super::same_body::{self, Ground};
use super::same_person;
use super::{Entity, Variant, list, normal};
use crate::annotate::Kind;
use crate::article::ArticleIndex;
use crate::key::key;
use crate::story::Story;
use crate::text::{fold, fold_words};

/// The entities of a story, sorted by falling count, then name.
pub(super) fn entities(resolved: &Resolved, story: &Story, rules: &Rules) -> Vec<Entity> {
    let mut entities: Vec<Entity> = resolved.entities.iter().map(|members| entity(resolved, members, rules)).collect();
    entities.sort_by(most_named_first);
    give_ids(&mut entities, story);
    entities
}

/// By falling count, then name.
pub(super) fn most_named_first(a: &Entity, b: &Entity) -> Ordering {
    (b.mentions.len(), &a.name, a.kind, &a.mentions).cmp(&(a.mentions.len(), &b.name, b.kind, &b.mentions))
}

/// Spellings by falling count, then by letters.
pub(super) fn most_written_first(a: &Variant, b: &Variant) -> Ordering {
    (b.count, &a.text).cmp(&(a.count, &b.text))
}

/// One spelling of an entity, as it is gathered.
#[derive(Default)]
struct Gathered {
    count: usize,
    articles: BTreeSet<ArticleIndex>,
    pattern: Option<Pattern>,
}

fn entity(resolved: &Resolved, members: &[usize], rules: &Rules) -> Entity {
    let mut gathered: BTreeMap<&str, Gathered> = BTreeMap::new();
    for &member in members {
        let named = &resolved.names[member];
        let spelling = gathered.entry(&named.text).or_default();
        spelling.count += 1;
        spelling.articles.insert(named.locus.article);
        spelling.pattern = spelling.pattern.or(resolved.patterns.get(&member).copied());
    }
    let kind = kind(resolved, members);
    let named_by_itself: Vec<Spelling> = gathered
        .iter()
        .filter(|(text, gathered)| gathered.pattern.is_none() && !text.starts_with('@'))
        .map(|(text, gathered)| Spelling { text: normal::bare(text), count: gathered.count })
        .collect();
    let name = if named_by_itself.is_empty() { gathered.keys().next().copied().unwrap_or("") } else { naming::choose(kind, &named_by_itself) };
    let cut = normal::before_seam(name);
    let name = if kind == Kind::Person && normal::is_run_together(name) { cut.as_str() } else { name };
    let listed = members.iter().find_map(|&member| rules.name(resolved.names[member].party?));
    let name = listed.unwrap_or(name);
    let gazetteer = members.iter().find_map(|&member| gazetteer_id(&resolved.names[member].text, resolved.names[member].kind));
    let gazetteer = gazetteer.or_else(|| listed.map(fold_words));
    let bearer = Bearer {
        rules,
        name,
        kind,
        spellings: gathered.keys().map(|text| normal::bare(text)).collect(),
        articles: gathered.iter().filter(|(text, _)| normal::bare(text) == name).flat_map(|(_, spelling)| spelling.articles.iter().copied()).collect(),
    };
    let mut variants: Vec<Variant> = gathered
        .iter()
        .map(|(text, spelling)| Variant {
            text: (*text).to_owned(),
            count: spelling.count,
            articles: spelling.articles.iter().copied().collect(),
            reason: bearer.reason(text, spelling),
        })
        .collect();
    variants.sort_by(most_written_first);
    let mentions = members.iter().map(|&member| resolved.names[member].locus).collect();
    Entity { id: String::new(), kind, name: name.to_owned(), variants, mentions, gazetteer }
}

/// The kind most mentions have. Adjectives ("Danish") tell nothing while there is another mention.
fn kind(resolved: &Resolved, members: &[usize]) -> Kind {
    let uses = || members.iter().map(|&member| (resolved.names[member].kind, 1));
    let telling = uses().filter(|&(kind, _)| kind != Kind::Other);
    if uses().any(|(kind, _)| kind != Kind::Other) { list::majority(telling) } else { Kind::Other }
}

/// The id of the country a name means; a side of its own (women, under 21) is another body.
fn gazetteer_id(text: &str, kind: Kind) -> Option<String> {
    let country = gazetteer::country(text).filter(|_| kind != Kind::Person)?;
    Some(if country.side.is_empty() { country.id.to_owned() } else { format!("{} {}", country.id, country.side) })
}

/// An entity under its name, to give reasons for its other spellings.
struct Bearer<'a> {
    rules: &'a Rules,
    name: &'a str,
    kind: Kind,
    /// All its spellings.
    spellings: BTreeSet<&'a str>,
    /// Where the name itself stands.
    articles: BTreeSet<ArticleIndex>,
}

impl Bearer<'_> {
    fn reason(&self, text: &str, spelling: &Gathered) -> String {
        if text == self.name {
            let listed = self.rules.party(text).and_then(|party| self.rules.name(party));
            let is_only = self.spellings.len() == 1;
            return if listed.is_some() {
                "the name in the settings"
            } else if is_only {
                "the only spelling"
            } else {
                "the fullest of the common spellings"
            }
            .into();
        }
        if let Some(reason) = self.rules.reason(text).filter(|_| fold_words(normal::bare(text)) != fold_words(self.name)) {
            return reason;
        }
        let bare = normal::bare(text);
        if let Some(pattern) = spelling.pattern {
            let judgement = same_body::judge(&Body::new(self.name, self.kind), &Body::new(bare, self.kind));
            let is_misspelt = pattern == Pattern::Acronym && judgement.ground == Ground::MisspeltAcronym;
            return if is_misspelt { format!("{}, its letters in another order", pattern.reason()) } else { pattern.reason().into() };
        }
        if bare == self.name {
            return "with its article or possessive".into();
        }
        if fold(bare) == fold(self.name) {
            let capitals = bare.to_lowercase() == self.name.to_lowercase();
            return if capitals { "other capitals" } else { "accents or apostrophes aside the same" }.into();
        }
        if fold_words(bare).replace(' ', "") == fold_words(self.name).replace(' ', "") {
            return "full stops, hyphens or spaces aside the same".into();
        }
        if self.kind == Kind::Person { self.person(bare, spelling) } else { self.body(bare, spelling) }
    }

    fn person(&self, text: &str, spelling: &Gathered) -> String {
        let (name, other) = (Person::new(self.name), Person::new(text));
        let by = |spelling: &Person| {
            let judgement = same_person::judge(spelling, &other);
            (judgement.score > 0.0).then(|| (judgement.score, same_person::explain(spelling, &other, judgement)))
        };
        let reason = by(&name).map_or_else(|| self.by_another(text, |spelling| by(&Person::new(spelling))), |(_, reason)| reason);
        let is_spelling = !other.core.iter().all(|word| name.core.contains(word));
        if is_spelling { format!("{reason}, {}", self.together(spelling)) } else { reason }
    }

    fn body(&self, text: &str, spelling: &Gathered) -> String {
        if let (Some(_), Some(country)) = (gazetteer::country(self.name), gazetteer::country(text)) {
            let what = match country.usage {
                Usage::Name | Usage::Alias => "another name of the country",
                Usage::Team => "the country's national side",
                Usage::People => "the country's people",
                Usage::Demonym => "the country's adjective",
            };
            return what.into();
        }
        let (name, other) = (Body::new(self.name, self.kind), Body::new(text, self.kind));
        let judgement = same_body::judge(&name, &other);
        let tells_why = judgement.score > 0.0 && judgement.ground != Ground::OtherWord;
        if let Some((x, y)) = the_one_difference(&name.words, &other.words).filter(|_| tells_why) {
            return format!("{}, the other words equal, {}", same_body::explain_word(x, y), self.together(spelling));
        }
        if !tells_why {
            let by = |from: &str| Some(self.body_by(from, text)).filter(|(score, _)| *score > 0.0);
            return self.by_another(text, by);
        }
        let reason = self.body_by(self.name, text).1;
        let by_letters = judgement.ground == Ground::Words && name.core.len() == other.core.len();
        if by_letters { format!("{reason}, {}", self.together(spelling)) } else { reason }
    }

    /// How well `text` goes with a spelling, and why.
    fn body_by(&self, from: &str, text: &str) -> (f64, String) {
        let (long, other) = (Body::new(from, self.kind), Body::new(text, self.kind));
        let judgement = same_body::judge(&long, &other);
        let is_short = other.words.len() < long.words.len();
        let reason = match judgement.ground {
            Ground::Acronym if is_short => format!("acronym of {from}"),
            Ground::MisspeltAcronym if is_short => format!("acronym of {from} with its letters in another order"),
            Ground::Acronym | Ground::MisspeltAcronym => format!("what {from} stands for"),
            Ground::Contained if !is_short => "longer form of the name".into(),
            _ => same_body::explain(&long, &other, judgement),
        };
        // What only parts two names is no reason to join them.
        (if judgement.ground == Ground::OtherWord { 0.0 } else { judgement.score }, reason)
    }

    /// The reason by the spelling that `text` goes best with, where it does not go with the name itself.
    fn by_another(&self, text: &str, by: impl Fn(&str) -> Option<(f64, String)>) -> String {
        let others = self.spellings.iter().filter(|&&spelling| spelling != text && spelling != self.name);
        let scored = others.filter_map(|&spelling| by(spelling).map(|(score, reason)| (score, reason, spelling)));
        // Of equals the first by letters.
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.cmp(a.2)));
        best.map_or_else(
            || "by another spelling of the name".into(),
            |(_, reason, spelling)| if reason.contains(spelling) { reason } else { format!("{reason}, as {spelling}") },
        )
    }

    fn together(&self, spelling: &Gathered) -> &'static str {
        if self.articles.is_disjoint(&spelling.articles) { "never together in one article" } else { "both in one article" }
    }
}

/// The one word in which two names of two words or more differ.
fn the_one_difference<'a>(a: &'a [String], b: &'a [String]) -> Option<(&'a str, &'a str)> {
    let mut differing = a.iter().zip(b).filter(|(x, y)| x != y);
    let (x, y) = differing.next().filter(|_| a.len() == b.len() && a.len() > 1)?;
    differing.next().is_none().then_some((x, y))
}

/// Whether an entity is known well enough to be the same in another story: by gazetteer, or by a name that is more than a
/// bare surname.
pub(super) fn is_known_elsewhere(entity: &Entity) -> bool {
    entity.gazetteer.is_some() || entity.kind != Kind::Person || Person::new(&entity.name).is_full()
}

/// Pairs of entities that the settings keep apart, as positions, the smaller first.
pub(super) fn kept_apart(entities: &[Entity], rules: &Rules) -> BTreeSet<(usize, usize)> {
    let parties = |entity: &Entity| entity.variants.iter().filter_map(|variant| rules.party(&variant.text)).collect::<Vec<_>>();
    let known: Vec<(usize, Vec<_>)> =
        entities.iter().enumerate().map(|(place, entity)| (place, parties(entity))).filter(|(_, parties)| !parties.is_empty()).collect();
    let mut apart = BTreeSet::new();
    for (at, (a, left)) in known.iter().enumerate() {
        for (b, right) in &known[at + 1..] {
            if left.iter().any(|&x| right.iter().any(|&y| rules.are_apart(Some(x), Some(y)))) {
                apart.insert((*a, *b));
            }
        }
    }
    apart
}

/// Keys of what the entities are: by gazetteer id, else by kind and name; a bare surname is somebody of its story. Entities
/// of one key are told apart by their spellings, then by order.
fn give_ids(entities: &mut [Entity], story: &Story) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for entity in entities {
        let name = fold_words(&entity.name);
        let mut id = match &entity.gazetteer {
            Some(gazetteer) => key("e", ["gazetteer", gazetteer]),
            None if is_known_elsewhere(entity) => key("e", [entity.kind.name(), &name]),
            None => key("e", [entity.kind.name(), &name, &story.id]),
        };
        if seen.contains_key(&id) {
            let spellings: Vec<&str> = entity.variants.iter().map(|variant| variant.text.as_str()).collect();
            id = key("e", [entity.kind.name(), &name, &story.id].into_iter().chain(spellings));
        }
        let repeats = seen.entry(id.clone()).or_default();
        *repeats += 1;
        entity.id = if *repeats == 1 { id } else { format!("{id}-{repeats}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_two_names_is_no_reason_to_join_them() {
        let rules = Rules::default();
        let spellings = ["Brannoch Dairy Council", "Brannoch Dance Company", "BDC"];
        let bearer = Bearer { rules: &rules, name: spellings[0], kind: Kind::Organization, spellings: spellings.into(), articles: BTreeSet::new() };
        assert_eq!(bearer.reason(spellings[1], &Gathered::default()), "what BDC stands for");
        let bearer = Bearer { spellings: spellings[..2].iter().copied().collect(), ..bearer };
        assert_eq!(bearer.reason(spellings[1], &Gathered::default()), "by another spelling of the name");
    }
}
