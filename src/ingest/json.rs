//! JSON files and JSON Lines to records.

use std::borrow::Cow;
use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::lines::too_long;
use super::{Lines, Record, Records, decode};
use crate::article::Warning;

/// The records of a file with a record a line.
pub(super) fn line_records(lines: Lines) -> Records {
    let file = lines.file().to_owned();
    let mut number = 0;
    let records = lines.map(move |line| {
        number += 1;
        let line = line?;
        let place = if line.number == number { format!("record {number}") } else { format!("record {number} (line {})", line.number) };
        match fields(line.bytes) {
            Ok(fields) => Ok(Record { number, line: line.number, is_alone: false, fields }),
            Err(reason) => Err(Warning::new(&line.file, format!("{place} {reason}"))),
        }
    });
    or_no_records(records, file)
}

/// The records of a JSON file: one record, a list of records, or several of these one behind the other. Records of more than `limit` bytes are left out.
pub(super) fn records(input: Box<dyn BufRead>, file: String, limit: usize) -> Records {
    let records = Values { input, limit, number: 0, is_list: false, is_over: false, file: file.clone() };
    or_no_records(records, file)
}

/// Warns if there is no record at all.
pub(super) fn or_no_records(records: impl Iterator<Item = Result<Record, Warning>> + 'static, file: String) -> Records {
    let mut records = records.peekable();
    if records.peek().is_none() {
        return Box::new(std::iter::once(Err(Warning::new(file, "has no records"))));
    }
    Box::new(records)
}

/// The fields of a record, or what is wrong with it.
fn fields(bytes: Vec<u8>) -> Result<Map<String, Value>, String> {
    let json = decode::decode(bytes, None).text;
    match serde_json::from_str(&mend_surrogates(&json)) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err("is no JSON object".to_owned()),
        Err(error) => Err(format!("is broken: {}", reason(&error))),
    }
}

/// What is wrong with a line: the parser's words with the column only, since its line is always the first.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or_else(|| words.clone(), |(reason, _)| format!("{reason}, column {}", error.column()))
}

/// The values of a JSON file one at a time, lists taken apart, so that a long list never stands in memory.
///
/// Where a record begins and ends is told by its braces; what is wrong inside one does not touch the next.
struct Values {
    input: Box<dyn BufRead>,
    file: String,
    limit: usize,
    number: usize,
    is_list: bool,
    is_over: bool,
}

impl Iterator for Values {
    type Item = Result<Record, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let mut bytes = Vec::new();
        let read = self.read_value(&mut bytes).and_then(|is_there| Ok(is_there && self.number == 0 && !self.is_list && self.is_at_end()?));
        let warn = |words: String| Some(Err(Warning::new(&self.file, words)));
        let is_alone = match read {
            Ok(is_alone) => is_alone,
            Err(error) => {
                self.is_over = true;
                return warn(format!("cannot be read behind record {}: {error}", self.number));
            }
        };
        if bytes.is_empty() {
            self.is_over = true;
            return None;
        }
        self.number += 1;
        let number = self.number;
        if bytes.len() > self.limit {
            return warn(format!("record {number} {}", too_long(self.limit)));
        }
        match fields(bytes) {
            Ok(fields) => Some(Ok(Record { number, line: number, is_alone, fields })),
            Err(reason) => warn(format!("record {number} {reason}")),
        }
    }
}

impl Values {
    /// Reads the next value, of one that is too long the beginning; nothing if there is none.
    fn read_value(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let mut place = Place::Between;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(!bytes.is_empty());
            }
            let mut taken = 0;
            for &byte in buffer {
                let (next, step) = place.step(byte);
                self.is_list |= place == Place::Between && byte == b'[';
                place = next;
                taken += usize::from(step != Step::EndsBefore);
                if matches!(step, Step::Holds | Step::EndsBehind) && bytes.len() <= self.limit {
                    bytes.push(byte);
                }
                if matches!(step, Step::EndsBefore | Step::EndsBehind) {
                    self.input.consume(taken);
                    return Ok(true);
                }
            }
            self.input.consume(taken);
        }
    }

    /// Whether nothing but white space is left; what is passed over is white space.
    fn is_at_end(&mut self) -> io::Result<bool> {
        loop {
            let buffer = self.input.fill_buf()?;
            let spaces = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if buffer.is_empty() || spaces < buffer.len() {
                return Ok(buffer.is_empty());
            }
            self.input.consume(spaces);
        }
    }
}

/// Where a reader of JSON stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before a value.
    Between,
    /// Inside so many braces and brackets, at least one.
    Inside(usize),
    /// Inside a string, which may be inside braces.
    Quoted(usize),
    /// Behind the backslash of a string.
    Escaped(usize),
    /// Inside a number or a word.
    Bare,
}

/// What a byte is to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Parts,
    Holds,
    EndsBefore,
    EndsBehind,
}

impl Place {
    fn step(self, byte: u8) -> (Self, Step) {
        match (self, byte) {
            (Self::Between, b',' | b'[' | b']' | b' ' | b'\t' | b'\r' | b'\n') => (Self::Between, Step::Parts),
            (Self::Bare, b',' | b'[' | b']' | b'{' | b' ' | b'\t' | b'\r' | b'\n') => (Self::Between, Step::EndsBefore),
            (Self::Between, b'{') => (Self::Inside(1), Step::Holds),
            (Self::Between, b'"') => (Self::Quoted(0), Step::Holds),
            (Self::Between | Self::Bare, _) => (Self::Bare, Step::Holds),
            (Self::Inside(depth), b'{' | b'[') => (Self::Inside(depth + 1), Step::Holds),
            (Self::Inside(1), b'}' | b']') | (Self::Quoted(0), b'"') => (Self::Between, Step::EndsBehind),
            (Self::Inside(depth), b'}' | b']') => (Self::Inside(depth - 1), Step::Holds),
            (Self::Inside(depth), b'"') | (Self::Escaped(depth), _) => (Self::Quoted(depth), Step::Holds),
            (Self::Quoted(depth), b'"') => (Self::Inside(depth), Step::Holds),
            (Self::Quoted(depth), b'\\') => (Self::Escaped(depth), Step::Holds),
            (place, _) => (place, Step::Holds),
        }
    }
}

/// Writes U+FFFD for each escaped half of a character: programs that cut text at a number of UTF-16 units leave such halves,
/// and one of them is no reason to lose an article.
fn mend_surrogates(json: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = json[at..].find('\\') {
        let escape = at + found;
        at = match (unit(json, escape), unit(json, escape + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => escape + 12,
            (Some(0xd800..=0xdfff), _) => {
                mended.push_str(&json[copied..escape]);
                mended.push_str("\\ufffd");
                copied = escape + 6;
                copied
            }
            // The escaped character may be a backslash itself, or longer than a byte where the JSON is broken.
            _ => json[escape + 1..].chars().next().map_or(json.len(), |escaped| escape + 1 + escaped.len_utf8()),
        };
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    mended.push_str(&json[copied..]);
    Cow::Owned(mended)
}

/// The UTF-16 unit that the escape at `at` stands for.
fn unit(json: &str, at: usize) -> Option<u16> {
    let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &'static str) -> Vec<Result<Record, Warning>> {
        records(Box::new(json.as_bytes()), "a.json".into(), 99).collect()
    }

    fn read_lines(json: &'static [u8]) -> Vec<Result<Record, Warning>> {
        line_records(Lines::new(Box::new(json), "a.jsonl".into(), 99)).collect()
    }

    fn faults(records: &[Result<Record, Warning>]) -> Vec<String> {
        records.iter().filter_map(|record| record.as_ref().err()).map(ToString::to_string).collect()
    }

    #[test]
    fn one_record_is_alone_and_a_list_of_one_is_a_list() {
        assert!(read(r#"{"text": "a"}"#)[0].as_ref().unwrap().is_alone);
        assert!(!read(r#"[{"text": "a"}]"#)[0].as_ref().unwrap().is_alone);
        assert_eq!(read("{\"text\": \"a\"}\n{\"text\": \"b\"}")[1].as_ref().unwrap().number, 2);
    }

    #[test]
    fn a_fault_touches_its_record_only() {
        let records = read(r#"[{"text": "a"}, 3, "x", {"text": "} \" {"}, {"text"}, {"text": [{}]}, {"text": "b"#);
        let sound: Vec<usize> = records.iter().flatten().map(|record| record.number).collect();
        assert_eq!(sound, [1, 4, 6]);
        let faults = faults(&records);
        assert_eq!(faults[..2], ["a.json: record 2 is no JSON object", "a.json: record 3 is no JSON object"]);
        assert!(faults[2].starts_with("a.json: record 5 is broken: "), "{faults:?}");
        assert!(faults[3].starts_with("a.json: record 7 is broken: EOF"), "{faults:?}");
    }

    #[test]
    fn without_a_record_there_is_a_warning() {
        assert_eq!(faults(&read("[]")), ["a.json: has no records"]);
        assert_eq!(faults(&read("3")), ["a.json: record 1 is no JSON object"]);
    }

    #[test]
    fn a_record_that_is_too_long_is_passed_over() {
        let json = format!(r#"[{{"text": "{}"}}, {{"text": "b"}}]"#, "a".repeat(100));
        let records: Vec<_> = records(Box::new(io::Cursor::new(json)), "a.json".into(), 99).collect();
        assert!(faults(&records)[0].starts_with("a.json: record 1 is longer than 99 bytes"));
        assert_eq!(records[1].as_ref().unwrap().number, 2);
    }

    #[test]
    fn a_broken_line_is_left_out_and_the_rest_goes_on() {
        let records = read_lines(b"{\"text\": \"a\"}\n\n{\"text\": \n\xff\n{\"text\": \"caf\xe9\"}\n");
        assert_eq!(records[3].as_ref().map(|record| (record.number, record.line)).unwrap(), (4, 5));
        assert_eq!(records[3].as_ref().unwrap().fields["text"], "café");
        assert!(faults(&records)[0].starts_with("a.jsonl: record 2 (line 3) is broken: EOF"), "{:?}", faults(&records));
        assert!(faults(&records)[1].starts_with("a.jsonl: record 3 (line 4) is broken"), "{:?}", faults(&records));
    }

    #[test]
    fn half_a_character_becomes_a_replacement_character() {
        assert_eq!(mend_surrogates(r#""\ud83c\udf0a \ud83c \udf0a\ud83c""#), r#""\ud83c\udf0a \ufffd \ufffd\ufffd""#);
        assert_eq!(mend_surrogates(r#""\\ud83c \u00e9 \""#), r#""\\ud83c \u00e9 \""#);
        assert_eq!(mend_surrogates("\\ö\\u12é\\"), "\\ö\\u12é\\");
        assert!(read(r#"{"text": "a\ud83c\u0000"}"#)[0].is_ok());
    }
}
