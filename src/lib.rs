//! Compares how different articles cover the same news.
//!
//! Data flows one way, each stage using only those before it:
//!
//! ```text
//! ingest -> text -> syntax -> annotate -> story -> link -> compare -> report
//! files     blocks  stems     mentions    which    names   facts       table
//!           sentences         values      articles that    conflicts   json
//!           tokens            quotes      belong   are     reuse       csv
//!                             claims      together one
//! ```
//!
//! [`analyze`] runs the stages from articles to findings; [`report`] turns findings into bytes.
//! The library never prints, exits, or reads the clock, the environment or the terminal.

mod analysis;
pub mod annotate;
mod article;
pub mod compare;
/// For `newsdiff-train`; it promises nothing to others.
#[doc(hidden)]
pub mod crf;
mod error;
pub mod ingest;
mod key;
/// For `newsdiff-train`; it promises nothing to others.
#[doc(hidden)]
pub mod lexicon;
pub mod link;
pub mod report;
pub mod story;
pub mod syntax;
pub mod text;

pub use analysis::{
    Analysis, Done, Findings, Grouped, Options, Wanted, analyze, annotate_all, annotate_all_watched, compare_all, compare_all_watched, group_all,
};
pub use annotate::Annotated;
pub use article::{Article, ArticleIndex, Locus, Part, Role, Span, Warning};
pub use error::Error;
pub use key::key;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
