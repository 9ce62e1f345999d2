//! Which articles a run is about.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use newsdiff::annotate::line;
use newsdiff::ingest::{self, Fields, Options, Skipped};
use newsdiff::{Annotated, Warning, annotate_all};

use crate::args::{Articles, Comparing};

/// The folder that is read when no path is given.
const CORPUS: &str = "corpus";

/// Articles with what was said about reading them.
pub(crate) struct Gathered {
    /// In no particular order.
    pub(crate) articles: Vec<Annotated>,
    /// In the order of reading.
    pub(crate) warnings: Vec<Warning>,
    /// Files of folders that were passed over.
    pub(crate) skipped: Skipped,
}

/// Reads and annotates all articles, or reads them annotated.
pub(crate) fn gather(comparing: &Comparing) -> Result<Gathered> {
    if comparing.annotated {
        return gather_annotated(&comparing.articles);
    }
    let mut reader = read(&comparing.articles)?;
    let mut articles = Vec::new();
    let mut warnings = Vec::new();
    for item in reader.by_ref() {
        match item {
            Ok(article) => articles.push(article),
            Err(warning) => warnings.push(warning),
        }
    }
    Ok(Gathered { articles: annotate_all(articles), warnings, skipped: reader.skipped().clone() })
}

/// Starts to read articles.
pub(crate) fn read(articles: &Articles) -> Result<ingest::Articles> {
    let mut fields = Fields::default();
    for (field, name) in &articles.field {
        fields.rename(field, name);
    }
    Ok(ingest::read(&paths(articles)?, Options { from: articles.from, fields })?)
}

/// What to say when nothing could be analysed.
pub(crate) fn none_found(articles: &Articles, warnings: usize, skipped: &Skipped) -> anyhow::Error {
    let paths: Vec<String> =
        if articles.paths.is_empty() { vec![CORPUS.to_owned()] } else { articles.paths.iter().map(|path| path.display().to_string()).collect() };
    let mut message = format!("no articles found in {}", paths.join(", "));
    if skipped.count() > 0 {
        let kinds: Vec<String> = skipped
            .kinds()
            .map(|(kind, advice)| {
                let kind = if kind.is_empty() { "a name without an end" } else { kind };
                advice.map_or_else(|| format!("{kind} is not read"), |advice| format!("{kind} is not read: {advice}"))
            })
            .collect();
        let files = if skipped.count() == 1 { "1 file was".to_owned() } else { format!("{} files were", skipped.count()) };
        message += &format!("\n  {files} skipped ({})", kinds.join("; "));
    }
    if warnings > 0 {
        message += "\n  the warnings say what is wrong with what was there";
    } else {
        message += "\n  read are .txt, .md, .json, .jsonl, .ndjson, .csv and .tsv; another file is read if it is named itself";
    }
    anyhow!(message)
}

fn gather_annotated(articles: &Articles) -> Result<Gathered> {
    use rayon::prelude::*;

    if articles.paths.is_empty() {
        bail!("--annotated needs the lines that `newsdiff annotate` printed\n  name their file, or - for standard input");
    }
    let lines: Vec<_> = ingest::lines(&articles.paths)?.collect();
    let read: Vec<Result<Annotated, Warning>> = lines
        .into_par_iter()
        .map(|line| {
            let line = line?;
            let refuse = |reason: String| Warning::new(&line.file, format!("line {} is not what `newsdiff annotate` prints: {reason}", line.number));
            let words = std::str::from_utf8(&line.bytes).map_err(|error| refuse(error.to_string()))?;
            line::read(words).map_err(refuse)
        })
        .collect();
    let mut gathered = Gathered { articles: Vec::with_capacity(read.len()), warnings: Vec::new(), skipped: Skipped::default() };
    for item in read {
        match item {
            Ok(annotated) => gathered.articles.push(annotated),
            Err(warning) => gathered.warnings.push(warning),
        }
    }
    Ok(gathered)
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
