//! `copy.json`: what a safe copy says about itself. It is not encrypted and holds nothing personal.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::error::Fault;
use super::super::{Head, chain, codec, oplog, sql};
use super::disk::Hash;
use crate::domain::port::OpKind;
use crate::domain::safe_copy::{Holds, Why};

/// The name of the file.
pub(super) const NAME: &str = "copy.json";

const FORMAT: &str = "settled safe copy";

/// The version this program writes, and the newest it reads.
const VERSION: u32 = 1;

/// The most of a manifest that is read: it is a few dozen lines.
const MOST: u64 = 64 * 1024;

/// The first form whose log is a chain.
const CHAINED: i64 = 4;

/// What a file holds, as far as it can be compared with its copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The form of the file.
    pub form: i64,
    /// The scheme it belongs to.
    pub scheme: Uuid,
    /// Whether it holds practice people.
    pub practice: bool,
    /// How many rows each table has.
    pub tables: BTreeMap<String, u64>,
    /// How many changes its log has.
    pub changes: u64,
    /// How many of them a new copy would be made for, as the program counted that made this one.
    pub worth_keeping: u64,
    /// When the last of these was made.
    pub last_change: Option<Timestamp>,
    /// The hash at the head of its log; `None` in a form from before the log was a chain.
    head: Option<Hash>,
}

impl Facts {
    /// What the file behind a connection holds, whichever form it has.
    pub(super) fn of(conn: &Connection) -> Result<Self, Fault> {
        let form: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let mut statement = conn.prepare(r#"SELECT "scheme", "practice" FROM "file_info""#)?;
        let mut rows = statement.query([])?;
        let row = rows
            .next()?
            .ok_or_else(|| Fault::Corrupt("the file does not say whose it is".to_owned()))?;
        let (scheme, practice) = (codec::id(row, 0)?, row.get(1)?);
        let (worth_keeping, last_change) = worth_keeping(conn)?;
        let tables = tables(conn)?;
        Ok(Self {
            worth_keeping,
            last_change,
            head: (form >= CHAINED)
                .then(|| chain::head(conn))
                .transpose()?
                .map(|head| codec::hex(&head.hash)),
            form,
            scheme,
            practice,
            changes: tables.get("op").copied().unwrap_or_default(),
            tables,
        })
    }

    /// Whether two files hold the same. Which changes are worth a copy is no part of that: another version of the
    /// program may count them otherwise, and their log is compared by its head.
    pub(super) fn holds_the_same(&self, other: &Self) -> bool {
        let held = |facts: &Self| Self {
            worth_keeping: 0,
            last_change: None,
            ..facts.clone()
        };
        held(self) == held(other)
    }

    /// Where its log stood.
    pub fn head(&self) -> Option<Head> {
        Some(Head {
            ops: self.changes,
            hash: codec::from_hex(self.head.as_deref()?)?.try_into().ok()?,
        })
    }

    /// The counts that people are told.
    pub fn holds(&self) -> Holds {
        let rows = |table| self.tables.get(table).copied().unwrap_or_default();
        Holds {
            profiles: rows("profile"),
            introductions: rows("introduction"),
            arrangements: rows("arrangement"),
            changes: self.changes,
        }
    }
}

/// How many changes of the log are [worth a copy](OpKind::is_worth_a_copy), and when the last of them was made.
pub(super) fn worth_keeping(conn: &Connection) -> Result<(u64, Option<Timestamp>), Fault> {
    let (count, last): (i64, Option<i64>) = conn.query_row(
        r#"SELECT count(*), max("at_ms") FROM "op" WHERE "kind" NOT IN (SELECT "value" FROM json_each(?1))"#,
        [not_worth_a_copy()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let last = last.map(oplog::timestamp).transpose()?;
    Ok((count.unsigned_abs(), last))
}

/// The codes of the notes that no copy is made for, as a list in JSON.
fn not_worth_a_copy() -> String {
    let notes = OpKind::ALL.iter().filter(|kind| !kind.is_worth_a_copy());
    let codes: Vec<&str> = notes.map(|kind| kind.code()).collect();
    serde_json::json!(codes).to_string()
}

/// When the first change worth keeping was made after an instant, or ever.
pub(super) fn first_after(
    conn: &Connection,
    at: Option<Timestamp>,
) -> Result<Option<Timestamp>, Fault> {
    let first: Option<i64> = conn.query_row(
        r#"SELECT min("at_ms") FROM "op" WHERE "kind" NOT IN (SELECT "value" FROM json_each(?1)) AND "at_ms" > ?2"#,
        params![
            not_worth_a_copy(),
            at.map_or(i64::MIN, Timestamp::as_millisecond),
        ],
        |row| row.get(0),
    )?;
    first.map(oplog::timestamp).transpose()
}

fn tables(conn: &Connection) -> Result<BTreeMap<String, u64>, Fault> {
    let names: Vec<String> = conn
        .prepare("SELECT \"name\" FROM sqlite_schema WHERE \"type\" = 'table' AND \"name\" NOT LIKE 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    names
        .into_iter()
        .map(|name| {
            let rows: i64 = conn.query_row(&sql::count(&name), [], |row| row.get(0))?;
            Ok((name, rows.unsigned_abs()))
        })
        .collect()
}

/// The content of `copy.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The version of the program that made the copy.
    pub program: String,
    /// When it was made.
    pub made: Timestamp,
    /// Why.
    pub why: Why,
    /// What it holds.
    #[serde(flatten)]
    pub facts: Facts,
    /// How many bytes its record has.
    pub bytes: u64,
    /// The SHA-256 of its record.
    pub sha256: Hash,
    /// The name of its key file, and the SHA-256 of that.
    pub keys: BTreeMap<String, Hash>,
}

impl Manifest {
    /// The manifest of a copy that this program made.
    pub(super) fn new(
        facts: Facts,
        (why, made): (Why, Timestamp),
        (bytes, sha256): (u64, Hash),
        keys: BTreeMap<String, Hash>,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made,
            why,
            facts,
            bytes,
            sha256,
            keys,
        }
    }

    /// Its text.
    pub(super) fn to_text(&self) -> Result<String, Fault> {
        serde_json::to_string_pretty(self).map_err(|error| Fault::Bug(error.to_string()))
    }

    /// Reads the manifest in the folder of a copy; `None` if there is none that this program can read, so
    /// that the folder is not a safe copy.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Fault> {
        let file = match File::open(folder.join(NAME)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes)?;
        let read: Result<Self, _> = serde_json::from_slice(&bytes);
        Ok(read
            .ok()
            .filter(|manifest| manifest.format == FORMAT && manifest.version <= VERSION))
    }
}
