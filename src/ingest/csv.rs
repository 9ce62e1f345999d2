//! CSV and TSV files to records.

use std::io::BufRead;

use csv::{Reader, ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::json::or_no_records;
use super::{Record, Records};
use crate::article::Warning;

/// The records of a table whose first row names the fields; `mark` parts them.
pub(super) fn records(input: Box<dyn BufRead>, file: String, mark: u8) -> Records {
    let mut reader = ReaderBuilder::new().delimiter(mark).from_reader(input);
    let names = match reader.headers() {
        Ok(names) => names.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return Box::new(std::iter::once(Err(Warning::new(file, format!("has no readable row of field names: {}", reason(&error)))))),
    };
    or_no_records(Rows { reader, names, file: file.clone(), number: 0, is_over: false }, file)
}

struct Rows {
    reader: Reader<Box<dyn BufRead>>,
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
        let mut row = StringRecord::new();
        match self.reader.read_record(&mut row) {
            Ok(false) => None,
            Ok(true) => {
                self.number += 1;
                let fields = self.names.iter().cloned().zip(row.iter().map(|words| Value::String(words.to_owned()))).collect::<Map<_, _>>();
                Some(Ok(Record { number: self.number, line: self.number, is_alone: false, fields }))
            }
            Err(error) => {
                self.number += 1;
                // A row that does not fit is left out; nothing can be read behind a failure of the system.
                self.is_over = error.is_io_error();
                Some(Err(Warning::new(&self.file, format!("record {} is broken: {}", self.number, reason(&error)))))
            }
        }
    }
}

/// What is wrong with a row, in few words.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("it has {len} fields, not {expected_len}"),
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8 text".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &'static str, mark: u8) -> Vec<Result<Record, Warning>> {
        records(Box::new(table.as_bytes()), "a.csv".into(), mark).collect()
    }

    #[test]
    fn a_field_may_hold_marks_and_line_ends() {
        let mut rows = read("\u{feff}id,text\n1,\"It rained,\nthen it \"\"snowed\"\".\"\n", b',');
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
}
