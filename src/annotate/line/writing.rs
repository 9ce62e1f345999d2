//! From an annotated article to its line.

use super::{BlockLine, ClaimLine, Line, MentionLine, Place, QuoteLine, SCHEMA, SpeakerLine, TOKEN_KINDS, ValueLine, Words};
use crate::annotate::quote::Speaker;
use crate::annotate::{Annotated, Claim, Mention, Quote, Value};
use crate::article::Span;
use crate::text::{Block, CodePoints, Token};

/// The line of an annotated article.
pub(super) fn line(annotated: &Annotated) -> Line {
    let article = &annotated.article;
    let places = Places { text: &article.text, offsets: CodePoints::new(&article.text) };
    let layout = &annotated.layout;
    Line {
        id: article.id.clone(),
        story: article.story.clone(),
        grouped: article.is_grouped,
        schema: SCHEMA,
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        url: article.url.clone(),
        folder: article.folder.clone(),
        blocks: layout.blocks.iter().map(|block| places.block(block)).collect(),
        sentences: layout.sentences.iter().map(|sentence| places.of(sentence.span)).collect(),
        tokens: layout.tokens.iter().map(|token| places.token(*token)).collect(),
        mentions: annotated.mentions.iter().map(|mention| places.mention(mention)).collect(),
        values: annotated.values.iter().map(|value| places.value(value)).collect(),
        quotes: annotated.quotes.iter().map(|quote| places.quote(quote)).collect(),
        claims: annotated.claims.iter().map(|claim| places.claim(claim)).collect(),
        text: article.text.clone(),
    }
}

/// The text of the article, with what counts its code points.
struct Places<'a> {
    text: &'a str,
    offsets: CodePoints<'a>,
}

impl Places<'_> {
    fn of(&self, span: Span) -> Place {
        Place { start: self.offsets.from_byte(span.start()), end: self.offsets.from_byte(span.end()) }
    }

    fn words(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }

    fn block(&self, block: &Block) -> BlockLine {
        let Place { start, end } = self.of(block.span);
        BlockLine { start, end, kind: block.kind.name().to_owned(), repeats: block.repeats }
    }

    fn token(&self, token: Token) -> (usize, usize, u8) {
        let Place { start, end } = self.of(token.span);
        let code = TOKEN_KINDS.iter().position(|kind| *kind == token.kind).expect("every kind is listed");
        (start, end, code as u8)
    }

    fn mention(&self, mention: &Mention) -> MentionLine {
        let Place { start, end } = self.of(mention.span);
        MentionLine { start, end, kind: mention.kind.name().to_owned() }
    }

    fn value(&self, value: &Value) -> ValueLine {
        let Place { start, end } = self.of(value.span);
        ValueLine {
            start,
            end,
            kind: value.kind.name().to_owned(),
            text: self.words(value.span),
            normalized: value.normalized.clone(),
            unit: value.unit.clone(),
            qualifier: value.qualifier.name().to_owned(),
        }
    }

    fn quote(&self, quote: &Quote) -> QuoteLine {
        let Place { start, end } = self.of(quote.span);
        QuoteLine {
            start,
            end,
            text: self.words(quote.span),
            kind: quote.kind.name().to_owned(),
            speaker: quote.speaker.as_ref().map(|speaker| self.speaker(speaker)),
            cue: quote.cue.map(|cue| self.cue(cue)),
            via: quote.via.clone(),
            parent: quote.parent,
        }
    }

    fn speaker(&self, speaker: &Speaker) -> SpeakerLine {
        let Place { start, end } = self.of(speaker.span);
        SpeakerLine { name: speaker.name.clone(), start, end }
    }

    fn cue(&self, cue: Span) -> Words {
        let Place { start, end } = self.of(cue);
        Words { start, end, text: self.words(cue) }
    }

    fn claim(&self, claim: &Claim) -> ClaimLine {
        let Place { start, end } = self.of(claim.span);
        ClaimLine {
            start,
            end,
            text: self.words(claim.span),
            subject: claim.subject.clone(),
            event: claim.event.clone(),
            attribute: claim.attribute.clone(),
            value: claim.value.clone(),
            polarity: claim.polarity.name().to_owned(),
            scope: claim.scope.clone(),
            attribution: claim.attribution.clone(),
            of: claim.of,
        }
    }
}
