//! One text with several articles to the articles, each with what is told around it.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use super::{Options, date, plain};
use crate::article::{Article, Part, Role, Span, Warning};

/// How the text of a file that holds several articles is laid out; patterns, in which `^` and `$` stand for the ends of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// What stands between two articles, or at the end of each.
    pub between: String,
    /// Lines that tell about the article and are no part of it.
    pub about: Option<String>,
    /// The first line behind the article: everything from there tells about it.
    pub end: Option<String>,
    /// The title: the first group that takes part.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

/// A pattern of a [`Layout`] that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPattern {
    /// Its field.
    pub field: &'static str,
    /// What is wrong with it, as the rest of a sentence about it.
    pub reason: String,
}

/// A [`Layout`] ready for use.
#[derive(Debug, Clone)]
pub struct Split {
    name: String,
    between: Regex,
    about: Option<Regex>,
    end: Option<Regex>,
    title: Option<Regex>,
    outlet: Option<Regex>,
    published: Option<Regex>,
}

const MONTHS: &str = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/// Exports of Nexis, old (a number above each document) and new (a line below it), as text.
static NEXIS: LazyLock<Layout> = LazyLock::new(|| {
    Layout {
    between: r"^\s*(?:\d+ of \d+ DOCUMENTS?|End of Document)\s*$".to_owned(),
    about: Some(
        r"^\s*(?:(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|GRAPHIC|JOURNAL-CODE|Byline|Section|Length|Dateline|Highlight|Graphic|Journal Code): .*|Body|Copyright \d{4}.*|All Rights Reserved)[ \t]*$"
            .to_owned(),
    ),
    end: Some(r"^\s*(?:LOAD-DATE|Load-Date|LANGUAGE|PUBLICATION-TYPE):.*$|^\s*Classification\s*$".to_owned()),
    // New: the first line, over outlet and date. Old: the first line at the margin, under outlet and date in the middle.
    title: Some(format!(r"\A\s*(\S[^\n]*)\n+\S[^\n]*\n+{MONTHS} \d{{1,2}}, \d{{4}}|^\s*{MONTHS} \d{{1,2}}, \d{{4}}[^\n]*\n(?:[ \t]+\S[^\n]*\n|\s*\n)*(\S[^\n]*)$")),
    outlet: Some(format!(r"^[ \t]*(\S[^\n]*?)\s*\n\s*{MONTHS} \d{{1,2}}, \d{{4}}")),
    published: Some(format!(r"^\s*({MONTHS} \d{{1,2}}, \d{{4}})")),
}
});

/// Exports of Factiva as text, with field codes or without.
static FACTIVA: LazyLock<Layout> = LazyLock::new(|| {
    Layout {
    between: r"^\s*(?:AN\s+)?Document [A-Za-z]+[A-Za-z0-9]{9,}\s*$".to_owned(),
    about: Some(
        r"^(?:(?:WC\s+)?[\d,]+ words|(?:ET\s+)?\d{1,2}:\d{2}(?: [AP]M)?|(?:LA\s+)?English|(?:SC\s+)?[A-Z0-9]{3,8}|(?:CY\s+)?(?:©|\(c\)|Copyright ).*|(?:SE|CR|ED|PG|VOL|BY|LP|TD)(?:[ \t]+.*)?|By \p{Lu}[^.\n]*)[ \t]*$"
            .to_owned(),
    ),
    end: Some(r"^(?:CO|IN|NS|RE|IPC|IPD|PUB)\s+\S.*$".to_owned()),
    title: Some(r"\A\s*(?:(?:SE\s+\S[^\n]*\n\s*)?HD\s+)?(\S[^\n]*)$".to_owned()),
    outlet: Some(format!(r"^(?:PD\s+)?\d{{1,2}} {MONTHS} \d{{4}}\s*\n(?:(?:ET\s+)?\d{{1,2}}:\d{{2}}[^\n]*\n)?(?:SN\s+)?(\S[^\n]*)$")),
    published: Some(format!(r"^(?:PD\s+)?(\d{{1,2}} {MONTHS} \d{{4}})\s*$")),
}
});

impl Layout {
    /// The layout of that name that is known without configuration.
    pub fn preset(name: &str) -> Option<Self> {
        match name {
            "nexis" => Some(NEXIS.clone()),
            "factiva" => Some(FACTIVA.clone()),
            _ => None,
        }
    }
}

impl Split {
    /// Makes a layout ready for use; `name` is what the user calls it.
    ///
    /// # Errors
    /// If a pattern is none.
    pub fn new(name: &str, layout: &Layout) -> Result<Self, BadPattern> {
        let pattern = |field, words: &str| {
            RegexBuilder::new(words).multi_line(true).build().map_err(|error| BadPattern { field, reason: format!("is no pattern: {error}") })
        };
        let maybe = |field, words: &Option<String>| words.as_deref().map(|words| pattern(field, words)).transpose();
        let between = pattern("between", &layout.between)?;
        if between.is_match("") {
            return Err(BadPattern { field: "between", reason: "fits everywhere, even where nothing stands".to_owned() });
        }
        Ok(Self {
            name: name.to_owned(),
            between,
            about: maybe("about", &layout.about)?,
            end: maybe("end", &layout.end)?,
            title: maybe("title", &layout.title)?,
            outlet: maybe("outlet", &layout.outlet)?,
            published: maybe("published", &layout.published)?,
        })
    }

    /// The places of the articles in a text.
    fn pieces(&self, text: &str) -> Vec<Span> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (from, to) in self.between.find_iter(text).map(|found| (found.start(), found.end())).chain([(text.len(), text.len())]) {
            pieces.push(Span::new(start, from).trim(text));
            start = to;
        }
        pieces.retain(|piece| piece.of(text).contains(char::is_alphabetic));
        pieces
    }

    /// Takes what the text around an article tells of it.
    fn tell(&self, article: &mut Article) {
        let text = &article.text;
        let first = |pattern: &Option<Regex>| {
            let groups = pattern.as_ref()?.captures(text)?;
            let found = groups.iter().skip(1).flatten().next().or(groups.get(0))?;
            Some(Span::new(found.start(), found.end()).trim(text)).filter(|span| !span.is_empty())
        };
        let (title, outlet, published) = (first(&self.title), first(&self.outlet), first(&self.published));
        let end = self.end.as_ref().and_then(|end| end.find(text)).map_or(text.len(), |found| found.start());
        let about = self.about.iter().flat_map(|about| about.find_iter(text)).map(|found| Span::new(found.start(), found.end()));
        let mut parts: Vec<Part> = about.chain(outlet).chain(published).map(|span| Part { span: line_of(span, text), role: Role::About }).collect();
        parts.push(Part { span: Span::new(end, text.len()).trim(text), role: Role::About });
        parts.extend(title.map(|span| Part { span: line_of(span, text), role: Role::Heading }));
        parts.append(&mut article.parts);
        // What is told by the layout goes before what a document's styles say of the same place.
        parts.retain(|part| !part.span.is_empty());
        parts.sort_by_key(|part| part.span);
        parts.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
        article.title = article.title.take().or_else(|| words(title));
        article.outlet = article.outlet.take().or_else(|| words(outlet));
        article.published = article.published.take().or_else(|| words(published)).map(|words| date::iso(&words).unwrap_or(words));
        article.parts = parts;
    }
}

/// The line, without white space around it, that a place begins on.
fn line_of(span: Span, text: &str) -> Span {
    let span = span.trim(text);
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start()..].find('\n').map_or(text.len(), |at| span.start() + at);
    Span::new(start, end).trim(text)
}

/// The articles of a text: one, or those that it is split into, with a warning if it is not parted anywhere.
pub(super) fn articles(mut article: Article, options: &Options) -> Vec<Result<Article, Warning>> {
    let Some(split) = &options.split else {
        plain::describe(&mut article);
        return vec![Ok(article)];
    };
    let pieces = split.pieces(&article.text);
    if pieces.is_empty() {
        return vec![Err(Warning::new(article.id, "holds no words"))];
    }
    let is_whole = pieces.len() < 2 && !split.between.is_match(&article.text);
    let warning = is_whole.then(|| Err(Warning::new(&article.id, format!("nothing in it fits the split `{}`: it was read as one article", split.name))));
    let piece = |(position, piece): (usize, Span)| {
        let moved = |part: &Part| Part { span: Span::new(part.span.start() - piece.start(), part.span.end() - piece.start()), role: part.role };
        let mut one = Article {
            id: format!("{}#{}", article.id, position + 1),
            folder: article.folder.clone(),
            text: piece.of(&article.text).to_owned(),
            parts: article.parts.iter().filter(|part| piece.contains(part.span)).map(moved).collect(),
            ..Article::default()
        };
        split.tell(&mut one);
        plain::describe(&mut one);
        Ok(one)
    };
    pieces.into_iter().enumerate().map(piece).chain(warning).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(split: &str, text: &str) -> Vec<Article> {
        let split = Split::new(split, &Layout::preset(split).unwrap_or_else(|| Layout { between: split.to_owned(), ..Layout::default() })).unwrap();
        let article = Article { id: "a.txt".into(), text: text.into(), ..Article::default() };
        articles(article, &Options { split: Some(split), ..Options::default() }).into_iter().flatten().collect()
    }

    /// What is left of an article when what is told about it is left out.
    fn body(article: &Article) -> String {
        let mut text = article.text.clone();
        for part in article.parts.iter().rev().filter(|part| part.role == Role::About) {
            text.replace_range(part.span.start()..part.span.end(), "");
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn check_gale(article: &Article, number: usize) {
        assert_eq!(article.id, format!("a.txt#{number}"));
        assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Pier shut after gale"), Some("The Harn Gale (Velling)")));
        assert_eq!(article.published.as_deref(), Some("2023-01-10"));
        assert_eq!(body(article), "Pier shut after gale The pier was shut. Nobody was hurt.");
    }

    const OLD_NEXIS: &str = "                               1 of 2 DOCUMENTS\n\n\n                          The Harn Gale (Velling)\n\n                             January 10, 2023 Tuesday\n                                  Late Edition\n\nPier shut after gale\n\nBYLINE: Ida Holm\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 543 words\n\n\nThe pier was shut.\n\nNobody was hurt.\n\nLOAD-DATE: January 10, 2023\n\nLANGUAGE: ENGLISH\n\n                    Copyright 2023 Harn Papers Limited\n                            All Rights Reserved\n\n                               2 of 2 DOCUMENTS\n\n   The Ledger\n\n   March 3, 2022 Thursday\n\nSnow\n\nLENGTH: 9 words\n\nIt snowed.\n";

    #[test]
    fn exports_of_nexis_are_split_and_described() {
        let articles = read("nexis", &OLD_NEXIS.replace("                                  Late Edition\n", ""));
        assert_eq!(articles.len(), 2);
        check_gale(&articles[0], 1);
        assert_eq!((articles[1].title.as_deref(), articles[1].published.as_deref()), (Some("Snow"), Some("2022-03-03")));
        assert_eq!(read("nexis", OLD_NEXIS)[0].title.as_deref(), Some("Pier shut after gale"));
        let new = "Pier shut after gale\nThe Harn Gale (Velling)\nJanuary 10, 2023 Tuesday\n\nCopyright 2023 Harn Papers Limited All Rights Reserved\n\nSection: NEWS; Pg. 3\nLength: 543 words\nByline: Ida Holm\nBody\n\nThe pier was shut.\n\nNobody was hurt.\n\nClassification\nLanguage: ENGLISH\nLoad-Date: January 10, 2023\n\nEnd of Document\n";
        let articles = read("nexis", &new.repeat(2));
        assert_eq!(articles.len(), 2);
        check_gale(&articles[1], 2);
    }

    #[test]
    fn exports_of_factiva_are_split_and_described() {
        let plain = "Pier shut after gale\n\nBy Ida Holm\n543 words\n10 January 2023\n08:15\nThe Harn Gale (Velling)\nHARNG\nEnglish\n© Copyright 2023. Harn Papers. All rights reserved.\n\nThe pier was shut.\n\nNobody was hurt.\n\nDocument HARNG00020230110ej1a0003x\n\n";
        let coded = "HD Pier shut after gale\nBY Ida Holm\nWC 543 words\nPD 10 January 2023\nET 08:15\nSN The Harn Gale (Velling)\nSC HARNG\nLA English\nCY © 2023. Harn Papers.\nLP\nThe pier was shut.\nTD\nNobody was hurt.\nCO harnp : Harn Port\nAN Document HARNG00020230110ej1a0003x\n";
        let articles = read("factiva", &(plain.to_owned() + coded));
        assert_eq!(articles.len(), 2);
        check_gale(&articles[0], 1);
        assert_eq!((articles[1].title.as_deref(), articles[1].outlet.as_deref()), (Some("Pier shut after gale"), Some("The Harn Gale (Velling)")));
        assert_eq!(body(&articles[1]), "HD Pier shut after gale The pier was shut. Nobody was hurt.");
    }

    #[test]
    fn any_pattern_splits() {
        let articles = read("^=+$", "Rain in Harn\n\nIt rained.\n====\n\n====\nIt snowed.");
        assert_eq!(articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>(), ["Rain in Harn\n\nIt rained.", "It snowed."]);
        assert_eq!(articles[0].title.as_deref(), Some("Rain in Harn"));
        let wordless = Article { text: "2 - 1\n====\n".into(), ..Article::default() };
        let split = Split::new("x", &Layout { between: "^=+$".into(), ..Layout::default() }).unwrap();
        assert!(super::articles(wordless, &Options { split: Some(split), ..Options::default() })[0].is_err());
        assert!(Split::new("x", &Layout { between: "=*".into(), ..Layout::default() }).is_err());
        assert!(Split::new("x", &Layout { between: "(".into(), ..Layout::default() }).is_err());
    }
}
