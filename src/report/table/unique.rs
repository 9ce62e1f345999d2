//! Sentences that one article alone reports, article by article.

use super::super::ink::{Page, Role, Text};
use super::super::telling::{self, position};
use super::super::view::{Document, UniqueView};
use super::super::words;
use super::{article_name, by_story, sum_up};

/// Writes the sentences by story and article.
pub(super) fn write(page: &mut Page, document: &Document<'_>, unique: &[UniqueView<'_>]) {
    if unique.is_empty() {
        return sum_up(page, &telling::nothing(document, "sentences told by one article alone"));
    }
    by_story(page, document, unique, |unique| unique.story, |page, run| of_story(page, document, run));
    sum_up(page, &telling::unique(document, unique));
}

/// The sentences of one story, article by article.
fn of_story(page: &mut Page, document: &Document<'_>, unique: &[UniqueView<'_>]) {
    for run in unique.chunk_by(|a, b| a.locus.article == b.locus.article) {
        page.gap();
        page.write(0, 2, &article_name(document, run[0].locus.article).with(Role::Plain, &format!(" · {}", words::count(run.len(), "sentence"))));
        for UniqueView { locus, .. } in run {
            let place = position(document, locus.article, locus.start);
            page.write(2, 4, &Text::new(Role::Plain, locus.text).with(Role::Faint, &format!(" {place}")));
        }
    }
}
