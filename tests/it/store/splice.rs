//! An old page put back among newer ones. The encryption vouches for each page by itself, so it takes an old one for
//! sound; the chain of the log must find it.

use super::file::{create, key, opener};
use super::*;
use settled::domain::lists::Draft;
use settled::domain::port::RecordKind;
use settled::store::RECORD_FILE;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

fn open(folder: &Path) -> Result<Store, Fault> {
    Store::open(folder, &key(), false, &opener())
}

fn draft(fields: &str) -> Draft {
    Draft {
        id: id(300),
        form: "introduction".to_owned(),
        about: Some(id(40)),
        title: "Tea visit".to_owned(),
        fields: fields.to_owned(),
        begun: start(),
        kept: start(),
    }
}

type Act = Box<dyn Fn(&mut Desk)>;

fn put(kind: OpKind, writes: Vec<Write>) -> Act {
    Box::new(move |desk| {
        desk.apply(kind, writes.clone()).unwrap();
    })
}

fn keep(fields: &'static str) -> Act {
    Box::new(|desk| desk.store.keep_draft(&draft(fields)).unwrap())
}

/// A week's work: people come, are asked, meet, move in and out; drafts are kept and dropped; things are undone.
fn week() -> Vec<Act> {
    let mut said = aled();
    said.notes = "likes the sea ".repeat(200);
    let mut kept: Vec<Act> = vec![
        put(OpKind::ProfileAdded, one_of_each()),
        put(OpKind::ProfileChanged, vec![Write::put(&said)]),
        keep("{\"when\":\"Friday\"}"),
        keep("{\"when\":\"Sunday\"}"),
        Box::new(|desk| drop(desk.undo().unwrap())),
        Box::new(|desk| drop(desk.redo().unwrap())),
        Box::new(|desk| desk.store.drop_draft(id(300)).unwrap()),
        put(OpKind::Exported, vec![]),
        put(OpKind::ListKept, vec![Write::put(&match_run(900))]),
        put(OpKind::Disagreed, vec![Write::put(&disagreement(901))]),
    ];
    for n in 0..3_u128 {
        let home = 500 + n;
        kept.push(put(
            OpKind::ProfileAdded,
            vec![
                Write::put(&profile(home, ProfileKind::Household, "Okafor")),
                Write::put(&approved_for(600 + n, home, "2")),
                Write::put(&approval(620 + n, home, None)),
                Write::put(&supported(640 + n, home, &"Gwyn ".repeat(60))),
            ],
        ));
        let mover = 660 + n;
        kept.push(put(
            OpKind::ArrangementStarted,
            vec![
                Write::put(&profile(mover, ProfileKind::Person, "Carys")),
                Write::put(&pair(680 + n, mover, home)),
                Write::put(&arrangement(
                    700 + n,
                    680 + n,
                    (mover, home),
                    date(2026, 10, 1),
                )),
            ],
        ));
        kept.push(put(
            OpKind::ArrangementEnded,
            vec![Write::put(&ending(720 + n, 700 + n, date(2026, 11, 2)))],
        ));
    }
    kept.push(put(
        OpKind::ProfileChanged,
        vec![
            Write::TakeOut(RecordKind::Member, id(640)),
            Write::TakeOut(RecordKind::Member, id(641)),
        ],
    ));
    kept.push(Box::new(|desk| drop(desk.undo().unwrap())));
    kept
}

/// The file after each step, as bytes.
fn states(folder: &Path) -> Vec<Vec<u8>> {
    drop(create(folder, false).unwrap());
    let mut states = vec![fs::read(folder.join(RECORD_FILE)).unwrap()];
    for act in week() {
        // The file may only be read while nobody has it open.
        let mut desk = Desk::with(open(folder).unwrap());
        act(&mut desk);
        drop(desk);
        states.push(fs::read(folder.join(RECORD_FILE)).unwrap());
    }
    states
}

/// What a file with a page put back says of itself.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Refused,
    FoundAtOpening,
    FoundByTheCheck,
    Unchanged,
    Silent,
}

fn outcome(folder: &Path, content: [u8; 32]) -> Outcome {
    let store = match open(folder) {
        Err(Fault::Corrupt(_) | Fault::WrongKey | Fault::NotOurs) => return Outcome::Refused,
        Err(other) => panic!("{other:?}"),
        Ok(store) => store,
    };
    let checked = store.check_file();
    let whole = matches!(&checked, Ok(report) if report.is_whole());
    if !store.opened_with().is_empty() {
        assert!(
            !whole,
            "the check finds what the opening found: {:?}",
            store.opened_with()
        );
        return Outcome::FoundAtOpening;
    }
    if !whole {
        return Outcome::FoundByTheCheck;
    }
    if store.digest_with_log() == Ok(content) {
        Outcome::Unchanged
    } else {
        Outcome::Silent
    }
}

#[test]
fn every_old_page_put_back_is_found_or_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let states = states(folder.path());
    let store = open(folder.path()).unwrap();
    assert_eq!(store.opened_with(), []);
    assert!(store.check_file().unwrap().is_whole());
    let content = store.digest_with_log().unwrap();
    drop(store);
    let (newest, older) = states.split_last().unwrap();
    let mut tried = BTreeSet::new();
    let (mut found, mut at_opening, mut unchanged) = (0, 0, 0);
    for (step, state) in older.iter().enumerate() {
        let pages = state.chunks_exact(PAGE).zip(newest.chunks_exact(PAGE));
        for (page, (old, _)) in pages.enumerate().filter(|(_, (old, new))| old != new) {
            if !tried.insert((page, old.to_vec())) {
                continue;
            }
            let mut spliced = newest.clone();
            spliced[page * PAGE..][..PAGE].copy_from_slice(old);
            fs::write(folder.path().join(RECORD_FILE), &spliced).unwrap();
            match outcome(folder.path(), content) {
                Outcome::Silent => panic!("page {} of step {step} went unnoticed", page + 1),
                Outcome::FoundAtOpening => at_opening += 1,
                Outcome::Refused | Outcome::FoundByTheCheck => found += 1,
                Outcome::Unchanged => unchanged += 1,
            }
        }
    }
    println!(
        "{at_opening} found at opening, {found} by the check or refused, {unchanged} changed nothing"
    );
    assert!(at_opening > 50, "{at_opening}");
    assert!(
        unchanged < tried.len() / 5,
        "{unchanged} of {}",
        tried.len()
    );
}
