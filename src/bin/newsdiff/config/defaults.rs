//! `[defaults]` of `newsdiff.toml`: what holds where the command line does not say otherwise.

use std::ops::Range;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use newsdiff::compare::conflict::Level;
use serde::Deserialize;
use toml::Spanned;

use super::names::Fault;
use crate::args::{Group, Shape, When};

/// The rows as they stand in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Rows {
    format: Option<Spanned<String>>,
    color: Option<Spanned<String>>,
    links: Option<Spanned<String>>,
    group: Option<Spanned<String>>,
    level: Vec<Spanned<String>>,
    limit: Option<usize>,
    min_confidence: Option<Spanned<f64>>,
}

/// What holds where the command line does not say otherwise.
#[derive(Debug, Default)]
pub(crate) struct Defaults {
    pub(crate) format: Option<Shape>,
    pub(crate) color: Option<When>,
    pub(crate) links: Option<When>,
    pub(crate) group: Option<Group>,
    /// Levels of the conflicts that are shown; empty for all.
    pub(crate) levels: Vec<Level>,
    pub(crate) limit: Option<usize>,
    pub(crate) min_confidence: Option<f64>,
}

impl Rows {
    /// The rows with their words understood.
    pub(super) fn checked(&self) -> Result<Defaults, Fault> {
        if let Some(share) = self.min_confidence.as_ref().filter(|share| !(0.0..=1.0).contains(share.get_ref())) {
            return Err((share.span(), "`min-confidence` must be from 0 to 1".to_owned()));
        }
        let level = |word: &Spanned<String>| {
            Level::from_name(word.get_ref()).ok_or_else(|| unknown("level", word.get_ref(), word.span(), Level::ALL.map(Level::name).into_iter()))
        };
        Ok(Defaults {
            format: value("format", self.format.as_ref())?,
            color: value("color", self.color.as_ref())?,
            links: value("links", self.links.as_ref())?,
            group: value("group", self.group.as_ref())?,
            levels: self.level.iter().map(level).collect::<Result<_, _>>()?,
            limit: self.limit,
            min_confidence: self.min_confidence.as_ref().map(|share| *share.get_ref()),
        })
    }
}

/// The value that a word names, as the option of the same name takes it.
fn value<T: ValueEnum>(option: &str, word: Option<&Spanned<String>>) -> Result<Option<T>, Fault> {
    let Some(word) = word else { return Ok(None) };
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect::<Vec<_>>();
    T::from_str(word.get_ref(), false).map(Some).map_err(|_| unknown(option, word.get_ref(), word.span(), values.iter().map(PossibleValue::get_name)))
}

fn unknown<'a>(option: &str, word: &str, place: Range<usize>, known: impl Iterator<Item = &'a str>) -> Fault {
    (place, format!("`{option}` cannot be `{word}`; it can be {}", known.collect::<Vec<_>>().join(", ")))
}
