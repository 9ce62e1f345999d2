//! Article by article: one line of JSON each, in the order of the input.

use anyhow::Result;
use newsdiff::annotate::{Annotator, line};
use newsdiff::ingest::{self, Ids};
use newsdiff::{Article, Warning};
use rayon::prelude::*;

use super::Outcome;
use super::articles::{self, BATCH, BATCH_BYTES};
use crate::args::Annotate;
use crate::config::Config;
use crate::output::Output;
use crate::progress::Progress;
use crate::terminal;

/// Annotates articles and prints a line for each.
pub(crate) fn run(args: &Annotate) -> Result<Outcome> {
    let mut reader = articles::read(&args.articles, &Config::load(args.articles.settings.config.as_deref())?)?;
    articles::refuse_overwriting(args.output.as_deref(), &args.articles)?;
    let mut output = Output::open(args.output.as_deref())?;
    let mut ids = Ids::default();
    let (mut count, mut has_warned) = (0_usize, false);
    let progress = Progress::new(!args.running.quiet && terminal::shows_progress(!output.is_file()));
    progress.count("annotating", "articles");
    let mut warn = |warning: &Warning| {
        has_warned = true;
        if !args.running.quiet {
            progress.suspend(|| terminal::warn(warning));
        }
    };
    loop {
        let batch = batch(&mut reader, &mut ids, &mut warn);
        if batch.is_empty() {
            break;
        }
        count += batch.len();
        let line = |annotator: &mut Annotator, article| {
            let line = terminal::json_line(line::write(&annotator.annotate(article)));
            progress.advance();
            line
        };
        let lines: Vec<String> = batch.into_par_iter().map_init(Annotator::default, line).collect();
        lines.iter().try_for_each(|line| output.print(line))?;
    }
    progress.finish();
    if count == 0 {
        return Err(articles::none_found(&args.articles, has_warned, reader.skipped()));
    }
    output.finish()?;
    if args.running.verbose {
        terminal::say(&format!("newsdiff: articles: {count}"));
    }
    Ok(Outcome::Ran)
}

/// The next articles, each under an id of its own; none if all were read.
fn batch(reader: &mut ingest::Articles, ids: &mut Ids, warn: &mut dyn FnMut(&Warning)) -> Vec<Article> {
    let mut batch: Vec<Article> = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        match reader.next() {
            Some(Ok(mut article)) => {
                if let Some(warning) = ids.take(&mut article.id) {
                    warn(&warning);
                }
                bytes += article.text.len();
                batch.push(article);
            }
            Some(Err(warning)) => warn(&warning),
            None => break,
        }
    }
    batch
}
