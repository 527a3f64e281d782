//! Carer households and householders: the side that offers the room.

use super::area::Patch;
use super::draft::{Draft, Maker};
use super::draw::Draw;
use super::life::{Life, step};
use super::movers::{begin, finish, since};
use super::names;
use super::phrases;
use super::wishes;
use crate::domain::check::{CheckKind, CheckOutcome};
use crate::domain::fact::Answer;
use crate::domain::household::{AgeBand, MemberRole, MemberView};
use crate::domain::profile::{ProfileKind, Step};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{SUPPORT, Topic};

/// How a household stands with the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HomeState {
    /// Approved and open.
    Open,
    /// Paused by choice or by the scheme.
    OnHold,
    /// Being assessed; not approved yet.
    BeingAssessed,
    /// Left.
    Left,
}

/// How a drawn home stands, and since when. The shares are assumptions.
pub(super) fn state(maker: &Maker, index: u64) -> (HomeState, i32) {
    let mut draw = maker.draw("profile", index, "home-state");
    let state = draw.weighted(&[
        (HomeState::Open, 88),
        (HomeState::OnHold, 5),
        (HomeState::BeingAssessed, 5),
        (HomeState::Left, 2),
    ]);
    let approved_ago = match state {
        HomeState::BeingAssessed => draw.between(20, 120),
        HomeState::Open | HomeState::OnHold | HomeState::Left => draw.between(300, 6_500),
    };
    (state, approved_ago)
}

/// Answers about the building and what lives in it.
fn building(draft: &mut Draft, life: &Life) {
    let mut draw = draft.draw("building");
    let rural = draw.chance(300);
    let setting = if rural {
        draw.weighted(&[("village", 60), ("countryside", 40)])
    } else {
        draw.weighted(&[("town", 65), ("city", 35)])
    };
    draft.one(Topic::Setting, setting);
    draft.yes_no(Topic::Garden, draw.chance(if rural { 960 } else { 720 }));
    draft.yes_no(Topic::OwnBathroom, draw.chance(330));
    draft.yes_no(Topic::OwnBedroom, true);
    draft.yes_no(Topic::Internet, draw.chance(950));
    draft.yes_no(Topic::Drives, draw.chance(if rural { 980 } else { 800 }));
    let mut access = Vec::new();
    for (item, chance) in [
        ("ground-floor-bedroom", 420),
        ("step-free", 300),
        ("level-shower", 240),
        ("stairlift", 70),
        ("hoist-space", 60),
        ("wide-doors", 140),
        ("near-bathroom", 700),
        ("parking", if rural { 950 } else { 600 }),
    ] {
        if draw.chance(chance) {
            access.push(item);
        }
    }
    draft.set(Topic::Access, &access);
    let downstairs = access.contains(&"ground-floor-bedroom");
    let name = if downstairs {
        "front room downstairs"
    } else {
        "back bedroom"
    };
    draft.room(
        name,
        Some(downstairs),
        draft.sheet.yes_no(Topic::OwnBathroom),
    );
    let open = life.latents.open;
    let mut pets = Vec::new();
    for (pet, chance) in [
        ("dog", 330),
        ("cat", 260),
        ("fish", 60),
        ("hens", if rural { 200 } else { 20 }),
    ] {
        if draw.chance(chance * u32::try_from(open + 30).unwrap_or(80) / 80) {
            pets.push(pet);
        }
    }
    draft.set(Topic::Pets, &pets);
    draft.one(
        Topic::Smoking,
        draw.weighted(&[("none", 68), ("outside-only", 24), ("inside", 8)]),
    );
    draft.one(
        Topic::Alcohol,
        draw.weighted(&[("none", 30), ("some", 66), ("often", 4)]),
    );
    draft.yes_no(Topic::PartnerStays, draw.chance(600));
}

/// Who lives there. Several carers are couples; a third have children at home or coming and going.
fn household_members(draft: &mut Draft, life: &Life, patch: &Patch) {
    let mut draw = draft.draw("members");
    let band = if life.age >= 65 {
        AgeBand::From65
    } else {
        AgeBand::From25
    };
    let happy = draw.phrase(phrases::MEMBER_HAPPY);
    let first = draft.member(
        &life.name,
        MemberRole::Carer,
        band,
        MemberView::Happy,
        happy,
    );
    let left = draw.weighted(&[((-8, -2), 1), ((2, 690), 199)]);
    let left = draw.between(left.0, left.1);
    let dbs = draft.check(CheckKind::Dbs, CheckOutcome::Clear, Some(400), Some(left));
    dbs.member = Some(first);
    let mut carers = vec![life.sex];
    if draw.chance(550) {
        let partner_sex = if draw.chance(500) { 'F' } else { 'M' };
        let partner = other_name(&mut draw, patch, life, partner_sex);
        let view = draw.phrase(phrases::MEMBER_HAPPY);
        draft.member(&partner, MemberRole::Carer, band, MemberView::Happy, view);
        carers.push(partner_sex);
        let both = couple(&life.name, &partner);
        draft.sheet.profile.known_as = both;
    }
    let care_by: Vec<&str> = [("woman", 'F'), ("man", 'M')]
        .into_iter()
        .filter(|(_, sex)| carers.contains(sex))
        .map(|(who, _)| who)
        .collect();
    draft.set(Topic::CareBy, &care_by);
    let children = draw.weighted(&[
        ("none", 50),
        ("visiting", 22),
        ("teenagers", 18),
        ("young", 10),
    ]);
    draft.one(Topic::Children, children);
    let child = match children {
        "teenagers" => Some(AgeBand::From11),
        "young" => Some(AgeBand::From5),
        _ => None,
    };
    if let Some(age) = child {
        let sex = if draw.chance(500) { 'F' } else { 'M' };
        let name = other_name(&mut draw, patch, life, sex);
        let (view, words) = draw
            .weighted(&[
                (MemberView::Happy, 55),
                (MemberView::Unsure, 20),
                (MemberView::NotAsked, 18),
                (MemberView::TooYoung, 7),
            ])
            .with_words(&mut draw);
        draft.member(&name, MemberRole::Family, age, view, words);
    }
    if draw.chance(250) {
        let sex = if draw.chance(500) { 'F' } else { 'M' };
        let name = other_name(&mut draw, patch, life, sex);
        let role = MemberRole::SupportCarer;
        draft.member(
            &name,
            role,
            AgeBand::From25,
            MemberView::Happy,
            "Glad to help out",
        );
    }
}

trait WithWords {
    /// The view with what was said, which is nothing where nobody was asked.
    fn with_words(self, draw: &mut Draw) -> (MemberView, &'static str);
}

impl WithWords for MemberView {
    fn with_words(self, draw: &mut Draw) -> (MemberView, &'static str) {
        let words = match self {
            Self::Happy => draw.phrase(phrases::MEMBER_HAPPY),
            Self::Unsure | Self::NotHappy => draw.phrase(phrases::MEMBER_UNSURE),
            Self::TooYoung | Self::NotAsked => "",
        };
        (self, words)
    }
}

fn other_name(draw: &mut Draw, patch: &Patch, life: &Life, sex: char) -> String {
    let pool = match life.heritage {
        "british" => match patch.heritage(draw) {
            "british" => "white_british_born_1960_89",
            mixed => mixed,
        },
        own => own,
    };
    let initial = life.name.chars().last().unwrap_or('A');
    format!("{} {initial}", names::given(draw, pool, sex))
}

/// `Siân T` and `Huw T` are Siân and Huw T.
fn couple(one: &str, other: &str) -> String {
    let given = one.rsplit_once(' ').map_or(one, |(given, _)| given);
    format!("{given} and {other}")
}

/// Support the carers can give: what they have done, what they would learn, and what is not for
/// them.
fn can_support(draft: &mut Draft) {
    let mut draw = draft.draw("can-support");
    for item in SUPPORT {
        let chances: &[(Answer, u32)] = match *item {
            "learning-disability" => &[(Answer::Yes, 94), (Answer::Partly, 4), (Answer::No, 2)],
            "medication" => &[(Answer::Yes, 97), (Answer::Partly, 3)],
            "autism" | "mental-health" => {
                &[(Answer::Yes, 72), (Answer::Partly, 16), (Answer::No, 12)]
            }
            "peg-feeding" | "moving-and-handling" => {
                &[(Answer::Yes, 22), (Answer::Partly, 30), (Answer::No, 48)]
            }
            "substance-use" => &[(Answer::Yes, 18), (Answer::Partly, 12), (Answer::No, 70)],
            _ => &[(Answer::Yes, 58), (Answer::Partly, 22), (Answer::No, 20)],
        };
        let answer = draw.weighted(chances);
        draft.item(Topic::Support, item, answer);
    }
    draft.one(
        Topic::Nights,
        draw.weighted(&[("none", 25), ("sleeping-in", 65), ("waking", 10)]),
    );
    draft.yes_no(Topic::LivedExperience, draw.chance(120));
}

/// Approval, which is renewed yearly: a few have run out, some run out soon.
fn approval(draft: &mut Draft, approved_ago: i32) {
    let mut draw = draft.draw("approval");
    let left = draw.weighted(&[((-40, -3), 1), ((3, 28), 7), ((29, 365), 92)]);
    let left = draw.between(left.0, left.1);
    let done = (365 - left).min(approved_ago);
    let check = draft.check(
        CheckKind::Approval,
        CheckOutcome::Clear,
        Some(done),
        Some(left),
    );
    "Approval panel".clone_into(&mut check.decided_by);
    if approved_ago > done + 30 {
        let first = draft.check(
            CheckKind::Approval,
            CheckOutcome::Clear,
            Some(approved_ago),
            Some(365 - approved_ago),
        );
        "Approval panel".clone_into(&mut first.decided_by);
    }
    let safety = draw.weighted(&[((-30, -3), 1), ((3, 29), 10), ((30, 340), 189)]);
    let safety = draw.between(safety.0, safety.1);
    draft.check(
        CheckKind::HomeSafety,
        CheckOutcome::Clear,
        Some(365 - safety),
        Some(safety),
    );
}

/// A Shared Lives carer household.
pub(super) fn household(maker: Maker, patch: &Patch, index: u64, number: u32) -> Sheet {
    let life = Life::of(&maker, patch, ProfileKind::Household, index);
    let (state, approved_ago) = state(&maker, index);
    let mut draft = begin(maker, index, ProfileKind::Household, number, &life);
    let mut draw = draft.draw("household");
    draft.lines(Topic::Admire, &draw.some_of(phrases::HOME_LIKE, 2));
    draft.lines(Topic::HowToSupport, &draw.some_of(phrases::HOME_LIKE, 2));
    draft.one(Topic::Hopes, draw.phrase(phrases::WHY));
    household_members(&mut draft, &life, patch);
    building(&mut draft, &life);
    can_support(&mut draft);
    let kinds: &[&str] = draw.weighted::<&[&str]>(&[
        (&["live-in"], 34),
        (&["live-in", "short-breaks"], 34),
        (&["live-in", "short-breaks", "day-support"], 16),
        (&["short-breaks", "day-support"], 16),
    ]);
    draft.set(Topic::Kinds, kinds);
    draft.number(
        Topic::ApprovedFor,
        draw.weighted(&[(1, 56), (2, 34), (3, 10)]),
    );
    draft.yes_no(Topic::NamedOnly, draw.chance(30));
    draft.one(
        Topic::Others,
        draw.weighted(&[("none", 60), ("one", 30), ("several", 10)]),
    );
    match state {
        HomeState::BeingAssessed => {
            draft.milestone(Step::BeingAssessed, -approved_ago, None, "");
            draft.check(CheckKind::Approval, CheckOutcome::Pending, None, None);
        }
        HomeState::OnHold => {
            approval(&mut draft, approved_ago);
            let from = draw.between(10, 90);
            let until = draw.chance(600).then(|| draw.between(5, 120));
            draft.milestone(Step::OnHold, -from, until, "A break, by choice");
        }
        HomeState::Left => {
            approval(&mut draft, approved_ago);
            let on = draw.between(5, 100);
            draft.milestone(Step::Withdrew, -on, None, "Retired from caring");
        }
        HomeState::Open => approval(&mut draft, approved_ago),
    }
    since(&mut draft, approved_ago);
    wishes::facts_of_home_life(&mut draft, &life);
    wishes::wishes_of_home_life(&mut draft, &life, 90, 4);
    wishes::wishes_about_a_mover(&mut draft, &life);
    wishes::musts_of_a_home(&mut draft);
    if draft.draw("not-named").chance(40) {
        let role = MemberRole::PersonSupported;
        let view = MemberView::NotAsked;
        draft.member("", role, AgeBand::From25, view, "");
    }
    finish(draft)
}

/// A householder.
pub(super) fn householder(maker: Maker, patch: &Patch, index: u64, number: u32) -> Sheet {
    let life = Life::of(&maker, patch, ProfileKind::Householder, index);
    let mut draft = begin(maker, index, ProfileKind::Householder, number, &life);
    let mut draw = draft.draw("householder");
    since(&mut draft, draw.between(20, 1_400));
    draft.lines(Topic::Admire, &draw.some_of(phrases::ADMIRE, 2));
    draft.lines(Topic::Important, &draw.some_of(phrases::IMPORTANT, 2));
    draft.one(Topic::Hopes, draw.phrase(phrases::WHY));
    building(&mut draft, &life);
    draft.one(
        Topic::Children,
        draw.weighted(&[("none", 70), ("visiting", 30)]),
    );
    draft.one(
        Topic::Tenure,
        draw.weighted(&[
            ("owner", 85),
            ("social-tenant", 8),
            ("private-tenant", 4),
            ("family-owned", 3),
        ]),
    );
    draft.one(
        Topic::LivesWith,
        draw.weighted(&[("alone", 86), ("partner", 10), ("family", 4)]),
    );
    draft.number(Topic::Age, i32::from(life.age));
    draft.number(Topic::Hours, draw.between(8, 12));
    draft.number(Topic::NightsIn, draw.between(4, 6));
    // Poor mobility 30 and dementia 26 of 100 (Homeshare Association 2023).
    draft.set(
        Topic::Reason,
        &[draw.weighted(&[
            ("physical", 30),
            ("dementia", 26),
            ("falls", 18),
            ("bereavement", 14),
            ("sensory", 12),
        ])],
    );
    let tasks = [
        "cooking",
        "shopping",
        "cleaning",
        "laundry",
        "gardening",
        "technology",
        "company",
    ];
    draft.set(Topic::Tasks, &draw.some_of(&tasks, 4));
    draft.item(Topic::Tasks, "overnight-presence", Answer::Yes);
    draft.item(Topic::Tasks, "personal-care", Answer::No);
    draft.step_of(Topic::Guests, step(life.latents.sociable));
    draft.yes_no(Topic::OwnBedroom, true);
    draft.check(
        CheckKind::References,
        CheckOutcome::Clear,
        Some(draw.between(20, 300)),
        None,
    );
    wishes::facts_of_home_life(&mut draft, &life);
    wishes::wishes_of_home_life(&mut draft, &life, 80, 4);
    wishes::wishes_about_a_mover(&mut draft, &life);
    wishes::musts_of_a_home(&mut draft);
    finish(draft)
}
