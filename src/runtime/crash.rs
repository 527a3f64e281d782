//! What happens when the program cannot go on: the terminal is put right first, and what is said
//! names a place in the program and never a person.

use std::io::Write;
use std::panic::PanicHookInfo;

/// Puts the terminal right and says what is safe, whatever thread it happens on.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        super::terminal::restore();
        report(info, &mut std::io::stderr());
    }));
}

fn report(info: &PanicHookInfo<'_>, to: &mut dyn Write) {
    let at = info
        .location()
        .map_or_else(String::new, |l| format!("{}:{}", l.file(), l.line()));
    let words = crate::words::Words::english();
    // Standard error may be closed; there is nobody left to tell then.
    let _told = writeln!(to, "{}", words.say("crash", &[("at", at.into())]));
}
