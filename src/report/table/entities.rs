//! Entities: a table of names, under each its spellings where it has several.

use super::super::ink::Page;
use super::super::telling;
use super::super::view::{Document, EntityView, VariantView};
use super::super::words;
use super::grid::Grid;
use super::sum_up;

/// How many articles are named; all are counted.
const NAMED: usize = 3;

/// Writes the entities as a table.
pub(super) fn write(page: &mut Page, document: &Document<'_>, entities: &[EntityView<'_>]) {
    if entities.is_empty() {
        return sum_up(page, &telling::nothing(document, "names"));
    }
    let mut grid = Grid::new(&["Name", "Kind", ">Count", "Articles"]);
    for entity in entities {
        let variants = variants(entity);
        // Where variants follow, they tell the articles.
        let place = if variants.is_empty() { articles(document, &entity.articles) } else { words::count(entity.articles.len(), "article") };
        grid.row(&[entity.name, entity.kind, &entity.count.to_string(), &place]);
        for variant in variants {
            grid.row(&[&format!("  {}", variant.text), "", &variant.count.to_string(), &articles(document, &variant.articles)]);
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

/// "Herald and Courier", or "7: Herald, Courier, Wire, ...": how many there are is always to be seen.
fn articles(document: &Document<'_>, ids: &[&str]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| document.sources.label(id)).take(NAMED).collect();
    match ids.len() {
        all if all > NAMED => format!("{all}: {}, ...", names.join(", ")),
        _ => words::list(&names),
    }
}
