//! What the unknown facts leave open in a list: the places a home could still take, and which homes
//! are too close to call.

use std::cmp::Reverse;

use super::score::Fit;

/// The best and worst place that a home could still take, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// One more than the number of homes that are certainly better.
    pub best: usize,
    /// The length of the list less the number of homes that are certainly worse.
    pub worst: usize,
}

/// The places that each of the `shown` homes could still take in the list of `all`, which they are
/// part of.
///
/// Home `j` is certainly better than `i` if its lowest fit is above the highest of `i`:
/// `best = 1 + #{j: low(j) > high(i)}`, `worst = n - #{j: high(j) < low(i)}`. One pass over the list,
/// so that twenty homes out of ten thousand cost little.
pub fn places<'a, L>(all: L, shown: &[Fit]) -> Vec<Places>
where
    L: IntoIterator<Item = &'a Fit>,
    L::IntoIter: Clone,
{
    let all = all.into_iter();
    let better = count_above(
        shown.iter().map(Fit::high_product),
        all.clone().map(Fit::low_product),
    );
    let worse = count_above(
        shown.iter().map(Fit::low_product).map(Reverse),
        all.clone().map(Fit::high_product).map(Reverse),
    );
    let length = all.count();
    better
        .into_iter()
        .zip(worse)
        .map(|(better, worse)| Places {
            best: 1 + better,
            worst: length - worse,
        })
        .collect()
}

/// For each limit, in the order given, how many of the values are strictly above it.
fn count_above<T: Ord>(
    limits: impl Iterator<Item = T>,
    values: impl Iterator<Item = T>,
) -> Vec<usize> {
    let mut steps: Vec<(T, usize)> = limits.zip(0..).collect();
    steps.sort_unstable();
    // How many values pass exactly so many of the limits.
    let mut passing = vec![0_usize; steps.len() + 1];
    for value in values {
        let passed = steps.partition_point(|(limit, _)| *limit < value);
        if let Some(count) = passing.get_mut(passed) {
            *count += 1;
        }
    }
    let mut counts = vec![0; steps.len()];
    let mut above = 0;
    for ((_, index), passed_by) in steps.iter().zip(passing.iter().skip(1)).rev() {
        above += passed_by;
        if let Some(count) = counts.get_mut(*index) {
            *count = above;
        }
    }
    counts
}

/// Which homes are too close to call with the first by their ranges alone, for fits listed best first:
/// those that could still be as good as the first may turn out, the first included.
///
/// Lists that people see are run again instead, see [`robust::groups`](super::robust::groups).
pub fn close_to_first<'a>(fits: impl IntoIterator<Item = &'a Fit>) -> Vec<bool> {
    let mut fits = fits.into_iter().peekable();
    let Some(first) = fits.peek().map(|first| first.low_product()) else {
        return Vec::new();
    };
    fits.map(|fit| fit.high_product() >= first).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::score::{Line, NEUTRAL_VIEW, NEUTRAL_WORTH, SideView, Standing};
    use super::super::value::Bounds;
    use super::*;

    fn fit(low: u32, high: u32) -> Fit {
        let view = SideView::of(
            &[Line::new(1, Bounds::between(low, high), NEUTRAL_WORTH)],
            NEUTRAL_VIEW,
        );
        Fit {
            moving_in: view,
            room: view,
        }
    }

    fn best_first(ranges: &[(u32, u32)]) -> Vec<Fit> {
        let mut list: Vec<_> = (0..)
            .zip(ranges)
            .map(|(id, (one, other))| Standing {
                fit: fit(*one, *other),
                waiting_days: 0,
                id,
            })
            .collect::<Vec<Standing<u32>>>();
        list.sort();
        list.into_iter().map(|standing| standing.fit).collect()
    }

    #[test]
    fn an_unknown_home_is_too_close_to_call_with_the_first() {
        let fits = [
            fit(90_000, 90_000),
            fit(85_000, 90_000),
            fit(70_000, 80_000),
            fit(0, 100_000),
            fit(60_000, 69_999),
            fit(20_000, 70_000),
        ];
        assert_eq!(
            close_to_first(&fits),
            [true, true, false, true, false, false]
        );
        assert_eq!(close_to_first(&[]), [false; 0]);
    }

    #[test]
    fn equal_known_homes_share_a_place() {
        let fits = [
            fit(50_000, 50_000),
            fit(50_000, 50_000),
            fit(40_000, 40_000),
        ];
        assert_eq!(close_to_first(&fits), [true, true, false]);
        let shared = Places { best: 1, worst: 2 };
        assert_eq!(
            places(&fits, &fits),
            [shared, shared, Places { best: 3, worst: 3 }]
        );
    }

    proptest! {
        #[test]
        fn places_are_those_of_counting_and_contain_the_place_listed(
            ranges in prop::collection::vec((0..=100_000_u32, 0..=100_000_u32), 1..30)
        ) {
            let fits = best_first(&ranges);
            let all = places(&fits, &fits);
            prop_assert_eq!(places(&fits, &fits[fits.len() / 2..]), &all[fits.len() / 2..]);
            for ((index, fit), places) in fits.iter().enumerate().zip(all) {
                let better = fits.iter().filter(|other| other.low_product() > fit.high_product());
                let worse = fits.iter().filter(|other| other.high_product() < fit.low_product());
                prop_assert_eq!(places.best, 1 + better.count());
                prop_assert_eq!(places.worst, fits.len() - worse.count());
                prop_assert!(places.best <= index + 1 && index < places.worst);
            }
        }

        #[test]
        fn whoever_could_come_first_is_too_close_to_call_with_the_first(
            ranges in prop::collection::vec((0..=100_000_u32, 0..=100_000_u32), 1..30)
        ) {
            let fits = best_first(&ranges);
            let close = close_to_first(&fits);
            prop_assert_eq!(close.first(), Some(&true));
            for (places, close) in places(&fits, &fits).into_iter().zip(close) {
                prop_assert!(close || places.best > 1);
            }
        }
    }
}
