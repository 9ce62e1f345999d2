//! Which of an entity's spellings is its name.

use super::body::Body;
use super::gazetteer::Usage;
use super::normal;
use super::person::Person;
use crate::annotate::Kind;

/// A spelling that may become the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling<'a> {
    /// As written, without title.
    pub(super) text: &'a str,
    /// How often.
    pub(super) count: usize,
}

/// The fullest of the common spellings: of those more than half as frequent as the most frequent full one, the one with
/// most words, then the most frequent, then the first by letters. A country goes by its usual name.
pub(super) fn choose<'a>(kind: Kind, spellings: &[Spelling<'a>]) -> &'a str {
    let rank = |spelling: &Spelling| -> (u8, usize) {
        if kind == Kind::Person {
            let person = Person::new(spelling.text);
            let initials = person.core.iter().any(super::word::Word::is_initial);
            return match person.core.len() {
                0 | 1 => (0, 1),
                _ if initials || normal::is_run_together(spelling.text) => (1, person.words.len()),
                _ => (2, person.words.len()),
            };
        }
        let body = Body::new(spelling.text, kind);
        let usage = match body.country.as_ref().map(|country| country.usage) {
            Some(Usage::Name) => 5,
            Some(Usage::Alias) => 4,
            Some(Usage::Team) => 3,
            Some(Usage::People) => 2,
            Some(Usage::Demonym) => 1,
            None => 0,
        };
        (usage, if body.country.is_some() { 1 } else { body.words.len() })
    };
    let best = spellings.iter().map(|spelling| rank(spelling).0).max().unwrap_or(0);
    let full: Vec<&Spelling> = spellings.iter().filter(|spelling| rank(spelling).0 == best).collect();
    let most = full.iter().map(|spelling| spelling.count).max().unwrap_or(0);
    // Of two spellings of a surname the one that also stands alone more often.
    let alone = |spelling: &Spelling| {
        let surname = spelling.text.rsplit(' ').next().unwrap_or("");
        spellings.iter().filter(|other| kind == Kind::Person && other.text == surname).map(|other| other.count).sum::<usize>()
    };
    let support = |spelling: &Spelling| (rank(spelling).1, spelling.count + alone(spelling));
    full.into_iter()
        .filter(|spelling| spelling.count * 2 > most || spelling.count == most)
        .max_by(|a, b| support(a).cmp(&support(b)).then_with(|| b.text.cmp(a.text)))
        .map_or("", |spelling| spelling.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(kind: Kind, spellings: &[(&'static str, usize)]) -> &'static str {
        choose(kind, &spellings.iter().map(|&(text, count)| Spelling { text, count }).collect::<Vec<_>>())
    }

    #[test]
    fn the_fullest_common_spelling_is_the_name() {
        assert_eq!(name(Kind::Person, &[("Holt", 20), ("Ann Holt", 3), ("A. Holt", 4)]), "Ann Holt");
        assert_eq!(name(Kind::Organization, &[("Harbour Trust", 9), ("Harbor Trust of Aldersea", 1)]), "Harbour Trust");
    }

    #[test]
    fn a_country_goes_by_its_usual_name() {
        assert_eq!(name(Kind::Team, &[("Danish", 9), ("Danes", 3), ("Denmark", 1)]), "Denmark");
    }
}
