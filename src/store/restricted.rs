//! Sheets that open only deliberately.
//!
//! What is on them is read by [`Store::restricted_sheet`] and by nothing else; the other two say only how many
//! items there are, and by when they should be looked at.

use rusqlite::params;

use super::codec::{self, Key};
use super::error::Fault;
use super::{Store, read};
use crate::domain::id::ProfileId;
use crate::domain::restricted::{RestrictedSheet, SheetCount, SheetName, SheetReview};
use jiff::civil::Date;

impl Store {
    /// A sheet with everything on it, and who was shown it. Whoever asks has noted in the log that it is opened.
    ///
    /// # Errors
    /// As for every read.
    pub fn restricted_sheet(
        &self,
        profile: ProfileId,
        sheet: SheetName,
    ) -> Result<RestrictedSheet, Fault> {
        Ok(RestrictedSheet {
            profile,
            sheet,
            items: read::list(
                &self.conn,
                r#"WHERE t."profile_id" = ?1 AND t."sheet" = ?2 AND t."taken_out" = 0 ORDER BY t."id""#,
                params![Key(profile.0), sheet.code()],
            )?,
            showings: read::list(
                &self.conn,
                r#"WHERE t."profile_id" = ?1 AND t."sheet" = ?2 AND t."taken_out" = 0
                   ORDER BY t."on_date" DESC, t."id" DESC"#,
                params![Key(profile.0), sheet.code()],
            )?,
        })
    }

    /// How many items each sheet of a profile has, and when it was last gone through. A sheet without items is
    /// not among them.
    ///
    /// # Errors
    /// As for every read.
    pub fn sheet_counts(&self, profile: ProfileId) -> Result<Vec<SheetCount>, Fault> {
        let mut statement = self.conn.prepare_cached(
            r#"SELECT "sheet", count(*), max("looked_at_on") FROM "sheet_item"
               WHERE "profile_id" = ?1 AND "taken_out" = 0 GROUP BY "sheet" ORDER BY "sheet""#,
        )?;
        let mut rows = statement.query([Key(profile.0)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(SheetCount {
                sheet: name(&row.get::<_, String>(0)?)?,
                items: row.get(1)?,
                looked_at: day(&row.get::<_, String>(2)?)?,
            });
        }
        Ok(found)
    }

    /// By when each sheet of each profile should be looked at again, where a day is set for one of its items.
    ///
    /// # Errors
    /// As for every read.
    pub fn sheet_reviews(&self) -> Result<Vec<SheetReview>, Fault> {
        let mut statement = self.conn.prepare_cached(
            r#"SELECT p."id", p."known_as", t."sheet", min(t."review_on")
               FROM "sheet_item" t JOIN "profile" p ON p."id" = t."profile_id"
               WHERE t."taken_out" = 0 AND p."taken_out" = 0 AND t."review_on" IS NOT NULL
               GROUP BY p."id", t."sheet" ORDER BY p."id", t."sheet""#,
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(SheetReview {
                profile: ProfileId(codec::id(row, 0)?),
                name: row.get(1)?,
                sheet: name(&row.get::<_, String>(2)?)?,
                on: day(&row.get::<_, String>(3)?)?,
            });
        }
        Ok(found)
    }
}

fn name(code: &str) -> Result<SheetName, Fault> {
    SheetName::from_code(code)
        .ok_or_else(|| Fault::Corrupt("a sheet of an unknown name".to_owned()))
}

fn day(text: &str) -> Result<Date, Fault> {
    text.parse()
        .map_err(|e| Fault::Corrupt(format!("a day on a sheet cannot be read: {e}")))
}
