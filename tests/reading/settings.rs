//! Splits, limits, and `newsdiff.toml`.

use crate::{document, folder, run_in, run_with};

const EXPORT: &str = "Pier shut after gale\n\nBy Ida Holm\n543 words\n10 January 2023\nThe Harn Gale\nHARNG\nEnglish\n© 2023 Harn Papers.\n\nThe pier was shut on Monday.\n\nDocument HARNG00020230110ej1a0003x\n\n\
                      Snow in Velling\n\n9 words\n11 January 2023\nThe Ledger\nLEDG\nEnglish\n\nIt snowed on Tuesday.\n\nDocument LEDG000020230111ej1b00001\n";

#[test]
fn an_export_is_split_into_its_articles() {
    let lines = run_with(&[("export.txt", EXPORT.as_bytes())], &["annotate", "--split", "factiva", "export.txt"]).lines();
    let told = |field: &str| lines.iter().map(|line| line[field].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(told("id"), ["export.txt#1", "export.txt#2"]);
    assert_eq!(told("title"), ["Pier shut after gale", "Snow in Velling"]);
    assert_eq!(told("outlet"), ["The Harn Gale", "The Ledger"]);
    assert_eq!(told("published"), ["2023-01-10", "2023-01-11"]);
    let kinds: Vec<&str> = lines[0]["blocks"].as_array().unwrap().iter().map(|block| block["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["headline", "meta", "meta", "meta", "meta", "meta", "meta", "meta", "body"]);
    assert_eq!(lines[0]["sentences"].as_array().unwrap().len(), 2);
}

#[test]
fn a_pattern_splits_documents_too() {
    let bytes =
        document(&[("Heading1", "Rain in Harn"), ("Normal", "It rained."), ("Normal", "* * *"), ("Heading1", "Snow in Harn"), ("Normal", "It snowed.")]);
    let lines = run_with(&[("a.docx", &bytes)], &["annotate", "--split", r"^\* \* \*$", "a.docx"]).lines();
    assert_eq!(lines.iter().map(|line| line["title"].as_str().unwrap()).collect::<Vec<_>>(), ["Rain in Harn", "Snow in Harn"]);
}

#[test]
fn a_split_that_fits_nowhere_says_so() {
    let run = run_with(&[("a.txt", b"It rained in Harn.")], &["annotate", "--split", "nexus", "a.txt"]);
    assert_eq!(run.lines().len(), 1);
    assert_eq!(run.said, "newsdiff: warning: a.txt: nothing in it fits the split `nexus`: it was read as one article\n");
}

#[test]
fn layouts_and_fields_are_read_from_the_nearest_settings() {
    let settings = "[fields]\ntext = \"body\"\n\n[split.ours]\nbetween = '^-- next --$'\npublished = '^Day: (.*)$'\n\n[split.factiva]\nbetween = '^=+$'\n";
    let folder = folder(&[
        ("newsdiff.toml", settings.as_bytes()),
        ("deep/er/a.txt", b"Rain in Harn\n\nDay: 10 January 2023\n\nIt rained.\n-- next --\nIt snowed."),
        ("deep/er/b.jsonl", b"{\"body\": \"It rained.\", \"words\": \"It froze.\"}"),
        ("deep/er/c.txt", b"It rained.\n===\nIt snowed."),
    ]);
    let inside = folder.path().join("deep/er");
    let lines = run_in(&inside, &["annotate", "--split", "ours", "a.txt"], b"").lines();
    assert_eq!((lines.len(), lines[0]["published"].as_str()), (2, Some("2023-01-10")));
    assert_eq!(run_in(&inside, &["annotate", "b.jsonl"], b"").texts(), ["It rained."]);
    assert_eq!(run_in(&inside, &["annotate", "--field", "text=words", "b.jsonl"], b"").texts(), ["It froze."]);
    assert_eq!(run_in(&inside, &["annotate", "--split", "factiva", "c.txt"], b"").lines().len(), 2);
}

#[test]
fn settings_that_are_wrong_are_named_with_their_line() {
    for (settings, said) in [
        ("[fields]\ntext = \"body\"\n[split.x]\nbetwen = 'x'\n", "newsdiff.toml: line 4: unknown field `betwen`"),
        ("[fields]\nbody = \"text\"\n", "newsdiff.toml: line 2: there is no field `body`"),
        ("\n\n[fields\n", "newsdiff.toml: line 3: "),
        ("[split.x]\nabout = 'y'\n", "newsdiff.toml: line 1: `split.x` has no pattern `between`"),
        ("[split.x]\nbetween = 'y'\nabout = '('\n", "newsdiff.toml: line 3: `about` is no pattern"),
    ] {
        let run = run_with(&[("newsdiff.toml", settings.as_bytes()), ("a.txt", b"It rained.")], &["annotate", "--split", "x", "a.txt"]);
        assert_eq!((run.status, run.out.is_empty()), (Some(2), true));
        assert!(run.said.contains(said), "{}", run.said);
    }
    let run = run_with(&[("a.txt", b"It rained.")], &["annotate", "--config", "none.toml", "a.txt"]);
    assert!(run.status == Some(2) && run.said.starts_with("newsdiff: none.toml: cannot be read"), "{}", run.said);
    let run = run_with(&[("a.txt", b"It rained.")], &["annotate", "--split", "(", "a.txt"]);
    assert!(run.status == Some(2) && run.said.starts_with("newsdiff: --split (: it is no pattern"), "{}", run.said);
}

#[test]
fn what_goes_over_a_limit_is_named() {
    let rain = "It rained in Harn. ".repeat(100);
    let record = format!("{{\"id\": \"long\", \"text\": \"{rain}\"}}\n{{\"id\": \"short\", \"text\": \"It snowed.\"}}\n");
    let files: [(&str, &[u8]); 2] = [("a.txt", rain.as_bytes()), ("b.jsonl", record.as_bytes())];
    let run = run_with(&files, &["annotate", "--max-article-bytes", "1K", "a.txt", "b.jsonl"]);
    let texts = run.texts();
    assert_eq!((texts.len(), texts[1].as_str()), (2, "It snowed."));
    assert!(texts[0].len() <= 1000 && rain[texts[0].len()..].starts_with(' '), "{}", texts[0]);
    assert!(run.said.contains("a.txt: is longer than 1000 bytes; the rest was left out (--max-article-bytes raises the limit)"), "{}", run.said);
    assert!(run.said.contains("b.jsonl: line 1 is longer than 1000 bytes and was left out"), "{}", run.said);
    let all = run_with(&files, &["annotate", "--max-article-bytes", "10K", "a.txt", "b.jsonl"]);
    assert_eq!((all.texts().len(), all.said.as_str()), (3, ""));
    for size in ["0", "x", "5T", "9G", "-1"] {
        assert_eq!(run_with(&files, &["annotate", "--max-article-bytes", size, "a.txt"]).status, Some(2), "{size}");
    }
}
