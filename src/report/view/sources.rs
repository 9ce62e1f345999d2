//! The articles behind a document: what is around a place, and what to call an article.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{LocusView, PlaceView};
use crate::analysis::{Analysis, Findings};
use crate::annotate::Annotated;
use crate::article::{Article, ArticleIndex, Locus, Span};
use crate::text::{BlockKind, CodePoints};

/// The articles behind a document, by their ids.
///
/// Every look-up takes what a view shows: an article's id, offsets in code points.
#[derive(Debug)]
pub struct Sources<'a> {
    pub(super) analysis: &'a Analysis,
    offsets: Vec<CodePoints<'a>>,
    /// For each article, the byte at which each of its lines begins; counted when first asked for.
    lines: Vec<OnceLock<Vec<usize>>>,
    articles: HashMap<&'a str, ArticleIndex>,
    stories: HashMap<&'a str, &'a Findings>,
    /// For each article, what to call it inside its story, and in the whole run.
    labels: Vec<(&'a str, &'a str)>,
    /// Where a reader can open each article; empty where no links are wanted.
    addresses: HashMap<&'a str, String>,
}

impl<'a> Sources<'a> {
    /// The articles of an analysis.
    pub(in crate::report) fn new(analysis: &'a Analysis) -> Self {
        let articles = || analysis.articles.iter().map(|annotated| &annotated.article);
        Self {
            analysis,
            offsets: articles().map(|article| CodePoints::new(&article.text)).collect(),
            lines: articles().map(|_| OnceLock::new()).collect(),
            articles: articles().enumerate().map(|(index, article)| (article.id.as_str(), ArticleIndex(index))).collect(),
            stories: analysis.stories.iter().map(|findings| (findings.story.id.as_str(), findings)).collect(),
            labels: labels_of(analysis),
            addresses: HashMap::new(),
        }
    }

    /// Makes the places of articles links, where `address` knows a file or page: for formats that can show links.
    pub fn link(&mut self, address: impl Fn(&Article) -> Option<String>) {
        let articles = self.analysis.articles.iter().map(|annotated| &annotated.article);
        self.addresses = articles.filter_map(|article| Some((article.id.as_str(), address(article)?))).collect();
    }

    /// Where a reader can open the article, if that was told.
    pub(in crate::report) fn address(&self, id: &str) -> Option<&str> {
        self.addresses.get(id).map(String::as_str)
    }

    /// The shortest name that tells the article from the others of its story: its outlet, else the last part of its path, else its id.
    pub(in crate::report) fn label<'b>(&'b self, id: &'b str) -> &'b str {
        self.articles.get(id).map_or(id, |&index| self.labels[index.0].0)
    }

    /// The shortest such name that tells the article from all others of the run.
    pub(in crate::report) fn label_in_run<'b>(&'b self, id: &'b str) -> &'b str {
        self.articles.get(id).map_or(id, |&index| self.labels[index.0].1)
    }

    /// The title of a story.
    pub(in crate::report) fn story_title(&self, id: &str) -> Option<&'a str> {
        self.stories.get(id)?.title.as_deref()
    }

    /// How many articles a story has.
    pub(in crate::report) fn story_size(&self, id: &str) -> usize {
        self.stories.get(id).map_or(0, |findings| findings.story.articles.len())
    }

    /// The sentences that hold a place, from the first one's beginning to the last one's end; the place itself if it stands in none.
    pub(in crate::report) fn sentence(&self, locus: &LocusView<'a>) -> PlaceView<'a> {
        let whole = || PlaceView { start: locus.start, end: locus.end, text: locus.text };
        let Some(&index) = self.articles.get(locus.article) else { return whole() };
        let offsets = &self.offsets[index.0];
        let (Some(start), Some(end)) = (offsets.to_byte(locus.start), offsets.to_byte(locus.end)) else { return whole() };
        let layout = &self.annotated(index).layout;
        let around = [layout.sentence_at(start), layout.sentence_at(end.saturating_sub(1).max(start))];
        let span = around.into_iter().flatten().map(|sentence| layout.sentences[sentence].span).fold(Span::new(start, end), Span::join);
        self.stretch(index, span)
    }

    /// The paragraphs of an article in order, each with what it is for; together they hold all text but the white space between them.
    pub(in crate::report) fn paragraphs(&self, article: &str) -> Vec<(BlockKind, PlaceView<'a>)> {
        let Some(&index) = self.articles.get(article) else { return Vec::new() };
        self.annotated(index).layout.blocks.iter().map(|block| (block.kind, self.stretch(index, block.span))).collect()
    }

    /// Line and column of a code point in an article's text, both from 1; the column counts code points.
    pub(in crate::report) fn line_column(&self, article: &str, start: usize) -> (usize, usize) {
        let Some(&index) = self.articles.get(article) else { return (1, start + 1) };
        let offsets = &self.offsets[index.0];
        let text = &self.annotated(index).article.text;
        let byte = offsets.to_byte(start).unwrap_or(text.len());
        let lines = self.lines[index.0].get_or_init(|| [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let line = lines.partition_point(|&begins| begins <= byte);
        (line, start - offsets.from_byte(lines[line - 1]).min(start) + 1)
    }

    pub(super) fn annotated(&self, index: ArticleIndex) -> &'a Annotated {
        &self.analysis.articles[index.0]
    }

    pub(super) fn id(&self, index: ArticleIndex) -> &'a str {
        &self.annotated(index).article.id
    }

    pub(super) fn ids(&self, indices: &[ArticleIndex]) -> Vec<&'a str> {
        indices.iter().map(|&index| self.id(index)).collect()
    }

    pub(super) fn place(&self, article: ArticleIndex, span: Span) -> (usize, usize) {
        let offsets = &self.offsets[article.0];
        (offsets.from_byte(span.start()), offsets.from_byte(span.end()))
    }

    pub(super) fn locus(&self, locus: Locus) -> LocusView<'a> {
        let PlaceView { start, end, text } = self.stretch(locus.article, locus.span);
        LocusView { article: self.id(locus.article), start, end, text }
    }

    pub(super) fn stretch(&self, article: ArticleIndex, span: Span) -> PlaceView<'a> {
        let (start, end) = self.place(article, span);
        PlaceView { start, end, text: span.of(&self.annotated(article).article.text) }
    }
}

/// What to call each article inside its story and in the run.
fn labels_of(analysis: &Analysis) -> Vec<(&str, &str)> {
    let of = |index: &ArticleIndex| &analysis.articles[index.0].article;
    let in_run = labels(analysis.articles.iter().map(|annotated| &annotated.article));
    let mut both: Vec<(&str, &str)> = in_run.into_iter().map(|label| (label, label)).collect();
    for findings in &analysis.stories {
        let in_story = labels(findings.story.articles.iter().map(of));
        for (index, label) in findings.story.articles.iter().zip(in_story) {
            both[index.0].0 = label;
        }
    }
    both
}

/// What to call each of these articles, see [`Sources::label`].
fn labels<'a>(articles: impl Iterator<Item = &'a Article> + Clone) -> Vec<&'a str> {
    let mut outlets: HashMap<&str, usize> = HashMap::new();
    let mut names: HashMap<&str, usize> = HashMap::new();
    for article in articles.clone() {
        *names.entry(last_part(&article.id)).or_default() += 1;
        if let Some(outlet) = outlet(article) {
            *outlets.entry(outlet).or_default() += 1;
        }
    }
    let label = |article: &'a Article| match outlet(article) {
        Some(outlet) if outlets[outlet] == 1 && !names.contains_key(outlet) => outlet,
        _ if names[last_part(&article.id)] == 1 => last_part(&article.id),
        _ => &article.id,
    };
    articles.map(label).collect()
}

fn outlet(article: &Article) -> Option<&str> {
    article.outlet.as_deref().map(str::trim).filter(|outlet| !outlet.is_empty())
}

/// "herald.txt" of "corpus/embrace/herald.txt".
fn last_part(id: &str) -> &str {
    id.rsplit(['/', '\\']).next().filter(|part| !part.is_empty()).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label_of(articles: &[(&str, Option<&str>)]) -> Vec<String> {
        let articles: Vec<Article> =
            articles.iter().map(|&(id, outlet)| Article { id: id.into(), outlet: outlet.map(str::to_owned), ..Article::default() }).collect();
        labels(articles.iter()).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn an_article_is_called_by_its_outlet_where_that_is_enough() {
        assert_eq!(label_of(&[("a/x.txt", Some("Comet")), ("a/y.txt", Some(" ")), ("b/y.txt", None)]), ["Comet", "a/y.txt", "b/y.txt"]);
        assert_eq!(label_of(&[("a/x.txt", Some("Comet")), ("a/y.txt", Some("Comet"))]), ["x.txt", "y.txt"]);
    }
}
