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
    FileToRead,
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
    let conn = open_with_key(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    take_lock(&conn)?;
    settle(&conn, Place::File)?;
    if conn.is_readonly("main")? {
        return Err(Fault::ReadOnly);
    }
    Ok(conn)
}

/// Opens `path` under `key` to read it, and nothing else: no statement that writes can be run.
///
/// # Errors
/// As [`open_file`].
pub(super) fn open_to_read(path: &Path, key: &DataKey) -> Result<Connection, Fault> {
    let conn = open_with_key(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    first_page(&conn)?;
    settle(&conn, Place::FileToRead)?;
    only_read(&conn)?;
    Ok(conn)
}

/// From now on no statement that writes can be run.
///
/// # Errors
/// [`Fault::Bug`] if the setting did not take.
pub(super) fn only_read(conn: &Connection) -> Result<(), Fault> {
    conn.execute_batch("PRAGMA query_only = ON;")?;
    expect(conn, "query_only", "1")
}

/// Opens an empty file to fill it from another one under `key`. It does not count until it was closed, made durable and
/// looked through, so nothing is kept in a journal meanwhile.
///
/// # Errors
/// As [`open_file`].
pub(super) fn open_to_fill(path: &Path, key: &DataKey) -> Result<Connection, Fault> {
    let conn = open_with_key(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;",
    )?;
    Ok(conn)
}

/// A connection that was told its key. Whether it is the right one shows when the first page is read.
fn open_with_key(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, Fault> {
    // A path is a path, not a URI; and a file that is not there is not made by opening it.
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    before_key(&conn)?;
    // A text of another length would silently be taken for a passphrase.
    let raw = key.sqlcipher_raw();
    if raw.as_str().len() != RAW_KEY_LEN {
        return Err(Fault::Bug("the raw key has the wrong length".to_owned()));
    }
    conn.pragma_update(None, "key", raw.as_str())?;
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
    let conn = open_with_key(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
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

/// What must be set before the key, and before the first page is read: `SQLCipher` writes messages over the
/// screen unless told not to, and wipes the memory it frees only if told so before; what the tables of a file say
/// is never to be trusted.
fn before_key(conn: &Connection) -> Result<(), Fault> {
    // Refuse at once rather than wait for whoever has it.
    conn.busy_timeout(std::time::Duration::ZERO)?;
    conn.execute_batch(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON; PRAGMA trusted_schema = OFF;",
    )?;
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
    for (limit, value) in LIMITS {
        conn.set_limit(*limit, *value)?;
        if conn.limit(*limit)? != *value {
            return Err(did_not_take("a limit"));
        }
    }
    Ok(())
}

/// What no statement may go beyond, whoever wrote it.
const LIMITS: &[(Limit, i32)] = &[
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (Limit::SQLITE_LIMIT_LENGTH, 10_000_000),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 999),
];

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

/// What holds for every connection, and must read back so.
const EVERYWHERE: &[(&str, i64)] = &[
    ("synchronous", 3),
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("busy_timeout", 0),
];

/// What must read back so where there is a file.
const IN_A_FILE: &[(&str, &str)] = &[
    ("cipher_log_level", "NONE"),
    ("cipher_memory_security", "1"),
    ("journal_mode", "delete"),
    // Every page carries the mark by which a changed one is known.
    ("cipher_use_hmac", "1"),
    ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ("cipher_page_size", "4096"),
    ("page_size", "4096"),
    ("mmap_size", "0"),
];

fn settle(conn: &Connection, place: Place) -> Result<(), Fault> {
    if place == Place::File {
        conn.execute_batch("PRAGMA journal_mode = DELETE;")?;
    }
    conn.execute_batch(
        "PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;",
    )?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    for (name, value) in EVERYWHERE {
        expect(conn, name, &value.to_string())?;
    }
    if place != Place::Memory {
        for (name, value) in IN_A_FILE {
            expect(conn, name, value)?;
        }
    }
    if place == Place::File {
        expect(conn, "locking_mode", "exclusive")?;
    }
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Fails unless a setting reads back as it was set. Some of `SQLCipher`'s read back as text.
fn expect(conn: &Connection, name: &'static str, value: &str) -> Result<(), Fault> {
    use rusqlite::types::Value;
    let found = conn.pragma_query_value(None, name, |row| row.get::<_, Value>(0))?;
    let found = match found {
        Value::Integer(n) => n.to_string(),
        Value::Text(text) => text,
        Value::Null | Value::Real(_) | Value::Blob(_) => String::new(),
    };
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

    /// An empty file that is open with every setting in place.
    fn file() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.db");
        std::fs::write(&path, b"").unwrap();
        let conn = open_file(&path, &DataKey::from_bytes([7; 32])).unwrap();
        (folder, conn)
    }

    #[test]
    fn a_setting_that_does_not_read_back_is_told() {
        let (_folder, conn) = file();
        let every = EVERYWHERE.iter().map(|(name, _)| name);
        for name in every.chain(IN_A_FILE.iter().map(|(name, _)| name)) {
            assert_eq!(
                expect(&conn, name, "something else"),
                Err(did_not_take(name))
            );
        }
        settle(&conn, Place::File).unwrap();
        conn.execute_batch("PRAGMA synchronous = NORMAL").unwrap();
        assert_eq!(
            expect(&conn, "synchronous", "3"),
            Err(did_not_take("synchronous"))
        );
    }

    #[test]
    fn a_statement_that_asks_for_too_much_is_refused() {
        let (_folder, conn) = file();
        conn.execute_batch("CREATE TABLE t (a BLOB) STRICT")
            .unwrap();
        let refused = |sql: &str| conn.prepare(sql).and_then(|mut s| s.raw_execute());
        // A statement of more than a megabyte, a cell of more than ten, an expression 101 deep, a second
        // database beside the first, a thousandth parameter.
        let long = format!("SELECT '{}'", "x".repeat(1_000_000));
        let deep = format!(
            "INSERT INTO t VALUES ({}1{})",
            "abs(".repeat(101),
            ")".repeat(101)
        );
        for sql in [
            long.as_str(),
            "INSERT INTO t VALUES (zeroblob(10000001))",
            deep.as_str(),
            "INSERT INTO t SELECT ?1000",
        ] {
            assert!(refused(sql).is_err(), "{sql:.30}");
        }
        conn.execute_batch("ATTACH ':memory:' AS one").unwrap_err();
        refused("INSERT INTO t VALUES (zeroblob(9000000))").unwrap();
    }

    #[test]
    fn a_file_whose_work_was_left_beside_it_is_brought_back_into_one() {
        let (folder, conn) = file();
        let mode: String = conn
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
        conn.execute_batch("CREATE TABLE t (a TEXT) STRICT")
            .unwrap();
        drop(conn);
        let path = folder.path().join("scheme.db");
        let conn = open_file(&path, &DataKey::from_bytes([7; 32])).unwrap();
        expect(&conn, "journal_mode", "delete").unwrap();
        conn.execute_batch("INSERT INTO t VALUES ('x')").unwrap();
        assert!(!folder.path().join("scheme.db-wal").exists());
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
