//! An import in the file that keeps the record: one op, one undo, and nothing twice.

use std::fmt::Write as _;

use super::outcomes::{HOUSEHOLDS, PEOPLE, TODAY, ids, plan_of};
use crate::store::Desk;
use settled::domain::port::OpKind;
use settled::domain::profile::ProfileKind;
use settled::exchange::doubles::Existing;
use settled::exchange::plan::{Context, Plan};
use settled::exchange::tables::Export;
use settled::exchange::writes::change;
use settled::words::Words;

fn existing(desk: &Desk) -> Vec<Existing> {
    desk.store
        .profiles()
        .unwrap()
        .iter()
        .map(Existing::from)
        .collect()
}

fn plans(desk: &Desk) -> [Plan; 2] {
    let existing = existing(desk);
    [
        plan_of(PEOPLE, "people.csv", &existing),
        plan_of(HOUSEHOLDS, "households.csv", &existing),
    ]
}

#[test]
fn an_import_is_one_op_and_one_undo() {
    let mut desk = Desk::new();
    let plans_of_both = plans(&desk);
    assert_eq!(desk.store.profiles().unwrap(), [], "a plan writes nothing");
    let before = desk.store.op_count().unwrap();
    let import = change(&plans_of_both, &Words::english(), &ids()).unwrap();
    let stamp = desk.stamp();
    desk.store.apply(&import, &stamp).unwrap();
    assert_eq!(desk.store.op_count().unwrap(), before + 1);
    let profiles = desk.store.profiles().unwrap();
    assert_eq!(profiles.len(), 96);
    assert_eq!(
        profiles
            .iter()
            .filter(|p| p.reference.starts_with("P-"))
            .count(),
        53
    );
    assert_eq!(
        profiles
            .iter()
            .filter(|p| p.reference.starts_with("H-"))
            .count(),
        43
    );

    let again = plans(&desk);
    assert!(
        again.iter().all(|plan| plan.counts().added == 0),
        "a second run adds nothing"
    );
    assert!(change(&again, &Words::english(), &ids()).is_none());

    let undone = desk.undo().unwrap();
    assert_eq!(undone.kind, OpKind::Imported);
    assert_eq!(desk.store.profiles().unwrap(), []);
    desk.redo().unwrap();
    assert_eq!(desk.store.profiles().unwrap(), profiles);
}

#[test]
fn what_was_exported_is_known_again() {
    let mut desk = Desk::new();
    let import = change(&plans(&desk), &Words::english(), &ids()).unwrap();
    let stamp = desk.stamp();
    desk.store.apply(&import, &stamp).unwrap();
    let words = Words::english();
    let out = Export {
        words: &words,
        today: TODAY,
        practice: false,
    };
    let mut sheets = Vec::new();
    let visit = |sheet| sheets.push(sheet);
    desk.store
        .for_each_sheet(ProfileKind::Household, visit)
        .unwrap();
    let written = out.profiles(ProfileKind::Household, &sheets);
    let plan = plan_of(&written, "households-2026-11-12.csv", &existing(&desk));
    assert_eq!(
        (plan.counts().likely_duplicate, plan.counts().rows()),
        (43, 43)
    );
}

/// However many share a name, each row is looked up and not compared with all the others.
#[test]
fn a_long_file_of_one_name_is_planned() {
    let mut text = String::from("Name,DOB,Postcode\n");
    for n in 0..20_000 {
        let (day, month, year) = (n % 28 + 1, n / 28 % 12 + 1, 1950 + n / 336 % 50);
        writeln!(text, "Aled P,{day}/{month}/{year},SA1").unwrap();
    }
    let cx = Context {
        today: TODAY,
        practice: false,
    };
    let plan = Plan::new(
        text.as_bytes(),
        "people.csv",
        Vec::new(),
        &Words::english(),
        cx,
    )
    .unwrap();
    assert_eq!((plan.counts().rows(), plan.counts().added), (20_000, 1));
}
