//! Running text that stands in two or more places.
//!
//! Every paragraph is cut into shingles of five words, of which one in four is kept by its hash (winnowing: a shared stretch of
//! eight words keeps one in common). Shared shingles are starting points that are grown over small gaps.

use std::collections::HashMap;

use super::words::{Sequence, Word, Words};
use super::{Passage, Relation};
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus, Span};
use crate::compare::Scope;
use crate::story::Story;
use crate::text::BlockKind;

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Of so many shingles in a row one is kept.
const WINDOW: usize = 4;
/// What stands in more paragraphs is boilerplate.
const MOST_SHARED: usize = 50;
/// Fewest words of a passage.
const FEWEST: usize = 8;
/// Most words left out or put in between two shared stretches of one passage.
const WIDEST_GAP: usize = 4;
/// So many equal words must follow a gap.
const AFTER_GAP: usize = 3;
/// Least weight of the shared words: eight of the commonest are no copy. About two rare words.
const LIGHTEST: f64 = 8.0;

/// A paragraph that is read.
struct Paragraph {
    article: ArticleIndex,
    words: Vec<Word>,
}

/// Words `a..a_end` of one paragraph and `b..b_end` of another are the same but for small gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    paragraphs: (usize, usize),
    a: (usize, usize),
    b: (usize, usize),
    /// How many words are the same.
    shared: usize,
}

/// Finds the running text of one story that stands in two or more places.
pub(super) fn find(articles: &[Annotated], story: &Story) -> Vec<Passage> {
    let mut words = Words::default();
    let paragraphs = paragraphs(articles, story, &mut words);
    let mut matches = Vec::new();
    for (pair, seeds) in seeds(&paragraphs) {
        grow(&paragraphs, pair, &seeds, &mut matches);
    }
    matches.retain(|found| is_copy(articles, &paragraphs, found, &words));
    gather(articles, &paragraphs, &matches)
}

/// The paragraphs of a story with their words. Posts are quotations, and found as such.
fn paragraphs(articles: &[Annotated], story: &Story, words: &mut Words) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for &article in &story.articles {
        let annotated = &articles[article.0];
        for block in annotated.layout.blocks.iter().filter(|block| block.kind.is_read() && block.kind != BlockKind::Post) {
            let Sequence { words, .. } = words.read(annotated, block.span);
            if words.len() >= FEWEST {
                found.push(Paragraph { article, words });
            }
        }
    }
    found
}

/// Where pairs of paragraphs share a shingle, by pair, sorted.
fn seeds(paragraphs: &[Paragraph]) -> Vec<((usize, usize), Vec<(usize, usize)>)> {
    let mut prints: Vec<(u64, usize, usize)> = Vec::new();
    for (position, paragraph) in paragraphs.iter().enumerate() {
        winnow(&paragraph.words, |hash, at| prints.push((hash, position, at)));
    }
    prints.sort_unstable();
    let mut shared: Vec<((usize, usize), (usize, usize))> = Vec::new();
    for same in prints.chunk_by(|a, b| a.0 == b.0).filter(|same| (2..=MOST_SHARED).contains(&same.len())) {
        for (at, &(_, a, in_a)) in same.iter().enumerate() {
            shared.extend(same[at + 1..].iter().filter(|(_, b, _)| a != *b).map(|&(_, b, in_b)| ((a, b), (in_a, in_b))));
        }
    }
    shared.sort_unstable();
    shared.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, places)| *places).collect())).collect()
}

/// Gives the smallest hash of each window of shingles, once, with the position of its shingle.
fn winnow(words: &[Word], mut keep: impl FnMut(u64, usize)) {
    let hashes: Vec<u64> = words.windows(SHINGLE).map(shingle).collect();
    let mut last = None;
    for (start, window) in hashes.windows(WINDOW.min(hashes.len()).max(1)).enumerate() {
        // The last of equals, so that a row of equal words keeps few.
        let Some((offset, &hash)) = window.iter().enumerate().min_by_key(|(offset, hash)| (**hash, std::cmp::Reverse(*offset))) else { continue };
        if last != Some(start + offset) {
            last = Some(start + offset);
            keep(hash, start + offset);
        }
    }
}

/// A hash of a few words in a row.
pub(super) fn shingle(words: &[Word]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| (hash ^ u64::from(word.id)).wrapping_mul(0x0100_0000_01b3).rotate_left(23))
}

/// Grows the seeds of one pair of paragraphs into matches.
fn grow(paragraphs: &[Paragraph], pair: (usize, usize), seeds: &[(usize, usize)], matches: &mut Vec<Match>) {
    let (a, b) = (&paragraphs[pair.0].words, &paragraphs[pair.1].words);
    let first = matches.len();
    for &(at_a, at_b) in seeds {
        let is_known = matches[first..].iter().any(|found| (found.a.0..found.a.1).contains(&at_a) && (found.b.0..found.b.1).contains(&at_b));
        // A shingle's hash may lie: the words decide.
        if is_known || a[at_a].id != b[at_b].id {
            continue;
        }
        let (right_a, right_b, right) = extend(&a[at_a..], &b[at_b..]);
        let back = |words: &[Word]| -> Vec<Word> { words.iter().rev().copied().collect() };
        let (left_a, left_b, left) = extend(&back(&a[..at_a]), &back(&b[..at_b]));
        let found = Match { paragraphs: pair, a: (at_a - left_a, at_a + right_a), b: (at_b - left_b, at_b + right_b), shared: left + right };
        if found.shared >= FEWEST {
            matches.push(found);
        }
    }
}

/// How far two sequences stay the same from their heads on, small gaps apart: the length in each, and the equal words.
fn extend(a: &[Word], b: &[Word]) -> (usize, usize, usize) {
    let (mut at_a, mut at_b) = (0, 0);
    let (mut end_a, mut end_b, mut shared) = (0, 0, 0);
    loop {
        while at_a < a.len() && at_b < b.len() && a[at_a].id == b[at_b].id {
            at_a += 1;
            at_b += 1;
            shared += 1;
        }
        (end_a, end_b) = if shared > 0 { (at_a, at_b) } else { (end_a, end_b) };
        let Some((skip_a, skip_b)) = gap(&a[at_a..], &b[at_b..]) else { return (end_a, end_b, shared) };
        at_a += skip_a;
        at_b += skip_b;
    }
}

/// The smallest gap behind which the words are the same again.
fn gap(a: &[Word], b: &[Word]) -> Option<(usize, usize)> {
    let meets = |skip_a: usize, skip_b: usize| {
        let (Some(a), Some(b)) = (a.get(skip_a..skip_a + AFTER_GAP), b.get(skip_b..skip_b + AFTER_GAP)) else { return false };
        a.iter().zip(b).all(|(a, b)| a.id == b.id)
    };
    let gaps = (1..=WIDEST_GAP).flat_map(|wide| (0..wide).map(move |narrow| (narrow, wide)).chain((0..=wide).map(move |narrow| (wide, narrow))));
    gaps.into_iter().find(|&(skip_a, skip_b)| meets(skip_a, skip_b))
}

/// Whether a match is copied text: its words weigh enough, it is not the same quotation twice, and not one outlet's standing text.
fn is_copy(articles: &[Annotated], paragraphs: &[Paragraph], found: &Match, words: &Words) -> bool {
    let (a, b) = (&paragraphs[found.paragraphs.0], &paragraphs[found.paragraphs.1]);
    let weight: f64 = a.words[found.a.0..found.a.1].iter().map(|&word| words.weight(word)).sum();
    let quoted = |paragraph: &Paragraph, range: (usize, usize)| is_quoted(&articles[paragraph.article.0], &paragraph.words[range.0..range.1]);
    weight >= LIGHTEST && !(quoted(a, found.a) && quoted(b, found.b)) && !is_standing(&articles[a.article.0], &articles[b.article.0])
}

/// Whether most of the words stand inside quotations.
fn is_quoted(annotated: &Annotated, words: &[Word]) -> bool {
    let inside = |word: &&Word| {
        let after = annotated.quotes.partition_point(|quote| quote.span.start() <= word.span.start());
        annotated.quotes[..after].iter().rev().find(|quote| quote.parent.is_none()).is_some_and(|quote| quote.span.contains(word.span))
    };
    words.iter().filter(inside).count() * 10 >= words.len() * 7
}

/// Whether two articles are one outlet's on different days: what they share stands in all it prints.
fn is_standing(a: &Annotated, b: &Annotated) -> bool {
    const DAYS: i64 = 2;
    let outlet = |annotated: &Annotated| annotated.article.outlet.as_deref().map(str::to_lowercase);
    let apart = a.article.day().zip(b.article.day()).is_some_and(|(a, b)| a.duration_until(b).as_hours().abs() > DAYS * 24);
    a.article.id != b.article.id && outlet(a).is_some() && outlet(a) == outlet(b) && apart
}

/// Makes passages of the matches: equal text is one passage with all its places, changed text one with two.
fn gather(articles: &[Annotated], paragraphs: &[Paragraph], matches: &[Match]) -> Vec<Passage> {
    let side = |paragraph: usize, range: (usize, usize)| &paragraphs[paragraph].words[range.0..range.1];
    let locus = |paragraph: usize, range: (usize, usize)| {
        let words = side(paragraph, range);
        Locus { article: paragraphs[paragraph].article, span: words[0].span.join(words[words.len() - 1].span) }
    };
    // Equal text by its words; what was changed by the words of both sides, so that a caption printed twice counts once.
    let mut seen: HashMap<(u64, u64), usize> = HashMap::new();
    let mut passages: Vec<Passage> = Vec::new();
    for found in matches {
        let (a, b) = (side(found.paragraphs.0, found.a), side(found.paragraphs.1, found.b));
        let places = [locus(found.paragraphs.0, found.a), locus(found.paragraphs.1, found.b)];
        let hashes = (shingle(a), shingle(b));
        if let Some(&at) = seen.get(&(hashes.0.min(hashes.1), hashes.0.max(hashes.1))) {
            if hashes.0 == hashes.1 {
                passages[at].spans.extend(places);
            }
            continue;
        }
        seen.insert((hashes.0.min(hashes.1), hashes.0.max(hashes.1)), passages.len());
        let relation = if hashes.0 != hashes.1 {
            Relation::Altered
        } else if places.iter().all(|place| is_whole(&articles[place.article.0], place.span)) {
            Relation::Exact
        } else {
            Relation::Truncated
        };
        passages.push(Passage { words: found.shared, relation, scope: Scope::Within, spans: places.to_vec() });
    }
    for passage in &mut passages {
        passage.spans.sort_unstable();
        passage.spans.dedup();
        passage.scope = Scope::of_places(passage.spans.iter().map(|place| place.article));
    }
    passages.sort_by(|a, b| (&a.spans, a.words).cmp(&(&b.spans, b.words)));
    passages
}

/// Whether a span begins and ends where sentences do.
fn is_whole(annotated: &Annotated, span: Span) -> bool {
    let sentences = &annotated.layout.sentences;
    let word = |c: char| c.is_alphanumeric();
    let text = &annotated.article.text;
    let at = |byte: usize| annotated.layout.sentence_at(byte).map(|position| sentences[position].span);
    let begins = at(span.start()).is_some_and(|sentence| !text[sentence.start()..span.start()].contains(word));
    let ends = at(span.end() - 1).is_some_and(|sentence| !text[span.end().min(sentence.end())..sentence.end()].contains(word));
    begins && ends
}
