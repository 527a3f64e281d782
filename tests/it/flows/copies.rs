//! Safe copies from the keyboard, on a real file: made, tried, brought to a second place, put back.

use crate::desk::{Desk, NOW};
use settled::app::Moment;
use settled::app::copy_data::InSecond;
use settled::app::effect::{Effect, NewScheme, Query, Reply, Secret, Ticket};
use settled::app::notice::Trouble;
use settled::app::session::Gate;
use settled::domain::id::{Ids, SettingId};
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind, Setting};
use settled::domain::safe_copy::Why;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::key::DataKey;
use settled::store::{Birth, Opener, RECORD_FILE, Store};
use settled::words::Words;
use std::fs;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

pub(super) fn moment(minutes: u64) -> Moment {
    let mut moment = Clock::from_settings(None, Some(NOW)).unwrap().moment();
    moment.elapsed = Duration::from_secs(minutes * 60);
    moment
}

pub(super) fn put(keeper: &mut Keeper, kind: OpKind, write: Write) -> Option<(Ticket, Reply)> {
    let change = Change {
        kind,
        about: "a change".to_owned(),
        writes: vec![write],
    };
    perform(keeper, Effect::Apply(Ticket(1), change))
}

pub(super) fn perform(keeper: &mut Keeper, effect: Effect) -> Option<(Ticket, Reply)> {
    static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let n = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let ids = Ids::new(Uuid::from_u128(
        0x0180_0000_0000_7000_8000_0000_0000_0000 + (u128::from(n) << 16),
    ));
    keeper.perform(effect, moment(0), &ids, &Words::english())
}

pub(super) fn person(n: u128, name: &str) -> Write {
    Write::put(&Profile::new(
        settled::domain::id::ProfileId(Uuid::from_u128(n)),
        ProfileKind::Person,
        name,
    ))
}

fn setting(name: &str, value: &Path) -> Write {
    Write::put(&Setting {
        id: SettingId(Uuid::from_u128(77)),
        name: name.to_owned(),
        value: value.display().to_string(),
    })
}

/// A scheme in a folder of its own with one person in it.
fn keeper() -> (tempfile::TempDir, Keeper) {
    let folder = tempfile::tempdir().unwrap();
    let birth = Birth {
        scheme: Uuid::from_u128(1),
        device: Uuid::from_u128(2),
    };
    let opener = Opener {
        user: "sian".to_owned(),
        host: "office-3".to_owned(),
        since: moment(0).now,
    };
    let key = DataKey::from_bytes([7; 32]);
    let mut store = Store::create(folder.path(), &key, false, birth, &opener).unwrap();
    let stamp = Stamp {
        op: Uuid::from_u128(3),
        at: moment(0).now,
        today: moment(0).today,
        who: "Sian".to_owned(),
    };
    let change = Change {
        kind: OpKind::ProfileAdded,
        about: "Aled P".to_owned(),
        writes: vec![person(4, "Aled P")],
    };
    store.apply(&change, &stamp).unwrap();
    let home = Home::of_scheme(Some(folder.path().to_owned()));
    let keeper = Keeper::with_store(home, store, "Sian").unwrap();
    (folder, keeper)
}

/// Why each copy was made, the newest first.
fn whys(keeper: &mut Keeper) -> Vec<Why> {
    let read = Effect::Read(Ticket(1), Query::Copies);
    match perform(keeper, read) {
        Some((_, Reply::Copies(data))) => data.copies.iter().map(|l| l.copy.why).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn three_keys_make_one_and_the_message_names_the_file_and_the_time() {
    let (_folder, keeper) = keeper();
    let mut desk = Desk::with(keeper);
    desk.expect("The first one is made when");
    desk.keys("7 b enter");
    assert_eq!(desk.keys_pressed, 3);
    desk.expect("Safe copy 2026-11-12-0914 made at 09:14");
    desk.expect("You asked for it").expect("√ fine");
    desk.keys("1").expect("The last one: Today 09:14");
    desk.expect("Only on this computer");
}

#[test]
fn a_stick_that_is_not_plugged_in_is_said_and_no_fault() {
    let (folder, mut keeper) = keeper();
    let stick = folder.path().join("stick");
    put(
        &mut keeper,
        OpKind::SettingsChanged,
        setting("copy-folder", &stick),
    );
    let mut desk = Desk::with(keeper);
    desk.keys("7 b b")
        .expect("it is not there.")
        .expect("Plug it in and press B");
    fs::create_dir(&stick).unwrap();
    desk.keys("b").expect("and copied to");
    desk.expect("both");
    let remembered = fs::read_to_string(folder.path().join("copies/second-place.json")).unwrap();
    assert!(remembered.contains("stick"));
}

#[test]
fn a_second_place_that_is_full_is_said_and_the_first_copy_counts() {
    let Some(stick) = crate::store::room::Disk::of("64k") else {
        return;
    };
    let (_folder, mut keeper) = keeper();
    put(
        &mut keeper,
        OpKind::SettingsChanged,
        setting("copy-folder", stick.path()),
    );
    let made = perform(&mut keeper, Effect::MakeCopy(Ticket(1)));
    let Some((_, Reply::CopyMade(made))) = made else {
        panic!("{made:?}")
    };
    let full = InSecond::Not(stick.path().display().to_string(), Trouble::Full);
    assert_eq!((made.second, made.not_thinned), (full, None));
    let mut desk = Desk::with(keeper);
    desk.keys("7 b b").expect("Not copied to");
    desk.expect("Free some space and press B in Files");
    desk.expect("√ fine").expect_not("both");
    desk.keys("t").expect("is good: it opens");
    // Nothing half of it is left there, and it did not come there.
    let there = fs::read_dir(stick.path()).unwrap().next().unwrap().unwrap();
    assert_eq!(fs::read_dir(there.path()).unwrap().count(), 0);
    desk.expect("No safe copy has come there yet.");
    // Once there is room it does.
    let remounted = std::process::Command::new("mount")
        .args(["-o", "remount,size=64m"])
        .arg(stick.path())
        .status();
    assert!(remounted.unwrap().success());
    desk.keys("b").expect("and copied to");
}

#[test]
fn putting_one_back_asks_first_and_keeps_what_it_replaces() {
    let (folder, keeper) = keeper();
    let mut desk = Desk::with(keeper);
    desk.keys("7 b b");
    put(&mut desk.keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    desk.keys("1 2").expect("Nia W");
    desk.keys("esc 7 b down enter");
    desk.expect("1 change was made since. It is not in this copy.");
    // The safe answer comes first.
    desk.keys("enter").expect("Leave the file as it is");
    desk.keys("enter 1 2").expect("Nia W");
    desk.keys("esc 7 b down enter enter 2");
    desk.expect("is your file now");
    desk.keys("2").expect("Aled P").expect_not("Nia W");
    assert_eq!(whys(&mut desk.keeper), [Why::Restore, Why::ByHand]);
    let replaced = folder.path().join("replaced/2026-11-12-0914");
    assert!(replaced.join(RECORD_FILE).exists());
    let history = desk.keeper.store().unwrap().history_all(1).unwrap();
    assert_eq!(history[0].kind, OpKind::Restored);
    assert_eq!(history[0].about, "2026-11-12-0914");
    assert!(
        desk.keeper
            .store()
            .unwrap()
            .check_file()
            .unwrap()
            .is_whole()
    );
    // What was replaced can be had back the same way.
    desk.keys("esc 7 b down enter enter 2")
        .expect("is your file now");
    desk.keys("2").expect("Nia W");
}

#[test]
fn one_is_made_before_an_import_and_none_is_imported_without() {
    let (folder, mut keeper) = keeper();
    put(&mut keeper, OpKind::Imported, person(5, "Nia W"));
    assert_eq!(whys(&mut keeper), [Why::Import]);
    fs::remove_dir_all(folder.path().join("copies")).unwrap();
    fs::write(folder.path().join("copies"), "a file in the way").unwrap();
    let refused = put(&mut keeper, OpKind::Imported, person(6, "Sam T"));
    assert!(matches!(
        refused,
        Some((_, Reply::Trouble(Trouble::NoCopy(_))))
    ));
    let store = keeper.store().unwrap();
    assert_eq!(store.profile_lines(moment(0).today).unwrap().len(), 2);
}

#[test]
fn one_is_made_after_half_an_hour_with_changes_and_when_it_closes() {
    let (_folder, mut keeper) = keeper();
    assert_eq!(keeper.while_idle(moment(5)), None);
    assert_eq!(keeper.while_idle(moment(34)), None);
    let made = keeper.while_idle(moment(35));
    assert!(matches!(made, Some((_, Reply::CopyMade(_)))), "{made:?}");
    assert_eq!(keeper.while_idle(moment(90)), None, "nothing has changed");
    put(&mut keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    assert!(keeper.while_idle(moment(91)).is_some());
    assert_eq!(keeper.close(moment(92)), Ok(None));
    put(&mut keeper, OpKind::ProfileAdded, person(6, "Sam T"));
    let closed = keeper.close(moment(93)).unwrap().unwrap();
    assert_eq!(closed.why, Why::Closed);
    assert_eq!(whys(&mut keeper), [Why::Closed, Why::InUse, Why::InUse]);
}

#[test]
fn the_newest_is_tried_and_the_day_remembered() {
    let (folder, keeper) = keeper();
    let mut desk = Desk::with(keeper);
    desk.keys("7 t")
        .expect("There is no such safe copy any more");
    desk.keys("b").expect("No safe copy has been tried yet");
    desk.keys("t")
        .expect("is good: it opens, holds what it should");
    desk.expect("A safe copy was last tried on Thursday 12 November 2026 at 09:14");
    let record = folder
        .path()
        .join("copies/2026-11-12-0914")
        .join(RECORD_FILE);
    let mut bytes = fs::read(&record).unwrap();
    bytes[9000] ^= 1;
    fs::write(&record, bytes).unwrap();
    desk.keys("t").expect("does not read as it was written");
}

#[test]
fn practice_people_get_one_only_when_somebody_asks() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::of_practice(Some(folder.path().to_owned()), "10");
    let clock = Clock::from_settings(None, Some(NOW)).unwrap();
    let ids = clock.ids();
    let store =
        settled::runtime::keeper::keys::open_practice(&home, 10, 1, moment(0), &ids).unwrap();
    let mut keeper = Keeper::with_store(home, store, "Practice").unwrap();
    put(&mut keeper, OpKind::ProfileAdded, person(5, "Nia W"));
    assert_eq!(keeper.while_idle(moment(0)), None);
    assert_eq!(keeper.while_idle(moment(600)), None);
    assert_eq!(keeper.close(moment(600)), Ok(None));
    let mut desk = Desk::with(keeper);
    desk.expect_not("Safe copy");
    desk.keys("7 b b").expect("made at 09:14");
    put(&mut desk.keeper, OpKind::ProfileAdded, person(6, "Sam T"));
    desk.keys("down enter enter 2").expect("is your file now");
    assert!(desk.keeper.scheme().practice);
}

const PASSPHRASE: &str = "otter lamp violin gravel";

/// A scheme with real keys and one person in it, which is closed; the folder of a safe copy of it, and the
/// passphrase.
pub(crate) fn real_scheme() -> (tempfile::TempDir, std::path::PathBuf, &'static str) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::of_scheme(Some(folder.path().join("scheme")));
    let mut keeper = Keeper::new(home);
    let recovery = perform(&mut keeper, Effect::MakeRecovery(Ticket(1)));
    let Some((_, Reply::Recovery { words, .. })) = recovery else {
        panic!("{recovery:?}")
    };
    let words: Vec<&str> = words.iter().map(|word| word.0.as_str()).collect();
    let new = NewScheme {
        name: "Shire Shared Lives".to_owned(),
        who: "Sian".to_owned(),
        passphrase: Secret(PASSPHRASE.to_owned()),
        words: Secret(words.join(" ")),
    };
    perform(&mut keeper, Effect::CreateScheme(Ticket(1), Box::new(new)));
    put(&mut keeper, OpKind::ProfileAdded, person(4, "Aled P"));
    let made = perform(&mut keeper, Effect::MakeCopy(Ticket(1)));
    let Some((_, Reply::CopyMade(made))) = made else {
        panic!("{made:?}")
    };
    let copy = folder.path().join("scheme/copies").join(&made.name);
    (folder, copy, PASSPHRASE)
}

#[test]
fn a_file_that_cannot_be_read_is_replaced_from_the_screen_where_it_is_opened() {
    let (folder, _copy, passphrase) = real_scheme();
    let home = Home::of_scheme(Some(folder.path().join("scheme")));
    fs::write(home.record(), vec![0xa5; 64 * 4096]).unwrap();
    let mut desk = Desk::at(Gate::Locked, Keeper::new(home.clone()));
    let typed = format!("«{passphrase}» enter");
    desk.keys(&typed).expect("R shows your safe copies");
    desk.keys("r").expect("Safe copies on this computer");
    desk.keys("enter").expect("not open");
    desk.keys("enter").expect("The passphrase of this scheme");
    desk.keys("«not the passphrase» enter 2");
    desk.expect("does not open");
    desk.wait(1);
    desk.keys(&typed).expect("Leave the file as it is");
    desk.keys("2").expect("is your file now");
    desk.keys("2").expect("Aled P");
    let replaced = folder.path().join("scheme/replaced/2026-11-12-0914");
    let kept = fs::read(replaced.join(RECORD_FILE)).unwrap();
    assert_eq!(kept, vec![0xa5; 64 * 4096]);
    let history = desk.keeper.store().unwrap().history_all(1).unwrap();
    assert_eq!(history[0].kind, OpKind::Restored);
    assert_eq!(history[0].who, "Sian");
}
