//! Findings to bytes, pure: one view of the findings, one file or folder for each format.

mod address;
mod csv;
mod exhibit;
mod explain;
mod found;
mod html;
mod ink;
mod json;
mod markdown;
mod plain;
mod table;
mod telling;
pub mod view;
mod wording;
mod words;

pub use address::web_address;
pub use csv::csv;
pub use explain::explain;
pub use html::html;
pub use json::{json, json_lines};
pub use markdown::markdown;
pub use table::table;

/// How wide and colourful a table may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; fewer than 30 are taken as 30.
    pub width: usize,
    /// Whether escapes for colour may be used; colour never carries meaning alone.
    pub color: bool,
}
