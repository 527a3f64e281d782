//! People who want support, and homesharers: the side that would move in.

use super::area::Patch;
use super::draft::{Draft, Maker};
use super::draw::Draw;
use super::life::{Life, step};
use super::phrases;
use super::wishes;
use crate::domain::check::{CheckKind, CheckOutcome};
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::preference::Level;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;

/// What every drawn profile begins with.
pub(super) fn begin(
    maker: Maker,
    index: u64,
    kind: ProfileKind,
    number: u32,
    life: &Life,
) -> Draft {
    let name = life.name.as_str();
    let mut draft = Draft::new(maker, index, kind, number, name);
    let mut draw = draft.draw("profile");
    let profile = &mut draft.sheet.profile;
    life.district.clone_into(&mut profile.postcode);
    // The ranges that Ofcom keeps free for drama.
    profile.contact = if draw.chance(800) {
        format!("07700 900{:03}", draw.below(1_000))
    } else {
        format!("{}@example.org", profile.reference.to_lowercase())
    };
    profile.agreed_on = agreed_ago(&mut draw, kind).map(|days| maker.ago(days));
    if kind != ProfileKind::Household {
        profile.age = Some(life.age);
        let usual = if life.sex == 'F' { "she/her" } else { "he/him" };
        let pronouns = if draw.chance(25) { "they/them" } else { usual };
        pronouns.clone_into(&mut profile.pronouns);
    }
    draft
}

/// Days since the profile was last gone through. Householders and homesharers are spoken to often,
/// because most of them wait; a few profiles are older than a year. An assumption.
fn agreed_ago(draw: &mut Draw, kind: ProfileKind) -> Option<i32> {
    let (low, high) = match kind {
        ProfileKind::Person | ProfileKind::Household => {
            draw.weighted(&[((5, 330), 97), ((340, 400), 1), ((0, 0), 2)])
        }
        ProfileKind::Householder | ProfileKind::Homesharer => {
            draw.weighted(&[((2, 26), 96), ((29, 90), 4)])
        }
    };
    (high > 0).then(|| draw.between(low, high))
}

/// The first date of somebody's story in the record, seldom known only by its month.
pub(super) fn since(draft: &mut Draft, days_ago: i32) {
    let day = draft.maker.ago(days_ago);
    let vague = draft.draw("since").chance(60);
    draft.sheet.profile.waiting_since = Some(if vague {
        PartialDate::Month(day.year(), day.month())
    } else {
        PartialDate::Day(day)
    });
}

fn story(draft: &mut Draft) {
    let mut draw = draft.draw("story");
    draft.lines(Topic::Admire, &draw.some_of(phrases::ADMIRE, 2));
    draft.lines(Topic::Important, &draw.some_of(phrases::IMPORTANT, 3));
    draft.lines(Topic::HowToSupport, &draw.some_of(phrases::SUPPORT_ME, 2));
    draft.one(Topic::Hopes, draw.phrase(phrases::HOPES));
}

/// The main reason for support. Learning disability 67 and autism 7 of 100 (England 2019-20); the
/// rest an assumption, by age.
fn reason(draft: &Draft, age: u8) -> &'static str {
    let mut draw = draft.draw("reason");
    if age >= 65 {
        draw.weighted(&[
            ("learning-disability", 42),
            ("dementia", 26),
            ("older-age", 24),
            ("physical", 8),
        ])
    } else {
        draw.weighted(&[
            ("learning-disability", 70),
            ("autism", 9),
            ("mental-health", 9),
            ("physical", 4),
            ("sensory", 2),
            ("care-leaver", if age < 25 { 14 } else { 0 }),
            ("brain-injury", 3),
        ])
    }
}

/// Support needed, from the main reason and age.
fn support(draft: &mut Draft, reason: &'static str, age: u8) {
    let mut draw = draft.draw("support");
    let mut needs = vec!["medication"];
    match reason {
        "learning-disability"
        | "autism"
        | "mental-health"
        | "dementia"
        | "physical"
        | "sensory"
        | "brain-injury" => needs.push(reason),
        _ => {}
    }
    let often = |per_thousand: u32, older: u32| if age >= 65 { older } else { per_thousand };
    for (need, chance) in [
        ("autism", often(140, 40)),
        ("epilepsy", often(150, 60)),
        ("diabetes", often(60, 160)),
        ("personal-care", often(230, 520)),
        ("distress", often(130, 90)),
        ("moving-and-handling", often(35, 150)),
        ("peg-feeding", 12),
    ] {
        if draw.chance(chance) && !needs.contains(&need) {
            needs.push(need);
        }
    }
    draft.set(Topic::Support, &needs);
    let mobility = if needs.contains(&"moving-and-handling") {
        "wheelchair"
    } else if draw.chance(often(110, 480)) {
        "walks-with-aid"
    } else {
        "walks"
    };
    draft.one(Topic::Mobility, mobility);
    draft.one(
        Topic::Nights,
        draw.weighted(&[("none", 78), ("sleeping-in", 19), ("waking", 3)]),
    );
    draft.set(Topic::Reason, &[reason]);
}

/// How somebody is with animals, children and smoke, from how open they are.
fn company(draft: &mut Draft, life: &Life) {
    let mut draw = draft.draw("company");
    let allergies: &[&str] = if draw.chance(40) {
        draw.weighted::<&[&str]>(&[(&["dog"], 4), (&["cat"], 5), (&["smoke"], 1)])
    } else {
        &[]
    };
    draft.set(Topic::Allergies, allergies);
    let open = draft.askew(life.latents.open, "gets-on-with");
    let likes: &[&str] = match open {
        ..30 => &[],
        30..55 => &["cat", "bird", "fish", "small-animal"],
        _ => &[
            "dog",
            "cat",
            "bird",
            "fish",
            "hens",
            "small-animal",
            "other-pet",
        ],
    };
    let likes: Vec<&str> = likes
        .iter()
        .copied()
        .filter(|l| !allergies.contains(l))
        .collect();
    draft.set(Topic::GetsOnWith, &likes);
    let with_children = match open {
        ..25 => draw.weighted(&[("finds-hard", 80), ("not-safe", 20)]),
        25..60 => "fine",
        _ => "enjoys",
    };
    draft.one(Topic::WithChildren, with_children);
    draft.one(
        Topic::Smoking,
        draw.weighted(&[("none", 80), ("outside-only", 16), ("inside", 4)]),
    );
    draft.one(
        Topic::Alcohol,
        draw.weighted(&[("none", 55), ("some", 42), ("often", 3)]),
    );
    draft.yes_no(Topic::PartnerStays, draw.chance(80));
}

/// A person who wants support.
pub(super) fn person(
    maker: Maker,
    patch: &Patch,
    index: u64,
    number: u32,
    since_ago: i32,
) -> Sheet {
    let life = Life::of(&maker, patch, ProfileKind::Person, index);
    let mut draft = begin(maker, index, ProfileKind::Person, number, &life);
    since(&mut draft, since_ago);
    story(&mut draft);
    let mut draw = draft.draw("person");
    let kind = kind_wanted(&mut draw);
    draft.set(Topic::Kinds, &[kind]);
    draft.one(
        Topic::WhereNow,
        draw.weighted(&[
            ("family-home", 44),
            ("supported-living", 18),
            ("own-home", 12),
            ("care-home", 9),
            ("foster-care", 9),
            ("hospital", 4),
            ("temporary", 4),
        ]),
    );
    draft.one(
        Topic::HowSoon,
        draw.weighted(&[("planned", 55), ("no-rush", 30), ("within-a-month", 15)]),
    );
    draft.one(Topic::Communicates, draw.phrase(phrases::COMMUNICATES));
    draft.set(
        Topic::Information,
        &draw.some_of(&["spoken", "easy-read", "photos"], 2),
    );
    let reason = reason(&draft, life.age);
    support(&mut draft, reason, life.age);
    company(&mut draft, &life);
    draft.number(Topic::Age, i32::from(life.age));
    wishes::facts_of_home_life(&mut draft, &life);
    wishes::wishes_of_home_life(&mut draft, &life, 50, 5);
    let near = patch.district(&mut draw);
    wishes::wishes_about_a_home(&mut draft, &life, near);
    wishes::musts_of_a_person(&mut draft, near);
    finish(draft)
}

/// The kind of arrangement wanted. Live-in 58, short breaks 27, day support 17 of 100 (UK 2024-25),
/// with overlap; here each person wants one.
fn kind_wanted(draw: &mut Draw) -> &'static str {
    draw.weighted(&[("live-in", 58), ("short-breaks", 26), ("day-support", 16)])
}

/// A homesharer.
pub(super) fn homesharer(
    maker: Maker,
    patch: &Patch,
    index: u64,
    number: u32,
    since_ago: i32,
) -> Sheet {
    let life = Life::of(&maker, patch, ProfileKind::Homesharer, index);
    let mut draft = begin(maker, index, ProfileKind::Homesharer, number, &life);
    since(&mut draft, since_ago);
    story(&mut draft);
    company(&mut draft, &life);
    let mut draw = draft.draw("homesharer");
    draft.number(Topic::Age, i32::from(life.age));
    draft.number(Topic::Hours, draw.between(8, 12));
    draft.number(Topic::NightsIn, draw.between(4, 7));
    draft.number(Topic::Months, draw.between(6, 24));
    let student = life.age < 30 && draw.chance(500);
    draft.one(
        Topic::Occupation,
        if student { "student" } else { "working" },
    );
    let work = patch.district(&mut draw);
    draft.one(Topic::WorkPlace, work);
    draft.yes_no(Topic::Drives, draw.chance(450));
    let tasks = [
        "cooking",
        "shopping",
        "cleaning",
        "laundry",
        "gardening",
        "technology",
        "company",
        "overnight-presence",
    ];
    draft.set(Topic::Tasks, &draw.some_of(&tasks, 6));
    draft.item(Topic::Tasks, "personal-care", Answer::No);
    draft.step_of(Topic::Guests, step(life.latents.sociable));
    wishes::facts_of_home_life(&mut draft, &life);
    wishes::wishes_of_home_life(&mut draft, &life, 60, 4);
    wishes::wishes_about_a_home(&mut draft, &life, work);
    if !draft.sheet.wishes.is_empty() {
        draft.wish_items(
            Topic::OwnBedroom,
            Level::MattersALot,
            &["yes"],
            "a door to close",
        );
    }
    let (clear, done) = (CheckOutcome::Clear, draw.between(20, 400));
    for kind in [CheckKind::References, CheckKind::Identity] {
        draft.check(kind, clear, Some(done), None);
    }
    let pending = draw.chance(120);
    if pending {
        draft.check(CheckKind::Dbs, CheckOutcome::Pending, None, None);
    } else {
        draft.check(CheckKind::Dbs, clear, Some(done), Some(1_095 - done));
    }
    let limited = draw.chance(200).then(|| draw.between(-20, 900));
    draft.check(CheckKind::RightToRent, clear, Some(done), limited);
    finish(draft)
}

/// The last touches: answers that are missing, and changes of mind.
pub(super) fn finish(mut draft: Draft) -> Sheet {
    wishes::forget(&mut draft);
    wishes::change_of_mind(&mut draft);
    draft.sheet
}
