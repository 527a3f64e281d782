//! One scheme makes sense: places, dates, names and the share of answers that are missing.

use super::record::{Practice, TODAY};
use settled::demo::truth::TrueScheme;
use settled::demo::{DEFAULT_SEED, Size};
use settled::domain::arrangement::{EndingReason, PersonWanted, StartKind};
use settled::domain::capacity;
use settled::domain::check::{CheckKind, Standing, standing};
use settled::domain::fact::Answer;
use settled::domain::introduction::{BothSides, ViewAbout};
use settled::domain::profile::ProfileKind;
use settled::domain::sheet::Stage;
use settled::domain::topic::Shape;
use std::collections::{HashMap, HashSet};

fn in_permille(part: usize, whole: usize) -> usize {
    part * 1_000 / whole
}

#[test]
fn a_scheme_has_170_people_and_130_homes() {
    let practice = Practice::of(Size::Scheme300);
    let mut counts: HashMap<ProfileKind, usize> = HashMap::new();
    for profile in &practice.profiles {
        *counts.entry(profile.kind).or_default() += 1;
    }
    assert_eq!(counts[&ProfileKind::Person], 148);
    assert_eq!(counts[&ProfileKind::Homesharer], 22);
    assert_eq!(counts[&ProfileKind::Household], 116);
    assert_eq!(counts[&ProfileKind::Householder], 14);
}

#[test]
fn no_home_is_ever_over_full() {
    let practice = Practice::of(Size::N(900));
    let start = jiff::civil::date(2000, 1, 1);
    let mut full = 0;
    for home in practice.profiles.iter().filter(|p| p.kind.offers_room()) {
        let sheet = practice.sheet_of(home);
        let approved = sheet
            .approved_for()
            .expect("every home says how many it is approved for");
        assert!(approved <= capacity::MOST_PEOPLE);
        let stays = sheet.stays();
        assert_eq!(
            capacity::over(&home.known_as, approved, &stays, start),
            None
        );
        full += usize::from(capacity::free(approved, &stays, TODAY, None) == 0);
    }
    assert!(
        full > 100,
        "only {full} homes are full: the test would prove little"
    );
}

#[test]
fn nobody_lives_in_two_homes_and_nothing_ends_before_it_starts() {
    let practice = Practice::of(Size::N(900));
    let mut by_mover: HashMap<_, Vec<_>> = HashMap::new();
    for arrangement in &practice.arrangements {
        let living = practice.living(arrangement);
        if let Some(ending) = &living.ending {
            assert!(arrangement.start <= ending.on);
            assert!(ending.on <= TODAY);
        }
        assert!(arrangement.start <= TODAY);
        by_mover
            .entry(arrangement.mover)
            .or_default()
            .push(living.stay());
    }
    let again = by_mover.values().filter(|stays| stays.len() > 1).count();
    assert!(again > 30, "only {again} people moved");
    for stays in by_mover.values_mut() {
        stays.sort_by_key(|stay| stay.from);
        for two in stays.windows(2) {
            let [first, second] = two else { unreachable!() };
            assert!(first.until.is_some_and(|until| Some(until) <= second.from));
        }
    }
}

#[test]
fn what_needed_two_yeses_had_them() {
    let practice = Practice::of(Size::Scheme300);
    let pairs = practice.pair_sheets();
    let mut planned = 0;
    for pair in &pairs {
        let Some(living) = &pair.living else { continue };
        if living.arrangement.start_kind.needs_both_yes() {
            planned += 1;
            let said = BothSides::latest(&pair.views, ViewAbout::Arrangement);
            assert!(said.missing().is_empty());
            assert!(!pair.introductions.is_empty());
            assert!(pair.views.iter().all(|v| v.on <= living.arrangement.start));
        }
        let due = living.arrangement.decision_due.is_some();
        assert_eq!(due, living.arrangement.start_kind == StartKind::Emergency);
    }
    assert!(planned > 60, "{planned}");
    let no: usize = pairs
        .iter()
        .filter(|p| p.pair.set_aside_on.is_some())
        .map(|p| {
            BothSides::latest(&p.views, ViewAbout::Meeting)
                .missing()
                .len()
        })
        .sum();
    assert!(no > 15, "{no} sides said no");
}

#[test]
fn two_profiles_are_one_pair() {
    let practice = Practice::of(Size::N(900));
    let distinct: HashSet<_> = practice.pairs.iter().map(|p| (p.mover, p.home)).collect();
    assert_eq!(distinct.len(), practice.pairs.len());
}

#[test]
fn about_a_dozen_people_are_looking() {
    let practice = Practice::of(Size::Scheme300);
    let mut stages: HashMap<Stage, usize> = HashMap::new();
    for person in practice
        .profiles
        .iter()
        .filter(|p| p.kind == ProfileKind::Person)
    {
        *stages
            .entry(practice.sheet_of(person).stage(TODAY))
            .or_default() += 1;
    }
    let count = |stage| stages.get(&stage).copied().unwrap_or(0);
    let waiting = count(Stage::Looking) + count(Stage::Introductions);
    assert!((10..=20).contains(&waiting), "{stages:?}");
    assert!(
        (80..=125).contains(&count(Stage::InArrangement)),
        "{stages:?}"
    );
    assert!(count(Stage::BeingAssessed) > 0 && count(Stage::OnHold) > 0);
    assert!(count(Stage::Left) > 5, "{stages:?}");
}

#[test]
fn endings_come_in_every_class_and_mostly_in_time() {
    let practice = Practice::of(Size::N(10_000));
    let endings = &practice.endings;
    let share = |keep: &dyn Fn(&&settled::domain::arrangement::Ending) -> bool| {
        in_permille(endings.iter().filter(keep).count(), endings.len())
    };
    assert!(endings.len() > 1_000);
    // By the assumptions of the generator: about 45 wanted, 22 not wanted, 11 deaths of 100.
    assert!((380..=560).contains(&share(&|e| e.person_wanted == PersonWanted::Wanted)));
    assert!((90..=270).contains(&share(&|e| e.person_wanted == PersonWanted::DidNotWant)));
    assert!((70..=150).contains(&share(&|e| e.reason == EndingReason::Death)));
    assert!((550..=850).contains(&share(&|e| e.planned)));
    let told: HashSet<_> = practice.ending_voices.iter().map(|v| v.ending).collect();
    assert!(endings.iter().all(|e| told.contains(&e.id)));
    let kinds: HashSet<_> = practice.arrangements.iter().map(|a| a.start_kind).collect();
    assert_eq!(kinds.len(), StartKind::ALL.len());
}

#[test]
fn five_to_ten_answers_of_a_hundred_are_missing_in_all_three_ways() {
    let practice = Practice::of(Size::Scheme300);
    let missing = practice
        .facts
        .iter()
        .filter(|f| !f.answer.is_known())
        .count();
    let share = in_permille(missing, practice.facts.len());
    assert!((50..=100).contains(&share), "{share} of a thousand");
    for way in [Answer::NotKnown, Answer::NotAsked, Answer::PrefersNot] {
        assert!(practice.facts.iter().any(|f| f.answer == way));
    }
    let exact = Practice::exact(Size::Scheme300);
    assert!(exact.facts.iter().all(|f| f.answer.is_known()));
    assert!(exact.preferences.iter().all(|p| p.retired_on.is_none()));
}

#[test]
fn every_answer_fits_its_topic_and_its_side() {
    let practice = Practice::of(Size::Scheme300);
    let kinds: HashMap<_, _> = practice.profiles.iter().map(|p| (p.id, p.kind)).collect();
    for fact in &practice.facts {
        assert!(fact.topic.whose().has(kinds[&fact.profile]), "{fact:?}");
        let listed = |code: &str| fact.topic.items().contains(&code);
        match fact.topic.shape() {
            Shape::Choice(_) | Shape::Scale(_) | Shape::YesNo if fact.answer.is_known() => {
                assert!(listed(&fact.value), "{fact:?}");
            }
            Shape::Set(_) => assert!(listed(&fact.item), "{fact:?}"),
            Shape::Number(low, high) if fact.answer == Answer::Yes => {
                assert!(
                    (low..=high).contains(&fact.value.parse().unwrap()),
                    "{fact:?}"
                );
            }
            Shape::Text
            | Shape::Lines
            | Shape::YesNo
            | Shape::Choice(_)
            | Shape::Scale(_)
            | Shape::OpenSet(_)
            | Shape::Number(..)
            | Shape::Date
            | Shape::Place => {}
        }
    }
    let owners: HashMap<_, _> = practice.preferences.iter().map(|p| (p.id, p)).collect();
    for item in &practice.items {
        let wish = owners[&item.preference];
        assert!(wish.topic.items().contains(&item.item.as_str()), "{item:?}");
    }
    for wish in &practice.preferences {
        let other = kinds[&wish.owner].other_side();
        assert!(wish.topic.whose().has(other), "{wish:?}");
    }
    for must in &practice.must_haves {
        assert!(
            must.topic.whose().has(kinds[&must.owner].other_side()),
            "{must:?}"
        );
        assert!(!must.reason.is_empty());
        assert_eq!(
            must.topic.protected().is_some(),
            !must.approved_by.is_empty(),
            "{must:?}"
        );
    }
}

#[test]
fn people_look_invented() {
    let practice = Practice::of(Size::N(900));
    let mut references = HashSet::new();
    for profile in &practice.profiles {
        assert!(
            profile.reference.starts_with("DEMO-"),
            "{}",
            profile.reference
        );
        assert!(references.insert(profile.reference.clone()));
        assert_eq!(profile.born, None);
        assert!(profile.postcode.len() <= 4, "{}", profile.postcode);
        let drama = profile
            .contact
            .strip_prefix("07700 900")
            .is_some_and(|rest| rest.len() == 3);
        assert!(
            drama || profile.contact.ends_with("@example.org"),
            "{}",
            profile.contact
        );
        assert_eq!(
            profile.age.is_none(),
            profile.kind == ProfileKind::Household
        );
    }
    assert!(references.contains("DEMO-P-0001") && references.contains("DEMO-S-0022"));
    let accented = practice
        .profiles
        .iter()
        .filter(|p| !p.known_as.is_ascii())
        .count();
    assert!(accented > 15, "{accented} names with accents");
}

#[test]
fn some_checks_have_run_out_and_some_run_out_soon() {
    let practice = Practice::of(Size::Scheme300);
    let (mut out, mut soon, mut pending) = (0, 0, 0);
    for profile in practice
        .profiles
        .iter()
        .filter(|p| p.kind == ProfileKind::Household)
    {
        let sheet = practice.sheet_of(profile);
        match standing(&sheet.checks, CheckKind::Approval, TODAY) {
            Standing::Expired(_) => out += 1,
            Standing::InOrder(Some(day)) if (day - TODAY).get_days() <= 28 => soon += 1,
            Standing::Pending => pending += 1,
            Standing::InOrder(_) | Standing::NotOk | Standing::NotRecorded => {}
        }
    }
    assert!((1..=12).contains(&out), "{out}");
    assert!((2..=20).contains(&soon), "{soon}");
    assert!(pending > 0);
}

#[test]
fn the_truth_knows_both_sides_and_chance_moves_it_within_bounds() {
    let truth = TrueScheme::of(DEFAULT_SEED, TODAY, 0);
    let homes: Vec<usize> = (0..)
        .zip(truth.sheets())
        .filter(|(_, s)| s.profile.kind == ProfileKind::Household)
        .map(|(at, _)| at)
        .collect();
    let (mut fits, mut differs) = (0, 0);
    for home in &homes {
        let sure = truth.truth(0, *home, 0.0).unwrap();
        assert_eq!(Some(sure), truth.truth(0, *home, 0.0));
        assert!((0.0..=1.0).contains(&sure.together()));
        fits += usize::from(sure.hard_ok);
        let moved = truth.truth(0, *home, 0.2).unwrap();
        assert!((moved.u_mover - sure.u_mover).abs() <= 0.2 + 1e-12);
        assert!((moved.u_home - sure.u_home).abs() <= 0.2 + 1e-12);
        differs += usize::from(moved != sure);
    }
    assert!((3..60).contains(&fits), "{fits} homes could work for Aled");
    assert!(differs > homes.len() / 2);
}
