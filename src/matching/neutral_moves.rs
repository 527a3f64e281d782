//! What other neutral values would move, worked out before they are used.

use super::compiled::Pool;
use super::neutral::Neutrals;
use super::party::Party;
use super::shortlist::rank;
use crate::domain::id::ProfileId;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody for whom another would come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct First {
    /// For whom.
    pub id: ProfileId,
    /// Who comes first now.
    pub now: ProfileId,
    /// Who would.
    pub then: ProfileId,
}

/// What would move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    /// For how many the lists were made.
    pub looking: usize,
    /// For whom another would come first, in the order in which they were given.
    pub firsts: Vec<First>,
    /// Who would change their place on any of the lists.
    pub placed: BTreeSet<ProfileId>,
}

impl Moves {
    /// Makes the lists of everybody in `looking` with the values of now and with others, and adds what
    /// differs. `pool` is the other side; `aside` says who was set aside for whom, and so shows on no
    /// list.
    pub fn add<'a>(
        &mut self,
        looking: impl IntoIterator<Item = &'a Party>,
        pool: &Pool,
        (now, then): (&Neutrals, &Neutrals),
        aside: impl Fn(ProfileId, ProfileId) -> bool,
    ) {
        for subject in looking {
            self.looking += 1;
            let order = |neutrals: &Neutrals| -> Vec<ProfileId> {
                let list = rank(subject, pool, neutrals);
                let could_work = list.eligible().map(|entry| entry.id);
                could_work.filter(|id| !aside(subject.id, *id)).collect()
            };
            let (before, after) = (order(now), order(then));
            if let (Some(now), Some(then)) = (before.first(), after.first())
                && now != then
            {
                self.firsts.push(First {
                    id: subject.id,
                    now: *now,
                    then: *then,
                });
            }
            let places: BTreeMap<ProfileId, usize> = before.iter().copied().zip(0..).collect();
            let moved = after
                .iter()
                .zip(0..)
                .filter(|(id, at)| places.get(id) != Some(at));
            self.placed.extend(moved.map(|(id, _)| *id));
        }
    }
}
