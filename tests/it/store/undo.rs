//! Undo and redo: back to the start and forward to the end, over a restart too.

use super::*;
use proptest::prelude::*;
use settled::domain::port::RecordKind;
use settled::store::key::DataKey;
use settled::store::{Birth, Opener};

#[test]
fn undo_names_what_it_undid_and_redo_puts_it_back() {
    let mut desk = Desk::new();
    assert_eq!(desk.undo(), Err(Fault::NothingToUndo));
    desk.apply(OpKind::ProfileAdded, vec![Write::put(&aled())])
        .unwrap();
    let full = desk.store.digest().unwrap();
    let undone = desk.undo().unwrap();
    assert_eq!(undone.kind, OpKind::ProfileAdded);
    assert_eq!(undone.about, "change 2");
    assert_eq!(desk.store.sheet(id(1)), Ok(None));
    assert_eq!(desk.undo(), Err(Fault::NothingToUndo));
    assert_eq!(desk.redo().unwrap().about, "change 2");
    assert_eq!(desk.store.digest(), Ok(full));
    assert_eq!(desk.redo(), Err(Fault::NothingToRedo));
}

#[test]
fn a_new_change_ends_redo_and_an_export_does_not() {
    let mut desk = Desk::new();
    desk.put(vec![Write::put(&aled())]);
    desk.undo().unwrap();
    let logged = desk.apply(OpKind::Exported, vec![]).unwrap();
    assert!(
        logged.op.is_some(),
        "an export is logged though it writes nothing"
    );
    assert!(desk.store.redoable("Bethan").unwrap().is_some());
    desk.put(vec![Write::put(&morgan())]);
    assert_eq!(desk.redo(), Err(Fault::NothingToRedo));
    desk.undo().unwrap();
    assert_eq!(
        desk.undo(),
        Err(Fault::NothingToUndo),
        "what was undone for good is not undone again"
    );
}

#[test]
fn undo_stops_where_a_later_change_stands_in_the_way() {
    let mut desk = Desk::new();
    desk.put(vec![Write::put(&aled())]);
    let mut named = desk.store.sheet(id(1)).unwrap().unwrap().profile;
    named.pronouns = "he/him".to_owned();
    desk.put(vec![Write::put(&named)]);
    named.pronouns = "they/them".to_owned();
    // A kind that undo passes over.
    let later = desk
        .apply(OpKind::Exported, vec![Write::put(&named)])
        .unwrap();
    let before = desk.store.digest();
    let Err(Fault::Conflict(conflict)) = desk.undo() else {
        panic!("a conflict")
    };
    assert_eq!(Some(conflict.op), later.op);
    assert_eq!(
        (conflict.kind, conflict.who.as_str()),
        (OpKind::Exported, "Bethan")
    );
    assert_eq!(desk.store.digest(), before, "nothing was written");
}

#[test]
fn a_list_that_was_kept_is_never_undone_and_stands_in_nobodys_way() {
    let mut desk = Desk::new();
    desk.put(vec![Write::put(&aled())]);
    desk.put(vec![Write::put(&morgan())]);
    let keep = |desk: &mut Desk, n| {
        let kept = desk.apply(OpKind::ListKept, vec![Write::put(&match_run(n))]);
        assert!(kept.unwrap().op.is_some(), "it is in the log");
    };
    keep(&mut desk, 77);
    assert_eq!(
        desk.undo().unwrap().about,
        "change 2",
        "the change before it"
    );
    // Kept between undo and redo, it does not end redo.
    keep(&mut desk, 78);
    assert_eq!(desk.redo().unwrap().about, "change 2");
    keep(&mut desk, 79);
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!(desk.undo(), Err(Fault::NothingToUndo));
    assert_eq!(desk.store.sheet(id(1)), Ok(None));
    // The lists outlive the profile they were for, the latest first.
    let kept = desk.store.match_runs(id(1), 2).unwrap();
    assert_eq!(kept, [match_run(79), match_run(78)]);
    assert!(desk.store.check_file().unwrap().is_whole());
}

#[test]
fn a_list_that_was_kept_does_not_bring_the_rules_between_a_change_and_its_undo() {
    let mut desk = Desk::new();
    // An import may bring a home that is too full already.
    let full = vec![
        Write::put(&morgan()),
        Write::put(&approved_for(10, 2, "1")),
        Write::put(&supported(50, 2, "Gwyn")),
        Write::put(&supported(51, 2, "Carys")),
    ];
    desk.apply(OpKind::Imported, full).unwrap();
    desk.put(vec![Write::TakeOut(RecordKind::Member, id(51))]);
    desk.apply(OpKind::ListKept, vec![Write::put(&match_run(77))])
        .unwrap();
    assert_eq!(desk.undo().unwrap().about, "change 2");
    desk.apply(OpKind::ListKept, vec![Write::put(&match_run(78))])
        .unwrap();
    desk.redo().unwrap();
}

#[test]
fn an_op_that_came_to_nothing_does_not_hold_undo_up() {
    let mut desk = Desk::new();
    desk.put(vec![Write::put(&aled())]);
    desk.put(vec![
        Write::put(&morgan()),
        Write::TakeOut(RecordKind::Profile, id(2)),
    ]);
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!(desk.store.sheet(id(1)), Ok(None));
}

/// One random change to a small record: a few profiles, facts and members that come, change and go.
#[derive(Debug, Clone)]
enum Step {
    Name(u8, String),
    Fact(u8, u8, String),
    Member(u8, u8, Option<i8>),
    Gone(u8),
    FactGone(u8, u8),
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0..4u8;
    prop_oneof![
        (who.clone(), "[a-z]{0,3}").prop_map(|(n, s)| Step::Name(n, s)),
        (who.clone(), 0..3u8, "[a-z]{0,2}").prop_map(|(n, m, s)| Step::Fact(n, m, s)),
        (who.clone(), 0..3u8, prop::option::of(1..20i8))
            .prop_map(|(n, m, d)| Step::Member(n, m, d)),
        who.clone().prop_map(Step::Gone),
        (who, 0..3u8).prop_map(|(n, m)| Step::FactGone(n, m)),
    ]
}

impl Step {
    fn writes(&self) -> Vec<Write> {
        let home = |n: u8| 1 + u128::from(n);
        let part = |n: u8, m: u8| 100 + u128::from(n) * 10 + u128::from(m);
        let named = |n: u8, name: &str| Write::put(&profile(home(n), ProfileKind::Household, name));
        match self {
            Self::Name(n, name) => vec![named(*n, name)],
            Self::Fact(n, m, text) => vec![
                named(*n, "x"),
                Write::put(&Fact::yes(
                    id(part(*n, *m)),
                    id(home(*n)),
                    Topic::Hopes,
                    "",
                    text,
                )),
            ],
            Self::Member(n, m, left) => {
                let mut member = supported(1000 + part(*n, *m), home(*n), "A");
                member.left = left.map(|day| date(2026, 11, day));
                vec![named(*n, "y"), Write::put(&member)]
            }
            Self::Gone(n) => vec![Write::TakeOut(RecordKind::Profile, id(home(*n)))],
            Self::FactGone(n, m) => vec![Write::TakeOut(RecordKind::Fact, id(part(*n, *m)))],
        }
    }
}

/// Undoes everything, then puts everything back, and compares with the two ends.
fn there_and_back(desk: &mut Desk, start: [u8; 32]) -> Result<(), TestCaseError> {
    let end = desk.store.digest().unwrap();
    let mut undone = 0;
    while desk.store.undoable("Bethan").unwrap().is_some() {
        desk.undo().unwrap();
        undone += 1;
    }
    prop_assert_eq!(desk.store.digest().unwrap(), start);
    for _ in 0..undone {
        desk.redo().unwrap();
    }
    prop_assert_eq!(desk.store.digest().unwrap(), end);
    prop_assert!(desk.store.check_file().unwrap().is_whole());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_leads_to_the_start_and_redoing_all_to_the_end(
        steps in prop::collection::vec((step(), 0..5u8), 1..40),
    ) {
        let mut desk = Desk::new();
        let start = desk.store.digest().unwrap();
        for (step, whim) in &steps {
            desk.apply(OpKind::ProfileChanged, step.writes()).unwrap();
            // Now and then something is undone, or undone and put back, before the next change.
            if *whim < 2 && desk.undo().is_ok() && *whim == 0 {
                desk.redo().unwrap();
            }
        }
        there_and_back(&mut desk, start)?;
        there_and_back(&mut desk, start)?;
    }
}

/// Who of the two made the latest change that can be undone: whose undo nothing can stand against.
fn latest(desk: &Desk) -> Option<&'static str> {
    let lines = desk.store.history_all(u32::MAX).unwrap();
    let mut undone = 0;
    for line in lines {
        if line.kind == OpKind::Undone {
            undone += 1;
        } else if undone > 0 {
            undone -= 1;
        } else {
            return [BETHAN, SIAN].into_iter().find(|who| *who == line.who);
        }
    }
    None
}

const BETHAN: &str = "Bethan";
const SIAN: &str = "Sian";

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_people_undo_all_of_their_own_and_put_it_back(
        steps in prop::collection::vec((step(), any::<bool>()), 1..30),
    ) {
        let mut desk = Desk::new();
        let start = desk.store.digest().unwrap();
        for (step, first) in &steps {
            desk.who = if *first { BETHAN } else { SIAN };
            desk.apply(OpKind::ProfileChanged, step.writes()).unwrap();
        }
        let end = desk.store.digest().unwrap();
        // Nothing was undone before this, so the latest change comes off first, whoever made it.
        let mut order = Vec::new();
        while let Some(who) = latest(&desk) {
            desk.who = who;
            desk.undo().unwrap();
            order.push(who);
        }
        prop_assert_eq!(desk.store.digest().unwrap(), start);
        for who in [BETHAN, SIAN] {
            prop_assert_eq!(desk.store.undoable(who).unwrap(), None);
        }
        for who in order.into_iter().rev() {
            desk.who = who;
            desk.redo().unwrap();
        }
        prop_assert_eq!(desk.store.digest().unwrap(), end);
        prop_assert!(desk.store.check_file().unwrap().is_whole());
    }

    #[test]
    fn undo_in_any_order_does_what_it_says_or_names_who_stands_in_the_way(
        steps in prop::collection::vec((step(), any::<bool>()), 1..20),
        undos in prop::collection::vec((any::<bool>(), any::<bool>()), 1..20),
    ) {
        let mut desk = Desk::new();
        for (step, first) in &steps {
            desk.who = if *first { BETHAN } else { SIAN };
            desk.apply(OpKind::ProfileChanged, step.writes()).unwrap();
        }
        for (first, back) in undos {
            desk.who = if first { BETHAN } else { SIAN };
            let before = desk.store.digest_with_log().unwrap();
            let offered = if back { desk.store.redoable(desk.who) } else { desk.store.undoable(desk.who) };
            match if back { desk.redo() } else { desk.undo() } {
                Ok(done) => prop_assert_eq!(offered, Ok(Some((done.kind, done.about)))),
                Err(Fault::NothingToUndo | Fault::NothingToRedo) => prop_assert_eq!(offered, Ok(None)),
                Err(Fault::Conflict(later)) => {
                    prop_assert!(later.who == BETHAN || later.who == SIAN);
                    prop_assert_eq!(desk.store.digest_with_log().unwrap(), before);
                }
                Err(other) => prop_assert!(matches!(other, Fault::Refused(_)), "{other:?}"),
            }
        }
        prop_assert!(desk.store.check_file().unwrap().is_whole());
    }
}

#[test]
fn each_undoes_their_own_and_the_other_is_named_where_they_meet() {
    let mut desk = Desk::new();
    desk.put(vec![Write::put(&aled()), Write::put(&morgan())]);
    desk.who = SIAN;
    let mut renamed = morgan();
    renamed.notes = "rang on Tuesday".to_owned();
    desk.put(vec![Write::put(&renamed)]);
    desk.who = BETHAN;
    let Err(Fault::Conflict(later)) = desk.undo() else {
        panic!("Sian wrote to it since")
    };
    assert_eq!(later.who, SIAN);
    desk.who = SIAN;
    desk.undo().unwrap();
    assert_eq!(
        desk.undo(),
        Err(Fault::NothingToUndo),
        "the other is not hers"
    );
    desk.who = BETHAN;
    assert_eq!(
        desk.redo(),
        Err(Fault::NothingToRedo),
        "that undo was not hers"
    );
    desk.undo().unwrap();
    assert_eq!(desk.store.sheet(id(1)), Ok(None));
}

#[test]
fn two_hundred_steps_are_undone_after_a_restart_and_put_back_after_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with(file::create(folder.path(), false).unwrap());
    let open = || Desk::with(file::open(folder.path()).unwrap());
    let start = desk.store.digest().unwrap();
    for n in 0..205_u128 {
        desk.put(vec![Write::put(&profile(
            n + 1,
            ProfileKind::Person,
            "Aled P",
        ))]);
    }
    let end = desk.store.digest().unwrap();
    drop(desk);
    let mut desk = open();
    for _ in 0..205 {
        desk.undo().unwrap();
    }
    assert_eq!(desk.undo(), Err(Fault::NothingToUndo));
    assert_eq!(desk.store.digest(), Ok(start));
    drop(desk);
    let mut desk = open();
    for _ in 0..205 {
        desk.redo().unwrap();
    }
    assert_eq!(desk.store.digest(), Ok(end));
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::from_bytes([7; 32]);
    let opener = Opener {
        user: "bethan".to_owned(),
        host: "office-3".to_owned(),
        since: start(),
    };
    let birth = Birth {
        scheme: id(1),
        device: id(2),
    };
    let store = Store::create(folder.path(), &key, false, birth, &opener).unwrap();
    let mut desk = Desk::with(store);
    let start = desk.store.digest().unwrap();
    desk.put(one_of_each());
    let mut changed = desk.store.sheet(id(1)).unwrap().unwrap().profile;
    changed.notes = "read through again".to_owned();
    desk.put(vec![Write::put(&changed)]);
    let end = desk.store.digest().unwrap();
    desk.undo().unwrap();

    drop(desk);
    let mut desk = Desk::with(Store::open(folder.path(), &key, false, &opener).unwrap());
    desk.undo().unwrap();
    assert_eq!(desk.store.digest(), Ok(start));

    drop(desk);
    let mut desk = Desk::with(Store::open(folder.path(), &key, false, &opener).unwrap());
    desk.redo().unwrap();
    desk.redo().unwrap();
    assert_eq!(desk.store.digest(), Ok(end));
    assert!(desk.store.check_file().unwrap().is_whole());
}
