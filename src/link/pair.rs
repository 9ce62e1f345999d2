//! Two names by themselves: `newsdiff names A B`.

use super::Comparison;
use super::body::Body;
use super::gazetteer;
use super::person::Person;
use super::rules::{Party, Rules};
use super::{same_body, same_person};
use crate::annotate::Kind;
use crate::lexicon::{CITIES, CLUBS, GIVEN_NAMES, ORGANIZATION_WORDS, REGIONS};
use crate::text::fold_words;

/// Compares two names, with the kind where it is known; what the settings tell of them goes first.
pub(super) fn compare(a: &str, b: &str, kind: Option<Kind>, rules: &Rules) -> Comparison {
    let (a, b) = (&a[rules.title_bytes(a)..], &b[rules.title_bytes(b)..]);
    let kind = rules.kind(a).or_else(|| rules.kind(b)).or(kind);
    match (rules.party(a), rules.party(b)) {
        (Some(x), Some(y)) if x == y && rules.is_entity(Some(x)) => Comparison { same: true, score: 1.0, reason: told(a, b, rules) },
        (Some(x), Some(y)) if rules.are_apart(Some(x), Some(y)) => Comparison { same: false, score: 0.0, reason: rules.reason_apart(x, y) },
        (Some(listed), None) if rules.is_entity(Some(listed)) => compare_to_listed(listed, a, b, kind, rules),
        (None, Some(listed)) if rules.is_entity(Some(listed)) => compare_to_listed(listed, b, a, kind, rules),
        _ => compare_unlisted(a, b, kind),
    }
}

/// Why two names of one listed entity are the same.
fn told(a: &str, b: &str, rules: &Rules) -> String {
    if fold_words(a) == fold_words(b) { "same name".into() } else { rules.reason(b).unwrap_or_default() }
}

/// Compares a name with each of a listed entity's, `written` being the one that stands there; the best decides.
fn compare_to_listed(listed: Party, written: &str, other: &str, kind: Option<Kind>, rules: &Rules) -> Comparison {
    let own = compare_unlisted(written, other, kind);
    let by_another = rules.names(listed).iter().map(|name| compare_unlisted(name, other, kind)).filter(|found| found.same && !own.same);
    let best = by_another.max_by(|x, y| x.score.total_cmp(&y.score));
    let via = |found: Comparison| Comparison { reason: format!("{}, {}", rules.reason(written).unwrap_or_default(), found.reason), ..found };
    best.map_or(own, via)
}

fn compare_unlisted(a: &str, b: &str, kind: Option<Kind>) -> Comparison {
    // Words that go together equally well are paired from the left of the first name: the first by letters, so that the order given decides nothing.
    let turned = a > b;
    match kind.unwrap_or_else(|| guess_for(a, b)) {
        Kind::Person => {
            let (left, right) = (Person::new(a), Person::new(b));
            let judgement = if turned { same_person::judge(&right, &left) } else { same_person::judge(&left, &right) };
            Comparison { same: judgement.score >= same_person::SAME, score: judgement.score, reason: same_person::explain(&left, &right, judgement) }
        }
        kind => {
            let (left, right) = (Body::new(a, kind), Body::new(b, kind));
            let judgement = if turned { same_body::judge(&right, &left) } else { same_body::judge(&left, &right) };
            Comparison { same: judgement.score >= same_body::SAME, score: judgement.score, reason: same_body::explain(&left, &right, judgement) }
        }
    }
}

/// The kind of two names of which nothing is known: what either of them tells. Where they tell different kinds, a short name is the one that
/// may be of another: Lincoln is a town until Abraham Lincoln stands beside it, Church a body, and Alabama no university.
fn guess_for(a: &str, b: &str) -> Kind {
    let told: Vec<(&str, Kind)> = [a, b].into_iter().filter_map(|name| Some((name, guess(name)?))).collect();
    let is_body = |(name, kind): &(&str, Kind)| *kind == Kind::Organization && name.trim().contains(char::is_whitespace);
    let rank = |kind: &Kind| match kind {
        Kind::Person if told.iter().any(is_body) => u8::MAX,
        Kind::Person => 0,
        Kind::Place => 1,
        _ => 2,
    };
    told.iter().map(|(_, kind)| *kind).min_by_key(|kind| (rank(kind), *kind)).unwrap_or(Kind::Person)
}

/// What a name alone tells of the kind of its bearer: a country, a given name in front, a title, a word of organisations.
pub(super) fn guess(name: &str) -> Option<Kind> {
    if gazetteer::country(name).is_some() {
        return Some(Kind::Place);
    }
    let folded = fold_words(super::normal::bare(name));
    let person = Person::new(name);
    let given = person.core.first().is_some_and(|word| GIVEN_NAMES.contains(&word.text));
    if person.is_full() && given || !person.titles.is_empty() {
        return Some(Kind::Person);
    }
    if folded.split(' ').any(|word| ORGANIZATION_WORDS.contains(word)) {
        return Some(Kind::Organization);
    }
    if CITIES.contains(&folded) || REGIONS.contains(&folded) {
        return Some(Kind::Place);
    }
    CLUBS.contains(&folded).then_some(Kind::Team)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str, kind: Kind) -> bool {
        let (forth, back) = (compare_unlisted(a, b, Some(kind)), compare_unlisted(b, a, Some(kind)));
        assert_eq!(forth.same, back.same, "{a} / {b} depends on the order");
        assert!(!forth.reason.is_empty(), "{a} / {b} has no reason");
        forth.same
    }

    #[test]
    fn names_that_are_near_and_never_the_same_stay_apart() {
        for (a, b) in
            [("Iran", "Iraq"), ("Austria", "Australia"), ("Niger", "Nigeria"), ("Slovakia", "Slovenia"), ("Iranian", "Iraqi"), ("Austrians", "Australia")]
        {
            assert!(!same(a, b, Kind::Place), "{a} / {b}");
            assert!(!same(a, b, Kind::Team), "{a} / {b}");
        }
        for (a, b) in [
            ("Robinson", "Robertson"),
            ("Mark Robinson", "Mark Robertson"),
            ("George W. Bush", "George H. W. Bush"),
            ("Jordan Henderson", "Dean Henderson"),
            ("Bill Clinton", "Hillary Clinton"),
            ("Mr Clinton", "Mrs Clinton"),
            ("Kim Jong-un", "Kim Yo-jong"),
            ("Queen Elizabeth I", "Queen Elizabeth II"),
            ("Pope Adrian XIV", "Pope Adrian XVI"),
            ("Robert Downey Jr", "Robert Downey Sr"),
            ("Boris Petrov", "Vera Petrova"),
        ] {
            assert!(!same(a, b, Kind::Person), "{a} / {b}");
        }
        for (a, b) in
            [("Manchester United", "Manchester City"), ("Real Madrid", "Atletico Madrid"), ("England", "England women"), ("Harnford Town", "Harnford Rovers")]
        {
            assert!(!same(a, b, Kind::Team), "{a} / {b}");
        }
        for (a, b) in [
            ("Group A", "Group B"),
            ("World Cup 2018", "World Cup 2022"),
            ("2018 World Cup", "2022 FIFA World Cup"),
            ("Foreign Ministry", "Finance Ministry"),
            ("Serie A", "Serie B"),
            ("VHS-A", "VHS-C"),
            ("FIFA", "FIFA World Cup 2022"),
            ("FIFA", "FIFA Cup"),
        ] {
            assert!(!same(a, b, Kind::Event), "{a} / {b}");
            assert!(!same(a, b, Kind::Organization), "{a} / {b}");
        }
    }

    #[test]
    fn spellings_and_short_forms_of_one_name_are_the_same() {
        for (a, b) in [
            ("Samin Darvanian", "Samin Dervanian"),
            ("Muammar Qadhari", "Moammar Gadhari"),
            ("Bob Holt", "Robert Holt"),
            ("Sen. Vance-Ray", "Ruth Vance-Ray"),
            ("R. Vance", "Ruth Vance"),
            ("Vance, Ruth", "Ruth Vance"),
            ("Park Ji-hoon", "Park Jihoon"),
            ("Ann 'Red' Holt", "Ann Holt"),
            ("Volker Türk", "Volker Turk"),
        ] {
            assert!(same(a, b, Kind::Person), "{a} / {b}");
        }
        for (a, b) in [("Denmark", "the Danes"), ("U.S.", "United States"), ("Kyiv", "Kiev")] {
            assert!(same(a, b, Kind::Place), "{a} / {b}");
        }
        for (a, b) in
            [("Harnian Coast Guard Agency", "HCGA"), ("Harnian Coast Guard Agency", "HGCA"), ("Holm Trading Ltd", "Holm Trading"), ("The Courier", "Courier")]
        {
            assert!(same(a, b, Kind::Organization), "{a} / {b}");
        }
    }

    #[test]
    fn the_order_of_two_names_decides_nothing() {
        for (a, b, expected) in [
            ("Lincoln", "Abraham Lincoln", true),
            ("Church", "Frank Church", true),
            ("Alabama", "University of Alabama", false),
            ("US", "2016 US", false),
            ("uS", "uS\u{19}E", true),
            ("III\u{6}\u{6}Iaa@", "/\0IIeiI\u{6}II\u{6}aa@II\u{6}\u{14}/C\0e", false),
        ] {
            let (forth, back) = (compare_unlisted(a, b, None), compare_unlisted(b, a, None));
            assert_eq!((forth.same, back.same), (expected, expected), "{a} / {b}: {}, {}", forth.reason, back.reason);
        }
        // A number that is left out leaves two names of one word, either of which may be the one that runs the other.
        let (forth, back) = (compare_unlisted("737 MAX", "Max Greenwood", Some(Kind::Team)), compare_unlisted("Max Greenwood", "737 MAX", Some(Kind::Team)));
        assert_eq!(forth, back);
    }

    #[test]
    fn the_reason_says_what_a_copy_editor_would() {
        let reason = |a: &str, b: &str| compare_unlisted(a, b, Some(Kind::Person)).reason;
        assert_eq!(reason("Samin Darvanian", "Samin Dervanian"), "vowel change a/e, same given name");
        assert_eq!(reason("Bob Holt", "Robert Holt"), "Bob is short for Robert, same surname");
        assert_eq!(reason("R. Vance", "Ruth Vance"), "initial R. for Ruth, same surname");
        assert_eq!(reason("Vance", "Ruth Vance"), "surname alone");
    }

    #[test]
    fn any_text_goes_in() {
        for text in ["", " ", "’s", "the", "J.", ",", "“”", "Jr", "van", "\u{200b}", "名前", "a,b,c", "'s 's", "((()"] {
            for kind in Kind::ALL {
                let _ = compare_unlisted(text, "Ann Holt", Some(kind));
                let _ = compare_unlisted(text, text, Some(kind));
            }
            let _ = compare_unlisted(text, "x", None);
        }
    }
}
