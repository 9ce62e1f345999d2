//! Paragraph by paragraph: who speaks each quotation, from its sentence first, then from what was said just before.

use std::ops::Range;

use super::QuoteKind;
use super::attribute::{Attribution, Speech};
use super::clause::{self, Found, Item, Source};
use super::kind::{self, Frame, Sight};
use super::stretch::Stretch;
use super::{outlet, phrase};
use crate::article::Span;
use crate::text::{Block, BlockKind};

/// What the words around a quotation tell.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The words that name the speaker.
    pub(super) speaker: Option<Span>,
    /// The words that say it is said.
    pub(super) cue: Option<Span>,
    /// The outlet that got it.
    pub(super) via: Option<Span>,
    /// What the marks are there for; nothing was read where it is `None`.
    pub(super) kind: Option<QuoteKind>,
    /// The speaker is only the first noun phrase of the sentence.
    pub(super) is_guess: bool,
    /// The speaker is told by the quotation's own cue, a signature or the colon before it.
    is_sure: bool,
}

/// Everything read from an article.
pub(super) struct Reading {
    /// One for each stretch.
    pub(super) said: Vec<Said>,
    /// The subjects of verbs of speech, with quotation or without, in order.
    pub(super) subjects: Vec<Span>,
}

/// Reads all paragraphs. `stretches` are those of the whole article, in order.
pub(super) fn read(source: Source, stretches: &[Stretch]) -> Reading {
    let mut walk =
        Walk { source, reading: Reading { said: vec![Said::default(); stretches.len()], subjects: Vec::new() }, latest: None, before: Before::default() };
    let mut tops: Vec<(usize, Span)> = Vec::new();
    let mut nested: Vec<(usize, usize)> = Vec::new();
    for (position, stretch) in stretches.iter().enumerate() {
        match stretch.parent {
            None => tops.extend(stretch.parts.iter().map(|&part| (position, part))),
            Some(parent) => nested.push((parent, position)),
        }
    }
    tops.sort_by_key(|(_, part)| part.start());
    let mut next = 0;
    for block in source.layout.blocks.iter().filter(|block| block.kind.is_read()) {
        let len = tops[next..].iter().take_while(|(_, part)| part.start() < block.span.end()).count();
        let here = &tops[next..next + len];
        next += len;
        if block.kind == BlockKind::Post {
            walk.inside(block.span, here);
        } else {
            walk.paragraph(block, here);
        }
    }
    nested.sort_unstable();
    for children in nested.chunk_by(|a, b| a.0 == b.0) {
        let parts = &stretches[children[0].0].parts;
        let mut inside: Vec<(usize, Span)> = children.iter().map(|&(_, child)| (child, stretches[child].span())).collect();
        for part in parts.iter().rev() {
            let first = inside.partition_point(|(_, span)| span.start() < part.start());
            walk.inside(within_marks(source.text, *part), &inside.split_off(first));
        }
    }
    walk.reading.subjects.sort_unstable();
    walk.reading
}

/// A stretch without its opening mark.
fn within_marks(text: &str, part: Span) -> Span {
    let mark = part.of(text).chars().next().map_or(0, char::len_utf8);
    Span::new(part.start() + mark, part.end())
}

/// Somebody who speaks, with the words that say so.
#[derive(Debug, Clone, Copy)]
struct Speaking {
    speaker: Span,
    cue: Option<Span>,
    via: Option<Span>,
}

impl Speaking {
    fn new(speaker: Span) -> Self {
        Self { speaker, cue: None, via: None }
    }

    /// Whoever does what the cue of an attribution says.
    fn by_cue(items: &[Item], attribution: &Attribution) -> Option<Self> {
        let speaker = span_of(items, attribution.subject.as_ref()?);
        Some(Self { speaker, cue: Some(attribution.found.span(items)), via: None })
    }
}

/// What the paragraph before leaves to this one.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// It ends in a colon, and this is who speaks next.
    colon: Option<Span>,
    /// It quotes nothing but says who says something.
    spoke: Option<Span>,
}

/// Shorter paragraphs without quotation are headings, whoever they name.
const SHORTEST: usize = 30;

struct Walk<'a> {
    source: Source<'a>,
    reading: Reading,
    /// Who spoke last, for sure.
    latest: Option<Speaking>,
    before: Before,
}

/// What is known inside a paragraph so far.
#[derive(Default)]
struct Here {
    speaking: Option<Speaking>,
    /// The subject of the latest sentence without quotation.
    subject: Option<Span>,
    is_strong: bool,
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Cue,
    FarCue,
    Sign,
    Colon,
    Paragraph,
    /// By what was said before.
    Before,
    /// By the head of the sentence alone.
    First,
}

impl Walk<'_> {
    /// Reads a paragraph with the quotations in it.
    fn paragraph(&mut self, block: &Block, quotes: &[(usize, Span)]) {
        let mut here = Here::default();
        let sentences = clause::sentences(self.source, block.span, quotes);
        for items in &sentences {
            let speech = Speech::of(items);
            if let Some(subject) = speech.speaker() {
                self.reading.subjects.push(span_of(items, &subject));
            }
            if items.iter().any(|item| item.quote.is_some()) {
                self.sentence(block, items, &speech, &mut here);
            } else {
                let strong = speech.speaker();
                here.is_strong = strong.is_some();
                here.subject = strong.or_else(|| phrase::first(items, items.len())).map(|range| span_of(items, &range)).or(here.subject);
            }
        }
        if matches!(block.kind, BlockKind::Body | BlockKind::List | BlockKind::Summary) {
            self.before = self.leave(block, &sentences, quotes.is_empty(), &here);
        }
    }

    /// What a paragraph leaves to the next.
    fn leave(&self, block: &Block, sentences: &[Vec<Item>], is_plain: bool, here: &Here) -> Before {
        let words = block.span.of(self.source.text);
        let colon = sentences.last().filter(|_| words.ends_with(':')).and_then(|items| {
            let speaker = Speech::of(items).speaker().or_else(|| phrase::first(items, items.len()))?;
            Some(span_of(items, &speaker))
        });
        let spoke = here.subject.filter(|_| is_plain && here.is_strong && words.len() > SHORTEST);
        Before { colon, spoke }
    }

    /// Reads a sentence that holds quotations.
    fn sentence(&mut self, block: &Block, items: &[Item], speech: &Speech, here: &mut Here) {
        let is_alone = !items.iter().any(Item::is_word);
        let is_heading = block.kind == BlockKind::Headline || is_heading(items);
        let mut previous = None;
        let via = speech.relay(items).or_else(|| outlet::spoken_to(items)).map(|range| span_of(items, &range));
        for (at, item) in items.iter().enumerate() {
            let Some(quote) = item.quote else { continue };
            let attribution = speech.attribute(items, at);
            let kind = kind::label(&Sight {
                items,
                at,
                attribution: attribution.as_ref(),
                frame: match is_alone {
                    true if item.span == block.span => Frame::Paragraph,
                    true => Frame::Alone,
                    false => Frame::Words,
                },
                is_reporting: speech.is_reporting(),
                is_heading,
                previous,
            });
            previous = Some(kind);
            let found = self.speaker(block, items, at, attribution.as_ref(), is_alone, here);
            let speaking = found.map(|(speaking, way)| (Speaking { via: via.or(speaking.via), ..speaking }, way));
            if let Some(attribution) = attribution.as_ref().filter(|found| found.score < 0) {
                here.subject = attribution.subject.as_ref().map(|range| span_of(items, range)).or(here.subject);
            }
            if let Some((speaking, Way::Cue | Way::Colon | Way::Paragraph)) = speaking {
                here.speaking = Some(speaking);
                self.latest = Some(speaking);
            }
            self.keep(quote, speaking, kind);
        }
    }

    /// Notes who speaks a quotation; of several paragraphs of one, the first that surely tells decides.
    fn keep(&mut self, quote: usize, found: Option<(Speaking, Way)>, kind: QuoteKind) {
        let said = &mut self.reading.said[quote];
        let (speaking, way) = found.unzip();
        let is_sure = matches!(way, Some(Way::Cue | Way::Sign | Way::Colon));
        let is_first = said.kind.is_none();
        if is_first || is_sure && !said.is_sure || said.speaker.is_none() {
            said.speaker = speaking.map(|speaking| speaking.speaker);
            said.cue = speaking.and_then(|speaking| speaking.cue);
            said.via = speaking.and_then(|speaking| speaking.via);
            said.is_sure = is_sure;
            said.is_guess = way == Some(Way::First);
        }
        // What takes several paragraphs is no term and no title.
        said.kind = Some(if is_first { kind } else { QuoteKind::Direct });
    }

    /// Who speaks the quotation at item `at`: by its cue, else by what stands around.
    fn speaker(&self, block: &Block, items: &[Item], at: usize, attribution: Option<&Attribution>, is_alone: bool, here: &Here) -> Option<(Speaking, Way)> {
        let is_near = attribution.is_some_and(|found| found.score >= 0);
        if let Some(sign) = signature(items, at).filter(|_| attribution.is_none_or(|found| found.score < 8)) {
            return Some((Speaking::new(sign), Way::Sign));
        }
        let by_cue = attribution.and_then(|found| Speaking::by_cue(items, found));
        if let Some(speaking) = by_cue.filter(|_| is_near || !is_alone) {
            return Some((speaking, if is_near { Way::Cue } else { Way::FarCue }));
        }
        if is_alone {
            let next_line = || next_line_name(self.source.text, block, items[at].span);
            return here
                .speaking
                .map(|speaking| (speaking, Way::Paragraph))
                .or_else(|| next_line().map(|name| (Speaking::new(name), Way::Sign)))
                .or(here.subject.map(|subject| (Speaking::new(subject), Way::Before)))
                .or(self.before.colon.map(|subject| (Speaking::new(subject), Way::Colon)))
                .or(self.before.spoke.map(|subject| (Speaking::new(subject), Way::Before)))
                .or(self.latest.map(|speaking| (speaking, Way::Before)))
                .or(by_cue.map(|speaking| (speaking, Way::FarCue)));
        }
        let unsaid = attribution.filter(|found| !found.found.cue.is_weak && found.subject.is_none());
        let colon = items[..at].last().is_some_and(|item| item.word == ":");
        let is_told = unsaid.is_some_and(|found| {
            let Found { at: verb, len, cue } = found.found;
            cue.has_passive() && verb + len + 1 == at && verb > 0 && phrase::is_auxiliary(&items[verb - 1])
        });
        if colon
            && !is_told
            && let Some(range) = phrase::before_colon(items, at)
        {
            return Some((Speaking::new(span_of(items, &range)), Way::Colon));
        }
        if unsaid.is_some() {
            // "Players were told of ‘...’": it is said, and not said by whom.
            return None;
        }
        let subject = phrase::first(items, at).map(|range| (Speaking::new(span_of(items, &range)), Way::First));
        subject.or(here.speaking.or(self.latest).map(|speaking| (speaking, Way::Before)))
    }

    /// Reads what stands inside a quotation or a post: only what its own sentence tells counts.
    fn inside(&mut self, span: Span, quotes: &[(usize, Span)]) {
        if quotes.is_empty() {
            return;
        }
        for items in clause::sentences(self.source, span, quotes) {
            let speech = Speech::of(&items);
            for (at, item) in items.iter().enumerate() {
                let Some(quote) = item.quote else { continue };
                let attribution = speech.attribute(&items, at).filter(|found| found.score >= 0);
                let kind = kind::label(&Sight {
                    items: &items,
                    at,
                    attribution: attribution.as_ref(),
                    frame: Frame::Words,
                    is_reporting: attribution.is_some(),
                    is_heading: false,
                    previous: None,
                });
                let speaking = attribution.and_then(|found| Speaking::by_cue(&items, &found));
                self.keep(quote, speaking.map(|speaking| (speaking, Way::Cue)), kind);
            }
        }
    }
}

/// Whether a sentence is written as headings are: nearly every long word with a capital, verbs of speech not excepted.
fn is_heading(items: &[Item]) -> bool {
    const LONG: usize = 4;
    if clause::cues(items).iter().any(|found| items[found.at].is_lower() && !found.cue.is_weak) {
        return false;
    }
    let long = || items.iter().filter(|item| item.quote.is_none() && item.is_word() && item.word.len() >= LONG);
    let capitals = long().filter(|item| item.is_capital()).count();
    capitals >= 3 && capitals * 10 >= long().count() * 8
}

/// The place of some items, which are not none.
fn span_of(items: &[Item], range: &Range<usize>) -> Span {
    items[range.start].span.join(items[range.end - 1].span)
}

/// The name behind a dash that signs a quotation: “Never again.” — Ida Holm
fn signature(items: &[Item], at: usize) -> Option<Span> {
    if !kind::inner(items[at].word).ends_with(['.', '!', '?', '…']) || !items.get(at + 1)?.is(&["—", "–", "―", "-"]) {
        return None;
    }
    let start = at + 2;
    let name = items.get(start..)?.iter().take_while(|item| item.is_capital() || item.is(&["de", "of", "van", "von"])).count();
    let ends = items.get(start + name).is_none_or(|item| item.is(&[".", ",", ";", ":"]) || item.is_quote());
    (name > 0 && ends).then(|| span_of(items, &(start..start + name)))
}

/// The name on the line behind a paragraph that ends with its quotation: "- Ida Holm".
fn next_line_name(text: &str, block: &Block, quote: Span) -> Option<Span> {
    if quote.end() + 3 < block.span.end() {
        return None;
    }
    let rest = &text[block.span.end()..];
    let line = rest.trim_start().lines().next()?;
    let name = line.strip_prefix(['-', '–', '—', '―'])?.trim();
    let name = name.split(',').next()?.trim_end_matches('.');
    let start = block.span.end() + (name.as_ptr() as usize - rest.as_ptr() as usize);
    (name.starts_with(char::is_uppercase) && name.len() <= 60).then(|| Span::new(start, start + name.len()))
}
