//! Pages, documents, feeds, archives, compressed files, encodings, languages.

use encoding_rs::{Encoding, WINDOWS_1252};
use serde_json::Value;

use crate::{PAGE, Run, TEXT, archive, document, folder, gzip, run_in, run_with, zstd};

/// Kinds and words of the blocks of a line that `annotate` printed.
fn blocks(line: &Value) -> Vec<(&str, String)> {
    let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
    let at = |block: &Value, end: &str| usize::try_from(block[end].as_u64().unwrap()).unwrap();
    let words = |block: &Value| text[at(block, "start")..at(block, "end")].iter().collect::<String>();
    line["blocks"].as_array().unwrap().iter().map(|block| (block["kind"].as_str().unwrap(), words(block))).collect()
}

#[test]
fn a_page_gives_its_article_and_its_markup_the_blocks() {
    let lines = run_with(&[("a.html", PAGE.as_bytes())], &["annotate", "a.html"]).lines();
    let line = &lines[0];
    for (field, value) in [
        ("id", "a.html"),
        ("title", "Pier shut after gale"),
        ("outlet", "The Harn Gale"),
        ("published", "2023-01-10T08:00:00Z"),
        ("url", "https://example.org/pier"),
    ] {
        assert_eq!(line[field], value);
    }
    let kinds: Vec<(&str, String)> = blocks(line).into_iter().map(|(kind, words)| (kind, words.split(' ').next().unwrap().to_owned())).collect();
    let expected =
        [("headline", "Pier"), ("body", "The"), ("headline", "Boats"), ("body", "Ida"), ("caption", "The"), ("body", "The"), ("body", "Two"), ("list", "The")];
    assert_eq!(kinds, expected.map(|(kind, word)| (kind, word.to_owned())));
}

#[test]
fn a_page_is_known_whatever_its_name_and_wherever_it_comes_from() {
    let text = run_with(&[("a.html", PAGE.as_bytes())], &["annotate", "a.html"]).texts();
    let folder = folder(&[("page", PAGE.as_bytes()), ("page.txt", PAGE.as_bytes()), ("page.htm.gz", &gzip(PAGE.as_bytes()))]);
    for name in ["page", "page.txt", "page.htm.gz"] {
        assert_eq!(run_in(folder.path(), &["annotate", name], b"").texts(), text, "{name}");
    }
    assert_eq!(run_in(folder.path(), &["annotate", "-"], PAGE.as_bytes()).texts(), text);
    let piece = b"<p>It rained in Harn, and the pier was shut all day long, which nobody had foreseen, said Ida Holm.</p>";
    let told = run_in(folder.path(), &["annotate", "-", "--from", "html"], piece).texts();
    assert!(told[0].starts_with("It rained in Harn"), "{told:?}");
}

#[test]
fn a_page_in_an_old_encoding_is_read_as_it_says() {
    let page = PAGE.replace("charset=\"utf-8\"", "charset=\"iso-8859-1\"");
    let old: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(run_with(&[("a.html", &old)], &["annotate", "a.html"]).texts(), run_with(&[("a.html", PAGE.as_bytes())], &["annotate", "a.html"]).texts());
}

#[test]
fn one_article_in_any_encoding_gives_the_same_line() {
    let wide = |mark: &str, order: fn(u16) -> [u8; 2]| format!("{mark}{TEXT}").encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let western = WINDOWS_1252.encode(TEXT).0.into_owned();
    let latin: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let forms = [
        ("latin.txt", latin),
        ("western.txt", western),
        ("marked.txt", format!("\u{feff}{TEXT}").into_bytes()),
        ("wide.txt", wide("\u{feff}", u16::to_le_bytes)),
        ("wide_be.txt", wide("\u{feff}", u16::to_be_bytes)),
        ("wide_bare.txt", wide("", u16::to_le_bytes)),
    ];
    let plain = run_with(&[("plain.txt", TEXT.as_bytes())], &["annotate", "plain.txt"]);
    for (name, bytes) in forms {
        let run = run_with(&[(name, &bytes)], &["annotate", name]);
        assert_eq!(run.said, "");
        assert_eq!(String::from_utf8(run.out).unwrap().replace(name, "plain.txt"), String::from_utf8(plain.out.clone()).unwrap(), "{name}");
    }
}

#[test]
fn typographic_marks_of_windows_are_read() {
    let text = "Pier shut\n\nIt’s shut – “for now”, said Ida Holm.\n";
    let bytes = WINDOWS_1252.encode(text).0.into_owned();
    assert_eq!(run_with(&[("a.txt", &bytes)], &["annotate", "a.txt"]).texts(), [text]);
}

#[test]
fn records_may_be_in_any_encoding() {
    let forms = [
        ("r.csv", "id,text\nx,Café shut\n"),
        ("r.tsv", "id\ttext\nx\tCafé shut\n"),
        ("r.jsonl", "{\"id\": \"x\", \"text\": \"Café shut\"}\n"),
        ("r.json", "[{\"id\": \"x\", \"text\": \"Café shut\"}]"),
    ];
    let encodings: [fn(&str) -> Vec<u8>; 3] = [
        |text| WINDOWS_1252.encode(text).0.into_owned(),
        |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        |text| format!("\u{feff}{text}").into_bytes(),
    ];
    for (name, text) in forms {
        for encode in encodings {
            let lines = run_with(&[(name, &encode(text))], &["annotate", name]).lines();
            assert_eq!((lines[0]["id"].as_str(), lines[0]["text"].as_str()), (Some("x"), Some("Café shut")), "{name}");
        }
    }
}

#[test]
fn tables_of_other_programs_are_read() {
    let run = run_with(&[("a.csv", b"Outlet;Headline;Full Text;Publication Date\nThe Gale;Rain;It rained in Harn.;2023-01-10\n")], &["annotate", "a.csv"]);
    let advice = "if `Full Text` holds the text, say `--field \"text=Full Text\" --field title=Headline --field \"published=Publication Date\"`";
    assert!(run.said.contains(advice), "{}", run.said);
    let lines = run_with(&[("a.csv", b"Outlet;Text\nThe Gale;It rained, in Harn.\n")], &["annotate", "a.csv"]).lines();
    assert_eq!((lines[0]["outlet"].as_str(), lines[0]["text"].as_str()), (Some("The Gale"), Some("It rained, in Harn.")));
}

#[test]
fn text_of_two_encodings_is_read_with_a_warning() {
    let run = run_with(&[("a.txt", b"Caf\xc3\xa9 in T\xc3\xb3rsby: it\x92s shut.")], &["annotate", "a.txt"]);
    assert_eq!(run.texts(), ["Café in Tórsby: it’s shut."]);
    assert_eq!(run.said, "newsdiff: warning: a.txt: is UTF-8 but for 1 byte, read as Windows-1252\n");
}

#[test]
fn every_format_may_be_compressed() {
    let record = "{\"id\": \"x\", \"text\": \"It rained in Harn.\"}";
    let forms = [("a.txt", "It rained in Harn."), ("a.json", record), ("a.jsonl", record), ("a.csv", "id,text\nx,It rained in Harn.\n"), ("a.html", PAGE)];
    for (name, text) in forms {
        let plain = run_with(&[(name, text.as_bytes())], &["annotate", name]).texts();
        for (end, bytes) in [("gz", gzip(text.as_bytes())), ("zst", zstd(text.as_bytes()))] {
            let name = format!("{name}.{end}");
            let folder = folder(&[(name.as_str(), &bytes)]);
            assert_eq!(run_in(folder.path(), &["annotate", &name], b"").texts(), plain, "{name}");
            assert_eq!(run_in(folder.path(), &["annotate", "."], b"").texts(), plain, "{name} in a folder");
            assert_eq!(run_in(folder.path(), &["annotate", "-"], &bytes).texts(), plain, "{name} as standard input");
        }
    }
}

#[test]
fn a_compressed_file_that_was_cut_off_is_named() {
    let gzip = gzip(TEXT.as_bytes());
    let run = run_with(&[("a.txt.gz", &gzip[..gzip.len() / 2]), ("b.txt", TEXT.as_bytes())], &["annotate", "."]);
    assert_eq!(run.lines().len(), 1);
    assert!(run.said.contains("a.txt.gz: cannot be read: "), "{}", run.said);
}

#[test]
fn a_word_document_gives_its_paragraphs() {
    let bytes = document(&[
        ("Title", "Pier &amp; quay shut"),
        ("Normal", "It rained in Harn, said Ida Holm."),
        ("Caption", "The pier on Monday"),
        ("Heading2", "Boats kept in"),
        ("Normal", "It snowed."),
    ]);
    let lines = run_with(&[("a.docx", &bytes)], &["annotate", "a.docx"]).lines();
    assert_eq!(lines[0]["title"], "Pier & quay shut");
    let kinds: Vec<&str> = blocks(&lines[0]).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["headline", "body", "caption", "headline", "body"]);
}

#[test]
fn an_archive_is_read_like_a_folder() {
    let document = document(&[("Normal", "It snowed in Velling.")]);
    let files: [(&str, &[u8]); 6] = [
        ("b/one.docx", &document),
        ("a.txt", b"It rained in Harn."),
        ("__MACOSX/._a.txt", b"\0\0"),
        ("b/more.zip", b"PK\x03\x04"),
        ("notes.bin", b"x"),
        ("c.csv", b"id,text\nx,It froze.\n"),
    ];
    let run = run_with(&[("export.zip", &archive(&files))], &["annotate", "export.zip"]);
    let ids: Vec<String> = run.lines().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, ["export.zip/a.txt", "export.zip/b/one.docx", "x"]);
    assert!(run.said.contains("export.zip/b/more.zip: is an archive inside an archive; unpack it"), "{}", run.said);
    let sheet = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")]);
    assert!(run_with(&[("sheet", &sheet)], &["annotate", "sheet"]).said.contains("save it as .docx or text"));
}

#[test]
fn items_of_a_feed_are_articles() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Harn Gale</title>\
        <item><title>Pier shut</title><link>https://example.org/1</link><pubDate>Tue, 10 Jan 2023 08:30:00 GMT</pubDate><description>&lt;p&gt;It rained in Harn.&lt;/p&gt;</description></item>\
        <item><title>Snow</title><description>It snowed.</description></item></channel></rss>";
    let run = run_with(&[("feed.xml", rss.as_bytes()), ("map.xml", b"<urlset/>")], &["annotate", "."]);
    let lines = run.lines();
    assert_eq!((lines[0]["title"].as_str(), lines[0]["outlet"].as_str()), (Some("Pier shut"), Some("The Harn Gale")));
    assert_eq!((lines[0]["text"].as_str(), lines[1]["id"].as_str()), (Some("It rained in Harn."), Some("./feed.xml#2")));
    assert_eq!(lines[0]["published"], "2023-01-10T08:30:00+00:00");
    assert_eq!(run.said, "newsdiff: warning: ./map.xml: holds no items of a feed (RSS or Atom)\n");
}

#[test]
fn a_pdf_says_what_to_do_under_any_name() {
    let said = |run: Run| {
        assert_eq!(run.status, Some(2));
        run.said
    };
    assert!(said(run_with(&[("scan.pdf", b"%PDF-1.7")], &["annotate", "scan.pdf"])).contains("`pdftotext`"));
    assert!(said(run_with(&[("scan.txt", b"%PDF-1.7")], &["annotate", "scan.txt"])).contains("`pdftotext`"));
    assert!(said(run_with(&[("a/scan.pdf", b"%PDF-1.7")], &["annotate", "a"])).contains("`pdftotext`"));
}

#[test]
fn an_article_in_another_language_is_left_out_unless_asked_for() {
    let spanish = "El muelle de Harn quedó cerrado el lunes después de que una tormenta arrancara varias tablas, según dijo la oficina del puerto. Nadie resultó herido, pero los barcos no podrán salir.";
    let files: [(&str, &[u8]); 2] = [("es.txt", spanish.as_bytes()), ("en.txt", TEXT.as_bytes())];
    let run = run_with(&files, &["annotate", "es.txt", "en.txt"]);
    assert_eq!(run.texts(), [TEXT]);
    assert_eq!(run.said, "newsdiff: warning: es.txt: is in Spanish and was left out; --any-language keeps it\n");
    let all = run_with(&files, &["annotate", "--any-language", "es.txt", "en.txt"]);
    assert_eq!((all.texts().len(), all.said.as_str()), (2, ""));
}

#[test]
fn an_encoding_that_is_not_western_is_told_by_its_letters() {
    let russian = "Причал в Харне закрыли в понедельник после того, как буря сорвала несколько досок, сообщили в управлении порта.";
    for label in ["windows-1251", "koi8-r"] {
        let bytes = Encoding::for_label(label.as_bytes()).unwrap().encode(russian).0.into_owned();
        assert_eq!(run_with(&[("a.txt", &bytes)], &["annotate", "--any-language", "a.txt"]).texts(), [russian], "{label}");
    }
}
