//! What holds of everything that is read, whatever the bytes.

use newsdiff::ingest::{self, Limits, Options};
use newsdiff::text::{BlockKind, Layout};
use newsdiff::{Annotated, Article, Span};

/// Reads a file of that name with these bytes: articles or warnings, never nothing, each within the limits.
pub fn read(name: &str, bytes: &[u8]) -> Vec<Article> {
    // Small enough for an input of a few thousand bytes to go over.
    let limits = Limits { article_bytes: 2_000, file_bytes: 8_000 };
    let options = Options { any_language: true, limits, ..Options::default() };
    let (articles, warnings) = ingest::read_bytes(name, bytes, options).read_all();
    assert!(!articles.is_empty() || !warnings.is_empty(), "neither an article nor a warning");
    for article in &articles {
        // A character of one byte grows to three at most when it is made UTF-8.
        assert!(article.text.len() <= 3 * limits.file_bytes, "{} bytes", article.text.len());
        let mut end = 0;
        for part in &article.parts {
            assert!(part.span.start() >= end, "parts overlap");
            end = part.span.end();
            check(&article.text, part.span);
        }
    }
    articles
}

/// Cuts an article into blocks, sentences and tokens, which must lie in one another.
pub fn segment(article: &Article) -> Layout {
    let layout = newsdiff::text::segment_marked(&article.text, article.title.as_deref(), &article.parts);
    let mut end = 0;
    for block in &layout.blocks {
        check(&article.text, block.span);
        assert!(block.span.start() >= end, "blocks overlap");
        end = block.span.end();
    }
    let mut end = 0;
    for sentence in &layout.sentences {
        check(&article.text, sentence.span);
        assert!(sentence.span.start() >= end, "sentences overlap");
        end = sentence.span.end();
        let block = layout.block_of(sentence);
        assert!(block.span.start() <= sentence.span.start() && sentence.span.end() <= block.span.end(), "a sentence leaves its block");
        assert!(!matches!(block.kind, BlockKind::Meta | BlockKind::Furniture), "a sentence where nothing is read");
        let mut at = sentence.span.start();
        for token in &layout.tokens[sentence.tokens.clone()] {
            check(&article.text, token.span);
            assert!(token.span.start() >= at && token.span.end() <= sentence.span.end(), "a token leaves its sentence");
            at = token.span.end();
        }
    }
    layout
}

/// Values lie in the text and in order, and none in another.
pub fn check_values(annotated: &Annotated) {
    let mut end = 0;
    for value in &annotated.values {
        check(&annotated.article.text, value.span);
        assert!(value.span.start() >= end, "values overlap: {:?}", annotated.article.text);
        end = value.span.end();
    }
}

/// Quotations lie in the text and in order, each inside its parent, with its cue and speaker on character borders.
pub fn check_quotes(annotated: &Annotated) {
    for (position, quote) in annotated.quotes.iter().enumerate() {
        check(&annotated.article.text, quote.span);
        quote.cue.iter().for_each(|&cue| check(&annotated.article.text, cue));
        quote.speaker.iter().for_each(|speaker| check(&annotated.article.text, speaker.span));
        if let Some(parent) = quote.parent {
            let outer = annotated.quotes[parent].span;
            assert!(parent != position && outer.start() <= quote.span.start() && quote.span.end() <= outer.end(), "a quotation leaves its parent");
        }
    }
}

/// A place lies on character borders and is not empty.
fn check(text: &str, span: Span) {
    let slice = text.get(span.start()..span.end());
    assert!(slice.is_some_and(|slice| !slice.is_empty()), "{span:?}");
}
