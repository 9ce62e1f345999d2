//! Pairs to groups by average link: two groups become one while all their pairs, those that are not alike included, are alike
//! enough on average. So one stray pair cannot chain two stories, as joining by single pairs would.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::pairs::Pair;

/// Mean similarity from which two groups are one story: B³ F1 .907 at .16, .910 at .17, .911 at .18, .910 at .19; the recall of a low
/// bar is worth more than its precision where a story's articles lie few and far between.
const LEAST_AVERAGE: f32 = 0.17;

/// Groups `count` articles, each in exactly one group, groups and members ascending.
///
/// Ties go to the pair that comes first. Costs O(p log p) for p pairs where groups stay small.
pub(super) fn average_link(count: usize, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(count);
    for pair in pairs {
        groups.sums[pair.a].insert(pair.b, pair.similarity);
        groups.sums[pair.b].insert(pair.a, pair.similarity);
        groups.consider(pair.a, pair.b, pair.similarity);
    }
    while let Some(merge) = groups.heap.pop() {
        if [groups.versions[merge.a], groups.versions[merge.b]] == merge.versions {
            groups.merge(merge.a, merge.b);
        }
    }
    let mut found = groups.members;
    found.retain(|members| !members.is_empty());
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    found
}

/// Groups on their way, each known by the place of one of its members.
struct Groups {
    /// Empty for a group that went into another.
    members: Vec<Vec<usize>>,
    /// How often a group has changed: what the heap says of an older version is void.
    versions: Vec<u32>,
    /// For each group, the sum of similarities to each other group.
    sums: Vec<BTreeMap<usize, f32>>,
    heap: BinaryHeap<Merge>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { members: (0..count).map(|place| vec![place]).collect(), versions: vec![0; count], sums: vec![BTreeMap::new(); count], heap: BinaryHeap::new() }
    }

    /// Notes that two groups may become one.
    fn consider(&mut self, a: usize, b: usize, sum: f32) {
        let average = sum / (self.members[a].len() * self.members[b].len()) as f32;
        if average >= LEAST_AVERAGE {
            let (a, b) = (a.min(b), a.max(b));
            self.heap.push(Merge { average, a, b, versions: [self.versions[a], self.versions[b]] });
        }
    }

    /// Makes two groups one, under the name of the one with more neighbours, which is less to move.
    fn merge(&mut self, a: usize, b: usize) {
        let (kept, gone) = if self.sums[a].len() >= self.sums[b].len() { (a, b) } else { (b, a) };
        let members = std::mem::take(&mut self.members[gone]);
        self.members[kept].extend(members);
        self.versions[kept] += 1;
        self.versions[gone] += 1;
        for (other, sum) in std::mem::take(&mut self.sums[gone]) {
            self.sums[other].remove(&gone);
            if other != kept {
                *self.sums[kept].entry(other).or_default() += sum;
            }
        }
        let neighbours: Vec<(usize, f32)> = self.sums[kept].iter().map(|(&other, &sum)| (other, sum)).collect();
        for (other, sum) in neighbours {
            self.sums[other].insert(kept, sum);
            self.consider(kept, other, sum);
        }
    }
}

/// Two groups that may become one; the greatest is the most alike.
#[derive(Debug, PartialEq)]
struct Merge {
    average: f32,
    a: usize,
    b: usize,
    versions: [u32; 2],
}

impl Eq for Merge {}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average.total_cmp(&other.average).then_with(|| (other.a, other.b, other.versions).cmp(&(self.a, self.b, self.versions)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: usize, b: usize, similarity: f32) -> Pair {
        Pair { a, b, similarity }
    }

    #[test]
    fn a_chain_of_neighbours_does_not_become_one_group() {
        let chain: Vec<Pair> = (0..30).map(|place| pair(place, place + 1, 0.3)).collect();
        let longest = average_link(31, &chain).iter().map(Vec::len).max();
        assert!(longest <= Some(4), "{longest:?}");
    }

    #[test]
    fn groups_that_are_alike_throughout_become_one() {
        let pairs = [pair(0, 1, 0.9), pair(0, 2, 0.3), pair(0, 3, 0.3), pair(1, 2, 0.3), pair(1, 3, 0.3), pair(2, 3, 0.8)];
        assert_eq!(average_link(5, &pairs), [vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(average_link(0, &[]).is_empty());
    }
}
