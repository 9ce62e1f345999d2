//! The words that say somebody says something: verbs of speech and of judgement, "according to", "shot back".

use std::sync::LazyLock;

use crate::lexicon::WordMap;

/// A form of a word that may introduce what somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    /// The verb's base form, or "according to".
    pub(crate) lemma: &'static str,
    /// Its form in the text.
    pub(crate) form: Form,
    /// What it does with words.
    pub(crate) use_: Use,
    /// The form is a noun or an infinitive at least as often ("report", "claims", "to say").
    pub(crate) is_weak: bool,
    /// The verb's base form is a noun as well.
    pub(crate) is_noun: bool,
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say"
    Base,
    /// "says"
    Present,
    /// "said"
    Past,
    /// "saying"
    Participle,
    /// "according to"
    Fixed,
}

/// What a verb does with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Whole sentences follow it or stand before it: say, tell, add.
    Speech,
    /// It calls somebody or something by a word: call, describe, dub.
    Naming,
    /// It judges, thinks or feels, and may carry words: blast, hope, fear.
    Stance,
}

const SPEECH: &str = "say tell add ask reply respond answer write tweet post declare announce explain insist argue claim note state warn assert remark \
    observe recall comment quip joke shout yell scream cry exclaim whisper mutter murmur continue conclude concede acknowledge admit confirm deny \
    contend maintain allege complain lament boast brag proclaim pledge vow promise urge plead suggest stress emphasize emphasise reiterate repeat \
    report testify predict remind assure caution advise counter retort chime opine muse wonder inquire enquire demand clarify elaborate reflect \
    reveal disclose confide snap sigh laugh chant read recount offer text email message blog begin scoff surmise fume demur scold gush deadpan \
    intone caption point interject interrupt protest object ponder grouse bark boom thunder sneer taunt tease gripe grumble groan moan enthuse \
    reckon swear bellow bleat rant rail preach lecture chide riff retweet specify summarize summarise theorize theorise counsel agree sing relate \
    echo stipulate order";

const NAMING: &str = "call describe term label dub brand characterize characterise refer deem regard portray cite quote compare liken rate";

const STANCE: &str = "think believe feel hope fear know want disagree estimate expect propose recommend signal indicate imply mean concur remember \
    question tout hail applaud praise slam blast rip mock deride decry denounce condemn criticize criticise dismiss blame accuse inform charge \
    rebuke bemoan query thank correct recite scrawl type beam blare yelp proffer";

/// Verbs whose base form and third person are nouns as well, or whose form means something else more often.
const ALSO_NOUNS: &str = "answer tweet post claim note state remark comment joke shout yell scream cry whisper pledge vow promise urge stress report \
    caution counter demand sigh laugh chant offer text email message blog point object protest bark boom thunder taunt tease groan moan swear rant \
    rail lecture riff retweet counsel order call term label brand quote hope fear want estimate signal question praise rip blame charge query type \
    beam read echo caption rate mean feel hail tout blast slam regard";

/// Past and participle where the rules below fail.
const IRREGULAR: &[(&str, &str)] = &[
    ("say", "said"),
    ("tell", "told"),
    ("write", "wrote"),
    ("read", "read"),
    ("begin", "began"),
    ("think", "thought"),
    ("feel", "felt"),
    ("know", "knew"),
    ("sing", "sang"),
    ("mean", "meant"),
    ("swear", "swore"),
];

/// Verbs that double their last letter.
const DOUBLING: &str = "quip brag admit blog dub slam rip snap refer begin demur deadpan concur";

/// Two words that together mean "say".
const PAIRS: &[(&str, &str, &str)] = &[
    ("shot", "back", "retort"),
    ("shoots", "back", "retort"),
    ("fired", "back", "retort"),
    ("fires", "back", "retort"),
    ("hit", "back", "retort"),
    ("hits", "back", "retort"),
    ("cut", "in", "interject"),
    ("chipped", "in", "interject"),
    ("chimed", "in", "chime"),
    ("weighed", "in", "comment"),
    ("piled", "on", "add"),
    ("put", "it", "say"),
    ("puts", "it", "say"),
    ("went", "on", "continue"),
    ("goes", "on", "continue"),
    ("spoke", "out", "say"),
    ("lashed", "out", "say"),
    ("made", "clear", "say"),
];

/// Participles that hardly ever introduce speech.
const WEAK_PARTICIPLES: &[&str] = &["meaning", "feeling", "offering", "knowing", "wanting", "signaling"];

static FORMS: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    let nouns: Vec<&str> = ALSO_NOUNS.split_whitespace().collect();
    let mut forms = WordMap::default();
    for (verbs, use_) in [(SPEECH, Use::Speech), (NAMING, Use::Naming), (STANCE, Use::Stance)] {
        for lemma in verbs.split_whitespace() {
            let is_noun = nouns.contains(&lemma);
            for (form, word) in inflect(lemma) {
                let is_weak = match form {
                    Form::Base => true,
                    Form::Present => is_noun,
                    Form::Participle => WEAK_PARTICIPLES.contains(&word.as_str()),
                    Form::Past | Form::Fixed => false,
                };
                // Of two verbs with one form the first counts.
                if forms.get(&word).is_none() {
                    forms.insert(&word, Cue { lemma, form, use_, is_weak, is_noun });
                }
            }
        }
    }
    forms
});

/// The cue that a lower-case word is, if it is one.
pub(crate) fn of(word: &str) -> Option<Cue> {
    FORMS.get(word)
}

/// The cue that two lower-case words together are: "according to", "shot back".
pub(crate) fn of_pair(first: &str, second: &str) -> Option<Cue> {
    if first == "according" && second == "to" {
        return Some(Cue::of_speech("according to", Form::Fixed));
    }
    let pair = PAIRS.iter().find(|pair| pair.0 == first && pair.1 == second)?;
    let form = if first.ends_with('s') { Form::Present } else { Form::Past };
    Some(Cue::of_speech(pair.2, form))
}

/// Nouns for what somebody said.
const NOUNS: &[&str] = &["remark", "remarks", "comment", "comments", "statement", "words", "quote", "quotation", "tweet", "post", "message", "joke", "quip"];

/// Whether a lower-case word names what somebody said: "the remark by".
pub(crate) fn is_noun_of_speech(word: &str) -> bool {
    NOUNS.contains(&word)
}

/// Verbs whose object is the person spoken to: in the passive, the subject is who hears it.
const ADDRESSING: &[&str] = &["tell", "warn", "ask", "inform", "remind", "advise", "assure", "urge", "order", "accuse", "charge"];

impl Cue {
    /// What surely says that somebody speaks.
    pub(super) fn of_speech(lemma: &'static str, form: Form) -> Self {
        Self { lemma, form, use_: Use::Speech, is_weak: false, is_noun: false }
    }

    /// Whether "X was told" makes X the one who hears or is spoken of, not the speaker.
    pub(crate) fn has_passive(self) -> bool {
        self.use_ != Use::Speech || ADDRESSING.contains(&self.lemma) || matches!(self.lemma, "quote" | "report" | "say" | "write")
    }
}

/// The forms of a verb.
fn inflect(lemma: &str) -> Vec<(Form, String)> {
    let past = IRREGULAR.iter().find(|(base, _)| *base == lemma).map(|(_, past)| (*past).to_owned());
    let doubled = DOUBLING.split_whitespace().any(|verb| verb == lemma).then(|| format!("{lemma}{}", &lemma[lemma.len() - 1..]));
    let stem = doubled.as_deref().unwrap_or(lemma);
    let soft_y = lemma.strip_suffix('y').filter(|root| !root.ends_with(['a', 'e', 'i', 'o', 'u']));
    let (present, regular, participle) = if let Some(root) = lemma.strip_suffix('e') {
        (format!("{lemma}s"), format!("{lemma}d"), if root.ends_with('e') { format!("{lemma}ing") } else { format!("{root}ing") })
    } else if let Some(root) = soft_y {
        (format!("{root}ies"), format!("{root}ied"), format!("{lemma}ing"))
    } else if ["s", "sh", "ch", "x"].iter().any(|ending| lemma.ends_with(ending)) {
        (format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing"))
    } else {
        (format!("{lemma}s"), format!("{stem}ed"), format!("{stem}ing"))
    };
    vec![(Form::Past, past.unwrap_or(regular)), (Form::Present, present), (Form::Participle, participle), (Form::Base, lemma.to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_verb_leads_to_its_base() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("denies", "deny", Form::Present),
            ("quipped", "quip", Form::Past),
            ("demurred", "demur", Form::Past),
            ("deadpanning", "deadpan", Form::Participle),
            ("concurred", "concur", Form::Past),
            ("arguing", "argue", Form::Participle),
            ("agreeing", "agree", Form::Participle),
            ("stresses", "stress", Form::Present),
        ] {
            let cue = of(word).unwrap();
            assert_eq!((cue.lemma, cue.form), (lemma, form), "{word}");
        }
    }

    #[test]
    fn a_form_that_is_also_a_noun_is_weak() {
        assert!(of("claims").unwrap().is_weak);
        assert!(of("say").unwrap().is_weak);
        assert!(!of("claimed").unwrap().is_weak);
        assert!(!of("says").unwrap().is_weak);
    }

    #[test]
    fn pairs_of_words_are_cues_only_together() {
        assert_eq!(of_pair("according", "to").unwrap().lemma, "according to");
        assert_eq!(of_pair("shot", "back").unwrap().lemma, "retort");
        assert_eq!(of_pair("shot", "him"), None);
    }
}
