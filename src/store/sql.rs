//! The SQL of the record's tables, built once from the static lists of their columns.
//!
//! This is the one place where a statement is put together from parts. Every part is a `&'static str` of
//! the program, or the name of a table as the file itself gives it; values only ever travel as bound
//! parameters. `id` is always parameter 1.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::domain::port::RecordKind;

/// The statements of one table.
#[derive(Debug)]
pub(super) struct Statements {
    /// `"taken_out"` and all columns of the row ?1.
    pub(super) load: String,
    /// Adds the row ?1 with its columns from ?2 on.
    pub(super) insert: String,
    /// Makes the row ?1 read like ?2 and on, and puts it back if it had been taken out.
    pub(super) update: String,
    /// Takes the row ?1 out.
    pub(super) take_out: String,
    /// Every row, also those taken out, in the order of their ids: `id`, `"taken_out"`, columns.
    pub(super) everything: String,
}

static TABLES: LazyLock<Vec<Statements>> =
    LazyLock::new(|| RecordKind::ALL.iter().map(|kind| build(*kind)).collect());

/// The statements of the table of `kind`.
#[expect(
    clippy::expect_used,
    reason = "the list is built from the same list of kinds, in its order"
)]
pub(super) fn of(kind: RecordKind) -> &'static Statements {
    TABLES.get(kind as usize).expect("every kind has a table")
}

/// `alias."id", alias."column", …`: what a read of this table selects.
pub(super) fn columns(kind: RecordKind, alias: &'static str) -> String {
    let mut list = format!("{alias}.\"id\"");
    for column in kind.columns() {
        // Writing to a String cannot fail.
        let _infallible = write!(list, ", {alias}.\"{column}\"");
    }
    list
}

/// The statement that counts the rows of a table whose name the file itself gave.
pub(super) fn count(table: &str) -> String {
    format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""))
}

fn build(kind: RecordKind) -> Statements {
    let table = kind.table();
    let columns: Vec<String> = kind.columns().iter().map(|c| format!("\"{c}\"")).collect();
    let names = columns.join(", ");
    let mut places = String::new();
    let mut sets = String::new();
    for (n, column) in (2..).zip(&columns) {
        // Writing to a String cannot fail.
        let _infallible = write!(places, ", ?{n}");
        let _infallible = write!(sets, "{column} = ?{n}, ");
    }
    Statements {
        load: format!("SELECT \"taken_out\", {names} FROM \"{table}\" WHERE \"id\" = ?1"),
        insert: format!("INSERT INTO \"{table}\" (\"id\", {names}) VALUES (?1{places})"),
        update: format!("UPDATE \"{table}\" SET {sets}\"taken_out\" = 0 WHERE \"id\" = ?1"),
        take_out: format!("UPDATE \"{table}\" SET \"taken_out\" = 1 WHERE \"id\" = ?1"),
        everything: format!(
            "SELECT \"id\", \"taken_out\", {names} FROM \"{table}\" ORDER BY \"id\""
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_read_as_written_by_hand() {
        let item = of(RecordKind::PreferenceItem);
        assert_eq!(
            item.insert,
            r#"INSERT INTO "preference_item" ("id", "preference_id", "item", "worth") VALUES (?1, ?2, ?3, ?4)"#
        );
        assert_eq!(
            item.update,
            r#"UPDATE "preference_item" SET "preference_id" = ?2, "item" = ?3, "worth" = ?4, "taken_out" = 0 WHERE "id" = ?1"#
        );
        assert_eq!(
            item.load,
            r#"SELECT "taken_out", "preference_id", "item", "worth" FROM "preference_item" WHERE "id" = ?1"#
        );
    }

    #[test]
    fn every_kind_finds_its_own_table() {
        for kind in RecordKind::ALL {
            assert!(of(*kind).load.contains(&format!("\"{}\"", kind.table())));
        }
    }
}
