//! What is known of words before any article is read: how rare they are, how they are written, which are names.
//!
//! The lists are files of `assets/`, embedded as they stand: sorted lines that are searched in place, so that loading costs nothing.

mod background;
mod casing;
mod list;
mod names;

pub use background::rarity;
pub use casing::ordinary_share;
pub use list::List;
pub use names::{
    CITIES, CLUBS, COUNTRIES, GENDERED_NAMES, GIVEN_NAMES, KNOWN_NAMES, NAME_CLUES, NAME_FORMS, NEWSMAKERS, NICKNAMES, ORGANIZATION_WORDS, REGIONS, SURNAMES,
    TITLES, VENUES,
};
