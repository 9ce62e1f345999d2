//! Stories of which the truth is known: what was planted in them is found, and what was not is not.

mod world;

use std::collections::BTreeSet;

use newsdiff::compare::conflict::ConflictKind;
use newsdiff::compare::reuse::Relation;
use newsdiff::report::view::{Command, document};
use newsdiff::story::Grouping;
use newsdiff::{Analysis, Article, Findings, Options, analyze, report};
use proptest::prelude::*;
use world::{NEWSROOMS, World, strangers, world};

/// One story, whatever it is about.
fn together(articles: Vec<Article>) -> Analysis {
    analyze(articles, &Options { grouping: Grouping::One, ..Options::default() })
}

fn articles(world: &World) -> Vec<Article> {
    (0..NEWSROOMS).map(|newsroom| world.article(newsroom)).collect()
}

/// The sets of values that were set against each other, for those about a number.
fn numbers(found: &Findings) -> BTreeSet<Vec<&str>> {
    let numbers = found.conflicts.iter().filter(|conflict| conflict.kind == ConflictKind::Number);
    numbers.map(|conflict| conflict.values.iter().map(|side| side.normalized.as_str()).collect()).collect()
}

/// What is found, without places: ids of facts, conflicts and passages, and how many say so.
fn keys(found: &Findings) -> (Vec<(&str, usize)>, Vec<&str>, Vec<(usize, Relation)>) {
    (
        found.facts.iter().map(|fact| (fact.id.as_str(), fact.independent)).collect(),
        found.conflicts.iter().map(|conflict| conflict.id.as_str()).collect(),
        found.reuse.iter().map(|reuse| (reuse.a.quote, reuse.relation)).collect(),
    )
}

/// The findings as printed, with the ids of articles written over.
fn printed(analysis: &Analysis, names: impl Fn(&str) -> String) -> String {
    let mut printed = report::json_lines(&document(analysis, Command::Report));
    for annotated in &analysis.articles {
        let id = &annotated.article.id;
        printed = printed.replace(&format!("{id:?}"), &format!("{:?}", names(id)));
    }
    printed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_quotation_used_word_for_word_is_always_found(world in world()) {
        let analysis = together(articles(&world));
        let found = &analysis.stories[0];
        let exact: BTreeSet<_> = found.reuse.iter().filter(|reuse| reuse.relation == Relation::Exact).map(|reuse| (reuse.a.article.0, reuse.b.article.0)).collect();
        let text = |at: newsdiff::ArticleIndex| &analysis.articles[at.0].article.text;
        prop_assert!(exact.len() + 1 >= NEWSROOMS, "{exact:?} {:?}", found.reuse);
        prop_assert!(found.reuse.iter().all(|reuse| text(reuse.a.article).contains(world.quote)));
    }

    #[test]
    fn two_numbers_for_one_harm_are_a_conflict_and_no_fact(world in world(), more in 1_u32..40) {
        let other = world.with_hurt(world.hurt + more);
        let analysis = together(vec![world.article(0), world.article(1), other.article(2)]);
        let found = &analysis.stories[0];
        let (one, two) = (world.hurt.to_string(), other.hurt.to_string());
        prop_assert!(numbers(found).contains(&vec![one.as_str(), &two]), "{:?}", found.conflicts);
        for fact in &found.facts {
            let said: Vec<&str> = fact.claims.iter().map(|claim| claim.span.of(&analysis.articles[claim.article.0].article.text)).collect();
            let says = |number: &str| said.iter().any(|claim| claim.contains(number));
            prop_assert!(!(says(&one) && says(&two)), "{said:?}");
        }
    }

    #[test]
    fn without_one_side_there_is_no_conflict(world in world(), more in 1_u32..40) {
        let other = world.with_hurt(world.hurt + more);
        let analysis = together(vec![world.article(0), world.article(1), other.article_without_harm(2)]);
        prop_assert!(analysis.stories[0].conflicts.is_empty(), "{:?}", analysis.stories[0].conflicts);
    }

    #[test]
    fn a_copy_adds_no_finding_and_no_independent_voice(world in world(), more in 0_u32..40, copied in 0..NEWSROOMS) {
        let mut all = vec![world.article(0), world.article(1), world.with_hurt(world.hurt + more).article(2)];
        let alone = together(all.clone());
        let mut copy = all[copied].clone();
        copy.id = "copy.txt".into();
        all.push(copy);
        let with_copy = together(all);
        let (alone, with_copy) = (&alone.stories[0], &with_copy.stories[0]);
        prop_assert_eq!(keys(alone).0, keys(with_copy).0);
        prop_assert_eq!(keys(alone).1, keys(with_copy).1);
    }

    #[test]
    fn two_stories_together_give_what_each_gives_alone(worlds in strangers()) {
        let of = |world: &World, at: usize| {
            articles(world).into_iter().map(|article| Article { id: format!("{at}-{}", article.id), ..article }).collect::<Vec<_>>()
        };
        let [one, two] = [of(&worlds[0], 0), of(&worlds[1], 1)];
        let alone = [one.clone(), two.clone()].map(|articles| analyze(articles, &Options::default()));
        let both = analyze([one, two].concat(), &Options::default());
        prop_assert_eq!(both.stories.len(), 2);
        for analysis in &alone {
            let found = &analysis.stories[0];
            let same = both.stories.iter().find(|other| other.story.id == found.story.id).expect("the story is there");
            prop_assert_eq!(keys(found), keys(same));
        }
    }

    #[test]
    fn other_names_and_another_order_change_nothing_but_names(world in world(), turn in 0..NEWSROOMS, more in 0_u32..40) {
        let all = vec![world.article(0), world.article(1), world.with_hurt(world.hurt + more).article(2)];
        // The names sort as before: which article comes first may be seen in what is printed.
        let renamed = |id: &str| format!("other/{id}");
        let mut turned: Vec<Article> = all.iter().map(|article| Article { id: renamed(&article.id), ..article.clone() }).collect();
        turned.rotate_left(turn);
        let before = printed(&together(all), renamed);
        let after = printed(&together(turned), str::to_owned);
        prop_assert_eq!(before, after);
    }
}
