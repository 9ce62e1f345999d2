//! Whatever the articles say, no format panics, overflows or lets a control character through.

use newsdiff::annotate::quote::Speaker;
use newsdiff::annotate::{Kind, Quote, QuoteKind, Reading};
use newsdiff::compare::conflict::{ConflictKind, Evidence, Level, Side};
use newsdiff::compare::reuse::{QuoteRef, Relation};
use newsdiff::compare::{Conflict, Fact, Passage, Reuse, Scope};
use newsdiff::link::{Entity, Linked, Variant};
use newsdiff::report::view::{Command, document};
use newsdiff::report::{Look, csv, explain, json, json_lines, markdown, table};
use newsdiff::story::Story;
use newsdiff::{Analysis, Annotated, Article, ArticleIndex, Findings, Locus, Span, text};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// Two articles with these words as text, outlet and id, and a finding of every kind somewhere in them.
pub(crate) fn analysis(words: &str, from: usize, to: usize) -> Analysis {
    let words = format!("x{words}");
    let borders: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
    let (from, to) = (borders[from % borders.len()], borders[to % borders.len()]);
    let span = Span::new(from.min(to), from.max(to));
    let annotated = |number: usize| {
        let name = format!("{number}{words}");
        let quote = Quote {
            span,
            kind: QuoteKind::Direct,
            speaker: Some(Speaker { span, name: words.clone() }),
            cue: Some(span),
            via: Some(words.clone()),
            parent: None,
        };
        let article = Article { id: name.clone(), outlet: Some(name), title: Some(words.clone()), text: words.clone(), ..Article::default() };
        let layout = text::segment(&article.text, None);
        Annotated::new(article, Reading { layout, mentions: Vec::new(), values: Vec::new(), quotes: vec![quote], claims: Vec::new() })
    };
    let articles = vec![annotated(1), annotated(2)];
    let both = [0, 1].map(ArticleIndex);
    let loci = both.map(|article| Locus { article, span });
    let side = |locus: Locus| {
        let sentence = (!articles[0].layout.sentences.is_empty()).then_some(0);
        let claims = sentence.map(|sentence| Evidence { locus, sentence, attribution: Some(words.clone()) }).into_iter().collect();
        Side { value: words.clone(), normalized: words.clone(), claims }
    };
    let conflict = Conflict {
        id: "k1".into(),
        kind: ConflictKind::Number,
        level: Level::Likely,
        scope: Scope::Across,
        confidence: Some(0.5),
        subject: words.clone(),
        attribute: words.clone(),
        reason: words.clone(),
        values: loci.map(side).to_vec(),
    };
    let entity = Entity {
        id: "e1".into(),
        kind: Kind::Person,
        name: words.clone(),
        variants: vec![Variant { text: words.clone(), count: 2, articles: both.to_vec(), reason: words.clone() }],
        mentions: loci.to_vec(),
        gazetteer: None,
    };
    let fact = Fact { id: "f1".into(), text: words.clone(), articles: both.to_vec(), independent: 1, confidence: None, claims: loci.to_vec() };
    let [a, b] = both.map(|article| QuoteRef { article, quote: 0 });
    let reuse = Reuse { a, b, relation: Relation::Altered, scope: Scope::Across, confidence: None, flags: vec!["bracketed"], aligned: vec![(span, span)] };
    let findings = Findings {
        story: Story { id: "s1".into(), articles: both.to_vec(), is_given: true },
        title: Some(words.clone()),
        linked: Linked::new(vec![entity.clone()], Vec::new()),
        facts: vec![fact],
        unique: loci.to_vec(),
        conflicts: vec![conflict],
        reuse: vec![reuse],
        passages: vec![Passage { words: 1, relation: Relation::Exact, scope: Scope::Across, spans: loci.to_vec() }],
        copies: vec![(ArticleIndex(1), ArticleIndex(0))],
        quote_ids: vec![vec!["q1".into()], vec!["q2".into()]],
    };
    Analysis { articles, stories: vec![findings], entities: vec![entity], warnings: Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_words_are_shown_harmless_and_inside_the_width(words in "(\\PC|\\pC|[\n\t |*`<$-]|[a-z]{1,90}){0,40}", from in 0_usize..200, to in 0_usize..200, width in 60_usize..140) {
        let analysis = analysis(&words, from, to);
        for command in [Command::Entities, Command::Facts, Command::Unique, Command::Conflicts, Command::Quotes, Command::Stories, Command::Report] {
            let document = document(&analysis, command);
            let plain = Look { width, color: false };
            for shown in [table(&document, plain), explain(&document, None, plain).unwrap_or_default()] {
                for line in shown.lines() {
                    prop_assert!(line.width() <= width, "{} columns: {line}", line.width());
                }
                prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
            }
            prop_assert!(!markdown(&document).chars().any(|c| c.is_control() && c != '\n'));
            prop_assert!(!csv(&document).chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
            prop_assert!(serde_json::from_str::<serde_json::Value>(&json(&document)).is_ok());
            prop_assert!(json_lines(&document).lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
        }
    }
}
