//! Findings for a reader at a terminal, with the sentences that hold the evidence.
//!
//! Nothing of an article reaches the terminal but through [`Text`] or [`Grid`](grid::Grid), which make it harmless.

mod conflicts;
mod entities;
mod facts;
mod grid;
mod quotes;
mod stories;
mod summary;
mod unique;

use super::Look;
use super::exhibit::{Exhibit, Place};
use super::ink::{Page, Role, Text};
use super::telling::{UNTITLED, outlet, position, stories};
use super::view::Document;
use super::words;

/// The findings for a reader at a terminal: the lists of one command, each ended by a line that sums it up.
///
/// Words between `»` and `«` are what a finding is about. A place is `ARTICLE:LINE:COLUMN`, counted from 1 in the article's text,
/// which for a text file are those of the file.
pub fn table(document: &Document<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    if let (Some(stories), "report") = (&document.stories, document.command) {
        summary::write(&mut page, document, stories);
        return page.finish();
    }
    if let Some(stories) = &document.stories {
        stories::write(&mut page, document, stories);
    }
    if let Some(entities) = &document.entities {
        entities::write(&mut page, document, entities);
    }
    if let Some(facts) = &document.facts {
        facts::write(&mut page, document, facts);
    }
    if let Some(unique) = &document.unique {
        unique::write(&mut page, document, unique);
    }
    if let Some(conflicts) = &document.conflicts {
        conflicts::write(&mut page, document, conflicts);
    }
    if document.quotes.is_some() {
        quotes::write(&mut page, document);
    }
    page.finish()
}

/// Writes the last line of a list.
fn sum_up(page: &mut Page, line: &str) {
    page.gap();
    page.write(0, 2, &Text::new(Role::Name, line));
}

/// Calls `write` for each run of findings of one story, under the story's title where the run has several stories.
fn by_story<'b, T>(page: &mut Page, document: &Document<'_>, findings: &'b [T], story: impl Fn(&T) -> &str, mut write: impl FnMut(&mut Page, &'b [T])) {
    let several = stories(document) > 1;
    for run in findings.chunk_by(|a, b| story(a) == story(b)) {
        if let Some(first) = run.first().filter(|_| several) {
            story_heading(page, document, story(first));
        }
        write(page, run);
    }
}

/// Calls `write` for each finding, a gap before it, story by story.
fn each_by_story<'b, T>(page: &mut Page, document: &Document<'_>, findings: &'b [T], story: impl Fn(&T) -> &str, mut write: impl FnMut(&mut Page, &'b T)) {
    by_story(page, document, findings, story, |page, run| {
        for finding in run {
            page.gap();
            write(page, finding);
        }
    });
}

/// A story's title, size and id over its findings.
fn story_heading(page: &mut Page, document: &Document<'_>, id: &str) {
    let size = words::count(document.sources.story_size(id), "article");
    let title = document.sources.story_title(id).unwrap_or(UNTITLED);
    page.gap();
    page.write(0, 2, &Text::new(Role::Heading, title).with(Role::Faint, &format!(" · {size} · {id}")));
}

/// Writes where a sentence stands, then the sentence.
fn exhibit(page: &mut Page, document: &Document<'_>, indent: usize, exhibit: &Exhibit<'_>) {
    for place in &exhibit.places {
        page.write(indent, indent + 2, &place_line(document, place));
    }
    page.write(indent + 2, indent + 2, &Text::sentence(&exhibit.pieces));
}

/// "Herald · corpus/embrace/herald.txt:12:3 · caption · according to the police".
fn place_line(document: &Document<'_>, place: &Place<'_>) -> Text {
    let mut line = place_name(document, place.article, place.start);
    if let Some(block) = place.block {
        line = line.with(Role::Plain, &format!(" · {block}"));
    }
    if let Some(attribution) = place.attribution {
        line = line.with(Role::Plain, &format!(" · according to {attribution}"));
    }
    line
}

/// "Herald · corpus/embrace/herald.txt:12:3".
fn place_name(document: &Document<'_>, id: &str, start: usize) -> Text {
    article_name(document, id).linked(Role::Faint, &position(document, id, start), document.sources.address(id))
}

/// "Herald · corpus/embrace/herald.txt", or the id alone where no outlet is known.
fn article_name(document: &Document<'_>, id: &str) -> Text {
    let address = document.sources.address(id);
    match document.article(id).and_then(outlet) {
        Some(outlet) => Text::new(Role::Name, outlet).with(Role::Faint, " · ").linked(Role::Faint, id, address),
        None => Text::default().linked(Role::Name, id, address),
    }
}
