//! Two offices of one person in one body: its secretary here, its treasurer there.

use std::collections::BTreeMap;

use super::who::{Directory, Who};
use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::claim::word::{Word, words};
use crate::annotate::{Annotated, Kind};
use crate::article::{ArticleIndex, Locus};
use crate::compare::Scope;
use crate::key::key;
use crate::story::Story;
use crate::text::fold_words;

/// Offices of which a body has one each; a person rarely holds two. Playing positions, ranks and trades are none.
const OFFICES: &[&str] =
    &["secretary", "treasurer", "chairman", "chairwoman", "chair", "president", "director", "mayor", "captain", "spokesman", "spokeswoman", "editor", "owner"];

/// Words before an office that make it another one.
const DEPUTIES: &[&str] = &["deputy", "vice", "assistant", "associate", "interim", "acting"];

/// Words that put an office into the past, where another one may follow.
const FORMER: &[&str] = &["former", "ex", "then", "once", "late", "outgoing", "incoming", "new"];

/// An office somebody is said to hold.
struct Held {
    index: ArticleIndex,
    sentence: usize,
    locus: Locus,
    /// The office with what makes it another one: "deputy mayor".
    office: String,
    /// Stems of the body's name.
    body: Vec<String>,
    name: String,
}

/// Finds people with two offices in one body, told as "Name, office of body"; always `possible`.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let mut people: BTreeMap<Who, Vec<Held>> = BTreeMap::new();
    for &index in &story.articles {
        read(&articles[index.0], index, directory, &mut people);
    }
    let mut found = Vec::new();
    for held in people.values() {
        for (at, a) in held.iter().enumerate() {
            let rival = held[at + 1..].iter().find(|b| a.office != b.office && a.index != b.index && a.body.iter().any(|stem| b.body.contains(stem)));
            found.extend(rival.map(|b| (1.0, conflict(articles, a, b))));
        }
    }
    found
}

/// Adds the offices of an article by person.
fn read(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>, people: &mut BTreeMap<Who, Vec<Held>>) {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    for mention in annotated.mentions.iter().filter(|mention| mention.kind == Kind::Person) {
        // "Name, office of ...": cheap to rule out before the sentence is read.
        if !text[mention.span.end()..].starts_with(',') {
            continue;
        }
        let Some(sentence) = layout.sentence_at(mention.span.start()) else { continue };
        let words = words(text, layout, &annotated.mentions, &layout.sentences[sentence]);
        let start = words.partition_point(|word| word.span.start() < mention.span.end());
        // "Name, 71, office of ..."
        let is_aged = words.get(start + 1).is_some_and(|word| word.is_number) && words.get(start + 2).is_some_and(|word| word.text == ",");
        let Some((office, range, body)) = office(&words, if is_aged { start + 3 } else { start + 1 }) else { continue };
        let locus = Locus { article: index, span: words[range.0].span.join(words[range.1].span) };
        let name = directory.name(annotated, index, mention);
        people.entry(directory.who(annotated, index, mention)).or_default().push(Held { index, sentence, locus, office, body, name });
    }
}

/// The office that begins at `start`, its first and last word, and the stems of its body.
fn office(words: &[Word<'_>], start: usize) -> Option<(String, (usize, usize), Vec<String>)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let at = (start..start + 4).find(|&at| OFFICES.contains(&word(at)))?;
    let before = start..at;
    if before.clone().any(|at| FORMER.contains(&word(at)) || word(at).is_empty()) || !matches!(word(at + 1), "of" | "at" | "for") {
        return None;
    }
    let deputy = before.clone().find(|&at| DEPUTIES.contains(&word(at)));
    let office = deputy.map_or_else(|| word(at).to_owned(), |deputy| format!("{} {}", word(deputy), word(at)));
    let end = (at + 2..at + 10).take_while(|&at| words.get(at).is_some_and(|word| !word.folded.is_empty())).last()?;
    let body: Vec<String> = words[at + 2..=end].iter().filter(|word| word.is_content()).map(|word| word.stem.clone()).collect();
    Some((office, (deputy.unwrap_or(at), end), body)).filter(|(_, _, body)| !body.is_empty())
}

fn conflict(articles: &[Annotated], a: &Held, b: &Held) -> Conflict {
    let side = |held: &Held| {
        let value = held.locus.span.of(&articles[held.index.0].article.text).to_owned();
        Side { value, normalized: held.office.clone(), claims: vec![Evidence { locus: held.locus, sentence: held.sentence, attribution: None }] }
    };
    let mut offices = [a.office.as_str(), b.office.as_str()];
    offices.sort_unstable();
    let id = key("k", [ConflictKind::Role.name(), &fold_words(&a.name), "office"].into_iter().chain(offices));
    let reason = format!("both tell the office of {} in one body", a.name);
    let scope = Scope::of_places([a.index, b.index]);
    let values = vec![side(a), side(b)];
    Conflict {
        id,
        kind: ConflictKind::Role,
        level: Level::Possible,
        scope,
        confidence: None,
        subject: a.name.clone(),
        attribute: "office".to_owned(),
        reason,
        values,
    }
}
