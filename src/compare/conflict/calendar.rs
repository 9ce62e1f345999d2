//! A weekday that does not go with its date: "Friday, 10 January 2031" was a Saturday. Arithmetic, so one article is enough.

use jiff::civil::Date;

use super::day::{WEEKDAYS, weekday_name};
use super::{Conflict, ConflictKind, Level, Side};
use crate::annotate::{Annotated, Value, ValueKind};
use crate::article::{ArticleIndex, Locus, Span};
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
    let of = |&index: &ArticleIndex| articles[index.0].values.iter().filter_map(move |value| wrong(articles, index, value));
    story.articles.iter().flat_map(of).map(|conflict| (SCORE, conflict)).collect()
}

fn wrong(articles: &[Annotated], index: ArticleIndex, value: &Value) -> Option<Conflict> {
    let annotated = &articles[index.0];
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
    let days_ago = || annotated.article.day()?.since(date).ok().map(|span| span.get_days());
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
    let side = |span: Span, normalized: &str| Side::once(articles, Locus { article: index, span }, sentence, normalized);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, dated, seen};

    #[test]
    fn a_weekday_must_go_with_its_date() {
        let found = conflicts(&["Ida Holm opens the bridge at Harn, Friday, Jan. 11, 2031, in the rain."]);
        assert_eq!(seen(&found), [(ConflictKind::Date, Level::Likely, vec!["Friday", "Jan. 11, 2031"])]);
        assert_eq!(found[0].scope, Scope::Within);
        assert_eq!(seen(&conflicts(&["Ida Holm opens the bridge at Harn, Saturday, Jan. 11, 2031, in the rain."])), []);
        // No year is told, and no day of publication tells it.
        assert_eq!(seen(&conflicts(&["Ida Holm opens the bridge at Harn on Friday, Jan. 11, in the rain."])), []);
    }

    #[test]
    fn a_date_without_its_year_is_of_this_year_only_if_it_is_near() {
        let told = |day: &str| dated(&[(day, "Ida Holm opened the bridge at Harn on Friday, Jan. 11, in the rain.")]);
        assert_eq!(seen(&told("2031-01-14")), [(ConflictKind::Date, Level::Likely, vec!["Friday", "Jan. 11"])]);
        let to_come = dated(&[("2031-01-05", "Ida Holm will open the bridge at Harn on Friday, Jan. 11, come rain or shine.")]);
        assert_eq!(seen(&to_come), [(ConflictKind::Date, Level::Possible, vec!["Friday", "Jan. 11"])]);
        // A picture of another year, added later.
        assert_eq!(seen(&told("2031-01-05")), []);
        assert_eq!(seen(&told("2031-02-20")), []);
    }
}
