//! Dates, months, years, weekdays and days told from the day of publication.

use jiff::civil::Date;

use super::atom::{Atoms, is_dash};
use super::find::Found;
use super::{Qualifier, ValueKind, clock, count, day, duration, measure, numeral, period, rank};

/// Words after which a lone month or year is a date.
const INTO: &[&str] =
    &["in", "since", "until", "till", "during", "from", "by", "before", "after", "of", "early", "late", "mid", "through", "between", "to", "and", "around"];

/// Reads the date or weekday that begins at `at`; what no year or week is given for is settled by the publication day.
pub(super) fn read(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    day::weekday(atoms, at, published)
        .or_else(|| period::read(atoms, at, published))
        .or_else(|| between(atoms, at, published))
        .or_else(|| explicit(atoms, at, published))
        .or_else(|| lone_month(atoms, at, published))
        .or_else(|| day::relative(atoms, at, published?))
        .or_else(|| year(atoms, at))
        .map(|found| period::with_part(atoms, found))
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    let pointed = matches!(word, "last" | "next" | "this" | "previous" | "from" | "between");
    pointed || period::may_begin(word) || month_named(word).is_some() || day::may_begin(word) || rank::may_begin(word)
}

/// A date that names its day and month, or its month and year.
pub(super) fn explicit(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    numeric(atoms, at).or_else(|| month_first(atoms, at, published)).or_else(|| day_first(atoms, at, published))
}

/// Whether a weekday or month stands at `at`.
pub(super) fn is_day_or_month(atoms: &Atoms, at: usize) -> bool {
    day::is_weekday(atoms.word(at)) || month(atoms, at).is_some()
}

/// The number of a month's name or abbreviation, as written at `at`.
pub(super) fn month(atoms: &Atoms, at: usize) -> Option<i8> {
    let number = month_named(atoms.word(at))?;
    // In small letters these are verbs or parts of words.
    (atoms.is_capital(at) || !matches!(atoms.word(at).trim_end_matches('.'), "may" | "march" | "mar")).then_some(number)
}

/// The number of a month's name or abbreviation in lower case.
fn month_named(word: &str) -> Option<i8> {
    Some(match word.trim_end_matches('.') {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// "2022-11-29", "29/11/2022", "29.11.2022". Where day and month could change places, nothing is told.
fn numeric(atoms: &Atoms, at: usize) -> Option<Found> {
    if atoms.is_glued(at) && (atoms.is_word(at.wrapping_sub(1)) || atoms.word(at.wrapping_sub(1)) == "/") {
        return None;
    }
    if !atoms.is_digits(at) {
        return None;
    }
    if let Some((day, (month, year))) = atoms.word(at).split_once('.').and_then(|(day, rest)| Some((day, rest.split_once('.')?))) {
        return (year.len() == 4).then(|| whole(at, at + 1, year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?;
    }
    let mark = atoms.word(at + 1);
    if mark != atoms.word(at + 3)
        || !(is_dash(mark) || mark == "/")
        || !(1..=4).all(|offset| atoms.is_glued(at + offset))
        || atoms.is_glued(at + 5) && atoms.is_glued(at + 6) && atoms.is_digits(at + 6)
    {
        return None;
    }
    let part = |offset: usize, most: usize| atoms.integer(at + offset, most).and_then(|n| i16::try_from(n).ok());
    if atoms.word(at).len() == 4 {
        return whole(at, at + 5, part(0, 4)?, i8::try_from(part(2, 2)?).ok()?, i8::try_from(part(4, 2)?).ok()?);
    }
    let (first, second, year) = (part(0, 2)?, part(2, 2)?, part(4, 4).filter(|&year| year > 999)?);
    let (month, day) = if first > 12 {
        (second, first)
    } else if second > 12 || first == second {
        (first, second)
    } else {
        return None;
    };
    whole(at, at + 5, year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The date of a year, month and day, if there is such a day.
fn whole(at: usize, end: usize, year: i16, month: i8, day: i8) -> Option<Found> {
    let date = Date::new(year, month, day).ok()?;
    Some(Found::new(at, end, ValueKind::Date, date.to_string()))
}

/// The day of a month at `at` ("29", "3rd", "third", "twenty-fifth") and the position behind it.
pub(super) fn day_number(atoms: &Atoms, at: usize) -> Option<(i8, usize)> {
    if let Some(number) = atoms.integer(at, 2) {
        let ordinal = atoms.is_glued(at + 1) && matches!(atoms.word(at + 1), "st" | "nd" | "rd" | "th");
        let end = at + 1 + usize::from(ordinal);
        return (1..=31).contains(&number).then_some((number as i8, end));
    }
    let (value, end) = rank::ordinal(atoms, at)?;
    (1.0..=31.0).contains(&value).then_some((value as i8, end))
}

/// A year of four digits at `at`, or behind a comma, and the position behind it.
pub(super) fn year_behind(atoms: &Atoms, at: usize) -> Option<(i16, usize)> {
    let next = if matches!(atoms.word(at), "," | "of") { at + 1 } else { at };
    let year = full_year(atoms, next)?;
    // "On 5 May 2000 people marched": the number counts what follows.
    let counts = next == at && count::noun(atoms, next + 1, true).is_some_and(|(unit, end)| end == next + 2 && count::is_countable(&unit));
    (!counts).then_some((year, next + 1))
}

/// A year of four digits at `at` that is not part of a longer number, a decade or a share.
pub(super) fn full_year(atoms: &Atoms, at: usize) -> Option<i16> {
    let year = atoms.integer(at, 4).filter(|year| (1500..=2100).contains(year))?;
    let part = atoms.is_glued(at + 1) && (atoms.is_digits(at + 2) && atoms.is_glued(at + 2) || matches!(atoms.word(at + 1), "s" | "%"));
    (!part).then_some(year as i16)
}

/// "Nov. 29", "November 29th, 2022", "Nov 20-25", "November 2022".
fn month_first(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    let month = month(atoms, at)?;
    let next = if atoms.word(at).len() > 2 && atoms.word(at + 1) == "." { at + 2 } else { at + 1 };
    let next = if atoms.word(next) == "the" { next + 1 } else { next };
    if let Some((day, behind)) = day_number(atoms, next).filter(|&(_, behind)| !is_clock(atoms, behind)) {
        if let Some((last, end)) =
            range_mark(atoms, at, behind).and_then(|second| day_number(atoms, second)).filter(|&(last, end)| last > day && !is_clock(atoms, end))
        {
            let (year, end) = year_behind(atoms, end).map_or((None, end), |(year, end)| (Some(year), end));
            return range(at, end, year, month, (day, last), published);
        }
        let (year, end) = year_behind(atoms, behind).map_or((None, behind), |(year, end)| (Some(year), end));
        return dated(at, end, year, month, day, published);
    }
    let (year, end) = year_behind(atoms, next)?;
    Some(Found::new(at, end, ValueKind::Date, format!("{year:04}-{month:02}")))
}

/// "29 November 2022", "the 3rd of March", "20-25 November".
fn day_first(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    if atoms.is_glued(at) && !matches!(atoms.word(at.wrapping_sub(1)), "(" | "\"" | "“" | "‘" | "'" | "—" | "[") {
        return None;
    }
    let (day, behind) = day_number(atoms, at)?;
    let (last, end) = range_mark(atoms, at, behind).and_then(|second| day_number(atoms, second)).filter(|&(last, _)| last > day).unwrap_or((day, behind));
    let named = if atoms.word(end) == "of" { end + 1 } else { atoms.past_joint(end) };
    let month = month(atoms, named)?;
    let end = if atoms.word(named + 1) == "." && atoms.word(named).len() == 3 && full_year(atoms, named + 2).is_some() { named + 2 } else { named + 1 };
    let (year, end) = year_behind(atoms, atoms.past_joint(end)).map_or((None, end), |(year, end)| (Some(year), end));
    if last > day { range(at, end, year, month, (day, last), published) } else { dated(at, end, year, month, day, published) }
}

/// "between 15 and 17 July", "between June 16 and 18".
fn between(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    if atoms.word(at) != "between" {
        return None;
    }
    let days = month_first(atoms, at + 1, published).or_else(|| day_first(atoms, at + 1, published))?;
    (days.qualifier == Qualifier::Between).then_some(Found { start: at, ..days })
}

/// Behind what joins the first and the last day at `at`, when a date begins at `start`: "20-25", "20 to 25", "between 20 and 25".
fn range_mark(atoms: &Atoms, start: usize, at: usize) -> Option<usize> {
    let word = atoms.word(at);
    (atoms.is_joint(at) || matches!(word, "to" | "through" | "–" | "until") || word == "and" && atoms.before(start, 1) == "between").then_some(at + 1)
}

/// Whether the number that ends before `at` is the hour of a time: "May 7pm".
fn is_clock(atoms: &Atoms, at: usize) -> bool {
    clock::meridiem(atoms.word(at)).is_some() || atoms.word(at) == ":"
}

/// A day, told with its year or without.
fn dated(at: usize, end: usize, year: Option<i16>, month: i8, day: i8, published: Option<Date>) -> Option<Found> {
    Some(Found::new(at, end, ValueKind::Date, iso(year, month, day, published)?))
}

/// The days from one to another of one month.
fn range(at: usize, end: usize, year: Option<i16>, month: i8, (first, last): (i8, i8), published: Option<Date>) -> Option<Found> {
    let found = Found::new(at, end, ValueKind::Date, format!("{}/{}", iso(year, month, first, published)?, iso(year, month, last, published)?));
    Some(found.qualified(Qualifier::Between))
}

/// A day in ISO 8601. A year left out is that of the nearest such day to the publication day; without one the day is "--11-29", as XML Schema writes it.
fn iso(year: Option<i16>, month: i8, day: i8, published: Option<Date>) -> Option<String> {
    if let Some(year) = year {
        return Some(Date::new(year, month, day).ok()?.to_string());
    }
    let Some(today) = published else {
        // 2020 was a leap year: every day of any year is in it.
        Date::new(2020, month, day).ok()?;
        return Some(format!("--{month:02}-{day:02}"));
    };
    let candidates = (-1..=1).filter_map(|offset| Date::new(today.year() + offset, month, day).ok());
    candidates.min_by_key(|&date| days_between(date, today)).map(|date| date.to_string())
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// "in November", "last March", "mid-July": the month in full, where it can be nothing else.
fn lone_month(atoms: &Atoms, at: usize, published: Option<Date>) -> Option<Found> {
    let pointed = matches!(atoms.word(at), "last" | "next" | "this");
    let named = if pointed { at + 1 } else { at };
    let number = month(atoms, named).filter(|_| atoms.word(named).len() > 4 || matches!(atoms.word(named), "june" | "july" | "may"))?;
    let before = if is_dash(atoms.before(at, 1)) { atoms.before(at, 2) } else { atoms.before(at, 1) };
    // People are called May, June, April and August; "in May" is a month, "by May" perhaps not.
    let introduced = match atoms.word(named) {
        "may" | "april" | "june" | "august" => {
            matches!(before, "in" | "since" | "until" | "during" | "early" | "late" | "mid") || period::is_part_of(atoms, named)
        }
        _ => INTO.contains(&before),
    };
    if !pointed && !introduced || atoms.is_capital(named + 1) && !day::is_weekday(atoms.word(named + 1)) {
        return None;
    }
    let normalized = match published {
        None => format!("--{number:02}"),
        Some(day) => {
            let year = match atoms.word(at) {
                "last" if number >= day.month() => day.year() - 1,
                "next" if number <= day.month() => day.year() + 1,
                "last" | "next" | "this" => day.year(),
                _ => nearest_year(number, day),
            };
            format!("{year:04}-{number:02}")
        }
    };
    Some(Found::new(at, named + 1, ValueKind::Date, normalized))
}

/// The year whose month of that number lies nearest to `day`.
pub(super) fn nearest_year(month: i8, day: Date) -> i16 {
    match month - day.month() {
        7.. => day.year() - 1,
        ..=-7 => day.year() + 1,
        _ => day.year(),
    }
}

/// "in 2022", "since 2019", "(2014)", "2014-2018", "from 2014 to 2018". A year that begins a name ("2022 World Cup") is none.
fn year(atoms: &Atoms, at: usize) -> Option<Found> {
    if let Some(found) = year_range(atoms, at) {
        return Some(found);
    }
    let before = atoms.before(at, 1);
    let year = full_year(atoms, at).filter(|_| !atoms.is_glued(at) || before == "(")?;
    let led = INTO.contains(&before) || before == "year" || before == "(" && atoms.word(at + 1) == ")";
    let counted = count::noun(atoms, at + 1, true).is_some_and(|(_, end)| end == at + 2) && before != "in" && before != "since";
    let measured = measure::read(atoms, at + 1, true).is_some() || duration::unit(atoms.word(atoms.past_joint(at + 1))).is_some();
    let name = atoms.is_capital(at + 1) && matches!(before, "of" | "by" | "from" | "and" | "to" | "before" | "after" | "around" | "during");
    let clause = led && !counted && !measured && !name && !atoms.is_joint(at + 1);
    clause.then(|| Found::new(at, at + 1, ValueKind::Date, format!("{year:04}")))
}

/// Whether four digits at `at` may be a year.
pub(super) fn may_be_year(atoms: &Atoms, at: usize) -> bool {
    atoms.integer(at, 4).is_some_and(|number| (1700..=2100).contains(&number))
}

/// "2014-2018", "from 2014 to 2018", "between 2014 and 2018".
fn year_range(atoms: &Atoms, at: usize) -> Option<Found> {
    let lead = matches!(atoms.word(at), "from" | "between");
    let first_at = if lead { at + 1 } else { at };
    let first = atoms.integer(first_at, 4).filter(|year| (1700..=2099).contains(year))?;
    let joined = match atoms.word(first_at + 1) {
        mark if is_dash(mark) => true,
        "to" | "through" | "until" | "till" => true,
        "and" => atoms.word(at) == "between",
        _ => false,
    };
    let last = atoms.integer(first_at + 2, 4).filter(|&year| joined && (1700..=2099).contains(&year) && year > first && year - first < 200)?;
    let end = first_at + 3;
    if atoms.is_joint(end) || numeral::read(atoms, end).is_some() || measure::read(atoms, end, true).is_some() {
        return None;
    }
    Some(Found::new(at, end, ValueKind::Date, format!("{first:04}/{last:04}")).qualified(Qualifier::Between))
}
