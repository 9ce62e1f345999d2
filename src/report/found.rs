//! The findings of a document, story by story.

use std::collections::HashMap;

use super::view::{ArticleView, ConflictView, Document, EntityView, FactView, PassageView, QuoteView, ReuseView, UniqueView};

/// The findings of one story, each list in the document's order.
#[derive(Default)]
pub(super) struct Found<'b, 'a> {
    pub(super) articles: Vec<&'b ArticleView<'a>>,
    /// With how often the story's articles name each.
    pub(super) entities: Vec<(&'b EntityView<'a>, usize)>,
    pub(super) facts: Vec<&'b FactView<'a>>,
    pub(super) unique: Vec<&'b UniqueView<'a>>,
    pub(super) conflicts: Vec<&'b ConflictView<'a>>,
    pub(super) quotes: Vec<&'b QuoteView<'a>>,
    pub(super) reuse: Vec<&'b ReuseView<'a>>,
    pub(super) passages: Vec<&'b PassageView<'a>>,
}

/// Sorts the findings into their stories, one pass over each list.
pub(super) fn by_story<'b, 'a>(document: &'b Document<'a>) -> HashMap<&'a str, Found<'b, 'a>> {
    let mut found: HashMap<&str, Found<'b, 'a>> = HashMap::new();
    for article in &document.articles {
        found.entry(article.story).or_default().articles.push(article);
    }
    for entity in document.entities.iter().flatten() {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut order = Vec::new();
        for mention in &entity.mentions {
            let story = document.article(mention.article).map_or("", |article| article.story);
            let count = counts.entry(story).or_default();
            if *count == 0 {
                order.push(story);
            }
            *count += 1;
        }
        for story in order {
            found.entry(story).or_default().entities.push((entity, counts[story]));
        }
    }
    for fact in document.facts.iter().flatten() {
        found.entry(fact.story).or_default().facts.push(fact);
    }
    for unique in document.unique.iter().flatten() {
        found.entry(unique.story).or_default().unique.push(unique);
    }
    for conflict in document.conflicts.iter().flatten() {
        found.entry(conflict.story).or_default().conflicts.push(conflict);
    }
    for quote in document.quotes.iter().flatten() {
        found.entry(quote.story).or_default().quotes.push(quote);
    }
    for reuse in document.reuse.iter().flatten() {
        found.entry(reuse.story).or_default().reuse.push(reuse);
    }
    for passage in document.passages.iter().flatten() {
        found.entry(passage.story).or_default().passages.push(passage);
    }
    found
}
