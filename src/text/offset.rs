//! Bytes to code points and back: inside spans are bytes, outside they are code points.

/// How many bytes lie between two remembered places.
const STEP: usize = 512;

/// Converts between byte and code point offsets of one text; free where the text is ASCII.
#[derive(Debug, Clone)]
pub(crate) struct CodePoints<'a> {
    text: &'a str,
    /// Code points before the first character border at or after byte `STEP * n`; empty where the text is ASCII.
    marks: Vec<(usize, usize)>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut next = 0;
            for (count, (byte, _)) in text.char_indices().enumerate() {
                if byte >= next {
                    marks.push((byte, count));
                    next += STEP;
                }
            }
        }
        Self { text, marks }
    }

    /// Code points before byte `byte`, which must be a character border of the text.
    #[expect(clippy::wrong_self_convention, reason = "it goes with `to_byte`")]
    pub(crate) fn from_byte(&self, byte: usize) -> usize {
        let Some(mark) = self.marks.partition_point(|&(at, _)| at <= byte).checked_sub(1) else { return byte };
        let (at, count) = self.marks[mark];
        count + self.text[at..byte].chars().count()
    }

    /// The byte where code point number `count` begins, `None` beyond the text's end.
    pub(crate) fn to_byte(&self, count: usize) -> Option<usize> {
        let Some(mark) = self.marks.partition_point(|&(_, before)| before <= count).checked_sub(1) else {
            return (count <= self.text.len()).then_some(count);
        };
        let (at, before) = self.marks[mark];
        let rest = &self.text[at..];
        rest.char_indices().map(|(byte, _)| at + byte).chain([self.text.len()]).nth(count - before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_on_every_character() {
        for text in ["", "plain", &"“quoted” wörds 🌎 ".repeat(200)] {
            let offsets = CodePoints::new(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.from_byte(byte), count);
                assert_eq!(offsets.to_byte(count), Some(byte));
            }
            let all = text.chars().count();
            assert_eq!(offsets.from_byte(text.len()), all);
            assert_eq!(offsets.to_byte(all), Some(text.len()));
            assert_eq!(offsets.to_byte(all + 1), None);
        }
    }
}
