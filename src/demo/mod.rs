//! Practice people: invented, and the same for everybody who asks for the same seed.

use crate::domain::port::Row;
use jiff::civil::Date;

/// The name of the practice scheme.
pub const SCHEME_NAME: &str = "Fernvale Shared Lives (fictional)";

/// The seed that the program uses unless told otherwise.
pub const DEFAULT_SEED: u64 = 17;

/// How many practice profiles to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Ten profiles, enough for the tour.
    Tour10,
    /// One county scheme.
    Scheme300,
    /// This many profiles.
    N(u32),
}

/// The rows of a practice record. None yet.
pub fn rows(_size: Size, _seed: u64, _today: Date) -> impl Iterator<Item = Row> {
    std::iter::empty()
}
