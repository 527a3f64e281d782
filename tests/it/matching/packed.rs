//! The packed pool against the plain functions, pair by pair, on random sheets.

use proptest::prelude::*;
use settled::domain::check::{CheckKind, CheckOutcome};
use settled::domain::fact::Answer;
use settled::domain::id::{JourneyId, ProfileId};
use settled::domain::preference::{Direction, Journey, Level, Mode};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::{Shape, Topic};
use settled::matching::compiled::Pool;
use settled::matching::everyone::best;
use settled::matching::must_have::Gate;
use settled::matching::neutral::Neutrals;
use settled::matching::party::Party;
use settled::matching::score::{Fit, Standing};
use settled::matching::shortlist::{self, Entry, rank, top};

use super::build::{Build, TODAY, household, person, profile_id};

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
        if matches!(topic.shape(), Shape::OpenSet([])) {
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

/// Adds what the plain generator leaves out: words of their own, nothing else, measured journeys,
/// worths that differ, checks that wait, one or many more wishes, and contradictions.
fn enriched(random: &mut Random, mut sheet: Build, about: ProfileKind) -> Build {
    let open = [Topic::Interests, Topic::Languages];
    for _ in 0..random.below(4) {
        let word = random.pick(&[
            "Stamp collecting",
            "stamp  collecting",
            "gardening",
            "welsh",
        ]);
        let answer = random.pick(&[Answer::Yes, Answer::No, Answer::Partly]);
        sheet = sheet.fact(random.pick(&open), word, "", answer);
    }
    if random.below(3) == 0 {
        sheet = sheet.fact(random.pick(&open), "", "", Answer::No);
    }
    if random.below(8) == 0 {
        sheet = sheet.yes(Topic::Pets, "dog").no(Topic::Pets, "dog");
    }
    if random.below(3) == 0 {
        let home = sheet.0.profile.id;
        sheet.0.journeys.push(Journey {
            id: JourneyId(home.0),
            home,
            place: "SA1".to_owned(),
            mode: Mode::Driving,
            minutes: u16::try_from(random.below(90)).unwrap(),
            on: TODAY,
            said_by: String::new(),
        });
    }
    if random.below(4) == 0 {
        sheet = sheet.check(CheckKind::Dbs, random.pick(CheckOutcome::ALL), None);
    }
    let more = random.pick(&[0, 1, 2, 40]);
    for _ in 0..more {
        let topic = random.pick(&[Topic::Interests, Topic::Languages, Topic::Pets, Topic::Pace]);
        if !topic.whose().has(about) {
            continue;
        }
        let count = random.below(10);
        let items: Vec<&str> = (0..count)
            .map(|_| random.pick(topic.items()))
            .chain(matches!(topic, Topic::Interests).then_some("stamp collecting"))
            .collect();
        let (direction, level) = (random.pick(Direction::ALL), random.pick(Level::ALL));
        sheet = sheet.asks(topic, direction, level, &items, |_| {});
        if let Some(wish) = sheet.0.wishes.last_mut().filter(|_| random.below(4) == 0) {
            for item in &mut wish.items {
                item.worth = random.pick(&[50, 100]);
            }
        }
    }
    sheet
}

/// So many people and homes, with some who differ from another in nothing but the id.
fn both_sides(random: &mut Random, count: u32) -> (Vec<Party>, Vec<Party>) {
    let mut people: Vec<Build> = Vec::new();
    let mut homes: Vec<Build> = Vec::new();
    for n in 1..=count {
        let person = random_person(random, n);
        people.push(enriched(random, person, ProfileKind::Household));
        let home = random_home(random, 1_000 + n);
        homes.push(enriched(random, home, ProfileKind::Person));
        if random.below(4) == 0 {
            let mut twin = homes[random.below(homes.len())].clone();
            twin.0.profile.id = profile_id(2_000 + n);
            homes.push(twin);
        }
    }
    let party = |sheet: &Build| sheet.party();
    (
        people.iter().map(party).collect(),
        homes.iter().map(party).collect(),
    )
}

fn measured(people: &[Party], homes: &[Party]) -> Neutrals {
    let (people, homes) = (Pool::new(people.to_vec()), Pool::new(homes.to_vec()));
    Neutrals::default().measure(&[(&people, &homes)])
}

/// Everybody who may stay, by the plain functions: those of whom enough is known first.
fn in_order(subject: &Party, others: &[Party], neutrals: &Neutrals) -> Vec<(ProfileId, Fit)> {
    let (mut enough, mut rest) = (Vec::new(), Vec::new());
    for other in others {
        let fit = subject.fit(other, neutrals);
        let standing = Standing {
            fit,
            waiting_days: other.waiting_days,
            id: other.id,
        };
        match subject.gate(other) {
            Gate::LeftOut { .. } => {}
            Gate::Eligible if fit.half_known() => enough.push(standing),
            Gate::Eligible | Gate::AskFirst(_) => rest.push(standing),
        }
    }
    enough.sort();
    rest.sort();
    let both = enough.into_iter().chain(rest);
    both.map(|standing| (standing.id, standing.fit)).collect()
}

fn told(entries: &[Entry]) -> Vec<(ProfileId, Fit)> {
    entries.iter().map(|entry| (entry.id, entry.fit)).collect()
}

#[test]
fn wishes_beyond_what_the_sums_hold_are_worked_out_plainly() {
    let mut random = Random::new(3);
    let (people, mut homes) = both_sides(&mut random, 12);
    let wish = homes
        .iter()
        .find_map(|home| home.wishes.first())
        .unwrap()
        .clone();
    homes[2].wishes = vec![wish.clone(); 20_001];
    let mut subject = people[0].clone();
    let neutrals = Neutrals::default();
    let pool = Pool::new(homes.clone());
    let as_before = told(&top(&subject, &pool, 50, &neutrals));
    assert_eq!(as_before, in_order(&subject, &homes, &neutrals));
    assert_eq!(
        rank(&subject, &pool, &neutrals),
        shortlist::plainly(&subject, &pool, &neutrals)
    );
    let lists = best(&Pool::new(people.clone()), &pool, 50, &neutrals);
    assert_eq!(told(&lists.movers[0]), as_before);
    assert_eq!(
        told(&lists.homes[2]),
        in_order(&homes[2], &people, &neutrals)
    );
    // And the one for whom the list is made.
    subject.wishes = vec![wish; 20_001];
    let first = told(&top(&subject, &pool, 50, &neutrals));
    assert_eq!(first, in_order(&subject, &homes, &neutrals));
    let mut pool = pool;
    pool.remove(homes[2].id);
    homes.swap_remove(2);
    let first = told(&top(&people[0], &pool, 50, &neutrals));
    assert_eq!(first, in_order(&people[0], &homes, &neutrals));
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
        let listed: Vec<_> = shown.eligible().map(|entry| (entry.id, entry.fit)).collect();
        let plain: Vec<_> = enough.iter().map(|standing| (standing.id, standing.fit)).collect();
        prop_assert_eq!(listed, plain);
        let listed: Vec<_> = shown.not_enough.iter().map(|entry| (entry.id, entry.fit)).collect();
        let plain: Vec<_> = not_enough.iter().map(|standing| (standing.id, standing.fit)).collect();
        prop_assert_eq!(listed, plain);
        prop_assert_eq!((shown.left_out.near_misses, shown.left_out.others), (near, out));
    }

    #[test]
    fn the_first_few_are_those_of_the_list(seed in any::<u64>(), from_home in any::<bool>()) {
        let mut random = Random::new(seed);
        let (people, homes) = both_sides(&mut random, 30);
        let (subject, others) = if from_home { (&homes[0], people) } else { (&people[0], homes) };
        let pool = Pool::new(others.clone());
        for neutrals in [Neutrals::default(), measured(std::slice::from_ref(subject), &others)] {
            let all = in_order(subject, &others, &neutrals);
            for n in [0, 1, 3, 20, 100] {
                let first: Vec<_> = told(&top(subject, &pool, n, &neutrals));
                prop_assert_eq!(&first, &all[..n.min(all.len())]);
            }
        }
    }

    #[test]
    fn everybody_at_once_is_each_by_itself(seed in any::<u64>(), n in 1_usize..12) {
        let mut random = Random::new(seed);
        let (people, homes) = both_sides(&mut random, 20);
        let neutrals = measured(&people, &homes);
        let (of_people, of_homes) = (Pool::new(people.clone()), Pool::new(homes.clone()));
        let lists = best(&of_people, &of_homes, n, &neutrals);
        for (person, list) in people.iter().zip(&lists.movers) {
            let all = in_order(person, &homes, &neutrals);
            prop_assert_eq!(told(list), &all[..n.min(all.len())]);
        }
        for (home, list) in homes.iter().zip(&lists.homes) {
            let all = in_order(home, &people, &neutrals);
            prop_assert_eq!(told(list), &all[..n.min(all.len())]);
        }
    }

    #[test]
    fn a_pool_that_was_changed_is_one_made_anew(seed in any::<u64>(), from_home in any::<bool>()) {
        let mut random = Random::new(seed);
        let (people, homes) = both_sides(&mut random, 20);
        let (other_people, other_homes) = both_sides(&mut random, 22);
        let (subject, mut parties, new) = if from_home {
            (&homes[0], people, other_people)
        } else {
            (&people[0], homes, other_homes)
        };
        let neutrals = Neutrals::default();
        let mut pool = Pool::new(parties.clone());
        for party in new {
            let at = parties.iter().position(|known| known.id == party.id);
            match (random.below(3), at) {
                (0, Some(at)) => {
                    pool.remove(party.id);
                    parties.swap_remove(at);
                }
                (_, Some(at)) => {
                    pool.replace(party.clone());
                    parties[at] = party;
                }
                (_, None) => {
                    pool.replace(party.clone());
                    parties.push(party);
                }
            }
            let anew = Pool::new(parties.clone());
            prop_assert_eq!(pool.parties(), anew.parties());
            prop_assert_eq!(rank(subject, &pool, &neutrals), rank(subject, &anew, &neutrals));
            let all = in_order(subject, &parties, &neutrals);
            prop_assert_eq!(told(&top(subject, &pool, 50, &neutrals)), all);
        }
    }

    #[test]
    fn the_plain_list_is_the_packed_one(seed in any::<u64>(), from_home in any::<bool>()) {
        let mut random = Random::new(seed);
        let (people, homes) = both_sides(&mut random, 30);
        let (subject, others) = if from_home { (&homes[0], people) } else { (&people[0], homes) };
        let neutrals = measured(std::slice::from_ref(subject), &others);
        let pool = Pool::new(others);
        prop_assert_eq!(
            rank(subject, &pool, &neutrals),
            shortlist::plainly(subject, &pool, &neutrals)
        );
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
