//! Classes of verbs that decide how the clause behind them is read.

/// Roots of regular verbs that say, think or know something, and all forms of the irregular ones.
#[rustfmt::skip]
const TELLING: (&[&str], &[&str]) = (
    &[
        "accept", "accus", "acknowledg", "add", "admit", "admitt", "agree", "alleg", "announc", "argu", "ask", "assert", "assum", "assur", "believ",
        "boast", "caution", "claim", "comment", "complain", "conced", "concede", "conclud", "confirm", "contend", "decid", "declar", "demand", "den",
        "disclos", "discover", "estimat", "expect", "explain", "fear", "figur", "guess", "hint", "hop", "imagin", "impl", "indicat", "inform",
        "insist", "learn", "maintain", "mention", "not", "notic", "observ", "predict", "promis", "prov", "realis", "realiz", "recall", "recognis",
        "recogniz", "remark", "remember", "repl", "report", "reveal", "signal", "stat", "stress", "suggest", "suspect", "testif", "threaten",
        "tweet", "vow", "warn", "wonder", "worr",
    ],
    &[
        "felt", "find", "finding", "finds", "forecast", "found", "hear", "heard", "hearing", "hears", "knew", "know", "knowing", "known", "knows",
        "mean", "means", "meant", "read", "reads", "said", "saw", "say", "saying", "says", "see", "seen", "sees", "show", "showed", "showing",
        "shown", "shows", "swear", "swore", "tell", "telling", "tells", "think", "thinking", "thinks", "thought", "told", "understand",
        "understands", "understood", "write", "writes", "writing", "wrote",
    ],
);

/// Verbs whose object is to do what the infinitive behind it says: "asked them to leave".
#[rustfmt::skip]
const DIRECTING: (&[&str], &[&str]) = (
    &[
        "advis", "allow", "appoint", "ask", "assign", "authoris", "authoriz", "believ", "call", "caus", "challeng", "compel", "compell", "consider",
        "convinc", "direct", "elect", "employ", "enabl", "encourag", "expect", "forc", "help", "hir", "implor", "inspir", "instruct", "invit",
        "motivat", "need", "oblig", "order", "permit", "permitt", "persuad", "press", "pressur", "prompt", "push", "recruit", "remind", "request",
        "requir", "signal", "summon", "tempt", "train", "trust", "urg", "want", "warn",
    ],
    &[
        "beg", "begged", "begging", "begs", "chose", "chosen", "forbade", "forbid", "forbidden", "get", "gets", "getting", "got", "lead", "leads",
        "leave", "leaves", "led", "left", "send", "sending", "sends", "sent", "taught", "teach", "teaches", "tell", "telling", "tells", "told",
    ],
);

/// Verbs behind which a noun and a participle tell what is met or left in which state: "found them locked", and bare forms what someone does:
/// "saw them leave".
#[rustfmt::skip]
const PERCEIVING: (&[&str], &[&str]) = (
    &["discover", "hav", "help", "nam", "notic", "observ", "report", "want", "watch"],
    &[
        "find", "finds", "found", "had", "has", "hear", "heard", "hears", "keep", "keeps", "kept", "leave", "leaves", "left", "let", "lets", "made",
        "make", "makes", "making", "saw", "see", "seen", "sees", "show", "showed", "shows",
    ],
);

/// Whether a verb in any form tells in which state its object is, or what it does.
pub(super) fn perceives(verb: &str) -> bool {
    holds(PERCEIVING, verb)
}

/// Whether a verb in any form is one behind which a clause says what is said, thought or known.
pub(super) fn tells(verb: &str) -> bool {
    holds(TELLING, verb)
}

/// Whether a verb in any form gives its object something to do.
pub(super) fn directs_its_object(verb: &str) -> bool {
    holds(DIRECTING, verb)
}

fn holds((roots, forms): (&[&str], &[&str]), verb: &str) -> bool {
    const ENDINGS: &[&str] = &["", "e", "s", "es", "d", "ed", "ing", "y", "ies", "ied", "ying"];
    let regular = |ending: &&str| verb.strip_suffix(*ending).is_some_and(|root| roots.binary_search(&root).is_ok());
    forms.binary_search(&verb).is_ok() || ENDINGS.iter().any(regular)
}

/// Prepositions that open clauses too: "after the match", "after the match ended".
pub(super) fn opens_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "as" | "than" | "like")
}

/// Verbs that stand before their subject: "Behind it stood a mill".
pub(super) fn comes(word: &str) -> bool {
    matches!(word, "come" | "comes" | "came" | "stand" | "stands" | "stood" | "lie" | "lies" | "lay" | "sit" | "sits" | "sat" | "goes" | "went")
}

/// Pronouns that are a subject wherever they stand.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "i" | "he" | "she" | "we" | "they")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        for list in [TELLING.0, TELLING.1, PERCEIVING.0, PERCEIVING.1, DIRECTING.0, DIRECTING.1] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn every_form_of_a_verb_is_of_its_class() {
        for verb in ["announces", "denied", "said", "warning", "admitted"] {
            assert!(tells(verb), "{verb}");
        }
        assert!(!tells("arrested"));
    }
}
