//! What is due: promises that are open, and checks that run out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::Row;

use super::error::Fault;
use super::{Store, codec, sql};
use crate::domain::check::{Check, CheckOutcome};
use crate::domain::introduction::Promise;
use crate::domain::lists::{CheckLine, PromiseLine};
use crate::domain::port::{Record, RecordKind};

impl Store {
    /// The promises that are not done, the one due first first.
    ///
    /// # Errors
    /// As for every read.
    pub fn promises(&self) -> Result<Vec<PromiseLine>, Fault> {
        self.with_profile(
            RecordKind::Promise,
            r#"AND t."done_on" IS NULL ORDER BY t."due_date", t."id""#,
            |row| {
                let promise: Promise = codec::record(row, 0)?;
                Ok(PromiseLine {
                    pair: promise.pair,
                    name: row.get(1 + Promise::COLUMNS.len())?,
                    promise,
                })
            },
        )
    }

    /// The checks that count today (the newest of each kind of each profile and member) and run out on or
    /// before `by`, the one that runs out first first.
    ///
    /// # Errors
    /// As for every read.
    pub fn checks_expiring(&self, by: Date) -> Result<Vec<CheckLine>, Fault> {
        let mut lines = self.current_checks()?;
        lines.retain(|line| line.check.expires_on.is_some_and(|day| day <= by));
        lines.sort_by_key(|line| (line.check.expires_on, line.check.id));
        Ok(lines)
    }

    /// The newest check of each kind of each profile and member. One that is under way counts only where
    /// nothing has been decided.
    ///
    /// # Errors
    /// As for every read.
    pub fn current_checks(&self) -> Result<Vec<CheckLine>, Fault> {
        let all = self.with_profile(RecordKind::Check, r#"ORDER BY t."id""#, |row| {
            let check: Check = codec::record(row, 0)?;
            let after = 1 + Check::COLUMNS.len();
            let kind: String = row.get(after + 1)?;
            Ok(CheckLine {
                check,
                name: row.get(after)?,
                kind: crate::domain::profile::ProfileKind::from_code(&kind)
                    .ok_or_else(|| Fault::Corrupt("a profile of an unknown kind".to_owned()))?,
            })
        })?;
        let mut newest = BTreeMap::new();
        for line in all {
            let check = &line.check;
            let rank = (check.outcome != CheckOutcome::Pending, check.done_on);
            let key = (check.profile, check.member, check.kind);
            match newest.get(&key) {
                Some((best, _)) if *best > rank => {}
                Some(_) | None => {
                    newest.insert(key, (rank, line));
                }
            }
        }
        Ok(newest.into_values().map(|(_, line)| line).collect())
    }

    /// Rows of a table with a `profile_id`, followed by the name and the kind of their profile.
    fn with_profile<T>(
        &self,
        kind: RecordKind,
        tail: &'static str,
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let text = format!(
            r#"SELECT {}, p."known_as", p."kind" FROM "{}" t
               JOIN "profile" p ON p."id" = t."profile_id"
               WHERE t."taken_out" = 0 AND p."taken_out" = 0 {tail}"#,
            sql::columns(kind, "t"),
            kind.table()
        );
        let mut statement = self.conn.prepare_cached(&text)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}
