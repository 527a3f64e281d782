//! Two views joined into a fit, and the order of fits.

use std::cmp::Ordering;

use super::super::value::SCALE;
use super::SideView;

/// How well two sides fit what both of them said: `sqrt(A * B)`, never a likelihood of success.
///
/// The range is exact: the fit rises with both views, and they rest on different facts.
///
/// ```
/// use settled::matching::score::{Fit, Line, NEUTRAL_VIEW, SideView};
/// use settled::matching::value::Bounds;
///
/// let quiet = Line::new(4, Bounds::exactly(100_000), 50_000);
/// let garden = Line::new(1, Bounds::UNKNOWN, 50_000);
/// let fit = Fit {
///     moving_in: SideView::of(&[quiet, garden], NEUTRAL_VIEW),
///     room: SideView::of(&[], NEUTRAL_VIEW),
/// };
/// assert_eq!(fit.moving_in.whole(), 91);
/// assert!(!fit.room.stated());
/// assert_eq!(fit.whole(), 71);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The view of the side that would move in: the person or the homesharer.
    pub moving_in: SideView,
    /// The view of the side that offers the room: the household or the householder.
    pub room: SideView,
}

impl Fit {
    /// The fit used for ordering, from 0.1 to 1.
    pub fn point(&self) -> f64 {
        (self.moving_in.point() * self.room.point()).sqrt()
    }

    /// The lowest fit still possible, from 0.1 to 1.
    pub fn low(&self) -> f64 {
        (self.moving_in.low() * self.room.low()).sqrt()
    }

    /// The highest fit still possible, from 0.1 to 1.
    pub fn high(&self) -> f64 {
        (self.moving_in.high() * self.room.high()).sqrt()
    }

    /// The fit in whole points out of 100, to the nearest, halves upwards.
    pub fn whole(&self) -> u32 {
        self.point_product().whole_root()
    }

    /// The lowest and highest fit still possible, in whole points out of 100.
    pub fn whole_range(&self) -> (u32, u32) {
        (
            self.low_product().whole_root(),
            self.high_product().whole_root(),
        )
    }

    /// True if at least half of the stated weight is known.
    ///
    /// Each side that stated something has an equal say, as it has in the fit. A side that stated
    /// nothing is left out: it is flagged in words of its own. If neither did, nothing is known.
    pub fn half_known(&self) -> bool {
        let (a, b) = (self.moving_in, self.room);
        half_of(a.known_weight(), a.weight(), b.known_weight(), b.weight())
    }

    /// `A * B` of the points, for exact comparison.
    #[inline]
    pub fn point_product(&self) -> Product {
        self.product(self.moving_in.point, self.room.point)
    }

    /// `A * B` of the lowest views, for exact comparison.
    #[inline]
    pub fn low_product(&self) -> Product {
        self.product(self.moving_in.low, self.room.low)
    }

    /// `A * B` of the highest views, for exact comparison.
    #[inline]
    pub fn high_product(&self) -> Product {
        self.product(self.moving_in.high, self.room.high)
    }

    /// The lower of the two views' points, for exact comparison.
    fn weaker_view(&self) -> SideView {
        match self.moving_in.cmp_point(self.room) {
            Ordering::Less | Ordering::Equal => self.moving_in,
            Ordering::Greater => self.room,
        }
    }

    #[inline]
    fn product(&self, moving_in: u32, room: u32) -> Product {
        Product {
            sums: u64::from(moving_in) * u64::from(room),
            divisors: u64::from(self.moving_in.divisor) * u64::from(self.room.divisor),
        }
    }
}

/// Whether two sides' known weights `a` and `b` make half of their weights, `of_a` and `of_b`: see
/// [`Fit::half_known`].
#[inline]
pub(in super::super) fn half_of(a: u32, of_a: u32, b: u32, of_b: u32) -> bool {
    let [a, of_a, b, of_b] = [a, of_a, b, of_b].map(u64::from);
    match (of_a, of_b) {
        (0, 0) => false,
        (_, 0) => 2 * a >= of_a,
        (0, _) => 2 * b >= of_b,
        (_, _) => a * of_b + b * of_a >= of_a * of_b,
    }
}

/// `A * B` as a fraction, compared by cross-multiplication and so without rounding.
///
/// Two fractions of equal worth are equal, whatever they are written in.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    sums: u64,
    divisors: u64,
}

impl Product {
    /// `100 * sqrt(A * B)` to the nearest whole, halves upwards, in integers.
    fn whole_root(self) -> u32 {
        // The root is wanted in half points: 200 * sqrt(sums / (divisors * SCALE^2)).
        let scale = u128::from(SCALE);
        let (sums, divisors) = (u128::from(self.sums), u128::from(self.divisors));
        let half_points = (40_000 * sums / (divisors * scale * scale)).isqrt();
        u32::try_from(half_points.div_ceil(2)).unwrap_or(100)
    }
}

impl Ord for Product {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |sums: u64, divisors: u64| u128::from(sums) * u128::from(divisors);
        cross(self.sums, other.divisors).cmp(&cross(other.sums, self.divisors))
    }
}

impl PartialOrd for Product {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Product {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Product {}

/// A fit with what breaks a tie. The better one sorts *first*, so a sorted list is a shortlist.
///
/// The order is total and does not depend on where the list started: fit, then lowest possible fit,
/// then the weaker of the two views, then days waited, each from the greatest down, then `id` from
/// the least up. Must-haves come before all of this and are not here.
#[derive(Clone, Copy, Debug)]
pub struct Standing<I> {
    /// The fit of this pair.
    pub fit: Fit,
    /// How many days the one being listed has waited; the longer wait goes first.
    pub waiting_days: u32,
    /// What tells two otherwise equal ones apart, the same on every machine.
    pub id: I,
}

impl<I: Ord> Ord for Standing<I> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.fit, &other.fit);
        b.point_product()
            .cmp(&a.point_product())
            .then_with(|| b.low_product().cmp(&a.low_product()))
            .then_with(|| b.weaker_view().cmp_point(a.weaker_view()))
            .then_with(|| other.waiting_days.cmp(&self.waiting_days))
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl<I: Ord> PartialOrd for Standing<I> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<I: Ord> PartialEq for Standing<I> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<I: Ord> Eq for Standing<I> {}

#[cfg(test)]
mod tests {
    use super::super::super::value::Bounds;
    use super::super::{Line, NEUTRAL_VIEW, NEUTRAL_WORTH};
    use super::*;

    fn known(weight: u8, worth: u32) -> Line {
        Line::new(weight, Bounds::exactly(worth), NEUTRAL_WORTH)
    }

    fn view(lines: &[Line]) -> SideView {
        SideView::of(lines, NEUTRAL_VIEW)
    }

    fn standing(moving_in: &[Line], room: &[Line], waiting_days: u32, id: u8) -> Standing<u8> {
        Standing {
            fit: Fit {
                moving_in: view(moving_in),
                room: view(room),
            },
            waiting_days,
            id,
        }
    }

    #[test]
    fn half_of_the_weight_is_counted_side_by_side() {
        let unknown = Line::new(2, Bounds::UNKNOWN, NEUTRAL_WORTH);
        let fit = |moving_in: &[Line], room: &[Line]| standing(moving_in, room, 0, 0).fit;
        assert!(fit(&[known(2, 0), unknown], &[]).half_known());
        assert!(!fit(&[known(1, 0), unknown], &[]).half_known());
        // All of one side and none of the other is half; a little less is not.
        assert!(fit(&[known(1, 0)], &[unknown, unknown]).half_known());
        assert!(!fit(&[known(5, 0), unknown], &[unknown]).half_known());
        assert!(!fit(&[], &[]).half_known());
    }

    #[test]
    fn ties_fall_to_the_lower_bound_then_the_weaker_view_then_the_wait_then_the_id() {
        let even = [known(1, 50_000)];
        let open = [Line::new(1, Bounds::UNKNOWN, 50_000)];
        // 0.55 * 0.55 against 0.3025 * 1: 0.225 * 0.9 + 0.1 = 0.3025.
        let (steep, full) = ([known(1, 22_500)], [known(1, SCALE)]);
        let mut list = [
            standing(&even, &open, 900, 1),
            standing(&steep, &full, 900, 2),
            standing(&even, &even, 10, 4),
            standing(&even, &even, 10, 3),
            standing(&even, &even, 11, 9),
        ];
        list.sort();
        assert_eq!(list.map(|standing| standing.id), [9, 3, 4, 2, 1]);
    }

    #[test]
    fn equal_fractions_are_equal_whatever_they_are_written_in() {
        let one = standing(&[known(1, 50_000)], &[known(3, SCALE)], 0, 0);
        let same = standing(
            &[known(4, 50_000), known(1, 50_000)],
            &[known(1, SCALE)],
            0,
            0,
        );
        assert_eq!(one, same);
        assert_eq!(one.fit.point_product(), same.fit.point_product());
    }

    #[test]
    fn whole_points_round_halves_upwards() {
        // 0.9 * 25/36 + 0.1 is 0.725: 25 wishes of 36 met. Both sides alike, so the fit is 72.5 too.
        let half = [known(25, SCALE), known(11, 0)];
        let fit = standing(&half, &half, 0, 0).fit;
        assert_eq!((fit.moving_in.whole(), fit.whole()), (73, 73));
        // One more wish, met a little less well than the rest, brings it just under the half.
        let less = [known(25, SCALE), known(11, 0), known(1, 69_000)];
        let fit = standing(&less, &less, 0, 0).fit;
        assert_eq!((fit.moving_in.whole(), fit.whole()), (72, 72));
    }
}
