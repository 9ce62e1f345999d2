//! The only place that reads: files, folders and standard input to articles and warnings.
//!
//! ```text
//! walk     paths to files          sniff    first bytes to a format
//! decode   bytes to text           plain    a text file to an article
//! lines    a file to lines         json, csv  a file to records, record  a record to an article
//! ```
//!
//! Everything is read as it is asked for, so that a pile of articles never stands in memory at once. What is wrong with one
//! file or record is a [`Warning`]; the rest goes on.

mod csv;
mod decode;
mod ids;
mod json;
mod lines;
mod plain;
mod record;
mod sniff;
mod walk;

use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

pub use ids::Ids;
pub use lines::{Line, Lines, lines};
pub use record::{Fields, Record};
pub use walk::Skipped;

use crate::article::{Article, Warning};
use crate::error::Error;
use walk::{File, Files};

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of standard input and of files whose name tells none; `None`: told from the first bytes.
    pub from: Option<Format>,
    /// How records call what an article has.
    pub fields: Fields,
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
}

impl Format {
    /// Every name a format is known by: those of files, without the dot.
    pub const NAMES: [&'static str; 7] = ["txt", "md", "json", "jsonl", "ndjson", "csv", "tsv"];

    /// The format of that name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "txt" | "md" => Some(Self::Text),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
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
    let format = file.format.or(from).filter(|format| *format != Format::Text).unwrap_or_else(|| sniff::records(head));
    Ok(match format {
        Format::Csv => csv::records(input, name, b','),
        Format::Tsv => csv::records(input, name, b'\t'),
        Format::Json => json::records(input, name),
        Format::JsonLines | Format::Text => json::line_records(Lines::new(input, name)),
    })
}

/// Records in their order, and what is wrong with some.
pub type Records = Box<dyn Iterator<Item = Result<Record, Warning>>>;

/// Articles in the order they are read, and what is wrong with some; made by [`read`].
pub struct Articles {
    files: Files,
    options: Options,
    current: Box<dyn Iterator<Item = Result<Article, Warning>>>,
}

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
                return Some(item);
            }
            match self.files.next()? {
                Ok(file) => self.current = articles(&file, &self.options),
                Err(warning) => return Some(Err(warning)),
            }
        }
    }
}

/// The articles of one file.
fn articles(file: &File, options: &Options) -> Box<dyn Iterator<Item = Result<Article, Warning>>> {
    let refuse = |message: String| -> Box<dyn Iterator<Item = Result<Article, Warning>>> { Box::new(std::iter::once(Err(Warning::new(&file.name, message)))) };
    let unreadable = |error: std::io::Error| refuse(format!("cannot be read: {error}"));
    let mut input = match open(file) {
        Ok(input) => input,
        Err(error) => return unreadable(error),
    };
    let head = match input.fill_buf() {
        Ok(head) => head,
        Err(error) => return unreadable(error),
    };
    if let Some(reason) = sniff::refusal(head) {
        return refuse(reason.to_owned());
    }
    let format = file.format.or(options.from).unwrap_or_else(|| sniff::format(head, options.fields.name("text")));
    let name = file.name.clone();
    let records = match format {
        Format::Text => return Box::new(std::iter::once(plain::article(input, file))),
        Format::Json => json::records(input, name),
        Format::JsonLines => json::line_records(Lines::new(input, name)),
        Format::Csv => csv::records(input, name, b','),
        Format::Tsv => csv::records(input, name, b'\t'),
    };
    let (name, fields) = (file.name.clone(), options.fields.clone());
    Box::new(records.map(move |record| record?.into_article(&name, &fields)))
}

/// How much is looked at to tell a format.
const HEAD: usize = 64 * 1024;

/// Opens a file or standard input; the first [`HEAD`] bytes, if there are as many, can be seen by one `fill_buf`.
fn open(file: &File) -> std::io::Result<Box<dyn BufRead>> {
    let mut source: Box<dyn Read> = match &file.path {
        Some(path) => Box::new(std::fs::File::open(path)?),
        None => Box::new(std::io::stdin()),
    };
    // A pipe hands over what it has at the moment, which may be one byte: the head is asked for until it is full.
    let mut head = Vec::new();
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    Ok(Box::new(Cursor::new(head).chain(BufReader::with_capacity(HEAD, source))))
}
