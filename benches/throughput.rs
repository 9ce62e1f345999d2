//! How fast the stages are, against plain `unicode_words` over the same bytes in the same run.
//!
//! `cargo bench --bench throughput [-- ARTICLES.jsonl]`: on the articles given (JSON Lines with a field `text`), else on `corpus/` read many times.
//! One core. Each figure is the fastest of five rounds, the stages taking turns, so that a noisy machine disturbs all alike.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use newsdiff::annotate::{Annotator, claim, mention, quote, value};
use newsdiff::crf::Cache;
use newsdiff::syntax::{self, Document, Vocabulary};
use newsdiff::{Article, text};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 5;

/// The stages of `annotate` in their order; what is timed besides stands around them.
const STAGES: [&str; 6] = ["text", "words", "mention", "value", "quote", "claim"];

fn main() {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let tokens: usize = articles.iter().map(|article| text::segment(&article.text, None).tokens.len()).sum();
    println!("{} articles, {bytes} bytes, {tokens} tokens, one core", articles.len());
    let mut best: Vec<(&str, Duration)> =
        ["unicode_words"].into_iter().chain(STAGES).chain(["annotate", "parts of speech"]).map(|name| (name, Duration::MAX)).collect();
    for _ in 0..ROUNDS {
        let mut times = vec![timed(|| unicode_words(&articles))];
        times.extend(stages(&articles));
        times.push(timed(|| annotate(&articles)));
        times.push(timed(|| speech(&articles)));
        best.iter_mut().zip(times).for_each(|((_, best), time)| *best = (*best).min(time));
    }
    for (name, time) in &best {
        let seconds = time.as_secs_f64();
        println!(
            "{name:16} {:8.1} MB/s {:10.0} tokens/s {:6.1} times unicode_words",
            bytes as f64 / seconds / 1e6,
            tokens as f64 / seconds,
            seconds / best[0].1.as_secs_f64()
        );
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
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

/// How long each stage of `annotate` takes, by itself.
fn stages(articles: &[Article]) -> [Duration; STAGES.len()] {
    let mut times = [Duration::ZERO; STAGES.len()];
    let (mut vocabulary, mut names, mut beginnings) = (Vocabulary::default(), mention::Memory::default(), value::Memory::default());
    for Article { text, .. } in articles {
        if vocabulary.is_full() || names.is_full() {
            (vocabulary, names) = Default::default();
        }
        let mut last = Instant::now();
        let mut lap = |stage: usize| {
            times[stage] += last.elapsed();
            last = Instant::now();
        };
        let layout = text::segment(text, None);
        lap(0);
        let document = Document::new(text, &layout, &mut vocabulary);
        lap(1);
        let mentions = mention::find(&document, &layout, &mut names);
        lap(2);
        let values = beginnings.find(text, &layout, None);
        lap(3);
        let quotes = quote::find(text, &layout, &mentions);
        lap(4);
        black_box(claim::find(text, &layout, &mentions, &values, &quotes));
        lap(5);
    }
    times
}

fn speech(articles: &[Article]) {
    let (mut vocabulary, mut cache) = (Vocabulary::default(), Cache::default());
    for article in articles {
        if vocabulary.is_full() {
            (vocabulary, cache) = Default::default();
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
