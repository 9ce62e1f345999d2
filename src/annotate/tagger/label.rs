//! Labels of words: where in a name of which class each stands (BILOU).

use std::ops::Range;

/// What a name names, as the training data has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A human being.
    Person,
    /// A company, club, party or other body.
    Organization,
    /// A country, town or landscape.
    Location,
    /// Any other name: an event, a nationality, a work.
    Miscellany,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Location, Self::Miscellany];
}

/// How many labels there are: outside, and for each class the first, an inner, the last and the only word of a name.
pub const LABELS: usize = 1 + 4 * Class::ALL.len();

/// The label of a word, below [`LABELS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label(pub u8);

/// Where in a name a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Inner,
    Last,
    Only,
}

/// Every part, in the order of the labels of one class.
const PARTS: [Part; 4] = [Part::First, Part::Inner, Part::Last, Part::Only];

impl Label {
    /// Not part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// The labels of a name of `length` words.
    pub fn of_name(class: Class, length: usize) -> impl Iterator<Item = Self> {
        let base = 1 + 4 * class as u8;
        (0..length).map(move |position| {
            let part = match (position, length) {
                (0, 1) => Part::Only,
                (0, _) => Part::First,
                _ if position + 1 == length => Part::Last,
                _ => Part::Inner,
            };
            Self(base + part as u8)
        })
    }

    /// The class of the name it is part of.
    pub fn class(self) -> Option<Class> {
        Class::ALL.get(self.slot()? / PARTS.len()).copied()
    }

    fn part(self) -> Option<Part> {
        self.slot().map(|slot| PARTS[slot % PARTS.len()])
    }

    /// Position of its class and part among those of all labels but the one outside.
    pub(super) fn slot(self) -> Option<usize> {
        self.0.checked_sub(1).map(usize::from)
    }
}

/// Whether label `after` may stand behind label `before`; `None` is the border of the sentence.
pub fn may_follow(before: Option<usize>, after: Option<usize>) -> bool {
    let label = |label: usize| Label(label as u8);
    let (before, after) = (before.map(label), after.map(label));
    let open = before.filter(|label| matches!(label.part(), Some(Part::First | Part::Inner)));
    let goes_on = after.filter(|label| matches!(label.part(), Some(Part::Inner | Part::Last)));
    match (open, goes_on) {
        (Some(open), Some(goes_on)) => open.class() == goes_on.class(),
        (None, None) => true,
        _ => false,
    }
}

/// The names that labels in a row make.
pub fn spans(labels: &[Label]) -> Vec<(Range<usize>, Class)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (position, label) in labels.iter().enumerate() {
        match (label.part(), label.class()) {
            (Some(Part::First), _) => start = position,
            (Some(Part::Only), Some(class)) => found.push((position..position + 1, class)),
            (Some(Part::Last), Some(class)) => found.push((start..position + 1, class)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_names_lead_back_to_the_names() {
        let mut labels = vec![Label::OUTSIDE];
        labels.extend(Label::of_name(Class::Person, 3));
        labels.extend(Label::of_name(Class::Location, 1));
        assert_eq!(spans(&labels), [(1..4, Class::Person), (4..5, Class::Location)]);
        let borders = labels.iter().map(|label| Some(usize::from(label.0))).chain([None]);
        assert!([None].into_iter().chain(borders.clone()).zip(borders).all(|(before, after)| may_follow(before, after)));
    }

    #[test]
    fn a_name_that_is_open_must_go_on() {
        let first = Label::of_name(Class::Person, 2).next().map(|label| usize::from(label.0));
        assert!(!may_follow(first, Some(0)));
        assert!(!may_follow(first, None));
    }
}
