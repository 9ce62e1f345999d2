//! Entities: a table of names, under each its spellings where it has several.

use super::super::view::{Document, EntityView, VariantView};
use super::super::words;
use super::grid::Grid;
use super::{Page, nothing, sum_up};

/// How many articles are named; all are counted.
const NAMED: usize = 3;

/// Writes the entities as a table.
pub(super) fn write(page: &mut Page, document: &Document<'_>, entities: &[EntityView<'_>]) {
    if entities.is_empty() {
        return nothing(page, document, "names of people, teams, organizations, places or events");
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
    sum_up(page, &summary(document, entities));
}

/// "12 entities, 3 with variants, in 13 articles, 3 stories".
pub(crate) fn summary(document: &Document<'_>, entities: &[EntityView<'_>]) -> String {
    let several = entities.iter().filter(|entity| entity.variants.len() > 1).count();
    let several = if several == 0 { String::new() } else { format!(", {several} with variants,") };
    format!("{}{several} in {}", words::count(entities.len(), "entity"), super::compared(document))
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
