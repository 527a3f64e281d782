//! Safe copies: what is told about one, and which of them are kept.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

codes! {
    /// Why a safe copy was made.
    pub enum Why: "copy-why" {
        /// Somebody asked for it.
        ByHand = "by-hand",
        /// The program was closed, and something had changed.
        Closed = "closed",
        /// It had been in use for a while, and something had changed.
        InUse = "in-use",
        /// A spreadsheet was about to be brought in.
        Import = "import",
        /// The file was about to be brought to a newer form.
        Upgrade = "upgrade",
        /// The key of the file was about to be changed.
        Keys = "keys",
        /// Another safe copy was about to take the place of the file.
        Restore = "restore",
        /// Somebody asked for one of a file that is not as it was saved: for whoever finds out what was done to
        /// it, and not to be put back.
        Evidence = "evidence",
    }
}

/// Where a safe copy lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Beside the file, on this computer.
    Here,
    /// In the second place, off this computer.
    Away,
}

/// How much a file or a copy holds, as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holds {
    /// People and homes.
    pub profiles: u64,
    /// Introductions.
    pub introductions: u64,
    /// Arrangements.
    pub arrangements: u64,
    /// Changes in its log.
    pub changes: u64,
}

/// One safe copy, as a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeCopy {
    /// Its name: the day and time it was made, `2026-11-12-0914`.
    pub name: String,
    /// Where it lies.
    pub place: Place,
    /// When it was made.
    pub made: Timestamp,
    /// Why.
    pub why: Why,
    /// What it holds.
    pub holds: Holds,
    /// The first characters of the head of its log of changes, as the program shows them. Empty where the
    /// log had no head yet.
    pub code: String,
    /// Whether it lies there as it was made. Every copy was opened and checked before it counted; this is
    /// what can be told since without its key.
    pub is_whole: bool,
}

/// How many safe copies are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The newest ones.
    pub recent: usize,
    /// Of so many days the last one.
    pub daily: usize,
    /// Of so many weeks the last one.
    pub weekly: usize,
    /// None that is older than so many days, but for the newest.
    pub days: i32,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            recent: 10,
            daily: 7,
            weekly: 4,
            days: 35,
        }
    }
}

/// Which of these copies are no longer kept, by their place in the list. The newest always is.
///
/// Days and weeks are counted where there is a copy: a week away does not use up the daily ones. A week
/// begins on Monday.
pub fn no_longer_kept(made: &[DateTime], today: Date, keep: Keep) -> Vec<usize> {
    let mut newest_first: Vec<(usize, DateTime)> = made.iter().copied().enumerate().collect();
    newest_first.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut gone = Vec::new();
    for (rank, (index, at)) in newest_first.into_iter().enumerate() {
        let day = at.date();
        let last_of_day = days.insert(day) && days.len() <= keep.daily;
        let last_of_week = weeks.insert(monday(day)) && weeks.len() <= keep.weekly;
        let too_old = (today - day).get_days() > keep.days;
        let wanted = rank < keep.recent || last_of_day || last_of_week;
        if rank > 0 && (too_old || !wanted) {
            gone.push(index);
        }
    }
    gone.sort_unstable();
    gone
}

/// The Monday of the week of a day; the day itself at the very beginning of time.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(jiff::Span::new().days(since))
        .unwrap_or(day)
}

/// The civil time of an instant in the United Kingdom, by which copies are named.
pub fn civil(at: Timestamp) -> DateTime {
    TimeZone::get("Europe/London")
        .unwrap_or(TimeZone::UTC)
        .to_datetime(at)
}

/// The name of a copy made at an instant: `2026-11-12-0914`. It sorts by time.
pub fn name(at: Timestamp) -> String {
    civil(at).strftime("%Y-%m-%d-%H%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 12);

    /// The copies that stay of those made so many hours ago.
    fn kept(hours_ago: &[i64], keep: Keep) -> Vec<i64> {
        let now = TODAY.at(18, 0, 0, 0);
        let made: Vec<DateTime> = hours_ago.iter().map(|h| now - h.hours()).collect();
        let gone = no_longer_kept(&made, TODAY, keep);
        (0..hours_ago.len())
            .filter(|i| !gone.contains(i))
            .map(|i| hours_ago[i])
            .collect()
    }

    #[test]
    fn ten_recent_ones_seven_days_and_four_weeks_stay() {
        // One every half hour of a working day, for 60 days back.
        let hours: Vec<i64> = (0..60)
            .flat_map(|day| (0..8).map(move |h| day * 24 + h))
            .collect();
        let stay = kept(&hours, Keep::default());
        let days: Vec<i64> = stay.iter().map(|h| h / 24).collect();
        // Today is a Thursday. 8 of today and 2 of yesterday are the last 10; then the last of 5 more
        // days; then the Sundays on which the weeks before ended.
        assert_eq!(days, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 11, 18]);
        assert!(
            stay.iter().all(|h| h % 24 == 0 || h / 24 < 2),
            "the last of its day"
        );
    }

    #[test]
    fn a_week_away_uses_up_nothing() {
        // The last 10 are from one morning three weeks ago; the one of each day before stays.
        let mut hours: Vec<i64> = (0..10).map(|h| 21 * 24 + h).collect();
        hours.extend((22..30).map(|day| day * 24));
        assert_eq!(kept(&hours, Keep::default()).len(), 10 + 6);
    }

    #[test]
    fn nothing_older_than_35_days_stays_but_the_newest() {
        let day = 24;
        assert_eq!(kept(&[35 * day, 36 * day], Keep::default()), [35 * day]);
        assert_eq!(kept(&[90 * day, 91 * day], Keep::default()), [90 * day]);
        let longer = Keep {
            days: 91,
            ..Keep::default()
        };
        assert_eq!(kept(&[90 * day, 91 * day], longer), [90 * day, 91 * day]);
        assert!(no_longer_kept(&[], TODAY, Keep::default()).is_empty());
    }

    #[test]
    fn the_newest_stays_however_little_is_kept() {
        let none = Keep {
            recent: 0,
            daily: 0,
            weekly: 0,
            days: 0,
        };
        assert_eq!(kept(&[5, 1, 3], none), [1]);
    }

    #[test]
    fn names_say_the_civil_time_and_sort_by_it() {
        let name = |at: &str| name(at.parse().unwrap());
        assert_eq!(name("2026-11-12T09:14:30Z"), "2026-11-12-0914");
        // In summer the clocks in the United Kingdom are an hour ahead.
        assert_eq!(name("2026-06-30T23:30:00Z"), "2026-07-01-0030");
    }
}
