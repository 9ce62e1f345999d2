//! Parts of speech (the seventeen of Universal Dependencies), by a conditional random field made by `newsdiff-train speech`.

use std::sync::LazyLock;

use super::vocabulary::Type;
use super::word::{Casing, Document};
use crate::crf::{self, Cache, Chain, Setting, Source, Weights, letters, mix};
use crate::lexicon::Forms;

/// How many parts of speech there are.
pub const PARTS: usize = 17;

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "universaldependencies.org/u/pos tells what each is")]
pub enum Speech {
    Adjective,
    Adposition,
    Adverb,
    Auxiliary,
    Coordination,
    Determiner,
    Interjection,
    Noun,
    Numeral,
    Particle,
    Pronoun,
    Name,
    Punctuation,
    Subordination,
    Symbol,
    Verb,
    Other,
}

impl Speech {
    /// Every part of speech.
    pub const ALL: [Self; PARTS] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::Coordination,
        Self::Determiner,
        Self::Interjection,
        Self::Noun,
        Self::Numeral,
        Self::Particle,
        Self::Pronoun,
        Self::Name,
        Self::Punctuation,
        Self::Subordination,
        Self::Symbol,
        Self::Verb,
        Self::Other,
    ];

    /// The label of Universal Dependencies.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; PARTS] =
            ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];
        NAMES[self as usize]
    }

    /// The part of speech with that label.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|speech| speech.name() == name)
    }
}

/// Weights of features and of one part of speech after the other.
#[derive(Debug, Clone)]
pub struct Tagger {
    weights: Weights<PARTS>,
    chain: Chain<PARTS>,
}

static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| Tagger::read(include_bytes!("../../assets/speech.bin")).expect("the embedded model is whole"));

/// The program's tagger, read when first asked for.
pub fn embedded() -> &'static Tagger {
    &EMBEDDED
}

/// Any part of speech may stand behind any other.
pub fn any_order(_: Option<usize>, _: Option<usize>) -> bool {
    true
}

impl Tagger {
    /// A tagger of trained weights.
    pub fn new(weights: Weights<PARTS>, chain: Chain<PARTS>) -> Self {
        Self { weights, chain }
    }

    /// Its bytes.
    pub fn write(&self) -> Vec<u8> {
        [self.weights.write(), self.chain.write()].concat()
    }

    /// Reads what [`write`](Self::write) made; `None` if it is not whole.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        Some(Self { weights: Weights::read(&mut bytes)?, chain: Chain::read(any_order, &mut bytes)? })
    }

    /// The part of speech of every word of a document, sentence by sentence.
    pub fn tag(&self, document: &Document<'_>, cache: &mut Cache<PARTS>) -> Vec<Vec<Speech>> {
        let words = Words { document };
        let sentence = |number: usize| {
            let steps = self.weights.scores(&words, number, cache, |_, _| false);
            let labels = self.chain.best(steps.iter().map(|steps| steps.as_ref().map(|steps| self.weights.in_full(steps))));
            labels.into_iter().map(|label| Speech::ALL[usize::from(label)]).collect()
        };
        (0..document.sentences.len()).map(sentence).collect()
    }
}

/// A document's words as the tagger reads them.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The document.
    pub document: &'a Document<'a>,
}

/// What a feature is about. The number goes into its hash: they are never renumbered, only added to.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Template {
    Bias,
    Form,
    Lower,
    Shape,
    Outline,
    Prefix,
    Suffix,
    Dictionary,
    DictionaryAndSuffix,
    Coarse,
    Middle,
    Fine,
    Border,
    FormsBefore,
    FormsAfter,
    DictionaryBefore,
    DictionaryAfter,
    DictionaryAround,
    FirstAndShape,
    CasingAndShape,
}

fn seed(template: Template, offset: i8) -> u64 {
    crf::seed(template as u8, offset)
}

/// What the dictionary tells of a word, or the word itself where it is of a closed class.
fn class(form: &Type) -> u64 {
    match form.forms {
        Forms(0) => letters(0, &form.lower),
        Forms(mask) => mask.into(),
    }
}

impl Source for Words<'_> {
    const REACH: i8 = 2;

    fn sentences(&self) -> usize {
        self.document.sentences.len()
    }

    fn words(&self, sentence: usize) -> impl ExactSizeIterator<Item = usize> {
        self.document.sentences[sentence].words.iter().map(|word| word.kind)
    }

    fn number(&self, form: usize) -> usize {
        self.document.types[form].number
    }

    fn of_form(&self, form: usize, offset: i8, emit: &mut impl FnMut(u64)) {
        let kind = &self.document.types[form];
        let (cluster, forms) = (kind.cluster, kind.forms);
        emit(letters(seed(Template::Lower, offset), &kind.lower));
        emit(mix(seed(Template::Dictionary, offset), forms.0.into()));
        if let Some(cluster) = cluster {
            emit(mix(seed(Template::Middle, offset), cluster.middle.into()));
            emit(mix(seed(Template::Fine, offset), cluster.fine.into()));
        }
        if offset.abs() > 1 {
            return;
        }
        emit(letters(seed(Template::Shape, offset), &kind.shape));
        if let Some(cluster) = cluster {
            emit(mix(seed(Template::Coarse, offset), cluster.coarse.into()));
        }
        let borders: Vec<usize> = kind.lower.char_indices().map(|(at, _)| at).chain([kind.lower.len()]).collect();
        let characters = borders.len() - 1;
        if offset != 0 {
            emit(letters(seed(Template::Suffix, offset), &kind.lower[borders[characters.saturating_sub(3)]..]));
            return;
        }
        emit(seed(Template::Bias, 0));
        emit(letters(seed(Template::Form, 0), &kind.form));
        emit(letters(seed(Template::Outline, 0), &kind.outline));
        for length in (1..=3).filter(|length| *length < characters) {
            emit(mix(letters(seed(Template::Prefix, 0), &kind.lower[..borders[length]]), length as u64));
        }
        for length in (1..=5).filter(|length| *length < characters) {
            let suffix = &kind.lower[borders[characters - length]..];
            emit(mix(letters(seed(Template::Suffix, 0), suffix), length as u64));
            if length < 4 {
                emit(mix(letters(seed(Template::DictionaryAndSuffix, 0), suffix), forms.0.into()));
            }
        }
    }

    fn setting(&self, number: usize, position: usize) -> Setting {
        let sentence = &self.document.sentences[number];
        let last = sentence.words.len() - 1;
        // Borders farther away are alike.
        [self.document.form(sentence.words[position]).shape_number, sentence.casing as u32, position.min(2) as u32, (last - position).min(2) as u32]
    }

    fn of_setting(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let sentence = &self.document.sentences[number];
        for offset in [-2, -1, 1, 2] {
            if position.checked_add_signed(offset).is_none_or(|at| at >= sentence.words.len()) {
                emit(seed(Template::Border, offset as i8));
            }
        }
        let form = self.document.form(sentence.words[position]);
        if position == 0 {
            emit(letters(seed(Template::FirstAndShape, 0), &form.shape));
        }
        if sentence.casing != Casing::Sentence {
            emit(mix(letters(seed(Template::CasingAndShape, 0), &form.shape), sentence.casing as u64));
        }
    }

    fn of_place(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let sentence = &self.document.sentences[number];
        let at = |offset: isize| position.checked_add_signed(offset).and_then(|at| sentence.words.get(at)).map(|word| word.kind);
        let Some(own) = at(0) else { return };
        let form = &self.document.types[own];
        let own = class(form);
        let (before, after) = (at(-1).map(|at| &self.document.types[at]), at(1).map(|at| &self.document.types[at]));
        if let Some(before) = before {
            emit(letters(letters(seed(Template::FormsBefore, 0), &before.lower), &form.lower));
            emit(mix(mix(seed(Template::DictionaryBefore, 0), class(before)), own));
        }
        if let Some(after) = after {
            emit(letters(letters(seed(Template::FormsAfter, 0), &form.lower), &after.lower));
            emit(mix(mix(seed(Template::DictionaryAfter, 0), own), class(after)));
        }
        if let (Some(before), Some(after)) = (before, after) {
            emit(mix(mix(mix(seed(Template::DictionaryAround, 0), class(before)), own), class(after)));
        }
    }
}
