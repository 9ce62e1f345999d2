//! What articles agree on: the matrix of facts by article, what each leaves out, what each alone has.

use serde::Serialize;

use super::super::exhibit::of_loci;
use super::super::telling::{confidence, support};
use super::super::view::FactView;
use super::super::words::count;
use super::desk::{Desk, Name, Sentence};

/// Facts by article.
#[derive(Serialize)]
pub(super) struct Matrix<'d> {
    /// The articles that share any fact.
    columns: Vec<Name<'d>>,
    rows: Vec<Row<'d>>,
}

#[derive(Serialize)]
struct Row<'d> {
    anchor: String,
    key: &'d str,
    articles: String,
    text: &'d str,
    support: String,
    /// For each column, where the article states it.
    cells: Vec<Option<String>>,
    sentences: Vec<Sentence<'d>>,
}

/// Facts that all articles but one report.
#[derive(Serialize)]
pub(super) struct LeftOut<'d> {
    article: Name<'d>,
    facts: Vec<Short<'d>>,
}

#[derive(Serialize)]
struct Short<'d> {
    href: String,
    text: &'d str,
}

/// What one article alone reports.
#[derive(Serialize)]
pub(super) struct Alone<'d> {
    article: Name<'d>,
    count: String,
    sentences: Vec<Sole<'d>>,
}

#[derive(Serialize)]
struct Sole<'d> {
    anchor: String,
    href: String,
    text: &'d str,
}

/// The facts of the story by article.
pub(super) fn matrix<'d>(desk: &Desk<'d, '_>) -> Matrix<'d> {
    let columns = desk.positions_of(desk.found.facts.iter().flat_map(|fact| fact.articles.iter().copied()));
    Matrix {
        rows: desk.found.facts.iter().map(|fact| row(desk, fact, &columns)).collect(),
        columns: columns.into_iter().map(|position| desk.name(position)).collect(),
    }
}

fn row<'d>(desk: &Desk<'d, '_>, fact: &'d FactView<'d>, columns: &[usize]) -> Row<'d> {
    let cell = |&position: &usize| {
        let id = desk.articles[position].view.id;
        fact.claims.iter().find(|claim| claim.article == id).map(|claim| desk.place(id, claim.start))
    };
    Row {
        anchor: desk.finding(fact.id),
        key: fact.id,
        articles: desk.filter(fact.articles.iter().copied()),
        text: fact.text,
        support: format!("{}{}", support(fact), confidence(fact.confidence)),
        cells: columns.iter().map(cell).collect(),
        sentences: desk.sentences(of_loci(desk.document, &fact.claims)),
    }
}

/// For each article, the facts that every other article reports; empty where there are fewer than three articles.
pub(super) fn left_out<'d>(desk: &Desk<'d, '_>) -> Vec<LeftOut<'d>> {
    let all = desk.articles.len();
    let mut facts: Vec<Vec<Short<'d>>> = (0..all).map(|_| Vec::new()).collect();
    for fact in desk.found.facts.iter().filter(|_| all > 2) {
        let holders = desk.positions_of(fact.articles.iter().copied());
        let missing = (0..all).find(|position| holders.binary_search(position).is_err());
        if let Some(missing) = missing.filter(|_| holders.len() + 1 == all) {
            facts[missing].push(Short { href: desk.finding(fact.id), text: fact.text });
        }
    }
    let of = |(position, facts)| LeftOut { article: desk.name(position), facts };
    facts.into_iter().enumerate().filter(|(_, facts)| !facts.is_empty()).map(of).collect()
}

/// For each article, the sentences that it alone has.
pub(super) fn alone<'d>(desk: &Desk<'d, '_>) -> Vec<Alone<'d>> {
    let mut sentences: Vec<Vec<Sole<'d>>> = desk.articles.iter().map(|_| Vec::new()).collect();
    for unique in &desk.found.unique {
        let locus = &unique.locus;
        if let Some(position) = desk.position(locus.article) {
            sentences[position].push(Sole { anchor: desk.alone(locus), href: desk.place(locus.article, locus.start), text: locus.text });
        }
    }
    let of = |(position, sentences): (usize, Vec<Sole<'d>>)| Alone { article: desk.name(position), count: count(sentences.len(), "sentence"), sentences };
    sentences.into_iter().enumerate().filter(|(_, sentences)| !sentences.is_empty()).map(of).collect()
}
