//! What can stop a run at the library's edge.

use std::path::PathBuf;

/// Why articles could not be read or a setting not be used. Everything milder is a [`Warning`](crate::Warning).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that was asked for does not exist.
    #[error("{}: no such file or folder", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder or file could not be opened.
    #[error("{}: cannot be read", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
