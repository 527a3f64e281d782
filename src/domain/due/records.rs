//! What arrangements, checks and promises ask for.

use super::{DAYS_AHEAD, Due, DueInput, DueTarget, DueWhat, Pairs, days_after, names, row};
use crate::domain::arrangement::Arrangement;
use crate::domain::check::{CheckKind, CheckOutcome};
use crate::domain::id::{MemberId, ProfileId};
use crate::domain::lists::CheckLine;
use crate::domain::sheet::Living;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};

/// The days set for an arrangement that goes on.
pub(super) fn arrangement_days(living: &Living, pairs: &Pairs<'_>, today: Date) -> Vec<Due> {
    let arrangement = &living.arrangement;
    let unreviewed = arrangement.reviewed_on.is_none();
    // A review after the trial is where it is decided that the arrangement stays.
    let trial = arrangement
        .trial_until
        .filter(|until| *until >= today || unreviewed);
    [
        (
            arrangement.first_review.filter(|_| unreviewed),
            DueWhat::FirstReview,
        ),
        (
            arrangement
                .decision_due
                .filter(|_| !decided(arrangement, pairs)),
            DueWhat::DecisionDue,
        ),
        (trial, DueWhat::TrialEnds),
    ]
    .into_iter()
    .filter_map(|(when, what)| {
        let who = (living.mover_name.clone(), Some(living.home_name.clone()));
        Some(row(
            when?,
            what,
            who,
            DueTarget::Arrangement(arrangement.id),
        ))
    })
    .collect()
}

/// Whether both sides have said yes by now to an arrangement that began without it.
fn decided(arrangement: &Arrangement, pairs: &Pairs<'_>) -> bool {
    pairs
        .get(&arrangement.pair)
        .is_some_and(|s| s.arrangement_views().missing().is_empty())
}

/// Checks that have run out, or will within [`DAYS_AHEAD`] days. Of each profile, or member of a
/// household, and each kind only the newest decision counts.
pub(super) fn checks(input: &DueInput<'_>, left: &HashSet<ProfileId>) -> Vec<Due> {
    let mut newest: BTreeMap<(ProfileId, Option<MemberId>, CheckKind), &CheckLine> =
        BTreeMap::new();
    for line in input.checks {
        let check = &line.check;
        if check.outcome == CheckOutcome::Pending
            || check.done_on.is_some_and(|done| done > input.today)
            || left.contains(&check.profile)
        {
            continue;
        }
        let slot = newest
            .entry((check.profile, check.member, check.kind))
            .or_insert(line);
        if check.done_on >= slot.check.done_on {
            *slot = line;
        }
    }
    let horizon = days_after(input.today, DAYS_AHEAD);
    newest
        .into_values()
        .filter(|line| {
            matches!(
                line.check.outcome,
                CheckOutcome::Clear | CheckOutcome::DecidedOk
            )
        })
        .filter_map(|line| {
            let expires = line.check.expires_on.filter(|day| *day <= horizon)?;
            let what = if expires < input.today {
                DueWhat::CheckExpired(line.check.kind)
            } else {
                DueWhat::CheckExpires(line.check.kind)
            };
            let target = DueTarget::Profile(line.check.profile);
            Some(row(expires, what, (line.name.clone(), None), target))
        })
        .collect()
}

/// Promises that are not done.
pub(super) fn promises(
    input: &DueInput<'_>,
    pairs: &Pairs<'_>,
    left: &HashSet<ProfileId>,
) -> Vec<Due> {
    input
        .promises
        .iter()
        .filter(|l| l.promise.done_on.is_none() && !left.contains(&l.promise.profile))
        .map(|line| {
            let sheet = line.pair.and_then(|id| pairs.get(&id).copied());
            row(
                line.promise.due,
                DueWhat::PromiseDue(line.promise.words.clone()),
                sheet.map_or_else(|| (line.name.clone(), None), names),
                DueTarget::Promise(line.promise.id),
            )
        })
        .collect()
}
