//! A picture of the threads: articles from top to bottom in time order, each thread a line from where its words stand first.

use serde::Serialize;

use super::desk::{Desk, day};
use super::threads::{Stop, Thread, Threads};

/// Threads that are drawn; the list below the picture has all.
const MOST: usize = 48;

/// Room for the names of the articles.
const LEFT: usize = 190;
const COLUMN: usize = 34;
const ROW: usize = 44;
const TOP: usize = 44;

/// Characters of a name that fit beside the lines.
const LABEL: usize = 24;

#[derive(Serialize)]
pub(super) struct Picture<'d> {
    width: usize,
    height: usize,
    rows: Vec<Row<'d>>,
    columns: Vec<Column>,
    /// How many threads are not drawn.
    left_out: usize,
}

#[derive(Serialize)]
struct Row<'d> {
    y: usize,
    label: String,
    day: Option<&'d str>,
}

#[derive(Serialize)]
struct Column {
    x: usize,
    number: usize,
    kind: &'static str,
    top: usize,
    bottom: usize,
    dots: Vec<Dot>,
}

#[derive(Serialize)]
struct Dot {
    y: usize,
    /// What became of the words; "first" where they stand first.
    relation: &'static str,
}

/// The picture of the threads that lead through several articles; `None` if there are none.
pub(super) fn picture<'d>(desk: &Desk<'d, '_>, threads: &Threads<'d>) -> Option<Picture<'d>> {
    let across: Vec<&Thread<'d>> = threads.list.iter().filter(|thread| thread.is_across).collect();
    let drawn = &across[..across.len().min(MOST)];
    let mut positions: Vec<usize> = drawn.iter().flat_map(|thread| thread.stops.iter().map(|stop| stop.position)).collect();
    positions.sort_unstable();
    positions.dedup();
    let y = |position: usize| TOP + ROW / 2 + ROW * positions.partition_point(|&other| other < position);
    let dots = |stops: &[Stop<'d>]| {
        let mut dots: Vec<Dot> = stops.iter().map(|stop| Dot { y: y(stop.position), relation: stop.relation.unwrap_or("first") }).collect();
        dots.dedup_by_key(|dot| dot.y);
        dots
    };
    let column = |(place, thread): (usize, &&Thread<'d>)| {
        let dots = dots(&thread.stops);
        let (top, bottom) = (dots.first()?.y, dots.last()?.y);
        Some(Column { x: LEFT + COLUMN / 2 + COLUMN * place, number: thread.number, kind: thread.kind, top, bottom, dots })
    };
    let row = |&position: &usize| Row { y: y(position), label: shortened(desk.name(position).label), day: day(desk.articles[position].view) };
    (!drawn.is_empty()).then(|| Picture {
        width: LEFT + COLUMN * drawn.len() + 8,
        height: TOP + ROW * positions.len() + 8,
        rows: positions.iter().map(row).collect(),
        columns: drawn.iter().enumerate().filter_map(column).collect(),
        left_out: across.len() - drawn.len(),
    })
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL { label.to_owned() } else { label.chars().take(LABEL - 1).chain(['…']).collect() }
}
