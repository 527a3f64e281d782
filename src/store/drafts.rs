//! Drafts: what was begun and not saved. They are kept in small transactions of their own and are no part
//! of the record or its history.

use rusqlite::{Params, TransactionBehavior, params};
use uuid::Uuid;

use super::codec::{self, Key};
use super::error::Fault;
use super::{Store, chain, oplog};
use crate::domain::lists::Draft;

impl Store {
    /// Every draft, the one kept last first.
    ///
    /// # Errors
    /// As for every read.
    pub fn drafts(&self) -> Result<Vec<Draft>, Fault> {
        let mut statement = self.conn.prepare_cached(
            r#"SELECT "id", "form", "about", "title", "fields", "begun_ms", "kept_ms" FROM "draft"
               ORDER BY "kept_ms" DESC, "id" DESC"#,
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Draft {
                id: codec::id(row, 0)?,
                form: row.get(1)?,
                about: codec::maybe_id(row, 2)?,
                title: row.get(3)?,
                fields: row.get(4)?,
                begun: oplog::timestamp(row.get(5)?)?,
                kept: oplog::timestamp(row.get(6)?)?,
            });
        }
        Ok(found)
    }

    /// Keeps a draft, over what was kept of it before. When this returns it survives a loss of power.
    ///
    /// # Errors
    /// [`Fault::Full`], [`Fault::Io`].
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), Fault> {
        self.change_drafts(
            r#"INSERT INTO "draft" ("id", "form", "about", "title", "fields", "begun_ms", "kept_ms")
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT ("id") DO UPDATE SET "form" = ?2, "about" = ?3, "title" = ?4,
                 "fields" = ?5, "begun_ms" = ?6, "kept_ms" = ?7"#,
            params![
                Key(draft.id),
                draft.form,
                draft.about.map(Key),
                draft.title,
                draft.fields,
                draft.begun.as_millisecond(),
                draft.kept.as_millisecond(),
            ],
        )
    }

    /// Drops a draft; that it is gone already is no fault.
    ///
    /// # Errors
    /// As for every write.
    pub fn drop_draft(&mut self, id: Uuid) -> Result<(), Fault> {
        self.change_drafts(r#"DELETE FROM "draft" WHERE "id" = ?1"#, [Key(id)])
    }

    /// Drafts are not in the log, so the file keeps a digest over all of them: an old one put back is found.
    fn change_drafts(&mut self, text: &str, params: impl Params) -> Result<(), Fault> {
        let changed = self.change_in_one(text, params);
        changed.map_err(|fault| self.explained(fault))
    }

    fn change_in_one(&mut self, text: &str, params: impl Params) -> Result<(), Fault> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.prepare_cached(text)?.execute(params)?;
        let digest = chain::drafts_digest(&tx)?;
        tx.prepare_cached(r#"UPDATE "file_info" SET "drafts" = ?1"#)?
            .execute([digest])?;
        tx.commit()?;
        Ok(())
    }
}
