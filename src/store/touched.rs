//! Whose sheets a change may have altered.

use rusqlite::params;
use uuid::Uuid;

use super::codec::{self, Key};
use super::error::Fault;
use super::{Store, read};
use crate::domain::id::ProfileId;

/// The profiles that the rows of the op ?1 belong to, rows that were taken out too.
const OF_OP: &str =
    r#"WITH "changed"("id") AS (SELECT "entity_id" FROM "op_change" WHERE "op_id" = ?1),"#;

/// The profiles that the row ?1 belongs to.
const OF_ROW: &str = r#"WITH "changed"("id") AS (SELECT ?1),"#;

/// The profiles that the rows in "changed" belong to, rows that were taken out too.
const OWNERS: &str = r#"
    "apart"("pair_id") AS (
      SELECT "id" FROM "pair" WHERE "id" IN "changed" UNION
      SELECT "pair_id" FROM "introduction" WHERE "id" IN "changed" UNION
      SELECT "pair_id" FROM "view" WHERE "id" IN "changed"),
    "ended"("ending_id") AS (
      SELECT "id" FROM "ending" WHERE "id" IN "changed" UNION
      SELECT "ending_id" FROM "ending_voice" WHERE "id" IN "changed"),
    "together"("arrangement_id") AS (
      SELECT "id" FROM "arrangement" WHERE "id" IN "changed" UNION
      SELECT "arrangement_id" FROM "ending" WHERE "id" IN "ended"),
    "owner"("id") AS (
      SELECT "id" FROM "changed" UNION
      SELECT "profile_id" FROM "fact" WHERE "id" IN "changed" UNION
      SELECT "home_id" FROM "member" WHERE "id" IN "changed" UNION
      SELECT "home_id" FROM "room" WHERE "id" IN "changed" UNION
      SELECT "owner_id" FROM "preference" WHERE "id" IN "changed" UNION
      SELECT w."owner_id" FROM "preference_item" i JOIN "preference" w ON w."id" = i."preference_id"
        WHERE i."id" IN "changed" UNION
      SELECT "owner_id" FROM "must_have" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "check_record" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "milestone" WHERE "id" IN "changed" UNION
      SELECT "home_id" FROM "journey" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "leftover" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "promise" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "sheet_item" WHERE "id" IN "changed" UNION
      SELECT "profile_id" FROM "sheet_showing" WHERE "id" IN "changed" UNION
      SELECT "mover_id" FROM "disagreement" WHERE "id" IN "changed" UNION
      SELECT "home_id" FROM "disagreement" WHERE "id" IN "changed" UNION
      SELECT "mover_id" FROM "pair" WHERE "id" IN "apart" UNION
      SELECT "home_id" FROM "pair" WHERE "id" IN "apart" UNION
      SELECT "mover_id" FROM "arrangement" WHERE "id" IN "together" UNION
      SELECT "home_id" FROM "arrangement" WHERE "id" IN "together")
    SELECT "id" FROM "profile" WHERE "id" IN "owner""#;

/// Whether the op ?1 moved a row from one owner to another, so that its former owner is not told.
const MOVED: &str = r#"
    SELECT count(*) FROM "op_change" WHERE "op_id" = ?1 AND "before" IS NOT NULL AND "after" IS NOT NULL
      AND "before" <> "after" AND "field" IN ('profile_id', 'home_id', 'owner_id', 'mover_id', 'pair_id',
        'preference_id', 'arrangement_id', 'ending_id')"#;

impl Store {
    /// The profiles of which an op wrote something, taken out or not. `None` if the log does not tell:
    /// the op was not logged row by row, or moved a row from one profile to another.
    ///
    /// # Errors
    /// As for every read.
    pub fn touched_by(&self, op: Uuid) -> Result<Option<Vec<ProfileId>>, Fault> {
        const LOGGED: &str =
            r#"SELECT count(*) FROM "op" WHERE "id" = ?1 AND "changes" IS NOT NULL"#;
        let told = read::number(&self.conn, LOGGED, [Key(op)])? == 1
            && read::number(&self.conn, MOVED, [Key(op)])? == 0;
        if !told {
            return Ok(None);
        }
        self.owners(OF_OP, op).map(Some)
    }

    /// The profiles that a row belongs to, taken out or not: none if it is gone or belongs to nobody.
    pub(super) fn owners_of_row(&self, row: Uuid) -> Result<Vec<ProfileId>, Fault> {
        self.owners(OF_ROW, row)
    }

    fn owners(&self, changed: &str, id: Uuid) -> Result<Vec<ProfileId>, Fault> {
        let mut statement = self.conn.prepare_cached(&[changed, OWNERS].concat())?;
        let mut rows = statement.query(params![Key(id)])?;
        let mut owners = Vec::new();
        while let Some(row) = rows.next()? {
            owners.push(ProfileId(codec::id(row, 0)?));
        }
        Ok(owners)
    }
}
