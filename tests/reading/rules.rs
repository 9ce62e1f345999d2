//! What `newsdiff.toml` tells of names and of findings: aliases, never-merge, titles, a gazetteer, ignored keys.

use serde_json::Value;

use crate::{Run, folder, run_in, run_with};

const HARBOUR: &str = "Ferry strike ends in Velling\n\nTánaiste Ida Vorrel met the dockers on Monday. Vorrel said the ferries would sail again. \
                       The Gulls lost 2-1 to Harn Town.\n\nSamin Darvanian, the harbour chief, wept. Darvanian left.\n";
const QUAY: &str = "Ferries sail again in Velling\n\nThe Iron Dame met the dockers on Monday, and Velling Gulls supporters cheered as Vellinger boats sailed.\n\n\
                    Samin Dervanian, the harbour master, laughed. Ida Vorrel said that the strike was over.\n";

/// What a command prints as JSON of the two articles, under these settings.
fn found(settings: &str, command: &str) -> Value {
    let files: [(&str, &[u8]); 3] = [("newsdiff.toml", settings.as_bytes()), ("a.txt", HARBOUR.as_bytes()), ("b.txt", QUAY.as_bytes())];
    let run = run_with(&files, &[command, "--group", "one", "--json", "a.txt", "b.txt"]);
    assert_eq!(run.status, Some(0), "{}", run.said);
    serde_json::from_slice(&run.out).unwrap()
}

/// Kind of the entity of that name, and its spellings with their reasons.
fn entity(settings: &str, name: &str) -> Option<(String, Vec<(String, String)>)> {
    let document = found(settings, "entities");
    let entity = document["entities"].as_array().unwrap().iter().find(|entity| entity["name"] == name)?.clone();
    let told = |variant: &Value| (variant["text"].as_str().unwrap().to_owned(), variant["reason"].as_str().unwrap().to_owned());
    Some((entity["kind"].as_str().unwrap().to_owned(), entity["variants"].as_array().unwrap().iter().map(told).collect()))
}

fn reason<'a>(variants: &'a [(String, String)], text: &str) -> Option<&'a str> {
    variants.iter().find(|(variant, _)| variant == text).map(|(_, reason)| reason.as_str())
}

fn said(run: &Run) -> String {
    String::from_utf8(run.out.clone()).unwrap()
}

#[test]
fn an_alias_is_one_with_its_name_and_says_so() {
    assert!(entity("", "Ida Vorrel").is_none_or(|(_, variants)| reason(&variants, "Iron Dame").is_none()));
    let (kind, variants) = entity("[names]\naliases = [[\"Ida Vorrel\", \"Iron Dame\"]]\n", "Ida Vorrel").unwrap();
    assert_eq!((kind.as_str(), reason(&variants, "Iron Dame")), ("person", Some("alias in newsdiff.toml")));
}

#[test]
fn names_that_are_never_merged_are_two_and_no_spelling_conflict() {
    let never = "[names]\nnever-merge = [[\"Samin Darvanian\", \"Samin Dervanian\"]]\n";
    let spellings = |settings: &str| found(settings, "conflicts")["conflicts"].as_array().unwrap().iter().filter(|found| found["type"] == "spelling").count();
    assert_eq!((spellings(""), spellings(never)), (1, 0));
    let (_, variants) = entity(never, "Samin Darvanian").unwrap();
    assert_eq!((reason(&variants, "Samin Dervanian"), reason(&variants, "Darvanian")), (None, Some("surname alone")));
    assert!(entity(never, "Samin Dervanian").is_some());
}

#[test]
fn a_title_of_ones_own_is_no_part_of_the_name() {
    let (_, variants) = entity("[names]\ntitles = [\"Tánaiste\"]\n", "Ida Vorrel").unwrap();
    assert_eq!(variants.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["Ida Vorrel", "Vorrel"]);
}

#[test]
fn a_row_of_the_gazetteer_tells_kind_names_and_demonyms() {
    let settings = "[[gazetteer]]\nkind = \"team\"\nname = \"Velling Gulls\"\naliases = [\"Gulls\"]\n\n\
                    [[gazetteer]]\nkind = \"place\"\nname = \"Velling\"\ndemonyms = [\"Vellinger\"]\n";
    let (kind, variants) = entity(settings, "Velling Gulls").unwrap();
    assert_eq!((kind.as_str(), reason(&variants, "Gulls")), ("team", Some("alias in newsdiff.toml")));
    let (kind, variants) = entity(settings, "Velling").unwrap();
    assert_eq!((kind.as_str(), reason(&variants, "Vellinger")), ("place", Some("adjective or people in newsdiff.toml")));
}

#[test]
fn settings_act_in_every_form_of_names() {
    let settings = "[names]\naliases = [[\"Ida Vorrel\", \"The Iron Dame\"]]\nnever-merge = [[\"Ann Holt\", \"Anne Holt\"]]\ntitles = [\"Tánaiste\"]\n";
    let folder = folder(&[("newsdiff.toml", settings.as_bytes()), ("other.toml", b"[names]\naliases = [[\"Ann Holt\", \"Red\"]]\n")]);
    let names = |args: &[&str], input: &str| said(&run_in(folder.path(), args, input.as_bytes()));
    assert_eq!(names(&["names", "the Iron Dame", "Tánaiste Ida Vorrel"], ""), "same (1.00): alias in newsdiff.toml\n");
    assert_eq!(names(&["names", "Iron Dame", "Vorrel"], ""), "same (0.93): alias in newsdiff.toml, surname alone\n");
    assert_eq!(names(&["names", "Ann Holt", "Anne Holt"], ""), "not the same (0.00): never-merge in newsdiff.toml\n");
    assert_eq!(names(&["names", "Red", "Ann Holt", "--config", "other.toml"], ""), "same (1.00): alias in other.toml\n");
    let pairs = names(&["names", "--pairs", "-"], "{\"a\": \"Iron Dame\", \"b\": \"Ida Vorrel\"}\n{\"a\": \"Anne Holt\", \"b\": \"Ann Holt\"}\n");
    assert!(pairs.contains("\"same\":true") && pairs.contains("\"same\":false"), "{pairs}");
    let list = ["Iron Dame", "Ida Vorrel", "Vorrel", "Ann Holt", "Anne Holt", "Tánaiste Vorrel"].map(|name| format!("{{\"text\": \"{name}\"}}\n"));
    let clusters = names(&["names", "--cluster", "-"], &list.concat());
    let members: Vec<Value> = clusters.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["members"].clone()).collect();
    assert_eq!(members, [serde_json::json!([0, 1, 2, 5]), serde_json::json!([3]), serde_json::json!([4])], "{clusters}");
}

#[test]
fn a_row_that_is_wrong_is_named_with_its_line() {
    for (settings, expected) in [
        ("[names]\nalias = []\n", "line 2: unknown field `alias`"),
        ("[names]\naliases = [\"A\"]\n", "line 2: invalid type"),
        ("[names]\naliases = [\n  [],\n]\n", "line 3: a list of aliases is empty"),
        ("[names]\naliases = [\n  [\"A B\", \"C\"],\n  [\"D\"],\n]\n", "line 4: one name alone is no alias"),
        ("[names]\naliases = [\n  [\"A B\",\n   \"\"],\n]\n", "line 4: `` is no name"),
        ("[names]\naliases = [[\"A\", \"B\"],\n  [\"C\", \"B\"]]\n", "line 3: `B` is a name of A already"),
        ("[names]\naliases = [[\"A\", \"B\"]]\nnever-merge = [\n  [\"A\", \"C\",\n  \"B\"]]\n", "line 5: `A` and `B` are listed as one entity"),
        ("[names]\nnever-merge = [[\"A\"]]\n", "line 2: two or more names are needed"),
        ("[names]\ntitles = [\"Reeve\",\n  \"-\"]\n", "line 3: `-` is no title"),
        ("[names]\ntitles = \"Reeve\"\n", "line 2: invalid type"),
        ("[[gazetteer]]\nkind = \"town\"\nname = \"Velling\"\n", "line 2: there is no kind `town`; there are person, team, organization, place, event"),
        ("[[gazetteer]]\nkind = \"place\"\n", "line 1: missing field `name`"),
        ("[[gazetteer]]\nkind = \"person\"\nname = \"A\"\ndemonyms = [\"B\"]\n", "line 4: `B`: there are no demonyms of kind person"),
        ("[[ignored]]\nkey = \"spelling\"\n", "line 2: `spelling` is no key of a finding"),
        ("[[ignored]]\nkey = \"k47e7a153\"\nwhy = \"x\"\n", "line 3: unknown field `why`"),
    ] {
        for args in [&["entities", "a.txt"][..], &["names", "A", "B"], &["annotate", "a.txt"], &["ignore", "k47e7a153", "--reason", "x"]] {
            let run = run_with(&[("newsdiff.toml", settings.as_bytes()), ("a.txt", b"It rained.")], args);
            assert_eq!((run.status, run.out.is_empty()), (Some(2), true), "{settings}");
            assert!(run.said.contains(&format!("newsdiff.toml: {expected}")), "{settings}: {}", run.said);
        }
    }
}

#[test]
fn an_ignored_finding_is_not_shown_and_does_not_count() {
    let settings = "# Ours.\n[fields]\ntext = \"body\" # as the archive says\n";
    let folder = folder(&[("newsdiff.toml", settings.as_bytes()), ("deep/a.txt", HARBOUR.as_bytes()), ("deep/b.txt", QUAY.as_bytes())]);
    let deep = folder.path().join("deep");
    let conflicts = |args: &[&str]| run_in(&deep, &[&["conflicts", "--group", "one", "a.txt", "b.txt"], args].concat(), b"");
    let document: Value = serde_json::from_slice(&conflicts(&["--json"]).out).unwrap();
    let key = document["conflicts"][0]["id"].as_str().unwrap();
    assert_eq!(conflicts(&["--fail-on", "any"]).status, Some(1));

    let run = run_in(&deep, &["ignore", key, "--reason", "two spellings, \"both\" right"], b"");
    assert_eq!((run.status, run.out.is_empty()), (Some(0), true), "{}", run.said);
    let written = std::fs::read_to_string(folder.path().join("newsdiff.toml")).unwrap();
    assert_eq!(written, format!("{settings}\n[[ignored]]\nkey = \"{key}\"\nreason = 'two spellings, \"both\" right'\n"));

    let run = conflicts(&["--fail-on", "any", "-v"]);
    assert!(run.status == Some(0) && !said(&run).contains(key) && run.said.contains("ignored findings: 1"), "{}", run.said);
    let run = conflicts(&["--explain", key]);
    assert!(run.status == Some(2) && run.said.contains(&format!("{key} is ignored: two spellings")), "{}", run.said);
}

#[test]
fn a_key_is_written_once_beside_what_the_user_wrote() {
    for (before, after) in [
        ("", "[[ignored]]\nkey = \"k47e7a153\"\nreason = \"new\"\n"),
        ("ignored = [ {key = \"k47e7a153\", reason = \"old\"} ] # a row\n", "ignored = [ {key = \"k47e7a153\", reason = \"new\"} ] # a row\n"),
        ("[[ignored]]\nkey = \"k47e7a153\"\nreason = \"old\"   # as agreed\n", "[[ignored]]\nkey = \"k47e7a153\"\nreason = \"new\"   # as agreed\n"),
        ("ignored = [{ key = \"k00000000\" }]\n", "ignored = [{ key = \"k00000000\" }, { key = \"k47e7a153\", reason = \"new\" }]\n"),
        (
            "[[ignored]]\r\nkey = \"k47e7a153\" # ours\r\n\r\n[fields]\r\ntext = \"body\"\r\n",
            "[[ignored]]\r\nkey = \"k47e7a153\" # ours\r\nreason = \"new\"\r\n\r\n[fields]\r\ntext = \"body\"\r\n",
        ),
    ] {
        let folder = folder(&[("newsdiff.toml", before.as_bytes())]);
        assert_eq!(run_in(folder.path(), &["ignore", "k47e7a153", "--reason", "new"], b"").status, Some(0), "{before}");
        assert_eq!(std::fs::read_to_string(folder.path().join("newsdiff.toml")).unwrap(), after);
    }
    let folder = folder(&[]);
    assert_eq!(run_in(folder.path(), &["ignore", "k47e7a153", "--reason", "new", "--config", "ours.toml"], b"").status, Some(0));
    assert!(folder.path().join("ours.toml").is_file());
    for args in [&["ignore", "k47e7a153"][..], &["ignore", "spelling", "--reason", "x"], &["ignore", "k47e7a153", "--reason", " "]] {
        let run = run_in(folder.path(), args, b"");
        assert!(run.status == Some(2) && !run.said.is_empty() && !folder.path().join("newsdiff.toml").exists(), "{args:?}");
    }
}
