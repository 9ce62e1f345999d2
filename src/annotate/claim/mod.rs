//! Claims: what is said of whom, with the value that can be compared.
//!
//! One claim a value: what it counts, which event it belongs to, of whom it is said, what it is limited to, who says it.

mod attribution;
pub(crate) mod event;
pub(crate) mod frame;
mod polarity;
pub(crate) mod scope;
mod subject;
pub(crate) mod word;

use super::{Mention, Quote, Value, ValueKind};
use crate::article::Span;
use crate::text::Layout;

/// One thing an article says that another can contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The value itself, at most a short phrase.
    pub span: Span,
    /// Who or what it is said of, as the article words it.
    pub subject: Option<String>,
    /// What happens: an event family ("death", "arrest") or the stem of the nearest verb.
    pub event: Option<String>,
    /// Which property: "count", "group", "day", ...
    pub attribute: String,
    /// The normal form that is compared.
    pub value: String,
    /// Position in the article's list of values, where the claim is about one.
    pub of: Option<usize>,
    /// Whether it is said, denied or only thought possible.
    pub polarity: Polarity,
    /// What it is limited to: "last year", "per day", "in Ohio".
    pub scope: Vec<String>,
    /// Who says it, if the article does not say it itself.
    pub attribution: Option<String>,
}

/// Whether a claim is said, denied or only thought possible.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
    /// It may be so.
    Hedged,
}

impl Polarity {
    /// Every polarity.
    pub const ALL: [Self; 3] = [Self::Affirmed, Self::Denied, Self::Hedged];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Denied => "denied",
            Self::Hedged => "hedged",
        }
    }

    /// The polarity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.name() == name)
    }
}

/// Finds the claims of one article, in order of place.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention], values: &[Value], quotes: &[Quote]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(values.len());
    let mut read: Option<(usize, Sentence<'_>)> = None;
    for (position, value) in values.iter().enumerate() {
        let Some(sentence) = layout.sentence_at(value.span.start()) else { continue };
        if read.as_ref().is_none_or(|(at, _)| *at != sentence) {
            read = Some((sentence, Sentence::read(text, layout, mentions, sentence)));
        }
        let Some((_, Sentence { words, named, sources })) = &read else { continue };
        let Some(frame) = frame::frame(words, value) else { continue };
        claims.push(Claim {
            span: value.span,
            subject: subject::subject(text, words, named, &frame, mentions),
            event: frame.family.map(str::to_owned).or_else(|| frame.verb.map(|verb| words[verb].stem.clone()).filter(|stem| !stem.is_empty())),
            attribute: attribute(value.kind, &frame, words),
            value: value.normalized.clone(),
            of: Some(position),
            polarity: polarity::polarity(words, &frame),
            scope: scope::scope(words, &frame).phrases(),
            attribution: attribution::attribution(text, words, sources, &frame, value.span, quotes),
        });
    }
    claims
}

/// A sentence as its claims need it, read once: one without an end may hold a claim in every other word.
struct Sentence<'a> {
    words: Vec<word::Word<'a>>,
    /// Words of names, see [`subject::named`].
    named: Vec<usize>,
    sources: attribution::Sources,
}

impl<'a> Sentence<'a> {
    fn read(text: &'a str, layout: &Layout, mentions: &[Mention], position: usize) -> Self {
        let words = word::words(text, layout, mentions, &layout.sentences[position]);
        Self { named: subject::named(&words, mentions), sources: attribution::Sources::of(text, &words), words }
    }
}

/// Which property a value gives: "count" of what it counts, "day" for a weekday, else the kind of value.
fn attribute(kind: ValueKind, frame: &frame::Frame, words: &[word::Word<'_>]) -> String {
    match kind {
        ValueKind::Weekday => "day".to_owned(),
        ValueKind::Number => match (frame.family, frame.head) {
            (Some(family), _) => format!("{family} count"),
            (None, Some(head)) => format!("{} count", words[head].folded),
            (None, None) => "count".to_owned(),
        },
        _ => kind.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::annotate::claim::{Claim, Polarity};
    use crate::article::Article;

    fn claims(text: &str) -> Vec<Claim> {
        annotate(Article { text: text.to_owned(), ..Article::default() }).claims.clone()
    }

    /// Event and attribute of the only claim.
    fn event(text: &str) -> (Option<String>, String) {
        let claims = claims(text);
        assert_eq!(claims.len(), 1, "{text}: {claims:?}");
        (claims[0].event.clone(), claims[0].attribute.clone())
    }

    #[test]
    fn the_event_is_told_by_the_noun_what_follows_the_verb_or_its_subject() {
        for text in [
            "There were 18 deaths at Harn.",
            "Some 18 people were reported dead at Harn.",
            "The fire at Harn killed 18 people.",
            "The death toll at Harn climbed to 18.",
        ] {
            assert_eq!(event(text), (Some("death".to_owned()), "death count".to_owned()), "{text}");
        }
    }

    #[test]
    fn who_is_counted_does_not_say_what_happened() {
        assert_eq!(event("The crash injured 18 passengers.").0.as_deref(), Some("injury"));
        assert_ne!(event("The crews were sent to 18 hospitals.").0.as_deref(), Some("injury"));
    }

    #[test]
    fn what_is_told_of_those_counted_does_not_count_them_again() {
        let attributes = |text: &str| claims(text).into_iter().map(|claim| claim.attribute).collect::<Vec<_>>();
        assert_eq!(attributes("Nine of the workers killed were under twenty."), ["death count", "count"]);
        assert_eq!(attributes("In Harn the number of the dead was 14."), ["death count"]);
    }

    #[test]
    fn when_it_was_is_not_what_is_counted() {
        assert_eq!(event("The mill cut 90 workshops last year.").1, "workshops count");
    }

    #[test]
    fn each_figure_of_a_row_has_its_own_event() {
        let events: Vec<Option<String>> =
            claims("The fire killed 17 people, left 150 missing and destroyed 1,500 homes.").into_iter().map(|claim| claim.event).collect();
        assert_eq!(events, ["death", "missing", "destruction"].map(|event| Some(event.to_owned())));
    }

    #[test]
    fn a_demonym_is_the_subject_of_its_players() {
        assert_eq!(claims("Peruvian players lost 3 of their games.")[0].subject.as_deref(), Some("Peruvian"));
    }

    #[test]
    fn limits_are_read_from_the_words_around() {
        let scope = |text: &str| claims(text)[0].scope.clone();
        assert_eq!(scope("Two of them were children."), ["part"]);
        assert_eq!(scope("They earn 40 dollars a day."), ["each", "average or daily"]);
        assert!(scope("The mill lost 40 workers in 1987.").contains(&"1987".to_owned()));
        assert!(scope("The mill will lose 40 workers.").contains(&"forecast".to_owned()));
        assert!(scope("The mill may lose 40 workers.").contains(&"forecast".to_owned()));
        assert!(!scope("The mill lost 40 workers on May 12.").contains(&"forecast".to_owned()));
        assert!(scope("The mill will lose 40 workers on May 1.").contains(&"forecast".to_owned()));
        assert!(scope("The mill in the 1907 building lost 40 workers.").is_empty());
        assert!(scope("Another 40 workers left.").contains(&"more".to_owned()));
    }

    #[test]
    fn who_says_it_is_told_before_or_behind() {
        let said = |text: &str| claims(text).pop().and_then(|claim| claim.attribution);
        assert_eq!(said("The fire killed 18 people, the coast guard said.").as_deref(), Some("coast guard"));
        assert_eq!(said("According to the coast guard, the fire killed 18 people.").as_deref(), Some("coast guard"));
        assert_eq!(said("The fire killed 18 people."), None);
        assert_eq!(said("In 1987, said the shipyard at Harn would close."), None);
    }

    #[test]
    fn a_denial_and_a_guess_are_no_assertions() {
        let polarity = |text: &str| claims(text)[0].polarity;
        assert_eq!(polarity("The fire did not kill 18 people."), Polarity::Denied);
        assert_eq!(polarity("The fire may have killed 18 people."), Polarity::Hedged);
        assert_eq!(polarity("The fire killed 18 people on May 12."), Polarity::Affirmed);
        assert_eq!(polarity("The fire killed no fewer than 18 people."), Polarity::Affirmed);
    }
}
