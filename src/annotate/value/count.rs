//! What is counted: the noun behind a number, found without a parser by its plural.

use super::atom::Atoms;
use super::{calendar, day, series};
use crate::syntax::is_function_word;

/// How many words may stand between a number and its noun's end: "15 former Norlandic national team players". Chosen, not
/// measured.
const LONGEST: usize = 5;

/// Plurals that are not formed with s, with their singulars.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("oxen", "ox"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("wolves", "wolf"),
    ("leaves", "leaf"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("thieves", "thief"),
    ("loaves", "loaf"),
    ("calves", "calf"),
    ("heroes", "hero"),
    ("potatoes", "potato"),
    ("tomatoes", "tomato"),
    ("vetoes", "veto"),
    ("echoes", "echo"),
    ("volcanoes", "volcano"),
    ("tornadoes", "tornado"),
    ("mosquitoes", "mosquito"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("bonuses", "bonus"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("calories", "calorie"),
    ("zombies", "zombie"),
    ("species", "species"),
    ("series", "series"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("alumni", "alumnus"),
    ("bacteria", "bacterium"),
    ("media", "medium"),
];

/// Words that count like plurals but have no other form, among them states that stand for the people in them: "12 dead".
const UNCHANGED: &[&str] = &[
    "police",
    "troops",
    "staff",
    "crew",
    "personnel",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "aircraft",
    "spacecraft",
    "dead",
    "injured",
    "wounded",
    "missing",
    "hurt",
    "killed",
    "homeless",
    "hospitalized",
    "hospitalised",
    "percent",
    "goods",
];

/// Words that end in s like a plural and are none. Those in "ss", "us" and "is" are told by that.
const NO_PLURAL: &[&str] = &[
    "does",
    "says",
    "perhaps",
    "always",
    "sometimes",
    "besides",
    "news",
    "politics",
    "economics",
    "physics",
    "mathematics",
    "athletics",
    "overseas",
    "afterwards",
    "towards",
    "upwards",
    "nowadays",
    "gives",
    "makes",
    "takes",
    "comes",
    "goes",
    "gets",
    "means",
    "shows",
    "includes",
    "remains",
    "seems",
    "needs",
    "wants",
    "becomes",
    "begins",
    "ends",
    "brings",
    "leads",
    "keeps",
    "hours",
    "minutes",
    "seconds",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
];

/// Words before the noun that are function words elsewhere.
const DETERMINERS: &[&str] = &["more", "other", "others", "further", "additional", "new", "most", "such", "own"];

/// Singulars that "one" counts.
const SINGULARS: &[&str] = &[
    "person",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "baby",
    "student",
    "pupil",
    "teacher",
    "soldier",
    "officer",
    "policeman",
    "firefighter",
    "civilian",
    "adult",
    "teenager",
    "victim",
    "worker",
    "passenger",
    "driver",
    "pilot",
    "player",
    "protester",
    "demonstrator",
    "suspect",
    "resident",
    "survivor",
    "patient",
    "prisoner",
    "tourist",
    "journalist",
    "death",
    "arrest",
    "injury",
    "case",
    "fatality",
    "casualty",
    "goal",
    "point",
    "game",
    "match",
    "vote",
    "shot",
    "win",
    "defeat",
    "draw",
    "seat",
    "home",
    "house",
    "building",
    "car",
    "vehicle",
    "boat",
    "ship",
    "plane",
    "helicopter",
    "bomb",
    "missile",
    "rocket",
    "drone",
];

/// The noun counted by a number that ends at `at`, in the singular, and the position behind it. `plural`: more than one is counted.
pub(super) fn noun(atoms: &Atoms, at: usize, plural: bool) -> Option<(String, usize)> {
    if !plural {
        let last = if DETERMINERS.contains(&atoms.word(at)) { at + 1 } else { at };
        // "at one point" is a time.
        let phrase = atoms.word(last) == "point" && atoms.before(at, 2) == "at";
        let named = !phrase && (SINGULARS.contains(&atoms.word(last)) || UNCHANGED.contains(&atoms.word(last)));
        return named.then(|| (atoms.word(last).to_owned(), last + 1));
    }
    let joined = atoms.past_joint(at);
    if joined > at {
        // "a 15-member council", "a 10-man side": the noun stays in the singular.
        let word = atoms.word(joined);
        let compound = atoms.is_word(joined) && !is_function_word(word) && word.len() > 1 && !series::may_begin(word);
        return compound.then(|| (singular(word), joined + 1));
    }
    let run = (at..at + LONGEST).take_while(|&next| continues(atoms, next, at));
    let mut found: Option<usize> = None;
    let mut unchanged = None;
    for next in run {
        let word = atoms.word(next);
        // A capital behind a small noun begins something else: "5,000 jobs Norlanders want".
        let begins_name = found.is_some() && atoms.is_capital(next) && !atoms.is_capital(next - 1);
        if is_plural(word) && !begins_name {
            found = Some(next);
        } else if found.is_some() {
            break;
        } else if unchanged.is_none() && UNCHANGED.contains(&word) {
            unchanged = Some(next);
        }
    }
    let last = found.or(unchanged)?;
    // "12 dead" before a verb or mark, "12 dead bodies" with the noun.
    Some((singular(atoms.word(last)), last + 1))
}

/// Whether a noun is one that people, things or events are counted by, whatever stands before it.
pub(super) fn is_countable(unit: &str) -> bool {
    unit == "person" || SINGULARS.contains(&unit)
}

/// Whether the run of words that may belong to the counted noun goes on at `next`.
fn continues(atoms: &Atoms, next: usize, first: usize) -> bool {
    let word = atoms.word(next);
    // A missing space ("300people") is a slip, a short word an affix ("300mm").
    let apart = !atoms.is_glued(next) || next == first && word.len() > 4;
    let plain = atoms.is_word(next) && apart && (next == first || !is_break(atoms, next));
    // "two US marshals": capitals are no pronoun.
    let acronym = word.len() > 1 && !atoms.is_titled() && atoms.written(next).chars().all(char::is_uppercase);
    // "10 false or misleading claims"
    let or = word == "or" && next > first && !is_plural(atoms.before(next, 1)) && !UNCHANGED.contains(&atoms.before(next, 1));
    plain && (!is_function_word(word) || acronym || or || DETERMINERS.contains(&word)) && !day::is_weekday(word) && calendar::month(atoms, next).is_none()
        || atoms.is_joint(next)
        || next > first && atoms.is_joint(next - 1) && atoms.is_word(next)
}

/// Whether a word ends a noun run although it is no function word.
fn is_break(atoms: &Atoms, next: usize) -> bool {
    matches!(
        atoms.word(next),
        "said" | "told" | "including" | "according" | "ago" | "later" | "earlier" | "today" | "yesterday" | "won" | "lost" | "died" | "hit" | "left" | "met"
    )
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(word: &str) -> bool {
    if IRREGULAR.iter().any(|&(plural, _)| plural == word)
        || word.ends_with("men") && word.len() > 5 && !matches!(word, "specimen" | "regimen" | "abdomen" | "acumen")
    {
        return true;
    }
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") && !NO_PLURAL.contains(&word)
}

/// The singular of a plural noun; a word that is none stays as it is.
pub(super) fn singular(word: &str) -> String {
    if let Some(&(_, singular)) = IRREGULAR.iter().find(|&&(plural, _)| plural == word) {
        return singular.to_owned();
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "ches", "shes", "xes", "zzes"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("aches");
    word[..word.len() - if hissing { 2 } else { 1 }].to_owned()
}
