//! Times of day: "7.30pm", "19:30", "noon", "between 8 and 9pm".

use super::atom::Atoms;
use super::find::Found;
use super::{Qualifier, ValueKind, number_word, series};

/// Zones that may follow a time, as written.
const ZONES: &[&str] = &[
    "GMT", "BST", "UTC", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "CET", "CEST", "EET", "IST", "JST", "HKT", "AEST",
    "AEDT", "NZST", "NZDT",
];

/// Whether a word says before or after noon: the hours to add to a hour of the morning.
pub(super) fn meridiem(word: &str) -> Option<u32> {
    match word {
        "am" | "a.m." | "a.m" => Some(0),
        "pm" | "p.m." | "p.m" => Some(12),
        _ => None,
    }
}

/// A time as far as it was written.
struct Clock {
    hour: u32,
    minute: u32,
    /// Hours to add: 0 in the morning, 12 after noon.
    half: Option<u32>,
    /// It was written so that it can only be a time: with a colon, "o'clock" or a half of the day.
    sure: bool,
    end: usize,
}

impl Clock {
    fn new(hour: u32, minute: u32, end: usize, sure: bool) -> Self {
        Self { hour, minute, half: None, sure, end }
    }

    /// Minutes after midnight, if half a day is given or cannot be wrong.
    fn minutes(&self, half: Option<u32>) -> Option<u32> {
        let hour = match half.or(self.half) {
            Some(half) if (1..=12).contains(&self.hour) => self.hour % 12 + half,
            Some(_) => return None,
            None => self.hour,
        };
        Some(hour * 60 + self.minute)
    }
}

/// Reads the time that begins at `at`. A time that may be of the morning or the evening is left out.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    named(atoms, at).or_else(|| range(atoms, at)).or_else(|| single(atoms, at)).map(|found| zoned(atoms, found))
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "noon" | "midday" | "midnight" | "between" | "from" | "a") || may_begin_clock(word)
}

/// Whether an hour, or what is told past or to one, can begin with that word.
fn may_begin_clock(word: &str) -> bool {
    matches!(word, "half" | "quarter") || series::may_begin(word)
}

/// "between 8 and 9pm", "8-9pm", "from 10.30am until 4pm".
fn range(atoms: &Atoms, at: usize) -> Option<Found> {
    let between = atoms.word(at) == "between";
    let first = clock(atoms, if between || atoms.word(at) == "from" { at + 1 } else { at })?;
    let joint = atoms.word(first.end);
    let joined = atoms.is_joint(first.end) || matches!(joint, "to" | "until" | "–" | "-") || joint == "and" && between;
    let last = clock(atoms, first.end + 1).filter(|last| joined && last.sure && (first.sure || last.half.is_some()))?;
    // "8-9pm": the half of the day stands behind both, unless "11 to 2pm" would end before it begins.
    let shared = last.half.filter(|_| first.half.is_none() && first.hour <= 12);
    let high = last.minutes(last.half)?;
    let low = first.minutes(shared.or(first.half))?;
    let low = if low >= high && shared == Some(12) { first.minutes(Some(0))? } else { low };
    Some(Found::new(at, last.end, ValueKind::Time, format!("{}/{}", iso(low), iso(high))).qualified(Qualifier::Between))
}

/// "7.30pm", "19:30", "ten minutes to midnight".
fn single(atoms: &Atoms, at: usize) -> Option<Found> {
    let clock = clock(atoms, at).filter(|clock| clock.sure)?;
    // "The Gazette's 12:30 Report" is a name.
    let owned = matches!(atoms.before(at, 1), "'s" | "’s" | "the");
    let name = owned && atoms.is_capital(clock.end) && !ZONES.contains(&atoms.written(clock.end)) && !atoms.is_titled();
    let padded = atoms.is_digits(at) && atoms.word(at).len() == 2 && atoms.word(at + 1) == ":";
    let twelve = matches!(atoms.word(clock.end - 1), "midnight" | "noon" | "midday");
    let known = clock.half.is_some() || !name && (clock.hour > 12 || padded || twelve);
    known.then(|| clock.minutes(None))?.map(|minutes| Found::new(at, clock.end, ValueKind::Time, iso(minutes)))
}

/// Behind a time at `at` that [`read`] leaves out: its numbers count nothing.
pub(super) fn past_unsure(atoms: &Atoms, at: usize) -> Option<usize> {
    clock(atoms, at).filter(|clock| clock.sure).map(|clock| clock.end)
}

/// "noon", "midday", "midnight".
fn named(atoms: &Atoms, at: usize) -> Option<Found> {
    let minutes = match atoms.word(at) {
        "noon" | "midday" => 12 * 60,
        "midnight" => 0,
        _ => return None,
    };
    // "High Noon", "Midnight Mass".
    let title = atoms.is_capital(at) && (at > 0 && atoms.is_capital(at - 1) || atoms.is_capital(at + 1));
    (!title && !atoms.is_joint(at + 1)).then(|| Found::new(at, at + 1, ValueKind::Time, iso(minutes)))
}

/// "7", "7.30", "7:30pm", "seven o'clock", "half past seven in the evening".
fn clock(atoms: &Atoms, at: usize) -> Option<Clock> {
    if !atoms.is_digits(at) && atoms.word(at) != "a" && !may_begin_clock(atoms.word(at)) {
        return None;
    }
    if atoms.is_glued(at) && at > 0 && (atoms.is_word(at - 1) || matches!(atoms.word(at - 1), "$" | "£" | "€" | ":" | "/")) {
        return None;
    }
    let mut clock = past_hour(atoms, at).or_else(|| digits(atoms, at)).or_else(|| hour_word(atoms, at))?;
    if clock.hour * 60 + clock.minute > 24 * 60 || clock.minute > 59 {
        return None;
    }
    clock.half = meridiem(atoms.word(clock.end));
    let oclock = matches!(atoms.word(clock.end), "o'clock" | "o’clock");
    // Glued to its figure, "8p.m." loses its last point.
    let has_point = matches!(atoms.word(clock.end), "a.m" | "p.m") && atoms.word(clock.end + 1) == "." && atoms.is_glued(clock.end + 1);
    clock.end += usize::from(clock.half.is_some() || oclock) + usize::from(has_point);
    clock.sure |= clock.half.is_some() || oclock;
    let parts = [("in the morning", 0), ("in the afternoon", 12), ("in the evening", 12), ("at night", if clock.hour == 12 { 0 } else { 12 })];
    let part = parts.iter().find_map(|&(phrase, hours)| Some((atoms.past(clock.end, phrase)?, hours)));
    if let Some((behind, hours)) = part.filter(|_| clock.sure && clock.half.is_none()) {
        clock.half = Some(hours);
        clock.end = behind;
    }
    Some(clock)
}

/// "7", "19:30", "7.30": with a colon it can be nothing but a time.
fn digits(atoms: &Atoms, at: usize) -> Option<Clock> {
    if let Some((hour, minute)) = atoms.word(at).split_once('.').filter(|(hour, minute)| atoms.is_digits(at) && hour.len() <= 2 && minute.len() == 2) {
        return Some(Clock::new(hour.parse().ok()?, minute.parse().ok()?, at + 1, false));
    }
    let hour = atoms.integer(at, 2)?;
    if atoms.word(at + 1) != ":" || !atoms.is_glued(at + 1) || !atoms.is_glued(at + 2) {
        return Some(Clock::new(hour, 0, at + 1, false));
    }
    let minute = atoms.integer(at + 2, 2).filter(|_| atoms.word(at + 2).len() == 2)?;
    let goes_on = atoms.is_glued(at + 3) && matches!(atoms.word(at + 3), ":" | "." | "/") && atoms.is_digits(at + 4);
    (!goes_on).then(|| Clock::new(hour, minute, at + 3, true))
}

/// "seven", of "seven o'clock".
fn hour_word(atoms: &Atoms, at: usize) -> Option<Clock> {
    let (hour, end) = series::words(atoms, at, false)?;
    Some(Clock::new(number_word::whole(hour, 12)?, 0, end, false))
}

/// "half past seven", "quarter to nine", "twenty minutes past eight", "ten minutes to midnight".
fn past_hour(atoms: &Atoms, at: usize) -> Option<Clock> {
    let start = if atoms.word(at) == "a" { at + 1 } else { at };
    let (minutes, next) = match atoms.word(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => small(atoms, start).filter(|&(_, end)| matches!(atoms.word(end), "minutes" | "min")).map(|(minutes, end)| (minutes, end + 1))?,
    };
    let (hour, end) = match atoms.word(next + 1) {
        "midnight" => (24, next + 2),
        "noon" | "midday" => (12, next + 2),
        _ => small(atoms, next + 1).filter(|&(hour, _)| (1..=12).contains(&hour))?,
    };
    match atoms.word(next) {
        "past" => Some(Clock::new(hour % 24, minutes, end, true)),
        "to" if (1..30).contains(&minutes) => Some(Clock::new(if hour == 1 { 12 } else { hour - 1 }, 60 - minutes, end, true)),
        _ => None,
    }
}

/// A number below sixty in digits or words.
fn small(atoms: &Atoms, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = atoms.integer(at, 2) {
        return (number < 60).then_some((number, at + 1));
    }
    let (value, end) = series::words(atoms, at, false)?;
    Some((number_word::whole(value, 59)?, end))
}

/// Minutes after midnight as a time of day; 24:00 is 00:00.
fn iso(minutes: u32) -> String {
    let minutes = minutes % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Adds the zone that follows: 7pm in one is not 7pm in another.
fn zoned(atoms: &Atoms, mut found: Found) -> Found {
    if ZONES.contains(&atoms.written(found.end)) {
        found.unit = Some(atoms.written(found.end).to_owned());
        found.end += 1;
    } else if let Some(behind) = atoms.past(found.end, "local time") {
        found.unit = Some("local time".to_owned());
        found.end = behind;
    }
    found
}
