//! A file whose name tells nothing: compressed, an archive, a Word document, or any other format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for article in newsdiff_fuzz::read("a", bytes) {
        newsdiff_fuzz::segment(&article);
    }
});
