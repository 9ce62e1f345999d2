//! Articles that repeat nearly all of another: agency copy printed again, a story taken over.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::passage::shingle;
use super::words::Words;
use crate::annotate::Annotated;
use crate::article::ArticleIndex;
use crate::story::Story;

/// Words in a shingle.
const SHINGLE: usize = 8;
/// Shorter articles are too short to tell.
const FEWEST: usize = 40;
/// Share of an article's shingles that stand in the other. One changed word breaks eight shingles.
const CONTAINED: f64 = 0.75;
/// A shingle leads to this many articles at most; copies of one text all lead to its first ones.
const MOST_SHARED: usize = 4;

/// For each article that repeats nearly all of another: the copy, then the original.
///
/// Of two that repeat each other the earlier published is the original, then the longer, then the one that sorts first.
pub(super) fn find(articles: &[Annotated], story: &Story) -> Vec<(ArticleIndex, ArticleIndex)> {
    let (shingles, sizes) = shingles(articles, story);
    let rank = |(position, &index): (usize, &ArticleIndex)| {
        let day = articles[index.0].article.day();
        (day.is_none(), day, Reverse(sizes[position]), position)
    };
    let ranks: Vec<Rank> = story.articles.iter().enumerate().map(rank).collect();
    let originals = originals(shared(&shingles), &sizes, &ranks);
    let origin = |(position, &copy): (usize, &ArticleIndex)| Some((copy, story.articles[origin(&originals, &ranks, position)?]));
    story.articles.iter().enumerate().filter_map(origin).collect()
}

/// Which of two articles that repeat each other is the original: the lesser. Without a day, the day, the size, the position in the story.
type Rank = (bool, Option<Date>, Reverse<usize>, usize);

/// The shingles of a story's articles, each with the position of its article, sorted; and how many each article has.
fn shingles(articles: &[Annotated], story: &Story) -> (Vec<(u64, usize)>, Vec<usize>) {
    let mut words = Words::default();
    let mut shingles: Vec<(u64, usize)> = Vec::new();
    let mut sizes = Vec::new();
    for (position, &index) in story.articles.iter().enumerate() {
        let mut mine = hashes(&articles[index.0], &mut words);
        mine.sort_unstable();
        mine.dedup();
        sizes.push(mine.len());
        shingles.extend(mine.into_iter().map(|hash| (hash, position)));
    }
    shingles.sort_unstable();
    (shingles, sizes)
}

/// Pairs of articles that share shingles, and how many; by place.
fn shared(shingles: &[(u64, usize)]) -> BTreeMap<(usize, usize), usize> {
    let mut shared = BTreeMap::new();
    for same in shingles.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, a)) in same.iter().enumerate().take(MOST_SHARED) {
            for &(_, b) in &same[at + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    shared
}

/// For each article that repeats nearly all of others, the first of these by rank.
fn originals(shared: BTreeMap<(usize, usize), usize>, sizes: &[usize], ranks: &[Rank]) -> HashMap<usize, usize> {
    let mut originals: HashMap<usize, usize> = HashMap::new();
    for ((a, b), count) in shared {
        let repeats = |position: usize| sizes[position] + SHINGLE > FEWEST && count as f64 >= CONTAINED * sizes[position] as f64;
        let (copy, original) = match (repeats(a), repeats(b)) {
            (false, false) => continue,
            (false, true) => (b, a),
            (true, true) if ranks[a] < ranks[b] => (b, a),
            (true, _) => (a, b),
        };
        let known = originals.entry(copy).or_insert(original);
        if ranks[original] < ranks[*known] {
            *known = original;
        }
    }
    originals
}

/// The article that a copy goes back to over all between; `None` if it is no copy. Of articles that go round in a ring, each nearly all
/// of the next, the first by rank is the original of all.
fn origin(originals: &HashMap<usize, usize>, ranks: &[Rank], copy: usize) -> Option<usize> {
    let mut seen = HashSet::from([copy]);
    let mut at = *originals.get(&copy)?;
    while let Some(&next) = originals.get(&at) {
        if !seen.insert(at) {
            let ring = std::iter::successors(Some(next), |last| Some(originals[last]).filter(|&following| following != next));
            at = ring.min_by_key(|&position| &ranks[position]).unwrap_or(at);
            break;
        }
        at = next;
    }
    (at != copy).then_some(at)
}

/// Hashes of the shingles of what is read of an article.
fn hashes(annotated: &Annotated, words: &mut Words) -> Vec<u64> {
    let read = annotated.layout.blocks.iter().filter(|block| block.kind.is_read());
    let all: Vec<_> = read.flat_map(|block| words.read(annotated, block.span).words).collect();
    all.windows(SHINGLE).map(shingle).collect()
}
