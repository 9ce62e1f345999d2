//! How the work grows: joining names (the code of `newsdiff names --cluster`) and analysing articles (`newsdiff conflicts`), one core.
//!
//! `cargo bench --bench scaling [-- [COUNT...] [ARTICLES]]`: lists of 1k, 10k, 100k and 1M made-up names, all in one story, then 1k, 3k and 10k
//! made-up articles, ten a story, which they name. `ARTICLES` is a file or folder to take the articles from instead, as many as there are;
//! counts take the place of those of both tables. Each row is made in a process of its own, so that the most memory is that row's; the
//! exponent is that of the count by which the time grows from one row to the next. Fails where ten times the names or articles take thirteen
//! times as long at the end, a million names do not fit in 3 GB, or ten thousand articles in 1.5 GB.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::process::{Command, ExitCode};
use std::time::Instant;

use newsdiff::annotate::Kind;
use newsdiff::ingest;
use newsdiff::link::{self, Name, Rules};
use newsdiff::{Article, Options, analyze};

/// What is measured.
struct Task {
    /// Its argument for a process of its own.
    name: &'static str,
    head: &'static str,
    counts: &'static [usize],
    /// How much memory the last of `counts` may take, in megabytes.
    most_memory: f64,
    run: fn(count: usize, path: Option<&str>) -> Figures,
}

/// Seconds of a processor; pairs compared for each name, or articles of a story; entities or stories.
type Figures = [f64; 3];

const TASKS: [Task; 2] = [
    Task {
        name: "names",
        head: "    names  seconds  exponent  candidates a name  entities  peak MB",
        counts: &[1_000, 10_000, 100_000, 1_000_000],
        most_memory: 3_000.0,
        run: join_names,
    },
    Task {
        name: "articles",
        head: " articles  seconds  exponent   articles a story   stories  peak MB",
        counts: &[1_000, 3_000, 10_000],
        most_memory: 1_500.0,
        run: analyse,
    },
];

/// How many times as long ten times as much may take.
const MOST_GROWTH: f64 = 13.0;

/// Says to a process of its own what it is to do.
const ALONE: &str = "--alone=";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.iter().find(|argument| !argument.starts_with('-') && argument.parse::<usize>().is_err());
    if let Some(what) = arguments.iter().find_map(|argument| argument.strip_prefix(ALONE)) {
        return alone(what, path);
    }
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let mut holds = true;
    for task in &TASKS {
        println!("{}", task.head);
        let counts = if asked.is_empty() { task.counts } else { &asked };
        let mut before: Option<(usize, f64)> = None;
        for &count in counts {
            let [seconds, each, found, memory] = in_own_process(task, count, path);
            let exponent = before.map(|(fewer, faster)| (seconds / faster).ln() / (count as f64 / fewer as f64).ln());
            let shown = exponent.map_or_else(String::new, |exponent| format!("{exponent:.2}"));
            println!("{count:9} {seconds:8.2} {shown:>9} {each:18.2} {found:9} {memory:8.0}");
            if Some(&count) == task.counts.last() {
                holds &= memory <= task.most_memory && exponent.is_none_or(|exponent| exponent < MOST_GROWTH.log10());
            }
            before = Some((count, seconds));
        }
    }
    ExitCode::from(u8::from(!holds))
}

/// Seconds of a processor, the task's own figures and megabytes.
fn in_own_process(task: &Task, count: usize, path: Option<&String>) -> [f64; 4] {
    let program = std::env::current_exe().expect("a bench knows where it is");
    let output = Command::new(program).arg(format!("{ALONE}{}:{count}", task.name)).args(path).output().expect("a bench can start itself");
    let printed = String::from_utf8(output.stdout).expect("figures");
    let figures: Vec<f64> = printed.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
    figures.try_into().expect("four figures")
}

/// Does one task and prints the four figures.
fn alone(what: &str, path: Option<&String>) -> ExitCode {
    let (name, count) = what.split_once(':').expect("a task and a count");
    let task = TASKS.iter().find(|task| task.name == name).expect("a task");
    let [seconds, each, found] = (task.run)(count.parse().expect("a number"), path.map(String::as_str));
    println!("{seconds} {each} {found} {}", peak_megabytes());
    ExitCode::SUCCESS
}

/// Joins so many names.
fn join_names(count: usize, _: Option<&str>) -> Figures {
    let names = names(count);
    let (seconds, joined) = timed(|| link::cluster(&names, &Rules::default()));
    [seconds, joined.compared as f64 / count as f64, joined.clusters.len() as f64]
}

/// Analyses so many articles.
fn analyse(count: usize, path: Option<&str>) -> Figures {
    let articles = path.map_or_else(|| articles(count), |path| read(path, count));
    let count = articles.len();
    // Work for many cores is done here, where it is timed.
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().expect("nothing has asked for threads");
    let (seconds, analysis) = timed(|| analyze(articles, &Options::default()));
    [seconds, count as f64 / analysis.stories.len().max(1) as f64, analysis.stories.len() as f64]
}

/// The first articles of a file or folder, without what they say of their story.
fn read(path: &str, count: usize) -> Vec<Article> {
    let articles = ingest::read(&[path], ingest::Options::default()).expect("the path that was named");
    articles.flatten().take(count).map(|article| Article { story: None, ..article }).collect()
}

/// Runs, and says how many seconds a processor worked for it.
fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let (start, start_here) = (Instant::now(), processor_seconds());
    let made = run();
    let here = processor_seconds().zip(start_here).map(|(end, start)| end - start);
    (here.unwrap_or_else(|| start.elapsed().as_secs_f64()), made)
}

/// Seconds a processor has worked for this thread, where the system tells it: a busy machine does not change them.
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

/// Articles of a made-up story.
const ARTICLES_OF_A_STORY: usize = 10;
/// Sentences of an article.
const LENGTH: usize = 24;

/// What stories tell: `*` is one of its people, `^` a town, `~` a body, `#` a number, `_` a day.
const SENTENCES: [&str; 16] = [
    "* said on _ that # homes in ^ had been without power since the night.",
    "The ~ closed # roads around ^ and asked everyone to stay at home.",
    "“Nobody here had seen the river so high in # years,” said *, who has a farm outside ^.",
    "About # people slept in the school of ^, the ~ said in a statement.",
    "*, #, was taken to a hospital in ^ with a broken arm but was out again by _.",
    "Repairs to the bridge will cost $# million, according to the ~.",
    "At least # people were killed when the roof of a market hall in ^ came down.",
    "The council of ^ voted on _ to spend # million euros on a new wall along the shore.",
    "* told reporters that the ~ had been warned more than # times and had done nothing.",
    "Police in ^ arrested # men who had broken into empty shops.",
    "“We will be here until the last house is dry,” * said, and thanked the ~ for its boats.",
    "Trains between ^ and the coast will not run before _, # days later than was first announced.",
    "The water stood # centimetres high in the library, where * had carried most of the books upstairs.",
    "# percent of the fields around ^ are lost for this year, * told the ~.",
    "Two buses of the ~ brought # children home from a camp near ^.",
    "It was the third such storm in # months, and ^ has not been dry since _.",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// So many articles, of which each ten tell one story in their own order and choice, and not always with the same numbers.
fn articles(count: usize) -> Vec<Article> {
    let mut dice = Dice(11);
    let mut articles = Vec::with_capacity(count);
    while articles.len() < count {
        let people: Vec<String> = (0..4).map(|_| person(&mut dice).swap_remove(0)).collect();
        let places: Vec<String> = (0..3).map(|_| town(&mut dice)).collect();
        let bodies: Vec<String> = (0..3).map(|_| body(&mut dice).swap_remove(0)).collect();
        let seed = dice.next();
        for _ in 0..ARTICLES_OF_A_STORY.min(count - articles.len()) {
            let sentence = |_| {
                let told = dice.below(SENTENCES.len() * 2);
                // What a sentence of the story tells is the same in all its articles, but for one number in eight.
                let mut story = Dice(seed ^ told as u64);
                let other = usize::from(dice.below(8) == 0);
                let mut words = String::new();
                for letter in SENTENCES[told % SENTENCES.len()].chars() {
                    match letter {
                        '*' => words.push_str(&people[story.below(people.len())]),
                        '^' => words.push_str(&places[story.below(places.len())]),
                        '~' => words.push_str(&bodies[story.below(bodies.len())]),
                        '#' => words.push_str(&(2 + story.below(90) + other).to_string()),
                        '_' => words.push_str(DAYS[story.below(DAYS.len())]),
                        _ => words.push(letter),
                    }
                }
                words
            };
            let text = (0..LENGTH).map(sentence).collect::<Vec<String>>().join("\n\n");
            // Told in the same sentences, made-up stories are too alike to be told apart.
            let story = Some(format!("s{:04}", articles.len() / ARTICLES_OF_A_STORY));
            articles.push(Article { id: format!("a{:05}", articles.len()), story, text, ..Article::default() });
        }
    }
    articles
}
