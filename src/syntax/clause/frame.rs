//! A clause while it is being read.

use super::Link;

/// A clause that is being read: a verb is awaited, or was met and takes what comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) link: Link,
    pub(super) opener: Option<usize>,
    /// The noun chunk that a relative clause describes.
    pub(super) antecedent: Option<usize>,
    /// A noun chunk that waits for its verb.
    pub(super) candidate: Option<usize>,
    /// The clause of the latest verb.
    pub(super) clause: Option<usize>,
    /// Where the complements begin that wait for the verb.
    pub(super) loose: usize,
    /// The first clause that may hang on this frame's verb.
    pub(super) first: usize,
    /// Whether a comma stood before it.
    pub(super) after_comma: bool,
}

/// What stands directly before a chunk, adverbs apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// The nearest chunk that is neither adverb nor mark nor "and".
    pub(super) chunk: Option<usize>,
    pub(super) has_comma: bool,
    pub(super) has_coordination: bool,
}

impl Frame {
    /// Whether a noun waits for its verb in it.
    pub(super) fn waits(&self) -> bool {
        self.clause.is_none() && self.candidate.is_some()
    }

    /// Whether it has met neither a verb nor a noun that waits for one.
    pub(super) fn is_empty(&self) -> bool {
        self.clause.is_none() && self.candidate.is_none()
    }

    pub(super) fn new(link: Link, loose: usize, first: usize) -> Self {
        Self { link, opener: None, antecedent: None, candidate: None, clause: None, loose, first, after_comma: false }
    }
}
