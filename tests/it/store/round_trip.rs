//! One of each noun goes into the file and comes out of it as it was.

use super::*;
use settled::domain::arrangement::{EndingVoice, EndingWho};
use settled::domain::fact::{Answer, How, SaidBy};
use settled::domain::household::{AgeBand, Room};
use settled::domain::id::SheetItemId;
use settled::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, Promise, SetAsideBy, SetAsideReason,
};
use settled::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use settled::domain::port::RecordKind;
use settled::domain::preference::{
    Direction, Journey, Level, Mode, Preference, PreferenceItem, SetBy,
};
use settled::domain::profile::{Leftover, Milestone, Setting, Step};
use settled::domain::restricted::SheetCount;
use std::collections::BTreeSet;

fn full_profile() -> Profile {
    Profile {
        full_name: "Aled ap Siôn".to_owned(),
        born: Some(PartialDate::Month(1992, 11)),
        age: Some(33),
        pronouns: "he/him".to_owned(),
        postcode: "SY23".to_owned(),
        contact: "through Non".to_owned(),
        waiting_since: Some(PartialDate::Year(2025)),
        agreed_on: Some(date(2026, 10, 1)),
        notes: "two\nlines".to_owned(),
        their_reference: "A/17".to_owned(),
        ..aled()
    }
}

fn preference() -> Preference {
    Preference {
        id: id(20),
        owner: id(1),
        topic: Topic::Pets,
        words: "a dog to walk".to_owned(),
        direction: Direction::Want,
        level: Level::MattersALot,
        low: Some(0),
        high: Some(2),
        place: "SY23".to_owned(),
        place_name: "my mum's".to_owned(),
        mode: Some(Mode::Walking),
        set_by: SetBy::Person,
        set_on: date(2026, 10, 2),
        retired_on: Some(date(2026, 10, 9)),
    }
}

fn item(n: u128, what: &str, worth: u8) -> PreferenceItem {
    PreferenceItem {
        id: id(n),
        preference: id(20),
        item: what.to_owned(),
        worth,
    }
}

fn must_have() -> MustHave {
    MustHave {
        id: id(22),
        owner: id(1),
        topic: Topic::Access,
        item: "step-free".to_owned(),
        direction: Direction::Want,
        low: None,
        high: Some(30),
        place: "SY23".to_owned(),
        mode: Some(Mode::Driving),
        kind: MustHaveKind::Need,
        reason: "uses a wheelchair".to_owned(),
        could_change: CouldChange::Adaptation,
        approved_by: String::new(),
        review_on: Some(date(2027, 1, 1)),
        set_by: SetBy::Worker,
        set_on: date(2026, 10, 2),
        retired_on: None,
    }
}

fn fact() -> Fact {
    Fact {
        said_by: Some(SaidBy::Family),
        how: Some(How::Makaton),
        on: Some(date(2026, 10, 3)),
        ..Fact::yes(id(30), id(1), Topic::Pets, "dog", "").with(Answer::Partly)
    }
}

fn introduction() -> Introduction {
    Introduction {
        id: id(41),
        pair: id(40),
        kind: MeetingKind::TeaVisit,
        on: date(2026, 11, 3),
        at: Some(jiff::civil::time(16, 30, 0, 0)),
        happened: Happened::Yes,
        worries: "the stairs".to_owned(),
        worries_asked: true,
        next_step: NextStep::AnotherMeeting,
        learned: "both like trains".to_owned(),
        notes: "bus was late".to_owned(),
    }
}

fn full_view() -> View {
    View {
        introduction: Some(id(41)),
        member: Some(id(51)),
        about: ViewAbout::Meeting,
        words: "yes yes".to_owned(),
        how: Some(How::Sign),
        on_their_own: Some(true),
        turn: 3,
        ..view(42, 40, Voice::Member, ViewAnswer::Yes)
    }
}

fn full_pair() -> Pair {
    Pair {
        set_aside_on: Some(date(2026, 11, 5)),
        set_aside_by: Some(SetAsideBy::Mover),
        set_aside_reason: Some(SetAsideReason::Pets),
        set_aside_words: "cats".to_owned(),
        ..pair(40, 1, 2)
    }
}

fn full_arrangement() -> Arrangement {
    Arrangement {
        start_kind: StartKind::Emergency,
        planned_end: Some(date(2027, 5, 1)),
        trial_until: Some(date(2026, 12, 1)),
        first_review: Some(date(2026, 12, 2)),
        reviewed_on: Some(date(2026, 12, 3)),
        decision_due: Some(date(2026, 11, 15)),
        continues: Some(id(99)),
        agreed: "Tuesdays at his own club".to_owned(),
        ..arrangement(60, 40, (1, 2), date(2026, 11, 10))
    }
}

fn room() -> Room {
    Room {
        id: id(52),
        home: id(2),
        name: "back bedroom".to_owned(),
        ground_floor: Some(true),
        own_bathroom: Some(false),
        step_free: None,
        note: "sunny".to_owned(),
    }
}

fn member() -> Member {
    Member {
        role: MemberRole::Family,
        age: Some(AgeBand::From65),
        view: MemberView::Happy,
        words: "the more the merrier".to_owned(),
        asked_on: Some(date(2026, 9, 9)),
        from: Some(date(2020, 1, 1)),
        left: Some(date(2026, 11, 1)),
        ..supported(51, 2, "Nain")
    }
}

pub(super) fn one_of_each() -> Vec<Write> {
    let leftover = Leftover {
        id: id(71),
        profile: id(1),
        file: "people.csv".to_owned(),
        heading: "Shoe size".to_owned(),
        cell: "=9".to_owned(),
    };
    let milestone = Milestone {
        id: id(72),
        profile: id(1),
        step: Step::OnHold,
        on: date(2026, 8, 1),
        until: Some(date(2026, 9, 1)),
        note: "a funeral".to_owned(),
    };
    let journey = Journey {
        id: id(73),
        home: id(2),
        place: "SY23 1".to_owned(),
        mode: Mode::PublicTransport,
        minutes: 1440,
        on: date(2026, 10, 1),
        said_by: "Bethan".to_owned(),
    };
    let promise = Promise {
        id: id(74),
        profile: id(1),
        pair: Some(id(40)),
        words: "ring on Friday".to_owned(),
        due: date(2026, 11, 13),
        done_on: None,
    };
    let setting = Setting {
        id: id(75),
        name: "scheme-name".to_owned(),
        value: "Ceredigion".to_owned(),
    };
    let voice = EndingVoice {
        id: id(62),
        ending: id(61),
        who: EndingWho::Person,
    };
    let check = Check {
        member: Some(id(51)),
        note: "001".to_owned(),
        ..approval(76, 2, Some(date(2026, 12, 1)))
    };
    vec![
        // What belongs to another row may come before it: only the whole change must hold.
        Write::put(&item(21, "dog", 100)),
        Write::put(&preference()),
        Write::put(&full_profile()),
        Write::put(&morgan()),
        Write::put(&must_have()),
        Write::put(&fact()),
        Write::put(&member()),
        Write::put(&room()),
        Write::put(&full_pair()),
        Write::put(&introduction()),
        Write::put(&full_view()),
        Write::put(&full_arrangement()),
        Write::put(&ending(61, 60, date(2026, 11, 12))),
        Write::put(&voice),
        Write::put(&leftover),
        Write::put(&milestone),
        Write::put(&journey),
        Write::put(&promise),
        Write::put(&setting),
        Write::put(&check),
        Write::put(&match_run(77)),
        Write::put(&disagreement(78)),
        Write::put(&sheet_item(79)),
        Write::put(&sheet_showing(80)),
    ]
}

#[test]
fn one_of_each_is_written_once_and_reads_back_the_same() {
    let writes = one_of_each();
    let mut desk = Desk::new();
    let done = desk.put(writes.clone());
    assert_eq!(
        done.touched,
        RecordKind::ALL.iter().copied().collect::<BTreeSet<_>>(),
        "the test has one of each"
    );
    assert_eq!(
        done.profiles,
        [(id(1), "P-0001".to_owned()), (id(2), "H-0001".to_owned())]
    );
    // Written again, nothing differs: every value came back as it went in.
    let again = desk.put(writes);
    assert_eq!((again.op, again.touched.len()), (None, 0));
    assert_eq!(desk.store.op_count(), Ok(1));
    assert!(desk.store.check_file().unwrap().is_whole());
}

#[test]
fn a_restricted_sheet_is_read_by_itself_and_only_counted_elsewhere() {
    let mut desk = Desk::new();
    desk.put(one_of_each());
    let later = SheetShowing {
        on: date(2026, 11, 13),
        to: String::new(),
        ..sheet_showing(81)
    };
    let no_day = SheetItem {
        review: None,
        looked_at: date(2026, 10, 1),
        ..sheet_item(82)
    };
    desk.put(vec![Write::put(&later), Write::put(&no_day)]);
    let sheet = desk
        .store
        .restricted_sheet(id(1), SheetName::Health)
        .unwrap();
    assert_eq!(sheet.items, [sheet_item(79), no_day]);
    assert_eq!(
        sheet.showings,
        [later, sheet_showing(80)],
        "the latest first"
    );
    let risk = desk.store.restricted_sheet(id(1), SheetName::Risk).unwrap();
    assert!(risk.items.is_empty() && risk.showings.is_empty());
    let count = SheetCount {
        sheet: SheetName::Health,
        items: 2,
        looked_at: date(2026, 11, 12),
    };
    assert_eq!(desk.store.sheet_counts(id(1)).unwrap(), [count]);
    assert_eq!(desk.store.sheet_counts(id(2)).unwrap(), []);
    let [review] = desk.store.sheet_reviews().unwrap().try_into().unwrap();
    assert_eq!((review.profile, review.on), (id(1), date(2026, 12, 1)));
    desk.put(vec![Write::TakeOut(
        RecordKind::SheetItem,
        id::<SheetItemId>(79).0,
    )]);
    assert_eq!(desk.store.sheet_reviews().unwrap(), []);
    let changes = desk.store.history(id(1)).unwrap();
    assert_eq!(changes.len(), 3, "the history of a profile has its sheets");
}

#[test]
fn a_sheet_holds_what_belongs_to_its_profile() {
    let mut desk = Desk::new();
    desk.put(one_of_each());
    desk.put(vec![
        Write::put(&item(23, "cat", 40)),
        Write::put(&item(24, "hens", 100)),
    ]);
    let sheet = desk.store.sheet(id(1)).unwrap().unwrap();
    assert_eq!(sheet.profile.reference, "P-0001");
    assert_eq!(
        Profile {
            reference: String::new(),
            ..sheet.profile.clone()
        },
        full_profile()
    );
    assert_eq!(sheet.facts, [fact()]);
    let [wish] = sheet.wishes.as_slice() else {
        panic!("one wish")
    };
    assert_eq!(wish.preference, preference());
    assert_eq!(
        wish.items,
        [
            item(21, "dog", 100),
            item(24, "hens", 100),
            item(23, "cat", 40)
        ],
        "best first, then as they were named"
    );
    assert_eq!(sheet.must_haves, [must_have()]);
    assert_eq!(sheet.milestones.len(), 1);
    let [living] = sheet.living.as_slice() else {
        panic!("one arrangement")
    };
    assert_eq!(living.arrangement, full_arrangement());
    assert_eq!(living.ending, Some(ending(61, 60, date(2026, 11, 12))));
    assert_eq!(
        (living.mover_name.as_str(), living.home_name.as_str()),
        ("Aled P", "Morgan")
    );
    assert!(
        !sheet.in_introductions,
        "set aside, and an arrangement began"
    );

    let home = desk.store.sheet(id(2)).unwrap().unwrap();
    assert_eq!(home.members, [member()]);
    assert_eq!(home.rooms, [room()]);
    assert_eq!(home.checks.len(), 1);
    assert_eq!(home.journeys.len(), 1);
    assert_eq!(home.living, sheet.living);
}

#[test]
fn a_pair_comes_with_both_sides_and_all_that_happened() {
    let mut desk = Desk::new();
    desk.put(one_of_each());
    let sheet = desk.store.pair_sheet(id(40)).unwrap().unwrap();
    assert_eq!(sheet.pair, full_pair());
    assert_eq!(sheet.mover.known_as, "Aled P");
    assert_eq!(sheet.home.known_as, "Morgan");
    assert_eq!(sheet.introductions, [introduction()]);
    assert_eq!(sheet.views, [full_view()]);
    assert_eq!(
        sheet.living.as_ref().map(|l| l.arrangement.clone()),
        Some(full_arrangement())
    );
    assert_eq!(
        desk.store.pair_sheets().unwrap(),
        std::slice::from_ref(&sheet)
    );
    assert_eq!(
        desk.store.pairs_of(id(2)).unwrap(),
        std::slice::from_ref(&sheet)
    );
    assert_eq!(desk.store.pair_between(id(1), id(2)).unwrap(), Some(sheet));
    assert_eq!(desk.store.pair_between(id(2), id(1)).unwrap(), None);
}

#[test]
fn what_was_taken_out_is_gone_from_every_list_and_can_be_put_back() {
    let mut desk = Desk::new();
    desk.put(one_of_each());
    let before = desk.store.digest().unwrap();
    let taken = desk.put(
        one_of_each()
            .into_iter()
            .map(|write| match write {
                Write::Put(row) => Write::TakeOut(row.kind, row.id),
                other @ Write::TakeOut(..) => other,
            })
            .collect(),
    );
    assert_eq!(taken.touched.len(), RecordKind::ALL.len());
    assert_eq!(desk.store.sheet(id(1)), Ok(None));
    assert_eq!(desk.store.profile_lines(TODAY), Ok(vec![]));
    assert_eq!(desk.store.pair_sheets(), Ok(vec![]));
    assert_eq!(desk.store.livings(), Ok(vec![]));
    assert_eq!(desk.store.promises(), Ok(vec![]));
    assert_eq!(desk.store.current_checks(), Ok(vec![]));
    assert_eq!(desk.store.settings(), Ok(vec![]));
    assert_eq!(desk.store.leftovers(id(1)), Ok(vec![]));
    assert!(desk.store.check_file().unwrap().is_whole());
    // The reference is not given to anybody else.
    let next = desk.put(vec![Write::put(&profile(
        9,
        ProfileKind::Person,
        "Carys T",
    ))]);
    assert_eq!(next.profiles, [(id(9), "P-0002".to_owned())]);
    // Put back by a change of its own, it has its reference again.
    desk.put(vec![Write::TakeOut(RecordKind::Profile, id(9))]);
    let back = desk.put(one_of_each());
    assert_eq!(back.profiles, []);
    assert_eq!(desk.store.digest(), Ok(before));
}
