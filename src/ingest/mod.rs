//! The only place that reads: files, folders and standard input to articles and warnings.
//!
//! ```text
//! walk     paths to files                      sniff      first bytes to a format
//! open     a file to bytes, by way of unpack   decode     bytes to text
//! plain    a text file to an article, or to several by split
//! lines    a file to lines                     json, csv  a file to records, record  a record to an article
//! html     a web page to an article            feed       the items of a feed to articles
//! archive  the files in a zip archive          docx       a Word document to an article
//! language what is not English
//! ```
//!
//! Everything is read as it is asked for, so that a pile of articles never stands in memory at once. What is wrong with one
//! file or record is a [`Warning`]; the rest goes on.

mod archive;
mod csv;
mod date;
mod decode;
mod docx;
#[cfg(feature = "html")]
mod feed;
#[cfg(feature = "html")]
mod html;
mod ids;
mod json;
mod language;
mod lines;
mod open;
mod plain;
mod record;
mod sniff;
mod split;
mod unpack;
mod walk;

use std::io::BufRead;
use std::path::Path;

pub use ids::Ids;
pub use lines::{Line, lines};
pub use record::{Fields, Record};
pub use split::{BadPattern, Layout as SplitLayout, Split};
pub use walk::Skipped;

use crate::article::{Article, Warning};
use crate::error::Error;
use lines::Lines;
use open::{open, read_within};
use walk::{File, Files, Origin, Source};

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of standard input and of files whose name tells none; `None`: told from the first bytes.
    pub from: Option<Format>,
    /// How records call what an article has.
    pub fields: Fields,
    /// How a text that holds several articles is parted; `None`: it is one article.
    pub split: Option<Split>,
    /// Whether articles that are not in English are kept.
    pub any_language: bool,
    /// How much is read.
    pub limits: Limits,
}

/// How much is read of what may have no end; going over a limit is a warning that says what was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// So many bytes of text are read of one article, and records that are longer are left out.
    pub article_bytes: usize,
    /// So many bytes are read of a file that has to stand in memory whole: a web page, a feed, a document, an archive, a text that is split.
    pub file_bytes: usize,
}

impl Default for Limits {
    /// 5 MB an article, which is half as long again as "War and Peace"; 100 MB a file.
    fn default() -> Self {
        Self { article_bytes: 5_000_000, file_bytes: 100_000_000 }
    }
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article as plain text or Markdown.
    Text,
    /// One record, or a list of records.
    Json,
    /// A record a line.
    JsonLines,
    /// A record a row, parted by commas, under a row of field names.
    Csv,
    /// The same, parted by tabs.
    Tsv,
    /// A web page with one article.
    Html,
    /// An RSS or Atom feed: each item is an article.
    Feed,
    /// A Word document with one article.
    Docx,
    /// An archive of files, which is read like a folder.
    Zip,
}

impl Format {
    /// Every name a format is known by: those of files, without the dot.
    pub const NAMES: [&'static str; 14] = ["txt", "md", "html", "htm", "json", "jsonl", "ndjson", "csv", "tsv", "docx", "xml", "rss", "atom", "zip"];

    /// The format of that name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "txt" | "md" => Some(Self::Text),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "docx" => Some(Self::Docx),
            "xml" | "rss" | "atom" => Some(Self::Feed),
            "zip" => Some(Self::Zip),
            _ => None,
        }
    }

    /// The format that a file's name tells, whether the file is compressed or not.
    pub fn of_file(path: &Path) -> Option<Self> {
        walk::format(path)
    }

    /// Whether files of it hold records.
    fn has_records(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines | Self::Csv | Self::Tsv)
    }
}

/// Reads the articles of files, folders and, for `-`, of standard input, in the order given; folders in sorted order.
///
/// An article keeps the id of its record, else it gets the path as given. Ids may repeat: see [`Ids`].
///
/// # Errors
/// If a path does not exist: nothing has been read then.
pub fn read<P: AsRef<Path>>(paths: &[P], options: Options) -> Result<Articles, Error> {
    Ok(Articles { files: Files::new(paths)?, options, current: Box::new(std::iter::empty()) })
}

/// Reads the articles of one file that stands in memory; `name` tells its format, and its articles are named by it.
///
/// ```
/// use newsdiff::ingest::{Options, read_bytes};
///
/// let (articles, warnings) = read_bytes("a.jsonl", br#"{"id": "a", "text": "It rained in Harn."}"#, Options::default()).read_all();
/// assert_eq!((articles[0].id.as_str(), articles[0].text.as_str()), ("a", "It rained in Harn."));
/// assert!(warnings.is_empty());
/// ```
pub fn read_bytes(name: &str, bytes: &[u8], options: Options) -> Articles {
    let format = walk::format(Path::new(name));
    let file = File { source: Source::Bytes(bytes.into()), name: name.to_owned(), format, origin: Origin::Named };
    Articles { current: articles(&file, &options), files: Files::default(), options }
}

/// Reads the records of one file, or of standard input for `-`: JSON Lines, JSON, CSV or TSV.
///
/// # Errors
/// If there is no such file, or it cannot be opened.
pub fn records(path: &Path, from: Option<Format>) -> Result<Records, Error> {
    let file = File::named(path);
    let name = file.name.clone();
    let mut input = open(&file).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: path.into() },
        _ => Error::Unreadable { path: path.into(), source },
    })?;
    let head = input.fill_buf().map_err(|source| Error::Unreadable { path: path.into(), source })?;
    if let Some(reason) = sniff::refusal(head) {
        return Ok(Box::new(std::iter::once(Err(Warning::new(name, reason)))));
    }
    // A list of names is no running text, whatever its file is called.
    let format = file.format.or(from).filter(|format| format.has_records()).unwrap_or_else(|| sniff::records(head));
    Ok(records_of(input, name, format, Limits::default()))
}

/// The records of a file in a format that has some.
fn records_of(mut input: Box<dyn BufRead>, name: String, format: Format, limits: Limits) -> Records {
    match format {
        Format::Csv => {
            let mark = input.fill_buf().map_or(b',', sniff::mark);
            csv::records(input, name, mark, limits.article_bytes)
        }
        Format::Tsv => csv::records(input, name, b'\t', limits.article_bytes),
        Format::Json => json::records(input, name, limits.article_bytes),
        _ => json::line_records(Lines::new(input, name, limits.article_bytes)),
    }
}

/// Records in their order, and what is wrong with some.
pub type Records = Box<dyn Iterator<Item = Result<Record, Warning>>>;

/// Articles in the order they are read, and what is wrong with some; made by [`read`].
pub struct Articles {
    files: Files,
    options: Options,
    current: Found,
}

/// What was found in one file.
type Found = Box<dyn Iterator<Item = Result<Article, Warning>>>;

impl Articles {
    /// Reads all that is left.
    pub fn read_all(&mut self) -> (Vec<Article>, Vec<Warning>) {
        let (mut articles, mut warnings) = (Vec::new(), Vec::new());
        for item in self {
            match item {
                Ok(article) => articles.push(article),
                Err(warning) => warnings.push(warning),
            }
        }
        (articles, warnings)
    }

    /// What was passed over in folders so far, because newsdiff does not read such files.
    pub fn skipped(&self) -> &Skipped {
        self.files.skipped()
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.current.next() {
                return Some(item.and_then(|article| self.in_english(article)));
            }
            match self.files.next()? {
                Ok(file) => self.current = articles(&file, &self.options),
                Err(warning) => return Some(Err(warning)),
            }
        }
    }
}

impl Articles {
    fn in_english(&self, article: Article) -> Result<Article, Warning> {
        if self.options.any_language {
            return Ok(article);
        }
        match language::foreign(&article.text) {
            None => Ok(article),
            Some(language) => Err(Warning::new(article.id, format!("is in {language} and was left out; --any-language keeps it"))),
        }
    }
}

/// What one file holds.
fn articles(file: &File, options: &Options) -> Found {
    let unreadable = |error: std::io::Error| one(Err(Warning::new(&file.name, format!("cannot be read: {error}"))));
    let mut input = match open(file) {
        Ok(input) => input,
        Err(error) => return unreadable(error),
    };
    let head = match input.fill_buf() {
        Ok(head) => head,
        Err(error) => return unreadable(error),
    };
    if let Some(reason) = sniff::refusal(head) {
        return one(Err(Warning::new(&file.name, reason)));
    }
    let format = match file.format.or(options.from).unwrap_or_else(|| sniff::format(head, options.fields.name("text"))) {
        // Pages and archives under a name that promises text.
        Format::Text if sniff::is_page(head) => Format::Html,
        Format::Text if sniff::is_archive(head) => Format::Zip,
        format => format,
    };
    if format.has_records() {
        let (name, fields) = (file.name.clone(), options.fields.clone());
        let records = records_of(input, name.clone(), format, options.limits);
        return Box::new(few_warnings(records.map(move |record| record?.into_article(&name, &fields)), file.name.clone()));
    }
    let limit = if format == Format::Text && options.split.is_none() { options.limits.article_bytes } else { options.limits.file_bytes };
    let (bytes, is_cut) = match read_within(input, limit) {
        Ok(read) => read,
        Err(error) => return unreadable(error),
    };
    let whole = Whole { file, bytes, cut: is_cut.then_some(limit), options };
    match format {
        #[cfg(feature = "html")]
        Format::Html => html::articles(whole),
        #[cfg(feature = "html")]
        Format::Feed => feed::articles(whole),
        #[cfg(not(feature = "html"))]
        Format::Html | Format::Feed => one(Err(Warning::new(&file.name, "is a web page or a feed; this newsdiff was built without the feature `html`"))),
        Format::Docx | Format::Zip => archive::articles(whole),
        _ => plain::articles(whole),
    }
}

/// A file that stands in memory whole.
struct Whole<'a> {
    file: &'a File,
    bytes: Vec<u8>,
    /// The limit behind which something was left out.
    cut: Option<usize>,
    options: &'a Options,
}

impl Whole<'_> {
    /// Why a file of which only the beginning was read is of no use, if so.
    fn refusal(&self) -> Option<Warning> {
        let limit = self.cut?;
        Some(Warning::new(&self.file.name, format!("is longer than {limit} bytes and was left out; --max-file-bytes raises the limit")))
    }
}

/// One thing found.
fn one(item: Result<Article, Warning>) -> Found {
    Box::new(std::iter::once(item))
}

/// So many warnings are said of the records of one file; the others are counted.
const MOST_WARNINGS: usize = 20;

/// If so many records at the beginning of a file are all broken, the file is something else.
const MOST_BROKEN: usize = 1_000;

/// Lets the first warnings through and says at the end how many there were besides; gives up where nothing can be read.
fn few_warnings(items: impl Iterator<Item = Result<Article, Warning>>, file: String) -> impl Iterator<Item = Result<Article, Warning>> {
    let mut items = items.fuse();
    let (mut broken, mut is_any, mut is_over) = (0_usize, false, false);
    std::iter::from_fn(move || {
        while !is_over {
            let Some(item) = items.next() else { break };
            match item {
                Ok(_) => {
                    is_any = true;
                    return Some(item);
                }
                Err(_) if broken == MOST_BROKEN && !is_any => {
                    (is_over, broken) = (true, 0);
                    return Some(Err(Warning::new(&file, format!("none of the first {MOST_BROKEN} records can be read; the rest was left out"))));
                }
                Err(_) => broken += 1,
            }
            if broken <= MOST_WARNINGS {
                return Some(item);
            }
        }
        let more = broken.saturating_sub(MOST_WARNINGS);
        broken = 0;
        (more > 0).then(|| Err(Warning::new(&file, format!("{more} more records were left out"))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(items: &[bool]) -> Vec<String> {
        let items: Vec<_> = items.iter().map(|is_sound| if *is_sound { Ok(Article::default()) } else { Err(Warning::new("a", "b")) }).collect();
        few_warnings(items.into_iter(), "a".into()).map(|item| item.map_or_else(|warning| warning.message, |_| "sound".into())).collect()
    }

    #[test]
    fn warnings_of_one_file_come_to_an_end() {
        assert_eq!(told(&[false, true]), ["b", "sound"]);
        assert_eq!(told(&[false; 20]).len(), 20);
        let some = told(&[&[true][..], &[false; 150], &[true]].concat());
        assert_eq!((some.len(), some[22].as_str()), (23, "130 more records were left out"));
        let none = told(&[false; 5_000]);
        assert_eq!((none.len(), none[20].as_str()), (21, "none of the first 1000 records can be read; the rest was left out"));
        assert_eq!(told(&[false; 150]).len(), 21);
    }
}
