//! One file for each kind of run: articles side by side, all at once or story by story; article by article; names.

mod about;
mod annotate;
mod articles;
mod compare;
mod filter;
mod lines;
mod names;
mod together;

use anyhow::{Context, Result};
use newsdiff::report::view;

use crate::args::{Args, Command, Order, Running};
use crate::{config, terminal};
use compare::Asked;
use filter::Filter;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did what was asked, whatever it found.
    Ran,
    /// It found what `--fail-on` names.
    LimitReached,
}

/// Does what was asked.
pub(crate) fn run(args: Args) -> Result<Outcome> {
    const ANY: Order = Order { together: false };
    let (command, filter, fail_on, order, comparing) = match args.command {
        Command::Annotate(annotate) => {
            prepare(&annotate.running)?;
            return annotate::run(&annotate);
        }
        Command::Names(names) => {
            prepare(&names.running)?;
            return names::run(names);
        }
        Command::Ignore(args) => {
            let path = config::ignore(args.config.as_deref(), &args.key, &args.reason)?;
            terminal::say(&format!("newsdiff: {}: {} is ignored from now on", path.display(), args.key));
            return Ok(Outcome::Ran);
        }
        Command::Schema => return about::schema(),
        Command::Completions(args) => return about::completions(&args),
        Command::Man(args) => return about::man(&args),
        Command::Entities(args) => (view::Command::Entities, Filter { entities: args.kind, ..Filter::default() }, None, ANY, args.comparing),
        Command::Facts(args) => {
            let is_unique = args.unique || args.only_in.is_some();
            let command = if is_unique { view::Command::Unique } else { view::Command::Facts };
            (command, Filter { only_in: args.only_in, ..Filter::default() }, None, args.order, args.comparing)
        }
        Command::Conflicts(args) => {
            let filter = Filter { conflicts: args.kind, levels: args.level, within: args.article, ..Filter::default() };
            (view::Command::Conflicts, filter, args.fail_on, args.order, args.comparing)
        }
        Command::Quotes(args) => (view::Command::Quotes, Filter { quotes: args.kind, ..Filter::default() }, None, args.order, args.comparing),
        Command::Stories(args) if args.lines => {
            prepare(&args.comparing.running)?;
            return lines::run(args.comparing);
        }
        Command::Stories(args) => (view::Command::Stories, Filter::default(), None, args.order, args.comparing),
        Command::Report(args) => (view::Command::Report, Filter::default(), args.fail_on, ANY, args.comparing),
    };
    prepare(&comparing.running)?;
    compare::run(comparing, Asked { command, filter, fail_on, order })
}

/// Sets what holds for the whole process.
fn prepare(running: &Running) -> Result<()> {
    if let Some(threads) = running.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global().context("the threads cannot be started")?;
    }
    Ok(())
}
