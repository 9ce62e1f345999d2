//! What the clauses of sentences are, with the parts of speech that the embedded tagger gives.

use proptest::prelude::*;

use super::*;
use crate::crf::Cache;
use crate::syntax::{ChunkKind, PARTS, Sentence, Vocabulary, embedded};
use crate::text::segment;

/// A text's first sentence.
struct Analysed {
    text: String,
    words: Sentence,
    syntax: Syntax,
}

fn analysed(text: &str) -> Analysed {
    let layout = segment(text, None);
    let document = Document::new(text, &layout, &mut Vocabulary::default());
    let tags = embedded().tag(&document, &mut Cache::<PARTS>::default());
    let syntax = analyse(&document, &tags, &[]).swap_remove(0);
    Analysed { text: text.to_owned(), words: document.sentences[0].clone(), syntax }
}

impl Analysed {
    fn words(&self, chunk: usize) -> &str {
        let words = &self.words.words[self.syntax.chunks[chunk].words.clone()];
        words[0].span.join(words[words.len() - 1].span).of(&self.text)
    }

    /// The clause of a verb chunk.
    fn clause(&self, verb: &str) -> &Clause {
        self.syntax.clauses.iter().find(|clause| self.words(clause.verb) == verb).unwrap_or_else(|| panic!("no clause of {verb:?}: {:?}", self.syntax))
    }

    fn subject(&self, verb: &str) -> Option<&str> {
        self.clause(verb).subject.map(|subject| self.words(subject))
    }

    /// What belongs to the verb itself, with the preposition before it.
    fn complements(&self, verb: &str) -> Vec<String> {
        let own = self.clause(verb).complements.iter().filter(|complement| complement.of.is_none());
        let words = |complement: &Complement| {
            let preposition = complement.preposition.map_or(String::new(), |chunk| format!("{} ", self.words(chunk)));
            preposition + self.words(complement.chunk)
        };
        own.map(words).collect()
    }
}

/// The subject of each verb of a sentence.
fn assert_subjects(text: &str, expected: &[(&str, &str)]) {
    let analysed = analysed(text);
    for (verb, subject) in expected {
        assert_eq!(analysed.subject(verb), Some(*subject), "{verb} in {text:?}");
    }
}

#[test]
fn a_verb_has_its_subject_object_and_prepositions() {
    let analysed = analysed("The council of Harn sold the old mill to a brewer on Friday.");
    assert_eq!(analysed.subject("sold"), Some("The council"));
    assert_eq!(analysed.complements("sold"), ["the old mill", "to a brewer", "on Friday"]);
}

#[test]
fn what_a_noun_takes_is_not_the_verbs() {
    let analysed = analysed("Holm lost the keys of the mill.");
    let keys = analysed.clause("lost").complements.iter().find(|complement| complement.of.is_some()).expect("the mill is the keys'");
    assert_eq!((analysed.words(keys.chunk), keys.of.map(|of| analysed.words(of))), ("the mill", Some("the keys")));
}

#[test]
fn a_passive_is_told_from_an_active() {
    let analysed = analysed("Two men were arrested by guards after they had robbed a shop.");
    assert_eq!(analysed.clause("were arrested").voice, Voice::Passive);
    assert_eq!(analysed.clause("had robbed").voice, Voice::Active);
    assert_eq!(analysed.complements("were arrested"), ["by guards"]);
}

#[test]
fn a_relative_clause_takes_the_noun_before_it_and_gives_the_verb_back() {
    assert_subjects("Ida Holm, who runs the mill, sold two boats.", &[("runs", "Ida Holm"), ("sold", "Ida Holm")]);
    assert_subjects("The boat that hit the bridge sank.", &[("hit", "The boat"), ("sank", "The boat")]);
}

#[test]
fn coordination_shares_the_subject() {
    assert_subjects("Holm opened the gate and left the town.", &[("opened", "Holm"), ("left", "Holm")]);
    assert_subjects("Holm opened the gate and Berg left the town.", &[("opened", "Holm"), ("left", "Berg")]);
}

#[test]
fn an_apposition_is_no_subject() {
    assert_subjects("Ida Holm, the mayor of Harn, resigned.", &[("resigned", "Ida Holm")]);
}

#[test]
fn what_is_said_is_the_content_of_saying() {
    let analysed = analysed("Berg said the bridge would collapse.");
    let content = analysed.clause("would collapse");
    assert_eq!(analysed.subject("would collapse"), Some("the bridge"));
    assert_eq!((content.link, content.parent), (Link::Content, Some(0)));
    assert_eq!(content.mood, Mood::Modal);
}

#[test]
fn a_cue_behind_what_is_said_governs_it() {
    for text in ["The bridge is closed, Berg said.", "“The bridge is closed,” said Berg."] {
        let analysed = analysed(text);
        assert_eq!(analysed.subject("said"), Some("Berg"), "{text}");
        assert_eq!(analysed.clause("is closed").link, Link::Content, "{text}");
    }
}

#[test]
fn a_noun_goes_on_behind_its_relative_clause() {
    assert_subjects("Berg said the driver who hit the gate had fled.", &[("hit", "the driver"), ("had fled", "the driver")]);
}

#[test]
fn a_clause_that_comes_first_leaves_the_subject_to_the_main_one() {
    let analysed = analysed("After his brother left the town, Holm sold the mill.");
    assert_eq!(analysed.subject("left"), Some("his brother"));
    assert_eq!(analysed.subject("sold"), Some("Holm"));
    assert_eq!((analysed.clause("left").link, analysed.clause("left").parent), (Link::Adverbial, Some(1)));
}

#[test]
fn a_participle_at_the_beginning_takes_the_subject_that_follows() {
    assert_subjects("Speaking in Harn, Berg praised the guards.", &[("Speaking", "Berg"), ("praised", "Berg")]);
}

#[test]
fn a_participle_behind_a_noun_describes_it() {
    let analysed = analysed("Guards found a boat stolen from the harbour.");
    assert_eq!(analysed.subject("stolen"), Some("a boat"));
    assert_eq!((analysed.clause("stolen").form, analysed.clause("stolen").voice), (Form::Participle, Voice::Passive));
}

#[test]
fn an_infinitive_takes_the_object_of_asking_and_the_subject_of_refusing() {
    assert_subjects("Berg asked the guards to open the gate.", &[("to open", "the guards")]);
    assert_subjects("Berg refused to open the gate.", &[("to open", "Berg")]);
}

#[test]
fn a_gerund_belongs_to_the_verb_with_its_preposition() {
    let analysed = analysed("Holm was fined for selling the boat.");
    assert_eq!(analysed.complements("was fined"), ["for selling"]);
    assert_eq!(analysed.subject("selling"), Some("Holm"));
}

#[test]
fn negation_future_and_predicate_are_read() {
    let analysed = analysed("The mayor will not attend, and the gate is open.");
    let attend = analysed.clause("will not attend");
    assert!(attend.is_negated);
    assert_eq!(attend.mood, Mood::Future);
    assert_eq!(analysed.clause("is").predicate.map(|predicate| analysed.words(predicate)), Some("open"));
}

#[test]
fn a_subject_or_object_with_no_negates() {
    for (text, verb) in [("No guards saw the boat.", "saw"), ("The guards found no boat.", "found"), ("There was no boat.", "was")] {
        assert!(analysed(text).clause(verb).is_negated, "{text}");
    }
}

#[test]
fn there_is_has_its_subject_behind_it() {
    assert_subjects("There were three boats in the harbour.", &[("were", "three boats")]);
}

#[test]
fn a_place_before_the_subject_is_no_subject() {
    assert_subjects("In Harn, Vermont, police closed the bridge.", &[("closed", "police")]);
    assert_subjects("Two days later, the guards closed the bridge.", &[("closed", "the guards")]);
}

#[test]
fn counted_ones_share_the_passive_before_them() {
    let analysed = analysed("One man was killed and two wounded in Harn.");
    assert_eq!(analysed.subject("wounded"), Some("two"));
    assert_eq!(analysed.clause("wounded").voice, Voice::Passive);
}

#[test]
fn a_question_is_one_clause() {
    let analysed = analysed("Did the mayor sell the mill?");
    assert_eq!(analysed.subject("sell"), Some("the mayor"));
    assert_eq!(analysed.syntax.clauses.len(), 1);
}

proptest! {
    #[test]
    fn any_words_with_any_tags_are_analysed(
        words in prop::collection::vec(
            (prop::sample::select(vec!["who", "said", ",", "Holm", "to", "and", "after", "is", "-", "there", "“", "by", "going", "12", "that", ";", "not"]), 0..PARTS),
            1..40,
        ),
        name in 0_usize..40,
    ) {
        let document = Document::of_words(words.iter().map(|(word, _)| *word), &mut Vocabulary::default());
        let tags = vec![words.iter().map(|(_, tag)| Speech::ALL[*tag]).collect::<Vec<_>>()];
        for names in [vec![], vec![vec![name..name + 2]]] {
            let syntax = &analyse(&document, &tags, &names)[0];
            let mut end = 0;
            for chunk in &syntax.chunks {
                prop_assert_eq!(chunk.words.start, end);
                prop_assert!(chunk.words.contains(&chunk.head));
                end = chunk.words.end;
            }
            prop_assert_eq!(end, words.len());
            prop_assert!(syntax.clauses.iter().all(|clause| syntax.chunks[clause.verb].kind == ChunkKind::Verb));
        }
    }
}
