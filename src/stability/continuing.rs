//! How many arrangements were still going some time after they began.
//!
//! Only those that began at least that long ago can say anything, so each point in time has its
//! own number behind it. An arrangement that ended exactly on the day was not going on any more on
//! that day: an ending's day is the day somebody leaves.

use crate::domain::arrangement::PersonWanted;
use crate::domain::sheet::{Living, takes_a_home};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The fewest arrangements about which numbers are shown, to protect the people behind them.
pub const FEWEST: u32 = 5;

/// A point in time after the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// 28 days.
    Days28,
    /// 12 weeks.
    Weeks12,
    /// 6 months.
    Months6,
    /// 12 months.
    Months12,
    /// 24 months.
    Months24,
}

impl Point {
    /// Every point, earliest first.
    pub const ALL: &'static [Self] = &[
        Self::Days28,
        Self::Weeks12,
        Self::Months6,
        Self::Months12,
        Self::Months24,
    ];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Days28 => "after-28-days",
            Self::Weeks12 => "after-12-weeks",
            Self::Months6 => "after-6-months",
            Self::Months12 => "after-12-months",
            Self::Months24 => "after-24-months",
        }
    }

    /// The day it falls on for an arrangement that began on `start`. Months are calendar months;
    /// where the month has no such day, its last day: 6 months from 31 August is 28 February.
    pub fn day(self, start: Date) -> Date {
        start.saturating_add(match self {
            Self::Days28 => 28.days(),
            Self::Weeks12 => 12.weeks(),
            Self::Months6 => 6.months(),
            Self::Months12 => 12.months(),
            Self::Months24 => 24.months(),
        })
    }
}

/// How arrangements ended: planned or not, and whether the person wanted it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Endings {
    cells: BTreeMap<(bool, PersonWanted), u32>,
}

impl Endings {
    /// How many ended, in all.
    pub fn total(&self) -> u32 {
        self.cells.values().sum()
    }

    /// How many ended planned (or unplanned) and with this said about whether it was wanted.
    pub fn of(&self, planned: bool, wanted: PersonWanted) -> u32 {
        self.cells.get(&(planned, wanted)).copied().unwrap_or(0)
    }

    /// How many were planned, or were not. A death is neither.
    pub fn planned(&self, planned: bool) -> u32 {
        self.count(|p, wanted| p == planned && wanted != PersonWanted::Died)
    }

    /// How many the person did not want, planned or not.
    pub fn not_wanted(&self) -> u32 {
        self.count(|_, wanted| wanted == PersonWanted::DidNotWant)
    }

    /// How many ended with a death.
    pub fn died(&self) -> u32 {
        self.count(|_, wanted| wanted == PersonWanted::Died)
    }

    fn count(&self, keep: impl Fn(bool, PersonWanted) -> bool) -> u32 {
        self.cells
            .iter()
            .filter(|((planned, wanted), _)| keep(*planned, *wanted))
            .map(|(_, n)| n)
            .sum()
    }
}

/// What is known at a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// Fewer than [`FEWEST`] began that long ago: nothing is shown.
    TooFew,
    /// The numbers. `began` is `continuing` and the total of `ended` together.
    Known {
        /// Began at least that long ago.
        began: u32,
        /// Of these, still going on that day.
        continuing: u32,
        /// Of these, ended on or before that day.
        ended: Endings,
    },
}

/// How many arrangements were still going at one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContinuingAt {
    /// The point.
    pub point: Point,
    /// The numbers.
    pub counts: Counts,
}

/// Arrangements that are not counted at any point, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Excluded {
    /// They begin in the future.
    pub not_begun: u32,
    /// They are of a kind in which nobody moves in: short breaks, day support and the like.
    pub not_lived_in: u32,
}

/// How many arrangements were still going at each point, and which could not be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuing {
    /// One for each of [`Point::ALL`], in its order.
    pub points: Vec<ContinuingAt>,
    /// What was left out.
    pub excluded: Excluded,
}

/// Counts live-in and Homeshare arrangements that were still going at each point.
pub fn continuing(livings: &[Living], today: Date) -> Continuing {
    let mut excluded = Excluded::default();
    let mut counted = Vec::new();
    for living in livings {
        if !takes_a_home(living.arrangement.kind) {
            excluded.not_lived_in += 1;
        } else if living.arrangement.start > today {
            excluded.not_begun += 1;
        } else {
            counted.push(living);
        }
    }
    let points = Point::ALL
        .iter()
        .map(|point| ContinuingAt {
            point: *point,
            counts: counts_at(*point, &counted, today),
        })
        .collect();
    Continuing { points, excluded }
}

fn counts_at(point: Point, livings: &[&Living], today: Date) -> Counts {
    let (mut began, mut continuing) = (0, 0);
    let mut ended = Endings::default();
    for living in livings {
        let day = point.day(living.arrangement.start);
        if day > today {
            continue;
        }
        began += 1;
        match living.ending.as_ref().filter(|e| e.on <= day) {
            Some(e) => *ended.cells.entry((e.planned, e.person_wanted)).or_insert(0) += 1,
            None => continuing += 1,
        }
    }
    if began < FEWEST {
        return Counts::TooFew;
    }
    Counts::Known {
        began,
        continuing,
        ended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::arrangement::{Arrangement, Continues, Ending, EndingReason, StartKind};
    use crate::domain::id::{ArrangementId, EndingId, PairId, ProfileId};
    use crate::domain::topic::Kind;
    use jiff::civil::date;
    use uuid::Uuid;

    const TODAY: Date = date(2026, 11, 12);

    fn living(start: Date, ended: Option<(Date, bool, PersonWanted)>) -> Living {
        let arrangement = Arrangement {
            id: ArrangementId(Uuid::nil()),
            pair: PairId(Uuid::nil()),
            mover: ProfileId(Uuid::nil()),
            home: ProfileId(Uuid::nil()),
            kind: Kind::LiveIn,
            start_kind: StartKind::Planned,
            start,
            planned_end: None,
            trial_until: None,
            first_review: None,
            reviewed_on: None,
            decision_due: None,
            continues: None,
            agreed: String::new(),
        };
        let ending = ended.map(|(on, planned, person_wanted)| Ending {
            id: EndingId(Uuid::nil()),
            arrangement: arrangement.id,
            on,
            planned,
            person_wanted,
            reason: EndingReason::Other,
            destination: String::new(),
            continues: Continues::NotKnown,
            learned: String::new(),
        });
        Living {
            arrangement,
            ending,
            mover_name: "Aled P".to_owned(),
            home_name: "Morgan house".to_owned(),
        }
    }

    fn at(livings: &[Living], point: Point) -> Counts {
        continuing(livings, TODAY)
            .points
            .into_iter()
            .find(|p| p.point == point)
            .expect("every point is there")
            .counts
    }

    /// Began, still going, ended.
    fn figures(livings: &[Living], point: Point) -> Option<(u32, u32, u32)> {
        match at(livings, point) {
            Counts::TooFew => None,
            Counts::Known {
                began,
                continuing,
                ended,
            } => Some((began, continuing, ended.total())),
        }
    }

    #[test]
    fn a_scheme_of_eight_counted_by_hand() {
        use PersonWanted::{DidNotWant, Died, Wanted};
        let livings = [
            // Two years and more ago: one goes on, one left after 13 months as hoped, one ended on
            // its 20th day, unplanned and unwanted.
            living(date(2023, 5, 1), None),
            living(date(2024, 1, 10), Some((date(2025, 2, 10), true, Wanted))),
            living(
                date(2024, 6, 1),
                Some((date(2024, 6, 21), false, DidNotWant)),
            ),
            // A year and more ago: one died after 7 months.
            living(date(2025, 3, 1), Some((date(2025, 10, 5), false, Died))),
            living(date(2025, 11, 12), None),
            // This year: 6 months ago, 12 weeks ago to the day, and 27 days ago.
            living(date(2026, 5, 12), None),
            living(date(2026, 8, 20), None),
            living(date(2026, 10, 16), None),
        ];
        assert_eq!(figures(&livings, Point::Days28), Some((7, 6, 1)));
        assert_eq!(figures(&livings, Point::Weeks12), Some((7, 6, 1)));
        assert_eq!(figures(&livings, Point::Months6), Some((6, 5, 1)));
        assert_eq!(figures(&livings, Point::Months12), Some((5, 3, 2)));
        assert_eq!(figures(&livings, Point::Months24), None, "only three");

        let Counts::Known { ended, .. } = at(&livings, Point::Months12) else {
            panic!("five began");
        };
        assert_eq!((ended.not_wanted(), ended.died()), (1, 1));
        assert_eq!((ended.planned(true), ended.planned(false)), (0, 1));
        assert_eq!(ended.of(false, DidNotWant), 1);
    }

    #[test]
    fn an_ending_on_the_very_day_is_not_continuing_and_one_a_day_later_is() {
        let start = date(2026, 1, 1);
        let on_the_day = date(2026, 1, 29);
        let end = |on| living(start, Some((on, true, PersonWanted::Accepted)));
        let mut livings = vec![end(on_the_day); 4];
        livings.push(end(date(2026, 1, 30)));
        assert_eq!(figures(&livings, Point::Days28), Some((5, 1, 4)));
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let at = |start, point: Point| point.day(start);
        assert_eq!(at(date(2025, 8, 31), Point::Months6), date(2026, 2, 28));
        assert_eq!(at(date(2023, 8, 31), Point::Months6), date(2024, 2, 29));
        assert_eq!(at(date(2024, 2, 29), Point::Months12), date(2025, 2, 28));
        assert_eq!(at(date(2024, 2, 29), Point::Months24), date(2026, 2, 28));
        assert_eq!(at(date(2024, 2, 1), Point::Days28), date(2024, 2, 29));
        assert_eq!(at(date(2026, 8, 20), Point::Weeks12), TODAY);
    }

    #[test]
    fn what_is_not_lived_in_or_has_not_begun_is_left_out_and_said() {
        let mut breaks = living(date(2025, 1, 1), None);
        breaks.arrangement.kind = Kind::ShortBreaks;
        let mut share = living(date(2025, 1, 1), None);
        share.arrangement.kind = Kind::Homeshare;
        let mut livings = vec![share; 5];
        livings.extend([breaks, living(date(2026, 12, 1), None)]);
        let told = continuing(&livings, TODAY);
        assert_eq!(
            told.excluded,
            Excluded {
                not_begun: 1,
                not_lived_in: 1
            }
        );
        assert_eq!(figures(&livings, Point::Months12), Some((5, 5, 0)));
    }

    #[test]
    fn fewer_than_five_show_nothing() {
        let four = vec![living(date(2020, 1, 1), None); 4];
        for told in continuing(&four, TODAY).points {
            assert_eq!(told.counts, Counts::TooFew, "{:?}", told.point);
        }
    }
}
