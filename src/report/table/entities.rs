//! Entities: a table of names, under each its spellings where it has several, with how often each article has them.

use std::collections::HashMap;

use super::super::ink::Page;
use super::super::telling;
use super::super::view::{Document, EntityView, VariantView};
use super::super::words;
use super::grid::Grid;
use super::sum_up;

/// Up to how many articles are named; more are counted.
const NAMED: usize = 5;

/// Writes the entities as a table.
pub(super) fn write(page: &mut Page, document: &Document<'_>, entities: &[EntityView<'_>]) {
    if entities.is_empty() {
        return sum_up(page, &telling::nothing(document, "names"));
    }
    let mut grid = Grid::new(&["Name", "Kind", ">Count", "Articles"]);
    for entity in entities {
        let variants = variants(entity);
        let counts = counts(entity);
        let all: Vec<&str> = entity.variants.iter().map(|variant| variant.text).collect();
        // Where variants follow, they tell the articles.
        let place = if variants.is_empty() { articles(document, &entity.articles, &counts, &all) } else { words::count(entity.articles.len(), "article") };
        grid.row(&[entity.name, entity.kind, &entity.count.to_string(), &place]);
        for variant in variants {
            let place = articles(document, &variant.articles, &counts, &[variant.text]);
            grid.row(&[format!("  {}", variant.text).as_str(), "", &variant.count.to_string(), &place]);
        }
    }
    page.gap();
    grid.write(page);
    sum_up(page, &telling::entities(document, entities));
}

/// The spellings, if the name is not the only one.
fn variants<'b>(entity: &'b EntityView<'_>) -> &'b [VariantView<'b>] {
    match entity.variants.as_slice() {
        [only] if only.text == entity.name => &[],
        variants => variants,
    }
}

/// How often each spelling stands in each article.
fn counts<'b>(entity: &'b EntityView<'_>) -> HashMap<(&'b str, &'b str), usize> {
    let mut counts = HashMap::new();
    for mention in &entity.mentions {
        *counts.entry((mention.text, mention.article)).or_default() += 1;
    }
    counts
}

/// "Herald 3, Courier 1", one alone without its count, or "7 articles" where naming them would fill the page.
fn articles<'b>(document: &Document<'_>, ids: &[&'b str], counts: &HashMap<(&'b str, &'b str), usize>, spellings: &[&'b str]) -> String {
    if ids.len() > NAMED {
        return words::count(ids.len(), "article");
    }
    if let [only] = ids {
        return document.sources.label(only).to_owned();
    }
    let count = |id: &'b str| spellings.iter().filter_map(|text| counts.get(&(*text, id))).sum::<usize>();
    let named = telling::names(document, ids).into_iter().zip(ids).map(|(name, id)| format!("{name} {}", count(id)));
    named.collect::<Vec<_>>().join(", ")
}
