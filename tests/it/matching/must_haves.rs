//! Must-haves: three values, whose they are, what was found, and what could change.

use jiff::civil::date;
use settled::domain::arrangement::{
    Arrangement, Continues, Ending, EndingReason, PersonWanted, StartKind,
};
use settled::domain::check::{CheckKind, CheckOutcome};
use settled::domain::fact::Answer;
use settled::domain::household::{AgeBand, Member, MemberRole, MemberView};
use settled::domain::id::{ArrangementId, EndingId, MemberId, MilestoneId, PairId};
use settled::domain::must_have::CouldChange;
use settled::domain::preference::Direction;
use settled::domain::profile::{Milestone, Step};
use settled::domain::sheet::Living;
use settled::domain::topic::{Kind, Topic};
use settled::matching::known::Said;
use settled::matching::must_have::{Finding, Found, Gate, Outcome, Question, Rule};
use settled::matching::party::{Party, Terms};
use settled::matching::why::Side;
use uuid::Uuid;

use super::build::{Build, TODAY, homesharer, household, householder, person, profile_id};

fn gate(subject: &Build, other: &Build) -> Gate {
    subject.party().gate(&other.party())
}

/// The one thing in the way of a pair.
#[track_caller]
fn one(gate: Gate) -> (Finding, bool) {
    let (findings, near_miss) = match gate {
        Gate::Eligible => panic!("nothing in the way"),
        Gate::AskFirst(findings) => (findings, false),
        Gate::LeftOut { because, near_miss } => (because, near_miss),
    };
    let [finding] = findings.as_slice() else {
        panic!("one thing in the way, not {findings:?}");
    };
    (finding.clone(), near_miss)
}

#[track_caller]
fn outcome(subject: &Build, other: &Build) -> (Rule, Outcome) {
    let (finding, _) = one(gate(subject, other));
    (finding.rule, finding.outcome)
}

const NOT_KNOWN: Outcome = Outcome::AskFirst(Question::NotKnown);

#[test]
fn a_person_and_an_approved_home_with_a_place_can_meet_whoever_the_list_is_for() {
    assert_eq!(gate(&person(1), &household(2)), Gate::Eligible);
    assert_eq!(gate(&household(2), &person(1)), Gate::Eligible);
    assert_eq!(gate(&householder(3), &homesharer(4)), Gate::Eligible);
    assert_eq!(gate(&homesharer(4), &householder(3)), Gate::Eligible);
}

#[test]
fn kinds_must_have_one_in_common() {
    let breaks = person(1)
        .yes(Topic::Kinds, "short-breaks")
        .no(Topic::Kinds, "live-in");
    let mut breaks_only = breaks.clone();
    breaks_only
        .0
        .facts
        .retain(|fact| fact.item == "short-breaks");
    assert_eq!(
        outcome(&breaks_only, &household(2)),
        (Rule::Kinds, NOT_KNOWN)
    );
    let no_breaks = household(2).no(Topic::Kinds, "short-breaks");
    let (finding, near_miss) = one(gate(&breaks_only, &no_breaks));
    assert_eq!(finding.outcome, Outcome::Fails(CouldChange::Ask));
    assert!(near_miss, "could go to the panel");
}

#[test]
fn a_support_need_fails_at_no_is_a_near_miss_with_training_and_a_question_while_unknown() {
    let needs = person(1).yes(Topic::Support, "epilepsy");
    let home = |answer| household(2).fact(Topic::Support, "epilepsy", "", answer);
    assert_eq!(gate(&needs, &home(Answer::Yes)), Gate::Eligible);
    for (answer, expected, near) in [
        (Answer::No, Outcome::Fails(CouldChange::No), false),
        (Answer::Partly, Outcome::Fails(CouldChange::Training), true),
        (Answer::NotKnown, NOT_KNOWN, false),
        (Answer::NotAsked, NOT_KNOWN, false),
        (Answer::PrefersNot, NOT_KNOWN, false),
    ] {
        let (finding, near_miss) = one(gate(&needs, &home(answer)));
        assert_eq!((finding.outcome, near_miss), (expected, near), "{answer:?}");
        assert_eq!(finding.whose, Side::MovingIn);
        assert_eq!(finding.about, Side::Room);
        assert_eq!(finding.item, "epilepsy");
    }
    assert_eq!(outcome(&needs, &household(2)), (Rule::Support, NOT_KNOWN));
}

#[test]
fn a_stairlift_could_be_put_in_and_a_downstairs_bedroom_could_not() {
    for (item, change) in [
        ("stairlift", CouldChange::Adaptation),
        ("ground-floor-bedroom", CouldChange::No),
    ] {
        let needs = person(1).yes(Topic::Access, item);
        let home = household(2).no(Topic::Access, item);
        let (finding, near_miss) = one(gate(&needs, &home));
        assert_eq!(finding.outcome, Outcome::Fails(change));
        assert_eq!(finding.found, Found::Said(Said::No));
        assert_eq!(near_miss, change != CouldChange::No);
    }
}

#[test]
fn a_stated_must_have_takes_the_place_of_the_need_it_repeats() {
    let needs = person(1)
        .yes(Topic::Access, "stairlift")
        .must(Topic::Access, "stairlift");
    let (finding, _) = one(gate(&needs, &household(2).no(Topic::Access, "stairlift")));
    assert_eq!(finding.rule, Rule::Stated);
    assert_eq!(
        finding.must_have,
        needs.0.must_haves.first().map(|must| must.id)
    );
}

#[test]
fn nights_allergies_and_children() {
    let nights = person(1).value(Topic::Nights, "waking");
    let home = household(2).value(Topic::Nights, "sleeping-in");
    assert_eq!(
        outcome(&nights, &home),
        (Rule::Nights, Outcome::Fails(CouldChange::Ask))
    );
    assert_eq!(outcome(&nights, &household(2)), (Rule::Nights, NOT_KNOWN));
    assert_eq!(
        gate(&person(1).value(Topic::Nights, "none"), &household(2)),
        Gate::Eligible
    );

    let allergic = person(1).yes(Topic::Allergies, "cat");
    let fails = Outcome::Fails(CouldChange::No);
    assert_eq!(
        outcome(&allergic, &household(2).yes(Topic::Pets, "cat")),
        (Rule::Allergy, fails)
    );
    assert_eq!(
        gate(&allergic, &household(2).no(Topic::Pets, "cat")),
        Gate::Eligible
    );

    let smoke = person(1).yes(Topic::Allergies, "smoke");
    for (smoking, expected) in [
        ("inside", fails),
        ("outside-only", Outcome::AskFirst(Question::Enough)),
    ] {
        let home = household(2).value(Topic::Smoking, smoking);
        assert_eq!(outcome(&smoke, &home), (Rule::Allergy, expected));
    }

    let not_safe = person(1).value(Topic::WithChildren, "not-safe");
    assert_eq!(
        outcome(&not_safe, &household(2)),
        (Rule::Children, NOT_KNOWN)
    );
    let teenager = with_member(household(2), MemberRole::Family, MemberView::Happy);
    assert_eq!(outcome(&not_safe, &teenager), (Rule::Children, fails));
}

fn with_member(mut home: Build, role: MemberRole, view: MemberView) -> Build {
    home.0.members.push(Member {
        id: MemberId(Uuid::from_u128(77)),
        home: home.0.profile.id,
        name: "Cai".to_owned(),
        role,
        age: Some(AgeBand::From11),
        view,
        words: String::new(),
        asked_on: None,
        from: None,
        left: None,
    });
    home
}

#[test]
fn a_member_who_is_not_happy_is_talked_with_first() {
    let home = with_member(household(2), MemberRole::Family, MemberView::NotHappy);
    let (finding, _) = one(gate(&person(1), &home));
    assert_eq!(finding.outcome, Outcome::AskFirst(Question::TalkFirst));
    assert_eq!(finding.found, Found::Member(MemberId(Uuid::from_u128(77))));
}

#[test]
fn legal_conditions_are_looked_at_by_a_person_and_not_shown() {
    let person = person(1).value(Topic::Legal, "not within 5 miles of Swansea");
    let (finding, _) = one(gate(&household(2), &person));
    assert_eq!(
        (finding.rule, finding.outcome, finding.found),
        (
            Rule::Legal,
            Outcome::AskFirst(Question::Look),
            Found::NotKnown
        )
    );
}

fn living(home: &Build, from: jiff::civil::Date, until: Option<jiff::civil::Date>) -> Living {
    Living {
        arrangement: Arrangement {
            id: ArrangementId(Uuid::nil()),
            pair: PairId(Uuid::nil()),
            mover: profile_id(9),
            home: home.0.profile.id,
            kind: Kind::LiveIn,
            start_kind: StartKind::Planned,
            start: from,
            planned_end: None,
            trial_until: None,
            first_review: None,
            reviewed_on: None,
            decision_due: None,
            continues: None,
            agreed: String::new(),
        },
        ending: until.map(ending),
        mover_name: "Gwyn H".to_owned(),
        home_name: "Morgan".to_owned(),
    }
}

fn ending(on: jiff::civil::Date) -> Ending {
    Ending {
        id: EndingId(Uuid::nil()),
        arrangement: ArrangementId(Uuid::nil()),
        on,
        planned: true,
        person_wanted: PersonWanted::Wanted,
        reason: EndingReason::OwnPlace,
        destination: String::new(),
        continues: Continues::Visits,
        learned: String::new(),
    }
}

#[test]
fn a_place_must_be_free_when_it_is_wanted() {
    let mut full = household(2);
    let start = date(2024, 3, 1);
    full.0.living.push(living(&full, start, None));
    assert_eq!(
        outcome(&person(1), &full),
        (Rule::FreePlace, Outcome::Fails(CouldChange::No))
    );
    let mut soon = household(2);
    soon.0
        .living
        .push(living(&soon, start, Some(date(2027, 1, 10))));
    let wants = |day: &str| person(1).value(Topic::FromWhen, day);
    assert_eq!(gate(&wants("2027-01-10"), &soon), Gate::Eligible);
    let (finding, near_miss) = one(gate(&wants("2027-01-09"), &soon));
    assert_eq!(finding.outcome, Outcome::Fails(CouldChange::Time));
    assert_eq!(finding.found, Found::From(Some(date(2027, 1, 10))));
    assert!(near_miss);
    // Nobody has said how long it can wait.
    assert_eq!(
        outcome(&person(1), &soon),
        (Rule::FreePlace, Outcome::AskFirst(Question::Enough))
    );
    let no_rush = person(1).value(Topic::HowSoon, "no-rush");
    assert_eq!(gate(&no_rush, &soon), Gate::Eligible);
    let mut unknown = household(2);
    unknown
        .0
        .facts
        .retain(|fact| fact.topic != Topic::ApprovedFor);
    assert_eq!(outcome(&person(1), &unknown), (Rule::FreePlace, NOT_KNOWN));
}

#[test]
fn checks_that_are_missing_wait_and_checks_that_ran_out_leave_out() {
    let mut unchecked = household(2);
    unchecked.0.checks.clear();
    let check = Rule::Check(CheckKind::Approval);
    assert_eq!(outcome(&person(1), &unchecked), (check, NOT_KNOWN));
    let with = |outcome, expires| household(2).check(CheckKind::Approval, outcome, expires);
    for (home, expected) in [
        (
            with(CheckOutcome::Pending, None),
            Outcome::AskFirst(Question::UnderWay),
        ),
        (
            with(CheckOutcome::Clear, Some(date(2026, 11, 11))),
            Outcome::Fails(CouldChange::Time),
        ),
        (
            with(CheckOutcome::NotOk, None),
            Outcome::Fails(CouldChange::Ask),
        ),
    ] {
        assert_eq!(outcome(&person(1), &home), (check, expected));
    }
}

#[test]
fn a_right_to_rent_must_last_for_the_stay() {
    let until = |day| {
        homesharer(4)
            .check(CheckKind::RightToRent, CheckOutcome::Clear, Some(day))
            .value(Topic::Months, "12")
            .value(Topic::FromWhen, "2027-01-01")
    };
    let rule = Rule::RightToRentEnds;
    let home = householder(3);
    assert_eq!(
        outcome(&home, &until(date(2026, 12, 1))),
        (rule, Outcome::Fails(CouldChange::Time))
    );
    assert_eq!(
        outcome(&home, &until(date(2027, 6, 1))),
        (rule, Outcome::AskFirst(Question::Enough))
    );
    assert_eq!(gate(&home, &until(date(2028, 1, 2))), Gate::Eligible);
}

#[test]
fn how_the_subject_stands_is_told_once_and_does_not_empty_the_list() {
    let mut paused = person(1);
    paused.0.milestones.push(Milestone {
        id: MilestoneId(Uuid::nil()),
        profile: paused.0.profile.id,
        step: Step::OnHold,
        on: date(2026, 11, 1),
        until: Some(date(2026, 12, 1)),
        note: String::new(),
    });
    assert_eq!(gate(&paused, &household(2)), Gate::Eligible);
    assert!(
        paused
            .party()
            .own
            .iter()
            .any(|finding| finding.rule == Rule::OnHold)
    );
    let (finding, near_miss) = one(gate(&household(2), &paused));
    assert_eq!(finding.rule, Rule::OnHold);
    assert!(near_miss);
}

#[test]
fn somebody_who_has_a_home_and_is_not_looking_is_left_out() {
    let mut settled = person(1);
    let home = household(2);
    settled.0.living.push(living(&home, date(2025, 5, 1), None));
    assert_eq!(
        outcome(&household(2), &settled),
        (Rule::Settled, Outcome::Fails(CouldChange::Ask))
    );
    settled.0.milestones.push(Milestone {
        id: MilestoneId(Uuid::nil()),
        profile: settled.0.profile.id,
        step: Step::Looking,
        on: date(2026, 9, 1),
        until: None,
        note: String::new(),
    });
    assert_eq!(gate(&household(2), &settled), Gate::Eligible);
}

#[test]
fn homeshare_has_its_own_bedroom_no_personal_care_and_no_total_clash() {
    let shared = householder(3);
    let mut shared_room = shared.clone();
    shared_room.0.facts.clear();
    assert_eq!(
        outcome(&homesharer(4), &shared_room),
        (Rule::OwnBedroom, NOT_KNOWN)
    );
    let care = householder(3).yes(Topic::Tasks, "personal-care");
    assert_eq!(
        outcome(&homesharer(4), &care),
        (Rule::PersonalCare, Outcome::Fails(CouldChange::No))
    );
    let cooks = householder(3).yes(Topic::Tasks, "cooking");
    let ask = Outcome::Fails(CouldChange::Ask);
    assert_eq!(
        outcome(&cooks, &homesharer(4).no(Topic::Tasks, "cooking")),
        (Rule::Tasks, ask)
    );
    let hours = householder(3).value(Topic::Hours, "10");
    assert_eq!(
        outcome(&hours, &homesharer(4).value(Topic::Hours, "0")),
        (Rule::Hours, ask)
    );
    assert_eq!(
        gate(&hours, &homesharer(4).value(Topic::Hours, "2")),
        Gate::Eligible
    );
    assert_eq!(
        gate(&hours, &homesharer(4)),
        Gate::Eligible,
        "how many is a wish"
    );
}

#[test]
fn the_least_age_of_a_homesharer() {
    let terms = Terms {
        today: TODAY,
        least_sharer_age: Some(23),
    };
    let party = |age: &str| Party::new(&homesharer(4).value(Topic::Age, age).0, terms);
    let of = |party: &Party| householder(3).party().gate(party);
    assert_eq!(of(&party("23")), Gate::Eligible);
    let (finding, _) = one(of(&party("22")));
    assert_eq!(finding.rule, Rule::LeastAge);
    assert_eq!(finding.found, Found::Number(22, 22));
}

#[test]
fn must_haves_of_both_sides_hold_for_every_shape_and_unknown_never_leaves_out() {
    let said = |home: Build| one(gate(&no_smoking(), &home)).0;
    assert_eq!(
        gate(&no_smoking(), &household(2).value(Topic::Smoking, "none")),
        Gate::Eligible
    );
    let finding = said(household(2).value(Topic::Smoking, "inside"));
    assert_eq!(finding.outcome, Outcome::Fails(CouldChange::No));
    assert_eq!(finding.found, Found::OneOf(vec!["inside"]));
    assert_eq!(said(household(2)).outcome, NOT_KNOWN);

    let welsh = person(1).must(Topic::Languages, "Welsh");
    assert_eq!(
        gate(&welsh, &household(2).yes(Topic::Languages, "welsh")),
        Gate::Eligible
    );
    assert_eq!(
        outcome(&welsh, &household(2).yes(Topic::Languages, "english")).1,
        NOT_KNOWN
    );

    let no_garden = person(1).must_be(Topic::Garden, "", Direction::Avoid, |_| {});
    assert_eq!(
        outcome(&no_garden, &household(2).value(Topic::Garden, "yes")).1,
        Outcome::Fails(CouldChange::No)
    );

    let drives = household(2).must_be(Topic::Drives, "", Direction::Want, |must| {
        must.could_change = CouldChange::Ask;
    });
    let (finding, near_miss) = one(gate(
        &person(1).fact(Topic::Drives, "", "", Answer::No),
        &drives,
    ));
    assert_eq!((finding.whose, finding.about), (Side::Room, Side::MovingIn));
    assert!(near_miss);
}

fn no_smoking() -> Build {
    person(1).must_be(Topic::Smoking, "", Direction::Want, |must| {
        (must.low, must.high) = (Some(0), Some(1));
    })
}

#[test]
fn a_guessed_journey_leaves_out_only_what_is_certainly_too_far() {
    let near = |minutes| {
        person(1).must_be(Topic::Near, "", Direction::Want, |must| {
            (must.place, must.high) = ("SA1".to_owned(), Some(minutes));
        })
    };
    let home = household(2).postcode("CF10");
    let (finding, _) = one(gate(&near(5), &home));
    assert_eq!(finding.outcome, Outcome::Fails(CouldChange::No));
    let Found::Minutes {
        low,
        minutes,
        high,
        measured,
    } = finding.found
    else {
        panic!("a journey, not {:?}", finding.found);
    };
    assert!(low < minutes && minutes < high && !measured);
    assert_eq!(gate(&near(i64::from(minutes)), &home), Gate::Eligible);
    assert_eq!(
        outcome(&near(i64::from(minutes) - 1), &home).1,
        Outcome::AskFirst(Question::Measure)
    );
    assert_eq!(
        outcome(&near(i64::from(low) - 1), &home).1,
        Outcome::Fails(CouldChange::No)
    );
    assert_eq!(outcome(&near(5), &household(2)).1, NOT_KNOWN);
}

#[test]
fn a_must_have_on_a_protected_characteristic_waits_for_approval_on_both_sides() {
    let ages = |approved: &str| {
        household(2).must_be(Topic::Age, "", Direction::Want, |must| {
            must.low = Some(50);
            approved.clone_into(&mut must.approved_by);
        })
    };
    let young = person(1).value(Topic::Age, "30");
    assert_eq!(
        outcome(&young, &ages("")).1,
        Outcome::AskFirst(Question::Approve)
    );
    assert_eq!(
        outcome(&young, &ages("Manager")).1,
        Outcome::Fails(CouldChange::No)
    );
    let care = |approved: &str| {
        person(1).must_be(Topic::CareBy, "woman", Direction::Want, |must| {
            approved.clone_into(&mut must.approved_by);
        })
    };
    let nobody = household(2).no(Topic::CareBy, "woman");
    assert_eq!(
        outcome(&care(""), &nobody).1,
        Outcome::AskFirst(Question::Approve)
    );
    assert_eq!(
        outcome(&care("Manager"), &nobody).1,
        Outcome::Fails(CouldChange::No)
    );
}

#[test]
fn somebody_spoken_to_in_sign_needs_sign_at_home() {
    let signs = person(1).yes(Topic::Information, "bsl");
    assert_eq!(
        outcome(&signs, &household(2)),
        (Rule::Communication, NOT_KNOWN)
    );
    let home = household(2).no(Topic::Languages, "bsl");
    assert_eq!(
        outcome(&signs, &home),
        (Rule::Communication, Outcome::Fails(CouldChange::Training))
    );
    let also_spoken = signs.yes(Topic::Information, "spoken");
    assert_eq!(gate(&also_spoken, &home), Gate::Eligible);
}

#[test]
fn two_things_in_the_way_are_no_near_miss() {
    let needs = person(1)
        .yes(Topic::Access, "stairlift")
        .yes(Topic::Access, "level-shower");
    let home = household(2)
        .no(Topic::Access, "stairlift")
        .no(Topic::Access, "level-shower");
    let Gate::LeftOut { because, near_miss } = gate(&needs, &home) else {
        panic!("left out");
    };
    assert_eq!((because.len(), near_miss), (2, false));
}
