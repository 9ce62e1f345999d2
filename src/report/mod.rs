//! Findings to bytes, pure: one view of the findings, one file for each format.

mod json;
pub mod view;

pub use json::{json, json_lines};
