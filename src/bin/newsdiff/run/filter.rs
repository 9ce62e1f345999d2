//! What of a document is shown.

use anyhow::{Result, bail};
use newsdiff::annotate::{Kind, QuoteKind};
use newsdiff::compare::conflict::{ConflictKind, Level};
use newsdiff::report::view::Document;

/// What of a document is shown; an empty list means everything.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) entities: Vec<Kind>,
    pub(crate) conflicts: Vec<ConflictKind>,
    pub(crate) levels: Vec<Level>,
    pub(crate) quotes: Vec<QuoteKind>,
    /// The id of the one article that alone reports something.
    pub(crate) only_in: Option<String>,
}

impl Filter {
    /// Leaves out what was not asked for.
    pub(crate) fn apply(&self, document: &mut Document<'_>) -> Result<()> {
        if let Some(entities) = document.entities.as_mut() {
            entities.retain(|entity| has(&self.entities, Kind::name, entity.kind));
        }
        if let Some(conflicts) = document.conflicts.as_mut() {
            conflicts.retain(|conflict| has(&self.conflicts, ConflictKind::name, conflict.kind) && has(&self.levels, Level::name, conflict.level));
        }
        if let Some(quotes) = document.quotes.as_mut().filter(|_| !self.quotes.is_empty()) {
            quotes.retain(|quote| has(&self.quotes, QuoteKind::name, quote.kind));
            let kept: std::collections::HashSet<&str> = quotes.iter().map(|quote| quote.id).collect();
            if let Some(reuse) = document.reuse.as_mut() {
                reuse.retain(|reuse| kept.contains(reuse.a) && kept.contains(reuse.b));
            }
        }
        if let Some(id) = &self.only_in {
            if !document.articles.iter().any(|article| article.id == id) {
                bail!("no article is called {id}\n  `newsdiff stories --json` lists them; a file is called by its path as it was given");
            }
            if let Some(unique) = document.unique.as_mut() {
                unique.retain(|unique| unique.locus.article == id);
            }
        }
        Ok(())
    }
}

/// Leaves out the findings whose keys are ignored; gives back how many.
pub(crate) fn ignored(is_ignored: impl Fn(&str) -> bool, document: &mut Document<'_>) -> usize {
    fn leave_out<T>(list: &mut Option<Vec<T>>, is_left_out: impl Fn(&T) -> bool) -> usize {
        let Some(list) = list else { return 0 };
        let before = list.len();
        list.retain(|finding| !is_left_out(finding));
        before - list.len()
    }
    leave_out(&mut document.entities, |entity| is_ignored(entity.id))
        + leave_out(&mut document.facts, |fact| is_ignored(fact.id))
        + leave_out(&mut document.conflicts, |conflict| is_ignored(conflict.id))
        + leave_out(&mut document.reuse, |reuse| is_ignored(&reuse.id))
        + leave_out(&mut document.passages, |passage| is_ignored(&passage.id))
}

/// Leaves out what was measured to be right less often than `share`; what has no measure stays.
pub(crate) fn at_least(share: f64, document: &mut Document<'_>) {
    let is_kept = |confidence: Option<f64>| confidence.is_none_or(|confidence| confidence >= share);
    if let Some(facts) = document.facts.as_mut() {
        facts.retain(|fact| is_kept(fact.confidence));
    }
    if let Some(conflicts) = document.conflicts.as_mut() {
        conflicts.retain(|conflict| is_kept(conflict.confidence));
    }
    if let Some(reuse) = document.reuse.as_mut() {
        reuse.retain(|reuse| is_kept(reuse.confidence));
    }
}

/// Leaves the first `count` of each list.
pub(crate) fn at_most(count: usize, document: &mut Document<'_>) {
    fn cut<T>(list: &mut Option<Vec<T>>, count: usize) {
        if let Some(list) = list {
            list.truncate(count);
        }
    }
    cut(&mut document.entities, count);
    cut(&mut document.facts, count);
    cut(&mut document.unique, count);
    cut(&mut document.conflicts, count);
    cut(&mut document.quotes, count);
    cut(&mut document.reuse, count);
    cut(&mut document.passages, count);
    cut(&mut document.stories, count);
}

/// Whether `word` is the name of one of the things wanted, or nothing particular is wanted.
fn has<T: Copy>(wanted: &[T], name: fn(T) -> &'static str, word: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|thing| name(*thing) == word)
}
