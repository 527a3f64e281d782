//! Who is waiting, and for how long.

use crate::domain::dates::PartialDate;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Stage;
use jiff::civil::Date;
use std::cmp::Reverse;

/// Somebody who is waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub id: ProfileId,
    /// Person, householder or homesharer.
    pub kind: ProfileKind,
    /// Their reference.
    pub reference: String,
    /// Their name.
    pub known_as: String,
    /// Looking, or with introductions under way.
    pub stage: Stage,
    /// Since when, as precisely as it is known.
    pub since: Option<PartialDate>,
    /// Whole days, counted from the latest day the wait may have begun; 0 if that is still to
    /// come. `None` where the start is not known.
    pub days: Option<u32>,
}

/// Everybody who is looking, those with introductions under way too, since a meeting is not a
/// home. Whose start is not known stands first, so that nobody is lost; then who has waited
/// longest. Households are not waiting: they are ready.
pub fn waiting(lines: &[ProfileLine], today: Date) -> Vec<Waiting> {
    let mut all: Vec<Waiting> = lines
        .iter()
        .filter(|l| l.kind != ProfileKind::Household)
        .filter(|l| matches!(l.stage, Stage::Looking | Stage::Introductions))
        .map(|l| Waiting {
            id: l.id,
            kind: l.kind,
            reference: l.reference.clone(),
            known_as: l.known_as.clone(),
            stage: l.stage,
            since: l.waiting_since,
            days: l.waiting_since.map(|since| days_since(since, today)),
        })
        .collect();
    all.sort_by(|a, b| place(a).cmp(&place(b)));
    all
}

fn place(w: &Waiting) -> impl Ord + '_ {
    (w.days.is_some(), Reverse(w.days), &w.known_as, &w.reference)
}

fn days_since(since: PartialDate, today: Date) -> u32 {
    u32::try_from((today - since.latest()).get_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn line(
        kind: ProfileKind,
        name: &str,
        stage: Stage,
        since: Option<PartialDate>,
    ) -> ProfileLine {
        ProfileLine {
            id: ProfileId(Uuid::nil()),
            kind,
            reference: String::new(),
            known_as: name.to_owned(),
            full_name: String::new(),
            postcode: String::new(),
            age: None,
            kinds: Vec::new(),
            stage,
            free_places: None,
            waiting_since: since,
            agreed_on: None,
        }
    }

    #[test]
    fn unknown_starts_stand_first_and_then_the_longest_wait() {
        let (person, sharer) = (ProfileKind::Person, ProfileKind::Homesharer);
        let day = |m, d| Some(PartialDate::Day(date(2026, m, d)));
        let lines = [
            line(person, "Aled P", Stage::Looking, day(10, 12)),
            line(sharer, "Nia W", Stage::Introductions, day(9, 13)),
            line(ProfileKind::Householder, "Joan T", Stage::Looking, None),
            // September as a whole counts from its last day: 43 days, not 72.
            line(
                person,
                "Ravi S",
                Stage::Looking,
                Some(PartialDate::Month(2026, 9)),
            ),
            line(
                person,
                "Mair E",
                Stage::Looking,
                Some(PartialDate::Year(2026)),
            ),
            line(person, "Gwyn H", Stage::InArrangement, day(1, 1)),
            line(person, "Owen L", Stage::OnHold, day(1, 1)),
            line(
                ProfileKind::Household,
                "Morgan house",
                Stage::Looking,
                day(1, 1),
            ),
        ];
        let told: Vec<(String, Option<u32>)> = waiting(&lines, date(2026, 11, 12))
            .into_iter()
            .map(|w| (w.known_as, w.days))
            .collect();
        let expected = [
            ("Joan T", None),
            ("Nia W", Some(60)),
            ("Ravi S", Some(43)),
            ("Aled P", Some(31)),
            ("Mair E", Some(0)),
        ];
        assert_eq!(told, expected.map(|(n, d)| (n.to_owned(), d)));
    }
}
