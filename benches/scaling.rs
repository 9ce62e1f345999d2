//! How joining names grows: `cargo bench --bench scaling [-- COUNT...]`, the code of `newsdiff names --cluster`.
//!
//! Lists of 1k, 10k, 100k and 1M made-up names, the same in every run, all in one story. Each list is joined in a process of its own, so that the
//! most memory is that list's. Fails where ten times the names take thirteen times as long at the end, or a million do not fit in 3 GB.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::process::{Command, ExitCode};
use std::time::Instant;

use newsdiff::annotate::Kind;
use newsdiff::link::{self, Name, Rules};

const COUNTS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// How many times as long 1M names may take as 100k.
const MOST_GROWTH: f64 = 13.0;
/// How much memory 1M names may take, in megabytes.
const MOST_MEMORY: usize = 3_000;
/// Says to a process of its own how many names it is to join.
const ALONE: &str = "--alone=";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(count) = arguments.iter().find_map(|argument| argument.strip_prefix(ALONE)) {
        return alone(count.parse().expect("a number"));
    }
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let counts = if asked.is_empty() { COUNTS.to_vec() } else { asked };
    println!("    names  seconds  times  candidates a name  entities  peak MB");
    let mut before: Option<f64> = None;
    let mut holds = true;
    for count in counts {
        let figures = in_own_process(count);
        let [seconds, compared, entities, memory] = figures;
        let growth = before.map(|before| seconds / before);
        let shown = growth.map_or_else(String::new, |growth| format!("{growth:.1}"));
        println!("{count:9} {seconds:8.2} {shown:>6} {:18.2} {entities:9} {memory:8.0}", compared / count as f64);
        if count == COUNTS[3] {
            holds &= memory <= MOST_MEMORY as f64 && growth.is_none_or(|growth| growth < MOST_GROWTH);
        }
        before = Some(seconds);
    }
    ExitCode::from(u8::from(!holds))
}

/// Seconds of a processor, pairs compared, entities and megabytes of joining so many names.
fn in_own_process(count: usize) -> [f64; 4] {
    let program = std::env::current_exe().expect("a bench knows where it is");
    let output = Command::new(program).arg(format!("{ALONE}{count}")).output().expect("a bench can start itself");
    let printed = String::from_utf8(output.stdout).expect("figures");
    let figures: Vec<f64> = printed.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
    figures.try_into().expect("four figures")
}

/// Joins so many names and prints the four figures.
fn alone(count: usize) -> ExitCode {
    let names = names(count);
    let (start, start_here) = (Instant::now(), processor_seconds());
    let joined = link::cluster(&names, &Rules::default());
    let here = processor_seconds().zip(start_here).map(|(end, start)| end - start);
    let seconds = here.unwrap_or_else(|| start.elapsed().as_secs_f64());
    println!("{seconds} {} {} {}", joined.compared, joined.clusters.len(), peak_megabytes());
    ExitCode::SUCCESS
}

/// Seconds a processor has worked for this process, where the system tells it: a busy machine does not change them.
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(told.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

/// The most memory this process has held, where the system tells it; else 0.
fn peak_megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).unwrap_or(0) / 1000
}

/// Numbers by a rule (SplitMix64): the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `0` to `most - 1`, each as likely.
    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    /// From `0` to `most - 1`, the low ones often, as names are borne: the first of 200,000 by about one in sixty.
    fn unevenly_below(&mut self, most: usize) -> usize {
        // The cube of a number below one, in 60 bits.
        let share = self.next() >> 44;
        ((u128::from(share * share * share) * most as u128) >> 60) as usize
    }
}

/// Different surnames, towns and given names there are.
const SURNAMES: usize = 200_000;
const TOWNS: usize = 50_000;
const GIVEN_NAMES: usize = 3_000;

const SYLLABLES: [&str; 48] = [
    "ba", "bren", "ca", "dar", "del", "do", "el", "fa", "fen", "gar", "go", "hal", "har", "ho", "il", "jan", "ka", "kel", "kor", "la", "len", "lo", "ma",
    "mar", "mel", "mi", "mon", "na", "nel", "no", "or", "pa", "per", "qua", "ra", "ren", "ro", "sa", "sel", "so", "ta", "tar", "tel", "to", "va", "ver", "vo",
    "za",
];
const SURNAME_ENDINGS: [&str; 8] = ["berg", "dahl", "ini", "ko", "man", "sen", "stad", "vic"];
const TOWN_ENDINGS: [&str; 6] = ["by", "ford", "ham", "holm", "ton", "wick"];
const BODIES: [&str; 8] =
    ["Harbour Trust", "Rail Union", "City Council", "University", "Trading Company", "Coast Guard Agency", "Water Authority", "Teachers Association"];
const SIDES: [&str; 6] = ["Rovers", "United", "City", "Athletic", "Wanderers", "Town"];

/// A word of syllables, one for each number.
fn word(number: usize, ending: &str) -> String {
    let mut rest = number;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            break;
        }
    }
    word.push_str(ending);
    let first = word.remove(0).to_ascii_uppercase();
    format!("{first}{word}")
}

/// So many names as articles write them: people in full, by surname, with an initial, with a slip; bodies and their acronyms, places, sides.
fn names(count: usize) -> Vec<Name> {
    let mut dice = Dice(7);
    let mut names: Vec<Name> = Vec::with_capacity(count + 8);
    while names.len() < count {
        // An article holds some twenty names; an entity stands in two that are near.
        let articles = [names.len() / 20, names.len() / 20 + 1 + dice.below(3)];
        let (kind, spellings) = match dice.below(20) {
            0..14 => (Kind::Person, person(&mut dice)),
            14..17 => (Kind::Organization, body(&mut dice)),
            17..19 => (Kind::Place, vec![town(&mut dice)]),
            _ => (Kind::Team, vec![format!("{} {}", town(&mut dice), SIDES[dice.below(SIDES.len())])]),
        };
        let name = |(place, text): (usize, String)| Name { text, article: Some(format!("a{}", articles[place % 2])), kind: Some(kind), count: 1 + place % 3 };
        names.extend(spellings.into_iter().enumerate().map(name));
    }
    names.truncate(count);
    names
}

fn person(dice: &mut Dice) -> Vec<String> {
    let given = word(dice.unevenly_below(GIVEN_NAMES), "");
    let number = dice.unevenly_below(SURNAMES);
    let surname = word(number, SURNAME_ENDINGS[number % SURNAME_ENDINGS.len()]);
    let full = format!("{given} {surname}");
    match dice.below(5) {
        0 => vec![full],
        1 => vec![full, surname],
        2 => vec![full.clone(), full, surname.clone(), surname],
        3 => vec![full, format!("{}. {surname}", &given[..1]), format!("Mr {surname}")],
        _ => vec![full, format!("{given} {}", slip(&surname, dice)), surname],
    }
}

/// A word with another vowel somewhere.
fn slip(word: &str, dice: &mut Dice) -> String {
    let vowels: Vec<usize> = word.bytes().enumerate().filter(|(_, byte)| b"aeio".contains(byte)).map(|(place, _)| place).collect();
    let Some(&place) = vowels.get(dice.below(vowels.len().max(1))) else { return word.to_owned() };
    let other = if word.as_bytes()[place] == b'e' { "a" } else { "e" };
    format!("{}{other}{}", &word[..place], &word[place + 1..])
}

fn body(dice: &mut Dice) -> Vec<String> {
    let name = format!("{} {}", town(dice), BODIES[dice.below(BODIES.len())]);
    let acronym: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    if acronym.len() > 2 && dice.below(2) == 0 { vec![name, acronym] } else { vec![name] }
}

fn town(dice: &mut Dice) -> String {
    let number = dice.unevenly_below(TOWNS);
    word(number, TOWN_ENDINGS[number % TOWN_ENDINGS.len()])
}
