//! One article says that something is so, another that it is not: the same verb with the same subject and object, or of what happens to
//! somebody once with the same person, one of them behind "not".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::who::{Directory, Who, last_person};
use super::{Conflict, ConflictKind, Level, Side};
use crate::annotate::Annotated;
use crate::annotate::claim::word::{Word, is_auxiliary, is_verb, words};
use crate::annotate::value::is_calendar;
use crate::article::{ArticleIndex, Locus};
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

/// How far before a verb they may stand, in words.
const TURN_REACH: usize = 8;

/// Verbs that say of what follows that it is not so.
const DENIALS: &[&str] = &["denied", "denies", "denying"];

/// How far before a verb they may stand, in words.
const DENIAL_REACH: usize = 6;

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
    /// Whose fate it is, and what to call them.
    of_whom: Option<(Who, String)>,
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
        let reader = Reader { annotated: &articles[index.0], article: position, index, directory };
        reader.read(&mut verbs);
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
            found.extend(best.map(|(alike, deed)| (alike, conflict(articles, verb, deed, denied))));
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
    shared_person(affirmed, denied).is_some() && !may_be_later
}

/// What to call the one person whose fate two deeds are.
fn shared_person<'a>(a: &'a Deed, b: &Deed) -> Option<&'a str> {
    let (who, name) = a.of_whom.as_ref()?;
    b.of_whom.as_ref().is_some_and(|(other, _)| other == who).then_some(name)
}

/// Whether subject and object of two deeds meet.
fn is_same(a: &Deed, b: &Deed) -> bool {
    let objects = !a.object.is_disjoint(&b.object) || a.is_passive && b.is_passive && (a.object.is_empty() || b.object.is_empty());
    a.shared(b).next().is_some() && objects
}

/// Reads the deeds of one article.
struct Reader<'a> {
    annotated: &'a Annotated,
    article: usize,
    index: ArticleIndex,
    directory: &'a Directory<'a>,
}

impl Reader<'_> {
    /// Adds the deeds by verb stem.
    fn read(&self, verbs: &mut BTreeMap<String, Vec<Deed>>) {
        let layout = &self.annotated.layout;
        for (position, sentence) in layout.sentences.iter().enumerate().filter(|(_, sentence)| layout.block_of(sentence).repeats.is_none()) {
            let words = words(&self.annotated.article.text, layout, &self.annotated.mentions, sentence);
            // A question and a condition say nothing.
            if words.last().is_some_and(|word| word.text == "?") || words.iter().any(|word| matches!(word.folded.as_str(), "if" | "whether" | "unless")) {
                continue;
            }
            for at in (0..words.len()).filter(|&at| words[at].is_content() && is_verb(&words, at)) {
                if let Some(deed) = self.deed(position, &words, at) {
                    verbs.entry(affirmative(&words[at].stem).0.to_owned()).or_default().push(deed);
                }
            }
        }
    }

    /// What a verb tells; `None` if that is neither said to be so nor denied.
    fn deed(&self, sentence: usize, words: &[Word<'_>], verb: usize) -> Option<Deed> {
        let told = told(words, verb)?;
        let start = told.start;
        let before = &words[start.saturating_sub(TURN_REACH)..start];
        // "No longer", "in no way": denied in words of its own.
        if before.iter().any(|word| TURNS.contains(&word.folded.as_str())) {
            return None;
        }
        // "Denied that she had ...": what is denied.
        let is_behind_denial = is_behind_denial(words, start);
        let is_denied = told.is_denied || is_behind_denial;
        if told.is_open && !is_denied || told.is_denied && is_behind_denial {
            return None;
        }
        let (subject, object) = (subject(words, start), content(words, verb + 1..words.len()));
        let end = object.last().copied().unwrap_or(verb);
        let first = self.annotated.layout.sentences[sentence].tokens.start;
        // "Not charged with the theft" may be charged with something else.
        let is_narrow = words.get(verb + 1).is_some_and(|next| matches!(next.folded.as_str(), "with" | "in" | "over" | "for" | "of" | "by" | "under"));
        let has_fate = told.is_passive && !is_behind_denial && !(is_denied && is_narrow) && FATES.contains(&words[verb].folded.as_str());
        Some(Deed {
            article: self.article,
            index: self.index,
            sentence,
            locus: Locus { article: self.index, span: words[start].span.join(words[end].span) },
            tokens: first + subject.last().copied().unwrap_or(start)..first + end + 1,
            is_denied: is_denied != affirmative(&words[verb].stem).1,
            is_behind_denial,
            is_passive: told.is_passive,
            of_whom: if has_fate { self.whose(sentence, &words[..start]) } else { None },
            subject: subject.iter().rev().map(|&at| (words[at].stem.clone(), words[at].text.to_owned())).collect(),
            object: object.iter().map(|&at| words[at].stem.clone()).collect(),
            verb: words[verb].folded.clone(),
        })
    }

    /// Whom a verb tells of: the last person before it in its sentence, else whom a pronoun before it stands for.
    fn whose(&self, sentence: usize, before: &[Word<'_>]) -> Option<(Who, String)> {
        let pronoun = || before.iter().rev().find_map(|word| self.directory.stands_for(self.annotated, self.index, sentence, &word.folded));
        let person = last_person(self.annotated, before).or_else(pronoun)?;
        Some((self.directory.who(self.annotated, self.index, person), self.directory.name(self.annotated, self.index, person)))
    }
}

/// Whether a verb of denying stands before a verb with no mark between: "denied that she had sold", "denies selling".
fn is_behind_denial(words: &[Word<'_>], start: usize) -> bool {
    let mut before = (start.saturating_sub(DENIAL_REACH)..start).rev().take_while(|&at| !words[at].folded.is_empty());
    before.any(|at| DENIALS.contains(&words[at].folded.as_str()))
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
        let negates = words[at].is_not();
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
        told.is_passive |= matches!(word, "be" | "been" | "was" | "were" | "is" | "are");
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

/// A finding of two deeds. Its id is made of stems, for one article writes "agrees" and another "has agreed".
fn conflict(articles: &[Annotated], verb: &str, affirmed: &Deed, denied: &Deed) -> Conflict {
    let side = |deed: &Deed, normalized: &str| Side::once(articles, deed.locus, deed.sentence, normalized);
    let (subject, about, reason) = if let Some(name) = shared_person(affirmed, denied) {
        (name.to_owned(), name.to_owned(), format!("{} here, not there: both tell of the same person", affirmed.verb))
    } else {
        let words = affirmed.shared(denied).map(|(_, written)| written.as_str()).collect::<Vec<_>>().join(" ");
        let stems: BTreeSet<&str> = affirmed.shared(denied).map(|(stem, _)| stem.as_str()).collect();
        let stems = stems.into_iter().collect::<Vec<_>>().join(" ");
        (words, stems, "the same verb with the same subject and object, one of them denied".to_owned())
    };
    let id = key("k", [ConflictKind::Polarity.name(), &fold_words(&about), verb, "no", "yes"]);
    let values = vec![side(affirmed, "yes"), side(denied, "no")];
    Conflict { id, ..Conflict::new(ConflictKind::Polarity, Level::Possible, subject, &affirmed.verb, reason, values) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::tests::{conflicts, dated, seen};

    #[test]
    fn somebody_was_arrested_or_was_not() {
        let arrested = "The ferry Marigold sank off Harn. Its captain, Rolf Brandt, was arrested on the quay.";
        let free = "The ferry Marigold sank off Harn. Captain Rolf Brandt was heard by detectives but has not been arrested.";
        let kinds = |found: Vec<Conflict>| found.into_iter().map(|conflict| (conflict.kind, conflict.subject)).collect::<Vec<_>>();
        assert_eq!(kinds(conflicts(&[arrested, free])), [(ConflictKind::Polarity, "Rolf Brandt".to_owned())]);
        assert_eq!(kinds(dated(&[("2031-05-08", arrested), ("2031-05-06", free)])), []);
        let narrow = "The ferry Marigold sank off Harn. Captain Rolf Brandt has not been arrested for theft.";
        assert_eq!(kinds(conflicts(&[arrested, narrow])), []);
    }

    #[test]
    fn somebody_who_is_called_like_a_country_is_no_country() {
        let found = conflicts(&[
            "The ferry Marigold sank off Harn. Its captain, Mia Jordan, was arrested on the quay.",
            "The ferry Marigold sank off Harn. Captain Mia Jordan was heard by detectives. Mr Jordan has not been arrested.",
        ]);
        assert_eq!(found.iter().map(|conflict| conflict.subject.as_str()).collect::<Vec<_>>(), ["Mia Jordan"], "{found:?}");
    }

    #[test]
    fn what_a_council_voted_to_approve_it_did_not_reject() {
        let found = conflicts(&[
            "The council of Velden voted 9-6 on Tuesday night to approve a football stadium.",
            "The council of Velden on Tuesday rejected plans for a 180-million-euro football stadium.",
        ]);
        let polarity = found.iter().find(|conflict| conflict.kind == ConflictKind::Polarity).expect("the two votes");
        assert_eq!(polarity.subject, "council Velden");
    }

    #[test]
    fn what_one_article_affirms_and_another_denies_is_possible() {
        let found = conflicts(&[
            "The county council has agreed to staff the reading room at Harn.",
            "The county council has not agreed to staff the reading room at Harn.",
        ]);
        assert_eq!(seen(&found).len(), 1);
        assert_eq!((found[0].kind, found[0].level), (ConflictKind::Polarity, Level::Possible));
        // Words as they are written, not their stems.
        assert_eq!((found[0].subject.as_str(), found[0].attribute.as_str()), ("county council", "agreed"));
    }

    #[test]
    fn not_only_affirms() {
        let texts = ["The county council staffed the reading room at Harn.", "The county council not only staffed the reading room at Harn, it painted it."];
        assert_eq!(seen(&conflicts(&texts)), []);
    }

    #[test]
    fn deeds_are_set_side_by_side_not_their_sentences() {
        let found = conflicts(&[
            "Arson has been ruled out, Ida Holm said.",
            "The chief of the fire brigade at Harn told reporters on Monday that arson could not be ruled out, as two cans of petrol were missing.",
        ]);
        assert_eq!(found.iter().map(|conflict| (conflict.kind, conflict.level)).collect::<Vec<_>>(), [(ConflictKind::Polarity, Level::Possible)]);
    }

    #[test]
    fn who_approves_does_not_reject() {
        let found = conflicts(&["The county council approved the new reading room at Harn.", "The county council rejected the new reading room at Harn."]);
        assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Polarity]);
    }
}
