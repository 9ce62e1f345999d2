//! Numbers, money, dates and times, of words that make them up.
#![no_main]

use newsdiff::{Article, annotate};

/// What values are made of, and what stands around them.
const PIECES: &str = "0 1 2 12 1,000 1.5 2.500 3/4 ½ ١٢ 1900 2024 20/3/2024 2024-03-20 March 20 20th March Monday Mon. today yesterday a.m. p.m. noon 9:40 \
    9.40 21st one two twelve twenty hundred thousand million bn m k dozen half third first second last % percent per cent $ £ € US$ ¢ pounds km miles \
    °C degrees - – — to and between from of about more than at least under over up not no aged year-old years hours minutes ago later since until , . : ; ( ) \
    people dead Group A 2-1 beat rose fell by";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let pieces: Vec<&str> = PIECES.split_whitespace().collect();
    let mut text = String::new();
    for byte in bytes {
        // The upper half of the bytes leaves out the space before.
        if *byte < 128 {
            text.push(' ');
        }
        text += pieces[usize::from(byte & 127) % pieces.len()];
    }
    let annotated = annotate::annotate(Article { text, published: Some("2024-03-21".into()), ..Article::default() });
    newsdiff_fuzz::check_values(&annotated);
});
