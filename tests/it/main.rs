//! tests

#![cfg(test)]

mod architecture;
mod cli;
mod cli_copies;
mod cli_scheme;
mod desk;
mod exchange;
mod flows;
mod matching;
mod practice;
mod props;
mod pty;
mod screens;
mod store;
mod vectors;
mod words;
mod words_used;

/// Says aloud that a test cannot run here. Where every test must run, as before a change lands, that is a fault.
fn skip(why: &str) {
    use std::io::Write as _;
    assert!(
        std::env::var_os("SETTLED_TESTS_STRICT").is_none(),
        "it must run here: {why}"
    );
    // Not through the macro, whose words the test runner keeps to itself.
    let _nobody_listens = writeln!(std::io::stderr(), "SKIPPED: {why}");
}
