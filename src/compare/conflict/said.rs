//! A claim as conflicts read it: with the words around its value, weighed by the story.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use jiff::civil::Date;

use crate::annotate::claim::frame::{Frame, distance, frame};
use crate::annotate::claim::scope::{FARTHEST, Scope, scope};
use crate::annotate::claim::word::{Word, is_auxiliary, words};
use crate::annotate::{Annotated, Claim, Kind, Mention, Value, ValueKind, quote};
use crate::article::{ArticleIndex, Locus};
use crate::compare::align::{self, Term, WordKind, Wording};
use crate::story::{MOST_HEARD, Story};
use crate::text::{BlockKind, fold_words};

/// A claim with what stands around it. `article` is the position in the story's list.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) article: usize,
    pub(super) index: ArticleIndex,
    pub(super) annotated: &'a Annotated,
    pub(super) claim: &'a Claim,
    pub(super) value: &'a Value,
    pub(super) sentence: usize,
    pub(super) block: BlockKind,
    pub(super) frame: Frame,
    pub(super) scope: Scope,
    /// The sentence's words, shared by its claims.
    pub(super) words: Rc<Vec<Word<'a>>>,
    /// The noun that is counted: its stem and its folded form, both empty without one.
    pub(super) head: String,
    pub(super) head_word: String,
    /// Stem of the noun that a bare figure belongs to, empty without one.
    pub(super) topic: String,
    /// Stem of the nearest verb, empty without one.
    pub(super) verb: String,
    /// Content words and names of the sentence without its values, sorted by term; of a repeated one the nearest.
    pub(super) around: Vec<Around>,
    /// The values of the sentence.
    beside: &'a [Value],
    /// Whether it stands in a headline or the first sentences: there the figures are those of the story's own event.
    pub(super) is_lead: bool,
    /// Whether it stands inside a quotation.
    pub(super) is_quoted: bool,
    /// Position of the first claim of the story that reads as this one does: in the same sentence, be it of another article.
    pub(super) alike: usize,
    /// Whether it is held against others: of many that read alike the first ones speak for all.
    pub(super) is_heard: bool,
}

/// Sentences of an article that are its lead, its headline among them.
const LEAD: usize = 6;

/// A word around a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) term: Term,
    /// What the word tells by itself.
    pub(super) weight: f64,
    /// How many tokens away it stands, from 1.
    pub(super) distance: usize,
    pub(super) in_clause: bool,
    pub(super) is_name: bool,
    /// Whether it names a place or an event: what a count of harm belongs to.
    pub(super) is_scene: bool,
    /// First token, by position in the sentence.
    pub(super) at: usize,
}

impl Around {
    /// Its weight with the distance taken off: half at some eight tokens, and less outside the clause.
    pub(super) fn weight_here(&self) -> f64 {
        let near = self.weight / (1.0 + 0.15 * (self.distance as f64 - 1.0));
        if self.in_clause { near } else { 0.6 * near }
    }
}

impl Said<'_> {
    /// The event family, or else the noun, that claims must share to fill the same slot.
    pub(super) fn slot(&self) -> Option<&str> {
        match self.frame.family {
            Some(family) if self.value.kind == ValueKind::Number => Some(family),
            _ if !self.head.is_empty() => Some(&self.head),
            _ => None,
        }
    }

    /// The other values of the sentence: kind and normal form.
    pub(super) fn peers(&self) -> impl Iterator<Item = (ValueKind, &str)> {
        self.beside.iter().filter(|other| other.span != self.value.span).map(|other| (other.kind, other.normalized.as_str()))
    }

    /// Where its value stands.
    pub(super) fn locus(&self) -> Locus {
        Locus { article: self.index, span: self.value.span }
    }

    /// The names of the sentence.
    pub(super) fn names(&self) -> impl Iterator<Item = Term> + '_ {
        self.around.iter().filter(|around| around.is_name).map(|around| around.term)
    }

    /// A word of the sentence, folded; empty for a mark and beyond the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.folded)
    }

    /// A word or mark of the sentence as written; empty beyond the ends.
    pub(super) fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// Whether "not" stands before its verb: "did not kill 19 people".
    pub(super) fn is_denied(&self) -> bool {
        let Some(verb) = self.frame.verb.filter(|verb| self.frame.clause.contains(verb)) else { return false };
        let is_not = |word: &Word<'_>| word.is_not() || word.folded == "cannot";
        let turns = |word: &&Word<'_>| is_not(word) || is_auxiliary(&word.folded) || word.folded.ends_with("ly") && word.folded != "only";
        self.words[..verb].iter().rev().take_while(turns).any(is_not)
    }

    /// The mention at a word of the sentence.
    pub(super) fn mention(&self, at: usize) -> Option<&Mention> {
        self.words.get(at)?.mention.and_then(|mention| self.annotated.mentions.get(mention))
    }
}

/// Reads the claims of a story, article by article, in order of place. A sentence or block that only repeats an earlier one of its article is left out.
pub(super) fn read<'a>(articles: &'a [Annotated], story: &Story, wording: &Wording) -> Vec<Said<'a>> {
    let mut found = Vec::new();
    for (position, &index) in story.articles.iter().enumerate() {
        read_article(&articles[index.0], position, index, wording, &mut found);
    }
    find_alike(&mut found);
    found
}

/// What two claims must have in common to be the same to every rule of this room: sentence, place in it, value, day, the names
/// as they are linked, who says it, and for a value that may belong to somebody named just before, the sentence before.
type Reading<'a> = (&'a str, usize, &'a str, Option<Date>, Vec<(Term, bool)>, &'a str, Option<&'a str>, (bool, bool, BlockKind));

fn reading<'a>(said: &Said<'a>) -> Reading<'a> {
    let Said { annotated, sentence, value, .. } = *said;
    let sentences = &annotated.layout.sentences;
    let text = |sentence: usize| sentences[sentence].span.of(&annotated.article.text);
    let looks_back = !matches!(value.kind, ValueKind::Number | ValueKind::Money | ValueKind::Percent | ValueKind::Group);
    let before = sentence.checked_sub(1).filter(|_| looks_back).map_or("", text);
    let terms = said.around.iter().map(|around| (around.term, around.is_name)).collect();
    let at = value.span.start() - sentences[sentence].span.start();
    (
        text(sentence),
        at,
        value.normalized.as_str(),
        annotated.article.day(),
        terms,
        before,
        said.claim.attribution.as_deref(),
        (said.is_lead, said.is_quoted, said.block),
    )
}

/// Tells for each claim the first that reads alike, and of how many it is one.
fn find_alike(found: &mut [Said<'_>]) {
    let mut known: HashMap<Reading<'_>, (usize, usize)> = HashMap::new();
    for (position, said) in found.iter_mut().enumerate() {
        let (first, count) = known.entry(reading(said)).or_insert((position, 0));
        *count += 1;
        said.alike = *first;
        said.is_heard = *count <= MOST_HEARD;
    }
}

fn read_article<'a>(annotated: &'a Annotated, article: usize, index: ArticleIndex, wording: &Wording, found: &mut Vec<Said<'a>>) {
    let layout = &annotated.layout;
    let text = &annotated.article.text;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut sentences: HashMap<usize, Option<Rc<Vec<Word<'a>>>>> = HashMap::new();
    for claim in &annotated.claims {
        let Some(value) = claim.of.and_then(|of| annotated.values.get(of)) else { continue };
        let Some(sentence) = layout.sentence_at(value.span.start()) else { continue };
        let block = layout.block_of(&layout.sentences[sentence]);
        let read = sentences.entry(sentence).or_insert_with(|| {
            let span = layout.sentences[sentence].span;
            let is_new = block.repeats.is_none() && seen.insert(fold_words(span.of(text)));
            is_new.then(|| Rc::new(words(text, layout, &annotated.mentions, &layout.sentences[sentence])))
        });
        let Some(words) = read else { continue };
        let Some(frame) = frame(words, value) else { continue };
        let stem_at = |at: Option<usize>| at.map(|at| words[at].stem.clone()).unwrap_or_default();
        let around = around(annotated, words, &frame, wording.sentence(article, sentence), layout.sentences[sentence].tokens.start);
        let span = layout.sentences[sentence].span;
        let first = annotated.values.partition_point(|other| other.span.start() < span.start());
        let after = annotated.values.partition_point(|other| other.span.start() < span.end());
        found.push(Said {
            article,
            index,
            annotated,
            claim,
            value,
            sentence,
            block: block.kind,
            scope: scope(words, &frame),
            words: words.clone(),
            head: stem_at(frame.head),
            head_word: frame.head.map(|at| words[at].folded.clone()).unwrap_or_default(),
            verb: stem_at(frame.verb),
            topic: stem_at(frame.topic),
            is_lead: sentence < LEAD || matches!(block.kind, BlockKind::Headline | BlockKind::Summary),
            around,
            beside: &annotated.values[first..after],
            is_quoted: quote::around(&annotated.quotes, value.span).is_some(),
            alike: found.len(),
            is_heard: true,
            frame,
        });
    }
}

/// Those of some claims, given by position in order, that stand in one article.
pub(super) fn of_article<'p>(said: &[Said<'_>], positions: &'p [usize], article: usize) -> &'p [usize] {
    let start = positions.partition_point(|&position| said[position].article < article);
    let count = positions[start..].partition_point(|&position| said[position].article == article);
    &positions[start..start + count]
}

/// The words around a value, sorted by term.
fn around(annotated: &Annotated, words: &[Word<'_>], frame: &Frame, sentence: &[align::Word], first_token: usize) -> Vec<Around> {
    let mut found: Vec<Around> = sentence
        .iter()
        .filter(|word| word.kind != WordKind::Value)
        .filter_map(|word| {
            let at = word.tokens.start.checked_sub(first_token)?;
            let end = word.tokens.end.checked_sub(first_token)?;
            let covered = words.get(at..end)?;
            if !covered.iter().any(Word::is_content) || at < frame.core.end && frame.core.start < end {
                return None;
            }
            let mention = covered.iter().find_map(|word| word.mention).and_then(|mention| annotated.mentions.get(mention));
            let is_scene = mention.is_some_and(|mention| matches!(mention.kind, Kind::Place | Kind::Event));
            let near = distance(&frame.core, at).min(distance(&frame.core, end - 1));
            (near <= FARTHEST).then_some(Around {
                term: word.term,
                weight: word.weight,
                distance: near,
                in_clause: frame.clause.contains(&at),
                is_name: mention.is_some(),
                is_scene,
                at,
            })
        })
        .collect();
    found.sort_by(|a, b| a.term.cmp(&b.term).then(b.weight_here().total_cmp(&a.weight_here())));
    found.dedup_by_key(|around| around.term);
    found
}

/// A claim is compared with this many others at most.
pub(super) const MOST_RIVALS: usize = 60;

/// Whether both hold something, and nothing in common: years, places, days.
pub(super) fn differ<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}

/// Whether a token makes an owner of the name before it: "Harn's".
pub(super) fn is_genitive(token: &str) -> bool {
    matches!(token, "'s" | "’s")
}

/// Days between the publications of two claims' articles; `None` if one has no day.
pub(super) fn days_apart(a: &Said<'_>, b: &Said<'_>) -> Option<i32> {
    let day = |said: &Said<'_>| said.annotated.article.day();
    day(a)?.since(day(b)?).ok().map(|span| span.get_days().abs())
}
