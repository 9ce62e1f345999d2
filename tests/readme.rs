//! What the README promises: its commands run, its output is what the program prints.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

use std::fs;

use assert_cmd::Command;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// The fenced blocks of a language.
fn blocks<'a>(readme: &'a str, language: &str) -> Vec<&'a str> {
    let opening = format!("```{language}\n");
    readme.split(opening.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

fn newsdiff(arguments: &[&str]) -> String {
    let output = Command::cargo_bin("newsdiff").unwrap().args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_readme_opens_with_two_commands_and_ci_runs_the_second() {
    let readme = readme();
    let lines: Vec<&str> = blocks(&readme, "sh")[0].lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(lines, ["cargo run --release -- conflicts", "cargo test"]);
    assert!(fs::read_to_string(".ci/run").unwrap().lines().any(|line| line == lines[1]));
}

#[test]
fn the_output_shown_is_what_the_program_prints() {
    let printed = newsdiff(&["conflicts"]);
    for finding in blocks(&readme(), "text")[0].trim_end().split("\n\n") {
        assert!(printed.contains(finding), "no longer printed:\n{finding}\n\nprinted:\n{printed}");
    }
}

#[test]
fn every_command_of_the_table_runs_on_the_corpus() {
    let readme = readme();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `newsdiff ")).map(|row| row.split('`').next().unwrap());
    let commands: Vec<&str> = rows.filter_map(|row| row.strip_suffix(" PATH...")).collect();
    assert_eq!(commands.len(), 7);
    for command in commands {
        assert!(!newsdiff(&[command, "corpus/embrace"]).is_empty());
    }
}

#[test]
fn the_settings_shown_are_settings() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("newsdiff.toml"), blocks(&readme(), "toml")[0]).unwrap();
    let names = ["names", "the Iron Clerk", "Harbour Reeve Idris Vorrel"];
    let output = Command::cargo_bin("newsdiff").unwrap().current_dir(folder.path()).args(names).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "same (1.00): alias in newsdiff.toml\n", "{}", String::from_utf8_lossy(&output.stderr));
}
