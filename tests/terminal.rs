//! What makes the program good to sit in: links, settings, hints, schema, and articles that wish a terminal ill.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const COMPARING: [&str; 6] = ["entities", "facts", "conflicts", "quotes", "stories", "report"];

/// Two outlets that do not agree.
const GAZETTE: &str = "Outlet: Velling Gazette\nDate: 2031-03-04\n\nTram leaves the rails\n\nTwo people were hurt when a tram left the rails in Velling on Monday, said Ida Holm.";
const POST: &str =
    "Outlet: Evening Post\nDate: 2031-03-04\n\nTram leaves the rails\n\nFive people were hurt when a tram left the rails in Velling on Monday, said Ida Holm.";

fn run_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsdiff")).current_dir(folder).args(args).env_remove("NO_COLOR").output().unwrap()
}

fn out(folder: &Path, args: &[&str]) -> String {
    let output = run_in(folder, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn tram() -> tempfile::TempDir {
    folder(&[("a/gazette.txt", GAZETTE), ("a/post.txt", POST)])
}

/// The key of the first conflict.
fn key(folder: &Path) -> String {
    let document: Value = serde_json::from_str(&out(folder, &["conflicts", "a", "--json"])).unwrap();
    document["conflicts"][0]["id"].as_str().unwrap().to_owned()
}

// Links

#[test]
fn places_are_links_only_where_they_were_asked_for() {
    let folder = tram();
    let plain = out(folder.path(), &["conflicts", "a"]);
    assert!(!plain.contains('\u{1b}'));
    let linked = out(folder.path(), &["conflicts", "a", "--links", "always"]);
    let file = folder.path().canonicalize().unwrap().join("a/gazette.txt");
    assert!(linked.contains(&format!(";file://{}\u{1b}\\", file.display())), "{linked}");
    let escape = regex::Regex::new("\u{1b}]8;[^\u{1b}\u{7}]*\u{1b}\\\\").unwrap();
    assert_eq!(escape.replace_all(&linked, ""), plain);
    for format in ["json", "jsonl", "csv", "markdown"] {
        assert!(!out(folder.path(), &["conflicts", "a", "--links", "always", "--format", format]).contains('\u{1b}'), "{format}");
    }
}

#[test]
fn an_address_cannot_end_the_link() {
    let record = |id: &str, url: &str, count: &str| {
        serde_json::json!({"id": id, "url": url, "text": format!("{count} people were hurt when a tram left the rails in Velling on Monday.")}).to_string()
    };
    let records = [record("x\u{1b}\\y", "https://example.org/\u{1b}\\\u{1b}[31m", "Two"), record("z", "https://example.org/z", "Five")].join("\n");
    let folder = folder(&[("r.jsonl", &records)]);
    let linked = out(folder.path(), &["conflicts", "r.jsonl", "--group", "one", "--links", "always"]);
    assert!(linked.contains(";https://example.org/z\u{1b}\\z"), "{linked}");
    assert!(!linked.contains("[31m") && linked.contains("x\\u{1b}\\y"), "{linked}");
}

// Articles that wish a terminal ill

#[test]
fn nothing_of_an_article_or_its_name_acts_on_a_terminal() {
    let word = "x".repeat(400);
    let ill = |count: &str| {
        format!(
            "Title: \u{1b}]0;owned\u{7} tram\nOutlet: \u{202e}The\u{2066} Gale\u{9b}31m\n\n{count} people were hurt when a tram left the rails in Velling on Monday, near the \u{1b}[2Jmarket\tof\u{200b} {word}.\n\n\
             “The \u{1b}]8;;http://x\u{7}brakes did not\u{202e} answer me at all,” she said. \u{feff}👩\u{200d}🚀 東京 السلام عليكم {word}"
        )
    };
    let folder = folder(&[("a/\u{1b}[31mone.txt", &ill("Two")), ("a/two.txt", &ill("Five"))]);
    for command in COMPARING {
        for format in ["table", "json", "jsonl", "csv", "markdown"] {
            let printed = out(folder.path(), &[command, "a", "--group", "one", "--format", format]);
            let acts = |c: char| {
                c.is_control() && !matches!(c, '\n' | '\t') || format != "csv" && matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(printed.chars().find(|&c| acts(c)), None, "{command} {format}");
        }
        let table = out(folder.path(), &[command, "a", "--group", "one"]);
        assert!(table.lines().all(|line| line.width() <= 80), "{command}");
        assert!(!table.contains('\t'));
    }
    let conflicts = out(folder.path(), &["conflicts", "a", "--group", "one"]);
    assert!(conflicts.contains("»Two people«"), "{conflicts}");
    // Evidence is never cut: both sentences hold the long word.
    assert!(conflicts.matches('x').count() >= 2 * word.len(), "{conflicts}");
}

// An empty result explains itself

#[test]
fn what_was_left_out_is_told() {
    let folder = tram();
    let nothing = out(folder.path(), &["conflicts", "a", "--type", "rank"]);
    assert_eq!(nothing, "No conflicts to show in 2 articles, 1 story; left out: 1 of other types.\n");
    let limited = out(folder.path(), &["entities", "a", "--limit", "0"]);
    assert!(limited.starts_with("No names to show") && limited.contains("beyond the limit"), "{limited}");
    let alone = out(folder.path(), &["conflicts", "a/post.txt"]);
    assert!(alone.contains("give two or more articles"), "{alone}");
    let long = format!(
        "{POST} The wagon had come down from the market hill with forty travellers on their way to work, and it stood across the road until noon, when two cranes of the harbour lifted it away."
    );
    let copies = self::folder(&[("a.txt", &long), ("b.txt", &format!("{long} More soon."))]);
    let nothing = out(copies.path(), &["conflicts", "."]);
    assert!(nothing.contains("they are copies of one another"), "{nothing}");
    let apart = self::folder(&[("a.txt", POST), ("b.txt", "Snow fell in Harn, and the schools stayed shut.")]);
    let nothing = out(apart.path(), &["conflicts", "."]);
    assert!(nothing.contains("no two of them are about one event"), "{nothing}");
}

#[test]
fn a_pair_is_shown_whole_though_its_quotations_are_beyond_the_limit() {
    let text = |more: &str| format!("{more}\n\n“The brakes did not answer and the bell was silent,” said Ida Holm.");
    let folder =
        folder(&[("a.txt", &text("A tram left the rails in Velling. “It was loud,” said Bram Teague.")), ("b.txt", &text("Nobody was hurt in Velling."))]);
    let shown = out(folder.path(), &["quotes", ".", "--group", "one", "--limit", "1"]);
    assert!(shown.contains("exact · across articles") && shown.matches("The brakes did not answer").count() == 1, "{shown}");
}

#[test]
fn a_file_that_is_named_beside_its_folder_is_read_once() {
    let folder = tram();
    let output = run_in(folder.path(), &["stories", "a/post.txt", "a", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((document["articles"].as_array().unwrap().len(), said(&output).as_str()), (2, ""));
}

#[test]
fn conflicts_of_one_article_can_be_asked_for() {
    let third = "Outlet: Gale\nDate: 2031-03-04\n\nTram leaves the rails\n\nTwo people were hurt when a tram left the rails in Velling on Monday.";
    let folder = folder(&[("a/gazette.txt", GAZETTE), ("a/post.txt", POST), ("b/gale.txt", third)]);
    let count = |args: &[&str]| serde_json::from_str::<Value>(&out(folder.path(), args)).unwrap()["conflicts"].as_array().unwrap().len();
    assert_eq!(count(&["conflicts", "a", "--json", "--in", "a/post.txt"]), 1);
    let twins = ["conflicts", "a/gazette.txt", "b", "--json", "--in", "b/gale.txt"];
    assert_eq!(count(&twins), 0);
}

// Did you mean

#[test]
fn a_slip_of_the_pen_is_answered_with_what_was_meant() {
    let folder = tram();
    let key = key(folder.path());
    let mut slip = key.clone();
    slip.replace_range(8..9, if key.ends_with('0') { "1" } else { "0" });
    let near = format!("did you mean {key}?");
    for (args, hint) in [
        (vec!["conflcts"], "similar subcommand exists: 'conflicts'"),
        (vec!["conflicts", "--tipe", "rank"], "similar argument exists: '--type'"),
        (vec!["conflicts", "--type", "spellin"], "similar value exists: 'spelling'"),
        (vec!["conflicts", "a", "--explain", &slip], near.as_str()),
        (vec!["conflicts", "a", "--explain", "e1234abcd"], "are those of `newsdiff entities`"),
        (vec!["conflicts", "a", "--explain", "k12"], "is neither the key of a finding nor a file"),
        (vec!["facts", "a", "--only-in", "post.txt"], "did you mean a/post.txt?"),
        (vec!["conflicts", "a", "--in", "a/past.txt"], "did you mean a/post.txt?"),
        (vec!["conflicts", "a/gazete.txt"], "no such file or folder\n  did you mean a/gazette.txt?"),
        (vec!["man", "conflict"], "did you mean conflicts?"),
    ] {
        let output = run_in(folder.path(), &args);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{args:?}");
        assert!(said(&output).contains(hint), "{args:?}: {}", said(&output));
    }
    let stories: Value = serde_json::from_str(&out(folder.path(), &["stories", "a", "--json"])).unwrap();
    let story = stories["stories"][0]["id"].as_str().unwrap();
    let output = run_in(folder.path(), &["conflicts", "a", "--story", &story[..6]]);
    assert!(said(&output).contains(&format!("did you mean {story}?")), "{}", said(&output));
}

// Settings

#[test]
fn defaults_hold_where_the_command_line_says_nothing() {
    let folder = tram();
    let set = |text: &str| std::fs::write(folder.path().join("newsdiff.toml"), text).unwrap();
    set("[defaults]\nformat = \"jsonl\"\nlevel = [\"possible\"]\n");
    assert_eq!(out(folder.path(), &["conflicts", "a"]), "");
    assert_eq!(out(folder.path(), &["conflicts", "a", "--level", "likely"]).lines().count(), 1);
    assert!(out(folder.path(), &["conflicts", "a", "--format", "table"]).contains("1 of other levels"));
    assert!(out(folder.path(), &["conflicts", "a", "--level", "likely", "--explain"]).starts_with("Conflict k"));
    set("[defaults]\nlimit = 1\ncolor = \"always\"\nlinks = \"always\"\ngroup = \"folder\"\nmin-confidence = 0.5\n");
    let table = out(folder.path(), &["entities", "a"]);
    assert!(table.contains("beyond the limit"), "{table}");
    assert!(out(folder.path(), &["conflicts", "a"]).contains("\u{1b}]8;"));
}

#[test]
fn a_default_that_cannot_be_meant_is_named_with_its_line() {
    for (settings, reason) in [
        ("format = \"tabel\"", "line 2: `format` cannot be `tabel`; it can be table, json, jsonl, csv, markdown"),
        ("level = [\"sure\"]", "line 2: `level` cannot be `sure`; it can be likely, possible, update, disputed"),
        ("min-confidence = 2.0", "line 2: `min-confidence` must be from 0 to 1"),
        ("colour = \"never\"", "line 2: unknown field `colour`"),
    ] {
        let folder = folder(&[("a.txt", POST), ("newsdiff.toml", &format!("[defaults]\n{settings}\n"))]);
        let output = run_in(folder.path(), &["stories", "a.txt"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(reason), "{}", said(&output));
    }
}

// What the program tells of itself

#[test]
fn every_shell_gets_completions_that_know_every_command() {
    let here = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(here.path(), &["completions", shell]);
        assert!(COMPARING.iter().all(|command| script.contains(command)), "{shell}");
    }
    assert!(said(&run_in(here.path(), &["completions", "bahs"])).contains("similar value exists: 'bash'"));
}

#[test]
fn there_is_a_man_page_for_the_program_and_each_command() {
    let here = tempfile::tempdir().unwrap();
    assert!(out(here.path(), &["man"]).contains(".TH newsdiff 1"));
    for command in COMPARING.iter().chain(&["annotate", "names", "ignore"]) {
        let page = out(here.path(), &["man", command]);
        assert!(page.contains(&format!(".TH newsdiff\\-{command} 1")) || page.contains(&format!(".TH newsdiff-{command} 1")), "{page}");
        assert!(page.contains("Example"), "{command}");
    }
}

// The schema

#[test]
fn everything_printed_as_json_is_as_the_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&out(root, &["schema"])).unwrap();
    let check = |thing: &str, text: &str| {
        let value: Value = serde_json::from_str(text).unwrap();
        whole(&schema, &schema["$defs"][thing], &value, thing).unwrap_or_else(|fault| panic!("{fault}"));
    };
    for command in COMPARING {
        check("Document", &out(root, &[command, "--json", "corpus", "tests/fixtures"]));
        for line in out(root, &[command, "--jsonl", "corpus"]).lines() {
            let thing = match command {
                "entities" => "Entity",
                "facts" => "Fact",
                "conflicts" => "Conflict",
                "stories" => "Story",
                _ => "Thing",
            };
            check(thing, line);
        }
    }
    check("Document", &out(root, &["facts", "--unique", "--json", "corpus"]));
    out(root, &["annotate", "corpus"]).lines().for_each(|line| check("Annotated", line));
    check("Answer", &out(root, &["names", "--json", "Ida Holm", "I. Holm"]));
    let names = folder(&[("names.csv", "text,kind,story\nIda Holm,person,s\nHarn,place,s\n")]);
    out(names.path(), &["names", "--cluster", "names.csv"]).lines().for_each(|line| check("Cluster", line));
}

/// Holds a value against a schema, and against having fields that the schema does not tell of.
fn whole(root: &Value, schema: &Value, value: &Value, place: &str) -> Result<(), String> {
    let told = fits(root, schema, value, place)?;
    let unknown = value.as_object().into_iter().flat_map(|fields| fields.keys()).find(|field| !told.contains(*field));
    unknown.map_or(Ok(()), |field| Err(format!("{place}: the schema does not tell of `{field}`")))
}

/// Holds a value against the words of JSON Schema that ours uses; gives back the fields that are told of. A word it does not know is a fault.
fn fits(root: &Value, schema: &Value, value: &Value, place: &str) -> Result<BTreeSet<String>, String> {
    let fault = |what: String| Err(format!("{place}: {what}: {value}"));
    let mut told = BTreeSet::new();
    for (word, of) in schema.as_object().unwrap() {
        match word.as_str() {
            "description" | "format" | "$schema" | "title" | "$defs" => {}
            "$ref" => told.extend(fits(root, root.pointer(&of.as_str().unwrap()[1..]).unwrap(), value, place)?),
            "type" => {
                let kinds: Vec<&str> = of.as_str().into_iter().chain(of.as_array().into_iter().flatten().filter_map(Value::as_str)).collect();
                if !kinds.iter().any(|kind| is_a(value, kind)) {
                    return fault(format!("is no {kinds:?}"));
                }
            }
            "const" if of == value => {}
            "enum" if of.as_array().unwrap().contains(value) => {}
            "minimum" if value.as_f64() >= of.as_f64() => {}
            "maximum" if value.as_f64() <= of.as_f64() => {}
            "minItems" if value.as_array().is_none_or(|items| items.len() as u64 >= of.as_u64().unwrap()) => {}
            "maxItems" if value.as_array().is_none_or(|items| items.len() as u64 <= of.as_u64().unwrap()) => {}
            "oneOf" | "anyOf" => {
                let fitting: Vec<_> = of.as_array().unwrap().iter().filter_map(|one| fits(root, one, value, place).ok()).collect();
                if fitting.is_empty() || word == "oneOf" && fitting.len() > 1 {
                    return fault(format!("fits {} of {word}", fitting.len()));
                }
                told.extend(fitting.into_iter().flatten());
            }
            "properties" => {
                for (field, of) in of.as_object().unwrap() {
                    told.insert(field.clone());
                    if let Some(value) = value.get(field) {
                        whole(root, of, value, &format!("{place}.{field}"))?;
                    }
                }
            }
            "required" => {
                if let Some(field) = of.as_array().unwrap().iter().find(|field| value.get(field.as_str().unwrap()).is_none()) {
                    return fault(format!("lacks {field}"));
                }
            }
            "items" => value.as_array().into_iter().flatten().try_for_each(|item| whole(root, of, item, &format!("{place}[]")))?,
            "prefixItems" => {
                for (of, item) in of.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten()) {
                    whole(root, of, item, place)?;
                }
            }
            _ => return fault(format!("{word} {of}")),
        }
    }
    Ok(told)
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
