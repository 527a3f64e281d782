//! What equality law protects: practice before label, who approved, and the manager's list.

use crate::desk::Desk;
use settled::demo::Size;

fn desk() -> Desk {
    Desk::practice(Size::Tour10)
}

#[test]
fn what_is_lived_is_offered_before_a_label() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p n «heritage» enter")
        .expect("Race or heritage is protected in law. Is there something that is lived at home")
        .expect("1  Languages at home")
        .expect("2  Food")
        .expect("5  No, it has to be this: Culture and heritage");
    // A practice becomes a row of its own; the label only if it is chosen.
    desk.keys("2")
        .expect("► Food")
        .expect_not("Culture and heritage");
    desk.keys("n «heritage» enter end up down down down down enter")
        .expect("► Culture and heritage");
    // The tick offers them again, and opens the form of the one that is chosen.
    desk.keys("space").expect("1  Languages at home");
    desk.keys("1").expect("Aled P must have: Languages at home");
    desk.keys("esc space esc").expect_not("has to be this");
    desk.keys("space 5")
        .expect("Aled P must have: Culture and heritage")
        .expect("Race or heritage is protected in law");
}

#[test]
fn a_home_that_looks_for_race_is_told_why_not_and_what_to_talk_about() {
    let mut desk = desk();
    desk.keys("2 «morgan» enter p n «heritage» enter")
        .expect("The law does not let a home choose by race or heritage")
        .expect_not("► Culture and heritage");
}

#[test]
fn a_protected_must_have_of_a_person_needs_a_reason_and_an_approval_and_is_listed() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p n «gives» enter space")
        .expect("Sex is protected in law")
        .keys("1 tab tab tab «I am shy» ctrl-s")
        .expect("Enter who approved it");
    // The box that waits is in focus.
    desk.keys("«Registered manager» ctrl-s")
        .expect("[x] Who gives personal care");
    desk.keys("esc end")
        .expect("Sex: approved by Registered manager");
    desk.keys("6 y")
        .expect("Must-haves about what equality law protects")
        .expect("Aled P (Person): Who gives personal care")
        .expect("Because: I am shy. Approved by Registered manager, set on 12 November 2026");
    desk.keys("enter").expect("Learn › Equality › Preferences");
}

#[test]
fn a_home_with_no_such_must_have_is_open_to_all_and_one_with_is_sent_to_the_manager() {
    let mut desk = desk();
    desk.keys("2 «morgan» enter").expect("√ Open to all");
    desk.keys("p n «age» enter")
        .expect("Age is protected in law");
    desk.keys("up up up up up down down down down down enter space");
    let choices = desk.screen();
    assert!(choices.contains("has to be this: Age"), "{choices}");
    desk.keys("down down down down down enter")
        .expect("Talk to the manager before a home asks for this");
    desk.keys("«30» tab «60» tab tab tab «They want somebody near their age» ctrl-s")
        .expect("Enter who approved it");
    desk.keys("«Registered manager» ctrl-s").expect("[x] Age");
    desk.keys("esc")
        .expect_not("Open to all")
        .expect("Talk to the manager");
    desk.keys("6 y")
        .expect("A home asks for this. Talk it through with the household");
}

#[test]
fn without_a_reason_it_can_be_a_wish_that_matters_a_lot() {
    let mut desk = desk();
    desk.keys("2 «pri» enter p n «internet» enter space")
        .expect("Keep it as a wish that matters a lot");
    desk.keys("tab tab tab 2 ctrl-s")
        .expect_not("[x] Internet")
        .expect("Internet")
        .expect("Matters a lot");
}

#[test]
fn nobody_with_such_a_must_have_says_so() {
    let mut desk = desk();
    desk.keys("6 y").expect("Every home is open to all");
}

#[test]
fn pictures() {
    for (name, keys) in [
        ("practice_first", "2 «pri» enter p n «heritage» enter"),
        ("list", "6 y"),
    ] {
        for (columns, rows) in [(100, 30), (80, 24)] {
            let mut desk = Desk::practice(Size::Scheme300).sized(columns, rows);
            desk.keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), desk.screen());
        }
    }
}
