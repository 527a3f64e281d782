//! The whole scheme against trying everything, on random small schemes.

use proptest::prelude::*;
use settled::domain::id::ProfileId;
use settled::matching::scheme::best::{Aim, best, cost};
use settled::matching::scheme::every::every;
use settled::matching::scheme::market::{Market, Member, Order, Pair};
use settled::matching::scheme::stable::{Placement, homes_first, movers_first};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A scheme as it is drawn: who waited how long, how many places, and who could live together with
/// which two views. Views are drawn from few numbers, so that there are many ties.
#[derive(Debug, Clone)]
struct Drawn {
    waits: Vec<u32>,
    places: Vec<u32>,
    pairs: Vec<Vec<Option<(u32, u32)>>>,
}

fn drawn(views: u32) -> impl Strategy<Value = Drawn> {
    (1_usize..=5, 1_usize..=4).prop_flat_map(move |(movers, homes)| {
        let pair = prop::option::weighted(0.75, (1..=views, 1..=views));
        (
            prop::collection::vec(0_u32..3, movers),
            prop::collection::vec(0_u32..3, homes),
            prop::collection::vec(prop::collection::vec(pair, homes), movers),
        )
            .prop_map(|(waits, places, pairs)| Drawn {
                waits,
                places,
                pairs,
            })
    })
}

fn member(letter: char, n: usize, waiting_days: u32, places: u32) -> Member {
    Member {
        id: ProfileId(Uuid::from_u128(u128::from(letter) << 32 | n as u128)),
        reference: format!("{letter}-{n}"),
        waiting_days,
        places,
    }
}

fn market(drawn: &Drawn, order: Order) -> Market {
    let movers = drawn.waits.iter().zip(0..);
    let movers = movers
        .map(|(waited, n)| member('P', n, *waited, 1))
        .collect();
    let homes = drawn.places.iter().zip(0..);
    let homes = homes
        .map(|(places, n)| member('H', n, 0, *places))
        .collect();
    Market::new(movers, homes, &pairs(drawn), order)
}

fn pairs(drawn: &Drawn) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (row, mover) in drawn.pairs.iter().zip(0..) {
        for (pair, home) in row.iter().zip(0..) {
            if let Some((own, theirs)) = *pair {
                pairs.push(Pair {
                    mover,
                    home,
                    own,
                    theirs,
                    weights: 1,
                    points: own * theirs,
                });
            }
        }
    }
    pairs
}

/// Everything that could be done with the places there are.
fn everything(market: &Market) -> Vec<Placement> {
    let mut all: Vec<Vec<Option<u32>>> = vec![Vec::new()];
    for mover in 0..market.movers().len() {
        let list = u32::try_from(market.list(mover).len()).unwrap();
        let choices = || std::iter::once(None).chain((0..list).map(Some));
        all = all
            .iter()
            .flat_map(|so_far| {
                choices().map(move |choice| {
                    let mut next = so_far.clone();
                    next.push(choice);
                    next
                })
            })
            .collect();
    }
    all.into_iter()
        .map(|at| Placement::new(market, at))
        .filter(|placement| fits_in(market, placement))
        .collect()
}

fn held(market: &Market, placement: &Placement, home: usize) -> Vec<u32> {
    let there = placement
        .pairs(market)
        .filter(|(_, choice)| choice.home as usize == home);
    there.map(|(_, choice)| choice.rank).collect()
}

fn fits_in(market: &Market, placement: &Placement) -> bool {
    (0..market.homes().len())
        .all(|home| held(market, placement, home).len() <= market.places(home) as usize)
}

/// Straight from the definition: somebody prefers a home to what they have, and the home has a free
/// place or prefers them to somebody it holds.
fn nobody_would_both_rather(market: &Market, placement: &Placement) -> bool {
    (0..market.movers().len()).all(|mover| {
        let now = placement.at()[mover].map_or(usize::MAX, |at| at as usize);
        market.list(mover).iter().take(now).all(|choice| {
            let held = held(market, placement, choice.home as usize);
            let full = held.len() >= market.places(choice.home as usize) as usize;
            full && held.iter().all(|rank| *rank < choice.rank)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_optima_and_all_between_are_those_that_trying_everything_finds(drawn in drawn(3)) {
        let market = market(&drawn, Order::OwnView);
        let stable: Vec<Placement> = everything(&market)
            .into_iter()
            .filter(|placement| nobody_would_both_rather(&market, placement))
            .collect();
        let found = every(&market, 1_000);
        prop_assert!(!found.more);
        prop_assert_eq!(found.all.len(), stable.len());
        for placement in &stable {
            prop_assert!(found.all.contains(placement));
            prop_assert!(placement.would_both_rather(&market).is_empty());
        }
        let (first, last) = (movers_first(&market), homes_first(&market));
        prop_assert!(stable.contains(&first) && stable.contains(&last));
        let worth = |at: Option<u32>| at.unwrap_or(u32::MAX);
        for placement in &stable {
            // The best for every person and the worst, of all there are.
            for mover in 0..market.movers().len() {
                let at = worth(placement.at()[mover]);
                prop_assert!(worth(first.at()[mover]) <= at && at <= worth(last.at()[mover]));
            }
            let out = |p: &Placement| p.left_out().collect::<BTreeSet<_>>();
            prop_assert_eq!(out(placement), out(&first));
        }
    }

    #[test]
    fn the_totals_are_those_that_trying_everything_finds(drawn in drawn(9)) {
        let market = market(&drawn, Order::OwnView);
        let all = everything(&market);
        let like = movers_first(&market);
        let points = all.iter().map(|p| p.points(&market)).max().unwrap();
        let found = best(&market, Aim::MostPoints, &like);
        prop_assert!(fits_in(&market, &found));
        prop_assert_eq!(found.points(&market), points);
        let people = all.iter().map(|p| (p.placed(), p.points(&market))).max().unwrap();
        let found = best(&market, Aim::MostPeople, &like);
        prop_assert!(fits_in(&market, &found));
        prop_assert_eq!((found.placed(), found.points(&market)), people);
        // Nothing is moved for nothing.
        prop_assert_eq!(best(&market, Aim::MostPeople, &found), found);
        for placement in all.iter().take(200) {
            prop_assert_eq!(
                placement.would_both_rather(&market).is_empty(),
                nobody_would_both_rather(&market, placement)
            );
        }
    }

    #[test]
    fn what_a_place_costs_the_others_is_what_trying_everything_finds(drawn in drawn(9)) {
        let market = market(&drawn, Order::OwnView);
        let all = everything(&market);
        let like = movers_first(&market);
        for (mover, choice) in like.pairs(&market) {
            let home = choice.home as usize;
            let others = |taken: usize| {
                all.iter()
                    .filter(|p| p.at()[mover].is_none())
                    .filter(|p| held(&market, p, home).len() + taken <= market.places(home) as usize)
                    .map(|p| (p.placed() as u64, p.points(&market)))
                    .collect::<Vec<_>>()
            };
            let most = |found: Vec<(u64, u64)>| {
                (
                    found.iter().map(|(people, _)| *people).max().unwrap(),
                    found.iter().map(|(_, points)| *points).max().unwrap(),
                )
            };
            let (people, points) = most(others(0));
            let (people_left, points_left) = most(others(1));
            let found = cost(&market, mover, home, &like);
            prop_assert_eq!((found.people, found.points), (people - people_left, points - points_left));
            let loses = found.people + found.points > 0;
            prop_assert_eq!(!found.moves.is_empty(), loses);
            prop_assert!(found.moves.iter().all(|moved| moved.mover != mover));
        }
    }

    #[test]
    fn who_stands_first_in_the_list_changes_nothing(drawn in drawn(2), turn in 0_usize..5) {
        let one = market(&drawn, Order::OwnView);
        let n = |members: &[Member]| u32::try_from(members.len()).unwrap();
        let (mut movers, mut homes) = (one.movers().to_vec(), one.homes().to_vec());
        movers.reverse();
        homes.rotate_left(turn % one.homes().len());
        let shift = u32::try_from(turn % one.homes().len()).unwrap();
        let mut pairs: Vec<Pair> = pairs(&drawn)
            .into_iter()
            .map(|pair| Pair {
                mover: n(&movers) - 1 - pair.mover,
                home: (pair.home + n(&homes) - shift) % n(&homes),
                ..pair
            })
            .collect();
        pairs.reverse();
        let other = Market::new(movers, homes, &pairs, Order::OwnView);
        prop_assert_eq!(&one, &other);
    }

    #[test]
    fn where_both_go_by_one_fit_without_ties_the_best_pair_goes_first(drawn in drawn(90)) {
        // Every fit is made different from every other.
        let mut pairs = pairs(&drawn);
        pairs.sort_by_key(|pair| (pair.points, pair.mover, pair.home));
        for (pair, n) in pairs.iter_mut().zip(1..) {
            (pair.own, pair.theirs, pair.points) = (n, 1, n);
        }
        let base = market(&drawn, Order::Fit);
        let (movers, homes) = (base.movers().to_vec(), base.homes().to_vec());
        let market = Market::new(movers, homes, &pairs, Order::Fit);
        let first = movers_first(&market);
        prop_assert_eq!(&first, &homes_first(&market));
        prop_assert_eq!(every(&market, 10).all.len(), 1);
        let mut free: Vec<u32> = drawn.places.clone();
        let mut homes = vec![None; market.movers().len()];
        for pair in pairs.iter().rev() {
            let (mover, home) = (pair.mover as usize, pair.home as usize);
            if free[home] > 0 && homes[mover].is_none() {
                free[home] -= 1;
                homes[mover] = Some(home);
            }
        }
        prop_assert_eq!(Placement::in_homes(&market, homes), first);
    }
}

#[test]
fn more_placements_than_asked_for_are_said_to_be_more() {
    // Six couples of people and homes, each with two ways: 64 placements.
    let movers = (0..12).map(|n| member('P', n, 0, 1)).collect();
    let homes = (0..12).map(|n| member('H', n, 0, 1)).collect();
    let mut pairs = Vec::new();
    for n in 0..12_u32 {
        for (home, own) in [(n, 2), (n ^ 1, 1)] {
            pairs.push(Pair {
                mover: n,
                home,
                own,
                theirs: 3 - own,
                weights: 1,
                points: 50,
            });
        }
    }
    // References are sorted as text, so that the names and the numbers part after 9: no matter here.
    let market = Market::new(movers, homes, &pairs, Order::OwnView);
    let all = every(&market, 100);
    assert_eq!((all.all.len(), all.more), (64, false));
    let some = every(&market, 20);
    assert_eq!((some.all.len(), some.more), (20, true));
}

#[test]
fn nobody_and_no_home_is_no_trouble() {
    let market = Market::new(Vec::new(), Vec::new(), &[], Order::OwnView);
    let nobody = movers_first(&market);
    assert_eq!((nobody.placed(), nobody.points(&market)), (0, 0));
    assert_eq!(homes_first(&market), nobody);
    assert_eq!(best(&market, Aim::MostPeople, &nobody), nobody);
    let one = Market::new(vec![member('P', 1, 0, 1)], Vec::new(), &[], Order::OwnView);
    assert_eq!(movers_first(&one).left_out().collect::<Vec<_>>(), [0]);
    assert_eq!(best(&one, Aim::MostPoints, &movers_first(&one)).placed(), 0);
}
