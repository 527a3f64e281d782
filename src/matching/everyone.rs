//! Everybody of one side with everybody of the other, in one run.
//!
//! A pair's two views and its must-haves are the same from either side, so each pair is worked out
//! once and goes into both lists. What differs is how each stands by itself: a list for somebody holds
//! against the others that they are on hold, and says about its owner's own pause above the list.

use super::best::{Best, Met};
use super::column::index;
use super::compiled::{Counts, Floor, Journeys, Pool, Ready, Worths};
use super::neutral::Neutrals;
use super::party::Party;
use super::score::Fit;
use super::shortlist::{Entry, fit_at};
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
    let mut for_movers = vec![Best::new(n); movers.parties().len()];
    let mut for_homes = vec![Best::new(n); homes.parties().len()];
    let mut floors: Vec<Floor> = for_homes.iter().map(Best::floor).collect();
    each_mover(movers, homes, neutrals, |(at, mover), ready| {
        let Some(own) = for_movers.get_mut(index(at)) else {
            return;
        };
        if let (Some(ready), Some(who)) = (ready, movers.who(at)) {
            let alone = Counts::of(&mover.own);
            ready
                .runs()
                .each_above(Some(&mut floors), |pair, product, floor, home_floor| {
                    let theirs = for_homes.get_mut(index(pair.at));
                    let home = homes.who(pair.at).filter(|_| homes.is_packed(pair.at));
                    if let (Some(home), Some(party), Some(theirs)) =
                        (home, homes.party(pair.at), theirs)
                    {
                        let met = Met {
                            ready,
                            pair,
                            product,
                            half_known: ready.half_known(pair),
                            counts: pair.counts(),
                        };
                        let from_here = met.with(homes.alone(pair.at));
                        own.offer(mover.side(), home, &from_here, floor, |at| ready.whole(at));
                        let from_there = met.with(alone);
                        theirs.offer(mover.side().across(), who, &from_there, home_floor, |at| {
                            fit_at(party, movers, at, neutrals)
                        });
                    }
                });
            own.complete(|at| ready.whole(at));
        }
        for home_at in plain_for(ready, homes) {
            let lists = for_homes
                .get_mut(index(home_at))
                .zip(floors.get_mut(index(home_at)));
            if let (Some(home), Some((theirs, floor))) = (homes.party(home_at), lists) {
                own.offer_plainly(mover, (home_at, home), neutrals, |at| {
                    fit_at(mover, homes, at, neutrals)
                });
                theirs.offer_plainly(home, (at, mover), neutrals, |at| {
                    fit_at(home, movers, at, neutrals)
                });
                *floor = theirs.floor();
            }
        }
    });
    for (home, list) in homes.parties().iter().zip(&mut for_homes) {
        list.complete(|at| fit_at(home, movers, at, neutrals));
    }
    let entries = |lists: Vec<Best>| lists.into_iter().map(Best::entries).collect();
    Lists {
        movers: entries(for_movers),
        homes: entries(for_homes),
    }
}

/// A pair with everything that decides whether and how well it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// The fit, with both views and their ranges.
    pub fit: Fit,
    /// Must-haves that fail: of either side, and how each stands by itself.
    pub fails: u32,
    /// Must-haves that wait for an answer, of either side, and how each stands by itself.
    pub questions: u32,
}

/// Goes through every pair with `keep`, which is told the places of both in their pools.
///
/// The homes come in the order of their pool; those who would move in come in any order.
pub fn pairs(
    movers: &Pool,
    homes: &Pool,
    neutrals: &Neutrals,
    mut keep: impl FnMut(u32, u32, &Between),
) {
    each_mover(movers, homes, neutrals, |(at, mover), ready| {
        let alone = Counts::of(&mover.own);
        if let Some(ready) = ready {
            ready.each(|pair, fit| {
                if homes.is_packed(pair.at) {
                    let counts = pair.counts().plus(homes.alone(pair.at)).plus(alone);
                    keep(at, pair.at, &Between::new(fit, counts));
                }
            });
        }
        for home_at in plain_for(ready, homes) {
            if let Some(home) = homes.party(home_at) {
                keep(at, home_at, &plainly(mover, home, neutrals));
            }
        }
    });
}

/// The same pair, worked out by itself.
pub fn plainly(mover: &Party, home: &Party, neutrals: &Neutrals) -> Between {
    let mut findings = mover.findings(home);
    findings.extend(home.findings(mover));
    findings.extend(mover.own.iter().chain(&home.own).cloned());
    Between::new(mover.fit(home, neutrals), Counts::of(&findings))
}

impl Between {
    const fn new(fit: Fit, counts: Counts) -> Self {
        Self {
            fit,
            fails: counts.fails,
            questions: counts.asks,
        }
    }
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
