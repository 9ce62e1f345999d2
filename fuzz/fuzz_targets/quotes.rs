//! Quotations, of marks and the words around them.
#![no_main]

use newsdiff::{Article, annotate};

/// Marks of every sort, who may speak, how it is told.
const PIECES: &str = "“ ” ‘ ’ \" ' `` '' « » „ ‚ ‹ › ( ) [ ] — – - : ; , . ! ? … ... said says told asked wrote according to added Ida Holm Holm Mr Vane she he they \
    it mayor the council reporters @ida #harn that not is was and but who I you we storm O’Neill don't workers' 's 1990s rock 'n' roll Title";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let pieces: Vec<&str> = PIECES.split_whitespace().chain(["\n", "\n\n"]).collect();
    let mut text = String::new();
    for byte in bytes {
        // The upper half of the bytes leaves out the space before.
        if *byte < 128 {
            text.push(' ');
        }
        text += pieces[usize::from(byte & 127) % pieces.len()];
    }
    let annotated = annotate::annotate(Article { text, ..Article::default() });
    newsdiff_fuzz::check_quotes(&annotated);
});
