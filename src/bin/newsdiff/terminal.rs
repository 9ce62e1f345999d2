//! The terminal: how wide it is, whether it shows colour, and what is said on standard error.

use std::io::{IsTerminal, Write, stderr, stdout};

use newsdiff::Warning;
use newsdiff::report::Look;

use crate::args::When;

/// Columns of a table that is not shown on a terminal, so that the same articles give the same bytes everywhere.
const WIDTH: usize = 80;

/// How a table may look where results go; `is_file` where that is no standard output.
pub(crate) fn look(color: When, is_file: bool) -> Look {
    let is_terminal = is_terminal(is_file);
    let width = terminal_size::terminal_size().filter(|_| is_terminal).map_or(WIDTH, |(width, _)| usize::from(width.0));
    Look { width, color: is_so(color, is_terminal && is_empty("NO_COLOR") && !is_kind(&["dumb"])) }
}

/// Whether places may be links where results go. The console of Linux prints the escapes of a link.
pub(crate) fn shows_links(links: When, is_file: bool) -> bool {
    is_so(links, is_terminal(is_file) && !is_kind(&["dumb", "linux"]))
}

/// Whether a bar can be shown: somebody looks at standard error, and results do not come in between.
pub(crate) fn shows_progress(prints_meanwhile: bool) -> bool {
    stderr().is_terminal() && !(prints_meanwhile && stdout().is_terminal())
}

fn is_terminal(is_file: bool) -> bool {
    !is_file && stdout().is_terminal()
}

fn is_so(when: When, otherwise: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => otherwise,
    }
}

/// Whether the terminal is one of these kinds.
fn is_kind(kinds: &[&str]) -> bool {
    std::env::var_os("TERM").is_some_and(|term| kinds.iter().any(|kind| term == *kind))
}

/// Says a warning on standard error.
pub(crate) fn warn(warning: &Warning) {
    say(&format!("newsdiff: warning: {}: {}", place(&warning.about), warning.message));
}

/// A path as it is said to a reader: `-` is the name of standard input on the command line only.
pub(crate) fn place(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}

/// Says something on standard error.
pub(crate) fn say(words: &str) {
    // Where standard error is closed, nobody listens.
    let _ = writeln!(stderr(), "{}", shown(words));
}

/// Words for a terminal: characters of file names and articles that it would act on are shown as escapes.
pub(crate) fn shown(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        if is_acted_on(c) && c != '\n' {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A line of JSON for a terminal: the same characters become `\u` escapes, which are the same strings to a reader of JSON.
pub(crate) fn json_line(mut json: String) -> String {
    if json.contains(is_acted_on) {
        let escape = |c: char| if is_acted_on(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
        json = json.chars().map(escape).collect();
    }
    json.push('\n');
    json
}

/// Control characters, and marks that turn the direction of what stands behind them.
fn is_acted_on(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether an environment variable is not set, or set to nothing.
fn is_empty(variable: &str) -> bool {
    std::env::var_os(variable).is_none_or(|value| value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\nc é"), "a\\u{1b}[31m\\u{202e}b\nc é");
        assert_eq!(json_line("\"a\u{9b}31m\u{7f} é\"".to_owned()), "\"a\\u009b31m\\u007f é\"\n");
    }
}
