//! The steps by hand: `annotate`, `stories --lines`, then a comparing command on the lines, give what the command gives at once.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The commands that take one story after the other.
const STORY_BY_STORY: [&[&str]; 5] = [&["conflicts"], &["facts"], &["facts", "--unique"], &["quotes"], &["stories"]];

struct Run {
    status: Option<i32>,
    out: String,
    said: String,
}

/// Runs the program where `corpus` lies.
fn run(args: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdiff"));
    let output = command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).args(args).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code(), out: text(output.stdout), said: text(output.stderr) }
}

/// What a run that does what was asked and warns of nothing prints.
fn printed(args: &[&str], input: &str) -> String {
    let run = run(args, input);
    assert_eq!((run.status, run.said.as_str()), (Some(0), ""), "{args:?}");
    run.out
}

/// The lines of `corpus`, annotated and turned, with their stories.
fn lines() -> String {
    printed(&["stories", "--annotated", "--lines", "-"], &turned(&printed(&["annotate", "corpus"], "")))
}

/// The lines in another order: those at odd places behind the others, from last to first.
fn turned(lines: &str) -> String {
    let (even, odd): (Vec<_>, Vec<_>) = lines.split_inclusive('\n').enumerate().partition(|(place, _)| place % 2 == 0);
    even.iter().chain(&odd).rev().map(|(_, line)| *line).collect()
}

fn story(line: &str) -> String {
    serde_json::from_str::<Value>(line).unwrap()["story"].as_str().unwrap().to_owned()
}

#[test]
fn lines_get_their_story_and_nothing_else() {
    let (annotated, lines) = (printed(&["annotate", "corpus"], ""), lines());
    let stories: Vec<String> = lines.lines().map(story).collect();
    assert!(stories.is_sorted() && stories.len() == annotated.lines().count());
    let bare = |line: &str| line.replacen(&format!("\"story\":\"{}\",\"grouped\":true", story(line)), "\"story\":null", 1);
    let mut without: Vec<String> = lines.lines().map(bare).collect();
    let mut before: Vec<&str> = annotated.lines().collect();
    without.sort();
    before.sort_unstable();
    assert_eq!(without, before);
    assert_eq!(printed(&["stories", "--lines", "corpus"], ""), lines);
    assert_eq!(printed(&["stories", "--annotated", "--lines", "-"], &turned(&lines)), lines);
}

#[test]
fn a_map_in_shards_is_the_map_of_all() {
    let folders = ["corpus/storm", "corpus/council", "corpus/embrace"];
    let shards: String = folders.iter().map(|folder| printed(&["annotate", folder], "")).collect();
    assert_eq!(printed(&["stories", "--annotated", "--lines", "-"], &shards), lines());
}

#[test]
fn steps_by_hand_give_the_bytes_of_a_run_at_once() {
    let lines = lines();
    let backward = turned(&lines);
    for command in ["conflicts", "facts", "quotes", "stories", "entities", "report"] {
        let at_once = printed(&[command, "--json", "corpus"], "");
        for (lines, threads) in [(&lines, "2"), (&backward, "1")] {
            let by_hand = printed(&[command, "--json", "--annotated", "--threads", threads, "-"], lines);
            assert_eq!(by_hand, at_once, "{command} --threads {threads}");
        }
    }
}

/// Records that nobody put into one folder: what is grouped by content is compared with more care, at once and by hand.
#[test]
fn a_story_that_was_found_is_no_story_that_was_told() {
    let mut records = String::new();
    for line in printed(&["annotate", "corpus"], "").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let record = BTreeMap::from(["id", "title", "outlet", "published", "text"].map(|name| (name, &line[name])));
        records += &serde_json::to_string(&record).unwrap();
        records.push('\n');
    }
    let at_once = printed(&["conflicts", "--jsonl", "--from", "jsonl", "-"], &records);
    let lines = printed(&["stories", "--lines", "--from", "jsonl", "-"], &records);
    assert_eq!(printed(&["conflicts", "--jsonl", "--annotated", "--together", "-"], &lines), at_once);
    assert_ne!(at_once, printed(&["conflicts", "--jsonl", "corpus"], ""));
}

#[test]
fn one_story_after_the_other_gives_the_bytes_of_a_run_at_once() {
    let lines = lines();
    for command in STORY_BY_STORY {
        let at_once = printed(&[command, &["--jsonl", "corpus"]].concat(), "");
        for threads in ["1", "2"] {
            let by_hand = printed(&[command, &["--jsonl", "--annotated", "--together", "--threads", threads, "-"]].concat(), &lines);
            assert_eq!(by_hand, at_once, "{command:?} --threads {threads}");
        }
    }
}

#[test]
fn stories_in_partitions_give_together_what_all_give() {
    let lines = lines();
    let mut partitions: BTreeMap<String, String> = BTreeMap::new();
    for line in lines.split_inclusive('\n') {
        partitions.entry(story(line)).or_default().push_str(line);
    }
    assert!(partitions.len() > 2);
    for command in STORY_BY_STORY {
        let args = [command, &["--jsonl", "--annotated", "--together", "-"]].concat();
        let apart: String = partitions.values().map(|lines| printed(&args, lines)).collect();
        assert_eq!(apart, printed(&args, &lines), "{command:?}");
    }
}

#[test]
fn lines_that_do_not_stand_together_stop_a_run_that_needs_it() {
    let lines = lines();
    let args = ["conflicts", "--jsonl", "--annotated", "--together", "-"];
    let apart = run(&args, &turned(&lines));
    assert_eq!(apart.status, Some(2));
    assert!(apart.said.contains("other stories stand between"), "{}", apart.said);
    let bare = run(&args, &printed(&["annotate", "corpus"], ""));
    assert_eq!((bare.status, bare.out.as_str()), (Some(2), ""));
    assert!(bare.said.contains("has no `story`"), "{}", bare.said);
    let table = run(&["conflicts", "--annotated", "--together", "-"], &lines);
    assert_eq!((table.status, table.out.as_str()), (Some(2), ""));
    assert!(table.said.contains("JSON Lines only"), "{}", table.said);
}

#[test]
fn a_limit_is_reached_by_any_story() {
    let lines = lines();
    for level in ["likely", "any"] {
        let at_once = run(&["conflicts", "--jsonl", "--fail-on", level, "corpus"], "");
        let by_hand = run(&["conflicts", "--jsonl", "--fail-on", level, "--annotated", "--together", "-"], &lines);
        assert_eq!((by_hand.status, by_hand.out), (at_once.status, at_once.out), "{level}");
        assert_eq!(by_hand.status, Some(1));
    }
}

#[test]
fn a_broken_line_is_named_and_the_rest_goes_on() {
    let lines = lines();
    let broken = format!("{{\"id\":\"x\"}}\n{lines}");
    let run = run(&["conflicts", "--jsonl", "--annotated", "--together", "-"], &broken);
    assert_eq!((run.status, run.out), (Some(0), printed(&["conflicts", "--jsonl", "corpus"], "")));
    assert!(run.said.starts_with("newsdiff: warning: standard input: line 1 is not what `newsdiff annotate` prints"), "{}", run.said);
}
