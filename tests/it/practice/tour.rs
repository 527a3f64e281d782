//! What the tour and the timed tasks count on, on Thursday 12 November 2026.

use super::record::{Practice, TODAY};
use jiff::civil::{date, time};
use settled::demo::Size;
use settled::domain::due::{DueWhat, bands};
use settled::domain::fact::Answer;
use settled::domain::introduction::{Happened, MeetingKind, ViewAnswer};
use settled::domain::lists::PairSheet;
use settled::domain::preference::Level;
use settled::domain::profile::ProfileKind;
use settled::domain::sheet::{Sheet, Stage};
use settled::domain::topic::{Kind, Topic};
use settled::matching::compiled::Pool;
use settled::matching::neutral::Neutrals;
use settled::matching::party::{Party, Terms};
use settled::matching::shortlist::{Entry, best_group, rank};

fn pair<'a>(pairs: &'a [PairSheet], mover: &str, home: &str) -> &'a PairSheet {
    pairs
        .iter()
        .find(|p| p.mover.known_as == mover && p.home.known_as.starts_with(home))
        .unwrap_or_else(|| panic!("{mover} and {home}"))
}

#[test]
fn ten_profiles_are_a_story_by_themselves() {
    let practice = Practice::of(Size::Tour10);
    let names: Vec<&str> = practice
        .profiles
        .iter()
        .map(|p| p.known_as.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Aled P",
            "Carol P",
            "Pritpal S",
            "Joan T",
            "Morgan household",
            "Jean Okafor",
            "Patel household",
            "Sue Lambert",
            "Frost household",
            "Rees household"
        ]
    );
    assert_eq!(practice.pairs.len(), 2);
    assert_eq!(practice.arrangements.len(), 1);
    assert_eq!(practice.promises.len(), 3);
}

#[test]
fn aled_is_as_his_profile_says() {
    let practice = Practice::of(Size::Scheme300);
    let aled = practice.sheet("Aled P");
    assert_eq!(aled.profile.reference, "DEMO-P-0001");
    assert_eq!(aled.profile.age_on(TODAY), Some(34));
    assert_eq!(aled.profile.postcode, "SA1");
    assert_eq!(aled.profile.agreed_on, Some(date(2026, 10, 22)));
    assert_eq!(
        aled.lines(Topic::Important).first(),
        Some(&"Seeing my mum every Sunday")
    );
    assert_eq!(aled.lines(Topic::HowToSupport).len(), 4);
    assert_eq!(
        aled.value(Topic::Communicates),
        Some("Speech, some Makaton")
    );
    assert_eq!(aled.item(Topic::GetsOnWith, "cat"), Some(Answer::NotAsked));
    assert_eq!(aled.wishes.len(), 8);
    let a_lot: Vec<Topic> = aled
        .current_wishes()
        .filter(|w| w.preference.level == Level::MattersALot)
        .map(|w| w.preference.topic)
        .collect();
    assert_eq!(a_lot, [Topic::Near]);
    assert_eq!(aled.must_haves.len(), 2);
    assert_eq!(aled.stage(TODAY), Stage::Introductions);
}

#[test]
fn pri_finds_aled_carol_and_pritpal_only() {
    let practice = Practice::of(Size::Scheme300);
    let found: Vec<&str> = practice
        .profiles
        .iter()
        .filter(|p| {
            format!("{} {}", p.known_as, p.full_name)
                .to_lowercase()
                .contains("pri")
        })
        .map(|p| p.known_as.as_str())
        .collect();
    assert_eq!(found, ["Aled P", "Carol P", "Pritpal S"]);
}

#[test]
fn the_board_is_the_one_of_the_tour() {
    let practice = Practice::of(Size::Scheme300);
    let pairs = practice.pair_sheets();
    assert_eq!(pairs.iter().filter(|p| p.under_way()).count(), 11);

    let tea = pair(&pairs, "Aled P", "Morgan").planned().unwrap();
    assert_eq!(
        (tea.kind, tea.on),
        (MeetingKind::TeaVisit, date(2026, 11, 11))
    );
    let first = pair(&pairs, "Ravi S", "Frost").planned().unwrap();
    assert_eq!((first.on, first.at), (TODAY, Some(time(10, 30, 0, 0))));
    let overnight = pair(&pairs, "Mair E", "Patel").planned().unwrap();
    assert_eq!(
        (overnight.kind, overnight.on),
        (MeetingKind::Overnight, date(2026, 11, 13))
    );
    let weekend = pair(&pairs, "Carol P", "Evans").planned().unwrap();
    assert_eq!(
        (weekend.kind, weekend.on),
        (MeetingKind::Weekend, date(2026, 11, 21))
    );
    let lunch = pair(&pairs, "Lowri T", "Bevan").planned().unwrap();
    assert_eq!(lunch.on, date(2026, 11, 15));

    for (mover, home, said) in [
        ("Lowri T", "Bevan", (ViewAnswer::Yes, ViewAnswer::NotSure)),
        ("Bethan R", "Jones", (ViewAnswer::NotSure, ViewAnswer::Yes)),
        ("Tomos D", "Harris", (ViewAnswer::No, ViewAnswer::Yes)),
        ("Mair E", "Patel", (ViewAnswer::Yes, ViewAnswer::Yes)),
        ("Carol P", "Evans", (ViewAnswer::Yes, ViewAnswer::Yes)),
    ] {
        let views = pair(&pairs, mover, home).meeting_views();
        assert_eq!(
            (views.mover, views.home),
            (Some(said.0), Some(said.1)),
            "{mover}"
        );
    }
    for (mover, home, by) in [
        ("Nia W", "Griffiths", Happened::CancelledByMover),
        ("Sam K", "Jean Okafor", Happened::CancelledByHome),
    ] {
        let pair = pair(&pairs, mover, home);
        assert_eq!(pair.introductions.first().map(|i| i.happened), Some(by));
        assert!(pair.planned().is_none() && pair.last_met().is_none());
    }
    let gill = pair(&pairs, "Gill B", "Howells").arrangement_views();
    assert_eq!(gill.mover, Some(ViewAnswer::No));
}

#[test]
fn owen_can_start_on_the_first_of_december_and_not_before() {
    let practice = Practice::of(Size::Scheme300);
    let pairs = practice.pair_sheets();
    let owen = pair(&pairs, "Owen L", "Pugh");
    assert!(owen.arrangement_views().missing().is_empty());
    assert!(owen.living.is_none());
    let pugh = practice.sheet("Pugh household");
    assert_eq!(pugh.free_places(date(2026, 11, 30)), Some(0));
    assert_eq!(pugh.free_places(date(2026, 12, 1)), Some(1));
}

#[test]
fn joan_moved_in_142_days_ago_and_okafor_has_a_place_left() {
    let practice = Practice::of(Size::Scheme300);
    let joan = practice.sheet("Joan T");
    let living = joan.living.first().unwrap();
    assert_eq!(living.arrangement.start, date(2026, 6, 23));
    assert_eq!(living.arrangement.first_review, Some(date(2026, 8, 4)));
    assert_eq!(living.home_name, "Sue Lambert");
    assert_eq!(joan.stage(TODAY), Stage::InArrangement);
    assert_eq!(
        practice.sheet("Gwyn H").living.first().unwrap().home_name,
        "Jean Okafor"
    );
    for home in [
        "Morgan household",
        "Jean Okafor",
        "Patel household",
        "Sue Lambert",
    ] {
        assert_eq!(
            practice.sheet(home).free_places(TODAY),
            Some(1 + u8::from(home == "Patel household"))
        );
    }
    let pritpal = practice.sheet("Pritpal S");
    assert_eq!(
        pritpal.living.first().unwrap().arrangement.kind,
        Kind::DaySupport
    );
}

#[test]
fn today_has_what_is_late_due_and_coming() {
    let practice = Practice::of(Size::Scheme300);
    let due = |words: &str| {
        practice
            .promises
            .iter()
            .find(|p| p.words.starts_with(words))
            .map(|p| p.due)
    };
    assert_eq!(due("Monthly visit: Joan T"), Some(date(2026, 11, 9)));
    assert_eq!(due("Ring Carys Morgan: overnight stay"), Some(TODAY));
    assert_eq!(due("Monthly visit: Gwyn H"), Some(date(2026, 11, 16)));
    assert_eq!(due("Ask about stairs"), Some(date(2026, 11, 17)));
    assert_eq!(
        practice.named("Bethan R").agreed_on,
        Some(date(2025, 11, 18))
    );
}

/// Everybody of a record as matching sees them.
fn aled_and_homes(practice: &Practice) -> (Party, Vec<Sheet>, Pool) {
    let terms = Terms::on(TODAY);
    let homes: Vec<Sheet> = practice
        .profiles
        .iter()
        .filter(|p| p.kind == ProfileKind::Household)
        .map(|p| practice.sheet_of(p))
        .collect();
    let pool = Pool::new(homes.iter().map(|home| Party::new(home, terms)).collect());
    (Party::new(&practice.sheet("Aled P"), terms), homes, pool)
}

#[test]
fn three_homes_are_too_close_to_call_for_aled() {
    let practice = Practice::of(Size::Scheme300);
    let (aled, homes, pool) = aled_and_homes(&practice);
    let list = rank(&aled, &pool, &Neutrals::default());
    let named = |entries: &[Entry]| -> Vec<&str> {
        let at = entries.iter().map(|e| usize::try_from(e.at).unwrap());
        at.map(|at| homes[at].profile.known_as.as_str()).collect()
    };
    let best = best_group(&list.could_work);
    assert_eq!(
        named(&list.could_work[..best]),
        ["Morgan household", "Jean Okafor", "Patel household"]
    );
    assert_eq!(list.eligible_count(), 14);
    let ask_first = named(&list.not_enough);
    assert!(ask_first.contains(&"Frost household") && ask_first.contains(&"Rees household"));
    assert!((3..=8).contains(&ask_first.len()), "{ask_first:?}");
    assert!(list.left_out.count > 50);
}

#[test]
fn what_frost_and_rees_must_be_asked_is_not_known() {
    let practice = Practice::of(Size::Tour10);
    let frost = practice.sheet("Frost household");
    let stairs = frost.item(Topic::Access, "ground-floor-bedroom");
    assert_eq!(stairs, Some(Answer::NotKnown));
    let rees = practice.sheet("Rees household");
    let smoking = rees.fact(Topic::Smoking).map(|f| f.answer);
    assert_eq!(smoking, Some(Answer::NotAsked));
}

#[test]
fn today_begins_with_the_tea_visit_and_is_not_a_wall() {
    for (size, most) in [(Size::Tour10, 2), (Size::Scheme300, 5)] {
        let practice = Practice::of(size);
        let all = practice.due(TODAY);
        let bands = bands(&all, TODAY);
        let first = bands.late.first().unwrap();
        assert_eq!(first.what, DueWhat::HowDidItGo(MeetingKind::TeaVisit));
        assert_eq!(first.who.0, "Aled P");
        let late: Vec<_> = bands
            .late
            .iter()
            .map(|d| (&d.what, &d.who, d.when))
            .collect();
        assert!(late.len() <= most, "{late:#?}");
        let next = bands.next_7_days.len();
        assert!((1..=25).contains(&next), "{next}");
    }
}
