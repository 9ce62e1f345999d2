//! Entities with their spellings, article by article.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::view::{EntityView, VariantView};
use super::desk::{Desk, Link};

/// The names of a story: those spelt in several ways, those in several articles, the rest.
#[derive(Serialize, Default)]
pub(super) struct Names<'d> {
    varied: Vec<Entity<'d>>,
    shared: Vec<Entity<'d>>,
    single: Vec<Entity<'d>>,
}

#[derive(Serialize)]
struct Entity<'d> {
    anchor: String,
    key: &'d str,
    name: &'d str,
    kind: &'d str,
    /// How often the story's articles name it.
    count: usize,
    articles: String,
    spellings: Vec<Spelling<'d>>,
}

#[derive(Serialize)]
struct Spelling<'d> {
    text: &'d str,
    count: usize,
    reason: &'d str,
    places: Vec<Uses<'d>>,
}

/// How often an article uses a spelling, with a link to the first time.
#[derive(Serialize)]
struct Uses<'d> {
    link: Link<'d>,
    count: usize,
}

/// The names of the story.
pub(super) fn names<'d>(desk: &Desk<'d, '_>) -> Names<'d> {
    let mut names = Names::default();
    for &(view, count) in &desk.found.entities {
        let entity = entity(desk, view, count);
        let list = if entity.spellings.len() > 1 {
            &mut names.varied
        } else if entity.articles.contains(' ') {
            &mut names.shared
        } else {
            &mut names.single
        };
        list.push(entity);
    }
    names
}

fn entity<'d>(desk: &Desk<'d, '_>, view: &'d EntityView<'d>, count: usize) -> Entity<'d> {
    // For each spelling and article of this story, how often it stands there and where first.
    let mut uses: BTreeMap<(&str, usize), (usize, usize)> = BTreeMap::new();
    for mention in &view.mentions {
        if let Some(position) = desk.position(mention.article) {
            uses.entry((mention.text, position)).or_insert((0, mention.start)).0 += 1;
        }
    }
    let spelling = |variant: &'d VariantView<'d>| {
        let found = uses.range((variant.text, 0)..=(variant.text, usize::MAX));
        let link = |(&(_, position), &(count, start)): (&(&str, usize), &(usize, usize))| {
            Some(Uses { link: desk.link(desk.articles[position].view.id, start)?, count })
        };
        let places: Vec<Uses<'d>> = found.filter_map(link).collect();
        Spelling { text: variant.text, count: places.iter().map(|uses| uses.count).sum(), reason: variant.reason, places }
    };
    Entity {
        anchor: desk.finding(view.id),
        key: view.id,
        name: view.name,
        kind: view.kind,
        count,
        articles: desk.filter(view.articles.iter().copied()),
        spellings: view.variants.iter().map(spelling).filter(|spelling| spelling.count > 0).collect(),
    }
}
