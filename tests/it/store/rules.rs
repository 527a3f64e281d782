//! The rules of the record hold for every change, undo and redo.

use super::*;
use settled::domain::check::Check;
use settled::domain::port::{RecordKind, Refusal};

/// Aled and Gwyn, and the home of the Morgans, approved for one.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.put(vec![
        Write::put(&aled()),
        Write::put(&profile(3, ProfileKind::Person, "Gwyn H")),
        Write::put(&morgan()),
        Write::put(&profile(4, ProfileKind::Household, "Price")),
        Write::put(&approved_for(10, 2, "1")),
        Write::put(&pair(40, 1, 2)),
        Write::put(&pair(43, 3, 2)),
        Write::put(&pair(44, 1, 4)),
    ]);
    desk
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Fault>) -> Refusal {
    match result {
        Err(Fault::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn one_more_than_approved_is_refused_with_names_and_days() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 1, 5),
    ))]);
    let before = desk.store.digest();
    let second = vec![Write::put(&arrangement(61, 43, (3, 2), date(2026, 12, 1)))];
    let Refusal::OverCapacity(over) = refusal(desk.apply(OpKind::ArrangementStarted, second))
    else {
        panic!("another refusal")
    };
    assert_eq!((over.home.as_str(), over.approved), ("Morgan", 1));
    assert_eq!((over.from, over.until), (Some(date(2026, 12, 1)), None));
    let names: Vec<&str> = over.there.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Aled P", "Gwyn H"]);
    assert_eq!(desk.store.digest(), before, "nothing was written");
}

#[test]
fn whoever_leaves_in_the_morning_frees_the_place_and_undoing_that_is_refused_once_it_is_taken() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 1, 5),
    ))]);
    desk.put(vec![Write::put(&ending(70, 60, date(2026, 12, 1)))]);
    desk.put(vec![Write::put(&arrangement(
        61,
        43,
        (3, 2),
        date(2026, 12, 1),
    ))]);
    // Taking the ending out again would put two into one place.
    let taken_out = vec![Write::TakeOut(RecordKind::Ending, id(70))];
    assert!(matches!(
        refusal(desk.apply(OpKind::ArrangementChanged, taken_out)),
        Refusal::OverCapacity(_)
    ));
    // In the order in which it was done it can be undone.
    desk.undo().unwrap();
    desk.undo().unwrap();
}

#[test]
fn undo_and_redo_are_held_to_the_rules_too() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 1, 5),
    ))]);
    desk.undo().unwrap();
    // Somebody else moves in by a change that redo passes over.
    desk.apply(
        OpKind::Exported,
        vec![Write::put(&arrangement(61, 43, (3, 2), date(2026, 2, 1)))],
    )
    .unwrap();
    assert!(matches!(refusal(desk.redo()), Refusal::OverCapacity(_)));
}

#[test]
fn an_approved_number_that_is_not_known_refuses_nothing() {
    let mut desk = desk();
    desk.put(vec![
        Write::put(&supported(50, 4, "")),
        Write::put(&supported(51, 4, "")),
        Write::put(&supported(52, 4, "")),
        Write::put(&supported(53, 4, "")),
    ]);
    // Writing down what was always so is not refused; one more then is.
    desk.put(vec![Write::put(&approved_for(11, 4, "3"))]);
    let Refusal::OverCapacity(over) = refusal(desk.apply(
        OpKind::ProfileChanged,
        vec![Write::put(&supported(54, 4, "Gwyn H"))],
    )) else {
        panic!("another refusal")
    };
    assert_eq!((over.there.len(), over.from), (5, None));
}

#[test]
fn an_import_brings_a_full_home_as_it_is_and_it_may_only_get_emptier() {
    let mut desk = desk();
    desk.apply(
        OpKind::Imported,
        vec![
            Write::put(&profile(5, ProfileKind::Household, "Ellis")),
            Write::put(&approved_for(12, 5, "1")),
            Write::put(&supported(55, 5, "one")),
            Write::put(&supported(56, 5, "two")),
        ],
    )
    .unwrap();
    // A note about one of them, and one of them leaving, are no worse than before.
    let mut two = supported(56, 5, "two");
    two.words = "likes it here".to_owned();
    desk.put(vec![Write::put(&two)]);
    two.left = Some(date(2026, 11, 1));
    desk.put(vec![Write::put(&two)]);
    // Whoever wrote that by mistake can undo it: so it was before.
    desk.undo().unwrap();
    desk.redo().unwrap();
    // Coming back is.
    two.left = None;
    assert!(matches!(
        refusal(desk.apply(OpKind::ProfileChanged, vec![Write::put(&two)])),
        Refusal::OverCapacity(_)
    ));
    // So is an import into a home that is there already.
    assert!(matches!(
        refusal(desk.apply(
            OpKind::Imported,
            vec![Write::put(&supported(57, 5, "three"))]
        )),
        Refusal::OverCapacity(_)
    ));
}

#[test]
fn fewer_places_than_people_are_refused() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 1, 5),
    ))]);
    assert!(matches!(
        refusal(desk.apply(
            OpKind::ProfileChanged,
            vec![Write::put(&approved_for(10, 2, "0"))]
        )),
        Refusal::OverCapacity(_)
    ));
}

#[test]
fn nobody_lives_in_two_homes_on_one_day() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 1, 5),
    ))]);
    let elsewhere = arrangement(61, 44, (1, 4), date(2026, 12, 1));
    assert_eq!(
        refusal(desk.apply(OpKind::ArrangementStarted, vec![Write::put(&elsewhere)])),
        Refusal::AlreadyLivesElsewhere {
            person: "Aled P".to_owned(),
            home: "Morgan".to_owned(),
            since: date(2026, 1, 5),
        }
    );
    // Short breaks elsewhere are no second home.
    let breaks = Arrangement {
        id: id(62),
        kind: Kind::ShortBreaks,
        ..elsewhere.clone()
    };
    desk.put(vec![Write::put(&breaks)]);
    // Moving on the day of the ending is no second home either.
    desk.put(vec![
        Write::put(&ending(70, 60, date(2026, 12, 1))),
        Write::put(&elsewhere),
    ]);
}

fn planned() -> Arrangement {
    Arrangement {
        start_kind: StartKind::Planned,
        ..arrangement(60, 40, (1, 2), date(2026, 12, 1))
    }
}

fn start_planned(desk: &mut Desk) -> Result<Committed, Fault> {
    desk.apply(OpKind::ArrangementStarted, vec![Write::put(&planned())])
}

#[test]
fn a_planned_arrangement_waits_for_both_to_say_yes() {
    let mut desk = desk();
    desk.put(vec![
        Write::put(&approval(80, 2, None)),
        Write::put(&view(90, 40, Voice::Mover, ViewAnswer::Yes)),
    ]);
    assert_eq!(
        refusal(start_planned(&mut desk)),
        Refusal::LockOpen {
            missing: vec![Voice::Home]
        }
    );
    desk.put(vec![Write::put(&view(
        91,
        40,
        Voice::Home,
        ViewAnswer::Yes,
    ))]);
    let mut second_thoughts = view(92, 40, Voice::Mover, ViewAnswer::No);
    second_thoughts.turn = 1;
    desk.put(vec![Write::put(&second_thoughts)]);
    assert_eq!(
        refusal(start_planned(&mut desk)),
        Refusal::LockOpen {
            missing: vec![Voice::Mover]
        }
    );
    desk.put(vec![Write::TakeOut(RecordKind::View, id(92))]);
    start_planned(&mut desk).unwrap();
    // A later no does not stop what has begun from being written about.
    desk.put(vec![Write::put(&second_thoughts)]);
    let agreed = Arrangement {
        agreed: "own key".to_owned(),
        ..planned()
    };
    desk.put(vec![Write::put(&agreed)]);
}

#[test]
fn an_emergency_needs_no_yes_but_cannot_become_planned_without_one() {
    let mut desk = desk();
    let emergency = Arrangement {
        start_kind: StartKind::Emergency,
        ..planned()
    };
    desk.put(vec![Write::put(&emergency)]);
    assert!(matches!(
        refusal(start_planned(&mut desk)),
        Refusal::LockOpen { .. }
    ));
}

#[test]
fn a_planned_arrangement_needs_an_approval_in_order_on_its_first_day() {
    let mut desk = desk();
    desk.put(vec![
        Write::put(&view(90, 40, Voice::Mover, ViewAnswer::Yes)),
        Write::put(&view(91, 40, Voice::Home, ViewAnswer::Yes)),
    ]);
    let not_approved = Refusal::NotApproved {
        home: "Morgan".to_owned(),
        on: date(2026, 12, 1),
    };
    assert_eq!(refusal(start_planned(&mut desk)), not_approved);
    let ran_out: Check = approval(80, 2, Some(date(2026, 11, 30)));
    desk.put(vec![Write::put(&ran_out)]);
    assert_eq!(refusal(start_planned(&mut desk)), not_approved);
    desk.put(vec![Write::put(&approval(80, 2, Some(date(2026, 12, 1))))]);
    start_planned(&mut desk).unwrap();
}

#[test]
fn nothing_ends_before_it_starts() {
    let mut desk = desk();
    desk.put(vec![Write::put(&arrangement(
        60,
        40,
        (1, 2),
        date(2026, 11, 5),
    ))]);
    let early = Refusal::EndsBeforeStart {
        start: date(2026, 11, 5),
    };
    let write = vec![Write::put(&ending(70, 60, date(2026, 11, 4)))];
    assert_eq!(refusal(desk.apply(OpKind::ArrangementEnded, write)), early);
    desk.put(vec![Write::put(&ending(70, 60, date(2026, 11, 5)))]);
    let later = arrangement(60, 40, (1, 2), date(2026, 11, 6));
    assert!(matches!(
        refusal(desk.apply(OpKind::ArrangementChanged, vec![Write::put(&later)])),
        Refusal::EndsBeforeStart { .. }
    ));
    let mut member = supported(50, 2, "");
    member.from = Some(date(2026, 11, 5));
    member.left = Some(date(2026, 11, 4));
    assert_eq!(
        refusal(desk.apply(OpKind::ProfileChanged, vec![Write::put(&member)])),
        early
    );
}
