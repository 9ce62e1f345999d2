//! Counts over a pile of articles: how many sentences hold a stem, and how often a word is written in lower case.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

use anyhow::Context;
use newsdiff::syntax::stem;
use newsdiff::text::{BlockKind, Layout, TokenKind, fold, segment};

/// A stem in fewer sentences weighs as one never seen.
const LEAST_SENTENCES: usize = 4;

/// A word seen less often in lower case is not told from a slip.
const LEAST_LOWER: usize = 3;

/// Writes each stem with the number of sentences that hold it.
pub(crate) fn background(articles: impl BufRead, mut out: impl Write) -> anyhow::Result<()> {
    let mut counts = BTreeMap::<String, usize>::new();
    let mut sentences = 0;
    each_article(articles, |text, layout| {
        for sentence in &layout.sentences {
            let words = layout.tokens[sentence.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
            let stems: BTreeSet<String> = words.map(|token| stem(&fold(token.span.of(text)))).collect();
            sentences += 1;
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
    })?;
    writeln!(out, "#\t{sentences}")?;
    for (stem, count) in counts.iter().filter(|(stem, count)| **count >= LEAST_SENTENCES && !stem.is_empty()) {
        writeln!(out, "{stem}\t{count}")?;
    }
    Ok(())
}

/// Writes each word that is also written in lower case inside sentences, with the hundredths of its uses that are.
pub(crate) fn casing(articles: impl BufRead, mut out: impl Write) -> anyhow::Result<()> {
    let mut counts = BTreeMap::<String, (usize, usize)>::new();
    each_article(articles, |text, layout| {
        for sentence in layout.sentences.iter().filter(|sentence| layout.block_of(sentence).kind == BlockKind::Body) {
            // The first word has a capital whatever it is; so has every word of a line in capitals or a heading.
            let words = layout.tokens[sentence.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
            let words: Vec<&str> = words.skip(1).map(|token| token.span.of(text)).collect();
            let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
            if words.iter().filter(is_capital).count() * 2 > words.len() {
                continue;
            }
            for word in words {
                let count = counts.entry(word.to_lowercase()).or_default();
                if word.starts_with(char::is_uppercase) {
                    count.1 += 1;
                } else {
                    count.0 += 1;
                }
            }
        }
    })?;
    for (word, (lower, capital)) in counts.iter().filter(|(_, (lower, _))| *lower >= LEAST_LOWER) {
        let hundredths = lower * 100 / (lower + capital);
        if hundredths > 0 {
            writeln!(out, "{word}\t{hundredths}")?;
        }
    }
    Ok(())
}

/// Reads articles as JSON Lines with a field `text`.
pub(crate) fn each_article(articles: impl BufRead, mut visit: impl FnMut(&str, &Layout)) -> anyhow::Result<()> {
    for (number, line) in articles.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(&line?).with_context(|| format!("line {}: not JSON", number + 1))?;
        let text = record["text"].as_str().with_context(|| format!("line {}: no text", number + 1))?;
        visit(text, &segment(text, None));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(count: fn(&mut dyn BufRead, &mut dyn Write) -> anyhow::Result<()>, text: &str) -> String {
        let line = serde_json::json!({ "text": text }).to_string();
        let mut out = Vec::new();
        count(&mut line.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_stem_counts_once_a_sentence() {
        let out = run(|articles, out| background(articles, out), &"It rained and rained. ".repeat(5));
        assert!(out.starts_with("#\t5\n"));
        assert!(out.contains("rain\t5\n"));
    }

    #[test]
    fn the_first_word_of_a_sentence_tells_no_casing() {
        let out = run(|articles, out| casing(articles, out), &"Rain fell on Harn again that day. ".repeat(4));
        assert!(out.contains("fell\t100\n"));
        assert!(!out.contains("rain") && !out.contains("harn"));
    }
}
