//! The homes of the tour.

use super::{CAFE, MUM};
use crate::demo::draft::Draft;
use crate::domain::check::{CheckKind, CheckOutcome};
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::household::{AgeBand, MemberRole, MemberView};
use crate::domain::must_have::MustHaveKind;
use crate::domain::preference::{Direction, Level, Mode};
use crate::domain::topic::Topic;

/// What a home of the tour begins with.
struct Base {
    name: &'static str,
    carer: &'static str,
    district: &'static str,
    approved_for: i32,
    downstairs: bool,
    approved_ago: i32,
}

const fn base(
    name: &'static str,
    carer: &'static str,
    district: &'static str,
    approved_for: i32,
    downstairs: bool,
    approved_ago: i32,
) -> Base {
    Base {
        name,
        carer,
        district,
        approved_for,
        downstairs,
        approved_ago,
    }
}

/// A home with everyday answers to everything that somebody may ask about.
fn begin(d: &mut Draft, base: &Base) {
    let since = d.maker.ago(base.approved_ago);
    let agreed = d.maker.ago(45);
    let number = d.index;
    let profile = &mut d.sheet.profile;
    base.name.clone_into(&mut profile.known_as);
    base.district.clone_into(&mut profile.postcode);
    profile.contact = format!("07700 9002{number:02}");
    profile.waiting_since = Some(PartialDate::Day(since));
    profile.agreed_on = Some(agreed);
    d.set(Topic::Kinds, &["live-in", "short-breaks"]);
    d.number(Topic::ApprovedFor, base.approved_for);
    d.yes_no(Topic::NamedOnly, false);
    for (topic, step) in [
        (Topic::Pace, 1),
        (Topic::Visitors, 1),
        (Topic::Bedtime, 1),
        (Topic::Tidiness, 1),
        (Topic::Company, 1),
        (Topic::OutAndAbout, 1),
        (Topic::Smoking, 0),
        (Topic::Alcohol, 1),
        (Topic::Others, 0),
        (Topic::Children, 0),
    ] {
        d.step_of(topic, step);
    }
    d.set(Topic::Pets, &[]);
    d.set(Topic::Interests, &["walking", "films"]);
    d.set(Topic::Languages, &["english"]);
    d.set(Topic::Food, &["home-cooked"]);
    d.set(Topic::FaithPractice, &["none"]);
    d.yes_no(Topic::PartnerStays, true);
    d.one(Topic::Setting, "town");
    d.yes_no(Topic::Garden, true);
    d.yes_no(Topic::OwnBathroom, false);
    d.yes_no(Topic::OwnBedroom, true);
    d.yes_no(Topic::Internet, true);
    d.yes_no(Topic::Drives, true);
    let access: &[&str] = if base.downstairs {
        &["ground-floor-bedroom", "near-bathroom", "parking"]
    } else {
        &["near-bathroom", "parking"]
    };
    d.set(Topic::Access, access);
    d.set(
        Topic::Support,
        &[
            "learning-disability",
            "autism",
            "mental-health",
            "medication",
            "diabetes",
        ],
    );
    d.item(Topic::Support, "epilepsy", Answer::Partly);
    d.one(Topic::Nights, "sleeping-in");
    d.set(Topic::CareBy, &["woman"]);
    let room = if base.downstairs {
        "front room downstairs"
    } else {
        "back bedroom"
    };
    d.room(room, Some(base.downstairs), Some(false));
    d.member(
        base.carer,
        MemberRole::Carer,
        AgeBand::From25,
        MemberView::Happy,
        "We have talked it through",
    );
    let approved = d.check(
        CheckKind::Approval,
        CheckOutcome::Clear,
        Some(150),
        Some(215),
    );
    "Approval panel".clone_into(&mut approved.decided_by);
    d.check(
        CheckKind::HomeSafety,
        CheckOutcome::Clear,
        Some(150),
        Some(215),
    );
}

/// The Morgan household: the dog Nel, quiet after 9, near Aled's mum.
pub(super) fn morgan(d: &mut Draft) {
    begin(
        d,
        &base("Morgan household", "Carys Morgan", "SA2", 1, true, 610),
    );
    d.lines(
        Topic::Admire,
        &["Carys puts people at ease", "Dai mends everything"],
    );
    d.lines(
        Topic::HowToSupport,
        &[
            "In bed by 10, quiet after 9",
            "Nel, aged 6, greets everyone",
            "Small yard with a bench",
        ],
    );
    d.one(Topic::Hopes, "The house felt empty when our own had left.");
    d.member(
        "Dai Morgan",
        MemberRole::Carer,
        AgeBand::From25,
        MemberView::Happy,
        "Be nice to have help with Nel",
    );
    d.set(Topic::Pets, &["dog"]);
    d.one(Topic::Bedtime, "early");
    d.set(Topic::Interests, &["dogs", "walking", "rugby"]);
    d.missing(Topic::Visitors, "", Answer::NotAsked, "some");
    d.journey(MUM, Mode::Driving, 12, "Carys Morgan");
    d.journey(CAFE, Mode::PublicTransport, 25, "Carys Morgan");
    d.wish_range(
        Topic::OutAndAbout,
        Level::MattersALot,
        (2, 2),
        "out at work some days",
    );
    d.wish_items(
        Topic::GetsOnWith,
        Level::MattersALot,
        &["dog"],
        "Nel comes first",
    );
    d.wish_range(Topic::Bedtime, Level::Matters, (0, 0), "we are up early");
    d.wish_range(
        Topic::Tidiness,
        Level::Matters,
        (2, 2),
        "shoes off at the door",
    );
    d.wish_items(
        Topic::Support,
        Level::Matters,
        &["medication"],
        "tablets worry us a little",
    );
    if let Some(wish) = d.sheet.wishes.last_mut() {
        wish.preference.direction = Direction::Avoid;
    }
    let reason = "Nobody smokes in this house";
    d.must_range(
        Topic::Smoking,
        (None, Some(1)),
        MustHaveKind::HomesOwn,
        reason,
    );
}

/// Jean Okafor: near the café, a bathroom of one's own, no pets.
pub(super) fn okafor(d: &mut Draft) {
    begin(
        d,
        &base("Jean Okafor", "Jean Okafor", "SA1", 2, true, 1_500),
    );
    d.lines(Topic::Admire, &["Jean listens", "Her jollof is famous"]);
    d.lines(
        Topic::HowToSupport,
        &["Everyone has their own shelf", "Quiet by 9"],
    );
    d.yes_no(Topic::OwnBathroom, true);
    d.yes_no(Topic::Garden, false);
    d.one(Topic::Bedtime, "early");
    d.one(Topic::Others, "one");
    d.set(Topic::Interests, &["cooking", "music", "church"]);
    d.set(Topic::FaithPractice, &["church"]);
    d.missing(Topic::Pets, "cat", Answer::NotKnown, "no");
    d.journey(MUM, Mode::Driving, 35, "Jean Okafor");
    d.journey(CAFE, Mode::PublicTransport, 8, "Jean Okafor");
    d.wish_range(
        Topic::OutAndAbout,
        Level::MattersALot,
        (1, 2),
        "a life outside the house",
    );
    d.wish_range(Topic::Bedtime, Level::Matters, (0, 0), "I start at six");
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        &["cooking", "music"],
        "my kitchen is never quiet",
    );
    d.wish_range(Topic::Tidiness, Level::Matters, (2, 2), "within reason");
    let reason = "I have asthma";
    d.must_range(
        Topic::Smoking,
        (None, Some(1)),
        MustHaveKind::HomesOwn,
        reason,
    );
}

/// The Patel household: a large garden, would consider a dog, evenings not asked.
pub(super) fn patel(d: &mut Draft) {
    begin(
        d,
        &base("Patel household", "Hansa Patel", "SA2", 2, true, 900),
    );
    d.lines(
        Topic::Admire,
        &["Lovely big kitchen", "The door is always open"],
    );
    d.lines(
        Topic::HowToSupport,
        &[
            "Vegetarian at home, anything outside",
            "A large garden to get lost in",
        ],
    );
    d.member(
        "Ashok Patel",
        MemberRole::Carer,
        AgeBand::From25,
        MemberView::Happy,
        "Glad of the company",
    );
    d.member(
        "Nisha Patel",
        MemberRole::Family,
        AgeBand::From11,
        MemberView::Unsure,
        "Will it be noisy when I study?",
    );
    d.one(Topic::Children, "teenagers");
    d.set(Topic::Food, &["vegetarian", "home-cooked"]);
    d.set(Topic::FaithPractice, &["temple", "festivals"]);
    d.set(Topic::Languages, &["english", "gujarati"]);
    d.set(Topic::Interests, &["gardening", "cooking", "films"]);
    d.item(Topic::Pets, "dog", Answer::Partly);
    d.missing(Topic::Bedtime, "", Answer::NotAsked, "in-between");
    d.missing(Topic::Others, "", Answer::NotAsked, "none");
    d.journey(MUM, Mode::Driving, 18, "Hansa Patel");
    d.journey(CAFE, Mode::PublicTransport, 30, "Hansa Patel");
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        &["cooking"],
        "we cook together",
    );
    d.wish_range(Topic::Company, Level::Matters, (1, 2), "one of the family");
    d.wish_range(
        Topic::Visitors,
        Level::MattersALot,
        (2, 2),
        "cousins come and go",
    );
    d.wish_range(
        Topic::Tidiness,
        Level::Matters,
        (2, 2),
        "Nisha needs a tidy table",
    );
}

/// Sue Lambert, with whom Joan lives.
pub(super) fn lambert(d: &mut Draft) {
    begin(
        d,
        &base("Sue Lambert", "Sue Lambert", "SA3", 2, true, 1_100),
    );
    d.lines(Topic::Admire, &["Sue never hurries anyone"]);
    d.lines(
        Topic::HowToSupport,
        &["Calm mornings", "Music in the evening"],
    );
    d.one(Topic::Others, "one");
    d.set(Topic::Interests, &["singing", "baking", "gardening"]);
    d.wish_range(Topic::Pace, Level::Matters, (0, 1), "I like it calm");
    d.wish_range(
        Topic::Visitors,
        Level::Matters,
        (0, 0),
        "just us, most days",
    );
}

/// The Frost household, whose stairs nobody has asked about.
pub(super) fn frost(d: &mut Draft) {
    begin(
        d,
        &base("Frost household", "Marcia Frost", "SA6", 1, false, 300),
    );
    d.lines(Topic::Admire, &["Good at second chances"]);
    d.missing(
        Topic::Access,
        "ground-floor-bedroom",
        Answer::NotKnown,
        "yes",
    );
    if let Some(room) = d.sheet.rooms.last_mut() {
        room.ground_floor = None;
        room.step_free = None;
    }
    d.set(Topic::Pets, &["dog"]);
    d.one(Topic::Bedtime, "late");
    d.yes_no(Topic::Garden, false);
    d.set(Topic::Interests, &["films", "football"]);
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        &["films"],
        "film night is Friday",
    );
    d.wish_range(
        Topic::Pace,
        Level::WouldBeNice,
        (1, 2),
        "we are not a library",
    );
}

/// The Rees household, who have not said whether anybody smokes.
pub(super) fn rees(d: &mut Draft) {
    begin(d, &base("Rees household", "Huw Rees", "SA10", 1, true, 420));
    d.lines(Topic::Admire, &["Huw has time for everyone"]);
    d.set(Topic::CareBy, &["man"]);
    d.missing(Topic::Smoking, "", Answer::NotAsked, "none");
    d.set(Topic::Pets, &["dog", "hens"]);
    d.one(Topic::Setting, "village");
    d.set(Topic::Languages, &["english", "welsh"]);
    d.set(Topic::Interests, &["gardening", "walking", "rugby"]);
    d.wish_range(
        Topic::OutAndAbout,
        Level::Matters,
        (0, 0),
        "there is always a job to do here",
    );
    d.wish_items(
        Topic::GetsOnWith,
        Level::Matters,
        &["dog"],
        "the dog and the hens",
    );
}

pub(super) fn griffiths(d: &mut Draft) {
    begin(
        d,
        &base(
            "Griffiths household",
            "Bronwen Griffiths",
            "SA4",
            1,
            true,
            380,
        ),
    );
    d.lines(Topic::Admire, &["Bronwen laughs easily"]);
    d.set(Topic::Pets, &["cat"]);
    d.set(Topic::Interests, &["crafts", "films", "singing"]);
    d.wish_range(
        Topic::OutAndAbout,
        Level::Matters,
        (0, 0),
        "evenings by the fire",
    );
    d.wish_range(
        Topic::Visitors,
        Level::WouldBeNice,
        (0, 1),
        "we are private people",
    );
}

/// A home upstairs, with one wish.
fn upstairs(d: &mut Draft, base: &Base, interests: &[&str], pace: (&str, i64)) {
    begin(d, base);
    d.set(Topic::Interests, interests);
    d.one(Topic::Pace, pace.0);
    d.wish_range(
        Topic::Pace,
        Level::Matters,
        (pace.1, pace.1),
        "that is how we live",
    );
    d.wish_items(
        Topic::Interests,
        Level::WouldBeNice,
        interests,
        "something in common",
    );
}

pub(super) fn bevan(d: &mut Draft) {
    let base = base("Bevan household", "Menna Bevan", "SA10", 1, false, 200);
    upstairs(d, &base, &["dancing", "music"], ("lively", 2));
    d.member(
        "Elis Bevan",
        MemberRole::Family,
        AgeBand::From11,
        MemberView::NotAsked,
        "",
    );
}

pub(super) fn jones(d: &mut Draft) {
    let base = base("Jones household", "Delyth Jones", "CF5", 2, false, 800);
    upstairs(d, &base, &["horses", "football"], ("in-between", 1));
    d.set(Topic::Kinds, &["live-in", "day-support"]);
}

pub(super) fn harris(d: &mut Draft) {
    let base = base("Harris household", "Rita Harris", "SA12", 1, false, 500);
    upstairs(d, &base, &["rugby", "bingo"], ("in-between", 1));
}

/// The Pugh household: the place is free from the day on which Owen would start.
pub(super) fn pugh(d: &mut Draft) {
    let base = base("Pugh household", "Emrys Pugh", "SA9", 1, false, 1_300);
    upstairs(d, &base, &["gardening", "trains"], ("quiet", 0));
    let free_from = d.maker.day(19);
    d.one(Topic::FromWhen, &free_from.to_string());
    let role = MemberRole::PersonSupported;
    d.member("", role, AgeBand::From25, MemberView::NotAsked, "");
    if let Some(member) = d.sheet.members.last_mut() {
        member.left = Some(free_from);
    }
}

pub(super) fn howells(d: &mut Draft) {
    let base = base("Howells household", "Ann Howells", "SA15", 1, false, 260);
    upstairs(d, &base, &["bingo", "baking"], ("lively", 2));
}

pub(super) fn evans(d: &mut Draft) {
    let base = base("Evans household", "Glenys Evans", "SA11", 1, false, 700);
    upstairs(d, &base, &["gardening", "singing"], ("quiet", 0));
    d.set(Topic::Kinds, &["short-breaks"]);
    d.set(Topic::FaithPractice, &["chapel"]);
}
