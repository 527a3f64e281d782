//! Who could live with whom, from what is known of both sides.

use std::collections::{HashMap, HashSet};

use super::super::compiled::Pool;
use super::super::must_have::{Finding, Outcome};
use super::super::neutral::Neutrals;
use super::super::party::Party;
use super::super::score::Fit;
use super::super::shortlist::{Entry, RuleCount, rank};
use super::market::{Market, Member, Order, Pair};
use crate::domain::id::ProfileId;

/// Two who could live together as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Possible {
    /// Who would move in, by the place among those given.
    pub mover: u32,
    /// The home, by its place among those given.
    pub home: u32,
    /// The fit, with both views and their ranges.
    pub fit: Fit,
    /// Must-haves that wait for an answer: none in a pair that could be suggested as it is.
    pub questions: u8,
}

/// What somebody has to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Homes that pass every must-have.
    pub could_work: usize,
    /// Homes that wait for an answer first.
    pub ask_first: usize,
    /// Homes that would be on the list, but are not to be suggested: set aside, or somebody said no.
    pub not_suggested: usize,
    /// The must-have that leaves out most of the rest, and how many.
    pub in_the_way: Option<RuleCount>,
    /// What stands in their own way, whatever the home: a check that ran out, a decision to be made.
    pub own: Vec<Finding>,
}

/// Everybody who is looking and every home with a place, weighed against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Those who would move in.
    pub movers: Vec<Member>,
    /// The homes.
    pub homes: Vec<Member>,
    /// All who could live together, those that wait for an answer too.
    pub pairs: Vec<Possible>,
    /// What each of the movers has to choose from, in their order.
    pub outlook: Vec<Outlook>,
}

impl Weighed {
    /// Weighs everybody against every home. `homes` are those of the pool that have a place; a pair in
    /// `not` is never suggested, whatever it would be worth: who would move in, then the home.
    pub fn new(
        movers: Vec<(Member, &Party)>,
        homes: Vec<Member>,
        pool: &Pool,
        neutrals: &Neutrals,
        not: &HashSet<(ProfileId, ProfileId)>,
    ) -> Self {
        let places: HashMap<ProfileId, u32> = homes
            .iter()
            .zip(0..)
            .map(|(home, at)| (home.id, at))
            .collect();
        let mut pairs = Vec::new();
        let mut outlook = Vec::with_capacity(movers.len());
        for ((_, party), mover) in movers.iter().zip(0..) {
            let (seen, found) = weigh(party, pool, neutrals);
            let mut seen = seen;
            for (entry, questions) in found {
                let Some(home) = places.get(&entry.id).copied() else {
                    continue;
                };
                if not.contains(&(party.id, entry.id)) {
                    seen.not_suggested += 1;
                    continue;
                }
                if questions == 0 {
                    seen.could_work += 1;
                } else {
                    seen.ask_first += 1;
                }
                pairs.push(Possible {
                    mover,
                    home,
                    fit: entry.fit,
                    questions,
                });
            }
            outlook.push(seen);
        }
        Self {
            movers: movers.into_iter().map(|(member, _)| member).collect(),
            homes,
            pairs,
            outlook,
        }
    }

    /// Everybody's list in its order; with those that wait for an answer only if asked for.
    pub fn market(&self, order: Order, ask_first: bool) -> Market {
        let pairs: Vec<Pair> = self
            .pairs
            .iter()
            .filter(|pair| ask_first || pair.questions == 0)
            .map(|pair| {
                let (own, own_weight) = pair.fit.moving_in.as_fraction();
                let (theirs, their_weight) = pair.fit.room.as_fraction();
                Pair {
                    mover: pair.mover,
                    home: pair.home,
                    own,
                    theirs,
                    weights: u64::from(own_weight) * u64::from(their_weight),
                    points: pair.fit.whole(),
                }
            })
            .collect();
        Market::new(self.movers.clone(), self.homes.clone(), &pairs, order)
    }
}

/// What one party could have in a pool, with how many answers each waits for.
fn weigh(party: &Party, pool: &Pool, neutrals: &Neutrals) -> (Outlook, Vec<(Entry, u8)>) {
    let own: Vec<Finding> = party
        .own
        .iter()
        .filter(|finding| finding.outcome != Outcome::Pass)
        .cloned()
        .collect();
    let fails = own
        .iter()
        .any(|finding| matches!(finding.outcome, Outcome::Fails(_)));
    let asks = u8::try_from(own.len()).unwrap_or(u8::MAX);
    let list = rank(party, pool, neutrals);
    let found = if fails {
        Vec::new()
    } else {
        let entries = list.eligible().chain(&list.not_enough);
        entries
            .map(|entry| (*entry, entry.questions.saturating_add(asks)))
            .collect()
    };
    let outlook = Outlook {
        in_the_way: list.left_out.rules.into_iter().next(),
        own,
        ..Outlook::default()
    };
    (outlook, found)
}
