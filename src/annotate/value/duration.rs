//! Lengths of time: units and their ISO 8601 form.

use super::atom::Atoms;
use super::numeral;
use super::numeral::{Numeral, decimal};

/// The unit of time a word names, in the singular.
pub(super) fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" => "minute",
        "hour" | "hours" | "hr" | "hrs" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    })
}

/// `count` of a unit in ISO 8601: "PT3M", "P2W".
pub(super) fn iso(count: f64, unit: &str) -> String {
    let (prefix, times, letter) = match unit {
        "second" => ("PT", 1.0, 'S'),
        "minute" => ("PT", 1.0, 'M'),
        "hour" => ("PT", 1.0, 'H'),
        "day" => ("P", 1.0, 'D'),
        "week" => ("P", 1.0, 'W'),
        "fortnight" => ("P", 2.0, 'W'),
        "month" => ("P", 1.0, 'M'),
        "decade" => ("P", 10.0, 'Y'),
        "century" => ("P", 100.0, 'Y'),
        _ => ("P", 1.0, 'Y'),
    };
    format!("{prefix}{}{letter}", decimal(count * times))
}

/// The smaller part of "two hours and 20 minutes" or "one hour 20 minutes" behind a duration that ends at `at`: what to append to its ISO
/// form, and the position behind it.
pub(super) fn smaller(atoms: &Atoms, at: usize, larger: &str) -> Option<(String, usize)> {
    let start = if atoms.word(at) == "and" { at + 1 } else { at };
    let Numeral { value, end, high, .. } = numeral::read(atoms, start)?;
    let part = unit(atoms.word(end))?;
    let fits = matches!((larger, part), ("hour", "minute") | ("minute", "second") | ("year", "month"));
    (fits && high.is_none()).then(|| (iso(value, part).trim_start_matches(['P', 'T']).to_owned(), end + 1))
}

/// Days of an ISO 8601 duration as [`iso`] writes it, and of one of its smallest unit.
pub(super) fn days(iso: &str) -> Option<(f64, f64)> {
    let rest = iso.strip_prefix('P')?;
    let (mut total, mut smallest, mut in_time, mut start) = (0.0, 0.0, false, 0);
    for (at, letter) in rest.char_indices().filter(|(_, c)| c.is_ascii_uppercase()) {
        if letter == 'T' {
            in_time = true;
        } else {
            let count: f64 = rest.get(start..at)?.parse().ok()?;
            smallest = match (letter, in_time) {
                ('S', true) => 1.0 / 86_400.0,
                ('M', true) => 1.0 / 1440.0,
                ('H', true) => 1.0 / 24.0,
                ('D', false) => 1.0,
                ('W', false) => 7.0,
                ('M', false) => 365.25 / 12.0,
                ('Y', false) => 365.25,
                _ => return None,
            };
            total += count * smallest;
        }
        start = at + 1;
    }
    (smallest > 0.0).then_some((total, smallest))
}
