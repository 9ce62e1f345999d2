//! Things that were found to be one, joined step by step.

/// A partition of `0..n`, at first of single members (union–find; the smallest member stands for its group).
#[derive(Debug, Clone)]
pub(super) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    pub(super) fn new(members: usize) -> Self {
        Self { parent: (0..members).collect() }
    }

    /// Makes the groups of two members one.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        self.parent[second] = first;
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
        let joined = |pairs: &[(usize, usize)]| {
            let mut groups = Groups::new(5);
            for &(a, b) in pairs {
                groups.join(a, b);
            }
            groups.all()
        };
        assert_eq!(joined(&[(0, 3), (3, 4)]), joined(&[(4, 3), (4, 0)]));
        assert_eq!(joined(&[(0, 3)]), [vec![0, 3], vec![1], vec![2], vec![4]]);
    }
}
