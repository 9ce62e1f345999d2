//! How many names are found, and found right: `cargo bench --bench accuracy`.
//!
//! On articles written for this project with their names marked (`benches/data/names.txt`), against floors that only go up
//! (`benches/floors.toml`). The figures of the taggers on public data come from `newsdiff-train eval`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use newsdiff::annotate::{Kind, annotate};
use newsdiff::{Article, Span};

/// Right, found, marked.
type Counts = [usize; 3];

fn main() -> ExitCode {
    let marked = fs::read_to_string("benches/data/names.txt").expect("the labelled articles are in the repository");
    let mut counts: BTreeMap<&'static str, Counts> = BTreeMap::new();
    for article in marked.split("\n===\n") {
        let (text, names) = unmark(article);
        let found: Vec<(Span, Kind)> =
            annotate(Article { text: text.clone(), ..Article::default() }).mentions.iter().map(|mention| (mention.span, mention.kind)).collect();
        let mut add = |kind: Kind, part: usize| {
            for name in [kind.name(), "all"] {
                counts.entry(name).or_default()[part] += 1;
            }
        };
        for &(span, kind) in &found {
            add(kind, 1);
            if names.contains(&(span, kind)) {
                add(kind, 0);
            }
        }
        for (_, kind) in &names {
            add(*kind, 2);
        }
        let of = |span: &Span| span.of(&text).to_owned();
        let missed: Vec<String> = names.iter().filter(|name| !found.contains(name)).map(|(span, kind)| format!("{} {}", kind.name(), of(span))).collect();
        let wrong: Vec<String> = found.iter().filter(|name| !names.contains(name)).map(|(span, kind)| format!("{} {}", kind.name(), of(span))).collect();
        println!("missed: {}\nwrong: {}", missed.join("; "), wrong.join("; "));
    }
    let floors: BTreeMap<String, f64> = toml::from_str(&fs::read_to_string("benches/floors.toml").expect("the floors are in the repository")).expect("numbers");
    let mut failed = false;
    for (kind, [right, found, marked]) in counts {
        let f1 = 200.0 * right as f64 / (found + marked).max(1) as f64;
        let floor = floors.get(kind).copied().unwrap_or(0.0);
        failed |= f1 < floor;
        println!("{kind:13} right={right} found={found} marked={marked} f1={f1:.1} floor={floor}");
    }
    ExitCode::from(u8::from(failed))
}

/// The text without its marks, and the names that were marked: `[Ida Holm|person]`.
fn unmark(marked: &str) -> (String, Vec<(Span, Kind)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut pieces = marked.trim().split('[');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once(']').expect("a mark is closed");
        let (name, kind) = name.split_once('|').expect("a mark tells a kind");
        let start = text.len();
        text.push_str(name);
        names.push((Span::new(start, text.len()), Kind::from_name(kind).expect("a kind of the contract")));
        text.push_str(rest);
    }
    (text, names)
}
