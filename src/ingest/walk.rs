//! Paths to files: folders in sorted order, hidden files left out.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::Format;
use crate::article::Warning;
use crate::error::Error;

/// A file to read, or standard input.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Where its bytes come from.
    pub(super) source: Source,
    /// The path as given: what articles and warnings are named by.
    pub(super) name: String,
    /// What the end of its name tells.
    pub(super) format: Option<Format>,
    /// How it was come by.
    pub(super) origin: Origin,
}

/// How a file was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was named itself.
    Named,
    /// It lies in a folder that was named.
    Folder,
    /// It lies in an archive.
    Archive,
}

/// Where bytes come from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A file.
    Path(PathBuf),
    /// Standard input.
    Standard,
    /// A file that stands in memory.
    Bytes(Rc<[u8]>),
}

impl File {
    /// The file at `path`; `-` is standard input.
    pub(super) fn named(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self { source: Source::Standard, name: "-".to_owned(), format: None, origin: Origin::Named };
        }
        Self { source: Source::Path(path.to_owned()), name: path.display().to_string(), format: format(path), origin: Origin::Named }
    }

    /// The folder it stands in.
    pub(super) fn folder(&self) -> Option<String> {
        let path = match &self.source {
            Source::Standard => return None,
            Source::Path(path) => path,
            Source::Bytes(_) => Path::new(&self.name),
        };
        let parent = path.parent().unwrap_or(Path::new(""));
        Some(if parent.as_os_str().is_empty() { ".".to_owned() } else { parent.display().to_string() })
    }
}

/// The format that a file's name tells, whether it is compressed or not.
pub(super) fn format(path: &Path) -> Option<Format> {
    let end = extension(path)?;
    if matches!(end.as_str(), "gz" | "zst") {
        return extension(Path::new(path.file_stem()?)).and_then(|end| Format::from_name(&end));
    }
    Format::from_name(&end)
}

/// What was passed over in folders, by the end of the name (with its dot; empty for names without one).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    counts: BTreeMap<String, usize>,
}

impl Skipped {
    /// How many files.
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Ends of names, sorted, each with what to do about such files where that is known.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, Option<&'static str>)> {
        self.counts.keys().map(|kind| (kind.as_str(), advice(kind.trim_start_matches('.'))))
    }
}

/// What to do about files that hold articles in a form that is not read.
fn advice(extension: &str) -> Option<&'static str> {
    match extension {
        "pdf" => Some("convert it with `pdftotext`"),
        "doc" | "odt" | "rtf" | "epub" => Some("save it as .docx, or convert it with `pandoc -t plain`"),
        "mhtml" | "mht" | "webarchive" => Some("save it as .html"),
        "bz2" => Some("unpack it with `bunzip2`"),
        "xz" => Some("unpack it with `unxz`"),
        "tar" | "tgz" => Some("unpack it with `tar -xf`"),
        "7z" | "rar" => Some("unpack it"),
        "xls" | "xlsx" | "ods" => Some("save it as .csv"),
        _ => None,
    }
}

/// The files that paths lead to, in order.
#[derive(Default)]
pub(super) struct Files {
    paths: std::vec::IntoIter<PathBuf>,
    /// The files named beside folders: each is read where it is named and not once more in its folder.
    named: HashSet<PathBuf>,
    folder: Option<Folder>,
    skipped: Skipped,
}

/// A folder that is being walked.
struct Folder {
    name: String,
    walk: ignore::Walk,
    /// Files passed over that likely hold articles, by the end of their name.
    unread: BTreeMap<String, usize>,
}

impl Files {
    /// Checks that every path exists.
    pub(super) fn new<P: AsRef<Path>>(paths: &[P]) -> Result<Self, Error> {
        for path in paths.iter().map(AsRef::as_ref) {
            let is_missing = || std::fs::metadata(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
            if path.as_os_str() != "-" && is_missing() {
                return Err(Error::Missing { path: path.to_owned() });
            }
        }
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        let has_folder = paths.iter().any(|path| path.is_dir());
        let named = paths.iter().filter(|path| has_folder && path.is_file()).filter_map(|path| path.canonicalize().ok()).collect();
        Ok(Self { paths: paths.into_iter(), named, folder: None, skipped: Skipped::default() })
    }

    pub(super) fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    /// The next file of the folder that is being walked, or what is wrong there.
    fn next_in_folder(&mut self) -> Option<Result<File, Warning>> {
        let folder = self.folder.as_mut()?;
        for entry in folder.walk.by_ref() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(Warning::new(&folder.name, format!("a part of it cannot be read: {error}")))),
            };
            if !entry.file_type().is_some_and(|kind| kind.is_file()) || is_about_the_folder(entry.path()) {
                continue;
            }
            if !self.named.is_empty() && entry.path().canonicalize().is_ok_and(|path| self.named.contains(&path)) {
                continue;
            }
            let file = File { origin: Origin::Folder, ..File::named(entry.path()) };
            if file.format.is_some() {
                return Some(Ok(file));
            }
            let extension = extension(entry.path()).unwrap_or_default();
            if advice(&extension).is_some() {
                *folder.unread.entry(extension.clone()).or_default() += 1;
            }
            let kind = if extension.is_empty() { extension } else { format!(".{extension}") };
            *self.skipped.counts.entry(kind).or_default() += 1;
        }
        let (extension, count) = folder.unread.pop_first()?;
        let files = if count == 1 { "1 file was" } else { &format!("{count} files were") };
        let advice = advice(&extension).unwrap_or_default();
        Some(Err(Warning::new(&folder.name, format!("{files} left out: .{extension} is not read; {advice}"))))
    }
}

impl Iterator for Files {
    type Item = Result<File, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.next_in_folder() {
                return Some(found);
            }
            let path = self.paths.next()?;
            if path.as_os_str() != "-" && path.is_dir() {
                self.folder = Some(Folder { name: path.display().to_string(), walk: walk(&path), unread: BTreeMap::new() });
                continue;
            }
            let file = File::named(&path);
            let extension = extension(&path).unwrap_or_default();
            return Some(match advice(&extension) {
                Some(advice) if file.format.is_none() => Err(Warning::new(file.name, format!(".{extension} is not read; {advice}"))),
                _ => Ok(file),
            });
        }
    }
}

/// Walks a folder in sorted order. `.gitignore` is not obeyed: it often names data, and data is what is read here.
fn walk(folder: &Path) -> ignore::Walk {
    ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).sort_by_file_name(Ord::cmp).build()
}

/// The end of a file's name without its dot, lower case.
fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// A README in a folder of articles tells about them and is none, as does the lock an office program leaves there ("~$name.docx");
/// named by itself it is read.
pub(super) fn is_about_the_folder(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme") || stem.to_string_lossy().starts_with("~$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&Path]) -> Vec<Result<String, String>> {
        Files::new(paths).unwrap().map(|found| found.map(|file| file.name).map_err(|warning| warning.message)).collect()
    }

    #[test]
    fn a_folder_is_walked_in_order_without_hidden_files_locks_and_readme() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.txt", "a.md", "b/x.jsonl", ".hidden.txt", "~$a.docx", "README.md", "plan.toml", "scan.pdf"] {
            std::fs::write(folder.path().join(name), "Words.").unwrap();
        }
        std::fs::write(folder.path().join(".gitignore"), "*.txt").unwrap();
        let at = |name: &str| Ok(folder.path().join(name).display().to_string());
        let left_out = Err("1 file was left out: .pdf is not read; convert it with `pdftotext`".to_owned());
        assert_eq!(names(&[folder.path()]), [at("a.md"), at("b/x.jsonl"), at("c.txt"), left_out]);
    }

    #[test]
    fn what_was_skipped_is_counted_by_the_end_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.toml", "b.toml", "Makefile"] {
            std::fs::write(folder.path().join(name), "Words.").unwrap();
        }
        let mut files = Files::new(&[folder.path()]).unwrap();
        assert!(files.next().is_none());
        assert_eq!(files.skipped().count(), 3);
        assert_eq!(files.skipped().kinds().map(|(kind, _)| kind).collect::<Vec<_>>(), ["", ".toml"]);
    }

    #[test]
    fn a_missing_path_is_found_before_anything_is_read() {
        assert!(matches!(Files::new(&["Cargo.toml", "no-such-file"]), Err(Error::Missing { path }) if path == Path::new("no-such-file")));
    }
}
