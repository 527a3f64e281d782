//! Dates as people know them: a day, a month or a year; and as they type them.
//!
//! [`read`] takes what somebody typed into a date box. The words it knows are input, not output: how a
//! date is shown belongs to the words of the program.

mod grammar;
mod lex;
mod nearest;

use jiff::civil::{Date, Time, date};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date as precisely as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// A day.
    Day(Date),
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// A year.
    Year(i16),
}

impl PartialDate {
    /// The first day it may be. A month or year that no calendar has counts as the nearest that it has.
    #[must_use]
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => date(year.clamp(1, 9999), month.clamp(1, 12), 1),
            Self::Year(year) => date(year.clamp(1, 9999), 1, 1),
        }
    }

    /// The last day it may be.
    #[must_use]
    pub fn latest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(..) => self.earliest().last_of_month(),
            Self::Year(_) => self.earliest().last_of_year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// Text that is not a date in its written form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date in its written form")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4).filter(|year| *year > 0);
        let (month, day) = (parts.next(), parts.next());
        let in_range = |month: &i8| (1..=12).contains(month);
        let month_number = digits(month, 2)
            .and_then(|n| i8::try_from(n).ok())
            .filter(in_range);
        let found = match (month, day, parts.next()) {
            (None, None, None) => year.map(Self::Year),
            (Some(_), None, None) => year.zip(month_number).map(|(y, m)| Self::Month(y, m)),
            (Some(_), Some(_), None) => year.zip(month_number).and_then(|(y, m)| {
                let day = digits(day, 2).and_then(|n| i8::try_from(n).ok())?;
                Date::new(y, m, day).ok().map(Self::Day)
            }),
            (_, _, _) => None,
        };
        found.ok_or(NotADate)
    }
}

/// A number written with exactly so many digits and nothing else.
fn digits(text: Option<&str>, count: usize) -> Option<i16> {
    let text = text.filter(|t| t.len() == count && t.chars().all(|c| c.is_ascii_digit()))?;
    text.parse().ok()
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

/// Which way a date box looks: a visit that happened looks back, a next step looks forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Today or before: births, visits, endings.
    Past,
    /// Today or after: next steps, planned starts.
    Future,
    /// Whichever is nearer.
    Either,
}

/// A date that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The day, or the month or year where no more was said.
    pub date: PartialDate,
    /// The time of day, if one was given. Midnight as spreadsheets write it (`00:00`) is none.
    pub time: Option<Time>,
    /// Whether it was given as a rough date: `june 2027`, `next week`, `about 14 march`.
    pub approximate: bool,
}

/// What a text in a date box was taken to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Nothing was typed.
    Empty,
    /// One meaning.
    Understood(When),
    /// Two meanings that English speakers differ on, the likelier first: ask which.
    TwoWays(When, When),
    /// Not a date, not yet a whole one, or a day that no calendar has.
    NotSure,
}

/// Reads a date as it was typed, in any case and spacing, the day always before the month.
///
/// `today` settles what `fri` or `in 6 weeks` mean; `direction` settles what is left open: a date
/// without a year is the nearest in that direction, and a year of two digits is the latest that does
/// not lie ahead (looking back), or the first that lies no more than 20 years behind (looking forward).
/// What is said outright is believed even against the direction: the caller decides whether
/// `3 weeks ago` will do as a next step. Years run from 1850 to 2150. Never panics.
#[must_use]
pub fn read(text: &str, today: Date, direction: Direction) -> Reading {
    if text.trim().is_empty() {
        return Reading::Empty;
    }
    lex::tokens(text)
        .and_then(|tokens| grammar::meaning(&tokens, today, direction))
        .unwrap_or(Reading::NotSure)
}

#[cfg(test)]
mod tests;
