//! What `--help` of each command ends with. Every line that begins with `newsdiff` is run by a test; none is wider than a terminal of 80 columns.

pub(crate) const ALL: &str = "\
PATH is a file, a folder, or - for standard input; without one, the folder `corpus` is read.
Read: .txt .md .html .htm .docx .json .jsonl .ndjson .csv .tsv, feeds (.xml .rss .atom), each also as .gz, .zst or in a .zip
Exit status: 0 it ran, 1 a --fail-on limit was reached, 2 it could not do what was asked.

Examples:
  newsdiff report articles/                     a summary of each story
  newsdiff conflicts articles/ --level likely   what very probably clashes
  newsdiff conflicts --help                     all that a command can do";

pub(crate) const ENTITIES: &str = "\
Examples:
  newsdiff entities articles/                   every name with its spellings
  newsdiff entities articles/ --kind person     people only
  newsdiff entities articles/ --csv             a row a place, for a spreadsheet
  newsdiff entities articles/ --explain         why spellings are one name";

pub(crate) const FACTS: &str = "\
Examples:
  newsdiff facts articles/                      what two or more articles report
  newsdiff facts articles/ --unique             what one article alone reports
  newsdiff facts articles/ --only-in articles/storm/wire.txt";

pub(crate) const CONFLICTS: &str = "\
Examples:
  newsdiff conflicts articles/                        the likely ones first
  newsdiff conflicts articles/ --type spelling        of one type only
  newsdiff conflicts articles/ --explain k47e7a153    why, step by step
  newsdiff conflicts articles/ --format markdown      to paste into a ticket
  newsdiff conflicts articles/ --fail-on likely       exit status 1 if any";

pub(crate) const QUOTES: &str = "\
Examples:
  newsdiff quotes articles/                     quotations, reuse, passages
  newsdiff quotes articles/ --kind direct       what people said
  newsdiff quotes articles/ --csv               a row a place, for a spreadsheet";

pub(crate) const STORIES: &str = "\
Examples:
  newsdiff stories articles/                    which articles belong together
  newsdiff stories articles/ --csv              a row for each article";

pub(crate) const REPORT: &str = "\
Examples:
  newsdiff report articles/                     a summary of each story
  newsdiff report articles/ -o report.html      one web page to send on
  newsdiff report articles/ --json -o all.json  all of it, for a program
  newsdiff report articles/ --format markdown -o all.md";

pub(crate) const ANNOTATE: &str = "\
Examples:
  newsdiff annotate articles/ -o lines.jsonl    read once,
  newsdiff conflicts --annotated lines.jsonl    compare as often as you like";

pub(crate) const NAMES: &str = "\
Examples:
  newsdiff names \"Ramin Rezaian\" \"R. Rezaian\"
  newsdiff names \"Harn Council\" \"Council of Harn\" --kind organization
  newsdiff names --pairs pairs.csv
  newsdiff names --cluster names.csv";

pub(crate) const IGNORE: &str = "\
Example:
  newsdiff ignore k47e7a153 --reason \"both spellings are his\"";

pub(crate) const SCHEMA: &str = "\
Example:
  newsdiff schema > newsdiff.schema.json";

pub(crate) const COMPLETIONS: &str = "\
Examples:
  newsdiff completions bash > newsdiff.bash     then: source newsdiff.bash
  newsdiff completions zsh > _newsdiff          into a folder of $fpath
  newsdiff completions fish > newsdiff.fish     into ~/.config/fish/completions";

pub(crate) const MAN: &str = "\
Examples:
  newsdiff man > newsdiff.1                     then: man ./newsdiff.1
  newsdiff man conflicts > newsdiff-conflicts.1";
