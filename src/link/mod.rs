//! Within one story, which names are the same: mentions to entities with their spelling variants; then who speaks.

mod across;
mod block;
mod bodies;
mod body;
mod change;
mod edit;
mod entity;
mod gazetteer;
mod groups;
mod list;
mod naming;
mod normal;
mod pair;
mod pattern;
mod people;
mod person;
mod read;
mod resolve;
mod speaker;
mod transliteration;
mod word;

use crate::annotate::{Annotated, Kind};
use crate::article::{ArticleIndex, Locus};
use crate::story::Story;

/// Somebody or something that a story's articles name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Hash of the gazetteer's id where there is one, else of kind and name; of a bare surname also of the story.
    pub id: String,
    /// By majority of its mentions.
    pub kind: Kind,
    /// The fullest of its common names.
    pub name: String,
    /// Every spelling, most frequent first.
    pub variants: Vec<Variant>,
    /// Every place it is named, in order.
    pub mentions: Vec<Locus>,
    /// The gazetteer's id, where it has one ("IRN").
    pub gazetteer: Option<String>,
}

/// One spelling of an entity's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// As it stands in the text.
    pub text: String,
    /// How often.
    pub count: usize,
    /// In which articles, ascending.
    pub articles: Vec<ArticleIndex>,
    /// Why it is thought to be the same name, in words of the newsroom.
    pub reason: String,
}

/// A speaker of a quotation, known as an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// The article.
    pub article: ArticleIndex,
    /// Position in the article's list of quotations.
    pub quote: usize,
    /// Position in [`Linked::entities`].
    pub entity: usize,
}

/// What a story's names come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linked {
    /// Sorted by falling count, then name.
    pub entities: Vec<Entity>,
    /// Speakers that are entities, in order of article and quotation.
    pub speeches: Vec<Speech>,
    /// Every mention with its entity, in order of place.
    places: Vec<(Locus, usize)>,
}

impl Linked {
    /// What a story's names come to, given its entities and speakers. No mention overlaps another.
    pub fn new(entities: Vec<Entity>, speeches: Vec<Speech>) -> Self {
        let of = |(position, entity): (usize, &Entity)| entity.mentions.iter().map(move |&mention| (mention, position)).collect::<Vec<_>>();
        let mut places: Vec<(Locus, usize)> = entities.iter().enumerate().flat_map(of).collect();
        places.sort_unstable();
        Self { entities, speeches, places }
    }

    /// The entity one of whose mentions overlaps `locus`, as a position in [`Linked::entities`]; the most frequent of several.
    ///
    /// Costs O(log n) in the number of mentions.
    pub fn entity_at(&self, locus: Locus) -> Option<usize> {
        self.entities_in(locus).min()
    }

    /// The entities whose mentions overlap `locus`, one a mention, in order of place, as positions in [`Linked::entities`].
    pub fn entities_in(&self, locus: Locus) -> impl Iterator<Item = usize> {
        let first = self.places.partition_point(|(place, _)| (place.article, place.span.end()) <= (locus.article, locus.span.start()));
        let overlapping = move |(place, _): &&(Locus, usize)| place.article == locus.article && place.span.start() < locus.span.end();
        self.places[first..].iter().take_while(overlapping).map(|&(_, entity)| entity)
    }
}

/// Links the names of one story.
pub fn link(articles: &[Annotated], story: &Story) -> Linked {
    let resolved = resolve::resolve(articles, story);
    let linked = Linked::new(entity::entities(&resolved, story), Vec::new());
    let speeches = speaker::speeches(articles, story, &linked);
    Linked { speeches, ..linked }
}

/// Joins the entities of several stories into one list, sorted by falling count, then name: two of different stories are one
/// only by gazetteer id or equal full name, never by a bare surname.
pub fn across<'a>(stories: impl IntoIterator<Item = &'a Linked>) -> Vec<Entity> {
    across::across(stories)
}

/// Whether two names are the same, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Whether they are thought to name the same.
    pub same: bool,
    /// How alike they are, in `0.0..=1.0`.
    pub score: f64,
    /// In words of the newsroom.
    pub reason: String,
}

/// Compares two names by themselves, with the kind where it is known.
pub fn compare(a: &str, b: &str, kind: Option<Kind>) -> Comparison {
    pair::compare(a, b, kind)
}

/// A name of a list, for [`cluster`].
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// As written.
    pub text: String,
    /// The article it stands in, where that is known.
    pub article: Option<String>,
    /// What it names, where that is known.
    pub kind: Option<Kind>,
    /// How often it stands there.
    pub count: usize,
}

/// Names that are one entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The fullest of its common names.
    pub name: String,
    /// What it names.
    pub kind: Kind,
    /// Positions in the list given, ascending.
    pub members: Vec<usize>,
}

/// Joins the names of one story's list that name the same; sorted by first member.
pub fn cluster(names: &[Name]) -> Vec<Cluster> {
    list::cluster(names)
}
