//! Are names the same: two, pairs of a file, or all names of a file.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use newsdiff::Warning;
use newsdiff::annotate::Kind;
use newsdiff::ingest::{self, Record, Records};
use newsdiff::link::{self, Name, Rules};
use newsdiff::report::view::{AnswerView, ClusterView};
use rayon::prelude::*;

use super::Outcome;
use crate::args::Names;
use crate::config::Config;
use crate::output::Output;
use crate::terminal;

/// So many pairs are compared at once.
const BATCH: usize = 4096;

/// Compares names and prints the answers.
pub(crate) fn run(args: Names) -> Result<Outcome> {
    let warn = |warning: &Warning| {
        if !args.running.quiet {
            terminal::warn(warning);
        }
    };
    let config = Config::load(args.settings.config.as_deref())?;
    let rules = config.rules();
    let open = |path: &Path| -> Result<(Records, Output)> { Ok((ingest::records(path, args.from)?, Output::open(args.output.as_deref())?)) };
    let output = if let Some(path) = &args.pairs {
        let (records, mut output) = open(path)?;
        pairs(records, path, rules, &mut output, &warn)?;
        output
    } else if let Some(path) = &args.cluster {
        let (records, mut output) = open(path)?;
        clusters(records, path, rules, &mut output, &warn)?;
        output
    } else {
        let (a, b) = args.a.zip(args.b).context("two names are needed")?;
        let mut output = Output::open(args.output.as_deref())?;
        two(&Pair { a, b, kind: args.kind }, args.json, rules, &mut output)?;
        output
    };
    output.finish()?;
    Ok(Outcome::Ran)
}

struct Pair {
    a: String,
    b: String,
    kind: Option<Kind>,
}

impl Pair {
    fn compare(&self, rules: &Rules) -> link::Comparison {
        link::compare(&self.a, &self.b, self.kind, rules)
    }

    fn line(&self, rules: &Rules) -> Result<String> {
        let link::Comparison { same, score, reason } = self.compare(rules);
        let answer = AnswerView { a: &self.a, b: &self.b, same, score, reason: &reason };
        Ok(terminal::json_line(serde_json::to_string(&answer)?))
    }
}

/// Answers one pair: for a reader, or as JSON.
fn two(pair: &Pair, json: bool, rules: &Rules, output: &mut Output) -> Result<()> {
    if json {
        output.print(&pair.line(rules)?)?;
    } else {
        let answer = pair.compare(rules);
        let verdict = if answer.same { "same" } else { "not the same" };
        let reason = if answer.reason.is_empty() { String::new() } else { format!(": {}", answer.reason) };
        output.print(&terminal::shown(&format!("{verdict} ({:.2}){reason}\n", answer.score)))?;
    }
    Ok(())
}

/// Answers each pair of a file as it is read, in order.
fn pairs(mut records: Records, path: &Path, rules: &Rules, output: &mut Output, warn: &dyn Fn(&Warning)) -> Result<()> {
    let mut is_any = false;
    loop {
        let mut batch = Vec::new();
        for item in records.by_ref() {
            match item.and_then(|record| pair(record, path, warn)) {
                Ok(pair) => batch.push(pair),
                Err(warning) => warn(&warning),
            }
            if batch.len() == BATCH {
                break;
            }
        }
        if batch.is_empty() {
            break;
        }
        is_any = true;
        let lines: Vec<String> = batch.into_par_iter().map(|pair| pair.line(rules)).collect::<Result<_>>()?;
        lines.iter().try_for_each(|line| output.print(line))?;
    }
    if !is_any {
        bail!("no pairs found in {}\n  a line is {{\"a\": \"one name\", \"b\": \"another\"}}", terminal::place(&path.to_string_lossy()));
    }
    Ok(())
}

fn pair(mut record: Record, path: &Path, warn: &dyn Fn(&Warning)) -> Result<Pair, Warning> {
    let kind = kind(&mut record, path, warn);
    let (a, b) = record.take("a").zip(record.take("b")).ok_or_else(|| at(path, &record, "needs the fields `a` and `b`"))?;
    Ok(Pair { a, b, kind })
}

/// The names of one story, with their places in the input.
#[derive(Default)]
struct Scene {
    story: Option<String>,
    names: Vec<Name>,
    places: Vec<usize>,
}

/// Joins the names of each story of a file; stories in the order they begin.
fn clusters(records: Records, path: &Path, rules: &Rules, output: &mut Output, warn: &dyn Fn(&Warning)) -> Result<()> {
    let mut scenes: Vec<Scene> = Vec::new();
    let mut positions: HashMap<Option<String>, usize> = HashMap::new();
    for item in records {
        match item.and_then(|record| name(record, path, warn)) {
            Ok((place, story, name)) => {
                let position = *positions.entry(story.clone()).or_insert(scenes.len());
                if position == scenes.len() {
                    scenes.push(Scene { story, ..Scene::default() });
                }
                scenes[position].names.push(name);
                scenes[position].places.push(place);
            }
            Err(warning) => warn(&warning),
        }
    }
    if scenes.is_empty() {
        bail!("no names found in {}\n  a line is {{\"text\": \"a name\"}}", terminal::place(&path.to_string_lossy()));
    }
    let lines: Vec<String> = scenes.par_iter().map(|scene| lines(scene, rules)).collect::<Result<_>>()?;
    lines.iter().try_for_each(|lines| output.print(lines))
}

/// The lines of one story.
fn lines(scene: &Scene, rules: &Rules) -> Result<String> {
    let mut lines = String::new();
    for cluster in link::cluster(&scene.names, rules).clusters {
        let members = cluster.members.iter().map(|&member| scene.places[member]).collect();
        let cluster = ClusterView { story: scene.story.as_deref(), name: &cluster.name, kind: cluster.kind.name(), members };
        lines += &terminal::json_line(serde_json::to_string(&cluster)?);
    }
    Ok(lines)
}

/// A name with its 0-based line and its story.
fn name(mut record: Record, path: &Path, warn: &dyn Fn(&Warning)) -> Result<(usize, Option<String>, Name), Warning> {
    let kind = kind(&mut record, path, warn);
    let count = match record.take("count") {
        None => 1,
        Some(words) => words.trim().parse().unwrap_or_else(|_| {
            warn(&at(path, &record, &format!("has no number as `count` but {words}; 1 is taken")));
            1
        }),
    };
    let text = record.take("text").ok_or_else(|| at(path, &record, "needs the field `text`"))?;
    Ok((record.line - 1, record.take("story"), Name { text, article: record.take("article"), kind, count }))
}

/// The kind a record gives, if it gives one.
fn kind(record: &mut Record, path: &Path, warn: &dyn Fn(&Warning)) -> Option<Kind> {
    let word = record.take("kind")?;
    let name = word.trim().to_ascii_lowercase();
    let kind = Kind::from_name(if name == "org" { "organization" } else { &name });
    if kind.is_none() {
        let known = Kind::ALL.map(Kind::name).join(", ");
        warn(&at(path, record, &format!("has the unknown kind {word}, read as none; known are {known}")));
    }
    kind
}

fn at(path: &Path, record: &Record, message: &str) -> Warning {
    Warning::new(path.display().to_string(), format!("record {} {message}", record.number))
}
