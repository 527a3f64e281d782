//! Lists that are kept: written when a shortlist is opened and is not as it was, told apart in sentences.

use super::matching::{desk, picture};
use crate::desk::Desk;
use settled::app::screen::Screen;
use settled::app::screens::runs::Runs;

/// Answers what the pace of the Patel household is: the choice with this number.
fn pace_of_patel(desk: &mut Desk, choice: &str) {
    desk.keys("2 «patel» enter right right down down down down e")
        .expect("Pace of the home")
        .keys(choice)
        .keys("ctrl-s")
        .expect("People › Patel household");
}

#[test]
fn a_list_is_kept_when_it_is_opened_and_only_if_it_is_not_as_it_was() {
    let mut desk = desk();
    let ops = |desk: &Desk| desk.keeper.store().unwrap().op_count().unwrap();
    let before = ops(&desk);
    desk.keys("3 enter").expect_not("H shows it");
    assert_eq!(ops(&desk), before + 1);
    desk.keys("esc enter").keys("w esc");
    assert_eq!(ops(&desk), before + 1, "the same again");
    desk.keys("h")
        .expect("Lists kept for Aled P (1)")
        .expect("This is the first list that was kept");
    picture(&mut desk, "runs_first");
}

#[test]
fn a_fact_that_moves_a_home_is_named_on_the_shortlist_and_in_the_kept_lists() {
    let mut desk = desk();
    desk.keys("3 enter");
    pace_of_patel(&mut desk, "3");
    desk.keys("3 enter").expect(
        "Since 09:14: Patel household moved down 1 place because the answer about “Quiet” is now known. H",
    );
    desk.keys("h")
        .expect("Lists kept for Aled P (2)")
        .expect("1 moved only because others did.");
    picture(&mut desk, "runs");
    desk.keys("v")
        .expect("The list kept for Aled P (09:14)")
        .expect("1. Morgan household. Fit 92 out of 100");
    picture(&mut desk, "runs_sentences");
    desk.keys("v down")
        .expect("This is the first list that was kept");
}

#[test]
fn undo_passes_a_kept_list_over_and_the_list_goes_back() {
    let mut desk = desk();
    desk.keys("3 enter");
    pace_of_patel(&mut desk, "3");
    desk.keys("3 enter").expect("moved down 1 place");
    desk.keys("ctrl-z")
        .expect("Undone: Profile changed, Patel household")
        .expect(
            "Patel household moved up 1 place because the answer about “Quiet” is not known any",
        );
    desk.keys("ctrl-y")
        .expect("Put back: Profile changed, Patel household")
        .expect("because the answer about “Quiet” is now known");
    desk.keys("h").expect("Lists kept for Aled P (4)");
}

#[test]
fn who_is_left_out_now_is_told_with_the_rule() {
    let mut desk = desk();
    desk.keys("3 enter");
    desk.keys("2 «patel» enter x 3 enter enter «in 2 weeks» enter «Away» ctrl-s")
        .expect("On hold");
    desk.keys("3 enter").expect(
        "Since 09:14: Patel household is left out now by a must-have: “On hold”. H shows it",
    );
    desk.keys("h v")
        .expect("Left out by “On hold”: 1.")
        .expect_not("Patel household. Fit");
}

#[test]
fn nothing_is_written_by_looking_from_outside() {
    use settled::app::Moment;
    use settled::app::effect::{Effect, Query, Reply, Ticket};
    let mut desk = desk();
    let store = desk.keeper.store().unwrap();
    let before = store.op_count();
    let aled = store.profiles().unwrap()[0].id;
    let ids = super::ids();
    let moment: Moment =
        settled::runtime::clock::Clock::from_settings(None, Some(crate::desk::NOW))
            .unwrap()
            .moment();
    let words = settled::words::Words::english();
    let read = Effect::Read(Ticket(1), Query::Shortlist(aled));
    let answer = desk.keeper.perform(read, moment, &ids, &words);
    assert!(matches!(answer, Some((_, Reply::Shortlist(_)))));
    assert_eq!(desk.keeper.store().unwrap().op_count(), before);
    desk.open(Screen::Runs(Runs::new(aled)));
    desk.expect("No list is kept for Aled P yet.");
    picture(&mut desk, "runs_none");
    desk.keys("v").expect("No list is kept for Aled P yet.");
}

#[test]
fn the_plain_command_lists_what_was_kept_with_the_same_words() {
    let mut desk = desk();
    desk.keys("3 enter");
    pace_of_patel(&mut desk, "3");
    desk.keys("3 enter").expect("moved down 1 place");
    let words = settled::words::Words::english();
    let moment = settled::runtime::clock::Clock::from_settings(None, Some(crate::desk::NOW))
        .unwrap()
        .moment();
    let mut plain = settled::cli::reads::Desk {
        keeper: &mut desk.keeper,
        moment,
        words: &words,
    };
    let answer = plain.runs("Aled P", &super::ids()).unwrap();
    assert_eq!(
        answer.sentences,
        [
            "Thursday 12 November 2026 at 09:14, by Test officer: 7 compared. 3 could work, 1 had something to ask first, 2 left out.",
            "Patel household moved down 1 place because the answer about “Quiet” is now known.",
            "1 moved only because others did.",
            "Thursday 12 November 2026 at 09:14, by Test officer: 7 compared. 3 could work, 1 had something to ask first, 2 left out.",
        ]
    );
    let [last, first] = answer.json["runs"].as_array().unwrap().as_slice() else {
        panic!("two runs")
    };
    assert_eq!(last["homes"][0]["name"], "Morgan household");
    assert_eq!(last["homes"][4]["part"], "set-aside");
    assert_eq!(first["changes"], serde_json::Value::Null);
    let points = |run: &serde_json::Value| {
        let wishes = run["homes"][1]["own"]["wishes"].as_array().unwrap();
        wishes
            .iter()
            .map(|w| w["points"].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(
        points(last),
        last["homes"][1]["own"]["view"].as_u64().unwrap()
    );
}
