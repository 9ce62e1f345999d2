//! Dates as sources write them to ISO 8601, which is what the later stages read.

use jiff::civil::{Date, DateTime};
use jiff::fmt::{rfc2822, strtime};

/// Ways to write a day.
const WAYS: &[&str] = &["%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%B %d %Y", "%d %B %Y", "%b %d, %Y", "%b. %d, %Y", "%d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y"];

/// The date and, where it is told, the time in ISO 8601; `None` if it is no date.
pub(super) fn iso(words: &str) -> Option<String> {
    let words = words.trim();
    if words.get(..10).is_some_and(|day| day.parse::<Date>().is_ok()) {
        return Some(words.to_owned());
    }
    if let Ok(time) = rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_zoned(words) {
        return Some(strtime::format("%Y-%m-%dT%H:%M:%S%:z", &time).unwrap_or_else(|_| time.date().to_string()));
    }
    // A day may have a weekday or a note behind it: "January 10, 2023 Tuesday", "10 January 2023 10:15 GMT".
    let parts: Vec<&str> = words.split_whitespace().take(4).collect();
    (1..=parts.len())
        .rev()
        .find_map(|count| {
            let words = parts[..count].join(" ");
            WAYS.iter().find_map(|way| Date::strptime(way, &words).or_else(|_| DateTime::strptime(way, &words).map(DateTime::date)).ok())
        })
        .map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds_pages_and_archives_are_read() {
        for words in [
            "2023-01-10",
            "2023/01/10",
            "20230110",
            "January 10, 2023 Tuesday",
            "Jan 10, 2023",
            "10 January 2023",
            "Tuesday, January 10, 2023",
            "10 January 2023 10:15 GMT",
        ] {
            assert_eq!(iso(words).as_deref(), Some("2023-01-10"), "{words}");
        }
        assert_eq!(iso("Tue, 10 Jan 2023 08:30:00 +0100").as_deref(), Some("2023-01-10T08:30:00+01:00"));
        assert_eq!(iso("2023-01-10T08:00:00Z").as_deref(), Some("2023-01-10T08:00:00Z"));
        for words in ["yesterday", "", "1900 words", "10/11"] {
            assert_eq!(iso(words), None, "{words}");
        }
    }
}
