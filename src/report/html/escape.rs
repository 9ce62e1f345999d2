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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text_and_what_cannot_be_seen_is_written_out() {
        assert_eq!(text_as_html("</style><b a='1\"'>&"), "&lt;/style&gt;&lt;b a=&#39;1&quot;&#39;&gt;&amp;");
        assert_eq!(text_as_html("a\u{202e}b\u{1b}c"), "a\\u{202e}b\\u{1b}c");
    }
}
