//! What a verb chunk tells by itself: its form, voice, mood and negation.

use super::{Form, Mood, Voice};
use crate::lexicon::Forms;
use crate::syntax::chunk::{Chunk, ChunkKind};
use crate::syntax::tag::Speech;
use crate::syntax::unit::Tagged;
use crate::syntax::words::{is_be, is_negation};

/// A verb chunk as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is told by itself, nearly all combinations are met")]
pub(super) struct Group {
    pub(super) form: Form,
    pub(super) voice: Voice,
    pub(super) mood: Mood,
    pub(super) is_negated: bool,
    /// A form of "be", or "become", "remain", "seem": what follows says what the subject is.
    pub(super) is_copula: bool,
    /// A past form by itself that may be a participle as well: "arrested".
    pub(super) may_be_participle: bool,
    /// Auxiliaries alone.
    pub(super) is_auxiliary: bool,
    /// "-ing".
    pub(super) is_gerund: bool,
    /// A bare form by itself, as stands behind "to".
    pub(super) is_bare: bool,
}

/// Reads a verb chunk.
pub(super) fn group(tagged: &Tagged<'_>, chunks: &[Chunk], at: usize) -> Group {
    let chunk = &chunks[at];
    let head = tagged.lower(chunk.head);
    let forms = tagged.forms(chunk.head);
    let is_main = tagged.tags[chunk.head] != Speech::Auxiliary;
    let object_follows = chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Noun);
    let is_gerund = forms.can_be(Forms::GERUND) && head.ends_with("ing");
    let auxiliaries = || chunk.words.clone().filter(|word| *word != chunk.head && tagged.tags[*word] == Speech::Auxiliary).map(|word| tagged.lower(word));
    let is_done = |word: &str| match word {
        // "has", unless nothing follows that it could be done to.
        "'s" | "’s" => !object_follows,
        _ => is_be(word) || is_get(word) && may_be_past_participle(head, forms),
    };
    let is_passive = is_main && !is_gerund && auxiliaries().next_back().is_some_and(is_done);
    let alone = auxiliaries().next().is_none();
    let is_to = |word: usize| tagged.tags[word] == Speech::Particle && tagged.lower(word) == "to";
    // "not to go" too.
    let is_infinitive = chunk.words.clone().take(2).any(is_to);
    let begins_participle = match auxiliaries().next() {
        Some(first) => matches!(first, "being" | "having"),
        None => is_gerund || is_main && ONLY_PARTICIPLES.contains(&head) || head == "being",
    };
    let form = match () {
        () if is_infinitive => Form::Infinitive,
        () if begins_participle => Form::Participle,
        () => Form::Finite,
    };
    let is_participle = form == Form::Participle && !is_gerund && alone && head != "being";
    Group {
        form,
        voice: if is_passive || is_participle { Voice::Passive } else { Voice::Active },
        mood: mood(auxiliaries()),
        is_negated: chunk.words.clone().any(|word| is_negation(tagged.lower(word))),
        is_copula: is_be(head)
            || matches!(head, "become" | "becomes" | "became" | "becoming" | "remain" | "remains" | "remained" | "seem" | "seems" | "seemed"),
        is_auxiliary: !is_main,
        is_gerund,
        is_bare: alone && forms.can_be(Forms::VERB) && !head.ends_with('s'),
        may_be_participle: is_main && alone && form == Form::Finite && forms.can_be(Forms::PAST) && !ONLY_PASTS.contains(&head),
    }
}

/// By the first modal among the auxiliaries.
fn mood<'w>(auxiliaries: impl Iterator<Item = &'w str>) -> Mood {
    for word in auxiliaries {
        match word {
            "will" | "'ll" | "’ll" | "wo" | "shall" => return Mood::Future,
            "can" | "ca" | "could" | "may" | "might" | "must" | "should" | "would" | "'d" | "’d" | "ought" | "cannot" => return Mood::Modal,
            _ => {}
        }
    }
    Mood::Actual
}

fn is_get(word: &str) -> bool {
    matches!(word, "get" | "gets" | "got" | "getting" | "gotten")
}

fn may_be_past_participle(word: &str, forms: Forms) -> bool {
    (forms.can_be(Forms::PAST) || word.ends_with("ed") || word.ends_with('n')) && !ONLY_PASTS.contains(&word)
}

/// Participles that are no past, so that without an auxiliary they begin no finite clause.
#[rustfmt::skip]
const ONLY_PARTICIPLES: &[&str] = &[
    "beaten", "begun", "bitten", "born", "broken", "chosen", "done", "drawn", "driven", "drunk", "eaten", "fallen", "flown", "forbidden",
    "forgotten", "frozen", "given", "gone", "grown", "hidden", "known", "overthrown", "proven", "ridden", "risen", "seen", "shaken", "shown",
    "spoken", "stolen", "sung", "sworn", "taken", "thrown", "torn", "undertaken", "withdrawn", "woken", "worn", "written",
];

/// Pasts that are no participle, or none that describes a noun.
#[rustfmt::skip]
const ONLY_PASTS: &[&str] = &[
    "appeared", "arrived", "ate", "became", "began", "belonged", "broke", "came", "chose", "collapsed", "did", "died", "drank", "drew", "drove",
    "emerged", "escaped", "existed", "failed", "fell", "fled", "flew", "forgot", "froze", "gave", "grew", "happened", "hid", "knew", "lasted",
    "lived", "occurred", "ran", "rang", "remained", "rode", "rose", "sang", "sank", "saw", "seemed", "shook", "spoke", "stole", "survived",
    "swam", "swore", "threw", "took", "tore", "vanished", "went", "withdrew", "woke", "wore", "wrote",
];
