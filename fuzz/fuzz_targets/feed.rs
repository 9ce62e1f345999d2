//! A feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for article in newsdiff_fuzz::read("a.xml", bytes) {
        newsdiff_fuzz::segment(&article);
    }
});
