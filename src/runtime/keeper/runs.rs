//! Shortlists that are kept: written when one is opened and is not as it was kept last.

use super::matching::{names, sheets};
use super::{Answer, Keeper, Order, fault};
use crate::app::effect::Reply;
use crate::app::match_data::Told;
use crate::app::notice::Trouble;
use crate::app::run_data::{RunsData, told_apart, wanted};
use crate::domain::id::ProfileId;
use crate::domain::match_run::MatchRun;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::sheet::Sheet;
use crate::matching::run::{KeptList, RULES_VERSION, preferences_version};
use std::collections::BTreeSet;

/// The most kept lists that are shown.
const MOST_RUNS: u32 = 100;

impl Keeper {
    /// Keeps the shortlist of a profile if it is not as it was kept last, and tells it from the one
    /// before.
    ///
    /// The list is ranked once more for it: that takes a moment, and nobody waits for it, because the
    /// screen was answered first.
    pub(super) fn keep_run(&mut self, id: ProfileId, order: Order<'_>) -> Answer {
        let subject = fault(self.store()?.sheet(id))?.ok_or(Trouble::Missing)?;
        let before = fault(self.store()?.match_runs(id, 1))?.pop();
        let run = self.run_now(&subject, before.as_ref(), order)?;
        if before.is_none_or(|before| !same(&before, &run)) {
            let change = Change {
                kind: OpKind::ListKept,
                about: subject.profile.known_as.clone(),
                writes: vec![Write::put(&run)],
            };
            let stamp = self.stamp(order);
            // Nothing that is matched reads it, so that the pools stay as they are.
            fault(self.store_mut()?.apply(&change, &stamp))?;
        }
        self.told(&subject, 2)
    }

    /// The lists kept for a profile.
    pub(super) fn runs(&self, id: ProfileId) -> Answer {
        let subject = fault(self.store()?.sheet(id))?.ok_or(Trouble::Missing)?;
        self.told(&subject, MOST_RUNS)
    }

    fn run_now(
        &mut self,
        subject: &Sheet,
        before: Option<&MatchRun>,
        order: Order<'_>,
    ) -> Result<MatchRun, Trouble> {
        let id = subject.profile.id;
        let before: Option<KeptList> = before.and_then(|run| run.list.parse().ok());
        let neutrals = self.neutrals()?.version();
        let (list, compared, left_out) =
            self.listed(id, order.moment.today, |_, matched, pairs| {
                let aside: BTreeSet<ProfileId> = pairs
                    .iter()
                    .filter(|pair| pair.pair.set_aside_on.is_some())
                    .flat_map(|pair| [pair.mover.id, pair.home.id])
                    .filter(|other| *other != id)
                    .collect();
                let list = matched.list();
                let kept = matched.kept(&aside, before.as_ref());
                Ok((kept, list.compared, list.left_out.count))
            })?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(MatchRun {
            id: order.ids.next(),
            subject: id,
            at: order.moment.now,
            who: self.scheme.who.clone(),
            preferences: preferences_version(subject),
            rules: RULES_VERSION,
            neutrals,
            compared: count(compared),
            could_work: count(list.could_work().count()),
            not_enough: count(list.not_enough().count()),
            left_out: count(left_out),
            list: list.to_string(),
        })
    }

    fn told(&self, subject: &Sheet, most: u32) -> Answer {
        let store = self.store()?;
        // The one before the last shown is read too, so that the last is told from it.
        let mut runs = told_apart(fault(store.match_runs(subject.profile.id, most + 1))?);
        runs.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let wanted: Vec<ProfileId> = wanted(&runs).into_iter().collect();
        let told = sheets(store, &wanted)?;
        Ok(Reply::Runs(Box::new(RunsData {
            subject: Told::of(subject),
            runs,
            names: names(store)?,
            told: told
                .iter()
                .map(|(id, sheet)| (*id, Told::of(sheet)))
                .collect(),
        })))
    }
}

/// Whether a list is as it was kept last, made from the same preferences by the same rules.
fn same(before: &MatchRun, now: &MatchRun) -> bool {
    let made_of = |run: &MatchRun| {
        let counts = [run.compared, run.could_work, run.not_enough, run.left_out];
        (run.preferences.clone(), run.rules, run.neutrals, counts)
    };
    let list = |run: &MatchRun| run.list.parse::<KeptList>();
    made_of(before) == made_of(now)
        && match (list(before), list(now)) {
            (Ok(before), Ok(now)) => before.says_the_same_as(&now),
            (_, _) => false,
        }
}
