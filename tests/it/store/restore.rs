//! Putting a safe copy back: wherever it stops, the old file opens or the restored one.

use super::copies::{key, open, opener, scheme};
use super::*;
use settled::domain::safe_copy::{Keep, Place, Why};
use settled::store::backup::{self, COPIES, Copy, REPLACED, Under};
use settled::store::key::DataKey;
use settled::store::{KEY_FILE, RECORD_FILE};
use std::fs;
use std::path::{Path, PathBuf};

/// A scheme with a safe copy of it, and one change after that; closed.
fn changed_since() -> (tempfile::TempDir, Copy) {
    let (folder, mut desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    (folder, copy)
}

/// Whether the file that opens is the one from before the restore.
fn opens_old(folder: &Path) -> bool {
    let store = open(folder).unwrap();
    assert!(store.check_file().unwrap().is_whole());
    store.sheet(id(3)).unwrap().is_some()
}

fn stage(folder: &Path, copy: &Copy) -> Result<backup::Staged, Fault> {
    backup::stage(folder, copy, &key(), Under::Present(&key()), start())
}

fn only_entry(folder: &Path) -> PathBuf {
    let mut entries = fs::read_dir(folder).unwrap();
    let entry = entries.next().unwrap().unwrap().path();
    assert!(entries.next().is_none());
    entry
}

#[test]
fn what_a_crash_left_of_a_trial_or_an_undecided_restore_is_cleared_by_the_next_opening() {
    let (folder, desk) = scheme();
    drop(desk);
    let left = ["trying.part", "restoring.part"].map(|name| folder.path().join(name));
    for left in &left {
        fs::create_dir(left).unwrap();
        fs::write(left.join(RECORD_FILE), "half a file").unwrap();
    }
    open(folder.path()).unwrap();
    assert!(left.iter().all(|left| !left.exists()));
}

#[test]
fn a_copy_takes_the_place_of_the_file_and_the_file_is_kept() {
    let (folder, copy) = changed_since();
    stage(folder.path(), &copy).unwrap().decide().unwrap();
    backup::finish(folder.path()).unwrap();
    assert!(!opens_old(folder.path()));
    let kept = only_entry(&folder.path().join(REPLACED));
    assert!(kept.ends_with("2026-11-12-0900"));
    assert!(opens_old(&kept), "what was replaced can be looked at");
    assert!(copy.folder.join(RECORD_FILE).exists(), "the copy stays");
    assert_eq!(
        fs::read(folder.path().join(KEY_FILE)).unwrap(),
        b"who can open it"
    );
}

/// What a crash may find done of a restore that was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    Nothing,
    FoldersMade,
    HalfKept,
    Kept,
    JournalGone,
    RecordMoved,
    AllMoved,
}

#[test]
fn wherever_it_stops_the_old_file_opens_or_the_restored_one() {
    let (folder, copy) = changed_since();
    drop(stage(folder.path(), &copy).unwrap());
    assert!(folder.path().join("restoring.part").exists());
    assert!(opens_old(folder.path()), "staged is not decided");
    for done in [
        Done::Nothing,
        Done::FoldersMade,
        Done::HalfKept,
        Done::Kept,
        Done::JournalGone,
        Done::RecordMoved,
        Done::AllMoved,
    ] {
        let (folder, copy) = changed_since();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("scheme.db-journal"), "of the file that goes").unwrap();
        stage(folder.path(), &copy).unwrap().decide().unwrap();
        let kept = at(REPLACED).join("2026-11-12-0900");
        if done >= Done::FoldersMade {
            fs::create_dir_all(&kept).unwrap();
        }
        if done >= Done::HalfKept {
            fs::hard_link(at(RECORD_FILE), kept.join(RECORD_FILE)).unwrap();
        }
        if done >= Done::Kept {
            for name in ["scheme.db-journal", KEY_FILE] {
                fs::hard_link(at(name), kept.join(name)).unwrap();
            }
        }
        if done >= Done::JournalGone {
            fs::remove_file(at("scheme.db-journal")).unwrap();
        }
        if done >= Done::RecordMoved {
            fs::rename(at("restoring").join(RECORD_FILE), at(RECORD_FILE)).unwrap();
        }
        if done >= Done::AllMoved {
            fs::remove_file(at("restoring").join("kept-as")).unwrap();
        }
        assert!(!opens_old(folder.path()), "{done:?}");
        assert!(!at("restoring").exists(), "{done:?}");
        let journal = fs::read(kept.join("scheme.db-journal")).unwrap();
        assert_eq!(journal, b"of the file that goes", "{done:?}");
        fs::remove_file(kept.join("scheme.db-journal")).unwrap();
        assert!(opens_old(&kept), "{done:?}");
        assert!(!opens_old(folder.path()), "{done:?}: and again");
    }
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_replaced_all_the_same() {
    let (folder, copy) = changed_since();
    fs::write(folder.path().join(RECORD_FILE), vec![0xa5; 64 * 1024]).unwrap();
    assert!(open(folder.path()).is_err());
    stage(folder.path(), &copy).unwrap().decide().unwrap();
    assert!(!opens_old(folder.path()));
    let kept = only_entry(&folder.path().join(REPLACED));
    assert_eq!(
        fs::read(kept.join(RECORD_FILE)).unwrap(),
        vec![0xa5; 64 * 1024]
    );
}

#[test]
fn a_copy_from_before_the_keys_were_changed_comes_back_under_the_keys_of_now() {
    let (folder, copy) = changed_since();
    let now = DataKey::from_bytes([9; 32]);
    let under_now = Under::Present(&now);
    let staged = backup::stage(folder.path(), &copy, &now, under_now, start());
    assert_eq!(staged.unwrap_err(), Fault::WrongKey);
    let staged = backup::stage(folder.path(), &copy, &key(), under_now, start());
    fs::write(folder.path().join(KEY_FILE), "without whoever was removed").unwrap();
    staged.unwrap().decide().unwrap();
    let store = Store::open(folder.path(), &now, false, &opener()).unwrap();
    assert!(store.sheet(id(1)).unwrap().is_some());
    assert!(store.sheet(id(3)).unwrap().is_none());
    assert!(store.check_file().unwrap().is_whole());
    drop(store);
    assert_eq!(open(folder.path()).unwrap_err(), Fault::WrongKey);
    assert_eq!(
        fs::read(folder.path().join(KEY_FILE)).unwrap(),
        b"without whoever was removed"
    );
}

#[test]
fn where_the_keys_are_gone_those_of_the_copy_come_back_with_it() {
    let (folder, copy) = changed_since();
    fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
    let staged = backup::stage(folder.path(), &copy, &key(), Under::ItsOwn, start());
    staged.unwrap().decide().unwrap();
    assert!(!opens_old(folder.path()));
    assert_eq!(
        fs::read(folder.path().join(KEY_FILE)).unwrap(),
        b"who can open it"
    );
}

#[test]
fn a_copy_that_is_not_whole_or_too_new_is_refused_and_nothing_changes() {
    let (folder, copy) = changed_since();
    let record = copy.folder.join(RECORD_FILE);
    let whole = fs::read(&record).unwrap();
    let mut flipped = whole.clone();
    flipped[9000] ^= 1;
    fs::write(&record, flipped).unwrap();
    assert!(matches!(
        stage(folder.path(), &copy),
        Err(Fault::Corrupt(_))
    ));
    assert!(!copy.reads_as_written().unwrap());
    fs::write(&record, whole).unwrap();
    assert!(copy.reads_as_written().unwrap());
    let text = fs::read_to_string(copy.folder.join("copy.json")).unwrap();
    let form = copy.manifest.facts.form;
    let newer = text.replace(&format!("\"form\": {form}"), "\"form\": 99");
    fs::write(copy.folder.join("copy.json"), newer).unwrap();
    let newer = Copy::at(&copy.folder).unwrap().unwrap();
    assert!(matches!(
        stage(folder.path(), &newer),
        Err(Fault::TooNew { file: 99, .. })
    ));
    assert!(!folder.path().join("restoring.part").exists());
    assert!(opens_old(folder.path()));
}

#[test]
fn what_was_replaced_goes_after_a_week() {
    let (folder, copy) = changed_since();
    stage(folder.path(), &copy).unwrap().decide().unwrap();
    backup::finish(folder.path()).unwrap();
    let kept = only_entry(&folder.path().join(REPLACED));
    let after = |days: i64| TODAY.checked_add(jiff::Span::new().days(days)).unwrap();
    backup::clear_replaced(folder.path(), after(7)).unwrap();
    assert!(kept.exists());
    backup::clear_replaced(folder.path(), after(8)).unwrap();
    assert!(!kept.exists());
}

#[test]
fn the_second_place_gets_a_copy_that_opens_like_a_scheme() {
    let (folder, copy) = changed_since();
    let stick = tempfile::tempdir().unwrap();
    let there = backup::copy_to(stick.path(), &copy).unwrap().unwrap();
    assert!(there.reads_as_written().unwrap());
    let found = backup::list(
        &backup::folder_in(stick.path(), id(1)),
        Place::Away,
        Some(id(1)),
    );
    assert_eq!(found.unwrap(), std::slice::from_ref(&there));
    assert!(!opens_old(&there.folder));
    // Once is enough, and a stick that is not plugged in is no fault.
    assert_eq!(backup::copy_to(stick.path(), &copy).unwrap(), Some(there));
    let gone = stick.path().join("not there");
    assert_eq!(backup::copy_to(&gone, &copy).unwrap(), None);
    drop(folder);
}

#[test]
fn what_cannot_be_written_in_the_second_place_leaves_nothing_there() {
    let (_folder, copy) = changed_since();
    let stick = tempfile::tempdir().unwrap();
    let there = backup::folder_in(stick.path(), id(1));
    fs::write(&there, "a file in the way").unwrap();
    backup::copy_to(stick.path(), &copy).unwrap_err();
    fs::remove_file(&there).unwrap();
    // The copy itself went bad before it was brought there.
    let record = copy.folder.join(RECORD_FILE);
    let mut bytes = fs::read(&record).unwrap();
    bytes[9000] ^= 1;
    fs::write(&record, bytes).unwrap();
    let fault = backup::copy_to(stick.path(), &copy).unwrap_err();
    assert!(matches!(fault, Fault::Corrupt(_)));
    assert_eq!(fs::read_dir(&there).unwrap().count(), 0);
}

#[test]
fn old_copies_go_and_the_newest_whole_one_never_does() {
    let (folder, desk) = scheme();
    let day = jiff::SignedDuration::from_hours(24);
    let mut made = Vec::new();
    for days in [0, 1, 40, 50] {
        let at = start() - day * days;
        made.push(desk.store.make_copy(Why::Closed, at).unwrap());
    }
    let copies = folder.path().join(COPIES);
    let list = || backup::list(&copies, Place::Here, Some(id(1))).unwrap();
    let names = || list().into_iter().map(|copy| copy.name).collect::<Vec<_>>();
    // The newest is cut short: it does not stand in for a whole one.
    fs::write(made[0].folder.join(RECORD_FILE), "").unwrap();
    let none = Keep {
        recent: 0,
        daily: 0,
        weekly: 0,
        ..Keep::default()
    };
    assert_eq!(backup::thin(&list(), TODAY, none).unwrap(), 2);
    assert_eq!(names(), ["2026-11-12-0900", "2026-11-11-0900"]);
    let later = TODAY.checked_add(jiff::Span::new().days(60)).unwrap();
    assert_eq!(backup::thin(&list(), later, none).unwrap(), 1);
    assert_eq!(names(), ["2026-11-11-0900"]);
}

#[test]
fn a_copy_is_tried_beside_the_file_and_leaves_nothing() {
    let (folder, mut desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    let entries = || fs::read_dir(folder.path()).unwrap().count();
    let before = entries();
    let digest = copy.try_out(folder.path(), &key()).unwrap();
    assert_eq!(digest, Some(desk.store.digest().unwrap()));
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    assert_ne!(digest, Some(desk.store.digest().unwrap()));
    let record = copy.folder.join(RECORD_FILE);
    let mut bytes = fs::read(&record).unwrap();
    bytes[9000] ^= 1;
    fs::write(&record, bytes).unwrap();
    let fault = copy.try_out(folder.path(), &key()).unwrap_err();
    assert!(matches!(fault, Fault::Corrupt(_)));
    assert_eq!(entries(), before);
}

#[test]
fn opening_a_file_is_no_change_but_anything_else_is() {
    let (_folder, mut desk) = scheme();
    assert_eq!(
        desk.store.uncopied_since(None).unwrap(),
        Some(start() + jiff::SignedDuration::from_secs(1))
    );
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    for kind in [
        OpKind::UnlockFailed,
        OpKind::CopyTried,
        OpKind::Unlocked,
        OpKind::ListKept,
    ] {
        desk.apply(kind, Vec::new()).unwrap();
    }
    assert!(!desk.store.changed_since(&copy).unwrap());
    assert_eq!(desk.store.uncopied_since(Some(&copy)).unwrap(), None);
    let tried = start() + jiff::SignedDuration::from_secs(3);
    assert_eq!(
        desk.store.last_done(OpKind::CopyTried).unwrap(),
        Some(tried)
    );
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    assert!(desk.store.changed_since(&copy).unwrap());
    let changed = start() + jiff::SignedDuration::from_secs(6);
    assert_eq!(
        desk.store.uncopied_since(Some(&copy)).unwrap(),
        Some(changed)
    );
}

#[test]
fn what_is_evidence_or_a_key_is_worth_a_copy() {
    let (_folder, mut desk) = scheme();
    for kind in [
        OpKind::SheetShown,
        OpKind::Printed,
        OpKind::Exported,
        OpKind::KeysChanged,
    ] {
        let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
        desk.apply(kind, Vec::new()).unwrap();
        assert!(desk.store.changed_since(&copy).unwrap(), "{kind:?}");
    }
}

#[test]
fn a_copy_of_a_program_that_counted_otherwise_is_as_good() {
    let (folder, desk) = scheme();
    let copy = desk.store.make_copy(Why::ByHand, start()).unwrap();
    let path = copy.folder.join("copy.json");
    let text = fs::read_to_string(&path).unwrap();
    let counted = format!("\"worth_keeping\": {}", copy.manifest.facts.worth_keeping);
    assert!(text.contains(&counted), "{text}");
    fs::write(&path, text.replace(&counted, "\"worth_keeping\": 77")).unwrap();
    let copy = Copy::at(&copy.folder).unwrap().unwrap();
    assert_eq!(copy.manifest.facts.worth_keeping, 77);
    let digest = copy.try_out(folder.path(), &key()).unwrap();
    assert_eq!(digest, Some(desk.store.digest().unwrap()));
    // One whose log stood elsewhere is not.
    let mut other = copy.clone();
    other.manifest.facts.changes += 1;
    let fault = other.try_out(folder.path(), &key()).unwrap_err();
    assert!(matches!(fault, Fault::Corrupt(_)));
}

#[test]
fn a_file_put_back_behind_the_program_s_back_is_told_from_one_it_put_back_itself() {
    let (folder, mut desk) = scheme();
    let before = desk.store.make_copy(Why::ByHand, start()).unwrap();
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Nia W"))]);
    let newest = desk.store.make_copy(Why::ByHand, start()).unwrap();
    assert_eq!(
        newest.told().unwrap().code,
        desk.store.head().unwrap().code()
    );
    desk.put(vec![Write::put(&profile(4, ProfileKind::Person, "Sam T"))]);
    for copy in [&before, &newest] {
        assert!(!desk.store.is_older_than(copy).unwrap());
    }
    drop(desk);
    fs::copy(
        before.folder.join(RECORD_FILE),
        folder.path().join(RECORD_FILE),
    )
    .unwrap();
    let mut desk = Desk::with(open(folder.path()).unwrap());
    assert!(!desk.store.is_older_than(&before).unwrap());
    assert!(desk.store.is_older_than(&newest).unwrap());
    // Other work since does not hide it; a note that a copy was put back explains it.
    desk.put(vec![Write::put(&profile(5, ProfileKind::Person, "Joan T"))]);
    assert!(desk.store.is_older_than(&newest).unwrap());
    desk.apply(OpKind::Restored, Vec::new()).unwrap();
    assert!(!desk.store.is_older_than(&newest).unwrap());
}
