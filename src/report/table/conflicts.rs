//! Conflicts: the likely ones first, each with its values, who holds which, and the sentences.

use std::collections::HashSet;

use super::super::exhibit::{of_evidence, select};
use super::super::view::{ConflictView, Document, SideView};
use super::super::words;
use super::{Page, Role, Text, by_story, exhibit, nothing, place_line, sum_up};

/// The levels in the order they are shown, each with its heading.
const LEVELS: [(&str, &str); 4] = [
    ("likely", "Likely conflicts"),
    ("possible", "Possible conflicts, worth a look"),
    ("update", "Updates: figures that moved with the dates"),
    ("disputed", "Disputed: each side is somebody's word"),
];

/// How many sentences show one value; further places are counted.
const SENTENCES: usize = 3;

/// Writes conflicts by level, then story.
pub(super) fn write(page: &mut Page, document: &Document<'_>, conflicts: &[ConflictView<'_>]) {
    if conflicts.is_empty() {
        return nothing(page, document, "conflicts");
    }
    for (level, title) in LEVELS {
        let of_level: Vec<&ConflictView<'_>> = conflicts.iter().filter(|conflict| conflict.level == level).collect();
        if of_level.is_empty() {
            continue;
        }
        page.heading(&format!("{title} ({})", of_level.len()), '═');
        by_story(
            page,
            document,
            &of_level,
            |conflict| conflict.story,
            |page, run| {
                for conflict in run {
                    page.gap();
                    one(page, document, conflict);
                }
            },
        );
    }
    sum_up(page, &summary(document, conflicts));
}

/// "3 likely and 2 possible conflicts in 13 articles, 3 stories".
pub(crate) fn summary(document: &Document<'_>, conflicts: &[ConflictView<'_>]) -> String {
    format!("{} in {}", count(conflicts.iter()), super::compared(document))
}

/// "3 likely and 2 possible conflicts".
pub(crate) fn count<'b, 'a: 'b>(conflicts: impl Iterator<Item = &'b ConflictView<'a>> + Clone) -> String {
    let counts = LEVELS.map(|(level, _)| (conflicts.clone().filter(|conflict| conflict.level == level).count(), level));
    words::tally(&counts, "conflict")
}

fn one(page: &mut Page, document: &Document<'_>, conflict: &ConflictView<'_>) {
    page.write(0, 2, &title(conflict));
    for side in &conflict.values {
        // Of a spelling one sentence is as good as another.
        let limit = if conflict.kind == "spelling" { 1 } else { SENTENCES };
        let (shown, rest) = select(of_evidence(&side.claims), limit);
        let value = Text::new(Role::Name, side.value).with(Role::Plain, ": ");
        if let ([only], []) = (shown.as_slice(), rest.as_slice())
            && let [place] = only.places.as_slice()
        {
            page.write(2, 4, &value.and(place_line(document, place)).with(Role::Plain, &standing(document, conflict, side)));
            page.write(4, 4, &Text::sentence(&only.pieces));
            continue;
        }
        page.write(2, 4, &value.with(Role::Plain, &holders(document, conflict, side)));
        for sentence in &shown {
            exhibit(page, document, 4, sentence);
        }
        let more: usize = rest.iter().map(|sentence| sentence.places.len()).sum();
        if more > 0 {
            page.write(4, 6, &Text::new(Role::Faint, &format!("and {}: --explain {}", words::count(more, "more place"), conflict.id)));
        }
    }
    page.write(2, 4, &Text::new(Role::Faint, &format!("why: {}", conflict.reason)));
}

/// "number: people aboard, count · across articles · confidence 0.90 · k7f3a1c9".
fn title(conflict: &ConflictView<'_>) -> Text {
    let mut title = Text::new(Role::Name, conflict.kind).with(Role::Plain, ": ").with(Role::Name, conflict.subject);
    if !conflict.attribute.is_empty() && conflict.attribute != conflict.kind {
        title = title.with(Role::Plain, &format!(", {}", conflict.attribute));
    }
    title.with(Role::Faint, &format!(" · {}{} · {}", scope(conflict.scope), super::confidence(conflict.confidence), conflict.id))
}

/// The scope in words.
pub(crate) fn scope(name: &str) -> &str {
    match name {
        "across" => "across articles",
        "within" => "within one article",
        "both" => "across and within articles",
        other => other,
    }
}

/// "Herald and Courier · 3 places", an article that holds another value as well said so.
fn holders(document: &Document<'_>, conflict: &ConflictView<'_>, side: &SideView<'_>) -> String {
    let others = articles_of_others(conflict, side);
    let ids = super::distinct(side.claims.iter().map(|claim| claim.locus.article));
    let name = |id: &&str| {
        let label = document.sources.label(id);
        if ids.len() > 1 && others.contains(id) { format!("{label} (also otherwise)") } else { label.to_owned() }
    };
    let names: Vec<String> = ids.iter().map(name).collect();
    let places = if side.claims.len() > ids.len() { format!(" · {}", words::count(side.claims.len(), "place")) } else { String::new() };
    format!("{}{places}{}", words::list(&names), standing(document, conflict, side))
}

/// " · stands alone": one source against two or more; " · says otherwise too": the only article with this value has another as well.
fn standing(document: &Document<'_>, conflict: &ConflictView<'_>, side: &SideView<'_>) -> String {
    let original = |id| document.article(id).and_then(|article| article.copy_of).unwrap_or(id);
    let holders: HashSet<&str> = side.claims.iter().map(|claim| original(claim.locus.article)).collect();
    let others: HashSet<&str> = articles_of_others(conflict, side).into_iter().map(original).collect();
    let mut text = String::new();
    if holders.len() == 1 && others.difference(&holders).count() > 1 {
        text.push_str(" · stands alone");
    }
    if holders.len() == 1 && !others.is_disjoint(&holders) {
        text.push_str(" · says otherwise too");
    }
    text
}

/// The articles that hold another value.
fn articles_of_others<'b>(conflict: &'b ConflictView<'_>, side: &SideView<'_>) -> HashSet<&'b str> {
    let others = conflict.values.iter().filter(|other| other.normalized != side.normalized);
    others.flat_map(|other| other.claims.iter().map(|claim| claim.locus.article)).collect()
}
