//! Names of people, teams, organisations, places and events in one article.

use super::tagger::{self, Class};
use crate::article::Span;
use crate::crf::Cache;
use crate::syntax::Document;

/// A name as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone, without title, article or possessive.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A club or a side that plays.
    Team,
    /// A company, party, authority, outlet or other body.
    Organization,
    /// A country, town, building or landscape.
    Place,
    /// A tournament, war, storm or other named event.
    Event,
    /// Any other name; a demonym ("Iranian players") is one, linked to its country.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Person, Self::Team, Self::Organization, Self::Place, Self::Event, Self::Other];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Team => "team",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Finds the names of one article.
pub fn find(document: &Document<'_>, cache: &mut Cache<{ tagger::BOTH }>) -> Vec<Mention> {
    let kind = |class| match class {
        Class::Person => Kind::Person,
        Class::Organization => Kind::Organization,
        Class::Location => Kind::Place,
        Class::Miscellany => Kind::Other,
    };
    tagger::embedded().tag(document, cache).into_iter().map(|(span, class)| Mention { span, kind: kind(class) }).collect()
}
