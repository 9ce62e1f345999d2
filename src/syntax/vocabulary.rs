//! Forms of words with what is known of each by itself, looked up once and kept from article to article.

use std::sync::Arc;

use crate::lexicon::{Cluster, Forms, Listed, Listing, WordMap, cluster, forms, listed};
use crate::text::fold_words;

/// A form of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// Its number in the vocabulary.
    pub number: usize,
    /// As it is written, or would be outside a line in capitals.
    pub form: String,
    /// In lower case.
    pub lower: String,
    /// The number of its lower case in the vocabulary: forms that differ in case alone share it.
    pub lower_number: u32,
    /// Its characters as `X`, `x`, `d` or themselves, runs as one with `+`.
    pub shape: String,
    /// The number of its shape in the vocabulary.
    pub shape_number: u32,
    /// The shape of the first two characters and the length, up to 8.
    pub outline: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether it has neither a capital nor a digit, and is no hyphen, which may tie it to one that has.
    pub is_plain: bool,
    /// Its clusters.
    pub cluster: Option<Cluster>,
    /// What the dictionary says it can be.
    pub forms: Forms,
    /// [Folded](fold_words).
    pub folded: String,
    /// What the lists of names know of it; nothing unless it begins with a capital and has two letters.
    pub(crate) listing: Listing,
}

/// Forms that were met so far.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    numbers: WordMap<u32>,
    /// By number.
    types: Vec<Arc<Type>>,
    lower: Numbers,
    shapes: Numbers,
    /// Lent to each document in turn: by number, where its own list has the form.
    pub(super) positions: Vec<u32>,
}

/// Strings by the order in which they were met.
#[derive(Debug, Clone, Default)]
struct Numbers(WordMap<u32>);

impl Numbers {
    fn of(&mut self, string: &str) -> u32 {
        let next = self.0.len() as u32;
        if let Some(number) = self.0.get(string) {
            return number;
        }
        self.0.insert(string, next);
        next
    }
}

impl Vocabulary {
    /// Above this many forms a vocabulary is full: the commoner forms come back soon enough, and memory stays bounded.
    pub(crate) const FULL: usize = 65_536;

    /// Whether it should begin anew before the next article; whatever was kept by number must go too.
    pub fn is_full(&self) -> bool {
        self.types.len() > Self::FULL
    }

    /// The form of a number.
    pub(super) fn form(&self, number: usize) -> &Arc<Type> {
        &self.types[number]
    }

    /// The form with what is known of it.
    pub(super) fn intern(&mut self, form: &str) -> &Arc<Type> {
        let number = self.numbers.get(form).map_or(self.types.len(), |number| number as usize);
        if number == self.types.len() {
            let mut made = Type::new(number, form);
            made.lower_number = self.lower.of(&made.lower);
            made.shape_number = self.shapes.of(&made.shape);
            self.types.push(Arc::new(made));
            self.numbers.insert(form, number as u32);
        }
        &self.types[number]
    }
}

impl Type {
    /// What is known of a form, but for the numbers of its lower case and its shape.
    fn new(number: usize, form: &str) -> Self {
        let (shape, outline) = shapes(form);
        let lower = form.to_lowercase();
        let is_capital = form.starts_with(char::is_uppercase);
        let folded = fold_words(form);
        Self {
            number,
            form: form.to_owned(),
            lower_number: 0,
            shape,
            shape_number: 0,
            outline,
            is_capital,
            is_plain: form != "-" && !form.contains(|character: char| character.is_uppercase() || character.is_numeric()),
            cluster: cluster(form),
            forms: forms(&lower),
            listing: if is_capital && folded.len() > 1 { listed(&folded, Listed::ALL) } else { Listing::default() },
            lower,
            folded,
        }
    }
}

/// The shape with runs as one, and the outline.
fn shapes(form: &str) -> (String, String) {
    let (mut shape, mut outline) = (String::new(), String::new());
    let mut last = None;
    let mut repeats = false;
    let mut count = 0;
    for character in form.chars() {
        let class = match character {
            _ if character.is_uppercase() => 'X',
            _ if character.is_alphabetic() => 'x',
            _ if character.is_numeric() => 'd',
            other => other,
        };
        count = (count + 1).min(8_u8);
        if count <= 2 {
            outline.push(class);
        }
        if last == Some(class) {
            if !repeats {
                shape.push('+');
            }
            repeats = true;
        } else {
            shape.push(class);
            repeats = false;
            last = Some(class);
        }
    }
    outline.push(char::from(b'0' + count));
    (shape, outline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_keeps_its_number() {
        let mut vocabulary = Vocabulary::default();
        let numbers: Vec<usize> = ["Harn", "fell", "Harn"].iter().map(|form| vocabulary.intern(form).number).collect();
        assert_eq!(numbers, [0, 1, 0]);
    }

    #[test]
    fn shapes_tell_how_a_word_is_written() {
        assert_eq!(shapes("McGraw"), ("XxXx+".into(), "Xx6".into()));
        assert_eq!(shapes("2023-24"), ("d+-d+".into(), "dd7".into()));
    }
}
