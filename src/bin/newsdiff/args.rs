//! What can be asked for on the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use newsdiff::annotate::{Kind, QuoteKind};
use newsdiff::compare::conflict::{ConflictKind, Level};
use newsdiff::ingest::{Fields, Format, Limits};

use crate::config::{self, Defaults};
use crate::examples;

/// Compares how different articles cover the same news
#[derive(Debug, Parser)]
#[command(name = "newsdiff", version, arg_required_else_help = true, subcommand_required = true)]
#[command(after_help = examples::ALL)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// People, teams, places, organisations and their spelling variants across the articles
    #[command(after_help = examples::ENTITIES)]
    Entities(Entities),
    /// What two or more articles both report
    #[command(after_help = examples::FACTS)]
    Facts(Facts),
    /// Claims that cannot all be true, across articles and inside one
    #[command(after_help = examples::CONFLICTS)]
    Conflicts(Conflicts),
    /// Quotations with their speakers, quote reuse, and copied passages
    #[command(after_help = examples::QUOTES)]
    Quotes(Quotes),
    /// Which articles are about the same event
    #[command(after_help = examples::STORIES)]
    Stories(Stories),
    /// Everything: a summary in the terminal, or one self-contained web page with -o FILE.html
    #[command(after_help = examples::REPORT)]
    Report(Report),
    /// Article by article, as JSON Lines: text, blocks, sentences, mentions, values, quotes, claims
    #[command(after_help = examples::ANNOTATE)]
    Annotate(Annotate),
    /// Are two names the same, and why; --pairs and --cluster for many
    #[command(after_help = examples::NAMES)]
    Names(Names),
    /// Write a finding's key into newsdiff.toml, so that it is not shown again
    #[command(after_help = examples::IGNORE)]
    Ignore(Ignore),
    /// The JSON Schema of everything that is printed as JSON
    #[command(after_help = examples::SCHEMA)]
    Schema,
    /// What a shell needs to complete commands and options
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// The man page of the program, or of one command
    #[command(after_help = examples::MAN)]
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// For which shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The command the page is about
    pub(crate) command: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Entities {
    /// Show only entities of this kind
    #[arg(long, value_delimiter = ',', value_parser = named(&Kind::ALL, Kind::name), help_heading = FILTERS)]
    pub(crate) kind: Vec<Kind>,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Facts {
    /// Show what one article alone reports
    #[arg(long, help_heading = FILTERS)]
    pub(crate) unique: bool,
    /// Show what this article alone reports
    #[arg(long, value_name = "ARTICLE", conflicts_with = "together", help_heading = FILTERS)]
    pub(crate) only_in: Option<String>,
    #[command(flatten)]
    pub(crate) order: Order,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Conflicts {
    /// Show only conflicts of this type
    #[arg(long = "type", value_delimiter = ',', value_parser = named(&ConflictKind::ALL, ConflictKind::name), help_heading = FILTERS)]
    pub(crate) kind: Vec<ConflictKind>,
    /// Show only conflicts of this level
    #[arg(long, value_delimiter = ',', value_parser = named(&Level::ALL, Level::name), help_heading = FILTERS)]
    pub(crate) level: Vec<Level>,
    /// Show only conflicts of which this article holds a side
    #[arg(long = "in", value_name = "ARTICLE", conflicts_with = "together", help_heading = FILTERS)]
    pub(crate) article: Option<String>,
    /// Exit with status 1 if a conflict shown is of this level or surer
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) order: Order,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Quotes {
    /// Show only quotations of this kind, and the reuse among them
    #[arg(long, value_delimiter = ',', value_parser = named(&QuoteKind::ALL, QuoteKind::name), help_heading = FILTERS)]
    pub(crate) kind: Vec<QuoteKind>,
    #[command(flatten)]
    pub(crate) order: Order,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Stories {
    /// Print the articles' annotated lines with their `story`, those of a story together, instead of the stories
    #[arg(long, conflicts_with_all = ["format", "json", "jsonl", "csv", "explain", "story", "limit", "min_confidence", "together"], help_heading = OUTPUT)]
    pub(crate) lines: bool,
    #[command(flatten)]
    pub(crate) order: Order,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    /// Exit with status 1 if a conflict shown is of this level or surer
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) comparing: Comparing,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Annotate {
    #[command(flatten)]
    pub(crate) articles: Articles,
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) running: Running,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Names {
    /// One name
    #[arg(required_unless_present_any = ["pairs", "cluster"], conflicts_with_all = ["pairs", "cluster"])]
    pub(crate) a: Option<String>,
    /// Another
    #[arg(required_unless_present_any = ["pairs", "cluster"], conflicts_with_all = ["pairs", "cluster"])]
    pub(crate) b: Option<String>,
    /// What the two name
    #[arg(long, value_parser = named(&Kind::ALL, Kind::name), conflicts_with_all = ["pairs", "cluster"])]
    pub(crate) kind: Option<Kind>,
    /// Compare the pairs of a file (JSON Lines or CSV with the fields a, b, kind); - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) pairs: Option<PathBuf>,
    /// Join the names of a file that name the same (JSON Lines or CSV with the fields text, article, kind, count, story)
    #[arg(long, value_name = "FILE", conflicts_with = "pairs")]
    pub(crate) cluster: Option<PathBuf>,
    /// The format of standard input: jsonl, json, csv or tsv (else told from its first bytes)
    #[arg(long, value_name = "FORMAT", value_parser = format())]
    pub(crate) from: Option<Format>,
    /// Print JSON, one line an answer; --pairs and --cluster always do
    #[arg(long, visible_alias = "jsonl")]
    pub(crate) json: bool,
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) settings: Settings,
    #[command(flatten)]
    pub(crate) running: Running,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Ignore {
    /// The key of a finding: its `id` in JSON, and what stands behind it in the table
    pub(crate) key: String,
    /// Why it is not to be shown again
    #[arg(long, value_name = "WORDS")]
    pub(crate) reason: String,
    /// Write into this file [default: newsdiff.toml here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// What every comparing command understands.
#[derive(Debug, clap::Args)]
pub(crate) struct Comparing {
    #[command(flatten)]
    pub(crate) articles: Articles,
    /// The input is lines that `newsdiff annotate` printed
    #[arg(long, conflicts_with_all = ["from", "field", "split", "any_language"], help_heading = INPUT)]
    pub(crate) annotated: bool,
    /// How articles become stories, inside which they are compared [default: auto]
    #[arg(long, value_enum, help_heading = INPUT)]
    pub(crate) group: Option<Group>,
    /// Show one story only
    #[arg(long, value_name = "ID", help_heading = FILTERS)]
    pub(crate) story: Option<String>,
    /// Show at most so many of each kind of finding
    #[arg(long, value_name = "N", help_heading = FILTERS)]
    pub(crate) limit: Option<usize>,
    /// Leave out findings whose measured confidence is lower (0 to 1); those without a measure stay
    #[arg(long, value_name = "P", value_parser = share, help_heading = FILTERS)]
    pub(crate) min_confidence: Option<f64>,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) running: Running,
}

/// How annotated lines follow each other.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Order {
    /// The annotated lines of each story stand together, as `stories --lines` prints them: hold one story at a time (with --jsonl)
    #[arg(long, requires = "annotated", conflicts_with_all = ["group", "story", "limit"], help_heading = INPUT)]
    pub(crate) together: bool,
}

/// Which articles are read, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Articles {
    /// Files, folders, or - for standard input [default: the folder `corpus`]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The format of standard input, and of files whose name tells none (else told from the first bytes)
    #[arg(long, value_name = "FORMAT", value_parser = format(), help_heading = INPUT)]
    pub(crate) from: Option<Format>,
    /// Read a field from another name in records, as in --field text=body
    #[arg(long, value_name = "FIELD=NAME", value_parser = field, help_heading = INPUT)]
    pub(crate) field: Vec<(String, String)>,
    /// Part texts and documents that hold several articles: nexis, factiva, a name from newsdiff.toml, or a pattern for what stands between two
    #[arg(long, value_name = "HOW", help_heading = INPUT)]
    pub(crate) split: Option<String>,
    /// Keep articles that are not in English
    #[arg(long, help_heading = INPUT)]
    pub(crate) any_language: bool,
    /// Read so many bytes of one article; records that are longer are left out [default: 5M]
    #[arg(long, value_name = "N", value_parser = config::bytes, default_value_t = Limits::default().article_bytes, hide_default_value = true, help_heading = INPUT)]
    pub(crate) max_article_bytes: usize,
    /// Leave out pages, documents, feeds and archives with more bytes [default: 100M]
    #[arg(long, value_name = "N", value_parser = config::bytes, default_value_t = Limits::default().file_bytes, hide_default_value = true, help_heading = INPUT)]
    pub(crate) max_file_bytes: usize,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// Where settings are.
#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// Read settings from a file [default: newsdiff.toml here or in a folder above]
    #[arg(long, value_name = "FILE", help_heading = INPUT)]
    pub(crate) config: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, clap::Args)]
pub(crate) struct Printing {
    /// How findings are printed [default: table]
    #[arg(long, value_enum, help_heading = OUTPUT)]
    format: Option<Shape>,
    /// Short for --format json
    #[arg(long, conflicts_with_all = ["format", "jsonl", "csv"], help_heading = OUTPUT)]
    json: bool,
    /// Short for --format jsonl
    #[arg(long, conflicts_with_all = ["format", "csv"], help_heading = OUTPUT)]
    jsonl: bool,
    /// Short for --format csv
    #[arg(long, conflicts_with = "format", help_heading = OUTPUT)]
    csv: bool,
    /// Say why findings were made, step by step: all, or the one with this key
    #[arg(long, value_name = "KEY", num_args = 0..=1, conflicts_with_all = ["format", "json", "jsonl", "csv"], help_heading = OUTPUT)]
    #[expect(clippy::option_option, reason = "not asked, asked, asked for one")]
    pub(crate) explain: Option<Option<String>>,
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
    pub(crate) output: Option<PathBuf>,
    /// When to use colour; `NO_COLOR` is obeyed [default: auto]
    #[arg(long, value_enum, value_name = "WHEN", help_heading = OUTPUT)]
    pub(crate) color: Option<When>,
    /// When to make places links that a terminal can open [default: auto]
    #[arg(long, value_enum, value_name = "WHEN", help_heading = OUTPUT)]
    pub(crate) links: Option<When>,
}

/// How the program runs.
#[derive(Debug, clap::Args)]
pub(crate) struct Running {
    /// Say no warnings
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say what was read
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Use so many threads [default: one a core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

const INPUT: &str = "Input";
const FILTERS: &str = "Filters";
const OUTPUT: &str = "Output";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    Table,
    Json,
    Jsonl,
    Csv,
    Markdown,
}

impl Printing {
    /// The format that was asked for, in long or short form.
    pub(crate) fn shape(&self) -> Shape {
        if self.json {
            Shape::Json
        } else if self.jsonl {
            Shape::Jsonl
        } else if self.csv {
            Shape::Csv
        } else {
            self.format.unwrap_or(Shape::Table)
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    /// By the record's own `story`, else by content
    Auto,
    /// Each folder that holds articles is a story
    Folder,
    /// Everything given is one story
    One,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Likely,
    Possible,
    Any,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// Where results go to a terminal
    Auto,
    Always,
    Never,
}

impl Comparing {
    /// Takes over what the settings say and the command line does not.
    pub(crate) fn default_to(&mut self, defaults: &Defaults) {
        let printing = &mut self.printing;
        printing.format = printing.format.or(defaults.format);
        printing.color = printing.color.or(defaults.color);
        printing.links = printing.links.or(defaults.links);
        self.group = self.group.or(defaults.group);
        self.limit = self.limit.or(defaults.limit);
        self.min_confidence = self.min_confidence.or(defaults.min_confidence);
    }
}

/// Takes the names of `all` and gives the one that is named.
fn named<T: Copy + Send + Sync + 'static, const N: usize>(all: &[T; N], name: fn(T) -> &'static str) -> impl TypedValueParser<Value = T> + use<T, N> {
    let all = *all;
    let find = move |word: String| all.into_iter().find(|thing| name(*thing) == word).ok_or("no such name");
    PossibleValuesParser::new(all.map(name)).try_map(find)
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::NAMES).try_map(|name| Format::from_name(&name).ok_or("no such format"))
}

fn field(word: &str) -> Result<(String, String), String> {
    let (field, name) = word.split_once('=').ok_or("write it as FIELD=NAME, for example text=body")?;
    if !Fields::ALL.contains(&field) {
        return Err(format!("there is no field `{field}`; there are {}", Fields::ALL.join(", ")));
    }
    Ok((field.to_owned(), name.to_owned()))
}

fn share(word: &str) -> Result<f64, String> {
    word.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "a number from 0 to 1 is needed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }
}
