//! How alike two stretches of a story's text are: Dice over content words, each weighed by how rare it is.
//!
//! A linked name counts as its entity, however it is spelled. Numbers, days and the like count only where both sides have
//! the same: two sentences that differ in a value must still align, for that is how a conflict is found.

use std::collections::HashMap;
use std::ops::Range;

use crate::annotate::{Annotated, Value, ValueKind};
use crate::lexicon::rarity;
use crate::link::Linked;
use crate::story::Story;
use crate::syntax::{is_function_word, kin, stem};
use crate::text::{Sentence, TokenKind, fold};

/// A stem, an entity or a value of one story; equal where they are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Term(u32);

/// A content word of a sentence, a linked name, or a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// What it comes to.
    pub(crate) term: Term,
    /// Positions of its tokens in the article's layout; several for a name or a value.
    pub(crate) tokens: Range<usize>,
    /// How much it tells: rarer in the news at large and in this story is more.
    pub(crate) weight: f64,
    /// What it is made of.
    pub(crate) kind: WordKind,
}

/// What a [`Word`] is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// An ordinary word.
    Plain,
    /// A word with a capital, linked or not.
    Name,
    /// A number, day, score or the like: weighs nothing unless both sides have it.
    Value,
}

/// The sentences of one story as content words.
#[derive(Debug)]
pub(crate) struct Wording {
    /// By position in the story's list of articles, then by sentence.
    sentences: Vec<Vec<Vec<Word>>>,
    /// How rare each term is in the news at large, whatever the story.
    rarities: Vec<f64>,
}

/// A name never seen tells no more than one seen in thirty sentences: beyond this, rarity is chance.
const MOST_RARITY: f64 = 9.5;

/// What is not rarer than this, once in some fifty sentences, tells nothing of what an article is about.
const COMMON_RARITY: f64 = 4.0;

/// The share of a word's weight that is kept though every sentence of the story holds it.
const LEAST_SHARE: f64 = 0.4;

impl Wording {
    /// Reads the sentences of a story; forms of one word are one term.
    pub(crate) fn of(articles: &[Annotated], story: &Story, linked: &Linked) -> Self {
        Self::read(articles, story, Reader::new(story, linked))
    }

    /// Reads the sentences of a story; words of one root or meaning are one term, too.
    pub(crate) fn by_kin(articles: &[Annotated], story: &Story, linked: &Linked) -> Self {
        Self::read(articles, story, Reader { by_kin: true, ..Reader::new(story, linked) })
    }

    fn read(articles: &[Annotated], story: &Story, mut reader: Reader) -> Self {
        let mut sentences: Vec<Vec<Vec<Word>>> =
            story.articles.iter().enumerate().map(|(position, index)| reader.article(&articles[index.0], position)).collect();
        let weights = reader.weights(&sentences);
        for word in sentences.iter_mut().flatten().flatten() {
            word.weight = weights[word.term.0 as usize];
        }
        Self { sentences, rarities: reader.rarities }
    }

    /// What an article is about: its terms, values aside, with weights whose squares sum to 1; by term.
    ///
    /// `article` is the position in the story's list. A word counts the more the oftener it stands there and the rarer it is in
    /// the news at large; what every second article holds counts nothing.
    pub(crate) fn profile(&self, article: usize) -> Vec<(Term, f64)> {
        let mut told: Vec<Term> = self.sentences[article].iter().flatten().filter(|word| word.kind != WordKind::Value).map(|word| word.term).collect();
        told.sort_unstable();
        let weigh = |run: &[Term]| (run[0], (1.0 + (run.len() as f64).ln()) * (self.rarities[run[0].0 as usize] - COMMON_RARITY).max(0.0));
        let mut profile: Vec<(Term, f64)> = told.chunk_by(|a, b| a == b).map(weigh).filter(|&(_, weight)| weight > 0.0).collect();
        let length = profile.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        for (_, weight) in &mut profile {
            *weight /= length;
        }
        profile
    }

    /// The words of a sentence, by position in the story's list of articles and in the article's layout; in order of place.
    pub(crate) fn sentence(&self, article: usize, sentence: usize) -> &[Word] {
        &self.sentences[article][sentence]
    }
}

/// Those of a sentence's words that lie wholly inside a range of tokens.
pub(crate) fn within(words: &[Word], tokens: Range<usize>) -> &[Word] {
    let start = words.partition_point(|word| word.tokens.start < tokens.start);
    let end = words.partition_point(|word| word.tokens.end <= tokens.end);
    &words[start..end.max(start)]
}

/// How alike two stretches are, in `0.0..=1.0`: twice the weight they share over the weight of both. Symmetric.
///
/// A term counts once however often it stands there; a value that only one side has counts nothing. Costs O(n log n).
pub(crate) fn similarity(a: &[Word], b: &[Word]) -> f64 {
    let (a, b) = (distinct(a), distinct(b));
    let (mut shared, mut all) = (0.0, 0.0);
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let order = match (a.get(i), b.get(j)) {
            (Some(left), Some(right)) => left.term.cmp(&right.term),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        if order.is_eq() {
            shared += 2.0 * a[i].weight;
            all += 2.0 * a[i].weight;
        } else {
            let alone = if order.is_lt() { a[i] } else { b[j] };
            all += if alone.kind == WordKind::Value { 0.0 } else { alone.weight };
        }
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    if all > 0.0 { shared / all } else { 0.0 }
}

/// One word of each term, by term.
pub(crate) fn distinct(words: &[Word]) -> Vec<&Word> {
    let mut terms: Vec<&Word> = words.iter().collect();
    terms.sort_unstable_by_key(|word| word.term);
    terms.dedup_by_key(|word| word.term);
    terms
}

/// What a term is made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Source {
    /// Position in the story's entities.
    Entity(usize),
    Stem(String),
    /// Kind and normal form, or the digits as they stand.
    Value(Option<ValueKind>, String),
}

/// Reads articles word by word and numbers what it meets.
struct Reader {
    terms: HashMap<Source, Term>,
    /// By term.
    rarities: Vec<f64>,
    /// For each article of the story: first byte, byte after the last, entity; by place.
    names: Vec<Vec<(usize, usize, usize)>>,
    /// Names of one word, folded, to their entity; `None` where several entities share it.
    aliases: HashMap<String, Option<usize>>,
    /// Whether words of one root or meaning are one term.
    by_kin: bool,
    /// By folded word.
    forms: HashMap<String, Form>,
}

/// What a folded word comes to.
#[derive(Debug, Clone)]
struct Form {
    stem: String,
    rarity: f64,
}

impl Reader {
    fn new(story: &Story, linked: &Linked) -> Self {
        let mut names = vec![Vec::new(); story.articles.len()];
        let mut aliases: HashMap<String, Option<usize>> = HashMap::new();
        for (position, entity) in linked.entities.iter().enumerate() {
            for mention in &entity.mentions {
                if let Ok(article) = story.articles.binary_search(&mention.article) {
                    names[article].push((mention.span.start(), mention.span.end(), position));
                }
            }
            for alias in entity.variants.iter().map(|variant| fold(&variant.text)).filter(|alias| !alias.contains(' ')) {
                aliases.entry(alias).and_modify(|known| *known = known.filter(|&other| other == position)).or_insert(Some(position));
            }
        }
        for places in &mut names {
            places.sort_unstable();
        }
        Self { terms: HashMap::new(), rarities: Vec::new(), names, aliases, by_kin: false, forms: HashMap::new() }
    }

    /// The words of every sentence of an article, their weights still missing.
    fn article(&mut self, annotated: &Annotated, position: usize) -> Vec<Vec<Word>> {
        annotated.layout.sentences.iter().map(|sentence| self.sentence(annotated, position, sentence)).collect()
    }

    fn sentence(&mut self, annotated: &Annotated, position: usize, sentence: &Sentence) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let start = at;
            at += 1;
            let span = annotated.layout.tokens[start].span;
            if let Some((end, entity)) = self.entity_from(position, span.start()) {
                let more = annotated.layout.tokens[at..sentence.tokens.end].iter().take_while(|token| token.span.end() <= end).count();
                at += more;
                let mut rarest = 0.0_f64;
                for token in annotated.layout.tokens[start..at].iter().filter(|token| token.kind == TokenKind::Word) {
                    rarest = rarest.max(self.form(&fold(token.span.of(&annotated.article.text))).rarity);
                }
                let term = self.term(Source::Entity(entity), rarest);
                words.push(Word { term, tokens: start..at, weight: 0.0, kind: WordKind::Name });
            } else if let Some(word) = self.token(annotated, start) {
                match words.last_mut() {
                    // The tokens of one value are one word.
                    Some(last) if last.kind == WordKind::Value && word.kind == WordKind::Value && last.term == word.term => last.tokens.end = at,
                    _ => words.push(word),
                }
            }
        }
        words
    }

    /// The entity whose name holds the byte `start`, and where that name ends.
    fn entity_from(&self, position: usize, start: usize) -> Option<(usize, usize)> {
        let places = &self.names[position];
        let (_, end, entity) = *places[..places.partition_point(|&(first, ..)| first <= start)].last()?;
        (start < end).then_some((end, entity))
    }

    /// A token as a word, `None` if it carries no content.
    fn token(&mut self, annotated: &Annotated, at: usize) -> Option<Word> {
        let token = annotated.layout.tokens[at];
        let text = token.span.of(&annotated.article.text);
        let tokens = at..at + 1;
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Handle) || is_part_of_name(annotated, at) {
            return None;
        }
        let folded = fold(text);
        let value = value_at(annotated, token.span.start()).map(|position| &annotated.values[position]);
        if let Some(value) = value.filter(|value| !is_unit(value, &folded)) {
            let term = self.term(Source::Value(Some(value.kind), value.normalized.clone()), telling(&value.normalized));
            return Some(Word { term, tokens, weight: 0.0, kind: WordKind::Value });
        }
        if token.kind == TokenKind::Number {
            let weight = telling(&folded);
            let term = self.term(Source::Value(None, folded), weight);
            return Some(Word { term, tokens, weight: 0.0, kind: WordKind::Value });
        }
        if is_function_word(&folded) || folded.is_empty() {
            return None;
        }
        let is_capital = text.starts_with(char::is_uppercase);
        let kind = if is_capital { WordKind::Name } else { WordKind::Plain };
        let entity = self.aliases.get(&folded).copied().flatten().filter(|_| is_capital);
        let form = match designation(annotated, at) {
            Some(whole) => self.form(&fold(whole)),
            None => self.form(&folded),
        };
        let term = match entity {
            Some(entity) => self.term(Source::Entity(entity), form.rarity),
            None => self.term(Source::Stem(form.stem), form.rarity),
        };
        Some(Word { term, tokens, weight: 0.0, kind })
    }

    /// What a folded word comes to; looked up once a story.
    fn form(&mut self, folded: &str) -> Form {
        if let Some(known) = self.forms.get(folded) {
            return known.clone();
        }
        let stem = stem(folded);
        let rarity = rarity(&stem);
        let form = Form { stem: if self.by_kin { kin(&stem).to_owned() } else { stem }, rarity };
        self.forms.insert(folded.to_owned(), form.clone());
        form
    }

    /// The term made from `source`, which is as rare as the rarest way it is written.
    fn term(&mut self, source: Source, rarity: f64) -> Term {
        let next = Term(u32::try_from(self.rarities.len()).expect("a story has fewer words than 2^32"));
        let term = *self.terms.entry(source).or_insert(next);
        if term == next {
            self.rarities.push(0.0);
        }
        let known = &mut self.rarities[term.0 as usize];
        *known = known.max(rarity.min(MOST_RARITY));
        term
    }

    /// Weight by term: its rarity in the news, less where much of the story holds it.
    fn weights(&self, sentences: &[Vec<Vec<Word>>]) -> Vec<f64> {
        let mut counts = vec![0_usize; self.rarities.len()];
        let mut all = 0;
        for sentence in sentences.iter().flatten() {
            all += 1;
            for word in distinct(sentence) {
                counts[word.term.0 as usize] += 1;
            }
        }
        let most = f64::from(all + 1).ln();
        let share = |count: usize| (1.0 + f64::from(all) / count.max(1) as f64).ln() / most;
        let weigh = |(rarity, &count): (&f64, &usize)| rarity * (LEAST_SHARE + (1.0 - LEAST_SHARE) * share(count));
        self.rarities.iter().zip(&counts).map(weigh).collect()
    }
}

/// Whether a number only ends a name: "Covid-19", "F-35".
fn is_part_of_name(annotated: &Annotated, at: usize) -> bool {
    let [.., name, hyphen, number] = &annotated.layout.tokens[..=at] else { return false };
    let touch = name.span.end() == hyphen.span.start() && hyphen.span.end() == number.span.start();
    let text = &annotated.article.text;
    touch
        && number.kind == TokenKind::Number
        && name.kind == TokenKind::Word
        && hyphen.span.of(text) == "-"
        && name.span.of(text).starts_with(char::is_uppercase)
}

/// A name of so few letters that it tells nothing without its number, with it: "F-35".
fn designation(annotated: &Annotated, at: usize) -> Option<&str> {
    let (name, number) = (annotated.layout.tokens[at].span, annotated.layout.tokens.get(at + 2)?.span);
    let is_short = name.len() <= MOST_LETTERS && is_part_of_name(annotated, at + 2);
    is_short.then(|| name.join(number).of(&annotated.article.text))
}

/// "Covid" is a name without its number, two or three letters hardly are.
const MOST_LETTERS: usize = 3;

/// How much a value tells where both sides have it: two say "three" of different things, but hardly "53.8".
fn telling(normalized: &str) -> f64 {
    let digits: String = normalized.chars().filter(char::is_ascii_digit).collect();
    let is_round = digits.trim_matches('0').len() < 2;
    match digits.len() {
        0 | 1 => 3.0,
        2 => 5.0,
        _ if is_round => 5.0,
        _ => 8.0,
    }
}

/// Position of the value that holds the byte `at` in the article's list.
pub(crate) fn value_at(annotated: &Annotated, at: usize) -> Option<usize> {
    let before = annotated.values.partition_point(|value| value.span.start() <= at).checked_sub(1)?;
    (at < annotated.values[before].span.end()).then_some(before)
}

/// Whether a word of a value's phrase tells what is measured, not how much.
fn is_unit(value: &Value, folded: &str) -> bool {
    let unit = value.unit.as_deref().unwrap_or(match value.kind {
        ValueKind::Group => "group",
        _ => "",
    });
    !unit.is_empty() && unit.split(' ').any(|word| stem(word) == stem(folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Kind, annotate};
    use crate::article::{Article, ArticleIndex, Locus, Span};
    use crate::link::Entity;

    fn wording(texts: &[&str]) -> Wording {
        let articles: Vec<Annotated> = texts.iter().map(|text| annotate(Article { text: (*text).into(), ..Article::default() })).collect();
        let story = Story { id: "s".into(), articles: (0..texts.len()).map(ArticleIndex).collect(), is_given: true };
        Wording::of(&articles, &story, &Linked::default())
    }

    fn between(a: &str, b: &str) -> f64 {
        let wording = wording(&[a, b]);
        similarity(wording.sentence(0, 0), wording.sentence(1, 0))
    }

    #[test]
    fn the_same_words_in_another_order_are_alike() {
        assert!((between("The ferry hit the quay at Harn.", "At Harn a ferry was hitting the quays.") - 1.0).abs() < 1e-9);
        assert!(between("The ferry hit the quay at Harn.", "Schools stay shut on both islands.") < 1e-9);
    }

    #[test]
    fn a_number_that_differs_does_not_part_two_sentences_and_one_that_agrees_joins_them() {
        let differing = between("The ferry carried 412 passengers.", "Some 398 passengers were on the boat.");
        let without = between("The ferry carried passengers.", "Some passengers were on the boat.");
        let agreeing = between("The ferry carried 412 passengers.", "Some 412 passengers were on the boat.");
        assert!((differing - without).abs() < 1e-9);
        assert!(agreeing > without);
    }

    #[test]
    fn a_letter_is_one_name_with_its_number() {
        assert!(between("A grey F-35 flew off.", "Norland wants F-16 pilots.") < 1e-9);
        assert!(between("A grey F-35 flew off.", "Norland wants F-35 pilots.") > 0.1);
        assert!(between("Doctors watched Covid-19.", "Covid spread.") > 0.1);
    }

    #[test]
    fn a_word_that_every_sentence_holds_still_weighs() {
        assert!(between("Harn flooded.", "Harn rejoiced.") > 0.1);
    }

    #[test]
    fn a_linked_name_is_the_same_however_it_is_spelled() {
        let texts = ["Ida Holm resigned.", "Mayor Holme resigned."];
        let articles: Vec<Annotated> = texts.iter().map(|text| annotate(Article { text: (*text).into(), ..Article::default() })).collect();
        let story = Story { id: "s".into(), articles: vec![ArticleIndex(0), ArticleIndex(1)], is_given: true };
        let locus = |article: usize, start: usize, end: usize| Locus { article: ArticleIndex(article), span: Span::new(start, end) };
        let mentions = vec![locus(0, 0, 8), locus(1, 6, 11)];
        let holm = Entity { id: "e".into(), kind: Kind::Person, name: "Ida Holm".into(), variants: Vec::new(), mentions, gazetteer: None };
        let wording = Wording::of(&articles, &story, &Linked::new(vec![holm], Vec::new()));
        assert_eq!(wording.sentence(0, 0)[0].term, wording.sentence(1, 0)[1].term);
        assert_eq!(wording.sentence(0, 0)[0].tokens, 0..2);
    }

    #[test]
    fn only_words_inside_a_stretch_are_compared() {
        let wording = wording(&["The ferry hit the quay at Harn."]);
        assert_eq!(within(wording.sentence(0, 0), 0..3).len(), 2);
        assert!(within(wording.sentence(0, 0), 9..12).is_empty());
    }
}
