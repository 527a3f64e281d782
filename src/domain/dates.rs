//! Dates as people know them: a day, a month or a year.

use jiff::civil::{Date, date};
use std::{fmt, str::FromStr};

/// A date as precisely as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A day.
    Day(Date),
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// A year.
    Year(i16),
}

impl PartialDate {
    /// The first day it may be.
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => date(year, month, 1),
            Self::Year(year) => date(year, 1, 1),
        }
    }

    /// The last day it may be.
    pub fn latest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(..) => self.earliest().last_of_month(),
            Self::Year(year) => date(year, 12, 31),
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
        let parts: Vec<&str> = text.split('-').collect();
        let number = |t: &&str| t.parse::<i16>().ok();
        match parts.as_slice() {
            [year] => number(year).map(Self::Year),
            [year, month] => number(year)
                .zip(
                    number(month)
                        .and_then(|m| i8::try_from(m).ok())
                        .filter(|m| (1..=12).contains(m)),
                )
                .map(|(y, m)| Self::Month(y, m)),
            _ => text.parse().ok().map(Self::Day),
        }
        .ok_or(NotADate)
    }
}
