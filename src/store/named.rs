//! What a check found, by the names that people know.

use rusqlite::params;
use uuid::Uuid;

use super::codec::Key;
use super::error::{Fault, LaterOp};
use super::oplog::{self, OP_COLUMNS};
use super::verify::Finding;
use super::{Store, tx};
use crate::domain::port::{Record as _, RecordKind, Row};
use crate::domain::profile::Profile;

/// A finding, and what can be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What was found.
    pub finding: Finding,
    /// The names of the people and homes it belongs to, as far as they can be read.
    pub whose: Vec<String>,
    /// The change it is about, or the last one to the row it is about.
    pub change: Option<LaterOp>,
}

impl Store {
    /// Says of a finding whom it is about and which change.
    ///
    /// # Errors
    /// As for every read.
    pub fn name(&self, finding: Finding) -> Result<Named, Fault> {
        let (row, op) = match &finding {
            Finding::RowDiffers { id, .. }
            | Finding::RowUnlogged { id, .. }
            | Finding::RowMissing { id, .. } => (Some(*id), self.last_op(*id)?),
            Finding::ChangeDiffers { op, id, .. } => (Some(*id), self.op(*op)?),
            Finding::LinkBroken { op }
            | Finding::OpDiffers { op }
            | Finding::ChangesMissing { op } => (None, self.op(*op)?),
            Finding::Page(_)
            | Finding::Structure(_)
            | Finding::Orphans(_)
            | Finding::OpsMissing { .. }
            | Finding::HeadDiffers
            | Finding::DraftsDiffer => (None, None),
        };
        let mut whose = Vec::new();
        if let Some(id) = row {
            for owner in self.owners_of_row(id)? {
                whose.extend(self.called(owner.0)?);
            }
        }
        Ok(Named {
            finding,
            whose,
            change: op,
        })
    }

    /// The name of a profile, taken out or not.
    pub(super) fn called(&self, profile: Uuid) -> Result<Option<String>, Fault> {
        let Some(stored) = tx::load(&self.conn, RecordKind::Profile, profile)? else {
            return Ok(None);
        };
        let profile = Profile::from_row(&Row {
            kind: RecordKind::Profile,
            id: profile,
            values: stored.values,
        })?;
        Ok(Some(profile.known_as))
    }

    /// One op of the log.
    pub(super) fn op(&self, op: Uuid) -> Result<Option<LaterOp>, Fault> {
        self.one_op(
            &format!(r#"SELECT {OP_COLUMNS} FROM "op" o WHERE o."id" = ?1"#),
            op,
        )
    }

    /// The last op that changed a row.
    fn last_op(&self, row: Uuid) -> Result<Option<LaterOp>, Fault> {
        self.one_op(
            &format!(
                r#"SELECT {OP_COLUMNS} FROM "op" o WHERE o."id" IN
                     (SELECT "op_id" FROM "op_change" WHERE "entity_id" = ?1)
                   ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC LIMIT 1"#
            ),
            row,
        )
    }

    fn one_op(&self, text: &str, id: Uuid) -> Result<Option<LaterOp>, Fault> {
        let mut statement = self.conn.prepare_cached(text)?;
        let mut rows = statement.query(params![Key(id)])?;
        rows.next()?.map(oplog::read_op).transpose()
    }
}
