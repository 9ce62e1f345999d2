//! The program as a user meets it: what it reads, prints and answers.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use serde_json::Value;

/// The commands that set articles side by side.
const COMPARING: [&str; 6] = ["entities", "facts", "conflicts", "quotes", "stories", "report"];
const FERRY: [&str; 3] = ["tests/fixtures/ferry/harbour.txt", "tests/fixtures/ferry/ledger.txt", "tests/fixtures/ferry/gazette.txt"];
const RAIN: &str = "Rain stops play in Harn\n\nThe game was called off on Monday, said Ida Holm, the club's chair.\n";

struct Run {
    status: Option<i32>,
    out: String,
    said: String,
}

/// Runs the program where `corpus` lies.
fn run(args: &[&str]) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), args, "")
}

fn run_in(folder: &Path, args: &[&str], input: impl Into<Vec<u8>>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdiff"));
    let output = command.current_dir(folder).args(args).env_remove("NO_COLOR").write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code(), out: text(output.stdout), said: text(output.stderr) }
}

/// Runs in a new folder that holds `files`.
fn run_with(files: &[(&str, &[u8])], args: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    run_in(folder.path(), args, "")
}

fn document(run: &Run) -> Value {
    assert_eq!(run.status, Some(0), "{}", run.said);
    serde_json::from_str(&run.out).unwrap()
}

fn ids(document: &Value) -> Vec<&str> {
    document["articles"].as_array().unwrap().iter().map(|article| article["id"].as_str().unwrap()).collect()
}

/// What a run that found nothing to analyse is like.
fn check_nothing_found(run: &Run, said: &str) {
    assert_eq!(run.status, Some(2));
    assert_eq!(run.out, "");
    assert!(run.said.contains(said), "{}", run.said);
}

// What is printed where

#[test]
fn without_a_command_help_is_said_and_nothing_is_printed() {
    let run = run(&[]);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.said.contains("Usage: newsdiff <COMMAND>"));
}

#[test]
fn help_that_was_asked_for_is_a_result() {
    for command in COMPARING.iter().chain(&["annotate", "names"]) {
        let run = run(&[command, "--help"]);
        assert_eq!((run.status, run.said.as_str()), (Some(0), ""));
        assert!(run.out.contains("Usage: newsdiff"));
    }
}

#[test]
fn every_json_is_one_document_and_nothing_else_is_said() {
    for command in COMPARING {
        let run = run(&[command, "--json", "corpus"]);
        assert_eq!(run.said, "", "{command}");
        let document = document(&run);
        assert_eq!((document["schema"].as_u64(), document["command"].as_str()), (Some(1), Some(command)));
        assert!(document["articles"].as_array().is_some_and(|articles| articles.len() >= 9), "{command}");
        assert_eq!(document["warnings"], Value::Array(Vec::new()));
    }
}

#[test]
fn every_line_of_jsonl_is_one_thing() {
    for command in COMPARING {
        for line in run(&[command, "--jsonl", FERRY[0], FERRY[1]]).out.lines() {
            assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{command}");
        }
    }
}

#[test]
fn short_forms_of_a_format_are_the_format() {
    for (short, long) in [("--json", "json"), ("--jsonl", "jsonl"), ("--csv", "csv")] {
        assert_eq!(run(&["conflicts", short, FERRY[0], FERRY[1]]).out, run(&["conflicts", "--format", long, FERRY[0], FERRY[1]]).out);
    }
}

#[test]
fn annotate_prints_a_line_an_article_in_the_order_of_the_input() {
    let run = run(&["annotate", FERRY[1], FERRY[0]]);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line["id"].as_str().unwrap()).collect::<Vec<_>>(), [FERRY[1], FERRY[0]]);
    assert!(run.out.starts_with("{\"id\":\"tests/fixtures/ferry/ledger.txt\",\"story\":"));
    assert_eq!(run.said, "");
}

#[test]
fn verbose_says_what_was_read_on_standard_error() {
    let run = run(&["stories", "-v", "--json", "corpus"]);
    assert!(run.said.contains("articles: 13"), "{}", run.said);
    assert!(run.said.contains(".toml is not read"), "{}", run.said);
    document(&run);
}

#[test]
fn a_pipe_that_is_closed_early_is_no_failure() {
    for args in [vec!["annotate", "corpus"], vec!["entities", "--json", "corpus"]] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_newsdiff"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
    }
}

// What cannot be done

#[test]
fn a_missing_path_stops_before_any_work() {
    let run = run(&["stories", FERRY[0], "no/such/file.txt"]);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.said, "newsdiff: no/such/file.txt: no such file or folder\n");
}

#[test]
fn an_unknown_option_or_value_stops_before_any_work() {
    for args in [
        vec!["stories", "--colour"],
        vec!["entities", "--kind", "city"],
        vec!["conflicts", "--min-confidence", "2"],
        vec!["facts", "--field", "body=text"],
        vec!["facts", "--threads", "0"],
        vec!["facts", "--json", "--csv"],
        vec!["compare"],
    ] {
        let run = run(&args);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.said.starts_with("error: "), "{}", run.said);
    }
}

#[test]
fn without_a_path_the_folder_corpus_is_read() {
    assert_eq!(run(&["stories", "--json"]).out, run(&["stories", "--json", "corpus"]).out);
    check_nothing_found(&run_with(&[], &["stories"]), "there is no folder `corpus` here");
}

#[test]
fn an_empty_folder_has_no_articles() {
    check_nothing_found(&run_with(&[("a/.hidden.txt", b"Rain.")], &["stories", "a"]), "no articles found in a\n");
}

#[test]
fn files_that_are_not_read_are_named_with_what_to_do() {
    let run = run_with(&[("a/scan.pdf", b"%PDF-1.7"), ("a/plan.toml", b"x = 1")], &["stories", "a"]);
    check_nothing_found(&run, "2 files were passed over (.pdf is not read; convert it with `pdftotext`; .toml is not read)");
    check_nothing_found(&run_with(&[("scan.pdf", b"%PDF-1.7")], &["stories", "scan.pdf"]), "warning: scan.pdf: .pdf is not read; convert it with `pdftotext`");
}

#[test]
fn a_report_into_an_html_file_is_a_web_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.HTML");
    let run = run(&[&["report", "-o", path.to_str().unwrap()], &FERRY[..]].concat());
    assert_eq!((run.status, run.out.as_str()), (Some(0), ""), "{}", run.said);
    let page = std::fs::read_to_string(path).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</html>"), "{page}");
}

#[test]
fn an_html_file_gets_nothing_but_the_report_as_html() {
    for args in [&["conflicts"][..], &["report", "--json"], &["report", "--format", "markdown"], &["report", "--explain"]] {
        let run = run_with(&[("a.txt", RAIN.as_bytes())], &[args, &["a.txt", "-o", "report.html"]].concat());
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{args:?}");
    }
}

#[test]
fn an_unknown_story_or_article_is_an_error() {
    for args in [["conflicts", "--story", "nowhere"], ["facts", "--only-in", "nobody.txt"]] {
        let run = run(&[&args[..], &FERRY[..]].concat());
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{args:?}");
    }
}

// Bad input

#[test]
fn what_is_bad_is_named_and_the_rest_goes_on() {
    let files: [(&str, &[u8]); 5] = [
        ("a/binary.txt", b"\x7fELF\x00\x01"),
        ("a/empty.txt", b" \n"),
        ("a/records.jsonl", b"{\"text\": \"It rained.\"}\n{\"text\": \n{\"body\": \"It snowed all day.\"}\n[1]\n{\"text\": \" \"}\n"),
        ("a/rows.csv", b"id,text\nx,It rained.\ny\n"),
        ("a/sound.txt", RAIN.as_bytes()),
    ];
    let run = run_with(&files, &["stories", "--json", "a"]);
    let document = document(&run);
    assert_eq!(ids(&document), ["a/records.jsonl#1", "a/sound.txt", "x"]);
    let warnings = document["warnings"].as_array().unwrap();
    let expected = [
        ("a/binary.txt", "binary"),
        ("a/empty.txt", "is empty"),
        ("a/records.jsonl", "record 2 is broken"),
        ("a/records.jsonl", "record 3 has no field `text`; if `body` holds the text, say `--field text=body`"),
        ("a/records.jsonl", "record 4 is no JSON object"),
        ("a/records.jsonl", "record 5 has an empty `text`"),
        ("a/rows.csv", "record 2 is broken"),
    ];
    assert_eq!(warnings.len(), expected.len(), "{warnings:?}");
    for (warning, (about, message)) in warnings.iter().zip(expected) {
        assert_eq!(warning["about"], about);
        assert!(warning["message"].as_str().unwrap().contains(message), "{warning}");
    }
    assert_eq!(run.said.lines().filter(|line| line.starts_with("newsdiff: warning: a/")).count(), expected.len());
}

#[test]
fn bad_input_alone_is_an_error_for_every_command() {
    for command in COMPARING.iter().chain(&["annotate"]) {
        check_nothing_found(&run_with(&[("a.txt", b"")], &[command, "a.txt"]), "newsdiff: warning: a.txt: is empty\n");
    }
}

#[test]
fn quiet_keeps_warnings_back_but_not_from_the_document() {
    let run = run_with(&[("a.txt", b""), ("b.txt", RAIN.as_bytes())], &["stories", "-q", "--json", "a.txt", "b.txt"]);
    assert_eq!(run.said, "");
    assert_eq!(document(&run)["warnings"].as_array().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn control_characters_of_a_name_are_shown_and_not_obeyed() {
    let run = run_with(&[("a\u{1b}[31m.txt", b""), ("b.txt", RAIN.as_bytes())], &["stories", "."]);
    assert!(run.said.contains("a\\u{1b}[31m.txt"), "{}", run.said);
}

#[test]
fn escapes_that_are_half_a_character_or_none_are_read() {
    let json = br#"{"text": "Rain \ud83c in \u0000 Harn \ud83c\udf0a"}"#;
    let run = run_with(&[("a.jsonl", json)], &["annotate", "a.jsonl"]);
    let line: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(line["text"], "Rain \u{fffd} in \u{0} Harn 🌊");
}

#[test]
fn a_repeated_id_gets_a_number_and_a_warning_whatever_the_order() {
    let files: [(&str, &[u8]); 2] = [("a.jsonl", b"{\"id\": \"x\", \"text\": \"It rained.\"}"), ("b.jsonl", b"{\"id\": \"x\", \"text\": \"A day of snow.\"}")];
    let one = run_with(&files, &["stories", "--json", "a.jsonl", "b.jsonl"]);
    assert_eq!(ids(&document(&one)), ["x", "x#2"]);
    assert!(one.said.contains("warning: x: another article has this id too"));
    assert_eq!(one.out, run_with(&files, &["stories", "--json", "b.jsonl", "a.jsonl"]).out);
    let lines = run_with(&files, &["annotate", "a.jsonl", "b.jsonl"]);
    assert!(lines.out.lines().nth(1).unwrap().starts_with("{\"id\":\"x#2\""));
}

// What is read

#[test]
fn the_same_records_give_the_same_in_every_format() {
    let json = r#"[{"id": "a", "title": "Rain", "outlet": "The Gale", "published": "2024-02-06", "text": "It rained \"all day\",\nsaid Ida Holm."},
                   {"id": "b", "title": "", "story": null, "text": "It rained in Harn."}]"#;
    let jsonl = "{\"id\": \"a\", \"title\": \"Rain\", \"outlet\": \"The Gale\", \"published\": \"2024-02-06\", \"text\": \"It rained \\\"all day\\\",\\r\\nsaid Ida Holm.\"}\r\n\
                 \r\n{\"id\": \"b\", \"text\": \"It rained in Harn.\", \"more\": [1, {}]}";
    let csv =
        "\u{feff}id,title,outlet,published,text\r\na,Rain,The Gale,2024-02-06,\"It rained \"\"all day\"\",\nsaid Ida Holm.\"\r\nb,,,,It rained in Harn.\r\n";
    let tsv =
        "id\tpublished\toutlet\ttext\ttitle\na\t2024-02-06\tThe Gale\t\"It rained \"\"all day\"\",\r\nsaid Ida Holm.\"\tRain\nb\t\t\tIt rained in Harn.\t\n";
    let forms = [("r.json", json), ("r.jsonl", jsonl), ("r.ndjson", jsonl), ("r.csv", csv), ("r.tsv", tsv)];
    let files: Vec<(&str, &[u8])> = forms.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let first = run_with(&files, &["annotate", "r.json"]);
    assert_eq!(first.out.lines().count(), 2);
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in forms {
        let run = run_with(&files, &["annotate", name]);
        assert_eq!((run.out, run.said), (first.out.clone(), String::new()), "{name}");
        let piped = run_in(folder.path(), &["annotate", "-"], text);
        assert_eq!((piped.out, piped.said), (first.out.clone(), String::new()), "{name} as standard input");
    }
}

#[test]
fn standard_input_that_looks_like_nothing_else_is_text() {
    let folder = tempfile::tempdir().unwrap();
    let line: Value = serde_json::from_str(&run_in(folder.path(), &["annotate", "-"], RAIN).out).unwrap();
    assert_eq!((line["id"].as_str(), line["title"].as_str(), line["text"].as_str()), (Some("-"), Some("Rain stops play in Harn"), Some(RAIN)));
    let told = run_in(folder.path(), &["annotate", "-", "--from", "jsonl"], RAIN);
    check_nothing_found(&told, "warning: standard input: record 1 is broken");
}

#[test]
fn a_file_without_an_end_is_told_by_its_first_bytes() {
    let run = run_with(&[("rows", b"id,text\nx,It rained.\n")], &["stories", "--json", "rows"]);
    assert_eq!(ids(&document(&run)), ["x"]);
}

#[test]
fn front_matter_stays_in_the_text_and_is_read() {
    let document = document(&run(&["stories", "--json", FERRY[0]]));
    let article = &document["articles"][0];
    assert_eq!(article["title"], "Ferry Corrigall runs aground off Port Velling");
    assert_eq!((article["outlet"].as_str(), article["published"].as_str()), (Some("Harbour Post"), Some("2024-02-06")));
    let line: Value = serde_json::from_str(&run(&["annotate", FERRY[0]]).out).unwrap();
    assert!(line["text"].as_str().unwrap().starts_with("Title: Ferry"));
    assert_eq!(line["blocks"][0]["kind"], "meta");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_part_of_the_text() {
    let run = run_with(&[("a.txt", b"\xef\xbb\xbfRain.\r\nSnow.\r\n")], &["annotate", "a.txt"]);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["text"], "Rain.\nSnow.\n");
}

#[test]
fn the_text_may_stand_in_a_field_of_another_name() {
    let run = run_with(&[("a.csv", b"key,body\nx,It rained.\n")], &["stories", "--json", "a.csv", "--field", "text=body", "--field", "id=key"]);
    assert_eq!(ids(&document(&run)), ["x"]);
}

// The same articles, the same bytes

#[test]
fn annotated_lines_give_what_the_articles_give_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lines.jsonl"), run(&["annotate", "corpus"]).out).unwrap();
    for command in COMPARING {
        let at_once = run(&[command, "--json", "corpus"]);
        let later = run_in(folder.path(), &[command, "--json", "--annotated", "lines.jsonl"], "");
        assert_eq!((later.out, later.said), (at_once.out, String::new()), "{command}");
    }
    let lines = run(&["annotate", FERRY[0], FERRY[1]]).out;
    assert_eq!(run(&["report", FERRY[0], FERRY[1]]).out, run_in(folder.path(), &["report", "--annotated", "-"], lines).out);
}

#[test]
fn a_line_that_annotate_did_not_print_is_named() {
    let run = run_with(&[("a.jsonl", b"{\"id\": \"x\", \"text\": \"It rained.\"}\n")], &["stories", "--annotated", "a.jsonl"]);
    check_nothing_found(&run, "warning: a.jsonl: line 1 is not what `newsdiff annotate` prints");
}

// Where results go

#[test]
fn results_in_a_file_are_those_of_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), RAIN).unwrap();
    let shown = run_in(folder.path(), &["stories", "--json", "a.txt"], "");
    std::fs::write(folder.path().join("out.json"), "an old result").unwrap();
    for command in [vec!["stories", "--json", "a.txt", "-o", "out.json"], vec!["stories", "--json", "a.txt", "-o", "new.json"]] {
        let run = run_in(folder.path(), &command, "");
        assert_eq!((run.status, run.out.as_str(), run.said.as_str()), (Some(0), "", ""));
        assert_eq!(std::fs::read_to_string(folder.path().join(command[4])).unwrap(), shown.out);
    }
    assert_eq!(run_in(folder.path(), &["stories", "--json", "a.txt", "-o", "-"], "").out, shown.out);
}

#[test]
fn a_run_that_fails_leaves_the_old_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "").unwrap();
    std::fs::write(folder.path().join("out.json"), "an old result").unwrap();
    for command in ["stories", "annotate"] {
        assert_eq!(run_in(folder.path(), &[command, "a.txt", "-o", "out.json"], "").status, Some(2));
        assert_eq!(std::fs::read_to_string(folder.path().join("out.json")).unwrap(), "an old result");
    }
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_file_that_cannot_be_written_stops_before_any_work() {
    let run = run(&["stories", FERRY[0], "-o", "no/such/folder/out.json"]);
    check_nothing_found(&run, "newsdiff: no/such/folder/out.json: cannot be written: ");
}

// What is shown

#[test]
fn a_limit_leaves_the_first_things_of_each_list() {
    let document = document(&run(&["report", "--json", "--limit", "1", "corpus"]));
    for list in ["entities", "facts", "conflicts", "quotes", "reuse", "passages", "stories"] {
        assert!(document[list].as_array().unwrap().len() <= 1, "{list}");
    }
    assert_eq!(document["articles"].as_array().unwrap().len(), 13);
}

#[test]
fn one_story_shows_its_own_articles_only() {
    let records = b"{\"id\": \"a\", \"story\": \"s1\", \"text\": \"Ida Holm won.\"}\n{\"id\": \"b\", \"story\": \"s2\", \"text\": \"Bram Teague lost.\"}\n";
    for command in COMPARING {
        let document = document(&run_with(&[("a.jsonl", records)], &[command, "--json", "--story", "s2", "a.jsonl"]));
        assert_eq!(ids(&document), ["b"]);
        assert!(!document.to_string().contains("Ida Holm"), "{command}");
    }
}

#[test]
fn filters_leave_only_what_they_name() {
    let document_of = |args: &[&str]| document(&run(&[args, &["--json", "corpus"]].concat()));
    let all_are = |list: &Value, field: &str, name: &str| list.as_array().unwrap().iter().all(|thing| thing[field] == name);
    assert!(all_are(&document_of(&["entities", "--kind", "person"])["entities"], "kind", "person"));
    assert!(all_are(&document_of(&["conflicts", "--type", "weekday"])["conflicts"], "type", "weekday"));
    assert!(all_are(&document_of(&["conflicts", "--level", "likely"])["conflicts"], "level", "likely"));
    assert!(all_are(&document_of(&["quotes", "--kind", "direct"])["quotes"], "kind", "direct"));
    let unique = document_of(&["facts", "--only-in", "corpus/storm/wire.txt"]);
    assert!(all_are(&unique["unique"], "article", "corpus/storm/wire.txt"));
    let sure = document_of(&["conflicts", "--min-confidence", "1"]);
    assert!(sure["conflicts"].as_array().unwrap().iter().all(|conflict| conflict["confidence"].as_f64().is_none_or(|share| share >= 1.0)));
}

#[test]
fn fail_on_tells_by_the_exit_status_what_was_found() {
    for (level, levels) in [("likely", &["likely"][..]), ("possible", &["likely", "possible"]), ("any", &["likely", "possible", "update", "disputed"])] {
        let run = run(&["conflicts", "--json", "--fail-on", level, "corpus"]);
        let document: Value = serde_json::from_str(&run.out).unwrap();
        let found = document["conflicts"].as_array().unwrap().iter().any(|conflict| levels.contains(&conflict["level"].as_str().unwrap()));
        assert_eq!(run.status, Some(i32::from(found)), "{level}");
    }
}

#[test]
fn explain_takes_a_path_for_a_path() {
    let run = run(&["entities", "--explain", "corpus/storm"]);
    assert_eq!((run.status, run.said.as_str()), (Some(0), ""));
}

#[test]
fn colour_is_used_only_where_it_was_asked_for() {
    for color in ["auto", "never"] {
        assert!(!run(&["conflicts", "--color", color, "corpus/storm"]).out.contains('\u{1b}'), "{color}");
    }
}

// Names

#[test]
fn two_names_are_compared_in_a_line() {
    let text = run(&["names", "Ida Holm", "Ida Holm"]);
    assert!(text.out.starts_with("same (1.00)"), "{}", text.out);
    let json: Value = serde_json::from_str(&run(&["names", "--json", "Ida Holm", "Bram Teague"]).out).unwrap();
    assert_eq!((json["a"].as_str(), json["b"].as_str(), json["same"].as_bool()), (Some("Ida Holm"), Some("Bram Teague"), Some(false)));
    assert!(json["score"].is_number() && json["reason"].is_string());
    assert_eq!(run(&["names", "Ida Holm"]).status, Some(2));
}

#[test]
fn pairs_are_answered_line_by_line_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "{\"a\": \"Ida Holm\", \"b\": \"Ida Holm\", \"kind\": \"person\"}\nno json\n{\"a\": \"Harn Council\"}\n{\"a\": \"Harn Council\", \"b\": \"Harn Council\", \"kind\": \"org\"}\n";
    let run = run_in(folder.path(), &["names", "--jsonl", "--pairs", "-"], lines);
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.iter().map(|answer| answer["a"].as_str().unwrap()).collect::<Vec<_>>(), ["Ida Holm", "Harn Council"]);
    assert_eq!(run.said.lines().count(), 2, "{}", run.said);
    let table = run_in(folder.path(), &["names", "--pairs", "-"], "a,b,kind\nIda Holm,Ida Holm,person\nHarn Council,Harn Council,org\n");
    assert_eq!(table.out, run.out);
}

#[test]
fn clustered_names_are_told_by_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "{\"text\": \"Ida Holm\", \"kind\": \"person\", \"story\": \"s1\"}\nno json\n{\"text\": \"Bram Teague\", \"kind\": \"person\", \"story\": \"s2\"}\n{\"text\": \"Ida Holm\", \"kind\": \"person\", \"story\": \"s1\", \"count\": 3}\n";
    let run = run_in(folder.path(), &["names", "--cluster", "-"], lines);
    let clusters: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut members: Vec<u64> = clusters.iter().flat_map(|cluster| cluster["members"].as_array().unwrap()).map(|member| member.as_u64().unwrap()).collect();
    members.sort_unstable();
    assert_eq!(members, [0, 2, 3]);
    assert!(clusters.iter().all(|cluster| cluster["kind"] == "person" && cluster["story"].is_string() && cluster["name"].is_string()));
    assert_eq!(run.said.lines().count(), 1);
    check_nothing_found(&run_in(folder.path(), &["names", "--cluster", "-"], ""), "no names found in standard input");
}
