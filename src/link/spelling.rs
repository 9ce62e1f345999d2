//! Words of a name that stand in two spellings: what a copy editor would put right.

use std::collections::{BTreeMap, BTreeSet};

use super::word::{self, Word};
use super::{Entity, Linked, SpellingDifference, WordSpelling, change, gazetteer};
use crate::annotate::{Annotated, Kind};
use crate::article::{ArticleIndex, Locus, Span};
use crate::lexicon::is_ordinary;
use crate::text::fold;

/// Finds the words of people's and places' names that are spelt in two ways, in order of entity.
pub(super) fn differences(linked: &Linked, articles: &[Annotated]) -> Vec<SpellingDifference> {
    let of = |(position, entity): (usize, &Entity)| of_entity(position, entity, articles);
    linked.entities.iter().enumerate().filter(|(_, entity)| matches!(entity.kind, Kind::Person | Kind::Place)).flat_map(of).collect()
}

/// A word of a name at one place.
struct Place<'a> {
    /// As written.
    written: &'a str,
    locus: Locus,
}

/// One full or bare name as a list of folded words, with every place of each word.
struct Form<'a> {
    words: Vec<Word>,
    places: Vec<Vec<Place<'a>>>,
}

fn of_entity(position: usize, entity: &Entity, articles: &[Annotated]) -> Vec<SpellingDifference> {
    let forms = forms(entity, articles);
    let words = words(&forms);
    let mut group_of: Vec<usize> = (0..words.len()).collect();
    let mut links: BTreeSet<(usize, usize)> = BTreeSet::new();
    for a in 0..words.len() {
        for b in a + 1..words.len() {
            let standing = standing(&words[a], &words[b], &forms);
            if standing.is_one_word && are_spellings(&words[a], &words[b]) && !are_two_people(&words[a], &words[b], &forms) {
                let (into, from) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
                group_of.iter_mut().filter(|group| **group == from).for_each(|group| *group = into);
                if standing.is_linked {
                    links.insert((a, b));
                }
            }
        }
    }
    let groups: BTreeSet<usize> = group_of.iter().copied().collect();
    let members = |group: usize| (0..words.len()).filter(|&word| group_of[word] == group).collect::<Vec<_>>();
    groups.into_iter().map(members).filter(|members| members.len() > 1).map(|members| difference(position, &members, &words, &forms, &links)).collect()
}

/// The names of an entity, each once, sorted by their words. Accounts are no names.
fn forms<'a>(entity: &Entity, articles: &'a [Annotated]) -> Vec<Form<'a>> {
    let mut forms: BTreeMap<Vec<String>, Form<'a>> = BTreeMap::new();
    for &mention in &entity.mentions {
        let text = &articles[mention.article.0].article.text;
        if mention.span.of(text).starts_with('@') {
            continue;
        }
        let spans = word_spans(mention.span, text);
        let folded: Vec<String> = spans.iter().map(|span| fold(span.of(text))).collect();
        let form = forms.entry(folded).or_insert_with_key(|folded| Form {
            words: folded.iter().map(|word| Word::new(word)).collect(),
            places: folded.iter().map(|_| Vec::new()).collect(),
        });
        for (places, span) in form.places.iter_mut().zip(spans) {
            places.push(Place { written: span.of(text), locus: Locus { article: mention.article, span } });
        }
    }
    forms.into_values().collect()
}

/// The words of a name: runs of letters, apostrophes inside them kept, a possessive ending left out.
fn word_spans(span: Span, text: &str) -> Vec<Span> {
    let slice = super::normal::bare(span.of(text));
    let offset = span.start() + (slice.as_ptr() as usize - span.of(text).as_ptr() as usize);
    let is_part = |c: char| c.is_alphabetic() || c == '’' || c == '\'';
    let mut spans = Vec::new();
    let mut start = None;
    for (at, character) in slice.char_indices().chain([(slice.len(), ' ')]) {
        match (start, is_part(character)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                spans.push(Span::new(offset + begin, offset + at));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

/// All words of the forms that can be misspelt, each once, sorted.
fn words(forms: &[Form]) -> Vec<Word> {
    let mut words: BTreeMap<&str, &Word> = BTreeMap::new();
    for word in forms.iter().flat_map(|form| &form.words).filter(|word| word.text.len() >= 3) {
        words.insert(&word.text, word);
    }
    words.into_values().cloned().collect()
}

/// How two words stand in the forms of a name.
struct Standing {
    /// Whether they stand in the same place of a name, counted from either end, and never side by side.
    is_one_word: bool,
    /// Whether another word of the full name links them.
    is_linked: bool,
}

fn standing(a: &Word, b: &Word, forms: &[Form]) -> Standing {
    let mut standing = Standing { is_one_word: false, is_linked: false };
    let place = |form: &Form, word: &Word| form.words.iter().position(|there| there.text == word.text);
    for left in forms {
        let Some(at) = place(left, a) else { continue };
        if place(left, b).is_some() {
            return Standing { is_one_word: false, is_linked: false };
        }
        for right in forms {
            let Some(there) = place(right, b) else { continue };
            if at == there || left.words.len() - at == right.words.len() - there {
                standing.is_one_word = true;
                standing.is_linked |= share_another_word(left, at, right, there);
            }
        }
    }
    standing
}

/// Whether two names share a word besides those at two places, be it in another spelling.
fn share_another_word(left: &Form, at: usize, right: &Form, there: usize) -> bool {
    let mut others = left.words.iter().enumerate().filter(|&(place, word)| place != at && word.text.len() > 1);
    let is_shared =
        |word: &Word| right.words.iter().enumerate().any(|(place, other)| place != there && (other.text == word.text || are_spellings(word, other)));
    others.any(|(_, word)| is_shared(word))
}

/// Endings that make another word of a name, not another spelling: "Harn", "Harnian".
const AFFIXES: [&str; 14] = ["s", "es", "n", "an", "ian", "ish", "ese", "i", "ns", "ans", "ians", "er", "ers", "ic"];

/// Whether two different words can be spellings of one: of one sound, one or two letters apart, or with letters swapped.
fn are_spellings(a: &Word, b: &Word) -> bool {
    let shorter = a.text.len().min(b.text.len());
    if shorter < 3 || a.text == b.text || are_of_renamed_town(a, b) || word::is_short_form(a, b) || word::are_forms_of_one_name(a, b) && a.sound != b.sound {
        return false;
    }
    let affix = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| AFFIXES.contains(&rest));
    if affix(&a.text, &b.text) || affix(&b.text, &a.text) {
        return false;
    }
    let swapped = word::is_swapped(a, b);
    if a.sound == b.sound || swapped {
        return true;
    }
    if is_ordinary(&a.text) && is_ordinary(&b.text) {
        return false;
    }
    // Two given names are mostly those of two people: only a slip makes them one.
    let is_slip = word::is_slip(&a.text, &b.text);
    is_slip || word::likeness(a, b) >= 0.8 && !(a.is_given_name() && b.is_given_name())
}

/// Whether both are known names of one town, too far apart for a slip: Poona is not Pune misspelt, as Odessa may be Odesa.
fn are_of_renamed_town(a: &Word, b: &Word) -> bool {
    gazetteer::town(&a.text).is_some_and(|town| gazetteer::town(&b.text) == Some(town)) && strsim::osa_distance(&a.text, &b.text) > 2
}

/// Whether one article writes both so often that it means two people.
fn are_two_people(a: &Word, b: &Word, forms: &[Form]) -> bool {
    let counts = |word: &Word| -> BTreeMap<ArticleIndex, usize> {
        let mut counts = BTreeMap::new();
        for place in places(word, forms) {
            *counts.entry(place.locus.article).or_default() += 1;
        }
        counts
    };
    let (left, right) = (counts(a), counts(b));
    left.iter().any(|(article, &one)| right.get(article).is_some_and(|&other| one.min(other) > 3 || one.min(other) > 1 && one.max(other) < 3 * one.min(other)))
}

/// Every place of a word in the forms.
fn places<'a>(word: &'a Word, forms: &'a [Form<'a>]) -> impl Iterator<Item = &'a Place<'a>> {
    let in_form =
        move |form: &'a Form<'a>| form.words.iter().zip(&form.places).filter(move |(there, _)| there.text == word.text).flat_map(|(_, places)| places);
    forms.iter().flat_map(in_form)
}

fn difference(entity: usize, members: &[usize], words: &[Word], forms: &[Form], links: &BTreeSet<(usize, usize)>) -> SpellingDifference {
    let spelling = |&member: &usize| {
        let mut loci: Vec<Locus> = places(&words[member], forms).map(|place| place.locus).collect();
        loci.sort_unstable();
        let mut written: BTreeMap<&str, usize> = BTreeMap::new();
        for place in places(&words[member], forms) {
            *written.entry(place.written).or_default() += 1;
        }
        let capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
        let text = written.into_iter().max_by(|x, y| (!capitals(x.0), x.1).cmp(&(!capitals(y.0), y.1)).then_with(|| y.0.cmp(x.0))).map_or("", |(text, _)| text);
        WordSpelling { text: text.to_owned(), loci }
    };
    let mut spellings: Vec<WordSpelling> = members.iter().map(spelling).collect();
    spellings.sort_by(|a, b| b.loci.len().cmp(&a.loci.len()).then_with(|| a.text.cmp(&b.text)));
    let articles = |spelling: &WordSpelling| spelling.loci.iter().map(|locus| locus.article).collect::<BTreeSet<_>>();
    let within = spellings.iter().enumerate().any(|(at, one)| spellings[at + 1..].iter().any(|other| !articles(one).is_disjoint(&articles(other))));
    let pairs = || members.iter().enumerate().flat_map(|(at, &a)| members[at + 1..].iter().map(move |&b| (a, b)));
    SpellingDifference {
        entity,
        linked: pairs().any(|(a, b)| links.contains(&(a.min(b), a.max(b)))),
        within,
        house_style: !within && pairs().all(|(a, b)| are_house_styles(&words[a], &words[b])),
        reason: change::describe(&fold(&spellings[0].text), &fold(&spellings[1].text)),
        spellings,
    }
}

/// Ways of ending one Slavic name.
const SLAVIC_ENDINGS: [&str; 7] = ["skyy", "skyi", "skiy", "skii", "skij", "sky", "ski"];

/// Whether two spellings are known ways of carrying one name over from another alphabet, each common in its newsrooms.
fn are_house_styles(a: &Word, b: &Word) -> bool {
    let stems = |word: &Word| SLAVIC_ENDINGS.iter().find_map(|ending| word.text.strip_suffix(ending)).map(str::to_owned);
    if let (Some(x), Some(y)) = (stems(a), stems(b)) {
        return x == y;
    }
    word::cost(a, b) <= 0.5 && !word::is_unheard_of(&a.text) && !word::is_unheard_of(&b.text)
}
