//! How far it is from a home to a place that matters to somebody.
//!
//! A journey that was measured always wins; otherwise the districts give a guess with its range.

use std::hash::{Hash, Hasher};

use super::known::Cell;
use crate::domain::preference::{Journey, Mode};
use crate::domain::text::fold;
use crate::geo::{self, Location, Place, Places, Points, Postcode};

/// A postcode or district that has a place on the map.
#[derive(Debug, Clone)]
pub struct Spot {
    code: String,
    place: Place,
    /// Only the area is known, so that every journey is a rough guess.
    rough: bool,
}

impl Spot {
    /// The place of a postcode, as far as it is one.
    pub fn read(text: &str) -> Option<Self> {
        let postcode: Postcode = text.parse().ok()?;
        let (place, rough) = match Places::shared().locate(&postcode) {
            Location::District(_, place) => (place, false),
            Location::Area(place) => (place, true),
            Location::Unknown | Location::Nowhere => return None,
        };
        Some(Self {
            code: postcode.shared().to_owned(),
            place,
            rough,
        })
    }
}

// A place follows from its code, so that two spots with one code are the same.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
impl Eq for Spot {}
impl Hash for Spot {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

/// Where a wish or a must-have wants to be near to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The postcode in its written form, or folded words where it is none.
    pub written: String,
    /// Its place, if it has one.
    pub spot: Option<Spot>,
}

impl Target {
    /// Reads a postcode, or keeps what is written for comparing with measured journeys.
    pub fn read(text: &str) -> Self {
        Self {
            written: written(text),
            spot: Spot::read(text),
        }
    }
}

fn written(text: &str) -> String {
    text.parse::<Postcode>()
        .map_or_else(|_| fold(text), |postcode| postcode.to_string())
}

/// A journey that somebody measured from a home.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Measured {
    to: String,
    mode: Mode,
    minutes: u16,
}

/// Where somebody lives, and the journeys that were measured from there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Abode {
    spot: Option<Spot>,
    /// Oldest first.
    measured: Vec<Measured>,
}

impl Abode {
    /// Reads a postcode and the journeys of a sheet; `None` if neither says anything.
    pub fn read(postcode: &str, journeys: &[Journey]) -> Option<Self> {
        let mut journeys: Vec<&Journey> = journeys.iter().collect();
        journeys.sort_by_key(|journey| journey.on);
        let measured: Vec<Measured> = journeys
            .into_iter()
            .map(|journey| Measured {
                to: written(&journey.place),
                mode: journey.mode,
                minutes: journey.minutes,
            })
            .collect();
        let spot = Spot::read(postcode);
        (spot.is_some() || !measured.is_empty()).then_some(Self { spot, measured })
    }
}

/// How long a journey takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    /// As quick as it may well be, in minutes.
    pub low: u16,
    /// The likeliest figure, in minutes.
    pub minutes: u16,
    /// As slow as it may well be, in minutes.
    pub high: u16,
    /// Somebody measured it.
    pub measured: bool,
    /// A guess too weak to be taken as known: over water, from an area alone, or too far to judge.
    pub rough: bool,
}

/// The journey between a known place and a target; a measured one always wins.
#[inline]
pub fn trip(from: &Abode, to: &Target, mode: Mode) -> Option<Trip> {
    if let Some(known) = from
        .measured
        .iter()
        .rev()
        .find(|m| m.mode == mode && m.to == to.written)
    {
        return Some(Trip {
            low: known.minutes,
            minutes: known.minutes,
            high: known.minutes,
            measured: true,
            rough: false,
        });
    }
    let (from, to) = (from.spot.as_ref()?, to.spot.as_ref()?);
    let guess = geo::minutes(&from.place, &to.place, on_the_map(mode));
    Some(guessed(guess, from.rough || to.rough))
}

const fn on_the_map(mode: Mode) -> geo::Mode {
    match mode {
        Mode::Driving => geo::Mode::Driving,
        Mode::PublicTransport => geo::Mode::PublicTransport,
        Mode::Walking => geo::Mode::Walking,
    }
}

/// A journey that nobody measured, between two places one of which may be known by its area alone.
#[inline]
const fn guessed(guess: geo::Travel, by_area: bool) -> Trip {
    Trip {
        low: guess.low,
        minutes: guess.minutes,
        high: guess.high,
        measured: false,
        rough: by_area || guess.over_water || !guess.in_range,
    }
}

/// Where many live, side by side, so that the journeys of all of them to one place are worked out
/// together.
#[derive(Debug, Clone, Default)]
pub(super) struct Abodes {
    /// How many answers there are, those that name no place too.
    count: usize,
    /// Those from whom nobody measured a journey: which answer it is, and whether only the area is
    /// known. Their places are in `points`, in the same order.
    guessed: Vec<(usize, bool)>,
    points: Points,
    /// The others with a place, which are asked one by one.
    measured: Vec<usize>,
}

impl Abodes {
    /// Takes in the answers that were added to a list of them.
    pub(super) fn take_in(&mut self, cells: &[Cell]) {
        for (at, cell) in cells.iter().enumerate().skip(self.count) {
            match cell.place() {
                Some(Abode {
                    spot: Some(spot),
                    measured,
                }) if measured.is_empty() => {
                    self.guessed.push((at, spot.rough));
                    self.points.push(spot.place);
                }
                Some(_) => self.measured.push(at),
                None => {}
            }
        }
        self.count = cells.len();
    }

    /// The [`trip`] of each of the answers taken in that has one, with the place of the answer.
    pub(super) fn each_trip(
        &self,
        cells: &[Cell],
        to: &Target,
        mode: Mode,
        mut each: impl FnMut(usize, Trip),
    ) {
        if let Some(spot) = &to.spot {
            let guesses = self.points.minutes_to(spot.place, on_the_map(mode));
            for ((at, rough), guess) in self.guessed.iter().zip(guesses) {
                each(*at, guessed(guess, *rough || spot.rough));
            }
        }
        for at in &self.measured {
            let from = cells.get(*at).and_then(Cell::place);
            if let Some(trip) = from.and_then(|from| trip(from, to, mode)) {
                each(*at, trip);
            }
        }
    }
}
