//! Side by side, within one story: what articles agree on, where they cannot all be right, whose words they reuse.

pub(crate) mod align;
pub mod conflict;
pub mod fact;
pub mod reuse;

use crate::article::ArticleIndex;

pub use conflict::Conflict;
pub use fact::Fact;
pub use reuse::{Passage, Reuse};

/// Whether something stands in several articles or inside one.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In several articles.
    Across,
    /// Inside one article.
    Within,
    /// Both.
    Both,
}

impl Scope {
    /// The scope of something that stands in these articles, one entry a place.
    pub fn of_places(articles: impl IntoIterator<Item = ArticleIndex>) -> Self {
        let mut articles: Vec<ArticleIndex> = articles.into_iter().collect();
        let places = articles.len();
        articles.sort_unstable();
        articles.dedup();
        match articles.len() {
            0 | 1 => Self::Within,
            distinct if distinct == places => Self::Across,
            _ => Self::Both,
        }
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Across => "across",
            Self::Within => "within",
            Self::Both => "both",
        }
    }
}
