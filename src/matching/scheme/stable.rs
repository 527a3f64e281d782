//! Places given out so that nobody and no home would both rather have each other.
//!
//! Gale and Shapley's method, with homes of several places: one side asks down its lists, the other
//! keeps the best who have asked. Which side asks decides whom the answer suits best where more than one
//! is possible; who is left out is the same either way.

use std::collections::BinaryHeap;

use super::index;
use super::market::{Choice, Market};

/// Who is placed where: for each who would move in, the place on their own list, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Placement {
    at: Vec<Option<u32>>,
}

impl Placement {
    /// From the place on each one's own list. A place beyond the end of a list is nowhere.
    pub fn new(market: &Market, at: impl IntoIterator<Item = Option<u32>>) -> Self {
        let mut at: Vec<Option<u32>> = at.into_iter().collect();
        at.resize(market.movers().len(), None);
        for (at, mover) in at.iter_mut().zip(0..) {
            *at = at.filter(|at| index(*at) < market.list(mover).len());
        }
        Self { at }
    }

    /// From places that are known to be on the lists.
    pub(super) const fn from_places(at: Vec<Option<u32>>) -> Self {
        Self { at }
    }

    /// From homes by their place among [`Market::homes`]; a home that is not on the list is nowhere.
    pub fn in_homes(market: &Market, homes: impl IntoIterator<Item = Option<usize>>) -> Self {
        let place = |(mover, home): (usize, Option<usize>)| {
            let home = home?;
            let mut list = market.list(mover).iter().zip(0..);
            list.find(|(choice, _)| index(choice.home) == home)
                .map(|(_, at)| at)
        };
        Self::new(market, homes.into_iter().enumerate().map(place))
    }

    /// The place on each one's own list, counted from 0.
    pub fn at(&self) -> &[Option<u32>] {
        &self.at
    }

    /// Where somebody is placed.
    pub fn choice(&self, market: &Market, mover: usize) -> Option<Choice> {
        let at = (*self.at.get(mover)?)?;
        market.list(mover).get(index(at)).copied()
    }

    /// Everybody who is placed, with their home.
    pub fn pairs<'a>(&'a self, market: &'a Market) -> impl Iterator<Item = (usize, Choice)> + 'a {
        (0..self.at.len()).filter_map(|mover| Some((mover, self.choice(market, mover)?)))
    }

    /// How many are placed.
    pub fn placed(&self) -> usize {
        self.at.iter().flatten().count()
    }

    /// The fits of all who are placed, in whole points, added up.
    pub fn points(&self, market: &Market) -> u64 {
        self.pairs(market)
            .map(|(_, choice)| u64::from(choice.points))
            .sum()
    }

    /// Those who are not placed.
    pub fn left_out(&self) -> impl Iterator<Item = usize> + '_ {
        self.at
            .iter()
            .enumerate()
            .filter(|(_, at)| at.is_none())
            .map(|(mover, _)| mover)
    }

    /// For each home, where the least welcome of those it holds stands on its list: everybody before
    /// that is more welcome. [`u32::MAX`] while it has a free place.
    pub(super) fn welcome(&self, market: &Market) -> Vec<u32> {
        let mut held: Vec<(u32, u32)> = vec![(0, 0); market.homes().len()];
        for (_, choice) in self.pairs(market) {
            if let Some((count, worst)) = held.get_mut(index(choice.home)) {
                *count += 1;
                *worst = choice.rank.max(*worst);
            }
        }
        held.into_iter()
            .enumerate()
            .map(|(home, (count, worst))| {
                if count < market.places(home) {
                    u32::MAX
                } else if count == 0 {
                    0
                } else {
                    worst
                }
            })
            .collect()
    }

    /// Pairs that would both rather have each other than what they are given here: who would move in,
    /// and the home. A home would rather if it has a free place or holds somebody it wants less.
    pub fn would_both_rather(&self, market: &Market) -> Vec<(usize, Choice)> {
        let welcome = self.welcome(market);
        let mut found = Vec::new();
        for (mover, at) in self.at.iter().enumerate() {
            let better = at.map_or(usize::MAX, index);
            for choice in market.list(mover).iter().take(better) {
                if welcome
                    .get(index(choice.home))
                    .is_some_and(|worst| choice.rank < *worst)
                {
                    found.push((mover, *choice));
                }
            }
        }
        found
    }
}

/// Those who would move in ask first. No placement in which nobody would both rather is better for
/// any of them, and none is worse for any home.
pub fn movers_first(market: &Market) -> Placement {
    let mut next = vec![0_u32; market.movers().len()];
    let mut at = vec![None; next.len()];
    // Where those a home holds stand on its list, the least welcome on top.
    let mut held: Vec<BinaryHeap<(u32, usize)>> = vec![BinaryHeap::new(); market.homes().len()];
    for first in 0..next.len() {
        let mut asks = Some(first);
        while let Some(mover) = asks.take() {
            let Some(place) = next.get_mut(mover) else {
                break;
            };
            let Some(choice) = market.list(mover).get(index(*place)) else {
                continue;
            };
            let home = index(choice.home);
            let Some(holds) = held.get_mut(home) else {
                break;
            };
            holds.push((choice.rank, mover));
            if let Some(at) = at.get_mut(mover) {
                *at = Some(*place);
            }
            *place += 1;
            if holds.len() > index(market.places(home))
                && let Some((_, turned_away)) = holds.pop()
            {
                if let Some(at) = at.get_mut(turned_away) {
                    *at = None;
                }
                asks = Some(turned_away);
            }
        }
    }
    Placement { at }
}

/// The homes ask first, each for as many as it has places. No placement in which nobody would both
/// rather is better for any home, and none is worse for those who would move in.
pub fn homes_first(market: &Market) -> Placement {
    let mut at: Vec<Option<(u32, usize)>> = vec![None; market.movers().len()];
    let mut next = vec![0_usize; market.homes().len()];
    // A home stands here once for each of its free places.
    let mut asking: Vec<usize> = (0..next.len())
        .flat_map(|home| std::iter::repeat_n(home, index(market.places(home))))
        .collect();
    while let Some(home) = asking.pop() {
        let guests = market.guests(home);
        while let Some((guest, next)) = next
            .get_mut(home)
            .and_then(|next| Some((guests.get(*next)?, next)))
        {
            *next += 1;
            let Some(at) = at.get_mut(index(guest.mover)) else {
                continue;
            };
            if at.is_some_and(|(rank, _)| rank < guest.rank) {
                continue;
            }
            // Who is asked by a home they would rather have leaves a place free where they were.
            asking.extend(at.replace((guest.rank, home)).map(|(_, left)| left));
            break;
        }
    }
    let at = at.into_iter().map(|at| at.map(|(rank, _)| rank));
    Placement { at: at.collect() }
}
