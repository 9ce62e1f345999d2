//! Two places for what has one: where a train comes from and goes to, where somebody was born, on which street a shop stands.

mod birth;
mod journey;
mod street;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::role::is_possessive;
use super::sole::{self, Told, Wording};
use super::who::Directory;
use super::{Conflict, ConflictKind};
use crate::annotate::Annotated;
use crate::annotate::claim::word::{Word, words};
use crate::article::{ArticleIndex, Span};
use crate::lexicon::{CITIES, COUNTRIES, REGIONS};
use crate::story::Story;
use crate::text::{BlockKind, Sentence, fold_words};

/// Finds things that two articles put in two places.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let texts = Texts::of(articles, story);
    let mut found = journey::conflicts(articles, story, &texts);
    found.extend(birth::conflicts(articles, story, directory, &texts));
    found.extend(street::conflicts(articles, story, &texts));
    found
}

fn wording(subject: &str, attribute: &'static str, reason: String) -> Wording {
    Wording { kind: ConflictKind::Place, subject: subject.to_owned(), attribute, reason }
}

/// The name in capitals that begins at `at`: its place in the text and the position behind it. `None` for what is named after a
/// place ("Boston's", "Boston airport"), and for initials, which may stand for a name in full.
fn name(words: &[Word<'_>], at: usize) -> Option<(Span, usize)> {
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.is_capital() && (word.is_content() || word.mention.is_some()));
    let is_link = |at: usize| matches!(words[at].folded.as_str(), "de" | "la" | "le" | "el" | "al" | "of" | "upon") && is_name(at + 1);
    let end = (at..words.len()).find(|&at| !is_name(at) && !is_link(at)).unwrap_or(words.len());
    let (first, last) = (words.get(at).filter(|_| is_name(at))?, words.get(end.checked_sub(1)?)?);
    let next = words.get(end).map_or("", |word| word.text);
    let is_part = is_possessive(next) || AFTER.contains(&next) || AFTER.contains(&last.folded.as_str());
    let is_initials = first.text.len() <= 4 && first.text.chars().all(|c| c.is_uppercase() || c == '.');
    (!is_part && !is_initials && end - at <= MOST_WORDS).then(|| (first.span.join(last.span), end))
}

/// Words in a longer name than this ran together.
const MOST_WORDS: usize = 4;

/// Words at the end of a name, or behind it, that make it something in or of a place.
const AFTER: &[&str] = &[
    "airport",
    "station",
    "university",
    "hospital",
    "port",
    "terminal",
    "area",
    "province",
    "region",
    "county",
    "state",
    "district",
    "base",
    "island",
    "islands",
];

/// How large a place is, as far as the lists know.
#[derive(Debug, PartialEq, Eq)]
enum Size {
    Country,
    Region,
    Town,
}

fn size(folded: &str) -> Size {
    let is_country = COUNTRIES.get(folded).is_some_and(|value| !value.ends_with("capital"));
    // New York is both, and mostly meant as the city.
    let is_town = CITIES.contains(folded) || CITIES.contains(&format!("{folded} city"));
    if is_country && !is_town {
        Size::Country
    } else if REGIONS.contains(folded) && !is_town {
        Size::Region
    } else {
        Size::Town
    }
}

/// The texts of a story's articles, folded when first asked for: two places are looked for in each other's articles.
struct Texts<'a> {
    articles: &'a [Annotated],
    folded: BTreeMap<ArticleIndex, OnceCell<String>>,
}

impl<'a> Texts<'a> {
    fn of(articles: &'a [Annotated], story: &Story) -> Self {
        Self { articles, folded: story.articles.iter().map(|&index| (index, OnceCell::new())).collect() }
    }

    /// Whether an article of the story names a folded place anywhere.
    fn tells(&self, article: ArticleIndex, place: &str) -> bool {
        self.folded[&article].get_or_init(|| fold_words(&self.articles[article.0].article.text)).contains(place)
    }
}

/// Whether two places exclude each other: of one size, neither part of the other's name, and neither told anywhere in the other's article.
fn excludes<S>(texts: &Texts<'_>, a: &Told<S>, b: &Told<S>) -> bool {
    let (x, y) = (&a.normalized, &b.normalized);
    let shares_a_word = x.split(' ').any(|word| y.split(' ').any(|other| word == other));
    !shares_a_word && size(x) == size(y) && !texts.tells(a.locus.article, y) && !texts.tells(b.locus.article, x)
}

/// The sentences that tell what happened, with their positions: no headline, in which every word may have a capital.
fn sentences(annotated: &Annotated) -> impl Iterator<Item = (usize, Vec<Word<'_>>)> {
    let layout = &annotated.layout;
    let is_read = |sentence: &Sentence| {
        let block = layout.block_of(sentence);
        block.repeats.is_none() && !matches!(block.kind, BlockKind::Headline | BlockKind::Furniture | BlockKind::Meta)
    };
    let read = layout.sentences.iter().enumerate().filter(move |(_, sentence)| is_read(sentence));
    read.map(move |(position, sentence)| (position, words(&annotated.article.text, layout, &annotated.mentions, sentence)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::Level;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn a_train_comes_from_one_place_and_goes_to_one() {
        let found = conflicts(&[
            "A goods train on its way from Orlund to Brackwater left the rails near Harn.",
            "The train, bound for Selwick, left the rails near Harn before dawn.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Place, Level::Likely, vec!["Brackwater", "Selwick"])]);
        let turned = conflicts(&["The early train from Orlund to Selwick left the rails at Harn.", "A Selwick to Orlund train left the rails at Harn."]);
        assert_eq!(seen(&turned), [(ConflictKind::Place, Level::Likely, vec!["Orlund to Selwick", "Selwick to Orlund"])]);
    }

    #[test]
    fn a_place_that_the_other_article_names_too_or_that_is_larger_is_no_other_destination() {
        let orlund = "The plane from Orlund to Brackwater turned back with smoke in the cabin.";
        for other in [
            "The plane, bound for Selwick by way of Brackwater, turned back.",
            "The plane, bound for Norway, turned back.",
            "The plane, bound for Brackwater Airport, turned back.",
        ] {
            assert_eq!(seen(&conflicts(&[orlund, other])), [], "{other}");
        }
    }

    #[test]
    fn nobody_was_born_in_two_towns() {
        let found = conflicts(&[
            "The poet Ida Holm has died. Born in Orlund, Norland, she wrote eleven books.",
            "The poet Ida Holm was born in Selwick, Norland, and wrote eleven books.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Place, Level::Likely, vec!["Orlund", "Selwick"])]);
    }

    #[test]
    fn a_shop_stands_on_one_street_unless_an_article_names_several() {
        let tarn = "Thieves emptied the Holm jewellery shop on Tarn Street at noon.";
        assert_eq!(
            seen(&conflicts(&[tarn, "The thieves came to the shop on Quarry Road with a van."])),
            [(ConflictKind::Place, Level::Likely, vec!["Tarn Street", "Quarry Road"])]
        );
        assert_eq!(seen(&conflicts(&[tarn, "The thieves came to the shop on Quarry Road with a van. They fled down Mill Lane."])), []);
    }
}
