//! Units of length, area, mass and the like: their names and how they turn into one another.

use super::atom::Atoms;
use super::numeral;

/// A unit and what it is worth in the first unit of its dimension.
pub(super) struct Unit {
    /// The name, singular.
    pub(super) name: &'static str,
    /// The unit its dimension is compared in.
    pub(super) base: &'static str,
    /// One of it in `base`.
    pub(super) worth: f64,
}

/// Every unit with its symbols; names are known in the plural and in American spelling as well.
const UNITS: &[(Unit, &[&str])] = &[
    (Unit { name: "metre", base: "metre", worth: 1.0 }, &["m"]),
    (Unit { name: "kilometre", base: "metre", worth: 1000.0 }, &["km", "kms"]),
    (Unit { name: "centimetre", base: "metre", worth: 0.01 }, &["cm"]),
    (Unit { name: "millimetre", base: "metre", worth: 0.001 }, &["mm"]),
    (Unit { name: "mile", base: "metre", worth: 1609.344 }, &["mi"]),
    (Unit { name: "nautical mile", base: "metre", worth: 1852.0 }, &[]),
    (Unit { name: "yard", base: "metre", worth: 0.9144 }, &["yd", "yds"]),
    (Unit { name: "foot", base: "metre", worth: 0.3048 }, &["ft"]),
    (Unit { name: "inch", base: "metre", worth: 0.0254 }, &["in"]),
    (Unit { name: "square metre", base: "square metre", worth: 1.0 }, &["sqm"]),
    (Unit { name: "square kilometre", base: "square metre", worth: 1e6 }, &[]),
    (Unit { name: "square mile", base: "square metre", worth: 2_589_988.11 }, &[]),
    (Unit { name: "square foot", base: "square metre", worth: 0.092_903_04 }, &[]),
    (Unit { name: "square yard", base: "square metre", worth: 0.836_127_36 }, &[]),
    (Unit { name: "square inch", base: "square metre", worth: 0.000_645_16 }, &[]),
    (Unit { name: "acre", base: "square metre", worth: 4_046.856 }, &[]),
    (Unit { name: "hectare", base: "square metre", worth: 1e4 }, &["ha"]),
    (Unit { name: "kilogram", base: "kilogram", worth: 1.0 }, &["kg", "kgs", "kilo", "kilos"]),
    (Unit { name: "gram", base: "kilogram", worth: 0.001 }, &["g"]),
    (Unit { name: "milligram", base: "kilogram", worth: 1e-6 }, &["mg"]),
    (Unit { name: "microgram", base: "kilogram", worth: 1e-9 }, &["μg", "µg", "mcg"]),
    (Unit { name: "tonne", base: "kilogram", worth: 1000.0 }, &[]),
    (Unit { name: "metric ton", base: "kilogram", worth: 1000.0 }, &[]),
    (Unit { name: "ton", base: "kilogram", worth: 907.185 }, &[]),
    (Unit { name: "pound", base: "kilogram", worth: 0.453_592 }, &["lb", "lbs"]),
    (Unit { name: "stone", base: "kilogram", worth: 6.350_293 }, &[]),
    (Unit { name: "ounce", base: "kilogram", worth: 0.028_349_5 }, &["oz"]),
    (Unit { name: "litre", base: "litre", worth: 1.0 }, &["l"]),
    (Unit { name: "millilitre", base: "litre", worth: 0.001 }, &["ml"]),
    (Unit { name: "cubic metre", base: "litre", worth: 1000.0 }, &[]),
    (Unit { name: "cubic foot", base: "litre", worth: 28.316_8 }, &[]),
    (Unit { name: "cubic yard", base: "litre", worth: 764.555 }, &[]),
    (Unit { name: "cubic inch", base: "litre", worth: 0.016_387_1 }, &[]),
    (Unit { name: "cubic kilometre", base: "litre", worth: 1e12 }, &[]),
    (Unit { name: "gallon", base: "litre", worth: 3.785_41 }, &[]),
    (Unit { name: "barrel", base: "litre", worth: 158.987 }, &["bbl"]),
    (Unit { name: "mile per hour", base: "kilometre per hour", worth: 1.609_344 }, &["mph"]),
    (Unit { name: "kilometre per hour", base: "kilometre per hour", worth: 1.0 }, &["kph", "kmh"]),
    (Unit { name: "knot", base: "kilometre per hour", worth: 1.852 }, &[]),
    (Unit { name: "watt", base: "watt", worth: 1.0 }, &["w"]),
    (Unit { name: "kilowatt", base: "watt", worth: 1e3 }, &["kw"]),
    (Unit { name: "megawatt", base: "watt", worth: 1e6 }, &["mw"]),
    (Unit { name: "gigawatt", base: "watt", worth: 1e9 }, &["gw"]),
    (Unit { name: "degree", base: "degree", worth: 1.0 }, &["°"]),
    (Unit { name: "celsius", base: "celsius", worth: 1.0 }, &[]),
    (Unit { name: "fahrenheit", base: "fahrenheit", worth: 1.0 }, &[]),
];

/// The unit of that name.
pub(super) fn named(name: &str) -> Option<&'static Unit> {
    UNITS.iter().map(|(unit, _)| unit).find(|unit| unit.name == name)
}

/// The unit whose words begin at `at`, behind a number that ends there, and the position behind it. `digits`: the number is in digits,
/// so that a symbol may follow.
pub(super) fn read(atoms: &Atoms, at: usize, digits: bool) -> Option<(&'static Unit, usize)> {
    let start = atoms.past_joint(at);
    if let Some(found) = degrees(atoms, start) {
        return Some(found);
    }
    let (prefix, next) = match atoms.word(start) {
        "square" | "sq" => ("square ", atoms.past_joint(start + 1)),
        "metric" => ("metric ", start + 1),
        "nautical" => ("nautical ", start + 1),
        "cubic" => ("cubic ", atoms.past_joint(start + 1)),
        _ => ("", start),
    };
    let word = atoms.word(next);
    let is_named = |unit: &&Unit| match prefix {
        "" => is_form(word, unit.name),
        _ => unit.name.strip_prefix(prefix).is_some_and(|name| is_form(word, name)),
    };
    if let Some(unit) = UNITS.iter().map(|(unit, _)| unit).find(is_named) {
        return Some(per_hour(atoms, unit, next + 1));
    }
    // A unit with a word before it is no plain one: "5 cubic km".
    if !digits || !matches!(prefix, "" | "square ") {
        return None;
    }
    let (unit, _) = UNITS.iter().find(|(_, symbols)| symbols.contains(&word))?;
    // "sq m", "km2", "km²".
    let squared = matches!(atoms.word(next + 1), "2" | "²") && atoms.is_glued(next + 1);
    if squared || prefix == "square " {
        return Some((squared_unit(unit)?, next + 1 + usize::from(squared)));
    }
    // A capital or a space before a single letter is something else: "5 M", "1 l".
    let short = word.len() == 1 || word == "in";
    let lone = short && (!atoms.is_glued(start) || atoms.is_capital(next));
    (!lone).then(|| per_hour(atoms, unit, next + 1))
}

/// The unit of area whose side is `unit`.
fn squared_unit(unit: &Unit) -> Option<&'static Unit> {
    UNITS.iter().map(|(area, _)| area).find(|area| area.name.strip_prefix("square ") == Some(unit.name))
}

/// "degrees celsius", "°C", "celsius".
fn degrees(atoms: &Atoms, start: usize) -> Option<(&'static Unit, usize)> {
    // "35C"
    if atoms.written(start) == "C" && atoms.is_glued(start) && atoms.integer(start.wrapping_sub(1), 2).is_some() {
        return Some((named("celsius")?, start + 1));
    }
    let next = if matches!(atoms.word(start), "degree" | "degrees" | "°" | "º") { start + 1 } else { start };
    let scale = match atoms.word(next) {
        // "º" is a letter, and one word with what follows.
        "celsius" | "centigrade" | "℃" | "ºc" => "celsius",
        "fahrenheit" | "℉" | "ºf" => "fahrenheit",
        "c" if next > start => "celsius",
        "f" if next > start => "fahrenheit",
        _ => return None,
    };
    Some((named(scale)?, next + 1))
}

/// The inches of "5ft 2in", "six feet two inches" or "6-foot-4" behind feet that end at `at`, and the position behind them.
pub(super) fn inches(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let joined = atoms.is_joint(at);
    let start = if joined || matches!(atoms.word(at), "and" | ",") { at + 1 } else { at };
    let read = numeral::read(atoms, start).filter(|read| (0.0..12.0).contains(&read.value) && read.high.is_none())?;
    let unit = if joined { atoms.past_joint(read.end) } else { read.end };
    let named = matches!(atoms.word(unit), "ins" | "inch" | "inches") || atoms.word(unit) == "in" && start == at;
    // "was six feet two and wore a hat"
    let alone = start == at && read.value.fract() == 0.0 && (!atoms.is_word(read.end) && atoms.word(read.end) != "-" || atoms.word(read.end) == "and");
    (named || joined || alone).then_some((read.value, if named { unit + 1 } else { read.end }))
}

/// Turns "miles" into "miles per hour" where that is what stands there.
fn per_hour(atoms: &Atoms, unit: &'static Unit, end: usize) -> (&'static Unit, usize) {
    let fast = match unit.name {
        "mile" => "mile per hour",
        "kilometre" => "kilometre per hour",
        _ => return (unit, end),
    };
    let behind = ["per hour", "an hour", "/ h", "/ hr"].iter().find_map(|phrase| atoms.past(end, phrase));
    behind.and_then(|behind| Some((named(fast)?, behind))).unwrap_or((unit, end))
}

/// Whether `word` is a form of the unit `name`: plural or American.
fn is_form(word: &str, name: &str) -> bool {
    // Nearly all words are turned away here.
    if word.as_bytes().first() != name.as_bytes().first() {
        return false;
    }
    match name {
        "foot" => matches!(word, "foot" | "feet"),
        "inch" => matches!(word, "inch" | "inches"),
        "celsius" | "fahrenheit" => false,
        _ => {
            let singular = word.strip_suffix('s').unwrap_or(word);
            singular == name || name.strip_suffix("re").is_some_and(|stem| singular.strip_suffix("er") == Some(stem))
        }
    }
}
