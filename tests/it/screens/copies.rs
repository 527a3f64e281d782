//! Safe copies: how the list and one of them look.

use super::{Alone, pictures};
use settled::app::copy_data::{CopiesData, CopyLine, CopyStanding, FileNow, Second};
use settled::app::effect::{Effect, Query, Reply, Ticket, TodayData};
use settled::app::notice::Trouble;
use settled::domain::safe_copy::{Holds, Place, SafeCopy, Why};

fn reading(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::Read(ticket, Query::Copies) => Some(*ticket),
        _ => None,
    }
}

fn holds(profiles: u64, changes: u64) -> Holds {
    Holds {
        profiles,
        introductions: 14,
        arrangements: 9,
        changes,
    }
}

fn line(at: &str, why: Why, changes: u64, places: (bool, bool)) -> CopyLine {
    let made: jiff::Timestamp = at.parse().unwrap();
    CopyLine {
        copy: SafeCopy {
            name: settled::domain::safe_copy::name(made),
            place: if places.0 { Place::Here } else { Place::Away },
            made,
            why,
            holds: holds(62, changes),
            code: "3F9A21C0".to_owned(),
            is_whole: changes != 90,
        },
        here: places.0,
        away: places.1,
    }
}

fn data() -> CopiesData {
    CopiesData {
        now: Some(FileNow {
            holds: holds(64, 131),
            changed: Some("2026-11-12T09:02:00Z".parse().unwrap()),
            code: "77B0C4E1".to_owned(),
        }),
        copies: vec![
            line("2026-11-12T08:31:00Z", Why::InUse, 128, (true, true)),
            line("2026-11-11T17:02:00Z", Why::Closed, 120, (true, true)),
            line("2026-11-11T10:15:00Z", Why::Import, 96, (true, false)),
            line("2026-11-09T16:40:00Z", Why::Closed, 90, (true, false)),
            line("2026-10-19T16:40:00Z", Why::ByHand, 41, (false, true)),
        ],
        second: Second::NotThere {
            folder: "/media/sian/STICK".to_owned(),
            reached: Some("2026-11-11T17:02:00Z".parse().unwrap()),
        },
        tried: None,
    }
}

fn copies() -> Alone {
    let mut alone = Alone::open();
    alone.keys("7 b");
    alone.answer(reading, Reply::Copies(Box::new(data())));
    alone
}

#[test]
fn the_list_says_when_why_where_and_how_much() {
    let alone = copies();
    pictures!(alone, "copies");
    let mut alone = Alone::open();
    alone.keys("7 b");
    let none = CopiesData {
        copies: Vec::new(),
        second: Second::NotSet,
        ..data()
    };
    alone.answer(reading, Reply::Copies(Box::new(none)));
    pictures!(alone, "copies-none");
}

#[test]
fn one_copy_stands_beside_the_file() {
    let mut alone = copies();
    alone.keys("down down enter");
    pictures!(alone, "copy");
    alone.keys("enter");
    pictures!(alone, "copy-ask");
    alone.keys("2");
    let restoring = |e: &Effect| match e {
        Effect::Restore(ticket, _) => Some(*ticket),
        _ => None,
    };
    let made = "2026-11-11T17:02:00Z".parse().unwrap();
    alone.answer(restoring, Reply::Trouble(Trouble::OldKeys(made)));
    alone.keys("«otter lamp»");
    pictures!(alone, "copy-old-keys");
    alone.keys("enter");
    let with_passphrase = |e: &&Effect| match e {
        Effect::Restore(_, order) => order
            .passphrase
            .as_ref()
            .is_some_and(|p| p.0 == "otter lamp"),
        _ => false,
    };
    assert_eq!(alone.asked.iter().filter(with_passphrase).count(), 1);
}

#[test]
fn a_copy_that_is_not_whole_cannot_be_put_back() {
    let mut alone = copies();
    alone.keys("end up enter enter");
    alone.expect("It does not lie there as it was made. Choose another one.");
    assert!(!alone.asked.iter().any(|e| matches!(e, Effect::Restore(..))));
    assert!(alone.model.overlay.is_none());
}

#[test]
fn progress_is_said_while_other_keys_go_on() {
    let mut alone = copies();
    let awaited = alone.model.awaited.clone();
    alone.keys("b");
    assert_eq!(alone.model.awaited, awaited, "no key waits for it");
    alone.send(settled::app::Msg::Reply(Ticket(0), Reply::Copying(42)));
    alone.expect("Making a safe copy: 42 of 100 done");
    alone.keys("1");
    assert_eq!(alone.model.nav.top().code(), "Today");
}

#[test]
fn today_is_quiet_when_all_is_well_and_not_when_it_is_not() {
    let today = |standing: CopyStanding| {
        let mut alone = Alone::open();
        let read = |e: &Effect| match e {
            Effect::Read(ticket, Query::Today) => Some(*ticket),
            _ => None,
        };
        let data = TodayData {
            profiles: 62,
            copies: Some(standing),
            ..TodayData::default()
        };
        alone.answer(read, Reply::Today(Box::new(data)));
        alone
    };
    let well = CopyStanding {
        newest: Some("2026-11-12T08:31:00Z".parse().unwrap()),
        second: Second::There {
            folder: "/media/sian/STICK".to_owned(),
            reached: Some("2026-11-12T08:31:00Z".parse().unwrap()),
        },
        ..CopyStanding::default()
    };
    let quiet = today(well.clone());
    pictures!(quiet, "today-copies-well");
    let ill = CopyStanding {
        late: true,
        away_days: Some(9),
        try_one: true,
        older_than: Some((
            "2026-11-02T16:00:00Z".parse().unwrap(),
            "2026-11-12T08:31:00Z".parse().unwrap(),
        )),
        ..well
    };
    let loud = today(ill);
    pictures!(loud, "today-copies-ill");
}
