//! Figures of the clauses: against the enhanced trees of a treebank.

use std::path::Path;

use newsdiff::Span;
use newsdiff::syntax::{Clause, Form, Voice};

use crate::clauses::{Reader, Reading};
use crate::files;

/// A word of a tree. Numbers are positions in its rows.
struct Row {
    form: String,
    span: Span,
    /// The word it hangs on.
    head: Option<usize>,
    relation: String,
    /// Verbs and predicates whose subject it is, those that share it or take it from another clause too.
    subject_of: Vec<usize>,
    is_passive: bool,
}

/// How many are right of those found, and of those wanted.
#[derive(Default)]
struct Share {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Share {
    fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.wanted.max(1) as f64
    }
}

#[derive(Default)]
struct Figures {
    /// Subjects of finite verbs.
    finite: Share,
    /// Subjects of infinitives and participles.
    unfinite: Share,
    /// Voices where the subject is right.
    voice: Share,
    /// Prepositions with their noun, given to the verb or to a noun.
    prepositions: Share,
}

/// Prints precision and recall of subjects, and the shares of right voices and of prepositions that hang where they should. Only verbs
/// count for which the tree has a subject.
pub(crate) fn eval(treebank: &Path, verbose: bool) -> anyhow::Result<()> {
    let text = files::read(treebank)?;
    let mut reader = Reader::default();
    let mut figures = Figures::default();
    for block in text.split("\n\n") {
        let Some((text, rows)) = read(block) else { continue };
        reader.read(&text, |reading| {
            let tree = Tree { reading, rows: &rows };
            let wrong: Vec<String> = reading.syntax.clauses.iter().filter_map(|clause| tree.judge(clause, &mut figures)).collect();
            if verbose && !wrong.is_empty() {
                println!("\n{text}\n{}\n{reading}", wrong.join("\n"));
            }
        });
    }
    let Figures { finite, unfinite, voice, prepositions } = figures;
    println!(
        "{} finite={:.1}/{:.1} unfinite={:.1}/{:.1} voice={:.1} prepositions={:.1}",
        files::stem(treebank)?,
        finite.precision(),
        finite.recall(),
        unfinite.precision(),
        unfinite.recall(),
        voice.precision(),
        prepositions.precision()
    );
    Ok(())
}

struct Tree<'a> {
    reading: &'a Reading<'a>,
    rows: &'a [Row],
}

impl Tree<'_> {
    /// The rows that a chunk holds.
    fn rows_of(&self, chunk: usize) -> impl Iterator<Item = usize> + '_ {
        let span = self.reading.span(chunk);
        let start = self.rows.partition_point(|row| row.span.start() < span.start());
        (start..self.rows.len()).take_while(move |row| self.rows[*row].span.end() <= span.end())
    }

    /// Counts a clause; what is wrong with its subject.
    fn judge(&self, clause: &Clause, figures: &mut Figures) -> Option<String> {
        let verb: Vec<usize> = self.rows_of(clause.verb).chain(clause.predicate.into_iter().flat_map(|predicate| self.rows_of(predicate))).collect();
        self.prepositions(clause, &verb, &mut figures.prepositions);
        let is_subject = |row: &&Row| row.subject_of.iter().any(|of| verb.contains(of));
        let wanted: Vec<&Row> = self.rows.iter().filter(is_subject).collect();
        if wanted.is_empty() {
            return None;
        }
        let share = if clause.form == Form::Finite { &mut figures.finite } else { &mut figures.unfinite };
        let is_right = clause.subject.is_some_and(|subject| self.rows_of(subject).any(|row| is_subject(&&self.rows[row])));
        share.wanted += 1;
        share.found += usize::from(clause.subject.is_some());
        share.right += usize::from(is_right);
        if is_right {
            let is_passive = wanted.iter().any(|row| row.is_passive);
            figures.voice.found += 1;
            figures.voice.right += usize::from(is_passive == (clause.voice == Voice::Passive));
            return None;
        }
        let wanted: Vec<&str> = wanted.iter().map(|row| row.form.as_str()).collect();
        let found = clause.subject.map_or("nothing", |subject| self.reading.words(subject));
        Some(format!("{:?} {}: {found} for {}", clause.form, self.reading.words(clause.verb), wanted.join(", ")))
    }

    fn prepositions(&self, clause: &Clause, verb: &[usize], share: &mut Share) {
        for complement in &clause.complements {
            let Some(preposition) = complement.preposition else { continue };
            let is_object = |row: &usize| {
                let relation = self.rows[*row].relation.split(':').next();
                matches!(relation, Some("obl" | "nmod")) && self.rows_of(preposition).any(|case| self.rows[case].head == Some(*row))
            };
            let Some(governor) = self.rows_of(complement.chunk).find(is_object).and_then(|object| self.rows[object].head) else { continue };
            share.found += 1;
            share.right += usize::from(complement.of.map_or(verb.contains(&governor), |of| self.rows_of(of).any(|row| row == governor)));
        }
    }
}

/// The text of a tree and its words.
fn read(block: &str) -> Option<(String, Vec<Row>)> {
    let text = block.lines().find_map(|line| line.strip_prefix("# text = "))?.to_owned();
    let mut rows = Vec::new();
    let mut at = 0;
    for line in block.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 9 || fields[0].parse::<usize>().is_err() {
            continue;
        }
        let start = at + text[at..].find(fields[1])?;
        at = start + fields[1].len();
        let position = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
        let relations = fields[8].split('|').filter_map(|pair| pair.split_once(':'));
        rows.push(Row {
            form: fields[1].to_owned(),
            span: Span::new(start, at),
            head: position(fields[6]),
            relation: fields[7].to_owned(),
            subject_of: relations.filter(|(_, relation)| relation.starts_with("nsubj")).filter_map(|(head, _)| position(head)).collect(),
            is_passive: fields[8].contains("nsubj:pass"),
        });
    }
    Some((text, rows))
}
