//! The JSON Schema of everything that is printed as JSON, made from the types and held against `docs/schema.json`.

#![cfg(test)]

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{AnswerView, ClusterView, ConflictView, Document, EntityView, FactView, PassageView, QuoteView, ReuseView, StoryView, UniqueView};
use crate::annotate::line::Line;

const FILE: &str = "docs/schema.json";

/// A line of `--jsonl`, where a command prints several things.
#[derive(JsonSchema)]
#[serde(tag = "is", rename_all = "lowercase")]
#[expect(dead_code, reason = "the schema is made from the type; lines are written one by one")]
enum Thing<'a> {
    Story(StoryView<'a>),
    Entity(EntityView<'a>),
    Fact(FactView<'a>),
    Unique(UniqueView<'a>),
    Conflict(ConflictView<'a>),
    Quote(QuoteView<'a>),
    Reuse(ReuseView<'a>),
    Passage(PassageView<'a>),
}

/// Everything that is printed as JSON: one document of `--json`, or a line of `--jsonl`, `annotate` and `names`.
#[derive(JsonSchema)]
#[schemars(rename = "newsdiff", inline)]
#[serde(untagged)]
#[expect(dead_code, reason = "the schema is made from the type")]
enum Printed<'a> {
    Document(Document<'a>),
    Annotated(Line),
    Line(Thing<'a>),
    Answer(AnswerView<'a>),
    Cluster(ClusterView<'a>),
}

pub(super) fn command(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["entities", "facts", "conflicts", "quotes", "stories", "report"] })
}

/// With `UPDATE_DOCS=1` the file is written anew.
#[test]
fn the_schema_in_docs_is_that_of_the_types() {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Printed<'_>>();
    let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(FILE, &schema).unwrap();
    }
    assert!(std::fs::read_to_string(FILE).unwrap() == schema, "{FILE} is not current: UPDATE_DOCS=1 cargo test --lib schema");
}
