//! Files as text and bytes; what goes wrong names the file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// The name of a file without its folder and ending.
pub(crate) fn stem(path: &Path) -> Result<String> {
    Ok(path.file_stem().context("a file")?.to_string_lossy().into_owned())
}
