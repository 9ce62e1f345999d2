//! What the browser lets the page do: show itself, with the one style and the one script it brings, and nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The content security policy of a page with this style and this script.
pub(super) fn policy(style: &str, script: &str) -> String {
    let hash = |block: &str| format!("'sha256-{}'", STANDARD.encode(hmac_sha256::Hash::hash(block.as_bytes())));
    format!("default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'", hash(style), hash(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_allowed_by_the_hash_of_their_bytes() {
        // `printf '' | openssl dgst -sha256 -binary | base64` and the same of `abc`.
        let policy = policy("", "abc");
        assert!(policy.contains("style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"), "{policy}");
        assert!(policy.contains("script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';"), "{policy}");
    }
}
