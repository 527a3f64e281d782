//! The whole scheme against worked examples: every placement, both optima, every total.

use serde::Deserialize;
use serde_json::Value;
use settled::domain::id::ProfileId;
use settled::matching::scheme::best::{Aim, best};
use settled::matching::scheme::every::every;
use settled::matching::scheme::market::{Market, Member, Order, Pair};
use settled::matching::scheme::stable::{Placement, homes_first, movers_first};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../vectors/match.json")).unwrap()
}

fn part<T: for<'de> Deserialize<'de>>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

type Lists = BTreeMap<String, Vec<String>>;
type Scores = BTreeMap<String, BTreeMap<String, u32>>;
/// Who is in which home.
type Placed = BTreeMap<String, BTreeSet<String>>;

fn members(names: impl IntoIterator<Item = (String, u32)>) -> Vec<Member> {
    names
        .into_iter()
        .zip(1..)
        .map(|((reference, places), n)| Member {
            id: ProfileId(Uuid::from_u128(n)),
            reference,
            waiting_days: 0,
            places,
        })
        .collect()
}

fn at(members: &[Member], name: &str) -> u32 {
    let at = members.iter().position(|m| m.reference == name).unwrap();
    u32::try_from(at).unwrap()
}

/// A market of lists that are in order already, with points for each pair.
fn of_lists(value: &Value, points: impl Fn(&str, &str) -> u32) -> Market {
    let (movers, homes): (Lists, Lists) = (part(&value["residents"]), part(&value["hospitals"]));
    let capacities: BTreeMap<String, u32> = part(&value["capacities"]);
    let mover_side = members(movers.keys().map(|name| (name.clone(), 1)));
    let home_side = members(homes.keys().map(|name| (name.clone(), capacities[name])));
    let worth = |list: &[String], of: &str| {
        let place = list.iter().position(|name| name == of).unwrap();
        u32::try_from(list.len() - place).unwrap()
    };
    let mut pairs = Vec::new();
    for (mover, list) in &movers {
        for home in list {
            pairs.push(Pair {
                mover: at(&mover_side, mover),
                home: at(&home_side, home),
                own: worth(list, home),
                theirs: worth(&homes[home], mover),
                weights: 1,
                points: points(mover, home),
            });
        }
    }
    Market::new(mover_side, home_side, &pairs, Order::OwnView)
}

/// A market in which both sides go by the same points.
fn of_scores(value: &Value) -> Market {
    let scores: Scores = part(&value["scores"]);
    let capacities: BTreeMap<String, u32> = part(&value["capacities"]);
    let movers = members(scores.keys().map(|name| (name.clone(), 1)));
    let homes = members(capacities);
    let mut pairs = Vec::new();
    for (mover, row) in &scores {
        for (home, points) in row {
            pairs.push(Pair {
                mover: at(&movers, mover),
                home: at(&homes, home),
                own: *points,
                theirs: *points,
                weights: 1,
                points: *points,
            });
        }
    }
    Market::new(movers, homes, &pairs, Order::OwnView)
}

fn placed(market: &Market, placement: &Placement) -> Placed {
    let mut placed: Placed = market
        .homes()
        .iter()
        .map(|home| (home.reference.clone(), BTreeSet::new()))
        .collect();
    for (mover, choice) in placement.pairs(market) {
        let home = &market.homes()[choice.home as usize].reference;
        let mover = market.movers()[mover].reference.clone();
        placed.get_mut(home).unwrap().insert(mover);
    }
    placed
}

fn rather(market: &Market, placement: &Placement) -> BTreeSet<(String, String)> {
    placement
        .would_both_rather(market)
        .into_iter()
        .map(|(mover, choice)| {
            (
                market.movers()[mover].reference.clone(),
                market.homes()[choice.home as usize].reference.clone(),
            )
        })
        .collect()
}

#[test]
fn every_placement_and_both_optima_are_as_worked_out() {
    let all = vectors();
    let value = &all["hr_multi"];
    let points: BTreeMap<String, u32> = part(&value["weights"]);
    let market = of_lists(value, |mover, home| points[&format!("{mover},{home}")]);
    let found = every(&market, 100);
    let expected: Vec<Placed> = part(&value["all_stable"]);
    assert!(!found.more);
    assert_eq!(found.all.len(), expected.len());
    let as_sets = |placements: &[Placed]| placements.iter().cloned().collect::<BTreeSet<_>>();
    let all_found: Vec<Placed> = found.all.iter().map(|p| placed(&market, p)).collect();
    assert_eq!(as_sets(&all_found), as_sets(&expected));
    assert_eq!(
        placed(&market, &movers_first(&market)),
        part::<Placed>(&value["resident_optimal"])
    );
    assert_eq!(
        placed(&market, &homes_first(&market)),
        part::<Placed>(&value["hospital_optimal"])
    );
    let mut totals: Vec<u64> = found.all.iter().map(|p| p.points(&market)).collect();
    totals.sort_unstable();
    let mut expected: Vec<u64> = part(&value["max_weight_stable"]["totals_of_all_stable"]);
    expected.sort_unstable();
    assert_eq!(totals, expected);
    assert_eq!(totals.last(), Some(&287));
}

#[test]
fn the_example_with_one_placement_has_one() {
    let all = vectors();
    let value = &all["matching_readme"];
    let market = of_lists(value, |_, _| 1);
    let expected: Placed = part(&value["resident_optimal"]);
    assert_eq!(placed(&market, &movers_first(&market)), expected);
    assert_eq!(placed(&market, &homes_first(&market)), expected);
    assert_eq!(
        every(&market, 100).all.len() as u64,
        value["n_stable"].as_u64().unwrap()
    );
}

#[test]
fn a_tie_goes_to_whoever_has_the_fewest_options_so_that_more_are_placed() {
    let all = vectors();
    let value = &all["ties"];
    let names = |prefix: &str| members([1, 2].map(|n| (format!("{prefix}{n}"), 1)));
    let pair = |mover, home, own| Pair {
        mover,
        home,
        own,
        theirs: 1,
        weights: 1,
        points: 1,
    };
    // r1 could only live in h1; r2 would rather have h1 than h2; h1 makes no difference between them.
    let pairs = [pair(0, 0, 2), pair(1, 0, 2), pair(1, 1, 1)];
    let market = Market::new(names("r"), names("h"), &pairs, Order::OwnView);
    let first: Placed = part(&value["r1_first"]);
    assert_eq!(placed(&market, &movers_first(&market)), first);
    assert_eq!(first.values().flatten().count(), 2);
    // Somebody who waited longer goes first only where options are as few.
    let mut movers = names("r");
    movers[1].waiting_days = 900;
    let market = Market::new(movers, names("h"), &pairs, Order::OwnView);
    assert_eq!(placed(&market, &movers_first(&market)), first);
    let second: Placed = part(&value["r2_first"]);
    let mut movers = names("r");
    movers[1].waiting_days = 900;
    let alike = [pair(0, 0, 2), pair(1, 0, 2)];
    let market = Market::new(movers, names("h"), &alike, Order::OwnView);
    assert_eq!(placed(&market, &movers_first(&market)), second);
}

#[test]
fn totals_and_who_would_both_rather_are_as_worked_out() {
    let all = vectors();
    let value = &all["weights"];
    let market = of_scores(value);
    let of = |key: &str| -> (Placed, u64) {
        let rows: Vec<(String, String, u64)> = part(&value[key]);
        let mut placed: Placed = market
            .homes()
            .iter()
            .map(|home| (home.reference.clone(), BTreeSet::new()))
            .collect();
        for (mover, home, _) in &rows {
            placed.get_mut(home).unwrap().insert(mover.clone());
        }
        (placed, rows.iter().map(|(_, _, points)| points).sum())
    };
    let stable = movers_first(&market);
    assert_eq!(
        (placed(&market, &stable), stable.points(&market)),
        of("stable")
    );
    assert_eq!(stable.points(&market), 220);
    assert!(rather(&market, &stable).is_empty());
    let names = |key: &str| part::<BTreeSet<(String, String)>>(&value[key]);
    for (aim, key, blocking) in [
        (Aim::MostPoints, "max_weight", "blocking_max_weight"),
        (
            Aim::MostPeople,
            "max_number_then_weight",
            "blocking_max_number",
        ),
    ] {
        let found = best(&market, aim, &stable);
        assert_eq!((placed(&market, &found), found.points(&market)), of(key));
        assert_eq!(found.points(&market), 235);
        assert_eq!(rather(&market, &found), names(blocking));
    }
}

#[test]
fn most_people_is_not_the_highest_total() {
    let all = vectors();
    let value = &all["cardinality"];
    let market = of_scores(value);
    let like = movers_first(&market);
    for (aim, key) in [
        (Aim::MostPoints, "max_weight"),
        (Aim::MostPeople, "max_number_then_weight"),
    ] {
        let rows: BTreeSet<(String, String, u64)> = part(&value[key]);
        let found = best(&market, aim, &like);
        let told: BTreeSet<(String, String, u64)> = found
            .pairs(&market)
            .map(|(mover, choice)| {
                let home = &market.homes()[choice.home as usize];
                let mover = &market.movers()[mover];
                (
                    mover.reference.clone(),
                    home.reference.clone(),
                    choice.points.into(),
                )
            })
            .collect();
        assert_eq!(told, rows);
    }
}
