//! Lists: who is where, what is due, what was done.

use super::*;
use settled::domain::introduction::{Happened, Introduction, MeetingKind, NextStep, Promise};
use settled::domain::port::RecordKind;
use settled::domain::profile::Setting;
use settled::domain::sheet::Stage;

fn introduction(n: u128, pair: u128, day: i8) -> Introduction {
    Introduction {
        id: id(n),
        pair: id(pair),
        kind: MeetingKind::Coffee,
        on: date(2026, 11, day),
        at: None,
        happened: Happened::Planned,
        worries: String::new(),
        worries_asked: false,
        next_step: NextStep::NotDecided,
        learned: String::new(),
        notes: String::new(),
    }
}

#[test]
fn lines_say_how_everybody_stands() {
    let mut desk = Desk::new();
    let mut homesharer = profile(4, ProfileKind::Homesharer, "Ines R");
    homesharer.age = Some(24);
    desk.put(vec![
        Write::put(&aled()),
        Write::put(&morgan()),
        Write::put(&profile(3, ProfileKind::Person, "Gwyn H")),
        Write::put(&homesharer),
        Write::put(&approved_for(10, 2, "2")),
        Write::put(&Fact::yes(id(11), id(2), Topic::Kinds, "live-in", "")),
        Write::put(&pair(40, 1, 2)),
        Write::put(&introduction(41, 40, 20)),
        Write::put(&pair(43, 3, 2)),
        Write::put(&arrangement(60, 43, (3, 2), date(2026, 1, 5))),
    ]);
    let lines = desk.store.profile_lines(TODAY).unwrap();
    let said: Vec<_> = lines
        .iter()
        .map(|l| (l.reference.as_str(), l.stage, l.free_places))
        .collect();
    assert_eq!(
        said,
        [
            ("P-0001", Stage::Introductions, None),
            ("H-0001", Stage::Introductions, Some(1)),
            ("P-0002", Stage::InArrangement, None),
            ("S-0001", Stage::New, None),
        ]
    );
    assert_eq!(lines[1].kinds, [Kind::LiveIn]);
    assert_eq!(
        (lines[3].age, lines[3].kinds.as_slice()),
        (Some(24), &[Kind::Homeshare][..])
    );
}

#[test]
fn all_sheets_of_a_kind_are_the_same_as_each_by_itself() {
    let mut desk = Desk::new();
    desk.put(one_of_each());
    desk.put(
        (0..20)
            .flat_map(|n| {
                [
                    Write::put(&profile(200 + n, ProfileKind::Household, "Home")),
                    Write::put(&approved_for(300 - n, 200 + n, "2")),
                    Write::put(&Fact::yes(id(400 + n), id(200 + n), Topic::Hopes, "", "x")),
                    Write::put(&supported(500 + n, 200 + n, "Someone")),
                ]
            })
            .collect(),
    );
    desk.put(vec![Write::TakeOut(RecordKind::Profile, id(205))]);
    let mut seen = 0;
    desk.store
        .for_each_sheet(ProfileKind::Household, |sheet| {
            seen += 1;
            assert_eq!(desk.store.sheet(sheet.profile.id), Ok(Some(sheet)));
        })
        .unwrap();
    assert_eq!(seen, 20, "the Morgans and twenty less one");
}

#[test]
fn promises_are_listed_until_they_are_kept() {
    let mut desk = Desk::new();
    let promise = |n, day, done_on| Promise {
        id: id(n),
        profile: id(1),
        pair: None,
        words: "ring".to_owned(),
        due: date(2026, 11, day),
        done_on,
    };
    desk.put(vec![
        Write::put(&aled()),
        Write::put(&promise(70, 20, None)),
        Write::put(&promise(71, 13, None)),
        Write::put(&promise(72, 11, Some(TODAY))),
    ]);
    let open = desk.store.promises().unwrap();
    let said: Vec<_> = open
        .iter()
        .map(|p| (p.name.as_str(), p.promise.due.day()))
        .collect();
    assert_eq!(said, [("Aled P", 13), ("Aled P", 20)]);
}

#[test]
fn the_newest_check_counts_and_is_listed_when_it_runs_out() {
    let mut desk = Desk::new();
    let renewed = Check {
        done_on: Some(date(2026, 6, 1)),
        ..approval(81, 2, Some(date(2027, 6, 1)))
    };
    let pending = Check {
        outcome: CheckOutcome::Pending,
        done_on: Some(TODAY),
        ..approval(82, 2, None)
    };
    desk.put(vec![
        Write::put(&morgan()),
        Write::put(&approval(80, 2, Some(date(2026, 12, 1)))),
    ]);
    let by = date(2026, 12, 31);
    assert_eq!(desk.store.checks_expiring(by).unwrap().len(), 1);
    desk.put(vec![Write::put(&renewed), Write::put(&pending)]);
    assert_eq!(desk.store.checks_expiring(by), Ok(vec![]));
    let later = desk.store.checks_expiring(date(2027, 6, 1)).unwrap();
    assert_eq!(later.len(), 1);
    assert_eq!(
        (&later[0].check, later[0].name.as_str()),
        (&renewed, "Morgan")
    );
    assert_eq!(later[0].kind, ProfileKind::Household);
}

#[test]
fn the_later_of_two_settings_of_one_name_counts() {
    let mut desk = Desk::new();
    let setting = |n, name: &str, value: &str| Setting {
        id: id(n),
        name: name.to_owned(),
        value: value.to_owned(),
    };
    desk.put(vec![
        Write::put(&setting(2, "nation", "wales")),
        Write::put(&setting(1, "nation", "england")),
        Write::put(&setting(3, "days", "28")),
    ]);
    assert_eq!(
        desk.store.setting("nation").unwrap().unwrap().value,
        "wales"
    );
    assert_eq!(desk.store.setting("weather"), Ok(None));
    assert_eq!(
        desk.store.settings(),
        Ok(vec![
            setting(3, "days", "28"),
            setting(2, "nation", "wales")
        ])
    );
}

#[test]
fn the_history_of_a_profile_has_all_that_belongs_to_it_and_nothing_else() {
    let mut desk = Desk::new();
    let added = desk.put(vec![Write::put(&aled()), Write::put(&morgan())]);
    desk.put(vec![Write::put(&profile(3, ProfileKind::Person, "Gwyn H"))]);
    let paired = desk.put(vec![Write::put(&pair(40, 1, 2))]);
    let met = desk.put(vec![Write::put(&introduction(41, 40, 20))]);
    let spoke = desk.put(vec![Write::put(&view(
        42,
        40,
        Voice::Mover,
        ViewAnswer::Yes,
    ))]);
    let moved = desk.put(vec![Write::put(&arrangement(60, 40, (1, 2), TODAY))]);
    let fact = desk.put(vec![Write::put(&approved_for(10, 2, "2"))]);
    desk.put(vec![Write::put(&supported(50, 2, ""))]);
    let of = |n| -> Vec<_> {
        let lines = desk.store.history(id(n)).unwrap();
        lines.iter().map(|l| Some(l.op)).collect()
    };
    assert_eq!(of(1), [moved.op, spoke.op, met.op, paired.op, added.op]);
    assert_eq!(of(2).len(), 7);
    assert!(of(2).contains(&fact.op));
    assert_eq!(of(3).len(), 1);
    let all = desk.store.history_all(3).unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(
        (all[0].about.as_str(), all[0].who.as_str()),
        ("change 8", "Bethan")
    );
}
