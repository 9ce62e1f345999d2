//! First bytes to a format, where no name tells it.

use super::Format;
use super::unpack::{GZIP, ZSTD};

/// What zip files (and so .docx) begin with.
const ZIP: &[u8] = b"PK\x03\x04";

/// What bzip2 and xz files begin with, and what is still compressed when it was unpacked once.
const COMPRESSED: [&[u8]; 4] = [GZIP, ZSTD, b"BZh", b"\xfd7zXZ"];

/// Text holds no more than one byte in so many that is a control character: one that slipped in is no reason to lose an article.
const CONTROLS: usize = 50;

/// Why a file is not read, whatever its name, seen from its first bytes.
pub(super) fn refusal(head: &[u8]) -> Option<&'static str> {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b'\x1b');
    if head.is_empty() {
        Some("is empty")
    } else if head.starts_with(b"%PDF-") {
        Some("is a PDF file; convert it with `pdftotext`")
    } else if head.starts_with(b"{\\rtf") {
        Some("is an RTF file; save it as .docx or text")
    } else if COMPRESSED.iter().any(|mark| head.starts_with(mark)) {
        Some("is compressed; unpack it")
    } else if !is_archive(head) && head.iter().filter(|byte| is_control(byte)).count() * CONTROLS > head.len() {
        Some("is no text but a binary file")
    } else {
        None
    }
}

/// Whether a file is a zip archive, as .docx files are.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(ZIP)
}

/// Whether a file is a web page.
pub(super) fn is_page(head: &[u8]) -> bool {
    let mut start = content(head);
    // Browsers note above a saved page where it came from.
    while let Some(behind) = start.strip_prefix(b"<!--") {
        let Some(end) = behind.windows(3).position(|marks| marks == b"-->") else { return false };
        start = behind[end + 3..].trim_ascii_start();
    }
    begins(start, b"<!doctype html") || begins(start, b"<html") || begins(start, b"<head") || (begins(start, b"<?xml") && early(start, b"<html"))
}

/// The format that the first bytes look like; `text` is the name of the field that holds an article's text.
pub(super) fn format(head: &[u8], text: &str) -> Format {
    let start = content(head);
    match start.first() {
        _ if is_archive(head) => Format::Zip,
        Some(b'{') if matches!(after_first(start), Some(b'"' | b'}')) => json(start),
        Some(b'[') if matches!(after_first(start), Some(b'{' | b']')) => Format::Json,
        Some(b'<') if is_page(head) => Format::Html,
        Some(b'<') if ["<rss", "<feed", "<rdf:RDF"].iter().any(|mark| early(start, mark.as_bytes())) => Format::Feed,
        _ => table(start, text).unwrap_or(Format::Text),
    }
}

/// The format of bytes that are known to be records.
pub(super) fn records(head: &[u8]) -> Format {
    let start = content(head);
    match start.first() {
        Some(b'{') | None => json(start),
        Some(b'[') => Format::Json,
        Some(_) if first_line(start).contains(&b'\t') => Format::Tsv,
        Some(_) => Format::Csv,
    }
}

/// One record over several lines, or a record a line: then the first line ends the first record, or the second begins one.
fn json(start: &[u8]) -> Format {
    let first = first_line(start);
    let rest = content(&start[first.len()..]);
    if first.trim_ascii_end().ends_with(b"}") || rest.first() == Some(&b'{') { Format::JsonLines } else { Format::Json }
}

/// A table whose first row names the field that holds the text.
fn table(start: &[u8], text: &str) -> Option<Format> {
    let mark = mark(start);
    let names = || first_line(start).split(|byte| *byte == mark).map(<[u8]>::trim_ascii);
    let is_table = names().count() > 1 && names().any(|name| unquoted(name).eq_ignore_ascii_case(text.as_bytes()));
    is_table.then_some(if mark == b'\t' { Format::Tsv } else { Format::Csv })
}

/// What parts the fields of a table, told from its first row: some programs write semicolons where the comma is the decimal mark.
pub(super) fn mark(head: &[u8]) -> u8 {
    let line = first_line(content(head));
    let count = |mark: u8| line.split(|byte| *byte == mark).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

fn unquoted(name: &[u8]) -> &[u8] {
    name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(name)
}

/// Behind white space.
fn content(head: &[u8]) -> &[u8] {
    head.trim_ascii_start()
}

/// Whether a word stands among the first two thousand bytes.
fn early(start: &[u8], word: &[u8]) -> bool {
    start.get(..2000).unwrap_or(start).windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

fn first_line(start: &[u8]) -> &[u8] {
    start.split(|byte| *byte == b'\n').next().unwrap_or_default()
}

/// The first visible byte behind the first one.
fn after_first(start: &[u8]) -> Option<u8> {
    start.get(1..)?.trim_ascii_start().first().copied()
}

fn begins(start: &[u8], word: &[u8]) -> bool {
    start.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_from_their_first_bytes() {
        let told = |head: &str| format(head.as_bytes(), "text");
        assert_eq!(told("{\"text\": \"It rained.\"}\n"), Format::JsonLines);
        assert_eq!(told("{\"text\": \"broken\n{\"text\": \"It rained.\"}\n"), Format::JsonLines);
        assert_eq!(told("{\n  \"text\": \"It rained.\"\n}\n"), Format::Json);
        assert_eq!(told(" [\n {\"text\": \"It rained.\"}]"), Format::Json);
        assert_eq!(told("id,\"text\",url\n1,It rained.,\n"), Format::Csv);
        assert_eq!(told("id;Text\n1;It rained.\n"), Format::Csv);
        assert_eq!([mark(b"a,b"), mark(b"a;b"), mark(b"a"), mark(b"a,b;c|d")], *b",;,,");
        assert_eq!(told("id\ttext\r\n1\tIt rained.\n"), Format::Tsv);
        assert_eq!(told("[Update] The text, they say, was long.\n"), Format::Text);
        assert_eq!(told("text\nIt rained."), Format::Text);
    }

    #[test]
    fn pages_and_feeds_are_told_from_other_text() {
        let told = |head: &str| format(head.as_bytes(), "text");
        assert_eq!(told("\n<!DOCTYPE HTML><p>"), Format::Html);
        assert_eq!(told("<!-- saved from url=(0020)https://example.org/ -->\n<html>"), Format::Html);
        assert_eq!(told("<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"x\">"), Format::Html);
        assert_eq!(told("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"), Format::Feed);
        assert_eq!(told("<feed xmlns=\"http://www.w3.org/2005/Atom\">"), Format::Feed);
        assert_eq!(told("<b>It rained.</b>"), Format::Text);
        assert_eq!(told("<!-- It"), Format::Text);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(refusal(b"\x7fELF\0\0").is_some());
        assert_eq!(refusal(b"\x1f\x8b\x08"), Some("is compressed; unpack it"));
        assert!(refusal(b"%PDF-1.7").is_some_and(|reason| reason.contains("pdftotext")));
        assert!(refusal(b"").is_some());
        assert!(refusal("It rained in Tórsby.".as_bytes()).is_none());
        assert!(refusal(format!("It rained\0 {}", "and rained ".repeat(20)).as_bytes()).is_none());
    }
}
