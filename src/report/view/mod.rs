//! Findings as they are shown: offsets in code points, articles by id, names by the contract. Every format prints these.
//!
//! A [`Document`] is what JSON shows; behind it stand the [`Sources`], where the other formats look up what is around a place.

mod build;
mod names;
mod schema;
mod sources;

use std::collections::HashMap;

use serde::Serialize;

pub use build::document;
pub use names::{AnswerView, ClusterView};
pub use sources::Sources;

/// Which findings a document holds: one for each comparing command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// People, teams, places, organisations.
    Entities,
    /// What two or more articles report.
    Facts,
    /// What one article alone reports.
    Unique,
    /// What cannot all be true.
    Conflicts,
    /// Quotations, reuse and passages.
    Quotes,
    /// Which articles belong together.
    Stories,
    /// Everything.
    Report,
}

impl Command {
    /// The name in JSON.
    fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Facts | Self::Unique => "facts",
            Self::Conflicts => "conflicts",
            Self::Quotes => "quotes",
            Self::Stories => "stories",
            Self::Report => "report",
        }
    }

    fn shows(self, part: Self) -> bool {
        self == part || self == Self::Report
    }
}

/// A whole document. Lists that a command does not print are absent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Document"))]
pub struct Document<'a> {
    /// Version of the document: raised when a field goes or changes its meaning, never when one comes.
    pub schema: u32,
    /// The command that made it.
    #[cfg_attr(test, schemars(schema_with = "schema::command"))]
    pub command: &'static str,
    /// Every article of the run, sorted by id.
    pub articles: Vec<ArticleView<'a>>,
    /// Sorted by falling count, then name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<EntityView<'a>>>,
    /// Sorted by story, then strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Vec<FactView<'a>>>,
    /// Sorted by story, article, place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique: Option<Vec<UniqueView<'a>>>,
    /// Sorted by story, then level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<ConflictView<'a>>>,
    /// Sorted by story, article, place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<QuoteView<'a>>>,
    /// Sorted by story, then place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reuse: Option<Vec<ReuseView<'a>>>,
    /// Sorted by story, then place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passages: Option<Vec<PassageView<'a>>>,
    /// Sorted by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stories: Option<Vec<StoryView<'a>>>,
    /// What the reader should know besides.
    pub warnings: Vec<WarningView<'a>>,
    /// The articles behind it; not printed.
    #[serde(skip)]
    pub sources: Sources<'a>,
    /// Quotations beyond a limit, which pairs may still name; not printed.
    #[serde(skip)]
    pub unlisted: Vec<QuoteView<'a>>,
    /// What was found and is not in the lists, so that an empty list is no riddle; for readers only.
    #[serde(skip)]
    pub(in crate::report) left_out: Vec<LeftOut>,
}

/// Findings that are not shown.
#[derive(Debug)]
pub(in crate::report) struct LeftOut {
    /// How many.
    pub(in crate::report) count: usize,
    /// Why, behind the number: "of other types".
    pub(in crate::report) why: &'static str,
}

impl<'a> Document<'a> {
    /// Notes that so many findings were left out, and why: "of other types".
    pub fn leave_out(&mut self, count: usize, why: &'static str) {
        if count > 0 {
            self.left_out.push(LeftOut { count, why });
        }
    }

    /// The article of that id, if the document lists it.
    pub(in crate::report) fn article(&self, id: &str) -> Option<&ArticleView<'a>> {
        self.articles.binary_search_by(|article| article.id.cmp(id)).ok().map(|position| &self.articles[position])
    }

    /// The keys of all findings and stories, list by list.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let stories = self.stories.iter().flatten().map(|story| story.id);
        let entities = self.entities.iter().flatten().map(|entity| entity.id);
        let facts = self.facts.iter().flatten().map(|fact| fact.id);
        let conflicts = self.conflicts.iter().flatten().map(|conflict| conflict.id);
        let quotes = self.quotes.iter().flatten().map(|quote| quote.id);
        let reuse = self.reuse.iter().flatten().map(|reuse| reuse.id.as_str());
        let passages = self.passages.iter().flatten().map(|passage| passage.id.as_str());
        stories.chain(entities).chain(facts).chain(conflicts).chain(quotes).chain(reuse).chain(passages)
    }

    /// The quotations by their ids, for the pairs that name them.
    pub(in crate::report) fn quotes_by_id(&self) -> HashMap<&str, &QuoteView<'a>> {
        self.quotes.iter().flatten().chain(&self.unlisted).map(|quote| (quote.id, quote)).collect()
    }
}

/// One article of the run.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Article"))]
pub struct ArticleView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The id of its story.
    pub story: &'a str,
    /// Its title, from the record, the front matter or the headline.
    pub title: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When, as given.
    pub published: Option<&'a str>,
    /// Where.
    pub url: Option<&'a str>,
    /// Words of the article, front matter and furniture left out.
    pub words: usize,
    /// The id of the article it is a copy of.
    pub copy_of: Option<&'a str>,
}

/// A place in an article, in code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Locus"))]
pub struct LocusView<'a> {
    /// The article's id.
    pub article: &'a str,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words there.
    pub text: &'a str,
}

/// A stretch of the same article as its owner.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Place"))]
pub struct PlaceView<'a> {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words there.
    pub text: &'a str,
}

/// A person, team, organisation, place or event, with every spelling of its name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Entity"))]
pub struct EntityView<'a> {
    /// Its key.
    pub id: &'a str,
    /// What it is, by most of its mentions.
    #[cfg_attr(test, schemars(with = "crate::annotate::Kind"))]
    pub kind: &'static str,
    /// What it is called: its fullest common name.
    pub name: &'a str,
    /// Ids of the articles that name it.
    pub articles: Vec<&'a str>,
    /// How many times it is named.
    pub count: usize,
    /// Its spellings, the most common first.
    pub variants: Vec<VariantView<'a>>,
    /// Every place that names it.
    pub mentions: Vec<LocusView<'a>>,
}

/// A spelling of a name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Variant"))]
pub struct VariantView<'a> {
    /// As it is written.
    pub text: &'a str,
    /// How many times.
    pub count: usize,
    /// Ids of the articles that write it so.
    pub articles: Vec<&'a str>,
    /// Why it is taken for this entity.
    pub reason: &'a str,
}

/// What two or more articles report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Fact"))]
pub struct FactView<'a> {
    /// Its key.
    pub id: &'a str,
    /// Id of its story.
    pub story: &'a str,
    /// The words that say it best.
    pub text: &'a str,
    /// Ids of the articles that report it.
    pub articles: Vec<&'a str>,
    /// How many of them are no copies of one another.
    pub independent: usize,
    /// Share of findings like this that were right on labelled articles; absent where none was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// The phrases that state it.
    pub claims: Vec<LocusView<'a>>,
}

/// A sentence that one article alone reports.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Unique"))]
pub struct UniqueView<'a> {
    /// Id of its story.
    pub story: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    pub locus: LocusView<'a>,
}

/// Claims that cannot all be true.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Conflict"))]
pub struct ConflictView<'a> {
    /// Its key.
    pub id: &'a str,
    /// Id of its story.
    pub story: &'a str,
    /// What kind of value differs.
    #[serde(rename = "type")]
    #[cfg_attr(test, schemars(with = "crate::compare::conflict::ConflictKind"))]
    pub kind: &'static str,
    /// How sure it is, or what explains it.
    #[cfg_attr(test, schemars(with = "crate::compare::conflict::Level"))]
    pub level: &'static str,
    /// Where its claims stand: `across` articles, `within` one, or `both`.
    #[cfg_attr(test, schemars(with = "crate::compare::Scope"))]
    pub scope: &'static str,
    /// Share of findings like this that were right on labelled articles; absent where none was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Who or what it is about.
    pub subject: &'a str,
    /// Which property of it.
    pub attribute: &'a str,
    /// Why the claims are taken to be about the same thing.
    pub reason: &'a str,
    /// The values that exclude each other, two or more.
    pub values: Vec<SideView<'a>>,
}

/// One of the values of a conflict.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "ConflictValue"))]
pub struct SideView<'a> {
    /// As the first claim words it.
    pub value: &'a str,
    /// The form that was compared.
    pub normalized: &'a str,
    /// Where it stands.
    pub claims: Vec<EvidenceView<'a>>,
}

/// A claim as evidence: the place of the value, at most a short phrase.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Claim"))]
pub struct EvidenceView<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub locus: LocusView<'a>,
    /// What its paragraph is for.
    #[cfg_attr(test, schemars(with = "crate::text::BlockKind"))]
    pub block: &'static str,
    /// Who says it, if the article does not say it itself.
    pub attribution: Option<&'a str>,
    /// The sentence around it.
    pub sentence: PlaceView<'a>,
}

/// A quotation with its marks.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Quote"))]
pub struct QuoteView<'a> {
    /// Its key.
    pub id: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    pub locus: LocusView<'a>,
    /// What it is: speech (`direct`, `mixed`), a post, or words set apart (`scare`, `nickname`, `title`).
    #[cfg_attr(test, schemars(with = "crate::annotate::QuoteKind"))]
    pub kind: &'static str,
    /// Id of its story.
    pub story: &'a str,
    /// Who says it, if that was found.
    pub speaker: Option<SpeakerView<'a>>,
    /// The word that tells so ("said").
    pub cue: Option<PlaceView<'a>>,
    /// Who got the words first ("told The Gale").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<&'a str>,
    /// Id of the quotation it stands inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'a str>,
}

/// Who says a quotation.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Speaker"))]
pub struct SpeakerView<'a> {
    /// The entity's name where it is known, else as the article words it.
    pub name: &'a str,
    /// The entity's id.
    pub entity: Option<&'a str>,
    /// First code point of the words that name the speaker.
    pub start: usize,
    /// First code point after them.
    pub end: usize,
}

/// A quotation that stands in two places.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Reuse"))]
pub struct ReuseView<'a> {
    /// Its key.
    pub id: String,
    /// Id of its story.
    pub story: &'a str,
    /// Id of the earlier or longer quotation.
    pub a: &'a str,
    /// Id of the other.
    pub b: &'a str,
    /// What became of the words.
    #[cfg_attr(test, schemars(with = "crate::compare::reuse::Relation"))]
    pub relation: &'static str,
    /// `across` articles, or `within` one.
    #[cfg_attr(test, schemars(with = "crate::compare::Scope"))]
    pub scope: &'static str,
    /// Share of findings like this that were right on labelled articles; absent where none was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// What else was seen: `bracketed`, `ellipsis`, `anonymised`, `other speaker`.
    pub flags: &'a [&'static str],
    /// `[a_start, a_end, b_start, b_end]`, code points.
    pub aligned: Vec<[usize; 4]>,
}

/// Running text that stands in two or more places.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Passage"))]
pub struct PassageView<'a> {
    /// Its key.
    pub id: String,
    /// Id of its story.
    pub story: &'a str,
    /// How many words the places share.
    pub words: usize,
    /// What became of the words.
    #[cfg_attr(test, schemars(with = "crate::compare::reuse::Relation"))]
    pub relation: &'static str,
    /// `across` articles, `within` one, or `both`.
    #[cfg_attr(test, schemars(with = "crate::compare::Scope"))]
    pub scope: &'static str,
    /// The places.
    pub spans: Vec<LocusView<'a>>,
}

/// A story.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Story"))]
pub struct StoryView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The title of its first article, else that article's first sentence.
    pub title: Option<&'a str>,
    /// Ids of its articles.
    pub articles: Vec<&'a str>,
    /// Names of the entities that most of its articles name.
    pub entities: Vec<&'a str>,
    /// Earliest publication day.
    pub first: Option<String>,
    /// Latest publication day.
    pub last: Option<String>,
}

/// A warning.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Warning"))]
pub struct WarningView<'a> {
    /// The file, record or article it is about.
    pub about: &'a str,
    /// What happened.
    pub message: &'a str,
}
