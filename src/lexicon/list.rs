//! A sorted list of lines, searched without being parsed.

use std::sync::OnceLock;

/// Lines of `key TAB value`, or of the key alone, sorted by the bytes of the key; no key stands twice or holds a byte below a space.
#[derive(Debug)]
pub struct List {
    lines: &'static str,
    /// Made when the list is first searched.
    samples: OnceLock<Samples>,
}

/// Lines at equal distances: most of a search goes on among them, side by side in memory.
#[derive(Debug)]
struct Samples {
    /// The first eight bytes of each, as a number.
    openings: Vec<u64>,
    /// Where each begins.
    starts: Vec<u32>,
}

/// Bytes between two samples.
const APART: usize = 256;

/// The first eight bytes as a number that is sorted as they are; bytes that are missing count as zero.
fn opening(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = bytes.len().min(8);
    first[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(first)
}

/// So many bytes are searched line by line.
const FEW: usize = 48;

/// What a list knows of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Found {
    /// The value beside it, if the list holds it.
    pub(crate) value: Option<&'static str>,
    /// Whether the list holds a longer phrase that begins with its words.
    pub(crate) goes_on: bool,
}

impl List {
    /// A list over sorted lines.
    pub(crate) const fn new(lines: &'static str) -> Self {
        Self { lines, samples: OnceLock::new() }
    }

    /// The value beside `key` ("" where the line is the key alone), or `None` if the list does not hold it.
    ///
    /// Costs O(log n) and allocates nothing.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.find(key).value
    }

    /// What the list knows of `key`, at the price of one search.
    pub(crate) fn find(&self, key: &str) -> Found {
        let at = self.first_from(key);
        let Some(behind) = self.lines[at..].strip_prefix(key) else { return Found::default() };
        let (line, later) = behind.split_once('\n').unwrap_or((behind, ""));
        if line.starts_with(' ') {
            return Found { value: None, goes_on: true };
        }
        let value = if line.is_empty() { Some("") } else { line.strip_prefix('\t') };
        // No byte of a key sorts before the space, so what goes on stands next.
        let goes_on = value.is_some() && later.strip_prefix(key).is_some_and(|behind| behind.starts_with(' '));
        Found { value, goes_on }
    }

    /// Whether the list holds `key`.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Where the first line begins whose key is not before `key`.
    fn first_from(&self, key: &str) -> usize {
        let bytes = self.lines.as_bytes();
        // What follows a key in its line is below every byte of a key, so a line that ends early compares as its key does.
        let is_before = |start: usize| &bytes[start..bytes.len().min(start + key.len())] < key.as_bytes();
        let next_line = |at: usize| next_line(bytes, at);
        // Both are borders of lines; what is sought is not before `low` and not behind `high`.
        let (mut low, mut high) = self.between(key);
        while high - low > FEW {
            let start = next_line(low + (high - low) / 2);
            if start == high {
                break;
            }
            if is_before(start) { low = start } else { high = start }
        }
        while low < high && is_before(low) {
            low = next_line(low);
        }
        low
    }

    /// Borders of lines: what is sought is not before the first and not behind the second.
    fn between(&self, key: &str) -> (usize, usize) {
        let Samples { openings, starts } = self.samples.get_or_init(|| self.samples());
        let sought = opening(key.as_bytes());
        // A line whose opening is another number differs from the key within the key's length, or goes on behind it.
        let before = openings.partition_point(|opening| *opening < sought);
        let behind = before + openings[before..].partition_point(|opening| *opening == sought);
        let low = before.checked_sub(1).map_or(0, |last| starts[last] as usize);
        (low, starts.get(behind).map_or(self.lines.len(), |start| *start as usize))
    }

    fn samples(&self) -> Samples {
        let bytes = self.lines.as_bytes();
        let mut starts: Vec<u32> = (APART..bytes.len()).step_by(APART).map(|at| next_line(bytes, at) as u32).collect();
        starts.dedup();
        starts.retain(|start| (*start as usize) < bytes.len());
        Samples { openings: starts.iter().map(|start| opening(&bytes[*start as usize..])).collect(), starts }
    }

    /// Every key with its value, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines.lines().map(|line| line.split_once('\t').unwrap_or((line, "")))
    }
}

/// Where the next line begins behind `at`, or the list ends.
fn next_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |length| at + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_nothing_else() {
        let list = List::new("a\nab\t1\nabc\nb c\t2\tx\nd");
        for (key, value) in list.iter() {
            assert_eq!(list.get(key), Some(value), "{key}");
        }
        for key in ["", "aa", "abcd", "b", "b c d", "e"] {
            assert_eq!(list.get(key), None, "{key}");
        }
        assert_eq!(List::new("").get("a"), None);
    }

    #[test]
    fn a_phrase_goes_on_where_a_longer_one_is_listed() {
        let list = List::new("b c\t2\nharn\ttown\nharn bay\nharness\n");
        let goes_on = |key| list.find(key).goes_on;
        assert!(goes_on("b") && goes_on("harn") && !goes_on("har") && !goes_on("harn bay") && !goes_on("c"));
        assert_eq!(list.find("harn").value, Some("town"));
        assert_eq!(list.find("b").value, None);
    }
}
