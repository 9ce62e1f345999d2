//! What README and docs promise: their commands run as printed, and what they print is what the program prints.
//!
//! `UPDATE_DOCS=1 cargo test --test readme` writes the output that is shown anew.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests are tests too, and say what they leave out")]

mod blocks;
mod fields;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use blocks::{Block, blocks, replaced};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What a machine may lack; commands that need it are then left out.
const TOOLS: [&str; 3] = ["jq", "soffice", "pandas"];

fn documents() -> Vec<PathBuf> {
    let docs = fs::read_dir(format!("{ROOT}/docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    paths.push(PathBuf::from(format!("{ROOT}/README.md")));
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn readme() -> String {
    read(&Path::new(ROOT).join("README.md"))
}

fn is_updating() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

/// A folder as the documents suppose it: articles, and the files that their examples name.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["corpus", "articles"] {
        copy(&Path::new(ROOT).join("corpus"), &folder.path().join(name));
    }
    fs::copy(format!("{ROOT}/docs/check-before-publishing.sh"), folder.path().join("check-before-publishing.sh")).unwrap();
    fs::write(folder.path().join("pairs.csv"), "a,b,kind\nIda Holm,Mrs Holm,person\nHarn,Harn Bay,place\n").unwrap();
    fs::write(folder.path().join("names.csv"), "text,kind\nIda Holm,person\nHarn Bay,place\nMrs Holm,person\n").unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Runs a program with a script on its standard input, in `folder`, with `newsdiff` on its path; standard error comes with standard output.
fn run(program: &str, folder: &Path, script: &str) -> (Option<i32>, String) {
    let programs = Path::new(env!("CARGO_BIN_EXE_newsdiff")).parent().unwrap();
    let path = std::env::join_paths([programs.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap()))).unwrap();
    fs::write(folder.join(".script"), script).unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("{program} .script 2>&1")])
        .current_dir(folder)
        .env("PATH", path)
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// What the commands of a block need and this machine lacks.
fn lacks(block: &Block) -> Option<&'static str> {
    let is_there = |tool: &str| match tool {
        "pandas" => run("python3", &std::env::temp_dir(), "import pandas").0 == Some(0),
        tool => run("sh", &std::env::temp_dir(), &format!("command -v {tool}")).0 == Some(0),
    };
    TOOLS.into_iter().find(|tool| block.text.contains(tool) && !is_there(tool))
}

/// Runs the blocks of a document one after the other in one folder; a block of output says what the block before it prints.
fn check(path: &Path) {
    let folder = folder();
    let mut document = read(path);
    let count = blocks(&document).len();
    for position in 0..count {
        let all = blocks(&document);
        let block = &all[position];
        let program = match block.language.as_str() {
            "sh" if !block.text.contains("cargo ") => "sh",
            "python" => "python3",
            "toml" => {
                fs::write(folder.path().join("newsdiff.toml"), &block.text).unwrap();
                continue;
            }
            _ => continue,
        };
        if let Some(tool) = lacks(block) {
            eprintln!("{}: line {}: left out, there is no {tool} here", path.display(), block.line);
            continue;
        }
        let (status, printed) = run(program, folder.path(), &block.text);
        let expected = if block.text.contains("exit status 1") { Some(1) } else { Some(0) };
        assert_eq!(status, expected, "{}: line {}:\n{}\n{printed}", path.display(), block.line, block.text);
        let Some(shown) = all.get(position + 1).filter(|next| ["text", "json", "markdown", "csv"].contains(&next.language.as_str())) else { continue };
        if shown.text == printed {
            continue;
        }
        assert!(is_updating(), "{}: line {}: what is shown is not what is printed:\n{printed}", path.display(), shown.line);
        document = replaced(&document, shown, &printed);
    }
    if is_updating() {
        fs::write(path, document).unwrap();
    }
}

#[test]
fn every_command_runs_as_printed_and_prints_what_is_shown() {
    for path in documents() {
        check(&path);
    }
}

#[test]
fn the_readme_opens_with_two_commands_and_ci_runs_the_second() {
    let readme = readme();
    let lines: Vec<String> = blocks(&readme)[0].text.lines().map(|line| line.split('#').next().unwrap().trim().to_owned()).collect();
    assert_eq!(lines, ["cargo run --release -- conflicts", "cargo test"]);
    assert!(read(&Path::new(ROOT).join(".ci/run")).lines().any(|line| line == lines[1]));
}

#[test]
fn the_findings_the_readme_opens_with_are_printed() {
    let folder = folder();
    let (_, printed) = run("sh", folder.path(), "newsdiff conflicts");
    let readme = readme();
    let all = blocks(&readme);
    let shown = all.iter().find(|block| block.language == "text").unwrap();
    // The kind and the subject name a finding; its key and sentences may change.
    let name = |finding: &str| finding.split(" · ").next().unwrap_or_default().to_owned();
    let now = |finding: &str| printed.split("\n\n").find(|printed| name(printed) == name(finding)).unwrap_or("").trim_end().to_owned();
    let current: Vec<String> = shown.text.trim_end().split("\n\n").map(now).collect();
    let current = current.join("\n\n") + "\n";
    if is_updating() {
        fs::write(format!("{ROOT}/README.md"), replaced(&readme, shown, &current)).unwrap();
    } else {
        assert_eq!(shown.text, current, "printed:\n{printed}");
    }
}

#[test]
fn every_command_of_the_table_is_one_and_every_command_is_in_the_table() {
    let readme = readme();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `newsdiff ")).map(|row| row.split(['`', ' ']).next().unwrap());
    let told: BTreeSet<&str> = rows.collect();
    assert_eq!(told, commands(folder().path()).iter().map(String::as_str).collect());
}

/// The commands that `--help` lists.
fn commands(folder: &Path) -> Vec<String> {
    let (_, help) = run("sh", folder, "newsdiff --help");
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let lines = list.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    lines.map(|line| line.split(' ').next().unwrap().to_owned()).filter(|command| command != "help").collect()
}

#[test]
fn every_example_of_help_runs() {
    let folder = folder();
    let mut count = 0;
    for command in commands(folder.path()) {
        let (_, help) = run("sh", folder.path(), &format!("newsdiff {command} --help"));
        for line in help.lines().filter(|line| line.starts_with("  newsdiff ")) {
            assert!(line.chars().count() <= 80, "{line}");
            // Behind two spaces stands what the example is for.
            let example = line.trim_start().split("  ").next().unwrap();
            let (status, printed) = run("sh", folder.path(), example);
            let expected = i32::from(example.contains("--fail-on"));
            assert_eq!(status, Some(expected), "{example}\n{printed}");
            count += 1;
        }
    }
    assert!(count > 25, "{count}");
}

#[test]
fn the_settings_shown_are_settings() {
    let folder = folder();
    let readme = readme();
    let settings = blocks(&readme).into_iter().find(|block| block.language == "toml").unwrap();
    fs::write(folder.path().join("newsdiff.toml"), settings.text).unwrap();
    let (_, printed) = run("sh", folder.path(), "newsdiff names 'the Iron Clerk' 'Harbour Reeve Idris Vorrel'");
    assert_eq!(printed, "same (1.00): alias in newsdiff.toml\n");
}

#[test]
fn links_in_the_documents_lead_somewhere() {
    let mut faults = Vec::new();
    for path in documents() {
        let document = read(&path);
        for link in document.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let file = link.split('#').next().unwrap();
            if !link.starts_with("http") && !file.is_empty() && !path.parent().unwrap().join(file).exists() {
                faults.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
