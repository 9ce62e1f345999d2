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

/// Tokens between a name and a word of kinship.
const KIN_REACH: usize = 4;

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
    /// The country that each entity is, if it is one.
    countries: Vec<Option<&'static str>>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(linked: &'a Linked) -> Self {
        let countries = linked.entities.iter().map(|entity| entity.gazetteer.as_deref().and_then(country_code)).collect();
        Self { linked, countries }
    }

    /// Whom a mention names.
    pub(super) fn who(&self, annotated: &Annotated, index: ArticleIndex, mention: &Mention) -> Who {
        let entity = self.linked.entity_at(Locus { article: index, span: mention.span });
        let name = fold_words(mention.span.of(&annotated.article.text));
        // Mia Jordan is not her country, and a capital is not its own: a match in Doha is no match of Qatar.
        let is_person = entity.is_some_and(|entity| self.linked.entities[entity].kind == Kind::Person);
        let listed = COUNTRIES.get(&name).and_then(|value| value.split_once('\t')).filter(|&(_, form)| form != "capital" && !is_person);
        match (listed, entity) {
            (Some((code, _)), _) => Who::Country(code),
            (None, Some(entity)) => self.countries[entity].map_or(Who::Entity(entity), Who::Country),
            (None, None) => Who::Name(name),
        }
    }

    /// What to call the one whom a mention names.
    pub(super) fn name(&self, annotated: &Annotated, index: ArticleIndex, mention: &Mention) -> String {
        let entity = self.linked.entity_at(Locus { article: index, span: mention.span });
        entity.map_or_else(|| mention.span.of(&annotated.article.text).to_owned(), |entity| self.linked.entities[entity].name.clone())
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
    pub(super) fn stands_for<'b>(&self, annotated: &'b Annotated, index: ArticleIndex, sentence: usize, word: &str) -> Option<&'b Mention> {
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
        annotated.mentions[..before].iter().rev().take_while(|mention| mention.span.start() >= earliest).find(fits)
    }

    /// The last person of the sentence before.
    pub(super) fn person_before<'s>(said: &'s Said<'_>) -> Option<&'s Mention> {
        Self::before(said).iter().rfind(|mention| mention.kind == Kind::Person)
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

/// The person named last in some words.
pub(super) fn last_person<'a>(annotated: &'a Annotated, words: &[Word<'_>]) -> Option<&'a Mention> {
    words.iter().rev().find_map(|word| person(annotated, word))
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

/// The country with this id, if it is one's, as the embedded list spells it.
fn country_code(gazetteer: &str) -> Option<&'static str> {
    COUNTRIES.iter().filter_map(|(_, value)| value.split_once('\t')).map(|(code, _)| code).find(|code| *code == gazetteer)
}
