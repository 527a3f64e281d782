//! What a profile asks for by itself: reading through, and news for those who wait.

use super::{
    DAYS_AHEAD, DAYS_WITHOUT_NEWS, Due, DueInput, DueTarget, DueWhat, PROFILE_MONTHS, days_after,
    row,
};
use crate::domain::dates::PartialDate;
use crate::domain::id::ProfileId;
use crate::domain::lists::{PairSheet, ProfileLine};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Stage;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// A profile to read through again, while it is used for matching.
pub(super) fn old(profile: &ProfileLine, today: Date) -> Option<Due> {
    if matches!(
        profile.stage,
        Stage::InArrangement | Stage::OnHold | Stage::Left
    ) {
        return None;
    }
    let when = profile.agreed_on?.saturating_add(PROFILE_MONTHS.months());
    (when <= days_after(today, DAYS_AHEAD)).then(|| {
        let who = (profile.known_as.clone(), None);
        row(
            when,
            DueWhat::ProfileOld,
            who,
            DueTarget::Profile(profile.id),
        )
    })
}

/// Somebody who looks for a home, or for somebody to share theirs, and has heard nothing. Where
/// nothing dated is known at all, it is due today.
pub(super) fn unheard(profile: &ProfileLine, news: &News, today: Date) -> Option<Due> {
    if profile.stage != Stage::Looking
        || profile.kind == ProfileKind::Household
        || news.promised.contains(&profile.id)
    {
        return None;
    }
    let last = [
        news.last.get(&profile.id).copied(),
        profile.waiting_since.map(PartialDate::latest),
        profile.agreed_on,
    ]
    .into_iter()
    .flatten()
    .filter(|day| *day <= today)
    .max();
    let when = last.map_or(today, |day| days_after(day, DAYS_WITHOUT_NEWS));
    let who = (profile.known_as.clone(), None);
    let target = DueTarget::Profile(profile.id);
    Some(row(when, DueWhat::NotContacted28Days, who, target))
}

/// What has happened around each profile, gathered in one pass.
#[derive(Debug, Default)]
pub(super) struct News {
    /// The last day up to today on which something happened.
    last: HashMap<ProfileId, Date>,
    /// Those to whom something is still promised: that is due by itself.
    promised: HashSet<ProfileId>,
}

impl News {
    pub(super) fn gather(input: &DueInput<'_>) -> Self {
        let mut news = Self::default();
        for sheet in input.pairs {
            for day in pair_days(sheet).filter(|day| *day <= input.today) {
                news.heard(sheet.pair.mover, day);
                news.heard(sheet.pair.home, day);
            }
        }
        for living in input.livings {
            let ended = living.ending.as_ref().map(|e| e.on);
            if let Some(day) = ended.filter(|day| *day <= input.today) {
                news.heard(living.arrangement.mover, day);
                news.heard(living.arrangement.home, day);
            }
        }
        for promise in input.promises.iter().map(|line| &line.promise) {
            match promise.done_on {
                Some(day) if day <= input.today => news.heard(promise.profile, day),
                Some(_) => {}
                None => {
                    news.promised.insert(promise.profile);
                }
            }
        }
        news
    }

    fn heard(&mut self, who: ProfileId, day: Date) {
        let last = self.last.entry(who).or_insert(day);
        *last = day.max(*last);
    }
}

/// The days on which something happened between two profiles.
fn pair_days(sheet: &PairSheet) -> impl Iterator<Item = Date> {
    let met = sheet.introductions.iter().map(|i| i.on);
    let said = sheet.views.iter().map(|v| v.on);
    met.chain(said)
        .chain([sheet.pair.since])
        .chain(sheet.pair.set_aside_on)
}
