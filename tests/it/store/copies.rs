//! Safe copies: what counts as one, and that nothing else does.

use super::*;
use settled::domain::safe_copy::{Place, Why};
use settled::store::backup::{self, COPIES, Copy};
use settled::store::key::DataKey;
use settled::store::{Birth, KEY_FILE, Opener, RECORD_FILE};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

pub(super) fn opener() -> Opener {
    Opener {
        user: "bethan".to_owned(),
        host: "office-3".to_owned(),
        since: start(),
    }
}

pub(super) fn open(folder: &Path) -> Result<Store, Fault> {
    Store::open(folder, &key(), false, &opener())
}

/// A scheme that is open, with one of each noun in it, and its folder. The key file is no real one: to a
/// copy it is only bytes.
pub(super) fn scheme() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let birth = Birth {
        scheme: id(1),
        device: id(2),
    };
    fs::write(folder.path().join(KEY_FILE), "who can open it").unwrap();
    let store = Store::create(folder.path(), &key(), false, birth, &opener()).unwrap();
    let mut desk = Desk::with(store);
    desk.put(one_of_each());
    (folder, desk)
}

fn list(folder: &Path) -> Vec<Copy> {
    backup::list(&folder.join(COPIES), Place::Here, Some(id(1))).unwrap()
}

/// Every name in the folder of copies.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.join(COPIES))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_safe_copy_opens_like_a_scheme_and_holds_the_same() {
    let (folder, desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    assert_eq!(copy.name, "2026-11-12-0900");
    assert_eq!(list(folder.path()), std::slice::from_ref(&copy));
    let told = copy.told().unwrap();
    assert_eq!(
        (told.why, told.made, told.is_whole),
        (Why::ByHand, start(), true)
    );
    assert_eq!((told.holds.profiles, told.holds.changes), (2, 1));
    assert_eq!(
        fs::read(copy.folder.join(KEY_FILE)).unwrap(),
        b"who can open it"
    );
    let opened = open(&copy.folder).unwrap();
    assert_eq!(opened.digest(), desk.store.digest());
    assert!(opened.check_file().unwrap().is_whole());
}

#[test]
fn making_one_neither_changes_the_file_nor_lets_anybody_else_in() {
    let (folder, mut desk) = scheme();
    let before = desk.store.facts().unwrap();
    desk.store.make_copy(Why::InUse, start()).unwrap();
    assert_eq!(desk.store.facts().unwrap(), before);
    assert!(matches!(open(folder.path()), Err(Fault::Locked(_))));
    let other = rusqlite::Connection::open(folder.path().join(RECORD_FILE)).unwrap();
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    other
        .pragma_update(None, "key", key().sqlcipher_raw().as_str())
        .unwrap();
    let refused = other.query_row("SELECT count(*) FROM op", [], |_| Ok(()));
    assert_eq!(
        refused.unwrap_err().sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy)
    );
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    assert!(desk.store.check_file().unwrap().is_whole());
}

#[test]
fn a_copy_of_a_large_file_says_how_far_it_is() {
    let (_folder, mut desk) = scheme();
    let people = (10..310).map(|n| {
        let mut person = profile(n, ProfileKind::Person, "Nia W");
        person.notes = "x".repeat(4_000);
        Write::put(&person)
    });
    desk.put(people.collect());
    let mut heard = Vec::new();
    let copy = desk
        .store
        .write_copy(Why::ByHand, start(), &mut |in_100| heard.push(in_100));
    copy.unwrap().check().unwrap();
    assert!(heard.len() >= 2, "{heard:?}");
    assert!(heard.is_sorted() && heard.iter().all(|in_100| *in_100 < 100));
}

#[test]
fn one_flipped_bit_anywhere_in_the_copy_and_it_does_not_count() {
    let (folder, desk) = scheme();
    let whole = desk
        .store
        .write_copy(Why::ByHand, start(), &mut |_| {})
        .unwrap();
    let length = fs::metadata(whole.folder().join(RECORD_FILE))
        .unwrap()
        .len();
    drop(whole);
    // The last byte of a page may be padding of the tag; one in the middle of every page never is.
    for page in 0..length / 4096 {
        let unchecked = desk
            .store
            .write_copy(Why::ByHand, start(), &mut |_| {})
            .unwrap();
        let record = unchecked.folder().join(RECORD_FILE);
        let mut bytes = fs::read(&record).unwrap();
        let at = usize::try_from(page * 4096 + 2048).unwrap();
        bytes[at] ^= 1;
        fs::write(&record, bytes).unwrap();
        let fault = unchecked.check().unwrap_err();
        assert!(
            matches!(fault, Fault::Corrupt(_) | Fault::WrongKey),
            "page {page}: {fault:?}"
        );
        assert_eq!(names(folder.path()), Vec::<String>::new(), "page {page}");
    }
}

#[test]
fn a_copy_whose_keys_differ_or_that_holds_something_else_does_not_count() {
    let (folder, desk) = scheme();
    let unchecked = desk
        .store
        .write_copy(Why::ByHand, start(), &mut |_| {})
        .unwrap();
    fs::write(unchecked.folder().join(KEY_FILE), "somebody else").unwrap();
    assert!(matches!(unchecked.check(), Err(Fault::Corrupt(_))));
    // A whole file of the same scheme and key, but not this one.
    let (_other_folder, mut other) = scheme();
    other.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    let theirs = other.store.make_copy(Why::ByHand, start()).unwrap();
    let unchecked = desk
        .store
        .write_copy(Why::ByHand, start(), &mut |_| {})
        .unwrap();
    fs::copy(
        theirs.folder.join(RECORD_FILE),
        unchecked.folder().join(RECORD_FILE),
    )
    .unwrap();
    assert!(matches!(unchecked.check(), Err(Fault::Corrupt(_))));
    assert!(list(folder.path()).is_empty());
}

#[test]
fn what_a_crash_left_behind_does_not_count_and_is_cleared_by_the_next() {
    let (folder, desk) = scheme();
    let left: PathBuf = desk
        .store
        .write_copy(Why::ByHand, start(), &mut |_| {})
        .unwrap()
        .folder()
        .to_owned();
    assert!(left.join(RECORD_FILE).exists());
    assert!(list(folder.path()).is_empty());
    desk.store.make_copy(Why::ByHand, start()).unwrap();
    desk.store.make_copy(Why::ByHand, start()).unwrap();
    assert_eq!(
        names(folder.path()),
        ["2026-11-12-0900", "2026-11-12-0900-2"]
    );
}

#[test]
fn a_copy_that_was_cut_short_later_is_told_from_a_whole_one() {
    let (folder, desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    let record = fs::OpenOptions::new()
        .write(true)
        .open(copy.folder.join(RECORD_FILE))
        .unwrap();
    record.set_len(4096).unwrap();
    assert!(!list(folder.path())[0].told().unwrap().is_whole);
    fs::write(copy.folder.join("copy.json"), "{}").unwrap();
    assert!(list(folder.path()).is_empty(), "it does not say what it is");
}

#[test]
fn a_scheme_in_memory_has_nowhere_to_be_copied_to() {
    let desk = Desk::new();
    assert_eq!(
        desk.store.make_copy(Why::ByHand, start()).unwrap_err(),
        Fault::Missing
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_copy() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.path().join(COPIES)), 0o700);
    assert_eq!(mode(&copy.folder), 0o700);
    for name in [RECORD_FILE, KEY_FILE, "copy.json"] {
        assert_eq!(mode(&copy.folder.join(name)), 0o600, "{name}");
    }
}
