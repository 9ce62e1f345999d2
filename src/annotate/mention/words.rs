//! The words of one article as names see them: how the article itself writes each of them elsewhere.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::form::{Form, Forms, Traits, is_listed_phrase};
use crate::article::Span;
use crate::syntax::Document;
use crate::text::{Layout, Token, TokenKind};

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

/// One token in this many is a word of sport where the article is about sport. On the dev part of CoNLL-2003, half of it sport, F1 is
/// 88.3 with 60 and 89.7 from 100 on; on world news it is the same with all of them; with 220, political news begins to play.
const TOKENS_FOR_ONE_OF_SPORT: usize = 100;

/// The words of one article.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    layout: &'t Layout,
    forms: &'t Forms,
    /// Form of each token; marks have [`Forms::EMPTY`], as has what lies past the last token.
    of_token: Vec<usize>,
    /// Traits of each token's form, which are asked for most.
    traits: Vec<Traits>,
    /// By base; what is not there is not used.
    uses: HashMap<usize, Uses>,
    /// Bases that stand side by side with capitals in running text.
    pairs: HashSet<(usize, usize)>,
    styles: Vec<Style>,
    /// Whether the article is about sport.
    pub(super) is_sport: bool,
}

impl<'t> Words<'t> {
    /// Reads the words of an article.
    pub(super) fn read(document: &Document<'t>, layout: &'t Layout, forms: &'t mut Forms) -> Self {
        let text = document.text;
        let mut form = |(token, number): (&Token, &u32)| if token.kind.is_word() { forms.intern(*number as usize, token.span.of(text)) } else { Forms::EMPTY };
        let of_token: Vec<usize> = layout.tokens.iter().zip(&document.tokens).map(&mut form).collect();
        let traits = of_token.iter().map(|form| forms.form(*form).traits).collect();
        let mut words = Self { text, layout, forms, of_token, traits, uses: HashMap::new(), pairs: HashSet::new(), styles: Vec::new(), is_sport: false };
        words.styles = layout.sentences.iter().map(|sentence| words.style_of(sentence.tokens.clone())).collect();
        words.count_uses();
        let sporting = words.traits.iter().filter(|traits| traits.any(Traits::SPORT)).count();
        words.is_sport = sporting >= 3 && sporting * TOKENS_FOR_ONE_OF_SPORT >= words.of_token.len();
        words
    }

    /// The word of a token without regard to case.
    fn base(&self, token: usize) -> usize {
        self.form(token).base
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
                let base = self.base(at);
                if form.is_shouted() {
                    continue;
                }
                if !form.traits.any(Traits::CAPITAL) {
                    self.uses.entry(base).or_default().small += 1;
                    continue;
                }
                if self.opens(at, sentence.tokens.start) {
                    continue;
                }
                let is_capital = |other: usize| sentence.tokens.contains(&other) && self.traits(other).any(Traits::CAPITAL);
                // "Human Rights" tells nothing of "Rights" alone.
                let is_alone = !is_capital(at + 1) && !is_capital(at.wrapping_sub(1));
                let follows_given = at > sentence.tokens.start && self.traits(at - 1).any(Traits::GIVEN) && !self.form(at - 1).is_ordinary();
                let tells = is_alone || follows_given || !form.is_ordinary();
                if is_capital(at + 1) {
                    self.pairs.insert((base, self.base(at + 1)));
                }
                self.uses.entry(base).or_default().capital += u32::from(tells);
            }
        }
    }

    /// The shape of the article.
    pub(super) fn layout(&self) -> &'t Layout {
        self.layout
    }

    /// The form of a token; that of the empty word where there is no such token.
    pub(super) fn form(&self, token: usize) -> &Form {
        self.forms.form(self.of_token.get(token).copied().unwrap_or(Forms::EMPTY))
    }

    /// The traits of a token; none where there is no such token.
    pub(super) fn traits(&self, token: usize) -> Traits {
        self.traits.get(token).copied().unwrap_or_default()
    }

    /// How the words of a sentence are written.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.styles[sentence]
    }

    /// The token as written; nothing where there is no such token.
    pub(super) fn word(&self, token: usize) -> &'t str {
        self.layout.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The part of a token that can be a name.
    pub(super) fn name_part(&self, token: usize) -> Span {
        let span = self.layout.tokens[token].span;
        let part = &self.form(token).part;
        Span::new(span.start() + part.start, span.start() + part.end)
    }

    /// Whether two neighbouring tokens are at most two bytes apart: nothing stands between them, or one space of any kind, or two.
    pub(super) fn is_near(&self, before: usize, after: usize) -> bool {
        let (Some(a), Some(b)) = (self.layout.tokens.get(before), self.layout.tokens.get(after)) else { return false };
        b.span.start() <= a.span.end() + 2 && a.span.end() <= b.span.start()
    }

    /// Whether nothing stands between two neighbouring tokens.
    pub(super) fn is_touching(&self, before: usize, after: usize) -> bool {
        let (Some(a), Some(b)) = (self.layout.tokens.get(before), self.layout.tokens.get(after)) else { return false };
        a.span.end() == b.span.start()
    }

    /// Whether there is such a token and it is "'s".
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        self.layout.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    /// Whether a token stands where any word has a capital: first in its sentence, or after a mark that opens speech.
    pub(super) fn opens(&self, token: usize, sentence_start: usize) -> bool {
        // Marks before a first word are few: two brackets or a dash and a quotation mark.
        let mut at = token;
        while at > sentence_start && at + 3 > token {
            match self.word(at - 1) {
                "\"" | "“" | "‘" | "«" | ":" | "…" | "•" | "!" | "?" | "." | "*" | ">" => return true,
                "(" | "[" | "-" | "–" | "—" | "'" | "”" | "’" => at -= 1,
                _ => return false,
            }
        }
        at == sentence_start
    }

    /// Whether "The" stands before a token inside a sentence, where only a name has a capital.
    pub(super) fn follows_capital_article(&self, token: usize, sentence_start: usize) -> bool {
        token.checked_sub(1).is_some_and(|article| article > sentence_start && self.word(article) == "The" && !self.opens(article, sentence_start))
    }

    /// How the article writes the word of a token.
    fn uses(&self, token: usize) -> Uses {
        self.uses.get(&self.base(token)).copied().unwrap_or_default()
    }

    /// Whether a word with a capital is a name by the article's other uses of it, or else by how news at large writes it.
    pub(super) fn is_name_elsewhere(&self, token: usize) -> bool {
        let form = self.form(token);
        let uses = self.uses(token);
        if uses.capital != uses.small {
            return uses.capital > uses.small;
        }
        match form.ordinary {
            Some(share) => share < 0.5,
            None => !form.traits.any(Traits::FUNCTION) && (form.is_listed() || !form.looks_ordinary()),
        }
    }

    /// Whether a capital makes no name of the word: news at large writes it small, no list knows it, and the article does not hold to the capital.
    pub(super) fn is_mere_word(&self, token: usize) -> bool {
        let form = self.form(token);
        let uses = self.uses(token);
        let holds_to_capital = uses.capital > 1 && uses.capital > uses.small;
        form.traits.any(Traits::NEVER) || form.ordinary.is_some_and(|share| share > 0.5) && !form.is_listed() && !holds_to_capital
    }

    /// Whether the article or a list knows the word as a name, not only by its strangeness.
    pub(super) fn is_known_name(&self, token: usize) -> bool {
        let form = self.form(token);
        let uses = self.uses(token);
        if uses.capital != uses.small {
            return uses.capital > uses.small;
        }
        form.is_listed() && form.ordinary.is_none_or(|share| share < 0.5)
    }

    /// Whether the two tokens stand side by side with capitals in running text somewhere in the article.
    pub(super) fn is_pair(&self, first: usize, second: usize) -> bool {
        self.pairs.contains(&(self.base(first), self.base(second)))
    }

    /// Whether a list holds the words of some tokens as the name of a place, club or well-known body.
    pub(super) fn is_listed_phrase(&self, mut tokens: Range<usize>) -> bool {
        let Some(first) = tokens.find(|&at| !self.form(at).folded.is_empty()) else { return false };
        let is_alone = tokens.clone().all(|at| self.form(at).folded.is_empty());
        // Most words begin no listed phrase, which turns most phrases away without a search.
        match self.form(first).phrase {
            Some(phrase) if is_alone => phrase.is_listed,
            Some(phrase) if !phrase.goes_on => false,
            _ => is_listed_phrase(&self.folded(first..tokens.end)),
        }
    }

    /// The tokens under a place in the text.
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = &self.layout().tokens;
        tokens.partition_point(|token| token.span.end() <= span.start())..tokens.partition_point(|token| token.span.start() < span.end())
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
