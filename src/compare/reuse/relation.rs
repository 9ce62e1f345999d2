//! Whether one quotation is another's words, and what became of them.

use super::Relation;
use super::align::Block;
use super::words::{Sequence, Words};

/// What two sequences of words are to each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) relation: Relation,
    pub(super) flags: Vec<&'static str>,
}

/// Whether the speakers of two quotations are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speakers {
    Same,
    Different,
    /// One of them is a role, a pronoun or not told.
    Unknown,
}

/// Shared words between two sequences, counted and weighed.
struct Overlap {
    /// Shared words.
    words: usize,
    /// The longest stretch.
    run: usize,
    /// Share of the shorter sequence.
    coverage: f64,
    /// Weight of the words in stretches of two or more.
    weight: f64,
}

/// Judges two sequences by the stretches they share; `None` if their words are not the same by more than chance.
pub(super) fn judge(a: &Sequence, b: &Sequence, blocks: &[Block], speakers: Speakers, words: &Words) -> Option<Verdict> {
    let shorter = a.words.len().min(b.words.len());
    if shorter == 0 || blocks.is_empty() {
        return None;
    }
    let shared: usize = blocks.iter().map(|block| block.len).sum();
    let runs = blocks.iter().filter(|block| block.len > 1);
    let overlap = Overlap {
        words: shared,
        run: blocks.iter().map(|block| block.len).max().unwrap_or(0),
        coverage: shared as f64 / shorter as f64,
        weight: runs.flat_map(|block| &a.words[block.a..block.a_end()]).map(|&word| words.weight(word)).sum(),
    };
    if !is_reuse(&overlap, shorter, speakers) {
        return None;
    }
    let flipped: Vec<Block>;
    let (short, long, blocks) = if a.words.len() < b.words.len() {
        (a, b, blocks)
    } else {
        flipped = blocks.iter().map(|block| Block { a: block.b, b: block.a, len: block.len }).collect();
        (b, a, &flipped[..])
    };
    let relation = match relation(short, long, blocks, overlap.coverage) {
        Relation::Exact if speakers == Speakers::Different => Relation::Reattributed,
        relation => relation,
    };
    let mut flags = Vec::new();
    let is_bracketed = |sequence: &Sequence| sequence.words.iter().any(|word| word.is_bracketed);
    if is_bracketed(short) || is_bracketed(long) {
        flags.push("bracketed");
    }
    if !short.ellipses.is_empty() {
        flags.push("ellipsis");
    }
    if speakers == Speakers::Different && relation != Relation::Reattributed {
        flags.push("other speaker");
    }
    Some(Verdict { relation, flags })
}

/// Whether so much is shared that it is no chance. The thresholds were set on the labelled pairs of quotations for development,
/// those for few words on what 120 stories of the news bench gave.
fn is_reuse(overlap: &Overlap, shorter: usize, speakers: Speakers) -> bool {
    let Overlap { words, run, coverage, weight } = *overlap;
    // A turn of phrase is anybody's: a few words in two mouths are no reuse.
    let lightest = match speakers {
        Speakers::Different => 10.0,
        _ if shorter > 5 => 0.0,
        Speakers::Same => 5.0,
        Speakers::Unknown => 6.0,
    };
    let is_contained = run >= shorter && shorter >= 3 && weight >= lightest;
    if !is_contained && (shorter < 6 && coverage < 0.8 || speakers == Speakers::Different && words < 8) {
        return false;
    }
    is_contained
        || coverage >= 0.8 && words >= 4 && weight >= 6.0
        || coverage >= 0.55 && run >= 5 && weight >= 14.0
        || run >= 8 && weight >= 14.0
        || coverage >= 0.5 && words >= 7 && weight >= 18.0
        // Translated twice, or remembered twice.
        || speakers == Speakers::Same && coverage >= 0.6 && words >= 6 && weight >= 8.5
}

/// How the shorter sequence came out of the longer. `blocks` run from the shorter (`a`) to the longer (`b`).
fn relation(short: &Sequence, long: &Sequence, blocks: &[Block], coverage: f64) -> Relation {
    let (first, last) = (blocks[0], blocks[blocks.len() - 1]);
    let head = first.a;
    let tail = short.words.len() - last.a_end();
    let pairs = || blocks.windows(2).map(|pair| (pair[1].a - pair[0].a_end(), pair[1].b - pair[0].b_end(), pair[0].a_end()));
    let has_changes = pairs().any(|(own, _, _)| own > 0);
    let is_inside = head + tail == 0;
    if blocks.len() == 1 {
        if is_inside && short.words.len() == long.words.len() {
            return Relation::Exact;
        }
        // Two cuts of one longer quotation: each goes on where the other ends.
        let heads_differ = head.min(first.b) > 0;
        let tails_differ = tail.min(long.words.len() - last.b_end()) > 0;
        return if is_inside || !heads_differ && !tails_differ { Relation::Truncated } else { Relation::Altered };
    }
    let skipped = pairs().map(|(_, skipped, _)| skipped).max().unwrap_or(0);
    if !has_changes && is_inside {
        let is_marked = pairs().any(|(_, skipped, at)| skipped > 0 && short.ellipses.contains(&at));
        return if is_marked || skipped >= 3 { Relation::Spliced } else { Relation::Altered };
    }
    if !has_changes && skipped >= 4 && coverage >= 0.9 { Relation::Spliced } else { Relation::Altered }
}
