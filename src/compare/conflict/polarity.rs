//! One article says that something is so, another that it is not: the same verb with the same subject and object, or of what happens to
//! somebody once with the same person, one of them behind "not".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::who::{Directory, Who, person};
use super::{Conflict, ConflictKind, Evidence, Level, Side};
use crate::annotate::Annotated;
use crate::annotate::claim::word::{Word, is_auxiliary, is_verb, words};
use crate::annotate::value::is_calendar;
use crate::article::{ArticleIndex, Locus};
use crate::compare::Scope;
use crate::compare::align::{Wording, similarity, within};
use crate::key::key;
use crate::story::Story;
use crate::text::fold_words;

/// Two sentences about one deed share at least this much. Below it, reading unlabelled stories found chance likeness only.
const LEAST_SIMILARITY: f64 = 0.35;
/// Or the words of the two deeds themselves, if their sentences share at least the second.
const LEAST_OF_DEED: f64 = 0.6;
const LEAST_OF_SENTENCE: f64 = 0.15;
/// Sentences with one verb beyond this many are not compared.
const MOST_PER_VERB: usize = 40;
/// How far subject and object reach, in content words.
const REACH: usize = 3;

/// Words before a verb that turn it in other ways than "not" does.
const TURNS: &[&str] = &["no", "nor", "neither", "nobody", "nothing", "none", "without", "not", "only", "never", "longer"];

/// Verbs that say of what follows that it is not so.
const DENIALS: &[&str] = &["denied", "denies", "denying"];

/// Verbs that say of an infinitive that it was not done.
const OMISSIONS: &[&str] = &["refused", "refuses", "refusing", "declined", "declines", "declining", "failed", "fails", "failing"];

/// What happens to a person once in a story, as a rule: who was arrested has been.
const FATES: &[&str] = &[
    "arrested",
    "detained",
    "charged",
    "indicted",
    "convicted",
    "injured",
    "hurt",
    "wounded",
    "harmed",
    "killed",
    "hospitalised",
    "hospitalized",
    "suspended",
    "sacked",
    "fired",
    "dismissed",
    "deported",
    "released",
];

/// Verbs that say of an infinitive that it was done by them: "voted 9-6 to approve".
const RESOLUTIONS: &[&str] = &["voted", "vote", "votes", "agreed", "agrees", "decided", "decides", "chose"];

/// How far before an infinitive such a verb may stand, in words.
const RESOLUTION_REACH: usize = 8;

/// Nouns that stand for what they are about: who rejects plans for a bridge rejects the bridge.
const PLANS: &[&str] = &["plan", "plans", "proposal", "proposals", "bid", "bids", "scheme", "schemes", "motion", "call", "calls", "request", "idea"];

/// A verb that is affirmed or denied.
struct Deed {
    article: usize,
    index: ArticleIndex,
    sentence: usize,
    /// From the auxiliary to the last word of the object that was read.
    locus: Locus,
    /// Tokens of the article from the subject to the object.
    tokens: Range<usize>,
    is_denied: bool,
    /// Whether the article only tells that somebody denies it.
    is_behind_denial: bool,
    is_passive: bool,
    /// Whose fate it is.
    who: Option<Who>,
    /// Stem and wording of each word, in order.
    subject: Vec<(String, String)>,
    object: BTreeSet<String>,
    /// The verb as it is written.
    verb: String,
}

impl Deed {
    /// The words of the subject that the other has as well.
    fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a (String, String)> {
        self.subject.iter().filter(|(stem, _)| other.subject.iter().any(|(known, _)| known == stem))
    }
}

/// Finds deeds of one story that one article affirms and another denies; always `possible`.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, wording: &Wording, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    let mut verbs: BTreeMap<String, Vec<Deed>> = BTreeMap::new();
    for (position, &index) in story.articles.iter().enumerate() {
        read(&articles[index.0], position, index, directory, &mut verbs);
    }
    let mut found = Vec::new();
    for (verb, deeds) in &verbs {
        let deeds = &deeds[..deeds.len().min(MOST_PER_VERB)];
        for denied in deeds.iter().filter(|deed| deed.is_denied) {
            let best = deeds
                .iter()
                .filter(|deed| !deed.is_denied && deed.article != denied.article)
                .filter_map(|deed| Some((likeness(articles, wording, deed, denied)?, deed)))
                .max_by(|x, y| x.0.total_cmp(&y.0).then_with(|| y.1.locus.cmp(&x.1.locus)));
            found.extend(best.map(|(alike, deed)| (alike, conflict(articles, directory, verb, deed, denied))));
        }
    }
    found
}

/// How alike the sentences of two deeds are, the first of which is affirmed; `None` if they are not of one fate, and neither they nor the
/// deeds themselves are alike enough.
fn likeness(articles: &[Annotated], wording: &Wording, a: &Deed, b: &Deed) -> Option<f64> {
    let (x, y) = (wording.sentence(a.article, a.sentence), wording.sentence(b.article, b.sentence));
    let whole = similarity(x, y);
    if is_one_fate(articles, a, b) {
        return Some(whole);
    }
    if !is_same(a, b) {
        return None;
    }
    let of_deeds = || similarity(within(x, a.tokens.clone()), within(y, b.tokens.clone()));
    // What one accuses another of and the other denies is a dispute, however alike.
    let is_alike = whole >= LEAST_SIMILARITY || !b.is_behind_denial && whole >= LEAST_OF_SENTENCE && of_deeds() >= LEAST_OF_DEED;
    is_alike.then_some(whole)
}

/// Whether two deeds happened or did not happen to one person, the denial no earlier than what it denies: who was free may be arrested later.
fn is_one_fate(articles: &[Annotated], affirmed: &Deed, denied: &Deed) -> bool {
    let day = |deed: &Deed| articles[deed.index.0].article.day();
    let may_be_later = matches!((day(affirmed), day(denied)), (Some(told), Some(earlier)) if earlier < told);
    affirmed.who.is_some() && affirmed.who == denied.who && !may_be_later
}

/// Whether subject and object of two deeds meet.
fn is_same(a: &Deed, b: &Deed) -> bool {
    let objects = !a.object.is_disjoint(&b.object) || a.is_passive && b.is_passive && (a.object.is_empty() || b.object.is_empty());
    a.shared(b).next().is_some() && objects
}

/// Adds the deeds of an article by verb stem.
fn read(annotated: &Annotated, article: usize, index: ArticleIndex, directory: &Directory<'_>, verbs: &mut BTreeMap<String, Vec<Deed>>) {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    for (position, sentence) in layout.sentences.iter().enumerate() {
        if layout.blocks[sentence.block].repeats.is_some() {
            continue;
        }
        let words = words(text, layout, &annotated.mentions, sentence);
        // A question and a condition say nothing.
        if words.last().is_some_and(|word| word.text == "?") || words.iter().any(|word| matches!(word.folded.as_str(), "if" | "whether" | "unless")) {
            continue;
        }
        for at in (0..words.len()).filter(|&at| words[at].is_content() && is_verb(&words, at)) {
            let Some(told) = told(&words, at) else { continue };
            let start = told.start;
            let before = &words[start.saturating_sub(8)..start];
            let holds = |list: &[&str]| before.iter().any(|word| list.contains(&word.folded.as_str()));
            // "No longer", "in no way": denied in words of its own.
            if holds(TURNS) {
                continue;
            }
            // "Denied that she had ...": what is denied.
            let is_behind_denial = is_behind_denial(&words, start);
            let is_denied = told.is_denied || is_behind_denial;
            if told.is_open && !is_denied || told.is_denied && is_behind_denial {
                continue;
            }
            let object = content(&words, at + 1..words.len());
            let end = object.last().map_or(at, |&last| last);
            let locus = Locus { article: index, span: words[start].span.join(words[end].span) };
            let subject = subject(&words, start);
            let first = sentence.tokens.start;
            let tokens = first + subject.last().map_or(start, |&at| at)..first + end + 1;
            let (verb, is_opposite) = affirmative(&words[at].stem);
            // "Not charged with the theft" may be charged with something else.
            let is_narrow = words.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "with" | "in" | "over" | "for" | "of" | "by" | "under"));
            let has_fate = told.is_passive && !is_behind_denial && !(is_denied && is_narrow) && FATES.contains(&words[at].folded.as_str());
            let deed = Deed {
                article,
                index,
                sentence: position,
                locus,
                tokens,
                is_denied: is_denied != is_opposite,
                is_behind_denial,
                is_passive: told.is_passive,
                who: if has_fate { whose(annotated, index, directory, position, &words[..start]) } else { None },
                subject: subject.iter().rev().map(|&at| (words[at].stem.clone(), words[at].text.to_owned())).collect(),
                object: object.iter().map(|&at| words[at].stem.clone()).collect(),
                verb: words[at].folded.clone(),
            };
            verbs.entry(verb.to_owned()).or_default().push(deed);
        }
    }
}

/// Whom a verb tells of: the last person before it in its sentence, else whom a pronoun before it stands for.
fn whose(annotated: &Annotated, index: ArticleIndex, directory: &Directory<'_>, sentence: usize, before: &[Word<'_>]) -> Option<Who> {
    let named = before.iter().rev().find_map(|word| person(annotated, word)).map(|mention| directory.who(annotated, index, mention));
    named.or_else(|| before.iter().rev().find_map(|word| directory.stands_for(annotated, index, sentence, &word.folded)).map(|named| named.who))
}

/// Whether a verb of denying stands before a verb with no mark between: "denied that she had sold", "denies selling".
fn is_behind_denial(words: &[Word<'_>], start: usize) -> bool {
    let before = (start.saturating_sub(6)..start).rev().take_while(|&at| !words[at].folded.is_empty());
    before.into_iter().any(|at| DENIALS.contains(&words[at].folded.as_str()))
}

/// Stems of verbs of which the second says that the first is not so.
const OPPOSITES: &[(&str, &[&str])] = &[
    ("approv", &["reject", "veto"]),
    ("accept", &["reject", "declin", "spurn"]),
    ("confirm", &["deni"]),
    ("convict", &["acquit", "clear"]),
    ("support", &["oppos"]),
    ("allow", &["ban", "forbid", "prohibit", "bar"]),
    ("pass", &["fail"]),
    ("win", &["lose", "lost"]),
    ("rais", &["lower"]),
    ("resum", &["suspend", "halt"]),
    ("keep", &["scrap", "drop"]),
    ("grant", &["deni", "refus"]),
    ("uphold", &["overturn"]),
    ("upheld", &["overturn"]),
];

/// The verb under which a stem is kept, and whether it says the opposite of it.
fn affirmative(stem: &str) -> (&str, bool) {
    OPPOSITES.iter().find(|(_, opposites)| opposites.contains(&stem)).map_or((stem, false), |(verb, _)| (verb, true))
}

/// A verb with its auxiliaries.
struct Told {
    /// The first of them.
    start: usize,
    /// Behind "not", or an infinitive behind "refused to".
    is_denied: bool,
    /// Behind a modal or "to": not said to be so.
    is_open: bool,
    /// Behind a form of "be": the subject is what it happens to.
    is_passive: bool,
}

/// Reads the words before a verb; `None` for "not only", which affirms, and for what is wished.
fn told(words: &[Word<'_>], verb: usize) -> Option<Told> {
    let mut told = Told { start: verb, is_denied: false, is_open: false, is_passive: false };
    while told.start > 0 {
        let at = told.start - 1;
        let word = words[at].folded.as_str();
        let negates = matches!(word, "not" | "never") || words[at].text.ends_with("n't") || words[at].text.ends_with("n’t");
        if word == "only" {
            return None;
        }
        if word == "to" {
            let omits = at.checked_sub(1).is_some_and(|before| OMISSIONS.contains(&words[before].folded.as_str()));
            let is_resolved = || words[at.saturating_sub(RESOLUTION_REACH)..at].iter().any(|word| RESOLUTIONS.contains(&word.folded.as_str()));
            told.is_open = omits || !is_resolved();
            told.is_denied |= omits;
            told.start = if omits { at - 1 } else { at };
            return Some(told);
        }
        if !(is_auxiliary(word) || negates || matches!(word, "yet" | "still" | "already" | "also" | "now") || word.ends_with("ly")) {
            break;
        }
        told.is_denied |= negates;
        // What should not or would not be is no matter of fact; what could not be done was not.
        if matches!(word, "may" | "might" | "should" | "would" | "must" | "being") {
            return None;
        }
        told.is_open |= matches!(word, "could" | "will");
        told.is_passive |= matches!(word, "be" | "been" | "was" | "were" | "is" | "are" | "being");
        told.start = at;
    }
    Some(told)
}

/// Whether a word is a mark that ends a clause.
fn is_mark(word: &Word<'_>) -> bool {
    matches!(word.text, "," | ";" | "." | ":" | "—" | "–")
}

/// The first words of a range that say what it is about, up to a mark: no figures, and no plans for it.
fn content(words: &[Word<'_>], range: Range<usize>) -> Vec<usize> {
    let tells =
        |at: usize| words[at].is_content() && !PLANS.contains(&words[at].folded.as_str()) && !words[at].folded.starts_with(|c: char| c.is_ascii_digit());
    range.take_while(|&at| !is_mark(&words[at])).filter(|&at| tells(at)).take(REACH).collect()
}

/// The words before the verb's auxiliaries that say who or what, back to a mark or the clause before: no figures, and no times of day or week.
fn subject(words: &[Word<'_>], start: usize) -> Vec<usize> {
    let is_time = |word: &str| {
        is_calendar(word)
            || matches!(word, "today" | "yesterday" | "night" | "evening" | "morning" | "afternoon" | "week" | "month" | "year")
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let tells = |at: usize| words[at].is_content() && !is_time(&words[at].folded) && !RESOLUTIONS.contains(&words[at].folded.as_str());
    let mut found = Vec::new();
    for at in (0..start).rev().take_while(|&at| !is_mark(&words[at])) {
        // "Denied that he had sold": whom the pronoun stands for is told before.
        if found.len() == REACH || words[at].folded == "that" && !found.is_empty() {
            break;
        }
        if tells(at) {
            found.push(at);
        }
    }
    found
}

fn conflict(articles: &[Annotated], directory: &Directory<'_>, verb: &str, affirmed: &Deed, denied: &Deed) -> Conflict {
    let side = |deed: &Deed, normalized: &str| {
        let value = deed.locus.span.of(&articles[deed.index.0].article.text).to_owned();
        Side { value, normalized: normalized.to_owned(), claims: vec![Evidence { locus: deed.locus, sentence: deed.sentence, attribution: None }] }
    };
    let of_whom = affirmed.who.as_ref().filter(|who| denied.who.as_ref() == Some(who)).map(|who| directory.call(who));
    let (subject, about, reason) = if let Some(name) = of_whom {
        (name.to_owned(), name.to_owned(), format!("{} here, not there: both tell of the same person", affirmed.verb))
    } else {
        let words = affirmed.shared(denied).map(|(_, written)| written.as_str()).collect::<Vec<_>>().join(" ");
        let stems: BTreeSet<&str> = affirmed.shared(denied).map(|(stem, _)| stem.as_str()).collect();
        let stems = stems.into_iter().collect::<Vec<_>>().join(" ");
        (words, stems, "the same verb with the same subject and object, one of them denied".to_owned())
    };
    let id = key("k", [ConflictKind::Polarity.name(), &fold_words(&about), verb, "no", "yes"]);
    let values = vec![side(affirmed, "yes"), side(denied, "no")];
    let scope = Scope::of_places([affirmed.index, denied.index]);
    Conflict { id, kind: ConflictKind::Polarity, level: Level::Possible, scope, confidence: None, subject, attribute: affirmed.verb.clone(), reason, values }
}
