//! A file that is not as it was saved is open to be looked at only, until a safe copy takes its place.

use super::copies::{moment, perform, person, put, real_scheme};
use crate::desk::Desk;
use settled::app::effect::{Effect, ExportList, NewKeys, Query, Reply, Secret, Ticket};
use settled::app::notice::Trouble;
use settled::app::screen::Screen;
use settled::app::screens::restricted::SheetPage;
use settled::app::session::{Gate, LookOnly};
use settled::domain::port::{OpKind, Stamp};
use settled::domain::restricted::SheetName;
use settled::domain::safe_copy::Why;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::key::{ParamFloor, Passphrase, SlotFile};
use settled::store::{Fault, KEY_FILE, RECORD_FILE};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use uuid::Uuid;

const DIFFERS: LookOnly = LookOnly::NotAsSaved { unreadable: false };

/// What the last change left is gone, as when an old page was put back.
const OLD_PAGE: &str = r#"UPDATE "profile" SET "known_as" = 'Aled Q'"#;

/// A row that no change made: only the check of the whole file finds it.
const STRAY: &str = r#"INSERT INTO "setting" ("id", "taken_out", "name", "value") VALUES (zeroblob(16), 0, 'stray', '')"#;

/// A scheme with a safe copy, to which somebody who has the key then did something with another program.
fn spliced(statements: &str) -> (tempfile::TempDir, PathBuf, &'static str) {
    let (disk, _copy, passphrase) = real_scheme();
    let folder = disk.path().join("scheme");
    let keys = SlotFile::read(&folder.join(KEY_FILE), ParamFloor::Real).unwrap();
    let opened = keys.unlock_with_passphrase(&Passphrase::new(passphrase));
    let conn = rusqlite::Connection::open(folder.join(RECORD_FILE)).unwrap();
    let key = opened.unwrap().data_key.sqlcipher_raw();
    conn.pragma_update(None, "key", key.as_str()).unwrap();
    conn.execute_batch(statements).unwrap();
    (disk, folder, passphrase)
}

fn at_the_door(folder: &Path) -> Keeper {
    let mut keeper = Keeper::new(Home::of_scheme(Some(folder.to_owned())));
    let exports = folder.with_file_name("exports");
    fs::create_dir_all(&exports).unwrap();
    keeper.export_to(&exports);
    keeper
}

fn opened(folder: &Path, passphrase: &str) -> Desk {
    let mut desk = Desk::at(Gate::Locked, at_the_door(folder));
    desk.keys(&format!("«{passphrase}» enter"));
    desk
}

fn kinds(desk: &Desk) -> Vec<OpKind> {
    let history = desk.keeper.store().unwrap().history_all(9).unwrap();
    history.iter().map(|line| line.kind).collect()
}

#[test]
fn it_is_said_and_nothing_can_be_changed_until_a_safe_copy_takes_its_place() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let before = fs::read(folder.join(RECORD_FILE)).unwrap();
    let mut desk = opened(&folder, passphrase);
    desk.expect("Not as it was saved: to look at only");
    insta::assert_snapshot!("not_as_saved", desk.screen_at(80, 24));
    desk.keys("2").expect("Aled Q");
    for keys in ["esc n", "ctrl-z"] {
        desk.keys(keys).expect("nothing can be changed in it");
    }
    let refused = put(&mut desk.keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    let expected = Some((Ticket(1), Reply::Trouble(Trouble::LookOnly(DIFFERS))));
    assert_eq!(refused, expected);
    // What only reads works. Nothing is noted in this file, and no copy of it is made by itself.
    desk.keys("7 ctrl-k «check the file» enter");
    desk.expect("Profile of Aled Q does not read as it was saved last");
    let exported = desk.answer(Effect::Export(Ticket(1), ExportList::People));
    assert!(matches!(exported, Some(Reply::Exported(_))), "{exported:?}");
    desk.keys("7 t").expect("is good: it opens");
    assert_eq!(desk.keeper.close(moment(600)), Ok(None));
    drop(desk);
    assert!(fs::read(folder.join(RECORD_FILE)).unwrap() == before);

    let mut desk = opened(&folder, passphrase);
    let exported = desk.answer(Effect::Export(Ticket(1), ExportList::People));
    assert!(matches!(exported, Some(Reply::Exported(_))), "{exported:?}");
    desk.keys("7 b down enter")
        .expect("This file is not as it was saved, so no")
        .expect("safe copy of it is made first");
    desk.keys("enter 2").expect("is your file now");
    desk.keys("2").expect("Aled P");
    // The file that took its place says what was done meanwhile, and can be written.
    let noted = [OpKind::Restored, OpKind::Exported, OpKind::Unlocked];
    assert_eq!(kinds(&desk)[..3], noted);
    let saved = put(&mut desk.keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    assert!(matches!(saved, Some((_, Reply::Saved { .. }))), "{saved:?}");
    assert!(
        desk.keeper
            .store()
            .unwrap()
            .check_file()
            .unwrap()
            .is_whole()
    );
    let replaced = folder.join("replaced/2026-11-12-0914").join(RECORD_FILE);
    assert!(fs::read(replaced).unwrap() == before);
}

#[test]
fn a_sheet_says_beforehand_why_it_stays_closed() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let mut desk = opened(&folder, passphrase);
    let id = settled::domain::id::ProfileId(Uuid::from_u128(4));
    desk.open(Screen::Sheet(SheetPage::new(id, SheetName::Health)));
    let why = "This sheet stays closed: that you opened it could not be written down";
    desk.expect("Health sheet of Aled Q").expect(why);
    insta::assert_snapshot!("sheet_stays_closed", desk.screen_at(80, 24));
    // Neither of the ways to open it does; leaving it closed goes back.
    for keys in ["2", "3", "down enter", "down enter"] {
        desk.keys(keys).expect(&format!("! {why}"));
    }
    desk.keys("1").expect_not("Health sheet of Aled Q");
}

#[test]
fn the_store_itself_writes_nothing_into_it() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let desk = opened(&folder, passphrase);
    let before = desk.keeper.store().unwrap().digest_with_log().unwrap();
    let (mut keeper, stamp) = (
        desk.keeper,
        Stamp {
            op: Uuid::from_u128(0xBAD),
            at: moment(0).now,
            today: moment(0).today,
            who: "Sian".to_owned(),
        },
    );
    let (_, key) = keeper.store().unwrap().place().unwrap();
    let key = key.clone();
    perform(&mut keeper, Effect::Lock(Ticket(1)));
    let opener = settled::store::Opener {
        user: String::new(),
        host: String::new(),
        since: moment(0).now,
    };
    let mut store = settled::store::Store::open(&folder, &key, false, &opener).unwrap();
    let change = settled::domain::port::Change {
        kind: OpKind::ProfileAdded,
        about: String::new(),
        writes: vec![person(5, "Nia W")],
    };
    assert_eq!(store.apply(&change, &stamp).unwrap_err(), Fault::ReadOnly);
    assert_eq!(store.drop_draft(Uuid::nil()).unwrap_err(), Fault::ReadOnly);
    // A copy of it is another file; afterwards this one is shut as before.
    store.make_copy(Why::Evidence, moment(0).now).unwrap();
    assert_eq!(store.apply(&change, &stamp).unwrap_err(), Fault::ReadOnly);
    assert_eq!(store.digest_with_log().unwrap(), before);
}

#[test]
fn a_copy_of_it_is_told_apart_and_pushes_out_none() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let mut desk = opened(&folder, passphrase);
    desk.keys("7 b b").expect("made at 09:14");
    desk.expect("Not as it was saved");
    // The newest to go back to is the one before.
    desk.keys("t").expect("is good: it opens");
    let read = desk.answer(Effect::Read(Ticket(1), Query::Copies));
    let Some(Reply::Copies(data)) = read else {
        panic!("{read:?}")
    };
    let whys: Vec<Why> = data.copies.iter().map(|line| line.copy.why).collect();
    assert_eq!(whys, [Why::Evidence, Why::ByHand]);
    let mut keeper = at_the_door(&folder);
    let held = desk.keeper;
    let look = Effect::LookAtCopy(Ticket(1), Secret(passphrase.to_owned()));
    let looked = perform(&mut keeper, look);
    assert!(matches!(looked, Some((_, Reply::Opened(_)))), "{looked:?}");
    assert!(matches!(
        keeper.scheme().look_only,
        Some(LookOnly::SafeCopy(_))
    ));
    assert_eq!(keeper.scheme().faults, []);
    drop(held);
}

#[test]
fn what_the_check_finds_while_one_works_shuts_the_file_from_then_on() {
    let (_disk, folder, passphrase) = spliced(STRAY);
    let mut desk = opened(&folder, passphrase);
    desk.expect_not("to look at only");
    let saved = put(&mut desk.keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    assert!(matches!(saved, Some((_, Reply::Saved { .. }))), "{saved:?}");
    desk.keys("7 ctrl-k «check the file» enter");
    desk.expect("1 thing in this file is not as written")
        .expect("Not as it was saved: to look at only");
    desk.keys("2 ctrl-n").expect("nothing can be changed in it");
    let refused = put(&mut desk.keeper, OpKind::ProfileAdded, person(6, "Sam T"));
    let expected = Some((Ticket(1), Reply::Trouble(Trouble::LookOnly(DIFFERS))));
    assert_eq!(refused, expected);
    // Coming back does not make it good.
    desk.keys("ctrl-k «lock now» enter")
        .expect("Passphrase")
        .keys(&format!("«{passphrase}» enter"));
    desk.expect("Not as it was saved: to look at only");
    desk.keys("2 ctrl-n").expect("nothing can be changed in it");
    // A safe copy that is whole does.
    desk.keys("esc 7 b down enter enter 2")
        .expect("is your file now");
    desk.expect_not("to look at only");
    desk.keys("2").expect("Aled P").expect_not("Nia W");
}

#[test]
fn whoever_lost_the_passphrase_comes_in_all_the_same() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let keys = SlotFile::read(&folder.join(KEY_FILE), ParamFloor::Real).unwrap();
    let data_key = keys
        .unlock_with_passphrase(&Passphrase::new(passphrase))
        .unwrap()
        .data_key;
    let mut entropy = settled::store::key::OsEntropy;
    let words =
        || settled::store::key::RecoveryWords::generate(&mut settled::store::key::OsEntropy);
    let phrase = |words: &settled::store::key::RecoveryWords| {
        let sheet = words.sheet().into_iter();
        Secret(sheet.map(|w| w.word).collect::<Vec<_>>().join(" "))
    };
    let (old, new) = (words().unwrap(), words().unwrap());
    let sheet = settled::store::key::NewSheet {
        holder: keys.people().next().unwrap().holder(),
        created: moment(0).today,
        words: &old,
    };
    let renewed = keys.new_recovery(&data_key, &sheet, &mut entropy).unwrap();
    renewed.write(&folder.join(KEY_FILE)).unwrap();
    let mut keeper = at_the_door(&folder);
    let recover = NewKeys {
        old_words: phrase(&old),
        slot: None,
        passphrase: Secret("another lantern meadow biscuit".to_owned()),
        words: phrase(&new),
    };
    let opened = perform(&mut keeper, Effect::Recover(Ticket(1), Box::new(recover)));
    assert!(matches!(opened, Some((_, Reply::Opened(_)))), "{opened:?}");
    assert_eq!(keeper.scheme().look_only, Some(DIFFERS));
}

/// A plain command, with the passphrase handed over as a script would.
fn plain(folder: &Path, arguments: &[&str], passphrase: &str) -> Output {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_settled"))
        .args(arguments)
        .args(["--today", "2026-11-12", "--folder"])
        .arg(folder)
        .env_remove("SETTLED_CLOCK")
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let _not_read = input.write_all(passphrase.as_bytes());
    drop(input);
    child.wait_with_output().unwrap()
}

#[test]
fn plain_commands_that_write_refuse_with_the_same_sentence_and_those_that_read_say_it() {
    let (_disk, folder, passphrase) = spliced(OLD_PAGE);
    let sentence = "So that it gets no worse, nothing can be changed in it.";
    let run = |arguments: &[&str]| {
        let output = plain(&folder, arguments, passphrase);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(sentence), "{arguments:?}: {output:?}");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (code, out) = run(&["undo"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let sheet = folder.with_file_name("people.csv");
    fs::write(&sheet, "Name,Kind\nNia W,person\n").unwrap();
    let (code, _) = run(&["import", sheet.to_str().unwrap(), "--accept"]);
    assert_eq!(code, Some(1));
    let (code, out) = run(&["people"]);
    assert!(code == Some(0) && out.contains("Aled Q"), "{out}");
    let (code, out) = run(&["check"]);
    assert!(
        code == Some(1) && out.contains("Profile of Aled Q"),
        "{out}"
    );
    let restore = ["restore", "2026-11-12-0914", "--yes"];
    let restored = plain(&folder, &restore, passphrase);
    assert_eq!(restored.status.code(), Some(0), "{restored:?}");
    let whole = plain(&folder, &["check"], passphrase);
    assert_eq!(whole.status.code(), Some(0), "{whole:?}");
}
