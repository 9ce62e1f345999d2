//! Things that were found to be one, joined step by step.

use std::collections::BTreeMap;

use super::rules::{Party, Rules};

/// A partition of `0..n`, at first of single members (union–find; the smallest member stands for its group).
#[derive(Debug, Clone)]
pub(super) struct Groups<'a> {
    parent: Vec<usize>,
    rules: &'a Rules,
    /// For members that stand for groups, the parties in them; nothing for groups without.
    parties: BTreeMap<usize, Vec<Party>>,
}

impl<'a> Groups<'a> {
    /// Groups of things of which the settings know some; those of one listed entity are one from the start.
    pub(super) fn new(rules: &'a Rules, parties: impl Iterator<Item = Option<Party>> + Clone) -> Self {
        let known = parties.clone().enumerate().filter_map(|(member, party)| Some((member, vec![party?])));
        let mut groups = Self { parent: (0..parties.clone().count()).collect(), rules, parties: known.collect() };
        rules.together(parties).into_iter().for_each(|(first, other)| groups.join(first, other));
        groups
    }

    /// Makes the groups of two members one, unless the settings keep somebody of the one apart from somebody of the other.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        if first == second || self.are_apart(first, second) {
            return;
        }
        self.parent[second] = first;
        if let Some(moved) = self.parties.remove(&second) {
            let parties = self.parties.entry(first).or_default();
            parties.extend(moved);
            parties.sort_unstable();
            parties.dedup();
        }
    }

    /// Whether two members are in one group.
    pub(super) fn are_one(&mut self, a: usize, b: usize) -> bool {
        self.of(a) == self.of(b)
    }

    fn are_apart(&self, first: usize, second: usize) -> bool {
        let (Some(left), Some(right)) = (self.parties.get(&first), self.parties.get(&second)) else { return false };
        left.iter().any(|&one| right.iter().any(|&other| self.rules.are_apart(Some(one), Some(other))))
    }

    /// The member that stands for the group of `member`; the next who asks finds a shorter way.
    pub(super) fn of(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Every group with its members ascending, sorted by first member.
    pub(super) fn all(&mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for member in 0..self.parent.len() {
            let first = self.of(member);
            groups[first].push(member);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_do_not_depend_on_the_order_of_joining() {
        let rules = Rules::default();
        let joined = |pairs: &[(usize, usize)]| {
            let mut groups = Groups::new(&rules, [None; 5].into_iter());
            for &(a, b) in pairs {
                groups.join(a, b);
            }
            groups.all()
        };
        assert_eq!(joined(&[(0, 3), (3, 4)]), joined(&[(4, 3), (4, 0)]));
        assert_eq!(joined(&[(0, 3)]), [vec![0, 3], vec![1], vec![2], vec![4]]);
    }
}
