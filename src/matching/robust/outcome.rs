//! What came of re-runs, and what may be said of it.

use crate::domain::id::ProfileId;

/// From so many of 100 draws on, one home is said to stand before another.
pub const SURE: u64 = 95;

/// How often one home stood before a later listed one, and how often behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Duel {
    pub(super) won: u32,
    pub(super) lost: u32,
}

/// What came of the re-runs of a list.
///
/// Shares are of the draws made, from 0 to 1, and off by at most about `1 / sqrt(draws)` (the standard
/// error is at most half of that). A home that was not in the list has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub(super) draws: u32,
    pub(super) homes: Vec<ProfileId>,
    /// For each home, how often it took each place.
    pub(super) places: Vec<u32>,
    /// For each home, how it did against each later one.
    pub(super) duels: Vec<Duel>,
    /// For each home, the sums of the weights in the draws in which it came first.
    pub(super) central: Vec<f64>,
}

impl Outcome {
    /// How many draws were made.
    pub const fn draws(&self) -> u32 {
        self.draws
    }

    /// The homes that were in the list, in its order.
    pub fn homes(&self) -> &[ProfileId] {
        &self.homes
    }

    fn at(&self, home: ProfileId) -> Option<usize> {
        self.homes.iter().position(|id| *id == home)
    }

    fn share(&self, count: u32) -> f64 {
        f64::from(count) / f64::from(self.draws.max(1))
    }

    fn counts(&self, home: ProfileId) -> Option<&[u32]> {
        self.places
            .chunks_exact(self.homes.len().max(1))
            .nth(self.at(home)?)
    }

    /// Rank acceptability: the share of draws in which a home took each place, the first place first.
    pub fn acceptability(&self, home: ProfileId) -> Option<Vec<f64>> {
        let counts = self.counts(home)?.iter();
        Some(counts.map(|count| self.share(*count)).collect())
    }

    /// The share of draws in which a home came in the first so many places.
    pub fn in_first(&self, home: ProfileId, places: usize) -> Option<f64> {
        let counts = self.counts(home)?.iter().take(places);
        Some(self.share(counts.sum()))
    }

    /// In how many of ten draws a home came in the first so many places, to the nearest, halves
    /// upwards: 0 to 10.
    pub fn of_ten(&self, home: ProfileId, places: usize) -> Option<u32> {
        let count: u32 = self.counts(home)?.iter().take(places).sum();
        let (count, draws) = (u64::from(count), u64::from(self.draws.max(1)));
        u32::try_from((20 * count + draws) / (2 * draws)).ok()
    }

    /// Pairwise winning index: the share of draws in which one home came out better than another.
    /// Draws in which they are exactly equal count for neither.
    pub fn beats(&self, one: ProfileId, other: ProfileId) -> Option<f64> {
        Some(self.share(self.wins(self.at(one)?, self.at(other)?)?))
    }

    fn wins(&self, one: usize, other: usize) -> Option<u32> {
        let rows = || self.duels.chunks_exact(self.homes.len().max(1));
        if one < other {
            rows().nth(one)?.get(other).map(|duel| duel.won)
        } else {
            rows().nth(other)?.get(one).map(|duel| duel.lost)
        }
    }

    /// Central weights: what the subject's weights were like on average when a home came first, in the
    /// order of its wishes (without those that count for nothing); they add up to 1. `None` if it never
    /// came first, or the subject stated nothing.
    pub fn central_weights(&self, home: ProfileId) -> Option<Vec<f64>> {
        let first = *self.counts(home)?.first()?;
        let wishes = self.central.len().checked_div(self.homes.len())?;
        let sums = self
            .central
            .chunks_exact(wishes.max(1))
            .nth(self.at(home)?)?;
        (first > 0).then(|| sums.iter().map(|sum| sum / f64::from(first)).collect())
    }

    /// Which homes are too close to call with the first, in the order of the list: the first itself, and
    /// every home that it beats in under [`SURE`] of 100 draws, however far down that stands.
    pub fn close_to_first(&self) -> Vec<bool> {
        let close = |at| {
            let wins = self.wins(0, at).unwrap_or(0);
            100 * u64::from(wins) < SURE * u64::from(self.draws)
        };
        (0..self.homes.len())
            .map(|at| at == 0 || close(at))
            .collect()
    }
}
