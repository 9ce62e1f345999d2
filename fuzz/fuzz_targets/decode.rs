//! Text in any encoding, with whatever a text file may begin with.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for article in newsdiff_fuzz::read("a.txt", bytes) {
        newsdiff_fuzz::segment(&article);
    }
});
