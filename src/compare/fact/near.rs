//! Which sentences are worth holding against each other: those that share words which few others hold, never all with all.

use std::collections::HashMap;

use super::line::Line;
use crate::annotate::ValueKind;
use crate::compare::align::{Term, distinct};

/// A term that more lines hold finds no pairs.
const COMMON: usize = 200;

/// The rarest shared words weigh about 9, an ordinary one 4: less than that is no reason to look.
const LEAST_SHARED: f64 = 3.5;

/// What the same claim of both is worth beside shared words.
const SAME_CLAIM: f64 = 5.0;

/// No more than this many partners before it are looked at for one line, those that share most.
const MOST_PARTNERS: usize = 40;

/// Pairs of positions of lines that are heard, from different articles, the earlier first, in order.
pub(super) fn pairs(lines: &[Line<'_>]) -> Vec<(usize, usize)> {
    let mut known = Known::default();
    let mut partners = Partners { weights: vec![0.0; lines.len()], met: Vec::new() };
    let mut found = Vec::new();
    for (position, line) in lines.iter().enumerate().filter(|(_, line)| line.is_heard) {
        known.meet(lines, position, &mut |other, weight| {
            if lines[other].article != line.article {
                partners.add(other, weight);
            }
        });
        found.extend(partners.take().into_iter().map(|other| (other, position)));
    }
    found.sort_unstable();
    found
}

/// The lines before one that share something with it.
struct Partners {
    /// How much each line shares, by position.
    weights: Vec<f64>,
    /// Those that share anything.
    met: Vec<usize>,
}

impl Partners {
    fn add(&mut self, other: usize, weight: f64) {
        if self.weights[other] == 0.0 {
            self.met.push(other);
        }
        self.weights[other] += weight;
    }

    /// Those that share most, and forgets all.
    fn take(&mut self) -> Vec<usize> {
        let mut met = std::mem::take(&mut self.met);
        met.sort_unstable_by(|&a, &b| self.weights[b].total_cmp(&self.weights[a]).then(a.cmp(&b)));
        let near = met.iter().copied().take(MOST_PARTNERS).filter(|&other| self.weights[other] >= LEAST_SHARED).collect();
        for other in met {
            self.weights[other] = 0.0;
        }
        near
    }
}

/// What the lines that were looked at hold.
#[derive(Default)]
struct Known<'a> {
    terms: HashMap<Term, Vec<usize>>,
    claims: HashMap<&'a str, Vec<usize>>,
    /// By kind and bucket; the line and the position of the figure among its words.
    figures: HashMap<(ValueKind, i64), Vec<(usize, usize)>>,
}

impl<'a> Known<'a> {
    /// Tells of each line before this one what the two share, and adds this one.
    fn meet(&mut self, lines: &'a [Line<'_>], position: usize, tell: &mut impl FnMut(usize, f64)) {
        let line = &lines[position];
        for word in distinct(&line.words) {
            let list = self.terms.entry(word.term).or_default();
            if list.len() <= COMMON {
                for &other in &*list {
                    tell(other, word.weight);
                }
                list.push(position);
            }
        }
        for (claim, _) in &line.claims {
            let list = self.claims.entry(claim).or_default();
            if list.len() <= COMMON && list.last() != Some(&position) {
                for &other in &*list {
                    tell(other, SAME_CLAIM);
                }
                list.push(position);
            }
        }
        for (at, figure) in line.figures.iter().enumerate().filter_map(|(at, figure)| Some((at, figure.as_ref()?))) {
            let (kind, bucket) = figure.bucket();
            for &(other, to) in (bucket - 1..=bucket + 1).flat_map(|bucket| self.figures.get(&(kind, bucket)).into_iter().flatten()) {
                let (mine, theirs) = (&line.words[at], &lines[other].words[to]);
                if mine.term != theirs.term && lines[other].figures[to].as_ref().is_some_and(|other| other.agrees(figure)) {
                    tell(other, mine.weight.min(theirs.weight));
                }
            }
            let list = self.figures.entry((kind, bucket)).or_default();
            if list.len() <= COMMON {
                list.push((position, at));
            }
        }
    }
}
