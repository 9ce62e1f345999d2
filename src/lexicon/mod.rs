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

pub use background::rarity;
pub use casing::ordinary_share;
pub use cluster::{Cluster, cluster};
pub use forms::{Forms, forms, pack as pack_forms};
pub use list::{Found, List};
pub use names::{
    CITIES, CLUBS, COUNTRIES, GENDERED_NAMES, GIVEN_NAMES, KNOWN_NAMES, Listed, Listing, NAME_CLUES, NAME_FORMS, NEWSMAKERS, NICKNAMES, ORGANIZATION_WORDS,
    REGIONS, SURNAMES, TITLES, VENUES, listed,
};
pub use word_map::WordMap;

/// Irregular forms: a form, then `n:`, `v:`, `a:` or `r:` and its lemma, several parted by commas, by `newsdiff-train forms`.
pub static IRREGULAR: List = List::new(include_str!("../../assets/irregular.tsv"));
