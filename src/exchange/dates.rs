//! Dates as spreadsheets write them: serial numbers, times of midnight, two digits of a year.
//!
//! A date box understands `fri` and `in 6 weeks`, which count from today; in a file such words may
//! be years old, so they are not read here. And a file is asked about a day that no calendar has,
//! but may keep words that are no date at all: the two are told apart.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::domain::dates::PartialDate;
use crate::domain::text::fold;

/// What a cell of a column of dates says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateReading {
    /// A day, month or year.
    Date(PartialDate),
    /// It has the form of a date, and no such day exists: `31/2/1988`.
    NotReal,
    /// It is not a date: `Easter 2019`.
    NotADate,
}

/// The day a spreadsheet counts from.
const SERIAL_START: Date = date(1899, 12, 30);
/// Serial numbers that are taken for dates: 18 May 1927 to 28 January 2201.
const SERIALS: std::ops::RangeInclusive<i32> = 10_000..=110_000;
/// Years that four digits alone may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a cell. Two digits of a year mean the latest such year that is not after `not_after`
/// where that is given (a birth), and this century otherwise.
pub fn read(text: &str, not_after: Option<Date>) -> DateReading {
    let folded = without_t(&fold(text));
    let pieces: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|p| !p.is_empty())
        .collect();
    let pieces = without_time(&pieces);
    if let Some(serial) = serial(&folded) {
        return DateReading::Date(PartialDate::Day(serial));
    }
    match pieces {
        [weekday, rest @ ..] if is_weekday(weekday) => of_pieces(rest, not_after),
        pieces => of_pieces(pieces, not_after),
    }
}

fn of_pieces(pieces: &[&str], not_after: Option<Date>) -> DateReading {
    let reading = match pieces {
        [year, month, day] if is_year(year) => day_of(year, month, day, not_after),
        [day, month, year] => day_of(year, month, day, not_after),
        [first, second] if is_year(first) => month_of(first, second, not_after),
        [first, second] => month_of(second, first, not_after),
        [year] if is_year(year) => {
            year_of(year, not_after).map(|year| DateReading::Date(PartialDate::Year(year)))
        }
        [] | [_] | [_, _, _, _, ..] => None,
    };
    reading.unwrap_or(DateReading::NotADate)
}

/// A day, real or not; `None` if these are not a day, a month and a year.
fn day_of(year: &str, month: &str, day: &str, not_after: Option<Date>) -> Option<DateReading> {
    let year = year_of(year, not_after)?;
    let month = month_number(month)?;
    let day = day.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let day = number(day).filter(|_| day.len() <= 2)?;
    let parts = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    let real = parts.and_then(|(month, day)| Date::new(year, month, day).ok());
    Some(real.map_or(DateReading::NotReal, |day| {
        DateReading::Date(PartialDate::Day(day))
    }))
}

fn month_of(year: &str, month: &str, not_after: Option<Date>) -> Option<DateReading> {
    let year = year_of(year, not_after)?;
    let month = i8::try_from(month_number(month)?)
        .ok()
        .filter(|m| (1..=12).contains(m));
    Some(month.map_or(DateReading::NotReal, |month| {
        DateReading::Date(PartialDate::Month(year, month))
    }))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.chars().all(|c| c.is_ascii_digit())
}

/// The year that two or four digits mean.
fn year_of(text: &str, not_after: Option<Date>) -> Option<i16> {
    let year = number(text)?;
    match text.len() {
        4 => YEARS.contains(&year).then_some(year),
        2 => {
            let year = 2000 + year;
            let late = not_after.is_some_and(|limit| year > limit.year());
            Some(if late { year - 100 } else { year })
        }
        _ => None,
    }
}

/// The number of a month, named or in at most two digits. It may be too large to exist.
fn month_number(text: &str) -> Option<i16> {
    if text.chars().all(|c| c.is_ascii_digit()) {
        return number(text).filter(|_| text.len() <= 2);
    }
    let named = |name: &&str| {
        text.len() >= 3 && (name.starts_with(text) || text == "sept" && **name == *"september")
    };
    MONTHS
        .iter()
        .position(named)
        .and_then(|i| i16::try_from(i + 1).ok())
}

fn number(text: &str) -> Option<i16> {
    (text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Puts a space for the `t` that stands between a date and its time: `2026-01-02t00:00`.
fn without_t(folded: &str) -> String {
    match folded.split_once('t') {
        Some((date, time))
            if time.contains(':') && date.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            format!("{date} {time}")
        }
        _ => folded.to_owned(),
    }
}

/// Drops a time of day at the end: `00:00`, `12:30:05`, `2026-01-02t00:00`.
fn without_time<'a, 'b>(pieces: &'b [&'a str]) -> &'b [&'a str] {
    match pieces {
        [rest @ .., last] if last.contains(':') && !rest.is_empty() => rest,
        _ => pieces,
    }
}

fn is_weekday(text: &str) -> bool {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    text.len() >= 3 && days.iter().any(|day| day.starts_with(text))
}

/// The day a spreadsheet's serial number stands for: `24532` is 1 March 1967.
fn serial(text: &str) -> Option<Date> {
    let whole = text.split_once('.').map_or(text, |(whole, part)| {
        if part.chars().all(|c| c.is_ascii_digit()) {
            whole
        } else {
            ""
        }
    });
    let days: i32 = whole.parse().ok().filter(|days| SERIALS.contains(days))?;
    SERIAL_START.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        match read(text, None) {
            DateReading::Date(PartialDate::Day(day)) => Some(day),
            DateReading::Date(PartialDate::Month(..) | PartialDate::Year(_))
            | DateReading::NotReal
            | DateReading::NotADate => None,
        }
    }

    #[test]
    fn every_way_of_the_sample_files_is_read() {
        for (text, wanted) in [
            ("1953-05-04", date(1953, 5, 4)),
            ("24/07/1972", date(1972, 7, 24)),
            ("27/09/1999 00:00", date(1999, 9, 27)),
            ("14/3/2062", date(2062, 3, 14)),
            ("9 Mar 1961", date(1961, 3, 9)),
            ("13 Sep 2026", date(2026, 9, 13)),
            ("25.1.25", date(2025, 1, 25)),
            ("16 Feb 2003", date(2003, 2, 16)),
            ("24532", date(1967, 3, 1)),
            ("3rd September 1988", date(1988, 9, 3)),
            ("Fri 13 Nov 2026", date(2026, 11, 13)),
            ("2026-01-02T00:00", date(2026, 1, 2)),
        ] {
            assert_eq!(day(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_birth_in_two_digits_lies_in_the_past() {
        let birth = |text| read(text, Some(date(2026, 11, 12)));
        assert_eq!(
            birth("6.2.82"),
            DateReading::Date(PartialDate::Day(date(1982, 2, 6)))
        );
        assert_eq!(
            birth("27.5.07"),
            DateReading::Date(PartialDate::Day(date(2007, 5, 27)))
        );
        assert_eq!(
            birth("18.1.27"),
            DateReading::Date(PartialDate::Day(date(1927, 1, 18)))
        );
    }

    #[test]
    fn parts_of_dates_stay_parts() {
        assert_eq!(
            read("June 2027", None),
            DateReading::Date(PartialDate::Month(2027, 6))
        );
        assert_eq!(
            read("2019", None),
            DateReading::Date(PartialDate::Year(2019))
        );
        assert_eq!(
            read("03/2019", None),
            DateReading::Date(PartialDate::Month(2019, 3))
        );
    }

    #[test]
    fn no_such_day_is_told_from_no_date() {
        for text in [
            "31/2/1988",
            "29.2.2025",
            "14/13/2020",
            "0/1/2020",
            "99 Mar 2001",
        ] {
            assert_eq!(read(text, None), DateReading::NotReal, "{text}");
        }
        for text in [
            "Easter 2019",
            "soon",
            "",
            "1/2/3/4",
            "12",
            "10:30",
            "Mon 3 4",
            "31/2",
            "1,5",
        ] {
            assert_eq!(read(text, None), DateReading::NotADate, "{text}");
        }
    }
}
