//! Which of several possible dates is meant: the nearest in the direction the box looks.

use jiff::civil::{Date, Weekday};

use super::lex::{Manner, Number};
use super::{Direction, PartialDate};

/// 29 February may be eight years away, over the turn of a century.
const YEARS_AROUND: i16 = 8;

/// No day from 1 to 31 is missing from two months in a row.
const MONTHS_AROUND: i32 = 2;

/// The first and last year that can be typed.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1850..=2150;

/// How far behind a year of two digits may lie when the box looks forward.
const YEARS_BEHIND: i16 = 20;

/// The nearest of the candidates: the latest that may have begun, the first that may not have ended, or
/// whichever is fewer days away.
pub(super) fn nearest(
    candidates: impl Iterator<Item = PartialDate>,
    today: Date,
    direction: Direction,
) -> Option<PartialDate> {
    match direction {
        Direction::Past => candidates
            .filter(|c| c.earliest() <= today)
            .max_by_key(|c| c.earliest()),
        Direction::Future => candidates
            .filter(|c| c.latest() >= today)
            .min_by_key(|c| c.earliest()),
        Direction::Either => candidates.min_by_key(|c| days_away(*c, today)),
    }
}

fn days_away(candidate: PartialDate, today: Date) -> i32 {
    if candidate.earliest() > today {
        days_between(today, candidate.earliest())
    } else {
        days_between(candidate.latest(), today).max(0)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// The nearest year in which the date exists.
pub(super) fn without_year(
    today: Date,
    direction: Direction,
    in_year: impl Fn(i16) -> Option<PartialDate>,
) -> Option<PartialDate> {
    let years = today.year() - YEARS_AROUND..=today.year() + YEARS_AROUND;
    nearest(years.filter_map(in_year), today, direction)
}

/// The nearest month that has such a day.
pub(super) fn day_of_month(today: Date, direction: Direction, day: i8) -> Option<PartialDate> {
    let months = (-MONTHS_AROUND..=MONTHS_AROUND).filter_map(|away| months_from(today, away));
    let days = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
    nearest(days.map(PartialDate::Day), today, direction)
}

/// The nearest last day of a month.
pub(super) fn end_of_month(today: Date, direction: Direction) -> Option<PartialDate> {
    let months = match direction {
        Direction::Past => -1..=0,
        Direction::Future | Direction::Either => 0..=0,
    };
    let ends = months
        .filter_map(|away| months_from(today, away))
        .map(Date::last_of_month);
    nearest(ends.map(PartialDate::Day), today, direction)
}

/// The first day of the month so many months away.
pub(super) fn months_from(today: Date, away: i32) -> Option<Date> {
    let span = jiff::Span::new().try_months(away).ok()?;
    today.first_of_month().checked_add(span).ok()
}

/// The year that was written, in full or as two digits, for a date made from it. A day that the meant
/// year does not have is no date: another century is not tried for its sake.
pub(super) fn with_year(
    written: Number,
    today: Date,
    direction: Direction,
    in_year: impl Fn(i16) -> Option<PartialDate>,
) -> Option<PartialDate> {
    let year = i16::try_from(written.value).ok()?;
    match (written.digits, written.manner) {
        (4, Manner::Plain) => in_year(year),
        (2, Manner::Plain | Manner::ShortYear) => {
            let begins = |year: i16| in_year(year).unwrap_or(PartialDate::Year(year)).earliest();
            in_year(century(year, today, direction, begins)?)
        }
        (_, _) => None,
    }
}

/// A year of two digits in the century that is meant.
fn century(
    short: i16,
    today: Date,
    direction: Direction,
    begins: impl Fn(i16) -> Date,
) -> Option<i16> {
    let this_century = today.year() / 100 * 100 + short;
    let mut years = [this_century - 100, this_century, this_century + 100].into_iter();
    match direction {
        Direction::Past => years.rev().find(|year| begins(*year) <= today),
        Direction::Future => years.find(|year| *year >= today.year() - YEARS_BEHIND),
        Direction::Either => years.min_by_key(|year| (year - today.year()).abs()),
    }
}

/// Days from today to a weekday: 1 to 7 ahead.
pub(super) fn days_ahead(today: Date, weekday: Weekday) -> i8 {
    match weekday.since(today.weekday()) {
        0 => 7,
        days => days,
    }
}
