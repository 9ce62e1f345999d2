//! Times of day: "7.30pm", "19:30", "noon", "between 8 and 9pm".

use super::atom::Atoms;
use super::find::Found;
use super::{Qualifier, ValueKind, numeral};

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
    if let Some(found) = named(atoms, at) {
        return Some(found);
    }
    let lead = matches!(atoms.word(at), "between" | "from");
    let start = if lead { at + 1 } else { at };
    let first = clock(atoms, start)?;
    let joint = atoms.is_joint(first.end)
        || matches!(atoms.word(first.end), "to" | "until" | "–" | "-")
        || atoms.word(first.end) == "and" && atoms.word(at) == "between";
    if let Some(last) = clock(atoms, first.end + 1).filter(|last| joint && last.sure) {
        // "8-9pm": the half of the day stands behind both.
        let half = if first.half.is_none() && last.half.is_some() && first.hour <= 12 { last.half } else { first.half };
        let low = first.minutes(half)?;
        let high = last.minutes(last.half)?;
        if first.sure || last.half.is_some() {
            let low = if low > high && half == Some(12) && first.half.is_none() { first.minutes(Some(0))? } else { low };
            let normalized = format!("{}/{}", iso(low), iso(high));
            return Some(zoned(atoms, Found::new(at, last.end, ValueKind::Time, normalized).qualified(Qualifier::Between)));
        }
    }
    if lead || !first.sure {
        return None;
    }
    let known = first.half.is_some() || first.hour > 12 || first.hour == 0 || atoms.word(start).len() == 2;
    known.then(|| first.minutes(None))?.map(|minutes| zoned(atoms, Found::new(at, first.end, ValueKind::Time, iso(minutes))))
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
    (!title && !atoms.is_joint(at + 1)).then(|| zoned(atoms, Found::new(at, at + 1, ValueKind::Time, iso(minutes))))
}

/// "7", "7.30", "7:30pm", "seven o'clock", "half past seven in the evening".
fn clock(atoms: &Atoms, at: usize) -> Option<Clock> {
    if atoms.is_glued(at) && at > 0 && (atoms.is_word(at - 1) || matches!(atoms.word(at - 1), "$" | "£" | "€" | ":" | "/")) {
        return None;
    }
    let (hour, minute, mut end, mut sure) = hands(atoms, at)?;
    if hour > 24 || minute > 59 {
        return None;
    }
    let mut half = meridiem(atoms.word(end));
    if half.is_some() {
        end += 1;
    } else if matches!(atoms.word(end), "o'clock" | "o’clock") {
        end += 1;
        sure = true;
    }
    sure |= half.is_some();
    if half.is_none() && sure {
        let part = [("in the morning", 0), ("in the afternoon", 12), ("in the evening", 12), ("at night", 12)];
        if let Some((behind, hours)) = part.iter().find_map(|&(phrase, hours)| Some((atoms.past(end, phrase)?, hours))) {
            half = Some(hours);
            end = behind;
        }
    }
    Some(Clock { hour, minute, half, sure, end })
}

/// Hour, minute, the position behind them, and whether they can be nothing but a time.
fn hands(atoms: &Atoms, at: usize) -> Option<(u32, u32, usize, bool)> {
    if let Some(found) = past_hour(atoms, at) {
        return Some(found);
    }
    if let Some(hour) = atoms.integer(at, 2) {
        let colon = atoms.word(at + 1) == ":" && atoms.is_glued(at + 1) && atoms.is_glued(at + 2);
        return match atoms.integer(at + 2, 2).filter(|_| colon) {
            Some(minute) if atoms.word(at + 2).len() == 2 => {
                let goes_on = atoms.is_glued(at + 3) && matches!(atoms.word(at + 3), ":" | "." | "/") && atoms.is_digits(at + 4);
                (!goes_on).then_some((hour, minute, at + 3, true))
            }
            Some(_) => None,
            None if colon => None,
            None => Some((hour, 0, at + 1, false)),
        };
    }
    if let Some((hour, minute)) = atoms.word(at).split_once('.') {
        let read = |digits: &str| (digits.len() <= 2).then(|| digits.parse().ok())?;
        return (minute.len() == 2 && atoms.is_digits(at)).then(|| Some((read(hour)?, read(minute)?, at + 1, false)))?;
    }
    let (hour, end) = numeral::words(atoms, at, false).and_then(|(hour, end)| Some((numeral::whole(hour, 12)?, end)))?;
    Some((hour, 0, end, false))
}

/// "half past seven", "quarter to nine", "twenty minutes past eight".
fn past_hour(atoms: &Atoms, at: usize) -> Option<(u32, u32, usize, bool)> {
    let start = if atoms.word(at) == "a" { at + 1 } else { at };
    let (minutes, next) = match atoms.word(start) {
        "half" => (30, start + 1),
        "quarter" => (15, start + 1),
        _ => {
            let (minutes, end) = small(atoms, start)?;
            (minutes, if matches!(atoms.word(end), "minutes" | "min") { end + 1 } else { return None })
        }
    };
    let (hour, end) = small(atoms, next + 1).filter(|&(hour, _)| (1..=12).contains(&hour))?;
    match atoms.word(next) {
        "past" => Some((hour, minutes, end, true)),
        "to" if minutes < 30 && minutes > 0 => Some(((hour + 10) % 12 + 1, 60 - minutes, end, true)),
        _ => None,
    }
}

/// A number below sixty in digits or words.
fn small(atoms: &Atoms, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = atoms.integer(at, 2) {
        return (number < 60).then_some((number, at + 1));
    }
    let (value, end) = numeral::words(atoms, at, false)?;
    Some((numeral::whole(value, 59)?, end))
}

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
