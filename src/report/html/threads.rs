//! Words that stand in several places, followed through the articles in time order: quotations used again, and copied passages.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::super::exhibit::Piece;
use super::super::telling::{confidence, flags, scope};
use super::super::view::{PassageView, QuoteView, ReuseView};
use super::super::wording::{abridged, wordings};
use super::super::{explain, words::count};
use super::desk::{Desk, Link, day};

/// Words of a quotation or passage that stand for it in a heading.
const WORDS: usize = 24;

/// Every thread of a story: those that lead through several articles first.
pub(super) struct Threads<'d> {
    pub(super) list: Vec<Thread<'d>>,
    /// For each quotation or passage of a thread, by its id, the position of the thread in the list.
    pub(super) of: HashMap<&'d str, usize>,
}

/// Words that stand in several places.
#[derive(Serialize)]
pub(super) struct Thread<'d> {
    /// From 1.
    pub(super) number: usize,
    pub(super) anchor: String,
    /// "quotation" or "passage".
    pub(super) kind: &'static str,
    /// Whether it leads through several articles.
    pub(super) is_across: bool,
    articles: String,
    title: String,
    speaker: Option<&'d str>,
    about: String,
    /// Where the words stand, in time order.
    pub(super) stops: Vec<Stop<'d>>,
    wordings: Vec<Wording<'d>>,
    pairs: Vec<Pair<'d>>,
}

/// A place where the words stand.
#[derive(Serialize)]
pub(super) struct Stop<'d> {
    #[serde(skip)]
    pub(super) position: usize,
    pub(super) link: Link<'d>,
    pub(super) day: Option<&'d str>,
    /// What became of the words since they stood elsewhere; `None` at the first place.
    pub(super) relation: Option<&'static str>,
}

/// Two quotations of a thread, with what changed from one to the other.
#[derive(Serialize)]
struct Pair<'d> {
    anchor: String,
    key: &'d str,
    relation: &'static str,
    meaning: &'static str,
    about: String,
    wordings: Vec<Wording<'d>>,
}

#[derive(Serialize)]
struct Wording<'d> {
    pieces: Vec<Piece<'d>>,
    places: Vec<Link<'d>>,
    speaker: Option<&'d str>,
}

/// The threads of the story.
pub(super) fn threads<'d>(desk: &Desk<'d, '_>, quotes: &HashMap<&'d str, &'d QuoteView<'d>>) -> Threads<'d> {
    let mut drafts: Vec<(Vec<&'d str>, Thread<'d>)> = Vec::new();
    for group in groups(&desk.found.reuse) {
        let pairs: Vec<(&'d ReuseView<'d>, [&'d QuoteView<'d>; 2])> =
            group.into_iter().filter_map(|reuse| Some((reuse, [*quotes.get(reuse.a)?, *quotes.get(reuse.b)?]))).collect();
        drafts.extend(quotation(desk, &pairs));
    }
    drafts.extend(desk.found.passages.iter().filter_map(|passage| self::passage(desk, passage)));
    drafts.sort_by_key(|(_, thread)| !thread.is_across);
    let mut threads = Threads { list: Vec::with_capacity(drafts.len()), of: HashMap::new() };
    for (position, (ids, thread)) in drafts.into_iter().enumerate() {
        threads.of.extend(ids.into_iter().map(|id| (id, position)));
        threads.list.push(Thread { number: position + 1, anchor: desk.finding(&format!("thread-{}", position + 1)), ..thread });
    }
    threads
}

/// Pairs that share a quotation, directly or through others, in the order of their first pairs.
fn groups<'d>(reuse: &[&'d ReuseView<'d>]) -> Vec<Vec<&'d ReuseView<'d>>> {
    fn root(parents: &mut [usize], mut at: usize) -> usize {
        while parents[at] != at {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        at
    }
    let mut parents: Vec<usize> = (0..reuse.len()).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (position, pair) in reuse.iter().enumerate() {
        for quote in [pair.a, pair.b] {
            let known = *first.entry(quote).or_insert(position);
            let (one, other) = (root(&mut parents, known), root(&mut parents, position));
            parents[one.max(other)] = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, Vec<&'d ReuseView<'d>>> = BTreeMap::new();
    for (position, pair) in reuse.iter().enumerate() {
        groups.entry(root(&mut parents, position)).or_default().push(pair);
    }
    groups.into_values().collect()
}

fn quotation<'d>(desk: &Desk<'d, '_>, pairs: &[(&'d ReuseView<'d>, [&'d QuoteView<'d>; 2])]) -> Option<(Vec<&'d str>, Thread<'d>)> {
    let mut members: Vec<&'d QuoteView<'d>> = pairs.iter().flat_map(|(_, both)| *both).collect();
    let place = |quote: &QuoteView<'_>| (desk.position(quote.locus.article), quote.locus.start, quote.locus.end);
    members.sort_by_key(|quote| place(quote));
    members.dedup_by_key(|quote| quote.id);
    // For each quotation: of the pairs that lead to it from a place before, the one that leads from the first.
    let mut sources = HashMap::new();
    for (reuse, [a, b]) in pairs {
        let from = place(a).min(place(b));
        for quote in [a, b].into_iter().filter(|quote| from < place(quote)) {
            let source = sources.entry(quote.id).or_insert((from, reuse.relation));
            if from < source.0 {
                *source = (from, reuse.relation);
            }
        }
    }
    let relation = |quote: &QuoteView<'_>| sources.get(quote.id).map(|(_, relation)| *relation);
    let stops = members.iter().filter_map(|quote| stop(desk, quote.locus.article, quote.locus.start, relation(quote))).collect();
    let first = members.first()?;
    let thread = Thread {
        title: abridged(first.locus.text, WORDS),
        speaker: members.iter().find_map(|quote| quote.speaker.as_ref()).map(|speaker| speaker.name),
        pairs: pairs.iter().map(|(reuse, both)| pair(desk, reuse, *both)).collect(),
        ..thread(desk, "quotation", stops)
    };
    Some((members.iter().map(|quote| quote.id).collect(), thread))
}

fn pair<'d>(desk: &Desk<'d, '_>, reuse: &'d ReuseView<'d>, [a, b]: [&'d QuoteView<'d>; 2]) -> Pair<'d> {
    let of = |(quote, pieces): (&'d QuoteView<'d>, Vec<Piece<'d>>)| Wording {
        pieces,
        places: desk.link(quote.locus.article, quote.locus.start).into_iter().collect(),
        speaker: quote.speaker.as_ref().map(|speaker| speaker.name),
    };
    let mut shown: Vec<Wording<'d>> = [a, b].into_iter().zip(wordings(reuse, a, b)).map(of).collect();
    shown.sort_by_key(|wording| wording.places.iter().map(|link| link.article.number).min());
    // The same words need to be read once.
    if reuse.relation == "exact"
        && let (Some(last), Some(first)) = (shown.pop(), shown.first_mut())
    {
        first.places.extend(last.places);
    }
    Pair {
        anchor: desk.finding(&reuse.id),
        key: &reuse.id,
        relation: reuse.relation,
        meaning: explain::relation(reuse.relation),
        about: format!("{}{}{}", scope(reuse.scope), flags(reuse), confidence(reuse.confidence)),
        wordings: shown,
    }
}

fn passage<'d>(desk: &Desk<'d, '_>, passage: &'d PassageView<'d>) -> Option<(Vec<&'d str>, Thread<'d>)> {
    let mut spans: Vec<_> = passage.spans.iter().filter(|span| desk.position(span.article).is_some()).collect();
    spans.sort_by_key(|span| (desk.position(span.article), span.start));
    let mut wordings: Vec<(&str, Wording<'d>)> = Vec::new();
    let mut stops = Vec::new();
    for (position, span) in spans.iter().enumerate() {
        stops.extend(stop(desk, span.article, span.start, (position > 0).then_some(passage.relation)));
        let link = desk.link(span.article, span.start);
        match wordings.iter_mut().find(|(text, _)| *text == span.text) {
            Some((_, known)) => known.places.extend(link),
            None => wordings
                .push((span.text, Wording { pieces: vec![Piece { text: span.text, marked: false }], places: link.into_iter().collect(), speaker: None })),
        }
    }
    let thread = Thread {
        title: abridged(spans.first()?.text, WORDS),
        about: format!("{} · {} · {}", count(passage.words, "word"), passage.relation, scope(passage.scope)),
        wordings: wordings.into_iter().map(|(_, wording)| wording).collect(),
        ..thread(desk, "passage", stops)
    };
    Some((vec![passage.id.as_str()], thread))
}

/// A thread that has nothing but its places yet.
fn thread<'d>(desk: &Desk<'d, '_>, kind: &'static str, stops: Vec<Stop<'d>>) -> Thread<'d> {
    let ids = || stops.iter().map(|stop| desk.articles[stop.position].view.id);
    Thread {
        number: 0,
        anchor: String::new(),
        kind,
        is_across: desk.positions_of(ids()).len() > 1,
        articles: desk.filter(ids()),
        title: String::new(),
        speaker: None,
        about: String::new(),
        wordings: Vec::new(),
        pairs: Vec::new(),
        stops,
    }
}

fn stop<'d>(desk: &Desk<'d, '_>, article: &str, start: usize, relation: Option<&'static str>) -> Option<Stop<'d>> {
    let position = desk.position(article)?;
    Some(Stop { position, link: desk.link(article, start)?, day: day(desk.articles[position].view), relation })
}
