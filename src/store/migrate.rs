//! The forms of the file, and the way from one to the next.

use rusqlite::{Connection, TransactionBehavior};

use super::chain_begin;
use super::error::Fault;

/// Marks a file as ours: "sttl".
pub(super) const APPLICATION_ID: i64 = 0x7374_746c;

/// One step: the form it leads to, and how.
struct Step {
    to: i64,
    sql: &'static str,
    /// What SQL alone cannot do, afterwards.
    then: Option<Then>,
}

type Then = fn(&Connection) -> Result<(), Fault>;

const STEPS: &[Step] = &[
    Step {
        to: 1,
        sql: FIRST,
        then: None,
    },
    Step {
        to: 2,
        sql: MATCH_RUNS,
        then: None,
    },
    Step {
        to: 3,
        sql: DISAGREEMENTS,
        then: None,
    },
    Step {
        to: 4,
        sql: CHAIN,
        then: Some(chain_begin::begin),
    },
];

/// The first form of the file.
pub(super) const FIRST: &str = include_str!("schema/0001_first.sql");

/// Shortlists that are kept.
const MATCH_RUNS: &str = include_str!("schema/0002_match_runs.sql");

/// What people disagreed with.
const DISAGREEMENTS: &str = include_str!("schema/0003_disagreements.sql");

/// The log becomes a chain.
const CHAIN: &str = include_str!("schema/0004_chain.sql");

/// The form this program writes.
pub(super) const OURS: i64 = 4;

/// The oldest form this program can bring up to date.
const OLDEST: i64 = 1;

/// Makes the tables of a new, empty file.
///
/// # Errors
/// [`Fault::AlreadyThere`] if it is not empty.
pub(super) fn create(conn: &mut Connection) -> Result<(), Fault> {
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if tables != 0 || number(conn, "user_version")? != 0 {
        return Err(Fault::AlreadyThere);
    }
    run(conn, 0, STEPS)
}

/// Checks that a file is one of ours and brings it to the present form.
///
/// # Errors
/// [`Fault::NotOurs`], [`Fault::TooNew`], [`Fault::TooOld`]; the file is then untouched.
pub(super) fn bring_up_to_date(conn: &mut Connection) -> Result<(), Fault> {
    if number(conn, "application_id")? != APPLICATION_ID {
        return Err(Fault::NotOurs);
    }
    let file = number(conn, "user_version")?;
    if file > OURS {
        return Err(Fault::TooNew { file, ours: OURS });
    }
    if file < OLDEST {
        return Err(Fault::TooOld { file });
    }
    run(conn, file, STEPS)
}

/// Runs the steps after form `from` in one transaction: the file is afterwards in the last form, or
/// exactly as it was.
fn run(conn: &mut Connection, from: i64, steps: &[Step]) -> Result<(), Fault> {
    let open: Vec<&Step> = steps.iter().filter(|step| step.to > from).collect();
    let Some(last) = open.last() else {
        return Ok(());
    };
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &open {
        tx.execute_batch(step.sql)?;
        if let Some(then) = step.then {
            then(&tx)?;
        }
    }
    let broken = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if broken {
        return Err(Fault::Corrupt("a row lost what it belongs to".to_owned()));
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", last.to)?;
    tx.commit()?;
    Ok(())
}

fn number(conn: &Connection, pragma: &str) -> Result<i64, Fault> {
    Ok(conn.pragma_query_value(None, pragma, |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::port::RecordKind;
    use crate::store::pragma::open_memory;

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

    #[test]
    fn a_file_of_the_first_form_keeps_what_it_holds_and_gets_the_tables_that_came_later() {
        let mut conn = open_memory().unwrap();
        let (first, _) = STEPS.split_at(1);
        run(&mut conn, 0, first).unwrap();
        assert_eq!(number(&conn, "user_version"), Ok(1));
        conn.execute_batch(
            "INSERT INTO setting (id, name, value) VALUES (zeroblob(16), 'name', 'Ceredigion')",
        )
        .unwrap();
        bring_up_to_date(&mut conn).unwrap();
        assert_eq!(number(&conn, "user_version"), Ok(OURS));
        let name: String = conn
            .query_row("SELECT value FROM setting", [], |row| row.get(0))
            .unwrap();
        assert_eq!(name, "Ceredigion");
        let columns = |conn: &Connection| -> Vec<String> {
            conn.prepare(
                "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
        };
        let mut new = open_memory().unwrap();
        create(&mut new).unwrap();
        assert_eq!(columns(&conn), columns(&new), "as if it were new");
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
        };
        let first = [FIRST, DISAGREEMENTS].concat();
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
        assert!(run(&mut conn, OURS, &steps).is_err());
        assert_eq!(number(&conn, "user_version"), Ok(OURS));
        assert!(conn.prepare("SELECT * FROM half").is_err());
    }
}
