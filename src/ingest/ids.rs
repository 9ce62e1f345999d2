//! Ids that are unique in a run.

use std::collections::HashMap;

use crate::article::Warning;

/// The ids of a run so far.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// Each id with the highest number that was put behind it.
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id for one article; if another has it already, `#2` (or the next number that is free) is put behind it, with a warning.
    pub fn take(&mut self, id: &mut String) -> Option<Warning> {
        let Some(highest) = self.taken.get(id).copied() else {
            self.taken.insert(id.clone(), 1);
            return None;
        };
        let mut number = highest + 1;
        let mut free = format!("{id}#{number}");
        while self.taken.contains_key(&free) {
            number += 1;
            free = format!("{id}#{number}");
        }
        self.taken.insert(id.clone(), number);
        self.taken.insert(free.clone(), 1);
        let warning = Warning::new(id.as_str(), format!("another article has this id too; this one is called {free}"));
        *id = free;
        Some(warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_id_gets_the_next_number_that_is_free() {
        let mut ids = Ids::default();
        let mut take = |id: &str| {
            let mut id = id.to_owned();
            let warned = ids.take(&mut id).is_some();
            (id, warned)
        };
        assert_eq!(take("a"), ("a".to_owned(), false));
        assert_eq!(take("a#2"), ("a#2".to_owned(), false));
        assert_eq!(take("a"), ("a#3".to_owned(), true));
        assert_eq!(take("a"), ("a#4".to_owned(), true));
    }
}
