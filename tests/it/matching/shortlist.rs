//! A list in four parts, in one order whatever the pool.

use proptest::prelude::*;
use settled::domain::preference::Level;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::must_have::Rule;
use settled::matching::neutral::Neutrals;
use settled::matching::party::Party;
use settled::matching::shortlist::{Shortlist, best_group, near_misses, rank};

use super::build::{Build, homesharer, household, householder, person, profile_id};
use super::packed::{Random, random_home, random_person};

fn list(subject: &Build, homes: &[Build]) -> Shortlist {
    let pool = Pool::new(homes.iter().map(Build::party).collect());
    rank(&subject.party(), &pool, &Neutrals::default())
}

fn aled() -> Build {
    person(1)
        .wish(Topic::Pets, Level::MattersALot, &["dog"])
        .wish(Topic::Pace, Level::Matters, &["quiet"])
        .must(Topic::Garden, "")
}

fn home(n: u32, pets: bool, pace: &str) -> Build {
    let home = household(n)
        .value(Topic::Pace, pace)
        .value(Topic::Garden, "yes");
    let home = home.wish(Topic::Drives, Level::Matters, &[]);
    if pets {
        home.yes(Topic::Pets, "dog")
    } else {
        home.no(Topic::Pets, "dog")
    }
}

#[test]
fn the_four_parts() {
    let person = aled().value(Topic::Drives, "yes");
    let asks_first = {
        let mut home = home(5, true, "quiet");
        home.0.facts.retain(|fact| fact.topic != Topic::Garden);
        home
    };
    let hardly_known = household(6).value(Topic::Garden, "yes");
    let left_out = household(7).value(Topic::Garden, "no");
    let shown = list(
        &person,
        &[
            home(2, true, "lively"),
            home(3, true, "quiet"),
            home(4, false, "quiet"),
            asks_first,
            hardly_known,
            left_out,
        ],
    );
    let ids = |entries: &[settled::matching::shortlist::Entry]| -> Vec<u32> {
        entries.iter().map(|entry| entry.at + 2).collect()
    };
    assert_eq!(ids(&shown.could_work), [3, 2, 4]);
    assert_eq!(best_group(&shown.could_work), 1);
    assert_eq!(ids(&shown.not_enough), [5, 6]);
    assert_eq!(shown.left_out.count, 1);
    assert_eq!((shown.compared, shown.eligible_count()), (6, 3));
    let best = shown.could_work[0];
    assert_eq!(
        (best.id, best.own().whole(), best.theirs().whole()),
        (profile_id(3), 100, 100)
    );
    let worst = shown.could_work[2].fit;
    assert_eq!(shown.first_instead(best.id, &worst), Some(profile_id(2)));
}

#[test]
fn a_must_have_weighs_more_than_any_points() {
    let shown = list(
        &aled(),
        &[home(2, false, "lively"), {
            let mut perfect = home(3, true, "quiet");
            perfect.0.facts.retain(|fact| fact.topic != Topic::Garden);
            perfect.value(Topic::Garden, "no")
        }],
    );
    assert!(shown.eligible().all(|entry| entry.id == profile_id(2)));
    let [count] = shown.left_out.rules.as_slice() else {
        panic!("one rule: {:?}", shown.left_out.rules);
    };
    assert_eq!(
        (count.rule.rule, count.rule.topic),
        (Rule::Stated, Some(Topic::Garden))
    );
    assert_eq!((count.rule.own, count.left_out, count.alone), (true, 1, 1));
}

#[test]
fn rules_are_counted_with_what_each_costs_alone_and_near_misses_stand_apart() {
    let needs = person(1)
        .yes(Topic::Access, "stairlift")
        .must(Topic::Garden, "");
    let none = |n| {
        household(n)
            .value(Topic::Garden, "no")
            .no(Topic::Access, "stairlift")
    };
    let stairs_only = household(4)
        .value(Topic::Garden, "yes")
        .no(Topic::Access, "stairlift");
    let shown = list(&needs, &[none(2), none(3), stairs_only]);
    let counts: Vec<(Rule, u32, u32)> = shown
        .left_out
        .rules
        .iter()
        .map(|count| (count.rule.rule, count.left_out, count.alone))
        .collect();
    assert_eq!(counts, [(Rule::Access, 3, 1), (Rule::Stated, 2, 0)]);
    assert_eq!(shown.left_out.near_misses, [2]);
    assert_eq!(shown.left_out.others, [0, 1]);
    let pool = Pool::new(
        [none(2), none(3), household(4)]
            .iter()
            .map(Build::party)
            .collect(),
    );
    let near = near_misses(&needs.party(), &pool, &Neutrals::default(), &shown.left_out);
    assert_eq!(near.len(), 1);
}

#[test]
fn where_neither_side_has_said_anything_not_enough_is_known() {
    let shown = list(&person(1), &[household(2), household(3)]);
    assert_eq!(shown.eligible_count(), 0);
    let ids: Vec<_> = shown.not_enough.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [profile_id(2), profile_id(3)]);
    assert!(shown.not_enough.iter().all(|entry| !entry.own().stated()));
}

#[test]
fn a_silent_home_stands_below_one_that_wants_what_it_gets() {
    let person = aled().value(Topic::Drives, "yes");
    let mut silent = home(2, true, "quiet");
    silent.0.wishes.clear();
    let shown = list(&person, &[silent, home(3, true, "quiet")]);
    let order: Vec<_> = shown.eligible().map(|entry| entry.id).collect();
    assert_eq!(order, [profile_id(3), profile_id(2)]);
}

#[test]
fn the_longer_wait_goes_first_where_all_else_is_equal() {
    let waits = |n, since: &str| {
        let mut person = person(n).value(Topic::Drives, "yes");
        person.0.profile.waiting_since = Some(since.parse().unwrap());
        person
    };
    let shown = list(
        &home(9, true, "quiet"),
        &[
            waits(1, "2026-09-01"),
            waits(2, "2026-06"),
            waits(3, "2026-10-30"),
        ],
    );
    let order: Vec<_> = shown.eligible().map(|entry| entry.id).collect();
    assert_eq!(order, [2, 1, 3].map(profile_id));
}

#[test]
fn homeshare_is_listed_from_either_side() {
    let host = householder(1)
        .wish(Topic::Tasks, Level::MattersALot, &["cooking"])
        .value(Topic::Pace, "quiet");
    let sharer =
        homesharer(2)
            .yes(Topic::Tasks, "cooking")
            .wish(Topic::Pace, Level::Matters, &["quiet"]);
    for (subject, other) in [(&host, &sharer), (&sharer, &host)] {
        let shown = list(subject, std::slice::from_ref(other));
        let best = shown.could_work[0];
        assert_eq!((best.own().whole(), best.theirs().whole()), (100, 100));
    }
}

#[test]
fn names_pronouns_and_what_is_not_a_wish_change_nothing() {
    let named = |known_as: &str, full: &str, pronouns: &str| {
        let mut home = home(2, true, "quiet");
        home.0.profile.known_as = known_as.to_owned();
        home.0.profile.full_name = full.to_owned();
        home.0.profile.pronouns = pronouns.to_owned();
        home.0.profile.notes = format!("{full} {pronouns}");
        home
    };
    let (one, other) = (
        named("Aisha B", "Aisha Begum", "she/her"),
        named("Tom W", "Thomas Whyte", "he/him"),
    );
    assert_eq!(one.party(), other.party());
    assert_eq!(list(&aled(), &[one]), list(&aled(), &[other]));
    let (mut one, mut other) = (aled(), aled());
    one.0.profile.known_as = "Siân".to_owned();
    other.0.profile.pronouns = "they/them".to_owned();
    assert_eq!(one.party(), other.party());
}

#[test]
fn heritage_faith_and_language_count_only_where_somebody_wishes_for_them() {
    let neutral = |home: Build| {
        home.wish(Topic::Drives, Level::Matters, &[])
            .value(Topic::Garden, "yes")
    };
    let one = neutral(household(2))
        .yes(Topic::FaithPractice, "mosque")
        .yes(Topic::Languages, "urdu");
    let other = neutral(household(2))
        .yes(Topic::FaithPractice, "chapel")
        .yes(Topic::Languages, "welsh");
    let fits = |home: &Build| aled().party().fit(&home.party(), &Neutrals::default());
    assert_eq!(fits(&one), fits(&other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_list_does_not_depend_on_the_order_of_the_pool(seed in any::<u64>(), turn in 0..40_usize) {
        let mut random = Random::new(seed);
        let subject = random_person(&mut random, 0).party();
        let homes: Vec<Party> =
            (1..=40).map(|n| random_home(&mut random, n).party()).collect();
        let mut turned = homes.clone();
        turned.rotate_left(turn);
        let neutrals = Neutrals::default();
        let order = |homes: Vec<Party>| {
            let pool = Pool::new(homes);
            let shown = rank(&subject, &pool, &neutrals);
            let could_work: Vec<_> =
                shown.could_work.iter().map(|entry| (entry.id, entry.close)).collect();
            let not_enough: Vec<_> = shown.not_enough.iter().map(|entry| entry.id).collect();
            (could_work, not_enough, shown.left_out.rules, shown.left_out.count)
        };
        prop_assert_eq!(order(homes), order(turned));
    }

    #[test]
    fn a_home_that_comes_or_goes_never_reorders_the_others(seed in any::<u64>(), gone in 0..30_usize) {
        let mut random = Random::new(seed);
        let subject = random_person(&mut random, 0).party();
        let homes: Vec<Party> =
            (1..=30).map(|n| random_home(&mut random, n).party()).collect();
        let id = homes[gone].id;
        let neutrals = Neutrals::default();
        let order = |homes: Vec<Party>| {
            let pool = Pool::new(homes);
            let shown = rank(&subject, &pool, &neutrals);
            let ids = shown.eligible().chain(&shown.not_enough).map(|entry| entry.id);
            ids.filter(|other| *other != id).collect::<Vec<_>>()
        };
        let mut fewer = homes.clone();
        fewer.remove(gone);
        prop_assert_eq!(order(homes), order(fewer));
    }
}
