//! The settings of the one connection, in the order that matters, each read back after it is set.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::Fault;
use super::key::DataKey;

/// Memory for pages, in KiB.
const CACHE_KIB: i64 = 24 * 1024;

/// Prepared statements that are kept: a few for each table.
const STATEMENTS: usize = 160;

/// Where a connection leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    File,
    Memory,
}

/// Opens `path` under `key` with every setting in place, the file locked against everybody else.
///
/// The key has been tried when this returns. The file must be there; an empty one becomes a database.
///
/// # Errors
/// [`Fault::Locked`] at once if somebody has it; [`Fault::WrongKey`]; [`Fault::ReadOnly`];
/// [`Fault::Bug`] if a setting did not take.
pub(super) fn open_file(path: &Path, key: &DataKey) -> Result<Connection, Fault> {
    // A path is a path, not a URI; and a file that is not there is not made by opening it.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    // Refuse at once rather than wait for whoever has it.
    conn.busy_timeout(std::time::Duration::ZERO)?;
    before_key(&conn)?;
    // Its length was checked
    // where it was made: a text of another length would silently be taken for a passphrase.
    let raw = key.sqlcipher_raw();
    if raw.as_str().len() != RAW_KEY_LEN {
        return Err(Fault::Bug("the raw key has the wrong length".to_owned()));
    }
    conn.pragma_update(None, "key", raw.as_str())?;
    take_lock(&conn)?;
    settle(&conn, Place::File)?;
    if conn.is_readonly("main")? {
        return Err(Fault::ReadOnly);
    }
    Ok(conn)
}

/// Reads the first page of `path` under `key` and closes it again. Nothing is written, and what a crash left
/// in a journal is not looked at.
///
/// # Errors
/// [`Fault::WrongKey`], [`Fault::Missing`], [`Fault::Io`].
pub(super) fn look_into(path: &Path, key: &DataKey) -> Result<(), Fault> {
    if !path.try_exists()? {
        return Err(Fault::Missing);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(std::time::Duration::ZERO)?;
    before_key(&conn)?;
    conn.pragma_update(None, "key", key.sqlcipher_raw().as_str())?;
    first_page(&conn)
}

/// `x'` + 64 digits + `'`.
const RAW_KEY_LEN: usize = 67;

/// An empty database in memory, without a key.
pub(super) fn open_memory() -> Result<Connection, Fault> {
    let conn = Connection::open_in_memory()?;
    before_key(&conn)?;
    settle(&conn, Place::Memory)?;
    Ok(conn)
}

/// What must be set before the key: `SQLCipher` writes messages over the screen unless told not to, and
/// wipes the memory it frees only if told so before.
fn before_key(conn: &Connection) -> Result<(), Fault> {
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    Ok(())
}

/// Takes the lock for as long as the connection lives, and so reads the first page: this is where a
/// wrong key shows.
fn take_lock(conn: &Connection) -> Result<(), Fault> {
    conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE;")?;
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")
        .map_err(wrong_key)?;
    first_page(conn)
}

/// Reads the first page: this is where a wrong key shows.
fn first_page(conn: &Connection) -> Result<(), Fault> {
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })
    .map_err(wrong_key)?;
    Ok(())
}

fn wrong_key(error: rusqlite::Error) -> Fault {
    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) {
        Fault::WrongKey
    } else {
        error.into()
    }
}

fn settle(conn: &Connection, place: Place) -> Result<(), Fault> {
    if place == Place::File {
        conn.execute_batch("PRAGMA journal_mode = DELETE;")?;
        expect_text(conn, "journal_mode", "delete")?;
        expect_text(conn, "locking_mode", "exclusive")?;
        expect_number(conn, "cipher_memory_security", 1)?;
    }
    conn.execute_batch(
        "PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;",
    )?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    for (name, value) in [
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
    ] {
        expect_number(conn, name, value)?;
    }
    // Loading of extensions needs a call that this build of the database's crate does not contain.
    for (config, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        if conn.set_db_config(config, value)? != value {
            return Err(did_not_take("a configuration of the connection"));
        }
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
        (Limit::SQLITE_LIMIT_LENGTH, 10_000_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        // One is needed by VACUUM INTO.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 999),
    ] {
        conn.set_limit(limit, value)?;
        if conn.limit(limit)? != value {
            return Err(did_not_take("a limit"));
        }
    }
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

fn expect_number(conn: &Connection, name: &'static str, value: i64) -> Result<(), Fault> {
    // Some of SQLCipher's settings read back as text.
    let found =
        conn.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))?;
    let same = match found {
        rusqlite::types::Value::Integer(n) => n == value,
        rusqlite::types::Value::Text(text) => text == value.to_string(),
        rusqlite::types::Value::Null
        | rusqlite::types::Value::Real(_)
        | rusqlite::types::Value::Blob(_) => false,
    };
    if same {
        Ok(())
    } else {
        Err(did_not_take(name))
    }
}

fn expect_text(conn: &Connection, name: &'static str, value: &str) -> Result<(), Fault> {
    let found: String = conn.pragma_query_value(None, name, |row| row.get(0))?;
    if found == value {
        Ok(())
    } else {
        Err(did_not_take(name))
    }
}

fn did_not_take(name: &str) -> Fault {
    Fault::Bug(format!("the setting {name} did not take"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_cannot_be_loaded_and_a_misspelt_name_is_no_text() {
        let conn = open_memory().unwrap();
        let load = conn.query_row("SELECT load_extension('x')", [], |_| Ok(()));
        assert!(load.unwrap_err().to_string().contains("not authorized"));
        assert!(conn.prepare("SELECT \"no such column\"").is_err());
    }

    #[test]
    fn the_schema_cannot_be_written_by_hand() {
        let conn = open_memory().unwrap();
        conn.execute_batch("CREATE TABLE t (a) STRICT")
            .expect_err("a strict column needs a type");
        conn.execute_batch("PRAGMA writable_schema = ON").unwrap();
        assert!(conn.execute("DELETE FROM sqlite_schema", []).is_err());
    }
}
