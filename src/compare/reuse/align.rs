//! Two sequences of words side by side: the stretches they share, in order.

use std::collections::HashMap;
use std::ops::Range;

use super::words::Word;

/// A stretch that stands in both: `len` words from word `a` of the first and word `b` of the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) len: usize,
}

impl Block {
    pub(super) fn a_end(self) -> usize {
        self.a + self.len
    }

    pub(super) fn b_end(self) -> usize {
        self.b + self.len
    }
}

/// The longest shared stretch, then the longest left of it and right of it, and so on (Ratcliff and Obershelp); lone words
/// far from any other stretch are dropped as chance.
pub(super) fn align(a: &[Word], b: &[Word]) -> Vec<Block> {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (position, word) in b.iter().enumerate() {
        places.entry(word.id).or_default().push(position);
    }
    let mut blocks = Vec::new();
    let mut open = vec![(0..a.len(), 0..b.len())];
    while let Some((in_a, in_b)) = open.pop() {
        let Some(block) = longest(a, &places, in_a.clone(), in_b.clone()) else { continue };
        open.push((in_a.start..block.a, in_b.start..block.b));
        open.push((block.a_end()..in_a.end, block.b_end()..in_b.end));
        blocks.push(block);
    }
    blocks.sort_unstable();
    without_lone(&joined(blocks))
}

/// The longest stretch that both ranges share, the earliest of equals.
fn longest(a: &[Word], places: &HashMap<u32, Vec<usize>>, in_a: Range<usize>, in_b: Range<usize>) -> Option<Block> {
    let mut best: Option<Block> = None;
    // How long the stretch is that ends at each word of b and at the word of a before.
    let mut ending: Vec<(usize, usize)> = Vec::new();
    for at_a in in_a {
        let all = places.get(&a[at_a].id).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|&place| place < in_b.start);
        let mut next = Vec::new();
        let mut before = ending.iter().peekable();
        for &at_b in all[first..].iter().take_while(|&&place| place < in_b.end) {
            while before.peek().is_some_and(|(place, _)| place + 1 < at_b) {
                before.next();
            }
            let len = 1 + before.peek().filter(|(place, _)| place + 1 == at_b).map_or(0, |(_, len)| *len);
            next.push((at_b, len));
            if best.is_none_or(|best| len > best.len) {
                best = Some(Block { a: at_a + 1 - len, b: at_b + 1 - len, len });
            }
        }
        ending = next;
    }
    best
}

/// Stretches that follow each other without a gap are one.
fn joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    for block in blocks {
        match found.last_mut() {
            Some(last) if last.a_end() == block.a && last.b_end() == block.b => last.len += block.len,
            _ => found.push(block),
        }
    }
    found
}

/// Drops single words that stand more than two words away from the stretches before and behind them.
fn without_lone(blocks: &[Block]) -> Vec<Block> {
    const NEAR: usize = 2;
    let gap = |a: &Block, b: &Block| (b.a - a.a_end()).max(b.b - a.b_end());
    let is_kept = |at: usize| {
        let before = at.checked_sub(1).map(|before| gap(&blocks[before], &blocks[at]));
        let behind = blocks.get(at + 1).map(|next| gap(&blocks[at], next));
        blocks[at].len > 1 || before.is_some_and(|gap| gap <= NEAR) || behind.is_some_and(|gap| gap <= NEAR)
    };
    (0..blocks.len()).filter(|&at| is_kept(at)).map(|at| blocks[at]).collect()
}
