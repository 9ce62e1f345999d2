//! Claims that cannot all be true, across articles and inside one.
//!
//! Align first, compare second, report few: two claims must fill the same slot while their values are masked, pass every
//! gate, and each value must be alone in its slot before they are set against each other.

mod age;
mod amount;
mod calendar;
mod clock;
mod closeness;
mod collect;
mod confidence;
mod day;
mod division;
mod figure;
mod fit;
mod gate;
mod ordinal;
mod pair;
mod place;
mod polarity;
mod quotation;
mod rank;
mod result;
mod role;
mod said;
mod score;
mod slip;
mod slot;
mod sole;
mod spelling;
#[cfg(test)]
mod tests;
mod title;
mod who;

use std::collections::{BTreeSet, HashMap};

use super::Scope;
use super::align::Wording;
use super::reuse::Reuse;
use crate::annotate::{Annotated, ValueKind};
use crate::article::Locus;
use crate::key::key;
use crate::link::Linked;
use crate::story::{Story, Voices};
use crate::text::fold_words;

/// Claims that cannot all be true.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Hash of type, folded subject, attribute and sorted normal values.
    pub id: String,
    /// What kind of value differs.
    pub kind: ConflictKind,
    /// How sure it is.
    pub level: Level,
    /// Across articles, inside one, or both.
    pub scope: Scope,
    /// Share of such reports that were right when measured; `None` where nothing was measured.
    pub confidence: Option<f64>,
    /// Who or what it is about.
    pub subject: String,
    /// Which property of it.
    pub attribute: String,
    /// Why these claims are about the same thing.
    pub reason: String,
    /// The values that exclude each other, two or more, each with its claims.
    pub values: Vec<Side>,
}

impl Conflict {
    /// A finding whose id is made of its subject, attribute and values, and whose scope is where its claims stand.
    fn new(kind: ConflictKind, level: Level, subject: String, attribute: &str, reason: String, values: Vec<Side>) -> Self {
        let mut normals: Vec<&str> = values.iter().map(|side| side.normalized.as_str()).collect();
        normals.sort_unstable();
        let id = key("k", [kind.name(), &fold_words(&subject), attribute].into_iter().chain(normals));
        let scope = scope(&values);
        Self { id, kind, level, scope, confidence: None, subject, attribute: attribute.to_owned(), reason, values }
    }

    /// Takes over the claims of a finding with the same values; [`Self::settle`] must follow.
    fn absorb(&mut self, other: Self) {
        for side in other.values {
            match self.values.iter_mut().find(|known| known.normalized == side.normalized) {
                Some(known) => known.claims.extend(side.claims),
                None => self.values.push(side),
            }
        }
        self.level = self.level.min(other.level);
    }

    /// Puts claims that were taken over into order, each once.
    fn settle(&mut self) {
        for side in &mut self.values {
            side.claims.sort_by_key(|claim| claim.locus);
            side.claims.dedup_by_key(|claim| claim.locus);
        }
        self.scope = scope(&self.values);
    }

    /// Adds the claims of copies that were not heard.
    pub(crate) fn spread(&mut self, voices: &Voices) {
        let count = |values: &[Side]| values.iter().map(|side| side.claims.len()).sum::<usize>();
        let before = count(&self.values);
        let moved = |claim: &Evidence, article| Evidence { locus: Locus { article, ..claim.locus }, ..claim.clone() };
        for side in &mut self.values {
            voices.spread(&mut side.claims, |claim| claim.locus, moved);
        }
        if count(&self.values) > before {
            self.scope = scope(&self.values);
        }
    }
}

/// Where the claims of some values stand.
fn scope(values: &[Side]) -> Scope {
    Scope::of_places(values.iter().flat_map(|side| &side.claims).map(|claim| claim.locus.article))
}

/// One of the values that exclude each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// As the first claim words it.
    pub value: String,
    /// Its normal form.
    pub normalized: String,
    /// Where it stands, in order.
    pub claims: Vec<Evidence>,
}

impl Side {
    /// A value that stands at `locus` in this sentence and nowhere else.
    fn once(articles: &[Annotated], locus: Locus, sentence: usize, normalized: &str) -> Self {
        let value = locus.span.of(&articles[locus.article.0].article.text).to_owned();
        Self { value, normalized: normalized.to_owned(), claims: vec![Evidence::new(locus, sentence)] }
    }
}

/// A claim as evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The value itself, at most twelve words.
    pub locus: Locus,
    /// Position of its sentence in the article's layout.
    pub sentence: usize,
    /// Who says it, if the article does not say it itself.
    pub attribution: Option<String>,
}

impl Evidence {
    /// What an article says itself.
    fn new(locus: Locus, sentence: usize) -> Self {
        Self { locus, sentence, attribution: None }
    }

    /// What an article says itself, in the sentence in which `locus` begins.
    fn at(articles: &[Annotated], locus: Locus) -> Option<Self> {
        let sentence = articles[locus.article.0].layout.sentence_at(locus.span.start())?;
        Some(Self::new(locus, sentence))
    }
}

/// What kind of value differs.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// A count or a measure.
    Number,
    /// A sum of money.
    Money,
    /// A share in hundredths.
    Percent,
    /// A day, month or year.
    Date,
    /// A day of the week, against another or against its own date.
    Weekday,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A result of a game or a vote.
    Score,
    /// A place in an order.
    Rank,
    /// A group or class with a letter or number.
    Group,
    /// Where it happened.
    Place,
    /// Years someone has lived.
    Age,
    /// An office or part somebody has.
    Role,
    /// How something ended.
    Outcome,
    /// It is so, and it is not so.
    Polarity,
    /// Whose words they are.
    Attribution,
    /// How a person's or place's name is spelt.
    Spelling,
    /// The words of one quotation.
    Quote,
}

impl ConflictKind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::Number,
        Self::Money,
        Self::Percent,
        Self::Date,
        Self::Weekday,
        Self::Time,
        Self::Duration,
        Self::Score,
        Self::Rank,
        Self::Group,
        Self::Place,
        Self::Age,
        Self::Role,
        Self::Outcome,
        Self::Polarity,
        Self::Attribution,
        Self::Spelling,
        Self::Quote,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Group => "group",
            Self::Place => "place",
            Self::Age => "age",
            Self::Role => "role",
            Self::Outcome => "outcome",
            Self::Polarity => "polarity",
            Self::Attribution => "attribution",
            Self::Spelling => "spelling",
            Self::Quote => "quote",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How sure a conflict is, or what explains it.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A reader would very likely call it a contradiction.
    Likely,
    /// Worth a look.
    Possible,
    /// Figures that changed between publication dates.
    Update,
    /// Both sides are somebody's words.
    Disputed,
}

impl Level {
    /// Every level, surest first.
    pub const ALL: [Self; 4] = [Self::Likely, Self::Possible, Self::Update, Self::Disputed];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Possible => "possible",
            Self::Update => "update",
            Self::Disputed => "disputed",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// Finds the conflicts of one story, surest first.
pub fn find(articles: &[Annotated], story: &Story, linked: &Linked, reuse: &[Reuse]) -> Vec<Conflict> {
    let wording = Wording::of(articles, story, linked);
    let said = said::read(articles, story, &wording);
    let directory = who::Directory::new(linked);
    let now = year(articles, story);
    let closeness = closeness::Closeness::new(articles, story, &wording);
    let mut pairs = amount::pairs(&said, &closeness, now);
    pairs.extend(division::pairs(&said, &directory));
    pairs.extend(result::pairs(&said, &directory, now));
    pairs.extend(age::pairs(&said, &directory, now));
    pairs.extend(day::pairs(&said, &directory, &closeness));
    pairs.extend(clock::pairs(&said, &closeness));
    pairs.extend(rank::pairs(&said, &directory));
    pairs.extend(ordinal::pairs(&said, &directory));
    let mut found = collect::collect(&said, pairs, &directory);
    let spellings = spelling::conflicts(articles, linked);
    let known: Vec<Conflict> = spellings.iter().map(|(_, conflict)| conflict.clone()).collect();
    found.extend(spellings);
    found.extend(slip::conflicts(articles, story, linked, &known));
    found.extend(calendar::conflicts(articles, story));
    found.extend(quotation::conflicts(articles, linked, reuse));
    found.extend(polarity::conflicts(articles, story, &wording, &directory));
    found.extend(role::conflicts(articles, story, &directory));
    found.extend(place::conflicts(articles, story, &directory));
    found.extend(figure::conflicts(articles, story));
    let mut found = merged(found);
    found.sort_by(|(x, a), (y, b)| a.level.cmp(&b.level).then(y.total_cmp(x)).then_with(|| a.id.cmp(&b.id)));
    let measured = |(_, conflict): (f64, Conflict)| Conflict { confidence: confidence::confidence(conflict.kind, conflict.level), ..conflict };
    found.into_iter().map(measured).collect()
}

/// Findings of one id become one with the claims of all, and so do names with the same two spellings: mother and daughter
/// misspelt in one article are one slip.
fn merged(found: Vec<(f64, Conflict)>) -> Vec<(f64, Conflict)> {
    let mut merged: Vec<(f64, Conflict)> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut by_spellings: HashMap<Vec<String>, usize> = HashMap::new();
    let mut grown: BTreeSet<usize> = BTreeSet::new();
    for (score, conflict) in found {
        let spellings = (conflict.kind == ConflictKind::Spelling).then(|| {
            let mut normals: Vec<String> = conflict.values.iter().map(|side| side.normalized.clone()).collect();
            normals.sort_unstable();
            normals
        });
        let like = spellings.as_ref().and_then(|spellings| by_spellings.get(spellings));
        let position = by_id.get(&conflict.id).into_iter().chain(like).min().copied().unwrap_or(merged.len());
        by_id.insert(conflict.id.clone(), position);
        by_spellings.extend(spellings.map(|spellings| (spellings, position)));
        if let Some((_, known)) = merged.get_mut(position) {
            known.absorb(conflict);
            grown.insert(position);
        } else {
            merged.push((score, conflict));
        }
    }
    for position in grown {
        merged[position].1.settle();
    }
    merged
}

/// The year the story is told from: that of the latest publication, else the latest that stands in it; 0 if there is none.
fn year(articles: &[Annotated], story: &Story) -> u16 {
    let articles = || story.articles.iter().map(|index| &articles[index.0]);
    let published = articles().filter_map(|annotated| annotated.article.day()).map(|day| day.year().unsigned_abs()).max();
    let named = || {
        let dates = articles().flat_map(|annotated| &annotated.values).filter(|value| value.kind == ValueKind::Date);
        dates.filter_map(|value| value.normalized.get(..4)?.parse().ok()).filter(|year| (2000..2040).contains(year)).max()
    };
    published.or_else(named).unwrap_or(0)
}
