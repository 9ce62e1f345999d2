//! What is known of words before any article is read: how rare they are, how they are written, which are names.
//!
//! The lists are files of `assets/`, embedded as they stand: sorted lines that are searched in place, so that loading costs nothing.

mod background;
mod casing;
mod cluster;
mod forms;
mod list;
mod names;
mod word_map;

pub(crate) use background::rarity;
pub(crate) use casing::{is_ordinary, ordinary_share};
pub use cluster::Cluster;
pub(crate) use cluster::cluster;
pub(crate) use forms::forms;
pub use forms::{Forms, pack as pack_forms};
pub(crate) use list::Found;
pub use list::List;
pub use names::COUNTRIES;
pub(crate) use names::{
    CITIES, CLUBS, GENDERED_NAMES, GIVEN_NAMES, KNOWN_NAMES, Listed, Listing, NAME_CLUES, NAME_FORMS, NEWSMAKERS, NICKNAMES, ORGANIZATION_WORDS, REGIONS,
    SURNAMES, TITLES, VENUES, listed,
};
pub(crate) use word_map::WordMap;

/// Irregular forms: a form, then `n:`, `v:`, `a:` or `r:` and its lemma, several parted by commas, by `newsdiff-train forms`.
pub(crate) static IRREGULAR: List = List::new(include_str!("../../assets/irregular.tsv"));
