//! Names in two spellings that linking does not see: bodies and places that differ in one word, and a slip of the pen that
//! stands once beside a form that stands often.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::{are_two_people, conflict, is_comparable, side};
use super::{Conflict, Level};
use crate::annotate::{Annotated, Kind, Mention};
use crate::article::{ArticleIndex, Locus, Span};
use crate::lexicon::{CITIES, COUNTRIES, GIVEN_NAMES, REGIONS, SURNAMES, TITLES, is_ordinary, ordinary_share, rarity};
use crate::link::change::describe;
use crate::link::transliteration::sound;
use crate::link::{Linked, WordSpelling};
use crate::story::Story;
use crate::syntax::stem;
use crate::text::{Sentence, TokenKind, fold};

/// The equal word beside must be this rare: "the Court" tells nothing.
const LEAST_RARITY: f64 = 6.0;
/// Or all of the name besides the word that differs.
const LEAST_REST: f64 = 8.0;
/// A word that stands in fewer sentences than about thirty in half a million is no common word misread as a name.
const UNKNOWN_RARITY: f64 = 9.6;
/// A word without a capital that is rarer than this is a term: a drug, a plant. Common words misspelt are no finding.
const TERM_RARITY: f64 = 7.5;
/// A form must stand this often for a lone neighbour to be a slip.
const OFTEN: usize = 3;
/// So many different words in one place of a name are compared with each other, in order of the alphabet.
const MOST_FORMS: usize = 40;

const NAME_SCORE: f64 = 1.2;
const SLIP_SCORE: f64 = 0.9;

/// Finds the two kinds of slips in one story; what `known` tells already is left out, and names that the user says are two.
pub(super) fn conflicts(articles: &[Annotated], story: &Story, linked: &Linked, known: &[Conflict]) -> Vec<(f64, Conflict)> {
    let mut told: BTreeSet<String> = known.iter().flat_map(|conflict| &conflict.values).map(|side| side.normalized.clone()).collect();
    let mut found = Vec::new();
    for (name, spellings) in names(articles, story) {
        let is_told = spellings.iter().all(|spelling| told.contains(&fold(&spelling.text)));
        if !is_told && !are_kept_apart(linked, &spellings) && spellings.iter().all(|spelling| is_comparable(&spelling.text)) {
            let level = if is_house_style(&spellings) || is_transliteration(&spellings) { Level::Possible } else { Level::Likely };
            found.push(finding(articles, level, NAME_SCORE, name, &spellings));
        }
        told.extend(spellings.iter().map(|spelling| fold(&spelling.text)));
    }
    for spellings in lone(articles, story) {
        if !told.contains(&fold(&spellings[1].text)) && !are_kept_apart(linked, &spellings) && !are_two_people(articles, &spellings) {
            let level = if is_transliteration(&spellings) { Level::Possible } else { Level::Likely };
            found.push(finding(articles, level, SLIP_SCORE, spellings[0].text.clone(), &spellings));
        }
    }
    found
}

fn are_kept_apart(linked: &Linked, [a, b]: &[WordSpelling; 2]) -> bool {
    a.loci.iter().any(|&one| b.loci.iter().any(|&other| linked.are_kept_apart(one, other)))
}

/// Whether two spellings end as names from another alphabet do, now this way, now that ("-sky", "-skiy"), each in its own articles.
fn is_house_style(spellings: &[WordSpelling; 2]) -> bool {
    let [a, b] = spellings;
    let root = |spelling: &WordSpelling| fold(&spelling.text).trim_end_matches(['y', 'i', 'j']).to_owned();
    root(a) == root(b) && are_apart(a, b)
}

/// Whether no article has both spellings.
fn are_apart(a: &WordSpelling, b: &WordSpelling) -> bool {
    let articles = |spelling: &WordSpelling| spelling.loci.iter().map(|locus| locus.article).collect::<BTreeSet<_>>();
    articles(a).is_disjoint(&articles(b))
}

/// Whether two spellings of a name that no list knows differ in one vowel, or as "ü" and "ue" do, each in its own articles: a name from
/// another language that two papers write in two ways.
fn is_transliteration(spellings: &[WordSpelling; 2]) -> bool {
    let [a, b] = spellings;
    let (x, y) = (fold(&a.text), fold(&b.text));
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let changed: Vec<(char, char)> = x.chars().zip(y.chars()).filter(|(one, other)| one != other).collect();
    let is_vowel_change = x.len() == y.len() && matches!(changed[..], [(one, other)] if is_vowel(one) && is_vowel(other));
    let plain = |word: &str| word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let is_known = [&SURNAMES, &GIVEN_NAMES, &CITIES, &REGIONS].iter().any(|list| list.contains(&x));
    let is_name = a.text.starts_with(char::is_uppercase);
    is_name && !is_known && are_apart(a, b) && (is_vowel_change || plain(&x) == plain(&y))
}

fn finding(articles: &[Annotated], level: Level, score: f64, subject: String, spellings: &[WordSpelling; 2]) -> (f64, Conflict) {
    let [a, b] = spellings;
    let reason = format!("{}: one of two is a slip", describe(&fold(&a.text), &fold(&b.text)));
    (score, conflict(level, subject, reason, spellings.iter().map(|spelling| side(articles, spelling)).collect()))
}

/// A word of names: its places and how it is written first.
#[derive(Debug, Clone, Default)]
struct Form {
    written: String,
    loci: Vec<Locus>,
    /// Whether it is part of a name somewhere.
    is_named: bool,
}

impl Form {
    fn add(&mut self, written: &str, locus: Locus) {
        if self.loci.is_empty() {
            written.clone_into(&mut self.written);
        }
        self.loci.push(locus);
    }

    /// How often it stands in each article that has it.
    fn counts(&self) -> BTreeMap<ArticleIndex, usize> {
        let mut counts = BTreeMap::new();
        for locus in &self.loci {
            *counts.entry(locus.article).or_default() += 1;
        }
        counts
    }

    /// Whether it is written with a capital first.
    fn is_capital(&self) -> bool {
        self.written.starts_with(char::is_uppercase)
    }

    fn spelling(&self) -> WordSpelling {
        WordSpelling { text: self.written.clone(), loci: self.loci.clone() }
    }
}

/// The words that stand beside one word of names, folded, each with the name it is from first.
type Beside = BTreeMap<String, (Part, Form)>;

/// Names of two words and more in which one word differs beside an equal one, with the fuller form of the name.
fn names(articles: &[Annotated], story: &Story) -> Vec<(String, [WordSpelling; 2])> {
    // By the equal word and whether it stands before.
    let mut beside: BTreeMap<(String, bool), Beside> = BTreeMap::new();
    for &index in &story.articles {
        for run in runs(&articles[index.0]) {
            read_run(&articles[index.0], index, &run, &mut beside);
        }
    }
    beside.values().flat_map(|forms| spellings(articles, forms)).collect()
}

/// Adds each word of a run beside its neighbours that tell who is meant.
fn read_run(annotated: &Annotated, index: ArticleIndex, run: &Run, beside: &mut BTreeMap<(String, bool), Beside>) {
    let text = &annotated.article.text;
    let words: Vec<Word> = run.words.iter().map(|&span| Word::new(text, span)).collect();
    let all: f64 = words.iter().map(|word| word.rarity).sum();
    for (at, pair) in words.windows(2).enumerate() {
        for (fixed, free, is_before) in [(&pair[0], &pair[1], true), (&pair[1], &pair[0], false)] {
            // "Senator Jon Holm", "Senator John Brandt": the surname behind tells who is meant, not the office before.
            let is_office = is_before && run.part.is_person && at + 2 < words.len() && GIVEN_NAMES.contains(&free.folded);
            // Capitals alone are acronyms: "LGBT" and "LGBTQ".
            let is_acronym = free.span.of(text).chars().all(|c| !c.is_lowercase());
            let is_telling = fixed.rarity >= LEAST_RARITY || all - free.rarity >= LEAST_REST;
            if !is_office && !is_acronym && is_telling && free.folded.len() >= 3 {
                let forms = beside.entry((fixed.folded.clone(), is_before)).or_default();
                let (_, form) = forms.entry(free.folded.clone()).or_insert_with(|| (run.part, Form::default()));
                form.add(free.span.of(text), Locus { article: index, span: free.span });
            }
        }
    }
}

/// Those of some words in one place of a name that are one word spelt in two ways, the commoner spelling first.
fn spellings(articles: &[Annotated], forms: &Beside) -> Vec<(String, [WordSpelling; 2])> {
    let list: Vec<(&String, &(Part, Form))> = forms.iter().take(MOST_FORMS).collect();
    let mut found = Vec::new();
    for (at, (a, first)) in list.iter().enumerate() {
        for (b, second) in &list[at + 1..] {
            let is_person = first.0.is_person || second.0.is_person;
            if is_spelling(a, b, is_person) && is_slip_within(&first.1, &second.1) {
                let (often, seldom) = if first.1.loci.len() >= second.1.loci.len() { (first, second) } else { (second, first) };
                let name = often.0.name.of(&articles[often.1.loci[0].article.0].article.text).to_owned();
                found.push((name, [often.1.spelling(), seldom.1.spelling()]));
            }
        }
    }
    found
}

/// A word of a run.
struct Word {
    folded: String,
    span: Span,
    rarity: f64,
}

impl Word {
    fn new(text: &str, span: Span) -> Self {
        let folded = fold(span.of(text));
        Self { rarity: rarity(&stem(&folded)), folded, span }
    }
}

/// Words with capitals side by side, at least one of them part of a name.
#[derive(Debug, Clone)]
struct Run {
    words: Vec<Span>,
    part: Part,
}

/// The first name in a run, and whether any is a person's.
#[derive(Debug, Clone, Copy)]
struct Part {
    name: Span,
    is_person: bool,
}

/// Whether nothing but white space stands between two tokens. One may reach over the other's start where a full stop belongs to both.
fn is_space(text: &str, before: Span, after: Span) -> bool {
    text.get(before.end()..after.start()).is_some_and(|between| between.chars().all(char::is_whitespace))
}

/// The sentences of an article without those of blocks that only repeat an earlier one.
fn sentences(annotated: &Annotated) -> impl Iterator<Item = &Sentence> {
    annotated.layout.sentences.iter().filter(|sentence| annotated.layout.block_of(sentence).repeats.is_none())
}

/// Finds the runs of an article. Wider than its mentions: "Opener Patience Holm" and "Patience Holm" are found as different
/// names, yet "Patience" stands beside the surname in both.
fn runs(annotated: &Annotated) -> Vec<Run> {
    let text = &annotated.article.text;
    let mut found: Vec<Run> = Vec::new();
    let mut words: Vec<Span> = Vec::new();
    for sentence in sentences(annotated) {
        for token in &annotated.layout.tokens[sentence.tokens.clone()] {
            let has_capital = token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase);
            let is_beside = words.last().is_none_or(|last| is_space(text, *last, token.span));
            if !has_capital || !is_beside {
                found.extend(run(annotated, std::mem::take(&mut words)));
            }
            if has_capital {
                words.push(token.span);
            }
        }
        found.extend(run(annotated, std::mem::take(&mut words)));
    }
    found
}

/// The run of these words, without its initials, if it holds a name.
fn run(annotated: &Annotated, mut words: Vec<Span>) -> Option<Run> {
    words.retain(|word| word.of(&annotated.article.text).trim_end_matches('.').chars().count() > 1);
    let (first, last) = (words.first()?, words.last()?);
    let whole = first.join(*last);
    let start = annotated.mentions.partition_point(|mention| mention.span.end() <= whole.start());
    let inside: Vec<&Mention> = annotated.mentions[start..].iter().take_while(|mention| mention.span.start() < whole.end()).collect();
    let name = inside.first()?.span;
    Some(Run { words, part: Part { name, is_person: inside.iter().any(|mention| mention.kind == Kind::Person) } })
}

/// Whether an article that holds both forms has one of them only once: else it means two names.
fn is_slip_within(a: &Form, b: &Form) -> bool {
    let (a, b) = (a.counts(), b.counts());
    a.iter().all(|(article, &one)| b.get(article).is_none_or(|&other| one.min(other) == 1))
}

/// Whether two words in one place of a name are one word spelt in two ways.
fn is_spelling(a: &str, b: &str, is_person: bool) -> bool {
    // "Govenor Holm" is a slip, but none of the name.
    let is_no_name = |word: &str| TITLES.contains(word) || COUNTRIES.contains(word) || word.contains(|c: char| c.is_ascii_digit());
    if is_no_name(a) || is_no_name(b) || is_affix(a, b) || is_ordinary(a) && is_ordinary(b) {
        return false;
    }
    let same_sound = sounds_alike(a, b) || is_swapped(a, b);
    let given = GIVEN_NAMES.contains(a) && GIVEN_NAMES.contains(b);
    let surnames = SURNAMES.contains(a) && SURNAMES.contains(b);
    if is_person && (given || surnames) {
        return same_sound;
    }
    let edits = strsim::osa_distance(a, b);
    same_sound || edits == 1 && a.len().min(b.len()) >= 4 && (!is_person || a.len().min(b.len()) >= 5) && a.as_bytes().first() == b.as_bytes().first()
}

/// Whether two words sound alike; one last e or h more is not heard ("Ann", "Anne").
fn sounds_alike(a: &str, b: &str) -> bool {
    let silent = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| matches!(rest, "e" | "h"));
    sound(a) == sound(b) || silent(a, b) || silent(b, a)
}

/// The same letters, the first in its place and few of the others elsewhere: two of a short word, four of a longer one.
fn is_swapped(a: &str, b: &str) -> bool {
    let moved = a.chars().zip(b.chars()).filter(|(x, y)| x != y).count();
    a != b && a.len() >= 3 && a.chars().next() == b.chars().next() && moved <= if a.len() >= 5 { 4 } else { 2 } && is_anagram(a, b)
}

/// The same letters in any order.
pub(super) fn is_anagram(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// Endings that make another word, not another spelling: "Harn", "Harnian"; "union", "unions".
const AFFIXES: &[&str] = &[
    "s", "es", "n", "an", "ian", "ish", "ese", "i", "ns", "ans", "ians", "er", "ers", "ed", "ing", "al", "y", "ic", "o", "ist", "ists", "ism", "d", "r", "a",
    "g", "as", "os", "is",
];

fn is_affix(a: &str, b: &str) -> bool {
    let is_longer = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| AFFIXES.contains(&rest));
    // "Fascism", "fascist"; "Texas", "Texan", "Texans".
    let share_root = |endings: [&str; 3]| {
        let root = |word| endings.iter().find_map(|ending| str::strip_suffix(word, ending));
        root(a).is_some() && root(a) == root(b)
    };
    is_longer(a, b) || is_longer(b, a) || share_root(["ism", "ists", "ist"]) || share_root(["as", "ans", "an"])
}

/// Words that stand once, unknown to every list, beside a word like them that stands often: first that one, then the slip.
fn lone(articles: &[Annotated], story: &Story) -> Vec<[WordSpelling; 2]> {
    let forms = terms(articles, story);
    let mut often: BTreeMap<Option<char>, Vec<(&String, &Form)>> = BTreeMap::new();
    let is_name = |form: &Form| form.is_named || !form.is_capital();
    for (word, form) in forms.iter().filter(|(_, form)| form.loci.len() >= OFTEN && is_name(form)) {
        often.entry(word.chars().next()).or_default().push((word, form));
    }
    let mut found = Vec::new();
    for (word, form) in forms.iter().filter(|(word, form)| form.loci.len() == 1 && is_unknown(word)) {
        let mut near = often.get(&word.chars().next()).into_iter().flatten();
        let usual = near.find(|(other, usual)| usual.is_capital() == form.is_capital() && is_slip(word, other));
        found.extend(usual.map(|(_, usual)| [usual.spelling(), form.spelling()]));
    }
    found
}

/// The longer words of a story that may be names or terms, folded.
fn terms(articles: &[Annotated], story: &Story) -> BTreeMap<String, Form> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for &index in &story.articles {
        let annotated = &articles[index.0];
        for token in sentences(annotated).flat_map(|sentence| &annotated.layout.tokens[sentence.tokens.clone()]) {
            let written = token.span.of(&annotated.article.text);
            let is_lower = written.chars().all(char::is_lowercase);
            // Capitals alone are acronyms and shouting, a capital inside is a brand or two words run together.
            let is_title = written.starts_with(char::is_uppercase) && written.chars().skip(1).all(char::is_lowercase);
            if token.kind != TokenKind::Word || !(is_lower && written.len() >= 7 || is_title && written.len() >= 5) {
                continue;
            }
            let folded = fold(written);
            let is_term = if is_lower { rarity(&stem(&folded)) >= TERM_RARITY } else { ordinary_share(&folded).is_none_or(|share| share < 0.5) };
            if is_term {
                let form = forms.entry(folded).or_default();
                form.add(written, Locus { article: index, span: token.span });
                form.is_named |= is_title && is_in_mention(annotated, token.span);
            }
        }
    }
    forms
}

fn is_in_mention(annotated: &Annotated, span: Span) -> bool {
    let after = annotated.mentions.partition_point(|mention| mention.span.start() <= span.start());
    annotated.mentions[..after].last().is_some_and(|mention| mention.span.contains(span))
}

/// Whether no list knows a word.
fn is_unknown(word: &str) -> bool {
    let listed = [&GIVEN_NAMES, &SURNAMES, &CITIES, &REGIONS, &COUNTRIES].iter().any(|list| list.contains(word));
    !listed && ordinary_share(word).is_none() && rarity(&stem(word)) >= UNKNOWN_RARITY
}

/// Whether a word is a slip for one that stands often.
fn is_slip(lone: &str, usual: &str) -> bool {
    // Another ending is another word: "jeweller", "jewellery".
    let ending = |word: &str| word.chars().next_back();
    if lone.len().abs_diff(usual.len()) > 1 || is_affix(lone, usual) || COUNTRIES.contains(usual) {
        return false;
    }
    is_swapped(lone, usual)
        || ending(lone) == ending(usual) && strsim::osa_distance(lone, usual) == 1 && (lone.len().min(usual.len()) >= 6 || sound(lone) == sound(usual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflict::ConflictKind;
    use crate::compare::conflict::tests::{conflicts, seen};

    #[test]
    fn a_slip_in_a_given_name_is_a_spelling() {
        let found = conflicts(&["Captain Pieter Vandekamp swam ashore.", "Captain Peter Vandekamp swam ashore."]);
        assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Spelling), "{found:?}");
    }

    #[test]
    fn a_slip_beside_a_name_that_stands_often_is_found() {
        let found = conflicts(&[
            "The drug zorbavicil was tested at Harn. Zorbavicil costs little. Few took zorbavicil for long. Doctors praise zorbavicil and zorbavicel alike.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Spelling, Level::Likely, vec!["zorbavicil", "zorbavicel"])]);
    }

    #[test]
    fn a_slip_is_one_for_the_form_that_is_written_like_it() {
        let found = conflicts(&[
            "The firm Zorbavicil sells pills. Zorbavicil has a mill at Harn. Few know Zorbavicil. The drug zorbavicul was tested at Harn. Few took zorbavicul for long, and doctors praise zorbavicul and zorbavicel alike.",
        ]);
        assert_eq!(seen(&found), [(ConflictKind::Spelling, Level::Likely, vec!["zorbavicul", "zorbavicel"])]);
    }

    #[test]
    fn one_office_before_two_given_names_is_no_slip() {
        assert_eq!(seen(&conflicts(&["Republican Thom Ostrander won at Harn. Republican Tom Vellacott lost at Harn."])), []);
    }
}
