//! What the program reads: every format, every encoding, and what wishes it ill.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod formats;
mod hostile;
mod rules;
mod settings;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A page with an article that is long enough to be found.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Pier shut after gale | The Harn Gale</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier shut after gale",
 "datePublished": "2023-01-10T08:00:00Z", "publisher": {"@type": "Organization", "name": "The Harn Gale"}}</script>
<link rel="canonical" href="https://example.org/pier"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<h1>Pier shut after gale</h1>
<article><p>The pier of Tórsby was shut on Monday after a gale tore planks from its deck, the harbour office said in the morning.</p>
<h2>Boats kept in</h2>
<p>Ida Holm, who runs the office, said that no boat would leave, and that the ferry, too, would stay where it was for now.</p>
<figure><img src="pier.jpg"><figcaption>The pier of Tórsby on Monday</figcaption></figure>
<blockquote><p>The sea took what it wanted.</p></blockquote>
<p>Two people were hurt, one of them badly, when a stall was blown over, and were taken to the hospital in Velling by car.</p>
<ul><li>The pier stays shut until Friday.</li></ul></article>
<footer>All rights reserved</footer></body></html>"#;

/// A text that English newspapers write in any of the old encodings.
const TEXT: &str = "Café shut in Tórsby\n\nThe café was shut on Monday, said Jürgen Åkesson. Twelve people were there.\n";

struct Run {
    status: Option<i32>,
    out: Vec<u8>,
    said: String,
}

impl Run {
    /// The lines that `annotate` printed.
    fn lines(&self) -> Vec<Value> {
        assert_eq!(self.status, Some(0), "{}", self.said);
        self.out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).unwrap()).collect()
    }

    /// The texts of the lines that `annotate` printed.
    fn texts(&self) -> Vec<String> {
        self.lines().iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect()
    }
}

/// A new folder that holds `files`.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn run_in(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdiff"));
    finish(command.current_dir(folder).args(args), input)
}

/// Runs with no more than 1 GB of memory and 30 seconds of a processor: more ends the program, and the test with it.
#[cfg(unix)]
fn run_bounded(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 1000000 2>/dev/null; ulimit -t 30; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_newsdiff")]);
    let run = finish(command.current_dir(folder).args(args), input);
    assert!(run.status.is_some(), "the program was ended: {}", run.said);
    run
}

fn finish(command: &mut Command, input: &[u8]) -> Run {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that has read enough may close its input: that is no fault of the test.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run { status: output.status.code(), out: output.stdout, said: String::from_utf8(output.stderr).unwrap() }
}

/// Runs in a new folder that holds `files`.
fn run_with(files: &[(&str, &[u8])], args: &[&str]) -> Run {
    run_in(folder(files).path(), args, b"")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A zip archive of files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document of paragraphs, each with its style.
fn document(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let paragraphs: Vec<String> = paragraphs
        .iter()
        .map(|(style, words)| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"))
        .collect();
    let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", paragraphs.concat());
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}
