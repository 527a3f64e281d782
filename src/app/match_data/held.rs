//! One of a list held against another, and the list run again.

use super::{Matched, ShortlistData, Told};
use crate::domain::id::ProfileId;
use crate::domain::lists::PairSheet;
use crate::domain::sheet::Sheet;
use crate::matching::explain::{Explanation, explain};
use crate::matching::party::Party;
use crate::matching::place::{Places, places};
use crate::matching::robust::against::{Against, against};
use crate::matching::robust::groups::{close_calls, setup};
use crate::matching::robust::rerun::Setup;
use crate::matching::score::Fit;
use crate::matching::shortlist::Entry;
use std::sync::Arc;

/// The home that another one is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// Who, with what it told.
    pub told: Told,
    /// Why it fits.
    pub explanation: Explanation,
    /// The two held against each other.
    pub against: Against,
}

/// Whether one of the other side was set aside for the subject whose pairs these are.
pub(super) fn is_set_aside(pairs: &[PairSheet], id: ProfileId) -> bool {
    pairs
        .iter()
        .any(|p| (p.mover.id == id || p.home.id == id) && p.pair.set_aside_on.is_some())
}

impl Matched<'_> {
    /// Says who is too close to call with the first by running the list again. `pairs` are the pairs of
    /// the subject: who was set aside is not the one to beat. `known` is the list of those that could
    /// work if that was done already and the record has not changed since.
    pub fn close_calls(&mut self, pairs: &[PairSheet], known: Option<Vec<Entry>>) {
        if let Some(known) = known {
            self.list.could_work = known;
            return;
        }
        let (party, pool, neutrals) = (&self.party, self.pool, self.neutrals);
        let aside = |id| is_set_aside(pairs, id);
        close_calls(&mut self.list, party, pool, neutrals, aside);
    }

    /// Those that could work and were not set aside, in their order.
    pub(super) fn still_listed<'b>(
        &'b self,
        pairs: &'b [PairSheet],
    ) -> impl Iterator<Item = &'b Entry> {
        let entries = self.list.eligible();
        entries.filter(|entry| !is_set_aside(pairs, entry.id))
    }

    pub(super) fn reruns(&self, pairs: &[PairSheet]) -> Arc<Setup> {
        let kept = self.still_listed(pairs);
        Arc::new(setup(&self.party, kept, self.pool, self.neutrals))
    }

    /// Who one of the list is held against, and whether that one stands before it: the first, or for
    /// the first the second. Nobody if it is not ranked or stands alone.
    pub fn rival(&self, other: ProfileId, pairs: &[PairSheet]) -> Option<(ProfileId, bool)> {
        let kept: Vec<ProfileId> = self.still_listed(pairs).map(|entry| entry.id).collect();
        let (first, second) = (kept.first()?, kept.get(1)?);
        if other == *first {
            return Some((*second, false));
        }
        kept.contains(&other).then_some((*first, true))
    }

    pub(super) fn held_against(
        &self,
        this: &Explanation,
        rival: &Sheet,
        rival_first: bool,
    ) -> Rival {
        let party = Party::new(rival, self.terms);
        let explanation = explain(&self.party, &party, self.neutrals);
        Rival {
            told: Told::of(rival),
            against: against(this, &explanation, !rival_first, self.neutrals),
            explanation,
        }
    }
}

impl ShortlistData {
    /// Where one of those that could work stands among those not set aside, counted from 1, and the
    /// places it could still take.
    pub fn place_of(&self, id: ProfileId) -> Option<(usize, Places)> {
        let kept = self.could_work();
        let at = kept.iter().position(|entry| entry.id == id)?;
        let fits: Vec<Fit> = kept.iter().map(|entry| entry.fit).collect();
        let places = places(&fits, &[fits.get(at).copied()?]);
        Some((at + 1, places.into_iter().next()?))
    }
}
