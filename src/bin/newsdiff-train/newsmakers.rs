//! Family names of people in the news, counted over a pile of articles.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

use newsdiff::annotate::{Kind, mention};
use newsdiff::lexicon::COUNTRIES;
use newsdiff::syntax::{Document, Vocabulary};
use newsdiff::text::{TokenKind, fold};

use crate::counts::each_article;

/// A name in fewer articles is one that chance brought.
const LEAST_ARTICLES: usize = 5;

/// Of the articles that hold the word, this share must hold it in a full name: most of those on a minister do, few of those on a town.
const LEAST_SHARE: f64 = 0.3;

/// Writes each word that ends a person's full name in enough of the articles that hold it.
pub(crate) fn newsmakers(articles: impl BufRead, mut out: impl Write) -> anyhow::Result<()> {
    let mut counts = BTreeMap::<String, (usize, usize)>::new();
    let (mut vocabulary, mut memory) = (Vocabulary::default(), mention::Memory::default());
    each_article(articles, |text, layout| {
        if vocabulary.is_full() || memory.is_full() {
            (vocabulary, memory) = Default::default();
        }
        let document = Document::new(text, layout, &mut vocabulary);
        let capital = |token: &&newsdiff::text::Token| token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase);
        let words: BTreeSet<String> = layout.tokens.iter().filter(capital).map(|token| fold(token.span.of(text))).collect();
        let people = mention::find(&document, layout, &mut memory).into_iter().filter(|mention| mention.kind == Kind::Person);
        let family_names: BTreeSet<String> = people.filter_map(|mention| family_name(mention.span.of(text))).collect();
        for word in words {
            let count = counts.entry(word.clone()).or_default();
            count.0 += usize::from(family_names.contains(&word));
            count.1 += 1;
        }
    })?;
    let is_kept = |full: usize, all: usize| full >= LEAST_ARTICLES && full as f64 >= LEAST_SHARE * all as f64;
    for (word, _) in counts.iter().filter(|(word, (full, all))| is_kept(*full, *all) && !COUNTRIES.contains(word)) {
        writeln!(out, "{word}")?;
    }
    Ok(())
}

/// The last word of a full name.
fn family_name(name: &str) -> Option<String> {
    let (_, last) = name.rsplit_once(' ')?;
    (last.chars().count() > 2).then(|| fold(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_needs_full_names_around_it() {
        let article = |text: &str| serde_json::json!({ "text": text }).to_string() + "\n";
        let full = article("They asked Hugo Tamm again. He left Oslo.");
        let mut out = Vec::new();
        newsmakers(full.repeat(5).as_bytes(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "tamm\n");
    }
}
