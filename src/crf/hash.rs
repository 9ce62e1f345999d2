//! Features as hashes: which template, then what fills it.

/// Starts the hash of a feature: its template and how far away the word is that it is read from.
pub(crate) fn seed(template: u8, offset: i8) -> u64 {
    mix(0xcbf2_9ce4_8422_2325, u64::from(template) << 8 | u64::from(offset.cast_unsigned()))
}

/// Adds a number to a hash.
pub(crate) fn mix(hash: u64, value: u64) -> u64 {
    let hash = (hash ^ value).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 32
}

/// Adds letters to a hash (FNV-1a).
pub(crate) fn letters(mut hash: u64, word: &str) -> u64 {
    for byte in word.as_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    // No letter: where the word ends.
    hash = (hash ^ 0xff).wrapping_mul(PRIME);
    hash ^ hash >> 29
}

const PRIME: u64 = 0x0100_0000_01b3;

/// The part of a hash that a model keeps.
pub(super) fn fingerprint(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ hash as u32
}
