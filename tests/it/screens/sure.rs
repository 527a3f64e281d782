//! How sure a list is and what would change it, as the screens say it.

use super::matching::{Rows, aled, desk, desk_of, home, picture};
use settled::domain::fact::Answer;

#[test]
fn the_highlighted_home_says_how_it_does_in_re_runs_once_the_highlight_rests() {
    let mut desk = desk();
    desk.keys("3 enter").expect_not("re-run");
    desk.wait(1);
    picture(&mut desk, "shortlist_rested");
    // One set of re-runs is about the whole list: moving on costs nothing and waits for nothing.
    desk.keys("down")
        .expect("What they say counts for more than numbers")
        .keys("down")
        .expect("re-run Jean Okafor comes first.");
    // Nobody who is not ranked has a place to keep.
    desk.keys("down").expect_not("re-run");
}

#[test]
fn why_goes_on_with_the_re_runs_of_the_list_and_holds_two_homes_against_each_other() {
    let mut desk = desk();
    desk.keys("3 enter");
    desk.wait(1);
    desk.keys("w").expect("re-run");
    picture(&mut desk, "why_rested");
    desk.keys("t");
    picture(&mut desk, "rather");
    desk.keys("t").expect("What would change this");
    desk.keys("v").expect("re-run");
    desk.keys("esc right t")
        .expect("Why Morgan household rather than Patel household, for Aled P");
    // The last one on the list is not ranked, so there is nothing to hold it against.
    desk.keys("esc right right t")
        .expect("There is nobody else here to compare with");
}

#[test]
fn why_by_itself_runs_the_list_when_the_highlight_rests() {
    let mut desk = desk();
    desk.keys("3 enter w").expect_not("re-run");
    desk.wait(1);
    desk.expect("re-run");
}

#[test]
fn a_home_alone_is_not_run_again() {
    let mut rows = Rows::default();
    aled(&mut rows);
    let yes = Answer::Yes;
    home(
        &mut rows,
        "Morgan household",
        12,
        yes,
        Some("quiet"),
        Some(yes),
    );
    let mut desk = desk_of(rows);
    desk.keys("3 enter");
    desk.wait(1);
    desk.expect_not("re-run").keys("w t");
    desk.expect("There is nobody else here to compare with");
}

#[test]
fn help_says_once_what_a_re_run_is() {
    let mut desk = desk();
    desk.keys("3 enter ?").expect("What a re-run is");
    picture(&mut desk, "help_shortlist");
    desk.keys("esc w ?").expect("What a re-run is");
    desk.keys("esc esc esc ?").expect_not("What a re-run is");
}

#[test]
fn a_disagreement_stands_beside_the_match_and_changes_no_number() {
    let mut desk = desk();
    desk.keys("3 enter w").expect("Fit 93").keys("d");
    // Only with a reason.
    desk.keys("2 ctrl-s").expect("Say why you disagree");
    desk.keys("«The stairs are steeper than they say» ctrl-s")
        .expect("Kept: you disagree about Aled P and Patel household")
        .expect("Fit 93")
        .expect("Test officer disagreed on 12 November 2026: they fit worse than this says")
        .expect("“The stairs are steeper");
    picture(&mut desk, "why_disagreed");
    desk.keys("v")
        .expect("Test officer disagreed on 12 November 2026")
        .keys("esc right")
        .expect_not("disagreed")
        .keys("left")
        .expect("disagreed");
    // It begins nothing between them, and it is in the history of both.
    desk.keys("4").expect_not("Patel household");
    desk.keys("2 «patel» enter h")
        .expect("Disagreement recorded");
    desk.keys("u").expect("Undone");
    desk.keys("3 enter w").expect_not("disagreed");
}
