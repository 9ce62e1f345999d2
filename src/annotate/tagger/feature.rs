//! What the tagger knows of a word: features as hashes, those of the word's form alone apart from those of its place.
//!
//! A form is read from nine places: by the word itself and by its neighbours up to four away. What it tells there is the same wherever it
//! stands, so it is summed once for a form and an offset and remembered.

use foldhash::{HashMap, HashMapExt};

use super::listed::listed_names;
use super::pass::Pass;
use crate::crf::{self, Setting, Source, letters, mix};
use crate::syntax::{Casing, Document, Sentence, Type, Word};

/// Farther than so many words away a neighbour's offset is not told, only its side.
const NEAR: i8 = 2;

/// How many other places of the same word are looked at.
const PLACES: usize = 12;

/// What a feature is about. The number goes into its hash: they are never renumbered, only added to.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub(super) enum Template {
    Bias,
    Form,
    Lower,
    Shape,
    Outline,
    Prefix,
    Suffix,
    Coarse,
    Middle,
    Fine,
    NoCluster,
    ShapeAndCluster,
    Listed,
    ListedTwice,
    Far,
    Border,
    FormsBefore,
    FormsAfter,
    ShapesBefore,
    ShapesAfter,
    ShapesAround,
    FormsAround,
    ClustersBefore,
    ClustersAfter,
    Casing,
    CasingAndShape,
    First,
    FirstAndShape,
    ListedName,
    Elsewhere,
    ElsewhereAtStart,
    Neighbour,
    NeighbourCluster,
    NeighbourListed,
    OwnLabel,
    LabelBefore,
    LabelAfter,
    LabelsElsewhere,
    NamesElsewhere,
    ClassElsewhere,
    LengthsElsewhere,
}

pub(super) fn seed(template: Template, offset: i8) -> u64 {
    crf::seed(template as u8, offset)
}

/// What a document tells about the places of its words.
#[derive(Debug)]
pub struct Features<'a> {
    /// The words.
    pub document: &'a Document<'a>,
    /// By sentence and word: which part of a listed name of several words it is (1 first, 2 last, 3 inner), for each list.
    names: Vec<Vec<Vec<(u8, u8)>>>,
    /// By form: how often it is written in lower case, and with a capital inside a sentence.
    uses: Vec<Uses>,
    /// By form, if it has a capital: the neighbours of its other places.
    neighbours: Vec<Vec<Neighbour>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Uses {
    lower: u32,
    inside: u32,
}

#[derive(Debug, Clone, Copy)]
struct Neighbour {
    /// Behind it or before it; 2 and 3 where it has a capital.
    side: u8,
    kind: Option<usize>,
    place: (usize, usize),
}

impl<'a> Features<'a> {
    /// Reads a document once.
    pub fn new(document: &'a Document<'a>) -> Self {
        let names = document.sentences.iter().map(|sentence| listed_names(sentence, document)).collect();
        let mut features = Self { document, names, uses: vec![Uses::default(); document.types.len()], neighbours: vec![Vec::new(); document.types.len()] };
        features.read_uses();
        features
    }

    /// Whether a word and those beside it are [plain](Type::is_plain).
    pub fn is_plain(&self, number: usize, position: usize) -> bool {
        let words = &self.document.sentences[number].words;
        words[position.saturating_sub(1)..words.len().min(position + 2)].iter().all(|word| self.document.form(*word).is_plain)
    }

    fn read_uses(&mut self) {
        let document = self.document;
        // By number of the lower case, the form that is written so.
        let mut lower: HashMap<u32, usize> = HashMap::with_capacity(document.types.len());
        let small = document.types.iter().enumerate().filter(|(_, kind)| !kind.is_capital && kind.form == kind.lower);
        lower.extend(small.map(|(position, kind)| (kind.lower_number, position)));
        for (number, sentence) in document.sentences.iter().enumerate() {
            for (position, word) in sentence.words.iter().enumerate() {
                let form = document.form(*word);
                if !form.is_capital {
                    self.uses[word.kind].lower += 1;
                } else if form.form.len() > 1 {
                    self.uses[word.kind].inside += u32::from(tells_casing(document, sentence, position));
                    self.read_neighbours(number, position);
                }
            }
        }
        for (position, kind) in document.types.iter().enumerate().filter(|(_, kind)| kind.is_capital) {
            if let Some(&twin) = lower.get(&kind.lower_number) {
                self.uses[position].lower = self.uses[twin].lower;
            }
        }
    }

    /// Remembers what stands beside a word with a capital.
    fn read_neighbours(&mut self, number: usize, position: usize) {
        let sentence = &self.document.sentences[number];
        let kind = sentence.words[position].kind;
        let found = &mut self.neighbours[kind];
        if found.len() > 2 * PLACES {
            return;
        }
        let place = (number, position);
        let upper = sentence.casing == Casing::Upper;
        let is_capital = |at: usize| self.document.form(sentence.words[at]).is_capital;
        let next = (position + 1 < sentence.words.len()).then_some(position + 1);
        match next {
            Some(at) if is_capital(at) => {
                if !upper {
                    found.push(Neighbour { side: 2, kind: Some(sentence.words[at].kind), place });
                }
            }
            _ => found.push(Neighbour { side: 0, kind: next.map(|at| sentence.words[at].kind), place }),
        }
        match position.checked_sub(1) {
            Some(at) if is_capital(at) => {
                if !upper && at > 0 {
                    found.push(Neighbour { side: 3, kind: Some(sentence.words[at].kind), place });
                }
            }
            before => found.push(Neighbour { side: 1, kind: before.map(|at| sentence.words[at].kind), place }),
        }
    }

    /// Features that a form gives to the word that stands `offset` places before it.
    fn of_form(&self, kind: usize, offset: i8, emit: &mut impl FnMut(u64)) {
        let form = &self.document.types[kind];
        if offset.abs() > NEAR {
            return emit(letters(seed(Template::Far, offset.signum()), &form.lower));
        }
        emit(letters(seed(Template::Lower, offset), &form.lower));
        emit(letters(seed(Template::Shape, offset), &form.shape));
        match form.cluster {
            Some(cluster) => {
                emit(mix(seed(Template::Coarse, offset), cluster.coarse.into()));
                emit(mix(seed(Template::Middle, offset), cluster.middle.into()));
                emit(mix(seed(Template::Fine, offset), cluster.fine.into()));
            }
            None => emit(seed(Template::NoCluster, offset)),
        }
        if offset.abs() > 1 {
            return;
        }
        emit(letters(seed(Template::Form, offset), &form.form));
        for list in form.listing.holding.bits() {
            emit(mix(seed(Template::Listed, offset), list.into()));
        }
        let borders: Vec<usize> = form.lower.char_indices().map(|(at, _)| at).chain([form.lower.len()]).collect();
        let characters = borders.len() - 1;
        if offset != 0 {
            return emit(letters(seed(Template::Suffix, offset), &form.lower[borders[characters.saturating_sub(3)]..]));
        }
        emit(seed(Template::Bias, 0));
        emit(letters(seed(Template::Outline, 0), &form.outline));
        for length in (1..=4).filter(|length| *length < characters) {
            let number = length as u64;
            emit(mix(letters(seed(Template::Prefix, 0), &form.lower[..borders[length]]), number));
            emit(mix(letters(seed(Template::Suffix, 0), &form.lower[borders[characters - length]..]), number));
        }
        if form.listing.holding.bits().count() > 1 {
            emit(mix(seed(Template::ListedTwice, 0), form.listing.holding.0.into()));
        }
        if let Some(cluster) = form.cluster {
            emit(mix(letters(seed(Template::ShapeAndCluster, 0), &form.shape), cluster.middle.into()));
        }
    }

    /// Everything that [`of_setting`](Self::of_setting) reads: the shapes, how the sentence is written, where it ends.
    fn setting(&self, number: usize, position: usize) -> Setting {
        let sentence = &self.document.sentences[number];
        // A number from 1 on, 0 past the border.
        let shape = |word: Option<&Word>| word.map_or(0, |word| self.document.form(*word).shape_number + 1);
        let [second_before, before, own, after, second_after] = around(&sentence.words, position);
        let rest = (sentence.casing as u32) << 2 | u32::from(second_before.is_some()) << 1 | u32::from(second_after.is_some());
        [shape(before), shape(own), shape(after), rest]
    }

    /// Features of the shapes of a word and those beside it, of how its sentence is written and how near its borders are.
    fn of_setting(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let sentence = &self.document.sentences[number];
        let words = around(&sentence.words, position);
        for (offset, _) in (-2_i8..).zip(words).filter(|(_, word)| word.is_none()) {
            emit(seed(Template::Border, offset));
        }
        let [_, before, own, after, _] = words.map(|word| word.map(|word| self.document.form(*word).shape.as_str()));
        let Some(own) = own else { return };
        if let Some(before) = before {
            emit(letters(letters(seed(Template::ShapesBefore, 0), before), own));
        }
        if let Some(after) = after {
            emit(letters(letters(seed(Template::ShapesAfter, 0), own), after));
        }
        if let (Some(before), Some(after)) = (before, after) {
            emit(letters(letters(letters(seed(Template::ShapesAround, 0), before), own), after));
        }
        let casing = sentence.casing as u64;
        emit(mix(seed(Template::Casing, 0), casing));
        emit(mix(letters(seed(Template::CasingAndShape, 0), own), casing));
        if position == 0 {
            emit(seed(Template::First, 0));
            emit(letters(seed(Template::FirstAndShape, 0), own));
        }
    }

    /// All other features of a word's place: its neighbours together, its sentence, the rest of the document.
    fn of_place(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let sentence = &self.document.sentences[number];
        self.together(sentence, position, emit);
        let form = self.document.form(sentence.words[position]);
        for offset in [-1_i8, 0, 1] {
            let names = position.checked_add_signed(offset.into()).and_then(|at| self.names[number].get(at));
            for &(part, list) in names.into_iter().flatten() {
                emit(mix(mix(seed(Template::ListedName, offset), part.into()), list.into()));
            }
        }
        if form.is_capital && form.form.len() > 1 {
            self.elsewhere(number, position, emit);
        }
    }

    /// A word together with those beside it.
    fn together(&self, sentence: &Sentence, position: usize, emit: &mut impl FnMut(u64)) {
        let at = |position: usize| sentence.words.get(position).map(|word| self.document.form(*word));
        let Some(form) = at(position) else { return };
        let before = position.checked_sub(1).and_then(at);
        let after = at(position + 1);
        let clusters = |template: Template, emit: &mut dyn FnMut(u64), first: &Type, second: &Type| {
            if let (Some(first), Some(second)) = (first.cluster, second.cluster) {
                emit(mix(mix(seed(template, 1), first.coarse.into()), second.coarse.into()));
                emit(mix(mix(seed(template, 2), first.middle.into()), second.middle.into()));
            }
        };
        if let Some(before) = before {
            emit(letters(letters(seed(Template::FormsBefore, 0), &before.lower), &form.lower));
            clusters(Template::ClustersBefore, emit, before, form);
        }
        if let Some(after) = after {
            emit(letters(letters(seed(Template::FormsAfter, 0), &form.lower), &after.lower));
            clusters(Template::ClustersAfter, emit, form, after);
        }
        if let (Some(before), Some(after)) = (before, after) {
            emit(letters(letters(letters(seed(Template::FormsAround, 0), &before.lower), &form.shape), &after.lower));
        }
    }

    /// What the rest of the document tells of a word with a capital.
    fn elsewhere(&self, number: usize, position: usize, emit: &mut impl FnMut(u64)) {
        let sentence = &self.document.sentences[number];
        let kind = sentence.words[position].kind;
        let uses = self.uses[kind];
        let lower = u64::from(uses.lower.min(2));
        let others = uses.inside.saturating_sub(tells_casing(self.document, sentence, position).into());
        emit(mix(mix(seed(Template::Elsewhere, 0), lower), u64::from(others > 0)));
        if position == 0 || sentence.casing == Casing::Upper {
            emit(mix(mix(seed(Template::ElsewhereAtStart, 0), lower), uses.inside.min(2).into()));
        }
        self.others(number, position, &mut |side, neighbour| {
            if neighbour.is_none() {
                emit(letters(seed(Template::Neighbour, side.cast_signed()), ""));
            }
        });
    }

    /// Calls `visit` with the neighbours that a word has at its other places, each once: the side, and the form if there is one.
    fn others(&self, number: usize, position: usize, visit: &mut impl FnMut(u8, Option<usize>)) {
        let kind = self.document.sentences[number].words[position].kind;
        let mut seen = [(0, None); PLACES];
        let mut count = 0;
        for neighbour in &self.neighbours[kind] {
            let other = (neighbour.side, neighbour.kind);
            if neighbour.place == (number, position) || seen[..count].contains(&other) {
                continue;
            }
            if count == PLACES {
                break;
            }
            seen[count] = other;
            count += 1;
            visit(neighbour.side, neighbour.kind);
        }
    }

    /// Features that a form gives to a word at whose other place it stands on that side.
    fn of_other(&self, kind: usize, side: u8, emit: &mut impl FnMut(u64)) {
        let (form, offset) = (&self.document.types[kind], side.cast_signed());
        emit(letters(seed(Template::Neighbour, offset), &form.lower));
        // Beside a word with a capital, what kind of name that is tells more than which.
        if side >= 2 {
            if let Some(cluster) = form.cluster {
                emit(mix(seed(Template::NeighbourCluster, offset), cluster.middle.into()));
            }
            for list in form.listing.holding.bits() {
                emit(mix(seed(Template::NeighbourListed, offset), list.into()));
            }
        }
    }
}

/// A reading of a document: the second also knows what the first came to.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The document.
    pub features: &'a Features<'a>,
    /// What the first reading came to.
    pub pass: Option<&'a Pass>,
}

impl Source for Reading<'_> {
    const REACH: i8 = 4;
    const ALIKE: i8 = NEAR + 1;

    fn elsewhere(&self, sentence: usize, position: usize, visit: &mut impl FnMut(usize, u8)) {
        let form = self.features.document.form(self.features.document.sentences[sentence].words[position]);
        if form.is_capital {
            self.features.others(sentence, position, &mut |side, neighbour| neighbour.into_iter().for_each(|kind| visit(kind, side)));
        }
    }

    fn of_elsewhere(&self, form: usize, side: u8, emit: &mut impl FnMut(u64)) {
        self.features.of_other(form, side, emit);
    }

    fn sentences(&self) -> usize {
        self.features.document.sentences.len()
    }

    fn words(&self, sentence: usize) -> impl ExactSizeIterator<Item = usize> {
        self.features.document.sentences[sentence].words.iter().map(|word| word.kind)
    }

    fn number(&self, form: usize) -> usize {
        self.features.document.types[form].number
    }

    fn of_form(&self, form: usize, offset: i8, emit: &mut impl FnMut(u64)) {
        self.features.of_form(form, offset, emit);
    }

    fn setting(&self, sentence: usize, position: usize) -> Setting {
        self.features.setting(sentence, position)
    }

    fn of_setting(&self, sentence: usize, position: usize, emit: &mut impl FnMut(u64)) {
        self.features.of_setting(sentence, position, emit);
    }

    fn of_place(&self, sentence: usize, position: usize, emit: &mut impl FnMut(u64)) {
        self.features.of_place(sentence, position, emit);
        if let Some(pass) = self.pass {
            pass.of_beside(sentence, position, emit);
            pass.elsewhere(self.features.document, sentence, position, emit);
        }
    }
}

/// A word with the two before and the two behind it.
fn around(words: &[Word], position: usize) -> [Option<&Word>; 5] {
    [-2, -1, 0, 1, 2].map(|offset| position.checked_add_signed(offset).and_then(|at| words.get(at)))
}

/// Whether a capital here is the word's own: not at the start of a sentence or a quotation, nor in a line of capitals.
fn tells_casing(document: &Document<'_>, sentence: &Sentence, position: usize) -> bool {
    let before = position.checked_sub(1).map(|at| document.form(sentence.words[at]).form.as_str());
    sentence.casing != Casing::Upper && before.is_some_and(|before| !matches!(before, "\"" | "“" | "‘" | "'" | "”" | "." | ":" | "«" | "„" | "`"))
}
