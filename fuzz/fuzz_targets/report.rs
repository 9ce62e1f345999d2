//! Every format: nothing of an article acts in a page, a terminal or a table.
#![no_main]

use dom_query::Document;
use newsdiff::report::{self, Look, view};
use newsdiff::{Article, Options, analyze};

libfuzzer_sys::fuzz_target!(|bent: (u8, String, String, String, String)| {
    let (format, id, outlet, url, text) = bent;
    // A conflict, a fact, a quotation in both and a name, each beside what the articles bring along.
    let article = |number: u8| Article {
        id: format!("{number}{id}"),
        story: Some(outlet.clone()),
        title: Some(format!("Harn {text}")),
        outlet: Some(format!("{outlet}{number}")),
        published: Some(format!("2031-05-0{number}")),
        url: Some(format!("{}{url}", ["", "https://"][usize::from(number == 1)])),
        text: format!(
            "Harn {text} beat Kelm 2-{number} on Monday before 4,{number}00 people.\n\n\
             “We waited nine {text} years for this evening,” said Ida {text} Holm.\n\n{text}"
        ),
        ..Article::default()
    };
    let analysis = analyze(vec![article(1), article(2)], &Options::default());
    let document = view::document(&analysis, view::Command::Report);
    match format % 5 {
        0 | 1 => check_page(&report::html(&document)),
        2 => check_seen(&report::table(&document, Look { width: 80, color: false })),
        3 => check_seen(&report::markdown(&document)),
        _ => {
            for line in report::json_lines(&document).lines() {
                serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON");
            }
            // Rows of one length, which the reader insists on.
            csv::Reader::from_reader(report::csv(&document).as_bytes()).records().for_each(|row| drop(row.expect("a row is CSV")));
        }
    }
});

/// Nothing stands there that a terminal acts on or that hides.
fn check_seen(written: &str) {
    let unseen = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!written.contains(unseen), "a terminal acts on {written:?}");
}

/// The page as a browser would build it holds no element and no attribute that acts, but its one style and its one script.
fn check_page(page: &str) {
    // What our own style and script hold takes longest to read.
    let without = |page: &str, element: &str| {
        let (before, rest) = page.split_once(&format!("<{element}>")).expect("the page has one");
        let (_, after) = rest.split_once(&format!("</{element}>")).expect("it ends");
        format!("{before}<{element}></{element}>{after}")
    };
    let built = Document::from(without(&without(page, "style"), "script"));
    assert_eq!((built.select("script").length(), built.select("style").length()), (1, 1));
    assert_eq!(built.select("html > head > script, html > head > style").length() + built.select("body script").length(), 2);
    let acting =
        built.select("img, iframe, object, embed, link, base, form[action], video, audio, source, template, frame, frameset, svg a, math, foreignObject");
    assert_eq!(acting.length(), 0, "{}", acting.html());
    for node in built.select("*").nodes() {
        for attribute in node.attrs() {
            let (name, value) = (attribute.name.local.to_string(), attribute.value.to_string());
            assert!(!name.starts_with("on") && !matches!(name.as_str(), "style" | "src" | "srcdoc" | "formaction" | "background"), "{name}={value}");
            assert!(
                name != "href" || ["#", "http://", "https://", "HTTP"].iter().any(|start| value.starts_with(start)) || value.to_lowercase().starts_with("http"),
                "{value}"
            );
        }
    }
}
