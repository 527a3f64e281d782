//! Shortlists. The pools they are drawn from are made once and kept until the record changes.

use super::{Answer, Keeper, Order, fault};
use crate::app::effect::{Reply, ShortlistData, WhyData};
use crate::app::notice::Trouble;
use crate::domain::id::ProfileId;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::matching::compiled::Pool;
use crate::matching::explain::explain;
use crate::matching::neutral::Neutrals;
use crate::matching::party::{Party, Terms};
use crate::matching::shortlist::{self, Shortlist};
use jiff::civil::Date;
use std::collections::HashMap;

/// The setting that keeps the frozen neutral values.
const NEUTRALS: &str = "neutrals";

/// Everybody of a kind who could be matched, made ready on a day.
#[derive(Debug, Default)]
pub(super) struct Pools {
    ready: HashMap<ProfileKind, (Date, Pool)>,
}

impl Pools {
    /// The record changed.
    pub(super) fn forget(&mut self) {
        self.ready.clear();
    }
}

impl Keeper {
    /// Makes sure that the pool of a kind is ready for a day.
    fn make_ready(&mut self, kind: ProfileKind, today: Date) -> Result<(), Trouble> {
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
    fn neutrals(&self) -> Result<Neutrals, Trouble> {
        let setting = fault(self.store()?.setting(NEUTRALS))?;
        Ok(setting
            .and_then(|s| s.value.parse().ok())
            .unwrap_or_default())
    }

    /// A profile with the shortlist of those it could be matched with.
    pub fn ranked(
        &mut self,
        id: ProfileId,
        today: Date,
    ) -> Result<(Sheet, Party, Shortlist), Trouble> {
        let sheet = fault(self.store()?.sheet(id))?.ok_or(Trouble::Missing)?;
        self.make_ready(sheet.profile.kind.other_side(), today)?;
        let neutrals = self.neutrals()?;
        let party = Party::new(&sheet, Terms::on(today));
        let pool = self.pool(sheet.profile.kind.other_side())?;
        let shortlist = shortlist::rank(&party, pool, &neutrals);
        Ok((sheet, party, shortlist))
    }

    fn pool(&self, kind: ProfileKind) -> Result<&Pool, Trouble> {
        self.pools
            .ready
            .get(&kind)
            .map(|(_, pool)| pool)
            .ok_or_else(|| Trouble::Bug("pool".to_owned()))
    }

    pub(super) fn shortlist(&mut self, id: ProfileId, order: Order<'_>) -> Answer {
        let today = order.moment.today;
        let (subject, _, shortlist) = self.ranked(id, today)?;
        let lines = fault(self.store()?.profile_lines(today))?
            .into_iter()
            .map(|l| (l.id, l))
            .collect();
        let pairs = fault(self.store()?.pairs_of(id))?;
        Ok(Reply::Shortlist(Box::new(ShortlistData {
            subject: Box::new(subject),
            shortlist: Box::new(shortlist),
            lines,
            pairs,
        })))
    }

    pub(super) fn why(&mut self, id: ProfileId, other: ProfileId, order: Order<'_>) -> Answer {
        let today = order.moment.today;
        let (subject, party, shortlist) = self.ranked(id, today)?;
        let other = fault(self.store()?.sheet(other))?.ok_or(Trouble::Missing)?;
        let explanation = explain(
            &party,
            &Party::new(&other, Terms::on(today)),
            &self.neutrals()?,
        );
        let order = shortlist
            .eligible()
            .chain(&shortlist.not_enough)
            .map(|e| e.id)
            .collect();
        Ok(Reply::Why(Box::new(WhyData {
            subject: Box::new(subject),
            other: Box::new(other),
            explanation: Box::new(explanation),
            order,
        })))
    }
}
