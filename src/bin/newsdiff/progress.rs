//! A bar on standard error for a reader who waits.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// A run that is over sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far a run has come. It is drawn on a terminal only, after half a second, and gone at the end.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_shown: AtomicBool,
    is_wanted: bool,
}

impl Progress {
    /// Nothing is drawn before half a second has passed, nor ever if it is not wanted.
    pub(crate) fn new(is_wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_finish(ProgressFinish::AndClear);
        Self { bar, begun: Instant::now(), is_shown: AtomicBool::new(false), is_wanted }
    }

    /// Begins a step whose length is not known: "reading 1200 articles".
    pub(crate) fn count(&self, doing: &'static str, things: &'static str) {
        self.begin(doing, things, "{msg} {human_pos} {prefix}");
    }

    /// Begins a step whose length comes with [`Progress::step`].
    pub(crate) fn measure(&self, doing: &'static str, things: &'static str) {
        self.begin(doing, things, "{msg}");
    }

    fn begin(&self, doing: &'static str, things: &'static str, template: &str) {
        self.bar.unset_length();
        self.bar.set_style(style(template));
        self.bar.set_prefix(things);
        self.bar.set_message(doing);
        self.bar.reset();
    }

    /// Counts one thing that is done.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
        if self.is_wanted && self.begun.elapsed() >= PATIENCE && !self.is_shown.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Counts one of `total` things that is done.
    pub(crate) fn step(&self, total: usize) {
        if self.bar.length() != Some(total as u64) {
            self.bar.set_length(total as u64);
            self.bar.set_style(style("{msg} {wide_bar} {human_pos} of {human_len} {prefix}"));
        }
        self.advance();
    }

    /// Takes the bar away while something else is said.
    pub(crate) fn suspend(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("our own templates are sound").progress_chars("=> ")
}
