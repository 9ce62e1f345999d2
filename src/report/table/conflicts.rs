//! Conflicts: the likely ones first, each with its values, who holds which, and the sentences.

use super::super::exhibit::{of_evidence, select};
use super::super::ink::{Page, Role, Text};
use super::super::telling::{self, LEVELS, confidence, holders, scope, standing};
use super::super::view::{ConflictView, Document};
use super::super::words;
use super::{each_by_story, exhibit, place_line, sum_up};

/// How many sentences show one value; further places are counted.
const SENTENCES: usize = 3;

/// Writes conflicts by level, then story.
pub(super) fn write(page: &mut Page, document: &Document<'_>, conflicts: &[ConflictView<'_>]) {
    if conflicts.is_empty() {
        return sum_up(page, &telling::nothing(document, "conflicts"));
    }
    for (level, title) in LEVELS {
        let of_level: Vec<&ConflictView<'_>> = conflicts.iter().filter(|conflict| conflict.level == level).collect();
        if of_level.is_empty() {
            continue;
        }
        page.heading(&format!("{title} ({})", of_level.len()), '═');
        each_by_story(page, document, &of_level, |conflict| conflict.story, |page, conflict| one(page, document, conflict));
    }
    sum_up(page, &telling::conflicts(document, conflicts));
}

fn one(page: &mut Page, document: &Document<'_>, conflict: &ConflictView<'_>) {
    let about = format!(" · {}{} · {}", scope(conflict.scope), confidence(conflict.confidence), conflict.id);
    page.write(0, 2, &Text::new(Role::Name, &telling::title(conflict)).with(Role::Faint, &about));
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
