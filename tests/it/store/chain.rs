//! The chain of the log: where it stands, what the check names, and files from before there was one.

use super::file::{bare, create, open, scheme};
use super::*;
use settled::domain::port::RecordKind;
use settled::store::key::OsEntropy;
use settled::store::{Finding, Head};

/// What the check finds after somebody who has the key wrote to the file with another program.
fn found_after(statements: &str) -> Vec<Finding> {
    let folder = scheme();
    let mut desk = Desk::with(open(folder.path()).unwrap());
    let mut said = aled();
    said.notes = "likes the sea".to_owned();
    desk.put(vec![Write::put(&said)]);
    desk.apply(OpKind::Exported, vec![]).unwrap();
    drop(desk);
    bare(folder.path()).execute_batch(statements).unwrap();
    let store = open(folder.path()).unwrap();
    let found = store.check_file().unwrap().findings;
    let quick = store.check_quick(&mut OsEntropy).unwrap();
    assert!(
        quick.iter().all(|finding| found.contains(finding)),
        "{quick:?}"
    );
    assert_eq!(quick, store.opened_with());
    found
}

const FIRST: Uuid = Uuid::from_u128(0x0b_0000_0001);
const SECOND: Uuid = Uuid::from_u128(0x0b_0000_0002);
const THIRD: Uuid = Uuid::from_u128(0x0b_0000_0003);

#[test]
fn the_log_itself_cannot_be_rewritten_unnoticed() {
    assert_eq!(found_after(""), []);
    assert_eq!(
        found_after(r#"UPDATE "op" SET "who" = 'Nobody' WHERE "kind" = 'exported'"#),
        [Finding::OpDiffers { op: THIRD }]
    );
    assert_eq!(
        found_after(r#"UPDATE "op" SET "about" = 'nothing' WHERE "kind" = 'exported'"#),
        [Finding::OpDiffers { op: THIRD }]
    );
    assert_eq!(
        found_after(r#"UPDATE "op_change" SET "before" = '"a lie"' WHERE "field" = 'notes'"#),
        [Finding::ChangeDiffers {
            op: SECOND,
            kind: RecordKind::Profile,
            id: id(1)
        }]
    );
    assert_eq!(
        found_after(
            r#"DELETE FROM "op" WHERE "kind" = 'exported'; UPDATE "file_info" SET "ops" = 2"#
        ),
        [Finding::HeadDiffers]
    );
    assert_eq!(
        found_after(r#"DELETE FROM "op" WHERE "kind" = 'exported'"#),
        [
            Finding::OpsMissing { said: 3, found: 2 },
            Finding::HeadDiffers
        ]
    );
}

#[test]
fn an_op_taken_out_of_the_middle_breaks_the_link() {
    let found = found_after(
        r#"PRAGMA foreign_keys = OFF; DELETE FROM "op_change" WHERE "field" = 'notes';
           DELETE FROM "op" WHERE "id" = x'00000000000000000000000b00000002';
           UPDATE "profile" SET "notes" = '' WHERE "known_as" = 'Aled P'; UPDATE "file_info" SET "ops" = 2"#,
    );
    assert!(
        found.contains(&Finding::LinkBroken { op: THIRD }),
        "{found:?}"
    );
}

#[test]
fn a_draft_put_back_as_it_was_is_found() {
    let folder = scheme();
    bare(folder.path())
        .execute_batch(
            r#"INSERT INTO "draft" ("id", "form", "title", "fields", "begun_ms", "kept_ms")
               VALUES (zeroblob(16), 'yes', '', '', 0, 0)"#,
        )
        .unwrap();
    assert_eq!(
        open(folder.path()).unwrap().opened_with(),
        [Finding::DraftsDiffer]
    );
}

#[test]
fn what_a_change_said_may_be_taken_away_with_its_salt_and_the_chain_still_holds() {
    let folder = scheme();
    bare(folder.path())
        .execute_batch(
            r#"UPDATE "op_change" SET "before" = NULL, "after" = NULL, "salt" = NULL WHERE "entity" = 'room';
               DELETE FROM "room"; UPDATE "op" SET "about" = '', "salt" = NULL"#,
        )
        .unwrap();
    let store = open(folder.path()).unwrap();
    assert_eq!(store.check_file().unwrap().findings, []);
    drop(store);
    // Words without their salt, or a row that should be gone, are no erasure.
    bare(folder.path())
        .execute_batch(r#"UPDATE "op_change" SET "salt" = NULL WHERE "entity" = 'setting'"#)
        .unwrap();
    let found = open(folder.path()).unwrap().check_file().unwrap().findings;
    assert!(
        matches!(
            found.as_slice(),
            [
                Finding::ChangeDiffers {
                    op: FIRST,
                    kind: RecordKind::Setting,
                    ..
                },
                Finding::RowDiffers {
                    kind: RecordKind::Setting,
                    ..
                }
            ]
        ),
        "{found:?}"
    );
}

#[test]
fn a_file_has_been_where_its_log_went_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with(create(folder.path(), false).unwrap());
    let mut heads = vec![desk.store.head().unwrap()];
    desk.put(vec![Write::put(&aled())]);
    heads.push(desk.store.head().unwrap());
    desk.undo().unwrap();
    heads.push(desk.store.head().unwrap());
    assert_eq!(
        heads.iter().map(|head| head.ops).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    drop(desk);
    let store = open(folder.path()).unwrap();
    assert_eq!(store.head().unwrap(), heads[2]);
    for head in &heads {
        assert_eq!(store.has_been_at(head), Ok(true));
        let elsewhere = Head {
            ops: head.ops,
            hash: [3; 32],
        };
        assert_eq!(store.has_been_at(&elsewhere), Ok(false));
        let later = Head {
            ops: head.ops + 1,
            ..*head
        };
        assert_eq!(store.has_been_at(&later), Ok(false));
    }
    let other = Store::in_memory(false).unwrap();
    assert_eq!(other.has_been_at(&heads[0]), Ok(false), "another file");
    let codes: std::collections::BTreeSet<String> = heads.iter().map(Head::code).collect();
    assert_eq!(codes.len(), 3);
}

/// Takes the chain out of a file, as if it had been made before there was one.
const BEFORE_THE_CHAIN: &str = r#"
    DROP TABLE "sheet_item"; DROP TABLE "sheet_showing";
    DROP INDEX "op_order"; CREATE INDEX "op_order" ON "op" ("hlc_ms", "hlc_n");
    ALTER TABLE "file_info" DROP COLUMN "chain_key"; ALTER TABLE "file_info" DROP COLUMN "head";
    ALTER TABLE "file_info" DROP COLUMN "drafts";
    ALTER TABLE "op" DROP COLUMN "prev"; ALTER TABLE "op" DROP COLUMN "hash";
    ALTER TABLE "op" DROP COLUMN "salt"; ALTER TABLE "op" DROP COLUMN "digest";
    ALTER TABLE "op_change" DROP COLUMN "salt"; ALTER TABLE "op_change" DROP COLUMN "digest";
    ALTER TABLE "op_change" DROP COLUMN "row";
    PRAGMA user_version = 3"#;

#[test]
fn a_file_from_before_the_chain_gets_one_and_is_held_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with(create(folder.path(), false).unwrap());
    // Sheets came after the chain: a file from before has nothing of them in its log.
    let writes = one_of_each().into_iter().filter(|write| {
        !matches!(write, Write::Put(row)
            if matches!(row.kind, RecordKind::SheetItem | RecordKind::SheetShowing))
    });
    desk.put(writes.collect());
    let mut said = aled();
    said.notes = "likes the sea".to_owned();
    desk.put(vec![Write::put(&said)]);
    desk.put(vec![Write::TakeOut(RecordKind::Leftover, id(71))]);
    desk.undo().unwrap();
    let content = desk.store.digest().unwrap();
    let head = desk.store.head().unwrap();
    drop(desk);
    bare(folder.path()).execute_batch(BEFORE_THE_CHAIN).unwrap();

    let mut desk = Desk::with(open(folder.path()).unwrap());
    assert_eq!(desk.store.opened_with(), []);
    let report = desk.store.check_file().unwrap();
    assert_eq!((report.findings, report.ops), (vec![], 4));
    assert_eq!(desk.store.digest(), Ok(content));
    assert_ne!(desk.store.head(), Ok(head), "another key, another chain");
    desk.redo().unwrap();
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert!(desk.store.check_file().unwrap().is_whole());
    drop(desk);
    bare(folder.path())
        .execute_batch(r#"UPDATE "room" SET "note" = 'changed behind the log'"#)
        .unwrap();
    let found = open(folder.path()).unwrap().check_file().unwrap().findings;
    assert!(
        matches!(
            found.as_slice(),
            [Finding::RowDiffers {
                kind: RecordKind::Room,
                ..
            }]
        ),
        "{found:?}"
    );
}

#[test]
fn what_is_wrong_is_said_at_opening_and_named_by_the_check() {
    let folder = scheme();
    bare(folder.path())
        .execute_batch(
            r#"UPDATE "must_have" SET "reason" = 'none'; UPDATE "op" SET "who" = 'Nobody'"#,
        )
        .unwrap();
    let home = settled::runtime::home::Home::of_scheme(Some(folder.path().to_owned()));
    let store = open(folder.path()).unwrap();
    let keeper = settled::runtime::keeper::Keeper::with_store(home, store, "Bethan").unwrap();
    let mut screen = crate::desk::Desk::with(keeper);
    screen.expect("This file is not as it was saved");
    screen.keys("7 ctrl-k «check the file» enter");
    screen.expect("2 things in this file are not as written");
    screen.expect("Must-have of Aled P does not read as it was saved last");
    screen.expect("This change does not read as it was made");
}
