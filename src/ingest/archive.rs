//! A zip archive to articles: a Word document, or the files inside as if they lay in a folder.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use std::path::Path;
use std::rc::Rc;

use zip::ZipArchive;

use super::walk::{self, File, Origin, Source};
use super::{Format, Found, Whole, articles as articles_of, decode, docx, one};
use crate::article::Warning;

/// The part of a Word document that holds its text.
const DOCUMENT: &str = "word/document.xml";

/// What is said of an archive in an archive, whatever its name promises: what is packed in what is packed may have no end.
const NESTED: &str = "is an archive inside an archive; unpack it";

/// An archive in memory.
type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// The articles of a Word document or of the files in an archive, in the order of their names.
pub(super) fn articles(mut whole: Whole<'_>) -> Found {
    if let Some(warning) = whole.refusal() {
        return one(Err(warning));
    }
    let file = whole.file.clone();
    let refuse = |reason: String| one(Err(Warning::new(&file.name, reason)));
    if file.origin == Origin::Archive && file.format == Some(Format::Zip) {
        return refuse(NESTED.to_owned());
    }
    let mut archive = match ZipArchive::new(Cursor::new(std::mem::take(&mut whole.bytes))) {
        Ok(archive) => archive,
        Err(error) => return refuse(format!("cannot be read: {error}")),
    };
    let limit = whole.options.limits.file_bytes;
    if archive.index_for_name(DOCUMENT).is_some() {
        return match member(&mut archive, DOCUMENT, limit) {
            Ok(xml) => docx::articles(&decode::decode(xml, None).text, &whole),
            Err(reason) => refuse(reason),
        };
    }
    if file.origin == Origin::Archive {
        return refuse(NESTED.to_owned());
    }
    if ["[Content_Types].xml", "mimetype"].iter().any(|name| archive.index_for_name(name).is_some()) {
        return refuse("is an office document or a book; save it as .docx or text".to_owned());
    }
    let mut names: Vec<String> = archive.file_names().flatten().filter(|name| is_read(name)).map(Cow::into_owned).collect();
    names.sort();
    if names.is_empty() {
        return refuse("is an archive without articles".to_owned());
    }
    let options = whole.options.clone();
    // What comes out of an archive has an end, too: each file is held in memory while it is read.
    let mut left = limit;
    Box::new(names.into_iter().flat_map(move |name| {
        let inner = format!("{}/{name}", file.name);
        let bytes = match member(&mut archive, &name, left) {
            Ok(bytes) => bytes,
            Err(reason) => return one(Err(Warning::new(inner, reason))),
        };
        left -= bytes.len();
        let format = walk::format(Path::new(&name));
        articles_of(&File { source: Source::Bytes(Rc::from(bytes)), name: inner, format, origin: Origin::Archive }, &options)
    }))
}

/// Whether a file in an archive is read: what a folder would give, without the notes that some systems add.
fn is_read(name: &str) -> bool {
    let path = Path::new(name);
    let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    !is_hidden && !walk::is_about_the_folder(path) && walk::format(path).is_some()
}

/// The bytes of one file, not more than `limit`.
fn member(archive: &mut Archive, name: &str, limit: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = archive.by_name(name).map_err(|error| format!("cannot be read: {error}"))?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() > limit {
        return Err("grows too large when it is unpacked and was left out; --max-file-bytes raises the limit".to_owned());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive with one file.
    fn packed(name: &str, bytes: &[u8]) -> Vec<u8> {
        use std::io::Write;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_in_an_archive_is_refused_whatever_it_is_called() {
        for name in ["b.zip", "b.txt", "b.docx"] {
            let bytes = packed(name, &packed("c.txt", b"It rained in Harn."));
            let (found, warnings) = super::super::read_bytes("a.zip", &bytes, super::super::Options::default()).read_all();
            assert!(found.is_empty(), "{name}");
            assert_eq!(warnings, [Warning::new(format!("a.zip/{name}"), NESTED)]);
        }
        let document = packed("b.docx", &packed(DOCUMENT, b"<w:p><w:t>It rained in Harn.</w:t></w:p>"));
        assert_eq!(super::super::read_bytes("a.zip", &document, super::super::Options::default()).read_all().0.len(), 1);
    }

    #[test]
    fn files_in_archives_are_read_as_in_folders() {
        for name in ["a.txt", "b/a.csv.gz", "b/c.docx"] {
            assert!(is_read(name), "{name}");
        }
        for name in ["b/", ".a.txt", "b/.c/a.txt", "__MACOSX/._a.txt", "b/~$c.docx", "README.md", "a.png"] {
            assert!(!is_read(name), "{name}");
        }
    }
}
