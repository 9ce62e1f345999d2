//! An annotated article as one line of JSON, and back: what `annotate` prints and `--annotated` reads.
//!
//! The line carries all that later stages read, so nothing is tokenised or tagged twice. Offsets are code points.

use serde::{Deserialize, Serialize};

use super::claim::Polarity;
use super::quote::Speaker;
use super::value::Qualifier;
use super::{Annotated, Claim, Kind, Mention, Quote, QuoteKind, Reading, Value, ValueKind};
use crate::article::{Article, Span};
use crate::text::{Block, BlockKind, CodePoints, Layout, Sentence, Token, TokenKind};

/// Version of the line and of every JSON document: raised when a field goes or changes its meaning.
pub const SCHEMA: u32 = 1;

/// The line of an annotated article, without a line end.
pub fn write(annotated: &Annotated) -> String {
    serde_json::to_string(&Line::from(annotated)).expect("strings and numbers always become JSON")
}

/// Reads a line that [`write()`] made.
///
/// # Errors
/// Says what is missing or does not fit the line's own text.
pub fn read(line: &str) -> Result<Annotated, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if line.schema != SCHEMA {
        return Err(format!("its schema is {}, this program reads {SCHEMA}", line.schema));
    }
    line.into_annotated()
}

/// What one article says by itself: a line of `annotate`.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Annotated"))]
pub(crate) struct Line {
    /// The article's id.
    id: String,
    /// The story the record itself says it belongs to, or that `stories --lines` found.
    story: Option<String>,
    /// Whether the story was found, by what the articles say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    grouped: bool,
    /// Version of the line.
    schema: u32,
    /// Its title, from the record, the front matter or the headline.
    title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    /// When, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The folder it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
    /// The text that every `start` and `end` counts in.
    text: String,
    /// Its paragraphs.
    blocks: Vec<BlockLine>,
    /// Its sentences.
    sentences: Vec<Place>,
    /// Its tokens: start, end, and what each is made of: 0 word, 1 possessive, 2 number, 3 mark, 4 web address, 5 handle.
    tokens: Vec<(usize, usize, u8)>,
    /// The names in it.
    mentions: Vec<MentionLine>,
    /// The values in it.
    values: Vec<ValueLine>,
    /// The quotations in it.
    quotes: Vec<QuoteLine>,
    /// What it says of whom, as far as it can be compared.
    claims: Vec<ClaimLine>,
}

/// A stretch of the text.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Span"))]
pub(crate) struct Place {
    /// First code point.
    start: usize,
    /// First code point after it.
    end: usize,
}

/// Words of the text.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Words"))]
pub(crate) struct Words {
    /// First code point.
    start: usize,
    /// First code point after it.
    end: usize,
    /// The words there.
    text: String,
}

/// A paragraph.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedBlock"))]
pub(crate) struct BlockLine {
    /// First code point.
    start: usize,
    /// First code point after it.
    end: usize,
    /// What it is for.
    #[cfg_attr(test, schemars(with = "BlockKind"))]
    kind: String,
    /// Position in this list of the earlier paragraph it repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    repeats: Option<usize>,
}

/// A name.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedMention"))]
pub(crate) struct MentionLine {
    /// First code point.
    start: usize,
    /// First code point after it.
    end: usize,
    /// What it names.
    #[cfg_attr(test, schemars(with = "Kind"))]
    kind: String,
}

/// A value.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedValue"))]
pub(crate) struct ValueLine {
    /// First code point.
    start: usize,
    /// First code point after it.
    end: usize,
    /// What is measured.
    #[serde(rename = "type")]
    #[cfg_attr(test, schemars(with = "ValueKind"))]
    kind: String,
    /// The words there.
    text: String,
    /// The value itself: a decimal number, ISO 8601, a weekday, a score, a letter; a range is `LOW/HIGH`.
    normalized: String,
    /// What is counted or in which unit, singular and lower case; for money the ISO code.
    unit: Option<String>,
    /// How exactly it is meant.
    #[cfg_attr(test, schemars(with = "Qualifier"))]
    qualifier: String,
}

/// A quotation of one article.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedQuote"))]
pub(crate) struct QuoteLine {
    /// First code point, the mark.
    start: usize,
    /// First code point after it.
    end: usize,
    /// The words there with their marks.
    text: String,
    /// What it is.
    #[cfg_attr(test, schemars(with = "QuoteKind"))]
    kind: String,
    /// Who says it, if that was found.
    speaker: Option<SpeakerLine>,
    /// The word that tells so.
    cue: Option<Words>,
    /// Who got the words first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    via: Option<String>,
    /// Position in this list of the quotation it stands inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<usize>,
}

/// Who says a quotation, as the article words it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedSpeaker"))]
pub(crate) struct SpeakerLine {
    /// Their name.
    name: String,
    /// First code point of the words that name them.
    start: usize,
    /// First code point after them.
    end: usize,
}

/// What is said of whom, with a value that can be compared.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AnnotatedClaim"))]
pub(crate) struct ClaimLine {
    /// First code point of the value.
    start: usize,
    /// First code point after it.
    end: usize,
    /// The words there.
    text: String,
    /// Who or what it is said of, as the article words it.
    subject: Option<String>,
    /// What happens.
    event: Option<String>,
    /// Which property it is.
    attribute: String,
    /// The form that is compared.
    value: String,
    /// Whether it is said, denied or only thought possible.
    #[cfg_attr(test, schemars(with = "Polarity"))]
    polarity: String,
    /// What it is limited to: "last year", "per day".
    scope: Vec<String>,
    /// Who says it, if the article does not say it itself.
    attribution: Option<String>,
    /// Position in `values` of the value it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
}

const TOKEN_KINDS: [TokenKind; 6] = [TokenKind::Word, TokenKind::Possessive, TokenKind::Number, TokenKind::Mark, TokenKind::Url, TokenKind::Handle];

impl From<&Annotated> for Line {
    #[expect(clippy::too_many_lines, reason = "one field after the other, nothing else")]
    fn from(annotated: &Annotated) -> Self {
        let article = &annotated.article;
        let Reading { layout, mentions, values, quotes, claims } = &**annotated;
        let offsets = CodePoints::new(&article.text);
        let place = |span: Span| (offsets.from_byte(span.start()), offsets.from_byte(span.end()));
        let words = |span: Span| span.of(&article.text).to_owned();
        Self {
            id: article.id.clone(),
            story: article.story.clone(),
            grouped: article.is_grouped,
            schema: SCHEMA,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published.clone(),
            url: article.url.clone(),
            folder: article.folder.clone(),
            blocks: layout
                .blocks
                .iter()
                .map(|block| {
                    let (start, end) = place(block.span);
                    BlockLine { start, end, kind: block.kind.name().to_owned(), repeats: block.repeats }
                })
                .collect(),
            sentences: layout
                .sentences
                .iter()
                .map(|sentence| {
                    let (start, end) = place(sentence.span);
                    Place { start, end }
                })
                .collect(),
            tokens: layout
                .tokens
                .iter()
                .map(|token| {
                    let (start, end) = place(token.span);
                    let code = TOKEN_KINDS.iter().position(|kind| *kind == token.kind).expect("every kind is listed");
                    (start, end, code as u8)
                })
                .collect(),
            mentions: mentions
                .iter()
                .map(|mention| {
                    let (start, end) = place(mention.span);
                    MentionLine { start, end, kind: mention.kind.name().to_owned() }
                })
                .collect(),
            values: values
                .iter()
                .map(|value| {
                    let (start, end) = place(value.span);
                    ValueLine {
                        start,
                        end,
                        kind: value.kind.name().to_owned(),
                        text: words(value.span),
                        normalized: value.normalized.clone(),
                        unit: value.unit.clone(),
                        qualifier: value.qualifier.name().to_owned(),
                    }
                })
                .collect(),
            quotes: quotes
                .iter()
                .map(|quote| {
                    let (start, end) = place(quote.span);
                    QuoteLine {
                        start,
                        end,
                        text: words(quote.span),
                        kind: quote.kind.name().to_owned(),
                        speaker: quote.speaker.as_ref().map(|speaker| {
                            let (start, end) = place(speaker.span);
                            SpeakerLine { name: speaker.name.clone(), start, end }
                        }),
                        cue: quote.cue.map(|cue| {
                            let (start, end) = place(cue);
                            Words { start, end, text: words(cue) }
                        }),
                        via: quote.via.clone(),
                        parent: quote.parent,
                    }
                })
                .collect(),
            claims: claims
                .iter()
                .map(|claim| {
                    let (start, end) = place(claim.span);
                    ClaimLine {
                        start,
                        end,
                        text: words(claim.span),
                        subject: claim.subject.clone(),
                        event: claim.event.clone(),
                        attribute: claim.attribute.clone(),
                        value: claim.value.clone(),
                        polarity: claim.polarity.name().to_owned(),
                        scope: claim.scope.clone(),
                        attribution: claim.attribution.clone(),
                        of: claim.of,
                    }
                })
                .collect(),
            text: article.text.clone(),
        }
    }
}

impl Line {
    fn into_annotated(self) -> Result<Annotated, String> {
        let text = self.text;
        let offsets = CodePoints::new(&text);
        let span = |start: usize, end: usize| match (offsets.to_byte(start), offsets.to_byte(end)) {
            (Some(start), Some(end)) if start <= end => Ok(Span::new(start, end)),
            _ => Err(format!("{start}..{end} is no place in its text")),
        };
        let mut blocks = Vec::with_capacity(self.blocks.len());
        for block in &self.blocks {
            let repeats = block.repeats.filter(|&earlier| earlier < blocks.len());
            blocks.push(Block { span: span(block.start, block.end)?, kind: known(BlockKind::from_name, &block.kind)?, repeats });
        }
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for &(start, end, code) in &self.tokens {
            let kind = *TOKEN_KINDS.get(usize::from(code)).ok_or_else(|| format!("{code} is no kind of token"))?;
            tokens.push(Token { span: span(start, end)?, kind });
        }
        let mut layout = Layout { blocks, sentences: Vec::with_capacity(self.sentences.len()), tokens };
        for place in &self.sentences {
            let span = span(place.start, place.end)?;
            let block = layout.block_at(span.start()).ok_or_else(|| format!("the sentence at {} stands in no block", place.start))?;
            let tokens = layout.tokens_in(span);
            layout.sentences.push(Sentence { span, block, tokens });
        }
        let mut mentions = Vec::with_capacity(self.mentions.len());
        for mention in &self.mentions {
            mentions.push(Mention { span: span(mention.start, mention.end)?, kind: known(Kind::from_name, &mention.kind)? });
        }
        let mut values = Vec::with_capacity(self.values.len());
        for value in self.values {
            values.push(Value {
                span: span(value.start, value.end)?,
                kind: known(ValueKind::from_name, &value.kind)?,
                normalized: value.normalized,
                unit: value.unit,
                qualifier: known(Qualifier::from_name, &value.qualifier)?,
            });
        }
        let mut quotes = Vec::with_capacity(self.quotes.len());
        let count = self.quotes.len();
        for quote in self.quotes {
            let speaker = match quote.speaker {
                Some(speaker) => Some(Speaker { span: span(speaker.start, speaker.end)?, name: speaker.name }),
                None => None,
            };
            let cue = quote.cue.map(|cue| span(cue.start, cue.end)).transpose()?;
            let parent = quote.parent.filter(|&parent| parent < count);
            quotes.push(Quote { span: span(quote.start, quote.end)?, kind: known(QuoteKind::from_name, &quote.kind)?, speaker, cue, via: quote.via, parent });
        }
        let mut claims = Vec::with_capacity(self.claims.len());
        for claim in self.claims {
            claims.push(Claim {
                span: span(claim.start, claim.end)?,
                subject: claim.subject,
                event: claim.event,
                attribute: claim.attribute,
                value: claim.value,
                of: claim.of.filter(|&of| of < values.len()),
                polarity: known(Polarity::from_name, &claim.polarity)?,
                scope: claim.scope,
                attribution: claim.attribution,
            });
        }
        let article = Article {
            id: self.id,
            story: self.story,
            is_grouped: self.grouped,
            title: self.title,
            outlet: self.outlet,
            published: self.published,
            url: self.url,
            folder: self.folder,
            text,
            parts: Vec::new(),
        };
        Ok(Annotated::new(article, Reading { layout, mentions, values, quotes, claims }))
    }
}

/// The kind of that name, or what is wrong with it.
fn known<T>(from_name: fn(&str) -> Option<T>, name: &str) -> Result<T, String> {
    from_name(name).ok_or_else(|| format!("{name:?} is no kind known here"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;

    #[test]
    fn a_line_read_back_is_the_same_article() {
        let text = "Storm cuts off Harn\n\nMayor Ida Holm said on Tuesday that “more than 400” homes — a third — stood in water. Wörter 🌎 bleiben.";
        let article = Article { id: "a".into(), outlet: Some("Gale".into()), text: text.into(), ..Article::default() };
        let annotated = annotate(article);
        assert_eq!(read(&write(&annotated)).unwrap(), annotated);
    }

    #[test]
    fn a_line_that_points_outside_its_text_is_refused() {
        let line = r#"{"id":"a","story":null,"schema":1,"title":null,"text":"ab","blocks":[{"start":0,"end":9,"kind":"body"}],"sentences":[],"tokens":[],"mentions":[],"values":[],"quotes":[],"claims":[]}"#;
        assert!(read(line).unwrap_err().contains("no place"));
    }
}
