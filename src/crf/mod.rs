//! A linear-chain conditional random field: weights of features and of one label after the other, and the best labels of a
//! sentence under them. It knows neither words nor what its labels mean; the taggers bring both.
//!
//! Lafferty, `McCallum` and Pereira, "Conditional Random Fields" (2001). Training is in `newsdiff-train`.

mod chain;
mod hash;
mod weights;

pub use chain::{Chain, Order};
pub(crate) use hash::{letters, mix, seed};
pub use weights::{Cache, Setting, Steps, Weights};

/// Where the features of words come from.
///
/// What a form tells is the same wherever it stands, so it is summed once for a form and an offset and remembered; so is what a common
/// setting tells.
pub trait Source {
    /// How far from a word its neighbours' forms are read.
    const REACH: i8;

    /// How many sentences there are.
    fn sentences(&self) -> usize;

    /// The form of each word of a sentence.
    fn words(&self, sentence: usize) -> impl ExactSizeIterator<Item = usize>;

    /// A number that stays with a form from document to document, for as long as a [`Cache`] is used.
    fn number(&self, form: usize) -> usize;

    /// Farther from a word, forms are read as they are at this distance.
    const ALIKE: i8 = Self::REACH;

    /// Features that a form gives to the word that stands `offset` places before it; `offset` in `-REACH..=REACH`.
    fn of_form(&self, form: usize, offset: i8, emit: &mut impl FnMut(u64));

    /// A key of the word's place: places with the same key have the same features in [`of_setting`](Self::of_setting). Numbers in it stay as
    /// long as those of forms.
    fn setting(&self, sentence: usize, position: usize) -> Setting;

    /// Features of a word's place that many places share: like those of a form they are summed once and remembered.
    fn of_setting(&self, sentence: usize, position: usize, emit: &mut impl FnMut(u64));

    /// Calls `visit` with the forms that stand elsewhere and tell something of a word, each with a number for the way it is read.
    fn elsewhere(&self, _sentence: usize, _position: usize, _visit: &mut impl FnMut(usize, u8)) {}

    /// Features that a form gives to words that it does not stand beside; they are summed once and remembered.
    fn of_elsewhere(&self, _form: usize, _side: u8, _emit: &mut impl FnMut(u64)) {}

    /// All other features of a word's place: its neighbours together, its sentence, the rest of the document.
    fn of_place(&self, sentence: usize, position: usize, emit: &mut impl FnMut(u64));
}
