//! The smallest change of importance that puts one home above another.
//!
//! Weights lie on the simplex: they are shares that add up to 1. How far two weightings are apart is
//! the share of importance that was moved, `tau = 1/2 * sum |w' - w|` (total variation).
//!
//! For a fit `sqrt(A * B)` the home `y` stands above `x` exactly if `w . d > 0` with
//! `d = B_y * v_y - B_x * v_x`, where `v` are the worths to the wishes of the one whose weights may
//! change and `B` the other sides' views, which stay as they are. So both the one-sided and the
//! two-sided question are linear in the weights.

/// A change of importance.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The new weights, which add up to 1, in the order of the old.
    pub weights: Vec<f64>,
    /// The share of importance that was moved: 0 to 1.
    pub moved: f64,
}

/// The worths of a home's answers to the wishes whose weights may change, and the view of that home,
/// which stays as it is (1 for the one-sided question).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand<'a> {
    /// The worth to each wish; floored or not, but the same way for both homes.
    pub worths: &'a [f64],
    /// The home's own view.
    pub view: f64,
}

/// `d`: what a unit of each weight does for `behind` against `ahead`.
fn gains(ahead: Stand<'_>, behind: Stand<'_>) -> Vec<f64> {
    let worths = behind.worths.iter().zip(ahead.worths);
    worths
        .map(|(behind_worth, ahead_worth)| behind.view * behind_worth - ahead.view * ahead_worth)
        .collect()
}

/// The smallest change of importance after which `behind` stands level with `ahead`; any more puts it
/// above. `weights` must add up to 1.
///
/// Importance moves from the wishes that hold `behind` back most to the one that helps it most: each
/// unit from wish `j` to the best wish `k` closes `d_k - d_j` of the gap, so taking the greatest of
/// these first is exact (a fractional knapsack). `None` if the gap is still open after everything was
/// moved: then no change of importance does it. Nothing has to move if `behind` is not behind.
pub fn smallest_change(weights: &[f64], ahead: Stand<'_>, behind: Stand<'_>) -> Option<Change> {
    let gains = gains(ahead, behind);
    let mut gap: f64 = -weights.iter().zip(&gains).map(|(w, d)| w * d).sum::<f64>();
    let mut changed = weights.to_vec();
    let mut moved = 0.0;
    let (best, most) = gains
        .iter()
        .copied()
        .enumerate()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let mut givers: Vec<(usize, f64)> = gains.iter().copied().enumerate().collect();
    givers.sort_by(|one, other| one.1.total_cmp(&other.1));
    for (giver, gain) in givers {
        let closes = most - gain;
        if gap <= 0.0 || closes <= 0.0 {
            break;
        }
        if let Some(weight) = changed.get_mut(giver) {
            let given = weight.min(gap / closes);
            *weight -= given;
            moved += given;
            gap -= given * closes;
        }
    }
    if gap > LEVEL {
        return None;
    }
    if let Some(weight) = changed.get_mut(best) {
        *weight += moved;
    }
    Some(Change {
        weights: changed,
        moved,
    })
}

/// Differences smaller than this are the last places of floating point.
const LEVEL: f64 = 1e-12;

/// For each wish, the share of importance at which `behind` stands level with `ahead` if only that
/// wish changes and the others keep their proportions; `None` where it never does. `weights` must add
/// up to 1.
///
/// `t* = R / (R - d_k)` with `R = sum of w_j d_j over the others / (1 - w_k)`, if `0 <= t* < 1`.
pub fn one_at_a_time(weights: &[f64], ahead: Stand<'_>, behind: Stand<'_>) -> Vec<Option<f64>> {
    let gains = gains(ahead, behind);
    let total: f64 = weights.iter().zip(&gains).map(|(w, d)| w * d).sum();
    let pairs = weights.iter().zip(&gains);
    pairs
        .map(|(weight, gain)| {
            let others = (total - weight * gain) / (1.0 - weight);
            let level = others / (others - gain);
            // The last places must not push a weight of nothing below nothing, or the whole below it.
            (level.is_finite() && (-LEVEL..1.0 - LEVEL).contains(&level)).then(|| level.max(0.0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one_sided(worths: &[f64]) -> Stand<'_> {
        Stand { worths, view: 1.0 }
    }

    fn dot(weights: &[f64], worths: &[f64]) -> f64 {
        weights.iter().zip(worths).map(|(w, v)| w * v).sum()
    }

    #[test]
    fn a_dominated_home_needs_more_than_importance() {
        let change = smallest_change(&[0.5, 0.5], one_sided(&[0.9, 0.4]), one_sided(&[0.8, 0.4]));
        assert!(change.is_some_and(|change| (change.moved - 0.5).abs() < 1e-12));
        let never = smallest_change(&[0.5, 0.5], one_sided(&[0.9, 0.5]), one_sided(&[0.8, 0.4]));
        assert_eq!(never, None);
        assert_eq!(smallest_change(&[], one_sided(&[]), one_sided(&[])), None);
    }

    #[test]
    fn nothing_has_to_move_for_a_home_that_is_not_behind() {
        let change = smallest_change(&[0.3, 0.7], one_sided(&[0.1, 0.5]), one_sided(&[0.9, 0.5]));
        assert_eq!(
            change,
            Some(Change {
                weights: vec![0.3, 0.7],
                moved: 0.0
            })
        );
    }

    /// Every way to hand weights out in steps of one part in `parts`.
    fn grid(wishes: usize, parts: u32) -> Vec<Vec<u32>> {
        if wishes == 1 {
            return vec![vec![parts]];
        }
        (0..=parts)
            .flat_map(|first| {
                grid(wishes - 1, parts - first)
                    .into_iter()
                    .map(move |rest| {
                        let mut all = vec![first];
                        all.extend(rest);
                        all
                    })
            })
            .collect()
    }

    const PARTS: u32 = 20;

    fn cases() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<f64>, f64, f64)> {
        (2..=4_usize).prop_flat_map(|wishes| {
            let worths = || prop::collection::vec(0.1..1.0_f64, wishes);
            let at = 0..grid(wishes, PARTS).len();
            (worths(), worths(), at, 0.1..1.0_f64, 0.1..1.0_f64).prop_map(
                move |(ahead, behind, at, one, other)| {
                    let weights = grid(wishes, PARTS).swap_remove(at);
                    let share = |part: u32| f64::from(part) / f64::from(PARTS);
                    (
                        weights.into_iter().map(share).collect(),
                        ahead,
                        behind,
                        one,
                        other,
                    )
                },
            )
        })
    }

    proptest! {
        /// Against a direct search over a grid of weightings: none of them does it with less, and the
        /// best of them is no further off than the grid is coarse.
        #[test]
        fn no_weighting_does_it_with_less((weights, ahead, behind, one, other) in cases()) {
            let (x, y) = (Stand { worths: &ahead, view: one }, Stand { worths: &behind, view: other });
            let gains = gains(x, y);
            let tried = grid(weights.len(), PARTS).into_iter().map(|parts| {
                parts.into_iter().map(|part| f64::from(part) / f64::from(PARTS)).collect::<Vec<f64>>()
            });
            let apart = |tried: &[f64]| {
                tried.iter().zip(&weights).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0
            };
            let found = tried
                .filter(|tried| dot(tried, &gains) >= -1e-12)
                .map(|tried| apart(&tried))
                .reduce(f64::min);
            match smallest_change(&weights, x, y) {
                None => prop_assert_eq!(found, None),
                Some(change) => {
                    prop_assert!((apart(&change.weights) - change.moved).abs() < 1e-12);
                    prop_assert!((change.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                    prop_assert!(change.weights.iter().all(|w| *w >= 0.0));
                    let after = dot(&change.weights, &gains);
                    prop_assert!(change.moved == 0.0 || after.abs() < 1e-12);
                    // The corner that helps most is on the grid, so the search always finds something.
                    let found = found.expect("the best corner does it");
                    prop_assert!(change.moved <= found + 1e-12);
                    let coarse = f64::from(u32::try_from(weights.len()).unwrap()) / f64::from(PARTS);
                    prop_assert!(found <= change.moved + coarse);
                }
            }
        }

        #[test]
        fn a_weight_moved_alone_makes_the_two_level((weights, ahead, behind, one, other) in cases()) {
            let (x, y) = (Stand { worths: &ahead, view: one }, Stand { worths: &behind, view: other });
            let gains = gains(x, y);
            for (at, level) in one_at_a_time(&weights, x, y).into_iter().enumerate() {
                let put = |level: f64| -> f64 {
                    let scale = (1.0 - level) / (1.0 - weights[at]);
                    let moved: Vec<f64> = weights
                        .iter()
                        .enumerate()
                        .map(|(n, w)| if n == at { level } else { w * scale })
                        .collect();
                    dot(&moved, &gains)
                };
                match level {
                    Some(level) => prop_assert!(put(level).abs() < 1e-9),
                    // Linear in the level: the same sign at both ends, so never level in between.
                    None if weights[at] < 1.0 => {
                        prop_assert!(put(0.0) * put(1.0 - 1e-9) >= -1e-9);
                    }
                    None => {}
                }
            }
        }
    }
}
