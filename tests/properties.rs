//! What holds for every input.

use newsdiff::compare::Scope;
use newsdiff::ingest::{self, Options as Reading};
use newsdiff::report::view::{Command, document};
use newsdiff::report::{self, Look};
use newsdiff::{Analysis, Article, Options, Span, analyze, annotate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What articles are made of, and what has been seen to upset readers of them.
const PIECES: &[&str] = &[
    "Ida Holm",
    "Holm",
    "Mayor",
    "Harn",
    "the council",
    "U.N.",
    "Dr. Teague",
    "İda",
    "O’Neill",
    "said",
    "told reporters",
    "according to",
    "ran aground",
    "was not hurt",
    "died",
    "Monday",
    "on Tuesday",
    "3 March 2024",
    "112 passengers",
    "more than 400",
    "£2.5 million",
    "1,000,000",
    "2-1",
    "Group A",
    "third",
    "9.40 p.m.",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "``",
    "''",
    "«",
    "»",
    "(",
    ")",
    "[",
    "—",
    ".",
    ". ",
    "!",
    "?",
    ",",
    ":",
    "...",
    "…",
    "\n",
    "\n\n",
    "\t",
    " ",
    "Title: Storm",
    "Read more at",
    "***",
    "- ",
    "# ",
    "— Ida (@ida) March 3, 2024",
    "https://example.org/a?b=c",
    "@ida",
    "#harn",
    "🌊",
    "👩‍🚒",
    "e\u{301}",
    "ß",
    "ﬁ",
    "漢字",
    "עברית",
    "\u{200d}",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[31m",
    "999999999999999999999999999",
    "-0",
    "½",
    "٣",
    "%",
    "$",
    "0/0",
];

fn text() -> impl Strategy<Value = String> {
    vec(prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>()], 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for piece in pieces {
            text += &piece;
            text.push(' ');
        }
        text
    })
}

fn article(id: &str, text: String) -> Article {
    Article { id: id.to_owned(), text, ..Article::default() }
}

/// Bytes as they come: any at all, or text in pieces.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..300), text().prop_map(String::into_bytes), json().prop_map(String::into_bytes)]
}

/// What looks like records, sound or not.
fn json() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\n",
        "\"text\"",
        "\"id\"",
        "\"It rained.\"",
        "null",
        "1e999",
        "\\ud800",
        "\"\\ud83d\"",
        "\"\\u0000\"",
        "-",
        "text,id\n",
    ];
    vec(select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

/// Every place that an analysis names lies on character borders.
fn check_places(analysis: &Analysis) {
    for annotated in &analysis.articles {
        let text = &annotated.article.text;
        let check = |span: Span| assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
        annotated.layout.blocks.iter().for_each(|block| check(block.span));
        annotated.layout.sentences.iter().for_each(|sentence| check(sentence.span));
        annotated.layout.tokens.iter().for_each(|token| check(token.span));
        annotated.mentions.iter().for_each(|mention| check(mention.span));
        annotated.values.iter().for_each(|value| check(value.span));
        annotated.claims.iter().for_each(|claim| check(claim.span));
        for quote in &annotated.quotes {
            check(quote.span);
            quote.speaker.iter().for_each(|speaker| check(speaker.span));
            quote.cue.iter().for_each(|&cue| check(cue));
        }
    }
}

/// Every format of everything that was found.
fn print_all(analysis: &Analysis) -> Vec<String> {
    let mut printed = Vec::new();
    for command in [Command::Report, Command::Unique] {
        let document = document(analysis, command);
        let look = Look { width: 80, color: false };
        printed.extend([report::json(&document), report::json_lines(&document), report::csv(&document), report::markdown(&document)]);
        printed.push(report::table(&document, look));
        printed.extend(report::explain(&document, None, look));
    }
    printed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_and_analysed_without_a_panic(bytes in bytes(), end in select(vec!["txt", "md", "json", "jsonl", "csv", "tsv", "unknown"])) {
        let read: Vec<_> = ingest::read_bytes(&format!("article.{end}"), &bytes, Reading::default()).collect();
        prop_assert!(!read.is_empty(), "a file gives articles or warnings");
        let analysis = analyze(read.into_iter().flatten().collect(), &Options::default());
        check_places(&analysis);
        print_all(&analysis);
    }

    #[test]
    fn any_text_is_analysed_on_character_borders(texts in vec(text(), 1..4)) {
        let articles = texts.into_iter().enumerate().map(|(n, text)| article(&n.to_string(), text)).collect();
        let analysis = analyze(articles, &Options::default());
        check_places(&analysis);
        print_all(&analysis);
    }

    #[test]
    fn the_order_of_articles_changes_nothing(texts in vec(text(), 2..5), order in any::<prop::sample::Index>()) {
        // Two articles share an id, so that their order must be told by something else.
        let articles: Vec<Article> = texts.into_iter().enumerate().map(|(n, text)| article(&(n / 2).to_string(), text)).collect();
        let mut turned = articles.clone();
        turned.rotate_left(order.index(articles.len()));
        turned.swap(0, 1);
        let options = Options::default();
        prop_assert_eq!(print_all(&analyze(articles, &options)), print_all(&analyze(turned, &options)));
    }

    #[test]
    fn one_article_gives_no_finding_across_articles(text in text()) {
        let analysis = analyze(vec![article("a", text)], &Options::default());
        for findings in &analysis.stories {
            prop_assert!(findings.facts.is_empty());
            prop_assert!(findings.copies.is_empty());
            prop_assert!(findings.conflicts.iter().all(|conflict| conflict.scope == Scope::Within));
            prop_assert!(findings.reuse.iter().all(|reuse| reuse.scope == Scope::Within));
            prop_assert!(findings.passages.iter().all(|passage| passage.scope == Scope::Within));
        }
    }

    #[test]
    fn a_line_of_an_annotated_article_is_read_back_the_same(text in text()) {
        let annotated = annotate::annotate(article("a", text));
        prop_assert_eq!(annotate::line::read(&annotate::line::write(&annotated)), Ok(annotated));
    }

    #[test]
    fn a_line_with_other_numbers_in_it_is_no_panic(text in text(), changes in vec((any::<prop::sample::Index>(), b'0'..=b'9'), 1..6)) {
        let mut line = annotate::line::write(&annotate::annotate(article("a", text))).into_bytes();
        let digits: Vec<usize> = (0..line.len()).filter(|&at| line[at].is_ascii_digit()).collect();
        for (change, digit) in changes {
            line[*change.get(&digits)] = digit;
        }
        if let Ok(annotated) = annotate::line::read(&String::from_utf8(line).unwrap()) {
            let analysis = newsdiff::compare_all(vec![annotated], &Options::default());
            check_places(&analysis);
            print_all(&analysis);
        }
    }
}
