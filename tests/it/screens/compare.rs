//! Comparing, and trying out other levels, as they show at both sizes.

use crate::desk::Desk;
use settled::demo::Size;

/// The picture of what these keys lead to from Aled's shortlist, at both sizes.
fn picture(keys: &str, name: &str) {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("2 «pri» enter m").keys(keys);
    pictures(&mut desk, name);
}

fn pictures(desk: &mut Desk, name: &str) {
    insta::assert_snapshot!(format!("{name}_100x30"), desk.screen_at(100, 30));
    insta::assert_snapshot!(format!("{name}_80x24"), desk.screen_at(80, 24));
}

#[test]
fn three_homes_side_by_side() {
    picture("space space space c", "compare_three");
    picture("space space space c o down down", "compare_differences");
    picture("space space space c v", "compare_sentences");
}

#[test]
fn four_homes_of_which_one_is_further_to_the_side() {
    picture("space space space space c right right end", "compare_four");
}

#[test]
fn people_side_by_side_for_a_household() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("2 «morgan» enter m c");
    pictures(&mut desk, "compare_people");
    desk.keys("w");
    pictures(&mut desk, "compare_people_why");
}

#[test]
fn what_if_before_a_bar_is_moved_after_it_and_as_it_is_kept() {
    picture("b", "what_if");
    picture("b 0 down 0 down 3", "what_if_moved");
    picture("b 0 down 0 down 3 v", "what_if_sentences");
    picture("b 0 ctrl-s", "what_if_keep");
}
