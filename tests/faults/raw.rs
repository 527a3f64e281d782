//! A writer that is not the program's: the same kind of work over a connection of the harness's own, with settings to choose.
//! With weaker settings it must lose what it acknowledged, or the harness sees nothing.

use crate::child::say;
use crate::tools::Res;
use crate::work;
use clap::ValueEnum;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "scheme.db";

/// Which settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Settings {
    /// As the program has them.
    AsOurs,
    /// A rollback journal that is deleted with each commit, the folder never made durable.
    DeleteFull,
    /// A write-ahead log that is made durable only now and then.
    WalNormal,
}

impl Settings {
    /// The name on the command line.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::AsOurs => "as-ours",
            Self::DeleteFull => "delete-full",
            Self::WalNormal => "wal-normal",
        }
    }

    fn pragmas(self) -> &'static str {
        match self {
            Self::AsOurs => {
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
            }
            Self::DeleteFull => {
                "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
            }
            Self::WalNormal => {
                "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
                 PRAGMA wal_autocheckpoint = 100;"
            }
        }
    }

    fn connect(self, folder: &Path) -> rusqlite::Result<Connection> {
        let conn = Connection::open(folder.join(FILE))?;
        conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
        conn.pragma_update(None, "key", work::key().sqlcipher_raw().as_str())?;
        conn.execute_batch(self.pragmas())?;
        Ok(conn)
    }
}

/// The child that writes.
#[derive(Debug, clap::Args)]
pub(crate) struct Raw {
    /// Where to
    folder: PathBuf,
    /// With which settings
    #[arg(long)]
    settings: Settings,
    /// How many changes
    #[arg(long)]
    to: u32,
}

impl Raw {
    /// Makes the file and writes to it, three rows and two rows of a log with each change.
    pub(crate) fn write(&self) -> bool {
        say("begin") && self.try_to_write().is_ok()
    }

    fn try_to_write(&self) -> Res<()> {
        let mut conn = self.settings.connect(&self.folder)?;
        conn.execute_batch(
            "CREATE TABLE promise (n INTEGER, part INTEGER, words TEXT) STRICT;
             CREATE TABLE op (n INTEGER, about TEXT) STRICT;",
        )?;
        // That the file is there is no part of what is compared.
        std::fs::File::open(&self.folder)?.sync_all()?;
        heard(say("opened"))?;
        for n in 1..=self.to {
            let tx = conn.transaction()?;
            for part in 0..3 {
                let words = "word ".repeat(200);
                tx.execute("INSERT INTO promise VALUES (?1, ?2, ?3)", (n, part, words))?;
            }
            tx.execute("INSERT INTO op VALUES (?1, 'a change')", [n])?;
            tx.commit()?;
            heard(say(&format!("did {n}")))?;
        }
        Ok(())
    }
}

fn heard(said: bool) -> Res<()> {
    if said {
        Ok(())
    } else {
        Err("nobody listens".into())
    }
}

/// The last change that is in the file, if it is whole; what is wrong with it otherwise.
pub(crate) fn found(folder: &Path, settings: Settings) -> Result<usize, String> {
    look(folder, settings).map_err(|error| error.to_string())
}

fn look(folder: &Path, settings: Settings) -> Res<usize> {
    let conn = settings.connect(folder)?;
    let integrity: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if integrity != "ok" {
        return Err(integrity.into());
    }
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(0);
    }
    let (last, rows, ops): (i64, i64, i64) = conn.query_row(
        "SELECT coalesce(max(n), 0), count(*), (SELECT count(*) FROM op) FROM promise",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if rows != 3 * last || ops != last {
        return Err(format!("{rows} rows and {ops} ops after change {last}").into());
    }
    Ok(usize::try_from(last)?)
}
