//! The tables of a file, compared with the tables this program makes: text by text, nothing extra, nothing
//! missing, nothing different. A file somebody hands over may be whole, open with the right key, and still hold a trigger
//! that writes, or a view where a table should be.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::error::{Fault, Foreign};
use super::{migrate, pragma};

/// What the database's own list of what it holds says, by kind and name: the statement that made it, without
/// the spaces between its words.
type Fingerprint = BTreeMap<(String, String), String>;

/// Compares the tables of a file of form `form`, which this program knows, with those of a new file of that
/// form.
///
/// # Errors
/// [`Fault::Foreign`], which names the first thing that is not as it was made.
pub(super) fn check(conn: &Connection, form: i64) -> Result<(), Fault> {
    let found = of(conn)?;
    if form == migrate::OURS && digest(&found) == OURS {
        return Ok(());
    }
    compare(&made(form)?, &found)
}

/// The digest of the tables of a new file of our form. Making them in memory, statement by statement, only to find that
/// nothing is different, is most of the work of opening a small file.
const OURS: [u8; 32] = [
    0xf7, 0xc4, 0x0e, 0xfc, 0xaa, 0x70, 0x80, 0xdd, 0x64, 0x45, 0xef, 0xde, 0xa9, 0xa5, 0xab, 0xec,
    0x0c, 0xc8, 0xe4, 0xb9, 0x8f, 0xfd, 0xe9, 0xbc, 0x8d, 0xec, 0xc4, 0x2b, 0x10, 0xe6, 0x7b, 0x8c,
];

fn digest(fingerprint: &Fingerprint) -> [u8; 32] {
    let mut hash = Sha256::new();
    for ((kind, name), sql) in fingerprint {
        for text in [kind, name, sql] {
            hash.update(format!("{} ", text.len()));
            hash.update(text);
        }
    }
    hash.finalize().into()
}

/// The tables of a new file of a form.
fn made(form: i64) -> Result<Fingerprint, Fault> {
    let mut conn = pragma::open_memory()?;
    migrate::create_up_to(&mut conn, form)?;
    of(&conn)
}

fn of(conn: &Connection) -> Result<Fingerprint, Fault> {
    let mut statement = conn
        .prepare(r#"SELECT "type", "name", "tbl_name", coalesce("sql", '') FROM sqlite_schema"#)?;
    let mut rows = statement.query([])?;
    let mut found = Fingerprint::new();
    while let Some(row) = rows.next()? {
        let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
        let (table, sql): (String, String) = (row.get(2)?, row.get(3)?);
        // The spaces are those of the file this program was built from, which may end its lines in another way.
        let words: Vec<&str> = sql.split_whitespace().collect();
        found.insert((kind, name), format!("{table}: {}", words.join(" ")));
    }
    Ok(found)
}

fn compare(ours: &Fingerprint, found: &Fingerprint) -> Result<(), Fault> {
    let foreign = |(kind, name): &(String, String), how: Foreign| {
        Err(Fault::Foreign {
            what: format!("{kind} {name}"),
            how,
        })
    };
    if let Some(extra) = found.keys().find(|key| !ours.contains_key(*key)) {
        return foreign(extra, Foreign::Extra);
    }
    for (key, sql) in ours {
        match found.get(key) {
            None => return foreign(key, Foreign::Missing),
            Some(other) if other != sql => return foreign(key, Foreign::Different),
            Some(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_tables_of_our_form() {
        let made = made(migrate::OURS).unwrap();
        assert_eq!(digest(&made), OURS, "the tables of this form are others");
    }
}
