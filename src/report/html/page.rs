//! What the template shows: the page, and each story on it.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::super::address::web_address;
use super::super::found::Found;
use super::super::telling::{self, LEVELS, UNTITLED, dates};
use super::super::view::{Document, QuoteView, StoryView};
use super::super::words::{count, list};
use super::conflicts::{Level, levels};
use super::copying::{Shared, shared};
use super::desk::{Desk, Link, Name, day};
use super::facts::{Alone, LeftOut, Matrix, alone, left_out, matrix};
use super::marks::marks;
use super::names::{Names, names};
use super::picture::{Picture, picture};
use super::reading::{Paragraph, paragraphs};
use super::threads::{Thread, Threads, threads};

/// Everything on the page.
#[derive(Serialize)]
pub(super) struct Page<'d> {
    title: String,
    summary: String,
    version: &'static str,
    stories: Vec<Story<'d>>,
    /// The types and levels of the conflicts on the page, for its filters.
    types: BTreeSet<&'static str>,
    levels: Vec<&'static str>,
    warnings: Vec<String>,
}

/// One story.
#[derive(Serialize)]
struct Story<'d> {
    anchor: String,
    title: String,
    dates: String,
    articles: Vec<Card<'d>>,
    figures: Figures,
    entities: String,
    shared: Vec<Shared<'d>>,
    levels: Vec<Level<'d>>,
    matrix: Matrix<'d>,
    left_out: Vec<LeftOut<'d>>,
    alone: Vec<Alone<'d>>,
    names: Names<'d>,
    picture: Option<Picture<'d>>,
    threads: Vec<Thread<'d>>,
    quotes: Vec<Quotation<'d>>,
    texts: Vec<Text<'d>>,
}

/// How many findings of each kind a story has.
#[derive(Serialize)]
struct Figures {
    likely: usize,
    possible: usize,
    others: String,
    conflicts: String,
    facts: usize,
    alone: usize,
    quotes: usize,
    threads: usize,
    names: usize,
}

/// An article in the list of a story.
#[derive(Serialize)]
struct Card<'d> {
    name: Name<'d>,
    id: &'d str,
    title: Option<&'d str>,
    day: Option<&'d str>,
    published: Option<&'d str>,
    url: Option<&'d str>,
    /// An address that is no web address: shown, not linked.
    address: Option<&'d str>,
    words: usize,
    copy_of: Option<Name<'d>>,
}

/// A quotation in the list of all.
#[derive(Serialize)]
struct Quotation<'d> {
    anchor: String,
    articles: String,
    text: &'d str,
    kind: &'d str,
    speaker: Option<&'d str>,
    is_unknown: bool,
    via: Option<&'d str>,
    link: Option<Link<'d>>,
    /// Anchor and number of the thread it is part of.
    thread: Option<(String, usize)>,
}

/// An article in full.
#[derive(Serialize)]
struct Text<'d> {
    paragraphs: Vec<Paragraph<'d>>,
}

/// The page of a document, whose findings are sorted into stories already.
pub(super) fn page<'d, 'a>(document: &'d Document<'a>, found: &'d HashMap<&'a str, Found<'d, 'a>>) -> Page<'d> {
    let quotes = document.quotes_by_id();
    let mut listed: Vec<&'d StoryView<'a>> = document.stories.iter().flatten().collect();
    // Stories that several articles tell come first; those of one article end the page.
    listed.sort_by_key(|story| story.articles.len() < 2);
    let stories: Vec<Story<'d>> = listed
        .into_iter()
        .filter_map(|story| Some((story, found.get(story.id)?)))
        .enumerate()
        .map(|(position, (story, found))| self::story(&Desk::new(document, found, position + 1), story, &quotes))
        .collect();
    let conflicts = || document.conflicts.iter().flatten();
    Page {
        title: match stories.as_slice() {
            [story] => story.title.clone(),
            _ => telling::compared(document),
        },
        summary: telling::conflicts(document, document.conflicts.as_deref().unwrap_or_default()),
        version: env!("CARGO_PKG_VERSION"),
        types: conflicts().map(|conflict| conflict.kind).collect(),
        levels: LEVELS.iter().map(|(level, _)| *level).filter(|level| conflicts().any(|conflict| conflict.level == *level)).collect(),
        warnings: document.warnings.iter().map(|warning| format!("{}: {}", warning.about, warning.message)).collect(),
        stories,
    }
}

fn story<'d>(desk: &Desk<'d, '_>, story: &'d StoryView<'_>, quotes: &HashMap<&'d str, &'d QuoteView<'d>>) -> Story<'d> {
    let threads = threads(desk, quotes);
    let marks = marks(desk, &threads);
    let texts = desk.articles.iter().zip(&marks).map(|(sheet, marks)| Text { paragraphs: paragraphs(&sheet.anchor, &sheet.paragraphs, marks) });
    Story {
        anchor: desk.anchor.clone(),
        title: story.title.unwrap_or(UNTITLED).to_owned(),
        dates: dates(story),
        articles: (0..desk.articles.len()).map(|position| card(desk, position)).collect(),
        figures: figures(desk, &threads),
        entities: list(&story.entities),
        shared: shared(desk, &threads),
        levels: levels(desk),
        matrix: matrix(desk),
        left_out: left_out(desk),
        alone: alone(desk),
        names: names(desk),
        picture: picture(desk, &threads),
        quotes: desk.found.quotes.iter().map(|quote| quotation(desk, quote, &threads)).collect(),
        texts: texts.collect(),
        threads: threads.list,
    }
}

fn figures(desk: &Desk<'_, '_>, threads: &Threads<'_>) -> Figures {
    let found = desk.found;
    let of_level = |level: &str| found.conflicts.iter().filter(|conflict| conflict.level == level).count();
    let others = [("update", "update"), ("disputed", "disputed claim")].map(|(level, noun)| (of_level(level), noun));
    let others: Vec<String> = others.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(number, noun)).collect();
    Figures {
        likely: of_level("likely"),
        possible: of_level("possible"),
        others: list(&others),
        conflicts: telling::by_level(found.conflicts.iter().map(|conflict| conflict.level)),
        facts: found.facts.len(),
        alone: found.unique.len(),
        quotes: found.quotes.len(),
        threads: threads.list.iter().filter(|thread| thread.is_across).count(),
        names: found.entities.len(),
    }
}

fn card<'d>(desk: &Desk<'d, '_>, position: usize) -> Card<'d> {
    let view = desk.articles[position].view;
    let url = view.url.and_then(web_address);
    Card {
        name: desk.name(position),
        id: view.id,
        title: view.title,
        day: day(view),
        published: view.published,
        address: view.url.filter(|_| url.is_none()),
        url,
        words: view.words,
        copy_of: view.copy_of.and_then(|id| desk.position(id)).map(|original| desk.name(original)),
    }
}

fn quotation<'d>(desk: &Desk<'d, '_>, quote: &'d QuoteView<'_>, threads: &Threads<'d>) -> Quotation<'d> {
    Quotation {
        anchor: desk.finding(quote.id),
        articles: desk.filter([quote.locus.article]),
        text: quote.locus.text,
        kind: quote.kind,
        speaker: quote.speaker.as_ref().map(|speaker| speaker.name),
        is_unknown: telling::speaker_unknown(quote),
        via: quote.via,
        link: desk.link(quote.locus.article, quote.locus.start),
        thread: threads.of.get(quote.id).map(|&position| &threads.list[position]).map(|thread| (thread.anchor.clone(), thread.number)),
    }
}
