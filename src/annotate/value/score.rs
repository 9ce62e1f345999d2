//! Results of games and votes: "2-1", "a 7-5 vote", "voted six to three", "two-nil".

use super::atom::Atoms;
use super::find::Found;
use super::{ValueKind, numeral};

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
    "rout",
    "routed",
    "comeback",
    "final",
    "half-time",
    "halftime",
    "finished",
    "ended",
    "set",
    "tiebreak",
    "tie-break",
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
    let to = atoms.word(joint) == "to" && VOTED.contains(&atoms.before(at, 1)) && is_vote(atoms, at);
    if !to && !atoms.is_joint(joint) {
        return None;
    }
    let (second, mut end) = side(atoms, joint + 1)?;
    let goes_on = atoms.is_glued(end)
        && (atoms.is_joint(end) && atoms.is_digits(end + 1) || matches!(atoms.word(end), "/" | ":" | "%" | "$") || atoms.is_word(end) || atoms.is_digits(end));
    let words = !atoms.is_digits(at) && !atoms.is_digits(joint + 1);
    let nil = matches!(atoms.word(joint + 1), "nil" | "love") || matches!(atoms.word(at), "nil" | "love");
    if goes_on || words && !nil && !to || atoms.word(at).len() > 1 && atoms.word(at).starts_with('0') {
        return None;
    }
    let small = first.max(second) <= 9;
    let evidence = is_near(atoms, at, end);
    // "20-30 people" is a range; "50-50" and "20-20" are phrases.
    let phrase = first == second && first > 9;
    if !to && !evidence && (!small || phrase) {
        return None;
    }
    let mut unit = None;
    let noun = atoms.past_joint(end);
    if NAMED.contains(&atoms.word(noun)) {
        unit = Some(atoms.word(noun).to_owned());
        end = noun + 1;
    }
    let mut found = Found::new(at, end, ValueKind::Score, format!("{first}-{second}"));
    found.unit = unit;
    Some(found)
}

/// The goals or votes of one side and the position behind them.
fn side(atoms: &Atoms, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = atoms.integer(at, 3) {
        return Some((number, at + 1));
    }
    if matches!(atoms.word(at), "nil" | "love") {
        return Some((0, at + 1));
    }
    let (value, end) = numeral::words(atoms, at, false)?;
    Some((numeral::whole(value, 999)?, end))
}

fn is_vote(atoms: &Atoms, at: usize) -> bool {
    (1..=REACH).any(|back| atoms.before(at, back).starts_with("vot"))
}

/// Whether a word near the score shows that it is one.
fn is_near(atoms: &Atoms, at: usize, end: usize) -> bool {
    (at.saturating_sub(REACH)..at).chain(end..end + 4).any(|near| EVIDENCE.contains(&atoms.word(near)))
}
