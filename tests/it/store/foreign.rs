//! A file that is whole, under the right key, and holds something this program never made.

use super::file::{bare, create, fault, key, open, opener, scheme};
use settled::store::{Fault, Foreign, RECORD_FILE, Store};
use std::fs;

/// What somebody did to a file with its key, what it is about in the database's words, and what is wrong.
const CASES: &[(&str, &str, Foreign)] = &[
    // Things that act by themselves.
    (
        r#"CREATE TRIGGER "t" AFTER INSERT ON "profile" BEGIN DELETE FROM "op"; END"#,
        "trigger t",
        Foreign::Extra,
    ),
    (
        r#"CREATE TRIGGER "t" BEFORE UPDATE ON "op" BEGIN SELECT RAISE(IGNORE); END"#,
        "trigger t",
        Foreign::Extra,
    ),
    (
        r#"CREATE TRIGGER "t" AFTER DELETE ON "draft" BEGIN UPDATE "profile" SET "notes" = ''; END"#,
        "trigger t",
        Foreign::Extra,
    ),
    (
        r#"CREATE VIEW "everybody" AS SELECT * FROM "profile""#,
        "view everybody",
        Foreign::Extra,
    ),
    (
        r#"ALTER TABLE "setting" RENAME TO "other"; CREATE VIEW "setting" AS SELECT * FROM "other""#,
        "table other",
        Foreign::Extra,
    ),
    (
        r#"CREATE VIEW "v" AS SELECT 1; CREATE TRIGGER "t" INSTEAD OF INSERT ON "v" BEGIN DELETE FROM "profile"; END"#,
        "trigger t",
        Foreign::Extra,
    ),
    // Tables nobody asked for.
    (
        r#"CREATE TABLE "extra" ("a" TEXT) STRICT"#,
        "table extra",
        Foreign::Extra,
    ),
    (
        r#"CREATE TABLE "extra" AS SELECT * FROM "profile""#,
        "table extra",
        Foreign::Extra,
    ),
    (
        r#"CREATE VIRTUAL TABLE "words" USING fts5("a")"#,
        "table words",
        Foreign::Extra,
    ),
    (
        r#"CREATE VIRTUAL TABLE "box" USING rtree("id", "a", "b")"#,
        "table box",
        Foreign::Extra,
    ),
    ("ANALYZE", "table sqlite_stat1", Foreign::Extra),
    (
        r#"CREATE TABLE "n" ("a" INTEGER PRIMARY KEY AUTOINCREMENT)"#,
        "table n",
        Foreign::Extra,
    ),
    (
        "CREATE TABLE \"a\u{1b}[2Jb\" (\"a\" TEXT)",
        "table a\u{1b}[2Jb",
        Foreign::Extra,
    ),
    // Ways to find that are not ours.
    (
        r#"CREATE INDEX "i" ON "profile" ("notes")"#,
        "index i",
        Foreign::Extra,
    ),
    (
        r#"CREATE UNIQUE INDEX "i" ON "profile" ("known_as")"#,
        "index i",
        Foreign::Extra,
    ),
    (
        r#"CREATE INDEX "i" ON "profile" (upper("known_as"))"#,
        "index i",
        Foreign::Extra,
    ),
    (
        r#"DROP INDEX "fact_profile"; CREATE INDEX "fact_profile" ON "fact" ("topic", "profile_id")"#,
        "index fact_profile",
        Foreign::Different,
    ),
    (
        r#"DROP INDEX "fact_profile"; CREATE INDEX "fact_profile" ON "fact" ("profile_id", "topic") WHERE "topic" <> ''"#,
        "index fact_profile",
        Foreign::Different,
    ),
    (
        r#"DROP INDEX "fact_profile"; CREATE INDEX "fact_profile" ON "room" ("home_id")"#,
        "index fact_profile",
        Foreign::Different,
    ),
    (
        r#"DROP INDEX "fact_profile""#,
        "index fact_profile",
        Foreign::Missing,
    ),
    // Tables that are no longer as they were.
    (
        r#"ALTER TABLE "setting" RENAME TO "settings""#,
        "table settings",
        Foreign::Extra,
    ),
    (
        r#"ALTER TABLE "draft" ADD COLUMN "more" TEXT"#,
        "table draft",
        Foreign::Different,
    ),
    (
        r#"ALTER TABLE "room" ADD COLUMN "more" TEXT GENERATED ALWAYS AS (hex("note")) VIRTUAL"#,
        "table room",
        Foreign::Different,
    ),
    (
        r#"ALTER TABLE "room" RENAME COLUMN "note" TO "notes""#,
        "table room",
        Foreign::Different,
    ),
    (
        r#"ALTER TABLE "room" DROP COLUMN "note""#,
        "table room",
        Foreign::Different,
    ),
    (
        r#"DROP TABLE "disagreement""#,
        "index disagreement_home",
        Foreign::Missing,
    ),
    (
        r#"DROP TABLE "draft"; CREATE TABLE "draft" ("id" BLOB)"#,
        "table draft",
        Foreign::Different,
    ),
    // What only a hand on the database's own list can do.
    (
        r#"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET "sql" = replace("sql", 'IN (0, 1)', 'IN (0, 1, 2)') WHERE "name" = 'room'; PRAGMA writable_schema = RESET"#,
        "table room",
        Foreign::Different,
    ),
    (
        r#"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET "sql" = replace("sql", ' NOT NULL', '') WHERE "name" = 'op'; PRAGMA writable_schema = RESET"#,
        "table op",
        Foreign::Different,
    ),
    (
        r#"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET "sql" = replace("sql", ' DEFERRABLE INITIALLY DEFERRED', '') WHERE "name" = 'fact'; PRAGMA writable_schema = RESET"#,
        "table fact",
        Foreign::Different,
    ),
    (
        r#"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE "name" = 'room_home'; PRAGMA writable_schema = RESET"#,
        "index room_home",
        Foreign::Missing,
    ),
];

#[test]
fn anything_extra_missing_or_different_is_refused_by_name_and_left_alone() {
    assert!(CASES.len() >= 30);
    let whole = scheme();
    for (sql, what, how) in CASES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(RECORD_FILE);
        fs::copy(whole.path().join(RECORD_FILE), &path).unwrap();
        let conn = bare(folder.path());
        conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        conn.execute_batch(sql)
            .unwrap_or_else(|e| panic!("{sql}: {e}"));
        drop(conn);
        let before = fs::read(&path).unwrap();
        let expected = Fault::Foreign {
            what: (*what).to_owned(),
            how: *how,
        };
        assert_eq!(fault(open(folder.path())), expected, "{sql}");
        assert_eq!(fs::read(&path).unwrap(), before, "{sql}");
    }
    // The same bytes without any of this open.
    open(whole.path()).unwrap();
}

#[test]
fn the_sentence_names_it_and_cannot_be_made_to_steer_the_terminal() {
    use settled::app::notice;
    use settled::runtime::trouble::of_fault;
    use settled::words::Words;
    let fault = Fault::Foreign {
        what: "trigger t\u{1b}]0;x\u{7}".to_owned(),
        how: Foreign::Extra,
    };
    let said = notice::sentence(&Words::english(), &of_fault(fault));
    assert!(said.contains("trigger t□]0;x□"), "{said}");
    assert!(said.contains("safe copy"), "{said}");
}

#[test]
fn practice_people_are_held_to_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), true).unwrap());
    bare(folder.path())
        .execute_batch(r#"CREATE TABLE "extra" ("a" TEXT)"#)
        .unwrap();
    let opened = Store::open(folder.path(), &key(), true, &opener());
    assert!(matches!(fault(opened), Fault::Foreign { .. }));
}
