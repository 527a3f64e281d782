//! Groups too close to call, from re-runs.

use super::rerun::{Home, Rerun, Setup};
use crate::domain::id::ProfileId;
use crate::matching::compiled::Pool;
use crate::matching::neutral::Neutrals;
use crate::matching::party::Party;
use crate::matching::score::Standing;
use crate::matching::shortlist::{Entry, Shortlist};

/// How many homes of a list are run again. Further down nobody looks for the best, and a list of
/// thousands must not wait.
pub const MOST_RUN: usize = 60;

/// How many times a list is run again to make its groups. A share of 95 in 100 is then known to within
/// half of one.
pub const GROUPING_DRAWS: u32 = 2_000;

/// The homes of a list that are run again, with the wishes of both sides.
pub fn setup<'a>(
    subject: &Party,
    homes: impl IntoIterator<Item = &'a Entry>,
    pool: &Pool,
    neutrals: &Neutrals,
) -> Setup {
    let home = |entry: &Entry| {
        let other = party(pool, entry)?;
        Some(Home {
            id: entry.id,
            own: subject.lines(other, neutrals),
            theirs: other.lines(subject, neutrals),
        })
    };
    let homes = homes.into_iter().take(MOST_RUN).filter_map(home).collect();
    Setup::new(subject.id, homes)
}

/// Puts those who could work into groups by re-runs, in place of groups by range: see
/// [`Outcome::groups`](super::outcome::Outcome::groups).
///
/// A home of a later group may stand above one of an earlier group of which little is known; each
/// group keeps the order of the fits. Only the first [`MOST_RUN`] by fit are run again. The rest are
/// one last group in their order, whatever their ranges, and with them those that are `passed_over`,
/// because a home that was set aside must not lead a group.
pub fn close_groups(
    list: &mut Shortlist,
    subject: &Party,
    pool: &Pool,
    neutrals: &Neutrals,
    passed_over: impl Fn(ProfileId) -> bool,
) {
    let mut entries: Vec<Entry> = list.groups.drain(..).flatten().collect();
    entries.sort_by_cached_key(|entry| {
        let standing = Standing {
            fit: entry.fit,
            waiting_days: party(pool, entry).map_or(0, |party| party.waiting_days),
            id: entry.id,
        };
        (passed_over(entry.id), standing)
    });
    let stays = entries.partition_point(|entry| !passed_over(entry.id));
    let kept = entries.iter().take(stays);
    let mut rerun = Rerun::new(&setup(subject, kept, pool, neutrals));
    rerun.step(GROUPING_DRAWS);
    let groups = rerun.outcome().groups();
    let rest = entries.split_off(groups.len().min(entries.len()));
    for (entry, group) in entries.into_iter().zip(groups) {
        // Groups are numbered in the order in which their leaders come.
        if group == list.groups.len() {
            list.groups.push(Vec::new());
        }
        if let Some(group) = list.groups.get_mut(group) {
            group.push(entry);
        }
    }
    if !rest.is_empty() {
        list.groups.push(rest);
    }
}

fn party<'a>(pool: &'a Pool, entry: &Entry) -> Option<&'a Party> {
    let at = usize::try_from(entry.at).ok()?;
    pool.parties().get(at)
}
