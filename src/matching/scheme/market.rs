//! Everybody's list in its order, and what breaks a tie.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::index;
use super::ordering::{Lists, Side, Unsorted};
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

impl Pair {
    /// The fit squared, over `weights`.
    pub(super) fn product(&self) -> u64 {
        u64::from(self.own) * u64::from(self.theirs)
    }
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
    lists: Lists<Choice>,
    guests: Lists<Guest>,
}

impl Market {
    /// Puts everybody's list in order. A pair that names somebody who is not there is passed over. It is
    /// quickest if the pairs of each of those who would move in come side by side, in their order.
    pub fn new(movers: Vec<Member>, homes: Vec<Member>, pairs: &[Pair], order: Order) -> Self {
        let mut counts = Counts::of(pairs, movers.len(), homes.len());
        let pairs = if counts.tidy {
            Cow::Borrowed(pairs)
        } else {
            let pairs = tidied(pairs, movers.len(), homes.len());
            counts = Counts::of(&pairs, movers.len(), homes.len());
            Cow::Owned(pairs)
        };
        let (movers, mover_side) = in_order(movers, counts.movers);
        let (homes, home_side) = in_order(homes, counts.homes);
        let unsorted = Unsorted {
            pairs: &pairs,
            order,
            movers: mover_side,
            homes: home_side,
        };
        let (lists, guests) = unsorted.lists();
        Self {
            movers,
            homes,
            lists,
            guests,
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
        self.lists.of(mover)
    }

    /// The list of a home, best first.
    pub fn guests(&self, home: usize) -> &[Guest] {
        self.guests.of(home)
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

/// How many pairs there are of each, in the order given.
#[derive(Debug)]
struct Counts {
    movers: Vec<usize>,
    homes: Vec<usize>,
    /// The pairs come in the order of the movers and name nobody who is not there.
    tidy: bool,
}

impl Counts {
    fn of(pairs: &[Pair], movers: usize, homes: usize) -> Self {
        let (mut of_movers, mut of_homes) = (vec![0; movers], vec![0; homes]);
        let mut tidy = pairs.is_sorted_by_key(|pair| pair.mover);
        for pair in pairs {
            let home = of_homes.get_mut(index(pair.home));
            if let (Some(mover), Some(home)) = (of_movers.get_mut(index(pair.mover)), home) {
                *mover += 1;
                *home += 1;
            } else {
                tidy = false;
            }
        }
        Self {
            movers: of_movers,
            homes: of_homes,
            tidy,
        }
    }
}

/// The pairs in the order of the movers, without those that name somebody who is not there.
fn tidied(pairs: &[Pair], movers: usize, homes: usize) -> Vec<Pair> {
    let there = |pair: &&Pair| index(pair.mover) < movers && index(pair.home) < homes;
    let mut pairs: Vec<Pair> = pairs.iter().filter(there).copied().collect();
    pairs.sort_by_key(|pair| pair.mover);
    pairs
}

/// Members by reference, and what their lists need to know of them. `options` says how many pairs each
/// one has, as they were given.
fn in_order(given: Vec<Member>, options: Vec<usize>) -> (Vec<Member>, Side) {
    let mut at: Vec<(u32, Member)> = (0..).zip(given).collect();
    at.sort_by(|(_, one), (_, other)| (&one.reference, one.id).cmp(&(&other.reference, other.id)));
    let (given, members): (Vec<u32>, Vec<Member>) = at.into_iter().unzip();
    let mut new = vec![0; given.len()];
    for (old, place) in given.iter().zip(0..) {
        if let Some(new) = new.get_mut(index(*old)) {
            *new = place;
        }
    }
    let mut side = Side {
        new,
        given,
        options,
        ties: Vec::new(),
    };
    side.ties = ties(&members, side.by_reference());
    (members, side)
}

/// Who goes first where all else is equal: the fewest options, the longest wait, the reference.
fn ties(members: &[Member], options: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut order: Vec<(usize, Reverse<u32>, usize)> = members
        .iter()
        .zip(options)
        .zip(0..)
        .map(|((member, options), at)| (options, Reverse(member.waiting_days), at))
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
