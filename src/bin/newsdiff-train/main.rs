//! Makes what is in `assets/` from the public data that each card names. Not part of the default build (feature `train`).

mod counts;
mod names;
mod newsmakers;

use std::path::PathBuf;

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
    /// newsmakers.tsv: family names of people in the news; articles as JSON Lines on standard input
    Newsmakers,
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
        Command::Newsmakers => newsmakers::newsmakers(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Names { tables, out } => names::write(&tables, &out),
    }
}
