//! The check of the whole file, and the digest of its content.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::codec::{self, Image};
use super::error::Fault;
use super::oplog::{self, Logged};
use super::{Store, read, sql};
use crate::domain::port::{RecordKind, Value};

/// What the check of a file found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileReport {
    /// How many rows of the record were looked at, those taken out among them.
    pub rows: u64,
    /// How many ops the log has.
    pub ops: u64,
    /// What is wrong. Empty if the file is whole.
    pub findings: Vec<Finding>,
}

impl FileReport {
    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A page is not as it was written, in the database's words.
    Page(String),
    /// The database's own structure is not sound, in its words.
    Structure(String),
    /// Rows of this table lost what they belong to.
    Orphans(String),
    /// The log does not have as many ops as it should.
    OpsMissing {
        /// How many the file says there are.
        said: i64,
        /// How many there are.
        found: i64,
    },
    /// An op does not have as many changes in the log as it should.
    ChangesMissing {
        /// Which op.
        op: Uuid,
    },
    /// A row does not read as the last change to it left it: an old page was put back, or the file was
    /// written by something else.
    RowDiffers {
        /// Which table.
        kind: RecordKind,
        /// Which row.
        id: Uuid,
    },
    /// A row that no change ever made.
    RowUnlogged {
        /// Which table.
        kind: RecordKind,
        /// Which row.
        id: Uuid,
    },
    /// A row that a change made is not there.
    RowMissing {
        /// Which table.
        kind: RecordKind,
        /// Which row.
        id: Uuid,
    },
}

impl Store {
    /// Looks at every page, every row and the whole log. Reads everything, changes nothing.
    ///
    /// # Errors
    /// Only if the check could not be made; what it finds is in the report.
    pub fn check_file(&self) -> Result<FileReport, Fault> {
        let conn = &self.conn;
        let mut report = FileReport::default();
        if self.is_file() {
            for text in said(conn, "PRAGMA cipher_integrity_check")? {
                report.findings.push(Finding::Page(text));
            }
        }
        for text in said(conn, "PRAGMA integrity_check")? {
            if text != "ok" {
                report.findings.push(Finding::Structure(text));
            }
        }
        if !report.is_whole() {
            // What follows would stumble over the same damage.
            return Ok(report);
        }
        for table in said(conn, "PRAGMA foreign_key_check")? {
            if !report.findings.contains(&Finding::Orphans(table.clone())) {
                report.findings.push(Finding::Orphans(table));
            }
        }
        self.check_log(&mut report)?;
        for kind in RecordKind::ALL {
            self.check_rows(*kind, &mut report)?;
        }
        Ok(report)
    }

    /// A digest of every row that was not taken out: equal for equal content, whatever was done to reach it.
    ///
    /// # Errors
    /// As for every read.
    pub fn digest(&self) -> Result<[u8; 32], Fault> {
        let mut hash = Sha256::new();
        for kind in RecordKind::ALL {
            let mut statement = self.conn.prepare(&sql::of(*kind).everything)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let taken_out: bool = row.get(1)?;
                if !taken_out {
                    let image = codec::image_text(*kind, &stored(row, *kind)?);
                    let text = format!("{} {} {image}\n", kind.table(), codec::id(row, 0)?);
                    hash.update(text.as_bytes());
                }
            }
        }
        Ok(hash.finalize().into())
    }

    fn is_file(&self) -> bool {
        self.conn.path().is_some_and(|path| !path.is_empty())
    }

    fn check_log(&self, report: &mut FileReport) -> Result<(), Fault> {
        let conn = &self.conn;
        let said = read::number(conn, r#"SELECT "ops" FROM "file_info""#, [])?;
        let found = self.op_count()?;
        report.ops = found.unsigned_abs();
        if said != found {
            report.findings.push(Finding::OpsMissing { said, found });
        }
        let mut statement = conn.prepare(
            r#"SELECT o."id" FROM "op" o WHERE o."changes" IS NOT NULL AND o."changes" <>
               (SELECT count(*) FROM "op_change" c WHERE c."op_id" = o."id")"#,
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            report.findings.push(Finding::ChangesMissing {
                op: codec::id(row, 0)?,
            });
        }
        Ok(())
    }

    /// Compares every row of a table with what the log says it should be.
    fn check_rows(&self, kind: RecordKind, report: &mut FileReport) -> Result<(), Fault> {
        let mut statement = self.conn.prepare(&sql::of(kind).everything)?;
        let mut rows = statement.query([])?;
        let mut expected = expected(&self.conn, kind)?;
        while let Some(row) = rows.next()? {
            report.rows += 1;
            let id = codec::id(row, 0)?;
            let taken_out: bool = row.get(1)?;
            match expected.remove(&id) {
                // Practice people are many, and are not logged row by row when they are made.
                None if self.info.practice => {}
                None => report.findings.push(Finding::RowUnlogged { kind, id }),
                Some(last) => {
                    let image = codec::image(kind, &stored(row, kind)?);
                    if last.taken_out != taken_out || !last.agrees(&image) {
                        report.findings.push(Finding::RowDiffers { kind, id });
                    }
                }
            }
        }
        for id in expected.into_keys() {
            report.findings.push(Finding::RowMissing { kind, id });
        }
        Ok(())
    }
}

/// A row as the log says it should be: the last known value of each field that was ever logged.
#[derive(Debug, Default)]
struct Expected {
    image: Image,
    taken_out: bool,
}

impl Expected {
    fn step(&mut self, change: &Logged) -> Result<(), Fault> {
        match (&change.after, change.field.is_empty()) {
            (Some(after), true) => {
                self.image = codec::parse_image(after)?;
                self.taken_out = false;
            }
            (None, true) => self.taken_out = true,
            (Some(after), false) => {
                self.image
                    .insert(change.field.clone(), codec::parse_value(after)?);
            }
            (None, false) => {}
        }
        Ok(())
    }

    fn agrees(&self, found: &Image) -> bool {
        self.image.iter().all(|(c, v)| found.get(c) == Some(v))
    }
}

fn expected(conn: &Connection, kind: RecordKind) -> Result<BTreeMap<Uuid, Expected>, Fault> {
    let mut statement = conn.prepare(
        r#"SELECT c."entity", c."entity_id", c."field", c."before", c."after"
           FROM "op_change" c JOIN "op" o ON o."id" = c."op_id" WHERE c."entity" = ?1
           ORDER BY o."hlc_ms", o."hlc_n", c."n""#,
    )?;
    let mut rows = statement.query([kind.table()])?;
    let mut found: BTreeMap<Uuid, Expected> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let change = oplog::logged(row, 0)?;
        found.entry(change.id).or_default().step(&change)?;
    }
    Ok(found)
}

/// The values of a row of `everything`.
fn stored(row: &rusqlite::Row<'_>, kind: RecordKind) -> Result<Vec<Value>, Fault> {
    (2..)
        .take(kind.columns().len())
        .map(|at| codec::value(row, at))
        .collect()
}

/// What a pragma says: the first column of each row.
pub(super) fn said(conn: &Connection, pragma: &str) -> Result<Vec<String>, Fault> {
    let mut statement = conn.prepare(pragma)?;
    let said = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(said)
}
