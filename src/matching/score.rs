//! From single wishes to one side's view, from two views to a fit, and the order of fits.
//!
//! A wish counts with its weight over everything that its side stated. Its worth is first lifted onto
//! a floor ([`floored`]), because with a geometric mean one unmet wish would otherwise make the whole
//! fit nothing, and be a must-have in disguise. A side's view is the weighted mean of its floored
//! worths; the fit is `sqrt(A * B)` of the two views.
//!
//! Everything carries three numbers: the lowest and highest that the unknown facts allow, and the
//! *point* between them that is used for ordering. Comparisons are exact: a view is a fraction of
//! integers, and fits are compared as `A * B` by cross-multiplication in 128 bits. Floating point
//! appears only in what is shown.
//!
//! All of this is plain copied numbers without allocation, so that a packed pool can rank thousands.

mod fit;

use std::cmp::Ordering;

pub(super) use fit::half_of;
pub use fit::{Fit, Product, Standing};

use super::value::{Bounds, SCALE};

/// What a wish that is not met at all still counts for: a tenth of [`SCALE`].
pub const FLOOR: u32 = SCALE / 10;

/// The neutral worth of a wish while too few of its facts are known: one half, before the floor.
pub const NEUTRAL_WORTH: u32 = SCALE / 2;

/// The view that a side which has stated nothing is taken to have while too few views are known: the
/// floored [`NEUTRAL_WORTH`].
pub const NEUTRAL_VIEW: u32 = 55_000;

/// How many known values a scheme needs before their mean replaces the neutral ones above.
pub const KNOWN_FOR_NEUTRAL: u64 = 30;

/// A worth lifted onto the floor: `FLOOR + 9/10 * worth`, to the nearest 1/100,000.
#[inline]
pub const fn floored(worth: u32) -> u32 {
    FLOOR + (worth * 9 + 5) / 10
}

/// The mean of a scheme's known values, or `otherwise` while fewer than [`KNOWN_FOR_NEUTRAL`] are
/// known.
///
/// The result is meant to be stored and used unchanged until somebody asks for it to be worked out
/// again: a neutral value that moved by itself would reorder homes about which nothing has changed.
pub fn frozen_mean(known: impl IntoIterator<Item = u32>, otherwise: u32) -> u32 {
    let (sum, count) = known
        .into_iter()
        .fold((0_u64, 0_u64), |(sum, count), value| {
            (sum + u64::from(value), count + 1)
        });
    if count < KNOWN_FOR_NEUTRAL {
        return otherwise;
    }
    u32::try_from((2 * sum + count) / (2 * count)).unwrap_or(otherwise)
}

/// One wish of one side, weighed against one pair: what it counts for, and how far it is met.
///
/// All three worths are floored, in units of 1/100,000, and `low <= point <= high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    weight: u8,
    low: u32,
    point: u32,
    high: u32,
}

impl Line {
    /// A wish of this weight (0 counts for nothing) and these bounds, both before the floor.
    ///
    /// The point is the criterion's frozen `neutral` worth, brought within the bounds: so an unknown
    /// fact is neither a yes nor a no, and a known one is what it is.
    ///
    /// ```
    /// use settled::matching::{score::Line, value::Bounds};
    ///
    /// let unknown = Line::new(4, Bounds::UNKNOWN, 60_000);
    /// assert_eq!((unknown.low(), unknown.point(), unknown.high()), (10_000, 64_000, 100_000));
    /// ```
    #[inline]
    pub const fn new(weight: u8, bounds: Bounds, neutral: u32) -> Self {
        let (low, high) = (bounds.low(), bounds.high());
        let point = if neutral < low {
            low
        } else if neutral > high {
            high
        } else {
            neutral
        };
        Self {
            weight,
            low: floored(low),
            point: floored(point),
            high: floored(high),
        }
    }

    /// How much the wish matters beside the others of its side.
    #[inline]
    pub const fn weight(self) -> u8 {
        self.weight
    }

    /// The same wish if it mattered more or less.
    #[must_use]
    pub const fn weighing(self, weight: u8) -> Self {
        Self { weight, ..self }
    }

    /// The lowest floored worth still possible.
    #[inline]
    pub const fn low(self) -> u32 {
        self.low
    }

    /// The floored worth used for ordering.
    #[inline]
    pub const fn point(self) -> u32 {
        self.point
    }

    /// The highest floored worth still possible.
    #[inline]
    pub const fn high(self) -> u32 {
        self.high
    }

    /// True if nothing that is still unknown could change the worth.
    #[inline]
    pub const fn is_known(self) -> bool {
        self.low == self.high
    }

    /// The same wish if what is unknown turns out as badly as it may.
    #[must_use]
    pub const fn at_worst(self) -> Self {
        Self {
            point: self.low,
            high: self.low,
            ..self
        }
    }

    /// The same wish if what is unknown turns out as well as it may.
    #[must_use]
    pub const fn at_best(self) -> Self {
        Self {
            point: self.high,
            low: self.high,
            ..self
        }
    }
}

/// The wishes of one side being added up.
///
/// Weights may add up to 42,000, which is ten thousand wishes of the greatest weight; beyond that the
/// sums stay at their greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    low: u32,
    point: u32,
    high: u32,
    weight: u32,
    known: u32,
}

impl Tally {
    /// The sums of weighted worths (lowest, point, highest), their weight, and how much of it is known,
    /// added up elsewhere.
    pub(super) fn from_sums([low, point, high]: [u32; 3], weight: u32, known: u32) -> Self {
        Self {
            low,
            point,
            high,
            weight,
            known,
        }
    }

    /// Adds one wish.
    #[inline]
    pub fn add(&mut self, line: Line) {
        let weight = u32::from(line.weight);
        self.low = self.low.saturating_add(weight * line.low);
        self.point = self.point.saturating_add(weight * line.point);
        self.high = self.high.saturating_add(weight * line.high);
        self.weight += u32::from(line.weight);
        self.known += u32::from(line.weight) * u32::from(line.is_known());
    }

    /// The view that these wishes make.
    ///
    /// If none was stated the view is `silent` (a floored value such as [`NEUTRAL_VIEW`], brought
    /// within the floor and the whole) with the full range, and says so: silence must not win, and
    /// must not lose either.
    #[inline]
    pub fn view(self, silent: u32) -> SideView {
        if self.weight == 0 {
            return SideView {
                low: FLOOR,
                point: silent.clamp(FLOOR, SCALE),
                high: SCALE,
                divisor: 1,
                known: 0,
                stated: false,
            };
        }
        SideView {
            low: self.low,
            point: self.point,
            high: self.high,
            divisor: self.weight,
            known: self.known,
            stated: true,
        }
    }
}

impl<'a> FromIterator<&'a Line> for Tally {
    fn from_iter<I: IntoIterator<Item = &'a Line>>(lines: I) -> Self {
        lines.into_iter().fold(Self::default(), |mut tally, line| {
            tally.add(*line);
            tally
        })
    }
}

/// How well the pair fits what one side said: the weighted mean of its wishes.
///
/// Kept as sums over a common divisor, so that it can be compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideView {
    low: u32,
    point: u32,
    high: u32,
    divisor: u32,
    known: u32,
    stated: bool,
}

impl SideView {
    /// The view that these wishes make; see [`Tally::view`] for a side that has stated none.
    pub fn of(lines: &[Line], silent: u32) -> Self {
        lines.iter().collect::<Tally>().view(silent)
    }

    /// False if this side "has not told us yet" and the numbers only stand in for a view.
    #[inline]
    pub const fn stated(self) -> bool {
        self.stated
    }

    /// The weight of everything this side stated; 0 if it stated nothing.
    #[inline]
    pub const fn weight(self) -> u32 {
        if self.stated { self.divisor } else { 0 }
    }

    /// The weight of the wishes that nothing unknown could change.
    #[inline]
    pub const fn known_weight(self) -> u32 {
        self.known
    }

    /// The view used for ordering, from 0.1 to 1.
    pub fn point(self) -> f64 {
        self.mean(self.point)
    }

    /// The lowest view still possible, from 0.1 to 1.
    pub fn low(self) -> f64 {
        self.mean(self.low)
    }

    /// The highest view still possible, from 0.1 to 1.
    pub fn high(self) -> f64 {
        self.mean(self.high)
    }

    /// The view in whole points out of 100, to the nearest, halves upwards.
    pub fn whole(self) -> u32 {
        self.whole_mean(self.point)
    }

    /// The lowest and highest view still possible, in whole points out of 100.
    pub fn whole_range(self) -> (u32, u32) {
        (self.whole_mean(self.low), self.whole_mean(self.high))
    }

    /// Exact comparison of the points of two views.
    pub fn cmp_point(self, other: Self) -> Ordering {
        let cross = |sum: u32, divisor: u32| u64::from(sum) * u64::from(divisor);
        cross(self.point, other.divisor).cmp(&cross(other.point, self.divisor))
    }

    /// The view used for ordering as a sum over a weight. All views of one party have the same weight, so
    /// that their sums alone say which is greater.
    pub(super) const fn as_fraction(self) -> (u32, u32) {
        (self.point, self.divisor)
    }

    fn mean(self, sum: u32) -> f64 {
        f64::from(sum) / (f64::from(self.divisor) * f64::from(SCALE))
    }

    fn whole_mean(self, sum: u32) -> u32 {
        let whole = u64::from(self.divisor) * u64::from(SCALE);
        u32::try_from((200 * u64::from(sum) + whole) / (2 * whole)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(weight: u8, worth: u32) -> Line {
        Line::new(weight, Bounds::exactly(worth), NEUTRAL_WORTH)
    }

    fn view(lines: &[Line]) -> SideView {
        SideView::of(lines, NEUTRAL_VIEW)
    }

    #[test]
    fn the_floor_keeps_an_unmet_wish_from_being_a_must_have() {
        assert_eq!([0, 50_000, SCALE].map(floored), [FLOOR, 55_000, SCALE]);
        // 9/10 of 33,333 is 29,999.7.
        assert_eq!(floored(33_333), 40_000);
        assert_eq!(floored(NEUTRAL_WORTH), NEUTRAL_VIEW);
    }

    #[test]
    fn silence_neither_wins_nor_loses() {
        let silent = view(&[]);
        assert!(!silent.stated());
        assert_eq!((silent.weight(), silent.known_weight()), (0, 0));
        assert_eq!((silent.whole(), silent.whole_range()), (55, (10, 100)));
        assert_eq!(view(&[known(0, SCALE)]), silent);
        assert_eq!(SideView::of(&[], 0).whole(), 10);
        assert_eq!(SideView::of(&[], u32::MAX).whole(), 100);
    }

    #[test]
    fn a_neutral_value_outside_what_is_possible_moves_to_the_nearest_end() {
        let partly = Line::new(1, Bounds::between(60_000, 80_000), 10_000);
        assert_eq!(partly.point(), partly.low());
        let partly = Line::new(1, Bounds::between(60_000, 80_000), 90_000);
        assert_eq!(partly.point(), partly.high());
    }

    #[test]
    fn a_neutral_value_waits_for_thirty_known_ones() {
        assert_eq!(frozen_mean([SCALE; 29], NEUTRAL_WORTH), NEUTRAL_WORTH);
        assert_eq!(frozen_mean([SCALE; 30], NEUTRAL_WORTH), SCALE);
        let thirds = (0..30).map(|n| if n % 3 == 0 { SCALE } else { 0 });
        assert_eq!(frozen_mean(thirds, NEUTRAL_WORTH), 33_333);
    }
}
