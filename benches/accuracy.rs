//! How many names are found, and found right: `cargo bench --bench accuracy`.
//!
//! On articles written for this project with their names marked (`benches/data/names.txt`), against floors that only go up
//! (`benches/floors.toml`). With arguments also on labelled sets in columns (`token TAB tag`), each named by its folder and
//! file: `cargo bench --bench accuracy -- DATA/conll2003/dev.conll`. The figures of the protocol come from `newsdiff-train eval`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../src/bin/newsdiff-train/conll.rs"]
#[allow(dead_code, unused_imports, reason = "training reads more of a set than its names, and tests it")]
mod conll;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use newsdiff::annotate::tagger::Class;
use newsdiff::annotate::{Kind, annotate};
use newsdiff::{Article, Span};

/// A name and what it is.
type Name = (Span, &'static str);

/// Right, found, marked: of each kind, and of all.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, [usize; 3]>);

impl Counts {
    fn add(&mut self, found: &[Name], marked: &[Name]) {
        let mut add = |kind: &'static str, part: usize| {
            for name in [kind, "all"] {
                self.0.entry(name).or_default()[part] += 1;
            }
        };
        for name in found {
            add(name.1, 1);
            if marked.contains(name) {
                add(name.1, 0);
            }
        }
        for name in marked {
            add(name.1, 2);
        }
    }

    /// Prints the figures; says whether each reaches its floor.
    fn print(&self, set: &str, floors: &BTreeMap<String, f64>) -> bool {
        let mut holds = true;
        for (kind, [right, found, marked]) in &self.0 {
            let f1 = 200.0 * *right as f64 / (found + marked).max(1) as f64;
            let floor = floors.get(*kind).copied().unwrap_or(0.0);
            holds &= f1 >= floor;
            println!("{set} {kind:13} right={right} found={found} marked={marked} f1={f1:.1} floor={floor}");
        }
        holds
    }
}

fn main() -> ExitCode {
    let floors = fs::read_to_string("benches/floors.toml").expect("the floors are in the repository");
    let floors: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&floors).expect("a table a set");
    let floors_of = |set: &str| floors.get(set).cloned().unwrap_or_default();
    let mut holds = own().print("own", &floors_of("own"));
    for argument in std::env::args().skip(1).filter(|argument| !argument.starts_with('-')) {
        let path = Path::new(&argument);
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let set = format!("{folder}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
        holds &= in_columns(path).print(&set, &floors_of(&set));
    }
    ExitCode::from(u8::from(!holds))
}

/// Our own articles, by the kinds of the contract.
fn own() -> Counts {
    let articles = fs::read_to_string("benches/data/names.txt").expect("the labelled articles are in the repository");
    let mut counts = Counts::default();
    for article in articles.split("\n===\n") {
        let (text, marked) = unmark(article);
        let found = find(&text, |kind| Some(kind.name()));
        counts.add(&found, &marked);
        let list = |names: &[Name], others: &[Name]| {
            let lone = names.iter().filter(|name| !others.contains(name));
            lone.map(|(span, kind)| format!("{kind} {}", span.of(&text))).collect::<Vec<_>>().join("; ")
        };
        println!("missed: {}\nwrong: {}", list(&marked, &found), list(&found, &marked));
    }
    counts
}

/// A labelled set, by the classes it marks.
fn in_columns(path: &Path) -> Counts {
    let mut counts = Counts::default();
    for labelled in conll::read(path).expect("a labelled set in columns") {
        let class = |class: Class| match class {
            Class::Person => Some("person"),
            Class::Organization => Some("organization"),
            Class::Location => Some("place"),
            Class::Miscellany => None,
        };
        let marked: Vec<Name> = labelled.names.iter().filter_map(|(span, of)| Some((*span, class(*of)?))).collect();
        let found = find(&labelled.text, |kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Team | Kind::Place).then_some(kind.name()));
        // A country's side is a place to some sets and an organization to others.
        let settled = |(span, kind): Name| match kind {
            "team" if marked.contains(&(span, "place")) => (span, "place"),
            "team" => (span, "organization"),
            _ => (span, kind),
        };
        let found: Vec<Name> = found.into_iter().map(settled).collect();
        counts.add(&found, &marked);
    }
    counts
}

/// The names that are found in a text, under the names that `name` gives their kinds.
fn find(text: &str, name: impl Fn(Kind) -> Option<&'static str>) -> Vec<Name> {
    let annotated = annotate(Article { text: text.to_owned(), ..Article::default() });
    annotated.mentions.iter().filter_map(|mention| Some((mention.span, name(mention.kind)?))).collect()
}

/// The text without its marks, and the names that were marked: `[Ida Holm|person]`.
fn unmark(marked: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut pieces = marked.trim().split('[');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once(']').expect("a mark is closed");
        let (name, kind) = name.split_once('|').expect("a mark tells a kind");
        let start = text.len();
        text.push_str(name);
        names.push((Span::new(start, text.len()), Kind::from_name(kind).expect("a kind of the contract").name()));
        text.push_str(rest);
    }
    (text, names)
}
