//! How a file that was made before there was a chain gets one.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::chain::{self, Chain, Changes, Digest, Link, Says};
use super::codec::{self, Key};
use super::error::Fault;
use super::oplog::{self, Clock};
use crate::domain::port::{RecordKind, Value};

/// A change of the log: its op, and its number in it.
type Place = (Uuid, i64);

/// Gives a file without a chain its key, and a place in the chain to every op that is there.
///
/// Of each row the last change is given the digest of the row as it stands; what earlier changes left is not known
/// any more. A new file, which does not say yet whose it is, is left alone.
///
/// # Errors
/// [`Fault::Corrupt`] if the log cannot be read.
pub(super) fn begin(conn: &Connection) -> Result<(), Fault> {
    let mut statement = conn.prepare(r#"SELECT "scheme" FROM "file_info""#)?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    let scheme = codec::id(row, 0)?;
    let key = Chain::new_key()?;
    let chain = Chain::from_bytes(key);
    let mut head = chain.start(scheme);
    let last = last_changes(conn)?;
    for op in ids(conn)? {
        let digests = commit_changes(conn, op, &last)?;
        head = commit_op(conn, &chain, op, head, digests)?;
    }
    conn.execute(
        r#"UPDATE "file_info" SET "chain_key" = ?1, "head" = ?2, "drafts" = ?3"#,
        params![key, head, chain::drafts_digest(conn)?],
    )?;
    Ok(())
}

/// The last change to each row.
fn last_changes(conn: &Connection) -> Result<HashMap<Uuid, Place>, Fault> {
    let mut statement = conn.prepare(
        r#"SELECT c."entity_id", c."op_id", c."n" FROM "op" o JOIN "op_change" c ON c."op_id" = o."id"
           ORDER BY o."hlc_ms", o."hlc_n", c."n""#,
    )?;
    let mut rows = statement.query([])?;
    let mut last = HashMap::new();
    while let Some(row) = rows.next()? {
        last.insert(codec::id(row, 0)?, (codec::id(row, 1)?, row.get(2)?));
    }
    Ok(last)
}

fn commit_changes(
    conn: &Connection,
    op: Uuid,
    last: &HashMap<Uuid, Place>,
) -> Result<Digest, Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "entity", "entity_id", "field", "before", "after", "n" FROM "op_change"
           WHERE "op_id" = ?1 ORDER BY "n""#,
    )?;
    let mut rows = statement.query([Key(op)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((oplog::logged(row, 0)?, row.get::<_, i64>(5)?));
    }
    let mut digests = Changes::default();
    for (change, n) in found {
        let salt = chain::salt()?;
        let digest = chain::change_digest(
            &salt,
            Says {
                table: change.kind.table(),
                id: change.id,
                field: &change.field,
                before: change.before.as_deref(),
                after: change.after.as_deref(),
            },
        );
        let row = if last.get(&change.id) == Some(&(op, n)) {
            as_it_stands(conn, &salt, change.kind, change.id)?
        } else {
            None
        };
        conn.prepare_cached(
            r#"UPDATE "op_change" SET "salt" = ?3, "digest" = ?4, "row" = ?5 WHERE "op_id" = ?1 AND "n" = ?2"#,
        )?
        .execute(params![Key(op), n, salt, digest, row])?;
        digests.add(&digest, row.as_ref());
    }
    Ok(digests.finish())
}

/// The digest of a row as it stands, with the columns its table has in this form of the file; `None` if it is gone.
fn as_it_stands(
    conn: &Connection,
    salt: &chain::Salt,
    kind: RecordKind,
    id: Uuid,
) -> Result<Option<Digest>, Fault> {
    let text = format!(r#"SELECT * FROM "{}" WHERE "id" = ?1"#, kind.table());
    let mut statement = conn.prepare_cached(&text)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([Key(id)])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let taken_out: bool = row.get("taken_out")?;
    let values: Vec<Value> = (0..names.len())
        .map(|at| codec::value(row, at))
        .collect::<Result<_, _>>()?;
    let columns = names
        .iter()
        .map(String::as_str)
        .zip(&values)
        .filter(|(name, _)| !matches!(*name, "id" | "taken_out"));
    Ok(Some(chain::row_digest(
        salt,
        kind.table(),
        id,
        (!taken_out).then_some(columns),
    )))
}

fn commit_op(
    conn: &Connection,
    chain: &Chain,
    op: Uuid,
    prev: Digest,
    changes: Digest,
) -> Result<Digest, Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "hlc_ms", "hlc_n", "device", "who", "kind", "about", "undoes", "at_ms", "changes" FROM "op"
           WHERE "id" = ?1"#,
    )?;
    let mut rows = statement.query([Key(op)])?;
    let row = rows
        .next()?
        .ok_or_else(|| Fault::Corrupt("an op in the log is gone".to_owned()))?;
    let salt = chain::salt()?;
    let about: String = row.get(5)?;
    let digest = chain::about_digest(&salt, &about);
    let (who, kind): (String, String) = (row.get(3)?, row.get(4)?);
    let link = Link {
        prev,
        id: op,
        clock: Clock {
            ms: row.get(0)?,
            n: row.get(1)?,
        },
        device: codec::id(row, 2)?,
        who: &who,
        kind: &kind,
        digest,
        undoes: codec::maybe_id(row, 6)?,
        at_ms: row.get(7)?,
        changes: row.get(8)?,
    };
    let hash = chain.hash(&link, changes);
    conn.prepare_cached(
        r#"UPDATE "op" SET "prev" = ?2, "hash" = ?3, "salt" = ?4, "digest" = ?5 WHERE "id" = ?1"#,
    )?
    .execute(params![Key(op), prev, hash, salt, digest])?;
    Ok(hash)
}

fn ids(conn: &Connection) -> Result<Vec<Uuid>, Fault> {
    let mut statement = conn.prepare(r#"SELECT "id" FROM "op" ORDER BY "hlc_ms", "hlc_n""#)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(codec::id(row, 0)?);
    }
    Ok(found)
}
