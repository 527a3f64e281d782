//! Puts everybody's list in order.
//!
//! 2,000 people and 2,000 homes are 4 million pairs, each on two lists. To sort them is the smaller part
//! of the work; the greater is to reach the memory they lie in. So the lists of one side lie end to end,
//! and nothing is carried to thousands of places in turn: those who would move in are done one after the
//! other, and leave what the homes will need in a few blocks, each for some homes that are neighbours.
//! Then the blocks are done one after the other, each small enough to stay at hand.

use std::cmp::Ordering;

use super::index;
use super::market::{Choice, Guest, Order, Pair};

/// Lists that lie end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists<T> {
    lines: Vec<T>,
    /// Where each list starts, and where the last one ends.
    starts: Vec<usize>,
}

impl<T> Lists<T> {
    /// No list yet, and room for some.
    fn with_room(lists: usize, lines: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self {
            lines: Vec::with_capacity(lines),
            starts,
        }
    }

    /// Adds a list.
    fn add(&mut self, lines: impl Iterator<Item = T>) {
        self.lines.extend(lines);
        self.starts.push(self.lines.len());
    }

    /// One of the lists; nothing if there is none of that number.
    pub(super) fn of(&self, owner: usize) -> &[T] {
        let range = self.starts.get(owner).zip(self.starts.get(owner + 1));
        range
            .and_then(|(start, end)| self.lines.get(*start..*end))
            .unwrap_or_default()
    }
}

/// What is to be put in order.
#[derive(Debug)]
pub(super) struct Unsorted<'a> {
    /// The pairs, those of one mover side by side, in the order in which the movers were given. They
    /// name nobody who is not there.
    pub(super) pairs: &'a [Pair],
    /// What they are ordered by.
    pub(super) order: Order,
    /// Those who would move in.
    pub(super) movers: Side,
    /// The homes.
    pub(super) homes: Side,
}

/// One side, as its lists and those it stands on need to know it.
#[derive(Debug)]
pub(super) struct Side {
    /// For each as given: where it stands by reference.
    pub(super) new: Vec<u32>,
    /// For each by reference: where it was given.
    pub(super) given: Vec<u32>,
    /// For each as given: how many pairs it has.
    pub(super) options: Vec<usize>,
    /// For each by reference: who goes first where all else is equal, the least first.
    pub(super) ties: Vec<u32>,
}

/// How many homes share a block.
const BLOCK: usize = 32;

/// A line of the list of a home, before it is in order.
#[derive(Debug, Clone, Copy)]
struct Line {
    home: u32,
    mover: u32,
    /// Where the home stands on the list of the mover.
    place: u32,
    /// What the home goes by.
    coarse: u32,
    /// Which of the pairs.
    number: u32,
}

impl Unsorted<'_> {
    /// The lists of both sides, each best first.
    pub(super) fn lists(&self) -> (Lists<Choice>, Lists<Guest>) {
        let options: Vec<usize> = self.homes.by_reference().collect();
        let room = |options: &[usize]| Vec::with_capacity(options.iter().sum());
        let mut blocks: Vec<Vec<Line>> = options.chunks(BLOCK).map(room).collect();
        let mut choices = self.choices(&mut blocks);
        let mut guests = Lists::with_room(options.len(), self.pairs.len());
        let mut keys = Vec::new();
        let blocks = blocks.into_iter().zip(options.chunks(BLOCK));
        let ranks: Vec<Vec<u32>> = blocks
            .map(|(block, options)| self.guests(&block, options, &mut keys, &mut guests))
            .collect();
        for choice in &mut choices.lines {
            let block = ranks.get(index(choice.home) / BLOCK);
            if let Some(rank) = block.and_then(|ranks| ranks.get(index(choice.rank))) {
                choice.rank = *rank;
            }
        }
        (choices, guests)
    }

    /// The lists of those who would move in, and in blocks what the homes need of them. The rank of a
    /// choice is for now where its line stands in the block of its home.
    fn choices(&self, blocks: &mut [Vec<Line>]) -> Lists<Choice> {
        let mut choices = Lists::with_room(self.movers.given.len(), self.pairs.len());
        let mut keys = Vec::new();
        let starts = starts(&self.movers.options);
        for (mover, given) in (0..).zip(&self.movers.given) {
            let start = starts.get(index(*given)).copied().unwrap_or_default();
            let options = self.movers.options.get(index(*given)).copied();
            let own = self.pairs.get(start..).unwrap_or_default();
            let own = own.get(..options.unwrap_or_default()).unwrap_or_default();
            keys.clear();
            keys.extend(
                (0..)
                    .zip(own)
                    .map(|(at, pair)| key(self.order.coarse(pair, pair.own), at)),
            );
            self.order.sort(&mut keys, |at| {
                let pair = own.get(at)?;
                let home = self.homes.new.get(index(pair.home))?;
                Some((pair, *self.homes.ties.get(index(*home))?))
            });
            choices.add((0..).zip(&keys).filter_map(|(place, key)| {
                let pair = own.get(at(*key))?;
                let home = *self.homes.new.get(index(pair.home))?;
                let block = blocks.get_mut(index(home) / BLOCK)?;
                let rank = u32::try_from(block.len()).ok()?;
                block.push(Line {
                    home,
                    mover,
                    place,
                    coarse: self.order.coarse(pair, pair.theirs),
                    number: u32::try_from(start + at(*key)).ok()?,
                });
                Some(Choice {
                    home,
                    rank,
                    points: pair.points,
                })
            }));
        }
        choices
    }

    /// Adds the lists of the homes of a block. Says for each line of the block where it stands on the
    /// list of its home.
    fn guests(
        &self,
        block: &[Line],
        options: &[usize],
        keys: &mut Vec<u64>,
        guests: &mut Lists<Guest>,
    ) -> Vec<u32> {
        keys.resize(block.len(), 0);
        let mut next = starts(options);
        for (at, line) in (0..).zip(block) {
            if let Some(next) = next.get_mut(index(line.home) % BLOCK) {
                if let Some(slot) = keys.get_mut(*next) {
                    *slot = key(line.coarse, at);
                }
                *next += 1;
            }
        }
        let mut ranks = vec![0; block.len()];
        let mut rest = keys.as_mut_slice();
        for options in options {
            let Some((keys, after)) = rest.split_at_mut_checked(*options) else {
                break;
            };
            rest = after;
            self.order.sort(keys, |at| {
                let line = block.get(at)?;
                let tie = self.movers.ties.get(index(line.mover))?;
                Some((self.pairs.get(index(line.number))?, *tie))
            });
            guests.add((0..).zip(&*keys).filter_map(|(place, key)| {
                let line = block.get(at(*key))?;
                *ranks.get_mut(at(*key))? = place;
                Some(Guest {
                    mover: line.mover,
                    rank: line.place,
                })
            }));
        }
        ranks
    }
}

impl Side {
    /// How many pairs each has, by reference.
    pub(super) fn by_reference(&self) -> impl Iterator<Item = usize> + '_ {
        self.given
            .iter()
            .map(|given| self.options.get(index(*given)).copied().unwrap_or_default())
    }
}

/// Where each starts if so many of each lie side by side.
fn starts(counts: &[usize]) -> Vec<usize> {
    let mut sum = 0;
    let before = counts.iter().map(|count| {
        let start = sum;
        sum += count;
        start
    });
    before.collect()
}

/// A number that sorts by what is coarse, and holds where the rest is to be found.
const fn key(coarse: u32, at: u32) -> u64 {
    (coarse as u64) << 32 | at as u64
}

/// Where a key says the rest is to be found.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half of the key is meant"
)]
fn at(key: u64) -> usize {
    index(key as u32)
}

impl Order {
    /// A number that is less for the better pair, or else too close to tell: see [`Order::close`].
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a rough number; what is close is compared exactly"
    )]
    fn coarse(self, pair: &Pair, view: u32) -> u32 {
        match self {
            Self::OwnView => !view,
            // The bits of floating point numbers that are not negative are in the order of the numbers.
            Self::Fit => !((pair.product() as f64 / pair.weights as f64) as f32).to_bits(),
        }
    }

    /// Whether the coarse numbers of two keys, the lesser first, are too close to tell which is better.
    /// A view is exact. A fit is rounded, to one number or the next if two are the same.
    const fn close(self, one: u64, next: u64) -> bool {
        match self {
            Self::OwnView => next >> 32 == one >> 32,
            Self::Fit => (next >> 32) - (one >> 32) <= 1,
        }
    }

    /// Puts keys in order, the best pair first. Plain numbers put almost all of them in order; only runs
    /// that are too close for that are compared exactly. `found` gives the pair of a key and how a tie
    /// is broken.
    fn sort<'a>(self, keys: &mut [u64], found: impl Fn(usize) -> Option<(&'a Pair, u32)>) {
        keys.sort_unstable();
        for run in keys.chunk_by_mut(|one, next| self.close(*one, *next)) {
            if let [_, _, ..] = run {
                run.sort_unstable_by(|one, other| match (found(at(*one)), found(at(*other))) {
                    (Some(one), Some(other)) => by_fit(one, other),
                    _ => Ordering::Equal,
                });
            }
        }
    }
}

/// The exact order of pairs whose view is the same or does not matter: the better fit first, then as ties
/// are broken.
fn by_fit((one, tie): (&Pair, u32), (other, other_tie): (&Pair, u32)) -> Ordering {
    let cross = |a: &Pair, b: &Pair| u128::from(a.product()) * u128::from(b.weights);
    let fits = cross(other, one).cmp(&cross(one, other));
    fits.then_with(|| tie.cmp(&other_tie))
}
