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
/// most words, then the most frequent, then the first by letters. A country goes by its usual name, a party by that of its people only where its own is
/// not said ("Republicans"), and by the adjective last.
pub(super) fn choose<'a>(kind: Kind, spellings: &[Spelling<'a>]) -> &'a str {
    if let [only] = spellings {
        return only.text;
    }
    let ranks: Vec<(u8, usize)> = spellings.iter().map(|spelling| rank(kind, spelling.text)).collect();
    let best = ranks.iter().map(|&(fullness, _)| fullness).max().unwrap_or(0);
    let ranked = || ranks.iter().zip(spellings).filter(|((fullness, _), _)| *fullness == best).map(|(&(_, words), spelling)| (words, spelling));
    let most = ranked().map(|(_, spelling)| spelling.count).max().unwrap_or(0);
    // Of two spellings of a surname the one that also stands alone more often.
    let alone = |spelling: &Spelling| {
        let surname = spelling.text.rsplit(' ').next().unwrap_or("");
        spellings.iter().filter(|other| kind == Kind::Person && other.text == surname).map(|other| other.count).sum::<usize>()
    };
    let support = |&(words, spelling): &(usize, &Spelling)| (words, spelling.count + alone(spelling));
    ranked()
        .filter(|(_, spelling)| spelling.count * 2 > most || spelling.count == most)
        .max_by(|a, b| support(a).cmp(&support(b)).then_with(|| b.1.text.cmp(a.1.text)))
        .map_or("", |(_, spelling)| spelling.text)
}

/// How full a name is, then of how many words.
fn rank(kind: Kind, text: &str) -> (u8, usize) {
    if kind == Kind::Person {
        let person = Person::new(text);
        let initials = person.core.iter().any(super::word::Word::is_initial);
        return match person.core.len() {
            0 | 1 => (0, 1),
            _ if initials || normal::is_run_together(text) => (1, person.words.len()),
            _ => (2, person.words.len()),
        };
    }
    let body = Body::new(text, kind);
    let usage = match body.country.as_ref().map(|country| country.usage) {
        Some(Usage::Name) => 5,
        Some(Usage::Alias) => 4,
        Some(Usage::Team) => 3,
        Some(Usage::People) => 2,
        Some(Usage::Demonym) => 1,
        None if !body.is_alias => 2,
        None => u8::from(body.is_capitals || text.ends_with('s')),
    };
    (usage, if body.country.is_some() { 1 } else { body.words.len() })
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
    fn a_party_goes_by_its_own_name_else_by_its_people() {
        assert_eq!(name(Kind::Organization, &[("Democrats", 26), ("Democratic", 9), ("Democratic Party", 1)]), "Democratic Party");
        assert_eq!(name(Kind::Organization, &[("Republican", 9), ("Republicans", 6), ("GOP", 5)]), "Republicans");
    }

    #[test]
    fn a_country_goes_by_its_usual_name() {
        assert_eq!(name(Kind::Team, &[("Danish", 9), ("Danes", 3), ("Denmark", 1)]), "Denmark");
    }
}
