//! Who a name stands for, so that "Iran", "Iranian" and "Team Melli" are one, and two spellings of a surname are too.

use crate::annotate::claim::word::Word;
use crate::annotate::{Annotated, Kind, Mention};
use crate::article::{ArticleIndex, Locus};
use crate::lexicon::{COUNTRIES, GENDERED_NAMES};
use crate::link::Linked;
use crate::text::fold_words;

use super::said::Said;

/// Sentences back to the name that a pronoun may stand for.
const FARTHEST_NAME: usize = 4;

/// Somebody or something named: equal where the names are thought to be of the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    /// A country, by its code: its people and its national side are the same to a newspaper.
    Country(&'static str),
    /// Position in [`Linked::entities`].
    Entity(usize),
    /// A name that was not linked, folded.
    Name(String),
}

/// Looks up whom the mentions of a story's articles name.
pub(super) struct Directory<'a> {
    linked: &'a Linked,
    /// Article, first byte, byte after the last, entity; sorted.
    places: Vec<(ArticleIndex, usize, usize, usize)>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(linked: &'a Linked) -> Self {
        let of = |(entity, found): (usize, &crate::link::Entity)| {
            found.mentions.iter().map(move |locus| (locus.article, locus.span.start(), locus.span.end(), entity)).collect::<Vec<_>>()
        };
        let mut places: Vec<_> = linked.entities.iter().enumerate().flat_map(of).collect();
        places.sort_unstable();
        Self { linked, places }
    }

    /// Whom a mention names.
    pub(super) fn who(&self, annotated: &Annotated, index: ArticleIndex, mention: &Mention) -> Who {
        let name = fold_words(mention.span.of(&annotated.article.text));
        if let Some(country) = COUNTRIES.get(&name).and_then(|value| value.split_once('\t')) {
            // A capital is not its country: a match in Doha is no match of Qatar.
            if country.1 != "capital" {
                return Who::Country(country.0);
            }
        }
        match self.entity(Locus { article: index, span: mention.span }) {
            Some(entity) => match self.linked.entities[entity].gazetteer.as_deref().and_then(country_code) {
                Some(code) => Who::Country(code),
                None => Who::Entity(entity),
            },
            None => Who::Name(name),
        }
    }

    /// The entity named at a place.
    fn entity(&self, locus: Locus) -> Option<usize> {
        let after = self.places.partition_point(|&(article, start, ..)| (article, start) < (locus.article, locus.span.end()));
        let &(article, _, end, entity) = self.places[..after].last()?;
        (article == locus.article && end > locus.span.start()).then_some(entity)
    }

    /// What to call the one whom a mention names.
    pub(super) fn name(&self, annotated: &Annotated, index: ArticleIndex, mention: &Mention) -> String {
        let entity = self.entity(Locus { article: index, span: mention.span });
        entity.map_or_else(|| mention.span.of(&annotated.article.text).to_owned(), |entity| self.linked.entities[entity].name.clone())
    }

    /// What to call somebody.
    pub(super) fn call<'b>(&'b self, who: &'b Who) -> &'b str {
        match who {
            Who::Entity(entity) => &self.linked.entities[*entity].name,
            Who::Country(name) => name,
            Who::Name(name) => name,
        }
    }

    /// The distinct names at some words of a claim's sentence, in order of place.
    pub(super) fn at(&self, said: &Said<'_>, range: std::ops::Range<usize>) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        for at in range {
            let Some(mention) = said.mention(at) else { continue };
            let named = Named { who: self.who(said.annotated, said.index, mention), mention: mention.clone(), at };
            if found.last().is_none_or(|last| last.mention != named.mention) {
                found.push(named);
            }
        }
        found
    }
}

impl Directory<'_> {
    /// The mentions of the sentence before a claim's own.
    fn before<'s>(said: &'s Said<'_>) -> &'s [Mention] {
        let Some(before) = said.sentence.checked_sub(1) else { return &[] };
        let span = said.annotated.layout.sentences[before].span;
        let mentions = &said.annotated.mentions;
        let first = mentions.partition_point(|mention| mention.span.start() < span.start());
        let count = mentions[first..].partition_point(|mention| mention.span.start() < span.end());
        &mentions[first..first + count]
    }

    /// Teams and places of the sentence before.
    pub(super) fn sides_before(&self, said: &Said<'_>) -> Vec<Who> {
        let sides = Self::before(said).iter().filter(|mention| matches!(mention.kind, Kind::Team | Kind::Place));
        sides.map(|mention| self.who(said.annotated, said.index, mention)).collect()
    }

    /// Whom "he" or "she" in a sentence may stand for: the person named last in the few sentences before it, those aside whose given
    /// name, or a word of kinship beside it, tells the other sex.
    pub(super) fn stands_for(&self, annotated: &Annotated, index: ArticleIndex, sentence: usize, word: &str) -> Option<Named> {
        let other = match word {
            "he" | "his" | "him" => "f",
            "she" | "her" => "m",
            _ => return None,
        };
        let start = annotated.layout.sentences[sentence].span.start();
        let earliest = annotated.layout.sentences[sentence.saturating_sub(FARTHEST_NAME)].span.start();
        let fits = |mention: &&Mention| {
            let name = || fold_words(&self.name(annotated, index, mention));
            let is_other = || name().split_once(' ').and_then(|(given, _)| GENDERED_NAMES.get(given)) == Some(other);
            mention.kind == Kind::Person && !is_other() && !is_kin(annotated, mention, other)
        };
        let before = annotated.mentions.partition_point(|mention| mention.span.end() <= start);
        let mention = annotated.mentions[..before].iter().rev().take_while(|mention| mention.span.start() >= earliest).find(fits)?;
        Some(Named { who: self.who(annotated, index, mention), mention: mention.clone(), at: 0 })
    }

    /// The last person of the sentence before.
    pub(super) fn person_before(&self, said: &Said<'_>) -> Option<Named> {
        let mention = Self::before(said).iter().rfind(|mention| mention.kind == Kind::Person)?;
        Some(Named { who: self.who(said.annotated, said.index, mention), mention: mention.clone(), at: 0 })
    }

    /// The names of a claim's sentence; where a pronoun stands for somebody, those of the sentence before as well.
    pub(super) fn around(&self, said: &Said<'_>) -> Vec<Who> {
        let mut found: Vec<Who> = self.at(said, 0..said.words.len()).into_iter().map(|named| named.who).collect();
        // "It all ends with ..." stands for nothing, most of all where the sentence names two itself.
        let is_thing = |word: &str| found.len() < 2 && matches!(word, "it" | "its");
        let is_pronoun = |word: &str| is_thing(word) || matches!(word, "he" | "she" | "they" | "his" | "her" | "their" | "him" | "them");
        if said.words.iter().any(|word| is_pronoun(&word.folded)) {
            found.extend(Self::before(said).iter().map(|mention| self.who(said.annotated, said.index, mention)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The person that a word is of, as far as mentions tell.
pub(super) fn person<'a>(annotated: &'a Annotated, word: &Word<'_>) -> Option<&'a Mention> {
    word.mention.and_then(|mention| annotated.mentions.get(mention)).filter(|mention| mention.kind == Kind::Person)
}

/// A name in a claim's sentence.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) who: Who,
    pub(super) mention: Mention,
    /// Position of its first word in the sentence.
    pub(super) at: usize,
}

/// Whether a word of kinship of a sex stands beside a name: "his daughter, the singer Ida Holm", "Ida Holm, his daughter".
fn is_kin(annotated: &Annotated, mention: &Mention, sex: &str) -> bool {
    let kin: &[&str] = if sex == "f" { &["daughter", "wife", "mother", "sister", "widow"] } else { &["son", "husband", "father", "brother", "widower"] };
    let own = annotated.layout.tokens_in(mention.span);
    let near = own.start.saturating_sub(KIN_REACH)..(own.end + KIN_REACH).min(annotated.layout.tokens.len());
    annotated.layout.tokens[near].iter().any(|token| kin.contains(&fold_words(token.span.of(&annotated.article.text)).as_str()))
}

/// Tokens between a name and a word of kinship.
const KIN_REACH: usize = 4;

/// The code as the embedded list spells it.
fn country_code(gazetteer: &str) -> Option<&'static str> {
    COUNTRIES.iter().filter_map(|(_, value)| value.split_once('\t')).map(|(code, _)| code).find(|code| *code == gazetteer)
}
