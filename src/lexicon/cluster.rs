//! Clusters of words that stand among the same words: what is not in a list is still like what is.

use crate::key::hash;

/// Sorted by the first four bytes, eight bytes a word: the word's hash, then its clusters, little endian, by `newsdiff-train clusters`.
static CLUSTERS: &[u8] = include_bytes!("../../assets/clusters.bin");

/// The cluster of a word among 100, among 400 and among 1,500.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Below 128.
    pub coarse: u16,
    /// Below 512.
    pub middle: u16,
    /// Below 2,048.
    pub fine: u16,
}

impl Cluster {
    /// The eight bytes of a word and its clusters.
    pub fn pack(self, word: &str) -> [u8; 8] {
        let clusters = u32::from(self.coarse) | u32::from(self.middle) << 7 | u32::from(self.fine) << 16;
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&fingerprint(word).to_le_bytes());
        bytes[4..].copy_from_slice(&clusters.to_le_bytes());
        bytes
    }
}

/// The clusters of a word; case matters, digits are all one. A word that is not known as written is looked up in lower case.
pub(crate) fn cluster(word: &str) -> Option<Cluster> {
    let word: String = word.chars().map(|character| if character.is_numeric() { '0' } else { character }).collect();
    find(&word).or_else(|| find(&word.to_lowercase()))
}

fn find(word: &str) -> Option<Cluster> {
    let (rows, _) = CLUSTERS.as_chunks::<8>();
    let number = |row: &[u8; 8], at: usize| u32::from_le_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]]);
    let sought = fingerprint(word);
    // Hashes lie evenly, so a row is near its share of the way; what is sought is not before `low` and before `high`.
    let guess = ((u64::from(sought) * rows.len() as u64) >> 32) as usize;
    let mut reach = 32;
    let (low, high) = loop {
        let (low, high) = (guess.saturating_sub(reach), (guess + reach).min(rows.len()));
        if (low == 0 || number(&rows[low], 0) <= sought) && (high == rows.len() || number(&rows[high], 0) > sought) {
            break (low, high);
        }
        reach *= 4;
    };
    let row = &rows[low + rows[low..high].binary_search_by_key(&sought, |row| number(row, 0)).ok()?];
    let clusters = number(row, 4);
    Some(Cluster { coarse: (clusters & 127) as u16, middle: (clusters >> 7 & 511) as u16, fine: (clusters >> 16) as u16 })
}

/// A word's hash in 32 bits.
pub(super) fn fingerprint(word: &str) -> u32 {
    let hash = hash([word]);
    (hash >> 32) as u32 ^ hash as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_use_share_a_cluster() {
        let coarse = |word: &str| cluster(word).map(|cluster| cluster.coarse);
        assert!(coarse("Tuesday").is_some());
        assert_eq!(coarse("Tuesday"), coarse("Wednesday"));
        assert_ne!(coarse("Tuesday"), coarse("police"));
        assert_eq!(cluster("qqzxv"), None);
    }
}
