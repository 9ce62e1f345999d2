//! JSON files and JSON Lines to records.

use std::borrow::Cow;
use std::fmt;
use std::io::{BufRead, Read};

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Lines, Record, Records, decode};
use crate::article::Warning;

/// The records of a file with a record a line.
pub(super) fn line_records(lines: Lines) -> Records {
    let file = lines.file().to_owned();
    let mut number = 0;
    let records = lines.map(move |line| {
        let line = line?;
        number += 1;
        let place = if line.number == number { format!("record {number}") } else { format!("record {number} (line {})", line.number) };
        let refuse = |reason: String| Warning::new(&line.file, format!("{place} {reason}"));
        let json = std::str::from_utf8(&line.bytes).map_err(|error| refuse(format!("is not UTF-8 text (byte {})", error.valid_up_to())))?;
        match serde_json::from_str(&mend_surrogates(json)) {
            Ok(Value::Object(fields)) => Ok(Record { number, line: line.number, is_alone: false, fields }),
            Ok(_) => Err(refuse("is no JSON object".to_owned())),
            Err(error) => Err(refuse(format!("is broken: {}", reason(&error)))),
        }
    });
    or_no_records(records, file)
}

/// The records of a JSON file: one record, a list of records, or several of these one behind the other.
pub(super) fn records(mut input: Box<dyn BufRead>, file: String) -> Records {
    let mut bytes = Vec::new();
    let read = input.read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}")).and_then(|_| decode::decode(bytes));
    let json = match read {
        Ok(json) => json,
        Err(reason) => return Box::new(std::iter::once(Err(Warning::new(file, reason)))),
    };
    let mut gathered = Gathered::default();
    let broken = gathered.all(&mend_surrogates(&json)).err();
    let Gathered { values, is_list } = gathered;
    let is_alone = !is_list && values.len() == 1;
    let broken = broken.map(|error| {
        let behind = if values.is_empty() { String::new() } else { format!(" behind record {}", values.len()) };
        Err(Warning::new(&file, format!("is broken{behind}: {error}")))
    });
    let name = file.clone();
    let records = values.into_iter().enumerate().map(move |(position, value)| {
        let number = position + 1;
        match value {
            Value::Object(fields) => Ok(Record { number, line: number, is_alone, fields }),
            _ => Err(Warning::new(&name, format!("record {number} is no JSON object"))),
        }
    });
    or_no_records(records.chain(broken), file)
}

/// Warns if there is no record at all.
pub(super) fn or_no_records(records: impl Iterator<Item = Result<Record, Warning>> + 'static, file: String) -> Records {
    let mut records = records.peekable();
    if records.peek().is_none() {
        return Box::new(std::iter::once(Err(Warning::new(file, "has no records"))));
    }
    Box::new(records)
}

/// What is wrong with a line: the parser's words with the column only, since its line is always the first.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or_else(|| words.clone(), |(reason, _)| format!("{reason}, column {}", error.column()))
}

/// The values of a JSON file, lists taken apart: what stands before a fault is kept.
#[derive(Default)]
struct Gathered {
    values: Vec<Value>,
    is_list: bool,
}

impl Gathered {
    fn all(&mut self, json: &str) -> Result<(), serde_json::Error> {
        let mut parser = serde_json::Deserializer::from_str(json);
        while parser.end().is_err() {
            self.deserialize(&mut parser)?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Gathered {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Gathered {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record or a list of records")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.values.push(Value::Object(Map::deserialize(MapAccessDeserializer::new(map))?));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.is_list = true;
        while let Some(value) = list.next_element()? {
            self.values.push(value);
        }
        Ok(())
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
        records(Box::new(json.as_bytes()), "a.json".into()).collect()
    }

    fn read_lines(json: &'static [u8]) -> Vec<Result<Record, Warning>> {
        line_records(Lines::new(Box::new(json), "a.jsonl".into())).collect()
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
    fn what_stands_before_a_fault_is_kept() {
        let records = read(r#"[{"text": "a"}, 3, {"text": "b"}, {"text"}]"#);
        assert_eq!(records.iter().filter(|record| record.is_ok()).count(), 2);
        assert_eq!(faults(&records)[0], "a.json: record 2 is no JSON object");
        assert!(faults(&records)[1].starts_with("a.json: is broken behind record 3: "), "{:?}", faults(&records));
        assert_eq!(faults(&read("[]")), ["a.json: has no records"]);
        assert!(faults(&read("3"))[0].contains("expected a record or a list of records"));
    }

    #[test]
    fn a_broken_line_is_left_out_and_the_rest_goes_on() {
        let records = read_lines(b"{\"text\": \"a\"}\n\n{\"text\": \n\xff\n{\"text\": \"b\"}\n");
        assert_eq!(records[3].as_ref().map(|record| (record.number, record.line)).unwrap(), (4, 5));
        assert!(faults(&records)[0].starts_with("a.jsonl: record 2 (line 3) is broken: EOF"), "{:?}", faults(&records));
        assert_eq!(faults(&records)[1], "a.jsonl: record 3 (line 4) is not UTF-8 text (byte 0)");
    }

    #[test]
    fn half_a_character_becomes_a_replacement_character() {
        assert_eq!(mend_surrogates(r#""\ud83c\udf0a \ud83c \udf0a\ud83c""#), r#""\ud83c\udf0a \ufffd \ufffd\ufffd""#);
        assert_eq!(mend_surrogates(r#""\\ud83c \u00e9 \""#), r#""\\ud83c \u00e9 \""#);
        assert_eq!(mend_surrogates("\\ö\\u12é\\"), "\\ö\\u12é\\");
        assert!(read(r#"{"text": "a\ud83c\u0000"}"#)[0].is_ok());
    }
}
