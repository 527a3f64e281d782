//! Arrangements, with their endings and the names of both sides.

use rusqlite::{Connection, Params, Row};

use super::codec::{self, Key};
use super::error::Fault;
use super::{Store, sql};
use crate::domain::arrangement::{Arrangement, Ending};
use crate::domain::id::ArrangementId;
use crate::domain::port::{Record as _, RecordKind};
use crate::domain::sheet::Living;

impl Store {
    /// Every arrangement, past ones too, by the day on which it started.
    ///
    /// # Errors
    /// As for every read.
    pub fn livings(&self) -> Result<Vec<Living>, Fault> {
        some(&self.conn, "?1 IS NULL", [rusqlite::types::Null])
    }

    /// One arrangement.
    ///
    /// # Errors
    /// As for every read.
    pub fn living(&self, id: ArrangementId) -> Result<Option<Living>, Fault> {
        Ok(some(&self.conn, r#"t."id" = ?1"#, [Key(id.0)])?.pop())
    }
}

fn some(
    conn: &Connection,
    condition: &'static str,
    params: impl Params,
) -> Result<Vec<Living>, Fault> {
    let text = format!(
        r#"SELECT {} FROM "arrangement" t {} WHERE t."taken_out" = 0 AND {condition}"#,
        columns(),
        JOINS
    );
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row, 0)?);
    }
    Ok(fold(found))
}

/// What [`read_row`] reads.
pub(super) fn columns() -> String {
    format!(
        r#"{}, m."known_as", h."known_as", {}"#,
        sql::columns(RecordKind::Arrangement, "t"),
        sql::columns(RecordKind::Ending, "e")
    )
}

/// What [`columns`] needs besides the arrangement `t`. Names of profiles that are not here are empty.
pub(super) const JOINS: &str = r#"LEFT JOIN "profile" m ON m."id" = t."mover_id"
    LEFT JOIN "profile" h ON h."id" = t."home_id"
    LEFT JOIN "ending" e ON e."arrangement_id" = t."id" AND e."taken_out" = 0"#;

/// The arrangements of profiles `p`, with the profile's identifier first.
pub(super) fn of_profiles(condition: &'static str) -> String {
    format!(
        r#"SELECT p."id", {} FROM "profile" p
           CROSS JOIN "arrangement" t ON (t."mover_id" = p."id" OR t."home_id" = p."id") {JOINS}
           WHERE p."taken_out" = 0 AND t."taken_out" = 0 AND {condition}
           ORDER BY p."id""#,
        columns()
    )
}

/// Reads an arrangement, its names and one ending from column `at` on. There is one ending at most, unless two
/// computers recorded one each: then there is a row for each, and [`fold`] keeps the later.
pub(super) fn read_row(row: &Row<'_>, at: usize) -> Result<Living, Fault> {
    let names = at + 1 + Arrangement::COLUMNS.len();
    let ending = names + 2;
    let name = |at: usize| -> Result<String, Fault> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    Ok(Living {
        arrangement: codec::record(row, at)?,
        mover_name: name(names)?,
        home_name: name(names + 1)?,
        ending: match codec::maybe_id(row, ending)? {
            Some(_) => Some(codec::record::<Ending>(row, ending)?),
            None => None,
        },
    })
}

/// One of each arrangement, with its latest ending, by the day on which it started.
pub(super) fn fold(mut rows: Vec<Living>) -> Vec<Living> {
    rows.sort_by_key(|row| {
        let arrangement = &row.arrangement;
        (
            arrangement.start,
            arrangement.id,
            row.ending.as_ref().map(|e| e.id),
        )
    });
    let mut found: Vec<Living> = Vec::with_capacity(rows.len());
    for row in rows {
        match found.last_mut() {
            Some(last) if last.arrangement.id == row.arrangement.id => last.ending = row.ending,
            Some(_) | None => found.push(row),
        }
    }
    found
}
