//! Quotations article by article, then whose words are used again.

use std::collections::HashMap;

use super::super::exhibit::Piece;
use super::super::ink::{Page, Role, Text};
use super::super::telling::{self, confidence, position, scope};
use super::super::view::{Document, LocusView, PassageView, QuoteView, ReuseView};
use super::super::wording::{abridged, wordings};
use super::super::words;
use super::{article_name, by_story, each_by_story, place_name, sum_up};

/// Words of a passage that are shown; a longer one keeps its beginning and end.
const PASSAGE_WORDS: usize = 60;

/// Writes quotations, reuse and passages, each by story.
pub(super) fn write(page: &mut Page, document: &Document<'_>) {
    let (quotes, reuse, passages) = lists(document);
    if quotes.is_empty() && reuse.is_empty() && passages.is_empty() {
        return sum_up(page, &telling::nothing(document, "quotations or copied passages"));
    }
    if !quotes.is_empty() {
        page.heading(&format!("Quotations ({})", quotes.len()), '═');
        by_story(page, document, quotes, |quote| quote.story, |page, run| of_story(page, document, run));
    }
    if !reuse.is_empty() {
        let by_id = document.quotes_by_id();
        page.heading(&format!("Quotations used again ({})", reuse.len()), '═');
        each_by_story(page, document, reuse, |reuse| reuse.story, |page, pair| one_reuse(page, document, pair, &by_id));
    }
    if !passages.is_empty() {
        page.heading(&format!("Text that stands in several places ({})", passages.len()), '═');
        each_by_story(page, document, passages, |passage| passage.story, |page, passage| one_passage(page, document, passage));
    }
    sum_up(page, &telling::quotes(document));
}

/// The lists of `quotes`, empty where the document has none.
fn lists<'b, 'a>(document: &'b Document<'a>) -> (&'b [QuoteView<'a>], &'b [ReuseView<'a>], &'b [PassageView<'a>]) {
    (document.quotes.as_deref().unwrap_or_default(), document.reuse.as_deref().unwrap_or_default(), document.passages.as_deref().unwrap_or_default())
}

/// The quotations of one story, article by article.
fn of_story(page: &mut Page, document: &Document<'_>, quotes: &[QuoteView<'_>]) {
    let depths = depths(quotes);
    for run in quotes.chunk_by(|a, b| a.locus.article == b.locus.article) {
        page.gap();
        page.write(0, 2, &article_name(document, run[0].locus.article).with(Role::Plain, &format!(" · {}", words::count(run.len(), "quotation"))));
        for quote in run {
            let indent = 2 + 2 * depths.get(quote.id).copied().unwrap_or(0);
            page.write(indent, indent + 2, &line(document, quote));
        }
    }
}

/// "Matteo Brandt: “...” · mixed · via Radio Sula · :12:3 · q4401".
fn line(document: &Document<'_>, quote: &QuoteView<'_>) -> Text {
    let mut line = match &quote.speaker {
        Some(speaker) => Text::new(Role::Name, speaker.name).with(Role::Plain, ": "),
        None if telling::speaker_unknown(quote) => Text::new(Role::Faint, "(speaker not known): "),
        None => Text::default(),
    };
    line = line.with(Role::Plain, quote.locus.text);
    if quote.kind != "direct" {
        line = line.with(Role::Plain, &format!(" · {}", quote.kind));
    }
    if let Some(via) = quote.via {
        line = line.with(Role::Plain, &format!(" · via {via}"));
    }
    line.with(Role::Faint, &format!(" · {} · {}", position(document, quote.locus.article, quote.locus.start), quote.id))
}

/// How deep each quotation stands inside others, up to three.
fn depths<'b>(quotes: &'b [QuoteView<'_>]) -> HashMap<&'b str, usize> {
    let parents: HashMap<&str, &str> = quotes.iter().filter_map(|quote| Some((quote.id, quote.parent?))).collect();
    let depth = |quote: &QuoteView<'_>| std::iter::successors(parents.get(quote.id), |parent| parents.get(*parent)).take(3).count();
    quotes.iter().map(|quote| (quote.id, depth(quote))).collect()
}

fn one_reuse(page: &mut Page, document: &Document<'_>, reuse: &ReuseView<'_>, quotes: &HashMap<&str, &QuoteView<'_>>) {
    let about = format!(" · {}{}{} · {}", scope(reuse.scope), telling::flags(reuse), confidence(reuse.confidence), reuse.id);
    page.write(0, 2, &Text::new(Role::Name, reuse.relation).with(Role::Faint, &about));
    let (Some(a), Some(b)) = (quotes.get(reuse.a), quotes.get(reuse.b)) else { return };
    let [wording_a, wording_b] = wordings(reuse, a, b);
    page.write(2, 4, &place(document, &a.locus).with(Role::Plain, &speaker(a)));
    if wording_a != wording_b {
        wording(page, &wording_a);
    }
    page.write(2, 4, &place(document, &b.locus).with(Role::Plain, &speaker(b)));
    wording(page, &wording_b);
}

fn wording(page: &mut Page, pieces: &[Piece<'_>]) {
    page.write(4, 4, &Text::sentence(pieces));
}

fn speaker(quote: &QuoteView<'_>) -> String {
    quote.speaker.as_ref().map_or_else(String::new, |speaker| format!(" · {}", speaker.name))
}

fn one_passage(page: &mut Page, document: &Document<'_>, passage: &PassageView<'_>) {
    let about = format!(" · {} · {} · {}", passage.relation, scope(passage.scope), passage.id);
    page.write(0, 2, &Text::new(Role::Name, &words::count(passage.words, "word")).with(Role::Faint, &about));
    for (position, span) in passage.spans.iter().enumerate() {
        page.write(2, 4, &place(document, span));
        // The same words are shown once, under the last of their places.
        if passage.spans.get(position + 1).is_none_or(|next| next.text != span.text) {
            let shown = abridged(span.text, PASSAGE_WORDS);
            let whole = if shown == span.text { String::new() } else { format!(" whole: --explain {}", passage.id) };
            page.write(4, 4, &Text::new(Role::Plain, &shown).with(Role::Faint, &whole));
        }
    }
}

fn place(document: &Document<'_>, locus: &LocusView<'_>) -> Text {
    place_name(document, locus.article, locus.start)
}
