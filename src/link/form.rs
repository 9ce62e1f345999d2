//! Names as they stand in the articles, and the different ones among them.

use std::collections::BTreeSet;

use super::rules::Party;

/// A name as it stands in one article.
#[derive(Debug, Clone)]
pub(super) struct Use<N> {
    /// Its parts.
    pub(super) name: N,
    /// A number for the article; the same number is the same article.
    pub(super) article: usize,
    /// How often it stands there.
    pub(super) count: usize,
    /// Where it first stands there; `None` where that is not known.
    pub(super) first: Option<usize>,
    /// Whom the settings say it stands for.
    pub(super) party: Option<Party>,
}

/// One name with all its uses.
pub(super) struct Form<'a, N> {
    pub(super) name: &'a N,
    /// Positions of its uses.
    pub(super) uses: Vec<usize>,
    pub(super) articles: BTreeSet<usize>,
    /// How often it stands in all of them.
    pub(super) count: usize,
    /// Whom the settings say it stands for.
    pub(super) party: Option<Party>,
}

impl<'a, N> Form<'a, N> {
    /// The name at `places`, called as at `first` of them.
    pub(super) fn new(uses: &'a [Use<N>], places: Vec<usize>, first: usize) -> Self {
        Self {
            name: &uses[first].name,
            articles: places.iter().map(|&place| uses[place].article).collect(),
            count: places.iter().map(|&place| uses[place].count).sum(),
            party: places.iter().find_map(|&place| uses[place].party),
            uses: places,
        }
    }
}
