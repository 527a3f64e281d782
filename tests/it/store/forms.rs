//! A file that an earlier program made opens in this one with everything in it, and goes on from there.

use super::file::{bare, fault, key, open};
use super::*;
use settled::domain::safe_copy::{Place, Why};
use settled::store::RECORD_FILE;
use settled::store::backup::{self, COPIES};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the fixtures, one for each form there ever was.
fn forms() -> Vec<PathBuf> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/forms");
    let mut forms: Vec<PathBuf> = fs::read_dir(forms)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    forms.sort();
    forms
}

/// What the program that made a fixture said about it.
fn said(form: &Path, what: &str) -> String {
    let said = fs::read_to_string(form.join("said.txt")).unwrap();
    let line = said.lines().find_map(|l| l.strip_prefix(what));
    line.unwrap().trim().to_owned()
}

fn copy(form: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(form.join(RECORD_FILE), folder.path().join(RECORD_FILE)).unwrap();
    folder
}

fn hex(bytes: [u8; 32]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[test]
fn a_file_of_every_form_opens_with_all_that_was_in_it() {
    let forms = forms();
    assert!(forms.len() >= 3);
    for form in forms {
        let folder = copy(&form);
        let as_it_was = bare(folder.path())
            .pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))
            .unwrap();
        let store = open(folder.path()).unwrap();
        assert_eq!(hex(store.digest().unwrap()), said(&form, "digest "));
        assert_eq!(store.op_count().unwrap().to_string(), said(&form, "ops "));
        let report = store.check_file().unwrap();
        assert!(
            report.is_whole(),
            "{}: {:?}",
            form.display(),
            report.findings
        );
        assert_eq!(report.rows.to_string(), said(&form, "rows "));
        assert_eq!(store.drafts().unwrap().len(), 1);
        drop(store);

        // Nothing was done to a file of an old form before there was a safe copy of it as it was.
        let ours = bare(folder.path())
            .pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))
            .unwrap();
        let copies = backup::list(&folder.path().join(COPIES), Place::Here, None).unwrap();
        assert_eq!(copies.len(), usize::from(as_it_was < ours));
        for copy in copies {
            assert_eq!(copy.manifest.why, Why::Upgrade);
            assert_eq!(copy.manifest.facts.form, as_it_was);
            let again = tempfile::tempdir().unwrap();
            fs::copy(
                copy.folder.join(RECORD_FILE),
                again.path().join(RECORD_FILE),
            )
            .unwrap();
            let store = open(again.path()).unwrap();
            assert_eq!(hex(store.digest().unwrap()), said(&form, "digest "));
        }

        // Its last change can be undone and put back, over another start.
        let mut desk = Desk::with(open(folder.path()).unwrap());
        desk.undo().unwrap();
        assert_eq!(
            hex(desk.store.digest().unwrap()),
            said(&form, "before-last ")
        );
        desk.redo().unwrap();
        assert_eq!(hex(desk.store.digest().unwrap()), said(&form, "digest "));
        // What came to the record later can be written too.
        desk.put(vec![
            Write::put(&match_run(77)),
            Write::put(&disagreement(78)),
            Write::put(&sheet_item(79)),
            Write::put(&sheet_showing(80)),
        ]);
        assert!(desk.store.check_file().unwrap().is_whole());
        drop(desk);
        let version: String = bare(folder.path())
            .query_row(r#"SELECT "app_version" FROM "file_info""#, [], |r| r.get(0))
            .unwrap();
        assert_eq!(version, env!("CARGO_PKG_VERSION"));
    }
}

#[test]
fn a_file_of_an_old_form_is_held_to_the_tables_of_that_form_before_anything_is_done_to_it() {
    for form in forms() {
        let folder = copy(&form);
        bare(folder.path())
            .execute_batch(
                r#"CREATE TRIGGER "t" AFTER UPDATE ON "file_info" BEGIN DELETE FROM "op"; END"#,
            )
            .unwrap();
        let before = fs::read(folder.path().join(RECORD_FILE)).unwrap();
        assert!(matches!(fault(open(folder.path())), Fault::Foreign { .. }));
        assert_eq!(fs::read(folder.path().join(RECORD_FILE)).unwrap(), before);
    }
}

#[test]
fn a_safe_copy_of_every_form_can_be_looked_at_and_stays_as_it_is() {
    for form in forms() {
        let folder = copy(&form);
        let beside = tempfile::tempdir().unwrap();
        let scratch = beside.path().join("looking.part");
        // What a crash left of the last look is in nobody's way.
        fs::create_dir(&scratch).unwrap();
        fs::write(scratch.join(RECORD_FILE), b"half").unwrap();
        let before = fs::read(folder.path().join(RECORD_FILE)).unwrap();
        let looked = Store::look_at_copy(folder.path(), &key(), beside.path());
        let mut desk = Desk::with(looked.unwrap());
        assert_eq!(hex(desk.store.digest().unwrap()), said(&form, "digest "));
        assert_eq!(desk.store.opened_with(), []);
        assert!(desk.store.check_file().unwrap().is_whole());
        let more = profile(9, ProfileKind::Person, "Mair E");
        assert_eq!(
            desk.apply(OpKind::ProfileAdded, vec![Write::put(&more)]),
            Err(Fault::ReadOnly)
        );
        drop(desk);
        assert!(fs::read(folder.path().join(RECORD_FILE)).unwrap() == before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let of_today = Store::open_read_only(folder.path(), &key()).is_ok();
        assert_eq!(scratch.exists(), of_today, "cleared where it was used");
    }
}
