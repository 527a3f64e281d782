//! No room on the disk: nothing is lost, what is being saved can be finished, and it is told in time.

use super::file::{create, key, open, opener};
use super::*;
use settled::domain::lists::Draft;
use settled::store::room::RESERVE;
use settled::store::{RESERVE_FILE, Store};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A disk of a size of its own, taken away when dropped. `None` where this account may not make one.
pub(crate) struct Disk(tempfile::TempDir);

impl Disk {
    pub(crate) fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let made = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "settled-test"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if made.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        println!("skipped: only an administrator may make a disk of a size of its own");
        None
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills what is left with a file, to the last byte.
    fn fill(&self) {
        let mut file = fs::File::create(self.path().join("filler")).unwrap();
        let mut piece = vec![1; 1 << 20];
        while !piece.is_empty() {
            if file.write_all(&piece).is_err() {
                let half = piece.len() / 2;
                piece.truncate(half);
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let taken_away = Command::new("umount").arg("-l").arg(self.0.path()).status();
        assert!(taken_away.is_ok_and(|status| status.success()));
    }
}

fn long(n: u128) -> Write {
    let mut profile = profile(n, ProfileKind::Person, &format!("Person {n}"));
    profile.notes = "a long day out ".repeat(2000);
    Write::put(&profile)
}

#[test]
fn a_real_scheme_keeps_a_reserve_and_practice_people_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let reserve = folder.path().join(RESERVE_FILE);
    let store = create(folder.path(), false).unwrap();
    let found = fs::metadata(&reserve).unwrap();
    assert_eq!(found.len(), RESERVE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert!(found.blocks() * 512 >= RESERVE, "a hole keeps no room");
    }
    assert_eq!(store.release_reserve(), Ok(true));
    assert!(!reserve.exists());
    assert_eq!(store.release_reserve(), Ok(false));
    store.keep_reserve().unwrap();
    assert!(reserve.exists());
    // One that a crash cut short is made anew.
    fs::write(&reserve, b"short").unwrap();
    drop(store);
    drop(open(folder.path()).unwrap());
    assert_eq!(fs::metadata(&reserve).unwrap().len(), RESERVE);

    let practice = tempfile::tempdir().unwrap();
    drop(create(practice.path(), true).unwrap());
    assert!(!practice.path().join(RESERVE_FILE).exists());
}

#[test]
fn a_full_disk_refuses_the_change_and_the_reserve_lets_it_be_finished() {
    let Some(disk) = Disk::of("96m") else {
        return;
    };
    let folder = disk.path().join("scheme");
    let mut desk = Desk::with(create(&folder, false).unwrap());
    assert!(folder.join(RESERVE_FILE).exists());
    desk.put(vec![long(1)]);
    disk.fill();
    let before = desk.store.digest();
    let full = desk.apply(OpKind::ProfileAdded, vec![long(2)]);
    assert_eq!(full, Err(Fault::Full));
    assert_eq!(desk.store.digest(), before, "nothing was written");
    assert_eq!(
        desk.store.free_room().map(|room| room.unwrap() < 5_000_000),
        Ok(true)
    );
    assert_eq!(desk.store.release_reserve(), Ok(true));
    desk.put(vec![long(2)]);
    assert!(desk.store.check_file().unwrap().is_whole());
    // While there is no room it is not made again; as soon as there is, it is.
    desk.store.keep_reserve().unwrap();
    assert!(!folder.join(RESERVE_FILE).exists());
    fs::remove_file(disk.path().join("filler")).unwrap();
    desk.store.keep_reserve().unwrap();
    assert!(folder.join(RESERVE_FILE).exists());
}

#[test]
fn the_program_gives_the_reserve_up_by_itself_so_that_a_save_is_finished() {
    use settled::app::effect::{Effect, Reply, Ticket};
    use settled::domain::id::Ids;
    use settled::runtime::clock::Clock;
    use settled::runtime::home::Home;
    use settled::runtime::keeper::Keeper;
    let Some(disk) = Disk::of("96m") else {
        return;
    };
    let folder = disk.path().join("scheme");
    let store = create(&folder, false).unwrap();
    disk.fill();
    let home = Home::of_scheme(Some(folder.clone()));
    let mut keeper = Keeper::with_store(home, store, "Bethan").unwrap();
    let moment = Clock::from_settings(None, Some("2026-11-12T09:14"))
        .unwrap()
        .moment();
    let words = settled::words::Words::english();
    let mut save = |n: u128| {
        let change = Change {
            kind: OpKind::ProfileAdded,
            about: format!("Person {n}"),
            writes: vec![long(n)],
        };
        let ids = Ids::new(Uuid::from_u128(n << 20));
        keeper.perform(Effect::Apply(Ticket(1), change), moment, &ids, &words)
    };
    assert!(matches!(save(1), Some((_, Reply::Saved { .. }))));
    assert!(
        !folder.join(RESERVE_FILE).exists(),
        "it was given up for this"
    );
    // Sixteen megabytes on there is nothing left to give up, and it is said.
    disk.fill();
    let refused = (2..200)
        .map(&mut save)
        .find(|reply| !matches!(reply, Some((_, Reply::Saved { .. }))));
    let full = settled::app::notice::Trouble::Full;
    assert_eq!(refused, Some(Some((Ticket(1), Reply::Trouble(full)))));
}

#[test]
fn a_disk_too_small_for_the_reserve_is_enough_for_a_scheme() {
    let Some(disk) = Disk::of("2m") else {
        return;
    };
    let folder = disk.path().join("scheme");
    let mut desk = Desk::with(create(&folder, false).unwrap());
    assert!(!folder.join(RESERVE_FILE).exists());
    let mut saved = 0;
    let refused = (1..1000).find_map(|n| match desk.apply(OpKind::ProfileAdded, vec![long(n)]) {
        Ok(_) => {
            saved += 1;
            None
        }
        Err(fault) => Some(fault),
    });
    assert_eq!(refused, Some(Fault::Full));
    assert!(saved > 3, "{saved}");
    drop(desk);
    let store = open(&folder).unwrap();
    assert_eq!(store.profiles().unwrap().len(), saved);
    assert!(store.check_file().unwrap().is_whole());
}

/// Where the child finds its folder. Its test does nothing without it.
const FOLDER: &str = "SETTLED_TEST_LIMIT_FOLDER";

/// The child: goes on saving until the system takes no more.
#[test]
fn child_whose_files_may_not_grow() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = Store::open(Path::new(&folder), &key(), false, &opener()).unwrap();
    let mut desk = Desk::with(store);
    for n in 1000.. {
        match desk.apply(OpKind::ProfileAdded, vec![long(n)]) {
            Ok(_) => println!("saved {n}"),
            Err(fault) => {
                assert_eq!(fault, Fault::MayNotGrow);
                let draft = Draft {
                    id: id(1),
                    form: "yes".to_owned(),
                    about: None,
                    title: String::new(),
                    fields: "x".repeat(2_000_000),
                    begun: start(),
                    kept: start(),
                };
                assert_eq!(desk.store.keep_draft(&draft), Err(Fault::MayNotGrow));
                break;
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_grow_no_further_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), false).unwrap());
    // Blocks of 512 bytes. The signal that comes with it is ignored, as the program ignores it.
    let child = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 2000; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::room::child_whose_files_may_not_grow",
            "--nocapture",
        ])
        .env(FOLDER, folder.path())
        .stderr(Stdio::null())
        .output()
        .unwrap();
    assert!(child.status.success(), "{child:?}");
    let said = String::from_utf8(child.stdout).unwrap();
    let saved = said.matches("saved ").count();
    assert!(saved > 3, "{said}");
    let store = open(folder.path()).unwrap();
    assert_eq!(store.profiles().unwrap().len(), saved);
    assert!(store.check_file().unwrap().is_whole());
}

#[cfg(unix)]
#[test]
fn the_program_outlives_a_file_that_may_grow_no_further_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let program = Command::new("sh")
        .args(["-c", "ulimit -f 100; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_settled"))
        .args(["--demo", "--folder"])
        .arg(folder.path())
        .arg("people")
        .output()
        .unwrap();
    assert_eq!(program.status.code(), Some(1), "{program:?}");
    let said = String::from_utf8(program.stderr).unwrap();
    assert!(
        said.contains("The file may not grow any further here"),
        "{said}"
    );
}
