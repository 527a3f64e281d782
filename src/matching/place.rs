//! What the unknown facts leave open in a list: the places a home could still take, and which homes
//! are too close to call.

use std::cmp::Reverse;

use super::score::{Fit, Product};

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

/// Groups of homes that are too close to call by their ranges alone, for fits listed best first: the
/// group of each, from 0. Lists that people see are grouped by re-runs instead, see
/// [`robust::groups`](super::robust::groups).
///
/// The first home leads group 0, and every home whose range meets the leader's is in it, however far
/// down it stands. The first home left over leads the next group, and so on. So every home of a later
/// group is certainly worse than the leader of an earlier one, and a home of which little is known is
/// not buried for that. A stable sort by group keeps the order within each group.
pub fn groups<'a>(fits: impl IntoIterator<Item = &'a Fit>) -> Vec<usize> {
    // The lowest fits of the leaders so far. A new leader's highest is below all of them, so they fall
    // steadily and the first leader that a home can still reach is found by halving.
    let mut leaders: Vec<Product> = Vec::new();
    fits.into_iter()
        .map(|fit| {
            let group = leaders.partition_point(|low| *low > fit.high_product());
            if group == leaders.len() {
                leaders.push(fit.low_product());
            }
            group
        })
        .collect()
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
    fn an_unknown_home_is_too_close_to_call_with_the_leader() {
        let fits = [
            fit(90_000, 90_000),
            fit(85_000, 90_000),
            fit(70_000, 80_000),
            fit(0, 100_000),
            fit(60_000, 69_999),
            fit(20_000, 70_000),
        ];
        assert_eq!(groups(&fits), [0, 0, 1, 0, 2, 1]);
        assert_eq!(groups(&[]), [0; 0]);
    }

    #[test]
    fn equal_known_homes_share_a_place_and_a_group() {
        let fits = [
            fit(50_000, 50_000),
            fit(50_000, 50_000),
            fit(40_000, 40_000),
        ];
        assert_eq!(groups(&fits), [0, 0, 1]);
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
        fn a_later_group_is_certainly_worse_than_an_earlier_leader(
            ranges in prop::collection::vec((0..=100_000_u32, 0..=100_000_u32), 1..30)
        ) {
            let fits = best_first(&ranges);
            let groups = groups(&fits);
            for (index, group) in groups.iter().enumerate() {
                for earlier in 0..*group {
                    let leader = groups.iter().position(|other| *other == earlier).unwrap();
                    prop_assert!(leader < index);
                    prop_assert!(fits[index].high_product() < fits[leader].low_product());
                }
                let leader = groups.iter().position(|other| other == group).unwrap();
                prop_assert!(fits[index].high_product() >= fits[leader].low_product());
            }
        }
    }
}
