//! How long a list takes: one person against 10,000 households on 20 criteria both ways, with the top
//! 20 and their full explanations. The aim is 2 ms or less on one core.

#![expect(
    clippy::expect_used,
    reason = "a bench may stop at what cannot be, and its macros declare what they like"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::{Date, date};
use settled::domain::check::{Check, CheckKind, CheckOutcome};
use settled::domain::fact::{Answer, Fact};
use settled::domain::id::{CheckId, FactId, MustHaveId, PreferenceId, PreferenceItemId, ProfileId};
use settled::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use settled::domain::preference::{Direction, Level, Preference, PreferenceItem, SetBy, Wish};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::sheet::Sheet;
use settled::domain::topic::{Shape, Topic};
use settled::matching::compiled::Pool;
use settled::matching::explain::explain;
use settled::matching::neutral::Neutrals;
use settled::matching::party::{Party, Terms};
use settled::matching::shortlist::{Entry, rank};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 12);
const HOMES: u64 = 10_000;
const SHOWN: usize = 20;

/// What both sides wish of the other.
const OF_EITHER: [Topic; 13] = [
    Topic::Pace,
    Topic::Visitors,
    Topic::Bedtime,
    Topic::Tidiness,
    Topic::Company,
    Topic::OutAndAbout,
    Topic::Smoking,
    Topic::Alcohol,
    Topic::Pets,
    Topic::Interests,
    Topic::Languages,
    Topic::Food,
    Topic::Drives,
];

/// What the person wishes of a household besides: 20 criteria with those of either.
const OF_A_HOME: [Topic; 7] = [
    Topic::Near,
    Topic::Children,
    Topic::Others,
    Topic::Setting,
    Topic::Garden,
    Topic::OwnBathroom,
    Topic::Internet,
];

/// What each household wishes of a person besides: 20 criteria with those of either.
const OF_A_PERSON: [Topic; 7] = [
    Topic::Nights,
    Topic::GetsOnWith,
    Topic::WithChildren,
    Topic::FaithPractice,
    Topic::PartnerStays,
    Topic::Age,
    Topic::Support,
];

/// A small seeded generator (`SplitMix64`), so that every run compares the same people.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = usize::try_from(self.below(from.len() as u64)).expect("fits");
        *from.get(at).expect("below the length")
    }

    fn id(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }

    fn district(&mut self) -> &'static str {
        let places = settled::geo::Places::shared();
        let at = usize::try_from(self.below(places.len() as u64)).expect("fits");
        places.get(at).map_or("SA1", |outcode| places.name(outcode))
    }
}

fn fact(random: &mut Random, sheet: &mut Sheet, topic: Topic, item: &str, value: &str) {
    let id = FactId(random.id());
    let fact = Fact::yes(id, sheet.profile.id, topic, item, value);
    sheet.facts.push(fact);
}

/// Answers to these topics, one in ten of them missing.
fn facts(random: &mut Random, sheet: &mut Sheet, topics: &[Topic]) {
    for topic in topics {
        if random.below(10) == 0 {
            continue;
        }
        match topic.shape() {
            Shape::Choice(items) | Shape::Scale(items) => {
                let value = random.pick(items);
                fact(random, sheet, *topic, "", value);
            }
            Shape::YesNo => {
                let value = random.pick(&["yes", "no"]);
                fact(random, sheet, *topic, "", value);
            }
            Shape::Set(items) | Shape::OpenSet(items) => some_of(random, sheet, *topic, items),
            Shape::Number(..) => {
                let value = (18 + random.below(60)).to_string();
                fact(random, sheet, *topic, "", &value);
            }
            Shape::Place => random.district().clone_into(&mut sheet.profile.postcode),
            Shape::Text | Shape::Lines | Shape::Date => {}
        }
    }
}

fn some_of(random: &mut Random, sheet: &mut Sheet, topic: Topic, items: &[&str]) {
    let mut told: Vec<&str> = (0..5).map(|_| random.pick(items)).collect();
    told.sort_unstable();
    told.dedup();
    for item in told {
        fact(random, sheet, topic, item, "");
        if let Some(fact) = sheet.facts.last_mut() {
            fact.answer = random.pick(&[Answer::Yes, Answer::Yes, Answer::No]);
        }
    }
}

fn wishes(random: &mut Random, sheet: &mut Sheet, topics: &[Topic]) {
    for topic in topics {
        let low = i64::try_from(random.below(3)).expect("small");
        let mut preference = Preference {
            id: PreferenceId(random.id()),
            owner: sheet.profile.id,
            topic: *topic,
            words: String::new(),
            direction: random.pick(&[Direction::Want, Direction::Want, Direction::Avoid]),
            level: random.pick(&[Level::WouldBeNice, Level::Matters, Level::MattersALot]),
            low: None,
            high: None,
            place: random.district().to_owned(),
            place_name: String::new(),
            mode: None,
            set_by: SetBy::Person,
            set_on: TODAY,
            retired_on: None,
        };
        let mut items = Vec::new();
        match topic.shape() {
            Shape::Choice(named) | Shape::Set(named) | Shape::OpenSet(named) => {
                items.extend((0..3).map(|_| PreferenceItem {
                    id: PreferenceItemId(random.id()),
                    preference: preference.id,
                    item: random.pick(named).to_owned(),
                    worth: 100,
                }));
            }
            Shape::Scale(_) => (preference.low, preference.high) = (Some(low), Some(low)),
            Shape::Number(..) => {
                (preference.low, preference.high) = (Some(20 + 10 * low), Some(50 + 10 * low));
            }
            Shape::Place => preference.high = None,
            Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => {}
        }
        sheet.wishes.push(Wish { preference, items });
    }
}

/// Nobody may smoke inside.
fn no_smoking(random: &mut Random, sheet: &mut Sheet) {
    sheet.must_haves.push(MustHave {
        id: MustHaveId(random.id()),
        owner: sheet.profile.id,
        topic: Topic::Smoking,
        item: String::new(),
        direction: Direction::Want,
        low: Some(0),
        high: Some(1),
        place: String::new(),
        mode: None,
        kind: MustHaveKind::PersonsOwn,
        reason: "so they said".to_owned(),
        could_change: CouldChange::Ask,
        approved_by: String::new(),
        review_on: None,
        set_by: SetBy::Person,
        set_on: TODAY,
        retired_on: None,
    });
}

fn sheet(random: &mut Random, kind: ProfileKind) -> Sheet {
    let profile = Profile::new(ProfileId(random.id()), kind, "Aled P");
    let mut sheet = Sheet::new(profile);
    fact(random, &mut sheet, Topic::Kinds, "live-in", "");
    facts(random, &mut sheet, &OF_EITHER);
    sheet
}

fn household(random: &mut Random) -> Sheet {
    let mut home = sheet(random, ProfileKind::Household);
    fact(random, &mut home, Topic::ApprovedFor, "", "2");
    home.checks.push(Check {
        id: CheckId(random.id()),
        profile: home.profile.id,
        member: None,
        kind: CheckKind::Approval,
        outcome: CheckOutcome::Clear,
        done_on: Some(TODAY),
        expires_on: None,
        decided_by: String::new(),
        note: String::new(),
    });
    facts(random, &mut home, &OF_A_HOME);
    facts(
        random,
        &mut home,
        &[Topic::Access, Topic::Support, Topic::Nights],
    );
    wishes(random, &mut home, &OF_EITHER);
    wishes(random, &mut home, &OF_A_PERSON);
    if random.below(4) == 0 {
        no_smoking(random, &mut home);
    }
    home
}

/// A person whose must-haves leave some homes out, or one who takes any home.
fn person(random: &mut Random, with_must_haves: bool) -> Sheet {
    let mut person = sheet(random, ProfileKind::Person);
    let may_leave_out = [
        Topic::Support,
        Topic::WithChildren,
        Topic::Nights,
        Topic::Smoking,
    ];
    facts(random, &mut person, &OF_A_PERSON);
    person
        .facts
        .retain(|fact| with_must_haves || !may_leave_out.contains(&fact.topic));
    wishes(random, &mut person, &OF_EITHER);
    wishes(random, &mut person, &OF_A_HOME);
    if with_must_haves {
        fact(random, &mut person, Topic::Access, "step-free", "");
        no_smoking(random, &mut person);
    } else {
        fact(random, &mut person, Topic::Smoking, "", "none");
    }
    person
}

/// The list, and the top twenty with their explanations and possible places.
fn list(subject: &Party, pool: &Pool, neutrals: &Neutrals) -> usize {
    let shown = rank(subject, pool, neutrals);
    let top: Vec<Entry> = shown
        .eligible()
        .chain(&shown.not_enough)
        .take(SHOWN)
        .copied()
        .collect();
    let told = top.iter().filter_map(|entry| {
        let other = pool.parties().get(usize::try_from(entry.at).ok()?)?;
        let explanation = explain(subject, other, neutrals);
        Some(explanation.reasons().speaks_for.len() + explanation.own.lines.len())
    });
    told.sum::<usize>() + shown.places(&top).len()
}

fn one_against_ten_thousand(c: &mut Criterion) {
    let mut random = Random(2026);
    let terms = Terms::on(TODAY);
    let homes = (0..HOMES).map(|_| Party::new(&household(&mut random), terms));
    let pool = Pool::new(homes.collect());
    let neutrals = Neutrals::default();
    let mut group = c.benchmark_group("one person against 10,000 households");
    for (name, with_must_haves) in [("with must-haves", true), ("any home", false)] {
        let subject = Party::new(&person(&mut random, with_must_haves), terms);
        assert_eq!(subject.wishes.len(), OF_EITHER.len() + OF_A_HOME.len());
        let shown = rank(&subject, &pool, &neutrals);
        let weighed = shown.eligible_count() + shown.not_enough.len();
        group.bench_function(format!("{name}: {weighed} weighed"), |b| {
            b.iter(|| black_box(list(black_box(&subject), &pool, &neutrals)));
        });
    }
    group.finish();
}

criterion_group!(benches, one_against_ten_thousand);
criterion_main!(benches);
