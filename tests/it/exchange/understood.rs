//! What the cells of the sample files were understood as.

use jiff::civil::date;

use super::outcomes::{TODAY, both, ids, profile, records};
use settled::domain::check::{Check, CheckKind, CheckOutcome};
use settled::domain::dates::PartialDate;
use settled::domain::fact::Answer::{self, No, NotAsked, NotKnown, Yes};
use settled::domain::fact::{Fact, SaidBy};
use settled::domain::household::{Member, MemberRole};
use settled::domain::id::ProfileId;
use settled::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use settled::domain::port::Change;
use settled::domain::preference::Direction;
use settled::domain::profile::{Milestone, Profile, Step};
use settled::domain::topic::Topic;
use settled::exchange::writes::change;
use settled::words::Words;

fn import() -> Change {
    change(&both(), &Words::english(), &ids()).unwrap()
}

/// Item, answer and value of every answer to a topic.
type Said<'a> = &'a [(&'a str, Answer, &'a str)];

fn assert_said(table: &[(&str, Topic, Said<'_>)]) {
    let change = import();
    let profiles: Vec<Profile> = records(&change);
    let facts: Vec<Fact> = records(&change);
    for (reference, topic, wanted) in table {
        let id = profile(&profiles, reference).id;
        let of = facts
            .iter()
            .filter(|f| f.profile == id && f.topic == *topic);
        let said: Vec<_> = of
            .map(|f| (f.item.as_str(), f.answer, f.value.as_str()))
            .collect();
        assert_eq!(said, *wanted, "{reference} {topic:?}");
    }
}

#[test]
fn answers_of_people_are_understood() {
    assert_said(&[
        ("R000", Topic::HowSoon, &[("", Yes, "emergency")]),
        ("R000", Topic::Smoking, &[("", Yes, "none")]),
        (
            "R000",
            Topic::Languages,
            &[("welsh", Yes, ""), ("english", Yes, "")],
        ),
        ("R001", Topic::GetsOnWith, &[("cat", No, "")]),
        ("R001", Topic::HowSoon, &[("", Yes, "within-a-month")]),
        ("R002", Topic::HowSoon, &[("", Yes, "planned")]),
        ("R002", Topic::FromWhen, &[("", Yes, "2027-01-01")]),
        ("R002", Topic::Pets, &[("", NotAsked, "")]),
        ("R002", Topic::Mobility, &[("", Yes, "walks-with-aid")]),
        (
            "R002",
            Topic::Reason,
            &[("learning-disability", Yes, ""), ("autism", Yes, "")],
        ),
        ("R004", Topic::Smoking, &[("", NotKnown, "")]),
        ("R004", Topic::Mobility, &[]),
        ("R009", Topic::Mobility, &[("", Yes, "wheelchair")]),
        ("R032", Topic::Kinds, &[("short-breaks", Yes, "")]),
    ]);
}

#[test]
fn answers_of_households_are_understood() {
    assert_said(&[
        (
            "H004",
            Topic::Access,
            &[("ground-floor-bedroom", Yes, ""), ("step-free", Yes, "")],
        ),
        ("H004", Topic::OwnBathroom, &[("", Yes, "yes")]),
        ("H004", Topic::Pets, &[("dog", Yes, "Nel, 6")]),
        ("H004", Topic::Children, &[("", Yes, "teenagers")]),
        ("H004", Topic::Drives, &[("", NotKnown, "")]),
        ("H032", Topic::Drives, &[]),
        (
            "H009",
            Topic::Access,
            &[
                ("ground-floor-bedroom", No, ""),
                ("step-free", NotKnown, ""),
            ],
        ),
        ("H020", Topic::ApprovedFor, &[("", Yes, "2")]),
        ("H020", Topic::Children, &[("", Yes, "young")]),
        ("H022", Topic::Support, &[("epilepsy", Yes, "trained")]),
        ("H010", Topic::Nights, &[("", Yes, "none")]),
        ("H012", Topic::Pets, &[("cat", Yes, "")]),
        (
            "H046",
            Topic::Pets,
            &[
                ("dog", No, ""),
                ("cat", No, ""),
                ("bird", No, ""),
                ("fish", No, ""),
                ("hens", No, ""),
                ("small-animal", No, ""),
                ("other-pet", No, ""),
            ],
        ),
    ]);
}

#[test]
fn the_boxes_of_a_profile_are_filled() {
    let change = import();
    let profiles: Vec<Profile> = records(&change);
    let fintan = profile(&profiles, "R000");
    assert_eq!(fintan.postcode, "SA47 8UR");
    assert_eq!(
        fintan.waiting_since,
        Some(PartialDate::Day(date(2025, 1, 1)))
    );
    assert_eq!(fintan.notes, "Works at a café on Tuesdays – loves it");
    for (reference, born) in [
        ("R000", date(1953, 5, 4)),
        ("R006", date(1982, 2, 6)),
        ("R037", date(1967, 3, 1)),
        ("R057", date(2007, 5, 27)),
    ] {
        assert_eq!(
            profile(&profiles, reference).born,
            Some(PartialDate::Day(born)),
            "{reference}"
        );
    }
    let facts: Vec<Fact> = records(&change);
    assert!(
        facts
            .iter()
            .all(|f| f.said_by == Some(SaidBy::Import) && f.on == Some(TODAY))
    );
}

#[test]
fn must_haves_carry_the_words_of_the_file() {
    let change = import();
    let profiles: Vec<Profile> = records(&change);
    let must_haves: Vec<MustHave> = records(&change);
    let of = |reference: &str| {
        let id = profile(&profiles, reference).id;
        must_haves
            .iter()
            .filter(|m| m.owner == id)
            .collect::<Vec<_>>()
    };
    let pets = of("R002");
    assert_eq!(pets.len(), Topic::Pets.items().len());
    assert!(pets.iter().all(|m| {
        (m.topic, m.direction, m.kind) == (Topic::Pets, Direction::Avoid, MustHaveKind::Need)
            && m.reason == "From the import: no pets (allergy)"
            && m.could_change == CouldChange::No
    }));
    let [near] = of("R004")[..] else {
        panic!("one must-have")
    };
    assert_eq!(
        (near.topic, near.high, near.place.as_str()),
        (Topic::Near, Some(16), "CF10")
    );
    assert_eq!(of("R016").len(), 2);
}

#[test]
fn places_that_are_taken_are_held_by_people_whose_names_are_not_known() {
    let change = import();
    let profiles: Vec<Profile> = records(&change);
    let members: Vec<Member> = records(&change);
    let living = |reference: &str| {
        let home = profile(&profiles, reference).id;
        members.iter().filter(|m| m.home == home).count()
    };
    assert_eq!((living("H007"), living("H004")), (2, 0));
    assert!(
        members
            .iter()
            .all(|m| m.name.is_empty() && m.role == MemberRole::PersonSupported)
    );
}

#[test]
fn an_approval_is_what_the_status_says_it_is() {
    let change = import();
    let profiles: Vec<Profile> = records(&change);
    let id = |reference: &str| profile(&profiles, reference).id;
    let checks: Vec<Check> = records(&change);
    let approval = |reference: &str| checks.iter().find(|c| c.profile == id(reference));
    let nicola = approval("H000").unwrap();
    assert_eq!(
        (nicola.kind, nicola.outcome),
        (CheckKind::Approval, CheckOutcome::Clear)
    );
    assert_eq!(nicola.done_on, Some(date(2014, 6, 16)));
    assert_eq!(nicola.expires_on, Some(date(2027, 2, 17)));
    assert_eq!(approval("H003").unwrap().outcome, CheckOutcome::Pending);
    assert_eq!(
        approval("H014"),
        None,
        "an unknown status acts as no approval"
    );
    let steps: Vec<Milestone> = records(&change);
    let step = |home: ProfileId| {
        steps
            .iter()
            .find(|m| m.profile == home)
            .map(|m| (m.step, m.on))
    };
    assert_eq!(step(id("H004")), Some((Step::OnHold, TODAY)));
    assert_eq!(step(id("H003")), Some((Step::BeingAssessed, TODAY)));
    assert_eq!(step(id("H000")), None);
}
