//! Copies of one text in a story: one of them states facts and takes part in conflicts for all, for a copy is no further source, and a dozen show
//! who took whose words, so that a thousand cost no more to compare than a dozen.
//!
//! The stages that look at one story are given [`Voices::heard`]; what they find is then spread to the copies that were not heard.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Story;
use crate::annotate::Annotated;
use crate::article::{ArticleIndex, Locus};

/// So many copies of one text, or of one sentence, are heard. Up to here every pair of them is compared; no story of the news bench has more.
pub(crate) const MOST_HEARD: usize = 12;

/// Which articles of a story speak, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Voices {
    heard: Story,
    copies: Vec<Copies>,
    /// Position in `copies` of each article that is heard for others.
    spokesmen: BTreeMap<ArticleIndex, usize>,
}

/// Articles of one text, too many to hear them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copies {
    /// Those that are heard, ascending.
    pub(crate) heard: Vec<ArticleIndex>,
    /// The others, ascending.
    pub(crate) unheard: Vec<ArticleIndex>,
}

impl Copies {
    /// The first and the last that are heard: what holds between these two holds between the first and each that is not heard.
    pub(crate) fn ends(&self) -> (ArticleIndex, ArticleIndex) {
        (self.heard[0], self.heard[self.heard.len() - 1])
    }

    /// All of them.
    fn all(&self) -> impl Iterator<Item = ArticleIndex> {
        self.heard.iter().chain(&self.unheard).copied()
    }
}

impl Voices {
    /// Finds the copies of a story, of which `most` are heard. Articles are copies if text, title, markup and day are the same.
    pub(crate) fn of(articles: &[Annotated], story: &Story, most: usize) -> Self {
        let mut by_content: HashMap<_, usize> = HashMap::new();
        let mut copies: Vec<Copies> = Vec::new();
        for &index in &story.articles {
            let annotated = &articles[index.0];
            let position = *by_content.entry(annotated.article.content()).or_insert(copies.len());
            match copies.get_mut(position) {
                None => copies.push(Copies { heard: vec![index], unheard: Vec::new() }),
                // Of articles that were read already annotated the text may be the same and what was found not.
                Some(known) if known.heard.len() < most || !known.heard.iter().all(|other| annotated.reads_as(&articles[other.0])) => {
                    known.heard.push(index);
                }
                Some(known) => known.unheard.push(index),
            }
        }
        let mut heard: Vec<ArticleIndex> = copies.iter().flat_map(|copies| copies.heard.iter().copied()).collect();
        heard.sort_unstable();
        copies.retain(|copies| !copies.unheard.is_empty());
        let spokesmen = copies.iter().enumerate().flat_map(|(position, copies)| copies.heard.iter().map(move |&member| (member, position))).collect();
        Self { heard: Story { id: story.id.clone(), articles: heard, ..*story }, copies, spokesmen }
    }

    /// The story without the copies that are not heard.
    pub(crate) fn heard(&self) -> &Story {
        &self.heard
    }

    /// The texts of whose copies not all are heard.
    pub(crate) fn copies(&self) -> &[Copies] {
        &self.copies
    }

    /// Adds to what stands in a copy the same in all its other copies, each place once, in order of place. `place` tells where a
    /// thing stands, `moved` gives the same thing in another article. A list in which no copy is heard for others stays as it is.
    pub(crate) fn spread<T>(&self, things: &mut Vec<T>, place: impl Fn(&T) -> Locus, moved: impl Fn(&T, ArticleIndex) -> T) {
        let mut seen = BTreeSet::new();
        let mut more = Vec::new();
        for thing in &*things {
            let Locus { article, span } = place(thing);
            if let Some(&position) = self.spokesmen.get(&article).filter(|&&position| seen.insert((position, span))) {
                more.extend(self.copies[position].all().map(|article| moved(thing, article)));
            }
        }
        if !more.is_empty() {
            things.append(&mut more);
            things.sort_by_key(&place);
            things.dedup_by_key(|thing| place(thing));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::{Article, Span};

    fn voices(texts: &[&str]) -> Voices {
        let articles: Vec<Annotated> = texts.iter().map(|text| annotate(Article { text: (*text).into(), ..Article::default() })).collect();
        Voices::of(&articles, &Story { id: "s".into(), articles: (0..texts.len()).map(ArticleIndex).collect(), is_given: true }, MOST_HEARD)
    }

    #[test]
    fn a_dozen_copies_speak_for_all_and_what_differs_speaks_for_itself() {
        let mut texts = vec!["It rained in Harn."; 20];
        texts[3] = "It snowed in Harn.";
        let voices = voices(&texts);
        assert_eq!(voices.heard().articles.len(), MOST_HEARD + 1);
        assert_eq!(voices.copies().len(), 1);
        assert_eq!((voices.copies()[0].ends(), voices.copies()[0].unheard.len()), ((ArticleIndex(0), ArticleIndex(12)), 7));
    }

    #[test]
    fn what_is_found_in_a_copy_is_spread_to_all_and_what_stands_elsewhere_is_not() {
        let mut texts = vec!["It rained in Harn."; 14];
        texts[13] = "It snowed in Harn.";
        let voices = voices(&texts);
        let locus = |article: usize| Locus { article: ArticleIndex(article), span: Span::new(3, 9) };
        let spread = |mut loci: Vec<Locus>| {
            voices.spread(&mut loci, |locus| *locus, |locus, article| Locus { article, ..*locus });
            loci
        };
        assert_eq!(spread(vec![locus(13)]), [locus(13)]);
        assert_eq!(spread(vec![locus(2), locus(5), locus(13)]), (0..14).map(locus).collect::<Vec<_>>());
    }

    #[test]
    fn a_few_copies_are_all_heard() {
        let voices = voices(&["It rained in Harn."; MOST_HEARD]);
        assert!(voices.copies().is_empty() && voices.heard().articles.len() == MOST_HEARD);
    }
}
