//! Where a terminal can lead a reader who clicks on an article.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use newsdiff::Article;
use newsdiff::report::web_address;

/// The article's file, if it still lies where its id says, else its page on the web.
pub(crate) fn address(article: &Article) -> Option<String> {
    let page = article.url.as_deref().and_then(web_address);
    file(&article.id).map(|path| file_address(&path)).or_else(|| page.map(str::to_owned))
}

/// The file an id names: a path, or `PATH#N` for record N of a file.
fn file(id: &str) -> Option<PathBuf> {
    let record = id.rsplit_once('#').map(|(path, _)| path);
    [Some(id), record].into_iter().flatten().map(Path::new).find(|path| path.is_file()).and_then(|path| path.canonicalize().ok())
}

/// The address of a file, everything but letters, digits and the marks of a path as `%20`.
fn file_address(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { format!("/{}", path.trim_start_matches(r"\\?\").replace('\\', "/")) } else { path.into_owned() };
    let mut address = "file://".to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("a string takes everything");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn nothing_of_a_file_name_acts_on_a_terminal() {
        assert_eq!(file_address(Path::new("/a b/é\u{1b}]8;;x\u{7}#1.txt")), "file:///a%20b/%C3%A9%1B%5D8%3B%3Bx%07%231.txt");
    }

    #[test]
    fn an_article_that_is_no_file_leads_to_its_page() {
        let article = |id: &str, url: &str| Article { id: id.into(), url: Some(url.into()), ..Article::default() };
        assert_eq!(address(&article("r1", "https://example.org/a")).as_deref(), Some("https://example.org/a"));
        assert_eq!(address(&article("r1", "javascript:alert(1)")), None);
        assert!(address(&article("Cargo.toml#3", "https://example.org/a")).is_some_and(|address| address.starts_with("file:///")));
    }
}
