//! Finding, adding and describing people.

use crate::desk::Desk;
use settled::demo::Size;

fn desk() -> Desk {
    Desk::practice(Size::Tour10)
}

#[test]
fn somebody_is_found_and_opened_in_five_keys() {
    let mut desk = desk();
    desk.keys("2 «pri» enter").expect("People › Aled P");
    assert_eq!(desk.keys_pressed, 5);
    // Caps Lock makes no difference, and Esc comes back to what was typed.
    desk.keys("esc").expect("Find: pri");
    desk.keys("esc «PRI» enter").expect("People › Aled P");
}

#[test]
fn letters_type_in_the_box_and_act_in_the_list() {
    let mut desk = desk();
    desk.keys("2 «m»").expect("Find: m").keys("esc");
    desk.keys("down f")
        .expect("[Wanting support]")
        .expect_not("Frost");
    desk.keys("f").expect("Frost").expect_not("Pritpal");
    desk.keys("/ «frost»").expect("1 of 10");
}

#[test]
fn a_name_nobody_has_offers_the_nearest() {
    desk()
        .keys("2 «pirce»")
        .expect("Nobody matches “pirce”. Did you mean Carol P?");
}

#[test]
fn a_side_a_name_and_a_postcode_make_a_profile_that_is_not_finished() {
    let mut desk = desk();
    desk.keys("2 ctrl-n 1 enter «Nia W» enter enter «sa18ab» enter")
        .expect("SA1 8AB")
        .keys("ctrl-s")
        .expect("People › Nia W")
        .expect("Not finished");
    assert!(desk.keys_pressed <= 34, "{} keys", desk.keys_pressed);
    desk.keys("ctrl-z").expect("Undone: Profile added, Nia W");
    desk.keys("2 «nia w»").expect("Nobody matches");
}

#[test]
fn what_is_missing_is_said_on_save_and_not_before() {
    desk()
        .keys("2 ctrl-n tab tab tab «nonsense»")
        .expect("not sure yet")
        .expect_not("!")
        .keys("ctrl-s")
        .expect("! Choose whether they want support or offer a home")
        .expect("! Enter a name");
}

#[test]
fn a_likely_twin_is_named_and_does_not_stand_in_the_way() {
    let mut desk = desk();
    desk.keys("2 ctrl-n 1 enter «aled p»")
        .expect("There is already Aled P in SA1")
        .keys("ctrl-s")
        .expect("aled p is added");
}

#[test]
fn the_three_ways_of_not_knowing_are_three_different_words() {
    let mut desk = desk();
    desk.keys("2 «carol» enter right").expect("Not asked yet");
    desk.keys("e «?» tab «prefers not to say» ctrl-s")
        .expect("Hopes                          Not known yet")
        .expect("What they bring                Prefers not to say")
        .expect("A good day                     Not asked yet");
}

#[test]
fn bars_change_nothing_until_they_are_saved_and_undo_goes_back_through_them() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p left down right")
        .expect("████████░░░░  Matters          “Sunday")
        .expect("████████████  Matters a lot    “I can get the 4A bus”");
    desk.keys("ctrl-z")
        .expect("████████░░░░  Matters          “I can get");
    desk.keys("ctrl-y ctrl-s")
        .expect("Saved, and agreed with Aled P today");
    desk.keys("esc")
        .expect("Agreed with Aled P on 12 November 2026");
    desk.keys("ctrl-z")
        .expect("Agreed with Aled P on 22 October 2026");
}

#[test]
fn bars_that_were_moved_are_kept_and_offered_again() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p 0 0 esc").expect("Draft kept");
    desk.keys("1").expect("Preferences: Aled P");
    desk.keys("2 «pri» enter p")
        .expect("1 Carry on, 2 Start again");
    desk.keys("1")
        .expect("░░░░░░░░░░░░  Does not matter  “Sunday")
        .keys("ctrl-s esc 1")
        .expect_not("Preferences: Aled P");
}

#[test]
fn eight_bars_and_a_must_have_take_few_keys() {
    let mut desk = desk();
    desk.keys("2 «pri» enter");
    let before = desk.keys_pressed;
    desk.keys("p")
        .keys(&"right right down ".repeat(8))
        .keys("ctrl-s")
        .expect("agreed with Aled P today");
    assert!(desk.keys_pressed - before <= 27);
}

#[test]
fn a_must_have_needs_a_reason() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p down down down down down space")
        .expect("[x] Own bathroom");
    desk.keys("n «internet» enter space ctrl-s")
        .expect("Enter why. A must-have leaves people out");
    desk.keys("«To ring home» ctrl-s").expect("[x] Internet");
}

#[test]
fn a_home_needs_approval_for_a_must_have_that_the_law_protects() {
    let mut desk = desk();
    desk.keys("2 «morgan» enter p n «faith» enter 4 space")
        .expect("4  No, it has to be this: Faith at home")
        .keys("4")
        .expect("Religion or belief is protected in law")
        .expect("Talk to the manager before a home asks for this");
    desk.keys("1 tab tab tab «Quiet Sundays» ctrl-s")
        .expect("Enter who approved it");
}

#[test]
fn a_step_on_hold_shows_at_once_and_history_tells_of_it() {
    let mut desk = desk();
    desk.keys("2 «carol» enter x 3 enter enter «in 2 weeks» enter «Away» ctrl-s")
        .expect("On hold");
    desk.keys("h")
        .expect("Profile changed")
        .expect("Test officer");
}

#[test]
fn members_rooms_and_checks_are_added_and_taken_out() {
    let mut desk = desk();
    desk.keys("2 «morgan» enter right right right end")
        .keys("n")
        .expect("Journey")
        .keys("«sa1» tab tab «17» ctrl-s")
        .expect("17 minutes, By car");
    desk.keys("up delete").expect_not("17 minutes, By car");
}

#[test]
fn pictures() {
    for (name, keys) in [
        ("people", "2 «pri»"),
        ("people_no_match", "2 «pirce»"),
        ("profile", "2 «pri» enter"),
        ("profile_answers", "2 «pri» enter right right"),
        ("preferences", "2 «pri» enter p"),
        ("new_profile_problem", "2 ctrl-n ctrl-s"),
    ] {
        for (columns, rows) in [(100, 30), (80, 24)] {
            let mut desk = desk().sized(columns, rows);
            desk.keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), desk.screen());
        }
    }
}
