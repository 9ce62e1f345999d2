//! `newsdiff.toml`: read or refused in words, and written to without a loss.
#![no_main]
// The program's own modules; what only other commands use of them is idle here.
#![allow(dead_code, unused_imports)]

#[path = "../../src/bin/newsdiff/args.rs"]
mod args;
#[path = "../../src/bin/newsdiff/config/mod.rs"]
mod config;
#[path = "../../src/bin/newsdiff/examples.rs"]
mod examples;
#[path = "../../src/bin/newsdiff/output.rs"]
mod output;

use config::Config;
use newsdiff::link;

const KEY: &str = "k47e7a153";
const REASON: &str = "both \"right\" ''' # no comment";

libfuzzer_sys::fuzz_target!(|text: String| {
    let path = "newsdiff.toml";
    match Config::new(path.into(), text.clone()) {
        Err(error) => assert!(error.to_string().starts_with("newsdiff.toml:"), "where is not told: {error}"),
        Ok(config) => {
            config.fields();
            for word in ["mail", "digest", "---"] {
                let _ = config.split(word);
            }
            link::compare("Ida Holm", "The Harn Council", None, config.rules());
            let new = Config::new(path.into(), config.with_ignored(KEY, REASON).expect("what could be read can be written to"))
                .expect("what was written can be read");
            assert_eq!(new.ignored(KEY), Some(REASON));
            assert_eq!(format!("{:?}", new.rules()), format!("{:?}", config.rules()), "the rules are others now: {text:?}");
        }
    }
});
