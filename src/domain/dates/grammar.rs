//! The forms a typed date may take, as patterns over its tokens.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, ToSpan};

use super::lex::{Half, Manner, Number, Token, Unit};
use super::nearest::{
    YEARS, day_of_month, days_ahead, end_of_month, months_from, with_year, without_year,
};
use super::{Direction, PartialDate, Reading, When};

/// A date that was found, with a second meaning where there is one.
struct Found {
    first: PartialDate,
    second: Option<PartialDate>,
    /// Said as a rough date although it is written as a day.
    rough: bool,
}

impl Found {
    fn one(date: PartialDate) -> Self {
        Self {
            first: date,
            second: None,
            rough: false,
        }
    }

    fn two(first: PartialDate, second: PartialDate) -> Self {
        Self {
            second: Some(second),
            ..Self::one(first)
        }
    }

    fn day(day: Date) -> Self {
        Self::one(PartialDate::Day(day))
    }

    fn rough_day(day: Date) -> Self {
        Self {
            rough: true,
            ..Self::day(day)
        }
    }
}

/// Today and the way the box looks, which between them settle what was left unsaid.
#[derive(Clone, Copy)]
struct Frame {
    today: Date,
    direction: Direction,
}

/// What the tokens mean; `None` if they are no date.
pub(super) fn meaning(tokens: &[Token], today: Date, direction: Direction) -> Option<Reading> {
    let (tokens, about) = match tokens {
        [Token::About, rest @ ..] => (rest, true),
        all => (all, false),
    };
    let (tokens, time) = split_time(tokens)?;
    let found = Frame { today, direction }.date(tokens)?;
    let when = |date: PartialDate| {
        let is_day = matches!(date, PartialDate::Day(_));
        let sensible = YEARS.contains(&date.earliest().year()) && (is_day || time.is_none());
        sensible.then_some(When {
            date,
            time,
            approximate: about || found.rough || !is_day,
        })
    };
    match (when(found.first), found.second.and_then(when)) {
        (Some(first), Some(second)) => Some(Reading::TwoWays(first, second)),
        (Some(only), None) | (None, Some(only)) => Some(Reading::Understood(only)),
        (None, None) => None,
    }
}

/// Takes the time of day off either end. `None` if there is one that no clock shows.
fn split_time(tokens: &[Token]) -> Option<(&[Token], Option<Time>)> {
    use Token::{Colon, Mark, Noon, Number as N};
    match tokens {
        [rest @ .., N(h), Colon, N(m), Colon, N(s)] => {
            Some((rest, unless_midnight(day_clock(*h, *m, s.value)?)))
        }
        [rest @ .., N(h), Colon | Mark, N(m), Token::Half(half)]
        | [N(h), Colon | Mark, N(m), Token::Half(half), rest @ ..] => {
            Some((rest, Some(half_clock(*h, m.value, *half)?)))
        }
        [rest @ .., N(h), Token::Half(half)] | [N(h), Token::Half(half), rest @ ..] => {
            Some((rest, Some(half_clock(*h, 0, *half)?)))
        }
        [rest @ .., N(h), Colon, N(m)] | [N(h), Colon, N(m), rest @ ..] => {
            Some((rest, unless_midnight(day_clock(*h, *m, 0)?)))
        }
        [rest @ .., Noon] | [Noon, rest @ ..] => Some((rest, Some(clock(12, 0, 0)?))),
        all => Some((all, None)),
    }
}

fn clock(hour: u32, minute: u32, second: u32) -> Option<Time> {
    let small = |n: u32| i8::try_from(n).ok();
    Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()
}

/// A time by the 24-hour clock.
fn day_clock(hour: Number, minute: Number, second: u32) -> Option<Time> {
    clock(hour.value, minute.value, second).filter(|_| minute.digits == 2)
}

/// Midnight is how a spreadsheet writes a date without a time.
fn unless_midnight(time: Time) -> Option<Time> {
    Some(time).filter(|time| *time != Time::midnight())
}

fn half_clock(hour: Number, minute: u32, half: Half) -> Option<Time> {
    let afternoon = match half {
        Half::Am => 0,
        Half::Pm => 12,
    };
    let on_the_face = (1..=12).contains(&hour.value);
    clock(hour.value % 12 + afternoon, minute, 0).filter(|_| on_the_face)
}

impl Frame {
    fn date(self, tokens: &[Token]) -> Option<Found> {
        match tokens {
            [Token::Weekday(weekday)] => self.weekday(*weekday),
            [Token::Weekday(weekday), rest @ ..] => self.date_on(*weekday, rest),
            tokens => self
                .relative(tokens)
                .or_else(|| self.in_words(tokens))
                .or_else(|| self.in_figures(tokens).map(Found::one)),
        }
    }

    /// `today`, `last fri`, `in 6 weeks`, `end of month`.
    fn relative(self, tokens: &[Token]) -> Option<Found> {
        match tokens {
            [Token::Today] => Some(Found::day(self.today)),
            [Token::Yesterday] => self.away(-1, Unit::Day),
            [Token::Tomorrow] => self.away(1, Unit::Day),
            [Token::Last, Token::Weekday(weekday)] => {
                // As far back as the same weekday is ahead, less a week: 1 to 7 days.
                let back = weekday.until(self.today.weekday());
                self.away(-i64::from(if back == 0 { 7 } else { back }), Unit::Day)
            }
            [Token::This, Token::Weekday(weekday)] => {
                let monday = i64::from(self.today.weekday().to_monday_zero_offset());
                self.away(
                    i64::from(weekday.to_monday_zero_offset()) - monday,
                    Unit::Day,
                )
            }
            [Token::Next, Token::Weekday(weekday)] => self.next_weekday(*weekday),
            [Token::Last, Token::Unit(unit)] => self.whole(-1, *unit),
            [Token::This, Token::Unit(unit)] => self.whole(0, *unit),
            [Token::Next, Token::Unit(unit)] => self.whole(1, *unit),
            [Token::In, Token::Number(n), Token::Unit(unit)] => {
                self.away(i64::from(n.value), *unit)
            }
            [Token::Number(n), Token::Unit(unit), Token::Ago] => {
                self.away(-i64::from(n.value), *unit)
            }
            [Token::End, Token::Unit(Unit::Month)]
            | [Token::End, Token::This, Token::Unit(Unit::Month)] => {
                end_of_month(self.today, self.direction).map(Found::one)
            }
            _ => None,
        }
    }

    /// A weekday alone: the nearest. On that very weekday it may be today or a week away: ask.
    fn weekday(self, weekday: Weekday) -> Option<Found> {
        let ahead = i64::from(days_ahead(self.today, weekday));
        let is_today = ahead == 7;
        let days = match self.direction {
            Direction::Past => ahead - 7,
            Direction::Future if is_today => 0,
            Direction::Future => ahead,
            Direction::Either => {
                if ahead > 3 {
                    ahead - 7
                } else {
                    ahead
                }
            }
        };
        let nearest = self.days_from_today(days)?;
        let other_week = match self.direction {
            Direction::Past => self.days_from_today(-7)?,
            Direction::Future => self.days_from_today(7)?,
            Direction::Either => return Some(Found::day(nearest)),
        };
        Some(if is_today {
            Found::two(PartialDate::Day(nearest), PartialDate::Day(other_week))
        } else {
            Found::day(nearest)
        })
    }

    /// `next fri`: for some the coming one, for others the one after it.
    fn next_weekday(self, weekday: Weekday) -> Option<Found> {
        let ahead = i64::from(days_ahead(self.today, weekday));
        let coming = self.days_from_today(ahead)?;
        if ahead == 7 {
            return Some(Found::day(coming));
        }
        let after = self.days_from_today(ahead + 7)?;
        Some(Found::two(
            PartialDate::Day(coming),
            PartialDate::Day(after),
        ))
    }

    /// `tue 17 nov`: the weekday must be right, and settles which of two meanings is meant.
    fn date_on(self, weekday: Weekday, rest: &[Token]) -> Option<Found> {
        let found = self.date(rest)?;
        [Some(found.first), found.second]
            .into_iter()
            .flatten()
            .find_map(|date| match date {
                PartialDate::Day(day) if day.weekday() == weekday => Some(Found::day(day)),
                PartialDate::Day(_) | PartialDate::Month(..) | PartialDate::Year(_) => None,
            })
    }

    /// So many units from today, to the day.
    fn away(self, count: i64, unit: Unit) -> Option<Found> {
        let span = match unit {
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Fortnight => Span::new().try_weeks(count.checked_mul(2)?),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        self.today.checked_add(span.ok()?).ok().map(Found::day)
    }

    fn days_from_today(self, days: i64) -> Option<Date> {
        self.today.checked_add(days.days()).ok()
    }

    /// `next month`, `last year`, `next week`: the whole of it, so a rough date.
    fn whole(self, count: i32, unit: Unit) -> Option<Found> {
        match unit {
            Unit::Day => None,
            Unit::Week => Some(Found::rough_day(
                self.days_from_today(i64::from(count) * 7)?,
            )),
            Unit::Fortnight => Some(Found::rough_day(
                self.days_from_today(i64::from(count) * 14)?,
            )),
            Unit::Month => {
                let month = months_from(self.today, count)?;
                Some(Found::one(PartialDate::Month(month.year(), month.month())))
            }
            Unit::Year => {
                let year = self.today.year().checked_add(i16::try_from(count).ok()?)?;
                Some(Found::one(PartialDate::Year(year)))
            }
        }
    }

    /// Dates with the month in words.
    fn in_words(self, tokens: &[Token]) -> Option<Found> {
        use Token::{End, Month, Number as N};
        let one = |found: Option<PartialDate>| found.map(Found::one);
        match tokens {
            [Month(m)] => one(self.yearless(|year| Some(PartialDate::Month(year, *m)))),
            [N(d), Month(m)] => one(self.yearless(|year| day(year, *m, *d))),
            [N(d), Month(m), N(y)] | [Month(m), N(d), N(y)] => {
                one(self.dated(*y, |year| day(year, *m, *d)))
            }
            [Month(m), N(n)] => self.after_month(*m, *n),
            [End, Month(m)] => one(self.yearless(|year| last_day(year, *m))),
            [End, Month(m), N(y)] => one(self.dated(*y, |year| last_day(year, *m))),
            _ => None,
        }
    }

    /// `june 2027` is a month and `june 7` a day; `june 27` may be either.
    fn after_month(self, month: i8, number: Number) -> Option<Found> {
        let as_month = self.dated(number, |year| Some(PartialDate::Month(year, month)));
        let as_day = self.yearless(|year| day(year, month, number));
        match (as_day, as_month) {
            (Some(day), Some(month)) => Some(Found::two(day, month)),
            (Some(only), None) | (None, Some(only)) => Some(Found::one(only)),
            (None, None) => None,
        }
    }

    /// Dates in figures only. The day comes before the month, unless the year leads.
    fn in_figures(self, tokens: &[Token]) -> Option<PartialDate> {
        use Token::{Mark, Number as N};
        match tokens {
            [N(y), Mark, N(m), Mark, N(d)] if y.digits == 4 => {
                self.dated(*y, |year| day(year, month(*m)?, *d))
            }
            [N(d), Mark, N(m), Mark, N(y)] | [N(d), N(m), N(y)] => {
                self.dated(*y, |year| day(year, month(*m)?, *d))
            }
            [N(y), Mark, N(m)] | [N(m), Mark, N(y)] if y.digits == 4 => {
                self.dated(*y, |year| Some(PartialDate::Month(year, month(*m)?)))
            }
            [N(d), Mark, N(m)] => self.yearless(|year| day(year, month(*m)?, *d)),
            [N(n)] => self.lone_number(*n),
            _ => None,
        }
    }

    /// A number alone: a year, `the 14th`, or a date without marks such as `140327`.
    fn lone_number(self, n: Number) -> Option<PartialDate> {
        match (n.manner, n.digits) {
            (Manner::Ordinal, _) => day_of_month(self.today, self.direction, small(n)?),
            (Manner::ShortYear, _) | (Manner::Plain, 4) => {
                self.dated(n, |year| Some(PartialDate::Year(year)))
            }
            (Manner::Plain, 6) => self.unmarked(n, 2),
            (Manner::Plain, 8) => self.unmarked(n, 4).or_else(|| {
                let year = part(n.value / 10_000, 4);
                self.dated(year, |year| {
                    day(
                        year,
                        month(part(n.value / 100 % 100, 2))?,
                        part(n.value % 100, 2),
                    )
                })
            }),
            (Manner::Plain, _) => None,
        }
    }

    /// Day, month and a year of so many digits, without marks.
    fn unmarked(self, n: Number, year_digits: usize) -> Option<PartialDate> {
        let hundred = if year_digits == 4 { 10_000 } else { 100 };
        let year = part(n.value % hundred, year_digits);
        let day_and_month = n.value / hundred;
        let date = self.dated(year, |year| {
            day(
                year,
                month(part(day_and_month % 100, 2))?,
                part(day_and_month / 100, 2),
            )
        })?;
        YEARS.contains(&date.earliest().year()).then_some(date)
    }

    fn yearless(self, in_year: impl Fn(i16) -> Option<PartialDate>) -> Option<PartialDate> {
        without_year(self.today, self.direction, in_year)
    }

    fn dated(
        self,
        year: Number,
        in_year: impl Fn(i16) -> Option<PartialDate>,
    ) -> Option<PartialDate> {
        with_year(year, self.today, self.direction, in_year)
    }
}

/// A part of a longer number, taken as if it had been written by itself.
fn part(value: u32, digits: usize) -> Number {
    Number {
        value,
        digits,
        manner: Manner::Plain,
    }
}

/// A day or month as written: one or two digits.
fn small(number: Number) -> Option<i8> {
    let written_small = matches!(number.digits, 1 | 2) && number.manner != Manner::ShortYear;
    i8::try_from(number.value).ok().filter(|_| written_small)
}

fn month(number: Number) -> Option<i8> {
    small(number).filter(|month| (1..=12).contains(month))
}

fn day(year: i16, month: i8, day: Number) -> Option<PartialDate> {
    Date::new(year, month, small(day)?)
        .ok()
        .map(PartialDate::Day)
}

fn last_day(year: i16, month: i8) -> Option<PartialDate> {
    let first = Date::new(year, month, 1).ok()?;
    Some(PartialDate::Day(first.last_of_month()))
}
