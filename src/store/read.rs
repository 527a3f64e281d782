//! The few ways in which rows are read. Each noun's own file says which rows it wants.

use std::collections::BTreeMap;

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, Params, Row, Rows};
use uuid::Uuid;

use super::codec::{self, Key};
use super::error::Fault;
use super::sql;
use crate::domain::port::Record;

/// The records that `tail` chooses: what follows `FROM "table" t` in a statement.
pub(super) fn list<R: Record>(
    conn: &Connection,
    tail: &'static str,
    params: impl Params,
) -> Result<Vec<R>, Fault> {
    let columns = sql::columns(R::KIND, "t");
    let text = format!("SELECT {columns} FROM \"{}\" t {tail}", R::TABLE);
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(codec::record(row, 0)?);
    }
    Ok(found)
}

/// The record with this identifier, unless it was taken out.
pub(super) fn by_id<R: Record>(conn: &Connection, id: Uuid) -> Result<Option<R>, Fault> {
    Ok(list(
        conn,
        r#"WHERE t."id" = ?1 AND t."taken_out" = 0"#,
        [Key(id)],
    )?
    .pop())
}

/// One number of a statement that gives one.
pub(super) fn number(conn: &Connection, text: &str, params: impl Params) -> Result<i64, Fault> {
    Ok(conn
        .prepare_cached(text)?
        .query_row(params, |row| row.get::<_, Option<i64>>(0))
        .optional()?
        .flatten()
        .unwrap_or(0))
}

/// Reads what stands in the columns from the given one on.
pub(super) type Reader<T> = fn(&Row<'_>, usize) -> Result<T, Fault>;

/// Rows with the identifier of their owner first and their own second, in the order of their owners, handed
/// out owner by owner.
///
/// Within an owner they are put in order here: the database would need a sorter for it.
pub(super) struct Groups<'s, T> {
    rows: Rows<'s>,
    read: Reader<T>,
    ahead: Option<Ahead<T>>,
}

/// The row that comes next.
struct Ahead<T> {
    owner: Uuid,
    id: Uuid,
    item: T,
}

impl<'s, T> Groups<'s, T> {
    /// Starts at the first owner.
    pub(super) fn start(
        statement: &'s mut CachedStatement<'_>,
        params: impl Params,
        read: Reader<T>,
    ) -> Result<Self, Fault> {
        let mut groups = Self {
            rows: statement.query(params)?,
            read,
            ahead: None,
        };
        groups.step()?;
        Ok(groups)
    }

    /// What belongs to `owner`, in the order in which it was made. Owners must be asked for in ascending
    /// order.
    pub(super) fn of(&mut self, owner: Uuid) -> Result<Vec<T>, Fault> {
        let mut found = Vec::new();
        while let Some(ahead) = self.ahead.take_if(|ahead| ahead.owner <= owner) {
            if ahead.owner == owner {
                found.push(ahead);
            }
            self.step()?;
        }
        found.sort_by_key(|ahead| ahead.id);
        Ok(found.into_iter().map(|ahead| ahead.item).collect())
    }

    fn step(&mut self) -> Result<(), Fault> {
        self.ahead = match self.rows.next()? {
            Some(row) => Some(Ahead {
                owner: codec::id(row, 0)?,
                id: codec::id(row, 1)?,
                item: (self.read)(row, 1)?,
            }),
            None => None,
        };
        Ok(())
    }
}

/// Rows with the identifier of their owner first, gathered by owner.
pub(super) fn by_owner<T>(
    conn: &Connection,
    text: &str,
    params: impl Params,
    read: Reader<T>,
) -> Result<BTreeMap<Uuid, Vec<T>>, Fault> {
    let mut statement = conn.prepare_cached(text)?;
    let mut rows = statement.query(params)?;
    let mut found: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let item = read(row, 1)?;
        found.entry(codec::id(row, 0)?).or_default().push(item);
    }
    Ok(found)
}
