//! Who is too close to call, from re-runs.

use std::collections::HashSet;

use super::rerun::{Home, Rerun, Setup};
use crate::domain::id::ProfileId;
use crate::matching::compiled::Pool;
use crate::matching::neutral::Neutrals;
use crate::matching::party::Party;
use crate::matching::shortlist::{Entry, Shortlist};

/// How many homes of a list are run again. Further down nobody looks for the best, and a list of
/// thousands must not wait.
pub const MOST_RUN: usize = 60;

/// How many times a list is run again to find who is too close to call. A share of 95 in 100 is then known to within
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

/// Says by re-runs, in place of ranges, who is too close to call with the first: see
/// [`Outcome::close_to_first`](super::outcome::Outcome::close_to_first). The order stays as it is.
///
/// Only the first [`MOST_RUN`] are run again; nobody further down is close. Those that are
/// `passed_over` are not run, because a home that was set aside must not be the one to beat.
pub fn close_calls(
    list: &mut Shortlist,
    subject: &Party,
    pool: &Pool,
    neutrals: &Neutrals,
    passed_over: impl Fn(ProfileId) -> bool,
) {
    let kept = list.eligible().filter(|entry| !passed_over(entry.id));
    let mut rerun = Rerun::new(&setup(subject, kept, pool, neutrals));
    rerun.step(GROUPING_DRAWS);
    let outcome = rerun.outcome();
    let close = outcome.homes().iter().zip(outcome.close_to_first());
    let close: HashSet<ProfileId> = close
        .filter(|(_, close)| *close)
        .map(|(home, _)| *home)
        .collect();
    for entry in &mut list.could_work {
        entry.close = close.contains(&entry.id);
    }
}

fn party<'a>(pool: &'a Pool, entry: &Entry) -> Option<&'a Party> {
    let at = usize::try_from(entry.at).ok()?;
    pool.parties().get(at)
}
