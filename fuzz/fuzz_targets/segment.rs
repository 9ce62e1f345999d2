//! Segmentation, of text that needs no decoding.
#![no_main]

use newsdiff::Article;

libfuzzer_sys::fuzz_target!(|text: String| {
    newsdiff_fuzz::segment(&Article { text, ..Article::default() });
});
