//! The check of the whole file, and the digest of its content.

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::chain::{self, Head};
use super::codec;
use super::error::Fault;
use super::key::Entropy;
use super::verify_log::{Marks, Size, Walk};
use super::{Store, read, sql, tx, verify_log};
use crate::domain::port::{RecordKind, Value};

/// How many of the last ops are looked at when a file is opened.
const TAIL: usize = 200;

/// The most changes of those ops that are looked at then: an import may have hundreds of thousands.
const TAIL_CHANGES: i64 = 2_000;

/// The most changes that are chosen at random, and their rows looked at, when a file is opened.
const SAMPLE: usize = 1_000;

/// What the check of a file found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileReport {
    /// How many rows of the record were looked at, those taken out among them.
    pub rows: u64,
    /// How many ops the log has.
    pub ops: u64,
    /// Where the log stands.
    pub head: Option<Head>,
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
    /// An op does not follow the one before it: something between them is missing, or was put back.
    LinkBroken {
        /// Which op.
        op: Uuid,
    },
    /// An op does not read as it was written.
    OpDiffers {
        /// Which op.
        op: Uuid,
    },
    /// The last op is not the one the file says it is.
    HeadDiffers,
    /// An op does not have as many changes in the log as it should.
    ChangesMissing {
        /// Which op.
        op: Uuid,
    },
    /// What the log says of a change is not what was written.
    ChangeDiffers {
        /// Which op.
        op: Uuid,
        /// Which table.
        kind: RecordKind,
        /// Which row.
        id: Uuid,
    },
    /// The drafts are not as they were kept last.
    DraftsDiffer,
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
        let mut marks = self.check_log(&mut report)?;
        for kind in RecordKind::ALL {
            self.check_rows(*kind, &mut marks, &mut report)?;
        }
        self.check_drafts(&mut report.findings)?;
        Ok(report)
    }

    /// The quick look at every opening: the last 200 ops, and the rows of up to 1,000 changes chosen at random. Says
    /// what is wrong; nothing if all that was looked at is as it was written.
    ///
    /// Of a very large op among the last only the link is looked at.
    ///
    /// # Errors
    /// Only if the look could not be taken, as where a page cannot be read.
    pub fn check_quick(&self, entropy: &mut dyn Entropy) -> Result<Vec<Finding>, Fault> {
        let mut findings = Vec::new();
        let sizes = verify_log::sizes(&self.conn)?;
        self.check_count(sizes.len(), &mut findings)?;
        let mut walk = Walk::at(&self.conn, &self.chain);
        let mut tail = verify_log::last(&self.conn, TAIL)?;
        if tail.len() < TAIL {
            walk.from(self.chain.start(self.info.scheme));
        }
        let mut left = TAIL_CHANGES;
        for op in tail.drain(..) {
            left -= op.changes();
            walk.step(&op, left >= 0, None)?;
        }
        findings.append(&mut walk.end(chain::head(&self.conn)?.hash));
        self.check_drafts(&mut findings)?;
        self.check_sample(&sizes, entropy, &mut findings)?;
        Ok(findings)
    }

    /// A digest of every row that was not taken out: equal for equal content, whatever was done to reach it.
    ///
    /// # Errors
    /// As for every read.
    pub fn digest(&self) -> Result<[u8; 32], Fault> {
        digest(&self.conn)
    }

    /// A digest of the whole content: every row that was not taken out, every draft and the log. Equal only for files in
    /// which a person would read exactly the same.
    ///
    /// # Errors
    /// As for every read.
    pub fn digest_with_log(&self) -> Result<[u8; 32], Fault> {
        let mut hash = Sha256::new();
        hash.update(self.digest()?);
        hash.update(chain::drafts_digest(&self.conn)?);
        verify_log::each(&self.conn, |op| {
            hash.update(format!("{op:?}\n").as_bytes());
            verify_log::each_change(&self.conn, op, |change, mark| {
                hash.update(format!("{change:?} {mark:?}\n").as_bytes());
            })
        })?;
        Ok(hash.finalize().into())
    }

    fn is_file(&self) -> bool {
        self.conn.path().is_some_and(|path| !path.is_empty())
    }

    fn check_count(&self, found: usize, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        let said = read::number(&self.conn, r#"SELECT "ops" FROM "file_info""#, [])?;
        let found = i64::try_from(found).unwrap_or(i64::MAX);
        if said != found {
            findings.push(Finding::OpsMissing { said, found });
        }
        Ok(())
    }

    /// Walks the whole chain, and gives what its last change says each row should be.
    fn check_log(&self, report: &mut FileReport) -> Result<Marks, Fault> {
        let found = self.op_count()?;
        report.ops = found.unsigned_abs();
        let head = chain::head(&self.conn)?;
        report.head = Some(head);
        self.check_count(
            usize::try_from(found).unwrap_or_default(),
            &mut report.findings,
        )?;
        let mut marks = Marks::default();
        let mut walk = Walk::at(&self.conn, &self.chain);
        walk.from(self.chain.start(self.info.scheme));
        verify_log::each(&self.conn, |op| walk.step(op, true, Some(&mut marks)))?;
        report.findings.append(&mut walk.end(head.hash));
        Ok(marks)
    }

    /// Compares every row of a table with what the log says it should be.
    fn check_rows(
        &self,
        kind: RecordKind,
        marks: &mut Marks,
        report: &mut FileReport,
    ) -> Result<(), Fault> {
        let mut statement = self.conn.prepare(&sql::of(kind).everything)?;
        let mut rows = statement.query([])?;
        let mut marks = marks.of(kind);
        while let Some(row) = rows.next()? {
            report.rows += 1;
            let id = codec::id(row, 0)?;
            let taken_out: bool = row.get(1)?;
            match marks.remove(&id) {
                // Practice people are many, and are not logged row by row when they are made.
                None if self.info.practice => {}
                None => report.findings.push(Finding::RowUnlogged { kind, id }),
                Some(mark) => {
                    let values = stored(row, kind)?;
                    if !mark.agrees(kind, id, (!taken_out).then_some(values.as_slice())) {
                        report.findings.push(Finding::RowDiffers { kind, id });
                    }
                }
            }
        }
        for (id, mark) in marks {
            if !mark.is_erased() {
                report.findings.push(Finding::RowMissing { kind, id });
            }
        }
        Ok(())
    }

    fn check_drafts(&self, findings: &mut Vec<Finding>) -> Result<(), Fault> {
        let said: Option<chain::Digest> =
            self.conn
                .query_row(r#"SELECT "drafts" FROM "file_info""#, [], |row| row.get(0))?;
        if said != Some(chain::drafts_digest(&self.conn)?) {
            findings.push(Finding::DraftsDiffer);
        }
        Ok(())
    }

    /// Looks at the rows of changes chosen at random; of all of them if they are few.
    fn check_sample(
        &self,
        sizes: &[Size],
        entropy: &mut dyn Entropy,
        findings: &mut Vec<Finding>,
    ) -> Result<(), Fault> {
        let order = verify_log::order(sizes);
        for (op, n) in verify_log::choose(sizes, SAMPLE, entropy)? {
            let Some((kind, id)) = verify_log::row_of(&self.conn, op, n)? else {
                continue;
            };
            let Some(mark) = verify_log::last_mark(&self.conn, &order, (kind, id))? else {
                continue;
            };
            let finding = match tx::load(&self.conn, kind, id)? {
                None if mark.is_erased() => continue,
                None => Finding::RowMissing { kind, id },
                Some(row) => {
                    let values = (!row.taken_out).then_some(row.values.as_slice());
                    if mark.agrees(kind, id, values) {
                        continue;
                    }
                    Finding::RowDiffers { kind, id }
                }
            };
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        Ok(())
    }
}

/// The values of a row of `everything`.
fn stored(row: &rusqlite::Row<'_>, kind: RecordKind) -> Result<Vec<Value>, Fault> {
    (2..)
        .take(kind.columns().len())
        .map(|at| codec::value(row, at))
        .collect()
}

/// The digest of the file behind a connection, of whichever form its log is.
pub(super) fn digest(conn: &Connection) -> Result<[u8; 32], Fault> {
    let mut hash = Sha256::new();
    for kind in RecordKind::ALL {
        let mut statement = conn.prepare(&sql::of(*kind).everything)?;
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

/// What a pragma says: the first column of each row.
pub(super) fn said(conn: &Connection, pragma: &str) -> Result<Vec<String>, Fault> {
    let mut statement = conn.prepare(pragma)?;
    let said = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(said)
}
