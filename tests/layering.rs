//! The rooms of the library stand in one row; each may use only those before it.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms in their order; those of one row do not use each other.
const ORDER: &[&[&str]] = &[
    &["article", "error", "key"],
    &["ingest", "text"],
    &["lexicon"],
    &["crf"],
    &["syntax"],
    &["annotate"],
    &["story"],
    &["link"],
    &["compare"],
    &["analysis"],
    &["report"],
];

#[test]
fn every_room_uses_only_the_rooms_before_it() {
    let names = names_of_the_library(&std::fs::read_to_string(source().join("lib.rs")).unwrap());
    let faults: Vec<String> = library().iter().flat_map(|(file, source)| faults_of(file, source, &names)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What would make two runs differ, or print.
const OUTSIDE: [&str; 9] = ["std::env", "env::var", "SystemTime", "Instant", "::now()", "TimeZone::system", "RandomState", "thread_rng", "std::process"];

#[test]
fn the_library_reads_neither_clock_nor_environment_nor_chance() {
    let uses = |(file, source): &(Vec<String>, String)| -> Vec<String> {
        let code = code(source);
        OUTSIDE.iter().filter(|outside| code.contains(**outside)).map(|outside| format!("{}: {outside}", file.join("/"))).collect()
    };
    let faults: Vec<String> = library().iter().flat_map(uses).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_wrong_import_is_found_however_it_is_written() {
    let names = names_of_the_library("mod analysis;\npub use analysis::{Analysis, analyze};\npub use article::{Article, Span};\n");
    let faults = |file: &[&str], source: &str| {
        let file: Vec<String> = file.iter().map(ToString::to_string).collect();
        faults_of(&file, source, &names).len()
    };
    assert_eq!(faults(&["text", "mod.rs"], "use crate::link::Entity;"), 1);
    assert_eq!(faults(&["text", "mod.rs"], "use crate::{\n    article::{Article, Span},\n    compare::{Fact, fact::find},\n};"), 1);
    assert_eq!(faults(&["text", "mod.rs"], "fn f(_: crate::Analysis) {}"), 1);
    assert_eq!(faults(&["text", "block.rs"], "use super::super::story::Story;"), 1);
    assert_eq!(faults(&["story.rs"], "use super::report;"), 1);
    assert_eq!(faults(&["ingest", "mod.rs"], "use crate::text::fold;"), 1);
    assert_eq!(faults(&["text", "mod.rs"], "use crate::unheard::Of;"), 1);
    assert_eq!(faults(&["text", "mod.rs"], "#[cfg(test)]\nmod tried;\nuse crate::link::Entity;"), 1);
    assert_eq!(faults(&["unheard", "mod.rs"], "use crate::article::Span;"), 1);

    assert_eq!(faults(&["report", "view.rs"], "use crate::link::Entity;\nfn f(_: crate::Span) {}\nuse super::json;"), 0);
    assert_eq!(faults(&["text", "block.rs"], "// as crate::report does\nuse super::fold;\nuse crate::text::Layout;"), 0);
    assert_eq!(faults(&["text", "mod.rs"], "fn f() {}\n#[cfg(test)]\nmod tests { use crate::annotate::annotate; }"), 0);
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of the rooms, in order: each path in `src` with its text.
fn library() -> Vec<(Vec<String>, String)> {
    let mut files = Vec::new();
    gather(&source(), &mut files);
    files.sort();
    let inside = |path: &PathBuf| -> Vec<String> { path.strip_prefix(source()).unwrap().iter().map(|part| part.to_string_lossy().into_owned()).collect() };
    let files = files.iter().map(|path| (inside(path), std::fs::read_to_string(path).unwrap()));
    files.filter(|(file, _)| file[0] != "bin" && *file != ["lib.rs"]).collect()
}

/// What is wrong with one file, a line each.
fn faults_of(file: &[String], source: &str, names: &BTreeMap<String, String>) -> Vec<String> {
    let room = file[0].trim_end_matches(".rs");
    let place = file.join("/");
    let Some(rank) = rank(room) else {
        return vec![format!("src/{place}: the room `{room}` is not in the order of tests/layering.rs")];
    };
    let fault = |used: String| {
        let used = names.get(&used).cloned().unwrap_or(used);
        let allowed = used == room || self::rank(&used).is_some_and(|other| other < rank);
        (!allowed).then(|| format!("src/{place}: `{room}` may not use `{used}`"))
    };
    used_by(file, &code(source)).into_iter().filter_map(fault).collect()
}

fn rank(room: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&room))
}

/// The first names behind every `crate::`, and behind every `super::` that leads out of the room.
fn used_by(file: &[String], code: &str) -> Vec<String> {
    let is_room = file.last().is_some_and(|name| name == "mod.rs");
    let depth = file.len() - usize::from(is_room);
    let mut used = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        if !code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            used.extend(first_names(&code[start + "crate::".len()..]));
        }
    }
    let climb = "super::".repeat(depth);
    for (start, _) in code.match_indices(&climb) {
        if !code[..start].ends_with("super::") {
            used.extend(first_names(&code[start + climb.len()..]));
        }
    }
    used
}

/// The names a path goes on with: one, or those of a group in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name = |rest: &str| rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut depth = 1;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => parts.push(String::new()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if c != ',' || depth > 1 {
            parts.last_mut().unwrap().push(c);
        }
    }
    parts.iter().map(|part| name(part)).filter(|name| !name.is_empty()).collect()
}

/// A file's code without comments and without what is only for its tests.
fn code(source: &str) -> String {
    let code = ["#![cfg(test)]", "#[cfg(test)]\nmod tests {"].iter().fold(source, |code, tests| code.split(tests).next().unwrap_or_default());
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// For each name that the library shows at its root, the room it comes from.
fn names_of_the_library(source: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for statement in code(source).split(';') {
        let Some((room, rest)) = statement.trim().strip_prefix("pub use ").and_then(|path| path.split_once("::")) else { continue };
        for name in first_names(rest) {
            names.insert(name, room.to_owned());
        }
    }
    // A room and a function of it may share a name: `crate::key`.
    names.retain(|name, _| rank(name).is_none());
    names
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
