//! Health and risk sheets: they open only deliberately, the log says so first, and they close by themselves.

use crate::desk::Desk;
use settled::app::effect::{Effect, ExportList, Query, Reply, Ticket};
use settled::demo::Size;
use settled::domain::id::ProfileId;
use settled::domain::lists::{HistoryLine, HistoryOf};
use settled::domain::port::OpKind;
use settled::domain::restricted::SheetName;

fn desk() -> Desk {
    Desk::practice(Size::Tour10)
}

/// To the question before the health sheet of Aled P.
const TO_THE_QUESTION: &str = "2 «pri» enter right right right end up enter";

/// An item as it is typed, with a word in every box that stands nowhere else.
const ITEM: &str = "n «Canaryone» enter «Canarytwo» enter «Canarythree» enter «Canaryfour» enter «3/2026» enter \
                    «Canaryfive» enter «Canarysix» enter «1/12/2026» enter enter";

/// Aled P's health sheet with one item, open.
fn with_an_item() -> Desk {
    let mut desk = desk();
    desk.keys(TO_THE_QUESTION).keys("2").keys(ITEM);
    desk
}

fn history(desk: &Desk) -> Vec<HistoryLine> {
    desk.keeper.store().unwrap().history_all(20).unwrap()
}

fn openings(desk: &Desk) -> usize {
    let all = history(desk);
    all.iter().filter(|l| l.kind == OpKind::SheetShown).count()
}

#[test]
fn the_question_comes_first_and_leaving_it_closed_is_what_enter_does() {
    let mut desk = desk();
    desk.keys(TO_THE_QUESTION)
        .expect("Health sheet of Aled P")
        .expect("That you opened it is written down")
        .expect("► 1  Leave it closed");
    desk.keys("enter")
        .expect("Sheets that open only when somebody asks");
    assert_eq!(openings(&desk), 0);
}

#[test]
fn opening_is_written_down_and_says_so_on_the_sheet() {
    let mut desk = desk();
    desk.keys(TO_THE_QUESTION)
        .keys("2")
        .expect("Nothing is written here yet")
        .expect("Opened by Test officer");
    let latest = history(&desk).remove(0);
    assert_eq!(latest.kind, OpKind::SheetShown);
    assert_eq!(latest.about, "Health sheet of Aled P");
    // It is a note: undo passes it by.
    desk.keys("ctrl-z").expect_not("Undone: Sheet opened");
}

#[test]
fn an_item_is_added_changed_and_taken_out_and_undo_names_none_of_it() {
    let mut desk = with_an_item();
    desk.expect("Canaryone")
        .expect("In Aled P’s words              “Canarytwo”")
        .expect("What helps                     Canarythree")
        .expect("When it was last so            March 2026")
        .expect("Who needs to know              Canarysix")
        .expect("By 1 December 2026")
        .expect("Saved: Sheet changed, Health sheet of Aled P. Ctrl+Z to undo");
    desk.keys("e tab «, and more» ctrl-s")
        .expect("“Canarytwo, and more”");
    desk.keys("ctrl-z").expect("“Canarytwo”");
    desk.keys("delete").expect("Nothing is written here yet");
    desk.keys("ctrl-z").expect("“Canarytwo”");
    desk.keys("esc")
        .expect("Health sheet                   1 item, last gone through on 12 November 2026")
        .expect_not("Canary");
    desk.keys("ctrl-z")
        .expect("Undone: Sheet changed, Health sheet of Aled P")
        .expect_not("Canary");
}

#[test]
fn showing_it_to_somebody_asks_whom_and_why_and_the_sheet_carries_it() {
    let mut desk = desk();
    desk.keys(TO_THE_QUESTION)
        .keys("3 ctrl-s")
        .expect("Enter whom you show it to")
        .expect("Enter why, or how it was agreed");
    assert_eq!(openings(&desk), 0);
    desk.keys("«Sue Lambert» enter «Aled asked us to» ctrl-s")
        .expect("Shown to Sue Lambert by Test officer. Why: Aled asked us to");
    assert_eq!(openings(&desk), 1);
    // What was decided once opens it once: the next time it asks again.
    desk.keys("esc enter").expect("► 1  Leave it closed");
    // A form that is left shows nothing.
    desk.keys("3 esc").expect("► 3  Open it to show somebody");
    assert_eq!(openings(&desk), 1);
}

#[test]
fn it_closes_when_one_goes_elsewhere_hides_the_screen_or_presses_nothing() {
    let mut desk = with_an_item();
    for away in ["f9 enter", "esc enter"] {
        desk.expect("Canaryone").keys(away);
        desk.expect_not("Canary").expect("1  Leave it closed");
        desk.keys("2");
    }
    desk.keys("ctrl-k «carol» enter").expect_not("Canary");
    desk.keys("1").keys(TO_THE_QUESTION).keys("2");
    desk.wait(119);
    desk.expect("Canaryone");
    desk.wait(1);
    desk.expect_not("Canary")
        .expect("closed, because no key was pressed for 2 minutes");
    desk.keys("esc")
        .expect("Health sheet                   1 item");
}

#[test]
fn a_form_of_it_closes_too_and_what_was_typed_shows_only_on_the_open_sheet() {
    let mut desk = with_an_item();
    desk.keys("n «Canaryseven»").keys("f9 enter");
    desk.expect_not("Canary").expect("What you typed is kept");
    desk.keys("enter").expect("► 1  Leave it closed");
    // Today names the sheet, and opens the question before it.
    desk.keys("esc 1")
        .expect("Health sheet of Ale")
        .expect_not("Canary");
    desk.keys("end enter")
        .expect("That you opened it is written down")
        .expect_not("Canary");
    let before = openings(&desk);
    desk.keys("2").expect("Canaryseven");
    assert_eq!(openings(&desk), before + 1);
    // Two minutes without a key close the form and the sheet behind it.
    desk.wait(120);
    desk.expect_not("Canary")
        .keys("enter")
        .expect("1  Leave it closed");
}

#[test]
fn nothing_can_be_copied_from_it() {
    let mut desk = with_an_item();
    desk.keys("ctrl-c e ctrl-c");
    assert_eq!(desk.model.session.copied, "");
}

#[test]
fn a_day_to_look_again_is_due_and_tells_nothing() {
    let mut desk = with_an_item();
    desk.keys("esc 1")
        .expect("Health sheet, look again")
        .expect_not("Canary");
}

#[test]
fn only_those_have_a_sheet_of_whom_it_may_be_asked() {
    let mut desk = desk();
    desk.keys("2 «morgan» enter right right right end")
        .expect_not("Health sheet");
    assert_eq!(
        SheetName::of(settled::domain::profile::ProfileKind::Householder),
        [SheetName::Health]
    );
}

fn aled(desk: &Desk) -> ProfileId {
    let profiles = desk.keeper.store().unwrap().profiles().unwrap();
    profiles.iter().find(|p| p.known_as == "Aled P").unwrap().id
}

/// Every list that can leave the file.
fn exports(aled: ProfileId) -> Vec<ExportList> {
    vec![
        ExportList::People,
        ExportList::Shortlist(aled),
        ExportList::Introductions,
        ExportList::Arrangements,
        ExportList::Waiting,
        ExportList::History,
    ]
}

#[test]
fn nothing_on_it_shows_or_goes_anywhere_else() {
    let mut desk = with_an_item();
    desk.keys("esc enter 3 «Canaryeight» enter «Canarynine» ctrl-s")
        .expect("Canarynine");
    desk.keys("esc").expect_not("Canary");
    for keys in [
        "left",
        "left",
        "left",
        "p",
        "esc m",
        "w",
        "esc l",
        "esc esc h",
        "esc ctrl-k «canary»",
        "esc 1",
        "2 «canary»",
        "esc 3",
        "4",
        "5",
        "6",
        "7",
    ] {
        desk.keys(keys);
        // What somebody types shows where they type it.
        let screen = desk.screen().replace("canary", "");
        assert!(!screen.contains("Canary"), "{keys}\n{screen}");
    }
    let folder = tempfile::tempdir().unwrap();
    desk.keeper.export_to(folder.path());
    for list in exports(aled(&desk)) {
        let answer = desk.answer(Effect::Export(Ticket(0), list.clone()));
        assert!(
            matches!(answer, Some(Reply::Exported(_))),
            "{list:?}: {answer:?}"
        );
    }
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("Canary"), "{text}");
    }
    for line in history(&desk) {
        let said = desk.answer(Effect::Read(Ticket(0), Query::Change(line.op)));
        assert!(matches!(said, Some(Reply::Change(Some(_)))), "{said:?}");
        assert!(!format!("{said:?}").contains("Canary"), "{said:?}");
    }
    // What any other question to the file brings back is free of it too.
    for query in [
        Query::People,
        Query::Today,
        Query::Profile(aled(&desk)),
        Query::Costs(aled(&desk)),
        Query::Shortlist(aled(&desk)),
        Query::History(HistoryOf::Everything),
        Query::History(HistoryOf::Profile(aled(&desk))),
        Query::Board,
        Query::Files,
    ] {
        let said = format!("{:?}", desk.answer(Effect::Read(Ticket(0), query.clone())));
        assert!(!said.contains("Canary"), "{query:?}: {said}");
    }
}

#[test]
fn pictures() {
    for (columns, rows) in [(100, 30), (80, 24)] {
        let mut desk = desk().sized(columns, rows);
        let picture = |desk: &mut Desk, name: &str| {
            insta::assert_snapshot!(format!("sheet_{name}_{columns}x{rows}"), desk.screen());
        };
        desk.keys("2 «pri» enter right right right end up");
        picture(&mut desk, "on_the_profile");
        desk.keys("enter");
        picture(&mut desk, "question");
        desk.keys("2").keys(
            "n «Absences, two or three a week» enter «I know when one is coming. Give me a minute, and tell me \
             what I missed.» enter «Sitting down, a quiet voice, no hands on me» enter «Fewer since the new tablets in \
             May» enter «3/2026» enter «Long days without a break» enter «Whoever is with me» enter",
        );
        picture(&mut desk, "form");
        desk.keys("«1/3/2027» enter enter esc enter 3 «Sue Lambert» enter «Aled asked us to, before the tea visit» ctrl-s");
        picture(&mut desk, "open");
    }
}
