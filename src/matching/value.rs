//! The six value functions: what one fact is worth to one wish, from 0 to [`SCALE`].
//!
//! Each answers with [`Bounds`]: the lowest and the highest worth that the facts known so far allow.
//! Both ends are exact: some completion of the unknown facts reaches each of them. A fully known fact
//! gives one number. Worths are exact rationals rounded to the nearest 1/100,000, halves upwards, and
//! no floating point is involved, so no machine differs from another.
//!
//! These functions know nothing of people or households, and must not: they are given codes, sets,
//! steps, numbers and minutes. A limit that rules a home out is a must-have, not a value.

pub mod exact;
mod travel;

pub use travel::TravelCurve;

/// The worth of a wish that is met in full; every worth is in units of 1/100,000.
pub const SCALE: u32 = 100_000;

/// The lowest and highest worth that what is known allows, `low <= high <=` [`SCALE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    low: u32,
    high: u32,
}

impl Bounds {
    /// Nothing is known: anything from nothing to everything.
    pub const UNKNOWN: Self = Self {
        low: 0,
        high: SCALE,
    };

    /// A known worth; anything above [`SCALE`] counts as [`SCALE`].
    #[inline]
    pub fn exactly(worth: u32) -> Self {
        Self::between(worth, worth)
    }

    /// The range between two worths, given in either order and capped at [`SCALE`].
    #[inline]
    pub fn between(one: u32, other: u32) -> Self {
        Self {
            low: one.min(other).min(SCALE),
            high: one.max(other).min(SCALE),
        }
    }

    /// The lowest worth still possible.
    #[inline]
    pub const fn low(self) -> u32 {
        self.low
    }

    /// The highest worth still possible.
    #[inline]
    pub const fn high(self) -> u32 {
        self.high
    }

    /// True if nothing that is still unknown could change the worth.
    #[inline]
    pub const fn is_known(self) -> bool {
        self.low == self.high
    }
}

/// What is known of a fact that takes one of several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category<'a> {
    /// It is this one.
    Known(u16),
    /// It is one of these; an empty list says nothing and counts as [`Category::Unknown`].
    OneOf(&'a [u16]),
    /// Nobody knows.
    Unknown,
}

/// What is known of a number or of a step on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is this.
    Exactly(i32),
    /// It lies between these two, both included, given in either order.
    Between(i32, i32),
    /// Nobody knows.
    Unknown,
}

/// The worth of one kind of thing, from a table of the kinds that are wanted.
///
/// A kind that is not in the table is worth nothing. An unknown kind may be any, listed or not, so its
/// lowest worth is 0; say [`Category::OneOf`] where the possible kinds are all known.
///
/// ```
/// use settled::matching::value::{Bounds, Category, categorical};
///
/// let (rural, village) = (1, 2);
/// let wanted = [(rural, 100_000), (village, 50_000)];
/// assert_eq!(categorical(&wanted, Category::Known(village)), Bounds::exactly(50_000));
/// assert_eq!(categorical(&wanted, Category::Unknown), Bounds::UNKNOWN);
/// ```
pub fn categorical(wanted: &[(u16, u32)], have: Category<'_>) -> Bounds {
    let worth = |code: u16| {
        wanted
            .iter()
            .find(|(listed, _)| *listed == code)
            .map_or(0, |(_, worth)| *worth)
    };
    match have {
        Category::Known(code) => Bounds::exactly(worth(code)),
        Category::OneOf([]) | Category::Unknown => {
            let best = wanted.iter().map(|(_, worth)| *worth).max().unwrap_or(0);
            Bounds::between(0, best)
        }
        Category::OneOf(codes) => {
            let low = codes.iter().map(|code| worth(*code)).min().unwrap_or(0);
            let high = codes.iter().map(|code| worth(*code)).max().unwrap_or(SCALE);
            Bounds::between(low, high)
        }
    }
}

/// The share of the wanted things that are there: `met / wanted` up to `(met + open) / wanted`.
///
/// Sets are given as bits. A thing that is both there and unknown counts as there. `None` if nothing
/// is wanted: that is a wish not stated, and must not be scored as one that is met.
///
/// ```
/// use settled::matching::value::{Bounds, coverage};
///
/// let (garden, wifi, bath, parking) = (1, 2, 4, 8);
/// let share = coverage(garden | wifi | bath | parking, garden | wifi, bath);
/// assert_eq!(share, Some(Bounds::between(50_000, 75_000)));
/// ```
pub fn coverage(wanted: u64, yes: u64, unknown: u64) -> Option<Bounds> {
    coverage_of(
        wanted.count_ones(),
        (wanted & yes).count_ones(),
        (wanted & unknown & !yes).count_ones(),
    )
}

/// [`coverage`] from counts, for sets that are not kept as bits.
///
/// `met` of the `wanted` things are there, and of `open` more nobody knows. `None` if nothing is wanted.
pub fn coverage_of(wanted: u32, met: u32, open: u32) -> Option<Bounds> {
    (wanted > 0).then(|| {
        let met = met.min(wanted);
        let best = met.saturating_add(open).min(wanted);
        Bounds::between(ratio(met, wanted), ratio(best, wanted))
    })
}

/// How far two sets overlap: the things in both, as a share of the things in either.
///
/// `own` is the first set; the other holds all of `yes` and perhaps some of `unknown` (as bits). An
/// unknown thing that is in `own` can only help, any other can only hurt, so the bounds are
/// `|own ∩ yes| / |own ∪ yes ∪ (unknown \ own)|` and `(|own ∩ yes| + |own ∩ unknown|) / |own ∪ yes|`.
/// `None` if `own` is empty: that is a wish not stated.
pub fn jaccard(own: u64, yes: u64, unknown: u64) -> Option<Bounds> {
    let open = unknown & !yes;
    let shared = (own & yes).count_ones();
    (own != 0).then(|| {
        Bounds::between(
            ratio(shared, (own | yes | open).count_ones()),
            ratio(shared + (own & open).count_ones(), (own | yes).count_ones()),
        )
    })
}

/// Which side of the target is as good as the target itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Neither: both sides fall away.
    Near,
    /// Above: more is never worse.
    AtLeast,
    /// Below: less is never worse.
    AtMost,
}

/// A wish for a step on a scale, such as how lively a home is from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepWish {
    /// The step that is wanted.
    pub target: i32,
    /// How many steps away is still as good as the target.
    pub tolerance: u32,
    /// After how many steps more the worth is nothing; 0 counts as 1, the very next step.
    pub zero_after: u32,
    /// Which side, if any, is as good as the target.
    pub direction: Direction,
}

impl StepWish {
    /// The worth of a known step: `max(0, 1 - max(0, |actual - target| - tolerance) / zero_after)`.
    pub fn worth(&self, actual: i32) -> u32 {
        let zero_after = self.zero_after.max(1);
        let beyond = self.steps_away(actual).saturating_sub(self.tolerance);
        ratio(zero_after.saturating_sub(beyond), zero_after)
    }

    /// The bounds of a step that may be known in part.
    ///
    /// An unknown step may be anything, so its bounds are the whole range; say [`Reading::Between`]
    /// where the ends of the scale are known.
    pub fn bounds(&self, have: Reading) -> Bounds {
        one_peak(have, self.target, |actual| self.worth(actual))
    }

    fn steps_away(&self, actual: i32) -> u32 {
        let good_side = match self.direction {
            Direction::Near => false,
            Direction::AtLeast => actual >= self.target,
            Direction::AtMost => actual <= self.target,
        };
        if good_side {
            0
        } else {
            actual.abs_diff(self.target)
        }
    }
}

/// A wish for a number within a range, falling to nothing over a margin on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeWish {
    low: i32,
    high: i32,
    margin_low: u32,
    margin_high: u32,
}

impl RangeWish {
    /// A wish for `low..=high` (given in either order); the worth is nothing from `low - margin_low`
    /// down and from `high + margin_high` up. A margin of 0 means nothing outside the range will do.
    pub fn new(low: i32, high: i32, margin_low: u32, margin_high: u32) -> Self {
        Self {
            low: low.min(high),
            high: low.max(high),
            margin_low,
            margin_high,
        }
    }

    /// The worth of a known number: 1 inside, then linear to 0 at the end of the margin.
    pub fn worth(&self, actual: i32) -> u32 {
        let (beyond, margin) = if actual < self.low {
            (self.low.abs_diff(actual), self.margin_low)
        } else if actual > self.high {
            (actual.abs_diff(self.high), self.margin_high)
        } else {
            return SCALE;
        };
        ratio(margin.saturating_sub(beyond), margin)
    }

    /// The bounds of a number that may be known in part.
    pub fn bounds(&self, have: Reading) -> Bounds {
        one_peak(have, self.low, |actual| self.worth(actual))
    }
}

/// The bounds of a worth that rises up to `peak` and never rises after it.
///
/// Over an interval such a worth is lowest at one of the ends, and highest at the point nearest to
/// the peak.
fn one_peak(have: Reading, peak: i32, worth: impl Fn(i32) -> u32) -> Bounds {
    match have {
        Reading::Exactly(actual) => Bounds::exactly(worth(actual)),
        Reading::Between(one, other) => {
            let (first, last) = (one.min(other), one.max(other));
            Bounds {
                low: worth(first).min(worth(last)),
                high: worth(peak.clamp(first, last)),
            }
        }
        Reading::Unknown => Bounds::UNKNOWN,
    }
}

/// `part / whole` in units of 1/100,000, to the nearest, halves upwards; 0 if `whole` is 0.
fn ratio(part: u32, whole: u32) -> u32 {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (2 * part * u64::from(SCALE) + whole)
        .checked_div(2 * whole)
        .and_then(|rounded| u32::try_from(rounded).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EITHER_SIDE: [Direction; 3] = [Direction::Near, Direction::AtLeast, Direction::AtMost];

    /// Half a unit, and a hair for the rounding of the floating point itself.
    const HALF_A_UNIT: f64 = 0.5e-5 + 1e-12;

    fn agrees(bounds: Bounds, exact: exact::Range) -> bool {
        let near = |units: u32, real: f64| {
            (f64::from(units) / f64::from(SCALE) - real).abs() <= HALF_A_UNIT
        };
        near(bounds.low(), exact.low) && near(bounds.high(), exact.high)
    }

    fn step_wish() -> impl Strategy<Value = StepWish> {
        (-5..5_i32, 0..3_u32, 0..6_u32, 0..3_usize).prop_map(
            |(target, tolerance, zero_after, side)| StepWish {
                target,
                tolerance,
                zero_after,
                direction: EITHER_SIDE[side],
            },
        )
    }

    fn reading() -> impl Strategy<Value = Reading> {
        prop_oneof![
            (-30..60_i32).prop_map(Reading::Exactly),
            (-30..60_i32, -30..60_i32).prop_map(|(one, other)| Reading::Between(one, other)),
            Just(Reading::Unknown),
        ]
    }

    #[test]
    fn an_empty_wanted_set_is_not_stated() {
        assert_eq!(coverage(0, 0b111, 0), None);
        assert_eq!(coverage_of(0, 0, 0), None);
        assert_eq!(jaccard(0, 0b111, 0), None);
    }

    #[test]
    fn a_kind_nobody_asked_for_is_worth_nothing() {
        let wanted = [(1, SCALE), (2, 50_000)];
        assert_eq!(categorical(&wanted, Category::Known(3)), Bounds::exactly(0));
        assert_eq!(
            categorical(&wanted, Category::OneOf(&[1, 3])),
            Bounds::UNKNOWN
        );
        assert_eq!(categorical(&wanted, Category::OneOf(&[])), Bounds::UNKNOWN);
    }

    #[test]
    fn a_range_without_margins_takes_nothing_outside_it() {
        let wish = RangeWish::new(50, 30, 0, 0);
        assert_eq!(wish.worth(29), 0);
        assert_eq!(wish.worth(30), SCALE);
        assert_eq!(wish.worth(50), SCALE);
        assert_eq!(wish.worth(51), 0);
        assert_eq!(wish.bounds(Reading::Between(51, 29)), Bounds::UNKNOWN);
        assert_eq!(wish.bounds(Reading::Between(51, 60)), Bounds::exactly(0));
    }

    #[test]
    fn extreme_numbers_do_not_overflow() {
        let wish = RangeWish::new(i32::MIN, i32::MAX, u32::MAX, u32::MAX);
        assert_eq!(wish.worth(i32::MIN), SCALE);
        let step = StepWish {
            target: i32::MIN,
            tolerance: 0,
            zero_after: u32::MAX,
            direction: Direction::Near,
        };
        assert_eq!(step.worth(i32::MAX), 0);
        assert_eq!(ratio(u32::MAX, u32::MAX), SCALE);
    }

    proptest! {
        #[test]
        fn a_table_agrees_with_its_reference(
            worths in prop::collection::vec(0..=SCALE, 1..6),
            codes in prop::collection::vec(0..8_u16, 0..5),
            known in 0..8_u16,
        ) {
            let table: Vec<(u16, u32)> = (0..).zip(worths).collect();
            let real: Vec<(u16, f64)> =
                table.iter().map(|(code, worth)| (*code, f64::from(*worth) / 1e5)).collect();
            for have in [Category::Known(known), Category::OneOf(&codes), Category::Unknown] {
                prop_assert!(agrees(categorical(&table, have), exact::categorical(&real, have)));
            }
        }

        #[test]
        fn sets_agree_with_their_reference_and_contain_every_completion(
            own in 1..256_u64, yes in 0..256_u64, unknown in 0..256_u64, guess in 0..256_u64,
        ) {
            let completed = yes | (unknown & guess);
            for (bounds, real, told) in [
                (coverage(own, yes, unknown), exact::coverage(own, yes, unknown), coverage(own, completed, 0)),
                (jaccard(own, yes, unknown), exact::jaccard(own, yes, unknown), jaccard(own, completed, 0)),
            ] {
                let (bounds, real, told) = (bounds.unwrap(), real.unwrap(), told.unwrap());
                prop_assert!(agrees(bounds, real));
                prop_assert!(told.is_known());
                prop_assert!(bounds.low() <= told.low() && told.high() <= bounds.high());
            }
        }

        #[test]
        fn steps_agree_with_their_reference_and_contain_every_completion(
            wish in step_wish(), have in reading(), pick in 0..1_000_i32,
        ) {
            prop_assert!(agrees(wish.bounds(have), exact::step(&wish, have)));
            if let Reading::Between(one, other) = have {
                let actual = one.min(other) + pick % ((one - other).abs() + 1);
                let (bounds, worth) = (wish.bounds(have), wish.worth(actual));
                prop_assert!(bounds.low() <= worth && worth <= bounds.high());
            }
        }

        #[test]
        fn ranges_agree_with_their_reference_and_contain_every_completion(
            ends in (0..40_i32, 0..40_i32), margins in (0..20_u32, 0..20_u32),
            have in reading(), pick in 0..1_000_i32,
        ) {
            let wish = RangeWish::new(ends.0, ends.1, margins.0, margins.1);
            let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
            let real = exact::range([low, high].map(f64::from), [margins.0, margins.1].map(f64::from), have);
            prop_assert!(agrees(wish.bounds(have), real));
            if let Reading::Between(one, other) = have {
                let actual = one.min(other) + pick % ((one - other).abs() + 1);
                let (bounds, worth) = (wish.bounds(have), wish.worth(actual));
                prop_assert!(bounds.low() <= worth && worth <= bounds.high());
            }
        }
    }
}
