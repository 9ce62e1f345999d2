//! Annotated lines with their stories: what stands between `annotate` and a run that takes one story after the other.

use anyhow::Result;
use newsdiff::annotate::line;
use newsdiff::{Grouped, group_all};
use rayon::prelude::*;

use super::articles::{self, BATCH};
use super::{Outcome, compare};
use crate::args::Comparing;
use crate::config::Config;
use crate::output::Output;
use crate::progress::Progress;
use crate::terminal;

/// Groups the articles and prints a line for each, as `annotate` does but with its `story`: sorted by story, then id.
pub(super) fn run(mut comparing: Comparing) -> Result<Outcome> {
    let config = Config::load(comparing.articles.settings.config.as_deref())?;
    comparing.default_to(config.defaults());
    let path = comparing.printing.output.as_deref();
    articles::refuse_overwriting(path, &comparing.articles)?;
    let mut output = Output::open(path)?;
    let gathered = articles::gather(&comparing, &config, &Progress::new(false))?;
    let Grouped { mut articles, stories, mut warnings } = group_all(gathered.articles, compare::grouping(comparing.group));
    warnings.extend(gathered.warnings);
    warnings.sort();
    let read = articles::Read { articles: articles.len(), stories: stories.len(), warnings: &warnings, skipped: &gathered.skipped };
    read.say(&comparing)?;
    let mut order = Vec::with_capacity(articles.len());
    for story in stories {
        for &index in &story.articles {
            let article = &mut articles[index.0].article;
            article.story = Some(story.id.clone());
            article.is_grouped = !story.is_given;
        }
        order.extend(story.articles);
    }
    for batch in order.chunks(BATCH) {
        let lines: Vec<String> = batch.par_iter().map(|index| terminal::json_line(line::write(&articles[index.0]))).collect();
        lines.iter().try_for_each(|line| output.print(line))?;
    }
    output.finish()?;
    Ok(Outcome::Ran)
}
