//! Bringing in a spreadsheet: chosen, looked through, put right and added as one change.

use super::{Alone, pictures};
use crate::desk::Desk;
use settled::app::Msg;
use settled::app::effect::{Effect, Reply, Spreadsheet};
use settled::app::screen::Screen;
use settled::app::screens::import_check::{ImportCheck, Mode};
use settled::domain::port::OpKind;
use settled::exchange::headings::Target;
use settled::exchange::plan::{Context, Outcome, Plan};
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;
use settled::words::Words;
use std::path::Path;

const PEOPLE: &[u8] = include_bytes!("../../fixtures/import/people.csv");

fn plan(bytes: &[u8], file: &str) -> Plan {
    let cx = Context {
        today: jiff::civil::date(2026, 11, 12),
        practice: false,
    };
    Plan::new(bytes, file, Vec::new(), &Words::english(), cx).unwrap()
}

/// The list of spreadsheets with two to choose from.
fn chosen() -> Alone {
    let mut alone = Alone::open();
    alone.keys("7 i");
    let sheet = |name: &str, changed: &str| Spreadsheet {
        path: format!("/home/sian/Downloads/{name}"),
        name: name.to_owned(),
        changed: changed.parse().unwrap(),
    };
    alone.answer(
        |e| match e {
            Effect::ListSpreadsheets(ticket) => Some(*ticket),
            _ => None,
        },
        Reply::Spreadsheets(vec![
            sheet("people.csv", "2026-11-12T08:40:00Z"),
            sheet("households.csv", "2026-10-01T15:02:00Z"),
        ]),
    );
    alone
}

fn checking(bytes: &[u8], file: &str) -> Alone {
    let mut alone = chosen();
    alone.keys("enter");
    alone.answer(
        |e| match e {
            Effect::ReadSpreadsheet(ticket, _) => Some(*ticket),
            _ => None,
        },
        Reply::ImportPlan(Box::new(plan(bytes, file))),
    );
    alone
}

fn state(alone: &Alone) -> &ImportCheck {
    match alone.model.nav.top() {
        Screen::ImportCheck(state) => state,
        other => panic!("not checking but on {}", other.code()),
    }
}

#[test]
fn the_newest_is_offered_first_and_any_other_can_be_typed() {
    let mut alone = chosen();
    pictures!(alone, "import-list");
    alone.keys("/ «\"/media/usb/List 1.csv\"» enter");
    let read = |e: &Effect| match e {
        Effect::ReadSpreadsheet(_, path) => Some(path.clone()),
        _ => None,
    };
    let path = alone.asked.iter().rev().find_map(read);
    assert_eq!(path.as_deref(), Some("/media/usb/List 1.csv"));
}

#[test]
fn the_sample_file_is_looked_through() {
    let mut alone = checking(PEOPLE, "people.csv");
    pictures!(alone, "import-check");
    alone.keys("enter «14/3/1962»");
    pictures!(alone, "import-fix");
    alone.keys("esc e");
    pictures!(alone, "import-columns");
    alone.keys("enter «likes»");
    pictures!(alone, "import-place");
    alone.keys("esc esc v");
    pictures!(alone, "import-kept");
}

#[test]
fn enter_goes_from_slip_to_slip_and_l_leaves_rows_out() {
    let file = "Name,DOB,Postcode\nA A,14/3/2062,SA1\nB B,1/1/1970,SA1 BAB\nC C,31/2/1980,SA2\n\
        D D,9/9/2099,SA3\nE E,1/1/1981,SA4\n";
    let mut alone = checking(file.as_bytes(), "people.csv");
    assert_eq!(state(&alone).counts.needs_answer, 4);
    alone.keys("enter «14/3/1962» enter «sa1 8ab» enter");
    assert!(matches!(&state(&alone).mode, Mode::Fix(fix) if fix.row == 4));
    alone.keys("esc l l");
    let counts = state(&alone).counts;
    assert_eq!(
        (counts.added, counts.needs_answer, counts.refused),
        (3, 0, 2)
    );
    alone.keys("ctrl-z ctrl-z ctrl-z ctrl-z");
    assert_eq!(state(&alone).counts.needs_answer, 4);
    alone.keys("ctrl-z").expect("Nothing to undo here yet");
    let undone = |e: &Effect| matches!(e, Effect::Undo(_) | Effect::Apply(..));
    assert!(
        !alone.asked.iter().any(undone),
        "the record was not touched"
    );
}

#[test]
fn a_cell_can_be_changed_by_a_letter_or_typed_anew() {
    let file = "Name,Postcode\nA A,SA1 BAB\n";
    let mut alone = checking(file.as_bytes(), "people.csv");
    alone.keys("enter left left backspace «8»");
    alone.expect("= Postcode: SA1 8AB");
    alone.keys("enter");
    assert_eq!(state(&alone).counts.added, 1);
}

#[test]
fn a_column_can_be_sent_elsewhere_and_back() {
    let file = "Person,Ref Wkr\nA A,Jo\nB B,Al\n";
    let mut alone = checking(file.as_bytes(), "people.csv");
    let target = |alone: &Alone| state(alone).plan.columns()[1].target;
    assert_eq!(target(&alone), Target::Keep);
    alone.keys("e down enter «note» enter");
    assert_eq!(target(&alone), Target::Notes);
    alone.keys("ctrl-z");
    assert_eq!(target(&alone), Target::Keep);
}

#[test]
fn a_likely_double_is_kept_as_another_only_when_somebody_says_so() {
    let file = "Name,DOB\nA A,1/1/1970\nA A,1/1/1970\n";
    let mut alone = checking(file.as_bytes(), "people.csv");
    assert_eq!(state(&alone).counts.likely_duplicate, 1);
    alone.keys("enter").expect("B keeps both");
    alone.keys("b");
    assert_eq!(state(&alone).counts.added, 2);
    let row = &state(&alone).plan.rows()[1];
    assert_eq!(row.outcome, Outcome::Added);
}

#[test]
fn ten_thousand_rows_are_drawn_a_screen_at_a_time() {
    let rows: Vec<String> = (0..10_000)
        .map(|n| format!("Person {n},31/2/1980"))
        .collect();
    let file = format!("Name,DOB\n{}\n", rows.join("\n"));
    let mut alone = checking(file.as_bytes(), "people.csv");
    alone.keys("end");
    alone.expect("10001");
    for (columns, rows) in [(60, 18), (250, 80), (100, 20)] {
        assert!(alone.screen_at(columns, rows).contains("people.csv"));
    }
}

/// A desk whose file is an empty one in memory, for real people.
fn empty_desk(folder: &Path) -> Desk {
    let home = Home::of_scheme(Some(folder.to_owned()));
    let store = Store::in_memory(false).unwrap();
    Desk::with(Keeper::with_store(home, store, "Sian").unwrap())
}

/// Chooses a spreadsheet by where it is, whatever else is offered on this computer.
fn choose(desk: &mut Desk, path: &Path) {
    desk.keys("7 i");
    desk.send(Msg::Paste(path.display().to_string()));
    desk.keys("enter");
}

#[test]
fn an_import_is_one_change_and_a_second_run_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.csv");
    std::fs::write(&path, PEOPLE).unwrap();
    let mut desk = empty_desk(folder.path());
    choose(&mut desk, &path);
    let Screen::ImportCheck(check) = desk.model.nav.top() else {
        panic!("the file is looked through")
    };
    let ready = check.counts.added;
    desk.keys("ctrl-s");
    desk.expect(&format!("{ready} people added"))
        .expect("Ctrl+Z takes them out again");
    let ops = |desk: &Desk| desk.keeper.store().unwrap().history_all(10).unwrap();
    assert_eq!(ops(&desk).first().map(|op| op.kind), Some(OpKind::Imported));

    choose(&mut desk, &path);
    let Screen::ImportCheck(check) = desk.model.nav.top() else {
        panic!("the file is looked through")
    };
    assert_eq!(check.counts.added, 0);
    desk.keys("ctrl-s")
        .expect("No row is ready to be added yet");
    desk.keys("esc esc ctrl-z").expect("Undone");
    let today = jiff::civil::date(2026, 11, 12);
    assert_eq!(
        desk.keeper.store().unwrap().profile_lines(today).unwrap(),
        []
    );
}

#[test]
fn a_path_that_leads_nowhere_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = empty_desk(folder.path());
    choose(&mut desk, Path::new("/no/such/list.csv"));
    desk.expect("There is no file at /no/such/list.csv");
}
