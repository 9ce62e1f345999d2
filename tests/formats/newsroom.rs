//! An analysis made by hand: two invented stories with findings of every kind, and characters that want to do harm.

use newsdiff::annotate::quote::Speaker;
use newsdiff::annotate::{Kind, Quote, QuoteKind, Reading};
use newsdiff::compare::conflict::{ConflictKind, Evidence, Level, Side};
use newsdiff::compare::reuse::{QuoteRef, Relation};
use newsdiff::compare::{Conflict, Fact, Passage, Reuse, Scope};
use newsdiff::link::{Entity, Linked, Speech, Variant};
use newsdiff::story::Story;
use newsdiff::{Analysis, Annotated, Article, ArticleIndex, Findings, Locus, Span, key, text};

const ECHO: &str = "Ovens stay cold in Tolvane

The bakers of Tolvane walked out at 4 a.m. on Monday, leaving the town without a loaf. The union wants 9 percent more pay.

Owner Ulrika Stenmark called the walkout “a slap in the face”.";

const LEAFLET: &str = "Bakers of Tolvane down tools

Tolvane's bakers have struck since Tuesday morning. Their union asks for 9 percent.

\u{202e}Ulrika\u{2069} Sten\u{200b}mark, who owns\tthe bakery,\n=cmd|' /C calc'!A0 | <b>bold</b> \u{1b}[31mred\u{1b}[0m text in a post.";

const GAZETTE: &str = "Ferry with 212 aboard runs onto Sula rocks

The Morning Star, a ferry of the 東京フェリー line, ran onto the rocks off Sula on Thursday night with 212 people aboard. Captain Ines Okafor-Lindqvist stayed on the bridge until the last passenger had been taken off.

“We felt a blow, and then the lights went out, and somebody began to sing,” said passenger Matteo Brandt.

Nobody was hurt. The coastguard said 14 boats took part in the rescue.

The ferry Morning Star on the rocks on Thursday

The ferry Morning Star on the rocks on Thursday";

const HERALD: &str = "Sula ferry: all safe

All 221 people on the Morning Star were brought ashore on Friday morning, harbour master Toomas Vaher told reporters, and only two of them needed a doctor for cuts and bruises that they had got when the lights went out and everybody tried to find the stairs. The ship hit the rocks on Wednesday night.

“We felt a blow, and then the lights went out,” said Mateo Brandt. Captain Ines Okafor-Lindqvist was the last to leave the bridge, officials said. Mr Brandt said he would sail again.";

const POST: &str = "Ferry passengers safe after night on rocks

SULA - About 14 boats took part in the rescue of 212 people from the ferry Morning Star, the coastguard said on Friday.

“We felt a jolt, and then the lights went out, and somebody began to sing,” said Matteo Brandt, a passenger.";

const WIRE: &str = "Ferry passengers safe after night on rocks

SULA - About 14 boats took part in the rescue of 212 people from the ferry Morning Star, the coastguard said on Friday.

“We felt a jolt, and then the lights went out, and somebody began to sing,” said Matteo Brandt, a passenger.";

/// The whole analysis.
pub(crate) fn analysis() -> Analysis {
    let articles = vec![
        article("bakery/echo.txt", "Tolvane Echo", "2031-03-04", ECHO),
        article("bakery/leaflet.txt", "", "", LEAFLET),
        article("ferry/gazette.txt", "Sula Gazette", "2031-05-09", GAZETTE),
        article("ferry/herald.txt", "", "2031-05-10", HERALD),
        article("ferry/post.txt", "Evening Post", "2031-05-10T06:00:00Z", POST),
        article("ferry/wire.txt", "North Wire", "2031-05-09", WIRE),
    ];
    let mut analysis = Analysis { articles, stories: Vec::new(), entities: Vec::new(), warnings: Vec::new() };
    quotes(&mut analysis);
    analysis.stories = vec![bakery(&analysis), ferry(&analysis)];
    analysis.entities = analysis.stories.iter().rev().flat_map(|findings| findings.linked.entities.clone()).collect();
    analysis
}

/// The story of the bakery alone.
pub(crate) fn bakery_alone() -> Analysis {
    let mut analysis = analysis();
    analysis.articles.truncate(2);
    analysis.stories.truncate(1);
    analysis.entities = analysis.stories[0].linked.entities.clone();
    analysis
}

/// The same articles, nothing found in them.
pub(crate) fn nothing_found() -> Analysis {
    let mut analysis = analysis();
    analysis.stories = analysis.stories.iter().map(|found| findings(&found.story.id, "", &found.story.articles)).collect();
    analysis.entities.clear();
    for annotated in &mut analysis.articles {
        annotated.quotes.clear();
    }
    analysis
}

fn article(id: &str, outlet: &str, published: &str, text: &str) -> Annotated {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let title = text.lines().next().map(str::to_owned);
    let layout = text::segment(text, title.as_deref());
    let article = Article { id: id.into(), title, outlet: some(outlet), published: some(published), text: text.into(), ..Article::default() };
    Annotated::new(article, Reading { layout, mentions: Vec::new(), values: Vec::new(), quotes: Vec::new(), claims: Vec::new() })
}

/// Where `words` stand for the `nth` time (from 0) in the article whose file has that name.
fn nth(analysis: &Analysis, name: &str, words: &str, nth: usize) -> Locus {
    let article = analysis.articles.iter().position(|annotated| annotated.article.id.contains(name)).expect("an article of the newsroom");
    let start = analysis.articles[article].article.text.match_indices(words).nth(nth).expect("words of the article").0;
    Locus { article: ArticleIndex(article), span: Span::new(start, start + words.len()) }
}

fn at(analysis: &Analysis, name: &str, words: &str) -> Locus {
    nth(analysis, name, words, 0)
}

fn evidence(analysis: &Analysis, locus: Locus, attribution: Option<&str>) -> Evidence {
    let sentence = analysis.articles[locus.article.0].layout.sentence_at(locus.span.start()).expect("a place in a sentence");
    Evidence { locus, sentence, attribution: attribution.map(str::to_owned) }
}

fn side(analysis: &Analysis, value: &str, normalized: &str, loci: &[Locus]) -> Side {
    Side { value: value.into(), normalized: normalized.into(), claims: loci.iter().map(|&locus| evidence(analysis, locus, None)).collect() }
}

fn conflict(kind: ConflictKind, level: Level, scope: Scope, subject: &str, attribute: &str, reason: &str, values: Vec<Side>) -> Conflict {
    let id = key("k", [kind.name(), subject, attribute]);
    Conflict { id, kind, level, scope, confidence: None, subject: subject.into(), attribute: attribute.into(), reason: reason.into(), values }
}

fn entity(analysis: &Analysis, kind: Kind, name: &str, variants: &[(&str, &[&str], &str)]) -> Entity {
    let mut mentions = Vec::new();
    let variants = variants.iter().map(|&(text, names, reason)| {
        let mut articles = Vec::new();
        let mut count = 0;
        for name in names {
            for nth in 0..analysis.articles[at(analysis, name, text).article.0].article.text.matches(text).count() {
                mentions.push(self::nth(analysis, name, text, nth));
                count += 1;
            }
            articles.push(at(analysis, name, text).article);
        }
        Variant { text: text.into(), count, articles, reason: reason.into() }
    });
    let variants: Vec<Variant> = variants.collect();
    mentions.sort_unstable();
    Entity { id: key("e", [kind.name(), name]), kind, name: name.into(), variants, mentions, gazetteer: None }
}

fn findings(id: &str, title: &str, articles: &[ArticleIndex]) -> Findings {
    Findings {
        story: Story { id: id.into(), articles: articles.to_vec(), is_given: true },
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        linked: Linked::default(),
        facts: Vec::new(),
        unique: Vec::new(),
        conflicts: Vec::new(),
        reuse: Vec::new(),
        passages: Vec::new(),
        copies: Vec::new(),
        quote_ids: vec![Vec::new(); articles.len()],
    }
}

fn quotes(analysis: &mut Analysis) {
    let quote = |name: &str, words: &str, kind: QuoteKind, speaker: Option<(&str, &str)>, cue: Option<&str>| {
        let quote = Quote {
            span: at(analysis, name, words).span,
            kind,
            speaker: speaker.map(|(words, name_of)| Speaker { span: at(analysis, name, words).span, name: name_of.into() }),
            cue: cue.map(|cue| at(analysis, name, cue).span),
            via: None,
            parent: None,
        };
        (at(analysis, name, words).article, quote)
    };
    let found = [
        quote("echo", "“a slap in the face”", QuoteKind::Mixed, Some(("Ulrika Stenmark", "Ulrika Stenmark")), Some("called")),
        quote(
            "gazette",
            "“We felt a blow, and then the lights went out, and somebody began to sing,”",
            QuoteKind::Direct,
            Some(("Matteo Brandt", "Matteo Brandt")),
            Some("said passenger"),
        ),
        quote("herald", "“We felt a blow, and then the lights went out,”", QuoteKind::Direct, Some(("Mateo Brandt", "Mateo Brandt")), Some("said Mateo")),
        quote("post", "“We felt a jolt, and then the lights went out, and somebody began to sing,”", QuoteKind::Direct, None, None),
        quote("wire", "“We felt a jolt, and then the lights went out, and somebody began to sing,”", QuoteKind::Direct, None, None),
    ];
    for (article, mut quote) in found {
        if article.0 == 5 {
            quote.via = Some("Radio Sula".into());
        }
        analysis.articles[article.0].quotes.push(quote);
    }
}

fn bakery(analysis: &Analysis) -> Findings {
    let mut found = findings("s00bakery", "Ovens stay cold in Tolvane", &[ArticleIndex(0), ArticleIndex(1)]);
    let day = |name: &str, words: &str, day: &str| side(analysis, words, day, &[at(analysis, name, words)]);
    found.conflicts = vec![conflict(
        ConflictKind::Weekday,
        Level::Possible,
        Scope::Across,
        "bakers of Tolvane",
        "day",
        "same subject and event; shared words: bakers, Tolvane",
        vec![day("echo", "Monday", "monday"), day("leaflet", "Tuesday", "tuesday")],
    )];
    found.linked.entities = vec![
        entity(analysis, Kind::Place, "Tolvane", &[("Tolvane", &["echo", "leaflet"], "the name itself")]),
        entity(
            analysis,
            Kind::Person,
            "Ulrika Stenmark",
            &[("Ulrika Stenmark", &["echo"], "the name itself"), ("\u{202e}Ulrika\u{2069} Sten\u{200b}mark", &["leaflet"], "the same letters")],
        ),
    ];
    let percent = [at(analysis, "echo", "union wants 9 percent"), at(analysis, "leaflet", "union asks for 9 percent")];
    found.facts = vec![Fact {
        id: key("f", ["nine"]),
        text: "The union wants 9 percent".into(),
        articles: vec![ArticleIndex(0), ArticleIndex(1)],
        independent: 2,
        confidence: Some(0.9),
        claims: percent.to_vec(),
    }];
    found.unique = vec![
        at(analysis, "echo", "Owner Ulrika Stenmark called the walkout “a slap in the face”."),
        at(analysis, "leaflet", "=cmd|' /C calc'!A0 | <b>bold</b> \u{1b}[31mred\u{1b}[0m text in a post."),
    ];
    found.quote_ids = vec![vec!["q0000face".into()], Vec::new()];
    found
}

fn ferry(analysis: &Analysis) -> Findings {
    let mut found = findings("s0000ferry", "Ferry with 212 aboard runs onto Sula rocks", &[2, 3, 4, 5].map(ArticleIndex));
    found.linked.entities = ferry_entities(analysis);
    found.linked.speeches = vec![Speech { article: ArticleIndex(2), quote: 0, entity: 0 }, Speech { article: ArticleIndex(3), quote: 0, entity: 0 }];
    found.conflicts = ferry_conflicts(analysis);
    found.facts = vec![Fact {
        id: key("f", ["rescue"]),
        text: "14 boats took part in the rescue".into(),
        articles: [2, 4, 5].map(ArticleIndex).to_vec(),
        independent: 2,
        confidence: None,
        claims: ["gazette", "post", "wire"].map(|name| at(analysis, name, "14 boats took part in the rescue")).to_vec(),
    }];
    found.unique = vec![at(analysis, "herald", "Mr Brandt said he would sail again.")];
    found.copies = vec![(ArticleIndex(4), ArticleIndex(5))];
    found.quote_ids = ["", "q00gazette", "q00herald", "q0000post", "q0000wire"].iter().skip(1).map(|id| vec![(*id).to_owned()]).collect();
    found.reuse = ferry_reuse(analysis);
    let opening = "About 14 boats took part in the rescue of 212 people from the ferry Morning Star, the coastguard said on Friday.";
    found.passages =
        vec![Passage { words: 21, relation: Relation::Exact, scope: Scope::Across, spans: vec![at(analysis, "post", opening), at(analysis, "wire", opening)] }];
    found
}

fn ferry_entities(analysis: &Analysis) -> Vec<Entity> {
    vec![
        entity(
            analysis,
            Kind::Person,
            "Matteo Brandt",
            &[
                ("Matteo Brandt", &["gazette", "post", "wire"], "the name itself"),
                ("Mateo Brandt", &["herald"], "one letter doubled, same surname"),
                ("Mr Brandt", &["herald"], "surname alone, one person of that name in the article"),
            ],
        ),
        entity(analysis, Kind::Person, "Ines Okafor-Lindqvist", &[("Ines Okafor-Lindqvist", &["gazette", "herald"], "the name itself")]),
        entity(analysis, Kind::Organization, "東京フェリー", &[("東京フェリー", &["gazette"], "the name itself")]),
    ]
}

fn ferry_conflicts(analysis: &Analysis) -> Vec<Conflict> {
    let place = |name: &str, words: &str| at(analysis, name, words);
    let caption = |count: usize| nth(analysis, "gazette", "Thursday", count);
    let mut aboard = conflict(
        ConflictKind::Number,
        Level::Likely,
        Scope::Across,
        "people aboard the Morning Star",
        "count",
        "same subject and unit; shared words: people, Morning Star",
        vec![
            side(analysis, "212 people", "212", &[place("gazette", "212 people"), place("post", "212 people"), place("wire", "212 people")]),
            side(analysis, "221 people", "221", &[place("herald", "221 people")]),
        ],
    );
    aboard.confidence = Some(0.9);
    aboard.values[1].claims[0].attribution = Some("Toomas Vaher".into());
    let day = conflict(
        ConflictKind::Weekday,
        Level::Likely,
        Scope::Both,
        "the Morning Star",
        "weekday",
        "same ship and event; shared words: rocks, night",
        vec![
            side(analysis, "Thursday", "thursday", &[caption(0), caption(1), caption(2)]),
            side(analysis, "Wednesday", "wednesday", &[place("herald", "Wednesday")]),
        ],
    );
    let spelling = conflict(
        ConflictKind::Spelling,
        Level::Likely,
        Scope::Across,
        "Matteo Brandt",
        "spelling",
        "one letter doubled, same surname and same quotation",
        vec![
            side(analysis, "Matteo", "matteo", &["gazette", "post", "wire"].map(|name| place(name, "Matteo"))),
            side(analysis, "Mateo", "mateo", &[place("herald", "Mateo")]),
        ],
    );
    let hurt = conflict(
        ConflictKind::Number,
        Level::Disputed,
        Scope::Across,
        "the injured",
        "count",
        "same event: injury; both sides are somebody's word",
        vec![side(analysis, "Nobody", "0", &[place("gazette", "Nobody")]), side(analysis, "two", "2", &[place("herald", "two")])],
    );
    vec![aboard, day, spelling, hurt]
}

fn ferry_reuse(analysis: &Analysis) -> Vec<Reuse> {
    let quote = |article: usize| QuoteRef { article: ArticleIndex(article), quote: 0 };
    let same = |a: &str, b: &str, words: &str| (at(analysis, a, words).span, at(analysis, b, words).span);
    let one = |a: usize, b: usize, relation: Relation, aligned: Vec<(Span, Span)>| Reuse {
        a: quote(a),
        b: quote(b),
        relation,
        scope: Scope::Across,
        confidence: None,
        flags: Vec::new(),
        aligned,
    };
    vec![
        one(2, 3, Relation::Truncated, vec![same("gazette", "herald", "We felt a blow, and then the lights went out,")]),
        one(
            2,
            4,
            Relation::Altered,
            vec![same("gazette", "post", "We felt a "), same("gazette", "post", ", and then the lights went out, and somebody began to sing,")],
        ),
        one(4, 5, Relation::Exact, vec![same("post", "wire", "We felt a jolt, and then the lights went out, and somebody began to sing,")]),
    ]
}
