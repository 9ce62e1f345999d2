//! Tables of names to the sorted lists that are embedded.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use newsdiff::text::fold_words;

/// A rarer family name is left out: it would cost more bytes than it finds.
const LAST_SURNAME_RANK: usize = 40_000;

/// Keys with their values; `None` where two rows disagree.
type Rows = BTreeMap<String, Option<String>>;

/// Writes every list into the folder `out`.
pub(crate) fn write(tables: &Path, out: &Path) -> anyhow::Result<()> {
    let table = |name: &str| read(&tables.join(name));
    let save = |name: &str, rows: &Rows, unclear: Unclear| save(&out.join(name), rows, unclear);

    let mut given = Rows::new();
    for row in table("given_names.tsv")? {
        add(&mut given, &row[0], String::new());
    }
    save("given_names.tsv", &given, Unclear::Empty)?;

    let mut surnames = Rows::new();
    for row in table("surnames.tsv")? {
        let is_common = row[1].parse::<usize>().is_ok_and(|rank| rank <= LAST_SURNAME_RANK);
        if is_common || row[2].contains("players") {
            add(&mut surnames, &row[0], String::new());
        }
    }
    save("surnames.tsv", &surnames, Unclear::Empty)?;

    let mut nicknames = BTreeMap::<String, Vec<String>>::new();
    for row in table("nicknames.tsv")? {
        nicknames.entry(fold_words(&row[1])).or_default().push(fold_words(&row[0]));
    }
    let nicknames = nicknames.into_iter().map(|(short, mut full)| {
        full.sort();
        full.dedup();
        (short, Some(full.join(",")))
    });
    save("nicknames.tsv", &nicknames.collect(), Unclear::Empty)?;

    let mut titles = Rows::new();
    for row in table("titles.tsv")? {
        let gender = if row[1].is_empty() { "-" } else { &row[1] };
        add(&mut titles, &row[0], format!("{gender}\t{}", row[2]));
    }
    save("titles.tsv", &titles, Unclear::LeftOut)?;

    let mut ids = BTreeMap::new();
    let mut countries = Rows::new();
    for row in table("countries.tsv")? {
        if row[1] == "name" || row[1] == "alias" {
            ids.insert(fold_words(&row[2]), row[0].clone());
        }
        let key = fold_words(&row[2]);
        let known = countries.get(&key).cloned().flatten();
        let same_country = known.as_ref().is_some_and(|known: &String| known.starts_with(&format!("{}\t", row[0])));
        if !same_country {
            add(&mut countries, &row[2], format!("{}\t{}", row[0], row[1]));
        }
    }
    save("countries.tsv", &countries, Unclear::LeftOut)?;

    let mut regions = Rows::new();
    for row in table("regions.tsv")? {
        add(&mut regions, &row[0], fold_words(&row[0]));
    }
    for row in table("us_states.tsv")? {
        for form in row.iter().filter(|form| !form.is_empty()) {
            add(&mut regions, form, fold_words(&row[0]));
        }
    }
    save("regions.tsv", &regions, Unclear::Empty)?;

    let mut cities = Rows::new();
    for row in table("cities.tsv")? {
        add(&mut cities, &row[0], ids.get(&fold_words(&row[1])).cloned().unwrap_or_default());
    }
    save("cities.tsv", &cities, Unclear::Empty)?;

    let mut clubs = Rows::new();
    for row in table("football_clubs.tsv")?.iter().filter(|row| !row[0].contains('$')) {
        add(&mut clubs, &row[0], fold_words(&row[1]));
    }
    save("clubs.tsv", &clubs, Unclear::Empty)?;

    let mut venues = Rows::new();
    for row in table("venues.tsv")? {
        add(&mut venues, &row[0], String::new());
    }
    save("venues.tsv", &venues, Unclear::Empty)?;

    let mut words = Rows::new();
    for row in table("organisation_words.tsv")? {
        add(&mut words, &row[0], row[1].clone());
    }
    save("organization_words.tsv", &words, Unclear::Empty)
}

/// What becomes of a key whose rows disagree.
#[derive(Clone, Copy)]
enum Unclear {
    /// It stands without a value.
    Empty,
    /// It is left out.
    LeftOut,
}

/// Rows of a tab-separated table without its header, each padded to four fields.
fn read(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let row = |line: &str| {
        let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        fields.resize(fields.len().max(4), String::new());
        fields
    };
    Ok(text.lines().skip(1).map(row).collect())
}

/// Adds a row under the folded name; a second, different value makes it unclear.
fn add(rows: &mut Rows, name: &str, value: String) {
    let key = fold_words(name);
    if key.len() < 2 {
        return;
    }
    rows.entry(key).and_modify(|known| *known = known.take().filter(|known| *known == value)).or_insert(Some(value));
}

/// Writes the rows in order.
fn save(path: &Path, rows: &Rows, unclear: Unclear) -> anyhow::Result<()> {
    let mut text = String::new();
    for (key, value) in rows {
        match (value.as_deref(), unclear) {
            (None, Unclear::LeftOut) => continue,
            (None | Some(""), _) => text.push_str(key),
            (Some(value), _) => text.extend([key, "\t", value]),
        }
        text.push('\n');
    }
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_things_is_unclear() {
        let mut rows = Rows::new();
        add(&mut rows, "Türk", "a".into());
        add(&mut rows, "Turk", "b".into());
        add(&mut rows, "Holm", "c".into());
        assert_eq!(rows, Rows::from([("turk".into(), None), ("holm".into(), Some("c".into()))]));
    }
}
