//! Sentences as evidence: which words of them matter, and where each sentence stands.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::view::{Document, EvidenceView, LocusView};

/// A sentence with the words in it that matter. Where several articles print the very same sentence, it is shown once.
#[derive(Debug)]
pub(super) struct Exhibit<'a> {
    /// The sentence, cut where marked words begin and end.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Where it stands, in order of the claims.
    pub(super) places: Vec<Place<'a>>,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Piece<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// Whether they are what the finding is about.
    pub(super) marked: bool,
}

/// Where a sentence stands.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// The article's id.
    pub(super) article: &'a str,
    /// Code point of the first marked word.
    pub(super) start: usize,
    /// What the block is for, if it is not running text.
    pub(super) block: Option<&'a str>,
    /// Who says it, if the article does not say it itself.
    pub(super) attribution: Option<&'a str>,
}

/// The sentences of a conflict's claims.
pub(super) fn of_evidence<'a>(claims: &'a [EvidenceView<'a>]) -> Vec<Exhibit<'a>> {
    let claim = |claim: &'a EvidenceView<'a>| Claim {
        locus: &claim.locus,
        sentence: (claim.sentence.start, claim.sentence.text),
        block: Some(claim.block).filter(|&block| block != "body"),
        attribution: claim.attribution,
    };
    exhibits(claims.iter().map(claim))
}

/// The sentences around places that say no more than where they are.
pub(super) fn of_loci<'a>(document: &Document<'a>, loci: &'a [LocusView<'a>]) -> Vec<Exhibit<'a>> {
    let claim = |locus: &'a LocusView<'a>| {
        let sentence = document.sources.sentence(locus);
        Claim { locus, sentence: (sentence.start, sentence.text), block: None, attribution: None }
    };
    exhibits(loci.iter().map(claim))
}

struct Claim<'a> {
    locus: &'a LocusView<'a>,
    /// Where it begins, and its words.
    sentence: (usize, &'a str),
    block: Option<&'a str>,
    attribution: Option<&'a str>,
}

/// Joins the claims that stand in one sentence, then the sentences that are the same.
fn exhibits<'a>(claims: impl Iterator<Item = Claim<'a>>) -> Vec<Exhibit<'a>> {
    let mut sentences: Vec<(Claim<'a>, Vec<(usize, usize)>)> = Vec::new();
    let mut seen: HashMap<(&str, usize), usize> = HashMap::new();
    for claim in claims {
        let position = *seen.entry((claim.locus.article, claim.sentence.0)).or_insert(sentences.len());
        let span = (claim.locus.start, claim.locus.end);
        match sentences.get_mut(position) {
            Some((_, spans)) => spans.push(span),
            None => sentences.push((claim, vec![span])),
        }
    }
    let mut exhibits: Vec<Exhibit<'a>> = Vec::new();
    let mut same: HashMap<Vec<Piece<'a>>, usize> = HashMap::new();
    for (claim, spans) in sentences {
        let pieces = pieces(claim.sentence.1, claim.sentence.0, &spans);
        let start = spans.iter().map(|span| span.0).min().unwrap_or(claim.locus.start);
        let place = Place { article: claim.locus.article, start, block: claim.block, attribution: claim.attribution };
        let position = *same.entry(pieces.clone()).or_insert(exhibits.len());
        match exhibits.get_mut(position) {
            Some(exhibit) => exhibit.places.push(place),
            None => exhibits.push(Exhibit { pieces, places: vec![place] }),
        }
    }
    exhibits
}

/// Parts `limit` sentences from the rest: first one for each article, then more; both in their order.
pub(super) fn select(exhibits: Vec<Exhibit<'_>>, limit: usize) -> (Vec<Exhibit<'_>>, Vec<Exhibit<'_>>) {
    let mut articles = HashSet::new();
    let is_new: Vec<bool> = exhibits
        .iter()
        .map(|exhibit| {
            let before = articles.len();
            articles.extend(exhibit.places.iter().map(|place| place.article));
            articles.len() > before
        })
        .collect();
    let news = is_new.iter().filter(|is_new| **is_new).count().min(limit);
    let (mut news_left, mut others_left) = (news, limit - news);
    let (mut shown, mut rest) = (Vec::new(), Vec::new());
    for (exhibit, is_new) in exhibits.into_iter().zip(is_new) {
        let left = if is_new { &mut news_left } else { &mut others_left };
        if *left > 0 {
            *left -= 1;
            shown.push(exhibit);
        } else {
            rest.push(exhibit);
        }
    }
    (shown, rest)
}

/// Cuts `text`, which begins at code point `begins`, at the borders of `spans`; what lies outside the text is left out.
pub(super) fn pieces<'a>(text: &'a str, begins: usize, spans: &[(usize, usize)]) -> Vec<Piece<'a>> {
    let mut spans: Vec<(usize, usize)> = spans.iter().map(|&(start, end)| (start.saturating_sub(begins), end.saturating_sub(begins))).collect();
    spans.sort_unstable();
    let mut spans = spans.into_iter().filter(|(start, end)| start < end).peekable();
    let mut pieces = Vec::new();
    let mut cut = |from: usize, to: usize, marked: bool| {
        if from < to {
            pieces.push(Piece { text: &text[from..to], marked });
        }
    };
    let (mut from, mut marked, mut until) = (0, false, 0);
    for (position, (byte, _)) in text.char_indices().enumerate() {
        let mut now = marked && position < until;
        while let Some((_, end)) = spans.next_if(|&(start, _)| start <= position) {
            now |= position < end;
            until = until.max(end);
        }
        if now != marked {
            cut(from, byte, marked);
            (from, marked) = (byte, now);
        }
    }
    cut(from, text.len(), marked);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, begins: usize, spans: &[(usize, usize)]) -> String {
        pieces(text, begins, spans).iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.to_owned() }).collect()
    }

    #[test]
    fn marks_are_counted_in_code_points_from_where_the_text_begins() {
        assert_eq!(shown("Zoë won 3–0.", 100, &[(108, 111)]), "Zoë won [3–0].");
        assert_eq!(shown("won", 7, &[(7, 10)]), "[won]");
    }

    #[test]
    fn marks_that_overlap_are_one_and_marks_elsewhere_none() {
        assert_eq!(shown("one two three", 0, &[(4, 7), (0, 5), (90, 99), (3, 3)]), "[one two] three");
        assert_eq!(shown("", 5, &[(0, 9)]), "");
    }

    fn exhibit(articles: &[&'static str]) -> Exhibit<'static> {
        let place = |&article: &&'static str| Place { article, start: 0, block: None, attribution: None };
        Exhibit { pieces: Vec::new(), places: articles.iter().map(place).collect() }
    }

    #[test]
    fn every_article_is_heard_before_one_is_heard_twice() {
        let (shown, rest) = select(vec![exhibit(&["a"]), exhibit(&["a"]), exhibit(&["a", "b"]), exhibit(&["a"])], 3);
        assert_eq!(shown.iter().map(|exhibit| exhibit.places.len()).collect::<Vec<_>>(), [1, 1, 2]);
        assert_eq!(rest.len(), 1);
    }
}
