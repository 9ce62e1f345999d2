//! Articles that repeat nearly all of another: agency copy printed again, a story taken over.

use std::collections::HashMap;

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
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for same in shingles.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, a)) in same.iter().enumerate().take(MOST_SHARED) {
            for &(_, b) in &same[at + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_unstable();
    let rank = |position: usize| {
        let article = &articles[story.articles[position].0].article;
        (article.day().is_none(), article.day(), std::cmp::Reverse(sizes[position]), position)
    };
    let mut originals: HashMap<usize, usize> = HashMap::new();
    for ((a, b), count) in pairs {
        let holds = |position: usize| sizes[position] + SHINGLE > FEWEST && count as f64 >= CONTAINED * sizes[position] as f64;
        let (copy, original) = match (holds(a), holds(b)) {
            (false, false) => continue,
            (false, true) => (b, a),
            (true, true) if rank(a) < rank(b) => (b, a),
            (true, _) => (a, b),
        };
        let known = originals.entry(copy).or_insert(original);
        if rank(original) < rank(*known) {
            *known = original;
        }
    }
    let root = |copy: usize| {
        let mut at = originals[&copy];
        // A chain is never longer than there are articles.
        for _ in 0..story.articles.len() {
            match originals.get(&at) {
                Some(&next) if next != copy => at = next,
                _ => break,
            }
        }
        at
    };
    let mut found: Vec<_> = story
        .articles
        .iter()
        .enumerate()
        .filter(|(position, _)| originals.contains_key(position))
        .map(|(position, &copy)| (copy, story.articles[root(position)]))
        .collect();
    found.retain(|(copy, original)| copy != original);
    found
}

/// Hashes of the shingles of what is read of an article.
fn hashes(annotated: &Annotated, words: &mut Words) -> Vec<u64> {
    let read = annotated.layout.blocks.iter().filter(|block| block.kind.is_read());
    let all: Vec<_> = read.flat_map(|block| words.read(annotated, block.span).words).collect();
    all.windows(SHINGLE).map(shingle).collect()
}
