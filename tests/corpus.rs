//! What the program finds in `corpus/` against each folder's `expected.toml`.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use newsdiff::compare::conflict::Level;
use newsdiff::story::Grouping;
use newsdiff::text::fold_words;
use newsdiff::{Analysis, Article, Locus, Options, Span, analyze, ingest};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(rename = "title")]
    _title: String,
    #[serde(default)]
    entity: Vec<Entity>,
    #[serde(default)]
    distinct: Vec<Distinct>,
    #[serde(default)]
    conflict: Vec<Conflict>,
    #[serde(default)]
    no_conflict: Vec<Trap>,
    #[serde(default)]
    fact: Vec<Fact>,
    #[serde(default)]
    quote: Vec<Quote>,
    #[serde(default)]
    reuse: Vec<Reuse>,
    #[serde(default)]
    passage: Vec<Passage>,
}

#[derive(Deserialize)]
struct Entity {
    kind: String,
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct Distinct {
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct Conflict {
    #[serde(rename = "type")]
    kind: String,
    level: String,
    subject: String,
    values: Vec<Words>,
    /// Needs an inference: counted, not demanded.
    #[serde(default)]
    hard: bool,
}

#[derive(Deserialize)]
struct Trap {
    reason: String,
    values: Vec<Words>,
}

#[derive(Deserialize)]
struct Fact {
    text: String,
    phrases: Vec<Words>,
}

#[derive(Deserialize)]
struct Quote {
    article: String,
    text: String,
    /// Who says it; not asked where it is absent.
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct Reuse {
    relation: String,
    a: Words,
    b: Words,
}

#[derive(Deserialize)]
struct Passage {
    a: Words,
    b: Words,
}

/// Words of an article, inside the sentence that holds them where that is given.
#[derive(Deserialize)]
struct Words {
    article: String,
    text: String,
    sentence: Option<String>,
}

/// One folder of the corpus with everything that was found in it.
struct Folder {
    name: &'static str,
    expected: Expected,
    analysis: Analysis,
    /// What was expected and not found, and what was found and should not be.
    misses: Vec<String>,
}

impl Folder {
    fn read(name: &'static str) -> Self {
        let folder = Path::new("corpus").join(name);
        let expected = toml::from_str(&fs::read_to_string(folder.join("expected.toml")).unwrap()).unwrap();
        let analysis = analyze(articles(name), &Options { grouping: Grouping::One, ..Options::default() });
        Self { name, expected, analysis, misses: Vec::new() }
    }

    fn text(&self, locus: Locus) -> &str {
        locus.span.of(&self.analysis.articles[locus.article.0].article.text)
    }

    /// Where the words stand.
    fn place(&self, words: &Words) -> Locus {
        let id = format!("corpus/{}/{}", self.name, words.article);
        let index = self.analysis.articles.iter().position(|annotated| annotated.article.id == id).unwrap_or_else(|| panic!("no article {id}"));
        let text = &self.analysis.articles[index].article.text;
        let find = |within: &str, words: &str| within.find(words).unwrap_or_else(|| panic!("{id} does not hold {words:?}"));
        let offset = words.sentence.as_ref().map_or(0, |sentence| find(text, sentence));
        let start = offset + find(&text[offset..], &words.text);
        Locus { article: newsdiff::ArticleIndex(index), span: Span::new(start, start + words.text.len()) }
    }

    fn check(&mut self, kind: &str, name: &str, found: bool) -> usize {
        if !found {
            self.misses.push(format!("{}: {kind}: {name}", self.name));
        }
        usize::from(found)
    }

    /// Positions of the entities that hold a mention with these words; titles before a name are not part of it.
    fn holders(&self, form: &str) -> Vec<usize> {
        let form = fold_words(form);
        let is_form = |mention: &Locus| {
            let mention = fold_words(self.text(*mention));
            form == mention || ["mr", "miss", "mrs", "ms"].iter().any(|title| form == format!("{title} {mention}"))
        };
        let holds = |(_, entity): &(usize, &newsdiff::link::Entity)| entity.mentions.iter().any(is_form);
        self.analysis.entities.iter().enumerate().filter(holds).map(|(position, _)| position).collect()
    }

    /// Whether a conflict has claims over two of these places, each in another value.
    fn conflict_over(&self, places: &[Locus], kind: Option<&str>, level: Option<Level>) -> bool {
        let conflicts = self.analysis.stories.iter().flat_map(|findings| &findings.conflicts);
        let mut fitting =
            conflicts.filter(|conflict| kind.is_none_or(|kind| conflict.kind.name() == kind) && level.is_none_or(|level| conflict.level == level));
        fitting.any(|conflict| {
            let covers = |side: &newsdiff::compare::conflict::Side, place: &Locus| side.claims.iter().any(|claim| overlap(claim.locus, *place));
            let side_of = |place: &Locus| conflict.values.iter().position(|side| covers(side, place));
            let mut sides: Vec<usize> = places.iter().filter_map(side_of).collect();
            sides.sort_unstable();
            sides.dedup();
            sides.len() > 1
        })
    }

    /// The quotation over these words, by position of story, article and quotation.
    fn quotes_over(&self, place: Locus) -> Vec<usize> {
        let quotes = &self.analysis.articles[place.article.0].quotes;
        let is_over = |(_, quote): &(usize, &newsdiff::annotate::Quote)| {
            let shared = quote.span.end().min(place.span.end()).saturating_sub(quote.span.start().max(place.span.start()));
            quote.span.contains(place.span) || shared * 10 >= quote.span.join(place.span).len() * 7
        };
        quotes.iter().enumerate().filter(is_over).map(|(position, _)| position).collect()
    }

    /// Entities of the right kind that hold all forms, and all.
    fn entities(&mut self) -> (usize, usize) {
        let entities = std::mem::take(&mut self.expected.entity);
        let mut found = 0;
        for entity in &entities {
            let holders: Vec<Vec<usize>> = entity.forms.iter().map(|form| self.holders(form)).collect();
            let is_kind = |position: usize| self.analysis.entities[position].kind.name() == entity.kind;
            let is_whole = holders[0].iter().any(|&position| is_kind(position) && holders.iter().all(|positions| positions.contains(&position)));
            found += self.check("entity", &format!("{} {:?}", entity.kind, entity.forms), is_whole);
        }
        (found, entities.len())
    }

    /// How many pairs that should be apart are joined.
    fn joined(&mut self) -> usize {
        let mut joined = 0;
        for distinct in std::mem::take(&mut self.expected.distinct) {
            let holders: Vec<Vec<usize>> = distinct.forms.iter().map(|form| self.holders(form)).collect();
            for (position, first) in holders.iter().enumerate() {
                let apart = holders[position + 1..].iter().all(|second| !second.iter().any(|entity| first.contains(entity)));
                joined += 1 - self.check("joined", &format!("{:?}", distinct.forms), apart);
            }
        }
        joined
    }

    /// Conflicts found, conflicts demanded, hard ones found.
    fn conflicts(&mut self) -> (usize, usize, usize) {
        let (mut found, mut demanded, mut hard) = (0, 0, 0);
        for conflict in std::mem::take(&mut self.expected.conflict) {
            let places: Vec<Locus> = conflict.values.iter().map(|words| self.place(words)).collect();
            let level = (conflict.level == "update").then_some(Level::Update);
            let is_found = self.conflict_over(&places, Some(&conflict.kind), level);
            if conflict.hard {
                hard += usize::from(is_found);
            } else {
                demanded += 1;
                found += self.check("conflict", &format!("{} {}", conflict.kind, conflict.subject), is_found);
            }
        }
        (found, demanded, hard)
    }

    /// How many traps were taken for conflicts.
    fn traps(&mut self) -> usize {
        let mut hit = 0;
        for trap in std::mem::take(&mut self.expected.no_conflict) {
            let places: Vec<Locus> = trap.values.iter().map(|words| self.place(words)).collect();
            let silent = !self.conflict_over(&places, None, None);
            hit += 1 - self.check("trap", &trap.reason, silent);
        }
        hit
    }

    fn facts(&mut self) -> (usize, usize) {
        let facts = std::mem::take(&mut self.expected.fact);
        let mut found = 0;
        for fact in &facts {
            let places: Vec<Locus> = fact.phrases.iter().map(|words| self.place(words)).collect();
            let states = |reported: &newsdiff::compare::Fact| {
                let mut articles: Vec<_> =
                    places.iter().filter(|place| reported.claims.iter().any(|claim| overlap(*claim, **place))).map(|place| place.article).collect();
                articles.sort_unstable();
                articles.dedup();
                articles.len() > 1
            };
            let is_found = self.analysis.stories.iter().flat_map(|findings| &findings.facts).any(states);
            found += self.check("fact", &fact.text, is_found);
        }
        (found, facts.len())
    }

    /// Quotations found with the right speaker, and all.
    fn quotes(&mut self) -> (usize, usize) {
        let quotes = std::mem::take(&mut self.expected.quote);
        let mut found = 0;
        for quote in &quotes {
            let place = self.place(&Words { article: quote.article.clone(), text: quote.text.clone(), sentence: None });
            let story = &self.analysis.stories[0];
            let is_speaker = |&position: &usize| {
                let speech = story.linked.speeches.iter().find(|speech| speech.article == place.article && speech.quote == position);
                let surface = self.analysis.articles[place.article.0].quotes[position].speaker.as_ref().map(|speaker| speaker.name.as_str());
                let entity = speech.map(|speech| story.linked.entities[speech.entity].name.as_str());
                // As the article spells it or as the story does; "Shelley" may be known by her full name.
                let is_named = |expected: &String| entity.into_iter().chain(surface).any(|name| fold_words(name).contains(&fold_words(expected)));
                quote.speaker.as_ref().is_none_or(is_named)
            };
            let is_found = self.quotes_over(place).iter().any(is_speaker);
            found += self.check("quote", &format!("{:?}: {}", quote.speaker, quote.text), is_found);
        }
        (found, quotes.len())
    }

    fn reuse(&mut self) -> (usize, usize) {
        let pairs = std::mem::take(&mut self.expected.reuse);
        let mut found = 0;
        for pair in &pairs {
            let (a, b) = (self.place(&pair.a), self.place(&pair.b));
            let (over_a, over_b) = (self.quotes_over(a), self.quotes_over(b));
            let is = |quote: newsdiff::compare::reuse::QuoteRef, place: Locus, over: &[usize]| quote.article == place.article && over.contains(&quote.quote);
            let is_pair = |reuse: &newsdiff::compare::Reuse| {
                let fits = is(reuse.a, a, &over_a) && is(reuse.b, b, &over_b) || is(reuse.a, b, &over_b) && is(reuse.b, a, &over_a);
                fits && reuse.relation.name() == pair.relation
            };
            let is_found = self.analysis.stories[0].reuse.iter().any(is_pair);
            found += self.check("reuse", &format!("{}: {}", pair.relation, pair.b.text), is_found);
        }
        (found, pairs.len())
    }

    fn passages(&mut self) -> (usize, usize) {
        let pairs = std::mem::take(&mut self.expected.passage);
        let mut found = 0;
        for pair in &pairs {
            let (a, b) = (self.place(&pair.a), self.place(&pair.b));
            let holds = |place: Locus, passage: &newsdiff::compare::Passage| passage.spans.iter().any(|span| overlap(*span, place));
            let is_found = self.analysis.stories[0].passages.iter().any(|passage| holds(a, passage) && holds(b, passage));
            found += self.check("passage", &pair.a.text, is_found);
        }
        (found, pairs.len())
    }
}

fn overlap(a: Locus, b: Locus) -> bool {
    a.article == b.article && a.span.overlaps(b.span)
}

fn articles(folder: &str) -> Vec<Article> {
    let (articles, warnings) = ingest::read(&[format!("corpus/{folder}")], ingest::Options::default()).unwrap().read_all();
    assert_eq!(warnings, []);
    articles
}

/// The least that each kind must reach, in all three folders together: found, of how many. These only go up.
const FLOORS: &[(&str, usize, usize)] =
    &[("entities", 21, 22), ("conflicts", 24, 25), ("facts", 10, 23), ("quotes", 27, 27), ("reuse", 12, 12), ("passages", 1, 1)];

#[test]
fn the_corpus_gives_what_a_careful_reader_finds() {
    let mut sums: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut misses = Vec::new();
    let (mut joined, mut traps, mut hard) = (0, 0, 0);
    for name in ["council", "embrace", "storm"] {
        let mut folder = Folder::read(name);
        let mut add = |kind: &'static str, (found, all): (usize, usize)| {
            let sum = sums.entry(kind).or_default();
            *sum = (sum.0 + found, sum.1 + all);
        };
        add("entities", folder.entities());
        joined += folder.joined();
        let (found, demanded, hard_found) = folder.conflicts();
        hard += hard_found;
        add("conflicts", (found, demanded));
        traps += folder.traps();
        add("facts", folder.facts());
        add("quotes", folder.quotes());
        add("reuse", folder.reuse());
        add("passages", folder.passages());
        misses.append(&mut folder.misses);
    }
    println!("{}\n{sums:?} joined={joined} traps={traps} hard conflicts found={hard}", misses.join("\n"));
    assert_eq!((joined, traps), (0, 0), "names joined or traps taken for conflicts");
    for &(kind, least, all) in FLOORS {
        assert!(sums[kind].1 == all && sums[kind].0 >= least, "{kind}: {:?}, floor {least}/{all}", sums[kind]);
    }
}

#[test]
fn the_corpus_given_whole_is_three_stories() {
    let together = |order: fn(&mut Vec<Article>)| {
        let mut articles: Vec<Article> = ["storm", "council", "embrace"].into_iter().flat_map(articles).collect();
        order(&mut articles);
        let analysis = analyze(articles, &Options::default());
        let ids = |findings: &newsdiff::Findings| -> Vec<String> {
            findings.story.articles.iter().map(|index| analysis.articles[index.0].article.id.clone()).collect()
        };
        let mut stories: Vec<Vec<String>> = analysis.stories.iter().map(ids).collect();
        stories.sort();
        stories
    };
    let stories = together(|_| {});
    let folders: Vec<&str> = stories.iter().map(|story| story[0].split('/').nth(1).unwrap()).collect();
    assert_eq!(folders, ["council", "embrace", "storm"]);
    assert!(stories.iter().all(|story| story.iter().all(|id| id.split('/').nth(1) == story[0].split('/').nth(1))));
    assert_eq!(stories, together(|articles| articles.reverse()));
}
