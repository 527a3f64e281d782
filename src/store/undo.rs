//! Undo and redo, over the log: they survive a restart, and go by person. Nobody undoes what somebody else did.
//!
//! Undo is an op of its own that writes the before-values of an earlier one back, after checking that every
//! field still reads as that op left it. Redo is the undo of an undo.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::codec::{self, Image, Key};
use super::error::{Fault, LaterOp};
use super::oplog::{self, Logged, OP_COLUMNS};
use super::tx::{self, Committed, Intent};
use super::{Store, read};
use crate::domain::port::{OpKind, RecordKind, Row, Stamp, Write};

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// The kind of the change that was undone or put back.
    pub kind: OpKind,
    /// What it was about.
    pub about: String,
    /// The op that did it, and what it touched.
    pub committed: Committed,
}

/// An op that was undone, and the undo with it.
const IS_UNDONE: &str = r#"EXISTS (SELECT 1 FROM "op" u WHERE u."undoes" = o."id" AND u."kind" = 'undone'
    AND NOT EXISTS (SELECT 1 FROM "op" r WHERE r."undoes" = u."id" AND r."kind" = 'redone'))"#;

impl Store {
    /// Undoes the latest change of whoever asks (`stamp.who`) that can be undone and is not undone yet.
    ///
    /// # Errors
    /// [`Fault::NothingToUndo`]; [`Fault::Conflict`] if a later change that was not undone wrote to the same
    /// place; [`Fault::Refused`] if a rule of the record stands against going back.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Reversed, Fault> {
        let undone = next_to_undo(&self.conn, &stamp.who)?.ok_or(Fault::NothingToUndo)?;
        self.reverse(undone.op, &undone, OpKind::Undone, stamp)
    }

    /// Puts back what the latest undo of whoever asks undid, unless they changed something since.
    ///
    /// # Errors
    /// [`Fault::NothingToRedo`]; otherwise as for [`Store::undo`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Reversed, Fault> {
        let (undo, original) = next_to_redo(&self.conn, &stamp.who)?.ok_or(Fault::NothingToRedo)?;
        self.reverse(undo, &original, OpKind::Redone, stamp)
    }

    /// Puts back what one change had changed, as it was before it: a change of its own, which can be undone like any
    /// other, whoever made the first.
    ///
    /// # Errors
    /// [`Fault::Missing`] if there is no such change; [`Fault::NothingToUndo`] if it cannot be undone;
    /// [`Fault::Conflict`] if a later change wrote to the same place; [`Fault::Refused`] if a rule of the record stands
    /// against it.
    pub fn put_back(&mut self, op: Uuid, stamp: &Stamp) -> Result<Reversed, Fault> {
        let original = self.op(op)?.ok_or(Fault::Missing)?;
        if !original.kind.can_be_undone() {
            return Err(Fault::NothingToUndo);
        }
        let intent = Intent {
            kind: OpKind::PutBack,
            about: &original.about,
            undoes: None,
            ruled_as: Some(original.kind),
        };
        let writes = inverse(&self.conn, op)?;
        let committed = self.run(&intent, &writes, stamp)?;
        if committed.op.is_none() {
            return Err(Fault::NothingToUndo);
        }
        Ok(Reversed {
            kind: OpKind::PutBack,
            about: original.about,
            committed,
        })
    }

    fn reverse(
        &mut self,
        op: Uuid,
        original: &LaterOp,
        kind: OpKind,
        stamp: &Stamp,
    ) -> Result<Reversed, Fault> {
        let ruled_as = if came_between(&self.conn, op)? {
            Some(original.kind)
        } else {
            None
        };
        let intent = Intent {
            kind,
            about: &original.about,
            undoes: Some(op),
            ruled_as,
        };
        let writes = inverse(&self.conn, op)?;
        let committed = self.run(&intent, &writes, stamp)?;
        Ok(Reversed {
            kind: original.kind,
            about: original.about.clone(),
            committed,
        })
    }
}

fn can_be_undone() -> String {
    codes(OpKind::can_be_undone)
}

/// The kinds of which something holds, as a list for a statement.
fn codes(holds: fn(OpKind) -> bool) -> String {
    let codes: Vec<String> = OpKind::ALL
        .iter()
        .filter(|kind| holds(**kind))
        .map(|kind| format!("'{}'", kind.code()))
        .collect();
    codes.join(", ")
}

fn next_to_undo(conn: &Connection, who: &str) -> Result<Option<LaterOp>, Fault> {
    let text = format!(
        r#"SELECT {OP_COLUMNS} FROM "op" o WHERE o."who" = ?1 AND o."kind" IN ({}) AND NOT {IS_UNDONE}
           ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC LIMIT 1"#,
        can_be_undone()
    );
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query([who])?;
    rows.next()?.map(oplog::read_op).transpose()
}

/// The undo to reverse, and the change it undid.
fn next_to_redo(conn: &Connection, who: &str) -> Result<Option<(Uuid, LaterOp)>, Fault> {
    let text = format!(
        r#"SELECT {OP_COLUMNS}, u."id" FROM "op" u JOIN "op" o ON o."id" = u."undoes"
           WHERE u."kind" = 'undone' AND u."who" = ?1
             AND NOT EXISTS (SELECT 1 FROM "op" r WHERE r."undoes" = u."id" AND r."kind" = 'redone')
             AND NOT EXISTS (SELECT 1 FROM "op" l WHERE l."who" = ?1 AND l."kind" IN ({})
               AND (l."hlc_ms", l."hlc_n") > (u."hlc_ms", u."hlc_n"))
           ORDER BY u."hlc_ms" DESC, u."hlc_n" DESC LIMIT 1"#,
        can_be_undone()
    );
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query([who])?;
    rows.next()?
        .map(|row| Ok((codec::id(row, 5)?, oplog::read_op(row)?)))
        .transpose()
}

/// Whether anything that still counts was written after `op`. If not, reversing it leads to exactly a state the
/// record was in before, which the rules allowed then: to ask them again could only lock somebody in, as where an
/// import brought a home that was too full already. A note of what was seen changes nothing a rule reads.
fn came_between(conn: &Connection, op: Uuid) -> Result<bool, Fault> {
    let text = format!(
        r#"SELECT EXISTS (SELECT 1 FROM "op" o JOIN "op" x ON x."id" = ?1
           WHERE (o."hlc_ms", o."hlc_n") > (x."hlc_ms", x."hlc_n")
             AND o."kind" NOT IN ('undone', 'redone', {}) AND o."changes" IS NOT 0 AND NOT {IS_UNDONE})"#,
        codes(OpKind::is_a_note)
    );
    Ok(read::number(conn, &text, [Key(op)])? != 0)
}

/// A row on its way back: its columns, and whether it is there.
struct Back {
    image: Image,
    there: bool,
}

/// The writes that take an op back.
fn inverse(conn: &Connection, op: Uuid) -> Result<Vec<Write>, Fault> {
    let mut rows: BTreeMap<(RecordKind, Uuid), Back> = BTreeMap::new();
    for change in oplog::changes_backwards(conn, op)? {
        let back = match rows.entry((change.kind, change.id)) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(start(conn, &change)?),
        };
        if !step_back(back, &change)? {
            return Err(conflict(conn, op, &change)?);
        }
    }
    Ok(rows
        .into_iter()
        .map(|((kind, id), back)| {
            if back.there {
                let values = codec::values(kind, &back.image);
                Write::Put(Row { kind, id, values })
            } else {
                Write::TakeOut(kind, id)
            }
        })
        .collect())
}

fn start(conn: &Connection, change: &Logged) -> Result<Back, Fault> {
    let stored = tx::load(conn, change.kind, change.id)?
        .ok_or_else(|| Fault::Corrupt("a row in the log is gone".to_owned()))?;
    Ok(Back {
        image: codec::image(change.kind, &stored.values),
        there: !stored.taken_out,
    })
}

/// Takes one logged change back; `false` if the row does not read as that change left it.
fn step_back(back: &mut Back, change: &Logged) -> Result<bool, Fault> {
    if !change.field.is_empty() {
        let (Some(before), Some(after)) = (&change.before, &change.after) else {
            return Err(Fault::Corrupt(
                "a field without a value in the log".to_owned(),
            ));
        };
        let after = codec::parse_value(after)?;
        if !back.there || back.image.get(&change.field) != Some(&after) {
            return Ok(false);
        }
        back.image
            .insert(change.field.clone(), codec::parse_value(before)?);
        return Ok(true);
    }
    match &change.after {
        Some(after) => {
            let after = codec::parse_image(after)?;
            // A column that came with a later form of the file is not in the image.
            let same = after.iter().all(|(c, v)| back.image.get(c) == Some(v));
            if !back.there || !same {
                return Ok(false);
            }
        }
        None if back.there => return Ok(false),
        None => {}
    }
    match &change.before {
        Some(before) => {
            back.image.extend(codec::parse_image(before)?);
            back.there = true;
        }
        None => back.there = false,
    }
    Ok(true)
}

/// The latest op after `op` that wrote to the place of `change`.
fn conflict(conn: &Connection, op: Uuid, change: &Logged) -> Result<Fault, Fault> {
    let text = format!(
        r#"SELECT {OP_COLUMNS} FROM "op" o JOIN "op_change" c ON c."op_id" = o."id"
           JOIN "op" x ON x."id" = ?1
           WHERE c."entity_id" = ?2 AND (?3 = '' OR c."field" IN ('', ?3))
             AND (o."hlc_ms", o."hlc_n") > (x."hlc_ms", x."hlc_n")
           ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC LIMIT 1"#
    );
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query(params![Key(op), Key(change.id), change.field])?;
    match rows.next()? {
        Some(row) => Ok(Fault::Conflict(oplog::read_op(row)?)),
        None => Ok(Fault::Corrupt(
            "a row does not read as its last change left it".to_owned(),
        )),
    }
}

/// What undo and redo would name, for the key bar.
impl Store {
    /// The change that [`Store::undo`] would undo for `who`.
    ///
    /// # Errors
    /// As for every read.
    pub fn undoable(&self, who: &str) -> Result<Option<(OpKind, String)>, Fault> {
        Ok(next_to_undo(&self.conn, who)?.map(|op| (op.kind, op.about)))
    }

    /// The change that [`Store::redo`] would put back for `who`.
    ///
    /// # Errors
    /// As for every read.
    pub fn redoable(&self, who: &str) -> Result<Option<(OpKind, String)>, Fault> {
        Ok(next_to_redo(&self.conn, who)?.map(|(_, op)| (op.kind, op.about)))
    }
}
