//! Keys of findings: hashes of what they say, so that no path, order or number is in them.

/// A key made of a letter that tells the kind of thing and eight hexadecimal digits of the parts' hash.
///
/// The same parts in the same order give the same key on every machine (FNV-1a, 64 bits, folded to 32).
/// Parts are kept apart: `["ab", "c"]` and `["a", "bc"]` differ.
///
/// ```
/// assert_eq!(newsdiff::key("k", ["group", "iran"]), newsdiff::key("k", ["group", "iran"]));
/// ```
pub fn key<'a>(kind: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    let hash = hash(parts);
    format!("{kind}{:08x}", (hash >> 32) as u32 ^ hash as u32)
}

/// FNV-1a over the parts, each ended by a byte that no UTF-8 text holds.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(key("k", ["ab", "c"]), key("k", ["a", "bc"]));
    }

    #[test]
    fn a_key_never_changes_between_versions() {
        assert_eq!(key("k", ["group", "iran", "A", "B"]), "k35d41dd9");
        assert_eq!(key("k", []).len(), 9);
    }
}
