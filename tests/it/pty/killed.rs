//! The slips again, and in the worst moment of each the power goes: the program is killed and opened again on
//! the same file. What had been on the screen for longer than it takes to keep a draft is there, and the
//! person carries on and finishes.

use super::slips::{WORDS, half_recorded};
use super::term::Term;

const SIZES: [(u16, u16); 2] = [(100, 30), (80, 24)];

/// Waits until the first line says that the file has what shows, then kills the program and opens it again.
fn killed_when_kept(mut t: Term) -> Term {
    t.see_no("Keeping a draft").see("Draft kept 09:14");
    t.kill_and_reopen()
}

/// Carries on with the draft of the meeting, in no more than 3 keys.
fn carries_on(t: &mut Term) -> &mut Term {
    // Beside what is due or below it: the draft is on Today.
    let before = t.keys;
    t.keys("r").see("You started this on").keys("1").see(WORDS);
    assert!(t.keys - before <= 3);
    t
}

/// Saves it: then it is in the record and no draft any more.
fn finishes(t: &mut Term) {
    t.keys("ctrl-s").see("Recorded for Aled P");
    t.keys("1")
        .see("[1 Today]")
        .see_no("Carry on where you left off");
}

#[test]
fn s1_killed_with_the_words_half_typed_and_after_esc() {
    for (columns, rows) in SIZES {
        let mut t = killed_when_kept(half_recorded(columns, rows));
        carries_on(&mut t);
        // A letter more, and out: Esc keeps it, and it is killed on another screen.
        t.keys("enter «!»").see(&format!("{WORDS}!")).keys("esc");
        t.see("Draft kept. It is on Today").keys("2").see("Find:");
        let mut t = killed_when_kept(t);
        carries_on(&mut t).see(&format!("{WORDS}!"));
        finishes(&mut t);
    }
}

/// Saves what Aled said. It is on Today no more, so the file has all of it.
fn saved_wrong(t: &mut Term) {
    t.keys("ctrl-s").see("Recorded for Aled P");
    t.see_no("How did the tea visit go?");
}

#[test]
fn s2_killed_with_the_wrong_answer_saved() {
    for (columns, rows) in SIZES {
        let mut t = half_recorded(columns, rows);
        saved_wrong(&mut t);
        let mut t = t.kill_and_reopen();
        let before = t.keys;
        // Today opened on what comes next, so one key more goes up to what came back.
        t.keys("ctrl-z").see("How did the tea visit go?");
        t.keys("up r").see(WORDS).keys("2 ctrl-s");
        t.see("Recorded for Aled P");
        assert!(t.keys - before <= 7, "{} keys", t.keys - before);
    }
}

#[test]
fn s2_killed_when_it_was_undone_and_while_it_is_put_right() {
    let mut t = half_recorded(100, 30);
    saved_wrong(&mut t);
    t.keys("ctrl-z").see("How did the tea visit go?");
    let mut t = t.kill_and_reopen();
    t.keys("r").see(WORDS).keys("2 enter «!»");
    t.see(&format!("{WORDS}!"));
    let mut t = killed_when_kept(t);
    carries_on(&mut t).see(&format!("{WORDS}!"));
    finishes(&mut t);
    // Undone and put back: it is no more to be put right.
    t.keys("ctrl-z").see("How did the tea visit go?");
    let mut t = t.kill_and_reopen();
    t.keys("ctrl-y").see_no("How did the tea visit go?");
    let mut t = t.kill_and_reopen();
    t.see("Good morning").see_no("How did the tea visit go?");
}

#[test]
fn s3_killed_with_caps_lock_on() {
    let mut t = Term::demo(100, 30);
    t.keys("R").see("How did Aled P find it?");
    t.keys("1 enter «NEL SAT ON MY FEET»")
        .see("NEL SAT ON MY FEET");
    let mut t = killed_when_kept(t);
    t.keys("R").see("You started this on").keys("1");
    t.see("NEL SAT ON MY FEET").keys("ctrl-s");
    t.see("Recorded for Aled P").keys("2 «PRI» enter");
    t.see("People › Aled P").keys("M").see("Homes for Aled");
    let mut t = t.kill_and_reopen();
    t.keys("2 «PRI» enter").see("People › Aled P").keys("M");
    t.see("Homes for Aled").keys("down W").see("› Why");
}

#[test]
fn s4_killed_after_three_lines_were_pasted() {
    for (columns, rows) in SIZES {
        let mut t = half_recorded(columns, rows);
        t.paste(" one\ntwo\nthree").see("one two three");
        let mut t = killed_when_kept(t);
        carries_on(&mut t).see("one two three");
        finishes(&mut t);
    }
}

#[test]
fn s5_killed_while_the_window_is_small() {
    // Small enough to be told so, and killed while nothing of the form shows.
    let mut t = half_recorded(100, 30);
    t.resize(60, 18).see(WORDS).see("Draft kept 09:14");
    t.resize(40, 10).see("This window is too small");
    let mut t = t.kill_and_reopen_at(60, 18);
    carries_on(&mut t)
        .keys("enter «!»")
        .see(&format!("{WORDS}!"));
    let mut t = killed_when_kept(t);
    carries_on(&mut t)
        .resize(100, 30)
        .see(&format!("{WORDS}!"))
        .see("How did Aled P find it?");
    finishes(&mut t);
}

#[test]
fn s6_killed_after_ctrl_c_in_a_box() {
    for (columns, rows) in SIZES {
        let mut t = half_recorded(columns, rows);
        t.keys("ctrl-c").see("Copied within Settled").see(WORDS);
        let mut t = killed_when_kept(t);
        carries_on(&mut t)
            .keys("enter ctrl-c")
            .see("Copied within Settled");
        // From one box to the next, and killed once more.
        t.keys("enter 1 enter ctrl-v").see_times(WORDS, 2);
        let mut t = killed_when_kept(t);
        carries_on(&mut t).see_times(WORDS, 2);
        finishes(&mut t);
    }
}

#[test]
fn s7_killed_twice_and_finished() {
    for (columns, rows) in SIZES {
        let mut t = killed_when_kept(half_recorded(columns, rows));
        carries_on(&mut t);
        let mut t = t.kill_and_reopen();
        carries_on(&mut t);
        finishes(&mut t);
    }
}

/// The same with a file that has a passphrase, and a form about somebody who is new.
#[test]
fn a_scheme_with_a_passphrase_is_killed_and_carries_on() {
    for (columns, rows) in SIZES {
        let mut t = super::scheme::opened(columns, rows);
        t.keys("2").see("Find:");
        t.keys("ctrl-n 1 enter «Nia half»").see("Nia half");
        t.see_no("Keeping a draft").see("Draft kept 09:14");
        let mut t = t.kill_and_reopen_at(columns, rows);
        t.keys("2").see("Find:");
        t.keys("ctrl-n").see("You started this on").keys("1");
        t.see("Nia half")
            .keys("enter « typed» enter enter «sa18ab» enter ctrl-s");
        t.see("Nia half typed").see("SA1 8AB");
    }
}
