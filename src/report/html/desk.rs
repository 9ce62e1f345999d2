//! What the parts of one story's page look up: its articles in time order, and where on the page a place or finding stands.

use std::collections::HashMap;

use serde::Serialize;

use super::super::exhibit::{Exhibit, Piece, Place};
use super::super::found::Found;
use super::super::view::{ArticleView, Document, LocusView, PlaceView};
use crate::text::BlockKind;

/// One story on its way to the page.
pub(super) struct Desk<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) found: &'d Found<'d, 'a>,
    /// The story's anchor.
    pub(super) anchor: String,
    /// By day, those without one last; then as the document has them.
    pub(super) articles: Vec<Sheet<'d, 'a>>,
    positions: HashMap<&'a str, usize>,
}

/// One article of the story.
pub(super) struct Sheet<'d, 'a> {
    pub(super) view: &'d ArticleView<'a>,
    /// Its anchor, which no other article of the page has.
    pub(super) anchor: String,
    /// The paragraphs of its text, in order.
    pub(super) paragraphs: Vec<(BlockKind, PlaceView<'a>)>,
}

/// An article as it is named on the page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Name<'d> {
    /// From 1, in time order inside its story.
    pub(super) number: usize,
    pub(super) anchor: String,
    pub(super) label: &'d str,
}

/// A link to a place in an article's text.
#[derive(Debug, Serialize)]
pub(super) struct Link<'d> {
    pub(super) href: String,
    pub(super) article: Name<'d>,
    /// What the paragraph is for, if it is not running text.
    pub(super) block: Option<&'d str>,
    /// Who says it, if the article does not say it itself.
    pub(super) attribution: Option<&'d str>,
}

/// A sentence with the words that matter, and where it stands.
#[derive(Debug, Serialize)]
pub(super) struct Sentence<'d> {
    pub(super) pieces: Vec<Piece<'d>>,
    pub(super) places: Vec<Link<'d>>,
}

impl<'d, 'a> Desk<'d, 'a> {
    /// The desk of the story `number`, counted from 1.
    pub(super) fn new(document: &'d Document<'a>, found: &'d Found<'d, 'a>, number: usize) -> Self {
        let mut views: Vec<&ArticleView<'a>> = found.articles.clone();
        views.sort_by_key(|view| (day(view).is_none(), day(view)));
        let sheet = |(position, view): (usize, &'d ArticleView<'a>)| Sheet {
            view,
            anchor: format!("s{number}a{}", position + 1),
            paragraphs: document.sources.paragraphs(view.id),
        };
        Self {
            document,
            found,
            anchor: format!("s{number}"),
            positions: views.iter().enumerate().map(|(position, view)| (view.id, position)).collect(),
            articles: views.into_iter().enumerate().map(sheet).collect(),
        }
    }

    /// Where the article stands in time order; `None` if the story does not have it.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The article at a position, as it is named.
    pub(super) fn name(&self, position: usize) -> Name<'d> {
        let Sheet { view, anchor, .. } = &self.articles[position];
        Name { number: position + 1, anchor: anchor.clone(), label: self.document.sources.label(view.id) }
    }

    /// The articles that hold something, each once, in time order.
    pub(super) fn names<'b>(&self, ids: impl IntoIterator<Item = &'b str>) -> Vec<Name<'d>> {
        self.positions_of(ids).into_iter().map(|position| self.name(position)).collect()
    }

    /// The positions of articles, each once, ascending.
    pub(super) fn positions_of<'b>(&self, ids: impl IntoIterator<Item = &'b str>) -> Vec<usize> {
        let mut positions: Vec<usize> = ids.into_iter().filter_map(|id| self.position(id)).collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// The anchors of articles, each once, parted by spaces: what the page is filtered by.
    pub(super) fn filter<'b>(&self, ids: impl IntoIterator<Item = &'b str>) -> String {
        let anchors: Vec<&str> = self.positions_of(ids).into_iter().map(|position| self.articles[position].anchor.as_str()).collect();
        anchors.join(" ")
    }

    /// The anchor of a finding, by its key.
    pub(super) fn finding(&self, key: &str) -> String {
        format!("{}-{key}", self.anchor)
    }

    /// The anchor of a sentence that one article alone has.
    pub(super) fn alone(&self, locus: &LocusView<'_>) -> String {
        self.finding(&format!("alone-{}", self.place(locus.article, locus.start)))
    }

    /// The anchor of the words that begin at a code point; that of the article if nothing is shown there.
    pub(super) fn place(&self, article: &str, start: usize) -> String {
        let Some(sheet) = self.position(article).map(|position| &self.articles[position]) else { return self.anchor.clone() };
        let after = sheet.paragraphs.partition_point(|(_, place)| place.start <= start);
        let is_shown = after.checked_sub(1).is_some_and(|paragraph| start < sheet.paragraphs[paragraph].1.end);
        if is_shown { format!("{}-{start}", sheet.anchor) } else { sheet.anchor.clone() }
    }

    /// The link to a place; `None` if its article is not of the story.
    pub(super) fn link(&self, article: &str, start: usize) -> Option<Link<'d>> {
        let name = self.name(self.position(article)?);
        Some(Link { href: self.place(article, start), article: name, block: None, attribution: None })
    }

    /// Sentences as the page shows them.
    pub(super) fn sentences(&self, exhibits: Vec<Exhibit<'d>>) -> Vec<Sentence<'d>> {
        let sentence = |exhibit: Exhibit<'d>| {
            let link = |place: Place<'d>| {
                let link = self.link(place.article, place.start)?;
                Some(Link { block: place.block, attribution: place.attribution, ..link })
            };
            Sentence { pieces: exhibit.pieces, places: exhibit.places.into_iter().filter_map(link).collect() }
        };
        exhibits.into_iter().map(sentence).collect()
    }
}

/// The day of publication, where the article tells one.
pub(super) fn day<'a>(article: &ArticleView<'a>) -> Option<&'a str> {
    let day = article.published?.get(..10)?;
    day.parse::<jiff::civil::Date>().is_ok().then_some(day)
}
