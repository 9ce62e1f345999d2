//! What `names` prints: one line of JSON an answer.

use serde::Serialize;

/// Whether two names are the same.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Answer"))]
pub struct AnswerView<'a> {
    /// One name, as given.
    pub a: &'a str,
    /// The other.
    pub b: &'a str,
    /// Whether they can name the same.
    pub same: bool,
    /// How alike they are, from 0 to 1.
    pub score: f64,
    /// Why.
    pub reason: &'a str,
}

/// The names of a list that name the same.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Cluster"))]
pub struct ClusterView<'a> {
    /// The story they were given with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<&'a str>,
    /// What they name is called.
    pub name: &'a str,
    /// What it is.
    #[cfg_attr(test, schemars(with = "crate::annotate::Kind"))]
    pub kind: &'static str,
    /// 0-based line numbers of the input.
    pub members: Vec<usize>,
}
