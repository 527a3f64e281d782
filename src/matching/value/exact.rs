//! The value functions written out again in floating point, straight from the formulas.
//!
//! They are the reference that the integers are held against: the worked examples are reproduced
//! here to 1e-12, and every integer lies within half a unit of its reference. Nothing is ordered by
//! these numbers.

use super::{Category, Direction, Reading, StepWish};

/// The lowest and highest worth still possible, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lowest worth still possible.
    pub low: f64,
    /// The highest worth still possible.
    pub high: f64,
}

impl Range {
    const UNKNOWN: Self = Self {
        low: 0.0,
        high: 1.0,
    };

    const fn exactly(worth: f64) -> Self {
        Self {
            low: worth,
            high: worth,
        }
    }
}

/// As [`super::categorical`], with worths from 0 to 1.
pub fn categorical(wanted: &[(u16, f64)], have: Category<'_>) -> Range {
    let worth = |code: &u16| {
        wanted
            .iter()
            .find(|(listed, _)| listed == code)
            .map_or(0.0, |(_, worth)| *worth)
    };
    match have {
        Category::Known(code) => Range::exactly(worth(&code)),
        Category::OneOf([]) | Category::Unknown => Range {
            low: 0.0,
            high: wanted.iter().map(|(_, worth)| *worth).fold(0.0, f64::max),
        },
        Category::OneOf(codes) => Range {
            low: codes.iter().map(worth).fold(1.0, f64::min),
            high: codes.iter().map(worth).fold(0.0, f64::max),
        },
    }
}

/// As [`super::coverage`].
pub fn coverage(wanted: u64, yes: u64, unknown: u64) -> Option<Range> {
    (wanted != 0).then(|| {
        let met = size(wanted & yes);
        Range {
            low: met / size(wanted),
            high: (met + size(wanted & unknown & !yes)) / size(wanted),
        }
    })
}

/// As [`super::jaccard`].
pub fn jaccard(own: u64, yes: u64, unknown: u64) -> Option<Range> {
    (own != 0).then(|| {
        let unknown = unknown & !yes;
        Range {
            low: size(own & yes) / size(own | yes | (unknown & !own)),
            high: (size(own & yes) + size(own & unknown)) / size(own | yes),
        }
    })
}

/// As [`StepWish::bounds`].
pub fn step(wish: &StepWish, have: Reading) -> Range {
    let zero_after = f64::from(wish.zero_after.max(1));
    let worth = |actual: f64| {
        let further = actual - f64::from(wish.target);
        let away = match wish.direction {
            Direction::Near => further.abs(),
            Direction::AtLeast => (-further).max(0.0),
            Direction::AtMost => further.max(0.0),
        };
        (1.0 - (away - f64::from(wish.tolerance)).max(0.0) / zero_after).max(0.0)
    };
    over(have, f64::from(wish.target), worth)
}

/// As [`super::RangeWish::bounds`]; both ends and both margins are given lower one first.
pub fn range([low, high]: [f64; 2], [margin_low, margin_high]: [f64; 2], have: Reading) -> Range {
    let worth = |actual: f64| {
        if actual < low {
            fall(low - actual, margin_low)
        } else if actual > high {
            fall(actual - high, margin_high)
        } else {
            1.0
        }
    };
    over(have, low, worth)
}

/// As [`super::TravelCurve::bounds`], for `free` minutes that cost nothing and `halving` minutes more
/// that halve the worth.
pub fn travel(free: f64, halving: f64, minutes: Reading) -> Range {
    over(minutes, 0.0, |minutes| {
        (-(minutes - free).max(0.0) / halving).exp2()
    })
}

fn fall(beyond: f64, margin: f64) -> f64 {
    if beyond < margin {
        1.0 - beyond / margin
    } else {
        0.0
    }
}

fn over(have: Reading, peak: f64, worth: impl Fn(f64) -> f64) -> Range {
    match have {
        Reading::Exactly(actual) => Range::exactly(worth(f64::from(actual))),
        Reading::Between(one, other) => {
            let (first, last) = (f64::from(one.min(other)), f64::from(one.max(other)));
            Range {
                low: worth(first).min(worth(last)),
                high: worth(peak.clamp(first, last)),
            }
        }
        Reading::Unknown => Range::UNKNOWN,
    }
}

fn size(set: u64) -> f64 {
    f64::from(set.count_ones())
}
