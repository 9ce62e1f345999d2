//! The only way onto the page: what a template prints is made harmless here.

use minijinja::{Error, Output, State, Value, escape_formatter};

use super::super::plain::plain;

/// Writes a value of a template: text as text, with what cannot be seen written out as on a terminal; what is marked as safe as it is.
pub(super) fn formatter(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => out.write_str(&text_as_html(text)).map_err(Error::from),
        _ => escape_formatter(out, state, value),
    }
}

/// Text for any place between tags and for quoted attributes.
fn text_as_html(text: &str) -> String {
    let plain = plain(text);
    let mut escaped = String::with_capacity(plain.len() + 8);
    for character in plain.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The address, if it is one of the web: others (`javascript:`) are never linked.
pub(super) fn web_address(address: &str) -> Option<&str> {
    let is_web = |scheme: &&str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_whole = address.chars().all(|character| !character.is_whitespace() && !character.is_control());
    (["https://", "http://"].iter().any(is_web) && is_whole).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text_and_what_cannot_be_seen_is_written_out() {
        assert_eq!(text_as_html("</style><b a='1\"'>&"), "&lt;/style&gt;&lt;b a=&#39;1&quot;&#39;&gt;&amp;");
        assert_eq!(text_as_html("a\u{202e}b\u{1b}c"), "a\\u{202e}b\\u{1b}c");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(web_address("HTTPS://example.org/a?b='1'"), Some("HTTPS://example.org/a?b='1'"));
        for address in ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://a b", "http://a\n", ""] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }
}
