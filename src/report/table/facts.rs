//! Facts that articles share, each with the sentences that state it.

use super::super::exhibit::{of_loci, select};
use super::super::ink::{Page, Role, Text};
use super::super::telling::{self, confidence, labels, support};
use super::super::view::{Document, FactView};
use super::super::words;
use super::{each_by_story, exhibit, sum_up};

/// How many sentences show one fact; further places are counted.
const SENTENCES: usize = 4;

/// Writes facts by story.
pub(super) fn write(page: &mut Page, document: &Document<'_>, facts: &[FactView<'_>]) {
    if facts.is_empty() {
        return sum_up(page, &telling::nothing(document, "shared facts"));
    }
    each_by_story(page, document, facts, |fact| fact.story, |page, fact| one(page, document, fact));
    sum_up(page, &telling::facts(document, facts));
}

fn one(page: &mut Page, document: &Document<'_>, fact: &FactView<'_>) {
    let about = format!(" · {}{} · {}", support(fact), confidence(fact.confidence), fact.id);
    page.write(0, 2, &Text::new(Role::Name, fact.text).with(Role::Faint, &about));
    let (shown, rest) = select(of_loci(document, &fact.claims), SENTENCES);
    for sentence in &shown {
        exhibit(page, document, 2, sentence);
    }
    if !rest.is_empty() {
        let places = labels(document, rest.iter().flat_map(|sentence| &sentence.places).map(|place| place.article));
        page.write(2, 4, &Text::new(Role::Faint, &format!("also {}: --explain {}", words::list(&places), fact.id)));
    }
}
