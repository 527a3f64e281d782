//! The file: who may open it, what is refused and with which fault, and what a fault leaves behind.

use super::*;
use settled::store::key::DataKey;
use settled::store::{Birth, Opener, RECORD_FILE, RESERVE_FILE};
use std::fs;
use std::path::Path;

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

pub(super) fn create(folder: &Path, practice: bool) -> Result<Store, Fault> {
    let birth = Birth {
        scheme: id(1),
        device: id(2),
    };
    Store::create(folder, &key(), practice, birth, &opener())
}

pub(super) fn open(folder: &Path) -> Result<Store, Fault> {
    Store::open(folder, &key(), false, &opener())
}

/// A folder with a scheme in it that is not open.
pub(super) fn scheme() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with(create(folder.path(), false).unwrap());
    desk.put(one_of_each());
    drop(desk);
    folder
}

pub(super) fn fault(result: Result<Store, Fault>) -> Fault {
    result.map(|_| ()).unwrap_err()
}

/// The bare database of a scheme, without our pragmas.
pub(super) fn bare(folder: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(folder.join(RECORD_FILE)).unwrap();
    conn.pragma_update(None, "key", key().sqlcipher_raw().as_str())
        .unwrap();
    conn
}

#[test]
fn what_was_kept_is_there_after_a_restart_and_nothing_else_lies_in_the_folder() {
    let folder = scheme();
    let names = || {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), [RECORD_FILE, RESERVE_FILE]);
    let store = open(folder.path()).unwrap();
    assert_eq!((store.scheme(), store.created()), (id(1), start()));
    assert_eq!(
        store.sheet(id(1)).unwrap().unwrap().profile.known_as,
        "Aled P"
    );
    assert!(store.check_file().unwrap().is_whole());
    assert!(names().contains(&"scheme.lock".to_owned()));
    drop(store);
    assert!(!names().contains(&"scheme.lock".to_owned()));
}

#[test]
fn nothing_in_the_file_can_be_read_without_the_key() {
    let folder = scheme();
    let bytes = fs::read(folder.path().join(RECORD_FILE)).unwrap();
    for word in ["Aled", "Morgan", "SQLite", "CREATE TABLE", "profile"] {
        assert!(
            !bytes.windows(word.len()).any(|w| w == word.as_bytes()),
            "{word}"
        );
    }
    assert_eq!(
        fault(Store::open(
            folder.path(),
            &DataKey::from_bytes([8; 32]),
            false,
            &opener()
        )),
        Fault::WrongKey
    );
    open(folder.path()).unwrap();
}

#[test]
fn the_second_opener_is_told_at_once_who_has_it() {
    let folder = scheme();
    let first = open(folder.path()).unwrap();
    let Fault::Locked(Some(held)) = fault(open(folder.path())) else {
        panic!("locked, with a name")
    };
    assert_eq!(
        (held.user.as_str(), held.host.as_str()),
        ("bethan", "office-3")
    );
    assert_eq!((held.pid, held.since), (std::process::id(), start()));
    // Without the explanation the lock still decides; the first is not disturbed.
    fs::remove_file(folder.path().join("scheme.lock")).unwrap();
    assert_eq!(fault(open(folder.path())), Fault::Locked(None));
    assert!(first.check_file().unwrap().is_whole());
    drop(first);
    open(folder.path()).unwrap();
}

#[test]
fn the_database_s_own_lock_keeps_other_programs_out_and_is_heeded() {
    let folder = scheme();
    let store = open(folder.path()).unwrap();
    let other = bare(folder.path());
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    let refused = other
        .query_row("SELECT count(*) FROM op", [], |_| Ok(()))
        .unwrap_err();
    assert_eq!(
        refused.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy)
    );
    drop(store);
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_eq!(fault(open(folder.path())), Fault::Locked(None));
    drop(other);
    open(folder.path()).unwrap();
}

#[test]
fn a_write_that_a_crash_cut_short_is_rolled_back_at_the_next_opening() {
    let folder = scheme();
    let path = folder.path().join(RECORD_FILE);
    let journal = folder.path().join("scheme.db-journal");
    // The file and its journal as they lie on the disk in the middle of a commit.
    let conn = bare(folder.path());
    conn.execute_batch(
        r#"PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE "profile" SET "notes" = hex(zeroblob(60000));
           CREATE TABLE more (a TEXT); INSERT INTO more VALUES (hex(zeroblob(60000)));"#,
    )
    .unwrap();
    let mut torn = fs::read(&path).unwrap();
    torn.extend([0; 1000]);
    let hot = fs::read(&journal).unwrap();
    drop(conn);
    let whole = fs::read(&path).unwrap();
    assert_ne!(torn[..whole.len()], whole, "the write had begun");
    fs::write(&path, torn).unwrap();
    fs::write(&journal, hot).unwrap();
    let store = open(folder.path()).unwrap();
    assert!(store.check_file().unwrap().is_whole());
    assert_eq!(
        store.sheet(id(1)).unwrap().unwrap().profile.notes,
        "two\nlines"
    );
}

#[test]
fn a_store_may_move_to_another_thread() {
    fn may_move<T: Send>() {}
    may_move::<Store>();
}

#[test]
fn a_lock_file_that_a_crash_left_behind_means_nothing() {
    let folder = scheme();
    fs::write(folder.path().join("scheme.lock"), "user somebody\n").unwrap();
    open(folder.path()).unwrap();
}

#[test]
fn a_scheme_is_never_made_over_another_and_a_half_made_one_is_no_obstacle() {
    let folder = scheme();
    let before = fs::read(folder.path().join(RECORD_FILE)).unwrap();
    assert_eq!(fault(create(folder.path(), false)), Fault::AlreadyThere);
    assert_eq!(fs::read(folder.path().join(RECORD_FILE)).unwrap(), before);

    let other = tempfile::tempdir().unwrap();
    let deep = other.path().join("a").join("b");
    assert_eq!(fault(open(&deep)), Fault::Missing);
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("scheme.db.new"), b"half").unwrap();
    assert_eq!(fault(open(&deep)), Fault::Missing);
    drop(create(&deep, false).unwrap());
    assert!(!deep.join("scheme.db.new").exists());
}

#[test]
fn practice_people_and_a_real_scheme_never_mix() {
    let real = scheme();
    let practice = tempfile::tempdir().unwrap();
    drop(create(practice.path(), true).unwrap());
    assert_eq!(
        fault(Store::open(real.path(), &key(), true, &opener())),
        Fault::PracticeMixup {
            file_is_practice: false
        }
    );
    assert_eq!(
        fault(open(practice.path())),
        Fault::PracticeMixup {
            file_is_practice: true
        }
    );
    let store = Store::open(practice.path(), &key(), true, &opener()).unwrap();
    assert!(store.is_practice());
    let mut desk = Desk::with(store);
    let done = desk.put(vec![Write::put(&aled())]);
    assert_eq!(done.profiles, [(id(1), "DEMO-P-0001".to_owned())]);

    let mut desk = Desk::with(open(real.path()).unwrap());
    let stamp = desk.stamp();
    assert_eq!(
        desk.store.apply_bulk("people", [], &stamp),
        Err(Fault::PracticeMixup {
            file_is_practice: false
        })
    );
}

#[test]
fn newer_older_and_foreign_files_are_told_apart_and_left_alone() {
    let folder = scheme();
    let conn = bare(folder.path());
    let ours: i64 = conn
        .pragma_query_value(None, "user_version", |r| r.get(0))
        .unwrap();
    conn.execute_batch(r#"UPDATE "file_info" SET "app_version" = '9.1.0'"#)
        .unwrap();
    drop(conn);
    let newer = Fault::TooNew {
        file: ours + 1,
        ours,
        made_by: "9.1.0".to_owned(),
    };
    for (pragma, value, expected) in [
        ("user_version", ours + 1, newer),
        ("user_version", 0, Fault::TooOld { file: 0 }),
        ("application_id", 5, Fault::NotOurs),
    ] {
        let conn = bare(folder.path());
        let was: i64 = conn.pragma_query_value(None, pragma, |r| r.get(0)).unwrap();
        conn.pragma_update(None, pragma, value).unwrap();
        drop(conn);
        let before = fs::read(folder.path().join(RECORD_FILE)).unwrap();
        assert_eq!(fault(open(folder.path())), expected);
        assert_eq!(fs::read(folder.path().join(RECORD_FILE)).unwrap(), before);
        bare(folder.path())
            .pragma_update(None, pragma, was)
            .unwrap();
    }
    open(folder.path()).unwrap();

    // A database that is not encrypted is somebody else's.
    let plain = tempfile::tempdir().unwrap();
    rusqlite::Connection::open(plain.path().join(RECORD_FILE))
        .unwrap()
        .execute_batch("CREATE TABLE t (a TEXT)")
        .unwrap();
    assert_eq!(fault(open(plain.path())), Fault::NotOurs);
}

#[test]
fn rubbish_and_half_a_file_are_damage() {
    let folder = scheme();
    let path = folder.path().join(RECORD_FILE);
    let whole = fs::read(&path).unwrap();
    for bytes in [
        Vec::new(),
        b"not a database".to_vec(),
        whole[..whole.len() / 2 + 7].to_vec(),
    ] {
        fs::write(&path, bytes).unwrap();
        assert!(matches!(fault(open(folder.path())), Fault::Corrupt(_)));
    }
    // A first page that is not whole cannot be told from another key.
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(fault(open(folder.path())), Fault::WrongKey);
    fs::write(&path, &whole).unwrap();
    open(folder.path()).unwrap();
}

#[test]
fn a_flipped_bit_in_any_page_is_found() {
    let folder = scheme();
    let path = folder.path().join(RECORD_FILE);
    let whole = fs::read(&path).unwrap();
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1234] ^= 4;
        fs::write(&path, &bytes).unwrap();
        let found = match open(folder.path()) {
            Ok(store) => match store.check_file() {
                Ok(report) => !report.is_whole(),
                Err(fault) => matches!(fault, Fault::Corrupt(_)),
            },
            Err(fault) => matches!(fault, Fault::Corrupt(_)),
        };
        assert!(found, "page {page}");
    }
}

#[test]
fn missing_pages_at_the_end_are_found() {
    let folder = scheme();
    let path = folder.path().join(RECORD_FILE);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 4096]).unwrap();
    let found = match open(folder.path()) {
        Ok(store) => !matches!(store.check_file(), Ok(report) if report.is_whole()),
        Err(fault) => matches!(fault, Fault::Corrupt(_)),
    };
    assert!(found);
}

#[test]
fn a_row_changed_behind_the_log_is_found() {
    use settled::store::Finding;
    let folder = scheme();
    bare(folder.path())
        .execute_batch(
            r#"UPDATE "profile" SET "known_as" = 'Somebody' WHERE "known_as" = 'Aled P';
               DELETE FROM "setting"; DELETE FROM "op_change" WHERE "entity" = 'room';"#,
        )
        .unwrap();
    let report = open(folder.path()).unwrap().check_file().unwrap();
    let found = |wanted: fn(&Finding) -> bool| report.findings.iter().any(wanted);
    assert!(found(|f| matches!(f, Finding::RowDiffers { .. })));
    assert!(found(|f| matches!(f, Finding::RowMissing { .. })));
    assert!(found(|f| matches!(f, Finding::RowUnlogged { .. })));
    assert!(found(|f| matches!(f, Finding::ChangesMissing { .. })));
    assert_eq!(report.findings.len(), 4, "{:?}", report.findings);
}

#[test]
fn a_full_disk_refuses_the_change_and_loses_nothing() {
    let folder = scheme();
    let mut desk = Desk::with(open(folder.path()).unwrap());
    let before = desk.store.digest();
    desk.store.limit_pages(1).unwrap();
    let mut long = aled();
    long.notes = "a long day out ".repeat(4000);
    assert_eq!(
        desk.apply(OpKind::ProfileChanged, vec![Write::put(&long)]),
        Err(Fault::Full)
    );
    assert_eq!(desk.store.digest(), before);
    // As soon as there is room it goes on.
    desk.store.limit_pages(1_000_000).unwrap();
    desk.put(vec![Write::put(&long)]);
    assert!(desk.store.check_file().unwrap().is_whole());
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_said_to_be_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = scheme();
    let only_read = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    only_read(0o555).unwrap();
    let allowed_anyway = fs::write(folder.path().join("probe"), b"").is_ok();
    let opened = open(folder.path()).map(|_| ());
    only_read(0o755).unwrap();
    if allowed_anyway {
        println!("skipped: this account may write to folders that may only be read");
        assert_eq!(opened, Ok(()));
        return;
    }
    assert_eq!(opened, Err(Fault::ReadOnly));
}

#[test]
fn the_clock_of_the_file_says_when_the_computer_s_is_behind() {
    let mut desk = Desk::new();
    assert_eq!(desk.store.clock_behind(start()), Ok(false));
    let stamp = desk.stamp();
    let change = |n| Change {
        kind: OpKind::ProfileAdded,
        about: String::new(),
        writes: vec![Write::put(&profile(n, ProfileKind::Person, "Aled P"))],
    };
    desk.store.apply(&change(1), &stamp).unwrap();
    let minutes = |n| stamp.at - jiff::SignedDuration::from_mins(n);
    assert_eq!(desk.store.clock_behind(minutes(5)), Ok(false));
    assert_eq!(desk.store.clock_behind(minutes(6)), Ok(true));
    // A change made with the clock behind still comes after the one before, with the time its clock said.
    let behind = Stamp {
        op: id(5),
        at: minutes(60),
        ..stamp.clone()
    };
    desk.store.apply(&change(2), &behind).unwrap();
    let lines = desk.store.history_all(10).unwrap();
    assert_eq!(
        lines.iter().map(|l| l.op).collect::<Vec<_>>(),
        [behind.op, stamp.op]
    );
    assert_eq!(lines[0].at, behind.at);
}

#[test]
fn drafts_are_kept_over_a_restart_and_leave_no_trace_in_the_history() {
    use settled::domain::lists::Draft;
    let folder = scheme();
    let mut store = open(folder.path()).unwrap();
    let mut draft = Draft {
        id: id(300),
        form: "introduction".to_owned(),
        about: Some(id(40)),
        title: "Tea visit".to_owned(),
        fields: "{\"when\":\"Friday\"}".to_owned(),
        begun: start(),
        kept: start(),
    };
    store.keep_draft(&draft).unwrap();
    draft.fields = "{\"when\":\"Saturday\"}".to_owned();
    draft.kept = start() + jiff::SignedDuration::from_secs(2);
    store.keep_draft(&draft).unwrap();
    drop(store);
    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.drafts(), Ok(vec![draft]));
    assert_eq!(store.op_count(), Ok(1));
    store.drop_draft(id(300)).unwrap();
    store.drop_draft(id(300)).unwrap();
    assert_eq!(store.drafts(), Ok(vec![]));
}
