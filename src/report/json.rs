//! One JSON document, or one line for each thing.

use std::fmt::Write;

use serde::Serialize;

use super::plain::is_unseen;
use super::view::Document;

/// One document, indented, with a line end.
///
/// Characters that a terminal acts on or that cannot be seen are written as `\u` escapes: the same strings to a reader of JSON.
pub fn json(document: &Document<'_>) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("strings and numbers always become JSON");
    text.push('\n');
    escaped(text)
}

/// One line for each thing, story by story; `is` tells which kind it is where a command prints several.
pub fn json_lines(document: &Document<'_>) -> String {
    let lists = [
        document.entities.is_some(),
        document.facts.is_some(),
        document.unique.is_some(),
        document.conflicts.is_some(),
        document.quotes.is_some(),
        document.reuse.is_some(),
        document.passages.is_some(),
        document.stories.is_some(),
    ];
    let tells = lists.iter().filter(|list| **list).count() > 1;
    let mut lines = Lines { tells, lines: Vec::new() };
    // Entities belong to no story: they stand first.
    lines.push("entity", document.entities.as_deref(), |_| "");
    lines.push("story", document.stories.as_deref(), |story| story.id);
    lines.push("fact", document.facts.as_deref(), |fact| fact.story);
    lines.push("unique", document.unique.as_deref(), |unique| unique.story);
    lines.push("conflict", document.conflicts.as_deref(), |conflict| conflict.story);
    lines.push("quote", document.quotes.as_deref(), |quote| quote.story);
    lines.push("reuse", document.reuse.as_deref(), |reuse| reuse.story);
    lines.push("passage", document.passages.as_deref(), |passage| passage.story);
    escaped(lines.by_story())
}

/// Lines with the story of each.
struct Lines<'a> {
    /// Whether each tells what it is.
    tells: bool,
    lines: Vec<(&'a str, String)>,
}

impl<'a> Lines<'a> {
    fn push<T: Serialize>(&mut self, is: &'static str, things: Option<&[T]>, story: impl Fn(&T) -> &'a str) {
        for thing in things.unwrap_or_default() {
            let line = if self.tells { serde_json::to_string(&Told { is, thing }) } else { serde_json::to_string(thing) };
            self.lines.push((story(thing), line.expect("strings and numbers always become JSON")));
        }
    }

    /// The lines of one story after those of the other, each with a line end.
    fn by_story(mut self) -> String {
        self.lines.sort_by_key(|(story, _)| *story);
        let mut text = String::with_capacity(self.lines.iter().map(|(_, line)| line.len() + 1).sum());
        for (_, line) in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// A thing with its kind in front.
#[derive(Serialize)]
struct Told<'a, T> {
    is: &'static str,
    #[serde(flatten)]
    thing: &'a T,
}

/// The text with what cannot be seen escaped. Outside of strings JSON holds no such character but the line end.
fn escaped(json: String) -> String {
    let hides = |character: char| character != '\n' && is_unseen(character);
    if !json.contains(hides) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if hides(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").expect("a string takes everything");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_the_same_strings_to_a_reader() {
        let text = "a\u{202e}b\u{9b}c\u{7f}d\u{e0041}e 東京 é\u{301}";
        let json = escaped(serde_json::to_string(text).unwrap());
        assert_eq!(json, r#""a\u202eb\u009bc\u007fd\udb40\udc41e 東京 é"#.to_owned() + "\u{301}\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
