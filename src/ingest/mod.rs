//! The only place that reads: files, folders and standard input to articles and warnings.

use std::path::Path;

use crate::article::{Article, Warning};
use crate::error::Error;

/// Stub, replaced by the real reader: JSON Lines with known fields, else one article a file.
pub fn read(paths: &[String]) -> Result<(Vec<Article>, Vec<Warning>), Error> {
    let mut articles = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(Path::new(path)).map_err(|source| Error::Unreadable { path: path.into(), source })?.replace("\r\n", "\n");
        if path.ends_with(".jsonl") {
            for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
                let v: serde_json::Value = serde_json::from_str(line).expect("stub");
                let get = |k: &str| v.get(k).and_then(|x| x.as_str()).map(str::to_owned);
                articles.push(Article {
                    id: get("id").unwrap_or_else(|| format!("{path}#{}", n + 1)),
                    story: get("story"),
                    title: get("title"),
                    outlet: get("outlet"),
                    published: get("published"),
                    url: get("url"),
                    folder: None,
                    text: get("text").unwrap_or_default().replace("\r\n", "\n"),
                });
            }
        } else {
            articles.push(Article { id: path.clone(), text, ..Article::default() });
        }
    }
    Ok((articles, Vec::new()))
}
