//! The same articles give the same bytes: in any order, on any number of threads, in any locale, time zone and environment.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use assert_cmd::Command;

/// Articles of four stories.
const ARTICLES: [&str; 6] = [
    "corpus/council",
    "corpus/storm",
    "tests/fixtures/ferry/gazette.txt",
    "tests/fixtures/ferry/harbour.txt",
    "tests/fixtures/ferry/ledger.txt",
    "corpus/embrace",
];

/// Who runs the program: threads, and what is set about it.
struct Desk {
    threads: &'static str,
    environment: &'static [(&'static str, &'static str)],
}

const DESKS: [Desk; 4] = [
    Desk { threads: "1", environment: &[("LC_ALL", "C"), ("TZ", "UTC")] },
    Desk { threads: "2", environment: &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("HOME", "/nowhere")] },
    Desk { threads: "3", environment: &[("LC_ALL", "de_DE.UTF-8"), ("TZ", "America/Los_Angeles"), ("USER", "nobody"), ("TMPDIR", "/tmp")] },
    Desk { threads: "8", environment: &[("LANG", "ar_EG.UTF-8"), ("TZ", "Asia/Kathmandu"), ("RUST_BACKTRACE", "1")] },
];

/// The bytes of a run at a desk, the articles given from the `turn`th on, each second time backwards.
fn printed(desk: &Desk, turn: usize, args: &[&str]) -> String {
    let mut articles = ARTICLES;
    articles.rotate_left(turn);
    if turn % 2 == 1 {
        articles.reverse();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdiff"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().envs(desk.environment.iter().copied());
    let output = command.args(args).args(articles).args(["--threads", desk.threads]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn check_same(args: &[&str]) {
    let first = printed(&DESKS[0], 0, args);
    assert!(!first.is_empty(), "{args:?} prints nothing");
    for (turn, desk) in DESKS.iter().enumerate().skip(1) {
        assert!(first == printed(desk, turn, args), "{args:?} with {} threads, {:?}", desk.threads, desk.environment);
    }
}

#[test]
fn every_command_prints_the_same_bytes_at_every_desk() {
    for command in ["entities", "facts", "conflicts", "quotes", "stories", "report"] {
        for format in ["table", "json", "jsonl", "csv", "markdown"] {
            check_same(&[command, "--format", format]);
        }
    }
}

#[test]
fn what_only_some_commands_do_is_the_same_at_every_desk() {
    check_same(&["facts", "--unique"]);
    check_same(&["entities", "--explain"]);
    check_same(&["conflicts", "--color", "always", "--links", "always"]);
    check_same(&["report", "--group", "one", "--json"]);
}

#[test]
fn the_web_page_is_the_same_at_every_desk() {
    let folder = tempfile::tempdir().unwrap();
    let page = |turn: usize| {
        let path = folder.path().join(format!("{turn}.html"));
        printed(&DESKS[turn], turn, &["report", "-o", path.to_str().unwrap()]);
        std::fs::read_to_string(path).unwrap()
    };
    let first = page(0);
    assert!((1..DESKS.len()).all(|turn| first == page(turn)));
}

#[test]
fn annotated_lines_keep_the_order_of_the_input_and_are_the_same_at_every_desk() {
    let lines = |turn: usize, given: usize| printed(&DESKS[turn], given, &["annotate"]);
    let first = lines(0, 0);
    assert!((1..DESKS.len()).all(|turn| first == lines(turn, 0)));
    // In another order they are the same lines.
    let sorted = |lines: &str| {
        let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&first), sorted(&lines(1, 3)));
}
