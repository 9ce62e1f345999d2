//! Quotations that stand in two places.
//!
//! “A,” she said, “B” is one run of speech, and a quotation may be several paragraphs long. So quotations are compared as runs
//! of segments, and a report is about the segments that really share words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::{Block, align};
use super::relation::{Speakers, judge};
use super::speakers::SpeakerNames;
use super::words::{Sequence, Word, Words};
use super::{QuoteRef, Relation, Reuse};
use crate::annotate::{Annotated, Quote};
use crate::article::{ArticleIndex, Span};
use crate::compare::Scope;
use crate::link::Linked;
use crate::story::Story;

/// What somebody says without another speaker between, as segments.
struct Run {
    article: ArticleIndex,
    segments: Vec<Segment>,
    sequence: Sequence,
}

/// A quotation, or one paragraph of it.
struct Segment {
    quote: usize,
    /// Which words of the run it is.
    words: Range<usize>,
}

/// Shorter runs are terms that anybody uses.
const SHORTEST: usize = 3;
/// So few words in marks that only label something are a term or a slogan, in two articles hardly one person's words. In 250
/// stories nine of nine such findings were wrong; words of that length that somebody is quoted with are mostly reused.
const LONGEST_TERM: usize = 3;
/// Three words that weigh less ("I think that") lead nowhere: whatever is reused holds heavier ones.
const LIGHTEST: f64 = 2.0;
/// So many runs that share three words are all compared with each other.
const MOST_COMPARED: usize = 12;
/// So many are compared with the first three of them, still more only with the first.
const MOST_SHARED: usize = 40;
/// No longer quotation is compared; a longer one is read to here.
const LONGEST: usize = 2_000;

/// Finds the quotations of one story that stand in two places.
pub(super) fn find(articles: &[Annotated], story: &Story, linked: &Linked) -> Vec<Reuse> {
    let mut words = Words::default();
    let runs: Vec<Run> = story.articles.iter().flat_map(|&index| runs(index, &articles[index.0], &mut words)).collect();
    let speakers = SpeakerNames::of(articles, linked);
    let mut found: Vec<Reuse> = Vec::new();
    for (a, b) in candidates(&runs, &words) {
        compare(&runs[a], &runs[b], &speakers, &words, &mut found);
    }
    found.sort_by_key(|reuse| (reuse.a, reuse.b));
    found.dedup_by(|later, earlier| (later.a, later.b) == (earlier.a, earlier.b));
    found
}

/// The runs of an article's quotations; those inside another quotation are part of it.
fn runs(index: ArticleIndex, annotated: &Annotated, words: &mut Words) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last: Option<&Quote> = None;
    for (position, quote) in annotated.quotes.iter().enumerate().filter(|(_, quote)| quote.parent.is_none()) {
        let goes_on = last.is_some_and(|last| continues(annotated, last, quote));
        last = Some(quote);
        if !goes_on {
            runs.push(Run { article: index, segments: Vec::new(), sequence: Sequence::default() });
        }
        let Some(run) = runs.last_mut() else { continue };
        for paragraph in paragraphs(annotated, quote.span) {
            let sequence = words.read(annotated, paragraph);
            let start = run.sequence.words.len();
            if start + sequence.words.len() > LONGEST {
                break;
            }
            run.sequence.ellipses.extend(sequence.ellipses.iter().map(|at| start + at));
            run.sequence.words.extend(sequence.words);
            run.segments.push(Segment { quote: position, words: start..run.sequence.words.len() });
        }
    }
    runs.retain(|run| run.sequence.words.len() >= SHORTEST);
    runs
}

/// Whether a quotation only goes on with what the one before it began: the same words name the speaker of both.
fn continues(annotated: &Annotated, before: &Quote, quote: &Quote) -> bool {
    let speaker = |quote: &Quote| quote.speaker.as_ref().map(|speaker| speaker.span);
    let block = |quote: &Quote| annotated.layout.block_at(quote.span.start());
    speaker(before).is_some() && speaker(before) == speaker(quote) && block(quote) <= annotated.layout.block_at(before.span.end() - 1).map(|block| block + 1)
}

/// The paragraphs of a quotation.
fn paragraphs(annotated: &Annotated, span: Span) -> impl Iterator<Item = Span> {
    let blocks = &annotated.layout.blocks;
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let inside = blocks[first..].iter().take_while(move |block| block.span.start() < span.end());
    inside.map(move |block| Span::new(block.span.start().max(span.start()), block.span.end().min(span.end())))
}

/// Pairs of runs that share three telling words in a row, sorted.
fn candidates(runs: &[Run], words: &Words) -> Vec<(usize, usize)> {
    let mut shingles: Vec<([u32; 3], usize)> = Vec::new();
    for (position, run) in runs.iter().enumerate() {
        let telling = run.sequence.words.windows(3).filter(|three| three.iter().map(|&word| words.weight(word)).sum::<f64>() >= LIGHTEST);
        shingles.extend(telling.map(|three| ([three[0].id, three[1].id, three[2].id], position)));
    }
    shingles.sort_unstable();
    shingles.dedup();
    let mut pairs = Vec::new();
    for same in shingles.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        // Many equal quotations: each stands beside the first ones, which is enough to find them all.
        let firsts = match same.len() {
            all @ 0..=MOST_COMPARED => all,
            ..=MOST_SHARED => 3,
            _ => 1,
        };
        for (at, &(_, a)) in same.iter().enumerate().take(firsts) {
            pairs.extend(same[at + 1..].iter().map(|&(_, b)| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Compares two runs and reports each group of segments that belong together.
///
/// A splice is reported as one, because only the whole shows what was cut. Everything else is reported quotation by quotation:
/// “A,” she said, “B” against “A B” is twice the same words cut.
fn compare(a: &Run, b: &Run, names: &SpeakerNames, words: &Words, found: &mut Vec<Reuse>) {
    let pair = Pair { a, b, blocks: align(&a.sequence.words, &b.sequence.words), names, words };
    for (in_a, in_b) in pair.groups() {
        let whole = pair.report(&in_a, &in_b);
        let quotes_a = pair.a.by_quote(&in_a);
        let quotes_b = pair.b.by_quote(&in_b);
        if quotes_a.len() * quotes_b.len() == 1 || whole.as_ref().is_some_and(|whole| whole.relation == Relation::Spliced) {
            found.extend(whole);
            continue;
        }
        for in_a in &quotes_a {
            found.extend(quotes_b.iter().filter_map(|in_b| pair.report(in_a, in_b)));
        }
    }
}

/// Two runs side by side.
struct Pair<'a> {
    a: &'a Run,
    b: &'a Run,
    blocks: Vec<Block>,
    names: &'a SpeakerNames<'a>,
    words: &'a Words,
}

impl Pair<'_> {
    /// What some segments of one are to some of the other.
    fn report(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> Option<Reuse> {
        let (words_a, words_b) = (self.a.extent(in_a), self.b.extent(in_b));
        let blocks: Vec<Block> = self.blocks.iter().filter_map(|block| clip(*block, &words_a, &words_b)).collect();
        let (part_a, part_b) = (part(&self.a.sequence, &words_a), part(&self.b.sequence, &words_b));
        let shared_a: Vec<Range<usize>> = blocks.iter().map(|block| words_a.start + block.a..words_a.start + block.a_end()).collect();
        let shared_b: Vec<Range<usize>> = blocks.iter().map(|block| words_b.start + block.b..words_b.start + block.b_end()).collect();
        let quote_a = QuoteRef { article: self.a.article, quote: self.a.main_quote(in_a, &shared_a) };
        let quote_b = QuoteRef { article: self.b.article, quote: self.b.main_quote(in_b, &shared_b) };
        let speakers = self.names.compare(quote_a, quote_b);
        let is_term = |part: &Sequence, quote| part.words.len() <= LONGEST_TERM && self.names.is_label(quote);
        let is_across = quote_a.article != quote_b.article;
        if is_across && speakers != Speakers::Same && (is_term(&part_a, quote_a) || is_term(&part_b, quote_b)) {
            return None;
        }
        let mut verdict = judge(&part_a, &part_b, &blocks, speakers, self.words)?;
        if self.names.is_anonymised(quote_a, quote_b) {
            verdict.flags.push("anonymised");
        }
        let stretch = |words: &[Word], from: usize, len: usize| words[from].span.join(words[from + len - 1].span);
        let aligned = blocks.iter().map(|block| (stretch(&part_a.words, block.a, block.len), stretch(&part_b.words, block.b, block.len)));
        let is_flipped = self.names.is_later(quote_a, quote_b).unwrap_or(part_a.words.len() < part_b.words.len());
        let (a, b, aligned) = if is_flipped { (quote_b, quote_a, aligned.map(|(a, b)| (b, a)).collect()) } else { (quote_a, quote_b, aligned.collect()) };
        Some(Reuse {
            a,
            b,
            relation: verdict.relation,
            scope: Scope::of_places([a.article, b.article]),
            confidence: Some(confidence(verdict.relation)),
            flags: verdict.flags,
            aligned,
        })
    }

    /// Segments that share words, in groups that share none with each other.
    fn groups(&self) -> Vec<(Range<usize>, Range<usize>)> {
        /// Fewer shared words join nothing.
        const FEWEST: usize = 3;
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let (mut at_a, mut at_b) = (0, 0);
        for block in &self.blocks {
            for offset in 0..block.len {
                at_a = self.a.segment_of(block.a + offset, at_a);
                at_b = self.b.segment_of(block.b + offset, at_b);
                *shared.entry((at_a, at_b)).or_default() += 1;
            }
        }
        // The alignment is in order, so a group is a row of links each of which shares a segment with the one before.
        let mut groups: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for ((x, y), _) in shared.into_iter().filter(|&(_, count)| count >= FEWEST) {
            match groups.last_mut() {
                Some((in_a, in_b)) if x < in_a.end || y < in_b.end => {
                    in_a.end = in_a.end.max(x + 1);
                    in_b.end = in_b.end.max(y + 1);
                }
                _ => groups.push((x..x + 1, y..y + 1)),
            }
        }
        groups
    }
}

impl Run {
    /// The segment that holds word `word`, looked for from segment `from` on.
    fn segment_of(&self, word: usize, from: usize) -> usize {
        from + self.segments[from..].iter().position(|segment| word < segment.words.end).unwrap_or(0)
    }

    /// The words of several segments in a row.
    fn extent(&self, segments: &Range<usize>) -> Range<usize> {
        self.segments[segments.start].words.start..self.segments[segments.end - 1].words.end
    }

    /// Segments in a row, one range for each quotation.
    fn by_quote(&self, segments: &Range<usize>) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for at in segments.clone() {
            match ranges.last_mut() {
                Some(last) if self.segments[last.start].quote == self.segments[at].quote => last.end = at + 1,
                _ => ranges.push(at..at + 1),
            }
        }
        ranges
    }

    /// The quotation that holds most of the shared words, the first of equals.
    fn main_quote(&self, segments: &Range<usize>, shared: &[Range<usize>]) -> usize {
        let count = |segment: &Segment| -> usize {
            let inside = |range: &Range<usize>| range.end.min(segment.words.end).saturating_sub(range.start.max(segment.words.start));
            shared.iter().map(inside).sum()
        };
        let best = self.segments[segments.clone()].iter().enumerate().max_by_key(|(at, segment)| (count(segment), std::cmp::Reverse(*at)));
        best.map_or(0, |(_, segment)| segment.quote)
    }
}

/// Share of reports that were right on the labelled pairs for development, one right and one wrong report added to each.
fn confidence(relation: Relation) -> f64 {
    match relation {
        Relation::Exact => 0.96,
        Relation::Truncated | Relation::Spliced => 0.95,
        Relation::Altered => 0.97,
        Relation::Reattributed => 0.94,
    }
}

/// The part of a block inside two ranges, counted from their starts.
fn clip(block: Block, in_a: &Range<usize>, in_b: &Range<usize>) -> Option<Block> {
    let skip = in_a.start.saturating_sub(block.a).max(in_b.start.saturating_sub(block.b));
    let end = block.a_end().min(in_a.end).saturating_sub(block.a).min(block.b_end().min(in_b.end).saturating_sub(block.b));
    (skip < end).then(|| Block { a: block.a + skip - in_a.start, b: block.b + skip - in_b.start, len: end - skip })
}

/// Some words of a sequence as a sequence of their own.
fn part(sequence: &Sequence, words: &Range<usize>) -> Sequence {
    let ellipses = sequence.ellipses.iter().filter(|at| words.contains(at)).map(|at| at - words.start).collect();
    Sequence { words: sequence.words[words.clone()].to_vec(), ellipses }
}
