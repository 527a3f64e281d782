//! The packed pool against the plain functions, pair by pair, on random sheets.

use proptest::prelude::*;
use settled::domain::fact::Answer;
use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::{Shape, Topic};
use settled::matching::compiled::Pool;
use settled::matching::must_have::Gate;
use settled::matching::neutral::Neutrals;
use settled::matching::party::Party;
use settled::matching::score::Standing;
use settled::matching::shortlist::rank;

use super::build::{Build, household, person};

/// A small seeded generator (`SplitMix64`).
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const PLACES: [&str; 5] = ["SA1", "CF10", "SY23", "LL57", ""];

fn facts(random: &mut Random, mut sheet: Build, kind: ProfileKind) -> Build {
    for topic in Topic::of(kind) {
        if random.below(3) == 0 || matches!(topic, Topic::Kinds | Topic::ApprovedFor | Topic::Legal)
        {
            continue;
        }
        let answer = random.pick(&[
            Answer::Yes,
            Answer::Yes,
            Answer::No,
            Answer::Partly,
            Answer::NotKnown,
            Answer::PrefersNot,
        ]);
        sheet = match topic.shape() {
            Shape::Choice(items) | Shape::Scale(items) => {
                let value = random.pick(items);
                sheet.fact(topic, "", value, answer)
            }
            Shape::YesNo => sheet.fact(topic, "", "yes", answer),
            Shape::Set(items) | Shape::OpenSet(items) => {
                let item = random.pick(items);
                sheet.fact(topic, item, "", answer)
            }
            Shape::Number(..) => {
                let number = random.below(60).to_string();
                sheet.value(topic, &number)
            }
            Shape::Text | Shape::Lines | Shape::Date | Shape::Place => sheet,
        };
    }
    let place = random.pick(&PLACES);
    sheet.postcode(place)
}

fn wishes(random: &mut Random, mut sheet: Build, about: ProfileKind) -> Build {
    let topics: Vec<Topic> = Topic::of(about).collect();
    for _ in 0..random.below(9) {
        let topic = random.pick(&topics);
        let direction = random.pick(Direction::ALL);
        let level = random.pick(Level::ALL);
        let items: Vec<&str> = (0..random.below(4))
            .filter(|_| !topic.items().is_empty())
            .map(|_| random.pick(topic.items()))
            .collect();
        let (low, place) = (
            i64::try_from(random.below(40)).unwrap(),
            random.pick(&PLACES),
        );
        sheet = sheet.asks(topic, direction, level, &items, |p| {
            if matches!(topic.shape(), Shape::Number(..)) {
                (p.low, p.high) = (Some(low), Some(low + 10));
            }
            place.clone_into(&mut p.place);
        });
    }
    if random.below(3) == 0 {
        let topic = random.pick(&topics);
        let item = topic.items().first().copied().unwrap_or_default();
        sheet = sheet.must(topic, item);
    }
    sheet
}

pub(super) fn random_person(random: &mut Random, n: u32) -> Build {
    let sheet = facts(random, person(n), ProfileKind::Person);
    wishes(random, sheet, ProfileKind::Household)
}

pub(super) fn random_home(random: &mut Random, n: u32) -> Build {
    let sheet = facts(random, household(n), ProfileKind::Household);
    wishes(random, sheet, ProfileKind::Person)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_packed_list_is_the_plain_one(seed in any::<u64>(), from_home in any::<bool>()) {
        let mut random = Random::new(seed);
        let (subject, others): (Party, Vec<Party>) = if from_home {
            let home = random_home(&mut random, 0).party();
            (home, (1..=50).map(|n| random_person(&mut random, n).party()).collect())
        } else {
            let person = random_person(&mut random, 0).party();
            (person, (1..=50).map(|n| random_home(&mut random, n).party()).collect())
        };
        let neutrals = Neutrals::default();
        let pool = Pool::new(others.clone());
        let shown = rank(&subject, &pool, &neutrals);

        let mut enough = Vec::new();
        let mut not_enough = Vec::new();
        let (mut near, mut out) = (Vec::new(), Vec::new());
        for (at, other) in (0_u32..).zip(&others) {
            let fit = subject.fit(other, &neutrals);
            let standing = Standing { fit, waiting_days: other.waiting_days, id: other.id };
            match subject.gate(other) {
                Gate::LeftOut { near_miss: true, .. } => near.push(at),
                Gate::LeftOut { .. } => out.push(at),
                Gate::Eligible if fit.half_known() => enough.push(standing),
                Gate::Eligible | Gate::AskFirst(_) => not_enough.push(standing),
            }
        }
        enough.sort();
        not_enough.sort();
        let mut listed: Vec<_> = shown.eligible().map(|entry| (entry.id, entry.fit)).collect();
        let plain: Vec<_> = enough.iter().map(|standing| (standing.id, standing.fit)).collect();
        // Groups may lift a wide range above a narrow one; within a group the order is that of the list.
        for group in &shown.groups {
            let order: Vec<_> = group.iter().map(|entry| entry.id).collect();
            let expected: Vec<_> =
                plain.iter().map(|(id, _)| *id).filter(|id| order.contains(id)).collect();
            prop_assert_eq!(order, expected);
        }
        let place = |id| plain.iter().position(|(other, _)| *other == id);
        listed.sort_by_key(|(id, _)| place(*id));
        prop_assert_eq!(listed, plain);
        let listed: Vec<_> = shown.not_enough.iter().map(|entry| (entry.id, entry.fit)).collect();
        let plain: Vec<_> = not_enough.iter().map(|standing| (standing.id, standing.fit)).collect();
        prop_assert_eq!(listed, plain);
        prop_assert_eq!((shown.left_out.near_misses, shown.left_out.others), (near, out));
    }

    #[test]
    fn unknown_never_leaves_out_and_every_answer_stays_within_the_range(seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let person = random_person(&mut random, 0);
        let told = random_home(&mut random, 1);
        // The same home before most of its answers were asked for.
        let mut before = told.clone();
        let mut kept = Random::new(seed ^ 7);
        before.0.facts.retain(|fact| {
            matches!(fact.topic, Topic::Kinds | Topic::ApprovedFor) || kept.below(3) == 0
        });
        let neutrals = Neutrals::default();
        let (person, told, before) = (person.party(), told.party(), before.party());
        let (now, then) = (person.fit(&told, &neutrals), person.fit(&before, &neutrals));
        prop_assert!(then.low_product() <= now.low_product());
        prop_assert!(now.high_product() <= then.high_product());
        if matches!(person.gate(&told), Gate::Eligible) {
            let left_out = matches!(person.gate(&before), Gate::LeftOut { .. });
            prop_assert!(!left_out);
        }
    }
}
