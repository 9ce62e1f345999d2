//! Makes what is in `assets/` from the public data that each card names. Not part of the default build (feature `train`).

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures, and its progress beside them")]
#![expect(clippy::doc_markdown, reason = "the words become the help of the program")]

mod clauses;
mod conll;
mod counts;
mod crf;
mod files;
mod mention;
mod names;
mod newsmakers;
mod speech;
mod trees;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "newsdiff-train", about = "Makes the files of assets/ from public data")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// background.tsv: in how many sentences each stem stands; articles as JSON Lines on standard input
    Background,
    /// casing.tsv: how often each word is written in lower case; articles as JSON Lines on standard input
    Casing,
    /// clusters.bin: clusters of words, from a table of word, three clusters and a count
    Clusters {
        /// The table
        table: PathBuf,
        /// Words seen less often are left out
        #[arg(long, default_value_t = 20)]
        least: usize,
        /// Where they are written
        #[arg(long, default_value = "assets/clusters.bin")]
        out: PathBuf,
    },
    /// mention.bin: the tagger of names, from a folder that holds a folder for each set
    Mention {
        /// The folder
        sets: PathBuf,
        /// Leaves a set out ("conll2003")
        #[arg(long)]
        without: Vec<String>,
        /// Trains on these parts of sets instead ("conll2003/train")
        #[arg(long)]
        only: Vec<String>,
        /// Where it is written; without it only figures are printed
        #[arg(long)]
        out: Option<PathBuf>,
        /// Files to print figures for
        #[arg(long)]
        eval: Vec<PathBuf>,
        #[command(flatten)]
        settings: crf::Settings,
    },
    /// forms.bin and irregular.tsv: a dictionary of forms, from a folder of tables
    Forms {
        /// The folder that holds word_forms.tsv and irregular_forms.tsv
        tables: PathBuf,
        /// Where they are written
        #[arg(long, default_value = "assets")]
        out: PathBuf,
    },
    /// speech.bin: the tagger of parts of speech, from treebanks
    Speech {
        /// Treebanks in CoNLL-U
        treebanks: Vec<PathBuf>,
        /// Where it is written; without it only figures are printed
        #[arg(long)]
        out: Option<PathBuf>,
        /// Treebanks to print figures for
        #[arg(long)]
        eval: Vec<PathBuf>,
        #[command(flatten)]
        settings: crf::Settings,
    },
    /// Figures of the embedded taggers
    Eval {
        /// Files with a token and its tag a line (.conll), and treebanks (.conllu)
        files: Vec<PathBuf>,
    },
    /// newsmakers.tsv: family names of people in the news; articles as JSON Lines on standard input
    Newsmakers,
    /// Figures of the clauses, against judged triples of verb, subject and value (.jsonl) and the trees of a treebank (.conllu)
    Clauses {
        /// The files
        files: Vec<PathBuf>,
        /// Prints what is wrong, and the clauses of any other file
        #[arg(long)]
        show: bool,
    },
    /// The lists of names, from a folder of tables
    Names {
        /// The folder that holds cities.tsv, countries.tsv and the others
        tables: PathBuf,
        /// Where the lists are written
        #[arg(long, default_value = "assets")]
        out: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Background => counts::background(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Casing => counts::casing(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Clusters { table, least, out } => names::clusters(&table, least, &out),
        Command::Mention { sets, without, only, out, eval, settings } => {
            let all = mention::SETS.iter().map(|set| (*set).to_owned()).filter(|set| !without.iter().any(|left_out| set.starts_with(left_out.as_str())));
            let names = if only.is_empty() { all.collect() } else { only };
            let tagger = mention::train(&sets, &names, &settings)?;
            keep(&tagger.write(), out.as_deref())?;
            mention::eval(&tagger, &eval)
        }
        Command::Forms { tables, out } => speech::dictionary(&tables, &out),
        Command::Speech { treebanks, out, eval, settings } => {
            let tagger = speech::train(&treebanks, &settings)?;
            keep(&tagger.write(), out.as_deref())?;
            speech::eval(&tagger, &eval)
        }
        Command::Eval { files } => {
            let (treebanks, names): (Vec<PathBuf>, Vec<PathBuf>) =
                files.into_iter().partition(|file| file.extension().is_some_and(|ending| ending == "conllu"));
            mention::eval(newsdiff::annotate::tagger::embedded(), &names)?;
            speech::eval(newsdiff::syntax::embedded(), &treebanks)
        }
        Command::Newsmakers => newsmakers::newsmakers(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Clauses { files, show } => {
            for file in files {
                match file.extension().and_then(|ending| ending.to_str()) {
                    Some("jsonl") => clauses::eval(&file, show)?,
                    Some("conllu") => trees::eval(&file, show)?,
                    _ => clauses::show(&file)?,
                }
            }
            Ok(())
        }
        Command::Names { tables, out } => names::write(&tables, &out),
    }
}

/// Says how large a tagger is, and writes it where that is wanted.
fn keep(bytes: &[u8], out: Option<&Path>) -> anyhow::Result<()> {
    eprintln!("{} bytes", bytes.len());
    out.map_or(Ok(()), |out| files::write(out, bytes))
}
