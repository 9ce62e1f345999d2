//! From the words that name a speaker to a name: surnames to full names, pronouns to whoever spoke or was spoken of last.

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Kind, Mention};
use crate::article::Span;
use crate::text::{BlockKind, Layout};

/// So many speakers and sentences are looked through for whom a pronoun stands for: a paragraph has fewer, unless it has no end.
const FARTHEST: usize = 32;

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

impl<'a> People<'a> {
    /// Reads the names of an article; those inside `quotes` are left out, `nicknames` part no name (both in order).
    pub(super) fn of(text: &'a str, layout: &'a Layout, mentions: &[Mention], quotes: &[Span], nicknames: &[Span]) -> Self {
        let mut people = Self { text, places: Vec::new(), full: HashMap::new(), gender: HashMap::new() };
        let mut next = 0;
        for span in mentions.iter().filter(|mention| mention.kind == Kind::Person).map(|mention| mention.span) {
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
            people.places.push(Place { span, sentence, is_possessive });
        }
        people.join_nicknames(nicknames);
        for place in &people.places {
            let words = place.span.of(text);
            if let Some((_, last)) = words.rsplit_once(char::is_whitespace) {
                people.full.entry(last).or_insert(place.span);
            }
        }
        people
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
        let is_apposition = self.text.get(role.end()..place.span.start()) == Some(", ") && self.text[place.span.end()..].starts_with([',', '.']);
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
            let near = speakers.iter().rev().take(FARTHEST).take_while(|span| block_of(**span) + blocks >= here);
            near.filter_map(|span| self.name_in(*span)).find(|name| fits(name))
        };
        spoken(1).or_else(|| self.last_named(layout, pronoun, here, fits)).or_else(|| spoken(3))
    }

    /// The first person of the latest sentence before `pronoun` that names one, at most two paragraphs before.
    fn last_named(&self, layout: &Layout, pronoun: Span, here: usize, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
        let mut end = self.places.partition_point(|place| place.span.end() <= pronoun.start());
        for _ in 0..FARTHEST {
            if end == 0 {
                break;
            }
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

fn gender_of_title(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Father" | "Congressman" | "Chairman" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" | "Sister" | "Congresswoman" | "Chairwoman" => Some(Gender::Female),
        _ => None,
    }
}
