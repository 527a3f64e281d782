//! Disagreements with a match.

use rusqlite::params;

use super::codec::Key;
use super::error::Fault;
use super::{Store, read};
use crate::domain::disagreement::Disagreement;
use crate::domain::id::ProfileId;

impl Store {
    /// What was disagreed with about two profiles, given in any order, the latest first.
    ///
    /// # Errors
    /// As for every read.
    pub fn disagreements(
        &self,
        one: ProfileId,
        other: ProfileId,
    ) -> Result<Vec<Disagreement>, Fault> {
        read::list(
            &self.conn,
            r#"WHERE t."taken_out" = 0 AND ((t."mover_id" = ?1 AND t."home_id" = ?2)
                 OR (t."mover_id" = ?2 AND t."home_id" = ?1))
               ORDER BY t."on_date" DESC, t."id" DESC"#,
            params![Key(one.0), Key(other.0)],
        )
    }
}
