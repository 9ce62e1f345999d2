//! Everything on one screen for each story: its articles, what was found, the first findings of each kind.

use std::collections::HashMap;

use super::super::found::{Found, by_story};
use super::super::ink::{Page, Role, Text};
use super::super::telling::{self, UNTITLED, dates, labels, outlet};
use super::super::view::{ConflictView, Document, QuoteView, ReuseView, StoryView};
use super::super::wording::abridged;
use super::super::words::{count, list};
use super::grid::Grid;
use super::sum_up;

/// Findings of each kind that are shown; the commands of their own show all.
const TOP: usize = 3;

/// Entities that are named.
const ENTITIES: usize = 8;

/// Articles without a story that are named.
const ALONE: usize = 10;

/// Words of a fact or quotation that are shown.
const WORDS: usize = 24;

/// Writes the summary of every story; articles that share their event with no other, and in which nothing clashes, in one line at the end.
pub(super) fn write(page: &mut Page, document: &Document<'_>, stories: &[StoryView<'_>]) {
    if document.articles.is_empty() {
        return sum_up(page, &telling::nothing(document, "articles"));
    }
    let found = by_story(document);
    let quotes = document.quotes_by_id();
    let mut alone = Vec::new();
    for story in stories {
        let Some(found) = found.get(story.id) else { continue };
        if let ([article], []) = (found.articles.as_slice(), found.conflicts.as_slice()) {
            alone.push(document.sources.label(article.id));
        } else {
            one(page, document, story, found, &quotes);
        }
    }
    if !alone.is_empty() {
        page.gap();
        let more = if alone.len() > ALONE { ", ..." } else { "" };
        let names = alone[..alone.len().min(ALONE)].join(", ");
        let line = format!("{} on an event that no other reports: {names}{more}", count(alone.len(), "article"));
        page.write(0, 2, &Text::new(Role::Plain, &line));
    }
    let conflicts = document.conflicts.as_deref().unwrap_or_default();
    sum_up(page, &telling::conflicts(document, conflicts));
}

fn one(page: &mut Page, document: &Document<'_>, story: &StoryView<'_>, found: &Found<'_, '_>, quotes: &HashMap<&str, &QuoteView<'_>>) {
    page.heading(story.title.unwrap_or(UNTITLED), '═');
    let dates = dates(story);
    let dates = if dates.is_empty() { dates } else { format!(" · {dates}") };
    page.write(0, 2, &Text::new(Role::Faint, &format!("{} · {}{dates}", story.id, count(found.articles.len(), "article"))));
    page.gap();
    articles(page, document, found);
    page.gap();
    entities(page, found);
    part(page, "Conflicts", &telling::by_level(found.conflicts.iter().map(|conflict| conflict.level)), &found.conflicts, |conflict| {
        conflict_line(document, conflict)
    });
    part(page, "Facts", &format!("{} shared, {} told by one article alone", found.facts.len(), count(found.unique.len(), "sentence")), &found.facts, |fact| {
        let about = format!(" · {} · {}", count(fact.articles.len(), "article"), fact.id);
        Text::new(Role::Plain, &abridged(fact.text, WORDS)).with(Role::Faint, &about)
    });
    let passages = count(found.passages.len(), "copied passage");
    let counts = format!("{}, {}, {passages}", count(found.quotes.len(), "quotation"), count(found.reuse.len(), "reused pair"));
    part(page, "Quotes", &counts, &found.reuse, |reuse| reuse_line(document, reuse, quotes));
    for passage in found.passages.iter().take(TOP) {
        let names = labels(document, passage.spans.iter().map(|span| span.article));
        let first = passage.spans.first().map_or("", |span| span.text);
        let line = Text::new(Role::Plain, &format!("{}: ", count(passage.words, "word"))).with(Role::Plain, &abridged(first, WORDS));
        page.write(2, 4, &line.with(Role::Faint, &format!(" · {} · {}", list(&names), passage.id)));
    }
}

fn articles(page: &mut Page, document: &Document<'_>, found: &Found<'_, '_>) {
    let mut grid = Grid::new(&["Article", "Date", ">Words", "Copy of"]);
    for article in &found.articles {
        let name = outlet(article).map_or_else(|| article.id.to_owned(), |outlet| format!("{outlet} · {}", article.id));
        let day = article.published.map_or("", |published| published.get(..10).unwrap_or(published));
        grid.row(&[name.as_str(), day, &article.words.to_string(), article.copy_of.map_or("", |id| document.sources.label(id))]);
    }
    grid.write(page);
}

fn entities(page: &mut Page, found: &Found<'_, '_>) {
    let names: Vec<String> = found.entities.iter().take(ENTITIES).map(|(entity, count)| format!("{} ×{count}", entity.name)).collect();
    let more = if found.entities.len() > ENTITIES { ", ..." } else { "" };
    let line = Text::new(Role::Name, "Entities").with(Role::Plain, &format!(" ({}): {}{more}", found.entities.len(), names.join(", ")));
    page.write(0, 2, &line);
}

/// A kind of finding: its count, then the first ones.
fn part<T>(page: &mut Page, title: &str, counts: &str, findings: &[T], line: impl Fn(&T) -> Text) {
    page.write(0, 2, &Text::new(Role::Name, title).with(Role::Plain, &format!(": {counts}")));
    for finding in findings.iter().take(TOP) {
        page.write(2, 4, &line(finding));
    }
    if findings.len() > TOP {
        page.write(2, 4, &Text::new(Role::Faint, &format!("and {} more", findings.len() - TOP)));
    }
}

/// "likely number: people aboard: 212 people (Herald), 221 people (Wire) · k7f3a1c9".
fn conflict_line(document: &Document<'_>, conflict: &ConflictView<'_>) -> Text {
    let mut line = Text::new(Role::Plain, &format!("{} {}: {}: ", conflict.level, conflict.kind, conflict.subject));
    for (position, side) in conflict.values.iter().enumerate() {
        let names = labels(document, side.claims.iter().map(|claim| claim.locus.article));
        let between = if position == 0 { "" } else { " / " };
        line = line.with(Role::Plain, between).with(Role::Mark, side.value).with(Role::Plain, &format!(" ({})", names.join(", ")));
    }
    line.with(Role::Faint, &format!(" · {}", conflict.id))
}

/// "altered: “...” (Herald, Wire) · r77d0".
fn reuse_line(document: &Document<'_>, reuse: &ReuseView<'_>, quotes: &HashMap<&str, &QuoteView<'_>>) -> Text {
    let pair = [reuse.a, reuse.b].map(|id| quotes.get(id));
    let text = pair[0].map_or("", |quote| quote.locus.text);
    let names: Vec<&str> = pair.iter().flatten().map(|quote| document.sources.label(quote.locus.article)).collect();
    let line = Text::new(Role::Plain, &format!("{}: ", reuse.relation)).with(Role::Plain, &abridged(text, WORDS));
    line.with(Role::Plain, &format!(" ({})", names.join(", "))).with(Role::Faint, &format!(" · {}", reuse.id))
}
