//! The program: what was asked for, the run, the exit status.

mod args;
mod config;
mod examples;
mod links;
mod output;
mod progress;
mod run;
mod suggest;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::Args;
use run::Outcome;

fn main() -> ExitCode {
    let args = Args::parse();
    match run::run(args) {
        Ok(Outcome::Ran) => ExitCode::SUCCESS,
        Ok(Outcome::LimitReached) => ExitCode::from(1),
        // Whoever read the results had enough of them.
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::say(&format!("newsdiff: {error:#}"));
            ExitCode::from(2)
        }
    }
}
