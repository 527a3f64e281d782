//! Neutral values, worked out again for somebody to look at. Nothing is written here: the values that
//! were shown are the ones that are used, by a change like any other.

use super::matching::names;
use super::{Answer, Keeper, Order, fault};
use crate::app::effect::Reply;
use crate::app::neutral_data::NeutralsData;
use crate::app::screens::match_start::looks;
use crate::domain::id::ProfileId;
use crate::domain::port::OpKind;
use crate::domain::profile::ProfileKind;
use crate::matching::neutral;
use crate::matching::neutral_moves::Moves;
use std::collections::BTreeSet;

impl Keeper {
    /// The neutral values as they are, as they would be, and what would move for everybody who looks.
    pub(super) fn neutrals_again(&mut self, order: Order<'_>) -> Answer {
        let today = order.moment.today;
        for kind in ProfileKind::ALL {
            self.make_ready(*kind, today)?;
        }
        let store = self.store()?;
        let setting = fault(store.setting(neutral::SETTING))?;
        let now = self.neutrals()?;
        // A version that was undone is not given again, so that a list kept under it stays clear.
        let done = fault(store.times_done(OpKind::NeutralsFrozen))?;
        let version = u32::try_from(done).unwrap_or(u32::MAX).max(now.version()) + 1;
        let pool = |kind| self.pool(kind);
        let measured = now.measured(
            &[
                (pool(ProfileKind::Person)?, pool(ProfileKind::Household)?),
                (
                    pool(ProfileKind::Homesharer)?,
                    pool(ProfileKind::Householder)?,
                ),
            ],
            version,
        );
        let lines = fault(store.profile_lines(today))?;
        let looking: BTreeSet<ProfileId> = lines
            .iter()
            .filter(|line| looks(line))
            .map(|line| line.id)
            .collect();
        let aside: BTreeSet<(ProfileId, ProfileId)> = fault(store.pair_sheets())?
            .iter()
            .filter(|pair| pair.pair.set_aside_on.is_some())
            .flat_map(|p| [(p.mover.id, p.home.id), (p.home.id, p.mover.id)])
            .collect();
        let mut moves = Moves::default();
        for kind in ProfileKind::ALL {
            let parties = pool(*kind)?.parties().iter();
            moves.add(
                parties.filter(|party| looking.contains(&party.id)),
                pool(kind.other_side())?,
                (&now, &measured.neutrals),
                |subject, other| aside.contains(&(subject, other)),
            );
        }
        let named: BTreeSet<ProfileId> = moves
            .firsts
            .iter()
            .flat_map(|first| [first.id, first.now, first.then])
            .collect();
        let mut names = names(store)?;
        names.retain(|id, _| named.contains(id));
        Ok(Reply::Neutrals(Box::new(NeutralsData {
            setting: setting.map(|setting| setting.id),
            now,
            measured,
            moves,
            names,
        })))
    }
}
