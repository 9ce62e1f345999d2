//! Whether two names are the same, and names put together.
#![no_main]

use newsdiff::link::{self, Rules};

libfuzzer_sys::fuzz_target!(|names: (String, String)| {
    let (a, b) = names;
    let rules = Rules::default();
    let (one, other) = (link::compare(&a, &b, None, &rules), link::compare(&b, &a, None, &rules));
    assert_eq!((one.same, one.score), (other.same, other.score), "the order of two names decides: {a:?} {b:?}");
    assert!((0.0..=1.0).contains(&one.score), "{}", one.score);
});
