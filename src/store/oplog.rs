//! The log of changes: audit, history and undo in one. `tx` writes it, in the transaction of the change.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::chain::{self, Chain, Changes, Link, Says};
use super::codec::{self, Key};
use super::error::{Fault, LaterOp};
use crate::domain::port::{OpKind, RecordKind, Row, Stamp, Value};

/// A point of the file's own clock, which never runs backwards: milliseconds since 1970, and a count
/// within the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Clock {
    pub(super) ms: i64,
    pub(super) n: i64,
}

impl Clock {
    /// The next point when the computer's clock says `now`: that, or just after the last one.
    fn after(self, now: Timestamp) -> Self {
        let ms = now.as_millisecond();
        if ms > self.ms {
            Self { ms, n: 0 }
        } else {
            Self {
                ms: self.ms,
                n: self.n + 1,
            }
        }
    }
}

/// The point of the last change.
pub(super) fn last_clock(conn: &Connection) -> Result<Clock, Fault> {
    Ok(conn
        .prepare_cached(r#"SELECT "hlc_ms", "hlc_n" FROM "file_info""#)?
        .query_row([], |row| {
            Ok(Clock {
                ms: row.get(0)?,
                n: row.get(1)?,
            })
        })?)
}

/// What the log says about an op besides its stamp.
pub(super) struct Entry<'a> {
    pub(super) kind: OpKind,
    pub(super) about: &'a str,
    pub(super) undoes: Option<Uuid>,
    /// How many rows of the log belong to it; `None` if it is not logged row by row.
    pub(super) changes: Option<i64>,
    /// Their digests.
    pub(super) digests: Changes,
}

/// Adds an op to the end of the chain and moves the file's clock and head on.
pub(super) fn add(
    conn: &Connection,
    (device, chain): (Uuid, &Chain),
    stamp: &Stamp,
    entry: Entry<'_>,
) -> Result<(), Fault> {
    let clock = last_clock(conn)?.after(stamp.at);
    let salt = chain::salt()?;
    let link = Link {
        prev: chain::head(conn)?.hash,
        id: stamp.op,
        clock,
        device,
        who: &stamp.who,
        kind: entry.kind.code(),
        digest: chain::about_digest(&salt, entry.about),
        undoes: entry.undoes,
        at_ms: stamp.at.as_millisecond(),
        changes: entry.changes,
    };
    let hash = chain.hash(&link, entry.digests.finish());
    conn.prepare_cached(
        r#"INSERT INTO "op" ("id", "hlc_ms", "hlc_n", "device", "who", "kind", "about", "undoes", "at_ms", "changes",
             "prev", "hash", "salt", "digest")
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"#,
    )?
    .execute(params![
        Key(link.id),
        clock.ms,
        clock.n,
        Key(device),
        link.who,
        link.kind,
        entry.about,
        link.undoes.map(Key),
        link.at_ms,
        link.changes,
        link.prev,
        hash,
        salt,
        link.digest,
    ])?;
    conn.prepare_cached(
        r#"UPDATE "file_info" SET "hlc_ms" = ?1, "hlc_n" = ?2, "ops" = "ops" + 1, "head" = ?3"#,
    )?
    .execute(params![clock.ms, clock.n, hash])?;
    Ok(())
}

/// Writes the changes of one op, numbered in the order in which they were made.
pub(super) struct Log<'c> {
    conn: &'c Connection,
    op: Uuid,
    written: i64,
    digests: Changes,
}

impl<'c> Log<'c> {
    /// The log of an op that is about to be added.
    pub(super) fn of(conn: &'c Connection, op: Uuid) -> Self {
        Self {
            conn,
            op,
            written: 0,
            digests: Changes::default(),
        }
    }

    /// How many changes were written, and their digests.
    pub(super) fn finish(self) -> (i64, Changes) {
        (self.written, self.digests)
    }

    /// One field of a row that stays; `row` is the whole of it after the change.
    pub(super) fn field(
        &mut self,
        row: &Row,
        field: &str,
        (before, after): (&Value, &Value),
    ) -> Result<(), Fault> {
        let [before, after] = [before, after].map(|v| Some(codec::to_json(v).to_string()));
        self.write(
            (row.kind, row.id),
            field,
            [before, after],
            Some(&row.values),
        )
    }

    /// A row that came (`before` is `None`) or went (`after` is `None`).
    pub(super) fn row(
        &mut self,
        kind: RecordKind,
        id: Uuid,
        before: Option<&[Value]>,
        after: Option<&[Value]>,
    ) -> Result<(), Fault> {
        let images = [before, after].map(|v| v.map(|v| codec::image_text(kind, v)));
        self.write((kind, id), "", images, after)
    }

    fn write(
        &mut self,
        (kind, id): (RecordKind, Uuid),
        field: &str,
        [before, after]: [Option<String>; 2],
        row: Option<&[Value]>,
    ) -> Result<(), Fault> {
        let salt = chain::salt()?;
        let says = Says {
            table: kind.table(),
            id,
            field,
            before: before.as_deref(),
            after: after.as_deref(),
        };
        let digest = chain::change_digest(&salt, says);
        let row = chain::record_digest(&salt, kind, id, row);
        self.conn
            .prepare_cached(
                r#"INSERT INTO "op_change" ("op_id", "n", "entity", "entity_id", "field", "before", "after", "salt",
                     "digest", "row")
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"#,
            )?
            .execute(params![
                Key(self.op),
                self.written,
                says.table,
                Key(id),
                field,
                before,
                after,
                salt,
                digest,
                row
            ])?;
        self.digests.add(&digest, Some(&row));
        self.written += 1;
        Ok(())
    }
}

/// One change as the log has it.
#[derive(Debug)]
pub(super) struct Logged {
    pub(super) kind: RecordKind,
    pub(super) id: Uuid,
    /// Empty for a whole row.
    pub(super) field: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// Reads a logged change whose `entity` stands in column `at`.
pub(super) fn logged(row: &rusqlite::Row<'_>, at: usize) -> Result<Logged, Fault> {
    let table: String = row.get(at)?;
    Ok(Logged {
        kind: RecordKind::from_table(&table)
            .ok_or_else(|| Fault::Corrupt("the change log names an unknown table".to_owned()))?,
        id: codec::id(row, at + 1)?,
        field: row.get(at + 2)?,
        before: row.get(at + 3)?,
        after: row.get(at + 4)?,
    })
}

/// The changes of an op, the last one first.
pub(super) fn changes_backwards(conn: &Connection, op: Uuid) -> Result<Vec<Logged>, Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "entity", "entity_id", "field", "before", "after" FROM "op_change"
           WHERE "op_id" = ?1 ORDER BY "n" DESC"#,
    )?;
    let mut rows = statement.query([Key(op)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(logged(row, 0)?);
    }
    Ok(found)
}

/// The columns that [`read_op`] reads, of an "op" called `o`.
pub(super) const OP_COLUMNS: &str = r#"o."id", o."kind", o."about", o."who", o."at_ms""#;

/// Reads an op whose `id` stands in the first column.
pub(super) fn read_op(row: &rusqlite::Row<'_>) -> Result<LaterOp, Fault> {
    let kind: String = row.get(1)?;
    Ok(LaterOp {
        op: codec::id(row, 0)?,
        kind: OpKind::from_code(&kind)
            .ok_or_else(|| Fault::Corrupt("the log names an unknown kind of change".to_owned()))?,
        about: row.get(2)?,
        who: row.get(3)?,
        at: timestamp(row.get(4)?)?,
    })
}

/// An instant from its milliseconds.
pub(super) fn timestamp(ms: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(ms).map_err(|error| Fault::Corrupt(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_s_clock_follows_the_computer_s_but_never_runs_back() {
        let at = |ms| Timestamp::from_millisecond(ms).unwrap();
        let last = Clock { ms: 1000, n: 3 };
        assert_eq!(last.after(at(1001)), Clock { ms: 1001, n: 0 });
        assert_eq!(last.after(at(1000)), Clock { ms: 1000, n: 4 });
        assert_eq!(last.after(at(7)), Clock { ms: 1000, n: 4 });
        assert!(last.after(at(7)) > last);
    }
}
