//! Quotations, who speaks them, and the words that say so.

mod attribute;
mod clause;
pub(crate) mod cue;
mod kind;
mod mark;
pub(crate) mod outlet;
mod paragraph;
mod phrase;
mod speaker;
mod stretch;

use self::clause::Source;
use self::paragraph::Said;
use self::speaker::People;
use self::stretch::Stretch;
use super::Mention;
use crate::article::Span;
use crate::text::{BlockKind, Layout};

/// A quotation as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// With its marks; a quotation over several paragraphs goes from its first mark to its last.
    pub span: Span,
    /// What the marks are there for.
    pub kind: QuoteKind,
    /// Who says it, as the article words it.
    pub speaker: Option<Speaker>,
    /// The word that tells it is said ("said", "according to").
    pub cue: Option<Span>,
    /// The outlet that got the quotation first, if the article names one.
    pub via: Option<String>,
    /// Position in the article's list of the quotation this one stands inside.
    pub parent: Option<usize>,
}

/// Who says a quotation, as the article words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker: a name, a role or a pronoun.
    pub span: Span,
    /// Who that is, as far as the article alone tells: a pronoun is resolved where it can be.
    pub name: String,
}

/// What quotation marks are there for.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// Whole sentences somebody said.
    Direct,
    /// Somebody's words inside a sentence of the article.
    Mixed,
    /// Words held at a distance.
    Scare,
    /// A nickname.
    Nickname,
    /// The title of a work.
    Title,
    /// A post of a social network.
    Post,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Direct, Self::Mixed, Self::Scare, Self::Nickname, Self::Title, Self::Post];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Scare => "scare",
            Self::Nickname => "nickname",
            Self::Title => "title",
            Self::Post => "post",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Finds the quotations of one article, in order of their first mark.
///
/// The marks tell what is quoted, the words around it who speaks and what the marks are there for.
pub fn find(text: &str, layout: &Layout, mentions: &[Mention]) -> Vec<Quote> {
    let stretches = stretch::find(text, layout);
    let posts = posts(text, layout);
    if stretches.is_empty() {
        return posts;
    }
    let lower = text.to_ascii_lowercase();
    let reading = paragraph::read(Source { text, lower: &lower, layout }, &stretches);
    let tops: Vec<Span> = stretches.iter().filter(|stretch| stretch.parent.is_none()).map(Stretch::span).collect();
    let is_nickname = |said: &Said| said.kind == Some(QuoteKind::Nickname);
    let nicknames: Vec<Span> = stretches.iter().zip(&reading.said).filter(|(_, said)| is_nickname(said)).map(|(stretch, _)| stretch.span()).collect();
    let people = People::of(text, layout, mentions, &tops, &nicknames);
    let mut quotes = posts;
    // Posts come first in the list until it is sorted.
    let shift = quotes.len();
    for (stretch, said) in stretches.iter().zip(&reading.said) {
        let post = || {
            let at = quotes[..shift].partition_point(|post| post.span.end() < stretch.span().end());
            quotes[..shift].get(at).is_some_and(|post| post.span.contains(stretch.span())).then_some(at)
        };
        let parent = stretch.parent.map(|parent| parent + shift).or_else(post);
        let mut quote = Quote { span: stretch.span(), kind: said.kind.unwrap_or(QuoteKind::Scare), speaker: None, cue: None, via: None, parent };
        if matches!(quote.kind, QuoteKind::Direct | QuoteKind::Mixed)
            && let Some(span) = said.speaker.and_then(|span| if said.is_guess { settle_guess(text, mentions, span) } else { Some(span) })
        {
            let outer = parent.and_then(|parent| quotes[parent].speaker.as_ref()).filter(|_| matches!(span.of(text), "I" | "we" | "We"));
            let name = outer.map_or_else(|| people.name(layout, span, &reading.subjects), |speaker| speaker.name.clone());
            quote.speaker = Some(Speaker { span, name });
            quote.cue = said.cue;
            quote.via = said.via.map(|span| span.of(text).to_owned());
        }
        quotes.push(quote);
    }
    in_order(&quotes)
}

/// The innermost quotation around a place; `quotes` are one article's, in order.
pub(crate) fn around(quotes: &[Quote], place: Span) -> Option<&Quote> {
    let mut at = quotes.partition_point(|quote| quote.span.start() <= place.start()).checked_sub(1);
    while let Some(quote) = at.and_then(|at| quotes.get(at)) {
        if quote.span.contains(place) {
            return Some(quote);
        }
        at = quote.parent;
    }
    None
}

/// What is left of a noun phrase that was only guessed from the head of a sentence: the name in it, or a few words.
fn settle_guess(text: &str, mentions: &[Mention], span: Span) -> Option<Span> {
    /// Without parts of speech, a longer phrase has run into the verb.
    const LONGEST: usize = 3;
    let first = mentions.partition_point(|mention| mention.span.end() <= span.start());
    let mention = mentions[first..].first().filter(|mention| mention.span.start() < span.end());
    mention.map(|mention| mention.span).or_else(|| (span.of(text).split_whitespace().count() <= LONGEST).then_some(span))
}

/// The posts of an article, each with its author; a post that is printed twice is two.
fn posts(text: &str, layout: &Layout) -> Vec<Quote> {
    let mut posts = Vec::new();
    for sentences in layout.sentences.chunk_by(|a, b| a.block == b.block) {
        let block = layout.block_of(&sentences[0]);
        let [_, .., signature] = sentences else { continue };
        if block.kind != BlockKind::Post {
            continue;
        }
        let words = text[block.span.start()..signature.span.start()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-'));
        let words = words.strip_suffix("&mdash;").unwrap_or(words).trim_end();
        let author = signature.span.of(text).split("(@").next().unwrap_or_default().trim_end();
        let name = author.trim_start_matches("&mdash;").trim_start();
        let end = signature.span.start() + author.len();
        let author = Span::new(end - name.len(), end);
        let speaker = (!author.is_empty()).then(|| Speaker { span: author, name: author.of(text).to_owned() });
        let span = Span::new(block.span.start(), block.span.start() + words.len());
        posts.push(Quote { span, kind: QuoteKind::Post, speaker, cue: None, via: None, parent: None });
    }
    posts
}

/// Sorts quotations by place, the outer before the inner, and renumbers their parents.
fn in_order(quotes: &[Quote]) -> Vec<Quote> {
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.sort_by_key(|&at| (quotes[at].span.start(), std::cmp::Reverse(quotes[at].span.end()), at));
    let mut place = vec![0; quotes.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let renumbered = |old: usize| Quote { parent: quotes[old].parent.map(|parent| place[parent]), ..quotes[old].clone() };
    order.iter().map(|&old| renumbered(old)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::Article;
    use crate::text;

    /// Kind, words and speaker of every quotation of a text.
    fn quotes(text: &str) -> Vec<(QuoteKind, String, Option<String>)> {
        let annotated = annotate(Article { text: text.to_owned(), ..Article::default() });
        annotated.quotes.iter().map(|quote| (quote.kind, quote.span.of(text).to_owned(), quote.speaker.as_ref().map(|speaker| speaker.name.clone()))).collect()
    }

    fn speakers(text: &str) -> Vec<Option<String>> {
        quotes(text).into_iter().map(|(_, _, speaker)| speaker).collect()
    }

    const BODY: &str = "The ferry to Harn did not sail on Monday.\n\n";

    #[test]
    fn the_speaker_stands_before_or_behind_the_words() {
        for text in [
            "“The pier will hold until spring,” said Ida Holm, the harbour master.",
            "“The pier will hold until spring,” Ida Holm, the harbour master, said on Friday.",
            "The harbour master, Ida Holm, told reporters: “The pier will hold until spring.”",
            "According to Ida Holm, “the pier will hold until spring”.",
            "“The pier will hold until spring.” — Ida Holm",
        ] {
            assert_eq!(speakers(&format!("{BODY}{text}")), [Some("Ida Holm".to_owned())], "{text}");
        }
    }

    #[test]
    fn words_that_stand_alone_belong_to_whoever_spoke_last() {
        let text = "“We counted twice,” Ida Holm said. “Nobody was missing.”\n\n“And then we counted again.”";
        assert_eq!(speakers(&format!("{BODY}{text}")), vec![Some("Ida Holm".to_owned()); 3]);
    }

    #[test]
    fn a_pronoun_and_a_surname_lead_to_the_full_name() {
        let text = "Ida Holm runs the ferry.\n\n“I never slept,” she said.\n\nHolm added: “I never will.”";
        assert_eq!(speakers(&format!("{BODY}{text}")), vec![Some("Ida Holm".to_owned()); 2]);
    }

    #[test]
    fn the_one_who_was_told_is_not_the_speaker() {
        let text = "Passengers were told that they faced ‘hours and hours’ of waiting.";
        assert_eq!(speakers(&format!("{BODY}{text}")), [None]);
    }

    #[test]
    fn an_outlet_that_reports_got_the_words_and_did_not_speak_them() {
        let text = format!("{BODY}Ida Holm warned that the pier was ‘rotten to the core’, reported The Harn Gazette.");
        let found = find(&text, &text::segment(&text, None), &[]);
        assert_eq!(found[0].speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Ida Holm"));
        assert_eq!(found[0].via.as_deref(), Some("The Harn Gazette"));
    }

    #[test]
    fn what_marks_are_there_for_is_told() {
        use QuoteKind::{Direct, Mixed, Nickname, Scare, Title};
        for (text, kind) in [
            ("“The pier will hold,” Ida Holm said.", Direct),
            ("Ida Holm called the pier “rotten to the core”.", Mixed),
            ("The so-called ‘express’ takes four hours.", Scare),
            ("Tom “Anchor” Lund left first.", Nickname),
            ("She appeared on “The Late Ferry” again.", Title),
        ] {
            assert_eq!(quotes(&format!("{BODY}{text}"))[0].0, kind, "{text}");
        }
    }

    #[test]
    fn a_post_is_its_authors_and_holds_what_is_quoted_in_it() {
        let text = format!("{BODY}They said “soon” and meant never. Still here. — Tom Lund (@tomlund) March 3, 2023");
        let found = quotes(&text);
        assert_eq!(found[0], (QuoteKind::Post, "They said “soon” and meant never. Still here.".to_owned(), Some("Tom Lund".to_owned())));
        assert_eq!(find(&text, &text::segment(&text, None), &[])[1].parent, Some(0));
    }

    #[test]
    fn who_speaks_inside_a_quotation_is_told_by_the_quotation() {
        let text = format!("{BODY}“My aunt asked me, ‘Will it sail?’ and I told her, ‘Not today,’” Ida Holm said.");
        let found = quotes(&text);
        let names: Vec<&str> = found.iter().filter_map(|(_, _, speaker)| speaker.as_deref()).collect();
        assert_eq!(names, ["Ida Holm", "My aunt", "Ida Holm"]);
    }

    #[test]
    fn a_place_leads_to_the_innermost_quotation_around_it() {
        let text = format!("{BODY}“My aunt asked, ‘Will it sail?’ and I told her, ‘Not today,’ and left,” Ida Holm said.");
        let found = find(&text, &text::segment(&text, None), &[]);
        let around = |word: &str| {
            let start = text.find(word).unwrap();
            around(&found, Span::new(start, start + word.len())).map(|quote| quote.span.of(&text).chars().nth(1).unwrap())
        };
        assert_eq!((around("sail?"), around("told her"), around("today"), around("left"), around("Ida")), (Some('W'), Some('M'), Some('N'), Some('M'), None));
    }

    /// Each text has one quotation, of this speaker.
    fn assert_speaks(speaker: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(speakers(&format!("{BODY}{text}")), [Some(speaker.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_relative_clause_before_the_verb_makes_no_passive() {
        assert_speaks(
            "Tom Vane",
            &["Tom Vane, who is 52, said the pier was “rotten”.", "Tom Vane, who was on board, told reporters that the pier was “rotten”."],
        );
        assert_speaks("eight women", &["In a letter about the board, eight women who were members, called the pier “rotten”."]);
    }

    #[test]
    fn a_participle_or_a_day_at_the_head_of_a_sentence_is_no_speaker() {
        assert_speaks(
            "Ida Holm",
            &[
                "Saying the pier was “too small”, Ida Holm left.",
                "Reacting to the storm, Ida Holm found the pier “rotten and far too old”.",
                "Soon after the storm, Ida Holm found the pier “rotten and far too old”.",
            ],
        );
        assert_speaks("the mayor", &["On Tuesday, the mayor, speaking for the board, said the pier was “rotten”."]);
        assert_speaks("Tom Vane", &["Tom Vane on Tuesday morning said the pier was “rotten”."]);
    }

    #[test]
    fn an_adverb_parts_no_subject_from_its_verb() {
        assert_speaks("Ida Holm", &["Ida Holm had earlier told Reuters that the pier was “rotten”.", "“The pier is rotten,” also said Ida Holm."]);
    }

    #[test]
    fn the_agent_of_a_passive_speaks() {
        assert_speaks(
            "Ida Holm",
            &["The pier was called “rotten” by Ida Holm.", "The pier was described as “rotten” by Ida Holm.", "A “new pier” was announced by Ida Holm."],
        );
    }

    #[test]
    fn whoever_is_quoted_by_an_outlet_speaks() {
        let text = format!("{BODY}Ida Holm was quoted by The Harn Argus as saying that the pier was “rotten”.");
        let found = find(&text, &text::segment(&text, None), &[]);
        assert_eq!(found[0].speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Ida Holm"));
        assert_eq!(found[0].via.as_deref(), Some("The Harn Argus"));
    }

    #[test]
    fn a_verb_that_may_be_a_noun_is_one_where_a_clause_follows_its_subject() {
        assert_speaks("Ida Holm", &["Ida Holm notes that the pier is “rotten”.", "Ida Holm promises “a new pier”.", "Ida Holm fears the pier is “rotten”."]);
        assert_speaks("Critics", &["Critics say the pier is “rotten”.", "Critics call it “rotten”."]);
        for text in ["The Holm claims that the pier is “rotten” are old.", "Despite fears that the pier is “rotten” it opened."] {
            assert_eq!(speakers(&format!("{BODY}{text}")), [None], "{text}");
        }
    }

    #[test]
    fn a_dash_before_a_name_is_no_part_of_it() {
        let words = |text: &str| {
            let text = format!("{BODY}{text}");
            let found = find(&text, &text::segment(&text, None), &[]);
            found.first().and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.span.of(&text).to_owned())
        };
        assert_eq!(words("- Ida Holm said the ferry was late on Monday.\n\n“We counted twice.”").as_deref(), Some("Ida Holm"));
        assert_eq!(words("Still here and late again. &mdash; Tom Lund (@tomlund) March 3, 2023").as_deref(), Some("Tom Lund"));
        assert_eq!(words("The pilots’ head said the pier was “rotten”.").as_deref(), Some("The pilots’ head"));
        assert_eq!(words("Tom Vane said no and Ida Holm said the pier was “rotten”.").as_deref(), Some("Ida Holm"));
    }

    #[test]
    fn a_preposition_inside_the_subject_does_not_cut_it() {
        for (speaker, text) in [
            ("One of them", "One of them, a father of two, said the pier was “rotten”."),
            ("The man in the boat", "The man in the boat said the pier was “rotten”."),
            ("the mayor", "In the boat the mayor said the pier was “rotten”."),
        ] {
            assert_speaks(speaker, &[text]);
        }
    }

    #[test]
    fn a_nickname_counts_as_no_capital_of_a_heading() {
        let kinds: Vec<QuoteKind> = quotes(&format!("{BODY}Ida “Red” Holm met Tom “Anchor” Vane.")).into_iter().map(|(kind, ..)| kind).collect();
        assert_eq!(kinds, [QuoteKind::Nickname; 2]);
    }

    #[test]
    fn a_colon_does_not_make_the_one_who_was_told_the_speaker() {
        assert_eq!(speakers(&format!("{BODY}Tom Vane was told: “The pier is rotten.”")), [None]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_spans_lie_inside_and_parents_come_first(text in "([“”‘’\"'`„«», .:a-zA-Zé\n—()@0-9]|said |Ida Holm |told ){0,60}") {
            let found = find(&text, &text::segment(&text, None), &[]);
            for (position, quote) in found.iter().enumerate() {
                proptest::prop_assert!(text.get(quote.span.start()..quote.span.end()).is_some_and(|words| words.contains(char::is_alphanumeric)));
                proptest::prop_assert!(quote.parent.is_none_or(|parent| parent < position && found[parent].span.contains(quote.span)));
            }
        }
    }
}
