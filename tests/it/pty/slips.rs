//! Slips: what goes wrong in the middle of a task loses nothing.

use super::term::Term;

/// What Aled said of the meeting.
pub(super) const WORDS: &str = "Nel sat on my feet";

/// In the middle of recording a meeting, with the words just typed.
pub(super) fn half_recorded(columns: u16, rows: u16) -> Term {
    let mut t = Term::demo(columns, rows);
    t.keys("r").see("How did Aled P find it?");
    t.keys("1 enter").keys(&format!("«{WORDS}»")).see(WORDS);
    t
}

#[test]
fn s1_esc_in_the_middle_keeps_the_words_and_three_keys_carry_on() {
    let mut t = half_recorded(100, 30);
    t.keys("esc").see("Draft kept. It is on Today");
    t.keys("2")
        .see("Find:")
        .keys("esc")
        .see("Carry on where you left off");
    let before = t.keys;
    t.keys("r").see("You started this on").keys("1").see(WORDS);
    assert!(t.keys - before <= 3);
}

#[test]
fn s2_a_wrong_answer_is_undone_put_right_and_saved_again() {
    let mut t = half_recorded(100, 30);
    t.keys("ctrl-s").see("Recorded for Aled P");
    let before = t.keys;
    t.keys("ctrl-z").see("Undone: ").keys("r").see(WORDS);
    t.keys("2 ctrl-s").see("Recorded for Aled P");
    assert!(t.keys - before <= 6, "{} keys", t.keys - before);
}

#[test]
fn s3_caps_lock_changes_nothing() {
    let mut t = Term::demo(100, 30);
    t.keys("2 «PRI» enter")
        .see("People › Aled P")
        .keys("M")
        .see("Homes for Aled");
    t.keys("down W").see("› Why");
}

#[test]
fn s4_three_pasted_lines_stay_in_their_box() {
    let mut t = half_recorded(100, 30);
    t.paste(" one\ntwo\nthree")
        .see("one two three")
        .see("How did Aled P find it?");
}

#[test]
fn s5_a_smaller_window_and_back_keeps_the_words() {
    let mut t = half_recorded(100, 30);
    t.resize(60, 18)
        .see(WORDS)
        .resize(40, 10)
        .see("This window is too small");
    t.resize(100, 30).see(WORDS).see("How did Aled P find it?");
}

#[test]
fn s6_ctrl_c_copies_and_never_closes() {
    let mut t = half_recorded(100, 30);
    t.keys("ctrl-c").see("Copied within Settled").see(WORDS);
    t.keys("enter 1 enter ctrl-v").see_times(WORDS, 2);
}

#[test]
fn the_terminal_is_given_back_and_nothing_personal_is_left_in_it() {
    let mut t = Term::demo(80, 24);
    assert_eq!(t.picture().title(), "settled");
    t.keys("f9")
        .see("Screen hidden")
        .see_no("Aled P")
        .keys("enter")
        .see("Aled P");
    t.keys("ctrl-q");
    assert!(t.closed());
    assert!(!t.picture().alternate_screen() && !t.screen().contains("Aled"));
}

#[test]
fn without_colour_the_screen_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = Term::open(
        folder,
        100,
        30,
        &["demo", "--size", "10"],
        &[("NO_COLOR", "1")],
    );
    plain.see("Aled P").see("►");
    let picture = plain.picture();
    let (row, column) = picture.find("►").unwrap();
    let style = picture.cell(row, column + 2).unwrap().style();
    assert!(style.reverse, "the highlighted row is reversed");
    assert_eq!(
        (style.fg, style.bg),
        (termlens::Color::Default, termlens::Color::Default)
    );
}
