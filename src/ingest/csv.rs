//! CSV and TSV files to records.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};

use super::decode::Reading;
use super::json::or_no_records;
use super::lines::too_long;
use super::{Record, Records};
use crate::article::Warning;

/// The records of a table whose first row names the fields; `mark` parts them.
///
/// Behind a row of more than `limit` bytes nothing is read: most often a quotation mark was not closed, and nobody knows where the next row begins.
pub(super) fn records(input: Box<dyn BufRead>, file: String, mark: u8, limit: usize) -> Records {
    let end = Rc::new(Cell::new(limit as u64));
    let mut reader = ReaderBuilder::new().delimiter(mark).has_headers(false).from_reader(Metered { input, at: 0, end: Rc::clone(&end), limit });
    let mut row = ByteRecord::new();
    let names = match reader.read_byte_record(&mut row) {
        Ok(_) => texts(&row).map(|name| name.trim().to_owned()).collect(),
        Err(error) => return Box::new(std::iter::once(Err(Warning::new(file, format!("has no readable row of field names: {}", reason(&error)))))),
    };
    or_no_records(Rows { reader, end, limit, names, file: file.clone(), number: 0, is_over: false }, file)
}

struct Rows {
    reader: Reader<Metered>,
    end: Rc<Cell<u64>>,
    limit: usize,
    names: Vec<String>,
    file: String,
    number: usize,
    is_over: bool,
}

impl Iterator for Rows {
    type Item = Result<Record, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        self.end.set(self.reader.position().byte().saturating_add(self.limit as u64));
        let mut row = ByteRecord::new();
        match self.reader.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => {
                self.number += 1;
                let fields = self.names.iter().cloned().zip(texts(&row).map(Value::String)).collect::<Map<_, _>>();
                Some(Ok(Record { number: self.number, line: self.number, is_alone: false, fields }))
            }
            Err(error) => {
                self.number += 1;
                // A row that does not fit is left out; nothing can be read behind a failure of the system.
                self.is_over = error.is_io_error();
                let (is, behind) = if self.is_over { ("cannot be read", "; what stands behind it was left out, too") } else { ("is broken", "") };
                Some(Err(Warning::new(&self.file, format!("record {} {is}: {}{behind}", self.number, reason(&error)))))
            }
        }
    }
}

/// The fields of a row as text: all in one encoding.
fn texts(row: &ByteRecord) -> impl Iterator<Item = String> {
    let reading = Reading::of(row.as_slice());
    row.iter().map(move |field| reading.read(field))
}

/// A reader that gives up when more is taken for one row than may be.
struct Metered {
    input: Box<dyn BufRead>,
    /// So many bytes were handed over.
    at: u64,
    /// Behind so many bytes the row that is being read is too long.
    end: Rc<Cell<u64>>,
    limit: usize,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // The table reads ahead, so that a piece of it may hold many rows.
        let most = usize::try_from(self.end.get() - self.at).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 && !self.input.fill_buf()?.is_empty() {
            return Err(io::Error::other(format!("it {}", too_long(self.limit))));
        }
        let count = self.input.read(&mut buffer[..most])?;
        self.at += count as u64;
        Ok(count)
    }
}

/// What is wrong with a row, in few words.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("it has {len} fields, not {expected_len}"),
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &'static str, mark: u8) -> Vec<Result<Record, Warning>> {
        records(Box::new(table.as_bytes()), "a.csv".into(), mark, 99).collect()
    }

    #[test]
    fn a_field_may_hold_marks_and_line_ends() {
        let mut rows = read("id,text\n1,\"It rained,\nthen it \"\"snowed\"\".\"\n", b',');
        assert_eq!(rows[0].as_mut().unwrap().take("text").as_deref(), Some("It rained,\nthen it \"snowed\"."));
        assert_eq!(rows[0].as_mut().unwrap().take("id").as_deref(), Some("1"));
    }

    #[test]
    fn a_row_that_does_not_fit_is_left_out_and_the_rest_goes_on() {
        let mut rows = read("id\ttext\n1\n2\tIt rained.\n", b'\t');
        assert_eq!(rows[0].as_ref().unwrap_err().to_string(), "a.csv: record 1 is broken: it has 1 fields, not 2");
        assert_eq!(rows[1].as_mut().unwrap().take("id").as_deref(), Some("2"));
    }

    #[test]
    fn a_table_without_rows_has_no_records() {
        assert_eq!(read("id,text\n", b',')[0].as_ref().unwrap_err().to_string(), "a.csv: has no records");
    }

    #[test]
    fn a_row_without_end_is_not_kept() {
        let open = format!("id,text\n1,It rained.\n2,\"{}\n", "It rained.\n".repeat(2_000));
        let rows: Vec<_> = records(Box::new(io::Cursor::new(open)), "a.csv".into(), b',', 10_000).collect();
        assert_eq!((rows.len(), rows[0].is_ok()), (2, true));
        assert!(rows[1].as_ref().unwrap_err().message.contains("is longer than 10000 bytes"), "{:?}", rows[1]);
    }

    #[test]
    fn short_rows_are_read_however_long_their_table_is() {
        let table = format!("id,text\n{}", "1,It rained.\n".repeat(2_000));
        let rows: Vec<_> = records(Box::new(io::Cursor::new(table)), "a.csv".into(), b',', 13).collect();
        assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), 2_000, "{:?}", rows.last());
        let long = "id,text\n1,It rained.\n2,It snowed!\n3,It rained.\n";
        let rows: Vec<_> = records(Box::new(long.as_bytes()), "a.csv".into(), b',', 12).collect();
        assert!(rows[0].as_ref().unwrap_err().message.contains("longer than 12 bytes"), "{:?}", rows[0]);
    }

    #[test]
    fn a_row_is_read_in_the_encoding_it_was_written_in() {
        let mut rows: Vec<_> = records(Box::new(&b"id,text\nCaf\xe9,It\x92s shut.\n"[..]), "a.csv".into(), b',', 99).collect();
        let row = rows[0].as_mut().unwrap();
        assert_eq!((row.take("id").as_deref(), row.take("text").as_deref()), (Some("Café"), Some("It’s shut.")));
    }
}
