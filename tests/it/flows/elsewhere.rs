//! The file cannot be opened where it is: somebody has it, it is damaged, or it lies where it may not. What can
//! be done instead is offered, and done.

use crate::desk::Desk;
use settled::app::effect::{Effect, Reply, Ticket};
use settled::app::notice::Trouble;
use settled::app::session::{Gate, LookOnly};
use settled::domain::id::Ids;
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::safe_copy::{Place, Why};
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::backup::{self, COPIES, SecondPlace};
use settled::store::key::{
    DataKey, Holder, KdfParams, NewScheme, OsEntropy, ParamFloor, Passphrase, RecoveryWords, Role,
    SlotFile,
};
use settled::store::{Birth, KEY_FILE, Opener, RECORD_FILE, RESERVE_FILE, Store};
use settled::words::Words;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const PASSPHRASE: &str = "lantern meadow biscuit harbour";
const SCHEME: Uuid = Uuid::from_u128(0x5C);

/// A real scheme with one person in it, and a safe copy in which there is nobody else.
struct Made {
    _disk: tempfile::TempDir,
    folder: PathBuf,
    key: DataKey,
}

fn opener() -> Opener {
    Opener {
        user: "sian".to_owned(),
        host: "office-3".to_owned(),
        since: "2026-11-12T08:50:00Z".parse().unwrap(),
    }
}

fn add(store: &mut Store, n: u128, name: &str) {
    let profile = Profile::new(Uuid::from_u128(n).into(), ProfileKind::Person, name);
    let change = Change {
        kind: OpKind::ProfileAdded,
        about: name.to_owned(),
        writes: vec![Write::put(&profile)],
    };
    let stamp = Stamp {
        op: Uuid::from_u128(0xF000 + n),
        at: "2026-11-12T08:51:00Z".parse().unwrap(),
        today: jiff::civil::date(2026, 11, 12),
        who: "Sian".to_owned(),
    };
    store.apply(&change, &stamp).unwrap();
}

fn made() -> Made {
    let disk = tempfile::tempdir().unwrap();
    let folder = disk.path().join("scheme");
    fs::create_dir_all(&folder).unwrap();
    let holder = Holder {
        name: "Sian".to_owned(),
        role: Role::Manager,
    };
    let (keys, key) = SlotFile::create(
        &NewScheme {
            scheme: SCHEME,
            holder: &holder,
            created: jiff::civil::date(2026, 11, 12),
            passphrase: &Passphrase::new(PASSPHRASE),
            words: &RecoveryWords::generate(&mut OsEntropy).unwrap(),
            kdf: KdfParams::FLOOR,
            floor: ParamFloor::Real,
        },
        &mut OsEntropy,
    )
    .unwrap();
    keys.write(&folder.join(KEY_FILE)).unwrap();
    let birth = Birth {
        scheme: SCHEME,
        device: Uuid::from_u128(0xDE),
    };
    let mut store = Store::create(&folder, &key, false, birth, &opener()).unwrap();
    add(&mut store, 1, "Aled P");
    let at = "2026-11-09T14:10:00Z".parse().unwrap();
    store.make_copy(Why::ByHand, at).unwrap();
    add(&mut store, 2, "Mair E");
    Made {
        _disk: disk,
        folder,
        key,
    }
}

fn keeper(folder: &Path) -> Keeper {
    Keeper::new(Home::of_scheme(Some(folder.to_owned())))
}

/// The program at the passphrase of the scheme in a folder, with the passphrase typed.
fn at_the_door(keeper: Keeper) -> Desk {
    let mut desk = Desk::at(Gate::Locked, keeper);
    desk.keys(&format!("«{PASSPHRASE}» enter"));
    desk
}

#[test]
fn the_second_start_says_who_has_it_and_shows_the_last_safe_copy_to_look_at_only() {
    let made = made();
    let first = Store::open(&made.folder, &made.key, false, &opener()).unwrap();
    let mut desk = at_the_door(keeper(&made.folder));
    desk.expect("sian (office-3) has this file open, since")
        .expect("Thursday 12 November 2026")
        .expect("Your last safe copy is from")
        .expect("1 Look at the last safe copy")
        .expect("2 Try again")
        .expect("3 Close Settled");
    insta::assert_snapshot!("held", desk.screen_at(80, 24));
    // Still open: the same answer, and the same offer.
    desk.keys("2").expect("has this file open").keys("1");
    desk.expect("Safe copy of 9 November 2026 14:10, to look at only");
    insta::assert_snapshot!("look_only", desk.screen_at(80, 24));
    desk.keys("2").expect("Aled P").expect_not("Mair E");
    // Nothing in it can be changed, undone, saved or taken out, by any key.
    for keys in ["esc n", "ctrl-z", "ctrl-p", "ctrl-n"] {
        desk.keys(keys)
            .expect("to look at only. Nothing can be changed");
    }
    // The first is not disturbed.
    assert!(first.check_file().unwrap().is_whole());
    drop(desk);
    drop(first);
    at_the_door(keeper(&made.folder)).keys("2").expect("Mair E");
}

/// Takes the safe copies of a scheme to a second place; none stays beside the file.
fn copies_only_away(made: &Made) -> PathBuf {
    let second = made.folder.with_file_name("stick");
    fs::create_dir(&second).unwrap();
    let copies = made.folder.join(COPIES);
    for copy in backup::list(&copies, Place::Here, None).unwrap() {
        backup::copy_to(&second, &copy).unwrap().unwrap();
        fs::remove_dir_all(&copy.folder).unwrap();
    }
    let place = SecondPlace {
        folder: second.clone(),
        reached: "2026-11-09T14:11:00Z".parse().unwrap(),
    };
    place.remember(&made.folder).unwrap();
    second
}

#[test]
fn a_safe_copy_in_the_second_place_is_offered_at_the_locked_door() {
    let made = made();
    let second = copies_only_away(&made);
    let first = Store::open(&made.folder, &made.key, false, &opener()).unwrap();
    let mut desk = at_the_door(keeper(&made.folder));
    desk.expect("Your last safe copy is from")
        .keys("1")
        .expect("Safe copy of 9 November 2026 14:10, to look at only");
    desk.keys("2").expect("Aled P").expect_not("Mair E");
    drop(desk);
    // A stick that is not plugged in offers nothing, and is in nobody's way.
    fs::rename(&second, made.folder.with_file_name("gone")).unwrap();
    at_the_door(keeper(&made.folder))
        .expect("1 Try again")
        .expect_not("Look at the last safe copy");
    drop(first);
}

#[test]
fn the_newest_of_both_places_is_the_one_that_is_shown() {
    let made = made();
    copies_only_away(&made);
    let mut first = Store::open(&made.folder, &made.key, false, &opener()).unwrap();
    add(&mut first, 3, "Owen L");
    let at = "2026-11-10T08:00:00Z".parse().unwrap();
    first.make_copy(Why::ByHand, at).unwrap();
    let mut desk = at_the_door(keeper(&made.folder));
    desk.keys("1").expect("Safe copy of 10 November 2026 08:00");
    desk.keys("2").expect("Owen L");
}

#[test]
fn whoever_goes_round_the_keys_is_refused_by_the_keeper() {
    let made = made();
    let mut keeper = keeper(&made.folder);
    let words = Words::english();
    let moment = Clock::from_settings(None, Some("2026-11-12T09:14"))
        .unwrap()
        .moment();
    let ids = Ids::new(Uuid::from_u128(7 << 64));
    let secret = settled::app::effect::Secret(PASSPHRASE.to_owned());
    let mut ask = |effect| keeper.perform(effect, moment, &ids, &words);
    let opened = ask(Effect::LookAtCopy(Ticket(1), secret));
    assert!(matches!(opened, Some((_, Reply::Opened(_)))), "{opened:?}");
    let change = Change {
        kind: OpKind::ProfileAdded,
        about: String::new(),
        writes: vec![Write::put(&Profile::new(
            Uuid::from_u128(9).into(),
            ProfileKind::Person,
            "Nia W",
        ))],
    };
    for effect in [
        Effect::Apply(Ticket(2), change),
        Effect::Undo(Ticket(2)),
        Effect::Redo(Ticket(2)),
        Effect::Export(Ticket(2), settled::app::effect::ExportList::People),
    ] {
        let why = LookOnly::SafeCopy("2026-11-09T14:10:00Z".parse().unwrap());
        let refused = Some((Ticket(2), Reply::Trouble(Trouble::LookOnly(why))));
        assert_eq!(ask(effect), refused);
    }
    assert_eq!(ask(Effect::DropDraft(Uuid::nil())), None);
}

#[test]
fn a_file_that_holds_something_foreign_leads_to_the_last_safe_copy_and_stays_as_it_is() {
    let made = made();
    let path = made.folder.join(RECORD_FILE);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "key", made.key.sqlcipher_raw().as_str())
        .unwrap();
    conn.execute_batch("CREATE VIEW everybody AS SELECT * FROM profile")
        .unwrap();
    drop(conn);
    let before = fs::read(&path).unwrap();
    let mut desk = at_the_door(keeper(&made.folder));
    desk.expect("This file holds something that Settled did not put there (view everybody)");
    desk.keys("r")
        .expect("Safe copy of 9 November 2026 14:10, to look at only");
    desk.keys("2").expect("Aled P");
    drop(desk);
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_scheme_in_a_folder_that_is_copied_elsewhere_moves_here_and_copies_go_there() {
    let made = made();
    let disk = tempfile::tempdir().unwrap();
    let copied = disk.path().join("Dropbox").join("scheme");
    fs::create_dir_all(&copied).unwrap();
    for name in [RECORD_FILE, KEY_FILE] {
        fs::copy(made.folder.join(name), copied.join(name)).unwrap();
    }
    let own = disk.path().join("own");
    let before = fs::read(copied.join(RECORD_FILE)).unwrap();

    // Left where it is, it stays closed.
    let mut desk = at_the_door(keeper(&copied));
    desk.expect("in a folder that Dropbox copies elsewhere")
        .expect("1 Move it to this computer");
    insta::assert_snapshot!("copied_elsewhere", desk.screen_at(80, 24));
    desk.keys("2").expect("Passphrase");
    assert!(fs::read(copied.join(RECORD_FILE)).unwrap() == before);
    drop(desk);

    let mut keeper = keeper(&copied);
    keeper.move_to(&own);
    let mut desk = at_the_door(keeper);
    desk.keys("1").expect("The file is on this computer now");
    desk.keys("2").expect("Aled P").expect("Mair E");
    assert_eq!(desk.keeper.scheme().folder, own.display().to_string());
    let folder = desk.keeper.scheme().settings.copy_folder.clone();
    assert_eq!(folder, copied.display().to_string());
    drop(desk);
    assert!(own.join(RESERVE_FILE).exists());
    // The old file is there under another name, as it was; and what the folder says is where it went.
    assert!(fs::read(copied.join("scheme.db.moved")).unwrap() == before);
    assert!(!copied.join(RECORD_FILE).exists());
    let went = settled::store::moving::went_to(&copied).unwrap();
    assert_eq!(went, Some(own.display().to_string()));
    let store = Store::open(&own, &made.key, false, &opener()).unwrap();
    assert!(store.check_file().unwrap().is_whole());
}

#[test]
fn a_move_that_cannot_be_made_leaves_everything_as_it_was() {
    let made = made();
    let disk = tempfile::tempdir().unwrap();
    let before = fs::read(made.folder.join(RECORD_FILE)).unwrap();
    let bring = |to: &Path| {
        settled::store::moving::bring(&made.folder, to, &made.key, &opener()).map(|_| ())
    };
    // Another scheme is there; the other place is no better; the file is open; the file is not whole.
    let taken = disk.path().join("taken");
    fs::create_dir_all(&taken).unwrap();
    fs::write(taken.join(RECORD_FILE), b"another").unwrap();
    assert_eq!(bring(&taken), Err(settled::store::Fault::AlreadyThere));
    let no_better = disk.path().join("OneDrive");
    assert!(matches!(
        bring(&no_better),
        Err(settled::store::Fault::Unfit(_))
    ));
    let open = Store::open(&made.folder, &made.key, false, &opener()).unwrap();
    let own = disk.path().join("own");
    assert!(matches!(bring(&own), Err(settled::store::Fault::Locked(_))));
    drop(open);
    let mut damaged = before.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(made.folder.join(RECORD_FILE), &damaged).unwrap();
    assert!(matches!(
        bring(&own),
        Err(settled::store::Fault::Corrupt(_))
    ));
    assert!(fs::read(made.folder.join(RECORD_FILE)).unwrap() == damaged);
    assert!(!own.join(RECORD_FILE).exists() && !own.join(KEY_FILE).exists());
    fs::write(made.folder.join(RECORD_FILE), &before).unwrap();
    bring(&own).unwrap();
}
