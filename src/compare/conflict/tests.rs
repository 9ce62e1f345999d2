//! What the tests of this room share, and those of the room as a whole.

use super::*;
use crate::annotate::annotate;
use crate::article::{Article, ArticleIndex};
use crate::compare::reuse;
use crate::link::{Rules, link};

/// The conflicts of articles given by publication day ("" for none) and text.
pub(super) fn dated(articles: &[(&str, &str)]) -> Vec<Conflict> {
    let annotated: Vec<Annotated> = articles
        .iter()
        .enumerate()
        .map(|(position, (day, text))| {
            let published = (!day.is_empty()).then(|| (*day).to_owned());
            annotate(Article { id: format!("a{position}"), published, text: (*text).to_owned(), ..Article::default() })
        })
        .collect();
    let story = Story { id: "s".to_owned(), articles: (0..annotated.len()).map(ArticleIndex).collect(), is_given: false };
    let linked = link(&annotated, &story, &Rules::default());
    find(&annotated, &story, &linked, &reuse::quotes(&annotated, &story, &linked))
}

pub(super) fn conflicts(texts: &[&str]) -> Vec<Conflict> {
    dated(&texts.iter().map(|text| ("", *text)).collect::<Vec<_>>())
}

/// Kind, level and the values as worded.
pub(super) fn seen(conflicts: &[Conflict]) -> Vec<(ConflictKind, Level, Vec<&str>)> {
    conflicts.iter().map(|conflict| (conflict.kind, conflict.level, conflict.values.iter().map(|side| side.value.as_str()).collect())).collect()
}

pub(super) const FERRY: &str = "The ferry Marigold sank off Harn on Monday night, killing 14 people, the coast guard said.";

#[test]
fn articles_in_another_order_give_the_same_ids() {
    let other = "The ferry Marigold went down off Harn, killing 19 people, rescuers told a radio station.";
    let ids = |texts: &[&str]| conflicts(texts).into_iter().map(|conflict| conflict.id).collect::<Vec<_>>();
    assert_eq!(ids(&[FERRY, other]), ids(&[other, FERRY]));
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(seen(&conflicts(&[])), []);
    assert_eq!(seen(&conflicts(&["", "?", "12"])), []);
}
