//! Shortlists. The pools they are drawn from are made once and kept; after a change only those whose
//! sheets it touched are read again.

use super::{Keeper, fault};
use crate::app::match_data::{
    CompareData, LeftOutData, Matched, ShortlistData, WhatIfData, WhyData,
};
use crate::app::notice::Trouble;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::lists::PairSheet;
use crate::domain::preference::Level;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::matching::compiled::Pool;
use crate::matching::neutral::{self, Neutrals};
use crate::matching::party::{Party, Terms};
use crate::matching::shortlist::Entry;
use crate::matching::what_if::at_levels;
use crate::store::{Committed, Fault, Store};
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// Everybody of a kind who could be matched, made ready on a day.
#[derive(Debug, Default)]
pub(super) struct Pools {
    ready: HashMap<ProfileKind, (Date, Pool)>,
    /// The whole scheme as it was looked at last.
    pub(super) scheme: Option<super::scheme::Kept>,
    /// Those that could work on the list that was asked for last, with who is too close to call, which
    /// took running it again: one list is asked about many times before the next.
    listed: Option<(ProfileId, Date, Vec<Entry>)>,
}

impl Pools {
    /// The record changed, and nobody can tell where.
    pub(super) fn forget(&mut self) {
        self.ready.clear();
        self.forget_lists();
    }

    /// What was worked out from the pools: any change may have altered it.
    fn forget_lists(&mut self) {
        self.scheme = None;
        self.listed = None;
    }
}

/// More than so many profiles are not put into the pools one by one: an import makes them anew.
const MOST_PATCHED: usize = 100;

impl Keeper {
    /// Brings the pools up to date after a change.
    ///
    /// The change itself is made and stays made. If the sheets it touched cannot be told or read, the
    /// pools are forgotten, and whoever asks for a list next is told what is wrong with the file.
    pub(super) fn patch_pools(&mut self, committed: &Committed) {
        self.pools.forget_lists();
        if let Some(op) = committed.op
            && !self.pools.ready.is_empty()
            && !self.patched(op).unwrap_or(false)
        {
            self.pools.forget();
        }
    }

    /// Reads the sheets again that an op touched. False if the log does not tell which, or they are many.
    fn patched(&mut self, op: Uuid) -> Result<bool, Fault> {
        let Some(store) = &self.store else {
            return Ok(false);
        };
        let touched = store.touched_by(op)?;
        let Some(touched) = touched.filter(|touched| touched.len() <= MOST_PATCHED) else {
            return Ok(false);
        };
        for id in touched {
            let sheet = store.sheet(id)?;
            for (kind, (day, pool)) in &mut self.pools.ready {
                match &sheet {
                    Some(sheet) if sheet.profile.kind == *kind => {
                        pool.replace(Party::new(sheet, Terms::on(*day)));
                    }
                    Some(_) | None => pool.remove(id),
                }
            }
        }
        Ok(true)
    }

    /// Makes sure that the pool of a kind is ready for a day.
    pub(super) fn make_ready(&mut self, kind: ProfileKind, today: Date) -> Result<(), Trouble> {
        if self
            .pools
            .ready
            .get(&kind)
            .is_some_and(|(day, _)| *day == today)
        {
            return Ok(());
        }
        let mut parties = Vec::new();
        let terms = Terms::on(today);
        fault(
            self.store()?
                .for_each_sheet(kind, |sheet| parties.push(Party::new(&sheet, terms))),
        )?;
        self.pools.ready.insert(kind, (today, Pool::new(parties)));
        Ok(())
    }

    /// The neutral values of the scheme, as they were frozen last. Values that cannot be read are
    /// taken as never measured: the file check names them.
    pub(super) fn neutrals(&self) -> Result<Neutrals, Trouble> {
        let setting = fault(self.store()?.setting(neutral::SETTING))?;
        Ok(setting
            .and_then(|s| s.value.parse().ok())
            .unwrap_or_default())
    }

    pub(super) fn pool(&self, kind: ProfileKind) -> Result<&Pool, Trouble> {
        self.pools
            .ready
            .get(&kind)
            .map(|(_, pool)| pool)
            .ok_or_else(|| Trouble::Bug("pool".to_owned()))
    }

    /// Ranks the other side for a profile and tells something of it.
    pub(super) fn matched<T>(
        &mut self,
        id: ProfileId,
        today: Date,
        tell: impl FnOnce(&Store, &mut Matched<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let subject = fault(self.store()?.sheet(id))?.ok_or(Trouble::Missing)?;
        let kind = subject.profile.kind.other_side();
        self.make_ready(kind, today)?;
        let neutrals = self.neutrals()?;
        let mut matched = Matched::new(&subject, self.pool(kind)?, &neutrals, Terms::on(today));
        tell(self.store()?, &mut matched)
    }

    /// The same with who is too close to call, and with the pairs of the profile.
    pub(super) fn listed<T>(
        &mut self,
        id: ProfileId,
        today: Date,
        tell: impl FnOnce(&Store, &Matched<'_>, Vec<PairSheet>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let known = self
            .pools
            .listed
            .take()
            .filter(|(of, day, _)| (*of, *day) == (id, today))
            .map(|(_, _, could_work)| could_work);
        let (told, could_work) = self.matched(id, today, |store, matched| {
            let pairs = fault(store.pairs_of(id))?;
            matched.close_calls(&pairs, known);
            let could_work = matched.list().could_work.clone();
            Ok((tell(store, matched, pairs)?, could_work))
        })?;
        self.pools.listed = Some((id, today, could_work));
        Ok(told)
    }

    /// The shortlist for a profile, with the words of everybody on it.
    ///
    /// # Errors
    /// `Missing` if there is no such profile; otherwise as for every read.
    pub fn shortlist(&mut self, id: ProfileId, today: Date) -> Result<ShortlistData, Trouble> {
        self.listed(id, today, |store, matched, pairs| {
            let sheets = sheets(store, &matched.wanted())?;
            Ok(matched.shortlist(&sheets, &names(store)?, pairs))
        })
    }

    /// Why one profile fits another: the first is the one the list is for.
    ///
    /// # Errors
    /// `Missing` if there is no such profile; otherwise as for every read.
    pub fn why(
        &mut self,
        id: ProfileId,
        other: ProfileId,
        today: Date,
    ) -> Result<WhyData, Trouble> {
        self.listed(id, today, |store, matched, pairs| {
            let sheet = fault(store.sheet(other))?.ok_or(Trouble::Missing)?;
            let rival = match matched.rival(other, &pairs) {
                Some((rival, _)) => fault(store.sheet(rival))?,
                None => None,
            };
            let disagreements = fault(store.disagreements(id, other))?;
            Ok(WhyData {
                disagreements,
                ..matched.why(&sheet, rival.as_ref(), &names(store)?, &pairs)
            })
        })
    }

    /// Who was left out of the shortlist for a profile, and why.
    ///
    /// # Errors
    /// `Missing` if there is no such profile; otherwise as for every read.
    pub fn left_out(&mut self, id: ProfileId, today: Date) -> Result<LeftOutData, Trouble> {
        self.matched(id, today, |store, matched| {
            Ok(matched.left_out(&sheets(store, &matched.wanted_left_out())?))
        })
    }

    /// Some of the other side compared for a profile, in the order of `others`.
    ///
    /// # Errors
    /// `Missing` if there is no such profile; otherwise as for every read.
    pub fn compare(
        &mut self,
        id: ProfileId,
        others: &[ProfileId],
        today: Date,
    ) -> Result<CompareData, Trouble> {
        self.listed(id, today, |store, matched, pairs| {
            let mut sheets = sheets(store, others)?;
            let sheets: Vec<Sheet> = others.iter().filter_map(|id| sheets.remove(id)).collect();
            Ok(matched.compare(&sheets, &pairs))
        })
    }

    /// The shortlist for a profile as it would be with some wishes at other levels.
    ///
    /// # Errors
    /// `Missing` if there is no such profile; otherwise as for every read.
    pub fn what_if(
        &mut self,
        id: ProfileId,
        levels: &[(PreferenceId, Level)],
        today: Date,
    ) -> Result<WhatIfData, Trouble> {
        let subject = fault(self.store()?.sheet(id))?.ok_or(Trouble::Missing)?;
        let kind = subject.profile.kind.other_side();
        self.make_ready(kind, today)?;
        let (neutrals, terms) = (self.neutrals()?, Terms::on(today));
        let (pool, store) = (self.pool(kind)?, self.store()?);
        let changed = at_levels(&subject, levels);
        let pairs = fault(store.pairs_of(id))?;
        let mut before = Matched::new(&subject, pool, &neutrals, terms);
        let mut after = Matched::new(&changed, pool, &neutrals, terms);
        before.close_calls(&pairs, None);
        after.close_calls(&pairs, None);
        Ok(before.what_if(&after, &names(store)?, &pairs))
    }
}

pub(super) fn sheets(
    store: &Store,
    wanted: &[ProfileId],
) -> Result<HashMap<ProfileId, Sheet>, Trouble> {
    let mut sheets = HashMap::new();
    for id in wanted {
        if let Some(sheet) = fault(store.sheet(*id))? {
            sheets.insert(*id, sheet);
        }
    }
    Ok(sheets)
}

pub(super) fn names(store: &Store) -> Result<HashMap<ProfileId, String>, Trouble> {
    let profiles = fault(store.profiles())?;
    Ok(profiles.into_iter().map(|p| (p.id, p.known_as)).collect())
}
