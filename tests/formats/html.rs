//! The report as a web page: nothing of an article acts in it, everything of it is there, every link lands.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::BTreeSet;

use base64::Engine;
use newsdiff::report::html;
use newsdiff::report::view::{Command, document};
use newsdiff::{Analysis, Article, Options, analyze};
use proptest::prelude::*;
use regex::Regex;

use crate::newsroom;

/// What wants to leave its place in the page: markup, ends of the blocks it stands near, a template's signs, marks of direction.
const HARM: &str =
    "<script>alert(1)</script></style></script><img src=x onerror=alert(2)>\" onclick=\"alert(3)\" ' {{ 7 * 7 }} {% raw %} <!-- &lt; \u{202e}txt\u{2066}";

fn page(analysis: &Analysis) -> String {
    html(&document(analysis, Command::Report))
}

fn harmful() -> Analysis {
    let article = |number: usize| Article {
        id: format!("{number}{HARM}"),
        story: Some("one".into()),
        title: Some(format!("Title {HARM}")),
        outlet: Some(format!("Outlet {number} {HARM}")),
        published: Some(format!("2031-05-0{number}")),
        url: Some("javascript:alert('4')".into()),
        text: format!(
            "Harn beat Kelm 2-{number} on Monday night before 4,{number}00 people.\n\n\
             “We waited nine years {HARM} for this evening in town,” said Ida Holm, the coach of Harn.\n\n{HARM}"
        ),
        ..Article::default()
    };
    analyze((1..4).map(article).collect(), &Options::default())
}

/// The page without what stands in its style and script, and these two.
fn parts(page: &str) -> (String, String, String) {
    let cut = |page: &str, open: &str, close: &str| {
        let (before, rest) = page.split_once(open).unwrap();
        let (inside, after) = rest.split_once(close).unwrap();
        (format!("{before}{open}{close}{after}"), inside.to_owned())
    };
    let (page, style) = cut(page, "<style>", "</style>");
    let (page, script) = cut(&page, "<script>", "</script>");
    (page, style, script)
}

/// What is wrong with a page that holds only our own tags and attributes, each with a value in double quotes.
fn faults(page: &str) -> Vec<String> {
    const TAGS: &str = "a article b bdi blockquote body br button circle cite code dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 head \
                        header html label li line main mark meta nav ol optgroup option output p q script section select span style summary svg table \
                        tbody td text th thead time title tr ul";
    const ATTRIBUTES: &str = "aria-label aria-labelledby aria-live charset class content cx cy data-in data-level data-show data-type dir height href \
                              http-equiv id label lang name r rel role scope tabindex text-anchor type value viewBox width x x1 x2 y y1 y2";
    let (tags, attributes): (BTreeSet<&str>, BTreeSet<&str>) = (TAGS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    let (page, _, _) = parts(page);
    let tag = Regex::new(r#"^</?([a-z0-9]+)((?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*) ?/?>"#).unwrap();
    let attribute = Regex::new(r#" ([a-zA-Z0-9-]+)="([^"]*)""#).unwrap();
    let mut faults = Vec::new();
    for (at, _) in page.match_indices('<').filter(|(at, _)| !page[*at..].starts_with("<!doctype html>")) {
        let Some(found) = tag.captures(&page[at..]).filter(|found| tags.contains(&found[1])) else {
            faults.push(page[at..].chars().take(60).collect());
            continue;
        };
        for pair in attribute.captures_iter(&found[2]) {
            let is_link = &pair[1] != "href" || ["#", "http://", "https://"].iter().any(|start| pair[2].starts_with(start));
            if !attributes.contains(&pair[1]) || !is_link {
                faults.push(pair[0].to_owned());
            }
        }
    }
    faults
}

/// The words a reader sees.
fn words(page: &str) -> String {
    let text = Regex::new("<[^>]*>").unwrap().replace_all(page, "").into_owned();
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect()
}

fn targets(page: &str) -> (Vec<String>, Vec<String>) {
    let all = |pattern: &str| Regex::new(pattern).unwrap().captures_iter(page).map(|found| found[1].to_owned()).collect();
    (all(r#" id="([^"]*)""#), all(r##" href="#([^"]*)""##))
}

#[test]
fn what_wants_to_act_in_the_page_is_text() {
    let page = page(&harmful());
    assert_eq!(faults(&page), Vec::<String>::new());
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("{{ 7 * 7 }} {% raw %}"));
    assert!(page.contains("\\u{202e}txt\\u{2066}"));
    assert!(!page.contains(['\u{202e}', '\u{2066}']));
    assert!(page.contains("<bdi>javascript:alert(&#39;4&#39;)</bdi>"), "the address is shown, not linked");
}

#[test]
fn the_page_lets_nothing_run_or_load_but_its_own_style_and_script() {
    let page = page(&newsroom::analysis());
    let (_, style, script) = parts(&page);
    let hash = |block: &str| base64::engine::general_purpose::STANDARD.encode(hmac_sha256::Hash::hash(block.as_bytes()));
    let policy = format!(
        "default-src &#39;none&#39;; style-src &#39;sha256-{}&#39;; script-src &#39;sha256-{}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;",
        hash(&style),
        hash(&script)
    );
    let at = page.find(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")).unwrap();
    assert!(at < page.find("<style>").unwrap(), "the policy must stand before what it is for");
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn every_link_inside_the_page_lands_and_no_two_places_share_a_name() {
    for analysis in [newsroom::analysis(), newsroom::nothing_found(), harmful()] {
        let (ids, links) = targets(&page(&analysis));
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len());
        let lost: Vec<&String> = links.iter().filter(|link| !distinct.contains(link)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

#[test]
fn every_finding_stands_on_the_page_and_is_reached_from_a_text() {
    let analysis = newsroom::analysis();
    let page = page(&analysis);
    let (ids, _) = targets(&page);
    let (_, texts) = targets(&page.split("<article class=\"text\"").skip(1).collect::<String>());
    for findings in &analysis.stories {
        let keys = findings.conflicts.iter().map(|conflict| &conflict.id).chain(findings.facts.iter().map(|fact| &fact.id));
        let keys = keys.chain(findings.quote_ids.iter().flatten()).chain(findings.linked.entities.iter().map(|entity| &entity.id));
        for key in keys {
            let anchors: Vec<&String> = ids.iter().filter(|id| id.ends_with(&format!("-{key}"))).collect();
            assert!(!anchors.is_empty(), "{key} is not on the page");
            assert!(anchors.iter().all(|anchor| texts.contains(anchor)), "no text leads to {key}");
        }
    }
}

#[test]
fn every_article_stands_on_the_page_in_full() {
    let analysis = newsroom::analysis();
    let page = page(&analysis);
    let texts: Vec<String> = page.split("<article class=\"text\"").skip(1).map(without_notes).collect();
    for annotated in &analysis.articles {
        let text: String = annotated.article.text.replace('\u{1b}', "\\u{1b}").replace('\u{202e}', "\\u{202e}").replace('\u{2069}', "\\u{2069}");
        let text: String = text.replace('\u{200b}', "\\u{200b}").split_whitespace().collect();
        assert!(texts.iter().any(|shown| words(shown).contains(&text)), "{}", annotated.article.id);
    }
}

fn without_notes(text: &str) -> String {
    Regex::new("(?s)<ul class=\"notes\">.*?</ul>").unwrap().replace_all(text, "").into_owned()
}

#[test]
fn the_order_of_the_articles_changes_no_byte() {
    let mut articles: Vec<Article> = harmful().articles.into_iter().map(|annotated| annotated.article).collect();
    let first = page(&analyze(articles.clone(), &Options::default()));
    articles.reverse();
    assert_eq!(page(&analyze(articles, &Options::default())), first);
}

#[test]
fn a_run_without_articles_is_a_page() {
    let page = page(&analyze(Vec::new(), &Options::default()));
    assert!(page.contains("There is no article to show."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_articles_say_the_page_holds_only_our_own_tags(words in "(\\PC|\\pC|[\n\t<>&\"'{}%#/=-]|“[a-z ]{1,40}”|[A-Z][a-z]{1,9} ){0,80}") {
        let article = |number: usize| Article { id: format!("{number}{words}"), title: Some(words.clone()), text: format!("{words}{number}"), story: Some("s".into()), ..Article::default() };
        let page = page(&analyze(vec![article(1), article(2)], &Options::default()));
        prop_assert_eq!(faults(&page), Vec::<String>::new());
        let (page, _, _) = parts(&page);
        prop_assert!(!page.chars().any(|c| c.is_control() && c != '\n'));
        let (ids, links) = targets(&page);
        prop_assert!(links.iter().all(|link| ids.contains(link)));
    }
}
