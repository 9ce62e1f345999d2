//! A text file to an article: front matter and headline.

use std::io::{BufRead, Read};
use std::path::Path;

use super::decode;
use super::walk::File;
use crate::article::{Article, Warning};

/// The article of a text file.
pub(super) fn article(mut input: Box<dyn BufRead>, file: &File) -> Result<Article, Warning> {
    let refuse = |message: String| Warning::new(&file.name, message);
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| refuse(format!("cannot be read: {error}")))?;
    let text = decode::decode(bytes).and_then(decode::settle).map_err(refuse)?;
    if text.trim().is_empty() {
        return Err(refuse("is empty".to_owned()));
    }
    let mut article = Article { id: file.name.clone(), folder: file.path.as_deref().map(folder), text, ..Article::default() };
    front_matter(&mut article);
    if article.title.is_none() {
        article.title = headline(&article.text);
    }
    Ok(article)
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

/// The folder that a file stands in.
fn folder(path: &Path) -> String {
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.as_os_str().is_empty() { ".".to_owned() } else { parent.display().to_string() }
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

    fn read(text: &'static str) -> Article {
        article(Box::new(text.as_bytes()), &File::named(Path::new("storm/gale.txt"))).unwrap()
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
        let warning = article(Box::new(" \n\t".as_bytes()), &File::named(Path::new("a.txt"))).unwrap_err();
        assert_eq!(warning.to_string(), "a.txt: is empty");
    }
}
