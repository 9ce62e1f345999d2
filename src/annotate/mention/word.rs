//! The words of one article as names see them: how each is written, what the lists know of it, and how the article itself writes it elsewhere.

use std::collections::{HashMap, HashSet};
use std::ops::{BitOr, Range};

use crate::article::Span;
use crate::lexicon::{self, CITIES, COUNTRIES, GIVEN_NAMES, NAME_CLUES, ORGANIZATION_WORDS, REGIONS, SURNAMES, TITLES};
use crate::syntax::is_function_word;
use crate::text::{Layout, TokenKind, fold};

/// A set of things known of a word by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits(u64);

impl Traits {
    /// Begins with a capital, or is written like "iPhone".
    pub(super) const CAPITAL: Self = Self(1);
    /// Two letters or more, all capitals: "NATO", "U.S.".
    pub(super) const ACRONYM: Self = Self(1 << 1);
    /// One capital: "J", "J.".
    pub(super) const INITIAL: Self = Self(1 << 2);
    /// A capital inside, as in many trade names.
    pub(super) const INNER_CAPITAL: Self = Self(1 << 3);
    /// "II", "XI".
    pub(super) const ROMAN: Self = Self(1 << 4);
    /// Only the first part is a name: "US-led", "London-based".
    pub(super) const ADJECTIVE: Self = Self(1 << 5);
    pub(super) const FUNCTION: Self = Self(1 << 6);
    pub(super) const GIVEN: Self = Self(1 << 7);
    pub(super) const SURNAME: Self = Self(1 << 8);
    pub(super) const CITY: Self = Self(1 << 9);
    pub(super) const REGION: Self = Self(1 << 10);
    /// A country's name, alias or capital.
    pub(super) const COUNTRY: Self = Self(1 << 11);
    /// A demonym, a people or a faith: "Iranian", "Iranians", "Kurds".
    pub(super) const DEMONYM: Self = Self(1 << 12);
    /// Before a person's name: "Mr", "Senator".
    pub(super) const TITLE: Self = Self(1 << 13);
    /// Before a title: "former", "prime", "justice".
    pub(super) const MODIFIER: Self = Self(1 << 14);
    pub(super) const ORGANIZATION: Self = Self(1 << 15);
    pub(super) const LEGAL_FORM: Self = Self(1 << 16);
    pub(super) const CLUB_WORD: Self = Self(1 << 17);
    pub(super) const PLACE: Self = Self(1 << 18);
    pub(super) const PLACE_FIRST: Self = Self(1 << 19);
    pub(super) const EVENT: Self = Self(1 << 20);
    pub(super) const EVENT_FIRST: Self = Self(1 << 21);
    pub(super) const CALENDAR: Self = Self(1 << 22);
    pub(super) const LANGUAGE: Self = Self(1 << 23);
    pub(super) const PARTICLE: Self = Self(1 << 24);
    pub(super) const SPEECH: Self = Self(1 << 25);
    pub(super) const PLAY: Self = Self(1 << 26);
    pub(super) const SIDE: Self = Self(1 << 27);
    pub(super) const SPORT: Self = Self(1 << 28);
    pub(super) const ROLE: Self = Self(1 << 29);
    pub(super) const SUFFIX: Self = Self(1 << 30);
    pub(super) const DIRECTION: Self = Self(1 << 31);
    /// A national side's own name: "USMNT".
    pub(super) const NATIONAL_SIDE: Self = Self(1 << 32);

    /// Whether the two share at least one trait.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

/// A word form that stands in the article, kept once.
#[derive(Debug)]
pub(super) struct Form {
    /// The part of the token that can be a name: all of it, but for "ex-CIA" or "US-led".
    part: Range<usize>,
    /// That part folded.
    pub(super) folded: String,
    pub(super) traits: Traits,
    /// Share of lower-case writing in news at large; `None` where it is not known.
    pub(super) ordinary: Option<f64>,
    /// Position of the word without regard to case in [`Words::uses`].
    base: usize,
}

/// How the article writes a word where a capital tells something.
#[derive(Debug, Clone, Copy, Default)]
struct Uses {
    capital: u32,
    small: u32,
}

/// How the words of a sentence are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Capitals mean names.
    Running,
    /// Every Word of Weight Has a Capital.
    Title,
    /// ALL CAPITALS.
    Capitals,
}

/// The words of one article.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    layout: &'t Layout,
    forms: Vec<Form>,
    /// Form of each token; marks have that of the empty word.
    of_token: Vec<usize>,
    uses: Vec<Uses>,
    /// Bases that stand side by side with capitals in running text.
    pairs: HashSet<(usize, usize)>,
    styles: Vec<Style>,
    /// Whether the article is about sport.
    pub(super) is_sport: bool,
}

impl<'t> Words<'t> {
    /// Reads the words of an article.
    pub(super) fn read(text: &'t str, layout: &'t Layout) -> Self {
        let mut words =
            Self { text, layout, forms: Vec::new(), of_token: Vec::new(), uses: Vec::new(), pairs: HashSet::new(), styles: Vec::new(), is_sport: false };
        words.intern();
        words.styles = layout.sentences.iter().map(|sentence| words.style_of(sentence.tokens.clone())).collect();
        words.count_uses();
        let sporting = words.of_token.iter().filter(|&&form| words.forms[form].traits.any(Traits::SPORT)).count();
        // A news story of 400 tokens on sport holds 15 such words or more, one on politics two or three.
        words.is_sport = sporting >= 3 && sporting * 50 >= words.of_token.len();
        words
    }

    fn intern(&mut self) {
        let mut known: HashMap<&str, usize> = HashMap::from([("", 0)]);
        let mut bases: HashMap<String, usize> = HashMap::from([(String::new(), 0)]);
        self.uses.push(Uses::default());
        self.forms.push(Form { part: 0..0, folded: String::new(), traits: Traits::default(), ordinary: None, base: 0 });
        for token in &self.layout.tokens {
            let word = if matches!(token.kind, TokenKind::Word | TokenKind::Number) { token.span.of(self.text) } else { "" };
            let form = *known.entry(word).or_insert_with(|| {
                let mut form = Form::new(word);
                let next = bases.len();
                form.base = *bases.entry(form.folded.clone()).or_insert(next);
                if form.base == next {
                    self.uses.push(Uses::default());
                }
                self.forms.push(form);
                self.forms.len() - 1
            });
            self.of_token.push(form);
        }
    }

    fn style_of(&self, tokens: Range<usize>) -> Style {
        let (mut words, mut capitals, mut acronyms, mut small, mut raised) = (0, 0, 0, 0, 0);
        for at in tokens.clone().filter(|&at| self.layout.tokens[at].kind == TokenKind::Word) {
            let form = self.form(at);
            words += 1;
            acronyms += usize::from(form.traits.any(Traits::ACRONYM | Traits::INITIAL));
            if form.traits.any(Traits::FUNCTION) {
                continue;
            }
            let is_capital = form.traits.any(Traits::CAPITAL);
            capitals += usize::from(is_capital);
            small += usize::from(!is_capital);
            let is_ordinary = form.ordinary.is_some_and(|share| share > 0.7);
            raised += usize::from(is_capital && is_ordinary && at > tokens.start);
        }
        if words >= 2 && acronyms * 10 >= words * 8 && raised + capitals >= 2 {
            Style::Capitals
        } else if self.word(tokens.end.wrapping_sub(1)) != "." && raised >= 2 && capitals >= small * 6 && raised * 4 >= capitals {
            Style::Title
        } else {
            Style::Running
        }
    }

    fn count_uses(&mut self) {
        for (position, sentence) in self.layout.sentences.iter().enumerate() {
            if self.styles[position] != Style::Running {
                continue;
            }
            for at in sentence.tokens.clone() {
                let form = self.form(at);
                let base = form.base;
                if form.is_shouted() {
                    continue;
                }
                if !form.traits.any(Traits::CAPITAL) {
                    self.uses[base].small += 1;
                    continue;
                }
                if self.opens(at, sentence.tokens.start) {
                    continue;
                }
                let is_capital = |other: usize| sentence.tokens.contains(&other) && self.traits(other).any(Traits::CAPITAL);
                // "Human Rights" tells nothing of "Rights" alone.
                let is_alone = !is_capital(at + 1) && !is_capital(at.wrapping_sub(1));
                let tells = is_alone || !form.is_ordinary();
                if is_capital(at + 1) {
                    self.pairs.insert((base, self.form(at + 1).base));
                }
                self.uses[base].capital += u32::from(tells);
            }
        }
    }

    pub(super) fn layout(&self) -> &'t Layout {
        self.layout
    }

    /// The form of a token.
    pub(super) fn form(&self, token: usize) -> &Form {
        &self.forms[self.of_token[token]]
    }

    /// The traits of a token; none where there is no such token.
    pub(super) fn traits(&self, token: usize) -> Traits {
        self.of_token.get(token).map_or(Traits::default(), |&form| self.forms[form].traits)
    }

    pub(super) fn style(&self, sentence: usize) -> Style {
        self.styles[sentence]
    }

    /// The token as written.
    pub(super) fn word(&self, token: usize) -> &'t str {
        self.layout.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The part of a token that can be a name.
    pub(super) fn name_part(&self, token: usize) -> Span {
        let span = self.layout.tokens[token].span;
        let part = &self.form(token).part;
        Span::new(span.start() + part.start, span.start() + part.end)
    }

    /// Whether nothing but a space, or nothing at all, stands between two neighbouring tokens.
    pub(super) fn is_near(&self, before: usize, after: usize) -> bool {
        let (Some(a), Some(b)) = (self.layout.tokens.get(before), self.layout.tokens.get(after)) else { return false };
        b.span.start() <= a.span.end() + 2 && a.span.end() <= b.span.start()
    }

    /// Whether nothing stands between two neighbouring tokens.
    pub(super) fn is_touching(&self, before: usize, after: usize) -> bool {
        let (Some(a), Some(b)) = (self.layout.tokens.get(before), self.layout.tokens.get(after)) else { return false };
        a.span.end() == b.span.start()
    }

    /// Whether a token stands where any word has a capital: first in its sentence, or after a mark that opens speech.
    pub(super) fn opens(&self, token: usize, sentence_start: usize) -> bool {
        if token == sentence_start {
            return true;
        }
        match self.word(token - 1) {
            "\"" | "“" | "‘" | "«" | ":" | "…" | "•" | "!" | "?" | "." | "*" | ">" => true,
            "(" | "[" | "-" | "–" | "—" | "'" | "”" | "’" => token - 1 == sentence_start || self.opens(token - 1, sentence_start),
            _ => false,
        }
    }

    /// Whether a word with a capital is a name by the article's other uses of it, or else by how news at large writes it.
    pub(super) fn is_name_elsewhere(&self, token: usize) -> bool {
        let form = self.form(token);
        let uses = self.uses[form.base];
        if uses.capital != uses.small {
            return uses.capital > uses.small;
        }
        match form.ordinary {
            Some(share) => share < 0.5,
            None => !form.traits.any(Traits::FUNCTION) && (form.is_listed() || !looks_ordinary(&form.folded)),
        }
    }

    /// Whether the article or a list knows the word as a name, not only by its strangeness.
    pub(super) fn is_known_name(&self, token: usize) -> bool {
        let form = self.form(token);
        let uses = self.uses[form.base];
        if uses.capital != uses.small {
            return uses.capital > uses.small;
        }
        form.is_listed() && form.ordinary.is_none_or(|share| share < 0.5)
    }

    /// Whether the two tokens stand side by side with capitals in running text somewhere in the article.
    pub(super) fn is_pair(&self, first: usize, second: usize) -> bool {
        self.pairs.contains(&(self.form(first).base, self.form(second).base))
    }

    /// The folded words of some tokens, joined by single spaces.
    pub(super) fn folded(&self, tokens: Range<usize>) -> String {
        let mut joined = String::new();
        for at in tokens {
            let folded = &self.form(at).folded;
            if !folded.is_empty() {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(folded);
            }
        }
        joined
    }
}

/// Beginnings that are no part of the name: "ex-CIA".
const PREFIXES: &[&str] = &["ex-", "anti-", "pro-", "non-", "pre-", "post-", "mid-", "neo-", "ultra-", "then-", "un-", "ex‑"];

impl Form {
    fn new(word: &str) -> Self {
        let part = name_part(word);
        let name = &word[part.clone()];
        let folded = fold(name).replace('.', "").replace('-', " ");
        let mut traits = shape(name);
        if part.end < word.len() {
            traits = traits | Traits::ADJECTIVE;
        }
        let ordinary = lexicon::ordinary_share(&name.to_lowercase());
        if is_function_word(&folded) {
            traits = traits | Traits::FUNCTION;
        }
        traits = traits | clues(&folded);
        if traits.any(Traits::CAPITAL) {
            traits = traits | listed(name, &folded, traits);
        }
        Self { part, folded, traits, ordinary, base: 0 }
    }

    /// Whether a list of names holds it.
    fn is_listed(&self) -> bool {
        self.traits.any(Traits::GIVEN | Traits::SURNAME | Traits::CITY | Traits::REGION | Traits::COUNTRY | Traits::DEMONYM | Traits::NATIONAL_SIDE)
    }

    /// Whether it is an ordinary word in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        self.traits.any(Traits::ACRONYM) && self.folded.len() >= 4 && self.ordinary.is_some_and(|share| share > 0.5)
    }

    /// Whether news at large writes it in lower case more often than not.
    pub(super) fn is_ordinary(&self) -> bool {
        self.ordinary.is_some_and(|share| share > 0.5) && !self.traits.any(Traits::ACRONYM)
    }
}

/// Which part of a token can be a name.
fn name_part(word: &str) -> Range<usize> {
    let is_capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let prefix =
        PREFIXES.iter().find(|prefix| word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) && is_capital(&word[prefix.len()..]));
    let start = prefix.map_or(0, |prefix| prefix.len());
    match word.rfind('-') {
        // "US-led" but not "Heung-min" or "Baden-baden": the second part must be an ordinary word.
        Some(at) if at > start && is_capital(&word[start..]) && lexicon::ordinary_share(&word[at + 1..]).is_some_and(|share| share > 0.9) => start..at,
        _ => start..word.len(),
    }
}

/// How a word is written.
fn shape(name: &str) -> Traits {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next().filter(|_| !name.starts_with("I'") && !name.starts_with("I’")) else { return Traits::default() };
    let (mut upper, mut lower, mut late) = (0, 0, false);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
            late |= lower > 0;
        } else {
            lower += 1;
        }
    }
    if !first.is_uppercase() {
        // "al-Harn", "d'Orel", "iPhone"
        let begins_small = name.split(['-', '\'', '’']).nth(1).is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase));
        let is_brand = upper > 0 && name.chars().nth(1).is_some_and(char::is_uppercase);
        return if begins_small {
            Traits::CAPITAL
        } else if is_brand {
            Traits::CAPITAL | Traits::INNER_CAPITAL
        } else {
            Traits::default()
        };
    }
    let mut traits = Traits::CAPITAL;
    if upper + lower == 0 {
        traits = traits | Traits::INITIAL;
    } else if lower == 0 || upper >= 2 && lower == 1 && name.ends_with('s') {
        traits = traits | Traits::ACRONYM;
        if name.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
            traits = traits | Traits::ROMAN;
        }
    } else if late && !name.contains(['-', '\'', '’']) && !["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz"].iter().any(|start| name.starts_with(start)) {
        traits = traits | Traits::INNER_CAPITAL;
    }
    traits
}

/// What the list of clues and that of organisation words say.
fn clues(folded: &str) -> Traits {
    let mut traits = Traits::default();
    for clue in NAME_CLUES.get(folded).unwrap_or_default().split(' ') {
        let more = match clue {
            "calendar" => Traits::CALENDAR,
            "direction" => Traits::DIRECTION,
            "event" => Traits::EVENT,
            "event_first" => Traits::EVENT_FIRST,
            "faith" => Traits::DEMONYM,
            "language" => Traits::LANGUAGE,
            "office" => Traits::MODIFIER,
            "organization" => Traits::ORGANIZATION,
            "particle" => Traits::PARTICLE,
            "place" => Traits::PLACE,
            "place_first" => Traits::PLACE_FIRST,
            "play" => Traits::PLAY,
            "role" => Traits::ROLE,
            "side" => Traits::SIDE,
            "speech" => Traits::SPEECH,
            "sport" => Traits::SPORT,
            "suffix" => Traits::SUFFIX,
            _ => continue,
        };
        traits = traits | more;
    }
    match ORGANIZATION_WORDS.get(folded) {
        Some("legal form") => traits | Traits::LEGAL_FORM,
        Some("club word") => traits | Traits::CLUB_WORD,
        Some("generic") => traits,
        Some(_) if !traits.any(Traits::PLACE | Traits::EVENT) => traits | Traits::ORGANIZATION,
        _ => traits,
    }
}

/// What the lists of names say of a word with a capital.
fn listed(name: &str, folded: &str, shape: Traits) -> Traits {
    let mut traits = Traits::default();
    // Two letters are a country or a state only in capitals: "US", "Pa." but not "Us", "In".
    let is_short = folded.len() < 3 && !shape.any(Traits::ACRONYM);
    match COUNTRIES.get(folded).and_then(|value| value.split_once('\t')).map(|(_, what)| what) {
        Some("demonym" | "people") => traits = traits | Traits::DEMONYM,
        Some("team") => traits = traits | Traits::NATIONAL_SIDE,
        Some(_) if !is_short => traits = traits | Traits::COUNTRY,
        _ => {}
    }
    let add = |traits: Traits, is_in: bool, what: Traits| if is_in { traits | what } else { traits };
    traits = add(traits, GIVEN_NAMES.contains(folded), Traits::GIVEN);
    traits = add(traits, SURNAMES.contains(folded), Traits::SURNAME);
    traits = add(traits, !is_short && CITIES.contains(folded), Traits::CITY);
    traits = add(traits, (!is_short || name.ends_with('.')) && REGIONS.contains(folded), Traits::REGION);
    match TITLES.get(folded).and_then(|value| value.split_once('\t')).map(|(_, what)| what) {
        Some("modifier") if !traits.any(Traits::DEMONYM | Traits::COUNTRY) => traits = traits | Traits::MODIFIER,
        Some("title") if !matches!(folded, "st" | "saint") => traits = traits | Traits::TITLE,
        _ => {}
    }
    // "Iranian-American"
    let is_demonym = |part: &str| matches!(COUNTRIES.get(part).and_then(|value| value.split_once('\t')), Some((_, "demonym" | "people")));
    add(traits, folded.split_once(' ').is_some_and(|(first, second)| is_demonym(first) && is_demonym(second)), Traits::DEMONYM)
}

/// Whether a word unknown to every list is built like an ordinary one.
fn looks_ordinary(folded: &str) -> bool {
    ["ing", "ly", "ed", "ness", "tion", "tions", "ment", "ments", "able", "ous", "ful", "less", "ings"].iter().any(|ending| folded.ends_with(ending))
        || folded.chars().next().is_none_or(|c| !c.is_alphabetic())
}
