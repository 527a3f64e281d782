//! The smallest change of the four levels that puts one home above another.
//!
//! People do not move points of importance about; they say that something matters, or matters a lot.
//! So the change is looked for among the levels themselves, by trying: every change of one wish, then
//! every change of two. That is a few thousand exact comparisons.

use crate::domain::preference::Level;
use crate::matching::score::{Fit, Line, Product, SideView};

/// A wish that would have to matter differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// Its place among the wishes.
    pub at: usize,
    /// How much it would have to matter.
    pub to: Level,
}

/// The worths of a home to the wishes whose levels may change, with how each matters now, and the view
/// of the home, which stays as it is.
#[derive(Clone, Copy, Debug)]
pub struct Stand<'a> {
    /// The wishes; the same ones in the same order for both homes.
    pub lines: &'a [Line],
    /// The home's own view.
    pub view: SideView,
}

impl Stand<'_> {
    fn product(&self, levels: &[Level]) -> Product {
        let lines: Vec<Line> = self
            .lines
            .iter()
            .zip(levels)
            .map(|(line, level)| line.weighing(level.weight()))
            .collect();
        // At least one wish counts, so there is no silence to stand in for.
        let own = SideView::of(&lines, 0);
        Fit {
            moving_in: own,
            room: self.view,
        }
        .point_product()
    }
}

/// The smallest change of levels after which `behind` stands above `ahead`: of one wish if that does
/// it, otherwise of two; none if neither does.
///
/// Of several changes the one with the fewest steps between levels is taken, then the one that moves
/// the least importance, then the one first in the list of wishes. At least one wish must go on
/// mattering. Comparisons are exact.
pub fn smallest_change(
    levels: &[Level],
    ahead: Stand<'_>,
    behind: Stand<'_>,
) -> Option<Vec<LevelChange>> {
    let does_it = |changes: &[LevelChange]| {
        let levels = applied(levels, changes);
        levels.iter().any(|level| level.weight() > 0)
            && behind.product(&levels) > ahead.product(&levels)
    };
    let singles: Vec<LevelChange> = (0..levels.len())
        .flat_map(|at| Level::ALL.iter().map(move |to| LevelChange { at, to: *to }))
        .filter(|change| levels.get(change.at) != Some(&change.to))
        .collect();
    let one = singles.iter().map(|one| vec![*one]);
    least(levels, one.filter(|changes| does_it(changes))).or_else(|| {
        let two = singles.iter().enumerate().flat_map(|(n, one)| {
            let others = singles.iter().skip(n + 1);
            others
                .filter(|other| other.at != one.at)
                .map(|other| vec![*one, *other])
        });
        least(levels, two.filter(|changes| does_it(changes)))
    })
}

fn applied(levels: &[Level], changes: &[LevelChange]) -> Vec<Level> {
    let mut levels = levels.to_vec();
    for change in changes {
        if let Some(level) = levels.get_mut(change.at) {
            *level = change.to;
        }
    }
    levels
}

/// The first of the changes with the fewest steps and, among those, the least importance moved.
fn least(
    levels: &[Level],
    changes: impl Iterator<Item = Vec<LevelChange>>,
) -> Option<Vec<LevelChange>> {
    let step = |level: Level| Level::ALL.iter().position(|other| *other == level);
    let size = |changes: &[LevelChange]| {
        let steps: usize = changes
            .iter()
            .filter_map(|change| {
                step(*levels.get(change.at)?)?
                    .abs_diff(step(change.to)?)
                    .into()
            })
            .sum();
        (steps, moved(levels, &applied(levels, changes)))
    };
    changes
        .map(|changes| (size(&changes), changes))
        .reduce(|best, next| {
            let by_size = next.0.0.cmp(&best.0.0);
            if by_size.then(next.0.1.total_cmp(&best.0.1)).is_lt() {
                next
            } else {
                best
            }
        })
        .map(|(_, changes)| changes)
}

/// The share of importance that lies elsewhere under other levels: total variation, 0 to 1.
fn moved(levels: &[Level], changed: &[Level]) -> f64 {
    let total = |levels: &[Level]| -> f64 {
        levels
            .iter()
            .map(|level| f64::from(level.weight()))
            .sum::<f64>()
            .max(1.0)
    };
    let (before, after) = (total(levels), total(changed));
    let pairs = levels.iter().zip(changed);
    pairs
        .map(|(one, other)| {
            (f64::from(one.weight()) / before - f64::from(other.weight()) / after).abs()
        })
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::score::{NEUTRAL_VIEW, NEUTRAL_WORTH};
    use crate::matching::value::Bounds;
    use Level::{DoesNotMatter, Matters, MattersALot, WouldBeNice};

    fn lines(worths: &[u32]) -> Vec<Line> {
        worths
            .iter()
            .map(|worth| Line::new(1, Bounds::exactly(*worth), NEUTRAL_WORTH))
            .collect()
    }

    fn view(worth: u32) -> SideView {
        SideView::of(&lines(&[worth]), NEUTRAL_VIEW)
    }

    fn found(levels: &[Level], ahead: &[u32], behind: &[u32]) -> Option<Vec<(usize, Level)>> {
        let (ahead, behind) = (lines(ahead), lines(behind));
        let stand = |lines| Stand {
            lines,
            view: view(50_000),
        };
        let changes = smallest_change(levels, stand(&ahead), stand(&behind))?;
        Some(changes.into_iter().map(|c| (c.at, c.to)).collect())
    }

    #[test]
    fn the_fewest_steps_win_then_the_least_importance_moved() {
        // One step of the second wish does it, either down or by raising the third; the third moves
        // 1 of 6 to 2 of 7, the second 4 of 6 to 2 of 4.
        let levels = [WouldBeNice, MattersALot, WouldBeNice];
        assert_eq!(
            found(&levels, &[0, 30_000, 0], &[0, 0, 100_000]),
            Some(vec![(2, Matters)])
        );
        // Level is not above: 2 * 50 against 1 * 100 does not do, 4 of it against 1 does not either.
        assert_eq!(
            found(&[Matters, WouldBeNice], &[50_000, 0], &[0, 100_000]),
            Some(vec![(0, WouldBeNice)])
        );
    }

    #[test]
    fn two_wishes_change_only_where_one_is_not_enough() {
        let levels = [MattersALot, MattersALot, WouldBeNice];
        assert_eq!(
            found(&levels, &[50_000, 50_000, 0], &[0, 0, 60_000]),
            Some(vec![(0, DoesNotMatter), (1, WouldBeNice)])
        );
    }

    #[test]
    fn a_home_that_is_worse_in_everything_never_gets_there() {
        assert_eq!(
            found(
                &[Matters, MattersALot],
                &[60_000, 70_000],
                &[50_000, 70_000]
            ),
            None
        );
        // Nor does a home where the only wish that helps would have to be the only one.
        assert_eq!(
            found(
                &[Matters, DoesNotMatter],
                &[60_000, 70_000],
                &[50_000, 70_001]
            ),
            Some(vec![(0, DoesNotMatter), (1, WouldBeNice)])
        );
    }
}
