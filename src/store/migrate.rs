//! The forms of the file, and the way from one to the next.

use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::{Batch, Connection, TransactionBehavior};

use super::chain_begin;
use super::error::Fault;
use super::fingerprint;

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
    Step {
        to: 5,
        sql: SHEETS,
        then: None,
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

/// Health and risk sheets.
const SHEETS: &str = include_str!("schema/0005_sheets.sql");

/// The form this program writes.
pub(super) const OURS: i64 = 5;

/// The oldest form this program can bring up to date.
pub(super) const OLDEST: i64 = 1;

/// Makes the tables of a new, empty file.
///
/// # Errors
/// [`Fault::AlreadyThere`] if it is not empty.
pub(super) fn create(conn: &mut Connection) -> Result<(), Fault> {
    create_up_to(conn, OURS)
}

/// Makes the tables of a new, empty file as a program that knew no later form than `form` made them.
///
/// # Errors
/// As for [`create`].
pub(super) fn create_up_to(conn: &mut Connection, form: i64) -> Result<(), Fault> {
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if tables != 0 || number(conn, "user_version")? != 0 {
        return Err(Fault::AlreadyThere);
    }
    let steps = STEPS.iter().filter(|step| step.to <= form);
    run(conn, steps, &mut |_| Ok(()))
}

/// The form of a file that is one of ours and holds exactly the tables of that form.
///
/// # Errors
/// [`Fault::NotOurs`], [`Fault::TooNew`], [`Fault::TooOld`], [`Fault::Foreign`]; the file is untouched.
pub(super) fn form(conn: &Connection) -> Result<i64, Fault> {
    if number(conn, "application_id")? != APPLICATION_ID {
        return Err(Fault::NotOurs);
    }
    let file = number(conn, "user_version")?;
    if file > OURS {
        return Err(Fault::TooNew {
            file,
            ours: OURS,
            made_by: made_by(conn)?,
        });
    }
    if file < OLDEST {
        return Err(Fault::TooOld { file });
    }
    fingerprint::check(conn, file)?;
    Ok(file)
}

/// The version of the program that brought a newer file to its form; empty if a later form says so
/// elsewhere.
fn made_by(conn: &Connection) -> Result<String, Fault> {
    let says_so = conn
        .prepare(r#"SELECT 1 FROM pragma_table_info('file_info') WHERE "name" = 'app_version'"#)?
        .exists([])?;
    if !says_so {
        return Ok(String::new());
    }
    Ok(
        conn.query_row(r#"SELECT "app_version" FROM "file_info""#, [], |row| {
            row.get(0)
        })?,
    )
}

/// Brings a file of form `from` to the present one, all of it in one transaction: it is afterwards in the
/// present form, whole and with exactly its tables, or as it was.
///
/// # Errors
/// [`Fault::Corrupt`] if what came out is not whole; otherwise what the file says.
pub(super) fn bring_up_to_date(conn: &mut Connection, from: i64) -> Result<(), Fault> {
    run(conn, after(from), &mut |_| Ok(()))
}

/// The steps that lead on from a form.
fn after(form: i64) -> impl Iterator<Item = &'static Step> {
    STEPS.iter().filter(move |step| step.to > form)
}

/// Told of each statement before it is run, with the connection; an error stops the steps there. Only
/// tests have something to do then.
type Before<'a> = &'a mut dyn FnMut(&Connection) -> Result<(), Fault>;

/// Runs steps in one transaction: the file is afterwards in the form of the last, or exactly as it was.
fn run<'s>(
    conn: &mut Connection,
    steps: impl Iterator<Item = &'s Step>,
    before: Before<'_>,
) -> Result<(), Fault> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let mut form = None;
    for step in steps {
        let mut batch = Batch::new(&tx, step.sql);
        while let Some(mut statement) = batch.next()? {
            before(&tx)?;
            statement.raw_execute()?;
        }
        if let Some(then) = step.then {
            before(&tx)?;
            then(&tx)?;
            before(&tx)?;
        }
        form = Some(step.to);
    }
    let Some(form) = form else {
        return Ok(());
    };
    tx.execute(
        r#"UPDATE "file_info" SET "app_version" = ?1"#,
        [env!("CARGO_PKG_VERSION")],
    )?;
    is_whole(&tx)?;
    before(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", form)?;
    before(&tx)?;
    tx.commit()?;
    Ok(())
}

/// What must hold before a file in a newer form counts.
fn is_whole(conn: &Connection) -> Result<(), Fault> {
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Fault::Corrupt("a row lost what it belongs to".to_owned()));
    }
    let said: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(Fault::Corrupt(said));
    }
    Ok(())
}

fn number(conn: &Connection, pragma: &str) -> Result<i64, Fault> {
    Ok(conn.pragma_query_value(None, pragma, |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
