//! Introductions and arrangements, as an officer works in them.

mod sample;

use sample::desk;

const SIZES: [(u16, u16); 2] = [(100, 30), (80, 24)];

/// Compares the screen after some keys, at both sizes, with the one that was kept.
fn snapshot(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        let mut desk = desk(columns, rows);
        desk.keys(keys);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), desk.screen());
    }
}

#[test]
fn screens_look_as_they_should() {
    snapshot("board", "4");
    snapshot("board-decided", "4 right right right");
    snapshot("pair", "4 right enter");
    snapshot(
        "record",
        "r 1 enter «Nel sat on my feet» enter tab tab «ov»",
    );
    snapshot("arrangements", "5");
    snapshot("arrangement", "5 enter");
    snapshot("end", "5 x");
    snapshot("end-death", "5 x «yesterday» enter «death» enter");
    snapshot("start", "4 right right right a enter «1 dec»");
}

#[test]
fn task_2_takes_17_keys_and_moves_the_card() {
    let mut desk = desk(100, 30);
    desk.keys("r 1 enter enter 1 enter enter 1 enter «ov» enter «fri» enter enter");
    assert_eq!(desk.keys_pressed, 17);
    desk.expect("Recorded for Aled P and Morgan")
        .expect("Fri 13");
    desk.keys("4")
        .expect("Trying it out (3)")
        .expect("Overnight stay, Fri 13");
}

#[test]
fn a_wrong_answer_is_undone_and_put_right_in_six_keys() {
    let mut desk = desk(100, 30);
    desk.keys("r 1 enter «Nel sat on my feet» ctrl-s")
        .expect("Recorded for Aled P");
    let before = desk.keys_pressed;
    desk.keys("ctrl-z").keys("r").expect("Nel sat on my feet");
    desk.keys("2 ctrl-s").expect("Recorded for Aled P");
    assert_eq!(desk.keys_pressed - before, 6);
    desk.keys("4 right end up enter")
        .expect("Tea visit: Aled P ?");
}

#[test]
fn the_next_meeting_is_moved_and_not_doubled() {
    let mut desk = desk(100, 30);
    desk.keys("4 right down").expect("Lowri T and Bevan");
    desk.keys("r shift-tab shift-tab «phone» enter «today» enter 1 enter")
        .keys("1 enter enter 1 enter enter 1 enter")
        .keys("«home v» enter «20 nov» enter enter")
        .expect("Recorded for Lowri T");
    desk.keys("4 right down enter")
        .expect("20 Nov 2026")
        .expect_not("15 Nov 2026");
}

#[test]
fn one_yes_is_not_enough_and_the_words_say_whose_is_missing() {
    let mut desk = desk(100, 30);
    desk.keys("4 right right down").expect("Carol P and Evans");
    desk.keys("a")
        .expect("Cannot start yet: Evans has not said yes to this arrangement");
    desk.keys("enter a enter «1 dec» enter ctrl-s")
        .expect("the household has not said yes");
    desk.keys("esc")
        .keys("e 1 ctrl-s")
        .expect("Both have said yes");
    desk.keys("4 right right right").expect("Decided (3)");
}

#[test]
fn today_asks_the_side_that_has_not_spoken_and_starts_what_both_want() {
    let mut desk = desk(100, 30);
    desk.keys("4 right right down enter down enter")
        .expect("Ask both about an arrangement");
    desk.keys("1 enter «Yes please» ctrl-s")
        .expect("Recorded for Carol P and Evans");
    desk.expect("√ Evans said yes to this arrangement");
    desk.keys("esc 4 right right right").expect("Decided (3)");
}

#[test]
fn task_9_starts_what_both_said_yes_to() {
    let mut desk = desk(100, 30);
    desk.keys("4 right right right a enter «1 dec» enter enter ctrl-s");
    assert_eq!(desk.keys_pressed, 15);
    desk.expect("First review 12 January 2027")
        .expect("starts 1 December 2026");
    desk.keys("5").expect("Owen L with Pugh").expect("12 Jan");
}

#[test]
fn an_emergency_starts_without_a_yes_and_is_marked() {
    let mut desk = desk(100, 30);
    desk.keys("4 enter").expect("has not been asked");
    desk.keys("a 3 enter «today» enter ctrl-s")
        .expect("Ravi S with Frost");
    desk.keys("5 enter")
        .expect("Sunday 15 November 2026: a proper");
}

#[test]
fn stopping_asks_by_whom_and_why_and_planning_brings_back() {
    let mut desk = desk(100, 30);
    desk.keys("4 right x ctrl-s").expect("There is a problem");
    desk.keys("2 enter «tim» enter enter enter")
        .expect("Stopped for Aled P and Morgan");
    desk.keys("4 right right right down down")
        .expect("stopped today")
        .expect("Timing");
    desk.keys("n")
        .expect("They were set aside on 12 November 2026: Timing");
    desk.keys("«tea» enter «tue 3pm» enter ctrl-s")
        .expect("Tuesday 17 November 2026, 15:00");
    desk.keys("4").expect("next: Tea visit, Tue");
}

#[test]
fn an_ending_asks_who_wanted_it_and_a_death_does_not() {
    let mut desk = desk(100, 30);
    desk.keys("5 x «yesterday» enter «own» enter ctrl-s")
        .expect("Tick who wanted it");
    desk.keys("1 enter 1 4 enter 1 enter «A flat in town» enter 3 enter ctrl-s")
        .expect("Ended on 11 November 2026");
    desk.keys("enter")
        .expect("Did Joan T want it? Wanted it")
        .expect("What goes on between them: Visits");
    desk.keys("ctrl-z").keys("esc x").expect("A flat in town");
    let mut other = sample::desk(100, 30);
    other
        .keys("5 x «yesterday» enter «death of the p» enter")
        .expect_not("Who wanted it?")
        .keys("enter enter")
        .expect("thinking of those who are left");
}

#[test]
fn a_review_is_recorded_with_both_voices() {
    let mut desk = desk(100, 30);
    desk.keys("5 r 1 enter «I like it here» enter 1 enter enter enter enter")
        .expect("Review recorded for Joan T");
    desk.keys("enter")
        .expect("Review held")
        .expect("I like it here");
}

#[test]
fn worries_become_a_promise_only_with_a_day() {
    let mut desk = desk(100, 30);
    desk.keys("r 1 enter enter 1 enter enter 2 enter «The stairs» enter «Sian» enter ctrl-s")
        .expect("Say by which day");
    desk.keys("«fri» ctrl-s").expect("Recorded for Aled P");
    desk.expect("Sian: The stairs");
}

#[test]
fn drafts_of_forms_about_two_are_carried_on_from_today() {
    let mut desk = desk(100, 30);
    desk.keys("4 right n «coffee» enter «tue» enter «By the pier» esc")
        .expect("Draft kept");
    desk.keys("1 end enter").expect("By the pier");
}
