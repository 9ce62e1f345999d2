//! Names of people by their surface alone: runs of capitalised words, for texts in which no mention was found.

use crate::article::Span;
use crate::syntax::is_function_word;
use crate::text::{Layout, Token, TokenKind};

/// Runs of capitalised words that may name a person: what stands in for mentions where there are none.
pub(super) fn runs(text: &str, layout: &Layout) -> Vec<Span> {
    let mut found = Vec::new();
    for sentence in &layout.sentences {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let len = run_at(text, &tokens[at..]);
            if len == 0 {
                at += 1;
                continue;
            }
            let mut first = at;
            let word = |position: usize| tokens[position].span.of(text);
            if at == 0 && is_function_word(&word(0).to_lowercase()) || at == 0 && len > 2 && AGENTS.iter().any(|ending| word(0).ends_with(ending)) {
                first += 1;
            }
            let is_person = first < at + len && !(first..at + len).any(|position| NO_PERSON.contains(&word(position).to_lowercase().as_str()));
            let lone_opener = at == 0 && len == 1;
            if is_person && (!lone_opener || text[tokens[at].span.end()..].starts_with([' ', ',', '’', '\''])) {
                found.push(bare(text, tokens[first].span.join(tokens[at + len - 1].span)));
            }
            at += len;
        }
    }
    found
}

/// How many of the first tokens make a run of capitalised words, particles inside it counted.
fn run_at(text: &str, tokens: &[Token]) -> usize {
    let is_name = |token: &Token| token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase);
    let mut len = 0;
    let mut at = 0;
    while at < tokens.len() && at < 8 {
        if is_name(&tokens[at]) {
            at += 1;
            len = at;
        } else if len > 0
            && at == len
            && tokens[at].kind == TokenKind::Word
            && PARTICLES.contains(&tokens[at].span.of(text))
            && tokens[at].span.of(text) != "of"
        {
            at += 1;
        } else {
            break;
        }
    }
    len
}

/// A name without the titles before it.
fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let mut start = 0;
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        at += word.len();
        let plain = word.trim_end().trim_end_matches('.').to_lowercase();
        if at < words.len() && TITLES.contains(&plain.as_str()) {
            start = at;
        }
    }
    Span::new(span.start() + start, span.end())
}

/// Titles that stand before a name and tell nothing of it, lower case without full stop.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "sen",
    "rep",
    "gov",
    "president",
    "sir",
    "lord",
    "lady",
    "dame",
    "senator",
    "representative",
    "governor",
    "congressman",
    "congresswoman",
    "judge",
    "justice",
    "secretary",
    "gen",
    "general",
    "lt",
    "col",
    "colonel",
    "sgt",
    "maj",
    "major",
    "capt",
    "captain",
    "prof",
    "professor",
    "minister",
    "mayor",
    "mp",
    "msp",
    "coun",
    "cllr",
    "councillor",
    "chancellor",
    "premier",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "coach",
    "manager",
    "sheriff",
    "detective",
    "officer",
    "inspector",
    "superintendent",
    "commissioner",
    "chief",
    "director",
    "chairman",
    "chairwoman",
    "ambassador",
    "bishop",
    "archbishop",
    "cardinal",
    "father",
    "sister",
    "rev",
    "reverend",
    "rabbi",
    "imam",
    "defender",
    "striker",
    "midfielder",
    "goalkeeper",
    "vice",
    "ayatollah",
    "sheikh",
    "emir",
    "admiral",
    "attorney",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leader",
    "speaker",
    "whip",
    "justices",
    "democrat",
    "republican",
    "tory",
];

/// Endings of words for what people do; such a word at the head of a sentence is no given name.
const AGENTS: &[&str] = &["teacher", "worker", "maker", "keeper", "ologist", "ist", "man", "woman", "ctor", "cian", "ller", "igner", "izer", "iser", "gner"];

/// Words in the names of bodies, works and days: a run with one of them names no person. Lower case.
const NO_PERSON: &[&str] = &[
    "the",
    "house",
    "senate",
    "party",
    "times",
    "post",
    "university",
    "committee",
    "department",
    "court",
    "state",
    "states",
    "street",
    "county",
    "city",
    "association",
    "institute",
    "foundation",
    "center",
    "centre",
    "council",
    "agency",
    "bureau",
    "news",
    "press",
    "hall",
    "school",
    "college",
    "union",
    "congress",
    "cup",
    "league",
    "club",
    "group",
    "bank",
    "inc",
    "corp",
    "journal",
    "tribune",
    "magazine",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "new",
    "north",
    "south",
    "east",
    "west",
    "police",
    "service",
    "services",
    "act",
    "war",
    "day",
    "road",
    "river",
    "island",
    "park",
    "bridge",
    "hospital",
    "airport",
    "office",
    "ministry",
    "society",
    "company",
    "commission",
    "authority",
    "federation",
    "stadium",
    "kingdom",
    "republic",
    "hurricane",
    "storm",
    "library",
    "twitter",
    "facebook",
    "europe",
    "america",
    "africa",
    "asia",
    "fc",
    "united",
    "world",
];

/// Small words inside a name.
const PARTICLES: &[&str] = &["de", "del", "della", "der", "den", "di", "da", "dos", "van", "von", "bin", "ibn", "al", "el", "la", "le", "of", "ter", "ten"];
