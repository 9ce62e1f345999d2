//! Articles side by side: read, analyse, leave out what was not asked for, print.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use newsdiff::report::view::{Command, Document, document};
use newsdiff::report::{self, Look};
use newsdiff::story::Grouping;
use newsdiff::{Analysis, Options, Wanted, compare_all_watched, link};

use super::{Outcome, articles, filter, filter::Filter, together};
use crate::args::{Comparing, FailOn, Group, Order, Printing, Running, Shape, When};
use crate::config::{Config, is_key};
use crate::output::Output;
use crate::progress::Progress;
use crate::suggest::did_you_mean;
use crate::{links, terminal};

/// What is asked of the articles.
pub(crate) struct Asked {
    pub(crate) command: Command,
    pub(crate) filter: Filter,
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) order: Order,
}

/// Compares articles and prints what was found.
pub(crate) fn run(mut comparing: Comparing, mut asked: Asked) -> Result<Outcome> {
    let config = Config::load(comparing.articles.settings.config.as_deref())?;
    // A usual format of the settings does not stand against the name of a file.
    let is_html = wants_html(&comparing.printing, asked.command)?;
    comparing.default_to(config.defaults());
    if asked.filter.levels.is_empty() {
        asked.filter.levels.clone_from(&config.defaults().levels);
    }
    let key = explained_key(&mut comparing)?;
    let printing = &comparing.printing;
    articles::refuse_overwriting(printing.output.as_deref(), &comparing.articles)?;
    let mut output = Output::open(printing.output.as_deref())?;
    if asked.order.together {
        let outcome = together::run(&comparing, &config, &asked, &mut output)?;
        output.finish()?;
        return Ok(outcome);
    }
    let look = terminal::look(printing.color.unwrap_or(When::Auto), output.is_file());

    let analysis = analyse(&comparing, &config, asked.command)?;
    let mut document = document(&analysis, asked.command);
    if terminal::shows_links(printing.links.unwrap_or(When::Auto), output.is_file()) {
        document.sources.link(links::address);
    }
    if let Some(story) = &comparing.story {
        document.articles.retain(|article| article.story == story);
    }
    let (outcome, ignored) = narrow(&mut document, &comparing, &config, &asked)?;
    say_ignored(ignored, &comparing.running);
    if let Some(count) = comparing.limit {
        filter::at_most(count, &mut document);
    }

    let text = match (&printing.explain, key) {
        (Some(_), Some(key)) => match (report::explain(&document, Some(&key), look), config.ignored(&key)) {
            (Some(text), _) => text,
            (None, Some(reason)) => bail!("{key} is ignored: {reason}\n  take it out of `ignored` in the settings to see it"),
            (None, None) => bail!("no finding has the key {key}\n{}", key_hint(&key, &document)),
        },
        (Some(_), None) => report::explain(&document, None, look).unwrap_or_default(),
        (None, _) if is_html => report::html(&document),
        (None, _) => render(&document, printing.shape(), look),
    };
    output.print(&text)?;
    output.finish()?;
    Ok(outcome)
}

/// Leaves out of a document what was not asked for. Gives back how the run ends and how many findings are ignored.
pub(super) fn narrow(document: &mut Document<'_>, comparing: &Comparing, config: &Config, asked: &Asked) -> Result<(Outcome, usize)> {
    let ignored = filter::ignored(|key| config.ignored(key).is_some(), document);
    asked.filter.apply(document)?;
    if let Some(share) = comparing.min_confidence {
        filter::at_least(share, document);
    }
    Ok((outcome(document, asked.fail_on), ignored))
}

/// Says how many findings are ignored, if any are and it was asked.
pub(super) fn say_ignored(count: usize, running: &Running) {
    if count > 0 && running.verbose {
        terminal::say(&format!("newsdiff: ignored findings: {count}"));
    }
}

/// How articles become stories.
pub(super) fn grouping(group: Option<Group>) -> Grouping {
    match group {
        None | Some(Group::Auto) => Grouping::Auto,
        Some(Group::Folder) => Grouping::Folder,
        Some(Group::One) => Grouping::One,
    }
}

/// Reads and analyses the articles; `--story` leaves one story.
fn analyse(comparing: &Comparing, config: &Config, command: Command) -> Result<Analysis> {
    let progress = Progress::new(!comparing.running.quiet && terminal::shows_progress(false));
    let gathered = articles::gather(comparing, config, &progress)?;
    let count = gathered.articles.len();
    progress.measure("comparing", "stories");
    let options = Options { grouping: grouping(comparing.group), wanted: wanted(command), rules: config.rules().clone() };
    let mut analysis = compare_all_watched(gathered.articles, &options, &|total| progress.step(total));
    progress.finish();
    analysis.warnings.extend(gathered.warnings);
    analysis.warnings.sort();
    let read = articles::Read { articles: count, stories: analysis.stories.len(), warnings: &analysis.warnings, skipped: &gathered.skipped };
    read.say(comparing)?;
    if let Some(id) = &comparing.story {
        if !analysis.stories.iter().any(|findings| findings.story.id == *id) {
            let near = did_you_mean(id, analysis.stories.iter().map(|findings| findings.story.id.as_str()));
            bail!("no story has the id {id}\n{near}  `newsdiff stories` lists them");
        }
        analysis.stories.retain(|findings| findings.story.id == *id);
        analysis.entities = link::across(analysis.stories.iter().map(|findings| &findings.linked));
    }
    Ok(analysis)
}

/// What must be found for a command.
pub(super) fn wanted(command: Command) -> Wanted {
    match command {
        Command::Facts | Command::Unique => Wanted { facts: true, ..Wanted::NONE },
        Command::Conflicts => Wanted { conflicts: true, ..Wanted::NONE },
        Command::Quotes => Wanted { reuse: true, ..Wanted::NONE },
        Command::Entities | Command::Stories => Wanted::NONE,
        Command::Report => Wanted::ALL,
    }
}

fn render(document: &Document<'_>, shape: Shape, look: Look) -> String {
    match shape {
        Shape::Table => report::table(document, look),
        Shape::Json => report::json(document),
        Shape::Jsonl => report::json_lines(document),
        Shape::Csv => report::csv(document),
        Shape::Markdown => report::markdown(document),
    }
}

/// Whether a conflict that is shown reaches the limit.
fn outcome(document: &Document<'_>, fail_on: Option<FailOn>) -> Outcome {
    let reaches = |level: &str| match fail_on {
        None => false,
        Some(FailOn::Likely) => level == "likely",
        Some(FailOn::Possible) => level == "likely" || level == "possible",
        Some(FailOn::Any) => true,
    };
    let is_reached = document.conflicts.iter().flatten().any(|conflict| reaches(conflict.level));
    if is_reached { Outcome::LimitReached } else { Outcome::Ran }
}

/// The key behind `--explain`. A word that is no key but a path is the first path: `--explain corpus/` explains everything.
fn explained_key(comparing: &mut Comparing) -> Result<Option<String>> {
    let Some(word) = comparing.printing.explain.clone().flatten() else { return Ok(None) };
    let is_path = word == "-" || Path::new(&word).exists();
    if is_key(&word) && !is_path {
        return Ok(Some(word));
    }
    if !is_path {
        bail!("--explain {word}: is neither the key of a finding nor a file\n  a key is a letter and eight digits or letters from a to f, such as k47e7a153");
    }
    comparing.articles.paths.insert(0, PathBuf::from(word));
    Ok(None)
}

/// Where a key that no finding has may come from: another command, or a slip of the pen.
fn key_hint(key: &str, document: &Document<'_>) -> String {
    let owner = match key.chars().next() {
        Some('e') => Some("entities"),
        Some('f') => Some("facts"),
        Some('k') => Some("conflicts"),
        Some('q' | 'r' | 'p') => Some("quotes"),
        Some('s') => Some("stories"),
        _ => None,
    };
    match owner {
        Some(owner) if owner != document.command && document.command != "report" => {
            format!("  keys that begin with `{}` are those of `newsdiff {owner}`", &key[..1])
        }
        _ => did_you_mean(key, document.keys()) + "  keys are the `id`s of `--json`, and what stands behind a finding in the table",
    }
}

/// Whether the name of the file for the results asks for a web page. It must not get anything else.
fn wants_html(printing: &Printing, command: Command) -> Result<bool> {
    let extension = printing.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str()).unwrap_or_default();
    if !["html", "htm"].iter().any(|html| extension.eq_ignore_ascii_case(html)) {
        return Ok(false);
    }
    if command != Command::Report {
        bail!("only `newsdiff report` writes HTML\n  --format markdown -o FILE.md gives a page to read");
    }
    if printing.shape() != Shape::Table || printing.explain.is_some() {
        bail!("-o FILE.html writes the report as HTML\n  give the file another name for another format");
    }
    Ok(true)
}
