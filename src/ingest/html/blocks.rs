//! Elements to paragraphs: text, and what the markup says of each paragraph.

use dom_query::NodeRef;

use crate::article::{Part, Role, Span};

/// A text made of paragraphs that empty lines part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::ingest) struct Blocks {
    pub(in crate::ingest) text: String,
    /// In order of the text.
    pub(in crate::ingest) parts: Vec<Part>,
    /// Where the paragraph begins that is being written.
    start: usize,
    /// So many of its bytes stand in a `<time>`.
    time: usize,
    /// So many of its bytes stand in links.
    linked: usize,
    /// Whether a space is due before the next word.
    is_spaced: bool,
}

/// What is to be done next with an element.
enum Step<'a> {
    Open(NodeRef<'a>),
    Close(Element),
}

/// An element that is open.
struct Element {
    /// Whether it stands in a paragraph of its own.
    breaks: bool,
    /// Whether it gave its paragraphs a role.
    has_role: bool,
    /// Where in the text it begins, if its words are counted.
    counted: Option<(Counted, usize)>,
}

/// Elements whose words are counted.
#[derive(Clone, Copy)]
enum Counted {
    Time,
    Link,
}

impl Blocks {
    /// The paragraphs inside an element.
    pub(in crate::ingest) fn inside(root: NodeRef<'_>) -> Self {
        let mut blocks = Self::default();
        let mut roles: Vec<Role> = Vec::new();
        let mut steps = vec![Step::Open(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Open(node) => blocks.open(node, &mut roles, &mut steps),
                Step::Close(element) => blocks.close(&element, &mut roles),
            }
        }
        blocks.end(None);
        blocks.text.truncate(blocks.text.trim_end().len());
        blocks
    }

    /// Writes a text, or what an element begins with; what is inside it, and its end, become the next steps.
    fn open<'a>(&mut self, node: NodeRef<'a>, roles: &mut Vec<Role>, steps: &mut Vec<Step<'a>>) {
        if node.is_text() {
            return self.words(&node.text());
        }
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else {
            return steps.extend(node.children_it(true).map(Step::Open));
        };
        let name = &*name;
        if UNSEEN.contains(&name) {
            return;
        }
        let breaks = BREAKING.contains(&name);
        if breaks {
            self.end(roles.last().copied());
        }
        match name {
            "br" => self.line(),
            "td" | "th" => self.is_spaced = true,
            "pre" => self.lines(&node.text()),
            _ => {}
        }
        let role = role(name);
        roles.extend(role);
        let counted = match name {
            "time" => Some((Counted::Time, self.text.len())),
            "a" => Some((Counted::Link, self.text.len())),
            _ => None,
        };
        steps.push(Step::Close(Element { breaks, has_role: role.is_some(), counted }));
        if name != "pre" {
            steps.extend(node.children_it(true).map(Step::Open));
        }
    }

    fn close(&mut self, element: &Element, roles: &mut Vec<Role>) {
        if let Some((counted, start)) = element.counted {
            let count = self.text.len().saturating_sub(start.max(self.start));
            match counted {
                Counted::Time => self.time += count,
                Counted::Link => self.linked += count,
            }
        }
        if element.breaks {
            self.end(roles.last().copied());
        }
        if element.has_role {
            roles.pop();
        }
    }

    /// Puts a heading before everything.
    pub(super) fn put_first(&mut self, heading: &str) {
        self.text.insert_str(0, &format!("{heading}\n\n"));
        let by = heading.len() + 2;
        for part in &mut self.parts {
            part.span = Span::new(part.span.start() + by, part.span.end() + by);
        }
        self.parts.insert(0, Part { span: Span::new(0, heading.len()), role: Role::Heading });
    }

    /// Writes words, white space made one space.
    fn words(&mut self, words: &str) {
        self.is_spaced |= words.starts_with(is_space);
        for word in words.split(is_space).filter(|word| !word.is_empty()) {
            if self.is_spaced && self.text.len() > self.start && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.is_spaced = true;
        }
        if !words.ends_with(is_space) && !words.is_empty() {
            self.is_spaced = false;
        }
    }

    /// Writes words whose line ends count.
    fn lines(&mut self, words: &str) {
        for line in words.lines() {
            self.words(line);
            self.line();
        }
    }

    /// Ends a line inside a paragraph.
    fn line(&mut self) {
        if self.text.len() > self.start && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.is_spaced = false;
    }

    /// Ends a paragraph that has the role.
    fn end(&mut self, role: Option<Role>) {
        self.text.truncate(self.start + self.text[self.start..].trim_end().len());
        let is_time = self.time > 0 && self.time >= self.text.len() - self.start;
        let role = if is_time { Some(Role::Time) } else { role };
        // A paragraph that is nothing but links leads away: on the 181 pages of the article extraction benchmark leaving such out
        // raises precision from .919 to .925 and lowers recall from .988 to .987.
        let is_link = self.linked > 0 && self.linked >= self.text.len() - self.start && role != Some(Role::Heading);
        if is_link {
            self.text.truncate(self.start);
        }
        (self.time, self.linked, self.is_spaced) = (0, 0, false);
        if self.text.len() == self.start {
            return;
        }
        if role == Some(Role::Quotation) && self.text[self.start..].starts_with(['—', '–']) && self.joins_quotation() {
            return;
        }
        if let Some(role) = role {
            self.parts.push(Part { span: Span::new(self.start, self.text.len()), role });
        }
        self.text.push_str("\n\n");
        self.start = self.text.len();
    }

    /// Joins a paragraph that says whose words are quoted with these words, if they stand before it.
    fn joins_quotation(&mut self) -> bool {
        let Some(part) = self.parts.last_mut().filter(|part| part.role == Role::Quotation && part.span.end() + 2 == self.start) else { return false };
        self.text.replace_range(part.span.end()..self.start, " ");
        part.span = Span::new(part.span.start(), self.text.len());
        self.text.push_str("\n\n");
        self.start = self.text.len();
        true
    }
}

/// White space that browsers show as one space; a no-break space holds words together but is a space to a reader of text.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// What an element says of the paragraphs in it.
fn role(element: &str) -> Option<Role> {
    match element {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "figcaption" | "caption" => Some(Role::Caption),
        "blockquote" => Some(Role::Quotation),
        "li" => Some(Role::Item),
        _ => None,
    }
}

/// Elements that stand in a paragraph of their own.
const BREAKING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// Elements that a reader does not see as text.
const UNSEEN: &[&str] = &[
    "audio", "button", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn read(html: &str) -> (String, Vec<(Role, String)>) {
        let blocks = Blocks::inside(Document::fragment(html).root());
        let parts = blocks.parts.iter().map(|part| (part.role, part.span.of(&blocks.text).to_owned())).collect();
        (blocks.text, parts)
    }

    #[test]
    fn paragraphs_are_parted_and_white_space_is_one_space() {
        let (text, parts) = read("<div>\n <p>It <b>rained</b>\n all&nbsp;day, <i>said</i> Ida<span> Holm</span>.</p><p>It<br>snowed.</p> </div>loose");
        assert_eq!(text, "It rained all day, said Ida Holm.\n\nIt\nsnowed.\n\nloose");
        assert_eq!(parts, []);
    }

    #[test]
    fn elements_give_their_paragraphs_a_role() {
        let (_, parts) = read(
            "<h2>Pier shut</h2><time>Monday</time><p>It was <time>Monday</time>.</p><figure><img><figcaption>The <b>pier</b></figcaption></figure>\
             <ul><li>one</li><li><p>two</p></li></ul><blockquote><p>It is gone.</p></blockquote>",
        );
        let parts: Vec<(Role, &str)> = parts.iter().map(|(role, words)| (*role, words.as_str())).collect();
        let expected = [
            (Role::Heading, "Pier shut"),
            (Role::Time, "Monday"),
            (Role::Caption, "The pier"),
            (Role::Item, "one"),
            (Role::Item, "two"),
            (Role::Quotation, "It is gone."),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_paragraph_that_is_nothing_but_links_is_left_out() {
        let (text, _) =
            read("<ul><li><a>Home</a></li><li><a>News</a> <a>Sport</a></li></ul><h2><a>Pier shut</a></h2><p>It <a>rained</a>.</p><p><a>More</a></p>");
        assert_eq!(text, "Pier shut\n\nIt rained.");
    }

    #[test]
    fn a_post_is_one_paragraph_with_its_signature() {
        let (text, parts) = read("<blockquote><p>We are safe.</p>&mdash; Ida Holm (@idaholm) <a>March 3, 2023</a></blockquote><p>— It rained.</p>");
        assert_eq!(text, "We are safe. — Ida Holm (@idaholm) March 3, 2023\n\n— It rained.");
        assert_eq!(parts, [(Role::Quotation, "We are safe. — Ida Holm (@idaholm) March 3, 2023".to_owned())]);
    }

    #[test]
    fn lines_of_preformatted_text_stay_and_what_is_not_seen_does_not() {
        assert_eq!(read("<pre>a  b\nc</pre><script>x</script><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>").0, "a b\nc\n\n1 2\n\n3");
    }
}
