//! From a line back to the annotated article, with every place and name in it checked.

use super::{BlockLine, ClaimLine, Line, MentionLine, Place, QuoteLine, TOKEN_KINDS, ValueLine};
use crate::annotate::claim::Polarity;
use crate::annotate::quote::Speaker;
use crate::annotate::value::Qualifier;
use crate::annotate::{Annotated, Claim, Kind, Mention, Quote, QuoteKind, Reading, Value, ValueKind};
use crate::article::{Article, Span};
use crate::text::{Block, BlockKind, CodePoints, Layout, Sentence, Token};

/// The article of a line, or what does not fit its text.
pub(super) fn annotated(line: Line) -> Result<Annotated, String> {
    let places = Places(CodePoints::new(&line.text));
    let layout = places.layout(&line)?;
    let mentions = line.mentions.iter().map(|mention| places.mention(mention)).collect::<Result<_, _>>()?;
    let values = line.values.into_iter().map(|value| places.value(value)).collect::<Result<Vec<_>, _>>()?;
    let quotes = line.quotes.into_iter().enumerate().map(|(position, quote)| places.quote(position, quote)).collect::<Result<_, _>>()?;
    let claims = line.claims.into_iter().map(|claim| places.claim(claim, values.len())).collect::<Result<_, _>>()?;
    let article = Article {
        id: line.id,
        story: line.story,
        is_grouped: line.grouped,
        title: line.title,
        outlet: line.outlet,
        published: line.published,
        url: line.url,
        folder: line.folder,
        text: line.text,
        parts: Vec::new(),
    };
    Ok(Annotated::new(article, Reading { layout, mentions, values, quotes, claims }))
}

/// The code points of the line's text.
struct Places<'a>(CodePoints<'a>);

impl Places<'_> {
    fn span(&self, start: usize, end: usize) -> Result<Span, String> {
        match (self.0.to_byte(start), self.0.to_byte(end)) {
            (Some(start), Some(end)) if start <= end => Ok(Span::new(start, end)),
            _ => Err(format!("{start}..{end} is no place in its text")),
        }
    }

    fn layout(&self, line: &Line) -> Result<Layout, String> {
        let blocks = line.blocks.iter().enumerate().map(|(position, block)| self.block(position, block)).collect::<Result<_, _>>()?;
        let tokens = line.tokens.iter().map(|token| self.token(*token)).collect::<Result<_, _>>()?;
        let mut layout = Layout { blocks, sentences: Vec::new(), tokens };
        layout.sentences = line.sentences.iter().map(|place| self.sentence(&layout, place)).collect::<Result<_, _>>()?;
        Ok(layout)
    }

    fn block(&self, position: usize, block: &BlockLine) -> Result<Block, String> {
        let repeats = block.repeats.filter(|&earlier| earlier < position);
        Ok(Block { span: self.span(block.start, block.end)?, kind: known(BlockKind::from_name, &block.kind)?, repeats })
    }

    fn token(&self, (start, end, code): (usize, usize, u8)) -> Result<Token, String> {
        let kind = *TOKEN_KINDS.get(usize::from(code)).ok_or_else(|| format!("{code} is no kind of token"))?;
        Ok(Token { span: self.span(start, end)?, kind })
    }

    fn sentence(&self, layout: &Layout, place: &Place) -> Result<Sentence, String> {
        let span = self.span(place.start, place.end)?;
        let block = layout.block_at(span.start()).ok_or_else(|| format!("the sentence at {} stands in no block", place.start))?;
        Ok(Sentence { span, block, tokens: layout.tokens_in(span) })
    }

    fn mention(&self, mention: &MentionLine) -> Result<Mention, String> {
        Ok(Mention { span: self.span(mention.start, mention.end)?, kind: known(Kind::from_name, &mention.kind)? })
    }

    fn value(&self, value: ValueLine) -> Result<Value, String> {
        Ok(Value {
            span: self.span(value.start, value.end)?,
            kind: known(ValueKind::from_name, &value.kind)?,
            normalized: value.normalized,
            unit: value.unit,
            qualifier: known(Qualifier::from_name, &value.qualifier)?,
        })
    }

    fn quote(&self, position: usize, quote: QuoteLine) -> Result<Quote, String> {
        let speaker = quote.speaker.map(|speaker| Ok::<_, String>(Speaker { span: self.span(speaker.start, speaker.end)?, name: speaker.name })).transpose()?;
        let cue = quote.cue.map(|cue| self.span(cue.start, cue.end)).transpose()?;
        Ok(Quote {
            span: self.span(quote.start, quote.end)?,
            kind: known(QuoteKind::from_name, &quote.kind)?,
            speaker,
            cue,
            via: quote.via,
            // The outer one comes first, so that going outwards always ends.
            parent: quote.parent.filter(|&parent| parent < position),
        })
    }

    /// `values` is how many values the line has.
    fn claim(&self, claim: ClaimLine, values: usize) -> Result<Claim, String> {
        Ok(Claim {
            span: self.span(claim.start, claim.end)?,
            subject: claim.subject,
            event: claim.event,
            attribute: claim.attribute,
            value: claim.value,
            of: claim.of.filter(|&of| of < values),
            polarity: known(Polarity::from_name, &claim.polarity)?,
            scope: claim.scope,
            attribution: claim.attribution,
        })
    }
}

/// The kind of that name, or what is wrong with it.
fn known<T>(from_name: fn(&str) -> Option<T>, name: &str) -> Result<T, String> {
    from_name(name).ok_or_else(|| format!("{name:?} is no kind known here"))
}
