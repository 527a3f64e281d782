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

impl Pair {
    /// The fit squared, over `weights`.
    fn product(&self) -> u64 {
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
    lists: Vec<Vec<Choice>>,
    guests: Vec<Vec<Guest>>,
}

impl Market {
    /// Puts everybody's list in order. A pair that names somebody who is not there is passed over.
    pub fn new(movers: Vec<Member>, homes: Vec<Member>, pairs: &[Pair], order: Order) -> Self {
        let (movers, new_mover) = in_order(movers);
        let (homes, new_home) = in_order(homes);
        let sides = |pair: &Pair| {
            let mover = *new_mover.get(index(pair.mover))?;
            Some((mover, *new_home.get(index(pair.home))?))
        };
        let named = || {
            let numbered = pairs.iter().zip(0..);
            numbered.filter_map(|(pair, number)| Some((sides(pair)?, pair, number)))
        };
        let mover_options = counted(named().map(|((mover, _), ..)| mover), movers.len());
        let home_options = counted(named().map(|((_, home), ..)| home), homes.len());
        let (mover_ties, home_ties) = (ties(&movers, &mover_options), ties(&homes, &home_options));
        let of_movers = named().map(|((mover, home), pair, n)| (mover, Line::new(pair, n, home)));
        let lists = Ranking {
            pairs,
            order,
            ties: &home_ties,
            view: |pair: &Pair| pair.own,
        }
        .lists(of_movers, &mover_options);
        let numbers = by_blocks(named().map(|((_, home), _, n)| (home, n)), homes.len());
        let of_homes = numbers.iter().filter_map(|n| {
            let pair = pairs.get(index(*n))?;
            let (mover, home) = sides(pair)?;
            Some((home, Line::new(pair, *n, mover)))
        });
        let guests = Ranking {
            pairs,
            order,
            ties: &mover_ties,
            view: |pair: &Pair| pair.theirs,
        }
        .lists(of_homes, &home_options);
        let (on_list, on_guests) = (places(&lists, pairs.len()), places(&guests, pairs.len()));
        let place = |places: &[u32], line: &Line| places.get(index(line.number)).copied();
        let choice = |line: &Line| Choice {
            home: line.with,
            rank: place(&on_guests, line).unwrap_or(u32::MAX),
            points: line.points,
        };
        let guest = |line: &Line| Guest {
            mover: line.with,
            rank: place(&on_list, line).unwrap_or(u32::MAX),
        };
        Self {
            lists: lists
                .iter()
                .map(|list| list.iter().map(choice).collect())
                .collect(),
            guests: guests
                .iter()
                .map(|list| list.iter().map(guest).collect())
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

/// How many homes share a block.
const BLOCK: usize = 64;

/// The numbers of pairs, those of a few homes side by side, else in the order given. Pairs come mover by
/// mover, and to hand them straight to thousands of homes would touch another page of memory for each.
fn by_blocks(homes: impl Iterator<Item = (u32, u32)> + Clone, members: usize) -> Vec<u32> {
    let block = |home: u32| index(home) / BLOCK;
    let mut ends = vec![0; members.div_ceil(BLOCK) + 1];
    for (home, _) in homes.clone() {
        if let Some(count) = ends.get_mut(block(home) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut ends {
        sum += *start;
        *start = sum;
    }
    let mut numbers = vec![0; sum];
    for (home, number) in homes {
        let Some(next) = ends.get_mut(block(home)) else {
            continue;
        };
        if let Some(slot) = numbers.get_mut(*next) {
            *slot = number;
        }
        *next += 1;
    }
    numbers
}

/// How many pairs each of one side has.
fn counted(side: impl Iterator<Item = u32>, members: usize) -> Vec<usize> {
    let mut counts = vec![0; members];
    for member in side {
        if let Some(count) = counts.get_mut(index(member)) {
            *count += 1;
        }
    }
    counts
}

/// Who goes first where all else is equal: the fewest options, the longest wait, the reference.
fn ties(members: &[Member], options: &[usize]) -> Vec<u32> {
    let mut order: Vec<(usize, Reverse<u32>, usize)> = members
        .iter()
        .zip(options)
        .zip(0..)
        .map(|((member, options), at)| (*options, Reverse(member.waiting_days), at))
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

/// A line of a list.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Which pair of those given.
    number: u32,
    /// Whom it is with.
    with: u32,
    points: u32,
}

impl Line {
    const fn new(pair: &Pair, number: u32, with: u32) -> Self {
        Self {
            number,
            with,
            points: pair.points,
        }
    }
}

/// Bits of a key that hold the place before sorting: room for 16 million on one list.
const PLACE_BITS: u32 = 24;

/// Steps of a coarse fit to a unit of `own * theirs / weights`: finer than fits usually differ, and far
/// coarser than floating point can be off by.
const FIT_STEPS: f64 = 32.0;

/// The greatest coarse worth that there is room for beside the place.
const MOST: u64 = (1 << (64 - PLACE_BITS)) - 1;

/// How the lists of one side are put in order.
struct Ranking<'a, V> {
    pairs: &'a [Pair],
    order: Order,
    /// How ties are broken among those who stand on the lists.
    ties: &'a [u32],
    /// What the owner of a list makes of a pair.
    view: V,
}

impl<V: Fn(&Pair) -> u32> Ranking<'_, V> {
    /// The lists, each best first; `options` says how long each will be.
    fn lists(&self, lines: impl Iterator<Item = (u32, Line)>, options: &[usize]) -> Vec<Vec<Line>> {
        let room = |n: &usize| (Vec::with_capacity(*n), Vec::with_capacity(*n));
        let mut lists: Vec<(Vec<u64>, Vec<Line>)> = options.iter().map(room).collect();
        for (owner, line) in lines {
            if let (Some((keys, list)), Some(pair)) = (
                lists.get_mut(index(owner)),
                self.pairs.get(index(line.number)),
            ) {
                keys.push(self.coarse(pair) << PLACE_BITS | keys.len() as u64);
                list.push(line);
            }
        }
        let ranked = lists
            .into_iter()
            .map(|(keys, list)| self.ranked(keys, &list));
        ranked.collect()
    }

    /// A list best first. Plain numbers put almost all of it in order; only runs that are too close for
    /// them are compared exactly.
    fn ranked(&self, mut keys: Vec<u64>, list: &[Line]) -> Vec<Line> {
        keys.sort_unstable();
        let line = |key: &u64| {
            let at = usize::try_from(key & ((1 << PLACE_BITS) - 1)).ok()?;
            list.get(at).copied()
        };
        let mut ranked: Vec<Line> = Vec::with_capacity(list.len());
        for run in keys.chunk_by(|one, next| (next >> PLACE_BITS) - (one >> PLACE_BITS) <= 1) {
            let first = ranked.len();
            ranked.extend(run.iter().filter_map(line));
            if let Some(run @ [_, _, ..]) = ranked.get_mut(first..) {
                run.sort_unstable_by(|one, other| self.compare(one, other));
            }
        }
        ranked
    }

    /// A number that is less for the better pair by at least 2, or else says nothing.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a rough number of something that is not negative; what is close is compared exactly"
    )]
    fn coarse(&self, pair: &Pair) -> u64 {
        let worth = match self.order {
            Order::OwnView => u64::from((self.view)(pair)) * 2,
            Order::Fit => (pair.product() as f64 / pair.weights as f64 * FIT_STEPS) as u64,
        };
        MOST - worth.min(MOST)
    }

    /// The exact order: the better pair first.
    fn compare(&self, one: &Line, other: &Line) -> Ordering {
        let pair = |line: &Line| self.pairs.get(index(line.number));
        let (Some(a), Some(b)) = (pair(one), pair(other)) else {
            return Ordering::Equal;
        };
        let by_view = match self.order {
            Order::OwnView => (self.view)(b).cmp(&(self.view)(a)),
            Order::Fit => Ordering::Equal,
        };
        let cross = |a: &Pair, b: &Pair| u128::from(a.product()) * u128::from(b.weights);
        let tie = |line: &Line| self.ties.get(index(line.with));
        by_view
            .then_with(|| cross(b, a).cmp(&cross(a, b)))
            .then_with(|| tie(one).cmp(&tie(other)))
    }
}

/// Where each pair stands on the list that it is in.
fn places(lists: &[Vec<Line>], pairs: usize) -> Vec<u32> {
    let mut places = vec![0; pairs];
    for list in lists {
        for (line, place) in list.iter().zip(0..) {
            if let Some(slot) = places.get_mut(index(line.number)) {
                *slot = place;
            }
        }
    }
    places
}
