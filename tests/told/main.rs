//! What is told of small texts, whole: pairs of names, values, quotations and claims of short texts, findings of small stories.
//!
//! The texts stand in `pairs/`, `texts/` and `stories/`, many in a file, each beside its near-misses; the listings in `snapshots/` are
//! what is told of them today. A change that means to tell more or less of them shows here what else it changed:
//! `INSTA_UPDATE=always cargo test --test told` writes the listings anew, and the difference is read before it is committed.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::fmt::Write;
use std::path::Path;

use newsdiff::annotate::{Kind, annotate, line};
use newsdiff::link::{self, Rules};
use newsdiff::report::{json, view};
use newsdiff::{Article, Options, analyze};
use serde_json::Value;

/// Keys and places, which say nothing that the words beside them don't.
const LEFT_OUT: [&str; 11] = ["id", "a", "b", "story", "start", "end", "sentence", "entity", "aligned", "of", "mentions"];

/// Holds the listing of each file of a folder against its snapshot.
fn check(folder: &str, list: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let texts = std::fs::read_to_string(&file).unwrap();
        insta::assert_snapshot!(file.file_stem().unwrap().to_str().unwrap(), list(&texts));
    }
}

/// One thing of the JSON as words: "kind=person name=Ida Holm".
fn told(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('\n', "⏎"),
        Value::Array(values) => format!("[{}]", values.iter().map(told).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, value)| !LEFT_OUT.contains(&name.as_str()) && !value.is_null());
            let fields: Vec<String> =
                fields.map(|(name, value)| if value.is_object() { format!("{name}=({})", told(value)) } else { format!("{name}={}", told(value)) }).collect();
            fields.join(" ")
        }
        other => other.to_string(),
    }
}

fn add(listing: &mut String, what: &str, values: &Value) {
    for value in values.as_array().into_iter().flatten() {
        writeln!(listing, "  {what}: {}", told(value)).unwrap();
    }
}

#[test]
fn pairs_of_names() {
    check("pairs", |pairs| {
        let mut listing = String::new();
        for pair in pairs.lines().filter(|pair| pair.contains('\t')) {
            let [a, b, kind] = [0, 1, 2].map(|field| pair.split('\t').nth(field).unwrap_or_default());
            let answer = |a: &str, b: &str| {
                let answer = link::compare(a, b, Kind::from_name(kind), &Rules::default());
                format!("{} {:.3} {}", if answer.same { "same" } else { "other" }, answer.score, answer.reason)
            };
            writeln!(listing, "{a} / {b} {kind}\n  {}\n  {}", answer(a, b), answer(b, a)).unwrap();
        }
        listing
    });
}

#[test]
fn short_texts() {
    check("texts", |texts| {
        let mut listing = String::new();
        for text in texts.split("\n---\n").filter(|text| !text.trim().is_empty()) {
            let annotated = annotate(Article { id: "a".into(), text: text.to_owned(), published: Some("2031-05-14".into()), ..Article::default() });
            let told: Value = serde_json::from_str(&line::write(&annotated)).unwrap();
            writeln!(listing, "{}", text.replace('\n', "⏎")).unwrap();
            for mention in &annotated.mentions {
                writeln!(listing, "  mention: {} {}", mention.kind.name(), mention.span.of(text).replace('\n', "⏎")).unwrap();
            }
            for list in ["values", "quotes", "claims"] {
                add(&mut listing, list.trim_end_matches('s'), &told[list]);
            }
        }
        listing
    });
}

/// The articles of a story, each below a line `=== id | outlet | published | title`.
fn articles(story: &str) -> Vec<Article> {
    let read = |article: &str| {
        let (head, text) = article.split_once('\n').unwrap_or((article, ""));
        let fields: Vec<&str> = head.split('|').map(str::trim).collect();
        let field = |at: usize| fields.get(at).filter(|field| !field.is_empty()).map(|field| (*field).to_owned());
        Article {
            id: field(0).unwrap(),
            outlet: field(1),
            published: field(2),
            title: field(3),
            story: Some("one".into()),
            text: text.trim().to_owned(),
            ..Article::default()
        }
    };
    story.split("=== ").skip(1).map(read).collect()
}

#[test]
fn small_stories() {
    check("stories", |stories| {
        let mut listing = String::new();
        for (number, story) in stories.split("\n***\n").enumerate() {
            let analysis = analyze(articles(story), &Options::default());
            let view = |command| -> Value { serde_json::from_str(&json(&view::document(&analysis, command))).unwrap() };
            let report = view(view::Command::Report);
            writeln!(listing, "{}: {}", number + 1, told(&report["articles"])).unwrap();
            add(&mut listing, "entity", &report["entities"]);
            for list in ["facts", "conflicts", "quotes"] {
                add(&mut listing, list.trim_end_matches('s'), &report[list]);
            }
            let quote = |id: &Value| report["quotes"].as_array().into_iter().flatten().find(|quote| quote["id"] == *id).map(|quote| told(&quote["text"]));
            for reuse in report["reuse"].as_array().into_iter().flatten() {
                writeln!(listing, "  reuse: {:?} {:?} {}", quote(&reuse["a"]), quote(&reuse["b"]), told(reuse)).unwrap();
            }
            add(&mut listing, "passage", &report["passages"]);
            add(&mut listing, "unique", &view(view::Command::Unique)["unique"]);
        }
        listing
    });
}
