//! Dates, months, years, weekdays and days told from the day of publication.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::atom::{Atoms, is_dash};
use super::find::Found;
use super::numeral;
use super::{Qualifier, ValueKind};

/// Words that may follow a day and belong to it: "Tuesday night".
const PARTS_OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night", "lunchtime"];

/// Weekdays that are part of a name: "Good Friday", "Sheffield Wednesday".
const NAMED_DAYS: &[&str] =
    &["good", "black", "bloody", "super", "cyber", "easter", "palm", "ash", "holy", "maundy", "shrove", "giving", "fat", "sheffield", "remembrance", "whit"];

/// Words after a weekday that make it a name: "Sunday Times".
const AFTER_NAMED: &[&str] =
    &["times", "mirror", "post", "telegraph", "express", "herald", "mail", "sun", "agreement", "live", "football", "prayers", "league", "service", "school"];

/// Words after which a lone month or year is a date.
const INTO: &[&str] =
    &["in", "since", "until", "till", "during", "from", "by", "before", "after", "of", "early", "late", "mid", "through", "between", "to", "and", "around"];

/// Reads the date or weekday that begins at `at`; what no year or week is given for is settled by the publication day.
pub(super) fn read(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    weekday(atoms, at, day)
        .or_else(|| numeric(atoms, at))
        .or_else(|| month_first(atoms, at, day))
        .or_else(|| day_first(atoms, at, day))
        .or_else(|| lone_month(atoms, at, day))
        .or_else(|| relative(atoms, at, day?))
        .or_else(|| year(atoms, at))
}

/// The last day of that name up to `day`; `name` as in [`super::Value::normalized`].
pub fn resolve_weekday(name: &str, day: Date) -> Option<Date> {
    let back = day.weekday().since(weekday_named(name)?);
    day.checked_sub(i64::from(back).days()).ok()
}

/// A date counted back from `day`: "three weeks ago". Months and years are told as such, for nobody means the very day.
pub(super) fn ago(count: f64, unit: &str, day: Date) -> Option<String> {
    if count.fract() != 0.0 || !(0.0..=10_000.0).contains(&count) {
        return None;
    }
    let count = count as i64;
    let back = match unit {
        "day" => day.checked_sub(count.days()),
        "week" => day.checked_sub(count.weeks()),
        "fortnight" => day.checked_sub((2 * count).weeks()),
        "month" => return Some(iso_month(day.checked_sub(count.months()).ok()?)),
        "year" => return Some(day.checked_sub(count.years()).ok()?.year().to_string()),
        "decade" => return Some(day.checked_sub((10 * count).years()).ok()?.year().to_string()),
        _ => return None,
    };
    Some(back.ok()?.to_string())
}

fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether the word is a weekday in full.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday_named(word).is_some()
}

/// "Mon.", "Tues": only before a date, where they cannot be anything else.
fn is_short_weekday(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "mon" | "tue" | "tues" | "wed" | "weds" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun")
}

/// The number of a month's name or abbreviation, as written at `at`.
pub(super) fn month(atoms: &Atoms, at: usize) -> Option<i8> {
    let word = atoms.word(at).trim_end_matches('.');
    let number = match word {
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
    };
    // In small letters these are verbs or parts of words.
    (atoms.is_capital(at) || !matches!(word, "may" | "march" | "mar")).then_some(number)
}

/// "Tuesday", "last Friday", "Wednesday night", "Tuesday, Nov. 29", "Tuesday (29 November)".
fn weekday(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
    let name = if matches!(atoms.word(at), "last" | "next" | "this" | "previous") { at + 1 } else { at };
    let word = atoms.word(name);
    let full = is_weekday(word);
    let known = full || is_short_weekday(word) && name == at;
    if !known || !full && !atoms.is_capital(name) {
        return None;
    }
    let mut behind = name + 1;
    if full && PARTS_OF_DAY.contains(&atoms.word(behind)) {
        behind += 1;
    }
    let mut next = behind;
    while next < behind + 3 && matches!(atoms.word(next), "," | "(" | "." | "the" | "on") {
        next += 1;
    }
    let date = numeric(atoms, next).or_else(|| month_first(atoms, next, day)).or_else(|| day_first(atoms, next, day));
    if let Some(mut found) = date.filter(|date| date.qualifier == Qualifier::Exact) {
        found.start = at;
        if atoms.before(next, 1) == "(" && atoms.word(found.end) == ")" {
            found.end += 1;
        }
        return Some(found);
    }
    let named = atoms.is_capital(at.wrapping_sub(1)) && NAMED_DAYS.contains(&atoms.before(name, 1))
        || atoms.is_capital(name + 1) && AFTER_NAMED.contains(&atoms.word(name + 1))
        || atoms.word(name + 1) == "prayers";
    (full && !named).then(|| Found::new(at, behind, ValueKind::Weekday, word.to_owned()))
}

/// "2022-11-29", "29/11/2022", "29.11.2022". Where day and month could change places, nothing is told.
fn numeric(atoms: &Atoms, at: usize) -> Option<Found> {
    if atoms.is_glued(at) && (atoms.is_word(at.wrapping_sub(1)) || atoms.word(at.wrapping_sub(1)) == "/") {
        return None;
    }
    let dotted = atoms.word(at).split('.').collect::<Vec<_>>();
    if let [first, second, third] = dotted[..] {
        let (day, month, year) = (first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
        return (third.len() == 4).then(|| whole(at, at + 1, year, month, day))?;
    }
    let mark = atoms.word(at + 1);
    if mark != atoms.word(at + 3)
        || !(is_dash(mark) || mark == "/")
        || !(1..=4).all(|offset| atoms.is_glued(at + offset))
        || atoms.is_glued(at + 5) && atoms.is_digits(at + 6)
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

fn whole(at: usize, end: usize, year: i16, month: i8, day: i8) -> Option<Found> {
    let date = Date::new(year, month, day).ok()?;
    Some(Found::new(at, end, ValueKind::Date, date.to_string()))
}

/// The day of a month at `at` ("29", "3rd", "third", "twenty-fifth") and the position behind it.
fn day_number(atoms: &Atoms, at: usize) -> Option<(i8, usize)> {
    if let Some(number) = atoms.integer(at, 2) {
        let ordinal = atoms.is_glued(at + 1) && matches!(atoms.word(at + 1), "st" | "nd" | "rd" | "th");
        let end = at + 1 + usize::from(ordinal);
        return (1..=31).contains(&number).then_some((number as i8, end));
    }
    let (value, end) = super::rank::ordinal(atoms, at)?;
    (1.0..=31.0).contains(&value).then_some((value as i8, end))
}

/// A year of four digits at `at`, or behind a comma, and the position behind it.
fn year_behind(atoms: &Atoms, at: usize) -> Option<(i16, usize)> {
    let next = if matches!(atoms.word(at), "," | "of") { at + 1 } else { at };
    let year = full_year(atoms, next)?;
    // "On 5 May 2000 people marched": the number counts what follows.
    let counts = next == at && super::count::noun(atoms, next + 1, true).is_some_and(|(unit, end)| end == next + 2 && super::count::is_countable(&unit));
    (!counts).then_some((year, next + 1))
}

fn full_year(atoms: &Atoms, at: usize) -> Option<i16> {
    let year = atoms.integer(at, 4).filter(|year| (1500..=2100).contains(year))?;
    let part = atoms.is_glued(at + 1) && (atoms.is_digits(at + 2) && atoms.is_glued(at + 2) || matches!(atoms.word(at + 1), "s" | "%"));
    (!part).then_some(year as i16)
}

/// "Nov. 29", "November 29th, 2022", "Nov 20-25", "November 2022".
fn month_first(atoms: &Atoms, at: usize, reference: Option<Date>) -> Option<Found> {
    let month = month(atoms, at)?;
    let next = if atoms.word(at).len() > 2 && atoms.word(at + 1) == "." { at + 2 } else { at + 1 };
    let next = if atoms.word(next) == "the" { next + 1 } else { next };
    if let Some((day, behind)) = day_number(atoms, next).filter(|&(_, behind)| !is_clock(atoms, behind)) {
        if let Some((last, end)) =
            range_mark(atoms, behind).and_then(|second| day_number(atoms, second)).filter(|&(last, end)| last > day && !is_clock(atoms, end))
        {
            let (year, end) = year_behind(atoms, end).map_or((None, end), |(year, end)| (Some(year), end));
            return range(at, end, year, month, (day, last), reference);
        }
        let (year, end) = year_behind(atoms, behind).map_or((None, behind), |(year, end)| (Some(year), end));
        return dated(at, end, year, month, day, reference);
    }
    let (year, end) = year_behind(atoms, next)?;
    Some(Found::new(at, end, ValueKind::Date, format!("{year:04}-{month:02}")))
}

/// "29 November 2022", "the 3rd of March", "20-25 November".
fn day_first(atoms: &Atoms, at: usize, reference: Option<Date>) -> Option<Found> {
    if atoms.is_glued(at) && !matches!(atoms.word(at.wrapping_sub(1)), "(" | "\"" | "“" | "‘" | "'" | "—" | "[") {
        return None;
    }
    let (day, behind) = day_number(atoms, at)?;
    let (last, end) = range_mark(atoms, behind).and_then(|second| day_number(atoms, second)).filter(|&(last, _)| last > day).unwrap_or((day, behind));
    let named = if atoms.word(end) == "of" { end + 1 } else { atoms.past_joint(end) };
    let month = month(atoms, named)?;
    let end = if atoms.word(named + 1) == "." && atoms.word(named).len() == 3 && full_year(atoms, named + 2).is_some() { named + 2 } else { named + 1 };
    let (year, end) = year_behind(atoms, atoms.past_joint(end)).map_or((None, end), |(year, end)| (Some(year), end));
    if last > day { range(at, end, year, month, (day, last), reference) } else { dated(at, end, year, month, day, reference) }
}

/// Behind what joins the first and the last day: "20-25", "20 to 25", "between 20 and 25".
fn range_mark(atoms: &Atoms, at: usize) -> Option<usize> {
    let word = atoms.word(at);
    (atoms.is_joint(at) || matches!(word, "to" | "through" | "–" | "until") || word == "and" && atoms.before(at, 2) == "between").then_some(at + 1)
}

/// Whether the number that ends before `at` is the hour of a time: "May 7pm".
fn is_clock(atoms: &Atoms, at: usize) -> bool {
    super::clock::meridiem(atoms.word(at)).is_some() || atoms.word(at) == ":"
}

fn dated(at: usize, end: usize, year: Option<i16>, month: i8, day: i8, reference: Option<Date>) -> Option<Found> {
    Some(Found::new(at, end, ValueKind::Date, iso(year, month, day, reference)?))
}

fn range(at: usize, end: usize, year: Option<i16>, month: i8, (first, last): (i8, i8), reference: Option<Date>) -> Option<Found> {
    let found = Found::new(at, end, ValueKind::Date, format!("{}/{}", iso(year, month, first, reference)?, iso(year, month, last, reference)?));
    Some(found.qualified(Qualifier::Between))
}

/// A day in ISO 8601. A year left out is that of the nearest such day to the publication day; without one the day is "--11-29", as XML Schema writes it.
fn iso(year: Option<i16>, month: i8, day: i8, known: Option<Date>) -> Option<String> {
    if let Some(year) = year {
        return Some(Date::new(year, month, day).ok()?.to_string());
    }
    let Some(published) = known else {
        // 2020 was a leap year: every day of any year is in it.
        Date::new(2020, month, day).ok()?;
        return Some(format!("--{month:02}-{day:02}"));
    };
    let near = (-1..=1).filter_map(|offset| Date::new(published.year() + offset, month, day).ok());
    near.min_by_key(|&date| days_between(date, published)).map(|date| date.to_string())
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

fn iso_month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// "in November", "last March", "mid-July": the month in full, where it can be nothing else.
fn lone_month(atoms: &Atoms, at: usize, reference: Option<Date>) -> Option<Found> {
    let lead = matches!(atoms.word(at), "last" | "next" | "this");
    let named = if lead { at + 1 } else { at };
    let number = month(atoms, named).filter(|_| atoms.word(named).len() > 4 || matches!(atoms.word(named), "june" | "july" | "may"))?;
    let before = if is_dash(atoms.before(at, 1)) { atoms.before(at, 2) } else { atoms.before(at, 1) };
    // People are called May, June, April and August; "in May" is a month, "by May" perhaps not.
    let unsure = matches!(atoms.word(named), "may" | "april" | "june" | "august");
    let led = if unsure { matches!(before, "in" | "since" | "until" | "during" | "early" | "late" | "mid") } else { INTO.contains(&before) };
    if !lead && !led || atoms.is_capital(named + 1) && !is_weekday(atoms.word(named + 1)) {
        return None;
    }
    let normalized = match reference {
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
fn nearest_year(month: i8, day: Date) -> i16 {
    match month - day.month() {
        7.. => day.year() - 1,
        ..=-7 => day.year() + 1,
        _ => day.year(),
    }
}

/// "today", "last night", "yesterday morning", "this week", "last month".
fn relative(atoms: &Atoms, at: usize, day: Date) -> Option<Found> {
    let found = |end: usize, normalized: String| Some(Found::new(at, end, ValueKind::Date, normalized));
    let yesterday = day.yesterday().ok()?;
    // "USA Today" is a newspaper.
    if atoms.is_capital(at) && at > 0 && atoms.is_capital(at - 1) {
        return None;
    }
    let with_part = |end: usize| if PARTS_OF_DAY.contains(&atoms.word(end)) { end + 1 } else { end };
    match (atoms.word(at), atoms.word(at + 1)) {
        ("today" | "tonight", _) => found(at + 1, day.to_string()),
        ("this", "morning" | "afternoon" | "evening") => found(at + 2, day.to_string()),
        ("last", "night") => found(at + 2, yesterday.to_string()),
        ("yesterday", _) => found(with_part(at + 1), yesterday.to_string()),
        ("tomorrow", _) => found(with_part(at + 1), day.tomorrow().ok()?.to_string()),
        ("earlier" | "later", "this") => {
            let mut inner = relative(atoms, at + 1, day)?;
            inner.start = at;
            Some(inner)
        }
        (which @ ("last" | "this" | "next"), unit @ ("week" | "month" | "year")) => {
            let step = match which {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            let moved = match unit {
                "week" => day.checked_add(step.weeks()),
                "month" => day.checked_add(step.months()),
                _ => day.checked_add(step.years()),
            };
            let moved = moved.ok()?;
            let normalized = match unit {
                "week" => {
                    let week = moved.iso_week_date();
                    format!("{:04}-W{:02}", week.year(), week.week())
                }
                "month" => iso_month(moved),
                _ => format!("{:04}", moved.year()),
            };
            found(at + 2, normalized)
        }
        _ => None,
    }
}

/// "in 2022", "since 2019", "(2014)", "2014-2018", "from 2014 to 2018". A year that begins a name ("2022 World Cup") is none.
fn year(atoms: &Atoms, at: usize) -> Option<Found> {
    if let Some(found) = year_range(atoms, at) {
        return Some(found);
    }
    let year = full_year(atoms, at).filter(|year| (1700..=2099).contains(year) && !atoms.is_glued(at) || atoms.before(at, 1) == "(")?;
    let before = atoms.before(at, 1);
    let led = INTO.contains(&before) || before == "year" || before == "(" && atoms.word(at + 1) == ")";
    let counted = super::count::noun(atoms, at + 1, true).is_some_and(|(_, end)| end == at + 2) && before != "in" && before != "since";
    let measured = super::measure::read(atoms, at + 1, true).is_some() || super::duration::unit(atoms.word(atoms.past_joint(at + 1))).is_some();
    let name = atoms.is_capital(at + 1) && matches!(before, "of" | "by" | "from" | "and" | "to" | "before" | "after" | "around" | "during");
    let clause = led && !counted && !measured && !name && !atoms.is_joint(at + 1);
    clause.then(|| Found::new(at, at + 1, ValueKind::Date, format!("{year:04}")))
}

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
    if atoms.is_joint(end) || numeral::read(atoms, end).is_some() || super::measure::read(atoms, end, true).is_some() {
        return None;
    }
    Some(Found::new(at, end, ValueKind::Date, format!("{first:04}/{last:04}")).qualified(Qualifier::Between))
}
