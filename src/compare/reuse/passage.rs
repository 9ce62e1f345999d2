//! Running text that stands in two or more places.
//!
//! Every paragraph is cut into shingles of five words, of which one in four is kept by its hash (winnowing: a shared stretch of
//! eight words keeps one in common). Shared shingles are starting points that are grown over small gaps.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Word, Words};
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
/// Fewest words of a part of a sentence that is copied from another article: shorter ones are the words for one thing.
const FEWEST_ACROSS: usize = 12;
/// Most words left out or put in between two shared stretches of one passage.
const WIDEST_GAP: usize = 4;
/// So many equal words must follow a gap.
const AFTER_GAP: usize = 3;
/// Least weight of the shared words: eight of the commonest are no copy. About two rare words.
const LIGHTEST: f64 = 8.0;

/// What is read of an article.
struct Text {
    article: ArticleIndex,
    words: Vec<Word>,
}

/// A paragraph: which words of which text.
#[derive(Debug, Clone)]
struct Paragraph {
    text: usize,
    words: Range<usize>,
}

/// Words of one text and words of another, or of another place in the same, that are the same but for small gaps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    texts: (usize, usize),
    a: (usize, usize),
    b: (usize, usize),
    /// How many words are the same.
    shared: usize,
}

/// Finds the running text of one story that stands in two or more places.
pub(super) fn find(articles: &[Annotated], story: &Story) -> Vec<Passage> {
    let mut words = Words::default();
    let (texts, paragraphs) = read(articles, story, &mut words);
    let mut matches = Vec::new();
    for (pair, seeds) in seeds(&texts, &paragraphs) {
        grow(&texts, (&paragraphs[pair.0], &paragraphs[pair.1]), &seeds, &mut matches);
    }
    matches.sort_unstable();
    let mut matches = join(matches);
    matches.retain(|found| is_copy(articles, &texts, found, &words));
    gather(articles, &texts, &matches)
}

/// The texts of a story and their paragraphs. Posts are quotations, and found as such.
fn read(articles: &[Annotated], story: &Story, words: &mut Words) -> (Vec<Text>, Vec<Paragraph>) {
    let mut texts = Vec::new();
    let mut paragraphs = Vec::new();
    for &article in &story.articles {
        let annotated = &articles[article.0];
        let mut text = Text { article, words: Vec::new() };
        for block in annotated.layout.blocks.iter().filter(|block| block.kind.is_read() && block.kind != BlockKind::Post) {
            let start = text.words.len();
            text.words.extend(words.read(annotated, block.span).words);
            if text.words.len() - start >= FEWEST {
                paragraphs.push(Paragraph { text: texts.len(), words: start..text.words.len() });
            }
        }
        texts.push(text);
    }
    (texts, paragraphs)
}

/// Where two paragraphs share a shingle: its first word in each.
type Seeds = Vec<(usize, usize)>;

/// Where pairs of paragraphs share a shingle, by pair, sorted.
fn seeds(texts: &[Text], paragraphs: &[Paragraph]) -> Vec<((usize, usize), Seeds)> {
    let mut prints: Vec<(u64, usize, usize)> = Vec::new();
    for (position, paragraph) in paragraphs.iter().enumerate() {
        winnow(&texts[paragraph.text].words[paragraph.words.clone()], |hash, at| prints.push((hash, position, at)));
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
fn grow(texts: &[Text], pair: (&Paragraph, &Paragraph), seeds: &[(usize, usize)], matches: &mut Vec<Match>) {
    let words = |paragraph: &Paragraph| &texts[paragraph.text].words[paragraph.words.clone()];
    let (a, b) = (words(pair.0), words(pair.1));
    let (start_a, start_b) = (pair.0.words.start, pair.1.words.start);
    let first = matches.len();
    for &(at_a, at_b) in seeds {
        let holds = |range: (usize, usize), at: usize| (range.0..range.1).contains(&at);
        let is_known = matches[first..].iter().any(|found: &Match| holds(found.a, start_a + at_a) && holds(found.b, start_b + at_b));
        // A shingle's hash may lie: the words decide.
        if is_known || a[at_a].id != b[at_b].id {
            continue;
        }
        let (right_a, right_b, right) = extend(&a[at_a..], &b[at_b..]);
        let back = |words: &[Word]| -> Vec<Word> { words.iter().rev().copied().collect() };
        let (left_a, left_b, left) = extend(&back(&a[..at_a]), &back(&b[..at_b]));
        if left + right >= FEWEST {
            matches.push(Match {
                texts: (pair.0.text, pair.1.text),
                a: (start_a + at_a - left_a, start_a + at_a + right_a),
                b: (start_b + at_b - left_b, start_b + at_b + right_b),
                shared: left + right,
            });
        }
    }
}

/// Joins matches that follow each other in both articles: paragraphs copied in a row are one passage.
fn join(matches: Vec<Match>) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for next in matches {
        let follows = |before: usize, behind: usize| (before..=before + WIDEST_GAP).contains(&behind);
        match found.last_mut() {
            Some(last) if last.texts == next.texts && next.texts.0 != next.texts.1 && follows(last.a.1, next.a.0) && follows(last.b.1, next.b.0) => {
                last.a.1 = next.a.1;
                last.b.1 = next.b.1;
                last.shared += next.shared;
            }
            _ => found.push(next),
        }
    }
    found
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

/// Whether a match is copied text: enough of it, not the same quotation twice, not a name with its office, not one outlet's
/// standing text.
fn is_copy(articles: &[Annotated], texts: &[Text], found: &Match, words: &Words) -> bool {
    let (a, b) = (&texts[found.texts.0], &texts[found.texts.1]);
    let (words_a, words_b) = (&a.words[found.a.0..found.a.1], &b.words[found.b.0..found.b.1]);
    let (article_a, article_b) = (&articles[a.article.0], &articles[b.article.0]);
    let weight: f64 = words_a.iter().map(|&word| words.weight(word)).sum();
    let is_whole = || is_whole(article_a, span(words_a)) && is_whole(article_b, span(words_b));
    let is_copied = || a.article == b.article || found.shared >= FEWEST_ACROSS && !is_names(article_a, words_a);
    weight >= LIGHTEST && (is_copied() || is_whole()) && !(is_quoted(article_a, words_a) && is_quoted(article_b, words_b)) && !is_standing(article_a, article_b)
}

/// Whether most of the longer words are capitalised: a name with its office, which everybody writes alike.
fn is_names(annotated: &Annotated, words: &[Word]) -> bool {
    const LONG: usize = 4;
    let long = || words.iter().map(|word| word.span.of(&annotated.article.text)).filter(|word| word.len() >= LONG);
    long().filter(|word| word.starts_with(char::is_uppercase)).count() * 2 > long().count()
}

fn span(words: &[Word]) -> Span {
    words[0].span.join(words[words.len() - 1].span)
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
fn gather(articles: &[Annotated], texts: &[Text], matches: &[Match]) -> Vec<Passage> {
    let side = |text: usize, range: (usize, usize)| &texts[text].words[range.0..range.1];
    let locus = |text: usize, range: (usize, usize)| Locus { article: texts[text].article, span: span(side(text, range)) };
    // Equal text by its words; what was changed by the words of both sides, so that a caption printed twice counts once.
    let mut seen: HashMap<(u64, u64), usize> = HashMap::new();
    let mut passages: Vec<Passage> = Vec::new();
    for found in matches {
        let (a, b) = (side(found.texts.0, found.a), side(found.texts.1, found.b));
        let places = [locus(found.texts.0, found.a), locus(found.texts.1, found.b)];
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
