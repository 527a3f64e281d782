//! Practice people: a made-up scheme to learn, show and test with.
//!
//! The same size, seed and day always give the same rows, on every machine. A greater size adds
//! people and leaves those who were there as they were. Nobody here lives or lived: names are a
//! given name and an initial, places go no finer than a postcode district, there are no dates of
//! birth, telephone numbers come from the range kept free for drama and e-mail ends in
//! `example.org`.
//!
//! People come in schemes of 300 profiles, about one county each, which have nothing to do with
//! each other. So any number of them streams past with only one scheme in memory. The first scheme
//! begins with the people of the tour, who were written by hand; the rest are drawn.
//!
//! Shares follow published figures where there are any. Where there are none the doc comment says
//! *an assumption*: such figures are invented and say nothing about the sector.

mod area;
mod draft;
mod draw;
mod endings;
mod homes;
mod life;
mod lives;
mod meetings;
mod movers;
mod names;
mod phrases;
mod rules;
mod scheme;
mod story;
mod tour;
pub mod truth;
mod wishes;

pub use scheme::Scheme;
pub use story::Story;

use crate::domain::port::Row;
use jiff::civil::Date;

/// The name of the practice scheme, as invented as its people.
pub const SCHEME_NAME: &str = "Fernvale Shared Lives (fictional)";

/// The seed that the program uses unless told otherwise: with it, 14 homes could work for Aled of the
/// tour, and the three that the tour speaks of stand out.
pub const DEFAULT_SEED: u64 = 1_674;

/// How many practice profiles to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Ten profiles written by hand, enough for the tour.
    Tour10,
    /// One county scheme: 170 people and 130 homes in both programmes.
    Scheme300,
    /// This many profiles: 10,000 is about the size of the sector in the United Kingdom.
    N(u32),
}

impl Size {
    /// The number of profiles.
    pub const fn profiles(self) -> u32 {
        match self {
            Self::Tour10 => 10,
            Self::Scheme300 => scheme::PROFILES,
            Self::N(n) => n,
        }
    }
}

/// How far the record is from the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Knobs {
    /// How far a stated inclination may be off, out of 100. With 0, nobody contradicts themselves
    /// or changes their mind either.
    pub noise: u8,
    /// How many answers in a thousand are missing. With 0, every answer is there.
    pub missing: u32,
}

impl Knobs {
    /// A record as schemes have it. An assumption: 7 or 8 answers of 100 are missing.
    pub const USUAL: Self = Self {
        noise: 14,
        missing: 75,
    };
    /// The truth, all of it.
    pub const EXACT: Self = Self {
        noise: 0,
        missing: 0,
    };

    /// How many profiles in a thousand contradict themselves.
    const fn contradictions(self) -> u32 {
        if self.noise == 0 { 0 } else { 50 }
    }

    /// How many profiles in a thousand have changed their mind about a wish.
    const fn changes(self) -> u32 {
        if self.noise == 0 { 0 } else { 60 }
    }
}

impl Default for Knobs {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The rows of a practice record, each after those it refers to.
///
/// `today` is the day on which the record is opened; every date lies so many days before or after
/// it, so that what is due is due whenever somebody practises.
pub fn rows(size: Size, seed: u64, today: Date) -> impl Iterator<Item = Row> {
    rows_with(size, seed, today, Knobs::USUAL)
}

/// [`rows`] with a record nearer to, or further from, the truth.
pub fn rows_with(size: Size, seed: u64, today: Date, knobs: Knobs) -> impl Iterator<Item = Row> {
    let profiles = size.profiles();
    (0..profiles.div_ceil(scheme::PROFILES)).flat_map(move |number| {
        let left = profiles - number * scheme::PROFILES;
        Scheme::build(seed, today, number, knobs).into_rows(left)
    })
}
