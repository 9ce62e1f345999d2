//! The stages in their order, from articles to findings.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::annotate::{Annotated, Annotator};
use crate::article::{Article, ArticleIndex, Warning};
use crate::compare::{Conflict, Fact, Passage, Reuse, conflict, fact, reuse};
use crate::ingest::Ids;
use crate::key::key;
use crate::link::{self, Entity, Linked, Rules};
use crate::story::{self, Grouping, Story};
use crate::text::fold_words;

/// Which findings are asked for; the others are left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// [`Findings::facts`] and [`Findings::unique`].
    pub facts: bool,
    /// [`Findings::conflicts`].
    pub conflicts: bool,
    /// [`Findings::reuse`] and [`Findings::passages`].
    pub reuse: bool,
}

impl Wanted {
    /// Everything.
    pub const ALL: Self = Self { facts: true, conflicts: true, reuse: true };
    /// Stories and entities only.
    pub const NONE: Self = Self { facts: false, conflicts: false, reuse: false };
}

/// How to analyse.
#[derive(Debug, Clone)]
pub struct Options {
    /// How articles become stories.
    pub grouping: Grouping,
    /// Which findings are asked for.
    pub wanted: Wanted,
    /// What the user tells of names.
    pub rules: Rules,
}

impl Default for Options {
    fn default() -> Self {
        Self { grouping: Grouping::Auto, wanted: Wanted::ALL, rules: Rules::default() }
    }
}

/// Everything that was found in a run. The same articles give the same analysis, whatever their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Sorted by id.
    pub articles: Vec<Annotated>,
    /// Sorted by the story's id.
    pub stories: Vec<Findings>,
    /// Entities of all stories: those of different stories are one only by gazetteer id or equal full name.
    pub entities: Vec<Entity>,
    /// What the reader should know besides, sorted.
    pub warnings: Vec<Warning>,
}

/// What was found in one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Its id and articles.
    pub story: Story,
    /// A line that tells what it is about: the title of its first article.
    pub title: Option<String>,
    /// Its entities and speakers.
    pub linked: Linked,
    /// What two or more articles report.
    pub facts: Vec<Fact>,
    /// What one article alone reports.
    pub unique: Vec<crate::Locus>,
    /// What cannot all be true.
    pub conflicts: Vec<Conflict>,
    /// Quotations that stand in two places.
    pub reuse: Vec<Reuse>,
    /// Running text that stands in two places.
    pub passages: Vec<Passage>,
    /// The articles that are copies: the copy, then the original.
    pub copies: Vec<(ArticleIndex, ArticleIndex)>,
    /// For each of the story's articles, the id of each of its quotations.
    pub quote_ids: Vec<Vec<String>>,
}

/// Analyses articles: [`annotate_all`], then [`compare_all`].
///
/// ```
/// use newsdiff::{Article, Options, analyze};
///
/// let article = |id: &str, text: &str| Article { id: id.into(), text: text.into(), ..Article::default() };
/// let analysis = analyze(vec![article("b", "It rained."), article("a", "It rained.")], &Options::default());
/// assert_eq!(analysis.articles[0].article.id, "a");
/// ```
pub fn analyze(articles: Vec<Article>, options: &Options) -> Analysis {
    compare_all(annotate_all(articles), options)
}

/// Analyses each article alone, on every core, in the order given.
pub fn annotate_all(articles: Vec<Article>) -> Vec<Annotated> {
    articles.into_par_iter().map_init(Annotator::default, Annotator::annotate).collect()
}

/// Groups annotated articles into stories and compares them, story by story. An id that repeats is made unique, with a warning.
pub fn compare_all(mut articles: Vec<Annotated>, options: &Options) -> Analysis {
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    let mut ids = Ids::default();
    let warnings: Vec<Warning> = articles.iter_mut().filter_map(|annotated| ids.take(&mut annotated.article.id)).collect();
    articles.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    let stories = story::group(&articles, options.grouping);
    let stories: Vec<Findings> = stories.into_par_iter().map(|story| findings(&articles, story, options)).collect();
    let entities = link::across(stories.iter().map(|findings| &findings.linked));
    Analysis { articles, stories, entities, warnings }
}

/// Compares the articles of one story.
fn findings(articles: &[Annotated], story: Story, options: &Options) -> Findings {
    let wanted = options.wanted;
    let linked = link::link(articles, &story, &options.rules);
    let copies = reuse::copies(articles, &story);
    // Facts keep clear of conflicts, and a changed quotation is one.
    let needs_conflicts = wanted.conflicts || wanted.facts;
    let reuse = if needs_conflicts || wanted.reuse { reuse::quotes(articles, &story, &linked) } else { Vec::new() };
    let conflicts = if needs_conflicts { conflict::find(articles, &story, &linked, &reuse) } else { Vec::new() };
    let (facts, unique) =
        if wanted.facts { (fact::find(articles, &story, &linked, &conflicts, &copies), fact::unique(articles, &story, &linked)) } else { Default::default() };
    let (reuse, passages) = if wanted.reuse { (reuse, reuse::passages(articles, &story)) } else { Default::default() };
    let title = title(articles, &story);
    let quote_ids = quote_ids(articles, &story);
    Findings { story, title, linked, facts, unique, conflicts, reuse, passages, copies, quote_ids }
}

/// The title of the first article that has one, else its first words.
fn title(articles: &[Annotated], story: &Story) -> Option<String> {
    let of = |index: &ArticleIndex| {
        let annotated = &articles[index.0];
        let first = || annotated.layout.sentences.first().map(|sentence| sentence.span.of(&annotated.article.text).to_owned());
        annotated.article.title.clone().or_else(first)
    };
    story.articles.iter().find_map(of)
}

/// Ids of the story's quotations: hashes of story, folded words, speaker and how often that came before.
fn quote_ids(articles: &[Annotated], story: &Story) -> Vec<Vec<String>> {
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    let mut of = |index: &ArticleIndex| {
        let annotated = &articles[index.0];
        let id = |quote: &crate::annotate::Quote| {
            let words = fold_words(quote.span.of(&annotated.article.text));
            let speaker = quote.speaker.as_ref().map(|speaker| fold_words(&speaker.name)).unwrap_or_default();
            let count = seen.entry((words.clone(), speaker.clone())).or_default();
            *count += 1;
            key("q", [story.id.as_str(), &words, &speaker, &count.to_string()])
        };
        annotated.quotes.iter().map(id).collect()
    };
    story.articles.iter().map(&mut of).collect()
}
