//! Days told by their name or from the day of publication: "Tuesday", "last Friday", "yesterday", "three weeks ago".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::atom::Atoms;
use super::find::Found;
use super::{Qualifier, ValueKind, calendar};

/// Words that may follow a day and belong to it: "Tuesday night".
const PARTS_OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night", "lunchtime"];

/// Weekdays that are part of a name: "Good Friday", "Sheffield Wednesday".
const NAMED_DAYS: &[&str] =
    &["good", "black", "bloody", "super", "cyber", "easter", "palm", "ash", "holy", "maundy", "shrove", "giving", "fat", "sheffield", "remembrance", "whit"];

/// Words after a weekday that make it a name: "Sunday Times".
const AFTER_NAMED: &[&str] =
    &["times", "mirror", "post", "telegraph", "express", "herald", "mail", "sun", "agreement", "live", "football", "prayers", "league", "service", "school"];

/// Whether a day can begin with that word, those apart that only point at one.
pub(super) fn may_begin(word: &str) -> bool {
    is_weekday(word) || is_short_weekday(word) || matches!(word, "today" | "tonight" | "yesterday" | "tomorrow" | "earlier" | "later")
}

/// "Tuesday", "last Friday", "Wednesday night", "Tuesday, Nov. 29", "Tuesday (29 November)".
pub(super) fn weekday(atoms: &Atoms, at: usize, day: Option<Date>) -> Option<Found> {
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
    while next < behind + 3 && (matches!(atoms.word(next), "," | "(" | "the" | "on") || atoms.word(next) == "." && !full) {
        next += 1;
    }
    let date = calendar::explicit(atoms, next, day);
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

/// "today", "last night", "yesterday morning", "this week", "last month".
pub(super) fn relative(atoms: &Atoms, at: usize, day: Date) -> Option<Found> {
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

/// Whether a word in lower case is a weekday in full.
pub(crate) fn is_weekday(word: &str) -> bool {
    weekday_named(word).is_some()
}

/// Whether a word in lower case is the name of a day or of a month in full.
pub(crate) fn is_calendar(word: &str) -> bool {
    is_weekday(word)
        || matches!(word, "january" | "february" | "march" | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december")
        || matches!(word, "today" | "yesterday" | "tomorrow" | "tonight")
}

/// "Mon.", "Tues": only before a date, where they cannot be anything else.
fn is_short_weekday(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "mon" | "tue" | "tues" | "wed" | "weds" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun")
}

fn iso_month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_is_the_last_one_up_to_the_day() {
        let day: Date = "2022-12-01".parse().unwrap();
        assert_eq!(resolve_weekday("tuesday", day).map(|day| day.to_string()).as_deref(), Some("2022-11-29"));
        assert_eq!(resolve_weekday("thursday", day), Some(day));
        assert_eq!(resolve_weekday("someday", day), None);
    }
}
