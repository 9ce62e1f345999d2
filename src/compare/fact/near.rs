//! Which sentences are worth holding against each other: those that share words which few others hold, never all with all.

use std::collections::HashMap;

use super::line::Line;
use crate::annotate::ValueKind;
use crate::compare::align::{Term, Word};

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
    let mut holders: HashMap<Term, Vec<usize>> = HashMap::new();
    let mut claimants: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut figures: HashMap<(ValueKind, i64), Vec<(usize, usize)>> = HashMap::new();
    let mut shared = vec![0.0; lines.len()];
    let mut found = Vec::new();
    for (position, line) in lines.iter().enumerate().filter(|(_, line)| line.is_heard) {
        let mut partners: Vec<usize> = Vec::new();
        let mut note = |others: &[usize], weight: f64| {
            for &other in others.iter().filter(|&&other| lines[other].article != line.article) {
                if shared[other] == 0.0 {
                    partners.push(other);
                }
                shared[other] += weight;
            }
        };
        for word in distinct(&line.words) {
            let list = holders.entry(word.term).or_default();
            if list.len() <= COMMON {
                note(list, word.weight);
                list.push(position);
            }
        }
        for (claim, _) in &line.claims {
            let list = claimants.entry(claim).or_default();
            if list.len() <= COMMON && list.last() != Some(&position) {
                note(list, SAME_CLAIM);
                list.push(position);
            }
        }
        for (at, figure) in line.figures.iter().enumerate().filter_map(|(at, figure)| Some((at, figure.as_ref()?))) {
            let (kind, bucket) = figure.bucket();
            for &(other, to) in (bucket - 1..=bucket + 1).flat_map(|bucket| figures.get(&(kind, bucket)).into_iter().flatten()) {
                let (mine, theirs) = (&line.words[at], &lines[other].words[to]);
                if mine.term != theirs.term && lines[other].figures[to].as_ref().is_some_and(|other| other.agrees(figure)) {
                    note(&[other], mine.weight.min(theirs.weight));
                }
            }
            let list = figures.entry((kind, bucket)).or_default();
            if list.len() <= COMMON {
                list.push((position, at));
            }
        }
        partners.sort_unstable_by(|&a, &b| shared[b].total_cmp(&shared[a]).then(a.cmp(&b)));
        let near = partners.iter().take(MOST_PARTNERS).filter(|&&other| shared[other] >= LEAST_SHARED);
        found.extend(near.map(|&other| (other, position)));
        for other in partners {
            shared[other] = 0.0;
        }
    }
    found.sort_unstable();
    found
}

/// One word of each term.
fn distinct(words: &[Word]) -> Vec<&Word> {
    let mut words: Vec<&Word> = words.iter().collect();
    words.sort_unstable_by_key(|word| word.term);
    words.dedup_by_key(|word| word.term);
    words
}
