//! Which parts of speech a form of a word can be, from a dictionary.

use std::sync::LazyLock;

use super::cluster::fingerprint;

/// By `newsdiff-train forms`: a byte with the number of tables of tags and each table (two bytes, little endian), then for each of 65,536 values of
/// the first 16 bits of a hash a byte with the number of its forms, then for each form the next 8 bits of its hash and the number of its table.
static FORMS: &[u8] = include_bytes!("../../assets/forms.bin");

/// What a form can be, one bit each. A form the dictionary does not know has none; about one in a hundred such forms gets another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forms(pub u16);

impl Forms {
    /// Names of the bits as the dictionary writes them, from the lowest.
    pub const NAMES: [&'static str; 10] = ["NN", "NNS", "VB", "VBZ", "VED", "VBG", "JJ", "JJR", "JJS", "RB"];
    /// A noun in the singular.
    pub(crate) const NOUN: Self = Self(1);
    /// A noun in the plural.
    pub(crate) const NOUNS: Self = Self(1 << 1);
    /// A verb's bare form.
    pub(crate) const VERB: Self = Self(1 << 2);
    /// Any form of a verb.
    pub(crate) const VERBAL: Self = Self(0b11_1100);
    /// The past of a verb, or its past participle.
    pub(crate) const PAST: Self = Self(1 << 4);
    /// The "-ing" form of a verb.
    pub(crate) const GERUND: Self = Self(1 << 5);
    /// An adjective's bare form.
    pub(crate) const ADJECTIVE: Self = Self(1 << 6);

    /// Whether it can be one of these.
    pub(crate) fn can_be(self, these: Self) -> bool {
        self.0 & these.0 != 0
    }
}

/// What a word (lower case) can be.
pub(crate) fn forms(word: &str) -> Forms {
    find(word).map_or(Forms::default(), Forms)
}

/// The parts of [`FORMS`].
struct Table {
    tags: Vec<u16>,
    /// Where the rows of each value of the first 16 bits begin; one more at the end.
    starts: Vec<u32>,
    rows: &'static [u8],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (tables, rest) = FORMS.split_first().expect("the embedded table is not empty");
    let (tags, rest) = rest.split_at(usize::from(*tables) * 2);
    let (counts, rows) = rest.split_at(BUCKETS);
    let mut starts = vec![0];
    for count in counts {
        starts.push(starts[starts.len() - 1] + u32::from(*count));
    }
    Table { tags: tags.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(), starts, rows }
});

fn find(word: &str) -> Option<u16> {
    let (bucket, tail) = place(word);
    let rows = TABLE.starts[bucket] as usize * 2..TABLE.starts[bucket + 1] as usize * 2;
    let row = TABLE.rows[rows].chunks_exact(2).find(|row| row[0] == tail)?;
    Some(TABLE.tags[usize::from(row[1])])
}

/// Values of the first 16 bits of a hash.
const BUCKETS: usize = 1 << 16;

/// The first 16 bits of a word's hash and the next 8.
fn place(word: &str) -> (usize, u8) {
    let hash = fingerprint(word);
    ((hash >> 16) as usize, (hash >> 8) as u8)
}

/// The bytes of `assets/forms.bin`, from words with what they can be.
pub fn pack(words: impl IntoIterator<Item = (String, Forms)>) -> Vec<u8> {
    let mut tables: Vec<u16> = Vec::new();
    let mut rows: Vec<(usize, u8, u8)> = Vec::new();
    for (word, Forms(mask)) in words {
        let table = tables.iter().position(|table| *table == mask).unwrap_or_else(|| {
            tables.push(mask);
            tables.len() - 1
        });
        let (bucket, tail) = place(&word);
        rows.push((bucket, tail, table as u8));
    }
    rows.sort_unstable();
    rows.dedup_by_key(|(bucket, tail, _)| (*bucket, *tail));
    let mut counts = vec![0_u8; BUCKETS];
    for (bucket, _, _) in &rows {
        counts[*bucket] += 1;
    }
    let mut bytes = vec![tables.len() as u8];
    bytes.extend(tables.iter().flat_map(|table| table.to_le_bytes()));
    bytes.extend(counts);
    bytes.extend(rows.iter().flat_map(|(_, tail, table)| [*tail, *table]));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_with_all_it_can_be() {
        assert!(forms("evacuated").can_be(Forms::VERBAL));
        assert!(forms("strike").can_be(Forms::NOUN) && forms("strike").can_be(Forms::VERB));
        assert!(!forms("river").can_be(Forms::VERBAL));
    }
}
