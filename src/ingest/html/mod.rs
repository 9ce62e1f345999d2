//! A web page to an article: what its readers came for, without menus, advertisements and links to other articles.

mod blocks;
mod meta;
mod shape;

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

pub(super) use blocks::Blocks;

use super::{Found, Whole, decode, one, plain};
use crate::article::{Article, Warning};
use meta::Meta;

/// The article of a web page.
pub(super) fn articles(whole: Whole<'_>) -> Found {
    if let Some(warning) = whole.refusal() {
        return one(Err(warning));
    }
    let refuse = |reason: String| one(Err(Warning::new(&whole.file.name, reason)));
    let declared = decode::declared(&whole.bytes);
    let decoded = decode::decode(whole.bytes, declared);
    let note = decoded.note().map(|note| Warning::new(&whole.file.name, note));
    let (meta, blocks) = match extract(&decoded.text) {
        Ok(extracted) => extracted,
        Err(reason) => return refuse(reason),
    };
    let mut article = Article {
        id: whole.file.name.clone(),
        folder: whole.file.folder(),
        title: meta.title,
        outlet: meta.outlet,
        published: meta.published,
        url: meta.url,
        text: blocks.text,
        parts: blocks.parts,
        ..Article::default()
    };
    let cut = plain::shorten(&mut article, whole.options.limits.article_bytes);
    Box::new(std::iter::once(Ok(article)).chain(note.into_iter().chain(cut).map(Err)))
}

/// A piece of a page that is all of it article, such as the text of a feed's item; plain words are such a piece too.
pub(super) fn piece(html: &str) -> Result<Blocks, String> {
    match shape::refusal(html) {
        Some(reason) => Err(reason),
        None => Ok(Blocks::inside(Document::fragment(html).root())),
    }
}

/// What a page says of its article, and the article.
fn extract(page: &str) -> Result<(Meta, Blocks), String> {
    if let Some(reason) = shape::refusal(page) {
        return Err(reason);
    }
    let document = Document::from(page);
    let mut meta = Meta::of(&document);
    let headings: Vec<String> = document.select("h1").iter().map(|heading| one_line(&heading.text())).collect();
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).map_err(|error| error.to_string())?;
    let found = reader.parse().map_err(|_| "is a web page without an article".to_owned())?;
    let root = reader.doc.select_single("#readability-page-1");
    let mut blocks = root.nodes().first().map(|root| Blocks::inside(*root)).unwrap_or_default();
    if blocks.text.is_empty() {
        return Err("is a web page without an article".to_owned());
    }
    meta.fill_from(&found);
    if let Some(heading) = meta.title.as_deref().and_then(|title| headline(&headings, title)).filter(|heading| !blocks.text.starts_with(heading)) {
        blocks.put_first(heading);
    }
    Ok((meta, blocks))
}

/// White space made one space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading that is a page's headline: most of its words, three or more, stand in the title too.
fn headline<'a>(headings: &'a [String], title: &str) -> Option<&'a str> {
    fn words(words: &str) -> impl Iterator<Item = String> {
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
    }
    let title: HashSet<String> = words(title).collect();
    let is_headline = |heading: &&str| {
        let shared = words(heading).filter(|word| title.contains(word)).count();
        shared >= 3 && shared * 10 >= words(heading).count() * 6
    };
    headings.iter().map(String::as_str).find(is_headline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    const PAGE: &str = r#"<!doctype html><html><head><title>Pier shut after gale - The Harn Gale</title>
        <meta property="og:site_name" content="The Harn Gale"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
        <h1>Pier shut after gale</h1><article>
        <p>The pier of Tórsby was shut on Monday after a gale tore planks from its deck, the harbour office said in the morning.</p>
        <h2>Boats kept in</h2>
        <p>Ida Holm, who runs the office, said that no boat would leave, and that the ferry, too, would stay where it was for now.</p>
        <figure><img src="pier.jpg"><figcaption>The pier of Tórsby on Monday</figcaption></figure>
        <p>Two people were hurt, one of them badly, when a stall was blown over, and were taken to the hospital in Velling by car.</p>
        </article><footer>All rights reserved</footer></body></html>"#;

    #[test]
    fn the_article_is_found_with_its_headline() {
        let (meta, blocks) = extract(PAGE).unwrap();
        assert_eq!((meta.title.as_deref(), meta.outlet.as_deref()), (Some("Pier shut after gale"), Some("The Harn Gale")));
        assert!(blocks.text.starts_with("Pier shut after gale\n\nThe pier of Tórsby was shut"), "{}", blocks.text);
        assert!(blocks.text.ends_with("in Velling by car."), "{}", blocks.text);
        let parts: Vec<(Role, &str)> = blocks.parts.iter().map(|part| (part.role, part.span.of(&blocks.text))).collect();
        assert_eq!(parts, [(Role::Heading, "Pier shut after gale"), (Role::Heading, "Boats kept in"), (Role::Caption, "The pier of Tórsby on Monday")]);
    }

    #[test]
    fn a_headline_shares_most_of_its_words_with_the_title() {
        let headings = ["The Harn Gale", "Pier shut after gale", "Pier shut"].map(str::to_owned);
        assert_eq!(headline(&headings, "Pier SHUT after gale | Harn"), Some("Pier shut after gale"));
        assert_eq!(headline(&headings, "Snow"), None);
        // Both as long as a page may be: each word is looked up, not looked for.
        let long = |from: usize| (from..from + 100_000).map(|n| format!("w{n} ")).collect::<Vec<_>>().concat();
        assert_eq!(headline(&[long(0)], &long(100_000)), None);
    }

    #[test]
    fn a_page_without_words_has_no_article() {
        assert_eq!(extract("<html><body><img src=x></body></html>").unwrap_err(), "is a web page without an article");
    }
}
