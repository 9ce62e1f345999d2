//! A weekday that does not go with its date: "Friday, 10 January 2031" was a Saturday. Arithmetic, so one article is enough.

use jiff::civil::Date;

use super::day::weekday_name;
use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::{Annotated, Value, ValueKind};
use crate::article::{Article, ArticleIndex, Locus, Span};
use crate::compare::Scope;
use crate::key::key;
use crate::story::Story;
use crate::text::fold;

/// Without a year in the text the date is of the publication's year only if it lies this near, in days: pictures of other
/// years are added to a page long after its day, and were most of what a wider window found in real articles.
const DAYS_BEFORE: i32 = 10;
/// What lies ahead is mostly of that year too, yet less surely so.
const DAYS_AHEAD: i32 = 30;

const SCORE: f64 = 1.5;

/// Finds dates told with a weekday that they did not fall on.
pub(super) fn conflicts(articles: &[Annotated], story: &Story) -> Vec<(f64, Conflict)> {
    let of = |&index: &ArticleIndex| articles[index.0].values.iter().filter_map(move |value| wrong(&articles[index.0], index, value));
    story.articles.iter().flat_map(of).map(|conflict| (SCORE, conflict)).collect()
}

fn wrong(annotated: &Annotated, index: ArticleIndex, value: &Value) -> Option<Conflict> {
    let text = value.span.of(&annotated.article.text);
    if value.kind != ValueKind::Date || value.normalized.len() != 10 {
        return None;
    }
    let date: Date = value.normalized.parse().ok()?;
    let word = text.find(|c: char| !c.is_alphabetic()).map(|end| &text[..end])?;
    let told = fold(word);
    let right = weekday_name(date);
    // "Thurs" for Thursday, but no month and no "the".
    let is_weekday = |day: &str| told.len() >= 3 && day.starts_with(&told);
    let named = WEEKDAYS.into_iter().find(|day| is_weekday(day)).filter(|day| *day != right)?;
    let has_year = text.contains(value.normalized.get(..4)?);
    let days_ago = || Article::day(&annotated.article)?.since(date).ok().map(|span| span.get_days());
    let level = match days_ago() {
        _ if has_year => Level::Likely,
        Some(0..=DAYS_BEFORE) => Level::Likely,
        // A page is added to after its day: what is told as past lies in another year.
        Some(ahead) if (-DAYS_AHEAD..0).contains(&ahead) && is_to_come(annotated, value) => Level::Possible,
        _ => return None,
    };
    let start = value.span.start();
    let rest = text[word.len()..].find(|c: char| c.is_alphanumeric())? + word.len();
    let sentence = annotated.layout.sentence_at(start)?;
    let side = |span: Span, normalized: &str| {
        let claims = vec![Evidence { locus: Locus { article: index, span }, sentence, attribution: None }];
        Side { value: span.of(&annotated.article.text).to_owned(), normalized: normalized.to_owned(), claims }
    };
    let id = key("k", [ConflictKind::Date.name(), &value.normalized, "weekday", named]);
    Some(Conflict {
        id,
        kind: ConflictKind::Date,
        level,
        scope: Scope::Within,
        confidence: None,
        subject: text.to_owned(),
        attribute: "weekday".to_owned(),
        reason: format!("{} was a {}{}", value.normalized, right[..1].to_uppercase(), &right[1..]),
        values: vec![side(Span::new(start, start + word.len()), named), side(Span::new(start + rest, value.span.end()), &value.normalized)],
    })
}

/// Whether the sentence of a date speaks of what is still to come.
fn is_to_come(annotated: &Annotated, value: &Value) -> bool {
    let text = &annotated.article.text;
    let Some(sentence) = annotated.layout.sentence_at(value.span.start()) else { return false };
    let tokens = &annotated.layout.tokens[annotated.layout.sentences[sentence].tokens.clone()];
    tokens.iter().any(|token| matches!(&*fold(token.span.of(text)), "will" | "due" | "set" | "scheduled" | "expected" | "planned" | "plans"))
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
