//! How long lists take on one core, each with its aim in its name: one person against 10,000
//! households on 20 criteria both ways, the packing of those households, and 10,000 people against
//! all of them.

#![expect(
    clippy::expect_used,
    reason = "a bench may stop at what cannot be, and its macros declare what they like"
)]

use std::hint::black_box;
use std::io::Write;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
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
use settled::matching::everyone::best;
use settled::matching::explain::explain;
use settled::matching::neutral::Neutrals;
use settled::matching::party::{Party, Terms};
use settled::matching::shortlist::{Entry, rank, top};
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

fn parties(count: u64, mut sheet: impl FnMut() -> Sheet) -> Vec<Party> {
    let terms = Terms::on(TODAY);
    (0..count).map(|_| Party::new(&sheet(), terms)).collect()
}

fn households(random: &mut Random) -> Vec<Party> {
    parties(HOMES, || household(random))
}

fn one_against_ten_thousand(c: &mut Criterion) {
    let mut random = Random(2026);
    let pool = Pool::new(households(&mut random));
    let neutrals = Neutrals::default();
    let mut group = c.benchmark_group("one person x 10,000 households x 20 criteria both ways");
    for (name, with_must_haves) in [("with must-haves", true), ("any home", false)] {
        let subject = Party::new(&person(&mut random, with_must_haves), Terms::on(TODAY));
        assert_eq!(subject.wishes.len(), OF_EITHER.len() + OF_A_HOME.len());
        let shown = rank(&subject, &pool, &neutrals);
        let weighed = shown.eligible_count() + shown.not_enough.len();
        let name = format!("{name}, {weighed} weighed");
        group.bench_function(format!("top 20 (0.3 ms): {name}"), |b| {
            b.iter(|| top(black_box(&subject), &pool, SHOWN, &neutrals));
        });
        group.bench_function(format!("full list, 20 explained (2 ms): {name}"), |b| {
            b.iter(|| list(black_box(&subject), &pool, &neutrals));
        });
    }
    group.finish();
}

fn packing(c: &mut Criterion) {
    let homes = households(&mut Random(2026));
    let changed = Party::new(&household(&mut Random(7)), Terms::on(TODAY));
    let mut pool = Pool::new(homes.clone());
    let mut group = c.benchmark_group("packing 10,000 households");
    group.sample_size(20);
    group.bench_function("all (50 ms)", |b| {
        b.iter_batched(|| homes.clone(), Pool::new, BatchSize::PerIteration);
    });
    group.bench_function("one that changed", |b| {
        let mut other = false;
        b.iter(|| {
            other = !other;
            let mut party = if other {
                &changed
            } else {
                homes.first().expect("not empty")
            }
            .clone();
            party.id = homes.first().expect("not empty").id;
            pool.replace(party);
        });
    });
    group.finish();
}

fn everyone_with_everyone(c: &mut Criterion) {
    let mut random = Random(2026);
    let homes = Pool::new(households(&mut random));
    let people = parties(HOMES, || {
        let with_must_haves = random.below(2) == 0;
        person(&mut random, with_must_haves)
    });
    let people = Pool::new(people);
    let neutrals = Neutrals::default();
    let before = memory("VmRSS");
    forget_peak();
    let mut group = c.benchmark_group("10,000 people x 10,000 households both ways");
    group.sample_size(10);
    group.bench_function("top 10 for each (2.5 s, 200 MB)", |b| {
        b.iter(|| best(&people, &homes, 10, &neutrals));
    });
    group.finish();
    if let (Some(before), Some(peak)) = (before, memory("VmHWM")) {
        let mut out = std::io::stderr();
        let told = writeln!(
            out,
            "memory: {before} MB with both pools packed, {peak} MB at most\n"
        );
        told.expect("standard error can be written");
    }
}

/// A figure of this process's memory in whole MB (1024 x 1024 bytes), where the system tells.
fn memory(figure: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(figure))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// Begins to measure the peak anew. Where the system cannot, the peak is that of the whole run.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}

criterion_group!(
    benches,
    one_against_ten_thousand,
    packing,
    everyone_with_everyone
);
criterion_main!(benches);
