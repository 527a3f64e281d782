//! Many practice people: the bulk path, and reading them all in one pass.

use super::*;
use settled::domain::port::{Record as _, Row};

/// A home with facts, as rows.
fn home(n: u128) -> Vec<Row> {
    let topics: Vec<Topic> = Topic::of(ProfileKind::Household).take(25).collect();
    let first = 1_000_000 + n * 100;
    let mut rows = vec![profile(first, ProfileKind::Household, "Home").row()];
    for (m, topic) in (1..).zip(topics) {
        rows.push(Fact::yes(id(first + m), id(first), topic, "", "in-between").row());
    }
    rows.push(supported(first + 90, first, "Someone").row());
    rows
}

#[test]
fn practice_people_come_in_one_op_and_go_out_in_one_pass() {
    let many = 300;
    let mut desk = Desk::with(Store::in_memory(true).unwrap());
    let stamp = desk.stamp();
    let done = desk
        .store
        .apply_bulk("practice people", (0..many).map(home), &stamp)
        .unwrap();
    assert_eq!(done.profiles.len(), 300);
    assert_eq!(done.profiles[299].1, "DEMO-H-0300");
    assert_eq!(desk.store.op_count(), Ok(1));
    let mut facts = 0;
    let mut homes = 0;
    desk.store
        .for_each_sheet(ProfileKind::Household, |sheet| {
            homes += 1;
            facts += sheet.facts.len();
            assert_eq!(sheet.members.len(), 1);
        })
        .unwrap();
    assert_eq!((homes, facts), (300, 300 * 25));
    assert_eq!(desk.store.profile_lines(TODAY).unwrap().len(), 300);
    assert!(desk.store.check_file().unwrap().is_whole());
    // Changed later, they are logged, undone and checked like everybody else.
    let mut first = desk.store.sheet(id(1_000_000)).unwrap().unwrap().profile;
    first.notes = "moved the piano".to_owned();
    desk.put(vec![Write::put(&first)]);
    desk.undo().unwrap();
    assert_eq!(desk.undo(), Err(Fault::NothingToUndo));
    assert!(desk.store.check_file().unwrap().is_whole());
}
