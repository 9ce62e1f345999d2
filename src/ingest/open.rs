//! A file to bytes that can be looked at: unpacked, UTF-16 made UTF-8, a byte-order mark dropped.

use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::unpack::unpack;
use super::walk::{File, Source};

/// How much is looked at to tell a format.
const HEAD: usize = 64 * 1024;

/// Opens a file or standard input; the first [`HEAD`] bytes, if there are as many, can be seen by one `fill_buf`.
pub(super) fn open(file: &File) -> io::Result<Box<dyn BufRead>> {
    let source: Box<dyn Read> = match &file.source {
        Source::Path(path) => Box::new(fs::File::open(path)?),
        Source::Standard => Box::new(io::stdin()),
        Source::Bytes(bytes) => Box::new(Cursor::new(std::rc::Rc::clone(bytes))),
    };
    let mut input = with_head(unpack(with_head(source)?)?)?;
    let head = input.fill_buf()?;
    let is_marked = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| head.starts_with(mark));
    let wide = wide(head);
    if !is_marked && wide.is_none() {
        return Ok(input);
    }
    with_head(DecodeReaderBytesBuilder::new().encoding(wide).bom_override(true).strip_bom(true).utf8_passthru(true).build(input))
}

/// Puts what a source has to say first where one `fill_buf` shows it.
fn with_head(mut source: impl Read + 'static) -> io::Result<Box<dyn BufRead>> {
    // A pipe hands over what it has at the moment, which may be one byte: the head is asked for until it is full.
    let mut head = Vec::new();
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    Ok(Box::new(Cursor::new(head).chain(BufReader::with_capacity(HEAD, source))))
}

/// The encoding of UTF-16 without a mark: every other byte of English is zero there.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = &head[..head.len().min(1024) & !1];
    let zeros = |offset: usize| pairs.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count() * 10;
    let (most, few) = (pairs.len() / 2 * 7, pairs.len() / 2);
    match (zeros(0), zeros(1)) {
        _ if pairs.is_empty() => None,
        (low, high) if high >= most && low < few => Some(UTF_16LE),
        (low, high) if low >= most && high < few => Some(UTF_16BE),
        _ => None,
    }
}

/// Reads all there is, but not more than `limit` bytes; says whether there is more.
pub(super) fn read_within(mut input: Box<dyn BufRead>, limit: usize) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    input.by_ref().take(limit as u64).read_to_end(&mut bytes)?;
    let is_more = bytes.len() == limit && !input.fill_buf()?.is_empty();
    Ok((bytes, is_more))
}

#[cfg(test)]
mod tests {
    use super::super::walk::Origin;
    use super::*;

    fn read(bytes: Vec<u8>) -> String {
        let file = File { source: Source::Bytes(bytes.into()), name: "a".into(), format: None, origin: Origin::Named };
        let mut text = String::new();
        open(&file).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn marks_are_dropped_and_wide_text_is_made_narrow() {
        let text = "Tórsby is shut.";
        let wide = |mark: &str, order: fn(u16) -> [u8; 2]| format!("{mark}{text}").encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(read(text.into()), text);
        assert_eq!(read(format!("\u{feff}{text}").into()), text);
        for mark in ["\u{feff}", ""] {
            assert_eq!(read(wide(mark, u16::to_le_bytes)), text);
            assert_eq!(read(wide(mark, u16::to_be_bytes)), text);
        }
    }

    #[test]
    fn compressed_files_of_several_parts_are_read_through() {
        use std::io::Write;
        let gzip = |text: &str| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        };
        let zstd = |text: &str| ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
        assert_eq!(read([gzip("It rained. "), gzip("It snowed.")].concat()), "It rained. It snowed.");
        let note = [&b"\x50\x2a\x4d\x18\x03\0\0\0"[..], b"any"].concat();
        assert_eq!(read([zstd("It rained. "), note, zstd("It snowed.")].concat()), "It rained. It snowed.");
    }

    #[test]
    fn no_more_is_read_than_allowed() {
        assert_eq!(read_within(Box::new(&b"rain"[..]), 4).unwrap(), (b"rain".to_vec(), false));
        assert_eq!(read_within(Box::new(&b"rains"[..]), 4).unwrap(), (b"rain".to_vec(), true));
    }
}
