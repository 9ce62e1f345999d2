//! One JSON document, or one line for each thing.

use serde::Serialize;

use super::view::Document;

/// One document, indented, with a line end.
pub fn json(document: &Document<'_>) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("strings and numbers always become JSON");
    text.push('\n');
    text
}

/// One line for each thing; `is` tells which kind it is where a command prints several.
pub fn json_lines(document: &Document<'_>) -> String {
    let mut text = String::new();
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
    push(&mut text, "story", tells, document.stories.as_deref());
    push(&mut text, "entity", tells, document.entities.as_deref());
    push(&mut text, "fact", tells, document.facts.as_deref());
    push(&mut text, "unique", tells, document.unique.as_deref());
    push(&mut text, "conflict", tells, document.conflicts.as_deref());
    push(&mut text, "quote", tells, document.quotes.as_deref());
    push(&mut text, "reuse", tells, document.reuse.as_deref());
    push(&mut text, "passage", tells, document.passages.as_deref());
    text
}

/// A thing with its kind in front.
#[derive(Serialize)]
struct Told<'a, T> {
    is: &'static str,
    #[serde(flatten)]
    thing: &'a T,
}

fn push<T: Serialize>(text: &mut String, is: &'static str, tells: bool, things: Option<&[T]>) {
    for thing in things.unwrap_or_default() {
        let line = if tells { serde_json::to_string(&Told { is, thing }) } else { serde_json::to_string(thing) };
        text.push_str(&line.expect("strings and numbers always become JSON"));
        text.push('\n');
    }
}
