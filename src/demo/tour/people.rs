//! The people of the tour.

use super::{CAFE, MUM};
use crate::demo::draft::Draft;
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::must_have::{CouldChange, MustHaveKind};
use crate::domain::preference::{Level, Mode};
use crate::domain::profile::Step;
use crate::domain::topic::Topic;

/// What a person of the tour begins with, before what is their own.
struct Base {
    name: &'static str,
    age: u8,
    pronouns: &'static str,
    district: &'static str,
    kind: &'static str,
    /// Days since they were referred.
    since_ago: i32,
    /// Days since the profile was agreed with them.
    agreed_ago: i32,
}

/// A person with everyday answers to everything that a home may ask about.
fn begin(d: &mut Draft, base: &Base) {
    let since = d.maker.ago(base.since_ago);
    let agreed = d.maker.ago(base.agreed_ago);
    let profile = &mut d.sheet.profile;
    base.name.clone_into(&mut profile.known_as);
    base.pronouns.clone_into(&mut profile.pronouns);
    base.district.clone_into(&mut profile.postcode);
    profile.age = Some(base.age);
    profile.waiting_since = Some(PartialDate::Day(since));
    profile.agreed_on = Some(agreed);
    let number = d.index;
    d.sheet.profile.contact = format!("07700 9001{number:02}");
    d.set(Topic::Kinds, &[base.kind]);
    d.number(Topic::Age, i32::from(base.age));
    d.one(Topic::WhereNow, "family-home");
    d.one(Topic::HowSoon, "planned");
    d.one(Topic::Communicates, "Speech");
    d.set(Topic::Information, &["spoken", "easy-read"]);
    d.set(Topic::Reason, &["learning-disability"]);
    d.set(Topic::Support, &["learning-disability", "medication"]);
    d.one(Topic::Nights, "none");
    d.one(Topic::Mobility, "walks");
    d.set(Topic::Allergies, &[]);
    for (topic, step) in [
        (Topic::Pace, 1),
        (Topic::Visitors, 1),
        (Topic::Bedtime, 1),
        (Topic::Tidiness, 1),
        (Topic::Company, 1),
        (Topic::OutAndAbout, 1),
        (Topic::Smoking, 0),
        (Topic::Alcohol, 0),
    ] {
        d.step_of(topic, step);
    }
    d.set(Topic::GetsOnWith, &["dog", "cat"]);
    d.one(Topic::WithChildren, "fine");
    d.set(Topic::Interests, &["music", "walking", "films"]);
    d.set(Topic::Languages, &["english"]);
    d.set(Topic::Food, &["home-cooked"]);
    d.set(Topic::FaithPractice, &["none"]);
    d.yes_no(Topic::PartnerStays, false);
    d.milestone(Step::Looking, 7 - base.since_ago, None, "");
}

/// Aled P, whom the tour is about.
pub(super) fn aled(d: &mut Draft) {
    begin(
        d,
        &Base {
            name: "Aled P",
            age: 34,
            pronouns: "he/him",
            district: "SA1",
            kind: "live-in",
            since_ago: 96,
            agreed_ago: 21,
        },
    );
    // Found by `pri`, as the tour asks.
    "Aled Pritchard".clone_into(&mut d.sheet.profile.full_name);
    "Likes to be called Al".clone_into(&mut d.sheet.profile.notes);
    d.lines(
        Topic::Admire,
        &[
            "Makes everyone laugh, remembers every birthday",
            "Never misses a shift at the café",
            "Kind with younger children and with dogs",
        ],
    );
    d.lines(
        Topic::Important,
        &[
            "Seeing my mum every Sunday",
            "Keeping my Tuesday and Thursday job",
            "A dog. I miss Pepsi",
            "My own front door key",
            "Quiet after 9pm, I get up at 6",
        ],
    );
    d.lines(
        Topic::HowToSupport,
        &[
            "Tell me the plan the night before",
            "Give me time to answer",
            "Remind me about tablets, do not do it for me",
            "Stairs are hard: bedroom on the ground floor",
        ],
    );
    d.lines(Topic::People, &["Mum (Eirlys)", "Key worker (Tom)"]);
    d.one(Topic::Hopes, "To cook Sunday dinner for mum one day.");
    d.one(Topic::FromWhen, "2027-01");
    d.one(Topic::Communicates, "Speech, some Makaton");
    d.one(Topic::SaysYes, "Thumbs up, and usually a grin");
    d.one(Topic::SaysNo, "Goes quiet and looks at the door");
    d.set(Topic::Information, &["spoken", "easy-read", "makaton"]);
    d.one(Topic::Mobility, "walks-with-aid");
    d.set(Topic::Languages, &["english", "makaton"]);
    d.set(Topic::Interests, &["dogs", "music", "football", "cooking"]);
    d.one(Topic::Bedtime, "early");
    d.one(Topic::WithChildren, "enjoys");
    d.set(Topic::GetsOnWith, &["dog", "bird", "fish"]);
    d.missing(Topic::GetsOnWith, "cat", Answer::NotAsked, "yes");
    d.missing(Topic::Tidiness, "", Answer::NotAsked, "in-between");
    wishes_of_aled(d);
}

fn wishes_of_aled(d: &mut Draft) {
    use Level::{DoesNotMatter, Matters, MattersALot, WouldBeNice};
    d.wish_near(
        MattersALot,
        (MUM, "my mum's"),
        Mode::Driving,
        "Sunday dinner, every week",
    );
    d.wish_items(Topic::Pets, Matters, &["dog"], "I miss Pepsi");
    d.wish_items(
        Topic::OwnBathroom,
        WouldBeNice,
        &["yes"],
        "only if it is easy",
    );
    d.wish_range(Topic::Bedtime, WouldBeNice, (0, 0), "quiet after 9");
    d.wish_range(Topic::Others, DoesNotMatter, (1, 2), "not bothered");
    d.wish_near(
        Matters,
        (CAFE, "my job"),
        Mode::PublicTransport,
        "I can get the 4A bus",
    );
    d.wish_items(Topic::Garden, WouldBeNice, &["yes"], "mum has one");
    d.wish_items(
        Topic::FaithPractice,
        DoesNotMatter,
        &["chapel"],
        "no thanks",
    );
    let must = d.must(
        Topic::Access,
        "ground-floor-bedroom",
        MustHaveKind::Need,
        "Stairs are hard for Aled: occupational therapist's visit in September",
    );
    must.could_change = CouldChange::Adaptation;
    let reason = "Smoke sets off his cough";
    d.must_range(
        Topic::Smoking,
        (None, Some(1)),
        MustHaveKind::PersonsOwn,
        reason,
    );
}

/// Carol P: short breaks, Neath.
pub(super) fn carol(d: &mut Draft) {
    begin(
        d,
        &Base {
            name: "Carol P",
            age: 52,
            pronouns: "she/her",
            district: "SA11",
            kind: "short-breaks",
            since_ago: 74,
            agreed_ago: 20,
        },
    );
    "Carol Price".clone_into(&mut d.sheet.profile.full_name);
    d.lines(
        Topic::Admire,
        &[
            "Grows the best tomatoes in the street",
            "Never forgets a face",
        ],
    );
    d.lines(
        Topic::Important,
        &[
            "Home with Dad most of the week",
            "Chapel on Sunday",
            "A chat before bed",
        ],
    );
    d.lines(
        Topic::HowToSupport,
        &["Say what is for tea", "Walk beside me, not in front"],
    );
    d.set(Topic::Interests, &["gardening", "singing", "church"]);
    d.set(Topic::FaithPractice, &["chapel"]);
    d.wish_items(
        Topic::Garden,
        Level::Matters,
        &["yes"],
        "I like to see things grow",
    );
    d.wish_range(Topic::Pace, Level::Matters, (0, 1), "not too much going on");
    d.wish_items(
        Topic::Interests,
        Level::WouldBeNice,
        &["gardening", "singing"],
        "together is nicer",
    );
}

/// Pritpal S: day support, Cardiff.
pub(super) fn pritpal(d: &mut Draft) {
    begin(
        d,
        &Base {
            name: "Pritpal S",
            age: 27,
            pronouns: "he/him",
            district: "CF10",
            kind: "day-support",
            since_ago: 150,
            agreed_ago: 15,
        },
    );
    d.lines(
        Topic::Admire,
        &[
            "Explains football so that anyone can follow",
            "Always on time",
        ],
    );
    d.lines(
        Topic::Important,
        &["Gurdwara with Nani on Sunday", "Thursday five-a-side"],
    );
    d.lines(Topic::HowToSupport, &["Send me a message the day before"]);
    d.one(Topic::Pace, "lively");
    d.one(Topic::OutAndAbout, "mostly-out");
    d.set(Topic::Interests, &["football", "cooking", "films"]);
    d.set(Topic::Languages, &["english", "panjabi"]);
    d.set(Topic::Food, &["vegetarian"]);
    d.set(Topic::FaithPractice, &["gurdwara", "festivals"]);
    d.wish_range(
        Topic::OutAndAbout,
        Level::MattersALot,
        (2, 2),
        "not sitting indoors",
    );
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        &["football"],
        "somebody who knows the offside rule",
    );
}

/// Joan T, who lives with Sue Lambert.
pub(super) fn joan(d: &mut Draft) {
    begin(
        d,
        &Base {
            name: "Joan T",
            age: 58,
            pronouns: "she/her",
            district: "SA3",
            kind: "live-in",
            since_ago: 240,
            agreed_ago: 180,
        },
    );
    d.lines(
        Topic::Admire,
        &["Sings alto", "Sends a card for everything"],
    );
    d.lines(
        Topic::Important,
        &["My choir", "The bus to work", "My friend Eileen"],
    );
    d.lines(
        Topic::HowToSupport,
        &["Ask me how I slept", "Let me finish my sentence"],
    );
    d.set(Topic::Interests, &["singing", "knitting", "baking"]);
    d.wish_range(Topic::Pace, Level::Matters, (0, 1), "calm mornings");
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        &["singing"],
        "a house with music",
    );
}

/// A person with little more than everyday answers and two wishes.
fn short(d: &mut Draft, base: &Base, lines: [&str; 3], interests: &[&str], pace: (&str, i64)) {
    begin(d, base);
    let [admire, important, support] = lines;
    d.lines(Topic::Admire, &[admire]);
    d.lines(Topic::Important, &[important]);
    d.lines(Topic::HowToSupport, &[support]);
    d.set(Topic::Interests, interests);
    d.one(Topic::Pace, pace.0);
    d.wish_range(
        Topic::Pace,
        Level::Matters,
        (pace.1, pace.1),
        "that is my pace",
    );
    d.wish_items(
        Topic::Interests,
        Level::Matters,
        interests,
        "things to do together",
    );
}

const fn base(
    name: &'static str,
    age: u8,
    pronouns: &'static str,
    district: &'static str,
    since_ago: i32,
    agreed_ago: i32,
) -> Base {
    Base {
        name,
        age,
        pronouns,
        district,
        kind: "live-in",
        since_ago,
        agreed_ago,
    }
}

pub(super) fn gwyn(d: &mut Draft) {
    short(
        d,
        &base("Gwyn H", 45, "he/him", "SA1", 640, 200),
        [
            "Fixes anything with a plug",
            "Radio in the morning",
            "Leave the tools where they are",
        ],
        &["computers", "music"],
        ("quiet", 0),
    );
}

pub(super) fn ravi(d: &mut Draft) {
    short(
        d,
        &base("Ravi S", 31, "he/him", "SA6", 58, 40),
        [
            "Knows every film ever made",
            "Seeing my brother on Fridays",
            "Draw it if words do not help",
        ],
        &["films", "cooking"],
        ("in-between", 1),
    );
}

pub(super) fn mair(d: &mut Draft) {
    short(
        d,
        &base("Mair E", 63, "she/her", "SA4", 110, 80),
        [
            "Bakes for the whole street",
            "Speaking Welsh at home",
            "Slow down on steps",
        ],
        &["baking", "singing", "gardening"],
        ("in-between", 1),
    );
    d.set(Topic::Languages, &["english", "welsh"]);
}

pub(super) fn lowri(d: &mut Draft) {
    short(
        d,
        &base("Lowri T", 23, "she/her", "SA10", 88, 50),
        [
            "Brave, tries everything once",
            "College on weekdays",
            "Give me two choices, not five",
        ],
        &["dancing", "swimming", "music"],
        ("lively", 2),
    );
}

pub(super) fn bethan(d: &mut Draft) {
    // The profile will be 12 months old in six days.
    short(
        d,
        &base("Bethan R", 39, "she/her", "CF5", 370, 359),
        [
            "Gentle with animals",
            "A quiet room after work",
            "Ask twice, I change my mind",
        ],
        &["horses", "reading"],
        ("quiet", 0),
    );
}

pub(super) fn tomos(d: &mut Draft) {
    short(
        d,
        &base("Tomos D", 28, "he/him", "SA12", 65, 30),
        [
            "Funny without trying",
            "The rugby, every Saturday",
            "Tell me straight",
        ],
        &["rugby", "fishing"],
        ("lively", 2),
    );
}

pub(super) fn nia(d: &mut Draft) {
    short(
        d,
        &base("Nia W", 26, "she/her", "SA1", 44, 25),
        [
            "Sees the good in people",
            "My phone and my friends",
            "Message first, then ring",
        ],
        &["films", "crafts"],
        ("in-between", 1),
    );
}

pub(super) fn sam(d: &mut Draft) {
    short(
        d,
        &base("Sam K", 36, "they/them", "SA2", 30, 20),
        [
            "Draws everyone they meet",
            "Paper and pens",
            "Let me warm up to people",
        ],
        &["art", "cats"],
        ("quiet", 0),
    );
}

pub(super) fn owen(d: &mut Draft) {
    short(
        d,
        &base("Owen L", 49, "he/him", "SA9", 160, 100),
        [
            "Steady as a rock",
            "A shed of some kind",
            "One thing at a time",
        ],
        &["gardening", "trains"],
        ("quiet", 0),
    );
}

pub(super) fn gill(d: &mut Draft) {
    short(
        d,
        &base("Gill B", 55, "she/her", "SA15", 120, 70),
        [
            "Says what others only think",
            "My own key",
            "Do not speak for me",
        ],
        &["bingo", "walking"],
        ("in-between", 1),
    );
}
