//! How surely two articles of a story are about one event, and not only about one subject.
//!
//! Grouping by content puts this month's jobs report beside last month's and two bombings of one war side by side; there the
//! figures differ because the events do.

use super::Level;
use crate::annotate::Annotated;
use crate::compare::align::{Term, Wording};
use crate::story::Story;

/// Articles less alike than this may tell of two events. Of the sure conflicts of figures in 6,000 articles grouped by content, two of
/// those below it were right; of the conflicts that careful readers marked in 48 real stories, two stories' lie below.
const LEAST: f64 = 0.33;

/// And less alike than this they do: no figures that were read there were two for one thing.
const LEAST_AT_ALL: f64 = 0.24;

/// What the articles of a story are about, by position in its list.
pub(super) struct Closeness<'a> {
    profiles: Vec<Vec<(Term, f64)>>,
    /// The folder that each was filed in.
    folders: Vec<Option<&'a str>>,
    is_given: bool,
}

impl<'a> Closeness<'a> {
    pub(super) fn new(articles: &'a [Annotated], story: &Story, wording: &Wording) -> Self {
        Self {
            profiles: (0..story.articles.len()).map(|article| wording.profile(article)).collect(),
            folders: story.articles.iter().map(|index| articles[index.0].article.folder.as_deref()).collect(),
            is_given: story.is_given,
        }
    }

    /// The level that a finding of two articles, by position, deserves: one less where nothing shows that both are about one
    /// event, `None` where it was not sure to begin with or they are about two.
    pub(super) fn level(&self, level: Level, a: usize, b: usize) -> Option<Level> {
        match level {
            _ if self.is_one_event(a, b) => Some(level),
            Level::Likely if self.likeness(a, b) >= LEAST_AT_ALL => Some(Level::Possible),
            _ => None,
        }
    }

    /// Whether two articles are about one event: they are much alike, or somebody put both into one story or one folder.
    fn is_one_event(&self, a: usize, b: usize) -> bool {
        a == b || self.is_given || self.folders[a].is_some() && self.folders[a] == self.folders[b] || self.likeness(a, b) >= LEAST
    }

    /// Cosine of two profiles.
    fn likeness(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (&self.profiles[a], &self.profiles[b]);
        let mut at = 0;
        let product = |&(term, weight): &(Term, f64)| {
            at += b[at..].partition_point(|&(other, _)| other < term);
            b.get(at).filter(|(other, _)| *other == term).map_or(0.0, |(_, other)| weight * other)
        };
        a.iter().map(product).sum()
    }
}
