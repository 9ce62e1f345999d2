//! A file to its lines, one at a time.

use std::io::BufRead;
use std::path::Path;

use super::decode::BYTE_ORDER_MARK;
use super::walk::{File, Files};
use super::{Format, open, sniff};
use crate::article::Warning;
use crate::error::Error;

/// One line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file it stands in, as given.
    pub file: String,
    /// Its number, from 1.
    pub number: usize,
    /// The bytes, as they are, without the line end.
    pub bytes: Vec<u8>,
}

/// Reads the lines of files, of the JSON Lines of folders and, for `-`, of standard input; lines of white space are left out.
///
/// # Errors
/// If a path does not exist: nothing has been read then.
pub fn lines<P: AsRef<Path>>(paths: &[P]) -> Result<impl Iterator<Item = Result<Line, Warning>> + use<P>, Error> {
    let files = Files::new(paths)?;
    Ok(files.filter(|file| !matches!(file, Ok(File { format: Some(format), .. }) if *format != Format::JsonLines)).flat_map(|file| match file {
        Ok(file) => Lines::of(&file),
        Err(warning) => Lines::refused(warning),
    }))
}

/// The lines of one file; what stops the reading of it is the last thing it gives.
pub struct Lines {
    input: Box<dyn BufRead>,
    file: String,
    number: usize,
    refused: Option<Warning>,
}

impl Lines {
    pub(super) fn new(input: Box<dyn BufRead>, file: String) -> Self {
        Self { input, file, number: 0, refused: None }
    }

    fn of(file: &File) -> Self {
        let opened = open(file).and_then(|mut input| {
            let reason = sniff::refusal(input.fill_buf()?);
            Ok((input, reason))
        });
        match opened {
            Ok((input, None)) => Self::new(input, file.name.clone()),
            Ok((_, Some(reason))) => Self::refused(Warning::new(&file.name, reason)),
            Err(error) => Self::refused(Warning::new(&file.name, format!("cannot be read: {error}"))),
        }
    }

    fn refused(warning: Warning) -> Self {
        Self { refused: Some(warning), ..Self::new(Box::new(std::io::empty()), String::new()) }
    }

    /// The name of the file.
    pub(super) fn file(&self) -> &str {
        &self.file
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(warning) = self.refused.take() {
            return Some(Err(warning));
        }
        loop {
            let mut bytes = Vec::new();
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    self.input = Box::new(std::io::empty());
                    return Some(Err(Warning::new(&self.file, format!("cannot be read behind line {}: {error}", self.number))));
                }
            }
            self.number += 1;
            if self.number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Some(Ok(Line { file: self.file.clone(), number: self.number, bytes }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_are_left_out_but_counted() {
        let lines = Lines::new(Box::new("\u{feff}a\r\n\n \nb".as_bytes()), "f".into());
        let numbered: Vec<_> = lines.map(|line| line.map(|line| (line.number, line.bytes)).unwrap()).collect();
        assert_eq!(numbered, [(1, b"a".to_vec()), (4, b"b".to_vec())]);
    }
}
