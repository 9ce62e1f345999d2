//! Results of games and votes: "2-1", "a 7-5 vote", "voted six to three", "two-nil".

use super::atom::Atoms;
use super::find::Found;
use super::{ValueKind, count, number_word, series};

/// Words near a score of any size that show it is one.
const EVIDENCE: &[&str] = &[
    "win",
    "wins",
    "won",
    "winning",
    "winner",
    "victory",
    "beat",
    "beats",
    "beaten",
    "beating",
    "lost",
    "lose",
    "loses",
    "losing",
    "loss",
    "defeat",
    "defeats",
    "defeated",
    "draw",
    "drew",
    "drawn",
    "tie",
    "tied",
    "lead",
    "leads",
    "led",
    "leading",
    "score",
    "scored",
    "scoreline",
    "result",
    "vote",
    "votes",
    "voted",
    "voting",
    "ruled",
    "ruling",
    "decision",
    "majority",
    "margin",
    "verdict",
    "edged",
    "thrashed",
    "thrashing",
    "hammered",
    "ahead",
    "trailing",
    "trailed",
    "down",
    "level",
    "shootout",
    "penalties",
    "aggregate",
    "advantage",
    "passed",
    "approved",
    "rejected",
    "measure",
    "tally",
    "rout",
    "routed",
    "comeback",
    "final",
    "halftime",
    "finished",
    "ended",
    "set",
    "tiebreak",
];

/// Nouns that name what the score is of.
const NAMED: &[&str] = &["vote", "decision", "ruling", "majority", "split", "verdict"];

/// Words between which "3 to 2" is a result.
const VOTED: &[&str] = &["vote", "voted", "by", "won", "passed", "ruled", "split"];

/// How far evidence may stand before and behind a score, in atoms: a clause's length.
const REACH: usize = 10;

/// Reads the score that begins at `at`.
pub(super) fn read(atoms: &Atoms, at: usize) -> Option<Found> {
    let (first, joint) = side(atoms, at)?;
    if atoms.is_glued(at) && at > 0 && !matches!(atoms.word(at - 1), "(" | "\"" | "“" | "‘" | "'" | "—" | "[") {
        return None;
    }
    let (second, end) = match atoms.word(joint) {
        "to" if is_spoken(atoms, at, first, joint + 1) => side(atoms, joint + 1)?,
        // "rejected by six votes to five"
        "vote" | "votes" if atoms.word(joint + 1) == "to" => side(atoms, joint + 2)?,
        _ if atoms.is_joint(joint) => side(atoms, joint + 1).filter(|&(second, end)| is_written(atoms, (at, end), (first, second)))?,
        _ => return None,
    };
    let mut found = Found::new(at, end, ValueKind::Score, format!("{first}-{second}"));
    let noun = atoms.past_joint(end);
    if NAMED.contains(&atoms.word(noun)) {
        found.end = noun + 1;
    }
    // All of one vote share a unit, whatever noun each is told with.
    let vote = found.end > end || matches!(atoms.word(joint), "vote" | "votes") || is_vote(atoms, at);
    found.unit = vote.then(|| "vote".to_owned());
    Some(found)
}

/// Whether what is read here can begin with that word, digits apart.
pub(super) fn may_begin(word: &str) -> bool {
    matches!(word, "nil" | "love") || series::may_begin(word)
}

/// Whether "seven to four" is a result: after a verb of voting, or with the larger number first, else it may be a range.
fn is_spoken(atoms: &Atoms, at: usize, first: u32, second_at: usize) -> bool {
    let before = atoms.before(at, 1);
    let falls = side(atoms, second_at).is_some_and(|(second, end)| second < first && !atoms.is_word(end) && is_near(atoms, at, end));
    before != "from" && (VOTED.contains(&before) && is_vote(atoms, at) || falls)
}

/// Whether two numbers joined by a hyphen are a result, and no range, list, date or name.
fn is_written(atoms: &Atoms, (at, end): (usize, usize), (first, second): (u32, u32)) -> bool {
    let last = end - 1;
    let goes_on = atoms.is_glued(end)
        && (atoms.is_joint(end) && atoms.is_digits(end + 1) || matches!(atoms.word(end), "/" | ":" | "%" | "$") || atoms.is_word(end) || atoms.is_digits(end));
    // "UPDATE 3-Seven dead" mixes both; "a one-two punch" is a phrase.
    let digits = atoms.is_digits(at) && atoms.is_digits(last);
    let spelt = !atoms.is_digits(at) && !atoms.is_digits(last) && first >= second && is_near(atoms, at, end);
    let nil = [atoms.word(at), atoms.word(last)].iter().any(|word| matches!(*word, "nil" | "love"));
    let padded = atoms.word(at).len() > 1 && atoms.word(at).starts_with('0');
    // "paragraphs 4-6", "No. 8-9"
    let before = if atoms.before(at, 1) == "." { atoms.before(at, 2) } else { atoms.before(at, 1) };
    let listed = matches!(before.trim_end_matches('.'), "no" | "nos" | "№")
        || count::is_plural(before) && !atoms.is_capital(at.wrapping_sub(1)) && !EVIDENCE.contains(&before);
    if goes_on || !digits && !spelt && !nil || padded || listed {
        return false;
    }
    // Few things but goals are counted to nine; "50-50" and "20-20" are phrases.
    first.max(second) <= 9 || is_near(atoms, at, end)
}

/// The goals or votes of one side and the position behind them.
fn side(atoms: &Atoms, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = atoms.integer(at, 3) {
        return Some((number, at + 1));
    }
    if matches!(atoms.word(at), "nil" | "love") {
        return Some((0, at + 1));
    }
    let (value, end) = series::words(atoms, at, false)?;
    Some((number_word::whole(value, 999)?, end))
}

/// Whether a word before `at` tells that votes are counted.
fn is_vote(atoms: &Atoms, at: usize) -> bool {
    (1..=REACH).any(|back| ["vot", "rul", "decid", "decision", "deadlock", "approv", "passed"].iter().any(|stem| atoms.before(at, back).starts_with(stem)))
}

/// Whether a word near the score shows that it is one.
fn is_near(atoms: &Atoms, at: usize, end: usize) -> bool {
    (at.saturating_sub(REACH)..at).chain(end..end + 4).any(|near| EVIDENCE.contains(&atoms.word(near)))
}
