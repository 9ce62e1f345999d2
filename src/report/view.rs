//! Findings as they are shown: offsets in code points, articles by id, names by the contract. Every format prints these.

use serde::Serialize;

use crate::analysis::{Analysis, Findings};
use crate::annotate::{Annotated, line::SCHEMA};
use crate::article::{ArticleIndex, Locus, Span};
use crate::compare::conflict::Evidence;
use crate::link::Entity;
use crate::text::CodePoints;

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
    /// Every article of the run.
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
#[derive(Debug, Serialize)]
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

/// How many entities a story is described by.
const STORY_ENTITIES: usize = 8;

/// The view of what `command` prints of an analysis.
pub fn document(analysis: &Analysis, command: Command) -> Document<'_> {
    let viewer = Viewer { analysis, offsets: analysis.articles.iter().map(|annotated| CodePoints::new(&annotated.article.text)).collect() };
    let mut stories = vec![""; analysis.articles.len()];
    let mut copies = vec![None; analysis.articles.len()];
    for findings in &analysis.stories {
        for index in &findings.story.articles {
            stories[index.0] = findings.story.id.as_str();
        }
        for &(copy, original) in &findings.copies {
            copies[copy.0] = Some(viewer.id(original));
        }
    }
    let all = || analysis.stories.iter();
    Document {
        schema: SCHEMA,
        command: command.name(),
        articles: analysis.articles.iter().zip(stories).zip(copies).map(|((annotated, story), copy_of)| article(annotated, story, copy_of)).collect(),
        entities: command.shows(Command::Entities).then(|| analysis.entities.iter().map(|entity| viewer.entity(entity)).collect()),
        facts: command.shows(Command::Facts).then(|| all().flat_map(|findings| viewer.facts(findings)).collect()),
        unique: command.shows(Command::Unique).then(|| all().flat_map(|findings| viewer.unique(findings)).collect()),
        conflicts: command.shows(Command::Conflicts).then(|| all().flat_map(|findings| viewer.conflicts(findings)).collect()),
        quotes: command.shows(Command::Quotes).then(|| all().flat_map(|findings| viewer.quotes(findings)).collect()),
        reuse: command.shows(Command::Quotes).then(|| all().flat_map(|findings| viewer.reuse(findings)).collect()),
        passages: command.shows(Command::Quotes).then(|| all().flat_map(|findings| viewer.passages(findings)).collect()),
        stories: command.shows(Command::Stories).then(|| all().map(|findings| viewer.story(findings)).collect()),
        warnings: analysis.warnings.iter().map(|warning| WarningView { about: &warning.about, message: &warning.message }).collect(),
    }
}

fn article<'a>(annotated: &'a Annotated, story: &'a str, copy_of: Option<&'a str>) -> ArticleView<'a> {
    let article = &annotated.article;
    let words = annotated.layout.tokens.iter().filter(|token| token.span.of(&article.text).starts_with(char::is_alphanumeric)).count();
    ArticleView {
        id: &article.id,
        story,
        title: article.title.as_deref(),
        outlet: article.outlet.as_deref(),
        published: article.published.as_deref(),
        url: article.url.as_deref(),
        words,
        copy_of,
    }
}

/// Turns findings into views: knows the articles and their offsets.
struct Viewer<'a> {
    analysis: &'a Analysis,
    offsets: Vec<CodePoints<'a>>,
}

impl<'a> Viewer<'a> {
    fn annotated(&self, index: ArticleIndex) -> &'a Annotated {
        &self.analysis.articles[index.0]
    }

    fn id(&self, index: ArticleIndex) -> &'a str {
        &self.annotated(index).article.id
    }

    fn ids(&self, indices: &[ArticleIndex]) -> Vec<&'a str> {
        indices.iter().map(|&index| self.id(index)).collect()
    }

    fn place(&self, article: ArticleIndex, span: Span) -> (usize, usize) {
        let offsets = &self.offsets[article.0];
        (offsets.from_byte(span.start()), offsets.from_byte(span.end()))
    }

    fn locus(&self, locus: Locus) -> LocusView<'a> {
        let (start, end) = self.place(locus.article, locus.span);
        let annotated = self.annotated(locus.article);
        LocusView { article: &annotated.article.id, start, end, text: locus.span.of(&annotated.article.text) }
    }

    fn stretch(&self, article: ArticleIndex, span: Span) -> PlaceView<'a> {
        let (start, end) = self.place(article, span);
        PlaceView { start, end, text: span.of(&self.annotated(article).article.text) }
    }

    fn entity(&self, entity: &'a Entity) -> EntityView<'a> {
        let mut articles: Vec<ArticleIndex> = entity.mentions.iter().map(|mention| mention.article).collect();
        articles.sort_unstable();
        articles.dedup();
        EntityView {
            id: &entity.id,
            kind: entity.kind.name(),
            name: &entity.name,
            articles: self.ids(&articles),
            count: entity.mentions.len(),
            variants: entity
                .variants
                .iter()
                .map(|variant| VariantView { text: &variant.text, count: variant.count, articles: self.ids(&variant.articles), reason: &variant.reason })
                .collect(),
            mentions: entity.mentions.iter().map(|&mention| self.locus(mention)).collect(),
        }
    }

    fn facts(&self, findings: &'a Findings) -> Vec<FactView<'a>> {
        let view = |fact: &'a crate::compare::Fact| FactView {
            id: &fact.id,
            story: &findings.story.id,
            text: &fact.text,
            articles: self.ids(&fact.articles),
            independent: fact.independent,
            confidence: fact.confidence,
            claims: fact.claims.iter().map(|&claim| self.locus(claim)).collect(),
        };
        findings.facts.iter().map(view).collect()
    }

    fn unique(&self, findings: &'a Findings) -> Vec<UniqueView<'a>> {
        findings.unique.iter().map(|&locus| UniqueView { story: &findings.story.id, locus: self.locus(locus) }).collect()
    }

    fn conflicts(&self, findings: &'a Findings) -> Vec<ConflictView<'a>> {
        let view = |conflict: &'a crate::compare::Conflict| ConflictView {
            id: &conflict.id,
            story: &findings.story.id,
            kind: conflict.kind.name(),
            level: conflict.level.name(),
            scope: conflict.scope.name(),
            confidence: conflict.confidence,
            subject: &conflict.subject,
            attribute: &conflict.attribute,
            reason: &conflict.reason,
            values: conflict
                .values
                .iter()
                .map(|side| SideView {
                    value: &side.value,
                    normalized: &side.normalized,
                    claims: side.claims.iter().map(|evidence| self.evidence(evidence)).collect(),
                })
                .collect(),
        };
        findings.conflicts.iter().map(view).collect()
    }

    fn evidence(&self, evidence: &'a Evidence) -> EvidenceView<'a> {
        let layout = &self.annotated(evidence.locus.article).layout;
        let sentence = &layout.sentences[evidence.sentence];
        EvidenceView {
            locus: self.locus(evidence.locus),
            block: layout.block_of(sentence).kind.name(),
            attribution: evidence.attribution.as_deref(),
            sentence: self.stretch(evidence.locus.article, sentence.span),
        }
    }

    fn quotes(&self, findings: &'a Findings) -> Vec<QuoteView<'a>> {
        let linked = &findings.linked;
        let mut views = Vec::new();
        for (&article, ids) in findings.story.articles.iter().zip(&findings.quote_ids) {
            for (position, quote) in self.annotated(article).quotes.iter().enumerate() {
                let speech = linked.speeches.iter().find(|speech| speech.article == article && speech.quote == position);
                let entity = speech.map(|speech| &linked.entities[speech.entity]);
                let speaker = quote.speaker.as_ref().map(|speaker| {
                    let (start, end) = self.place(article, speaker.span);
                    SpeakerView {
                        name: entity.map_or(speaker.name.as_str(), |entity| &entity.name),
                        entity: entity.map(|entity| entity.id.as_str()),
                        start,
                        end,
                    }
                });
                views.push(QuoteView {
                    id: &ids[position],
                    locus: self.locus(Locus { article, span: quote.span }),
                    kind: quote.kind.name(),
                    story: &findings.story.id,
                    speaker,
                    cue: quote.cue.map(|cue| self.stretch(article, cue)),
                    via: quote.via.as_deref(),
                    parent: quote.parent.map(|parent| ids[parent].as_str()),
                });
            }
        }
        views
    }

    fn reuse(&self, findings: &'a Findings) -> Vec<ReuseView<'a>> {
        let quote_id = |reference: crate::compare::reuse::QuoteRef| {
            let position = findings.story.articles.iter().position(|&article| article == reference.article).expect("reuse is found inside its story");
            findings.quote_ids[position][reference.quote].as_str()
        };
        let view = |reuse: &'a crate::compare::Reuse| {
            let (a, b) = (quote_id(reuse.a), quote_id(reuse.b));
            let aligned = |&(first, second): &(Span, Span)| {
                let (a_start, a_end) = self.place(reuse.a.article, first);
                let (b_start, b_end) = self.place(reuse.b.article, second);
                [a_start, a_end, b_start, b_end]
            };
            ReuseView {
                id: crate::key("r", [a, b]),
                story: &findings.story.id,
                a,
                b,
                relation: reuse.relation.name(),
                scope: reuse.scope.name(),
                confidence: reuse.confidence,
                flags: &reuse.flags,
                aligned: reuse.aligned.iter().map(aligned).collect(),
            }
        };
        findings.reuse.iter().map(view).collect()
    }

    fn passages(&self, findings: &'a Findings) -> Vec<PassageView<'a>> {
        let view = |passage: &'a crate::compare::Passage| {
            let spans: Vec<LocusView<'a>> = passage.spans.iter().map(|&span| self.locus(span)).collect();
            PassageView {
                id: crate::key("p", spans.iter().map(|span| span.text)),
                story: &findings.story.id,
                words: passage.words,
                relation: passage.relation.name(),
                scope: passage.scope.name(),
                spans,
            }
        };
        findings.passages.iter().map(view).collect()
    }

    fn story(&self, findings: &'a Findings) -> StoryView<'a> {
        let days = || findings.story.articles.iter().filter_map(|&article| self.annotated(article).article.day());
        StoryView {
            id: &findings.story.id,
            title: findings.title.as_deref(),
            articles: self.ids(&findings.story.articles),
            entities: findings.linked.entities.iter().take(STORY_ENTITIES).map(|entity| entity.name.as_str()).collect(),
            first: days().min().map(|day| day.to_string()),
            last: days().max().map(|day| day.to_string()),
        }
    }
}
