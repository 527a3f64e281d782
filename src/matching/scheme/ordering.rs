//! Puts everybody's list in order.
//!
//! 2,000 people and 2,000 homes are 4 million pairs, each on two lists. To sort them is the smaller part
//! of the work; the greater is to reach the memory they lie in. So the lists of one side lie end to end,
//! and nothing is carried to thousands of places in turn: those who would move in are done one after the
//! other, and leave what the homes will need in a few blocks, each for some homes that are neighbours.
//! Then the blocks are done one after the other, each small enough to stay at hand. Memory that is new
//! costs more than memory that is read again, so the lists of the homes are put in order where they are.

use super::index;
use super::keys::{at, key};
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

/// How many homes share a block: so few that their lists stay at hand while they are put in order.
const BLOCK: usize = 64;

/// The lists of the homes, block by block. The four parts of a line stand at the same place.
struct Blocks {
    /// In order list by list as soon as the block is in order.
    guests: Vec<Guest>,
    /// What the home goes by; as soon as the block is in order, where the line stands on its list.
    coarse: Vec<u32>,
    /// Which of the pairs.
    numbers: Vec<u32>,
    /// Which home of the block.
    homes: Vec<u8>,
}

/// A line of the list of a home, before it is in order.
struct Line {
    guest: Guest,
    coarse: u32,
    number: u32,
    home: u8,
}

impl Blocks {
    fn with_room(lines: usize) -> Self {
        Self {
            guests: vec![Guest { mover: 0, rank: 0 }; lines],
            coarse: vec![0; lines],
            numbers: vec![0; lines],
            homes: vec![0; lines],
        }
    }

    fn put(&mut self, at: usize, line: &Line) {
        put(&mut self.guests, at, line.guest);
        put(&mut self.coarse, at, line.coarse);
        put(&mut self.numbers, at, line.number);
        put(&mut self.homes, at, line.home);
    }
}

/// Room that every block uses again.
#[derive(Default)]
struct Scratch {
    keys: Vec<u64>,
    guests: Vec<Guest>,
}

impl Unsorted<'_> {
    /// The lists of both sides, each best first.
    pub(super) fn lists(&self) -> (Lists<Choice>, Lists<Guest>) {
        let options: Vec<usize> = self.homes.by_reference().collect();
        let mut starts = starts(&options);
        let mut blocks = Blocks::with_room(self.pairs.len());
        let next = starts.iter().step_by(BLOCK).copied().collect();
        let mut choices = self.choices(next, &mut blocks);
        let mut scratch = Scratch::default();
        for (start, options) in starts.iter().step_by(BLOCK).zip(options.chunks(BLOCK)) {
            self.put_block_in_order(&mut blocks, *start, options, &mut scratch);
        }
        for choice in &mut choices.lines {
            if let Some(rank) = blocks.coarse.get(index(choice.rank)) {
                choice.rank = *rank;
            }
        }
        starts.push(self.pairs.len());
        let guests = Lists {
            lines: blocks.guests,
            starts,
        };
        (choices, guests)
    }

    /// The lists of those who would move in, and in blocks what the homes need of them; `next` says where
    /// each block starts. The rank of a choice is for now where its line stands in the blocks.
    fn choices(&self, mut next: Vec<usize>, blocks: &mut Blocks) -> Lists<Choice> {
        let mut choices = Lists::with_room(self.movers.given.len(), self.pairs.len());
        let mut keys = Vec::new();
        let starts = starts(&self.movers.options);
        for (mover, given) in (0..).zip(&self.movers.given) {
            let start = starts.get(index(*given)).copied().unwrap_or_default();
            let options = self.movers.options.get(index(*given)).copied();
            let own = self.pairs.get(start..).unwrap_or_default();
            let own = own.get(..options.unwrap_or_default()).unwrap_or_default();
            let coarse = |pair: &Pair| self.order.coarse(pair, pair.own);
            keys.clear();
            keys.extend((0..).zip(own).map(|(at, pair)| key(coarse(pair), at)));
            self.order.sort(&mut keys, |at| {
                let pair = own.get(at)?;
                let home = self.homes.new.get(index(pair.home))?;
                Some((pair, *self.homes.ties.get(index(*home))?))
            });
            choices.add((0..).zip(&keys).filter_map(|(rank, key)| {
                let pair = own.get(at(*key))?;
                let home = *self.homes.new.get(index(pair.home))?;
                let next = next.get_mut(index(home) / BLOCK)?;
                let line = Line {
                    guest: Guest { mover, rank },
                    coarse: self.order.coarse(pair, pair.theirs),
                    number: u32::try_from(start + at(*key)).ok()?,
                    home: u8::try_from(index(home) % BLOCK).ok()?,
                };
                let place = *next;
                blocks.put(place, &line);
                *next += 1;
                Some(Choice {
                    home,
                    rank: u32::try_from(place).ok()?,
                    points: pair.points,
                })
            }));
        }
        choices
    }

    /// Puts the lists of a block in order. `options` says how many lines the list of each home has.
    fn put_block_in_order(
        &self,
        blocks: &mut Blocks,
        start: usize,
        options: &[usize],
        scratch: &mut Scratch,
    ) {
        let block = start..start + options.iter().sum::<usize>();
        let (Some(mut guests), Some(coarse), Some(numbers), Some(homes)) = (
            blocks.guests.get_mut(block.clone()),
            blocks.coarse.get_mut(block.clone()),
            blocks.numbers.get(block.clone()),
            blocks.homes.get(block),
        ) else {
            return;
        };
        let Scratch { keys, guests: came } = scratch;
        came.clear();
        came.extend_from_slice(guests);
        keys.resize(came.len(), 0);
        let mut next = starts(options);
        for (at, (home, coarse)) in (0..).zip(homes.iter().zip(&*coarse)) {
            if let Some(next) = next.get_mut(usize::from(*home)) {
                put(keys, *next, key(*coarse, at));
                *next += 1;
            }
        }
        let mut keys = keys.as_mut_slice();
        for options in options {
            let (Some(keys), Some(list)) = (
                keys.split_off_mut(..*options),
                guests.split_off_mut(..*options),
            ) else {
                return;
            };
            self.order.sort(keys, |at| {
                let tie = self.movers.ties.get(index(came.get(at)?.mover))?;
                Some((self.pairs.get(index(*numbers.get(at)?))?, *tie))
            });
            for (rank, (key, slot)) in (0..).zip(keys.iter().zip(list)) {
                if let Some(guest) = came.get(at(*key)) {
                    *slot = *guest;
                }
                put(coarse, at(*key), rank);
            }
        }
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

fn put<T>(list: &mut [T], at: usize, what: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = what;
    }
}
