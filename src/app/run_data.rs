//! Lists that were kept, with what the screens need to tell of them.

use crate::app::match_data::Told;
use crate::domain::id::ProfileId;
use crate::domain::match_run::MatchRun;
use crate::domain::preference::{Direction, Wish};
use crate::domain::topic::Shape;
use crate::matching::run::KeptList;
use crate::matching::run::difference::{Difference, Move, Versions, WishRef, difference};
use std::collections::{BTreeSet, HashMap};

/// One kept list.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptRun {
    /// When, by whom, for whom, of how many, by which rules.
    pub run: MatchRun,
    /// The list; nothing if it was written by a later version of the program.
    pub list: Option<KeptList>,
    /// What became of the list before it; nothing for the first one.
    pub since: Option<Difference>,
}

/// The lists kept for somebody, the latest first.
#[derive(Debug, Clone, PartialEq)]
pub struct RunsData {
    /// For whom.
    pub subject: Told,
    /// The lists.
    pub runs: Vec<KeptRun>,
    /// The names of everybody on them who is still in the file.
    pub names: HashMap<ProfileId, String>,
    /// What those said whose own wishes are the reason of a change.
    pub told: HashMap<ProfileId, Told>,
}

/// Reads kept lists, the latest first, and tells each from the one before it.
pub fn told_apart(runs: Vec<MatchRun>) -> Vec<KeptRun> {
    let mut kept: Vec<KeptRun> = runs
        .into_iter()
        .map(|run| KeptRun {
            list: run.list.parse().ok(),
            run,
            since: None,
        })
        .collect();
    let since: Vec<Option<Difference>> = kept
        .iter()
        .zip(kept.iter().skip(1))
        .map(|(after, before)| {
            let (old, new) = (before.list.as_ref()?, after.list.as_ref()?);
            Some(difference((old, versions(before)), (new, versions(after))))
        })
        .collect();
    for (run, since) in kept.iter_mut().zip(since) {
        run.since = since;
    }
    kept
}

const fn versions(kept: &KeptRun) -> Versions {
    Versions {
        rules: kept.run.rules,
        neutrals: kept.run.neutrals,
    }
}

/// Those whose own wishes are the reason of a change: what they said is needed to name them.
pub fn wanted(runs: &[KeptRun]) -> BTreeSet<ProfileId> {
    let changes = runs
        .iter()
        .flat_map(|run| &run.since)
        .flat_map(|d| &d.changes);
    changes
        .filter_map(|change| match &change.what {
            Move::Placed { because, .. } => {
                because.wish().filter(|wish| !wish.own).map(|_| change.id)
            }
            Move::New(_)
            | Move::LeftOut(_)
            | Move::NotThere
            | Move::SetAside
            | Move::BroughtBack(_)
            | Move::Ranked(_)
            | Move::AskFirst => None,
        })
        .collect()
}

impl Told {
    /// The wish that a kept list speaks of, as it is today: that one of several about the same; if it
    /// does not matter any more, still that one.
    pub fn wish_about(&self, about: WishRef) -> Option<&Wish> {
        let mut same: Vec<&Wish> = self
            .wishes
            .iter()
            .filter(|wish| {
                wish.preference.topic == about.topic && direction(wish) == about.direction
            })
            .collect();
        same.sort_by_key(|wish| wish.preference.id);
        let counts = |wish: &&&Wish| wish.preference.level.weight() > 0;
        let nth = same.iter().filter(counts).nth(about.nth);
        nth.or_else(|| same.first()).copied()
    }
}

/// Wanted or not, as it is weighed: to want a *no* is to avoid a yes.
fn direction(wish: &Wish) -> Direction {
    let turned =
        wish.preference.topic.shape() == Shape::YesNo && wish.items.iter().any(|i| i.item == "no");
    match (wish.preference.direction, turned) {
        (direction, false) => direction,
        (Direction::Want, true) => Direction::Avoid,
        (Direction::Avoid, true) => Direction::Want,
    }
}
