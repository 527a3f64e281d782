//! Preferences with the person: must-haves with their cost, and checking back.

use crate::desk::Desk;
use settled::demo::Size;

/// The scheme of the practice people: Aled is among 116 homes.
fn desk() -> Desk {
    Desk::practice(Size::Scheme300)
}

/// The rows with bars, without the mark of the highlight.
fn bars(screen: &str) -> Vec<String> {
    let rows = screen.lines().filter(|line| line.contains('█'));
    rows.map(|line| line.replace('►', " ")).collect()
}

#[test]
fn a_tick_takes_the_own_words_as_its_reason_and_says_what_it_costs() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p down down down down down space")
        .expect("[x] Own bathroom   leaves 25 of 116 homes; without it 15 more could work")
        .expect("“only if it is easy”")
        .expect("! Own bathroom");
    desk.keys("space").expect_not("[x] Own bathroom");
    // A journey needs its minutes, and so the form.
    desk.keys("home space")
        .expect("Aled P must have: Near a place");
}

#[test]
fn the_cost_stands_on_the_profile_as_well() {
    let mut desk = desk();
    desk.keys("2 «pri» enter")
        .expect("! Bedroom on the ground floor")
        .expect("leaves 50 of 116 homes; without it");
}

#[test]
fn a_check_back_that_agrees_leaves_the_bars_and_is_kept_with_its_day() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p")
        .expect("Tab asks Aled P 3 either-or questions");
    desk.keys("tab")
        .expect("question 1 of 3")
        .expect("Which home: ");
    let first = desk.screen();
    for _ in 0..3 {
        let says_first = desk.screen().contains("would choose 1");
        desk.keys(if says_first { "1" } else { "2" })
            .expect("and so do the bars")
            .keys("enter");
    }
    desk.expect("Checked back with Aled P. Ctrl+S saves it");
    assert_eq!(bars(&desk.screen()), bars(&first), "no bar moved by itself");
    desk.keys("ctrl-s")
        .expect("Saved, and checked with Aled P today");
    desk.expect("Checked back with Aled P on 12 November 2026");
    desk.keys("esc end")
        .expect("Preferences checked back on 12");
    desk.keys("ctrl-z end")
        .expect_not("Preferences checked back on 12");
}

#[test]
fn an_answer_that_disagrees_offers_the_change_that_would_agree() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p tab");
    let other = if desk.screen().contains("would choose 1") {
        "2"
    } else {
        "1"
    };
    desk.keys(other)
        .expect("To agree, the bars would move:")
        .expect("1  Move the bars      2  Leave the bars");
    let before = desk.screen();
    // Left as they are, the same question comes back the next time and offers the same.
    desk.keys("2").expect("question 2 of 3").keys("esc");
    desk.expect("Asked later").keys("tab").keys(other);
    assert_eq!(desk.screen(), before);
    // Taken, the bars say what was said; nothing is in the file until it is saved.
    let saved = bars(&desk.screen());
    desk.keys("enter").expect("question 2 of 3").keys("esc");
    assert_ne!(bars(&desk.screen()), saved);
    desk.keys("ctrl-z");
    assert_eq!(bars(&desk.screen()), saved);
    desk.keys("ctrl-y esc").expect("Draft kept");
}

#[test]
fn not_sure_moves_nothing_and_asking_later_is_no_check() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p tab 3")
        .expect("Aled P is not sure. The bars stay as they are")
        .keys("enter esc ctrl-s")
        .expect("Saved, and agreed with Aled P today")
        .expect_not("Checked back with");
}

#[test]
fn somebody_of_whom_too_little_is_known_has_nothing_to_check_back() {
    let mut desk = desk();
    desk.keys("2 ctrl-n 1 enter «Nia W» enter enter «sa18ab» enter ctrl-s p tab")
        .expect("so there is nothing to check back yet");
}

#[test]
fn pictures() {
    for (name, keys) in [
        ("check_back", "2 «pri» enter p tab"),
        ("check_back_offer", "2 «pri» enter p tab 1 enter 1 enter 2"),
    ] {
        for (columns, rows) in [(100, 30), (80, 24)] {
            let mut desk = desk().sized(columns, rows);
            desk.keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), desk.screen());
        }
    }
}
