//! What quotation marks are there for.

use super::QuoteKind;
use super::attribute::Attribution;
use super::clause::Item;
use super::cue::Use;

/// What is known of a quotation when it is labelled.
pub(super) struct Sight<'a> {
    /// The sentence it stands in, the quotation one item of it.
    pub(super) items: &'a [Item<'a>],
    /// Which item it is.
    pub(super) at: usize,
    /// Its cue, if the sentence has one.
    pub(super) attribution: Option<&'a Attribution>,
    /// What stands around it.
    pub(super) frame: Frame,
    /// Whether somebody says something anywhere in the sentence.
    pub(super) is_reporting: bool,
    /// Whether it stands in a heading: capitals and lone words mean nothing there.
    pub(super) is_heading: bool,
    /// The label of the quotation before it in the sentence.
    pub(super) previous: Option<QuoteKind>,
}

/// What stands around a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Words of the article, in the same sentence.
    Words,
    /// Nothing but other quotations and marks.
    Alone,
    /// Nothing: it is its whole paragraph.
    Paragraph,
}

/// Words after which a name follows that somebody or something goes by.
const NAMED: &[&str] = &["nicknamed", "dubbed", "aka", "a.k.a.", "alias", "nickname"];

/// Words after which a title or a term follows.
const ENTITLED: &[&str] = &[
    "titled",
    "entitled",
    "headlined",
    "album",
    "song",
    "single",
    "book",
    "novel",
    "film",
    "movie",
    "show",
    "series",
    "play",
    "episode",
    "anthem",
    "documentary",
    "essay",
    "memoir",
];

/// Words before a thing that has a title: "on “Morning Hour”", "BBC's “Question Hour”".
const BEFORE_TITLES: &[&str] = &["on", "of", "'s", "’s", "in", "the", "to", "from", "his", "her", "their", "its", "a", "via"];

/// Words that hold the next at a distance.
const DISTANCED: &[&str] = &["so-called", "supposed", "self-styled", "self-proclaimed"];

/// A cue at least this near carries its quotation. Measured on `PolNeAR`'s development articles.
const NEAR: i32 = 0;

/// Labels a quotation.
pub(super) fn label(sight: &Sight) -> QuoteKind {
    let shape = Shape::of(inner(sight.items[sight.at].word));
    let before = sight.at.checked_sub(1).map(|at| &sight.items[at]);
    let after = sight.items.get(sight.at + 1);
    if sight.is_heading {
        return if sight.frame != Frame::Words || shape.words > 4 && shape.ends_sentence() { QuoteKind::Direct } else { QuoteKind::Mixed };
    }
    if is_nickname(sight, &shape, before, after) {
        return QuoteKind::Nickname;
    }
    if sight.frame == Frame::Paragraph && shape.is_titlecase && shape.words > 2 {
        return QuoteKind::Title;
    }
    if sight.frame != Frame::Words && (shape.words > 1 || shape.ends_sentence()) {
        return QuoteKind::Direct;
    }
    let is_carried = sight.attribution.is_some_and(|found| found.score >= NEAR && found.subject.is_some() && !found.found.cue.is_weak);
    let introduced = before.is_none_or(|item| item.is(&[",", ":", "—", "–"]) || sight.is_cue(sight.at - 1));
    let is_sentence = shape.starts_capital && (shape.ends_clause() || introduced) && shape.words > 1;
    if is_carried && is_sentence && (introduced || shape.ends_sentence()) {
        return QuoteKind::Direct;
    }
    if is_title(sight, &shape, before) {
        return QuoteKind::Title;
    }
    if shape.words <= 3 && !shape.ends_sentence() && is_distanced(sight, before) {
        return QuoteKind::Scare;
    }
    if is_sentence && shape.words > 3 && shape.ends_clause() { QuoteKind::Direct } else { QuoteKind::Mixed }
}

/// Whether a few words are held at a distance: "the so-called ‘expert’", or nobody in the sentence says anything.
fn is_distanced(sight: &Sight, before: Option<&Item>) -> bool {
    before.is_some_and(|item| item.is(DISTANCED)) || !sight.is_reporting && before.is_some_and(|item| !item.is(&[":"]))
}

impl Sight<'_> {
    fn is_cue(&self, at: usize) -> bool {
        self.attribution.is_some_and(|found| found.found.range().contains(&at))
    }
}

/// The words between the marks.
pub(super) fn inner(quote: &str) -> &str {
    quote.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '`' | '„' | '‚' | '‹' | '›') || c.is_whitespace())
}

/// How the words of a quotation look.
struct Shape {
    words: usize,
    starts_capital: bool,
    /// Every word of weight is capitalised.
    is_titlecase: bool,
    ending: Ending,
}

/// How the words of a quotation end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// In a word.
    Open,
    /// In a comma or a dash.
    Comma,
    /// In a full stop.
    Stop,
    /// In "!" or "?".
    Call,
}

impl Shape {
    fn ends_clause(&self) -> bool {
        self.ending != Ending::Open
    }

    fn ends_sentence(&self) -> bool {
        matches!(self.ending, Ending::Stop | Ending::Call)
    }

    fn of(inner: &str) -> Self {
        // No label looks at more than a dozen words.
        let words: Vec<&str> = inner.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(12).collect();
        let is_small =
            |word: &&str| matches!(*word, "the" | "of" | "a" | "an" | "in" | "and" | "for" | "to" | "on" | "with" | "at" | "from" | "by" | "or" | "vs.");
        let is_capital = |word: &&str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let starts_capital = inner.trim_start_matches(['[', '(', '…', '.', ' ']).starts_with(char::is_uppercase);
        Self {
            words: words.len(),
            starts_capital,
            is_titlecase: starts_capital && words.len() <= 8 && words.iter().all(|word| is_capital(word) || is_small(word)),
            ending: match inner.chars().next_back() {
                Some('!' | '?') => Ending::Call,
                Some('.' | '…') => Ending::Stop,
                Some(',' | '—' | '–') => Ending::Comma,
                _ => Ending::Open,
            },
        }
    }
}

/// "Ernest ‘Books’ Beattie", "known as “Books”", "'Books' as he is known".
fn is_nickname(sight: &Sight, shape: &Shape, before: Option<&Item>, after: Option<&Item>) -> bool {
    if shape.words > 3 || !shape.starts_capital {
        return false;
    }
    let items = sight.items;
    let between_names = before.is_some_and(|item| item.is_capital() && !item.is(&["the"])) && after.is_some_and(Item::is_capital) && !shape.ends_clause();
    let known_as = before.is_some_and(|item| item.is(NAMED))
        || before.is_some_and(|item| item.is(&["as"])) && items[sight.at.saturating_sub(8)..sight.at].iter().any(|item| item.is(&["known"]))
        || sight.at > 1
            && before.is_some_and(|item| item.is(&["him", "her", "them"]))
            && items[sight.at - 2].is(&["call", "called", "calls", "nickname", "nicknamed"])
        || sight.at > 3 && items[sight.at - 3..sight.at].iter().any(|item| item.is(NAMED)) && shape.is_titlecase;
    let as_known = after.is_some_and(|item| item.is(&["as"])) && items.iter().skip(sight.at + 2).take(4).any(|item| item.is(&["known"]));
    between_names && near(sight) || known_as || as_known
}

/// Whether only a space or two part the quotation from its neighbours on either side, which both exist.
fn near(sight: &Sight) -> bool {
    let [before, quote, after] = [sight.at - 1, sight.at, sight.at + 1].map(|at| sight.items[at].span);
    quote.start() <= before.end() + 2 && after.start() <= quote.end() + 2
}

/// Whether it is the title of a work: after "titled" or "song", beside another title, or every word of weight with a capital and no verb of speech before it.
fn is_title(sight: &Sight, shape: &Shape, before: Option<&Item>) -> bool {
    let Some(before) = before else { return false };
    if before.is(ENTITLED) {
        return true;
    }
    // "“Tide” and “Ebb”"
    let joined = before.is(&["and", "or", ",", "&"]) && sight.at > 1 && sight.items[sight.at - 2].is_quote();
    if joined && shape.is_titlecase && sight.previous == Some(QuoteKind::Title) {
        return true;
    }
    if shape.ending == Ending::Call {
        return false;
    }
    let entitled = sight.at > 1 && before.word == "," && sight.items[sight.at - 2].is(ENTITLED);
    let speaks = sight.attribution.is_some_and(|found| found.found.range().end == sight.at);
    let carried = sight.attribution.is_some_and(|found| found.score >= 8 && found.found.cue.use_ == Use::Naming);
    shape.is_titlecase && !speaks && !carried && (entitled || before.is(BEFORE_TITLES) || before.is_capital())
}
