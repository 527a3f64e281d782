//! The list as it would be if some wishes mattered more or less.

use super::{Matched, Told};
use crate::app::tell;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::lists::PairSheet;
use crate::domain::preference::{Level, Wish};
use crate::matching::what_if::{Moved, Ranked, can_count, moves};
use std::collections::HashMap;

/// How many of the list are shown and looked at for moves.
const MOST_SHOWN: usize = 20;

/// One of the list as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfRow {
    /// Who.
    pub id: ProfileId,
    /// The place before, counted from 1; `None` where not enough was known to rank it.
    pub before: Option<usize>,
    /// The place it would have, counted from 1.
    pub after: usize,
    /// The fit it would have, 0 to 100.
    pub fit: u32,
}

/// A list at other levels, held against the list as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfData {
    /// For whom, with the wishes as they are in the file.
    pub subject: Told,
    /// The wishes that could move anybody, those that matter most in the file first.
    pub wishes: Vec<Wish>,
    /// The first of the list as it would be.
    pub rows: Vec<WhatIfRow>,
    /// How many could work.
    pub could_work: usize,
    /// Who stands elsewhere, those that move furthest first.
    pub moved: Vec<Moved>,
    /// The names of everybody in the rows and the moves.
    pub names: HashMap<ProfileId, String>,
}

impl WhatIfData {
    /// The level of a wish in the file.
    pub fn saved(&self, id: PreferenceId) -> Option<Level> {
        self.subject.wish(id).map(|wish| wish.preference.level)
    }
}

impl Matched<'_> {
    /// This list held against the one of the same subject at other levels. `names` names everybody;
    /// `pairs` are the pairs of the subject.
    pub fn what_if(
        &self,
        after: &Self,
        names: &HashMap<ProfileId, String>,
        pairs: &[PairSheet],
    ) -> WhatIfData {
        let aside = |id: ProfileId| {
            pairs
                .iter()
                .any(|p| (p.mover.id == id || p.home.id == id) && p.pair.set_aside_on.is_some())
        };
        let was = Ranked::new(&self.party, &self.list, aside);
        let is = Ranked::new(&after.party, &after.list, aside);
        let rows: Vec<WhatIfRow> = (1..)
            .zip(is.entries().iter().take(MOST_SHOWN))
            .map(|(place, entry)| WhatIfRow {
                id: entry.id,
                before: was.place(entry.id),
                after: place,
                fit: entry.fit.whole(),
            })
            .collect();
        let moved = moves(&was, &is, self.pool, self.neutrals, MOST_SHOWN);
        let shown = rows.iter().map(|row| row.id);
        let named = shown
            .chain(moved.iter().map(|moved| moved.id))
            .filter_map(|id| Some((id, names.get(&id)?.clone())))
            .collect();
        WhatIfData {
            subject: Told::of(self.subject),
            wishes: tell::wishes(self.subject)
                .into_iter()
                .filter(|wish| can_count(self.subject, wish))
                .cloned()
                .collect(),
            could_work: is.entries().len(),
            rows,
            moved,
            names: named,
        }
    }
}
