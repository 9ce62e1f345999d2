//! Which articles are about the same event.
//!
//! A record's own `story` is taken as it stands. The other articles are grouped by what they say: each becomes a few dozen
//! weighted words (`profile`), articles that share enough of them near in time become pairs (`pairs`), and pairs become
//! stories by average link (`cluster`), which does not chain.

mod cluster;
mod pairs;
mod profile;
mod voices;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::annotate::Annotated;
use crate::article::ArticleIndex;
use crate::key::key;

pub(crate) use voices::{MOST_HEARD, Voices};

/// Articles about one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The record's own `story`, else a hash of the smallest of its articles' texts.
    pub id: String,
    /// Position of its articles in the run, ascending.
    pub articles: Vec<ArticleIndex>,
    /// Whether somebody said that they belong together, by a record's `story` or by `--group`; else they were grouped by what they say.
    pub is_given: bool,
}

/// How articles are grouped into stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By the record's own `story`, else by content.
    #[default]
    Auto,
    /// Each folder that holds articles is a story; articles from no folder are grouped as by `Auto`.
    Folder,
    /// Everything given is one story.
    One,
}

/// Groups articles into stories, sorted by id.
///
/// Every article is in exactly one story, alone where no other is about the same event. The order of the articles changes
/// nothing but the positions.
///
/// ```
/// use newsdiff::story::{Grouping, group};
/// use newsdiff::{Article, annotate_all};
///
/// let article = |id: &str| Article { id: id.into(), text: "The ferry Alma sank off Harn on Monday.".into(), ..Article::default() };
/// let stories = group(&annotate_all(vec![article("a"), article("b")]), Grouping::Auto);
/// assert_eq!(stories[0].articles.len(), 2);
/// ```
pub fn group(articles: &[Annotated], grouping: Grouping) -> Vec<Story> {
    let mut named: BTreeMap<&str, Vec<ArticleIndex>> = BTreeMap::new();
    let mut folders: BTreeMap<&str, Vec<ArticleIndex>> = BTreeMap::new();
    let mut rest: Vec<ArticleIndex> = Vec::new();
    for (position, Annotated { article, .. }) in articles.iter().enumerate() {
        let own = article.story.as_deref().filter(|story| !story.trim().is_empty());
        let list = match (grouping, article.folder.as_deref(), own) {
            (Grouping::Folder, Some(folder), _) => folders.entry(folder).or_default(),
            (Grouping::Auto | Grouping::Folder, _, Some(story)) => named.entry(story).or_default(),
            _ => &mut rest,
        };
        list.push(ArticleIndex(position));
    }
    let mut unnamed: Vec<(bool, Vec<ArticleIndex>)> = folders.into_values().map(|members| (true, members)).collect();
    match grouping {
        Grouping::One => unnamed.push((true, rest)),
        Grouping::Auto | Grouping::Folder => unnamed.extend(by_content(articles, rest).into_iter().map(|members| (false, members))),
    }
    unnamed.retain(|(_, members)| !members.is_empty());
    let named = named.into_iter().map(|(id, members)| {
        let is_given = members.iter().all(|index| !articles[index.0].article.is_grouped);
        Story { id: id.to_owned(), articles: members, is_given }
    });
    let mut stories: Vec<Story> = named.collect();
    stories.extend(identify(articles, unnamed));
    stories.sort_by(|a, b| a.id.cmp(&b.id));
    stories
}

/// Groups articles by what they say.
fn by_content(articles: &[Annotated], mut members: Vec<ArticleIndex>) -> Vec<Vec<ArticleIndex>> {
    // Ties go by place, so a place must depend on what an article says, not on its name.
    let content = |index: &ArticleIndex| {
        let article = &articles[index.0].article;
        (article.day(), &article.text, &article.title, &article.folder)
    };
    members.sort_by(|a, b| content(a).cmp(&content(b)));
    // The same article given twice has one voice.
    let places: Vec<&[ArticleIndex]> = members.chunk_by(|a, b| content(a) == content(b)).collect();
    let words: Vec<_> = places.par_iter().map(|place| profile::words(&articles[place[0].0])).collect();
    let item = |(place, profile): (&&[ArticleIndex], profile::Profile)| {
        let article = &articles[place[0].0].article;
        pairs::Item { profile, day: article.day(), folder: article.folder.as_deref() }
    };
    let items: Vec<pairs::Item<'_>> = places.iter().zip(profile::number(&words)).map(item).collect();
    let clusters = cluster::average_link(items.len(), &pairs::find(&items));
    clusters.into_iter().map(|cluster| cluster.into_iter().flat_map(|place| places[place].iter().copied()).collect()).collect()
}

/// Gives each story an id that is made of its articles' words alone: the hash of its smallest text.
fn identify(articles: &[Annotated], stories: Vec<(bool, Vec<ArticleIndex>)>) -> Vec<Story> {
    let mut found: Vec<(String, Vec<ArticleIndex>, bool)> = Vec::with_capacity(stories.len());
    for (is_given, mut members) in stories {
        members.sort_unstable();
        let smallest = members.iter().map(|index| articles[index.0].article.text.as_str()).min().unwrap_or_default();
        found.push((key("s", [smallest]), members, is_given));
    }
    found.sort();
    // One text may stand in two stories, under two dates or in two folders: a count keeps their ids apart.
    let mut uses: HashMap<String, usize> = HashMap::new();
    let name = |(id, articles, is_given): (String, Vec<ArticleIndex>, bool)| {
        let count = uses.entry(id.clone()).or_default();
        *count += 1;
        let id = if *count > 1 { format!("{id}-{count}") } else { id };
        Story { id, articles, is_given }
    };
    found.into_iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::Article;

    const FERRY: &str = "Ferry Maud runs aground off Harn\n\nThe ferry Maud ran aground on a sandbank off Harn in thick fog, and lifeboats took 212 passengers to the harbour of Kelm. Captain Ida Holm said the radar had failed.";
    const STRANDED: &str = "Passengers tell of fog and fear on the Maud\n\nLifeboats from Kelm brought ashore everyone aboard the ferry Maud after it struck a sandbank near Harn in fog. The radar failed, its captain, Ida Holm, told the coastguard.";
    const BUDGET: &str = "Council of Tarrow passes budget\n\nThe council of Tarrow raised the property tax by a tenth on Monday night, after treasurer Odo Brandt warned that the town's two schools could not be heated.";

    fn article(id: &str, text: &str) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }

    fn ids(articles: Vec<Article>, grouping: Grouping) -> Vec<Vec<String>> {
        let articles: Vec<Annotated> = articles.into_iter().map(annotate).collect();
        let stories = group(&articles, grouping);
        let mut found: Vec<Vec<String>> =
            stories.iter().map(|story| story.articles.iter().map(|index| articles[index.0].article.id.clone()).collect()).collect();
        found.sort();
        found
    }

    #[test]
    fn articles_on_one_event_are_one_story_and_others_are_not() {
        let given = vec![article("a", FERRY), article("b", BUDGET), article("c", STRANDED)];
        assert_eq!(ids(given, Grouping::Auto), [vec!["a", "c"], vec!["b"]]);
    }

    #[test]
    fn the_id_of_a_story_holds_no_path_and_no_order() {
        let one: Vec<Annotated> = [article("a", FERRY), article("b", STRANDED)].into_iter().map(annotate).collect();
        let two: Vec<Annotated> = [article("x/y", STRANDED), article("z", FERRY)].into_iter().map(annotate).collect();
        assert_eq!(group(&one, Grouping::Auto)[0].id, group(&two, Grouping::Auto)[0].id);
        assert_eq!(group(&one, Grouping::Auto)[0].id, group(&one, Grouping::One)[0].id);
    }

    #[test]
    fn a_story_named_by_its_record_wins_and_keeps_its_name() {
        let named = |id: &str, text: &str| Article { story: Some("our ferry".into()), ..article(id, text) };
        let articles: Vec<Annotated> = [named("a", FERRY), named("b", BUDGET), article("c", STRANDED)].into_iter().map(annotate).collect();
        let stories = group(&articles, Grouping::Auto);
        assert_eq!(stories[0], Story { id: "our ferry".into(), articles: vec![ArticleIndex(0), ArticleIndex(1)], is_given: true });
        assert_eq!(stories.len(), 2);
    }

    #[test]
    fn folders_and_everything_are_stories_when_asked() {
        let filed = |id: &str, folder: &str, text: &str| Article { folder: Some(folder.into()), ..article(id, text) };
        let given = || vec![filed("a", "x", FERRY), filed("b", "x", BUDGET), filed("c", "y", STRANDED)];
        assert_eq!(ids(given(), Grouping::Folder), [vec!["a", "b"], vec!["c"]]);
        assert_eq!(ids(given(), Grouping::One), [vec!["a", "b", "c"]]);
        assert!(ids(Vec::new(), Grouping::One).is_empty());
    }

    #[test]
    fn days_part_stories_unless_their_articles_were_filed_together() {
        let dated = |id: &str, day: &str, folder: Option<&str>, text: &str| Article {
            published: Some(day.into()),
            folder: folder.map(str::to_owned),
            ..article(id, text)
        };
        let given = |folder: Option<&str>| vec![dated("a", "2024-02-01", folder, FERRY), dated("b", "2024-03-20", folder, STRANDED)];
        assert_eq!(ids(given(None), Grouping::Auto).len(), 2);
        assert_eq!(ids(given(Some("ferry")), Grouping::Auto).len(), 1);
    }

    #[test]
    fn one_text_under_two_dates_gives_two_ids() {
        let dated = |id: &str, day: &str| Article { published: Some(day.into()), ..article(id, FERRY) };
        let articles: Vec<Annotated> = [dated("a", "2024-02-01"), dated("b", "2025-02-01")].into_iter().map(annotate).collect();
        let stories = group(&articles, Grouping::Auto);
        assert!(stories.len() == 2 && stories[0].id != stories[1].id);
    }
}
