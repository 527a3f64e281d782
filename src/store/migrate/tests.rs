//! Forms of the file: the tables agree with the record, and every old form becomes the present one.

use super::*;
use crate::domain::port::RecordKind;
use crate::store::key::DataKey;
use crate::store::pragma::{open_file, open_memory};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn steps_lead_to_the_form_we_write() {
    assert_eq!(STEPS.last().map(|s| s.to), Some(OURS));
    assert!(STEPS.iter().map(|s| s.to).eq(1..=OURS));
}

#[test]
fn tables_and_records_agree_in_name_and_order() {
    let mut conn = open_memory().unwrap();
    create(&mut conn).unwrap();
    for kind in RecordKind::ALL {
        let mut columns = vec!["id"];
        columns.extend(kind.columns());
        columns.push("taken_out");
        let found: Vec<String> = conn
            .prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")
            .unwrap()
            .query_map([kind.table()], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(found, columns, "{}", kind.table());
    }
}

#[test]
fn every_table_is_strict_and_nothing_cascades_or_counts_up() {
    let mut conn = open_memory().unwrap();
    create(&mut conn).unwrap();
    let lax: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
             AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(lax, 0);
    for word in ["AUTOINCREMENT", "CASCADE", "UNIQUE", "DELETE"] {
        assert!(STEPS.iter().all(|s| !s.sql.contains(word)), "{word}");
    }
}

/// A file as a program made it that knew no later form, in a folder of its own.
fn made_by_the_program_of(form: i64) -> (tempfile::TempDir, PathBuf) {
    let fixture = format!(
        "{}/tests/fixtures/forms/{form:04}/scheme.db",
        env!("CARGO_MANIFEST_DIR")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scheme.db");
    fs::copy(fixture, &path).unwrap();
    (folder, path)
}

fn opened(path: &Path) -> Connection {
    open_file(path, &DataKey::from_bytes([7; 32])).unwrap()
}

/// Everything in a file: its form, its tables, and every value of every row. (The bytes differ: a page that is
/// put back is encrypted anew.)
fn content(conn: &Connection) -> String {
    let mut content = format!("form {:?}\n", number(conn, "user_version"));
    let tables: Vec<(String, Option<String>)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema ORDER BY type DESC, name")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (table, sql) in tables {
        writeln!(content, "{table}: {sql:?}").unwrap();
        if sql.is_some_and(|sql| sql.starts_with("CREATE TABLE")) {
            let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for n in 0..columns {
                    write!(content, "{:?} ", row.get_ref(n).unwrap()).unwrap();
                }
                content.push('\n');
            }
        }
    }
    content
}

/// How many times the steps from a form are told of what comes next.
fn stops(from: i64) -> usize {
    let (_folder, path) = made_by_the_program_of(from);
    let mut stops = 0;
    let mut conn = opened(&path);
    run(&mut conn, after(from), &mut |_| {
        stops += 1;
        Ok(())
    })
    .unwrap();
    assert_eq!(form(&conn), Ok(OURS));
    stops
}

#[test]
fn an_upgrade_that_fails_at_any_statement_leaves_everything_as_it_was() {
    for from in OLDEST..OURS {
        let stops = stops(from);
        assert!(
            stops > 3,
            "steps from form {from} were told of {stops} times"
        );
        let (_folder, path) = made_by_the_program_of(from);
        let before = content(&opened(&path));
        for n in 0..stops {
            let mut conn = opened(&path);
            let mut left = n;
            let stopped = run(&mut conn, after(from), &mut |conn| {
                if left == 0 {
                    // What was written so far is on the disk when the error comes.
                    conn.cache_flush()?;
                    return Err(Fault::Full);
                }
                left -= 1;
                Ok(())
            });
            assert_eq!(stopped, Err(Fault::Full));
            assert_eq!(form(&conn), Ok(from));
            drop(conn);
            assert!(content(&opened(&path)) == before, "form {from}, stop {n}");
        }
        let mut conn = opened(&path);
        bring_up_to_date(&mut conn, from).unwrap();
        assert_eq!(form(&conn), Ok(OURS));
    }
}

/// Where the child finds its file, and at which stop it dies. Its test does nothing without them.
const FILE: &str = "SETTLED_TEST_UPGRADE_FILE";
const STOP: &str = "SETTLED_TEST_UPGRADE_STOP";

/// The child: brings a file up to date and dies in the middle, with all it did so far on the disk.
#[test]
fn child_that_upgrades() {
    let Some(path) = std::env::var_os(FILE) else {
        return;
    };
    let mut left: usize = std::env::var(STOP).unwrap().parse().unwrap();
    let mut conn = opened(Path::new(&path));
    let from = form(&conn).unwrap();
    run(&mut conn, after(from), &mut |conn| {
        if left == 0 {
            conn.cache_flush()?;
            std::process::abort();
        }
        left -= 1;
        Ok(())
    })
    .unwrap();
}

/// What lies on the disk when the program is killed: the file, and the journal beside it.
fn as_a_kill_leaves_it(path: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["scheme.db", "scheme.db-journal"] {
        let from = path.with_file_name(name);
        if from.exists() {
            fs::copy(from, folder.path().join(name)).unwrap();
        }
    }
    folder
}

#[test]
fn an_upgrade_killed_at_any_statement_leaves_the_old_form_and_never_one_between() {
    for from in OLDEST..OURS {
        let (_folder, path) = made_by_the_program_of(from);
        let before = content(&opened(&path));
        let bytes = fs::read(&path).unwrap();
        let mut left = Vec::new();
        let mut conn = opened(&path);
        run(&mut conn, after(from), &mut |conn| {
            conn.cache_flush()?;
            left.push(as_a_kill_leaves_it(&path));
            Ok(())
        })
        .unwrap();
        drop(conn);
        let mut torn = 0;
        for (n, folder) in left.iter().enumerate() {
            let path = folder.path().join("scheme.db");
            torn += usize::from(fs::read(&path).unwrap() != bytes);
            assert!(content(&opened(&path)) == before, "form {from}, stop {n}");
        }
        assert!(
            torn > left.len() / 2,
            "the kills came before anything was written"
        );
        assert_eq!(form(&opened(&path)), Ok(OURS));
    }
}

#[test]
fn a_program_that_is_killed_while_it_upgrades_leaves_the_old_form_and_the_next_one_finishes() {
    let (_folder, path) = made_by_the_program_of(OLDEST);
    let before = content(&opened(&path));
    let stops = stops(OLDEST);
    for n in [1, stops / 2, stops - 1, stops] {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::migrate::tests::child_that_upgrades"])
            .env(FILE, &path)
            .env(STOP, n.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(child.success(), n == stops, "stop {n} of {stops}");
        let conn = opened(&path);
        if n < stops {
            assert!(content(&conn) == before, "stop {n}");
        } else {
            assert_eq!(form(&conn), Ok(OURS));
            is_whole(&conn).unwrap();
        }
    }
}

#[test]
fn every_form_has_a_file_made_by_its_own_program() {
    for form_of_file in OLDEST..=OURS {
        let (_folder, path) = made_by_the_program_of(form_of_file);
        assert_eq!(form(&opened(&path)), Ok(form_of_file));
    }
}

/// Digests of rows leave out empty columns, so that a column added later changes none; and no step may change a
/// row behind the log.
#[test]
fn a_column_that_comes_later_is_empty_in_every_row_that_is_there() {
    for step in STEPS.iter().filter(|step| step.to > 4) {
        for statement in step.sql.split(';') {
            let text = statement.split_whitespace().collect::<Vec<_>>().join(" ");
            let of_record = RecordKind::ALL
                .iter()
                .any(|kind| text.contains(&format!("TABLE \"{}\" ADD", kind.table())));
            let filled = text.contains("DEFAULT") || text.contains("NOT NULL");
            assert!(!(of_record && filled), "form {}: {text}", step.to);
            let changes = ["UPDATE ", "INSERT ", "REPLACE "];
            let changes = changes.iter().any(|word| text.starts_with(word));
            assert!(!changes, "form {}: {text}", step.to);
        }
    }
}

#[test]
fn closed_lists_in_the_tables_are_the_lists_of_the_record() {
    macro_rules! lists {
        ($($table:literal $column:literal $list:ty,)+) => {
            [$((
                $table,
                $column,
                <$list>::ALL.iter().map(|c| c.code()).collect::<Vec<_>>(),
            ),)+]
        };
    }
    use crate::domain::*;
    let lists = lists! {
        "profile" "kind" profile::ProfileKind,
        "fact" "answer" fact::Answer,
        "fact" "said_by" fact::SaidBy,
        "fact" "how" fact::How,
        "member" "role" household::MemberRole,
        "member" "age_band" household::AgeBand,
        "member" "view" household::MemberView,
        "preference" "direction" preference::Direction,
        "preference" "level" preference::Level,
        "preference" "mode" preference::Mode,
        "preference" "set_by" preference::SetBy,
        "must_have" "direction" preference::Direction,
        "must_have" "mode" preference::Mode,
        "must_have" "kind" must_have::MustHaveKind,
        "must_have" "could_change" must_have::CouldChange,
        "must_have" "set_by" preference::SetBy,
        "check_record" "outcome" check::CheckOutcome,
        "milestone" "step" profile::Step,
        "journey" "mode" preference::Mode,
        "pair" "set_aside_by" introduction::SetAsideBy,
        "introduction" "happened" introduction::Happened,
        "view" "voice" introduction::Voice,
        "view" "about" introduction::ViewAbout,
        "view" "answer" introduction::ViewAnswer,
        "view" "how" fact::How,
        "arrangement" "start_kind" arrangement::StartKind,
        "ending" "person_wanted" arrangement::PersonWanted,
        "disagreement" "way" disagreement::Disagrees,
        "sheet_item" "sheet" restricted::SheetName,
        "sheet_showing" "sheet" restricted::SheetName,
    };
    let first = [FIRST, DISAGREEMENTS, SHEETS].concat();
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    for (table, column, codes) in lists {
        let choices: Vec<String> = codes
            .iter()
            .map(|code| format!("\"{column}\" = '{code}'"))
            .collect();
        let check = format!("CHECK ({})", choices.join(" OR "));
        let start = format!("\"{table}\" (");
        let text = first.split("CREATE TABLE ").find(|t| t.starts_with(&start));
        assert!(text.is_some_and(|t| t.contains(&check)), "{table}: {check}");
    }
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let mut conn = open_memory().unwrap();
    create(&mut conn).unwrap();
    let steps = [Step {
        to: OURS + 1,
        sql: "CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (a TEXT) STRICT;",
        then: None,
    }];
    assert!(run(&mut conn, steps.iter(), &mut |_| Ok(())).is_err());
    assert_eq!(number(&conn, "user_version"), Ok(OURS));
    assert!(conn.prepare("SELECT * FROM half").is_err());
}
