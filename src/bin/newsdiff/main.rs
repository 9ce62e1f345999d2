//! Stub of the program while the stages are built: COMMAND [FLAGS] FILE...
#![allow(clippy::print_stdout)]
use newsdiff::report::view::{Command, document};
use newsdiff::{Options, Wanted, annotate_all, compare_all, ingest, link, report};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let paths: Vec<String> = args[1..].iter().filter(|a| !a.starts_with("--")).cloned().collect();
    if args[0] == "names" {
        return names(&args, &paths);
    }
    let (articles, _) = ingest::read(&paths).expect("readable");
    let annotated = annotate_all(articles);
    let command = match args[0].as_str() {
        "annotate" => {
            for a in &annotated {
                println!("{}", newsdiff::annotate::line::write(a));
            }
            return;
        }
        "entities" => Command::Entities,
        "facts" => Command::Facts,
        "conflicts" => Command::Conflicts,
        "quotes" => Command::Quotes,
        "stories" => Command::Stories,
        _ => Command::Report,
    };
    let analysis = compare_all(annotated, &Options { wanted: Wanted::ALL, ..Options::default() });
    print!("{}", report::json(&document(&analysis, command)));
}

fn names(args: &[String], paths: &[String]) {
    let text = std::fs::read_to_string(&paths[0]).expect("readable");
    let rows: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).expect("json")).collect();
    let get = |v: &serde_json::Value, k: &str| v.get(k).and_then(|x| x.as_str()).map(str::to_owned);
    let kind = |v: &serde_json::Value| get(v, "kind").and_then(|k| newsdiff::annotate::Kind::from_name(if k == "org" { "organization" } else { &k }));
    if args.iter().any(|a| a == "--pairs") {
        for row in &rows {
            let (a, b) = (get(row, "a").unwrap_or_default(), get(row, "b").unwrap_or_default());
            let c = link::compare(&a, &b, kind(row));
            println!("{}", serde_json::json!({"a": a, "b": b, "same": c.same, "score": c.score, "reason": c.reason}));
        }
    } else {
        let mut scenes: Vec<(String, Vec<usize>)> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let story = get(row, "story").unwrap_or_default();
            match scenes.iter_mut().find(|(s, _)| *s == story) {
                Some((_, members)) => members.push(i),
                None => scenes.push((story, vec![i])),
            }
        }
        for (story, members) in scenes {
            let list: Vec<link::Name> = members
                .iter()
                .map(|&i| link::Name {
                    text: get(&rows[i], "text").unwrap_or_default(),
                    article: get(&rows[i], "article"),
                    kind: kind(&rows[i]),
                    count: rows[i].get("count").and_then(serde_json::Value::as_u64).unwrap_or(1) as usize,
                })
                .collect();
            for c in link::cluster(&list) {
                let m: Vec<usize> = c.members.iter().map(|&k| members[k]).collect();
                println!("{}", serde_json::json!({"story": story, "name": c.name, "kind": c.kind.name(), "members": m}));
            }
        }
    }
}
