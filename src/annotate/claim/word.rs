//! The words of one sentence as claims need them: folded, stemmed, weighed, and what part they may play.

use std::sync::LazyLock;

use crate::annotate::Mention;
use crate::article::Span;
use crate::lexicon::WordMap;
use crate::syntax::{is_function_word, stem};
use crate::text::{Layout, Sentence, TokenKind, fold};

/// A token of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Word<'a> {
    /// Where it stands in the article.
    pub(crate) span: Span,
    /// As written.
    pub(crate) text: &'a str,
    /// In its normal form; empty for a mark.
    pub(crate) folded: String,
    /// Stem of a word that carries content; empty for all others.
    pub(crate) stem: String,
    /// Position of the mention it belongs to in the article's list.
    pub(crate) mention: Option<usize>,
    /// Whether it is a number in digits or words.
    pub(crate) is_number: bool,
}

impl Word<'_> {
    /// Whether it denies what follows: "not", "never", "don't".
    pub(crate) fn is_not(&self) -> bool {
        matches!(self.folded.as_str(), "not" | "never") || self.text.ends_with("n't") || self.text.ends_with("n’t")
    }

    /// Whether it carries content.
    pub(crate) fn is_content(&self) -> bool {
        !self.stem.is_empty()
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The word at `at` in its normal form; empty for a mark and past the end.
pub(crate) fn folded<'w>(words: &'w [Word<'_>], at: usize) -> &'w str {
    words.get(at).map_or("", |word| word.folded.as_str())
}

/// Whether "may" stands at `at` and is no month with its day or year: "May 12".
pub(crate) fn is_may(words: &[Word<'_>], at: usize) -> bool {
    folded(words, at) == "may" && words.get(at + 1).is_none_or(|next| !next.is_number)
}

/// Words that carry little besides grammar in news, beyond the closed classes.
const LIGHT: &[&str] =
    &["mr", "mrs", "ms", "dr", "according", "including", "least", "nearly", "several", "tell", "tells", "reported", "reports", "added", "announced"];

/// Number words; "one" counts as one, as a pronoun it harms nothing.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "dozen",
    "dozens",
    "bn",
    "mn",
];

/// The words of a sentence.
pub(crate) fn words<'a>(text: &'a str, layout: &Layout, mentions: &[Mention], sentence: &Sentence) -> Vec<Word<'a>> {
    let mut next = mentions.partition_point(|mention| mention.span.end() <= sentence.span.start());
    let mut found = Vec::with_capacity(sentence.tokens.len());
    for token in &layout.tokens[sentence.tokens.clone()] {
        while mentions.get(next).is_some_and(|mention| mention.span.end() <= token.span.start()) {
            next += 1;
        }
        let mention = mentions.get(next).filter(|mention| mention.span.overlaps(token.span)).map(|_| next);
        let written = token.span.of(text);
        let folded = if matches!(token.kind, TokenKind::Word | TokenKind::Number) { fold(written) } else { String::new() };
        let is_number =
            token.kind == TokenKind::Number || token.kind == TokenKind::Word && folded.split('-').all(|part| LIGHT_OR_NUMBER.get(part) == Some(Weight::Number));
        let is_content = token.kind == TokenKind::Word
            && !is_number
            && folded.len() > 1
            && !is_function_word(&folded)
            && LIGHT_OR_NUMBER.get(&folded) != Some(Weight::Light);
        let stem = if is_content { stem(folded.trim_end_matches('.')) } else { String::new() };
        found.push(Word { span: token.span, text: written, folded, stem, mention, is_number });
    }
    found
}

/// Past tenses and participles that do not end in "-ed", and present forms that news uses for events, folded.
const VERBS: &str = "ate beat beaten became become began begun bit blew blown bought bore bred broke broken brought built burnt came caught chose chosen \
    clung come cost crept cut dealt died dig drew drawn drank drove driven dug eaten fallen fed fell felt fled flew flown fought found froze frozen \
    gave given gone grew grown heard held hid hidden hit hurt kept knew known laid lain lay led left lent let lost made meant met \
    mistook overthrew overtook paid put quit ran rang rose risen said sang sank sat saw seen sent set shed shook shot shown shut slain slept \
    slew slid sold sought spent spoke spoken sprang spread stole stolen stood struck stuck stung sued sung swam swept swore sworn swung taken took \
    taught threw thrown told tore torn underwent understood upheld went withdrew withdrawn woke won wore worn wound wrote written kill kills \
    beats wins win hits strikes leaves says hold holds costs totals remains remain stand stands reach reaches claims claim employs employ \
    serves serve carries carry includes include rises climbs dies die flee puts lies owns owe owes needs faces face pays pay hurts represents represent comes total amounts amount";

/// Words in "-ing" and "-ed" that are hardly ever verbs.
const NO_VERBS: &[&str] = &[
    "anything",
    "beijing",
    "briefing",
    "building",
    "ceiling",
    "during",
    "evening",
    "everything",
    "feeling",
    "hearing",
    "hundred",
    "king",
    "meeting",
    "morning",
    "nothing",
    "red",
    "according",
    "including",
    "something",
    "spring",
    "string",
    "thing",
    "united",
    "wedding",
    "wing",
    "indeed",
    "bed",
    "need",
    "speed",
    "breed",
    "seed",
    "feed",
    "sacred",
    "following",
    "ring",
    "housing",
    "funding",
    "spending",
    "training",
    "parking",
    "opening",
];

/// Endings of nouns and adjectives that stand behind "to" ("to ordinary flights").
const NO_INFINITIVES: &[&str] =
    &["al", "ary", "ous", "ic", "ive", "ful", "less", "able", "ible", "ity", "tion", "ment", "ness", "er", "or", "s", "y", "ent", "ant", "dom", "ship", "ist"];

static VERB_FORMS: LazyLock<WordMap<()>> = LazyLock::new(|| VERBS.split_whitespace().map(|word| (word, ())).collect());
static NO_VERB_FORMS: LazyLock<WordMap<()>> = LazyLock::new(|| NO_VERBS.iter().map(|word| (*word, ())).collect());
static LIGHT_OR_NUMBER: LazyLock<WordMap<Weight>> = LazyLock::new(|| {
    let light = LIGHT.iter().map(|word| (*word, Weight::Light));
    light.chain(NUMBERS.iter().map(|word| (*word, Weight::Number))).collect()
});

/// Why a word of no closed class carries no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Light,
    Number,
}

/// Whether the word at `at` looks like a verb: by its form, or because "to" or a modal stands before it. No tagger, so nouns in "-ing" pass.
pub(crate) fn is_verb(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.mention.is_some() || word.is_capital() && at > 0 || NO_VERB_FORMS.get(&word.folded).is_some() {
        return false;
    }
    if is_auxiliary(&word.folded) || word.folded.contains('-') {
        return false;
    }
    let form = word.folded.as_str();
    if VERB_FORMS.get(form).is_some() || form.len() > 4 && form.ends_with("ed") {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |at| words[at].folded.as_str());
    if form.len() > 5 && form.ends_with("ing") {
        return !matches!(before, "the" | "a" | "an" | "this" | "of");
    }
    let is_infinitive = matches!(before, "to" | "will" | "would" | "could" | "may" | "might" | "can" | "must" | "should");
    word.is_content() && is_infinitive && !NO_INFINITIVES.iter().any(|ending| form.ends_with(ending))
}

/// Whether a folded word is a form of "be", "have" or "do", or a modal.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "can"
            | "must"
            | "should"
    )
}
