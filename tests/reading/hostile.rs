//! Input that wishes the program ill, or just is what it is: each within 1 GB and 30 seconds, without a panic.
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use newsdiff::ingest;

use crate::{Run, archive, document, folder, gzip, run_bounded, zstd};

const RAIN: &str = "It rained in Harn on Monday, said Ida Holm. ";

/// Runs within bounds in a new folder that holds one file; the answer must be one that was thought of.
fn run(name: &str, bytes: &[u8]) -> Run {
    run_within(&[], name, bytes)
}

/// The same with limits of its own: what stands in a debug build takes ten times as long.
fn run_within(limits: &[&str], name: &str, bytes: &[u8]) -> Run {
    let run = run_bounded(folder(&[(name, bytes)]).path(), &[&["annotate"], limits, &[name]].concat(), b"");
    assert!(matches!(run.status, Some(0 | 2)), "{name}: {:?} {}", run.status, run.said);
    assert!(!run.said.contains("panicked"), "{}", run.said);
    run
}

fn check_refused(run: &Run, reason: &str) {
    assert_eq!(run.status, Some(2), "{}", run.said);
    assert!(run.said.contains(reason), "{}", run.said);
}

/// Small limits for small examples.
const SMALL: &[&str] = &["--max-article-bytes", "500K", "--max-file-bytes", "10M"];

/// A text on one line, in every format that has lines, of so many bytes.
fn check_long_line(limits: &[&str], limit: &str, length: usize) {
    let rain = RAIN.repeat(length / RAIN.len());
    let run = |name: &str, text: &str| run_within(limits, name, text.as_bytes());
    let text = run("a.txt", &rain);
    assert_eq!(text.lines().len(), 1);
    assert!(text.said.contains(&format!("a.txt: is longer than {limit} bytes; the rest was left out")), "{}", text.said);
    check_refused(&run("a.jsonl", &format!("{{\"text\": \"{rain}\"}}\n")), &format!("line 1 is longer than {limit} bytes and was left out"));
    check_refused(&run("a.json", &format!("[{{\"text\": \"{rain}\"}}]")), &format!("record 1 is longer than {limit} bytes and was left out"));
    check_refused(&run("a.csv", &format!("id,text\n1,\"{rain}\"\n")), &format!("record 1 cannot be read: it is longer than {limit} bytes"));
}

#[test]
fn a_line_of_three_megabytes() {
    check_long_line(SMALL, "500000", 3_000_000);
    let page = run_within(SMALL, "a.html", format!("<html><body><p>{}", RAIN.repeat(20_000)).as_bytes());
    assert!(page.said.contains("a.html: is longer than 500000 bytes; the rest was left out"), "{}", page.said);
}

#[test]
#[ignore = "a minute in a debug build; run it with --release"]
fn a_line_of_two_hundred_megabytes() {
    check_long_line(&[], "5000000", 200_000_000);
    check_refused(
        &run("a.html", format!("<html><body><p>{}", RAIN.repeat(200_000_000 / RAIN.len())).as_bytes()),
        "is longer than 100000000 bytes and was left out",
    );
}

/// So many megabytes of one letter, in Zstandard: frames that say "this letter, 128 KiB of it" eight times.
fn packed_letters(megabytes: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    for _ in 0..megabytes {
        packed.extend(b"\x28\xb5\x2f\xfd\x00\x58");
        for last in [0, 0, 0, 0, 0, 0, 0, 1] {
            packed.extend(&((1_u32 << 17 << 3) | (1 << 1) | last).to_le_bytes()[..3]);
            packed.push(b'a');
        }
    }
    packed
}

#[test]
fn bombs_do_not_go_off() {
    for (end, bytes) in [("gz", gzip(&vec![b'a'; 20_000_000])), ("zst", packed_letters(300))] {
        let text = run_within(SMALL, &format!("a.txt.{end}"), &bytes);
        assert!(text.said.contains("is longer than 500000 bytes; the rest was left out"), "{}", text.said);
        for name in ["a.html", "a.xml"] {
            check_refused(&run_within(SMALL, &format!("{name}.{end}"), &bytes), "is longer than 10000000 bytes and was left out");
        }
    }
    check_refused(&run("a.jsonl.zst", &packed_letters(300)), "it grows more than 200 times when it is unpacked");
}

#[test]
#[ignore = "a minute in a debug build; run it with --release"]
fn large_bombs_do_not_go_off() {
    for (end, bytes) in [("gz", gzip(&vec![b'a'; 400_000_000])), ("zst", packed_letters(2_000))] {
        assert_eq!(run(&format!("a.txt.{end}"), &bytes).lines().len(), 1);
        check_refused(&run(&format!("a.jsonl.{end}"), &bytes), "it grows more than 200 times when it is unpacked");
        check_refused(&run(&format!("a.html.{end}"), &bytes), "is longer than 100000000 bytes and was left out");
    }
}

#[test]
fn bombs_in_archives_do_not_go_off() {
    let page = vec![b' '; 12_000_000];
    check_refused(&run_within(SMALL, "a.docx", &archive(&[("word/document.xml", &page)])), "a.docx: grows too large when it is unpacked and was left out");
    let run = run_within(SMALL, "a.zip", &archive(&[("a.txt", b"It rained in Harn."), ("b.html", &page), ("c.txt", b"It snowed in Harn.")]));
    assert_eq!(run.texts(), ["It rained in Harn.", "It snowed in Harn."]);
    assert!(run.said.contains("a.zip/b.html: grows too large"), "{}", run.said);
}

#[test]
fn compressed_files_that_are_broken() {
    let (gzip, zstd, zip) = (gzip(RAIN.as_bytes()), zstd(RAIN.as_bytes()), archive(&[("a.txt", RAIN.as_bytes())]));
    for whole in [gzip, zstd, zip, document(&[("Normal", RAIN)])] {
        for at in (0..whole.len()).step_by(2) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            read_here(&bytes);
            read_here(&whole[..at]);
        }
    }
}

/// Reads bytes in this process: a program for each would take minutes.
fn read_here(bytes: &[u8]) {
    let (articles, warnings) = ingest::read_bytes("a", bytes, ingest::Options::default()).read_all();
    assert!(!articles.is_empty() || !warnings.is_empty());
}

#[test]
fn pages_that_are_nested_a_hundred_thousand_deep() {
    check_refused(&run("a.html", format!("<html><body>{}<p>It rained.", "<div>".repeat(100_000)).as_bytes()), "is nested more than 512 elements deep");
    let bold: String = (0..100_000).map(|n| format!("<b id={n}>") + "<p>x").collect();
    check_refused(&run("b.html", bold.as_bytes()), "was left out");
    let attributes = (0..100_000).map(|n| format!("a{n} ")).collect::<Vec<_>>().concat();
    check_refused(&run("c.html", format!("<html><div {attributes}>x").as_bytes()), "has an element with more than 1000 attributes");
    check_refused(&run("d.html", "<p>It rained.".repeat(300_000).as_bytes()), "has more than 250000 elements");
    let item = "<i>".repeat(100_000);
    check_refused(
        &run("a.xml", format!("<rss><channel><item><description><![CDATA[{item}]]></description></item></channel></rss>").as_bytes()),
        "item 1 is nested more than 512 elements deep",
    );
    check_refused(&run("b.xml", format!("<rss>{}", "<a>".repeat(100_000)).as_bytes()), "holds no items of a feed");
}

#[test]
fn json_that_is_nested_a_hundred_thousand_deep() {
    let deep = |open: &str, close: &str| {
        format!("{{\"text\": \"It rained.\", \"x\": {}1{}}}\n{{\"text\": \"It snowed.\"}}\n", open.repeat(100_000), close.repeat(100_000))
    };
    for name in ["a.json", "a.jsonl"] {
        for json in [deep("[", "]"), deep("{\"a\":", "}")] {
            let run = run(name, json.as_bytes());
            assert_eq!(run.texts(), ["It snowed."]);
            assert!(run.said.contains("record 1 is broken: recursion limit exceeded"), "{}", run.said);
        }
    }
    check_refused(&run("b.json", "[".repeat(1_000_000).as_bytes()), "has no records");
}

#[test]
fn files_with_a_million_broken_records() {
    check_refused(&run("a.jsonl", "x\n".repeat(1_000_000).as_bytes()), "none of the first 1000 records can be read; the rest was left out");
    check_refused(&run("a.json", format!("[{}]", "{},".repeat(1_000_000)).as_bytes()), "none of the first 1000 records can be read");
    let open = run("a.csv", format!("id,text\n1,It rained.\n2,\"It snowed\n{}", "3,It froze.\n".repeat(1_000_000)).as_bytes());
    assert_eq!(open.texts(), ["It rained."]);
    assert!(open.said.contains("record 2 cannot be read: it is longer than 5000000 bytes"), "{}", open.said);
}

#[test]
fn bytes_that_are_no_text() {
    check_refused(&run("a.txt", &vec![0; 100_000]), "is no text but a binary file");
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    check_refused(&run("b.txt", &noise.take(1_000_000).collect::<Vec<u8>>()), "is no text but a binary file");
    let few = run("c.txt", format!("It rained\0 in Harn. {}", RAIN.repeat(10)).as_bytes());
    assert!(few.texts()[0].starts_with("It rained\0 in Harn."));
    check_refused(&run("d.txt", b""), "d.txt: is empty");
    let halves = run("e.jsonl", b"{\"text\": \"Rain \\ud83c in \\udf0a Harn\"}");
    assert_eq!(halves.texts(), ["Rain \u{fffd} in \u{fffd} Harn"]);
    let wide: Vec<u8> = [0xfffe_u16, 0x49, 0xd83c, 0x74].iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert!(matches!(run("f.txt", &wide).status, Some(0 | 2)));
}

#[test]
fn one_article_five_hundred_times() {
    check_copies(500);
}

#[test]
#[ignore = "waits for the comparing stages; run it with --release"]
fn one_article_five_thousand_times() {
    check_copies(5_000);
}

fn check_copies(count: usize) {
    let record = |n| format!("{{\"id\": \"{n}\", \"text\": \"Pier shut after gale\\n\\n{}\"}}\n", RAIN.repeat(20));
    let records: String = (0..count).map(record).collect();
    let folder = folder(&[("a.jsonl", records.as_bytes())]);
    for command in ["annotate", "report"] {
        let run = run_bounded(folder.path(), &[command, "a.jsonl"], b"");
        assert_eq!((run.status, run.said.as_str()), (Some(0), ""), "{command}");
    }
}

/// Texts without an end to something, `many` times as long as a debug build stands.
fn endless(many: usize) -> Vec<(&'static str, String)> {
    let name =
        |n: usize| -> String { (0..4).map(|place| ["ba", "ko", "re", "li", "tu", "no", "sa", "mi", "ve", "do"][n / 10_usize.pow(place) % 10]).collect() };
    let long = format!("H{}lm", "o".repeat(10_000));
    let nested = |open: &str, close: &str| format!("Ida Holm said {}it rained{}.", open.repeat(500), close.repeat(500));
    vec![
        ("sentences of one word", "Rain. ".repeat(20_000 * many)),
        ("paragraphs of one word", "Harn.\n\n".repeat(10_000 * many)),
        ("one sentence again and again", RAIN.repeat(2_000 * many)),
        ("one sentence without an end", "and Ida Holm said that Ole Brandt of Harn ".repeat(2_000 * many)),
        ("nested quotations", nested("“He said ‘", "’ he said.”")),
        ("nested brackets", nested("(in [Harn ", "])")),
        ("quotations that never close", "Holm said “it rained in Harn. ".repeat(2_000 * many)),
        ("straight marks", "\"It's 'rain' \" he said. '".repeat(2_000 * many)),
        ("a long name", format!("Ida {long} came to Harn. Mr {long} spoke.")),
        (
            "a name of many words",
            format!("Mayor {} came to Harn.", (0..1_000 * many.min(5)).map(|n| format!("B{} ", name(n * 7_919))).collect::<Vec<_>>().concat()),
        ),
        ("many names", (0..1_000 * many).map(|n| format!("Ida B{}berg came to Harn.\n", name(n))).collect::<Vec<_>>().concat()),
        ("many numbers", (0..2_000 * many).map(|n| format!("{n} died in Harn on 3 March 2024, £{n}.5 million. ")).collect::<Vec<_>>().concat()),
        ("marks on one letter", format!("Ida H{}olm came to Harn.", "\u{301}".repeat(20_000 * many))),
        ("digits", format!("It cost ${} in Harn.", "9".repeat(40_000 * many))),
        ("hidden characters", "\u{202e}Ida\u{200b}Holm\u{202c} said Ida Ho\u{200b}lm came to Harn. ".repeat(500 * many)),
    ]
}

/// Every stage, and every finding printed.
fn check_report(name: &str, text: &str) {
    let run = run_bounded(folder(&[("a.txt", text.as_bytes())]).path(), &["report", "--json", "--any-language", "a.txt"], b"");
    assert_eq!(run.status, Some(0), "{name}: {}", run.said);
    serde_json::from_slice::<serde_json::Value>(&run.out).unwrap();
}

#[test]
fn texts_without_an_end_are_compared() {
    for (name, text) in endless(1) {
        check_report(name, &text);
    }
}

#[test]
#[ignore = "minutes in a debug build; run it with --release"]
fn long_texts_without_an_end_are_compared() {
    for (name, text) in endless(25) {
        check_report(name, &text);
    }
}

#[test]
fn links_that_lead_in_circles_and_files_that_cannot_be_read() {
    let folder = folder(&[("a/one.txt", RAIN.as_bytes()), ("a/b/two.txt", RAIN.as_bytes()), ("a/shut.txt", RAIN.as_bytes())]);
    symlink(folder.path().join("a"), folder.path().join("a/b/up")).unwrap();
    symlink("self.txt", folder.path().join("a/self.txt")).unwrap();
    symlink("nowhere.txt", folder.path().join("a/gone.txt")).unwrap();
    fs::set_permissions(folder.path().join("a/shut.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    let run = run_bounded(folder.path(), &["annotate", "a"], b"");
    // The superuser reads what is shut.
    let is_superuser = fs::read(folder.path().join("a/shut.txt")).is_ok();
    assert_eq!(run.lines().len(), 2 + usize::from(is_superuser), "{}", run.said);
    let about = |word: &str| run.said.lines().filter(|line| line.contains(word)).count();
    assert_eq!((about("up"), about("self.txt"), about("gone.txt"), about("shut.txt")), (1, 1, 1, usize::from(!is_superuser)), "{}", run.said);
    check_refused(&run_bounded(folder.path(), &["annotate", "a/self.txt"], b""), "a/self.txt");
}

#[test]
fn a_pipe_in_a_folder_is_passed_over_and_one_that_is_named_is_read() {
    let folder = folder(&[("a/one.txt", RAIN.as_bytes())]);
    assert!(Command::new("mkfifo").arg(folder.path().join("a/pipe.txt")).status().unwrap().success());
    assert_eq!(run_bounded(folder.path(), &["annotate", "a"], b"").lines().len(), 1);
    let pipe = folder.path().join("a/pipe.txt");
    let writer = std::thread::spawn(move || fs::write(pipe, "It snowed in Harn."));
    assert_eq!(run_bounded(folder.path(), &["annotate", "a/pipe.txt"], b"").texts(), ["It snowed in Harn."]);
    writer.join().unwrap().unwrap();
}

#[test]
fn results_never_take_the_place_of_an_article() {
    let folder = folder(&[("a/one.txt", RAIN.as_bytes()), ("a/out.json", b"{\"text\": \"It rained.\"}"), ("a/out.dat", b"old")]);
    symlink("one.txt", folder.path().join("a/link")).unwrap();
    for args in [["annotate", "a/one.txt", "-o", "a/one.txt"], ["stories", "a/one.txt", "-o", "./a/../a/link"], ["stories", "a", "-o", "a/out.json"]] {
        let run = run_bounded(folder.path(), &args, b"");
        check_refused(&run, "is among the articles that are read");
        assert_eq!(fs::read_to_string(folder.path().join("a/one.txt")).unwrap(), RAIN);
    }
    assert_eq!(run_bounded(folder.path(), &["stories", "a", "-o", "a/out.dat"], b"").status, Some(0));
    assert_eq!(run_bounded(folder.path(), &["stories", "a", "-o", "new.json"], b"").status, Some(0));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_disk_that_fills_leaves_the_old_results() {
    let record = format!("{{\"id\": \"{}\", \"text\": \"{RAIN}\"}}", "one".repeat(1_000));
    let folder = folder(&[("one.jsonl", record.as_bytes()), ("out.json", b"old")]);
    for command in ["annotate", "stories"] {
        // No file may grow beyond a few hundred bytes, and the program is told so instead of ended.
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_newsdiff"), command, "one.jsonl", "-o", "out.json"]);
        if command == "stories" {
            limited.arg("--json");
        }
        let run = crate::finish(limited.current_dir(folder.path()), b"");
        check_refused(&run, "the results cannot be written");
        assert_eq!(fs::read_to_string(folder.path().join("out.json")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["one.jsonl", "out.json"]);
    }
    if Path::new("/dev/full").exists() {
        check_refused(&run_bounded(folder.path(), &["annotate", "one.jsonl", "-o", "/dev/full"], b""), "the results cannot be written");
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_old_results() {
    let folder = folder(&[("out.json", b"old")]);
    for command in ["annotate", "stories"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_newsdiff"))
            .current_dir(folder.path())
            .args([command, "--from", "jsonl", "-", "-o", "out.json"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        // More than a pipe holds, so that the program is at work when it is killed; the end of the input never comes.
        let record = format!("{{\"text\": \"{}\"}}\n", RAIN.repeat(10));
        child.stdin.as_mut().unwrap().write_all(record.repeat(2_000).as_bytes()).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("out.json")).unwrap(), "old");
        let left = names(folder.path());
        // What streams may leave the hidden file it wrote to; nothing reads that.
        assert!(left.iter().all(|name| name == "out.json" || name.starts_with(".newsdiff")), "{left:?}");
    }
}
