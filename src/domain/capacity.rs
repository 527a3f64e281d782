//! Places in a home: never more people at the same time than it is approved for.

use super::arrangement::Arrangement;
use super::household::Member;
use jiff::civil::Date;

/// Most people a home may support at once, whatever a panel approves: the long-standing rule of
/// the sector in all four nations.
pub const MOST_PEOPLE: u8 = 3;

/// Somebody who takes up a place for some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Who, as the household would say it. Empty where the name is not known.
    pub name: String,
    /// From this day; `None` means since before the record began.
    pub from: Option<Date>,
    /// Up to, and not including, this day; `None` means with no end in sight.
    pub until: Option<Date>,
}

impl Stay {
    /// The stay of an arrangement that ends on `ended`, if it has. Somebody who leaves in the
    /// morning frees the place for the same night.
    pub fn of_arrangement(name: &str, arrangement: &Arrangement, ended: Option<Date>) -> Self {
        Self {
            name: name.to_owned(),
            from: Some(arrangement.start),
            until: ended.or(arrangement.planned_end),
        }
    }

    /// The stay of a member of the household who is supported there, if they are.
    pub fn of_member(member: &Member) -> Option<Self> {
        (member.role == super::household::MemberRole::PersonSupported).then(|| Self {
            name: member.name.clone(),
            from: member.from,
            until: member.left,
        })
    }

    /// Whether the place is taken on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// Why a home cannot take everybody: who would be there, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// The home.
    pub home: String,
    /// How many it is approved for.
    pub approved: u8,
    /// Everybody who would be there on the first day that is too full.
    pub there: Vec<Stay>,
    /// That day. `None` if it has been so since before the record began.
    pub from: Option<Date>,
    /// The first day after it that is not too full any more, if there is one.
    pub until: Option<Date>,
}

/// The first time at which more people would be in the home than are approved, on or after `from`.
///
/// The number only changes on days on which somebody comes or goes, so only those are looked at.
pub fn over(home: &str, approved: u8, stays: &[Stay], from: Date) -> Option<Over> {
    let approved = approved.min(MOST_PEOPLE);
    let count = |day: Date| stays.iter().filter(|s| s.covers(day)).count();
    let too_full = |day: Date| count(day) > usize::from(approved);
    let mut days: Vec<Date> = stays
        .iter()
        .flat_map(|s| [s.from, s.until])
        .flatten()
        .filter(|d| *d > from)
        .collect();
    days.push(from);
    days.sort_unstable();
    days.dedup();
    let first = days.iter().copied().find(|d| too_full(*d))?;
    Some(Over {
        home: home.to_owned(),
        approved,
        there: stays.iter().filter(|s| s.covers(first)).cloned().collect(),
        from: Some(first),
        until: days.into_iter().find(|d| *d > first && !too_full(*d)),
    })
}

/// Places free on every day from `from` until `until` (for good, if there is none).
pub fn free(approved: u8, stays: &[Stay], from: Date, until: Option<Date>) -> u8 {
    let approved = approved.min(MOST_PEOPLE);
    let within = |d: &Date| *d > from && until.is_none_or(|u| *d < u);
    let most = stays
        .iter()
        .filter_map(|s| s.from)
        .filter(within)
        .chain([from])
        .map(|day| stays.iter().filter(|s| s.covers(day)).count())
        .max()
        .unwrap_or(0);
    approved.saturating_sub(u8::try_from(most).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn stay(name: &str, from: Option<Date>, until: Option<Date>) -> Stay {
        Stay {
            name: name.to_owned(),
            from,
            until,
        }
    }

    #[test]
    fn the_refusal_names_who_would_be_there_and_when() {
        let stays = [
            stay("", None, None),
            stay("Gwyn H", Some(date(2026, 1, 5)), Some(date(2026, 12, 3))),
            stay("Aled P", Some(date(2026, 12, 1)), None),
        ];
        let over = over("Morgan", 2, &stays, date(2026, 11, 12)).expect("three in two places");
        assert_eq!(over.from, Some(date(2026, 12, 1)));
        assert_eq!(over.until, Some(date(2026, 12, 3)));
        assert_eq!(over.there.len(), 3);
    }

    #[test]
    fn leaving_in_the_morning_frees_the_place_for_the_same_night() {
        let day = date(2026, 12, 1);
        let stays = [
            stay("Gwyn H", None, Some(day)),
            stay("Aled P", Some(day), None),
        ];
        assert_eq!(over("Morgan", 1, &stays, date(2026, 11, 12)), None);
        assert_eq!(free(1, &stays, day, None), 0);
        assert_eq!(free(2, &stays, day, None), 1);
    }

    #[test]
    fn three_is_the_most_whatever_was_approved() {
        let stays: Vec<Stay> = ["A", "B", "C", "D"].map(|n| stay(n, None, None)).to_vec();
        assert!(over("Morgan", 9, &stays, date(2026, 11, 12)).is_some());
        assert_eq!(free(9, &[], date(2026, 11, 12), None), MOST_PEOPLE);
    }
}
