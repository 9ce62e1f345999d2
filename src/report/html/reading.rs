//! An article's text with every finding marked, cut wherever a mark begins or ends.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::view::PlaceView;
use super::marks::{Mark, MarkKind};
use crate::text::BlockKind;

/// One paragraph.
#[derive(Serialize)]
pub(super) struct Paragraph<'d> {
    kind: &'static str,
    runs: Vec<Run<'d>>,
    notes: Vec<Note>,
}

/// A stretch of a paragraph that the same marks cover.
#[derive(Serialize)]
struct Run<'d> {
    text: &'d str,
    /// The classes of its marks, empty for none.
    classes: String,
    /// The finding it leads to: that of its shortest mark. White space leads nowhere.
    finding: Option<String>,
    /// Its own anchor, where a mark begins.
    anchor: Option<String>,
    /// Whether it begins a line of its own.
    is_line: bool,
}

/// What is said beside a paragraph, with the findings of which that can be said.
#[derive(Serialize)]
struct Note {
    class: &'static str,
    text: String,
    findings: Vec<String>,
}

/// The paragraphs of an article whose marks are sorted by start.
pub(super) fn paragraphs<'d>(article: &str, texts: &[(BlockKind, PlaceView<'d>)], marks: &[Mark]) -> Vec<Paragraph<'d>> {
    let mut open: Vec<&Mark> = Vec::new();
    let mut rest = marks.iter().peekable();
    let mut paragraphs = Vec::with_capacity(texts.len());
    for (kind, place) in texts {
        open.retain(|mark| mark.end > place.start);
        let first = open.len();
        while let Some(mark) = rest.next_if(|mark| mark.start < place.end) {
            open.push(mark);
        }
        let here: Vec<&Mark> = open.iter().copied().filter(|mark| mark.end > place.start).collect();
        let runs = runs(article, place, &here, keeps_lines(*kind));
        let notes = notes(&open[first..], &runs);
        paragraphs.push(Paragraph { kind: kind.name(), runs, notes });
    }
    paragraphs
}

/// Whether the lines of a paragraph are meant as lines.
fn keeps_lines(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Meta | BlockKind::Post | BlockKind::List)
}

fn runs<'d>(article: &str, place: &PlaceView<'d>, marks: &[&Mark], keeps_lines: bool) -> Vec<Run<'d>> {
    let mut borders: BTreeSet<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).filter(|&at| place.start < at && at < place.end).collect();
    borders.insert(place.start);
    let starts: BTreeSet<usize> = marks.iter().map(|mark| mark.start).collect();
    let mut covering: Vec<&Mark> = Vec::new();
    let mut waiting = marks.iter().copied().peekable();
    let mut runs = Vec::with_capacity(borders.len());
    let mut from: Option<(usize, usize, bool)> = None;
    let mut cut = |(byte, at, is_line): (usize, usize, bool), end: usize| {
        covering.retain(|mark| mark.end > at);
        while let Some(mark) = waiting.next_if(|mark| mark.start <= at) {
            covering.push(mark);
        }
        let text = &place.text[byte..end];
        let shortest = covering.iter().filter(|_| !text.trim().is_empty()).min_by_key(|mark| (mark.end - mark.start, mark.kind));
        runs.push(Run {
            text,
            classes: classes(&covering),
            finding: shortest.map(|mark| mark.finding.clone()),
            anchor: starts.contains(&at).then(|| format!("{article}-{at}")),
            is_line,
        });
    };
    let mut is_after_line = false;
    for (position, (byte, character)) in place.text.char_indices().enumerate() {
        let at = place.start + position;
        let is_line = keeps_lines && is_after_line;
        if is_line || borders.contains(&at) {
            if let Some(run) = from {
                cut(run, byte);
            }
            from = Some((byte, at, is_line));
        }
        is_after_line = character == '\n';
    }
    if let Some(run) = from {
        cut(run, place.text.len());
    }
    runs
}

fn classes(marks: &[&Mark]) -> String {
    let kinds: BTreeSet<MarkKind> = marks.iter().map(|mark| mark.kind).collect();
    kinds.into_iter().map(MarkKind::class).collect::<Vec<_>>().join(" ")
}

/// What is said beside a paragraph of the marks that begin in it: what others say, and the findings that no run leads to.
fn notes(marks: &[&Mark], runs: &[Run<'_>]) -> Vec<Note> {
    let reached: BTreeSet<&str> = runs.iter().filter_map(|run| run.finding.as_deref()).collect();
    let mut notes: BTreeMap<(MarkKind, &str), Vec<String>> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.is_telling || !reached.contains(mark.finding.as_str())) {
        let findings = notes.entry((mark.kind, &mark.note)).or_default();
        if !findings.contains(&mark.finding) {
            findings.push(mark.finding.clone());
        }
    }
    notes.into_iter().map(|((kind, text), findings)| Note { class: kind.class(), text: text.to_owned(), findings }).collect()
}
