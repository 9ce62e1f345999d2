//! Findings to views.

use std::collections::HashMap;

use super::{
    ArticleView, Command, ConflictView, Document, EntityView, EvidenceView, FactView, LocusView, PassageView, QuoteView, ReuseView, SideView, Sources,
    SpeakerView, StoryView, UniqueView, VariantView, WarningView,
};
use crate::analysis::{Analysis, Findings};
use crate::annotate::{Annotated, line::SCHEMA};
use crate::article::{ArticleIndex, Locus, Span};
use crate::compare::conflict::Evidence;
use crate::compare::reuse::QuoteRef;
use crate::compare::{Conflict, Fact, Passage, Reuse};
use crate::link::Entity;

/// How many entities a story is described by.
const STORY_ENTITIES: usize = 8;

/// The view of what `command` prints of an analysis.
///
/// ```
/// use newsdiff::report::{self, Look, view};
/// use newsdiff::{Article, Options, analyze};
///
/// let article = |id: &str| Article { id: id.into(), text: "Ida Holm opened the bridge in Harn.".into(), ..Article::default() };
/// let analysis = analyze(vec![article("a"), article("b")], &Options::default());
/// let document = view::document(&analysis, view::Command::Entities);
/// assert!(report::table(&document, Look { width: 80, color: false }).contains("Ida Holm"));
/// assert!(report::json(&document).starts_with('{'));
/// ```
pub fn document(analysis: &Analysis, command: Command) -> Document<'_> {
    let sources = Sources::new(analysis);
    let mut stories = vec![""; analysis.articles.len()];
    let mut copies = vec![None; analysis.articles.len()];
    for findings in &analysis.stories {
        for index in &findings.story.articles {
            stories[index.0] = findings.story.id.as_str();
        }
        for &(copy, original) in &findings.copies {
            copies[copy.0] = Some(sources.id(original));
        }
    }
    let all = || analysis.stories.iter();
    Document {
        schema: SCHEMA,
        command: command.name(),
        articles: analysis.articles.iter().zip(stories).zip(copies).map(|((annotated, story), copy_of)| article(annotated, story, copy_of)).collect(),
        entities: command.shows(Command::Entities).then(|| analysis.entities.iter().map(|entity| sources.entity(entity)).collect()),
        facts: command.shows(Command::Facts).then(|| all().flat_map(|findings| sources.facts(findings)).collect()),
        unique: command.shows(Command::Unique).then(|| all().flat_map(|findings| sources.unique(findings)).collect()),
        conflicts: command.shows(Command::Conflicts).then(|| all().flat_map(|findings| sources.conflicts(findings)).collect()),
        quotes: command.shows(Command::Quotes).then(|| all().flat_map(|findings| sources.quotes(findings)).collect()),
        reuse: command.shows(Command::Quotes).then(|| all().flat_map(|findings| sources.reuse(findings)).collect()),
        passages: command.shows(Command::Quotes).then(|| all().flat_map(|findings| sources.passages(findings)).collect()),
        stories: command.shows(Command::Stories).then(|| all().map(|findings| sources.story(findings)).collect()),
        warnings: analysis.warnings.iter().map(|warning| WarningView { about: &warning.about, message: &warning.message }).collect(),
        sources,
        unlisted: Vec::new(),
        left_out: Vec::new(),
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

impl<'a> Sources<'a> {
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
        let view = |fact: &'a Fact| FactView {
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
        let view = |conflict: &'a Conflict| ConflictView {
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
        let speakers: HashMap<(ArticleIndex, usize), usize> = linked.speeches.iter().map(|speech| ((speech.article, speech.quote), speech.entity)).collect();
        let mut views = Vec::new();
        for (&article, ids) in findings.story.articles.iter().zip(&findings.quote_ids) {
            for (position, quote) in self.annotated(article).quotes.iter().enumerate() {
                let entity = speakers.get(&(article, position)).map(|&entity| &linked.entities[entity]);
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
        let quote_id = |reference: QuoteRef| {
            let position = findings.story.articles.binary_search(&reference.article).expect("reuse is found inside its story, whose articles ascend");
            findings.quote_ids[position][reference.quote].as_str()
        };
        let view = |reuse: &'a Reuse| {
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
        let view = |passage: &'a Passage| {
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
