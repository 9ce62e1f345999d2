//! `docs/json.md` has a table of fields for each thing of the schema, made from it.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use super::{ROOT, is_updating};

/// What stands around a table: `<!-- fields of Conflict -->`, and the end.
const END: &str = "<!-- end -->";

#[test]
fn the_tables_of_fields_are_those_of_the_schema() {
    let path = format!("{ROOT}/docs/json.md");
    let document = fs::read_to_string(&path).unwrap();
    let schema: Value = serde_json::from_str(&fs::read_to_string(format!("{ROOT}/docs/schema.json")).unwrap()).unwrap();
    let mut current = String::new();
    let mut told = Vec::new();
    let mut rest = document.as_str();
    while let Some((before, after)) = rest.split_once("<!-- fields of ") {
        let (name, after) = after.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once(END).unwrap();
        told.push(name);
        write!(current, "{before}<!-- fields of {name} -->\n{}{END}", table(&schema, name)).unwrap();
        rest = after;
    }
    current += rest;
    if is_updating() {
        fs::write(&path, &current).unwrap();
    } else {
        assert!(document == current, "docs/json.md is not current: UPDATE_DOCS=1 cargo test --test readme");
    }
    let things = schema["$defs"].as_object().unwrap().iter().filter(|(_, thing)| thing.get("properties").is_some());
    let missing: Vec<&String> = things.map(|(name, _)| name).filter(|name| !told.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "docs/json.md has no table of {missing:?}");
}

/// The fields of one thing, or the words an enumeration can be, a row each.
fn table(schema: &Value, name: &str) -> String {
    let thing = &schema["$defs"][name];
    let mut table = format!("\n{}\n\n", thing["description"].as_str().unwrap_or_default());
    if let Some(words) = thing["oneOf"].as_array() {
        table += "| word | meaning |\n|---|---|\n";
        for word in words {
            writeln!(table, "| `{}` | {} |", word["const"].as_str().unwrap(), word["description"].as_str().unwrap_or_default()).unwrap();
        }
        return table + "\n";
    }
    table += "| field | type | meaning |\n|---|---|---|\n";
    let fields = thing["properties"].as_object().unwrap_or_else(|| panic!("the schema has no {name}"));
    let required: Vec<&str> = thing["required"].as_array().map(|names| names.iter().map(|name| name.as_str().unwrap()).collect()).unwrap_or_default();
    let optional = fields.keys().map(String::as_str).filter(|field| !required.contains(field));
    for field in required.iter().copied().chain(optional) {
        let about = &fields[field];
        let can_miss = if required.contains(&field) { "" } else { ", or absent" };
        // A field that is left out where there is nothing is never `null`.
        let kind = if can_miss.is_empty() { kind(about) } else { kind(about).replace(" or null", "") };
        writeln!(table, "| `{field}` | {kind}{can_miss} | {} |", about["description"].as_str().unwrap_or_default()).unwrap();
    }
    table + "\n"
}

/// The type of a field in words, things linked to their tables.
fn kind(about: &Value) -> String {
    if let Some(name) = about["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(words) = about["enum"].as_array() {
        return words.iter().map(|word| format!("`{}`", word.as_str().unwrap())).collect::<Vec<_>>().join(" ");
    }
    if let Some(kinds) = about["anyOf"].as_array() {
        return kinds.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let list = || match about["items"].get("maxItems") {
        Some(_) => "list of lists of numbers".to_owned(),
        None => format!("list of {}", kind(&about["items"])),
    };
    let word = |word: &Value| match word.as_str().unwrap() {
        "array" => list(),
        word => word.to_owned(),
    };
    match &about["type"] {
        Value::Array(words) => words.iter().map(word).collect::<Vec<_>>().join(" or "),
        one => word(one),
    }
}
