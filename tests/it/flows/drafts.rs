//! Drafts: what was typed is in the file within two seconds, and comes back as it was.

use crate::desk::Desk;
use settled::app::Msg;
use settled::app::screen::Screen;
use settled::app::screens::import_check::{ImportCheck, Mode};
use settled::app::session::Gate;
use settled::domain::lists::Draft;
use settled::exchange::plan::Plan;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;
use std::path::{Path, PathBuf};

/// An empty scheme in memory, on a form for a new person.
fn new_person() -> Desk {
    let home = Home::of_scheme(Some("scheme".into()));
    let store = Store::in_memory(false).unwrap();
    let mut desk = Desk::with(Keeper::with_store(home, store, "Sian").unwrap());
    desk.keys("2 ctrl-n 1 enter");
    desk
}

/// The drafts that wait for somebody.
fn drafts(desk: &Desk) -> Vec<Draft> {
    let mut drafts = desk.keeper.store().unwrap().drafts().unwrap();
    drafts.retain(|draft| !draft.is_put_away());
    drafts
}

/// Whether the draft kept last has some words.
fn has(desk: &Desk, words: &str) -> bool {
    drafts(desk)
        .first()
        .is_some_and(|d| d.fields.contains(words))
}

#[test]
fn somebody_who_never_rests_loses_no_more_than_two_seconds() {
    let mut desk = new_person();
    desk.keys("«a»").wait(1);
    desk.keys("«b»");
    assert!(!has(&desk, "ab"));
    desk.wait(1);
    assert!(has(&desk, "ab"));
    desk.keys("«c»").later(1).keys("«d»").later(1).keys("«e»");
    assert!(has(&desk, "abcde"));
}

#[test]
fn the_first_line_says_that_a_draft_is_kept_only_when_the_file_has_it() {
    let mut desk = new_person();
    desk.expect("Draft kept 09:14");
    desk.keys("«Nia»").expect("Keeping a draft");
    desk.expect_not("Draft kept");
    desk.wait(2).expect("Draft kept 09:14");
    assert!(has(&desk, "Nia"));
    desk.keys("«h» backspace").expect("Draft kept 09:14");
}

#[test]
fn what_undo_brings_back_is_kept_too() {
    let mut desk = new_person();
    desk.keys("«Nia»").wait(2);
    desk.keys("backspace backspace backspace").wait(2);
    assert!(!has(&desk, "Nia"));
    desk.keys("ctrl-z ctrl-z ctrl-z").expect("Nia").wait(1);
    assert!(has(&desk, "Nia"));
}

#[test]
fn what_was_started_again_goes_when_it_is_saved() {
    let mut desk = new_person();
    desk.keys("«Old words» esc").expect("Draft kept");
    desk.keys("2 ctrl-n")
        .expect("You started this on")
        .keys("2");
    desk.keys("1 enter «Nia W» enter enter «sa18ab» enter");
    assert_eq!(drafts(&desk).len(), 2);
    desk.keys("ctrl-s").expect("Nia W");
    assert_eq!(drafts(&desk), []);
}

/// In a small window what is due comes first, so the last line says that something was begun.
#[test]
fn a_small_today_says_how_many_drafts_there_are_and_end_leads_to_them() {
    let mut desk = new_person().sized(80, 24);
    desk.keys("«Nia W» esc ctrl-k «today» enter")
        .expect("Drafts (1), at the end of the list");
    desk.keys("end").expect("Carry on where you left off");
    desk.keys("enter").expect("Nia W");
}

/// The one form that was saved last is put away, whatever was saved and undone before it.
#[test]
fn one_saved_form_is_kept_in_case_and_shows_nowhere() {
    let mut desk = new_person();
    desk.keys("«Nia W» enter enter «sa18ab» enter ctrl-s");
    desk.keys("2 ctrl-n 1 enter «Owen L» enter enter «sa18ab» enter ctrl-s");
    let kept = |desk: &Desk| desk.keeper.store().unwrap().drafts().unwrap();
    assert_eq!(kept(&desk).len(), 1);
    assert!(has_put_away(&desk, "Owen L"));
    desk.keys("1").expect_not("Carry on where you left off");
    desk.keys("ctrl-z").expect("Undone: ");
    desk.expect_not("Carry on where you left off");
    desk.keys("2 ctrl-n").expect("Owen L").wait(2);
    // From now on it is a draft as any other.
    assert_eq!(kept(&desk).len(), 1);
    assert!(has(&desk, "Owen L"));
}

fn has_put_away(desk: &Desk, words: &str) -> bool {
    let drafts = desk.keeper.store().unwrap().drafts().unwrap();
    let mut put_away = drafts.iter().filter(|draft| draft.is_put_away());
    put_away.any(|draft| draft.fields.contains(words))
}

const LIST: &str = "Name,DOB,Postcode,Ref Wkr\nA A,14/3/2062,SA1,Jo\nB B,1/1/1970,SA1 BAB,Al\n\
    C C,31/2/1980,SA2,Jo\nD D,9/9/2099,SA3,Al\nE E,1/1/1981,SA4,Jo\nE E,1/1/1981,SA4,Jo\n";

/// A scheme in a folder, with a list beside it that is being looked through.
struct Import {
    folder: tempfile::TempDir,
    desk: Desk,
}

impl Import {
    fn begun() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("people.csv"), LIST).unwrap();
        let mut desk = Desk::at(Gate::NoScheme, Keeper::new(home(folder.path())));
        crate::screens::opening::set_up_and_open(&mut desk);
        let mut import = Self { folder, desk };
        import.choose();
        import
    }

    fn list(&self) -> PathBuf {
        self.folder.path().join("people.csv")
    }

    fn choose(&mut self) {
        self.desk.keys("7 i");
        self.desk
            .send(Msg::Paste(self.list().display().to_string()));
        self.desk.keys("enter");
    }

    fn check(&self) -> &ImportCheck {
        let top = self.desk.model.nav.top();
        let Screen::ImportCheck(check) = top else {
            panic!("not checking but on {}", top.code())
        };
        check
    }

    fn plan(&self) -> Plan {
        self.check().plan.clone()
    }

    /// Answers in every way there is: a column, two cells, a row left out, a double kept.
    fn answered(&mut self) -> &mut Self {
        self.desk.keys("e down down down enter «note» enter esc");
        self.desk
            .keys("home enter «14/3/1962» enter «sa1 8ab» enter");
        self.desk.keys("esc l").keys("end b");
        let counts = self.check().counts;
        assert_eq!(
            (counts.added, counts.needs_answer, counts.refused),
            (4, 1, 1)
        );
        self
    }
}

fn home(folder: &Path) -> Home {
    Home::of_scheme(Some(folder.join("scheme")))
}

#[test]
fn a_spreadsheet_that_is_being_put_right_comes_through_a_lock() {
    let mut import = Import::begun();
    import.answered();
    import.desk.keys("enter «9/9/199»").expect("9/9/199");
    let before = import.plan();
    import.desk.wait(5 * 60).expect("without a key");
    import
        .desk
        .keys("«otter lamp violin gravel» enter")
        .expect("Carry on where you left off")
        .expect("Import: people.csv")
        .keys("enter")
        .expect("is put right again");
    assert_eq!(import.plan(), before);
    let Mode::Fix(fix) = &import.check().mode else {
        panic!("the box is not open")
    };
    assert_eq!((fix.row, fix.text.text()), (5, "9/9/199"));
    import
        .desk
        .keys("«9» enter ctrl-s")
        .expect("5 people added");
    assert_eq!(drafts(&import.desk), []);
}

#[test]
fn a_spreadsheet_that_is_being_put_right_comes_through_a_lost_battery() {
    let mut import = Import::begun();
    let before = import.answered().plan();
    // Nobody asked it to close: the keeper goes as it is, with what is in the file.
    let Import { folder, desk } = import;
    drop(desk);
    let mut desk = Desk::at(Gate::Locked, Keeper::new(home(folder.path())));
    desk.keys("«otter lamp violin gravel» enter")
        .expect("[1 Today]");
    let mut import = Import { folder, desk };
    import.choose();
    import.desk.expect("is put right again");
    assert_eq!(import.plan(), before);
    // Each answer can still be taken back.
    import.desk.keys("ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z");
    assert!(import.check().plan.answers().is_empty());
    import.desk.wait(1);
    assert_eq!(drafts(&import.desk), []);
}

#[test]
fn answers_are_not_given_to_a_spreadsheet_that_has_changed() {
    let mut import = Import::begun();
    import.answered().desk.keys("esc").expect("it is on Today");
    import.desk.keys("esc esc esc").expect("[1 Today]");
    std::fs::write(import.list(), LIST.replace("C C", "Q Q")).unwrap();
    import.desk.keys("enter").expect("has changed since");
    assert!(import.check().plan.answers().is_empty());
    import.desk.keys("ctrl-s").expect("1 person added");
    assert_eq!(drafts(&import.desk), []);
}

#[test]
fn a_spreadsheet_that_is_gone_says_so_and_keeps_what_was_answered() {
    let mut import = Import::begun();
    import.answered();
    import.desk.keys("esc esc esc esc").expect("[1 Today]");
    std::fs::remove_file(import.list()).unwrap();
    import.desk.keys("enter").expect("There is no file at");
    assert_eq!(drafts(&import.desk).len(), 1);
}
