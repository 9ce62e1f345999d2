//! What two or more articles both report.

use super::Conflict;
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus};
use crate::link::Linked;
use crate::story::Story;

/// Something that two or more articles report.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Hash of the folded text.
    pub id: String,
    /// The plainest wording among its claims.
    pub text: String,
    /// Which articles report it, ascending.
    pub articles: Vec<ArticleIndex>,
    /// How many of them are no copies of one another.
    pub independent: usize,
    /// Share of such reports that were right when measured; `None` where nothing was measured.
    pub confidence: Option<f64>,
    /// The smallest phrases that state it, in order; never over a value on which the articles differ.
    pub claims: Vec<Locus>,
}

/// Finds what the articles of one story agree on, strongest first.
pub fn find(articles: &[Annotated], story: &Story, linked: &Linked, conflicts: &[Conflict]) -> Vec<Fact> {
    let _ = (articles, story, linked, conflicts);
    Vec::new()
}

/// Finds the sentences that one article alone reports, in order of article and place.
pub fn unique(articles: &[Annotated], story: &Story, linked: &Linked) -> Vec<Locus> {
    let _ = (articles, story, linked);
    Vec::new()
}
