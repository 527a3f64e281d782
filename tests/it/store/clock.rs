//! A clock that is wrong or moved: the order of the log is the order in which things were done, whatever the
//! clock said.

use super::file::{create, key, opener};
use super::*;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use settled::store::{Opener, Store};
use std::collections::BTreeSet;

/// What the clocks of the United Kingdom said, one change each.
fn said() -> Vec<Timestamp> {
    let london = TimeZone::get("Europe/London").unwrap();
    let at = |text: &str| {
        let civil: DateTime = text.parse().unwrap();
        london.to_timestamp(civil).unwrap()
    };
    vec![
        at("2026-11-12T09:00"),
        // A year back, ten years on, and back again.
        at("2025-11-12T09:00"),
        at("2036-11-12T09:00"),
        at("2026-11-12T09:01"),
        // The same instant three times.
        at("2026-11-12T09:01"),
        at("2026-11-12T09:01"),
        // The night on which the clocks go forward, and the one on which 01:30 comes twice.
        at("2027-03-28T00:59:59"),
        at("2027-03-28T02:00"),
        at("2027-10-31T01:30"),
        at("2027-10-31T01:30") + SignedDuration::from_hours(1),
        at("2027-10-31T01:30"),
        // Leap day, year end, and before all computers.
        at("2028-02-29T12:00"),
        at("2028-12-31T23:59:59"),
        at("2029-01-01T00:00"),
        Timestamp::UNIX_EPOCH,
    ]
}

#[test]
fn the_order_of_the_log_rises_strictly_whatever_the_clock_says() {
    let mut desk = Desk::new();
    let mut ops = Vec::new();
    let said = said();
    for (n, at) in (1_u128..).zip(&said) {
        let stamp = Stamp {
            at: *at,
            ..desk.stamp()
        };
        let person = profile(n, ProfileKind::Person, &format!("Person {n}"));
        let change = Change {
            kind: OpKind::ProfileAdded,
            about: format!("Person {n}"),
            writes: vec![Write::put(&person)],
        };
        let done = desk.store.apply(&change, &stamp).unwrap();
        ops.push(done.op.unwrap());
    }
    let mut lines = desk.store.history_all(100).unwrap();
    lines.reverse();
    assert_eq!(lines.iter().map(|line| line.op).collect::<Vec<_>>(), ops);
    assert_eq!(lines.iter().map(|line| line.at).collect::<Vec<_>>(), said);
    let ids: BTreeSet<_> = ops.iter().collect();
    assert_eq!(ids.len(), ops.len());
    assert!(desk.store.check_file().unwrap().is_whole());
    // Undone in that order too.
    for n in (1..=said.len()).rev() {
        assert_eq!(desk.undo().unwrap().about, format!("Person {n}"));
    }
    assert!(desk.store.check_file().unwrap().is_whole());
}

fn opened_after(folder: &std::path::Path, after: SignedDuration) -> Store {
    let opener = Opener {
        since: start() + after,
        ..opener()
    };
    Store::open(folder, &key(), false, &opener).unwrap()
}

#[test]
fn a_clock_more_than_a_day_ahead_or_five_minutes_behind_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path(), false).unwrap();
    assert_eq!(store.opened_long_after(), None, "nothing was done before");
    drop(store);
    let mut desk = Desk::with(opened_after(folder.path(), SignedDuration::ZERO));
    desk.put(vec![Write::put(&aled())]);
    drop(desk);
    let second = SignedDuration::from_secs(1);
    for (after, told) in [
        (SignedDuration::ZERO, None),
        (SignedDuration::from_hours(-48), None),
        (SignedDuration::from_hours(24) + second, None),
        (
            SignedDuration::from_hours(24) + second * 2,
            Some(SignedDuration::from_hours(24) + second),
        ),
        (
            SignedDuration::from_hours(24 * 3650),
            Some(SignedDuration::from_hours(24 * 3650) - second),
        ),
    ] {
        let store = opened_after(folder.path(), after);
        assert_eq!(store.opened_long_after(), told, "{after}");
        let now = start() + after;
        assert_eq!(store.clock_behind(now), Ok(after.is_negative()), "{after}");
    }
}
