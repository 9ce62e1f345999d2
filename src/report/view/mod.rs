//! Findings as they are shown: offsets in code points, articles by id, names by the contract. Every format prints these.

//!
//! A [`Document`] is what JSON shows; behind it stand the [`Sources`], where the other formats look up what is around a place.

mod build;
mod sources;

use std::collections::HashMap;

use serde::Serialize;

pub use build::document;
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
    pub fn name(self) -> &'static str {
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
pub struct Document<'a> {
    /// Version of the document.
    pub schema: u32,
    /// The command that made it.
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
}

impl<'a> Document<'a> {
    /// The article of that id, if the document lists it.
    pub fn article(&self, id: &str) -> Option<&ArticleView<'a>> {
        self.articles.binary_search_by(|article| article.id.cmp(id)).ok().map(|position| &self.articles[position])
    }

    /// The quotations by their ids, for the pairs that name them.
    pub fn quotes_by_id(&self) -> HashMap<&str, &QuoteView<'a>> {
        self.quotes.iter().flatten().map(|quote| (quote.id, quote)).collect()
    }
}

/// One article of the run.
#[derive(Debug, Serialize)]
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
    /// Words of the article, furniture left out.
    pub words: usize,
    /// The id of the article it is a copy of.
    pub copy_of: Option<&'a str>,
}

/// A place in an article, in code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
pub struct PlaceView<'a> {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words there.
    pub text: &'a str,
}

/// An entity.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Entity`")]
pub struct EntityView<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub name: &'a str,
    pub articles: Vec<&'a str>,
    pub count: usize,
    pub variants: Vec<VariantView<'a>>,
    pub mentions: Vec<LocusView<'a>>,
}

/// A spelling of an entity's name.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Variant`")]
pub struct VariantView<'a> {
    pub text: &'a str,
    pub count: usize,
    pub articles: Vec<&'a str>,
    pub reason: &'a str,
}

/// A shared fact.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Fact`")]
pub struct FactView<'a> {
    pub id: &'a str,
    pub story: &'a str,
    pub text: &'a str,
    pub articles: Vec<&'a str>,
    pub independent: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    pub claims: Vec<LocusView<'a>>,
}

/// A sentence that one article alone reports.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "story and place of a `Locus`")]
pub struct UniqueView<'a> {
    pub story: &'a str,
    #[serde(flatten)]
    pub locus: LocusView<'a>,
}

/// A conflict.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Conflict`")]
pub struct ConflictView<'a> {
    pub id: &'a str,
    pub story: &'a str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub level: &'static str,
    pub scope: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    pub subject: &'a str,
    pub attribute: &'a str,
    pub reason: &'a str,
    pub values: Vec<SideView<'a>>,
}

/// One of the values of a conflict.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Side`")]
pub struct SideView<'a> {
    pub value: &'a str,
    pub normalized: &'a str,
    pub claims: Vec<EvidenceView<'a>>,
}

/// A claim as evidence.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Evidence`")]
pub struct EvidenceView<'a> {
    #[serde(flatten)]
    pub locus: LocusView<'a>,
    pub block: &'static str,
    pub attribution: Option<&'a str>,
    pub sentence: PlaceView<'a>,
}

/// A quotation.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Quote`")]
pub struct QuoteView<'a> {
    pub id: &'a str,
    #[serde(flatten)]
    pub locus: LocusView<'a>,
    pub kind: &'static str,
    pub story: &'a str,
    pub speaker: Option<SpeakerView<'a>>,
    pub cue: Option<PlaceView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'a str>,
}

/// Who says a quotation.
#[derive(Debug, Serialize)]
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
#[expect(missing_docs, reason = "fields are those of `Reuse`")]
pub struct ReuseView<'a> {
    pub id: String,
    pub story: &'a str,
    pub a: &'a str,
    pub b: &'a str,
    pub relation: &'static str,
    pub scope: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    pub flags: &'a [&'static str],
    /// `[a_start, a_end, b_start, b_end]`, code points.
    pub aligned: Vec<[usize; 4]>,
}

/// Running text that stands in two places.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "fields are those of `Passage`")]
pub struct PassageView<'a> {
    pub id: String,
    pub story: &'a str,
    pub words: usize,
    pub relation: &'static str,
    pub scope: &'static str,
    pub spans: Vec<LocusView<'a>>,
}

/// A story.
#[derive(Debug, Serialize)]
pub struct StoryView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The title of its first article.
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
pub struct WarningView<'a> {
    /// The file, record or article it is about.
    pub about: &'a str,
    /// What happened.
    pub message: &'a str,
}
