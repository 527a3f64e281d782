//! Everybody of one side with everybody of the other, in one run.
//!
//! A pair's two views and its must-haves are the same from either side, so each pair is worked out
//! once and goes into both lists. What differs is how each stands by itself: a list for somebody holds
//! against the others that they are on hold, and says about its owner's own pause above the list.

use super::best::{Best, Floor, Met, standing};
use super::column::index;
use super::compiled::{Counts, Journeys, Pool, Ready, Worths};
use super::neutral::Neutrals;
use super::party::Party;
use super::score::Fit;
use super::shortlist::{Entry, standing_at};
use super::wish::Ask;

/// The first of the list of each party of two pools, by place in its pool: what
/// [`top`](super::shortlist::top) gives for each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    /// For each who would move in: homes.
    pub movers: Vec<Vec<Entry>>,
    /// For each home: those who would move in.
    pub homes: Vec<Vec<Entry>>,
}

/// The first `n` for everybody of both pools.
///
/// Takes time for every pair, 10,000 by 10,000 about as long as it takes to read this sentence, and
/// memory for `n` entries of each party.
pub fn best(movers: &Pool, homes: &Pool, n: usize, neutrals: &Neutrals) -> Lists {
    let mut for_homes = vec![Best::new(n); homes.parties().len()];
    let mut floors: Vec<Floor> = for_homes.iter().map(Best::floor).collect();
    let mut for_movers = vec![Vec::new(); movers.parties().len()];
    each_mover(movers, homes, neutrals, |(at, mover), ready| {
        let mut own = Best::new(n);
        if let Some(ready) = ready {
            let alone = Counts::of(&mover.own);
            let runs = ready.runs();
            runs.each_above(Some(&mut floors), |pair, product, floor, home_floor| {
                let home = homes.party(pair.at).filter(|_| homes.is_packed(pair.at));
                let theirs = for_homes.get_mut(index(pair.at));
                if let (Some(home), Some(theirs)) = (home, theirs) {
                    let met = |at, alone| Met {
                        at,
                        product,
                        half_known: ready.half_known(pair),
                        counts: pair.counts().plus(alone),
                    };
                    let from_here = met(pair.at, homes.alone(pair.at));
                    own.offer(&from_here, floor, |at| ready.standing(at));
                    theirs.offer(&met(at, alone), home_floor, |at| {
                        standing_at(home, movers, at, neutrals)
                    });
                }
            });
            own.complete(|at| ready.standing(at));
        }
        for home_at in plain_for(ready, homes) {
            let lists = for_homes
                .get_mut(index(home_at))
                .zip(floors.get_mut(index(home_at)));
            if let (Some(home), Some((theirs, floor))) = (homes.party(home_at), lists) {
                own.offer_plainly(mover, (home_at, home), neutrals, |at| {
                    standing_at(mover, homes, at, neutrals)
                });
                theirs.offer_plainly(home, (at, mover), neutrals, |at| {
                    standing_at(home, movers, at, neutrals)
                });
                *floor = theirs.floor();
            }
        }
        if let Some(list) = for_movers.get_mut(index(at)) {
            *list = own.entries(mover.side(), |at| standing_at(mover, homes, at, neutrals));
        }
    });
    let lists = (0..).zip(homes.parties()).zip(for_homes);
    let of_homes = lists.map(|((home_at, home), list)| {
        list.entries(home.side(), |at| {
            let theirs = for_movers.get(index(at)).map(Vec::as_slice);
            let mutual = theirs.and_then(|theirs| fit_with(home_at, theirs));
            match (mutual, movers.party(at)) {
                (Some(fit), Some(mover)) => standing(fit, mover),
                (_, _) => standing_at(home, movers, at, neutrals),
            }
        })
    });
    Lists {
        homes: of_homes.collect(),
        movers: for_movers,
    }
}

/// The fit with the home at a place, if it is in a list: a pair has one fit, and many are in each
/// other's lists.
fn fit_with(home_at: u32, list: &[Entry]) -> Option<Fit> {
    let entry = list.iter().find(|entry| entry.at == home_at)?;
    Some(entry.fit)
}

/// Homes that are worked out plainly for somebody: all where they are not packed themselves.
fn plain_for(ready: Option<&Ready<'_>>, homes: &Pool) -> Vec<u32> {
    match ready {
        Some(_) => homes.plain().to_vec(),
        None => (0..).take(homes.parties().len()).collect(),
    }
}

/// Holds everybody who would move in against the homes, with `meet`. Those who want to be near the
/// same place come one after the other, so that the journeys to it are worked out once.
fn each_mover(
    movers: &Pool,
    homes: &Pool,
    neutrals: &Neutrals,
    mut meet: impl FnMut((u32, &Party), Option<&Ready<'_>>),
) {
    let Some(kind) = movers.parties().first().map(|mover| mover.kind) else {
        return;
    };
    let worths = Worths::new(homes, kind, neutrals);
    let mut journeys = Journeys::default();
    let mut order: Vec<(u32, &Party)> = (0..).zip(movers.parties()).collect();
    order.sort_by_cached_key(|(_, mover)| target(mover));
    for (at, mover) in order {
        let ready = Ready::new(mover, &worths, &mut journeys);
        meet((at, mover), ready.as_ref());
    }
}

/// The place that somebody wants to be near to, in words.
fn target(mover: &Party) -> Option<&str> {
    let mut asks = mover.wishes.iter().map(|wish| &wish.ask);
    let (target, _) = asks.find_map(Ask::target)?;
    Some(&target.written)
}
