//! The only code that writes to the record.
//!
//! A change is one transaction: each row it puts is compared with the row that is there, what differs is
//! written and logged, the rules of the record are asked, and then all of it counts or none.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, TransactionBehavior, params, params_from_iter};
use uuid::Uuid;

use super::chain::Changes;
use super::codec::{self, Bound, Key};
use super::error::Fault;
use super::oplog::{self, Entry, Log};
use super::rules::Watch;
use super::{Store, read, sql};
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Record as _, RecordKind, Row, Stamp, Value, Write};
use crate::domain::profile::{Profile, ProfileKind};

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// Its op in the log; `None` if everything read as asked already, so that nothing was written.
    pub op: Option<Uuid>,
    /// The nouns of which at least one row changed.
    pub touched: BTreeSet<RecordKind>,
    /// The profiles that were given a reference, with it.
    pub profiles: Vec<(ProfileId, String)>,
}

/// What an op is to be called in the log, and which op's rules it is held to.
pub(super) struct Intent<'a> {
    pub(super) kind: OpKind,
    pub(super) about: &'a str,
    pub(super) undoes: Option<Uuid>,
    /// The kind the rules see, for undo and redo that of the change they reverse. `None` if the record
    /// becomes exactly as it was before, which the rules allowed then.
    pub(super) ruled_as: Option<OpKind>,
}

impl Store {
    /// Makes a change, all of it or nothing, and remembers how to undo it.
    ///
    /// A profile without a reference is given the next number of its kind. A change that would leave
    /// everything as it is writes nothing and gives [`Committed::op`] `None`; one that has no rows to
    /// write and cannot be undone (an export) is logged.
    ///
    /// # Errors
    /// [`Fault::Refused`] if a rule of the record would be broken; otherwise what the file says.
    pub fn apply(&mut self, change: &Change, stamp: &Stamp) -> Result<Committed, Fault> {
        let intent = Intent {
            kind: change.kind,
            about: &change.about,
            undoes: None,
            ruled_as: Some(change.kind),
        };
        self.run(&intent, &change.writes, stamp)
    }

    /// Adds practice people, batch by batch, as one op that is not logged row by row, cannot be undone
    /// and is held to no rule: they are invented, and they are many.
    ///
    /// # Errors
    /// [`Fault::PracticeMixup`] if this is a real scheme; [`Fault::Bug`] if a row is there already.
    pub fn apply_bulk(
        &mut self,
        about: &str,
        batches: impl IntoIterator<Item = Vec<Row>>,
        stamp: &Stamp,
    ) -> Result<Committed, Fault> {
        if !self.info.practice {
            return Err(Fault::PracticeMixup {
                file_is_practice: false,
            });
        }
        let done = self.bulk_in_one(about, batches, stamp);
        done.map_err(|fault| self.explained(fault))
    }

    fn bulk_in_one(
        &mut self,
        about: &str,
        batches: impl IntoIterator<Item = Vec<Row>>,
        stamp: &Stamp,
    ) -> Result<Committed, Fault> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut numbers = Numbers::new(true);
        let mut done = Committed {
            op: Some(stamp.op),
            ..Committed::default()
        };
        for row in batches.into_iter().flatten() {
            let row = numbers.allotted(&tx, &row, None, &mut done.profiles)?;
            insert(&tx, &row)?;
            done.touched.insert(row.kind);
        }
        let entry = Entry {
            kind: OpKind::PracticeMade,
            about,
            undoes: None,
            changes: None,
            digests: Changes::default(),
        };
        oplog::add(&tx, (self.info.device, &self.chain), stamp, entry)?;
        tx.commit()?;
        Ok(done)
    }

    /// Runs one op in a transaction of its own.
    pub(super) fn run(
        &mut self,
        intent: &Intent<'_>,
        writes: &[Write],
        stamp: &Stamp,
    ) -> Result<Committed, Fault> {
        let done = self.run_in_one(intent, writes, stamp);
        done.map_err(|fault| self.explained(fault))
    }

    fn run_in_one(
        &mut self,
        intent: &Intent<'_>,
        writes: &[Write],
        stamp: &Stamp,
    ) -> Result<Committed, Fault> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let watch = match intent.ruled_as {
            Some(_) => Watch::before(&tx, writes)?,
            None => Watch::default(),
        };
        let mut log = Log::of(&tx, stamp.op);
        let mut numbers = Numbers::new(self.info.practice);
        let mut done = Committed::default();
        for write in writes {
            if let Some(kind) = write_one(&tx, &mut log, &mut numbers, write, &mut done.profiles)? {
                done.touched.insert(kind);
            }
        }
        let only_said =
            intent.undoes.is_some() || (writes.is_empty() && !intent.kind.can_be_undone());
        if done.touched.is_empty() && !only_said {
            return Ok(done);
        }
        if let Some(kind) = intent.ruled_as {
            watch.after(&tx, kind, stamp.today)?;
        }
        let (changes, digests) = log.finish();
        let entry = Entry {
            kind: intent.kind,
            about: intent.about,
            undoes: intent.undoes,
            changes: Some(changes),
            digests,
        };
        oplog::add(&tx, (self.info.device, &self.chain), stamp, entry)?;
        tx.commit()?;
        done.op = Some(stamp.op);
        Ok(done)
    }
}

/// A row as it lies in the file.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) taken_out: bool,
    pub(super) values: Vec<Value>,
}

/// The row with this identifier, taken out or not.
pub(super) fn load(conn: &Connection, kind: RecordKind, id: Uuid) -> Result<Option<Stored>, Fault> {
    let mut statement = conn.prepare_cached(&sql::of(kind).load)?;
    let mut rows = statement.query([Key(id)])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let values = (1..)
        .take(kind.columns().len())
        .map(|at| codec::value(row, at))
        .collect::<Result<_, _>>()?;
    Ok(Some(Stored {
        taken_out: row.get(0)?,
        values,
    }))
}

/// Writes one row if it differs, and says of which noun.
fn write_one(
    conn: &Connection,
    log: &mut Log<'_>,
    numbers: &mut Numbers,
    write: &Write,
    allotted: &mut Vec<(ProfileId, String)>,
) -> Result<Option<RecordKind>, Fault> {
    match write {
        Write::Put(row) => {
            let stored = load(conn, row.kind, row.id)?;
            let row = numbers.allotted(conn, row, stored.as_ref(), allotted)?;
            put(conn, log, &row, stored)
        }
        Write::TakeOut(kind, id) => match load(conn, *kind, *id)? {
            Some(stored) if !stored.taken_out => {
                conn.prepare_cached(&sql::of(*kind).take_out)?
                    .execute([Key(*id)])?;
                log.row(*kind, *id, Some(&stored.values), None)?;
                Ok(Some(*kind))
            }
            Some(_) | None => Ok(None),
        },
    }
}

fn put(
    conn: &Connection,
    log: &mut Log<'_>,
    row: &Row,
    stored: Option<Stored>,
) -> Result<Option<RecordKind>, Fault> {
    match stored {
        None => {
            insert(conn, row)?;
            log.row(row.kind, row.id, None, Some(&row.values))?;
        }
        Some(stored) if stored.taken_out => {
            execute(conn, &sql::of(row.kind).update, row)?;
            log.row(row.kind, row.id, None, Some(&row.values))?;
        }
        Some(stored) if stored.values == row.values => return Ok(None),
        Some(stored) => {
            execute(conn, &sql::of(row.kind).update, row)?;
            let pairs = stored.values.iter().zip(&row.values);
            for (field, pair) in row.kind.columns().iter().zip(pairs) {
                if pair.0 != pair.1 {
                    log.field(row, field, pair)?;
                }
            }
        }
    }
    Ok(Some(row.kind))
}

fn insert(conn: &Connection, row: &Row) -> Result<(), Fault> {
    execute(conn, &sql::of(row.kind).insert, row)
}

fn execute(conn: &Connection, text: &str, row: &Row) -> Result<(), Fault> {
    if row.values.len() != row.kind.columns().len() {
        return Err(Fault::Bug(format!(
            "a row of {} has {} values",
            row.kind.table(),
            row.values.len()
        )));
    }
    let id = Value::Blob(row.id.as_bytes().to_vec());
    let values = std::iter::once(&id).chain(&row.values).map(Bound);
    conn.prepare_cached(text)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Allots reference numbers. A number that was given once is never given again, not even after its
/// profile was taken out.
struct Numbers {
    practice: bool,
    last: BTreeMap<ProfileKind, u32>,
}

impl Numbers {
    fn new(practice: bool) -> Self {
        Self {
            practice,
            last: BTreeMap::new(),
        }
    }

    /// The row as it is to be written: a profile without a reference keeps the one it had, or gets the
    /// next of its kind.
    fn allotted<'r>(
        &mut self,
        conn: &Connection,
        row: &'r Row,
        stored: Option<&Stored>,
        allotted: &mut Vec<(ProfileId, String)>,
    ) -> Result<Cow<'r, Row>, Fault> {
        if row.kind != RecordKind::Profile {
            return Ok(Cow::Borrowed(row));
        }
        let mut profile = Profile::from_row(row)?;
        if !profile.reference.is_empty() {
            return Ok(Cow::Borrowed(row));
        }
        if let Some(stored) = stored {
            profile.reference = Profile::from_row(&Row {
                kind: row.kind,
                id: row.id,
                values: stored.values.clone(),
            })?
            .reference;
        } else {
            profile.reference = self.next(conn, profile.kind)?;
            allotted.push((profile.id, profile.reference.clone()));
        }
        Ok(Cow::Owned(profile.row()))
    }

    fn next(&mut self, conn: &Connection, kind: ProfileKind) -> Result<String, Fault> {
        let last = match self.last.get(&kind) {
            Some(last) => *last,
            None => self.last_in_file(conn, kind)?,
        };
        let next = last + 1;
        self.last.insert(kind, next);
        Ok(kind.reference(next, self.practice))
    }

    fn last_in_file(&self, conn: &Connection, kind: ProfileKind) -> Result<u32, Fault> {
        // `P-0042` without its digits, which are at least four.
        let first = kind.reference(0, self.practice);
        let prefix = first.trim_end_matches('0');
        let last = read::number(
            conn,
            r#"SELECT max(CAST(substr("reference", length(?2) + 1) AS INTEGER)) FROM "profile"
               WHERE "kind" = ?1 AND substr("reference", 1, length(?2)) = ?2"#,
            params![kind.code(), prefix],
        )?;
        u32::try_from(last).map_err(|error| Fault::Corrupt(error.to_string()))
    }
}
