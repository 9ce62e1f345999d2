//! How fast the stages are, against plain `unicode_words` over the same bytes in the same run.
//!
//! `cargo bench --bench throughput [-- ARTICLES.jsonl]`: on the articles given (JSON Lines with a field `text`), else on `corpus/` read many times.
//! One core. Each figure is the fastest of five rounds, the stages taking turns, so that a noisy machine disturbs all alike.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use newsdiff::annotate::Annotator;
use newsdiff::crf::Cache;
use newsdiff::syntax::{self, Document, Vocabulary};
use newsdiff::{Article, text};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 5;

/// Runs over all articles.
type Stage = fn(&[Article]);

fn main() {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let tokens: usize = articles.iter().map(|article| text::segment(&article.text, None).tokens.len()).sum();
    println!("{} articles, {bytes} bytes, {tokens} tokens, one core", articles.len());
    let stages: [(&str, Stage); 4] = [("unicode_words", unicode_words), ("text", segment), ("parts of speech", speech), ("annotate", annotate)];
    let mut best = [Duration::MAX; 4];
    for _ in 0..ROUNDS {
        for (best, (_, stage)) in best.iter_mut().zip(&stages) {
            let start = Instant::now();
            stage(&articles);
            *best = (*best).min(start.elapsed());
        }
    }
    for (time, (name, _)) in best.iter().zip(&stages) {
        let seconds = time.as_secs_f64();
        println!(
            "{name:16} {:8.1} MB/s {:10.0} tokens/s {:6.1} times unicode_words",
            bytes as f64 / seconds / 1e6,
            tokens as f64 / seconds,
            seconds / best[0].as_secs_f64()
        );
    }
}

/// The articles of the file that was named, or those of `corpus/` forty times.
fn articles() -> Vec<Article> {
    let article = |text: String| Article { text, ..Article::default() };
    if let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        let lines = fs::read_to_string(&path).expect("the file that was named");
        let text = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).expect("JSON Lines");
            record["text"].as_str().expect("a field `text`").to_owned()
        };
        return lines.lines().map(text).map(article).collect();
    }
    let files = ["storm", "council", "embrace"].into_iter().flat_map(|folder| fs::read_dir(format!("corpus/{folder}")).expect("corpus/ is here"));
    let paths = files.map(|file| file.expect("a file").path()).filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let mut texts: Vec<String> = paths.map(|path| fs::read_to_string(path).expect("a text")).collect();
    texts.sort();
    (0..40).flat_map(|_| texts.clone()).map(article).collect()
}

fn unicode_words(articles: &[Article]) {
    for article in articles {
        black_box(article.text.unicode_words().count());
    }
}

fn segment(articles: &[Article]) {
    for article in articles {
        black_box(text::segment(&article.text, None));
    }
}

fn speech(articles: &[Article]) {
    let (mut vocabulary, mut cache) = (Vocabulary::default(), Cache::default());
    for article in articles {
        if vocabulary.is_full() {
            vocabulary.clear();
            cache.clear();
        }
        let layout = text::segment(&article.text, None);
        let document = Document::new(&article.text, &layout, &mut vocabulary);
        black_box(syntax::embedded().tag(&document, &mut cache));
    }
}

fn annotate(articles: &[Article]) {
    let mut annotator = Annotator::default();
    for article in articles {
        black_box(annotator.annotate(article.clone()));
    }
}
