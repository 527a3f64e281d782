//! The file that is being worked in lies on this computer. Where else it may not lie, and what may.

use super::file::{bare, create, fault, key, open, opener, scheme};
use super::*;
use settled::store::place::{self, Surroundings, Unfit};
use settled::store::{RECORD_FILE, Store};
use std::fs;
use std::path::{Path, PathBuf};

/// Surroundings as a test says they are.
#[derive(Default)]
struct Said {
    drive: Option<&'static str>,
    names: Vec<(PathBuf, &'static str)>,
    copied: Vec<PathBuf>,
}

impl Surroundings for Said {
    fn network_drive(&self, _folder: &Path) -> Result<Option<String>, Fault> {
        Ok(self.drive.map(str::to_owned))
    }
    fn names_in(&self, folder: &Path) -> Vec<String> {
        let here = self.names.iter().filter(|(at, _)| at == folder);
        here.map(|(_, name)| (*name).to_owned()).collect()
    }
    fn copied_folders(&self) -> Vec<PathBuf> {
        self.copied.clone()
    }
}

fn refused(folder: &Path, around: &Said) -> Option<Unfit> {
    match place::check(folder, around) {
        Ok(()) => None,
        Err(Fault::Unfit(why)) => Some(why),
        Err(other) => panic!("{other}"),
    }
}

fn copied_by(program: &str) -> Unfit {
    Unfit::Copied(program.to_owned())
}

#[test]
fn drives_of_the_network_are_refused_by_their_kind() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["nfs", "cifs", "smb2", "9p", "fuse.sshfs", "fuse.rclone"] {
        let around = Said {
            drive: Some(kind),
            ..Said::default()
        };
        let why = Some(Unfit::Network(kind.to_owned()));
        assert_eq!(refused(folder.path(), &around), why);
    }
    assert_eq!(refused(folder.path(), &Said::default()), None);
    let gone = folder.path().join("gone");
    assert_eq!(place::check(&gone, &Said::default()), Err(Fault::Missing));
}

#[test]
fn folders_that_programs_copy_elsewhere_are_known_by_name_at_any_depth() {
    let folder = tempfile::tempdir().unwrap();
    for (name, program) in [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Ceredigion)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ceredigion County Council", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("iCloud Drive", "iCloud Drive"),
        ("MEGAsync", "MEGA"),
    ] {
        let deep = folder.path().join(name).join("work").join("scheme");
        fs::create_dir_all(&deep).unwrap();
        assert_eq!(
            refused(&deep, &Said::default()),
            Some(copied_by(program)),
            "{name}"
        );
        // A folder that only sounds like it is nobody's business.
        let near = folder.path().join(format!("about {name}"));
        fs::create_dir_all(&near).unwrap();
        assert_eq!(refused(&near, &Said::default()), None, "{name}");
    }
}

#[test]
fn folders_that_programs_copy_elsewhere_are_known_by_what_the_programs_leave_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    let deep = root.join("work").join("scheme");
    fs::create_dir_all(&deep).unwrap();
    for (mark, program) in [
        (".dropbox", "Dropbox"),
        (".sync_1f2e3d4c.db", "Nextcloud"),
        ("._sync_1f2e3d4c.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ] {
        for at in [&root, &deep] {
            let around = Said {
                names: vec![(at.clone(), mark)],
                ..Said::default()
            };
            assert_eq!(refused(&deep, &around), Some(copied_by(program)), "{mark}");
        }
        let beside = Said {
            names: vec![(root.join("beside"), mark)],
            ..Said::default()
        };
        assert_eq!(refused(&deep, &beside), None, "{mark}");
    }
}

#[test]
fn folders_that_the_settings_of_the_computer_name_are_refused_and_those_beside_them_not() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("Council files");
    let beside = folder.path().join("Council files of mine");
    for path in [&copied.join("scheme"), &beside] {
        fs::create_dir_all(path).unwrap();
    }
    let around = Said {
        copied: vec![copied.clone(), folder.path().join("gone")],
        ..Said::default()
    };
    assert_eq!(
        refused(&copied.join("scheme"), &around),
        Some(copied_by("OneDrive"))
    );
    assert_eq!(refused(&copied, &around), Some(copied_by("OneDrive")));
    assert_eq!(refused(&beside, &around), None);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_where_the_file_is() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("Dropbox").join("scheme");
    fs::create_dir_all(&real).unwrap();
    let link = folder.path().join("scheme");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(refused(&link, &Said::default()), Some(copied_by("Dropbox")));
}

#[test]
fn a_real_scheme_is_neither_made_nor_opened_there_and_practice_people_are() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("Dropbox").join("scheme");
    let why = Fault::Unfit(Unfit::Copied("Dropbox".to_owned()));
    assert_eq!(fault(create(&copied, false)), why);
    assert_eq!(
        fs::read_dir(&copied).unwrap().count(),
        0,
        "nothing was begun"
    );
    let whole = scheme();
    fs::copy(whole.path().join(RECORD_FILE), copied.join(RECORD_FILE)).unwrap();
    let before = fs::read(copied.join(RECORD_FILE)).unwrap();
    assert_eq!(fault(open(&copied)), why);
    assert_eq!(fs::read(copied.join(RECORD_FILE)).unwrap(), before);
    assert_eq!(fs::read_dir(&copied).unwrap().count(), 1);
    drop(create(&folder.path().join("OneDrive"), true).unwrap());
}

#[test]
fn a_safe_copy_may_lie_there_and_can_be_read_there() {
    let whole = scheme();
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("Dropbox").join("2026-11-12-0914");
    fs::create_dir_all(&copied).unwrap();
    fs::copy(whole.path().join(RECORD_FILE), copied.join(RECORD_FILE)).unwrap();
    let before = fs::read(copied.join(RECORD_FILE)).unwrap();
    let mut desk = Desk::with(Store::open_read_only(&copied, &key()).unwrap());
    assert_eq!(
        desk.store.sheet(id(1)).unwrap().unwrap().profile.known_as,
        "Aled P"
    );
    assert!(desk.store.check_file().unwrap().is_whole());
    let more = profile(9, ProfileKind::Person, "Mair E");
    assert_eq!(
        desk.apply(OpKind::ProfileAdded, vec![Write::put(&more)]),
        Err(Fault::ReadOnly)
    );
    assert_eq!(desk.undo().map(|_| ()), Err(Fault::ReadOnly));
    drop(desk);
    assert_eq!(fs::read(copied.join(RECORD_FILE)).unwrap(), before);
    assert_eq!(
        fs::read_dir(&copied).unwrap().count(),
        1,
        "nothing lies beside it"
    );
}

#[test]
fn the_live_file_is_nobody_s_to_look_at_while_it_is_open_and_its_lock_survives_the_attempt() {
    let folder = scheme();
    let other = settled::store::key::DataKey::from_bytes([8; 32]);
    assert_eq!(
        fault(Store::open_read_only(folder.path(), &other)),
        Fault::WrongKey
    );
    drop(Store::open_read_only(folder.path(), &key()).unwrap());
    let live = Store::open(folder.path(), &key(), false, &opener()).unwrap();
    let looked = Store::open_read_only(folder.path(), &key());
    assert_eq!(fault(looked), Fault::Locked(None));
    // On Unix, closing any handle on a file lets go of every lock: none was opened.
    let bare = bare(folder.path());
    bare.busy_timeout(std::time::Duration::ZERO).unwrap();
    let refused = bare.query_row("SELECT count(*) FROM op", [], |_| Ok(()));
    assert_eq!(
        refused.unwrap_err().sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy)
    );
    drop(live);
}
