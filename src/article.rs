//! What every stage hands on: an article, a place in one, and the warnings that go beside them.

use std::fmt;

/// One article as it was read: its text and what is known about it.
///
/// `text` is the decoded input with `\r\n` made `\n`; nothing changes it afterwards, every span points into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Article {
    /// Unique in a run: the record's own `id`, else the path as given (`#N` appended for record N of a file).
    pub id: String,
    /// The story the record itself says it belongs to.
    pub story: Option<String>,
    /// Whether that is no word of the record but came of grouping by content, in an earlier run.
    pub is_grouped: bool,
    /// Title from the record or the front matter, for grouping and display, never evidence.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, as given; a date is read from its first ten characters if they are ISO 8601.
    pub published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The folder it was read from, for `--group folder`; `None` for records and standard input.
    pub folder: Option<String>,
    /// The text that is analysed.
    pub text: String,
    /// What the markup of a page or document says of places in `text`, in their order; none overlaps another. Empty for plain text.
    pub parts: Vec<Part>,
}

/// A place whose purpose the article's own markup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// One paragraph or several.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// What markup says a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The article's title, or a heading inside it.
    Heading,
    /// Words under a picture.
    Caption,
    /// Words of somebody else, set apart.
    Quotation,
    /// An item of a list.
    Item,
    /// Nothing but a date or time.
    Time,
    /// What is told about the article around it: its section, its length, its copyright.
    About,
}

impl Article {
    /// The publication day, if `published` begins with an ISO 8601 date.
    pub fn day(&self) -> Option<jiff::civil::Date> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }

    /// What is printed, and when: articles that agree on it are copies of one another in every letter.
    pub fn content(&self) -> (&str, Option<&str>, &[Part], Option<jiff::civil::Date>) {
        (&self.text, self.title.as_deref(), &self.parts, self.day())
    }
}

/// Position of an article in the run's list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIndex(pub usize);

/// A half-open range of **bytes** in an article's text, on character borders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range `start..end` in bytes.
    ///
    /// # Panics
    /// If `start > end` or `end` does not fit into 32 bits.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let fits = |n: usize| u32::try_from(n).expect("no article is longer than 4 GiB");
        Self { start: fits(start), end: fits(end) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// First byte after it.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words of `text` it covers.
    ///
    /// # Panics
    /// If it does not lie on character borders inside `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// The same place without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let slice = self.of(text);
        let start = self.start() + (slice.len() - slice.trim_start().len());
        Self::new(start, start + slice.trim().len())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place in one of the run's articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locus {
    /// Which article.
    pub article: ArticleIndex,
    /// Where in its text.
    pub span: Span,
}

/// Something that did not stop the run but that the reader of its result should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The file, record or article it is about.
    pub about: String,
    /// What happened, in lower case without a full stop.
    pub message: String,
}

impl Warning {
    /// A warning about `about`.
    pub fn new(about: impl Into<String>, message: impl Into<String>) -> Self {
        Self { about: about.into(), message: message.into() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_half_open() {
        let span = Span::new(2, 5);
        assert!(span.contains(Span::new(2, 5)));
        assert!(!span.overlaps(Span::new(5, 6)));
        assert_eq!(span.of("abcdefg"), "cde");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = " a b  ";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "a b");
    }

    #[test]
    fn a_day_is_read_from_an_iso_time_and_from_nothing_else() {
        let at = |published: &str| Article { published: Some(published.into()), ..Article::default() }.day();
        assert_eq!(at("2022-12-01T10:00:00Z").map(|d| d.to_string()).as_deref(), Some("2022-12-01"));
        assert_eq!(at("1 December 2022"), None);
    }
}
