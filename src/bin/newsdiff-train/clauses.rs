//! Figures of the clauses: against judged triples of a verb, its subject and a value.

use std::fmt;
use std::path::Path;

use anyhow::Context;
use newsdiff::Span;
use newsdiff::crf::Cache;
use newsdiff::syntax::{Clause, Document, PARTS, Syntax, Vocabulary, analyse, embedded};
use newsdiff::text::segment;
use serde::Deserialize;

use crate::files;

/// A judged triple: who does `verb`, and one thing that belongs to it.
#[derive(Debug, Deserialize)]
struct Judged {
    tokens: Vec<String>,
    /// The verb, or the predicate behind "be".
    verb: String,
    subj: Option<String>,
    value: String,
    /// The preposition before the value, or nothing.
    prep: String,
    /// Heads that must not hang on the verb.
    not_attached: Vec<String>,
}

/// Prints how many triples have the right subject, the value where it belongs and nothing where it does not, and both.
pub(crate) fn eval(file: &Path, verbose: bool) -> anyhow::Result<()> {
    let text = files::read(file)?;
    let (mut subjects, mut values, mut whole, mut all) = (0, 0, 0, 0);
    let mut reader = Reader::default();
    for line in text.lines() {
        let judged: Judged = serde_json::from_str(line).with_context(|| format!("{line:?} is no triple"))?;
        let mut best = [false; 2];
        let mut shown = String::new();
        reader.read(&running(&judged.tokens), |reading| {
            let count = |found: &[bool; 2]| found.iter().filter(|right| **right).count();
            best = reading.judge(&judged).into_iter().chain([best]).max_by_key(count).unwrap_or_default();
            shown.push_str(&reading.to_string());
        });
        let [subject, value] = best;
        all += 1;
        subjects += usize::from(subject);
        values += usize::from(value);
        whole += usize::from(subject && value);
        if verbose && !(subject && value) {
            let Judged { verb, subj, value, prep, .. } = &judged;
            println!("\n{all}. {} {verb} {prep} {value}: {best:?}\n{shown}", subj.as_deref().unwrap_or("-"));
        }
    }
    println!("clauses subject={subjects}/{all} value={values}/{all} whole={whole}/{all}");
    Ok(())
}

/// Prints the chunks and clauses of running text.
pub(crate) fn show(file: &Path) -> anyhow::Result<()> {
    let text = files::read(file)?;
    Reader::default().read(&text, |reading| println!("{reading}"));
    Ok(())
}

/// Words as they run in a text.
fn running(tokens: &[String]) -> String {
    let mut text = String::new();
    let mut follows_space = false;
    for token in tokens {
        if follows_space && !matches!(token.as_str(), "." | "," | "'s" | "-" | ":" | ";" | "?" | "!" | ")") {
            text.push(' ');
        }
        text.push_str(token);
        follows_space = !matches!(token.as_str(), "-" | "(");
    }
    text
}

/// Tags and analyses texts.
#[derive(Default)]
pub(crate) struct Reader {
    vocabulary: Vocabulary,
    cache: Cache<PARTS>,
}

impl Reader {
    /// Hands on every sentence of a text.
    pub(crate) fn read(&mut self, text: &str, mut each: impl FnMut(&Reading<'_>)) {
        let layout = segment(text, None);
        let document = Document::new(text, &layout, &mut self.vocabulary);
        let tags = embedded().tag(&document, &mut self.cache);
        for (sentence, syntax) in analyse(&document, &tags, &[]).iter().enumerate() {
            each(&Reading { document: &document, sentence, syntax });
        }
    }
}

/// A sentence as analysed.
pub(crate) struct Reading<'a> {
    document: &'a Document<'a>,
    sentence: usize,
    pub(crate) syntax: &'a Syntax,
}

impl Reading<'_> {
    fn word(&self, word: usize) -> &str {
        self.document.sentences[self.sentence].words[word].span.of(self.document.text)
    }

    /// Where a chunk stands in the text.
    pub(crate) fn span(&self, chunk: usize) -> Span {
        let words = &self.document.sentences[self.sentence].words;
        let range = &self.syntax.chunks[chunk].words;
        words[range.start].span.join(words[range.end - 1].span)
    }

    /// The words of a chunk.
    pub(crate) fn words(&self, chunk: usize) -> &str {
        self.span(chunk).of(self.document.text)
    }

    fn head(&self, chunk: usize) -> &str {
        self.word(self.syntax.chunks[chunk].head)
    }

    fn holds(&self, chunk: usize, word: &str) -> bool {
        self.syntax.chunks[chunk].words.clone().any(|at| self.word(at) == word) || self.words(chunk).split_whitespace().any(|part| part == word)
    }

    /// For each clause of the verb: whether the subject is right, and whether the value belongs to it and nothing does that must not.
    fn judge(&self, judged: &Judged) -> Vec<[bool; 2]> {
        let is_meant = |clause: &Clause| self.holds(clause.verb, &judged.verb) || clause.predicate.is_some_and(|predicate| self.head(predicate) == judged.verb);
        let judge = |(number, clause): (usize, &Clause)| {
            let subject = judged.subj.as_ref().is_none_or(|subject| clause.subject.is_some_and(|chunk| self.holds(chunk, subject)));
            let own = || clause.complements.iter().filter(|complement| complement.of.is_none() || complement.of == clause.predicate);
            let preposition = |chunk: Option<usize>| chunk.is_some_and(|chunk| self.head(chunk).eq_ignore_ascii_case(&judged.prep));
            let is_complement =
                own().any(|complement| self.holds(complement.chunk, &judged.value) && (judged.prep.is_empty() || preposition(complement.preposition)));
            let is_predicate = clause.predicate.is_some_and(|predicate| self.head(predicate) == judged.value);
            let is_clause = self.syntax.clauses.iter().any(|inner| inner.parent == Some(number) && self.holds(inner.verb, &judged.value));
            let none_else = judged.not_attached.iter().all(|word| !own().any(|complement| self.head(complement.chunk) == word));
            [subject, (is_complement || is_predicate || is_clause) && none_else]
        };
        self.syntax.clauses.iter().enumerate().filter(|(_, clause)| is_meant(clause)).map(judge).collect()
    }
}

impl fmt::Display for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, chunk) in self.syntax.chunks.iter().enumerate() {
            write!(f, "[{:?} {}] ", chunk.kind, self.words(at))?;
        }
        writeln!(f)?;
        for (number, clause) in self.syntax.clauses.iter().enumerate() {
            let words = |chunk: Option<usize>| chunk.map_or("", |chunk| self.words(chunk));
            write!(f, "  {number}. {} | {} | {} |", words(clause.subject), self.words(clause.verb), words(clause.predicate))?;
            for complement in &clause.complements {
                write!(f, " {} {}", words(complement.preposition), self.words(complement.chunk))?;
                if let Some(of) = complement.of {
                    write!(f, " (of {})", self.head(of))?;
                }
                write!(f, ",")?;
            }
            let Clause { form, voice, mood, link, parent, opener, is_negated, .. } = clause;
            writeln!(f, " | {form:?} {voice:?} {mood:?} negated={is_negated} {link:?} of {parent:?} {}", opener.map_or("", |word| self.word(word)))?;
        }
        Ok(())
    }
}
