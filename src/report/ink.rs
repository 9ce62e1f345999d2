//! Text with roles for its words, wrapped to a width; colour and links only add to what the words and marks already say.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::exhibit::Piece;
use super::plain::plain;

/// What some words are there for; decides their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The articles' words and our own.
    Plain,
    /// A heading.
    Heading,
    /// The name of a thing, or a value.
    Name,
    /// What a finding is about, inside a sentence.
    Mark,
    /// Keys, places, reasons.
    Faint,
}

impl Role {
    fn style(self) -> Style {
        let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        match self {
            Self::Plain => Style::new(),
            Self::Heading => color(AnsiColor::Cyan).bold(),
            Self::Name => Style::new().bold(),
            Self::Mark => color(AnsiColor::Yellow).bold(),
            Self::Faint => Style::new().dimmed(),
        }
    }
}

/// Fewest columns that are kept to: below them a wrapped sentence can no longer be read.
const LEAST_WIDTH: usize = 30;

/// Words with their roles, made harmless when they are added.
#[derive(Debug, Default)]
pub(super) struct Text(Vec<Part>);

#[derive(Debug)]
struct Part {
    role: Role,
    words: String,
    /// Where a terminal may lead who clicks the words.
    address: Option<String>,
}

impl Text {
    /// Text of one role.
    pub(super) fn new(role: Role, text: &str) -> Self {
        Self::default().with(role, text)
    }

    /// The text with more behind it.
    #[must_use]
    pub(super) fn with(self, role: Role, text: &str) -> Self {
        self.linked(role, text, None)
    }

    /// The text with more behind it, which leads to an address if there is one.
    #[must_use]
    pub(super) fn linked(mut self, role: Role, text: &str, address: Option<&str>) -> Self {
        self.0.push(Part { role, words: plain(text), address: address.filter(|address| is_harmless(address)).map(str::to_owned) });
        self
    }

    /// The text with another behind it.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// A sentence, the words that matter between `»` and `«`.
    pub(super) fn sentence(pieces: &[Piece<'_>]) -> Self {
        pieces.iter().fold(Self::default(), |text, piece| {
            let words = piece.text.trim();
            if !piece.marked || words.is_empty() {
                return text.with(Role::Plain, piece.text);
            }
            let (before, after) = piece.text.split_once(words).unwrap_or_default();
            text.with(Role::Plain, before).with(Role::Mark, &format!("»{words}«")).with(Role::Plain, after)
        })
    }

    /// The words, parted at their spaces; a word may change its role inside.
    fn words(&self) -> Vec<Word<'_>> {
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut joins = false;
        for Part { role, words: text, address } in &self.0 {
            let ink = Ink { role: *role, address: address.as_deref() };
            for (position, part) in text.split(' ').enumerate() {
                joins &= position == 0;
                if part.is_empty() {
                    continue;
                }
                match words.last_mut() {
                    Some(word) if joins => word.push((ink, part)),
                    _ => words.push(vec![(ink, part)]),
                }
                joins = true;
            }
        }
        words
    }
}

/// How a stretch of a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ink<'a> {
    role: Role,
    address: Option<&'a str>,
}

impl Ink<'_> {
    const PLAIN: Self = Self { role: Role::Plain, address: None };
}

type Word<'a> = Vec<(Ink<'a>, &'a str)>;

fn width(word: &Word<'_>) -> usize {
    word.iter().map(|(_, part)| part.width()).sum()
}

/// Whether an address can stand in an escape for a link without ending it or beginning another.
fn is_harmless(address: &str) -> bool {
    !address.is_empty() && address.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A page that grows line by line and is never wider than its look.
#[derive(Debug)]
pub(super) struct Page {
    look: Look,
    text: String,
    /// The role whose colour is switched on; none beyond the end of a line.
    on: Role,
    /// The address of the link that is open; none beyond the end of a line.
    address: Option<String>,
}

impl Page {
    /// An empty page.
    pub(super) fn new(look: Look) -> Self {
        Self { look, ..Self::column(look.width.max(LEAST_WIDTH)) }
    }

    /// An empty column of a table, without colour; it may be narrower than a page.
    pub(super) fn column(width: usize) -> Self {
        Self { look: Look { width, color: false }, text: String::new(), on: Role::Plain, address: None }
    }

    /// Columns of the page.
    pub(super) fn width(&self) -> usize {
        self.look.width
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless the page begins or already has one there.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with a line to the right border, and a gap around it.
    pub(super) fn heading(&mut self, text: &str, rule: char) {
        self.gap();
        let lead: String = [rule, rule].into_iter().collect();
        let text = plain(text);
        let used = 4 + text.width();
        if used < self.width() {
            let line = format!("{lead} {text} {}", rule.to_string().repeat(self.width() - used));
            self.paint(Ink { role: Role::Heading, address: None }, &line);
            self.end_line();
        } else {
            self.write(0, 3, &Text::new(Role::Heading, &format!("{lead} {text}")));
        }
    }

    /// Text from `first` columns on, its further lines from `rest` on.
    pub(super) fn write(&mut self, first: usize, rest: usize, text: &Text) {
        let mut column = first;
        self.indent(first);
        let mut is_begun = false;
        for word in text.words() {
            let needed = width(&word);
            if is_begun && column + 1 + needed > self.width() {
                self.end_line();
                self.indent(rest);
                column = rest;
            } else if is_begun {
                // Colour and link go on over a space between two words of one kind.
                if word.first().is_some_and(|(ink, _)| !self.is_switched_to(*ink)) {
                    self.switch(Ink::PLAIN);
                }
                self.text.push(' ');
                column += 1;
            }
            is_begun = true;
            column = if column + needed > self.width() { self.broken(&word, column, rest) } else { self.whole(&word, column) };
        }
        self.end_line();
    }

    /// Lines that are laid out already, such as a table's.
    pub(super) fn lines(&mut self, lines: &str) {
        for line in lines.lines() {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    fn whole(&mut self, word: &Word<'_>, column: usize) -> usize {
        for (ink, part) in word {
            self.paint(*ink, part);
        }
        column + width(word)
    }

    /// A word longer than a line, broken between characters.
    fn broken(&mut self, word: &Word<'_>, mut column: usize, rest: usize) -> usize {
        for &(ink, part) in word {
            let mut from = 0;
            for (at, glyph) in part.grapheme_indices(true) {
                if column + glyph.width() > self.width() {
                    self.paint(ink, &part[from..at]);
                    self.end_line();
                    self.indent(rest);
                    (from, column) = (at, rest);
                }
                column += glyph.width();
            }
            self.paint(ink, &part[from..]);
        }
        column
    }

    fn indent(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }

    fn end_line(&mut self) {
        self.switch(Ink::PLAIN);
        self.text.push('\n');
    }

    fn paint(&mut self, ink: Ink<'_>, text: &str) {
        if !text.is_empty() {
            self.switch(ink);
            self.text.push_str(text);
        }
    }

    fn is_switched_to(&self, ink: Ink<'_>) -> bool {
        ink.role == self.on && ink.address == self.address.as_deref()
    }

    /// Switches from the colour and link of what was written to those of what comes.
    fn switch(&mut self, ink: Ink<'_>) {
        if ink.address != self.address.as_deref() {
            let escape = match ink.address {
                // Pieces of a link on several lines are one link to a terminal by their id.
                Some(address) => format!("\u{1b}]8;id={};{address}\u{1b}\\", crate::key("l", [address])),
                None => "\u{1b}]8;;\u{1b}\\".to_owned(),
            };
            self.text.push_str(&escape);
            self.address = ink.address.map(str::to_owned);
        }
        if self.look.color && ink.role != self.on {
            write!(self.text, "{:#}{}", self.on.style(), ink.role.style()).expect("a string takes everything");
        }
        self.on = ink.role;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &Text, width: usize) -> String {
        let mut page = Page::new(Look { width, color: false });
        page.write(0, 2, text);
        page.finish()
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let text = wrapped(&Text::new(Role::Plain, &"東京 ".repeat(12)), 30);
        assert!(text.lines().all(|line| line.width() <= 30), "{text}");
        assert_eq!(text.lines().count(), 3);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_and_nothing_of_it_lost() {
        let word = "x".repeat(75);
        let text = wrapped(&Text::new(Role::Plain, &format!("see {word} now")), 30);
        assert!(text.lines().all(|line| line.width() <= 30), "{text}");
        assert_eq!(text.matches('x').count(), 75);
    }

    #[test]
    fn a_mark_stays_with_the_letters_beside_it() {
        let pieces = [Piece { text: "un", marked: false }, Piece { text: "broken", marked: true }, Piece { text: ", again", marked: false }];
        assert_eq!(wrapped(&Text::sentence(&pieces), 80), "un»broken«, again\n");
    }

    #[test]
    fn a_link_ends_with_its_line_and_goes_on_in_the_next() {
        let address = "file://host/a%20b.txt";
        let text =
            wrapped(&Text::new(Role::Plain, "see").linked(Role::Faint, &format!(" {} ", "word ".repeat(8)), Some(address)).with(Role::Plain, "there"), 30);
        let open = format!("\u{1b}]8;id={};{address}\u{1b}\\", crate::key("l", [address]));
        assert_eq!(text, format!("see {open}word word word word word\u{1b}]8;;\u{1b}\\\n  {open}word word word\u{1b}]8;;\u{1b}\\ there\n"));
    }

    #[test]
    fn an_address_that_could_end_its_escape_is_no_link() {
        for address in
            ["", "https://example.org/\u{1b}\\\u{1b}[31m", "https://example.org/\u{9c}", "https://example.org/a b", "https://example.org/é", "a\u{7}"]
        {
            assert_eq!(wrapped(&Text::default().linked(Role::Plain, "here", Some(address)), 30), "here\n");
        }
    }
}
