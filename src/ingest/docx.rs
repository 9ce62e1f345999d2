//! A Word document to an article: its paragraphs, and what their styles say of them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Found, Whole, one, plain, split};
use crate::article::{Article, Part, Role, Span, Warning};

/// The article of a document whose main part is `xml`, or its articles where texts are split.
pub(super) fn articles(xml: &str, whole: &Whole<'_>) -> Found {
    let (text, parts) = paragraphs(xml);
    let name = &whole.file.name;
    if text.is_empty() {
        return one(Err(Warning::new(name, "is a document without text")));
    }
    let title = parts.first().filter(|part| part.role == Role::Heading && part.span.start() == 0).map(|part| part.span.of(&text).to_owned());
    let title = title.filter(|_| whole.options.split.is_none());
    let mut article = Article { id: name.clone(), folder: whole.file.folder(), title, text, parts, ..Article::default() };
    let cut = if whole.options.split.is_none() { plain::shorten(&mut article, whole.options.limits.article_bytes) } else { None };
    Box::new(split::articles(article, whole.options).into_iter().chain(cut.map(Err)))
}

/// The paragraphs of a document, parted by empty lines. What is wrong in it ends it.
fn paragraphs(xml: &str) -> (String, Vec<Part>) {
    let (mut text, mut parts) = (String::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    let mut paragraph = String::new();
    let mut role = None;
    let (mut is_text, mut is_old) = (false, 0_usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "t" => is_text = true,
                // What stands in text boxes is written twice, the second time for old programs.
                "Fallback" => is_old += 1,
                name => role = role.or_else(|| self::role(name, &tag)),
            },
            Ok(Event::Empty(tag)) => match tag.local_name().as_ref() {
                "tab" => paragraph.push('\t'),
                "br" | "cr" => paragraph.push('\n'),
                "noBreakHyphen" => paragraph.push('-'),
                name => role = role.or_else(|| self::role(name, &tag)),
            },
            Ok(Event::Text(words)) if is_text && is_old == 0 => paragraph.push_str(&words),
            Ok(Event::GeneralRef(name)) if is_text && is_old == 0 => paragraph.push_str(&entity(&name)),
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => is_text = false,
                "Fallback" => is_old = is_old.saturating_sub(1),
                "p" => {
                    push(&mut text, &mut parts, paragraph.trim(), role.take());
                    paragraph.clear();
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    text.truncate(text.trim_end().len());
    (text, parts)
}

fn push(text: &mut String, parts: &mut Vec<Part>, paragraph: &str, role: Option<Role>) {
    if paragraph.is_empty() {
        return;
    }
    let start = text.len();
    text.push_str(paragraph);
    parts.extend(role.map(|role| Part { span: Span::new(start, text.len()), role }));
    text.push_str("\n\n");
}

/// What a property of a paragraph says of it.
fn role(property: &str, tag: &BytesStart<'_>) -> Option<Role> {
    match property {
        "numPr" => Some(Role::Item),
        "pStyle" => {
            let style = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val")?;
            let style = style.value.to_ascii_lowercase();
            if style.starts_with("heading") || style == "title" {
                Some(Role::Heading)
            } else if style.starts_with("caption") {
                Some(Role::Caption)
            } else if style.contains("quote") {
                Some(Role::Quotation)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// The character that `&name;` stands for in XML; of what it knows no other.
pub(super) fn entity(name: &str) -> String {
    let number = name.strip_prefix("#x").map(|digits| u32::from_str_radix(digits, 16)).or_else(|| name.strip_prefix('#').map(str::parse));
    let c = match (name, number) {
        ("amp", _) => Some('&'),
        ("lt", _) => Some('<'),
        ("gt", _) => Some('>'),
        ("quot", _) => Some('"'),
        ("apos", _) => Some('\''),
        ("nbsp", _) => Some('\u{a0}'),
        (_, Some(Ok(number))) => char::from_u32(number),
        _ => None,
    };
    c.map_or_else(|| format!("&{name};"), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_read_with_what_their_styles_say() {
        let xml = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Pier &amp; quay</w:t></w:r><w:r><w:t xml:space=\"preserve\"> shut</w:t></w:r></w:p><w:p/>\
            <w:p><w:r><w:t>It rained</w:t><w:br/><w:t>in Harn.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p></w:body></w:document>";
        let (text, parts) = paragraphs(xml);
        assert_eq!(text, "Pier & quay shut\n\nIt rained\nin Harn.\n\none");
        assert_eq!(parts.iter().map(|part| (part.role, part.span.of(&text))).collect::<Vec<_>>(), [(Role::Heading, "Pier & quay shut"), (Role::Item, "one")]);
    }

    #[test]
    fn a_broken_document_gives_what_stands_before_the_fault() {
        assert_eq!(paragraphs("<w:p><w:t>It rained.</w:t></w:p><w:p><w:t>It</w:x>").0, "It rained.");
        assert_eq!(paragraphs("no xml").0, "");
    }

    #[test]
    fn characters_may_be_written_as_entities() {
        assert_eq!(["amp", "#8217", "#x2019", "#xd800", "what"].map(entity), ["&", "’", "’", "&#xd800;", "&what;"]);
    }
}
