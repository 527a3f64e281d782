//! What a journey is worth, by the minute.

use super::{Bounds, Reading, SCALE};

/// Binary places of the fixed-point fractions that the table is made from.
const PLACES: u32 = 62;

/// What each whole minute of a journey is worth: `1` up to the free minutes, then half as much for
/// every halving time more, `2^(-(minutes - free) / halving)`.
///
/// The table is made once for a wish, in integers (no platform's `pow` is involved), and ends where
/// the worth rounds to nothing. How far is too far is a must-have, and not said here.
///
/// ```
/// use settled::matching::value::{Bounds, Reading, TravelCurve};
///
/// let curve = TravelCurve::new(15, 20);
/// assert_eq!(curve.worth(15), 100_000);
/// assert_eq!(curve.worth(35), 50_000);
/// assert_eq!(curve.bounds(Reading::Between(10, 55)), Bounds::between(25_000, 100_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelCurve {
    free: u16,
    beyond: Vec<u32>,
}

impl TravelCurve {
    /// The curve for `free` minutes that cost nothing and `halving` minutes more that halve the
    /// worth; a `halving` of 0 counts as 1.
    pub fn new(free: u16, halving: u16) -> Self {
        let halving = u32::from(halving.max(1));
        let longest = u32::from(u16::MAX - free);
        let fractions: Vec<u128> = {
            let roots = halving_roots();
            (0..halving)
                .map(|part| half_to_the(part, halving, &roots))
                .collect()
        };
        let beyond = (0_u32..)
            .flat_map(|halvings| fractions.iter().map(move |part| scaled(*part, halvings)))
            .zip(0..=longest)
            .map(|(worth, _)| worth)
            .take_while(|worth| *worth > 0)
            .collect();
        Self { free, beyond }
    }

    /// The worth of a journey of this many minutes.
    #[inline]
    pub fn worth(&self, minutes: u16) -> u32 {
        let beyond = usize::from(minutes.saturating_sub(self.free));
        self.beyond.get(beyond).copied().unwrap_or(0)
    }

    /// The bounds of a journey that may be known in part; minutes below 0 count as 0.
    pub fn bounds(&self, minutes: Reading) -> Bounds {
        let worth = |minutes: i32| self.worth(u16::try_from(minutes.max(0)).unwrap_or(u16::MAX));
        match minutes {
            Reading::Exactly(minutes) => Bounds::exactly(worth(minutes)),
            Reading::Between(one, other) => Bounds::between(worth(one), worth(other)),
            Reading::Unknown => Bounds::UNKNOWN,
        }
    }
}

/// `2^(-1/2)`, `2^(-1/4)`, `2^(-1/8)` and so on, each the square root of the one before.
fn halving_roots() -> Vec<u128> {
    std::iter::successors(Some(1_u128 << (PLACES - 1)), |root| {
        Some((root << PLACES).isqrt())
    })
    .skip(1)
    .take(PLACES as usize)
    .collect()
}

/// `2^(-part / whole)` for `part < whole`: the product of the roots that the binary digits of
/// `part / whole` name. Off by less than 1e-16, far below half a unit of worth.
fn half_to_the(part: u32, whole: u32, roots: &[u128]) -> u128 {
    let mut rest = u64::from(part);
    let whole = u64::from(whole);
    roots.iter().fold(1_u128 << PLACES, |product, root| {
        rest *= 2;
        if rest < whole {
            return product;
        }
        rest -= whole;
        (product * root) >> PLACES
    })
}

/// A fraction halved so many times, in units of worth, to the nearest.
fn scaled(fraction: u128, halvings: u32) -> u32 {
    // After 18 halvings even a whole is under half a unit.
    let places = PLACES + halvings.min(32);
    let rounded = (fraction * u128::from(SCALE) + (1 << (places - 1))) >> places;
    u32::try_from(rounded).unwrap_or(SCALE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::exact;
    use super::*;

    #[test]
    fn the_table_ends_where_the_worth_rounds_to_nothing() {
        let curve = TravelCurve::new(0, 10);
        // 2^(-17.6) is the last tenth above half a unit.
        assert_eq!(curve.beyond.len(), 177);
        assert_eq!(curve.worth(176), 1);
        assert_eq!(curve.worth(177), 0);
        assert_eq!(curve.worth(u16::MAX), 0);
    }

    #[test]
    fn the_longest_curve_stops_at_the_longest_journey() {
        let curve = TravelCurve::new(60_000, u16::MAX);
        assert_eq!(curve.worth(60_000), SCALE);
        assert_eq!(curve.beyond.len(), usize::from(u16::MAX - 60_000) + 1);
        assert_eq!(TravelCurve::new(5, 0), TravelCurve::new(5, 1));
    }

    proptest! {
        #[test]
        fn every_minute_lies_within_half_a_unit_of_its_reference(
            free in 0..90_u16, halving in 1..120_u16, minutes in 0..2_000_u16,
        ) {
            let curve = TravelCurve::new(free, halving);
            let real = exact::travel(
                f64::from(free), f64::from(halving), Reading::Exactly(i32::from(minutes)),
            );
            let worth = f64::from(curve.worth(minutes)) / f64::from(SCALE);
            prop_assert!((worth - real.low).abs() <= 0.5e-5 + 1e-12);
        }

        #[test]
        fn an_interval_contains_every_minute_in_it(
            halving in 1..60_u16, one in 0..300_i32, other in 0..300_i32, pick in 0..300_i32,
        ) {
            let curve = TravelCurve::new(15, halving);
            let bounds = curve.bounds(Reading::Between(one, other));
            let worth = curve.worth(u16::try_from(pick.clamp(one.min(other), one.max(other))).unwrap());
            prop_assert!(bounds.low() <= worth && worth <= bounds.high());
        }
    }
}
