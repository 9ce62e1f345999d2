//! The findings of a story as marks in the texts of its articles.

use super::super::telling::others;
use super::super::view::{ConflictView, FactView, LocusView, SideView};
use super::super::wording::abridged;
use super::super::words::list;
use super::desk::Desk;
use super::threads::{Thread, Threads};

/// Articles or values that a note names.
const NAMED: usize = 4;

/// Words of a quotation that stand for it in a note.
const WORDS: usize = 8;

/// A finding at a place in an article's text.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// First code point, and the first one after it.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: MarkKind,
    /// The anchor of the finding.
    pub(super) finding: String,
    /// What is said of it beside the text.
    pub(super) note: String,
    /// Whether that tells of other articles, and so is always said; else only if no words lead to the finding.
    pub(super) is_telling: bool,
}

/// What kind of finding a mark is for, the one to be seen first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    Conflict,
    Fact,
    Quote,
    Thread,
    Name,
    Alone,
}

impl MarkKind {
    /// The class of its style.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Conflict => "c",
            Self::Fact => "f",
            Self::Thread => "t",
            Self::Quote => "q",
            Self::Name => "n",
            Self::Alone => "u",
        }
    }
}

/// For each article, its marks: by start, longer ones first.
pub(super) fn marks(desk: &Desk<'_, '_>, threads: &Threads<'_>) -> Vec<Vec<Mark>> {
    let mut marks: Vec<Vec<Mark>> = desk.articles.iter().map(|_| Vec::new()).collect();
    let mut add = |locus: &LocusView<'_>, kind: MarkKind, finding: &str, note: String| {
        if let Some(position) = desk.position(locus.article) {
            let is_telling = matches!(kind, MarkKind::Conflict | MarkKind::Fact | MarkKind::Thread);
            marks[position].push(Mark { start: locus.start, end: locus.end, kind, finding: finding.to_owned(), note, is_telling });
        }
    };
    for conflict in &desk.found.conflicts {
        for side in &conflict.values {
            let note = against(desk, conflict, side);
            side.claims.iter().for_each(|claim| add(&claim.locus, MarkKind::Conflict, &desk.finding(conflict.id), note.clone()));
        }
    }
    for fact in &desk.found.facts {
        fact.claims.iter().for_each(|claim| add(claim, MarkKind::Fact, &desk.finding(fact.id), also(desk, fact, claim.article)));
    }
    for quote in &desk.found.quotes {
        add(&quote.locus, MarkKind::Quote, &desk.finding(quote.id), format!("Quotation: {}", abridged(quote.locus.text, WORDS)));
        if let Some(thread) = threads.of.get(quote.id).map(|&position| &threads.list[position]) {
            add(&quote.locus, MarkKind::Thread, &thread.anchor, elsewhere(desk, thread, quote.locus.article));
        }
    }
    for passage in &desk.found.passages {
        if let Some(thread) = threads.of.get(passage.id.as_str()).map(|&position| &threads.list[position]) {
            passage.spans.iter().for_each(|span| add(span, MarkKind::Thread, &thread.anchor, elsewhere(desk, thread, span.article)));
        }
    }
    for (entity, _) in &desk.found.entities {
        entity.mentions.iter().for_each(|mention| add(mention, MarkKind::Name, &desk.finding(entity.id), format!("Name: {}", entity.name)));
    }
    for unique in &desk.found.unique {
        add(&unique.locus, MarkKind::Alone, &desk.alone(&unique.locus), "A sentence told here alone".to_owned());
    }
    for marks in &mut marks {
        marks.retain(|mark| mark.start < mark.end);
        marks.sort_by(|a, b| (a.start, b.end, a.kind, &a.finding).cmp(&(b.start, a.end, b.kind, &b.finding)));
    }
    marks
}

/// "Likely conflict, number: 221 people in Herald".
fn against(desk: &Desk<'_, '_>, conflict: &ConflictView<'_>, side: &SideView<'_>) -> String {
    let other = |other: &SideView<'_>| format!("{} in {}", other.value, labels(desk, other.claims.iter().map(|claim| claim.locus.article)));
    let level = match conflict.level {
        "likely" => "Likely conflict",
        "possible" => "Possible conflict",
        "update" => "Update",
        _ => "Disputed",
    };
    format!("{level}, {}: {}", conflict.kind, some(others(conflict, side).map(other).collect()))
}

/// "Shared fact, also in Herald and Wire".
fn also(desk: &Desk<'_, '_>, fact: &FactView<'_>, article: &str) -> String {
    format!("Shared fact, also in {}", labels(desk, fact.articles.iter().copied().filter(|id| *id != article)))
}

/// "Reused quotation 3, also in Herald", or that it stands in one article only.
fn elsewhere(desk: &Desk<'_, '_>, thread: &Thread<'_>, article: &str) -> String {
    let ids = thread.stops.iter().map(|stop| desk.articles[stop.position].view.id).filter(|id| *id != article);
    let place = if thread.is_across { format!("also in {}", labels(desk, ids)) } else { "again in this article".to_owned() };
    format!("Reused {} {}, {place}", thread.kind, thread.number)
}

fn labels<'b>(desk: &Desk<'_, '_>, ids: impl Iterator<Item = &'b str>) -> String {
    some(desk.names(ids).iter().map(|name| name.label.to_owned()).collect())
}

/// The first of the items, and how many more there are.
fn some(mut items: Vec<String>) -> String {
    let more = items.len().saturating_sub(NAMED);
    if more > 0 {
        items.truncate(NAMED);
        items.push(format!("{more} more"));
    }
    list(&items)
}
