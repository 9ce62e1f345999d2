//! The stages in their order, from articles to findings.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::annotate::{Annotated, Annotator, Quote, Reading};
use crate::article::{Article, ArticleIndex, Locus, Warning};
use crate::compare::{Conflict, Fact, Passage, Reuse, conflict, fact, reuse};
use crate::ingest::Ids;
use crate::key::key;
use crate::link::{self, Entity, Linked, Rules};
use crate::story::{self, Grouping, MOST_HEARD, Story, Voices};
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

/// Articles and the stories they belong to.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouped {
    /// Sorted by id.
    pub articles: Vec<Annotated>,
    /// Sorted by id.
    pub stories: Vec<Story>,
    /// What the reader should know besides.
    pub warnings: Vec<Warning>,
}

/// What was found in one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Its id and articles.
    pub story: Story,
    /// A line that tells what it is about: the title of its first article, else its first sentence.
    pub title: Option<String>,
    /// Its entities and speakers.
    pub linked: Linked,
    /// What two or more articles report.
    pub facts: Vec<Fact>,
    /// What one article alone reports.
    pub unique: Vec<Locus>,
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

/// Told of each step that is done, with how many there are in all.
pub type Done<'a> = &'a (dyn Fn(usize) + Sync);

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

/// Analyses each article alone, on every core, in the order given. Copies of one text are read once and share what was found.
pub fn annotate_all(articles: Vec<Article>) -> Vec<Annotated> {
    annotate_all_watched(articles, &|_| ())
}

/// [`annotate_all`] for somebody who waits: `done` is called, on any thread, after each article with how many are to be read in all.
pub fn annotate_all_watched(articles: Vec<Article>, done: Done<'_>) -> Vec<Annotated> {
    let mut positions: HashMap<_, usize> = HashMap::new();
    let mut distinct: Vec<&Article> = Vec::new();
    let mut which: Vec<usize> = Vec::with_capacity(articles.len());
    for article in &articles {
        let position = *positions.entry(article.content()).or_insert(distinct.len());
        if position == distinct.len() {
            distinct.push(article);
        }
        which.push(position);
    }
    let total = distinct.len();
    let read = |annotator: &mut Annotator, article| {
        let reading = Arc::new(annotator.read(article));
        done(total);
        reading
    };
    let readings: Vec<Arc<Reading>> = distinct.into_par_iter().map_init(Annotator::default, read).collect();
    articles.into_iter().zip(which).map(|(article, position)| Annotated::new(article, readings[position].clone())).collect()
}

/// Groups annotated articles into stories. An id that repeats is made unique, with a warning.
pub fn group_all(mut articles: Vec<Annotated>, grouping: Grouping) -> Grouped {
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    let mut ids = Ids::default();
    let warnings: Vec<Warning> = articles.iter_mut().filter_map(|annotated| ids.take(&mut annotated.article.id)).collect();
    articles.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    let stories = story::group(&articles, grouping);
    Grouped { articles, stories, warnings }
}

/// Groups annotated articles as [`group_all`] does and compares them, story by story.
///
/// ```
/// use newsdiff::{Article, Options, annotate_all, compare_all};
///
/// let article = |id: &str, text: &str| Article { id: id.into(), story: Some("harbour".into()), text: text.into(), ..Article::default() };
/// let one = article("one", "The ferry Alma sank off Harn on Monday. 12 people died.");
/// let other = article("other", "The ferry Alma sank off Harn on Tuesday. 15 people died.");
/// let analysis = compare_all(annotate_all(vec![one, other]), &Options::default());
/// let reasons: Vec<&str> = analysis.stories[0].conflicts.iter().map(|conflict| conflict.reason.as_str()).collect();
/// assert_eq!(reasons.len(), 2, "{reasons:?}");
/// ```
pub fn compare_all(articles: Vec<Annotated>, options: &Options) -> Analysis {
    compare_all_watched(articles, options, &|_| ())
}

/// [`compare_all`] for somebody who waits: `done` is called, on any thread, after each story with how many there are in all.
pub fn compare_all_watched(articles: Vec<Annotated>, options: &Options, done: Done<'_>) -> Analysis {
    let Grouped { articles, stories, warnings } = group_all(articles, options.grouping);
    let total = stories.len();
    let compare = |story| {
        let findings = findings(&articles, story, options);
        done(total);
        findings
    };
    let stories: Vec<Findings> = stories.into_par_iter().map(compare).collect();
    let entities = link::across(stories.iter().map(|findings| &findings.linked));
    Analysis { articles, stories, entities, warnings }
}

/// Compares the articles of one story.
fn findings(articles: &[Annotated], story: Story, options: &Options) -> Findings {
    let wanted = options.wanted;
    let voices = Voices::of(articles, &story, MOST_HEARD);
    let heard = voices.heard();
    // A copy is no source of its own: what it says was said once. Facts keep clear of conflicts, and a changed quotation is one.
    let sources = (wanted.conflicts || wanted.facts).then(|| Voices::of(articles, &story, 1));
    let linked = link::link(articles, heard, &options.rules);
    let copies = reuse::copies(articles, heard);
    let reuse = if sources.is_some() || wanted.reuse { reuse::quotes(articles, heard, &linked) } else { Vec::new() };
    let conflicts = sources.as_ref().map(|sources| conflict::find(articles, sources.heard(), &linked, &reuse)).unwrap_or_default();
    let (facts, unique) = match sources.as_ref().filter(|_| wanted.facts).map(Voices::heard) {
        Some(heard) => (fact::find(articles, heard, &linked, &conflicts, &copies), fact::unique(articles, heard, &linked)),
        None => Default::default(),
    };
    let passages = if wanted.reuse { reuse::passages(articles, heard) } else { Vec::new() };
    let mut findings = Findings {
        title: title(articles, &story),
        quote_ids: quote_ids(articles, &story),
        conflicts: if wanted.conflicts { conflicts } else { Vec::new() },
        reuse: if wanted.reuse { reuse } else { Vec::new() },
        story,
        linked,
        facts,
        unique,
        passages,
        copies,
    };
    findings.spread(articles, &voices, sources.as_ref());
    findings
}

impl Findings {
    /// Adds the copies that were not heard; of them only `sources` stated facts and took part in conflicts.
    fn spread(&mut self, articles: &[Annotated], voices: &Voices, sources: Option<&Voices>) {
        if let Some(sources) = sources.filter(|sources| !sources.copies().is_empty()) {
            for conflict in &mut self.conflicts {
                conflict.spread(sources);
            }
            for fact in &mut self.facts {
                fact.spread(sources);
            }
        }
        if !voices.copies().is_empty() {
            self.linked.spread(articles, voices);
            reuse::spread_copies(&mut self.copies, voices);
            reuse::spread_quotes(&mut self.reuse, voices);
            for passage in &mut self.passages {
                passage.spread(voices);
            }
        }
    }
}

/// The title of the first article, else its first sentence; of the next one if it has neither.
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
    let of = |index: &ArticleIndex| {
        let annotated = &articles[index.0];
        let id = |quote: &Quote| {
            let words = fold_words(quote.span.of(&annotated.article.text));
            let speaker = quote.speaker.as_ref().map(|speaker| fold_words(&speaker.name)).unwrap_or_default();
            let count = seen.entry((words.clone(), speaker.clone())).or_default();
            *count += 1;
            key("q", [story.id.as_str(), &words, &speaker, &count.to_string()])
        };
        annotated.quotes.iter().map(id).collect()
    };
    story.articles.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MATCH: &str = "Harn beat Kelm 2-1 on Monday night before 4,300 people, and its harbour sang until the morning came.\n\n\
        “We waited nine years for this evening, and nobody in town will sleep,” said Ida Holm, the coach of Harn, who wept.";

    fn found(count: usize) -> Findings {
        let other = MATCH.replace("4,300", "3,900").replace("nobody", "no child").replace("harbour", "market");
        let text = |n: usize| if n == 0 { other.clone() } else { MATCH.to_owned() };
        let article = |n: usize| Article { id: format!("{n:03}"), story: Some("match".into()), text: text(n), ..Article::default() };
        analyze((0..count).map(article).collect(), &Options::default()).stories.remove(0)
    }

    #[test]
    fn what_is_found_in_a_dozen_copies_is_told_of_every_copy() {
        let (few, many) = (found(13), found(31));
        let claims =
            |found: &Findings| found.conflicts.iter().map(|conflict| conflict.values.iter().map(|side| side.claims.len()).sum()).collect::<Vec<usize>>();
        assert!(claims(&few).contains(&13) && claims(&many).contains(&31), "{:?} {:?}", claims(&few), claims(&many));
        assert_eq!(
            few.conflicts.iter().map(|conflict| &conflict.id).collect::<Vec<_>>(),
            many.conflicts.iter().map(|conflict| &conflict.id).collect::<Vec<_>>()
        );
        let widest = |found: &Findings| found.facts.iter().map(|fact| fact.articles.len()).max();
        assert_eq!((widest(&few), widest(&many)), (Some(13), Some(31)));
        assert_eq!(few.facts.len(), many.facts.len());
        let reused = |found: &Findings| found.reuse.iter().flat_map(|reuse| [reuse.a.article, reuse.b.article]).max();
        assert_eq!(reused(&many), Some(ArticleIndex(30)));
        assert!(many.passages.iter().any(|passage| passage.spans.iter().any(|place| place.article == ArticleIndex(30))));
    }

    #[test]
    fn what_is_not_asked_for_is_left_empty() {
        let options = Options { wanted: Wanted { facts: true, ..Wanted::NONE }, ..Options::default() };
        let text = |passengers: &str| format!("The ferry Maud sank off Harn in thick fog on Monday, killing {passengers} people, the coast guard said.");
        let article = |n: usize, text: String| Article { id: n.to_string(), story: Some("ferry".into()), text, ..Article::default() };
        let articles = || vec![article(0, text("14")), article(1, text("19"))];
        let found = analyze(articles(), &options).stories.remove(0);
        assert!(!found.facts.is_empty() && found.conflicts.is_empty() && found.reuse.is_empty());
        assert!(!analyze(articles(), &Options::default()).stories[0].conflicts.is_empty());
    }

    #[test]
    fn names_in_copies_are_counted_one_by_one() {
        let count = |found: &Findings| {
            let holm = found.linked.entities.iter().find(|entity| entity.name == "Ida Holm").unwrap();
            (holm.mentions.len(), holm.variants[0].count, holm.variants[0].articles.len(), found.linked.speeches.len(), found.quote_ids.len())
        };
        assert_eq!(count(&found(31)), (31, 31, 31, 31, 31));
    }
}
