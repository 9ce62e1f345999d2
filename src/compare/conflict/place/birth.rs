//! Where somebody was born.

use super::{Texts, excludes, name, sentences, sole, wording};
use crate::annotate::claim::word::Word;
use crate::annotate::{Annotated, Mention};
use crate::article::{ArticleIndex, Locus};
use crate::compare::conflict::Conflict;
use crate::compare::conflict::sole::Told;
use crate::compare::conflict::who::{self, Directory, Who, last_person};
use crate::story::Story;
use crate::text::fold_words;

/// Words between "born" and "in" at most: "born and raised in", "born on 3 May 1950 in".
const FARTHEST: usize = 6;

/// Who was born, and what to call them.
type Slot = (Who, String);

pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>, texts: &Texts<'_>) -> Vec<(f64, Conflict)> {
    let told: Vec<Told<Slot>> = story.articles.iter().flat_map(|&index| read(&articles[index.0], index, directory)).collect();
    sole::conflicts(articles, &told, |a, b| excludes(texts, a, b), |one| wording(&one.slot.1, "birthplace", format!("both tell where {} was born", one.slot.1)))
}

fn read(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>) -> Vec<Told<Slot>> {
    let text = &annotated.article.text;
    let mut found = Vec::new();
    for (position, words) in sentences(annotated) {
        for born in (0..words.len()).filter(|&at| words[at].folded == "born") {
            let reach = (born + 1..words.len().min(born + 1 + FARTHEST)).take_while(|&at| !words[at].folded.is_empty() && words[at].folded != "to");
            let Some((span, end)) = reach.into_iter().find(|&at| words[at].folded == "in").and_then(|at| name(&words, at + 1)) else { continue };
            let born = Born { at: born, end, sentence: position };
            let Some((mention, is_named)) = person(annotated, index, directory, &words, born) else { continue };
            let slot = (directory.who(annotated, index, mention), directory.name(annotated, index, mention));
            // "Harn, Norland": with the larger place the town is told in full.
            let is_full = words.get(end).is_some_and(|word| word.text == ",") && name(&words, end + 1).is_some();
            let locus = Locus { article: index, span };
            found.push(Told { slot, locus, sentence: position, normalized: fold_words(span.of(text)), is_sure: is_named || is_full });
        }
    }
    found
}

/// Who was born: the last person before the word in its sentence, the first behind the place of a sentence that begins with it,
/// or whom a pronoun stands for. Whether the sentence names them is the second part.
fn person<'a>(annotated: &'a Annotated, index: ArticleIndex, directory: &Directory<'_>, words: &[Word<'_>], born: Born) -> Option<(&'a Mention, bool)> {
    let before = last_person(annotated, &words[..born.at]);
    let behind = || words[born.end..].iter().find_map(|word| who::person(annotated, word)).filter(|_| born.at == 0);
    let pronoun = || words.iter().find_map(|word| directory.stands_for(annotated, index, born.sentence, &word.folded));
    before.or_else(behind).map(|named| (named, true)).or_else(|| pronoun().map(|person| (person, false)))
}

/// A birth: its word, the position behind the place, the sentence.
#[derive(Clone, Copy)]
struct Born {
    at: usize,
    end: usize,
    sentence: usize,
}
