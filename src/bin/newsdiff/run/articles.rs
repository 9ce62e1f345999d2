//! Which articles a run is about.

use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use newsdiff::annotate::line;
use newsdiff::ingest::{self, Format, Limits, Line, Options, Skipped};
use newsdiff::{Annotated, Error, Warning, annotate_all_watched};
use rayon::prelude::*;

use crate::args::{Articles, Comparing};
use crate::config::Config;
use crate::progress::Progress;
use crate::suggest::did_you_mean;
use crate::terminal;

/// The folder that is read when no path is given.
const CORPUS: &str = "corpus";

/// Where not everything is held at once, so many articles are: enough for every core, few enough to stay small.
pub(crate) const BATCH: usize = 256;

/// So many bytes of them are: articles may be long.
pub(crate) const BATCH_BYTES: usize = 8 << 20;

/// Articles with what was said about reading them.
pub(crate) struct Gathered {
    /// In the order of reading.
    pub(crate) articles: Vec<Annotated>,
    /// In the order of reading.
    pub(crate) warnings: Vec<Warning>,
    /// Files of folders that were passed over.
    pub(crate) skipped: Skipped,
}

/// What was read.
pub(crate) struct Read<'a> {
    pub(crate) articles: usize,
    pub(crate) stories: usize,
    pub(crate) warnings: &'a [Warning],
    pub(crate) skipped: &'a Skipped,
}

impl Read<'_> {
    /// Says the warnings, and what was read if that was asked. Nothing read is an error.
    pub(crate) fn say(&self, comparing: &Comparing) -> Result<()> {
        if !comparing.running.quiet {
            self.warnings.iter().for_each(terminal::warn);
        }
        if self.articles == 0 {
            return Err(none_found(&comparing.articles, !self.warnings.is_empty(), self.skipped));
        }
        if comparing.running.verbose {
            terminal::say(&format!("newsdiff: articles: {}; stories: {}", self.articles, self.stories));
            if self.skipped.count() > 0 {
                terminal::say(&format!("newsdiff: {}", passed_over(self.skipped)));
            }
        }
        Ok(())
    }
}

/// Reads and annotates all articles, or reads them annotated.
pub(crate) fn gather(comparing: &Comparing, config: &Config, progress: &Progress) -> Result<Gathered> {
    progress.count("reading", "articles");
    if comparing.annotated {
        let (articles, warnings) = apart(annotated(&comparing.articles)?, progress);
        return Ok(Gathered { articles, warnings, skipped: Skipped::default() });
    }
    let mut reader = read(&comparing.articles, config)?;
    let (articles, warnings) = apart(reader.by_ref(), progress);
    progress.measure("annotating", "articles");
    let articles = annotate_all_watched(articles, &|total| progress.step(total));
    Ok(Gathered { articles, warnings, skipped: reader.skipped().clone() })
}

/// Articles and warnings apart, in the order of reading.
fn apart<T>(items: impl Iterator<Item = Result<T, Warning>>, progress: &Progress) -> (Vec<T>, Vec<Warning>) {
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Ok(article) => articles.push(article),
            Err(warning) => warnings.push(warning),
        }
        progress.advance();
    }
    (articles, warnings)
}

/// Starts to read articles.
pub(crate) fn read(articles: &Articles, config: &Config) -> Result<ingest::Articles> {
    let mut fields = config.fields();
    for (field, name) in &articles.field {
        fields.rename(field, name);
    }
    let options = Options {
        from: articles.from,
        fields,
        split: articles.split.as_deref().map(|word| config.split(word)).transpose()?,
        any_language: articles.any_language,
        limits: Limits { article_bytes: articles.max_article_bytes, file_bytes: articles.max_file_bytes },
    };
    ingest::read(&paths(articles)?, options).map_err(with_hint)
}

/// An error with what was perhaps meant, where a path leads nowhere.
fn with_hint(error: Error) -> anyhow::Error {
    let near = if let Error::Missing { path } = &error { beside(path) } else { String::new() };
    if near.is_empty() { error.into() } else { anyhow!("{error}\n{}", near.trim_end()) }
}

/// What lies in the folder of a path and is called nearly so.
fn beside(path: &Path) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let Ok(entries) = std::fs::read_dir(parent.unwrap_or(Path::new("."))) else { return String::new() };
    let name = |entry: std::fs::DirEntry| parent.map_or_else(|| PathBuf::from(entry.file_name()), |parent| parent.join(entry.file_name()));
    let mut names: Vec<String> = entries.flatten().map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    did_you_mean(&path.to_string_lossy(), names.iter().map(String::as_str))
}

/// Refuses to put results in the place of an article: what was read would be lost.
pub(crate) fn refuse_overwriting(output: Option<&Path>, articles: &Articles) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    let Ok(place) = output.canonicalize() else { return Ok(()) };
    for path in &paths(articles)? {
        let Ok(input) = path.canonicalize() else { continue };
        if input == place || (input.is_dir() && place.starts_with(&input) && Format::of_file(&place).is_some()) {
            bail!("{}: is among the articles that are read\n  name another file for the results", output.display());
        }
    }
    Ok(())
}

/// What to say when nothing could be analysed.
pub(crate) fn none_found(articles: &Articles, has_warned: bool, skipped: &Skipped) -> anyhow::Error {
    let given = articles.paths.iter().map(|path| terminal::place(&path.to_string_lossy()).to_owned());
    let given: Vec<String> = if articles.paths.is_empty() { vec![CORPUS.to_owned()] } else { given.collect() };
    let skipped = if skipped.count() == 0 { String::new() } else { format!("\n  {}", passed_over(skipped)) };
    let hint = if has_warned {
        "the warnings say what is wrong with what is there"
    } else {
        "read are .txt, .md, .html, .docx, .json, .jsonl, .csv, .tsv, feeds and .zip; another file is read if it is named itself"
    };
    anyhow!("no articles found in {}{skipped}\n  {hint}", given.join(", "))
}

/// How many files of folders were passed over, and what can be done about them.
fn passed_over(skipped: &Skipped) -> String {
    let files = if skipped.count() == 1 { "1 file was".to_owned() } else { format!("{} files were", skipped.count()) };
    let told = |(kind, advice): (&str, Option<&str>)| {
        let kind = if kind.is_empty() { "a name without an end" } else { kind };
        let advice = advice.map(|advice| format!("; {advice}")).unwrap_or_default();
        format!("{kind} is not read{advice}")
    };
    format!("{files} passed over ({})", skipped.kinds().map(told).collect::<Vec<_>>().join("; "))
}

/// Reads annotated lines in their order, a batch at a time on every core.
pub(crate) fn annotated(articles: &Articles) -> Result<impl Iterator<Item = Result<Annotated, Warning>>> {
    if articles.paths.is_empty() {
        bail!("--annotated needs the lines that `newsdiff annotate` printed\n  name their file, or - for standard input");
    }
    let mut lines = ingest::lines(&articles.paths)?;
    let batches = iter::from_fn(move || {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(line) = lines.next() else { break };
            bytes += line.as_ref().map_or(0, |line| line.bytes.len());
            batch.push(line);
        }
        let read = |line: Result<Line, Warning>| line.and_then(|line| read_annotated(&line));
        (!batch.is_empty()).then(|| batch.into_par_iter().map(read).collect::<Vec<_>>())
    });
    Ok(batches.flatten())
}

fn read_annotated(line: &Line) -> Result<Annotated, Warning> {
    let refuse = |reason: String| Warning::new(&line.file, format!("line {} is not what `newsdiff annotate` prints: {reason}", line.number));
    let words = std::str::from_utf8(&line.bytes).map_err(|error| refuse(error.to_string()))?;
    line::read(words).map_err(refuse)
}

/// The paths given, else the folder `corpus`.
fn paths(articles: &Articles) -> Result<Vec<PathBuf>> {
    if !articles.paths.is_empty() {
        return Ok(articles.paths.clone());
    }
    if !Path::new(CORPUS).is_dir() {
        bail!("no articles were given, and there is no folder `{CORPUS}` here\n  name files or folders, or - for standard input");
    }
    Ok(vec![PathBuf::from(CORPUS)])
}
