//! Stories: which articles are about one event.

use super::super::ink::Page;
use super::super::telling::{dates, nothing, stories_found};
use super::super::view::{Document, StoryView};
use super::grid::Grid;
use super::sum_up;

/// How many articles and entities of a story are named.
const NAMED: usize = 4;

/// Writes the stories as a table.
pub(super) fn write(page: &mut Page, document: &Document<'_>, stories: &[StoryView<'_>]) {
    if stories.is_empty() {
        return sum_up(page, &nothing(document, "stories"));
    }
    let mut grid = Grid::new(&["Story", "Title", "Articles", "Dates", "Entities"]);
    for story in stories {
        let articles: Vec<&str> = story.articles.iter().map(|id| document.sources.label(id)).collect();
        let articles = format!("{}: {}", articles.len(), first(&articles));
        grid.row(&[story.id, story.title.unwrap_or_default(), &articles, &dates(story), &first(&story.entities)]);
    }
    // One date a line.
    grid.narrow(3, 13);
    page.gap();
    grid.write(page);
    sum_up(page, &stories_found(document, stories));
}

/// "a, b, c, d, ...".
fn first(names: &[&str]) -> String {
    let more = if names.len() > NAMED { ", ..." } else { "" };
    format!("{}{more}", names[..names.len().min(NAMED)].join(", "))
}
