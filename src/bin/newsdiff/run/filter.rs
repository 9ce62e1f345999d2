//! What of a document is shown.

use std::collections::HashSet;

use anyhow::{Result, bail};
use newsdiff::annotate::{Kind, QuoteKind};
use newsdiff::compare::conflict::{ConflictKind, Level};
use newsdiff::report::view::{ConflictView, Document};

use crate::suggest::did_you_mean;

/// What of a document is shown; an empty list means everything.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) entities: Vec<Kind>,
    pub(crate) conflicts: Vec<ConflictKind>,
    pub(crate) levels: Vec<Level>,
    pub(crate) quotes: Vec<QuoteKind>,
    /// The id of the one article that alone reports something.
    pub(crate) only_in: Option<String>,
    /// The id of the article that holds a side of every conflict.
    pub(crate) within: Option<String>,
}

impl Filter {
    /// Leaves out what was not asked for.
    pub(crate) fn apply(&self, document: &mut Document<'_>) -> Result<()> {
        let entities = leave_out(&mut document.entities, |entity| !has(&self.entities, Kind::name, entity.kind));
        let quotes = leave_out(&mut document.quotes, |quote| !has(&self.quotes, QuoteKind::name, quote.kind));
        document.leave_out(entities + quotes, "of other kinds");
        let types = leave_out(&mut document.conflicts, |conflict| !has(&self.conflicts, ConflictKind::name, conflict.kind));
        document.leave_out(types, "of other types");
        let levels = leave_out(&mut document.conflicts, |conflict| !has(&self.levels, Level::name, conflict.level));
        document.leave_out(levels, "of other levels");
        if quotes > 0 {
            let kept: HashSet<&str> = document.quotes.iter().flatten().map(|quote| quote.id).collect();
            leave_out(&mut document.reuse, |reuse| !kept.contains(reuse.a) || !kept.contains(reuse.b));
        }
        if let Some(id) = self.only_in.as_ref().or(self.within.as_ref()) {
            if !document.articles.iter().any(|article| article.id == id) {
                let near = did_you_mean(id, document.articles.iter().map(|article| article.id));
                bail!("no article is called {id}\n{near}  `newsdiff stories --csv` lists them; a file is called by its path as it was given");
            }
            let elsewhere =
                leave_out(&mut document.unique, |unique| unique.locus.article != id) + leave_out(&mut document.conflicts, |conflict| !is_in(conflict, id));
            document.leave_out(elsewhere, "in other articles");
        }
        Ok(())
    }
}

/// Whether an article holds a side of a conflict.
fn is_in(conflict: &ConflictView<'_>, id: &str) -> bool {
    conflict.values.iter().flat_map(|side| &side.claims).any(|claim| claim.locus.article == id)
}

/// Takes what is to be left out from a list; gives back how much.
fn leave_out<T>(list: &mut Option<Vec<T>>, is_left_out: impl Fn(&T) -> bool) -> usize {
    let Some(list) = list else { return 0 };
    let before = list.len();
    list.retain(|finding| !is_left_out(finding));
    before - list.len()
}

/// Leaves out the findings whose keys are ignored; gives back how many.
pub(crate) fn ignored(is_ignored: impl Fn(&str) -> bool, document: &mut Document<'_>) -> usize {
    let count = leave_out(&mut document.entities, |entity| is_ignored(entity.id))
        + leave_out(&mut document.facts, |fact| is_ignored(fact.id))
        + leave_out(&mut document.conflicts, |conflict| is_ignored(conflict.id))
        + leave_out(&mut document.reuse, |reuse| is_ignored(&reuse.id))
        + leave_out(&mut document.passages, |passage| is_ignored(&passage.id));
    document.leave_out(count, "ignored by newsdiff.toml");
    count
}

/// Leaves out what was measured to be right less often than `share`; what has no measure stays.
pub(crate) fn at_least(share: f64, document: &mut Document<'_>) {
    let is_less = |confidence: Option<f64>| confidence.is_some_and(|confidence| confidence < share);
    let count = leave_out(&mut document.facts, |fact| is_less(fact.confidence))
        + leave_out(&mut document.conflicts, |conflict| is_less(conflict.confidence))
        + leave_out(&mut document.reuse, |reuse| is_less(reuse.confidence));
    document.leave_out(count, "of less confidence");
}

/// Leaves the first `count` of each list. Quotations beyond it stay behind the document, for the pairs that name them.
pub(crate) fn at_most(count: usize, document: &mut Document<'_>) {
    fn cut<T>(list: &mut Option<Vec<T>>, count: usize) -> usize {
        let Some(list) = list else { return 0 };
        let more = list.len().saturating_sub(count);
        list.truncate(count);
        more
    }
    if let Some(quotes) = document.quotes.as_mut().filter(|quotes| quotes.len() > count) {
        document.unlisted = quotes.split_off(count);
    }
    let more = document.unlisted.len()
        + cut(&mut document.entities, count)
        + cut(&mut document.facts, count)
        + cut(&mut document.unique, count)
        + cut(&mut document.conflicts, count)
        + cut(&mut document.reuse, count)
        + cut(&mut document.passages, count)
        + cut(&mut document.stories, count);
    document.leave_out(more, "beyond the limit");
}

/// Whether `word` is the name of one of the things wanted, or nothing particular is wanted.
fn has<T: Copy>(wanted: &[T], name: fn(T) -> &'static str, word: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|thing| name(*thing) == word)
}
