//! Annotated articles that something else wrote or bent.
#![no_main]

use newsdiff::{Article, Options, annotate, compare_all};

libfuzzer_sys::fuzz_target!(|bent: (String, Vec<(u16, u8)>)| {
    let (text, changes) = bent;
    let mut line = annotate::line::write(&annotate::annotate(Article { text: format!("Ida Holm said 12 died. {text}"), ..Article::default() })).into_bytes();
    for (at, byte) in changes {
        let at = usize::from(at) % line.len();
        line[at] = byte;
    }
    let Ok(line) = String::from_utf8(line) else { return };
    if let Ok(annotated) = annotate::line::read(&line) {
        compare_all(vec![annotated.clone(), annotated], &Options::default());
    }
});
