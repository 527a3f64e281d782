//! Dates and other small things in words.

use crate::domain::dates::PartialDate;
use crate::domain::due::{Due, DueWhat};
use crate::domain::introduction::Voice;
use crate::words::Words;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

fn weekday_id(day: Weekday) -> &'static str {
    WEEKDAYS
        .get(usize::from(day.to_monday_zero_offset().unsigned_abs()))
        .copied()
        .unwrap_or("weekday-monday")
}

/// The name of a month, 1 to 12.
pub fn month(words: &Words, month: i8) -> String {
    MONTHS
        .get(usize::from(month.unsigned_abs()).saturating_sub(1))
        .map_or_else(String::new, |id| words.get(id))
}

/// `Friday`.
pub fn weekday(words: &Words, date: Date) -> String {
    words.get(weekday_id(date.weekday()))
}

/// `yesterday`, `today`, or [`short_day`]: for the middle of a line.
pub fn near_day(words: &Words, date: Date, today: Date) -> String {
    match (date - today).get_days() {
        0 => words.get("away-today"),
        -1 => words.get("away-yesterday"),
        _ => short_day(words, date, today),
    }
}

/// `13 November 2026`.
pub fn day(words: &Words, date: Date) -> String {
    words.say(
        "date-day",
        &[
            ("day", date.day().into()),
            ("month", month(words, date.month()).into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// `Friday 13 November 2026`.
pub fn full_day(words: &Words, date: Date) -> String {
    words.say(
        "date-full",
        &[
            ("weekday", weekday(words, date).into()),
            ("day", day(words, date).into()),
        ],
    )
}

/// `Fri 13`, or `Fri 13 Nov` when it is not within a week of today.
pub fn short_day(words: &Words, date: Date, today: Date) -> String {
    let days = (date - today).get_days();
    if days == -1 {
        return words.get("date-yesterday");
    }
    let weekday = words.get(&format!("{}-short", weekday_id(date.weekday())));
    let day = date.day();
    if days.abs() <= 7 {
        return format!("{weekday} {day}");
    }
    let month = words.get(&format!("month-{}-short", date.month()));
    if date.year() == today.year() {
        format!("{weekday} {day} {month}")
    } else {
        format!("{day} {month} {}", date.year())
    }
}

/// A date as precisely as it is known: `13 November 2026`, `November 2026`, `2026`.
pub fn partial(words: &Words, date: PartialDate) -> String {
    match date {
        PartialDate::Day(date) => day(words, date),
        PartialDate::Month(year, m) => format!("{} {year}", month(words, m)),
        PartialDate::Year(year) => year.to_string(),
    }
}

/// How far a day is from today: `today`, `tomorrow`, `in 12 days`, `3 weeks ago`.
pub fn away(words: &Words, date: Date, today: Date) -> String {
    let days = (date - today).get_days();
    match days {
        0 => words.get("away-today"),
        1 => words.get("away-tomorrow"),
        -1 => words.get("away-yesterday"),
        2..=20 => words.say("away-in-days", &[("n", days.into())]),
        -13..=-2 => words.say("away-days-ago", &[("n", (-days).into())]),
        21..=83 => words.say("away-in-weeks", &[("n", ((days + 3) / 7).into())]),
        -83..=-14 => words.say("away-weeks-ago", &[("n", ((3 - days) / 7).into())]),
        84.. => words.say("away-in-months", &[("n", ((days + 15) / 30).into())]),
        ..=-84 => words.say("away-months-ago", &[("n", ((15 - days) / 30).into())]),
    }
}

/// A number of days as people say it: `9 days`, `5 weeks`, `14 months`.
pub fn span(words: &Words, days: u32) -> String {
    match days {
        0..=20 => words.say("span-days", &[("n", days.into())]),
        21..=97 => words.say("span-weeks", &[("n", (days / 7).into())]),
        98..=799 => words.say("span-months", &[("n", (days * 10 / 304).into())]),
        _ => words.say("span-years", &[("n", (days * 100 / 36525).into())]),
    }
}

/// `09:16`, `15:00`.
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The civil time of an instant in the United Kingdom.
pub fn civil(at: Timestamp) -> jiff::civil::DateTime {
    TimeZone::get("Europe/London")
        .unwrap_or(TimeZone::UTC)
        .to_datetime(at)
}

/// `Tuesday 10 November at 14:10`.
pub fn moment(words: &Words, at: Timestamp) -> String {
    let at = civil(at);
    words.say(
        "date-moment",
        &[
            ("day", full_day(words, at.date()).into()),
            ("time", time(at.time()).into()),
        ],
    )
}

/// What is due, in words: `How did the tea visit go?`. `name` shows a name as names are shown now.
pub fn due(words: &Words, due: &Due, name: impl Fn(&str) -> String) -> String {
    if let DueWhat::PromiseDue(promise) = &due.what {
        return promise.clone();
    }
    let about = match (&due.what, &due.who.1) {
        (DueWhat::WaitingForView(Voice::Mover), _) | (_, None) => &due.who.0,
        (_, Some(home)) => home,
    };
    let check = if let DueWhat::CheckExpires(kind) | DueWhat::CheckExpired(kind) = &due.what {
        words.get(kind.word_id())
    } else {
        String::new()
    };
    due.what.word_id().map_or_else(String::new, |id| {
        words.say(
            &id,
            &[("name", name(about).into()), ("check", check.into())],
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_said_as_people_say_them() {
        let w = Words::english();
        let today = date(2026, 11, 12);
        assert_eq!(full_day(&w, date(2026, 11, 13)), "Friday 13 November 2026");
        assert_eq!(short_day(&w, date(2026, 11, 11), today), "Yesterday");
        assert_eq!(short_day(&w, date(2026, 11, 16), today), "Mon 16");
        assert_eq!(short_day(&w, date(2026, 12, 23), today), "Wed 23 Dec");
        assert_eq!(away(&w, date(2026, 10, 22), today), "3 weeks ago");
        assert_eq!(away(&w, date(2026, 11, 13), today), "tomorrow");
        assert_eq!(span(&w, 9), "9 days");
    }
}
