//! The walk along the chain of the log, and what the log says each row should be.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::chain::{self, Chain, Changes, Digest, Link, Salt, Says};
use super::codec::{self, Key};
use super::error::Fault;
use super::key::Entropy;
use super::oplog::{self, Clock, Logged};
use super::verify::Finding;
use crate::domain::port::{RecordKind, Value};

/// An op as it lies in the file.
#[derive(Debug)]
pub(super) struct Op {
    id: Uuid,
    clock: Clock,
    device: Uuid,
    who: String,
    kind: String,
    about: String,
    undoes: Option<Uuid>,
    at_ms: i64,
    changes: Option<i64>,
    prev: Option<Digest>,
    hash: Option<Digest>,
    salt: Option<Salt>,
    digest: Option<Digest>,
}

const COLUMNS: &str = r#"o."id", o."hlc_ms", o."hlc_n", o."device", o."who", o."kind", o."about", o."undoes", o."at_ms",
    o."changes", o."prev", o."hash", o."salt", o."digest""#;

impl Op {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: codec::id(row, 0)?,
            clock: Clock {
                ms: row.get(1)?,
                n: row.get(2)?,
            },
            device: codec::id(row, 3)?,
            who: row.get(4)?,
            kind: row.get(5)?,
            about: row.get(6)?,
            undoes: codec::maybe_id(row, 7)?,
            at_ms: row.get(8)?,
            changes: row.get(9)?,
            prev: row.get(10)?,
            hash: row.get(11)?,
            salt: row.get(12)?,
            digest: row.get(13)?,
        })
    }

    /// How many changes it says it has.
    pub(super) fn changes(&self) -> i64 {
        self.changes.unwrap_or(0)
    }

    /// Whether what it was about is what it commits to, or was taken away together with its salt.
    fn about_agrees(&self) -> bool {
        match self.salt {
            Some(salt) => self.digest == Some(chain::about_digest(&salt, &self.about)),
            None => self.about.is_empty() && self.digest.is_some(),
        }
    }

    fn hash_agrees(&self, chain: &Chain, changes: Changes) -> bool {
        let (Some(prev), Some(digest), Some(hash)) = (self.prev, self.digest, self.hash) else {
            return false;
        };
        let link = Link {
            prev,
            id: self.id,
            clock: self.clock,
            device: self.device,
            who: &self.who,
            kind: &self.kind,
            digest,
            undoes: self.undoes,
            at_ms: self.at_ms,
            changes: self.changes,
        };
        chain.hash(&link, changes.finish()) == hash
    }
}

/// Every op in order.
pub(super) fn each(
    conn: &Connection,
    mut look: impl FnMut(&Op) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let text = format!(r#"SELECT {COLUMNS} FROM "op" o ORDER BY o."hlc_ms", o."hlc_n""#);
    let mut statement = conn.prepare(&text)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        look(&Op::read(row)?)?;
    }
    Ok(())
}

/// The last ops, at most `limit`, in order.
pub(super) fn last(conn: &Connection, limit: usize) -> Result<Vec<Op>, Fault> {
    let text = format!(
        r#"SELECT {COLUMNS} FROM "op" o ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC LIMIT {limit}"#
    );
    let mut statement = conn.prepare(&text)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Op::read(row)?);
    }
    found.reverse();
    Ok(found)
}

/// A walk along the chain, op by op.
pub(super) struct Walk<'c> {
    conn: &'c Connection,
    chain: &'c Chain,
    /// What the next op must be linked to, where that is known.
    prev: Option<Digest>,
    findings: Vec<Finding>,
}

impl<'c> Walk<'c> {
    /// A walk that starts somewhere in the middle.
    pub(super) fn at(conn: &'c Connection, chain: &'c Chain) -> Self {
        Self {
            conn,
            chain,
            prev: None,
            findings: Vec::new(),
        }
    }

    /// The next op must be linked to this.
    pub(super) fn from(&mut self, start: Digest) {
        self.prev = Some(start);
    }

    /// Looks at the next op, and at its changes if `whole`; notes in `marks` what they left.
    pub(super) fn step(
        &mut self,
        op: &Op,
        whole: bool,
        marks: Option<&mut Marks>,
    ) -> Result<(), Fault> {
        if self.prev.is_some() && op.prev != self.prev {
            self.findings.push(Finding::LinkBroken { op: op.id });
        }
        self.prev = op.hash;
        let mut agrees = op.about_agrees();
        if whole {
            let (count, digests) = self.changes(op, marks)?;
            if op.changes.is_some_and(|said| said != count) {
                self.findings.push(Finding::ChangesMissing { op: op.id });
            } else {
                agrees &= op.hash_agrees(self.chain, digests);
            }
        }
        if !agrees {
            self.findings.push(Finding::OpDiffers { op: op.id });
        }
        Ok(())
    }

    /// Ends at the head of the file, and gives what was found.
    pub(super) fn end(mut self, head: Digest) -> Vec<Finding> {
        if self.prev.is_some_and(|prev| prev != head) {
            self.findings.push(Finding::HeadDiffers);
        }
        self.findings
    }

    /// Looks at the changes of an op: how many there are, and their digests.
    fn changes(&mut self, op: &Op, mut marks: Option<&mut Marks>) -> Result<(i64, Changes), Fault> {
        let (mut count, mut digests) = (0, Changes::default());
        each_change(self.conn, op, |change, mark| {
            count += 1;
            if !mark.says(change) {
                self.findings.push(Finding::ChangeDiffers {
                    op: op.id,
                    kind: change.kind,
                    id: change.id,
                });
            }
            digests.add(&mark.digest.unwrap_or_default(), mark.row.as_ref());
            if let Some(marks) = marks.as_deref_mut() {
                marks
                    .0
                    .entry(change.kind)
                    .or_default()
                    .insert(change.id, mark);
            }
        })?;
        Ok((count, digests))
    }
}

/// Every change of an op in order.
pub(super) fn each_change(
    conn: &Connection,
    op: &Op,
    mut look: impl FnMut(&Logged, Mark),
) -> Result<(), Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "entity", "entity_id", "field", "before", "after", "salt", "digest", "row" FROM "op_change"
           WHERE "op_id" = ?1 ORDER BY "n""#,
    )?;
    let mut rows = statement.query([Key(op.id)])?;
    while let Some(row) = rows.next()? {
        look(&oplog::logged(row, 0)?, Mark::read(row, 5)?);
    }
    Ok(())
}

/// What a change commits to: what it says, and the row as it left it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    salt: Option<Salt>,
    digest: Option<Digest>,
    row: Option<Digest>,
}

impl Mark {
    /// Reads a mark whose salt stands in column `at`, and after it the digests of the change and of the row.
    fn read(row: &Row<'_>, at: usize) -> Result<Self, Fault> {
        Ok(Self {
            salt: row.get(at)?,
            digest: row.get(at + 1)?,
            row: row.get(at + 2)?,
        })
    }

    /// Whether a change says what it commits to, or that was taken away together with its salt.
    fn says(&self, change: &Logged) -> bool {
        let Some(salt) = self.salt else {
            return change.before.is_none() && change.after.is_none() && self.digest.is_some();
        };
        let says = Says {
            table: change.kind.table(),
            id: change.id,
            field: &change.field,
            before: change.before.as_deref(),
            after: change.after.as_deref(),
        };
        self.digest == Some(chain::change_digest(&salt, says))
    }

    /// Whether what the row held was taken away for good: it must not be there.
    pub(super) fn is_erased(&self) -> bool {
        self.salt.is_none()
    }

    /// Whether a row is as it should be; `None` if it is taken out.
    pub(super) fn agrees(&self, kind: RecordKind, id: Uuid, values: Option<&[Value]>) -> bool {
        match (self.salt, self.row) {
            (Some(salt), Some(row)) => chain::record_digest(&salt, kind, id, values) == row,
            (None, _) | (_, None) => false,
        }
    }
}

/// What every row that was ever changed should be.
#[derive(Debug, Default)]
pub(super) struct Marks(HashMap<RecordKind, BTreeMap<Uuid, Mark>>);

impl Marks {
    /// Hands over those of a table.
    pub(super) fn of(&mut self, kind: RecordKind) -> BTreeMap<Uuid, Mark> {
        self.0.remove(&kind).unwrap_or_default()
    }
}

/// An op and how many changes it says it has.
pub(super) type Size = (Uuid, i64);

/// Every op in order with its number of changes, read from the index alone.
pub(super) fn sizes(conn: &Connection) -> Result<Vec<Size>, Fault> {
    let mut statement = conn
        .prepare(r#"SELECT "id", coalesce("changes", 0) FROM "op" ORDER BY "hlc_ms", "hlc_n""#)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((codec::id(row, 0)?, row.get(1)?));
    }
    Ok(found)
}

/// The place of every op among the others.
pub(super) fn order(sizes: &[Size]) -> HashMap<Uuid, usize> {
    sizes.iter().map(|(op, _)| *op).zip(0..).collect()
}

/// Up to `most` changes chosen at random, each as likely as any other; all of them if there are no more.
pub(super) fn choose(
    sizes: &[Size],
    most: usize,
    entropy: &mut dyn Entropy,
) -> Result<Vec<(Uuid, i64)>, Fault> {
    let total: u64 = sizes.iter().map(|(_, n)| n.unsigned_abs()).sum();
    let wanted: BTreeSet<u64> = if total <= most as u64 {
        (0..total).collect()
    } else {
        let mut bytes = vec![0; 8 * most];
        entropy.fill(&mut bytes)?;
        let numbers = bytes.chunks_exact(8);
        let numbers = numbers.filter_map(|eight| eight.try_into().ok().map(u64::from_le_bytes));
        numbers.map(|number| number % total).collect()
    };
    let mut chosen = Vec::with_capacity(wanted.len());
    let (mut ops, mut before) = (sizes.iter(), 0);
    let mut op = ops.next();
    for number in wanted {
        while let Some((_, n)) = op.filter(|(_, n)| number >= before + n.unsigned_abs()) {
            before += n.unsigned_abs();
            op = ops.next();
        }
        if let Some((id, _)) = op {
            chosen.push((*id, i64::try_from(number - before).unwrap_or_default()));
        }
    }
    Ok(chosen)
}

/// The row of which change `n` of an op speaks.
pub(super) fn row_of(
    conn: &Connection,
    op: Uuid,
    n: i64,
) -> Result<Option<(RecordKind, Uuid)>, Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "entity", "entity_id", "field", "before", "after" FROM "op_change" WHERE "op_id" = ?1 AND "n" = ?2"#,
    )?;
    let mut rows = statement.query(params![Key(op), n])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let change = oplog::logged(row, 0)?;
    Ok(Some((change.kind, change.id)))
}

/// What the last change to a row left.
pub(super) fn last_mark(
    conn: &Connection,
    order: &HashMap<Uuid, usize>,
    (kind, id): (RecordKind, Uuid),
) -> Result<Option<Mark>, Fault> {
    let mut statement =
        conn.prepare_cached(r#"SELECT "op_id", "n" FROM "op_change" WHERE "entity_id" = ?1"#)?;
    let mut rows = statement.query([Key(id)])?;
    let mut last: Option<((usize, i64), Uuid)> = None;
    while let Some(row) = rows.next()? {
        let op = codec::id(row, 0)?;
        let place = (order.get(&op).copied().unwrap_or_default(), row.get(1)?);
        if last.is_none_or(|(latest, _)| latest < place) {
            last = Some((place, op));
        }
    }
    let Some(((_, n), op)) = last else {
        return Ok(None);
    };
    let mut statement = conn.prepare_cached(
        r#"SELECT "salt", "digest", "row" FROM "op_change" WHERE "op_id" = ?1 AND "n" = ?2 AND "entity" = ?3"#,
    )?;
    let mut rows = statement.query(params![Key(op), n, kind.table()])?;
    rows.next()?.map(|row| Mark::read(row, 0)).transpose()
}
