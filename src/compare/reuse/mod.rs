//! Whose words are used again: quotations that stand in two places, running text that was copied, and copies of whole articles.

mod align;
mod copy;
mod passage;
mod quotation;
mod relation;
mod speakers;
mod words;

use std::collections::HashMap;

use super::Scope;
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus, Span};
use crate::link::Linked;
use crate::story::{Story, Voices};

/// One quotation of a story, by article and position in the article's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteRef {
    /// The article.
    pub article: ArticleIndex,
    /// Position in the article's list of quotations.
    pub quote: usize,
}

/// A quotation that stands in two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Reuse {
    /// The earlier or longer one.
    pub a: QuoteRef,
    /// The other.
    pub b: QuoteRef,
    /// What became of the words.
    pub relation: Relation,
    /// In two articles or inside one.
    pub scope: Scope,
    /// Share of such reports that were right when measured; `None` where nothing was measured.
    pub confidence: Option<f64>,
    /// What else was seen: "bracketed", "ellipsis", "anonymised".
    pub flags: Vec<&'static str>,
    /// Stretches with the same words, in order.
    pub aligned: Vec<(Span, Span)>,
}

/// Running text that stands in two or more places.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// How many words the places share.
    pub words: usize,
    /// Exact, truncated or altered.
    pub relation: Relation,
    /// In several articles or inside one.
    pub scope: Scope,
    /// The places, in order.
    pub spans: Vec<Locus>,
}

impl Passage {
    /// Adds the places in copies that were not heard.
    pub(crate) fn spread(&mut self, voices: &Voices) {
        let before = self.spans.len();
        voices.spread(&mut self.spans, |place| *place, |place, article| Locus { article, ..*place });
        if self.spans.len() > before {
            self.scope = Scope::of_places(self.spans.iter().map(|place| place.article));
        }
    }
}

/// What became of reused words.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words.
    Exact,
    /// Cut at the beginning or end.
    Truncated,
    /// Parts put together.
    Spliced,
    /// Words changed.
    Altered,
    /// The same words in another mouth.
    Reattributed,
}

impl Relation {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Truncated => "truncated",
            Self::Spliced => "spliced",
            Self::Altered => "altered",
            Self::Reattributed => "reattributed",
        }
    }
}

/// Finds the quotations of one story that stand in two places, in order of `a`, then `b`.
pub fn quotes(articles: &[Annotated], story: &Story, linked: &Linked) -> Vec<Reuse> {
    quotation::find(articles, story, linked)
}

/// Finds the running text of one story that stands in two or more places.
pub fn passages(articles: &[Annotated], story: &Story) -> Vec<Passage> {
    passage::find(articles, story)
}

/// For each article of the story that repeats nearly all of another: the copy, then the original.
pub fn copies(articles: &[Annotated], story: &Story) -> Vec<(ArticleIndex, ArticleIndex)> {
    copy::find(articles, story)
}

/// Adds the quotations of copies that were not heard, each beside its like in the first copy: more pairs would tell no more.
pub(crate) fn spread_quotes(reuse: &mut Vec<Reuse>, voices: &Voices) {
    let mut more = Vec::new();
    for copies in voices.copies() {
        let (first, last) = copies.ends();
        let among = reuse.iter().filter(|reuse| {
            let pair = (reuse.a.article, reuse.b.article);
            pair == (first, last) || pair == (last, first) || pair == (last, last)
        });
        for found in among {
            let moved = |at: QuoteRef, article| if at.article == last { QuoteRef { article, ..at } } else { at };
            more.extend(copies.unheard.iter().map(|&copy| Reuse { a: moved(found.a, copy), b: moved(found.b, copy), ..found.clone() }));
        }
    }
    if !more.is_empty() {
        reuse.append(&mut more);
        reuse.sort_by_key(|reuse| (reuse.a, reuse.b));
    }
}

/// Adds the copies that were not heard, each of the same original as the last one that was.
pub(crate) fn spread_copies(found: &mut Vec<(ArticleIndex, ArticleIndex)>, voices: &Voices) {
    let originals: HashMap<ArticleIndex, ArticleIndex> = found.iter().copied().collect();
    for copies in voices.copies() {
        if let Some(&original) = originals.get(&copies.ends().1) {
            found.extend(copies.unheard.iter().map(|&copy| (copy, original)));
        }
    }
    found.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::annotate::annotate;

    /// Annotates texts as the articles of one story.
    fn story(texts: &[&str]) -> (Vec<Annotated>, Story) {
        let article = |(position, text): (usize, &&str)| Article { id: format!("a{position}"), text: (*text).to_owned(), ..Article::default() };
        let articles: Vec<Annotated> = texts.iter().enumerate().map(article).map(annotate).collect();
        let story = Story { id: "s".to_owned(), articles: (0..articles.len()).map(ArticleIndex).collect(), is_given: true };
        (articles, story)
    }

    fn relations(texts: &[&str]) -> Vec<&'static str> {
        let (articles, story) = story(texts);
        quotes(&articles, &story, &Linked::default()).iter().map(|reuse| reuse.relation.name()).collect()
    }

    const WHOLE: &str =
        "The ferry did not sail on Monday.\n\n“The pier was rotten in March, and nobody at the harbour office would read my letters,” Ida Holm said.";

    fn against(quotation: &str) -> Vec<&'static str> {
        relations(&[WHOLE, &format!("Harn has no ferry this week.\n\n{quotation}")])
    }

    #[test]
    fn the_same_words_in_other_marks_are_exact() {
        assert_eq!(against("Ida Holm said: ‘The pier was rotten in March, and nobody at the harbour office would read my letters.’"), ["exact"]);
    }

    #[test]
    fn words_cut_at_either_end_are_truncated() {
        assert_eq!(against("Ms Holm said that “nobody at the harbour office would read my letters”."), ["truncated"]);
        assert_eq!(against("“The pier was rotten in March,” Ida Holm said."), ["truncated"]);
    }

    #[test]
    fn parts_put_together_are_spliced() {
        assert_eq!(against("“The pier was rotten in March … would read my letters,” Ida Holm said."), ["spliced"]);
        assert_eq!(against("“The pier was rotten in March,” Ida Holm said. “Nobody would read my letters.”"), ["spliced"]);
    }

    #[test]
    fn a_changed_word_is_altered() {
        assert_eq!(against("“The pier was rotten in May, and nobody at the harbour office would read my letters,” Ida Holm said."), ["altered"]);
    }

    #[test]
    fn the_same_words_of_somebody_else_are_reattributed_and_of_somebody_unnamed_are_not() {
        assert_eq!(against("“The pier was rotten in March, and nobody at the harbour office would read my letters,” Tom Lund said."), ["reattributed"]);
        let (articles, story) = story(&[WHOLE, "“The pier was rotten in March, and nobody at the harbour office would read my letters,” a passenger wrote."]);
        let found = quotes(&articles, &story, &Linked::default());
        assert_eq!((found[0].relation, found[0].flags.as_slice()), (Relation::Exact, &["anonymised"][..]));
    }

    #[test]
    fn a_turn_of_phrase_is_no_reuse() {
        assert_eq!(relations(&["“I think that we have to wait,” Ida Holm said.", "“I think that we have to go home now,” Tom Lund said."]), Vec::<&str>::new());
    }

    #[test]
    fn a_label_of_three_words_is_no_reuse_and_so_many_of_a_speaker_are() {
        let slogan = |speech: &str| relations(&["“We shall dredge the harbour, whatever the pilots tell you,” Ida Holm said.", speech]);
        assert_eq!(slogan("Pilots are tired of “dredge the harbour” as an answer to everything."), Vec::<&str>::new());
        assert_eq!(slogan("Ida Holm promised to “dredge the harbour”."), ["truncated"]);
    }

    #[test]
    fn what_is_aligned_is_the_same_on_both_sides() {
        let (articles, story) = story(&[WHOLE, "“The pier was rotten in May, and nobody at the harbour office would read my letters,” Ida Holm said."]);
        let found = quotes(&articles, &story, &Linked::default());
        for (a, b) in &found[0].aligned {
            let words = |index: ArticleIndex, span: &Span| crate::text::fold_words(span.of(&articles[index.0].article.text));
            assert_eq!(words(found[0].a.article, a), words(found[0].b.article, b));
        }
        assert_eq!(found[0].aligned.len(), 2);
    }

    const COPIED: &str = "Divers found the ship's bell on Saturday under two metres of silt, a few steps from the old landing stage.";

    #[test]
    fn running_text_in_two_articles_is_a_passage_and_a_quotation_is_none() {
        let (articles, story) = story(&[&format!("{WHOLE}\n\n{COPIED}"), &format!("{WHOLE}\n\nNobody had looked there before. {COPIED} It rang once.")]);
        let found = passages(&articles, &story);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].relation, found[0].scope, found[0].spans.len()), (Relation::Exact, Scope::Across, 2));
        assert_eq!(found[0].spans[0].span.of(&articles[0].article.text), COPIED.trim_end_matches('.'));
    }

    #[test]
    fn a_caption_printed_three_times_is_one_passage_within_its_article() {
        let caption = "Divers hold up the bell of the lost ship beside the old landing stage";
        let (articles, story) = story(&[&format!("The bell is back.\n\n{caption}\n\n{caption}\n\nIt was cold.\n\n{caption}")]);
        let found = passages(&articles, &story);
        assert_eq!((found.len(), found[0].scope, found[0].spans.len()), (1, Scope::Within, 3));
    }

    #[test]
    fn text_changed_on_the_way_is_an_altered_passage() {
        let changed = COPIED.replace("two metres", "three metres");
        let (articles, story) = story(&[COPIED, &changed]);
        assert_eq!(passages(&articles, &story)[0].relation, Relation::Altered);
    }

    #[test]
    fn an_article_printed_again_is_a_copy_of_the_earlier_one() {
        let day = |n: usize| format!("On day {n} the crew of boat {n} lifted chest {n} from the wreck at depth {n}.");
        let body = (0..12).map(day).collect::<Vec<_>>().join(" ");
        let (mut articles, story) =
            story(&[&body, &format!("{body}\n\nThe museum is closed on Mondays."), "Nothing of this stands here, not one sentence of it, and so on."]);
        assert_eq!(copies(&articles, &story), [(ArticleIndex(0), ArticleIndex(1))]);
        articles[0].article.published = Some("2024-05-01".to_owned());
        articles[1].article.published = Some("2024-05-02".to_owned());
        assert_eq!(copies(&articles, &story), [(ArticleIndex(1), ArticleIndex(0))]);
    }

    #[test]
    fn of_articles_that_repeat_each_other_in_a_ring_one_is_the_original() {
        // The second holds nearly all of the first and the third of the second; the third, published after the first, is nearly all of it.
        let day = |n: usize| format!("On day {n} the crew of boat {n} lifted chest {n} from the wreck at depth {n}.");
        let text = |days: &[std::ops::Range<usize>]| days.iter().cloned().flatten().map(day).collect::<Vec<_>>().join(" ");
        let (first, second, third) = (text(&[0..50, 50..100]), text(&[0..80, 200..231]), text(&[8..100, 200..204, 220..245]));
        let (mut articles, story) = story(&[&first, &second, &third]);
        for (article, published) in articles.iter_mut().zip(["2024-05-01", "2024-05-02", "2024-05-03"]) {
            article.article.published = Some(published.to_owned());
        }
        let found = copies(&articles, &story);
        assert_eq!(found, [(ArticleIndex(1), ArticleIndex(0)), (ArticleIndex(2), ArticleIndex(0))]);
    }

    #[test]
    fn one_article_or_none_gives_nothing() {
        let (articles, story) = story(&[WHOLE]);
        assert!(quotes(&articles, &story, &Linked::default()).is_empty() && passages(&articles, &story).is_empty() && copies(&articles, &story).is_empty());
    }
}
