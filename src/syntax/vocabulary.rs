//! Forms of words with what is known of each by itself, looked up once and kept from article to article.

use std::collections::HashMap;
use std::sync::Arc;

use crate::lexicon::{Cluster, Forms, Listed, begins_listed_name, cluster, forms, listed};
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
    /// Its characters as `X`, `x`, `d` or themselves, runs as one with `+`.
    pub shape: String,
    /// The shape of the first two characters and the length, up to 8.
    pub outline: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Its clusters.
    pub cluster: Option<Cluster>,
    /// What the dictionary says it can be.
    pub forms: Forms,
    /// Folded, where it begins with a capital and has two letters; else empty.
    pub folded: String,
    /// Lists of names that hold it by itself.
    pub listed: Listed,
    /// Whether a listed name of several words begins with it.
    pub begins_listed_name: bool,
}

/// Forms that were met so far.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    types: HashMap<Box<str>, Arc<Type>>,
}

/// Above this many forms a vocabulary is full: the commoner forms come back soon enough, and memory stays bounded.
const FULL: usize = 16_384;

impl Vocabulary {
    /// Whether it should be [cleared](Self::clear) before the next article.
    pub fn is_full(&self) -> bool {
        self.types.len() > FULL
    }

    /// Forgets everything: numbers begin anew, and whatever was kept by number must go too.
    pub fn clear(&mut self) {
        self.types.clear();
    }

    /// The form with what is known of it.
    pub(super) fn intern(&mut self, form: &str) -> &Arc<Type> {
        let number = self.types.len();
        if !self.types.contains_key(form) {
            self.types.insert(form.into(), Arc::new(Type::new(number, form)));
        }
        &self.types[form]
    }
}

impl Type {
    fn new(number: usize, form: &str) -> Self {
        let (shape, outline) = shapes(form);
        let lower = form.to_lowercase();
        let is_capital = form.starts_with(char::is_uppercase);
        let folded = if is_capital { fold_words(form) } else { String::new() };
        let is_name = folded.len() > 1;
        Self {
            number,
            form: form.to_owned(),
            shape,
            outline,
            is_capital,
            cluster: cluster(form),
            forms: forms(&lower),
            listed: if is_name { listed(&folded) } else { Listed::default() },
            begins_listed_name: is_name && begins_listed_name(&folded),
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
