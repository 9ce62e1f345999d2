//! Story by story: where the lines of each story stand together, a story is compared, printed and forgotten.

use std::collections::HashSet;
use std::mem;

use anyhow::{Context, Result, bail};
use newsdiff::ingest::Skipped;
use newsdiff::report::{self, view};
use newsdiff::{Annotated, Options, Warning, compare_all};
use rayon::prelude::*;

use super::Outcome;
use super::articles::{self, BATCH, BATCH_BYTES};
use super::compare::{self, Asked};
use crate::args::{Comparing, Shape};
use crate::config::Config;
use crate::output::Output;
use crate::terminal;

/// Compares the stories in the order of their lines and prints what was found as JSON Lines.
///
/// What is printed of a story is what a run on all of them prints of it. Held are a batch of stories, or one that is larger, and the ids of those that went by.
pub(super) fn run(comparing: &Comparing, config: &Config, asked: &Asked, output: &mut Output) -> Result<Outcome> {
    if comparing.printing.shape() != Shape::Jsonl {
        bail!("--together prints JSON Lines only\n  say --jsonl, or leave --together out: the other formats hold all stories at once");
    }
    let options = Options { wanted: compare::wanted(asked.command), rules: config.rules().clone(), ..Options::default() };
    let mut run = Run { comparing, config, asked, options, output, outcome: Outcome::Ran, ignored: 0 };
    let mut seen: HashSet<String> = HashSet::new();
    let mut batch: Vec<Vec<Annotated>> = Vec::new();
    let (mut count, mut bytes, mut has_warned) = (0_usize, 0, false);
    for item in articles::annotated(&comparing.articles)? {
        let annotated = match item {
            Ok(annotated) => annotated,
            Err(warning) => {
                has_warned = true;
                run.warn(&warning);
                continue;
            }
        };
        count += 1;
        if let Some(story) = batch.last_mut().filter(|story| story[0].article.story == annotated.article.story) {
            bytes += annotated.article.text.len();
            story.push(annotated);
            continue;
        }
        if !seen.insert(name(&annotated)?.to_owned()) {
            bail!(
                "{}: other stories stand between this line and the others of its story {}\n  sort the lines by story, as `newsdiff stories --lines` does, or leave --together out",
                annotated.article.id,
                name(&annotated)?
            );
        }
        if batch.len() >= BATCH || bytes >= BATCH_BYTES {
            run.print(mem::take(&mut batch))?;
            bytes = 0;
        }
        bytes += annotated.article.text.len();
        batch.push(vec![annotated]);
    }
    run.print(batch)?;
    if count == 0 {
        return Err(articles::none_found(&comparing.articles, has_warned, &Skipped::default()));
    }
    compare::say_ignored(run.ignored, &comparing.running);
    if comparing.running.verbose {
        terminal::say(&format!("newsdiff: articles: {count}; stories: {}", seen.len()));
    }
    Ok(run.outcome)
}

/// The story of a line.
fn name(annotated: &Annotated) -> Result<&str> {
    let story = annotated.article.story.as_deref().filter(|story| !story.trim().is_empty());
    story.with_context(|| format!("{}: its line has no `story`\n  `newsdiff stories --lines` puts it there, or leave --together out", annotated.article.id))
}

/// What holds for all stories of a run, and what has come of it so far.
struct Run<'a> {
    comparing: &'a Comparing,
    config: &'a Config,
    asked: &'a Asked,
    options: Options,
    output: &'a mut Output,
    outcome: Outcome,
    ignored: usize,
}

/// What is said of one story.
struct Told {
    lines: String,
    warnings: Vec<Warning>,
    outcome: Outcome,
    ignored: usize,
}

impl Run<'_> {
    /// Compares stories on every core and prints what was found in their order.
    fn print(&mut self, stories: Vec<Vec<Annotated>>) -> Result<()> {
        let (comparing, config, asked, options) = (self.comparing, self.config, self.asked, &self.options);
        let tell = |articles| {
            let analysis = compare_all(articles, options);
            let mut document = view::document(&analysis, asked.command);
            let (outcome, ignored) = compare::narrow(&mut document, comparing, config, asked)?;
            let lines = report::json_lines(&document);
            drop(document);
            Ok(Told { lines, warnings: analysis.warnings, outcome, ignored })
        };
        let told: Vec<Told> = stories.into_par_iter().map(tell).collect::<Result<_>>()?;
        for told in told {
            told.warnings.iter().for_each(|warning| self.warn(warning));
            if told.outcome == Outcome::LimitReached {
                self.outcome = told.outcome;
            }
            self.ignored += told.ignored;
            self.output.print(&told.lines)?;
        }
        Ok(())
    }

    fn warn(&self, warning: &Warning) {
        if !self.comparing.running.quiet {
            terminal::warn(warning);
        }
    }
}
