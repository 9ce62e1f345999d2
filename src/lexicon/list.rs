//! A sorted list of lines, searched without being parsed.

use std::cmp::Ordering;

/// Lines of `key TAB value`, or of the key alone, sorted by the bytes of the key; no key stands twice.
#[derive(Debug, Clone, Copy)]
pub struct List {
    lines: &'static str,
}

impl List {
    /// A list over sorted lines.
    pub const fn new(lines: &'static str) -> Self {
        Self { lines }
    }

    /// The value beside `key` ("" where the line is the key alone), or `None` if the list does not hold it.
    ///
    /// Costs O(log n) and allocates nothing.
    ///
    /// ```
    /// use newsdiff::lexicon::List;
    ///
    /// let list = List::new("harn\ttown\nholm\n");
    /// assert_eq!((list.get("harn"), list.get("holm"), list.get("ho")), (Some("town"), Some(""), None));
    /// ```
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let bytes = self.lines.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[middle..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| middle + at);
            let line = &self.lines[start..end];
            let (found, value) = line.split_once('\t').unwrap_or((line, ""));
            match found.cmp(key) {
                Ordering::Equal => return Some(value),
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether the list holds `key`.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines.lines().map(|line| line.split_once('\t').unwrap_or((line, "")))
    }
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
}
