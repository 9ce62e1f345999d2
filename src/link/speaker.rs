//! Who speaks: the words that name a quotation's speaker to an entity.

use std::collections::BTreeMap;

use super::{Entity, Linked, Speech, normal};
use crate::annotate::quote::Speaker;
use crate::annotate::{Annotated, Kind};
use crate::article::{ArticleIndex, Locus};
use crate::story::Story;
use crate::text::fold_words;

/// The speakers that are entities, in order of article and quotation.
pub(super) fn speeches(articles: &[Annotated], story: &Story, linked: &Linked) -> Vec<Speech> {
    let index = Spellings::new(&linked.entities);
    let mut speeches = Vec::new();
    for &article in &story.articles {
        for (quote, found) in articles[article.0].quotes.iter().enumerate() {
            let speaker = found.speaker.as_ref();
            let entity = speaker.and_then(|speaker| entity_of(&articles[article.0], article, speaker, linked, &index));
            speeches.extend(entity.map(|entity| Speech { article, quote, entity }));
        }
    }
    speeches
}

/// The entity that `speaker` names: by the name in its words, else by the name it was resolved to.
fn entity_of(annotated: &Annotated, article: ArticleIndex, speaker: &Speaker, linked: &Linked, index: &Spellings) -> Option<usize> {
    let words = fold_words(speaker.span.of(&annotated.article.text));
    let named = fold_words(&speaker.name);
    // The name may be longer than the words that stand at the place, or without their title, not another: then a pronoun was resolved.
    let resolved = words.rsplit(' ').next() != named.rsplit(' ').next() && !named.contains(&words);
    if !resolved && let Some(entity) = named_inside(annotated, article, speaker, linked) {
        return Some(entity);
    }
    index.find(&speaker.name, article, &linked.entities)
}

/// The entity named in the speaker's words: the last person there who is no owner ("Ann Holt's lawyer"), else the body whose
/// name ends them ("the Harbour Trust", but not "a Harbour Trust official").
fn named_inside(annotated: &Annotated, article: ArticleIndex, speaker: &Speaker, linked: &Linked) -> Option<usize> {
    let text = &annotated.article.text;
    let inside: Vec<(Locus, usize)> = linked.mentions_in(Locus { article, span: speaker.span }).collect();
    let is_owner = |locus: &Locus| text[locus.span.end()..].starts_with(['\'', '’']) && locus.span.end() < speaker.span.end();
    let person = inside.iter().rev().find(|(locus, entity)| linked.entities[*entity].kind == Kind::Person && !is_owner(locus));
    let body = || inside.last().filter(|(locus, _)| text.get(locus.span.end()..speaker.span.end()).is_none_or(|rest| !rest.contains(char::is_alphanumeric)));
    person.or_else(body).map(|&(_, entity)| entity)
}

/// Entities by folded spelling.
struct Spellings(BTreeMap<String, Vec<usize>>);

impl Spellings {
    fn new(entities: &[Entity]) -> Self {
        let mut spellings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, entity) in entities.iter().enumerate() {
            for variant in &entity.variants {
                let found = spellings.entry(fold_words(normal::bare(&variant.text))).or_default();
                if found.last() != Some(&position) {
                    found.push(position);
                }
            }
        }
        Self(spellings)
    }

    /// The entity called `name` in `article`, else the only one called so in the story; with titles left out if need be.
    fn find(&self, name: &str, article: ArticleIndex, entities: &[Entity]) -> Option<usize> {
        let without_title = super::person::Person::new(name).text();
        let found = self.0.get(&fold_words(normal::bare(name))).or_else(|| self.0.get(&without_title))?;
        let stands_here = |&&entity: &&usize| entities[entity].variants.iter().any(|variant| variant.articles.contains(&article));
        let here: Vec<usize> = found.iter().filter(stands_here).copied().collect();
        match (here.as_slice(), found.as_slice()) {
            ([first, ..], _) => Some(*first),
            ([], [only]) => Some(*only),
            _ => None,
        }
    }
}
