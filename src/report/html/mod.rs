//! Everything as one web page that needs nothing but itself: no network, no server, and without its script it is still whole.
//!
//! Rust says what is on the page ([`page`]), the templates beside these files how it is written. Nothing of an article goes in but
//! through [`escape`]; what the browser may do with the page is told by [`policy`].

mod conflicts;
mod copying;
mod desk;
mod escape;
mod facts;
mod marks;
mod names;
mod page;
mod picture;
mod policy;
mod reading;
mod threads;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};

use super::found::by_story;
use super::view::Document;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

const TEMPLATES: [(&str, &str); 7] = [
    ("page.html", include_str!("page.html")),
    ("parts.html", include_str!("parts.html")),
    ("glance.html", include_str!("glance.html")),
    ("conflicts.html", include_str!("conflicts.html")),
    ("facts.html", include_str!("facts.html")),
    ("words.html", include_str!("words.html")),
    ("articles.html", include_str!("articles.html")),
];

/// The whole document as one self-contained web page: an index where there are several stories, then each story with its conflicts, facts,
/// names, reused words, and every article in full with the findings marked in it.
pub fn html(document: &Document<'_>) -> String {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect("the delimiters are the usual ones"));
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(escape::formatter);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).expect("the templates are our own, and every page uses them");
    }
    let found = by_story(document);
    let page = page::page(document, &found);
    let template = environment.get_template("page.html").expect("it was just added");
    let context = context! {
        page => Serde(&page),
        policy => policy::policy(STYLE, SCRIPT),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
    };
    template.render(context).expect("the templates name only what the page has")
}
