//! The history of a record, and of the whole file.

use rusqlite::{Params, params};
use uuid::Uuid;

use super::codec::Key;
use super::error::Fault;
use super::oplog::{self, OP_COLUMNS};
use super::{Store, read};
use crate::domain::id::{ArrangementId, PairId, ProfileId};
use crate::domain::lists::HistoryLine;
use crate::domain::port::OpKind;

/// Everything that was ever part of the profile ?1: rows that were taken out too.
const PARTS: &str = r#"
    SELECT ?1 UNION ALL
    SELECT "id" FROM "fact" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "member" WHERE "home_id" = ?1 UNION ALL
    SELECT "id" FROM "room" WHERE "home_id" = ?1 UNION ALL
    SELECT "id" FROM "preference" WHERE "owner_id" = ?1 UNION ALL
    SELECT i."id" FROM "preference_item" i JOIN "preference" w ON w."id" = i."preference_id"
      WHERE w."owner_id" = ?1 UNION ALL
    SELECT "id" FROM "must_have" WHERE "owner_id" = ?1 UNION ALL
    SELECT "id" FROM "check_record" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "milestone" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "journey" WHERE "home_id" = ?1 UNION ALL
    SELECT "id" FROM "leftover" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "promise" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "sheet_item" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "sheet_showing" WHERE "profile_id" = ?1 UNION ALL
    SELECT "id" FROM "pair" WHERE "mover_id" = ?1 OR "home_id" = ?1 UNION ALL
    SELECT i."id" FROM "introduction" i JOIN "pair" p ON p."id" = i."pair_id"
      WHERE p."mover_id" = ?1 OR p."home_id" = ?1 UNION ALL
    SELECT v."id" FROM "view" v JOIN "pair" p ON p."id" = v."pair_id"
      WHERE p."mover_id" = ?1 OR p."home_id" = ?1 UNION ALL
    SELECT "id" FROM "disagreement" WHERE "mover_id" = ?1 OR "home_id" = ?1 UNION ALL
    SELECT "id" FROM "arrangement" WHERE "mover_id" = ?1 OR "home_id" = ?1 UNION ALL
    SELECT e."id" FROM "ending" e JOIN "arrangement" a ON a."id" = e."arrangement_id"
      WHERE a."mover_id" = ?1 OR a."home_id" = ?1 UNION ALL
    SELECT v."id" FROM "ending_voice" v JOIN "ending" e ON e."id" = v."ending_id"
      JOIN "arrangement" a ON a."id" = e."arrangement_id"
      WHERE a."mover_id" = ?1 OR a."home_id" = ?1"#;

/// Everything that was ever part of the pair ?1, and of the arrangements made of it.
const OF_PAIR: &str = r#"
    SELECT ?1 UNION ALL
    SELECT "id" FROM "introduction" WHERE "pair_id" = ?1 UNION ALL
    SELECT "id" FROM "view" WHERE "pair_id" = ?1 UNION ALL
    SELECT "id" FROM "promise" WHERE "pair_id" = ?1 UNION ALL
    SELECT d."id" FROM "disagreement" d JOIN "pair" p ON p."mover_id" = d."mover_id" AND p."home_id" = d."home_id"
      WHERE p."id" = ?1 UNION ALL
    SELECT "id" FROM "arrangement" WHERE "pair_id" = ?1 UNION ALL
    SELECT e."id" FROM "ending" e JOIN "arrangement" a ON a."id" = e."arrangement_id" WHERE a."pair_id" = ?1 UNION ALL
    SELECT v."id" FROM "ending_voice" v JOIN "ending" e ON e."id" = v."ending_id"
      JOIN "arrangement" a ON a."id" = e."arrangement_id" WHERE a."pair_id" = ?1"#;

/// Everything that was ever part of the arrangement ?1.
const OF_ARRANGEMENT: &str = r#"
    SELECT ?1 UNION ALL
    SELECT "id" FROM "ending" WHERE "arrangement_id" = ?1 UNION ALL
    SELECT v."id" FROM "ending_voice" v JOIN "ending" e ON e."id" = v."ending_id" WHERE e."arrangement_id" = ?1"#;

impl Store {
    /// What was done to a profile and everything that belongs to it, the latest first.
    ///
    /// # Errors
    /// As for every read.
    pub fn history(&self, profile: ProfileId) -> Result<Vec<HistoryLine>, Fault> {
        self.history_of_parts(PARTS, profile.0)
    }

    /// What was done to a pair, its introductions, what was said and what came of it, the latest first.
    ///
    /// # Errors
    /// As for every read.
    pub fn history_of_pair(&self, pair: PairId) -> Result<Vec<HistoryLine>, Fault> {
        self.history_of_parts(OF_PAIR, pair.0)
    }

    /// What was done to an arrangement and its ending, the latest first.
    ///
    /// # Errors
    /// As for every read.
    pub fn history_of_arrangement(
        &self,
        arrangement: ArrangementId,
    ) -> Result<Vec<HistoryLine>, Fault> {
        self.history_of_parts(OF_ARRANGEMENT, arrangement.0)
    }

    fn history_of_parts(&self, parts: &str, of: Uuid) -> Result<Vec<HistoryLine>, Fault> {
        let text = format!(
            r#"SELECT {OP_COLUMNS} FROM "op" o WHERE o."id" IN
                 (SELECT c."op_id" FROM "op_change" c WHERE c."entity_id" IN ({parts}))
               ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC"#
        );
        self.lines(&text, [Key(of)])
    }

    /// What was done in this file, the latest first, at most `limit` lines.
    ///
    /// # Errors
    /// As for every read.
    pub fn history_all(&self, limit: u32) -> Result<Vec<HistoryLine>, Fault> {
        let text = format!(
            r#"SELECT {OP_COLUMNS} FROM "op" o ORDER BY o."hlc_ms" DESC, o."hlc_n" DESC LIMIT ?1"#
        );
        self.lines(&text, params![limit])
    }

    /// How many ops the log has.
    ///
    /// # Errors
    /// As for every read.
    pub fn op_count(&self) -> Result<i64, Fault> {
        read::number(&self.conn, r#"SELECT count(*) FROM "op""#, [])
    }

    /// How often something was done in this file, what was undone since included.
    ///
    /// # Errors
    /// As for every read.
    pub fn times_done(&self, kind: OpKind) -> Result<i64, Fault> {
        read::number(
            &self.conn,
            r#"SELECT count(*) FROM "op" WHERE "kind" = ?1"#,
            [kind.code()],
        )
    }

    fn lines(&self, text: &str, params: impl Params) -> Result<Vec<HistoryLine>, Fault> {
        let mut statement = self.conn.prepare_cached(text)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(oplog::read_op(row)?.into());
        }
        Ok(found)
    }
}
