//! Where somebody was born.

use super::{excludes, is_read, name, sole, wording};
use crate::annotate::claim::word::{Word, words};
use crate::annotate::{Annotated, Kind, Mention};
use crate::article::{ArticleIndex, Locus, Span};
use crate::compare::conflict::Conflict;
use crate::compare::conflict::sole::Told;
use crate::compare::conflict::who::{Directory, Who};
use crate::story::Story;
use crate::text::fold_words;

/// Words between "born" and "in" at most: "born and raised in", "born on 3 May 1950 in".
const FARTHEST: usize = 6;

/// Who was born, what to call them, and the larger place behind the comma, folded, empty where none is told.
type Slot = (Who, String);

pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let told: Vec<Told<Slot>> = story.articles.iter().flat_map(|&index| read(&articles[index.0], index, directory)).collect();
    sole::conflicts(articles, &told, |a, b| excludes(articles, a, b), |one| wording(&one.slot.1, "birthplace", format!("both tell where {} was born", one.slot.1)))
}

fn read(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>) -> Vec<Told<Slot>> {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    let mut found = Vec::new();
    for (position, sentence) in layout.sentences.iter().enumerate().filter(|(position, _)| is_read(annotated, *position)) {
        let words = words(text, layout, &annotated.mentions, sentence);
        for born in (0..words.len()).filter(|&at| words[at].folded == "born") {
            let reach = (born + 1..words.len().min(born + 1 + FARTHEST)).take_while(|&at| !words[at].folded.is_empty() && words[at].folded != "to");
            let Some((span, end)) = reach.into_iter().find(|&at| words[at].folded == "in").and_then(|at| name(&words, at + 1)) else { continue };
            let Some((mention, is_named)) = person(annotated, &words, born, end, position) else { continue };
            let who = directory.who(annotated, index, mention);
            let name = directory.name(annotated, index, mention);
            found.push(Told { slot: (who, name), locus: Locus { article: index, span }, sentence: position, normalized: fold_words(span.of(text)), is_sure: is_named });
        }
    }
    found
}

/// Who was born: the last person before the word in its sentence, the first behind the place of a sentence that begins with it,
/// or for a pronoun the person named last. Whether the sentence names them is the second part.
fn person<'a>(annotated: &'a Annotated, words: &[Word<'_>], born: usize, end: usize, sentence: usize) -> Option<(&'a Mention, bool)> {
    let person = |at: usize| words[at].mention.and_then(|mention| annotated.mentions.get(mention)).filter(|mention| mention.kind == Kind::Person);
    let before = || (0..born).rev().find_map(person);
    let behind = || (end..words.len()).find_map(person).filter(|_| born == 0);
    if let Some(named) = before().or_else(behind) {
        return Some((named, true));
    }
    let has_pronoun = words.iter().any(|word| matches!(word.folded.as_str(), "he" | "she"));
    let start = annotated.layout.sentences[sentence].span.start();
    let earlier = annotated.layout.sentences[sentence.saturating_sub(2)].span.start();
    let is_near = |mention: &&Mention| mention.kind == Kind::Person && mention.span.start() >= earlier && mention.span.end() <= start;
    annotated.mentions.iter().rfind(is_near).filter(|_| has_pronoun).map(|mention| (mention, false))
}
