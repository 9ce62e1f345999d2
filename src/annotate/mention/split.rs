//! A run of words with capitals to the names it holds: titles are cut away, "U.N. High Commissioner ... Hugo Tamm" is two names.

use std::ops::Range;

use super::candidate::{Evidence, Name, Role};
use super::form::{Traits, is_people};
use super::words::Words;
use crate::article::Span;
use crate::lexicon::KNOWN_NAMES;

/// Appends the names that the tokens of `run` hold.
pub(super) fn split(words: &Words, run: Range<usize>, sentence: usize, names: &mut Vec<Name>) {
    Splitter { words, sentence, names }.run(run);
}

struct Splitter<'a, 't> {
    words: &'a Words<'t>,
    sentence: usize,
    names: &'a mut Vec<Name>,
}

/// What ends a name that is no person's.
const HEADS: Traits = Traits::ORGANIZATION.with(Traits::PLACE).with(Traits::EVENT).with(Traits::LEGAL_FORM);

impl Splitter<'_, '_> {
    fn run(&mut self, run: Range<usize>) {
        let words = self.words;
        let run = self.trimmed(run);
        if run.is_empty() {
            return;
        }
        if words.traits(run.end - 1).any(Traits::ADJECTIVE) {
            return self.push(run, Role::Adjective, false);
        }
        if run.len() == 1 {
            return self.single(run.start);
        }
        if words.is_listed_phrase(run.clone()) {
            return self.push(run, Role::Name, false);
        }
        if let Some(title) = self.title_in(&run) {
            return self.around_title(run, title);
        }
        if let Some(end) = self.demonym_end(&run) {
            let rest = end..run.end;
            // "Danish Party of ..."
            let has_inner_head = rest.clone().any(|at| words.traits(at).any(HEADS) && words.word(at + 1) == "of" && at + 1 < run.end);
            let is_one =
                has_inner_head || words.traits(run.end - 1).any(HEADS | Traits::SPORT | Traits::DEMONYM) || rest.clone().all(|at| words.form(at).is_ordinary());
            if !is_one {
                self.push(run.start..end, Role::Name, false);
                return self.run(rest);
            }
        }
        if let Some(person) = self.person_after_ordinary(&run) {
            return self.push(person..run.end, Role::Name, true);
        }
        if run.len() > 2
            && words.traits(run.end - 1).any(Traits::COUNTRY)
            && run.clone().all(|at| words.traits(at).any(Traits::CAPITAL) && !words.form(at).is_ordinary())
        {
            // A table of results: "Hugo Tamm Norway 44.02"
            self.push(run.start..run.end - 1, Role::Name, false);
            return self.push(run.end - 1..run.end, Role::Name, false);
        }
        self.push(run, Role::Name, false);
    }

    /// Where a person begins after an office ("Communications Kirsten Tamm"): a given name behind ordinary words.
    fn person_after_ordinary(&self, run: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let person = run.clone().find(|&at| !words.form(at).is_ordinary())?;
        let is_person = person > run.start
            && person + 1 < run.end
            && words.traits(person).any(Traits::GIVEN)
            && !words.traits(run.end - 1).any(HEADS)
            && !words.form(run.end - 1).is_ordinary()
            && (run.start..person)
                .all(|at| words.traits(at).any(Traits::CAPITAL) && !words.traits(at).any(Traits::GIVEN | Traits::DEMONYM | Traits::PLACE_FIRST))
            && !words.is_listed_phrase(run.start..person + 1);
        is_person.then_some(person)
    }

    /// Without articles before it.
    fn trimmed(&self, run: Range<usize>) -> Range<usize> {
        let words = self.words;
        let is_article = |at: &usize| words.traits(*at).any(Traits::FUNCTION) && !words.traits(*at).any(Traits::COUNTRY | Traits::GIVEN);
        run.start + run.clone().take_while(is_article).count()..run.end
    }

    /// A word alone.
    fn single(&mut self, at: usize) {
        let words = self.words;
        let traits = words.traits(at);
        let is_known = traits.any(Traits::COUNTRY | Traits::DEMONYM);
        if traits.any(Traits::ROMAN | Traits::LEGAL_FORM | Traits::SUFFIX) && words.form(at).folded.len() < 4 {
            return;
        }
        let is_name = is_known || traits.any(Traits::ACRONYM) || !traits.any(Traits::MODIFIER | Traits::ROLE | Traits::SUFFIX) || !words.form(at).is_ordinary();
        if words.is_possessive(at + 1) && KNOWN_NAMES.contains(&format!("{}s", words.form(at).folded)) {
            self.push(at..at + 2, Role::Name, false);
        } else if traits.any(Traits::TITLE) && !is_known {
            self.push(at..at + 1, Role::Title, false);
        } else if is_name && !traits.any(Traits::INITIAL) {
            self.push(at..at + 1, Role::Name, false);
        }
    }

    /// The words of a run that are a title with what belongs to it ("former Foreign Minister").
    fn title_in(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words;
        let is_role =
            |at: usize| words.traits(at).any(Traits::ROLE) && words.form(at).is_ordinary() && at + 2 < run.end && words.traits(at + 1).any(Traits::GIVEN);
        let is_title = |at: usize| words.traits(at).any(Traits::TITLE) || is_role(at);
        let first = run.clone().find(|&at| is_title(at))?;
        // "Hugo King", "Vann Sen"
        let is_short = words.form(first).folded.len() <= 4 && !words.word(first).ends_with('.') && !words.traits(first).any(Traits::ACRONYM);
        let follows_name =
            first > run.start && (words.traits(first - 1).any(Traits::GIVEN | Traits::INITIAL) || is_short && !words.form(first - 1).is_ordinary());
        let is_surname = first + 1 == run.end && follows_name && !words.traits(first - 1).any(Traits::COUNTRY | Traits::DEMONYM);
        // "Prince Harn Island", but "Secretary of State"
        let is_office = matches!(words.word(first + 1), "of" | "for" | "on");
        let holds_head = !is_office && words.traits(run.end - 1).any(HEADS) && !(first + 1..run.end - 1).any(|at| words.traits(at).any(Traits::GIVEN));
        // "Office of the Harn Trade Representative"
        let is_of_office = first + 1 == run.end && (run.start..first).any(|at| words.form(at).folded == "office" && words.word(at + 1) == "of");
        if is_surname || holds_head || is_of_office {
            return None;
        }
        let belongs = |at: &usize| {
            let traits = words.traits(*at);
            let is_name = traits.any(Traits::COUNTRY | Traits::DEMONYM | Traits::ACRONYM);
            !is_name && (traits.any(Traits::MODIFIER | Traits::TITLE) || words.form(*at).is_ordinary() && !traits.any(Traits::ORGANIZATION))
        };
        let before = (run.start..first).rev().take_while(belongs).count();
        let after =
            (first + 1..run.end).take_while(|&at| is_title(at) || words.traits(at).any(Traits::ROLE | Traits::MODIFIER) && words.form(at).is_ordinary());
        Some(first - before..first + 1 + after.count())
    }

    /// The names before and after a title.
    fn around_title(&mut self, run: Range<usize>, title: Range<usize>) {
        let words = self.words;
        if matches!(words.word(title.end), "of" | "for" | "on") && title.end < run.end {
            let is_name = |at: &usize| words.traits(*at).any(Traits::CAPITAL) && !words.form(*at).is_ordinary() && !words.traits(*at).any(Traits::COUNTRY);
            let is_given = |at: &usize| is_name(at) && words.traits(*at).any(Traits::GIVEN);
            let rest = title.end + 2..run.end;
            let person = rest.clone().find(is_given).or_else(|| rest.clone().find(is_name)).unwrap_or(run.end);
            let is_of_body = run.start < title.start || words.traits(title.start).any(Traits::ACRONYM);
            if words.word(title.end) == "for" && is_of_body {
                self.push(run.start..person, Role::Office, false);
            } else if run.start < title.start {
                self.run(run.start..title.start);
            }
            if person < run.end {
                self.push(person..run.end, Role::Name, true);
            }
            return;
        }
        let known = Traits::COUNTRY | Traits::DEMONYM | Traits::ACRONYM | Traits::ORGANIZATION | Traits::REGION | Traits::CITY;
        if (run.start..title.start).any(|at| words.traits(at).any(known)) {
            self.run(run.start..title.start);
        }
        if title.end < run.end {
            self.push(title.end..run.end, Role::Name, true);
        } else if title.len() == 1 {
            self.push(title, Role::Title, false);
        }
    }

    /// Where a demonym at the start of the run ends, if there is one with more after it.
    fn demonym_end(&self, run: &Range<usize>) -> Option<usize> {
        let first = self.words.traits(run.start);
        if first.any(Traits::DEMONYM) && !first.any(Traits::GIVEN | Traits::SURNAME) {
            return Some(run.start + 1);
        }
        (run.start + 2..run.end.min(run.start + 4)).find(|&end| is_people(&self.words.folded(run.start..end)))
    }

    fn push(&mut self, tokens: Range<usize>, role: Role, is_titled: bool) {
        let words = self.words;
        let mut span = words.name_part(tokens.start).join(words.name_part(tokens.end - 1));
        if matches!(words.form(tokens.start).folded.as_str(), "group" | "pool") && words.word(tokens.end - 1).ends_with('.') {
            // The full stop of "in Group B." ends the sentence.
            span = Span::new(span.start(), span.end() - 1);
        }
        span = with_stop(words, self.sentence, tokens.end, span);
        self.names.push(Name { tokens, span, sentence: self.sentence, is_titled, role, evidence: Evidence::Ruled });
    }
}

/// The span of a name that ends before token `end`, with the full stop of "Inc." where the sentence goes on behind it.
pub(super) fn with_stop(words: &Words, sentence: usize, end: usize, span: Span) -> Span {
    let is_shortened = matches!(words.form(end - 1).folded.as_str(), "inc" | "co" | "corp" | "ltd" | "bros" | "jr" | "sr");
    let is_stop = is_shortened && words.word(end) == "." && words.is_touching(end - 1, end);
    if is_stop && end + 1 < words.layout().sentences[sentence].tokens.end { span.join(words.layout().tokens[end].span) } else { span }
}
