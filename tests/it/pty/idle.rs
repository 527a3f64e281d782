//! Nobody is at the keyboard of the real program. Its timers run faster than the clock on the wall, and nothing
//! else is changed.

use super::privacy::{files, holds};
use super::scheme::{copy, unlock};
use super::term::Term;

/// Somebody who began to type and went away.
fn half_typed(times: &str) -> Term {
    let mut term = Term::open(copy(), 100, 30, &[], &[("SETTLED_HURRY", times)]);
    unlock(&mut term);
    term.keys("2 ctrl-n 1 enter «half a canary»")
        .see("half a canary");
    term
}

/// Nothing shows and nothing is left in the terminal, the file is closed, and what was typed is in it.
fn is_locked_and_kept(term: &mut Term) {
    term.see_no("canary");
    assert!(!holds(term.picture().full_text().as_bytes(), "canary"));
    let held = files(term.folder());
    let open = ["scheme.lock", "scheme.db-journal"];
    assert!(
        !held
            .iter()
            .any(|p| open.iter().any(|name| p.ends_with(name))),
        "{held:?}"
    );
    unlock(term);
    term.see("Carry on where you left off")
        .keys("down enter")
        .see("half a canary");
}

#[test]
fn five_minutes_without_a_key_lock_it() {
    let mut term = half_typed("20");
    term.see("Press any key to stay")
        .see("Locked after 5 minutes without a key");
    is_locked_and_kept(&mut term);
}

#[test]
fn a_minute_behind_the_cover_locks_it() {
    let mut term = half_typed("20");
    term.keys("f9").see("Screen hidden").see_no("canary");
    term.see("nobody came back for a minute");
    is_locked_and_kept(&mut term);
}
