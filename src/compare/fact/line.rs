//! The sentences that can state a fact.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::figure::Figure;
use crate::annotate::claim::Polarity;
use crate::annotate::claim::event::is_people;
use crate::annotate::claim::word::is_auxiliary;
use crate::annotate::value::Qualifier;
use crate::annotate::{Annotated, Value, ValueKind};
use crate::article::{ArticleIndex, Span};
use crate::compare::Conflict;
use crate::compare::align::{Term, Word, WordKind, Wording, value_at, within};
use crate::lexicon::{Forms, forms};
use crate::story::{MOST_HEARD, Story};
use crate::syntax::{is_pronoun, kin, stem};
use crate::text::{BlockKind, Sentence, Token, TokenKind, fold};

/// A sentence as far as facts look at it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The article's position in the run.
    pub(super) article: ArticleIndex,
    /// The article.
    pub(super) annotated: &'a Annotated,
    /// Positions of its tokens in the article's layout.
    pub(super) tokens: Range<usize>,
    /// Its content words.
    pub(super) words: Cow<'a, [Word]>,
    /// For each word, whether no phrase may cover it: the articles differ on it.
    pub(super) barred: Vec<bool>,
    /// For each word, the position of the value in whose phrase it stands.
    pub(super) values: Vec<Option<usize>>,
    /// For each word, what it counts if it is a value that counts something.
    pub(super) units: Vec<Option<String>>,
    /// For each word, its figure if it is an amount that may be told rounded.
    pub(super) figures: Vec<Option<Figure>>,
    /// What is claimed of its values, and the position of the value among the words; sorted.
    pub(super) claims: Vec<(String, usize)>,
    /// What the block it stands in is for.
    pub(super) block: BlockKind,
    /// Position of the first line that reads as this one does, be it of another article.
    pub(super) alike: usize,
    /// Whether it is held against others: of many that read alike the first ones speak for all.
    pub(super) is_heard: bool,
    /// What each of its tokens is to a phrase.
    roles: Vec<Role>,
}

/// What a token is to a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of a clause.
    Inside,
    /// Stands between two clauses.
    Border,
    /// Turns a clause into its opposite.
    Negation,
}

/// Fewer words than this say nothing that could be held against another sentence.
const LEAST_WORDS: usize = 2;

/// More words than this are no sentence but a table or a text without full stops.
const MOST_WORDS: usize = 150;

/// Verbs that are denials themselves: behind a negation ("could not stop crying") they leave nothing denied; sorted.
const PREVENTING: &[&str] = &["avoid", "contain", "help", "hide", "prevent", "resist", "stop", "stopped", "suppress"];

/// Words that begin another clause, or part of one; sorted.
const CONNECTIVES: &[&str] = &[
    "after", "although", "amid", "and", "as", "because", "before", "but", "despite", "if", "or", "since", "so", "that", "though", "unless", "until", "when",
    "where", "whereas", "which", "while", "who", "whom", "whose", "yet",
];

/// Words that turn a clause into its opposite; sorted.
const NEGATIONS: &[&str] = &[
    "cannot",
    "decline",
    "declined",
    "declines",
    "declining",
    "denied",
    "denies",
    "deny",
    "denying",
    "fail",
    "failed",
    "failing",
    "fails",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "refuse",
    "refused",
    "refuses",
    "refusing",
    "reject",
    "rejected",
    "rejecting",
    "rejects",
    "unable",
    "without",
];

/// Words that tell who says something, and nothing of what is said; sorted.
const REPORTING: &[&str] = &[
    "according",
    "added",
    "announced",
    "announcement",
    "asked",
    "briefing",
    "comment",
    "comments",
    "conference",
    "explained",
    "filing",
    "filings",
    "interview",
    "interviewed",
    "journalists",
    "news",
    "quoted",
    "remarks",
    "reported",
    "reporters",
    "reports",
    "speaking",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "statement",
    "statements",
    "tweeted",
    "wrote",
];

impl<'a> Line<'a> {
    /// A sentence; no phrase may cover what lies in `disputed`, which is sorted and free of overlaps.
    fn new(article: ArticleIndex, annotated: &'a Annotated, sentence: &Sentence, words: &'a [Word], disputed: &[Span]) -> Self {
        let tokens = sentence.tokens.clone();
        let block = annotated.layout.block_of(sentence).kind;
        let all = &annotated.layout.tokens;
        let roles = roles(&all[tokens.clone()], &annotated.article.text);
        let is_disputed = |word: &Word| {
            let place = all[word.tokens.start].span.join(all[word.tokens.end - 1].span);
            let before = disputed.partition_point(|span| span.start() < place.end());
            disputed[..before].last().is_some_and(|span| span.overlaps(place))
        };
        let barred = words.iter().map(is_disputed).collect();
        let values = words.iter().map(|word| value_at(annotated, all[word.tokens.start].span.start())).collect();
        let units: Vec<Option<String>> = words.iter().map(|word| unit(annotated, word)).collect();
        let figure = |(word, counted): (&Word, &Option<String>)| {
            let at = value_at(annotated, all[word.tokens.start].span.start()).filter(|_| word.kind == WordKind::Value)?;
            Figure::of(&annotated.values[at], counted.clone())
        };
        let figures = words.iter().zip(&units).map(figure).collect();
        Self {
            article,
            annotated,
            tokens,
            words: Cow::Borrowed(words),
            barred,
            values,
            units,
            figures,
            claims: claims(annotated, words),
            block,
            alike: 0,
            is_heard: true,
            roles,
        }
    }

    /// What a token of the article is to a phrase.
    pub(super) fn role(&self, token: usize) -> Role {
        self.roles[token - self.tokens.start]
    }

    /// A token as it stands, folded.
    pub(super) fn folded(&self, token: usize) -> String {
        fold(self.annotated.layout.tokens[token].span.of(&self.annotated.article.text))
    }

    /// The place of some tokens; a value whose figure is among them is taken whole.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let all = &self.annotated.layout.tokens;
        let span = all[tokens.start].span.join(all[tokens.end - 1].span);
        let sentence = all[self.tokens.start].span.join(all[self.tokens.end - 1].span);
        let figures = within(&self.words, tokens.clone()).iter().filter(|word| word.kind == WordKind::Value);
        let values = figures.filter_map(|word| Some(&self.annotated.values[value_at(self.annotated, all[word.tokens.start].span.start())?]));
        values.filter(|value| sentence.contains(value.span)).fold(span, |span, value| span.join(value.span))
    }

    /// The whole sentence.
    pub(super) fn text(&self) -> &'a str {
        let all = &self.annotated.layout.tokens;
        all[self.tokens.start].span.join(all[self.tokens.end - 1].span).of(&self.annotated.article.text)
    }

    /// Whether a word is a day or a length of time: much happens on one Tuesday.
    pub(super) fn is_time(&self, word: &Word) -> bool {
        let at = self.annotated.layout.tokens[word.tokens.start].span.start();
        value_at(self.annotated, at).is_some_and(|value| is_time(self.annotated.values[value].kind))
    }

    /// The value that a word is part of, if it is no ordinary word.
    fn value(&self, word: &Word) -> Option<&'a Value> {
        let at = self.annotated.layout.tokens[word.tokens.start].span.start();
        value_at(self.annotated, at).filter(|_| word.kind == WordKind::Value).map(|value| &self.annotated.values[value])
    }

    /// How many digits a figure has, zeros at its ends aside; 0 for words and times.
    pub(super) fn digits(&self, word: &Word) -> usize {
        let value = self.value(word).filter(|value| !is_time(value.kind));
        value.map_or(0, |value| value.normalized.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').len())
    }

    /// Whether a word is a number that is no time.
    pub(super) fn is_amount(&self, word: &Word) -> bool {
        word.kind == WordKind::Value && !self.is_time(word)
    }

    /// Whether a word is a length of time, which says more than a day does: "jailed for nine years".
    pub(super) fn is_length(&self, word: &Word) -> bool {
        self.value(word).is_some_and(|value| value.kind == ValueKind::Duration)
    }

    /// Whether a figure may be all that two sentences share: "$6 million" is two sums as often as one, and so is 47.
    pub(super) fn tells_alone(&self, word: &Word) -> bool {
        let has_digits = |value: &Value| value.normalized.chars().filter(char::is_ascii_digit).count() >= 3;
        self.digits(word) >= 2 && self.value(word).is_some_and(has_digits)
    }

    /// Whether a number of one digit is only a bound ("at least three"); `None` where its qualifier leaves that open. Of larger ones it is the
    /// same figure, told with more or less care.
    pub(super) fn is_bound(&self, word: &Word) -> Option<bool> {
        match self.value(word).filter(|value| value.normalized.len() == 1)?.qualifier {
            Qualifier::Exact => Some(false),
            Qualifier::AtLeast | Qualifier::AtMost | Qualifier::MoreThan | Qualifier::LessThan => Some(true),
            _ => None,
        }
    }

    /// Whether a phrase says something of what it names: it holds a verb, or a value that is no day.
    pub(super) fn tells(&self, tokens: &Range<usize>) -> bool {
        let has_value = within(&self.words, tokens.clone()).iter().any(|word| self.is_amount(word) || self.is_length(word));
        has_value || tokens.clone().any(|token| self.is_verb(token))
    }

    /// Whether a token is a verb by the dictionary; what can be a noun, too, is one only behind a name, a pronoun, "to" or an auxiliary.
    fn is_verb(&self, token: usize) -> bool {
        let written = self.annotated.layout.tokens[token].span.of(&self.annotated.article.text);
        let folded = fold(written);
        if !written.starts_with(char::is_lowercase) {
            return false;
        }
        let known = forms(&folded);
        let is_led = || {
            let before = self.folded(token - 1);
            let is_name = self.annotated.layout.tokens[token - 1].span.of(&self.annotated.article.text).starts_with(char::is_uppercase);
            is_name || before == "to" || is_auxiliary(&before) || is_pronoun(&before)
        };
        is_auxiliary(&folded)
            || known.can_be(Forms::PAST)
            || known.can_be(Forms::VERBAL) && (!known.can_be(Forms::NOUN) && !known.can_be(Forms::NOUNS) || token > self.tokens.start && is_led())
    }

    /// Whether a word only tells that something is said.
    pub(super) fn is_reporting(&self, word: &Word) -> bool {
        REPORTING.binary_search(&self.folded(word.tokens.start).as_str()).is_ok()
    }
}

/// The sentences of a story that can state a fact, by article and place: no question, and nothing that only repeats an earlier block.
pub(super) fn lines<'a>(articles: &'a [Annotated], story: &Story, wording: &'a Wording, conflicts: &[Conflict]) -> Vec<Line<'a>> {
    let disputed = disputed(conflicts);
    let mut found = Vec::new();
    for (position, &article) in story.articles.iter().enumerate() {
        let annotated = &articles[article.0];
        let disputed = disputed.get(&article).map_or(&[][..], Vec::as_slice);
        for (number, sentence) in annotated.layout.sentences.iter().enumerate() {
            let words = wording.sentence(position, number);
            let content = words.iter().filter(|word| word.kind != WordKind::Value).count();
            let asks = sentence.span.of(&annotated.article.text).trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?');
            let repeats = annotated.layout.block_of(sentence).repeats.is_some();
            if !repeats && !asks && content >= LEAST_WORDS && words.len() <= MOST_WORDS {
                found.push(Line::new(article, annotated, sentence, words, disputed));
            }
        }
    }
    find_alike(&mut found);
    found
}

/// What two lines must have in common to read alike: text, number of tokens, and each word with whether it is disputed.
type Reading<'a> = (&'a str, usize, Vec<(Term, bool)>);

/// Tells for each line the first that reads alike, and of how many it is one.
fn find_alike(lines: &mut [Line<'_>]) {
    let mut known: HashMap<Reading<'_>, (usize, usize)> = HashMap::new();
    for (position, line) in lines.iter_mut().enumerate() {
        let words = line.words.iter().zip(&line.barred).map(|(word, barred)| (word.term, *barred)).collect();
        let (first, count) = known.entry((line.text(), line.tokens.len(), words)).or_insert((position, 0));
        *count += 1;
        line.alike = *first;
        line.is_heard = *count <= MOST_HEARD;
    }
}

/// The places on which the articles differ, by article, sorted and joined where they overlap.
fn disputed(conflicts: &[Conflict]) -> HashMap<ArticleIndex, Vec<Span>> {
    let mut places: Vec<(ArticleIndex, Span)> =
        conflicts.iter().flat_map(|conflict| &conflict.values).flat_map(|side| &side.claims).map(|claim| (claim.locus.article, claim.locus.span)).collect();
    places.sort_unstable();
    let mut found: HashMap<ArticleIndex, Vec<Span>> = HashMap::new();
    for (article, span) in places {
        let joined = found.entry(article).or_default();
        match joined.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    found
}

fn is_time(kind: ValueKind) -> bool {
    matches!(kind, ValueKind::Date | ValueKind::Weekday | ValueKind::Time | ValueKind::Duration)
}

/// What a value counts: the last word of its unit, one for all of the same meaning.
fn unit(annotated: &Annotated, word: &Word) -> Option<String> {
    let at = annotated.layout.tokens[word.tokens.start].span.start();
    let value = &annotated.values[value_at(annotated, at)?];
    let noun = value.unit.as_deref().filter(|_| word.kind == WordKind::Value && value.kind == ValueKind::Number)?.split(' ').next_back()?;
    let folded = fold(noun);
    // "890,000 migrants" and "890,000 people" count the same.
    let counts_people = is_people(&folded) || is_people(&format!("{folded}s"));
    Some(if counts_people { "people".to_owned() } else { kin(&stem(&folded)).to_owned() })
}

fn roles(tokens: &[Token], text: &str) -> Vec<Role> {
    let mut roles: Vec<Role> = tokens.iter().map(|token| role(token, text)).collect();
    for (at, pair) in tokens.windows(2).enumerate() {
        if roles[at] == Role::Negation && PREVENTING.binary_search(&fold(pair[1].span.of(text)).as_str()).is_ok() {
            roles[at] = Role::Inside;
        }
    }
    roles
}

fn role(token: &Token, text: &str) -> Role {
    let written = token.span.of(text);
    if token.kind == TokenKind::Mark {
        let parts = matches!(written, ";" | ":" | "—" | "–" | "\"" | "“" | "”" | "," | "(" | ")" | "…" | "[" | "]");
        return if parts { Role::Border } else { Role::Inside };
    }
    let folded = fold(written);
    if NEGATIONS.binary_search(&folded.as_str()).is_ok() || folded.ends_with("nt") && written.contains(['\'', '’']) {
        Role::Negation
    } else if CONNECTIVES.binary_search(&folded.as_str()).is_ok() {
        Role::Border
    } else {
        Role::Inside
    }
}

/// What is claimed of the values among the words: property, event, value and limits as one string, where an event is known and nothing is
/// denied or only thought possible.
fn claims(annotated: &Annotated, words: &[Word]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (position, word) in words.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Value) {
        let place = annotated.layout.tokens[word.tokens.start].span;
        let first = annotated.claims.partition_point(|claim| claim.span.end() <= place.start());
        let claim = annotated.claims.get(first).filter(|claim| claim.span.overlaps(place) && claim.polarity == Polarity::Affirmed);
        if let Some((claim, event)) = claim.and_then(|claim| Some((claim, claim.event.as_ref()?))) {
            let mut limits = claim.scope.clone();
            limits.sort_unstable();
            found.push((format!("{}|{event}|{}|{}", claim.attribute, claim.value, limits.join("|")), position));
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(CONNECTIVES.is_sorted() && NEGATIONS.is_sorted() && REPORTING.is_sorted() && PREVENTING.is_sorted());
    }
}
