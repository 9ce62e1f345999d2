//! What the program tells of itself: its man pages, its completions for shells, the shape of its JSON.

use anyhow::{Context, Result, bail};
use clap::CommandFactory;

use super::Outcome;
use crate::args::{Args, Completions, Man};
use crate::output::Output;
use crate::suggest::did_you_mean;

/// The JSON Schema of everything that is printed as JSON. A test holds it against the types.
const SCHEMA: &str = include_str!("../../../../docs/schema.json");

/// Prints the JSON Schema.
pub(crate) fn schema() -> Result<Outcome> {
    print(SCHEMA)
}

/// Prints what a shell needs to complete commands and options.
pub(crate) fn completions(args: &Completions) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "newsdiff", &mut script);
    print(&String::from_utf8(script).context("the script is no text")?)
}

/// Prints the man page of the program, or of one command.
pub(crate) fn man(args: &Man) -> Result<Outcome> {
    let mut program = Args::command();
    program.build();
    let page = match &args.command {
        None => clap_mangen::Man::new(program),
        Some(name) => {
            let Some(command) = program.find_subcommand(name) else {
                let known = program.get_subcommands().map(clap::Command::get_name);
                bail!("there is no command {name}\n{}  `newsdiff --help` lists them", did_you_mean(name, known));
            };
            clap_mangen::Man::new(command.clone()).title(format!("newsdiff-{name}"))
        }
    };
    let mut roff = Vec::new();
    page.render(&mut roff)?;
    print(&String::from_utf8(roff).context("the page is no text")?)
}

fn print(text: &str) -> Result<Outcome> {
    let mut output = Output::open(None)?;
    output.print(text)?;
    output.finish()?;
    Ok(Outcome::Ran)
}
