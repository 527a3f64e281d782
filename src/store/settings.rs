//! The settings of the scheme.

use std::collections::BTreeMap;

use super::error::Fault;
use super::{Store, read};
use crate::domain::profile::Setting;

impl Store {
    /// One setting. Where two computers added one of the same name, the later counts.
    ///
    /// # Errors
    /// As for every read.
    pub fn setting(&self, name: &str) -> Result<Option<Setting>, Fault> {
        Ok(read::list(
            &self.conn,
            r#"WHERE t."name" = ?1 AND t."taken_out" = 0 ORDER BY t."id""#,
            [name],
        )?
        .pop())
    }

    /// Every setting, by name.
    ///
    /// # Errors
    /// As for every read.
    pub fn settings(&self) -> Result<Vec<Setting>, Fault> {
        let all: Vec<Setting> =
            read::list(&self.conn, r#"WHERE t."taken_out" = 0 ORDER BY t."id""#, [])?;
        let latest: BTreeMap<String, Setting> =
            all.into_iter().map(|s| (s.name.clone(), s)).collect();
        Ok(latest.into_values().collect())
    }
}
