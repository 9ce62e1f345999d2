//! A text file to an article: front matter and headline.

use super::{Found, Whole, decode, one, split};
use crate::article::{Article, Part, Warning};

/// The article of a text file, or its articles where texts are split.
pub(super) fn articles(whole: Whole<'_>) -> Found {
    let Whole { file, mut bytes, cut, options } = whole;
    if cut.is_some() {
        cut_between_words(&mut bytes);
    }
    let decoded = decode::decode(bytes, None);
    let note = decoded.note().map(|note| Err(Warning::new(&file.name, note)));
    let text = match decode::settle(decoded.text) {
        Ok(text) => text,
        Err(reason) => return one(Err(Warning::new(&file.name, reason))),
    };
    if text.trim().is_empty() {
        return one(Err(Warning::new(&file.name, "is empty")));
    }
    let option = if options.split.is_some() { "--max-file-bytes" } else { "--max-article-bytes" };
    let cut = cut.map(|limit| Err(Warning::new(&file.name, format!("is longer than {limit} bytes; the rest was left out ({option} raises the limit)"))));
    let article = Article { id: file.name.clone(), folder: file.folder(), text, ..Article::default() };
    Box::new(split::articles(article, options).into_iter().chain(note).chain(cut))
}

/// Shortens a text that was cut off somewhere to a place between two words near its end.
fn cut_between_words(bytes: &mut Vec<u8>) {
    let window = bytes.len().saturating_sub(FARTHEST_CUT);
    if let Some(at) = bytes[window..].iter().rposition(u8::is_ascii_whitespace) {
        bytes.truncate(window + at);
    }
}

/// No word is looked for farther than so many bytes before a cut.
const FARTHEST_CUT: usize = 4096;

/// Shortens an article's text to a place between two words and says so; nothing happens if it is short enough.
pub(super) fn shorten(article: &mut Article, limit: usize) -> Option<Warning> {
    if article.text.len() <= limit {
        return None;
    }
    let mut end = (0..=limit).rev().find(|at| article.text.is_char_boundary(*at)).unwrap_or(0);
    if let Some(at) = article.text[..end].rfind(char::is_whitespace).filter(|at| end - at < FARTHEST_CUT) {
        end = at;
    }
    article.text.truncate(end);
    article.parts.retain(|Part { span, .. }| span.end() <= end);
    Some(Warning::new(&article.id, format!("is longer than {limit} bytes; the rest was left out (--max-article-bytes raises the limit)")))
}

/// Takes what its text says of an article whose text stands: front matter, else the headline for a title.
pub(super) fn describe(article: &mut Article) {
    front_matter(article);
    if article.title.is_none() {
        article.title = headline(&article.text);
    }
}

/// Takes what is not known yet from the `Title: / Outlet: / Date: / Url:` lines at the beginning of the text, where they stay.
pub(super) fn front_matter(article: &mut Article) {
    for (field, value) in meta_lines(&article.text) {
        let known = match field {
            Meta::Title => &mut article.title,
            Meta::Outlet => &mut article.outlet,
            Meta::Date => &mut article.published,
            Meta::Url => &mut article.url,
        };
        if known.is_none() && !value.is_empty() {
            *known = Some(value.to_owned());
        }
    }
}

enum Meta {
    Title,
    Outlet,
    Date,
    Url,
}

/// What the lines at the beginning of a text say of it; empty lines may stand between them.
fn meta_lines(text: &str) -> impl Iterator<Item = (Meta, &str)> {
    text.lines().filter(|line| !line.trim().is_empty()).map_while(meta)
}

fn meta(line: &str) -> Option<(Meta, &str)> {
    let (name, value) = line.trim().split_once(':')?;
    let field = match name.to_ascii_lowercase().as_str() {
        "title" => Meta::Title,
        "outlet" => Meta::Outlet,
        "date" => Meta::Date,
        "url" => Meta::Url,
        _ => return None,
    };
    Some((field, value.trim()))
}

/// A headline is no longer than this; the `text` stage draws the same line.
const HEADLINE_WORDS: usize = 25;

/// The first line behind the front matter, if it looks like a headline over something: it is what a reader would call the article.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).skip_while(|line| meta(line).is_some());
    let line = lines.next()?;
    let is_over_something = lines.next().is_some();
    let words = line.trim_start_matches('#').trim_start();
    let ends_like_a_sentence = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ',', ';']);
    (is_over_something && !words.is_empty() && !ends_like_a_sentence && words.split_whitespace().count() <= HEADLINE_WORDS).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::path::Path;

    use super::super::{Options, walk::File};

    fn found(text: &str) -> Vec<Result<Article, Warning>> {
        let file = File::named(Path::new("storm/gale.txt"));
        articles(Whole { file: &file, bytes: text.into(), cut: None, options: &Options::default() }).collect()
    }

    fn read(text: &str) -> Article {
        found(text).swap_remove(0).unwrap()
    }

    #[test]
    fn front_matter_is_read_and_stays_in_the_text() {
        let article = read("title: Pier shut\nOutlet: The Gale\n\nDATE: 2023-01-10\nUrl: https://example.org/1\n\nOther: no\nTitle: late\n");
        assert_eq!(article.title.as_deref(), Some("Pier shut"));
        assert_eq!(article.outlet.as_deref(), Some("The Gale"));
        assert_eq!(article.published.as_deref(), Some("2023-01-10"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/1"));
        assert_eq!(article.folder.as_deref(), Some("storm"));
        assert!(article.text.starts_with("title: Pier shut\n"));
    }

    #[test]
    fn without_a_title_line_the_headline_is_the_title() {
        assert_eq!(read("Outlet: The Gale\n\n## Pier shut after gale\n\nIt was Monday.").title.as_deref(), Some("Pier shut after gale"));
        assert_eq!(read("It was Monday.\n\nThe pier is shut.").title, None);
        assert_eq!(read("Pier shut after gale").title, None);
    }

    #[test]
    fn white_space_alone_is_an_empty_file() {
        assert_eq!(found(" \n\t")[0].as_ref().unwrap_err().to_string(), "storm/gale.txt: is empty");
    }

    #[test]
    fn a_text_is_cut_between_words_and_characters() {
        let mut bytes = b"It rained all d".to_vec();
        cut_between_words(&mut bytes);
        assert_eq!(bytes, b"It rained all");
        let mut article = Article { text: "ééé".into(), ..Article::default() };
        assert!(shorten(&mut article, 6).is_none());
        assert!(shorten(&mut article, 5).is_some());
        assert_eq!(article.text, "éé");
    }
}
