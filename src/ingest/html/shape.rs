//! How a page is nested, told from its tags before anything is built of them.
//!
//! A tree of elements costs time and memory that a few bytes can drive very high: elements nested thousands deep are searched
//! from the innermost out at every tag, and formatting that is left open (`<b>`) is repeated in every paragraph behind it.

/// Browsers nest no deeper than 512 elements.
const DEEPEST: usize = 512;

/// A long page of a newspaper has some 10,000 elements, the longest standards some 200,000.
const MOST_ELEMENTS: usize = 250_000;

/// An element of a page has some ten attributes.
const MOST_ATTRIBUTES: usize = 1_000;

/// Elements that have no end tag, or whose end is told by what follows.
const UNCLOSED: &[&[u8]] = &[
    b"area",
    b"base",
    b"body",
    b"br",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"head",
    b"hr",
    b"html",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"optgroup",
    b"option",
    b"p",
    b"param",
    b"path",
    b"rb",
    b"rp",
    b"rt",
    b"rtc",
    b"source",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"track",
    b"wbr",
];

/// Elements that the parser opens again in each paragraph until they are closed.
const FORMATTING: &[&[u8]] = &[b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes", b"noscript"];

/// What stands in the way of reading a page, if anything.
pub(super) fn refusal(page: &str) -> Option<String> {
    let mut rest = page.as_bytes();
    let (mut depth, mut formatting, mut elements) = (0_usize, 0_usize, 0_usize);
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = behind(comment, b"-->");
            continue;
        }
        let is_end = rest.first() == Some(&b'/');
        let name = name(&rest[usize::from(is_end)..]);
        if name.is_empty() {
            continue;
        }
        let Some(behind) = behind_tag(rest) else { return Some(format!("has an element with more than {MOST_ATTRIBUTES} attributes and was left out")) };
        rest = behind;
        let is_formatting = FORMATTING.contains(&name.as_slice());
        if UNCLOSED.contains(&name.as_slice()) {
            elements += 1 + formatting;
        } else if is_end {
            depth = depth.saturating_sub(1);
            formatting = formatting.saturating_sub(usize::from(is_formatting));
        } else {
            elements += 1 + formatting;
            if RAW.contains(&name.as_slice()) {
                rest = behind_raw(rest, &name);
                continue;
            }
            depth += 1;
            formatting += usize::from(is_formatting);
        }
        if depth > DEEPEST {
            return Some(format!("is nested more than {DEEPEST} elements deep and was left out"));
        }
        if elements > MOST_ELEMENTS {
            return Some(format!("has more than {MOST_ELEMENTS} elements and was left out"));
        }
    }
    None
}

/// Behind the end of a tag; `None`: it has too many attributes, each of which is compared with all before it.
fn behind_tag(tag: &[u8]) -> Option<&[u8]> {
    #[derive(PartialEq)]
    enum Place {
        Between,
        Name,
        BeforeValue,
        Value,
        Quoted(u8),
    }
    let mut place = Place::Name;
    let mut attributes = 0;
    for (at, byte) in tag.iter().enumerate() {
        place = match (place, byte) {
            (Place::Quoted(mark), byte) if mark != *byte => Place::Quoted(mark),
            (Place::Quoted(_), _) => Place::Between,
            (_, b'>') => return Some(&tag[at + 1..]),
            (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(*byte),
            (Place::Between | Place::Name, b'=') => Place::BeforeValue,
            (Place::BeforeValue, byte) if byte.is_ascii_whitespace() => Place::BeforeValue,
            (Place::BeforeValue, _) => Place::Value,
            (_, byte) if byte.is_ascii_whitespace() => Place::Between,
            (Place::Between | Place::Name, b'/') => Place::Between,
            (Place::Between, _) => {
                attributes += 1;
                Place::Name
            }
            (place, _) => place,
        };
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
    }
    Some(&[])
}

/// The name that a tag begins with, lower case; empty if it is no tag.
fn name(tag: &[u8]) -> Vec<u8> {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
    if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
        return Vec::new();
    }
    tag.iter().take(20).take_while(is_part).map(u8::to_ascii_lowercase).collect()
}

fn behind<'a>(text: &'a [u8], mark: &[u8]) -> &'a [u8] {
    text.windows(mark.len()).position(|window| window == mark).map_or(&[], |at| &text[at + mark.len()..])
}

/// Behind the end tag of an element whose content is no markup.
fn behind_raw<'a>(mut text: &'a [u8], element: &[u8]) -> &'a [u8] {
    while let Some(at) = text.windows(2).position(|window| window == b"</") {
        text = &text[at + 2..];
        if name(text) == element {
            return text;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_usual_shape_is_read() {
        let item = "<li><b>Rain<br>in <a href=x>Harn</a></b><p>It rained.";
        assert_eq!(refusal(&format!("<html><ul>{}</ul>", item.repeat(5_000))), None);
        assert_eq!(refusal(&format!("<script>{}</script>", "'<div>'".repeat(5_000))), None);
        let data = format!("<div data-x='{}' hidden>", "<div a='b c d'>".replace('\'', "\"").repeat(5_000));
        assert_eq!(refusal(&data), None);
        for cut in ["<", "<!--", "<script>", "<div", "<div a", "<div a='", "</"] {
            assert_eq!(refusal(cut), None, "{cut}");
        }
    }

    #[test]
    fn what_would_cost_too_much_is_refused() {
        assert!(refusal(&"<div>".repeat(100_000)).unwrap().contains("512 elements deep"));
        assert!(refusal(&"<p>".repeat(300_000)).unwrap().contains("250000 elements"));
        let attributes = (0..2_000).map(|n| format!("a{n} ")).collect::<Vec<_>>().concat();
        assert!(refusal(&format!("<div {attributes}>")).unwrap().contains("1000 attributes"));
        let open = (0..500).map(|n| format!("<b id={n}>")).collect::<Vec<_>>().concat();
        assert!(refusal(&(open + &"<p>x".repeat(1_000))).unwrap().contains("250000 elements"));
    }
}
