//! Side by side, and what if.

use crate::desk::Desk;
use settled::demo::Size;

/// On Aled's shortlist.
fn shortlist() -> Desk {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("2 «pri» enter m").expect("Homes for Aled P");
    desk
}

#[test]
fn the_ticked_homes_stand_side_by_side_and_the_marks_say_which_is_better() {
    let mut desk = shortlist();
    desk.keys("space space space c")
        .expect("Compare 3 homes")
        .expect("What Aled P wants")
        .expect("√ all 2")
        .expect("Biggest difference: Morgan household wins on near my mum's and dog")
        .expect("First meeting, both");
    // The highlighted cell stands in full on the message line.
    desk.keys("down down down down")
        .expect("Jean Okafor, Near my mum's: - 35 minutes");
    desk.keys("right down")
        .expect("Patel household, Dog: = dog in part");
    desk.keys("right").expect("This is the last on the list");
    // He has met the first of them: it is there, and the first he has not met is chosen.
    desk.keys("left left")
        .expect("Morgan household, Dog: + dog");
}

#[test]
fn only_differences_hides_what_is_the_same_and_shows_it_again() {
    let mut desk = shortlist();
    desk.keys("space space space c").expect("Must-haves");
    desk.keys("o")
        .expect_not("Must-haves")
        .expect("Own bathroom")
        .expect("O All rows");
    desk.keys("o").expect("Must-haves");
}

#[test]
fn without_ticks_the_highlighted_one_and_the_next_are_compared_and_it_is_said() {
    let mut desk = shortlist();
    desk.keys("down c")
        .expect("Comparing Jean Okafor and Patel household")
        .expect("Compare 2 homes");
    let mut desk = shortlist();
    desk.keys("space space space space space c")
        .expect("5 are ticked, and 4 at most stand side by side")
        .expect("Homes for Aled P");
}

#[test]
fn with_four_homes_none_is_left_out_without_a_word() {
    let mut desk = shortlist();
    desk.keys("space space space space c")
        .expect("Compare 4 homes")
        .expect("Sue Lambert")
        .expect_not("moves to the others");
    let mut desk = desk.sized(80, 24);
    desk.expect("2 of 4: ← → moves to the others")
        .expect_not("Sue Lambert");
    desk.keys("right right")
        .expect("4 of 4: ← → moves to the others")
        .expect("► Sue Lambert");
}

#[test]
fn what_is_done_from_the_comparison_is_done_with_the_chosen_one() {
    let mut desk = shortlist();
    desk.keys("space space c i")
        .expect("Aled P and Jean Okafor")
        .keys("esc w")
        .expect("What Jean Okafor wants");
    desk.keys("esc x").expect("Aled P and Jean Okafor");
    desk.keys("esc v")
        .expect("Compared for Aled P, in sentences")
        .keys("esc esc")
        .expect("Homes for Aled P");
}

#[test]
fn a_household_asks_who_might_suit_it_and_compares_people() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("2 «morgan» enter m")
        .expect("Who might suit the Morgan household?");
    desk.keys("space space c")
        .expect("Compare 2 people")
        .expect("What the Morgan household")
        .expect("Early to bed")
        .expect("- in between")
        .expect("Biggest difference: Aled P wins on early to bed.");
    desk.keys("left w").expect("Morgan household and Aled P");
}

#[test]
fn a_householder_compares_homesharers() {
    let mut desk = Desk::practice(Size::N(60));
    desk.keys("3 / «angharad» enter m")
        .expect("Who might suit Angharad D?");
    desk.keys("c")
        .expect("Compare 2 people")
        .expect("What Angharad D wants")
        .expect("Their view of Angharad D");
}

#[test]
fn what_if_shows_who_moves_and_why_and_keeps_nothing_by_itself() {
    let mut desk = shortlist();
    desk.keys("b")
        .expect("What if something mattered more or less to Aled P?")
        .expect("Move a bar to see who moves");
    desk.keys("0")
        .expect("Morgan household down from 1 to 2: “Near my mum's” counts for less, and it is met here")
        .expect("in the file matters a lot");
    desk.keys("esc")
        .expect("Keep these as the wish of Aled P (Ctrl+S), or leave them (Esc again)");
    desk.keys("esc").expect("Homes for Aled P");
    desk.keys("p")
        .expect("████████████  Matters a lot    “Sunday dinner");
}

#[test]
fn one_key_puts_all_back_and_undo_takes_back_one_bar() {
    let mut desk = shortlist();
    desk.keys("b 1 down 0").expect("*Would be nice");
    desk.keys("ctrl-z")
        .expect("*Would be nice")
        .expect_not("*Does not matter");
    desk.keys("ctrl-y").expect("*Does not matter");
    desk.keys("s")
        .expect("All bars stand as in the file again")
        .expect("Move a bar to see who moves");
    desk.keys("esc").expect("Homes for Aled P");
}

#[test]
fn what_is_kept_says_who_said_so_and_can_be_undone() {
    let mut desk = shortlist();
    desk.keys("b 1 ctrl-s")
        .expect("Aled P wants it so")
        .expect("Near my mum's: Matters a lot → Would be nice");
    desk.keys("ctrl-s").expect("Choose who said so");
    desk.keys("2 enter «I can ring her now» enter ctrl-s")
        .expect("Move a bar to see who moves");
    desk.keys("esc p")
        .expect("“Sunday dinner, every week; I")
        .keys("down down")
        .expect("Near my mum's                      ████░░░░░░░░  Would be nice");
    desk.keys("ctrl-z").expect_not("every week; I");
}

#[test]
fn what_was_begun_to_be_kept_is_a_draft_on_today() {
    let mut desk = shortlist();
    desk.keys("b 1 ctrl-s 2 enter «I can ring her» esc")
        .expect("Draft kept")
        .keys("esc esc 1")
        .expect("Keep as their wish:");
    desk.keys("end enter")
        .expect("Near my mum's: Matters a lot → Would be nice")
        .expect("I can ring her");
    desk.keys("ctrl-s")
        .expect("Saved, and agreed with Aled P today");
}
