//! Which addresses lead to the web.

use super::plain::is_unseen;

/// The address, if it is one of the web that a reader can follow: `http` or `https` and nothing in it that cannot be seen.
///
/// Others (`javascript:`, `file:`) are never linked. What would end a link of its own a format looks for besides.
///
/// ```
/// use newsdiff::report::web_address;
///
/// assert_eq!(web_address("HTTPS://example.org/1"), Some("HTTPS://example.org/1"));
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// ```
pub fn web_address(address: &str) -> Option<&str> {
    let is_web = |scheme: &&str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_whole = address.chars().all(|character| !character.is_whitespace() && !is_unseen(character));
    (["https://", "http://"].iter().any(is_web) && is_whole).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for address in ["HTTPS://example.org/a?b='1'", "http://example.org/é"] {
            assert_eq!(web_address(address), Some(address));
        }
        for address in ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://a b", "http://a\n", "http://a\u{202e}b", "http://a\u{200b}b", ""] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }
}
