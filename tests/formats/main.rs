//! What every format prints of an analysis made by hand.

mod newsroom;

use newsdiff::report::view::{Command, document};
use newsdiff::report::{Look, csv, table};

const PLAIN: Look = Look { width: 80, color: false };

fn table_of(command: Command, look: Look) -> String {
    table(&document(&newsroom::analysis(), command), look)
}

#[test]
fn conflicts_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Conflicts, PLAIN));
}

#[test]
fn entities_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Entities, PLAIN));
}

#[test]
fn facts_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Facts, PLAIN));
}

#[test]
fn unique_sentences_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Unique, PLAIN));
}

#[test]
fn quotes_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Quotes, PLAIN));
}

#[test]
fn stories_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Stories, PLAIN));
}

#[test]
fn report_as_a_table() {
    insta::assert_snapshot!(table_of(Command::Report, PLAIN));
}

#[test]
fn conflicts_as_csv() {
    insta::assert_snapshot!(csv(&document(&newsroom::analysis(), Command::Conflicts)));
}

#[test]
fn entities_as_csv() {
    insta::assert_snapshot!(csv(&document(&newsroom::analysis(), Command::Entities)));
}
