//! Two offices of one person in one body, its secretary here, its treasurer there; or two degrees of kinship to one other person.

use std::collections::BTreeMap;

use super::said::is_genitive;
use super::title::{self, Class, Title};
use super::who::{Directory, Who};
use super::{Conflict, ConflictKind, Level, Side};
use crate::annotate::claim::word::{Word, words};
use crate::annotate::{Annotated, Kind, Mention};
use crate::article::{ArticleIndex, Locus};
use crate::story::Story;

/// Words between a title and the name behind it, or between a name and the title behind it.
const REACH: usize = 6;

/// What somebody is said to be.
struct Held {
    index: ArticleIndex,
    sentence: usize,
    locus: Locus,
    title: &'static Title,
    /// Stems of the name of the body, none where it is not named.
    body: Vec<String>,
    /// For kin, whose.
    of: Option<Who>,
    name: String,
}

/// Finds people with two titles that exclude each other, in different articles. Kinship and the offices of which a firm has one
/// each are `likely`, other offices `possible`: one may be held beside the other.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let mut people: BTreeMap<Who, Vec<Held>> = BTreeMap::new();
    for &index in &story.articles {
        read(&articles[index.0], index, directory, &mut people);
    }
    let mut found = Vec::new();
    for held in people.values() {
        for (at, a) in held.iter().enumerate() {
            let rival = held[at + 1..].iter().find(|b| a.index != b.index && excludes(a, b) && !stands(held, a, b.index) && !stands(held, b, a.index));
            found.extend(rival.map(|b| (1.0, conflict(articles, a, b))));
        }
    }
    found
}

/// Whether two titles exclude each other: of one class, in one body or of one other person.
fn excludes(a: &Held, b: &Held) -> bool {
    let bodies_meet = a.body.iter().any(|stem| b.body.contains(stem));
    let bodies_fit = bodies_meet || a.body.is_empty() || b.body.is_empty();
    a.title.name != b.title.name
        && match (a.title.class, b.title.class) {
            (Class::Kin, Class::Kin) => a.of.is_some() && a.of == b.of,
            (Class::Minister, Class::Minister) => true,
            (Class::Officer | Class::Board, Class::Officer | Class::Board) => bodies_fit,
            (Class::Kin | Class::Minister, _) | (_, Class::Kin | Class::Minister) => false,
            _ => bodies_meet,
        }
}

/// Whether an article gives the person this title, too. `held` is sorted by article.
fn stands(held: &[Held], one: &Held, article: ArticleIndex) -> bool {
    let start = held.partition_point(|other| other.index < article);
    held[start..].iter().take_while(|other| other.index == article).any(|other| other.title.name == one.title.name)
}

/// Adds the titles of an article by person.
fn read(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>, people: &mut BTreeMap<Who, Vec<Held>>) {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    let mut last: Option<(usize, Vec<Word<'_>>)> = None;
    for (position, mention) in annotated.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Kind::Person) {
        let Some(sentence) = layout.sentence_at(mention.span.start()) else { continue };
        if last.as_ref().is_none_or(|(at, _)| *at != sentence) {
            last = Some((sentence, words(text, layout, &annotated.mentions, &layout.sentences[sentence])));
        }
        let Some((_, words)) = &last else { continue };
        let start = words.partition_point(|word| word.span.end() <= mention.span.start());
        let end = words.partition_point(|word| word.span.start() < mention.span.end());
        let who = directory.who(annotated, index, mention);
        for place in before(words, start).into_iter().chain(behind(words, end)) {
            let of = if place.title.class == Class::Kin { whose(annotated, index, directory, words, &place, position) } else { None };
            if of.as_ref() == Some(&who) {
                continue;
            }
            let locus = Locus { article: index, span: words[place.first].span.join(words[place.last].span) };
            let name = directory.name(annotated, index, mention);
            people.entry(who.clone()).or_default().push(Held { index, sentence, locus, title: place.title, body: place.body, of, name });
        }
    }
}

/// A title in a sentence.
struct Place {
    title: &'static Title,
    /// Its first and last word.
    first: usize,
    last: usize,
    body: Vec<String>,
}

/// The title before a name: "Harn Mills' chairman, Ida Holm", "finance chief Ida Holm".
fn before(words: &[Word<'_>], name: usize) -> Vec<Place> {
    let Some(mut last) = name.checked_sub(1) else { return Vec::new() };
    if words[last].text == "," {
        let Some(before) = last.checked_sub(1) else { return Vec::new() };
        last = before;
    }
    // Kin right before a comma may end a row: "her brother, Ida Holm and others".
    let place = ((last + 1).saturating_sub(title::MOST_WORDS)..=last).find_map(|first| {
        let title = title::of(words, first..last + 1)?;
        (!title::is_changed(words, first) && !is_of_many(words, first)).then(|| Place { title, first, last, body: possessor(words, first) })
    });
    place.into_iter().collect()
}

/// Whether "one of two" or "a" stands before a title: there are more of the kind.
fn is_of_many(words: &[Word<'_>], first: usize) -> bool {
    first.checked_sub(1).is_some_and(|at| words[at].is_number)
}

/// The titles behind a name: "Ida Holm, 58, the mill's chairman and chief executive".
fn behind(words: &[Word<'_>], name: usize) -> Vec<Place> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    if text(name) != "," {
        return Vec::new();
    }
    let is_aged = words.get(name + 1).is_some_and(|word| word.is_number) && text(name + 2) == ",";
    let start = if is_aged { name + 3 } else { name + 1 };
    let goes_on = |at: &usize| !words[*at].folded.is_empty() || is_possessive(words[*at].text);
    let end = (start..words.len().min(start + REACH + title::MOST_WORDS)).take_while(goes_on).last().map_or(start, |last| last + 1);
    let mut found: Vec<Place> = Vec::new();
    let mut at = start;
    while at < end {
        let longest = (at + 1..=end.min(at + title::MOST_WORDS)).rev().find_map(|end| Some((title::of(words, at..end)?, end)));
        // "whose brother is the mayor" tells of another one.
        if found.is_empty() && (at > start + REACH || matches!(words[at].folded.as_str(), "who" | "whose" | "which" | "and") || title::is_changed(words, at)) {
            break;
        }
        match longest {
            Some((title, end)) => {
                let body = possessor(words, at).into_iter().chain(owner(words, end)).collect();
                found.push(Place { title, first: at, last: end - 1, body });
                at = end;
            }
            None if !found.is_empty() && words[at].folded != "and" => break,
            None => at += 1,
        }
    }
    found
}

/// Whether a mark makes an owner of the name before it, in the plural, too: "Harn Mills'".
pub(super) fn is_possessive(word: &str) -> bool {
    is_genitive(word) || matches!(word, "'" | "’")
}

/// Stems of the name that possesses a title: "Harn Mills' chairman".
fn possessor(words: &[Word<'_>], first: usize) -> Vec<String> {
    let run = (first.saturating_sub(4)..first).rev().take_while(|&at| words[at].is_capital() || is_possessive(words[at].text));
    run.filter(|&at| words[at].is_content()).map(|at| words[at].stem.clone()).collect()
}

/// Stems of the name behind "of", "at" or "for".
fn owner(words: &[Word<'_>], end: usize) -> Vec<String> {
    if !words.get(end).is_some_and(|word| matches!(word.folded.as_str(), "of" | "at" | "for")) {
        return Vec::new();
    }
    let run = words[end + 1..].iter().take(8).take_while(|word| !word.folded.is_empty());
    run.filter(|word| word.is_content()).map(|word| word.stem.clone()).collect()
}

/// Whose kin: the name that possesses the word, or for "his" and "her" the person named last before it.
fn whose(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>, words: &[Word<'_>], place: &Place, own: usize) -> Option<Who> {
    let before = place.first.checked_sub(1)?;
    let who = |mention: &Mention| directory.who(annotated, index, mention);
    let is_pronoun = matches!(words[before].folded.as_str(), "his" | "her");
    if is_pronoun {
        let is_before = |mention: &&Mention| mention.kind == Kind::Person && mention.span.end() <= words[before].span.start();
        return annotated.mentions[..own].iter().rfind(is_before).map(who);
    }
    let named = before.checked_sub(usize::from(is_possessive(words[before].text)))?;
    words[named].mention.and_then(|mention| annotated.mentions.get(mention)).map(who)
}

fn conflict(articles: &[Annotated], a: &Held, b: &Held) -> Conflict {
    let side = |held: &Held| Side::once(articles, held.locus, held.sentence, held.title.name);
    let is_kin = a.title.class == Class::Kin;
    let attribute = if is_kin { "kinship" } else { "office" };
    let reason = if is_kin { format!("both tell how {} is related to one person", a.name) } else { format!("both tell the office of {} in one body", a.name) };
    let is_sure = a.title.class == b.title.class && matches!(a.title.class, Class::Kin | Class::Officer | Class::Minister);
    let level = if is_sure { Level::Likely } else { Level::Possible };
    Conflict::new(ConflictKind::Role, level, a.name.clone(), attribute, reason, vec![side(a), side(b)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn one_person_has_one_office_in_a_body() {
        let found = conflicts(&[
            "Ida Holm, secretary of the Harn Rowing Club, opened the boathouse.",
            "Ida Holm, 58, treasurer of the Harn Rowing Club, paid for the boathouse.",
        ]);
        assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Role]);
    }

    #[test]
    fn an_officer_of_a_firm_has_one_office_whether_told_before_or_behind_the_name() {
        let found = conflicts(&[
            "Finance chief Ida Holm said the shipyard at Harn would pay its debts by May.",
            "Ida Holm, the shipyard's chief operating officer, said the debts would be paid by May.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["Finance chief", "chief operating officer"])]);
        let both = [
            "Ida Holm, chairwoman and chief executive of Harn Mills, sold her shares.",
            "Chief executive Ida Holm sold her shares in Harn Mills, the exchange said.",
        ];
        assert_eq!(seen(&conflicts(&both)), []);
    }

    #[test]
    fn a_person_is_related_to_another_in_one_way() {
        let found = conflicts(&[
            "Rolf Brandt ran the ferry with Ola Brandt, 44, Rolf Brandt's nephew, until it sank off Harn.",
            "The ferry was run by Rolf Brandt and his cousin Ola Brandt until it sank off Harn.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["nephew", "cousin"])]);
        let of_two = [
            "Rolf Brandt ran the ferry with Ola Brandt, Rolf Brandt's nephew, until it sank off Harn.",
            "Eva Lind saw her brother Ola Brandt on the ferry that sank off Harn.",
        ];
        assert_eq!(seen(&conflicts(&of_two)), []);
    }

    #[test]
    fn a_minister_has_one_department() {
        let found = conflicts(&["Norland's foreign minister Rolf Brandt denied the report.", "Interior Minister Rolf Brandt denied the report."]);
        assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["foreign minister", "Interior Minister"])]);
    }
}
