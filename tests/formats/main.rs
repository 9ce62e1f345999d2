//! What every format prints of an analysis made by hand.

mod anything;
mod html;
mod newsroom;

use newsdiff::report::view::{Command, Document, document};
use newsdiff::report::{Look, csv, explain, json, json_lines, markdown, table};

const PLAIN: Look = Look { width: 80, color: false };

const COMMANDS: [(Command, &str); 7] = [
    (Command::Entities, "entities"),
    (Command::Facts, "facts"),
    (Command::Unique, "unique"),
    (Command::Conflicts, "conflicts"),
    (Command::Quotes, "quotes"),
    (Command::Stories, "stories"),
    (Command::Report, "report"),
];

/// A snapshot of what `format` makes of each command's document.
fn snapshots(name: &str, commands: &[(Command, &str)], format: impl Fn(&Document<'_>) -> String) {
    let analysis = newsroom::analysis();
    for &(command, command_name) in commands {
        insta::assert_snapshot!(format!("{command_name}_{name}"), format(&document(&analysis, command)));
    }
}

#[test]
fn every_command_as_a_table() {
    snapshots("table", &COMMANDS, |document| table(document, PLAIN));
}

#[test]
fn every_command_as_csv() {
    snapshots("csv", &COMMANDS, csv);
}

#[test]
fn every_command_as_markdown() {
    snapshots("markdown", &COMMANDS[..6], markdown);
}

#[test]
fn the_whole_report_as_markdown_holds_every_part() {
    let analysis = newsroom::analysis();
    let report = markdown(&document(&analysis, Command::Report));
    for (command, name) in &COMMANDS[..6] {
        assert!(report.contains(&markdown(&document(&analysis, *command))), "{name}");
    }
}

#[test]
fn every_finding_explained() {
    let commands = [COMMANDS[0], COMMANDS[1], COMMANDS[3], COMMANDS[4], COMMANDS[5]];
    snapshots("explained", &commands, |document| explain(document, None, PLAIN).expect("without a key there is always a text"));
}

#[test]
fn one_finding_is_explained_by_its_key_and_an_unknown_key_is_not() {
    let analysis = newsroom::analysis();
    let document = document(&analysis, Command::Report);
    let all = explain(&document, None, PLAIN).unwrap();
    let key = &analysis.stories[1].conflicts[2].id;
    let one = explain(&document, Some(key), PLAIN).unwrap();
    assert!(one.starts_with(&format!("Conflict {key}")) && all.contains(&one));
    assert_eq!(explain(&document, Some("k0000000"), PLAIN), None);
}

#[test]
fn an_empty_result_explains_itself() {
    let analysis = newsroom::nothing_found();
    let lines: String = COMMANDS[..5].iter().map(|(command, _)| table(&document(&analysis, *command), PLAIN)).collect();
    insta::assert_snapshot!(lines, @r"
    No names found in 6 articles, 2 stories.
    No shared facts found in 6 articles, 2 stories.
    No sentences told by one article alone found in 6 articles, 2 stories.
    No conflicts found in 6 articles, 2 stories; told apart are figures, days,
      places, names and the like, not what is put in other words.
    No quotations or copied passages found in 6 articles, 2 stories.
    ");

    let analysis = newsroom::nothing_found();
    let mut one = document(&analysis, Command::Conflicts);
    one.articles.truncate(1);
    insta::assert_snapshot!(table(&one, PLAIN), @r"
    No conflicts found in 1 article, 1 story; give two or more articles on one event
      to compare them.
    ");
}

#[test]
fn conflicts_fit_other_widths() {
    let analysis = newsroom::analysis();
    let document = document(&analysis, Command::Conflicts);
    insta::assert_snapshot!("conflicts_60", table(&document, Look { width: 60, color: false }));
    insta::assert_snapshot!("conflicts_120", table(&document, Look { width: 120, color: false }));
}

/// Every command's table and explanation at each width, with and without colour: a small story, so that one can read them.
#[test]
fn every_width_with_and_without_colour() {
    let analysis = newsroom::bakery_alone();
    for width in [60, 80, 120, 200] {
        for color in [false, true] {
            let look = Look { width, color };
            let shown = |(command, name): &(Command, &str)| {
                let document = document(&analysis, *command);
                format!("$ {name}\n{}$ {name} --explain\n{}", table(&document, look), explain(&document, None, look).unwrap_or_default())
            };
            let all: String = COMMANDS.iter().map(shown).collect();
            insta::assert_snapshot!(format!("width_{width}{}", if color { "_colored" } else { "" }), all.replace('\u{1b}', "␛"));
        }
    }
}

#[test]
fn a_small_story_as_json() {
    let analysis = newsroom::bakery_alone();
    insta::assert_snapshot!("bakery_json", json(&document(&analysis, Command::Conflicts)));
    insta::assert_snapshot!("bakery_json_lines", json_lines(&document(&analysis, Command::Report)));
}

#[test]
fn colour_adds_nothing_but_colour() {
    let analysis = newsroom::analysis();
    let color = Look { width: 80, color: true };
    for (command, name) in COMMANDS {
        let document = document(&analysis, command);
        let colored = table(&document, color);
        assert!(name == "stories" || name == "entities" || colored.contains('\u{1b}'), "{name}");
        assert_eq!(without_color(&colored), table(&document, PLAIN), "{name}");
    }
    insta::assert_snapshot!("conflicts_colored", table(&document(&analysis, Command::Conflicts), color).replace('\u{1b}', "␛"));
}

fn without_color(text: &str) -> String {
    regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a fixed pattern").replace_all(text, "").into_owned()
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let analysis = newsroom::analysis();
    for (command, name) in COMMANDS {
        let document = document(&analysis, command);
        for width in 60..=200 {
            let look = Look { width, color: false };
            for line in table(&document, look).lines().chain(explain(&document, None, look).unwrap().lines()) {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{name} at {width}: {line}");
            }
        }
    }
}

/// What looks like one character is one: a family of emoji, a letter with its accent, a syllable.
#[test]
fn no_line_ends_inside_a_character() {
    let clusters = ["👨\u{200d}👩\u{200d}👧", "e\u{301}", "क्\u{200d}ष", "東", "🇮🇷", "سلام"];
    for cluster in clusters {
        let analysis = anything::analysis(&cluster.repeat(90), 0, 40);
        for (command, name) in COMMANDS {
            let document = document(&analysis, command);
            for width in [60, 61, 80, 83] {
                for line in table(&document, Look { width, color: false }).lines() {
                    assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{name} at {width}: {line}");
                    let begins = line.trim_start().chars().next();
                    let is_inside = |c: char| c == '\u{200d}' || c == '\u{301}' || c == '\u{94d}' || c == '\u{937}';
                    assert!(!begins.is_some_and(is_inside), "{name} at {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_an_article_acts_on_a_terminal() {
    let analysis = newsroom::analysis();
    for (command, name) in COMMANDS {
        let document = document(&analysis, command);
        let safe = |format: &str, text: &str| {
            let hidden = text.chars().find(|&c| c.is_control() && c != '\n' || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert_eq!(hidden, None, "{name} as {format}");
        };
        safe("table", &table(&document, PLAIN));
        safe("explanation", &explain(&document, None, PLAIN).unwrap());
        safe("markdown", &markdown(&document));
        safe("json", &json(&document));
        safe("json lines", &json_lines(&document));
        assert!(!csv(&document).contains('\u{1b}'), "{name}");
    }
}

#[test]
fn csv_has_the_same_header_with_and_without_findings() {
    let header = |analysis: &newsdiff::Analysis, command| csv(&document(analysis, command)).lines().next().map(str::to_owned);
    for (command, name) in COMMANDS {
        assert_eq!(header(&newsroom::nothing_found(), command), header(&newsroom::analysis(), command), "{name}");
    }
}

#[test]
fn csv_says_exactly_what_the_article_says_at_the_place() {
    let analysis = newsroom::analysis();
    for (command, name) in COMMANDS.into_iter().filter(|(command, _)| *command != Command::Stories) {
        let text = csv(&document(&analysis, command));
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().unwrap().clone();
        let column = |name: &str| columns.iter().position(|column| column == name).unwrap();
        for row in reader.records().map(Result::unwrap) {
            let article = analysis.articles.iter().find(|annotated| annotated.article.id == row[column("article")]).unwrap();
            let slice = |start: &str, end: &str| {
                let (start, end) = (row[column(start)].parse().unwrap(), row[column(end)].parse::<usize>().unwrap());
                article.article.text.chars().skip(start).take(end - start).collect::<String>().replace('\u{1b}', "\\u{1b}")
            };
            assert_eq!(slice("start", "end"), row[column("text")], "{name}");
            assert_eq!(slice("sentence_start", "sentence_end"), row[column("sentence")], "{name}");
        }
    }
}

#[test]
fn an_article_alone_on_its_event_takes_one_line_of_the_report() {
    let mut analysis = newsroom::nothing_found();
    analysis.stories[0].story.articles.truncate(1);
    let mut document = document(&analysis, Command::Report);
    document.articles.remove(1);
    let report = table(&document, PLAIN);
    assert!(report.contains("1 article on an event that no other reports: Tolvane Echo\n"), "{report}");
}
