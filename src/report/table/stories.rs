//! Stories: which articles are about one event.

use super::super::view::{Document, StoryView};
use super::super::words;
use super::grid::Grid;
use super::{Page, nothing, sum_up};

/// Writes the stories as a table.
pub(super) fn write(page: &mut Page, document: &Document<'_>, stories: &[StoryView<'_>]) {
    if stories.is_empty() {
        return nothing(page, document, "stories");
    }
    let mut grid = Grid::new(&["Story", "Title", "Articles", "Dates", "Entities"]);
    for story in stories {
        let names: Vec<&str> = story.articles.iter().map(|id| document.sources.label(id)).collect();
        let articles = format!("{}: {}", names.len(), names.join(", "));
        grid.row(&[story.id, story.title.unwrap_or_default(), &articles, &dates(story), &story.entities.join(", ")]);
    }
    page.gap();
    grid.write(page);
    sum_up(page, &summary(document, stories));
}

/// "3 stories in 13 articles".
pub(crate) fn summary(document: &Document<'_>, stories: &[StoryView<'_>]) -> String {
    format!("{} in {}", words::count(stories.len(), "story"), words::count(document.articles.len(), "article"))
}

/// "2022-11-30 to 2022-12-02", one day alone, or nothing.
pub(super) fn dates(story: &StoryView<'_>) -> String {
    match (&story.first, &story.last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) | (_, Some(day)) => day.clone(),
        (None, None) => String::new(),
    }
}
