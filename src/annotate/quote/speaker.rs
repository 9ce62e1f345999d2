//! From the words that name a speaker to a name: surnames to full names, pronouns to whoever spoke or was spoken of last.

use std::collections::{HashMap, HashSet};

use crate::annotate::{Kind, Mention};
use crate::article::Span;
use crate::text::{BlockKind, Layout, TokenKind};

/// The people of one article, as far as their names stand in it.
pub(super) struct People<'a> {
    text: &'a str,
    /// Every place somebody is named outside quotations, in order.
    places: Vec<Place>,
    /// The full name that ends with a surname.
    full: HashMap<&'a str, Span>,
    gender: HashMap<&'a str, Gender>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    span: Span,
    sentence: usize,
    is_possessive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
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

/// A name or phrase without a nickname in quotation marks, its words joined by single spaces.
fn plain(words: &str) -> String {
    let is_nickname = |word: &&str| word.starts_with(['“', '‘', '"', '\'']) && word.ends_with(['”', '’', '"', '\'']);
    words.split_whitespace().filter(|word| !is_nickname(word)).collect::<Vec<_>>().join(" ")
}

/// Whether words tell of somebody just named by age, family or home: "the 34-year-old", "the mother of two", "the Harn man".
fn is_personal_description(words: &str) -> bool {
    let Some(rest) = ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)) else { return false };
    let kin = ["mother", "mum", "mom", "father", "dad", "gran", "grandmother", "grandfather", "grandad", "parent"];
    let from_there = rest.starts_with(char::is_uppercase) && (rest.ends_with(" man") || rest.ends_with(" woman"));
    from_there
        || rest.ends_with("-year-old")
        || kin.iter().any(|kin| rest.strip_prefix(kin).is_some_and(|behind| behind.starts_with(" of ") || behind.starts_with("-of-")))
}

fn gender_of_pronoun(words: &str) -> Option<Gender> {
    match words.to_ascii_lowercase().as_str() {
        "he" | "him" | "his" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}

impl<'a> People<'a> {
    /// Reads the names of an article; those inside `quotes` are left out, `nicknames` part no name (both in order).
    pub(super) fn of(text: &'a str, layout: &'a Layout, mentions: &[Mention], quotes: &[Span], nicknames: &[Span]) -> Self {
        let mut people = Self { text, places: Vec::new(), full: HashMap::new(), gender: HashMap::new() };
        let spans = if mentions.is_empty() { runs(text, layout) } else { persons(mentions) };
        let mut next = 0;
        for span in spans {
            while quotes.get(next).is_some_and(|quote| quote.end() <= span.start()) {
                next += 1;
            }
            let is_quoted = quotes.get(next).is_some_and(|quote| quote.contains(span));
            people.note_gender(span);
            let Some(sentence) = layout.sentence_at(span.start()) else { continue };
            if is_quoted || layout.block_of(&layout.sentences[sentence]).kind == BlockKind::Post {
                continue;
            }
            let behind = &text[span.end()..];
            let is_possessive = ["’s", "'s", "’ ", "' "].iter().any(|ending| behind.starts_with(ending));
            people.places.push(Place { span: bare(text, span), sentence, is_possessive });
        }
        people.drop_openers(layout);
        people.join_nicknames(nicknames);
        for place in &people.places {
            let words = place.span.of(text);
            if let Some((_, last)) = words.rsplit_once(char::is_whitespace) {
                let known = people.full.entry(last).or_insert(place.span);
                // A fuller form of the name is better, unless it only has more in front of it that may be an office.
                if known.of(text).split_whitespace().count() < 2 {
                    *known = place.span;
                }
            }
        }
        people
    }

    /// Drops lone words with which a sentence begins and that are no name anywhere else: any word has a capital there.
    fn drop_openers(&mut self, layout: &Layout) {
        let text = self.text;
        let opens = |place: &Place| layout.sentences[place.sentence].span.start() == place.span.start();
        let is_lone = |place: &Place| opens(place) && !place.span.of(text).contains(char::is_whitespace);
        let names = self.places.iter().filter(|place| !is_lone(place)).filter_map(|place| place.span.of(text).split_whitespace().next_back());
        let names: HashSet<&str> = names.collect();
        self.places.retain(|place| !is_lone(place) || names.contains(place.span.of(text)));
    }

    /// Joins "Ann" and "Lee" of "Ann ‘Red’ Lee".
    fn join_nicknames(&mut self, nicknames: &[Span]) {
        let text = self.text;
        let is_between = |a: &Place, b: &Place| {
            let between = Span::new(a.span.end(), b.span.start().max(a.span.end())).trim(text);
            a.sentence == b.sentence && nicknames.binary_search(&between).is_ok()
        };
        self.places.dedup_by(|later, earlier| {
            let is_one_name = is_between(earlier, later);
            if is_one_name {
                *earlier = Place { span: earlier.span.join(later.span), is_possessive: later.is_possessive, ..*earlier };
            }
            is_one_name
        });
    }

    /// Keeps what a title before a surname tells of its bearer.
    fn note_gender(&mut self, span: Span) {
        let words = span.of(self.text);
        let head = self.text[..span.start()].trim_end().rsplit(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or_default();
        let mut titles = words.split_whitespace().chain([head]);
        let gender = titles.find_map(gender_of_title);
        if let (Some(gender), Some(last)) = (gender, words.split_whitespace().next_back()) {
            self.gender.entry(last).or_insert(gender);
        }
    }

    /// Who the words at `span` are, as far as the article alone tells; else those words. `speakers` are the words that
    /// name speakers anywhere in the article, in order.
    pub(super) fn name(&self, layout: &Layout, span: Span, speakers: &[Span]) -> String {
        let words = span.of(self.text);
        let stands_for_another = gender_of_pronoun(words).is_some() || is_personal_description(words);
        let name = if stands_for_another { self.antecedent(layout, span, speakers) } else { self.name_in(span).or_else(|| self.name_behind(span)) };
        plain(name.unwrap_or(words))
    }

    /// The name that the words at `span` say, a surname made full; `None` if they say none.
    ///
    /// In "the lawyer of Ann Lee" it is not she who speaks.
    fn name_in(&self, span: Span) -> Option<&'a str> {
        let first = self.places.partition_point(|place| place.span.end() <= span.start());
        let mut inside = self.places[first..].iter().take_while(|place| place.span.start() < span.end());
        let place = inside.find(|place| !place.is_possessive || place.span.end() >= span.end())?;
        let head = &self.text[span.start().min(place.span.start())..place.span.start()];
        let is_of_another = head.split_whitespace().next_back().is_some_and(|word| matches!(word, "of" | "for" | "to" | "from" | "at" | "by" | "with"));
        // "the Harn man", "Lee aides": the name only tells which.
        let behind = self.text.get(place.span.end()..span.end()).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        let is_modifier = behind.starts_with(char::is_lowercase) && !matches!(behind, "of" | "and" | "from" | "at" | "who" | "in" | "for" | "with");
        (!is_of_another && !is_modifier).then(|| self.full_name(place.span))
    }

    /// The name that follows a role between commas: "the harbour master, Ida Holm, said".
    fn name_behind(&self, role: Span) -> Option<&'a str> {
        let first = self.places.partition_point(|place| place.span.start() < role.end());
        let place = self.places.get(first)?;
        let is_apposition = &self.text[role.end()..place.span.start()] == ", " && self.text[place.span.end()..].starts_with([',', '.']);
        is_apposition.then(|| self.full_name(place.span))
    }

    fn full_name(&self, span: Span) -> &'a str {
        let words = span.of(self.text);
        if words.contains(char::is_whitespace) {
            return words;
        }
        self.full.get(words).map_or(words, |full| full.of(self.text))
    }

    /// Whom the words at `pronoun` stand for.
    fn antecedent(&self, layout: &Layout, pronoun: Span, speakers: &[Span]) -> Option<&'a str> {
        let gender = gender_of_pronoun(pronoun.of(self.text));
        let here = layout.block_at(pronoun.start())?;
        let fits = |name: &str| {
            let known = name.split_whitespace().next_back().and_then(|last| self.gender.get(last));
            gender.is_none() || known.is_none() || known == gender.as_ref()
        };
        let block_of = |span: Span| layout.block_at(span.start()).unwrap_or(0);
        let speakers = &speakers[..speakers.partition_point(|span| span.start() < pronoun.start())];
        let spoken = |blocks: usize| {
            let near = speakers.iter().rev().take_while(|span| block_of(**span) + blocks >= here);
            near.filter_map(|span| self.name_in(*span)).find(|name| fits(name))
        };
        spoken(1).or_else(|| self.last_named(layout, pronoun, here, fits)).or_else(|| spoken(3))
    }

    /// The first person of the latest sentence before `pronoun` that names one, at most two paragraphs before.
    fn last_named(&self, layout: &Layout, pronoun: Span, here: usize, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
        let mut end = self.places.partition_point(|place| place.span.end() <= pronoun.start());
        while end > 0 {
            let sentence = self.places[end - 1].sentence;
            if layout.sentences[sentence].block + 2 < here {
                return None;
            }
            let start = self.places[..end].partition_point(|place| place.sentence < sentence);
            let in_sentence = &self.places[start..end];
            let subjects = in_sentence.iter().filter(|place| !place.is_possessive).chain(in_sentence);
            if let Some(name) = subjects.map(|place| self.full_name(place.span)).find(|name| fits(name)) {
                return Some(name);
            }
            end = start;
        }
        None
    }
}

fn gender_of_title(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Father" | "Congressman" | "Chairman" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" | "Sister" | "Congresswoman" | "Chairwoman" => Some(Gender::Female),
        _ => None,
    }
}

fn persons(mentions: &[Mention]) -> Vec<Span> {
    mentions.iter().filter(|mention| mention.kind == Kind::Person).map(|mention| mention.span).collect()
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

/// Runs of capitalised words that may name a person: what stands in for mentions where there are none.
fn runs(text: &str, layout: &Layout) -> Vec<Span> {
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
            if at == 0 && crate::syntax::is_function_word(&word(0).to_lowercase())
                || at == 0 && len > 2 && AGENTS.iter().any(|ending| word(0).ends_with(ending))
            {
                first += 1;
            }
            let is_person = first < at + len && !(first..at + len).any(|position| NO_PERSON.contains(&word(position).to_lowercase().as_str()));
            let lone_opener = at == 0 && len == 1;
            if is_person && (!lone_opener || text[tokens[at].span.end()..].starts_with([' ', ',', '’', '\''])) {
                found.push(tokens[first].span.join(tokens[at + len - 1].span));
            }
            at += len;
        }
    }
    found
}

/// How many of the first tokens make a run of capitalised words, particles inside it counted.
fn run_at(text: &str, tokens: &[crate::text::Token]) -> usize {
    let is_name = |token: &crate::text::Token| token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase);
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
