//! Every stage, on two articles that share what one text has before and after its middle.
#![no_main]

use newsdiff::{Article, Options, analyze};

libfuzzer_sys::fuzz_target!(|text: String| {
    let middle = text.floor_char_boundary(text.len() / 2);
    let article = |id: &str, text: &str| Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() };
    let analysis = analyze(vec![article("a", &text), article("b", &text[middle..])], &Options::default());
    for annotated in &analysis.articles {
        newsdiff_fuzz::segment(&annotated.article);
    }
});
