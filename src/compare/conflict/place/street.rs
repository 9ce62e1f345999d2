//! On which street the building stands in which it happened.

use std::collections::BTreeSet;

use super::{Texts, excludes, name, sentences, sole, wording};
use crate::annotate::Annotated;
use crate::annotate::claim::word::is_verb;
use crate::article::{ArticleIndex, Locus};
use crate::compare::conflict::Conflict;
use crate::compare::conflict::sole::Told;
use crate::story::Story;
use crate::text::fold_words;

/// Sentences in which an article tells where it happened.
const LEAD: usize = 6;

/// Last words of names of streets, folded.
const STREETS: &[&str] = &["street", "square", "road", "avenue", "lane", "boulevard", "drive", "plaza", "terrace", "crescent", "quay"];

/// Stem of the noun that stands on the street, and its folded form.
type Slot = (String, String);

pub(super) fn conflicts(articles: &[Annotated], story: &Story, texts: &Texts<'_>) -> Vec<(f64, Conflict)> {
    let told: Vec<Told<Slot>> = story.articles.iter().flat_map(|&index| read(&articles[index.0], index)).collect();
    let worded = |one: &Told<Slot>| wording(&one.slot.1, "street", format!("each article names one street, and on it the same ({})", one.slot.1));
    sole::conflicts(articles, &told, |a, b| excludes(texts, a, b), worded)
}

/// "The shop on Tarn Street", from an article that names no other street.
fn read(annotated: &Annotated, index: ArticleIndex) -> Vec<Told<Slot>> {
    let text = &annotated.article.text;
    let mut found = Vec::new();
    let mut streets: BTreeSet<String> = BTreeSet::new();
    for (position, words) in sentences(annotated) {
        let mut at = 0;
        while at < words.len() {
            let Some((span, end)) = name(&words, at) else {
                at += 1;
                continue;
            };
            let start = at;
            at = end;
            let normalized = fold_words(span.of(text));
            if !normalized.split(' ').next_back().is_some_and(|last| STREETS.contains(&last)) || end - start < 2 {
                continue;
            }
            streets.insert(normalized.clone());
            let is_led = start > 0 && matches!(words[start - 1].folded.as_str(), "on" | "in" | "at");
            let noun = start.checked_sub(2).filter(|&noun| is_led && words[noun].is_content() && !words[noun].is_capital() && !is_verb(&words, noun));
            if let Some(noun) = noun {
                let slot = (words[noun].stem.clone(), words[noun].folded.clone());
                found.push(Told { slot, locus: Locus { article: index, span }, sentence: position, normalized, is_sure: position < LEAD });
            }
        }
    }
    if streets.len() == 1 { found } else { Vec::new() }
}
