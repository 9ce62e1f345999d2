//! First bytes to a format, where no name tells it.

use super::Format;
use super::decode::BYTE_ORDER_MARK;

/// What gzip, Zstandard, zip (and so .docx), bzip2 and xz files begin with.
const COMPRESSED: [&[u8]; 5] = [b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"BZh", b"\xfd7zXZ"];

/// Why a file is not read, whatever its name, seen from its first bytes.
pub(super) fn refusal(head: &[u8]) -> Option<&'static str> {
    let start = content(head);
    if head.is_empty() {
        Some("is empty")
    } else if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        Some("is UTF-16, not UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`")
    } else if head.starts_with(b"%PDF-") {
        Some("is a PDF file; convert it with `pdftotext`")
    } else if COMPRESSED.iter().any(|mark| head.starts_with(mark)) {
        Some("is compressed; unpack it")
    } else if head.contains(&0) {
        Some("is no text but a binary file")
    } else if begins(start, b"<!doctype html") || begins(start, b"<html") {
        Some("is a web page; save it as text")
    } else {
        None
    }
}

/// The format that the first bytes look like; `text` is the name of the field that holds an article's text.
pub(super) fn format(head: &[u8], text: &str) -> Format {
    let start = content(head);
    match start.first() {
        Some(b'{') if matches!(after_first(start), Some(b'"' | b'}')) => json(start),
        Some(b'[') if matches!(after_first(start), Some(b'{' | b']')) => Format::Json,
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
    let names = |mark: u8| first_line(start).split(move |byte| *byte == mark).map(|name| name.trim_ascii().trim_ascii_end());
    let has_text = |mark: u8| names(mark).count() > 1 && names(mark).any(|name| unquoted(name) == text.as_bytes());
    if has_text(b',') {
        Some(Format::Csv)
    } else if has_text(b'\t') {
        Some(Format::Tsv)
    } else {
        None
    }
}

fn unquoted(name: &[u8]) -> &[u8] {
    name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(name)
}

/// Behind a byte-order mark and white space.
fn content(head: &[u8]) -> &[u8] {
    head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head).trim_ascii_start()
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
        assert_eq!(told("\u{feff} [\n {\"text\": \"It rained.\"}]"), Format::Json);
        assert_eq!(told("id,\"text\",url\n1,It rained.,\n"), Format::Csv);
        assert_eq!(told("id\ttext\r\n1\tIt rained.\n"), Format::Tsv);
        assert_eq!(told("[Update] The text, they say, was long.\n"), Format::Text);
        assert_eq!(told("text\nIt rained."), Format::Text);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(refusal(b"\x7fELF\0\0").is_some());
        assert!(refusal(b"\xff\xfea\0").is_some_and(|reason| reason.contains("UTF-16")));
        assert!(refusal(b"\n<!DOCTYPE HTML><p>").is_some());
        assert_eq!(refusal(b"\x1f\x8b\x08"), Some("is compressed; unpack it"));
        assert!(refusal(b"").is_some());
        assert!(refusal("It rained in Tórsby.".as_bytes()).is_none());
    }
}
