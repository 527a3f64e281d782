//! Everybody's list in its order, and what breaks a tie.

use std::cmp::{Ordering, Reverse};

use super::index;
use crate::domain::id::ProfileId;

/// Somebody who would move in, or a home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: ProfileId,
    /// The reference, the last thing that breaks a tie.
    pub reference: String,
    /// Whole days waited; 0 where that is not known.
    pub waiting_days: u32,
    /// How many places there are: 1 for somebody who would move in, those that are free for a home.
    pub places: u32,
}

/// One who would move in and one home that could live together, by their places in what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Who would move in.
    pub mover: u32,
    /// The home.
    pub home: u32,
    /// The view of the one who would move in, as a sum over its own weight: greater is better. Sums are
    /// compared within one list only, where the weight is the same.
    pub own: u32,
    /// The view of the home, the same way.
    pub theirs: u32,
    /// The weight of both sides multiplied, by which `own * theirs` is divided to compare fits.
    pub weights: u64,
    /// The fit in whole points, for totals.
    pub points: u32,
}

/// What a list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Each side by its own view; equal views by the fit.
    #[default]
    OwnView,
    /// Both sides by the same fit. If no two fits are equal there is one way only of giving out places
    /// so that nobody would both rather, and it is the one that gives the best pair its place first.
    Fit,
}

/// A home on the list of somebody who would move in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Which home.
    pub home: u32,
    /// Where they stand on the list of the home, counted from 0.
    pub rank: u32,
    /// The fit in whole points.
    pub points: u32,
}

/// Somebody on the list of a home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// Who.
    pub mover: u32,
    /// Where the home stands on their list, counted from 0.
    pub rank: u32,
}

/// Everybody's list, best first and without ties.
///
/// What ties is put in order by who has the fewest options, then who has waited longest, then the
/// reference. Who stands first in what was given changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    movers: Vec<Member>,
    homes: Vec<Member>,
    lists: Vec<Vec<Choice>>,
    guests: Vec<Vec<Guest>>,
}

impl Market {
    /// Puts everybody's list in order. A pair that names somebody who is not there is passed over.
    pub fn new(movers: Vec<Member>, homes: Vec<Member>, pairs: &[Pair], order: Order) -> Self {
        let (movers, new_mover) = in_order(movers);
        let (homes, new_home) = in_order(homes);
        let pairs: Vec<Pair> = pairs
            .iter()
            .filter_map(|pair| {
                let mover = *new_mover.get(index(pair.mover))?;
                let home = *new_home.get(index(pair.home))?;
                Some(Pair {
                    mover,
                    home,
                    ..*pair
                })
            })
            .collect();
        let of_mover = grouped(&pairs, movers.len(), |pair| pair.mover);
        let of_home = grouped(&pairs, homes.len(), |pair| pair.home);
        let (mover_ties, home_ties) = (ties(&movers, &of_mover), ties(&homes, &of_home));
        let lists = sorted(of_mover, &pairs, order, |pair| {
            (pair.own, pair.home, &home_ties)
        });
        let guests = sorted(of_home, &pairs, order, |pair| {
            (pair.theirs, pair.mover, &mover_ties)
        });
        let (on_list, on_guests) = (places(&lists, pairs.len()), places(&guests, pairs.len()));
        let choice = |at: &u32| {
            let (pair, rank) = (pairs.get(index(*at))?, *on_guests.get(index(*at))?);
            Some(Choice {
                home: pair.home,
                rank,
                points: pair.points,
            })
        };
        let guest = |at: &u32| {
            let (pair, rank) = (pairs.get(index(*at))?, *on_list.get(index(*at))?);
            Some(Guest {
                mover: pair.mover,
                rank,
            })
        };
        Self {
            lists: lists
                .iter()
                .map(|list| list.iter().filter_map(choice).collect())
                .collect(),
            guests: guests
                .iter()
                .map(|list| list.iter().filter_map(guest).collect())
                .collect(),
            movers,
            homes,
        }
    }

    /// Those who would move in, by reference.
    pub fn movers(&self) -> &[Member] {
        &self.movers
    }

    /// The homes, by reference.
    pub fn homes(&self) -> &[Member] {
        &self.homes
    }

    /// The list of somebody who would move in, best first.
    pub fn list(&self, mover: usize) -> &[Choice] {
        self.lists.get(mover).map_or(&[], Vec::as_slice)
    }

    /// The list of a home, best first.
    pub fn guests(&self, home: usize) -> &[Guest] {
        self.guests.get(home).map_or(&[], Vec::as_slice)
    }

    /// How many places a home has.
    pub fn places(&self, home: usize) -> u32 {
        self.homes.get(home).map_or(0, |home| home.places)
    }

    /// Where somebody who would move in stands among [`Market::movers`].
    pub fn mover(&self, id: ProfileId) -> Option<usize> {
        self.movers.iter().position(|mover| mover.id == id)
    }

    /// Where a home stands among [`Market::homes`].
    pub fn home(&self, id: ProfileId) -> Option<usize> {
        self.homes.iter().position(|home| home.id == id)
    }
}

/// Members by reference, and where each one of those given stands among them.
fn in_order(given: Vec<Member>) -> (Vec<Member>, Vec<u32>) {
    let mut at: Vec<(u32, Member)> = (0..).zip(given).collect();
    at.sort_by(|(_, one), (_, other)| (&one.reference, one.id).cmp(&(&other.reference, other.id)));
    let mut new = vec![0; at.len()];
    for ((old, _), place) in at.iter().zip(0..) {
        if let Some(new) = new.get_mut(index(*old)) {
            *new = place;
        }
    }
    (at.into_iter().map(|(_, member)| member).collect(), new)
}

/// The numbers of the pairs of each side.
fn grouped(pairs: &[Pair], sides: usize, side: impl Fn(&Pair) -> u32) -> Vec<Vec<u32>> {
    let mut groups = vec![Vec::new(); sides];
    for (pair, number) in pairs.iter().zip(0..) {
        if let Some(group) = groups.get_mut(index(side(pair))) {
            group.push(number);
        }
    }
    groups
}

/// Who goes first where all else is equal: the fewest options, the longest wait, the reference.
fn ties(members: &[Member], options: &[Vec<u32>]) -> Vec<u32> {
    let mut order: Vec<(usize, Reverse<u32>, usize)> = members
        .iter()
        .zip(options)
        .zip(0..)
        .map(|((member, options), at)| (options.len(), Reverse(member.waiting_days), at))
        .collect();
    order.sort_unstable();
    let mut ties = vec![0; members.len()];
    for ((_, _, at), tie) in order.into_iter().zip(0..) {
        if let Some(place) = ties.get_mut(at) {
            *place = tie;
        }
    }
    ties
}

/// Lists of pair numbers, each best first. `seen` says what the list's owner makes of a pair: their view,
/// whom it is with, and how ties among those are broken.
fn sorted<'a>(
    mut lists: Vec<Vec<u32>>,
    pairs: &[Pair],
    order: Order,
    seen: impl Fn(&Pair) -> (u32, u32, &'a Vec<u32>),
) -> Vec<Vec<u32>> {
    for list in &mut lists {
        list.sort_by_cached_key(|at| {
            pairs.get(index(*at)).map(|pair| {
                let (view, with, ties) = seen(pair);
                Worth {
                    view: match order {
                        Order::OwnView => view,
                        Order::Fit => 0,
                    },
                    fit: u64::from(pair.own) * u64::from(pair.theirs),
                    weights: pair.weights,
                    tie: ties.get(index(with)).copied().unwrap_or(u32::MAX),
                }
            })
        });
    }
    lists
}

/// What a pair is worth on a list. The better one sorts first.
#[derive(Debug, Clone, Copy)]
struct Worth {
    view: u32,
    fit: u64,
    weights: u64,
    tie: u32,
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |one: &Self, other: &Self| u128::from(one.fit) * u128::from(other.weights);
        other
            .view
            .cmp(&self.view)
            .then_with(|| cross(other, self).cmp(&cross(self, other)))
            .then_with(|| self.tie.cmp(&other.tie))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worth {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worth {}

/// Where each pair stands on the list that it is in.
fn places(lists: &[Vec<u32>], pairs: usize) -> Vec<u32> {
    let mut places = vec![0; pairs];
    for list in lists {
        for (at, place) in list.iter().zip(0..) {
            if let Some(slot) = places.get_mut(index(*at)) {
                *slot = place;
            }
        }
    }
    places
}
