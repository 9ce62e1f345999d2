//! Stretches of a year: "May to October 2020", "first quarter of 2013", "Q2 2019", and the part of a month or year: "late 2019", "the end of June".

use jiff::civil::Date;

use super::atom::{Atoms, is_dash};
use super::find::Found;
use super::{Qualifier, ValueKind, calendar, rank};

/// Words that lead to a part of a month or year, the longest first; "the" before them is no part of it.
const PARTS: &[&str] = &["end of", "beginning of", "start of", "middle of", "early", "late", "mid"];

/// Whether a quarter or half can begin with that word; what begins with a month, an ordinal or digits is asked for elsewhere.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "q" | "h")
}

/// Reads the stretch of months that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    months(atoms, at, published).or_else(|| share_of_year(atoms, at, published))
}

/// "May to October 2020", "June-August 1992", "from January until April": the year stands behind both.
fn months(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    let lead = matches!(atoms.word(at), "from" | "between");
    let start = if lead { at + 1 } else { at };
    let first = calendar::month(atoms, start)?;
    let joint = atoms.word(start + 1);
    let is_joined = is_dash(joint) || matches!(joint, "to" | "through" | "until" | "till") || joint == "and" && atoms.word(at) == "between";
    let last = calendar::month(atoms, start + 2).filter(|&last| is_joined && last != first)?;
    let end = start + 3;
    let (year, end) = calendar::year_behind(atoms, end).map_or((None, end), |(year, end)| (Some(year), end));
    // "From May to June 5" ends on a day, and without a year "April to May" may be said of people.
    let has_day = year.is_none() && calendar::day_number(atoms, end).is_some();
    if has_day || !(lead || year.is_some() || atoms.is_joint(start + 1)) {
        return None;
    }
    let year = year.or_else(|| published.map(|day| calendar::nearest_year(last, day)));
    let normalized = match year {
        Some(year) => format!("{:04}-{first:02}/{year:04}-{last:02}", year - i16::from(first > last)),
        None => format!("--{first:02}/--{last:02}"),
    };
    Some(Found::new(at, end, ValueKind::Date, normalized).qualified(Qualifier::Between))
}

/// "first quarter of 2013", "second half of last year", "Q1 2017", "2019 H2".
fn share_of_year(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    let (months, number, year, end) = in_words(atoms, at, published).or_else(|| year_last(atoms, at)).or_else(|| year_first(atoms, at))?;
    let last = months * number;
    let normalized = format!("{year:04}-{:02}/{year:04}-{last:02}", last - months + 1);
    (number > 0 && last <= 12).then(|| Found::new(at, end, ValueKind::Date, normalized).qualified(Qualifier::Between))
}

/// Months of the stretch, which one of the year it is, the year, the position behind it.
type Share = (i8, i8, i16, usize);

/// "first quarter of 2013", "second half of last year".
fn in_words(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Share> {
    let (number, noun) = rank::ordinal(atoms, at).filter(|(number, _)| (1.0..=4.0).contains(number))?;
    let months = match atoms.word(noun) {
        "quarter" => 3,
        "half" => 6,
        _ => return None,
    };
    let (year, end) = match atoms.word(noun + 1) {
        "of" => year_told(atoms, noun + 2, published)?,
        _ => (calendar::full_year(atoms, noun + 1)?, noun + 2),
    };
    Some((months, number as i8, year, end))
}

/// "2013", "last year", "this year", "next year".
fn year_told(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<(i16, usize)> {
    if let Some(year) = calendar::full_year(atoms, at) {
        return Some((year, at + 1));
    }
    let step = match (atoms.word(at), atoms.word(at + 1)) {
        ("last", "year") => -1,
        ("this", "year") => 0,
        ("next", "year") => 1,
        _ => return None,
    };
    Some((published?.year() + step, at + 2))
}

/// "Q1 2017", "Q1 of 2017", "Q1-2017".
fn year_last(atoms: &Atoms, at: usize) -> Option<Share> {
    let (months, number) = lettered(atoms, at)?;
    let next = if atoms.word(at + 2) == "of" { at + 3 } else { atoms.past_joint(at + 2) };
    Some((months, number, calendar::full_year(atoms, next)?, next + 1))
}

/// "2017 Q1", "2017-Q1".
fn year_first(atoms: &Atoms, at: usize) -> Option<Share> {
    let share = atoms.past_joint(at + 1);
    let (months, number) = lettered(atoms, share)?;
    let year = atoms.integer(at, 4).filter(|year| (1900..=2100).contains(year))?;
    Some((months, number, year as i16, share + 2))
}

/// The months and number of "Q1" or "H2".
fn lettered(atoms: &Atoms, at: usize) -> Option<(i8, i8)> {
    let months = match atoms.word(at) {
        "q" => 3,
        "h" => 6,
        _ => return None,
    };
    let number = atoms.integer(at + 1, 1).filter(|_| atoms.is_glued(at + 1))?;
    Some((months, number as i8))
}

/// Whether the words before `at` speak of a part of what stands there: "the end of June". Where a stretch of time ends with it ("from April to the end
/// of June"), it is no date of its own.
pub(super) fn is_part_of(atoms: &Atoms, at: usize) -> bool {
    let ends_stretch = |start: usize| {
        let article = usize::from(atoms.before(start, 1) == "the");
        matches!(atoms.before(start, 1 + article), "until" | "till" | "to" | "through" | "and")
    };
    PARTS.iter().find_map(|part| atoms.back(at, part)).is_some_and(|start| !ends_stretch(start))
}

/// Takes the words before a month or year that tell which part of it: "late 2019", "the end of June", "mid-July". The value is no sharper for them.
pub(super) fn with_part(atoms: &Atoms, mut found: Found) -> Found {
    // "--06" is a month, "--06-04" a day.
    let is_whole =
        matches!(found.normalized.len(), 4 | 7) && !(found.normalized.len() == 7 && found.normalized.starts_with('-')) && found.kind == ValueKind::Date;
    if !is_whole || matches!(atoms.word(found.start), "last" | "next" | "this" | "earlier" | "later") {
        return found;
    }
    let before = if found.start > 0 && atoms.is_joint(found.start - 1) { found.start - 1 } else { found.start };
    if let Some(start) = PARTS.iter().find_map(|part| atoms.back(before, part)) {
        found.start = start;
    }
    found
}
