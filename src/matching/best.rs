//! The first few of a list, kept while thousands go by.

use super::compiled::Counts;
use super::must_have::Gate;
use super::neutral::Neutrals;
use super::party::Party;
use super::score::{Fit, Standing};
use super::shortlist::Entry;
use super::why::Side;
use crate::domain::id::ProfileId;

/// Where somebody stands in a list, nearly: the fit as `A * B`, from 0 to 1, and [`ENOUGH`] more for those of
/// whom enough is known, who come first. Floating point, so that those within [`MARGIN`] of each other
/// are compared exactly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank(f64);

/// Far more than a [`Rank`] can be off by.
const MARGIN: f64 = 1e-12;

impl Rank {
    /// Of one whom a rule leaves out: it reaches no floor.
    pub(super) const NONE: Self = Self(f64::NEG_INFINITY);

    #[inline]
    pub(super) fn new(product: f64, enough: bool) -> Self {
        Self(if enough { product + ENOUGH } else { product })
    }
}

/// Puts the least fit of those of whom enough is known well before the best of those of whom it is not.
const ENOUGH: f64 = 2.0;

/// The rank that a newcomer to a list has to reach, a little below that of the last one, so that
/// rounding shuts nobody out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Floor(f64);

impl Floor {
    /// Everybody comes in.
    pub(super) const NONE: Self = Self(0.0);

    /// Nobody comes in.
    pub(super) const SHUT: Self = Self(f64::INFINITY);

    /// The lower one.
    #[inline]
    pub(super) const fn min(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }

    /// Whether one of this rank may come in.
    #[inline]
    pub(super) fn lets_in(self, rank: Rank) -> bool {
        rank.0 >= self.0
    }
}

/// The best so far, in order, at most so many.
///
/// Everybody's list is open at the same time, so it holds no more of each than one comparison of the
/// many needs.
#[derive(Debug, Clone)]
pub(super) struct Best {
    most: usize,
    list: Vec<Ranked>,
}

/// Lists up to this length are made in one piece, so that thousands of them lie close together.
const USUAL: usize = 32;

#[derive(Debug, Clone)]
struct Ranked {
    rank: Rank,
    at: u32,
    questions: u8,
    /// Worked out only for those whose ranks are next to each other, and for all in the end.
    standing: Option<Box<Standing<ProfileId>>>,
}

impl Ranked {
    fn complete(&mut self, whole: impl Fn(u32) -> Standing<ProfileId>) -> &Standing<ProfileId> {
        self.standing
            .get_or_insert_with(|| Box::new(whole(self.at)))
    }

    /// Whether it comes before another. The exact standings are only worked out, with `whole`, where
    /// the ranks cannot tell.
    fn is_before(&mut self, other: &mut Self, whole: &impl Fn(u32) -> Standing<ProfileId>) -> bool {
        let ahead = self.rank.0 - other.rank.0;
        if ahead.abs() > MARGIN {
            ahead > 0.0
        } else {
            self.complete(whole) < other.complete(whole)
        }
    }
}

/// One on the way to a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    /// The place in the pool.
    pub(super) at: u32,
    /// The fit as `A * B`.
    pub(super) product: f64,
    pub(super) half_known: bool,
    /// The rules as they count in that list.
    pub(super) counts: Counts,
}

impl Best {
    pub(super) const fn new(most: usize) -> Self {
        Self {
            most,
            list: Vec::new(),
        }
    }

    /// What a newcomer has to reach.
    pub(super) fn floor(&self) -> Floor {
        let Some(last) = self.most.checked_sub(1) else {
            return Floor::SHUT;
        };
        let last = self.list.get(last);
        last.map_or(Floor::NONE, |last| Floor(last.rank.0 - MARGIN))
    }

    /// Puts one in where it belongs, if it belongs in.
    fn put(&mut self, mut ranked: Ranked, whole: impl Fn(u32) -> Standing<ProfileId>) {
        let ahead = |other: &mut Ranked| !ranked.is_before(other, &whole);
        let before = self.list.iter_mut().rposition(ahead);
        let place = before.map_or(0, |before| before + 1);
        if place < self.most {
            if self.list.is_empty() {
                self.list.reserve_exact(self.most.min(USUAL));
            }
            self.list.truncate(self.most - 1);
            self.list.insert(place, ranked);
        }
    }

    /// Offers a pair to the list of one of its sides, and keeps the floor of that list. `whole` tells
    /// where somebody in the list stands exactly.
    #[inline]
    pub(super) fn offer(
        &mut self,
        met: &Met,
        floor: &mut Floor,
        whole: impl Fn(u32) -> Standing<ProfileId>,
    ) {
        let rank = Rank::new(met.product, met.counts.asks == 0 && met.half_known);
        if met.counts.fails == 0 && floor.lets_in(rank) {
            let ranked = Ranked {
                rank,
                at: met.at,
                questions: u8::try_from(met.counts.asks).unwrap_or(u8::MAX),
                standing: None,
            };
            self.put(ranked, whole);
            *floor = self.floor();
        }
    }

    /// Offers a pair that is worked out plainly.
    pub(super) fn offer_plainly(
        &mut self,
        subject: &Party,
        (at, other): (u32, &Party),
        neutrals: &Neutrals,
        whole: impl Fn(u32) -> Standing<ProfileId>,
    ) {
        let questions = match subject.gate(other) {
            Gate::Eligible => 0,
            Gate::AskFirst(questions) => u8::try_from(questions.len()).unwrap_or(u8::MAX),
            Gate::LeftOut { .. } => return,
        };
        let fit = subject.fit(other, neutrals);
        let product = fit.moving_in.point() * fit.room.point();
        let ranked = Ranked {
            rank: Rank::new(product, questions == 0 && fit.half_known()),
            at,
            questions,
            standing: Some(Box::new(standing(fit, other))),
        };
        self.put(ranked, whole);
    }

    /// Works out the standings that no tie has asked for, with `whole`.
    pub(super) fn complete(&mut self, whole: impl Fn(u32) -> Standing<ProfileId>) {
        for ranked in &mut self.list {
            ranked.complete(&whole);
        }
    }

    /// The list for one of this side, with `whole` for what no tie has asked for.
    pub(super) fn entries(
        self,
        side: Side,
        whole: impl Fn(u32) -> Standing<ProfileId>,
    ) -> Vec<Entry> {
        let entry = |mut ranked: Ranked| {
            let Standing { fit, id, .. } = *ranked.complete(&whole);
            Entry::new(side, id, ranked.at, fit, ranked.questions)
        };
        self.list.into_iter().map(entry).collect()
    }
}

/// Where somebody stands with this fit.
pub(super) const fn standing(fit: Fit, who: &Party) -> Standing<ProfileId> {
    Standing {
        fit,
        waiting_days: who.waiting_days,
        id: who.id,
    }
}
