//! A wish in the form in which it is weighed, and what the other side's answers are worth to it.
//!
//! There is one way from a wish and an answer to a worth, [`Ask::bounds`]; ranking thousands only
//! asks it once for each different answer and remembers (see [`super::compiled`]).
//!
//! A *partly* counts as half: with training, with an adaptation or some of the time is more than no
//! and less than yes, and it is known, not unknown. To avoid something is the mirror of wanting it.

use std::sync::LazyLock;

use super::criteria::{FREE_MINUTES, HALVING_MINUTES, Method, criterion};
use super::known::{Answers, Cell, Named, Said, every_bit};
use super::near::{Abodes, Target, Trip, trip};
use super::value::{Bounds, RangeWish, Reading, SCALE, TravelCurve};
use crate::domain::id::PreferenceId;
use crate::domain::preference::{self, Direction, Level, Mode, PreferenceItem, SetBy};
use crate::domain::text::fold;
use crate::domain::topic::{Shape, Topic};

/// What is asked of the other side, without whose it is or how much it matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ask {
    /// About what.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    measure: Measure,
}

/// How it is weighed, with everything looked up beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Measure {
    /// A worth for each answer of a choice or step of a scale.
    Table(Vec<u32>),
    /// A share of these things, each of which counts the same, and all their bits.
    Share(Vec<Named>, u16),
    /// A share of these things, which count differently: each with what it counts.
    Weighted(Vec<(Named, u8)>),
    /// A number from the first to the second, nothing the third beyond.
    Range(i32, i32, u32),
    /// Near to a place, with so many minutes free.
    Near(Box<Target>, Mode, u16),
}

/// A wish that counts: one that says what it wants, is current, and matters at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The preference it comes from, where its words are.
    pub id: PreferenceId,
    /// What it asks.
    pub ask: Ask,
    /// How much it matters.
    pub level: Level,
    /// Whose words they are.
    pub set_by: SetBy,
}

impl Wish {
    /// Compiles a preference. `near_by` is where its owner lives, for a wish to be near that names no
    /// place. `None` if there is nothing to weigh: it is retired, does not matter, names nothing, or
    /// is about something that is shown in words only.
    pub fn compile(wish: &preference::Wish, near_by: &str) -> Option<Self> {
        let preference = &wish.preference;
        if preference.retired_on.is_some() || preference.level.weight() == 0 {
            return None;
        }
        Some(Self {
            id: preference.id,
            ask: Ask {
                topic: preference.topic,
                direction: direction(wish),
                measure: measure(wish, near_by)?,
            },
            level: preference.level,
            set_by: preference.set_by,
        })
    }

    /// The weight it counts with, 1 to 4.
    pub const fn weight(&self) -> u8 {
        self.level.weight()
    }
}

/// A yes-or-no topic needs no item: the direction says it all, and to want a *no* is to avoid a yes.
fn direction(wish: &preference::Wish) -> Direction {
    let turned = wish.preference.topic.shape() == Shape::YesNo
        && wish.items.iter().any(|item| item.item == "no");
    match (wish.preference.direction, turned) {
        (direction, false) => direction,
        (Direction::Want, true) => Direction::Avoid,
        (Direction::Avoid, true) => Direction::Want,
    }
}

fn measure(wish: &preference::Wish, near_by: &str) -> Option<Measure> {
    let preference = &wish.preference;
    let topic = preference.topic;
    match criterion(topic).method {
        Method::Choice => choice(wish),
        Method::Steps { zero_after } => steps(wish, zero_after),
        Method::Share { most } => things(wish, most),
        Method::Range { margin } => {
            let (low, high) = limits(preference)?;
            Some(Measure::Range(low, high, margin))
        }
        Method::Travel { .. } => {
            let place = if preference.place.trim().is_empty() {
                near_by
            } else {
                &preference.place
            };
            let free = preference.high.and_then(|high| u16::try_from(high).ok());
            (!place.trim().is_empty()).then(|| {
                Measure::Near(
                    Box::new(Target::read(place)),
                    preference.mode.unwrap_or(Mode::Driving),
                    free.unwrap_or(FREE_MINUTES),
                )
            })
        }
        Method::Words => None,
    }
}

/// The lowest and highest that will do; `None` if neither end is given.
fn limits(preference: &preference::Preference) -> Option<(i32, i32)> {
    let whole = |n: i64| i32::try_from(n).ok();
    match (
        preference.low.and_then(whole),
        preference.high.and_then(whole),
    ) {
        (None, None) => None,
        (low, high) => Some((low.unwrap_or(i32::MIN), high.unwrap_or(i32::MAX))),
    }
}

fn choice(wish: &preference::Wish) -> Option<Measure> {
    let topic = wish.preference.topic;
    let worth = |item: &&str| {
        let named = wish.items.iter().find(|named| named.item == **item);
        named.map_or(0, |named| SCALE / 100 * u32::from(named.worth.min(100)))
    };
    let table: Vec<u32> = topic.items().iter().map(worth).collect();
    table
        .iter()
        .any(|worth| *worth > 0)
        .then_some(Measure::Table(table))
}

/// Steps are given as `low..=high`, or named one by one.
fn steps(wish: &preference::Wish, zero_after: u32) -> Option<Measure> {
    let items = wish.preference.topic.items();
    let named = || {
        let at = |item: &PreferenceItem| items.iter().position(|listed| *listed == item.item);
        let steps: Vec<usize> = wish.items.iter().filter_map(at).collect();
        let step = |step: Option<&usize>| step.and_then(|step| i32::try_from(*step).ok());
        Some((step(steps.iter().min())?, step(steps.iter().max())?))
    };
    let (low, high) = limits(&wish.preference).or_else(named)?;
    let range = RangeWish::new(low, high, zero_after, zero_after);
    let table = (0..)
        .zip(items)
        .map(|(step, _)| range.worth(step))
        .collect();
    Some(Measure::Table(table))
}

fn things(wish: &preference::Wish, most: usize) -> Option<Measure> {
    let topic = wish.preference.topic;
    if topic.shape() == Shape::YesNo {
        return Some(Measure::Share(vec![Named::new(topic, "yes", 0)], 1));
    }
    let mut items: Vec<&PreferenceItem> = wish.items.iter().take(most.min(MOST_THINGS)).collect();
    items.retain(|item| item.worth > 0);
    items.sort_by_cached_key(|item| fold(&item.item));
    items.dedup_by_key(|item| fold(&item.item));
    let named: Vec<(Named, u8)> = (0..)
        .zip(items)
        .map(|(at, item)| (Named::new(topic, &item.item, at), item.worth.min(100)))
        .filter(|(named, _)| named.bit != 0)
        .collect();
    let first = named.first()?.1;
    if named.iter().all(|(_, worth)| *worth == first) {
        let named: Vec<Named> = named.into_iter().map(|(named, _)| named).collect();
        let bits = named.iter().fold(0, |bits, named| bits | named.bit);
        Some(Measure::Share(named, bits))
    } else {
        Some(Measure::Weighted(named))
    }
}

/// What a journey is worth after the free minutes; made once, because it is the same for every wish.
static CURVE: LazyLock<TravelCurve> = LazyLock::new(|| TravelCurve::new(0, HALVING_MINUTES));

impl Ask {
    /// What an answer is worth to this wish: the lowest and highest that is still possible.
    pub fn bounds(&self, cell: &Cell) -> Bounds {
        turned(self.direction, self.wanted(cell))
    }

    /// Whether another asks about the same thing in the same measure, be it to want or to avoid it.
    pub(super) fn is_about_the_same(&self, other: &Self) -> bool {
        self.topic == other.topic && self.measure == other.measure
    }

    /// What an answer would be worth if the same thing were wanted, and not to be avoided.
    pub(super) fn wanted(&self, cell: &Cell) -> Bounds {
        match &self.measure {
            Measure::Table(table) => table_bounds(table, self.topic, cell),
            Measure::Share(named, bits) => share_bounds(cell.answers_to(named, *bits), named.len()),
            Measure::Weighted(named) => weighted_bounds(named, cell),
            Measure::Range(low, high, margin) => {
                let reading = cell.number().map_or(Reading::Unknown, |(least, most)| {
                    Reading::Between(least, most)
                });
                RangeWish::new(*low, *high, *margin, *margin).bounds(reading)
            }
            Measure::Near(to, mode, free) => cell
                .place()
                .and_then(|from| trip(from, to, *mode))
                .map_or(Bounds::UNKNOWN, |trip| near_bounds(&CURVE, *free, trip)),
        }
    }

    /// [`Self::wanted`] for many answers, of which `abodes` has those that are places.
    pub(super) fn wanted_of_all(&self, cells: &[Cell], abodes: &Abodes) -> Vec<Bounds> {
        let Measure::Near(to, mode, free) = &self.measure else {
            return cells.iter().map(|cell| self.wanted(cell)).collect();
        };
        let curve = &*CURVE;
        let mut bounds = vec![Bounds::UNKNOWN; cells.len()];
        abodes.each_trip(cells, to, *mode, |at, trip| {
            if let Some(place) = bounds.get_mut(at) {
                *place = near_bounds(curve, *free, trip);
            }
        });
        bounds
    }

    /// The things it names, and what is known of each; empty for a number or a place.
    pub fn items(&self, cell: &Cell) -> Vec<(String, Said)> {
        let told = |named: &Named| (named.words.to_string(), cell.said(named));
        match &self.measure {
            Measure::Share(named, _) => named.iter().map(told).collect(),
            Measure::Weighted(named) => named.iter().map(|(named, _)| told(named)).collect(),
            Measure::Table(_) | Measure::Range(..) | Measure::Near(..) => Vec::new(),
        }
    }

    /// The things it names, if it is for a share of things that count the same.
    pub(super) fn share(&self) -> Option<&[Named]> {
        match &self.measure {
            Measure::Share(named, _) => Some(named),
            Measure::Table(_) | Measure::Weighted(_) | Measure::Range(..) | Measure::Near(..) => {
                None
            }
        }
    }

    /// The place it wants to be near to, and how the journey is made.
    pub fn target(&self) -> Option<(&Target, Mode)> {
        match &self.measure {
            Measure::Near(to, mode, _) => Some((to, *mode)),
            Measure::Table(_) | Measure::Share(..) | Measure::Weighted(_) | Measure::Range(..) => {
                None
            }
        }
    }
}

/// What something is worth to a wish in this direction: to avoid is the mirror of to want.
pub(super) fn turned(direction: Direction, wanted: Bounds) -> Bounds {
    match direction {
        Direction::Want => wanted,
        Direction::Avoid => Bounds::between(SCALE - wanted.high(), SCALE - wanted.low()),
    }
}

fn table_bounds(table: &[u32], topic: Topic, cell: &Cell) -> Bounds {
    let possible = cell.possible().unwrap_or_else(|| every_bit(topic));
    let worths = || {
        table
            .iter()
            .enumerate()
            .filter(move |(at, _)| possible >> at & 1 == 1)
            .map(|(_, worth)| *worth)
    };
    match (worths().min(), worths().max()) {
        (Some(low), Some(high)) => Bounds::between(low, high),
        (None, _) | (_, None) => Bounds::UNKNOWN,
    }
}

/// Things that count the same, so that only their numbers matter; in half things, so that a partly
/// needs no fraction.
fn share_bounds(answers: Answers, of: usize) -> Bounds {
    // One count of all bits, with the whole things in it twice.
    let halves = |whole: u16| {
        let (whole, half) = (u64::from(whole), u64::from(answers.partly));
        let count = (whole | whole << 16 | half << 32).count_ones();
        usize::try_from(count).unwrap_or(usize::MAX)
    };
    share_of(halves(answers.yes), halves(answers.no), of)
}

/// What a share of so many things is worth, by how many halves are there and how many are not.
pub(super) fn share_of(there: usize, gone: usize, of: usize) -> Bounds {
    let shares = SHARES.get(of);
    let share = |halves: usize| shares.and_then(|shares| shares.get(halves)).copied();
    match (share(there), share((2 * of).saturating_sub(gone))) {
        (Some(low), Some(high)) => Bounds::between(low, high),
        (None, _) | (_, None) => Bounds::UNKNOWN,
    }
}

/// The longest list of things that a wish may name.
const MOST_THINGS: usize = 16;

/// The share that so many half things are of so many things.
static SHARES: [[u32; 2 * MOST_THINGS + 1]; MOST_THINGS + 1] = shares();

#[expect(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which checks it"
)]
const fn shares() -> [[u32; 2 * MOST_THINGS + 1]; MOST_THINGS + 1] {
    let mut shares = [[0; 2 * MOST_THINGS + 1]; MOST_THINGS + 1];
    let (mut things, mut whole) = (1, 2);
    while things <= MOST_THINGS {
        let (mut halves, mut part) = (0, 0);
        while halves <= 2 * things {
            shares[things][halves] = (2 * part * SCALE + whole) / (2 * whole);
            (halves, part) = (halves + 1, part + 1);
        }
        (things, whole) = (things + 1, whole + 2);
    }
    shares
}

fn weighted_bounds(named: &[(Named, u8)], cell: &Cell) -> Bounds {
    let (mut there, mut open, mut whole) = (0, 0, 0);
    for (named, worth) in named {
        let worth = u64::from(*worth);
        whole += 2 * worth;
        match cell.said(named) {
            Said::Yes => there += 2 * worth,
            Said::Partly => there += worth,
            Said::No => {}
            Said::Unknown => open += 2 * worth,
        }
    }
    Bounds::between(share(there, whole), share(there + open, whole))
}

/// A part of a whole to the nearest 1/100,000, halves upwards, as everywhere.
fn share(part: u64, whole: u64) -> u32 {
    (2 * part * u64::from(SCALE) + whole)
        .checked_div(2 * whole)
        .and_then(|share| u32::try_from(share).ok())
        .unwrap_or(0)
}

#[inline]
fn near_bounds(curve: &TravelCurve, free: u16, trip: Trip) -> Bounds {
    let worth = |minutes: u16| curve.worth(minutes.saturating_sub(free));
    if trip.rough {
        Bounds::between(worth(trip.low), worth(trip.high))
    } else {
        Bounds::exactly(worth(trip.minutes))
    }
}
