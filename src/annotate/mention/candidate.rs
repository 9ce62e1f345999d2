//! Where names stand: runs of words with capitals, with the small words that hold a name together.

use std::ops::Range;

use super::Kind;
use super::form::Traits;
use super::split;
use super::words::{Style, Words};
use crate::annotate::tagger::Class;
use crate::article::Span;

/// A name before its kind is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Positions of its tokens.
    pub(super) tokens: Range<usize>,
    /// The name alone.
    pub(super) span: Span,
    /// Position of its sentence.
    pub(super) sentence: usize,
    /// Whether a title stands before it.
    pub(super) is_titled: bool,
    /// What it does in its sentence.
    pub(super) role: Role,
    /// Who says that it is a name.
    pub(super) evidence: Evidence,
}

/// Who says that something is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The tagger, and what it takes it for.
    Tagged(Class),
    /// The rules, by what its words are known to be: that outweighs the tagger.
    Known,
    /// The rules, by its capitals.
    Ruled,
}

/// What a name does in its sentence, where that decides its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing but name.
    Name,
    /// An office of somebody: "High Commissioner for Human Rights".
    Office,
    /// Part of an adjective: "US-led".
    Adjective,
    /// A title alone: "King" is a name only where the article tells of a "Hugo King".
    Title,
}

/// A longer run is no name but a line in capitals; it is cut, so that no line costs more than its length.
pub(super) const LONGEST_NAME: usize = 14;

/// The names of the article in order; none overlaps another.
pub(super) fn candidates(words: &Words) -> Vec<Name> {
    let mut names = Vec::new();
    for (sentence, place) in words.layout().sentences.iter().enumerate() {
        let scan = Scan { words, tokens: place.tokens.clone(), style: words.style(sentence) };
        let mut at = place.tokens.start;
        while at < place.tokens.end {
            if scan.is_name(at) {
                let end = scan.extend(at);
                split::split(words, scan.with_particle(at)..end, sentence, &mut names);
                at = end;
            } else {
                at += 1;
            }
        }
    }
    names
}

/// The place of a name with the number that belongs to it: "2018 World Cup", "Euro 2016", "Proposition 12", "9th District". What lies before `taken`
/// is another name's.
pub(super) fn with_number(words: &Words, name: &Name, kind: Kind, taken: usize) -> Span {
    let tokens = &words.layout().sentences[name.sentence].tokens;
    let span = |at: usize| words.layout().tokens[at].span;
    let first = name.tokens.start;
    let before = first.checked_sub(1).filter(|&at| at >= tokens.start && span(at).start() >= taken && words.is_near(at, first));
    let is_country = words.traits(first).any(Traits::COUNTRY | Traits::DEMONYM);
    let after = match kind {
        Kind::Event => year_after(words, name),
        Kind::Other => number_after(words, name),
        _ => None,
    };
    let before = before.filter(|&at| match kind {
        Kind::Event => is_year(words.word(at)) && words.form(name.tokens.end - 1).folded.len() > 1,
        Kind::Place | Kind::Organization | Kind::Other => is_ordinal(words.word(at)) && !is_country && words.traits(first).any(Traits::CAPITAL),
        Kind::Person | Kind::Team => false,
    });
    after.or(before).map_or(name.span, |at| name.span.join(span(at)))
}

/// The year behind an event. In "World Cup 2022 Group B" it is the cup's.
fn year_after(words: &Words, name: &Name) -> Option<usize> {
    let after = name.tokens.end;
    let is_letter = words.form(after - 1).folded.len() == 1;
    let is_here = after < words.layout().sentences[name.sentence].tokens.end && words.is_near(after - 1, after);
    (!is_letter && is_here && is_year(words.word(after))).then_some(after)
}

/// Words that name something only with their number.
const NUMBERED: [&str; 10] = ["amendment", "article", "category", "chapter", "measure", "phase", "prop", "proposition", "resolution", "schedule"];

/// The number without which a name is none: "Proposition 12".
pub(super) fn number_after(words: &Words, name: &Name) -> Option<usize> {
    let after = name.tokens.end;
    let is_number = |at: usize| words.word(at).len() < 5 && words.word(at).bytes().all(|byte| byte.is_ascii_digit()) && !words.word(at).is_empty();
    let is_here = after < words.layout().sentences[name.sentence].tokens.end && words.is_near(after - 1, after);
    (name.tokens.len() == 1 && is_here && NUMBERED.contains(&words.form(after - 1).folded.as_str()) && is_number(after)).then_some(after)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1800..2100).contains(&year))
}

/// "9th", "22nd".
fn is_ordinal(word: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// One sentence.
struct Scan<'w, 't> {
    words: &'w Words<'t>,
    tokens: Range<usize>,
    style: Style,
}

impl Scan<'_, '_> {
    /// Whether the token is, or begins, a name.
    fn is_name(&self, at: usize) -> bool {
        let words = self.words;
        let traits = words.traits(at);
        if !traits.any(Traits::CAPITAL) || traits.any(Traits::CALENDAR | Traits::LANGUAGE | Traits::NEVER) {
            return false;
        }
        if words.word(at + 1) == "$" && words.is_touching(at, at + 1) || words.word(at) == "US" && words.word(at + 1) == "$" {
            return false;
        }
        let opens = words.opens(at, self.tokens.start);
        if traits.any(Traits::ACRONYM) && traits.any(Traits::COUNTRY) {
            return true;
        }
        if traits.any(Traits::FUNCTION) {
            // "Will" inside a sentence
            return self.style == Style::Running && !opens && traits.any(Traits::GIVEN) && words.traits(at + 1).any(Traits::CAPITAL);
        }
        if self.style == Style::Running && !opens {
            return !words.form(at).is_shouted() || words.is_known_name(at);
        }
        if traits.any(Traits::TITLE | Traits::EVENT_FIRST | Traits::PLACE_FIRST) && words.traits(at + 1).any(Traits::CAPITAL) {
            return true;
        }
        if words.word(at + 1) == ":" && !words.is_known_name(at) {
            // "Correspondents: ..." is a label.
            return false;
        }
        let alone = if self.style == Style::Capitals { words.is_known_name(at) } else { words.is_name_elsewhere(at) };
        alone || self.is_name_with_neighbour(at)
    }

    /// Whether an ordinary word is a name together with the next one.
    fn is_name_with_neighbour(&self, at: usize) -> bool {
        let words = self.words;
        let has_next = |next: usize| next < self.tokens.end && words.is_near(next - 1, next) && words.traits(next).any(Traits::CAPITAL);
        if at > self.tokens.start && words.is_near(at - 1, at) && words.is_pair(at - 1, at) {
            return true;
        }
        if !has_next(at + 1) {
            let is_head = words.traits(at).any(Traits::ORGANIZATION | Traits::PLACE | Traits::EVENT);
            return is_head && self.style == Style::Running && words.word(at + 1) == "of" && has_next(at + 2);
        }
        let next = words.traits(at + 1);
        let goes_on_ordinary = self.style == Style::Running
            && words.form(at + 1).is_ordinary()
            && !next.any(Traits::TITLE | Traits::FUNCTION | Traits::CALENDAR)
            && !words.form(at).folded.ends_with("ly");
        let is_particle = words.traits(at).any(Traits::PARTICLE) && self.style == Style::Running && !words.form(at + 1).is_ordinary();
        if goes_on_ordinary || is_particle || words.is_pair(at, at + 1) {
            return true;
        }
        let longest = (at + 2..=(at + 4).min(self.tokens.end)).rev().find(|&end| end == at + 2 || has_next(end - 1));
        longest.is_some_and(|longest| (at + 2..=longest).any(|end| words.is_listed_phrase(at..end)))
    }

    /// Where a name begins that has a particle before it: "de Harn", "bin Harn".
    fn with_particle(&self, at: usize) -> usize {
        let words = self.words;
        let is_particle = |at: usize| matches!(words.word(at), "de" | "da" | "di" | "del" | "della" | "von" | "van" | "bin" | "ibn" | "dos" | "ter" | "ten");
        let holds = at > self.tokens.start && is_particle(at - 1) && words.is_near(at - 1, at) && self.style == Style::Running;
        let after_article = at >= self.tokens.start + 2 && matches!(words.word(at - 2), "the" | "a" | "The" | "A" | "his" | "her" | "their");
        if holds && !after_article { at - 1 } else { at }
    }

    /// The end of the run that begins at a name's first token.
    fn extend(&self, start: usize) -> usize {
        let mut last = start;
        while last - start < LONGEST_NAME
            && let Some(next) = self.next(start, last)
        {
            last = next;
        }
        self.past_common_nouns(start, last + 1)
    }

    /// Past the small letters of "Harn city council", "Norway football federation", "Norway women's national team".
    fn past_common_nouns(&self, start: usize, end: usize) -> usize {
        let words = self.words;
        let is_of_place = words.traits(end - 1).any(Traits::COUNTRY | Traits::DEMONYM | Traits::CITY | Traits::REGION) || words.is_listed_phrase(start..end);
        if !is_of_place || !words.is_near(end - 1, end) {
            return end;
        }
        let in_sentence = |at: usize| at <= self.tokens.end;
        if matches!(words.word(end), "men" | "women") && words.is_possessive(end + 1) {
            let is_between = |at: &usize| words.word(*at) == "national" || words.traits(*at).any(Traits::SPORT) && !matches!(words.word(*at), "team" | "side");
            let head = end + 2 + (end + 2..end + 4).take_while(is_between).count();
            return if matches!(words.word(head), "team" | "side" | "squad") && in_sentence(head + 1) { head + 1 } else { end };
        }
        let is_local = matches!(words.word(end), "city" | "town" | "county" | "borough" | "parish" | "district") && words.word(end + 1) == "council";
        let is_sporting = words.traits(end).any(Traits::SPORT) && matches!(words.word(end + 1), "federation" | "association");
        if (is_local || is_sporting) && in_sentence(end + 2) { end + 2 } else { end }
    }

    /// The next token of the run `start..=last`, past what may stand between.
    fn next(&self, start: usize, last: usize) -> Option<usize> {
        let words = self.words;
        let next = last + 1;
        if next >= self.tokens.end || words.traits(last).any(Traits::ADJECTIVE) || !words.is_near(last, next) {
            return None;
        }
        let traits = words.traits(next);
        if self.is_name(next)
            || traits.any(Traits::CAPITAL) && traits.any(Traits::SUFFIX)
            || self.is_month_as_surname(last, next)
            || is_number_name(words, next)
        {
            return Some(next);
        }
        if matches!(words.form(last).folded.as_str(), "group" | "pool") && is_letter(words.word(next)) {
            return Some(next);
        }
        let is_name = |at: usize| at < self.tokens.end && words.is_near(at - 1, at) && self.is_name(at);
        match words.word(next) {
            "&" => is_name(next + 1).then_some(next + 1),
            "," => {
                let after = words.traits(next + 1);
                (next + 1 < self.tokens.end && after.any(Traits::CAPITAL) && after.any(Traits::SUFFIX | Traits::LEGAL_FORM)).then_some(next + 1)
            }
            "'" | "‘" | "\"" | "“" => self.nickname(last, next),
            _ if words.is_possessive(next) => self.past_possessive(start, last, next).filter(|&at| is_name(at)),
            _ => self.past_small_words(start, last, next).filter(|&at| is_name(at)),
        }
    }

    /// "Edna May", "Hugo March".
    fn is_month_as_surname(&self, last: usize, next: usize) -> bool {
        let traits = self.words.traits(next);
        traits.any(Traits::CAPITAL) && traits.any(Traits::CALENDAR) && traits.any(Traits::SURNAME) && self.words.traits(last).any(Traits::GIVEN)
    }

    /// "Hallam's Cross", "People's Party": a name that holds a possessive. Gives the token after it.
    fn past_possessive(&self, start: usize, last: usize, possessive: usize) -> Option<usize> {
        let words = self.words;
        let owner = words.traits(last);
        let after = possessive + 1;
        let ends_there = !words.traits(after + 1).any(Traits::CAPITAL) || !words.is_near(after, after + 1);
        let is_place = last == start && ends_there && words.traits(after).any(Traits::PLACE) && !owner.any(Traits::COUNTRY | Traits::DEMONYM | Traits::ACRONYM);
        let is_of_people = words.form(last).is_ordinary() && !owner.any(Traits::TITLE | Traits::ROLE | Traits::ORGANIZATION | Traits::COUNTRY);
        (is_place || is_of_people).then_some(after)
    }

    /// "Bank of ...", "Ludwig van ...", "Health and Safety Executive": the token after the small words.
    fn past_small_words(&self, start: usize, last: usize, next: usize) -> Option<usize> {
        let words = self.words;
        let before = words.traits(last);
        if before.any(Traits::COUNTRY | Traits::DEMONYM) && !before.any(Traits::GIVEN | Traits::SURNAME) {
            return None;
        }
        let run = start..next;
        let has = |traits: Traits| run.clone().any(|at| words.traits(at).any(traits));
        let bodies = Traits::ORGANIZATION | Traits::EVENT | Traits::PLACE | Traits::PLACE_FIRST;
        let is_office = before.any(Traits::TITLE | Traits::ROLE);
        let may_list = |at: usize| words.form(at).ordinary.is_some() || !words.is_known_name(at);
        let past_article = |at: usize| if words.word(at) == "the" { at + 1 } else { at };
        match words.word(next) {
            "of" if is_office => words.form(next + 1).is_ordinary().then_some(next + 1),
            "of" if before.any(bodies) || words.form(last).is_ordinary() => Some(past_article(next + 1)),
            "for" if (has(Traits::ORGANIZATION) || is_office) && words.form(next + 1).is_ordinary() => Some(next + 1),
            "on" if has(Traits::ORGANIZATION | Traits::EVENT) && words.form(next + 1).is_ordinary() => Some(next + 1),
            "and" if may_list(last) && may_list(next + 1) => {
                let goes_on = run.clone().any(|at| matches!(words.word(at), "of" | "for" | "on"));
                let has_head = (next + 2..next + 4).any(|at| words.traits(at).any(Traits::CAPITAL) && words.traits(at).any(Traits::ORGANIZATION));
                (goes_on || has_head).then_some(next + 1)
            }
            _ => {
                let is_particle = |at: usize| words.traits(at).any(Traits::PARTICLE) && !words.traits(at).any(Traits::CAPITAL);
                let holds = is_particle(next) && !before.any(Traits::ACRONYM) && !words.form(last).is_ordinary();
                holds.then(|| if is_particle(next + 1) { next + 2 } else { next + 1 })
            }
        }
    }

    /// "Ernest 'Books' Tamm": past a name in quotation marks inside a name.
    fn nickname(&self, last: usize, open: usize) -> Option<usize> {
        let words = self.words;
        if !words.traits(last).any(Traits::GIVEN | Traits::INITIAL) && !words.is_known_name(last) {
            return None;
        }
        let close = (open + 2..=open + 3).find(|&at| matches!(words.word(at), "'" | "’" | "\"" | "”"))?;
        let inside = (open + 1..close).all(|at| words.traits(at).any(Traits::CAPITAL));
        let fits = inside && close + 1 < self.tokens.end && words.is_near(close, close + 1) && !words.is_touching(close, close + 1) && self.is_name(close + 1);
        fits.then_some(close + 1)
    }
}

/// The "B" of "Group B", at the end of a sentence "B.".
fn is_letter(word: &str) -> bool {
    word.trim_end_matches('.').len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// "49ers", "76ers".
fn is_number_name(words: &Words, at: usize) -> bool {
    let word = words.word(at);
    word.len() > 3 && word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with("ers")
}
