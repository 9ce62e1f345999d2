//! A file to its lines, one at a time.

use std::io::{self, BufRead, Read};
use std::path::Path;

use super::open::open;
use super::walk::{File, Files, Origin};
use super::{Format, sniff};
use crate::article::Warning;
use crate::error::Error;

/// One line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file it stands in, as given.
    pub file: String,
    /// Its number, from 1.
    pub number: usize,
    /// The bytes, as they are, without white space at the end.
    pub bytes: Vec<u8>,
}

/// Reads the lines of files that are named, whatever they are called, of the JSON Lines of folders and, for `-`, of standard input; lines
/// of white space are left out.
///
/// # Errors
/// If a path does not exist: nothing has been read then.
pub fn lines<P: AsRef<Path>>(paths: &[P]) -> Result<impl Iterator<Item = Result<Line, Warning>> + use<P>, Error> {
    let is_read = |file: &File| file.origin == Origin::Named || file.format == Some(Format::JsonLines);
    Ok(Files::new(paths)?.filter(move |file| file.as_ref().map_or(true, is_read)).flat_map(|file| match file {
        Ok(file) => Lines::of(&file),
        Err(warning) => Lines::refused(warning),
    }))
}

/// The lines of one file; what stops the reading of it is the last thing it gives.
pub(super) struct Lines {
    input: Box<dyn BufRead>,
    file: String,
    number: usize,
    /// Longer lines are left out.
    limit: usize,
    refused: Option<Warning>,
}

impl Lines {
    /// The lines of `input`; those of more than `limit` bytes are left out with a warning.
    pub(super) fn new(input: Box<dyn BufRead>, file: String, limit: usize) -> Self {
        Self { input, file, number: 0, limit, refused: None }
    }

    fn of(file: &File) -> Self {
        let opened = open(file).and_then(|mut input| {
            let reason = sniff::refusal(input.fill_buf()?);
            Ok((input, reason))
        });
        match opened {
            Ok((input, None)) => Self::new(input, file.name.clone(), usize::MAX),
            Ok((_, Some(reason))) => Self::refused(Warning::new(&file.name, reason)),
            Err(error) => Self::refused(Warning::new(&file.name, format!("cannot be read: {error}"))),
        }
    }

    fn refused(warning: Warning) -> Self {
        Self { refused: Some(warning), ..Self::new(Box::new(std::io::empty()), String::new(), 0) }
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
            match self.read_line(&mut bytes) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => {
                    self.input = Box::new(std::io::empty());
                    return Some(Err(Warning::new(&self.file, format!("cannot be read behind line {}: {error}", self.number))));
                }
            }
            if bytes.last() == Some(&b'\n') {
                bytes.pop();
            }
            if bytes.len() > self.limit {
                return Some(Err(Warning::new(&self.file, format!("line {} {}", self.number, too_long(self.limit)))));
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Some(Ok(Line { file: self.file.clone(), number: self.number, bytes }));
            }
        }
    }
}

impl Lines {
    /// Reads a line; of one that is too long the beginning. `0`: there is none left.
    fn read_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(1);
        let mut count = self.input.by_ref().take(most).read_until(b'\n', bytes)?;
        if bytes.len() > self.limit && !bytes.ends_with(b"\n") {
            count += self.input.skip_until(b'\n')?;
        }
        Ok(count)
    }
}

/// What is said of a line or record with more than `limit` bytes.
pub(super) fn too_long(limit: usize) -> String {
    format!("is longer than {limit} bytes and was left out; --max-article-bytes raises the limit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_are_left_out_but_counted() {
        let lines = Lines::new(Box::new("a\r\n\n \nb".as_bytes()), "f".into(), 9);
        let numbered: Vec<_> = lines.map(|line| line.map(|line| (line.number, line.bytes)).unwrap()).collect();
        assert_eq!(numbered, [(1, b"a".to_vec()), (4, b"b".to_vec())]);
    }

    #[test]
    fn a_file_that_is_named_is_read_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.jsonl", "b.txt", "c.json"] {
            std::fs::write(folder.path().join(name), "{}\n").unwrap();
        }
        assert_eq!(lines(&[folder.path()]).unwrap().count(), 1);
        assert_eq!(lines(&[folder.path().join("b.txt"), folder.path().join("c.json")]).unwrap().count(), 2);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let lines = Lines::new(Box::new("rain\nrains\nsnowing\nice".as_bytes()), "f".into(), 4);
        let told: Vec<_> = lines.map(|line| line.map(|line| line.number).map_err(|warning| warning.message)).collect();
        assert_eq!(told.iter().filter_map(|line| line.as_ref().ok()).collect::<Vec<_>>(), [&1, &4]);
        assert!(told[1].as_ref().unwrap_err().starts_with("line 2 is longer than 4 bytes"));
    }
}
