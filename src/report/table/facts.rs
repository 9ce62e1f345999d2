//! Facts that articles share, each with the sentences that state it.

use super::super::exhibit::{of_loci, select};
use super::super::view::{Document, FactView};
use super::super::words;
use super::{Page, Role, Text, by_story, distinct, exhibit, nothing, sum_up};

/// How many sentences show one fact; further places are counted.
const SENTENCES: usize = 4;

/// Writes facts by story.
pub(super) fn write(page: &mut Page, document: &Document<'_>, facts: &[FactView<'_>]) {
    if facts.is_empty() {
        return nothing(page, document, "facts that two articles share");
    }
    by_story(
        page,
        document,
        facts,
        |fact| fact.story,
        |page, run| {
            for fact in run {
                page.gap();
                one(page, document, fact);
            }
        },
    );
    sum_up(page, &summary(document, facts));
}

/// "12 shared facts in 13 articles, 3 stories".
pub(crate) fn summary(document: &Document<'_>, facts: &[FactView<'_>]) -> String {
    format!("{} in {}", words::count(facts.len(), "shared fact"), super::compared(document))
}

fn one(page: &mut Page, document: &Document<'_>, fact: &FactView<'_>) {
    page.write(0, 2, &Text::new(Role::Name, fact.text).with(Role::Faint, &about(fact)));
    let (shown, rest) = select(of_loci(document, &fact.claims), SENTENCES);
    for sentence in &shown {
        exhibit(page, document, 2, sentence);
    }
    if !rest.is_empty() {
        let places: Vec<&str> =
            distinct(rest.iter().flat_map(|sentence| &sentence.places).map(|place| place.article)).into_iter().map(|id| document.sources.label(id)).collect();
        page.write(2, 4, &Text::new(Role::Faint, &format!("also {}: --explain {}", words::list(&places), fact.id)));
    }
}

/// " · 3 articles, 2 independent · confidence 0.90 · f19b02d4".
fn about(fact: &FactView<'_>) -> String {
    let sources = if fact.independent < fact.articles.len() { format!(", {} independent", fact.independent) } else { String::new() };
    format!(" · {}{sources}{} · {}", words::count(fact.articles.len(), "article"), super::confidence(fact.confidence), fact.id)
}
