//! Whole points that add up.
//!
//! On screen a wish reads "9 points of 13". The points of a side's wishes must add up to that side's
//! view, and what they are out of must add up to 100, or nobody who checks will trust either. Rounding
//! each number by itself does not do that; this module shares out the difference.

use super::score::{Fit, Line, SideView};
use super::value::SCALE;
use super::why::Contributions;

/// The whole points of one wish: how many it earns, out of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePoints {
    /// The points earned, at most `out_of`.
    pub points: u32,
    /// What the wish could earn; over all wishes of a side this adds up to 100.
    pub out_of: u32,
}

/// The whole points of each wish of one side, in the same order.
///
/// They add up to [`SideView::whole`] out of 100 exactly. What a wish is out of depends on the weights
/// only, so it reads the same against every home. Empty if nothing was stated.
pub fn side_points(lines: &[Line]) -> Vec<LinePoints> {
    // With any stand-in for silence: a silent side has no points to share out.
    let view = SideView::of(lines, SCALE);
    if !view.stated() {
        return lines
            .iter()
            .map(|_| LinePoints {
                points: 0,
                out_of: 0,
            })
            .collect();
    }
    let weight = |line: &Line| u64::from(line.weight());
    let parts: Vec<u64> = lines.iter().map(|line| 100 * weight(line)).collect();
    let out_of = share_out(&parts, u64::from(view.weight()), 100, None);

    let earned: Vec<u64> = lines
        .iter()
        .map(|line| 100 * weight(line) * u64::from(line.point()))
        .collect();
    let unit = u64::from(view.weight()) * u64::from(SCALE);
    let points = share_out(&earned, unit, view.whole(), Some(&out_of));

    points
        .into_iter()
        .zip(out_of)
        .map(|(points, out_of)| LinePoints { points, out_of })
        .collect()
}

/// The contributions of both sides in whole points that add up to [`Fit::whole`]: first the parts of
/// the side that would move in, then those of the side that offers the room.
pub fn fit_points(fit: &Fit, contributions: &Contributions) -> Vec<u32> {
    let parts: Vec<u64> = contributions.parts().map(in_billionths).collect();
    share_out(&parts, BILLION, fit.whole(), None)
}

/// Why one fit differs from another in whole points, which may be less than nothing and add up to
/// `this.whole() - that.whole()` exactly, in the order of [`Contributions::parts`].
///
/// Each part is first cut to its whole points. What is missing goes, one point at a time, to the part
/// that is furthest from its exact share on that side; the earlier part wins a tie. So no part is off
/// by more than a point and a half, almost all by less than one, and a part that is nothing stays so
/// as long as any other could take the point.
pub fn difference_points(this: &Fit, that: &Fit, parts: &Contributions) -> Vec<i32> {
    let exact: Vec<i64> = parts.parts().map(in_signed_billionths).collect();
    let mut points: Vec<i64> = exact.iter().map(|part| part / SIGNED_BILLION).collect();
    let wanted = i64::from(this.whole()) - i64::from(that.whole());
    let missing = wanted - points.iter().sum::<i64>();
    let step = missing.signum();
    for _ in 0..missing.abs() {
        // How far a part is from its share in the direction of the step; nothing comes last.
        let short = |(part, points): (&i64, &i64)| {
            let short = (part - points * SIGNED_BILLION) * step;
            (*part != 0, short)
        };
        let next = exact
            .iter()
            .zip(&points)
            .map(short)
            .zip(0_usize..)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some(point) = next.and_then(|(_, at)| points.get_mut(at)) {
            *point += step;
        }
    }
    points
        .into_iter()
        .map(|points| i32::try_from(points).unwrap_or(0))
        .collect()
}

const BILLION: u64 = 1_000_000_000;

const SIGNED_BILLION: i64 = 1_000_000_000;

/// A difference of shares (-1 to 1) in billionths of a point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a difference of shares lies between -1 and 1, and a cast of anything else saturates"
)]
fn in_signed_billionths(share: f64) -> i64 {
    (share * 100.0 * 1e9).round() as i64
}

/// A share of the whole (0 to 1) in billionths of a point, so that noise in the last binary places
/// cannot take a whole point away.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share lies between 0 and 1, and a cast of anything else saturates"
)]
fn in_billionths(share: f64) -> u64 {
    (share * 100.0 * 1e9).round() as u64
}

/// Shares `total` whole points out in proportion to `parts / unit`.
///
/// Each part first gets its whole points. What is left goes, one point at a time, to a part still
/// short of its exact share; where several are, to the one for which going without would distort most
/// (the greatest `share / (points + 1/2)`: a point matters more to a share of 2 than to one of 23).
/// Where all remaining parts have their share or are at their `most`, it goes to any that has room.
/// The earlier part wins a tie. With `total` near the sum of the shares no part is off by a whole
/// point, except where `most` holds one down.
fn share_out(parts: &[u64], unit: u64, total: u32, most: Option<&[u32]>) -> Vec<u32> {
    let whole = |part: &u64| {
        part.checked_div(unit)
            .and_then(|points| u32::try_from(points).ok())
            .unwrap_or(0)
    };
    let mut points: Vec<u32> = parts.iter().map(whole).collect();
    let given: u32 = points.iter().sum();
    for _ in given..total {
        let room = |index: usize, points: u32| {
            most.and_then(|most| most.get(index))
                .is_none_or(|most| points < *most)
        };
        let next = parts
            .iter()
            .zip(&mut points)
            .enumerate()
            .filter(|(index, (_, points))| room(*index, **points))
            .map(|(_, (part, points))| (Claim::new(*part, unit, *points), points))
            .reduce(|best, other| if other.0 > best.0 { other } else { best });
        match next {
            Some((_, points)) => *points += 1,
            None => break,
        }
    }
    points
}

/// How strong a part's claim to the next point is.
#[derive(Clone, Copy, Debug)]
struct Claim {
    /// The part is still short of its exact share.
    short: bool,
    part: u64,
    /// Twice the points it has, plus one.
    divisor: u64,
}

impl Claim {
    fn new(part: u64, unit: u64, points: u32) -> Self {
        let points = u64::from(points);
        Self {
            short: u128::from(points) * u128::from(unit) < u128::from(part),
            part,
            divisor: 2 * points + 1,
        }
    }

    fn weigh(self, other: Self) -> std::cmp::Ordering {
        let mine = u128::from(self.part) * u128::from(other.divisor);
        let theirs = u128::from(other.part) * u128::from(self.divisor);
        self.short.cmp(&other.short).then(mine.cmp(&theirs))
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Self) -> bool {
        self.weigh(*other).is_eq()
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.weigh(*other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::score::{NEUTRAL_VIEW, NEUTRAL_WORTH};
    use super::super::value::Bounds;
    use super::super::why::{Pair, Side, difference};
    use super::*;

    fn known(weight: u8, worth: u32) -> Line {
        Line::new(weight, Bounds::exactly(worth), NEUTRAL_WORTH)
    }

    #[test]
    fn a_full_wish_never_earns_more_than_it_is_out_of() {
        let lines = [
            known(1, 96_000),
            known(1, 96_000),
            known(1, SCALE),
            known(1, SCALE),
            known(4, 0),
        ];
        let points = side_points(&lines);
        let out_of: Vec<u32> = points.iter().map(|line| line.out_of).collect();
        assert_eq!(out_of, [13, 13, 12, 12, 50]);
        assert!(points.iter().all(|line| line.points <= line.out_of));
    }

    #[test]
    fn a_wish_that_does_not_matter_earns_nothing() {
        let nothing = LinePoints {
            points: 0,
            out_of: 0,
        };
        assert_eq!(side_points(&[known(0, SCALE)]), [nothing]);
        assert_eq!(side_points(&[]), []);
        assert_eq!(
            side_points(&[known(0, SCALE), known(2, 0)]).first(),
            Some(&nothing)
        );
    }

    #[test]
    fn what_is_left_over_goes_where_it_distorts_least() {
        // 22.6 and 1.6 and 0.8 make 25: the small shares go up, the large one stays.
        assert_eq!(share_out(&[226, 16, 8], 10, 25, None), [22, 2, 1]);
        // Never two points to one part while another is short of its share.
        assert_eq!(share_out(&[889, 2, 9], 10, 90, None), [89, 0, 1]);
    }

    proptest! {
        #[test]
        fn the_points_of_a_difference_add_up_to_it(
            wishes in prop::collection::vec((1..5_u8, 0..=SCALE, 0..=SCALE), 0..20),
            theirs in (0..=SCALE, 0..=SCALE),
        ) {
            let lines = |worth: fn(&(u8, u32, u32)) -> u32| -> Vec<Line> {
                wishes.iter().map(|wish| known(wish.0, worth(wish))).collect()
            };
            let (this_lines, that_lines) = (lines(|wish| wish.1), lines(|wish| wish.2));
            let (this_home, that_home) = ([known(1, theirs.0)], [known(3, theirs.1)]);
            let this = Pair::new(&this_lines, &this_home, NEUTRAL_VIEW);
            let that = Pair::new(&that_lines, &that_home, NEUTRAL_VIEW);
            let parts = difference(&this, &that, Side::MovingIn);
            let points = difference_points(&this.fit, &that.fit, &parts);
            let wanted = i64::from(this.fit.whole()) - i64::from(that.fit.whole());
            prop_assert_eq!(points.iter().map(|p| i64::from(*p)).sum::<i64>(), wanted);
            prop_assert_eq!(points.len(), parts.parts().count());
            for (points, part) in points.iter().zip(parts.parts()) {
                prop_assert!((f64::from(*points) - 100.0 * part).abs() <= 1.5);
            }
            // The other way round it is the same story, so the total is the opposite.
            let back = difference(&that, &this, Side::MovingIn);
            let back = difference_points(&that.fit, &this.fit, &back);
            prop_assert_eq!(back.iter().map(|p| i64::from(*p)).sum::<i64>(), -wanted);
        }

        #[test]
        fn points_add_up_to_the_view_and_what_they_are_out_of_to_a_hundred(
            wishes in prop::collection::vec((0..6_u8, 0..=SCALE, 0..=SCALE), 1..30)
        ) {
            let lines: Vec<Line> = wishes
                .iter()
                .map(|(weight, one, other)| {
                    Line::new(*weight, Bounds::between(*one, *other), NEUTRAL_WORTH)
                })
                .collect();
            let view = SideView::of(&lines, NEUTRAL_VIEW);
            prop_assume!(view.stated());
            let points = side_points(&lines);
            prop_assert_eq!(points.iter().map(|line| line.points).sum::<u32>(), view.whole());
            prop_assert_eq!(points.iter().map(|line| line.out_of).sum::<u32>(), 100);
            for (line, shown) in lines.iter().zip(&points) {
                let out_of = 100.0 * f64::from(line.weight()) / f64::from(view.weight());
                prop_assert!(shown.points <= shown.out_of);
                prop_assert!((f64::from(shown.out_of) - out_of).abs() < 1.0);
            }
        }
    }
}
