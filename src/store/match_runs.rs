//! Shortlists that were kept.

use rusqlite::params;

use super::codec::Key;
use super::error::Fault;
use super::{Store, read};
use crate::domain::id::ProfileId;
use crate::domain::match_run::MatchRun;

impl Store {
    /// The lists kept for somebody, the latest first, at most `limit`.
    ///
    /// # Errors
    /// As for every read.
    pub fn match_runs(&self, subject: ProfileId, limit: u32) -> Result<Vec<MatchRun>, Fault> {
        read::list(
            &self.conn,
            r#"WHERE t."subject_id" = ?1 AND t."taken_out" = 0 ORDER BY t."id" DESC LIMIT ?2"#,
            params![Key(subject.0), limit],
        )
    }
}
