//! An annotated article as one line of JSON, and back: what `annotate` prints and `--annotated` reads.
//!
//! The line carries all that later stages read, so nothing is tokenised or tagged twice. Offsets are code points.

mod reading;
mod writing;

use serde::{Deserialize, Serialize};

use super::Annotated;
use crate::text::TokenKind;

/// Version of the line and of every JSON document: raised when a field goes or changes its meaning.
pub const SCHEMA: u32 = 1;

/// The line of an annotated article, without a line end.
pub fn write(annotated: &Annotated) -> String {
    serde_json::to_string(&writing::line(annotated)).expect("strings and numbers always become JSON")
}

/// Reads a line that [`write()`] made.
///
/// # Errors
/// Says what is missing or does not fit the line's own text.
///
/// ```
/// use newsdiff::annotate::{annotate, line};
/// use newsdiff::Article;
///
/// let annotated = annotate(Article { id: "a".into(), text: "It rained in Harn.".into(), ..Article::default() });
/// assert_eq!(line::read(&line::write(&annotated)), Ok(annotated));
/// assert!(line::read("{}").is_err());
/// ```
pub fn read(line: &str) -> Result<Annotated, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if line.schema != SCHEMA {
        return Err(format!("its schema is {}, this program reads {SCHEMA}", line.schema));
    }
    reading::annotated(line)
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
    #[cfg_attr(test, schemars(with = "crate::text::BlockKind"))]
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
    #[cfg_attr(test, schemars(with = "super::Kind"))]
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
    #[cfg_attr(test, schemars(with = "super::ValueKind"))]
    kind: String,
    /// The words there.
    text: String,
    /// The value itself: a decimal number, ISO 8601, a weekday, a score, a letter; a range is `LOW/HIGH`.
    normalized: String,
    /// What is counted or in which unit, singular and lower case; for money the ISO code.
    unit: Option<String>,
    /// How exactly it is meant.
    #[cfg_attr(test, schemars(with = "super::value::Qualifier"))]
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
    #[cfg_attr(test, schemars(with = "super::QuoteKind"))]
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
    #[cfg_attr(test, schemars(with = "super::claim::Polarity"))]
    polarity: String,
    /// What it is limited to: "last year", "per day".
    scope: Vec<String>,
    /// Who says it, if the article does not say it itself.
    attribution: Option<String>,
    /// Position in `values` of the value it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
}

/// What a token is made of, by its number in the line.
const TOKEN_KINDS: [TokenKind; 6] = [TokenKind::Word, TokenKind::Possessive, TokenKind::Number, TokenKind::Mark, TokenKind::Url, TokenKind::Handle];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::Article;

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

    #[test]
    fn a_quotation_stands_inside_an_earlier_one_only() {
        let quote = |parent: usize| format!(r#"{{"start":0,"end":2,"text":"ab","kind":"direct","speaker":null,"cue":null,"parent":{parent}}}"#);
        let line = format!(
            r#"{{"id":"a","story":null,"schema":1,"title":null,"text":"ab","blocks":[],"sentences":[],"tokens":[],"mentions":[],"values":[],"quotes":[{},{},{}],"claims":[]}}"#,
            quote(1),
            quote(0),
            quote(2)
        );
        let parents: Vec<Option<usize>> = read(&line).unwrap().quotes.iter().map(|quote| quote.parent).collect();
        assert_eq!(parents, [None, Some(0), None]);
    }
}
