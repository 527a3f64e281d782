//! The first few of a list, kept while thousands go by.

use std::cmp::Ordering;

use super::compiled::{Counts, Floor, Pair, Ready, Who};
use super::must_have::Gate;
use super::neutral::Neutrals;
use super::party::Party;
use super::score::{Fit, Standing};
use super::shortlist::Entry;
use super::why::Side;
use crate::domain::id::ProfileId;

/// The best so far, in order, at most so many.
#[derive(Debug, Clone)]
pub(super) struct Best {
    most: usize,
    list: Vec<Ranked>,
}

/// An entry with what its place depends on.
#[derive(Debug, Clone)]
struct Ranked {
    enough: bool,
    /// The range of the fit is worked out as well.
    whole: bool,
    waiting_days: u32,
    entry: Entry,
}

impl Ranked {
    /// The better one is less, as in [`Standing`]; equal is what only the ranges can tell apart.
    fn by_point(&self, other: &Self) -> Ordering {
        let product = |ranked: &Self| ranked.entry.fit.point_product();
        let by_part = other.enough.cmp(&self.enough);
        by_part.then_with(|| product(other).cmp(&product(self)))
    }

    fn standing(&self) -> Standing<ProfileId> {
        Standing {
            fit: self.entry.fit,
            waiting_days: self.waiting_days,
            id: self.entry.id,
        }
    }

    fn complete(&mut self, whole: impl Fn(u32) -> Fit) {
        if !self.whole {
            self.entry.fit = whole(self.entry.at);
            self.whole = true;
        }
    }
}

/// A pair of a run through a pool, on the way to a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met<'a> {
    pub(super) ready: &'a Ready<'a>,
    pub(super) pair: Pair,
    pub(super) product: f64,
    pub(super) half_known: bool,
    /// The rules as they count in that list.
    pub(super) counts: Counts,
}

impl Met<'_> {
    /// With how the other one of the list stands by itself.
    pub(super) const fn with(self, alone: Counts) -> Self {
        Self {
            counts: self.counts.plus(alone),
            ..self
        }
    }
}

/// How much below the last of a full list the floor lies: far more than floating point can be off by.
const MARGIN: f64 = 1e-12;

impl Best {
    pub(super) const fn new(most: usize) -> Self {
        Self {
            most,
            list: Vec::new(),
        }
    }

    /// The last one, if there are as many as may be.
    fn last(&self) -> Option<&Ranked> {
        self.list.get(self.most.checked_sub(1)?)
    }

    /// What a newcomer has to reach.
    pub(super) fn floor(&self) -> Floor {
        if self.most == 0 {
            return Floor::SHUT;
        }
        let Some(last) = self.last() else {
            return Floor::NONE;
        };
        let fit = &last.entry.fit;
        let product = fit.moving_in.point() * fit.room.point() * (1.0 - MARGIN);
        if last.enough {
            Floor::enough(product)
        } else {
            Floor::rest(product)
        }
    }

    /// Puts one in where it belongs, if it belongs in. Ranges are only worked out, with `whole`, where
    /// the points tie.
    fn put(&mut self, mut ranked: Ranked, whole: impl Fn(u32) -> Fit) {
        let before = self
            .list
            .iter()
            .rposition(|other| other.by_point(&ranked) == Ordering::Less);
        let mut place = before.map_or(0, |before| before + 1);
        while let Some(tied) = self.list.get_mut(place)
            && tied.by_point(&ranked) == Ordering::Equal
        {
            tied.complete(&whole);
            ranked.complete(&whole);
            if ranked.standing() < tied.standing() {
                break;
            }
            place += 1;
        }
        if place < self.most {
            self.list.truncate(self.most - 1);
            self.list.insert(place, ranked);
        }
    }

    /// Offers a pair to the list of one of its sides, and keeps the floor of that list.
    #[inline]
    pub(super) fn offer(
        &mut self,
        side: Side,
        other: Who,
        met: &Met<'_>,
        floor: &mut Floor,
        whole: impl Fn(u32) -> Fit,
    ) {
        let enough = met.counts.asks == 0 && met.half_known;
        if met.counts.fails == 0 && floor.lets_in(enough, met.product) {
            let Who {
                at,
                id,
                waiting_days,
            } = other;
            let questions = u8::try_from(met.counts.asks).unwrap_or(u8::MAX);
            let ranked = Ranked {
                enough,
                whole: false,
                waiting_days,
                entry: Entry::new(side, id, at, met.ready.point(met.pair), questions),
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
        whole: impl Fn(u32) -> Fit,
    ) {
        let questions = match subject.gate(other) {
            Gate::Eligible => 0,
            Gate::AskFirst(questions) => u8::try_from(questions.len()).unwrap_or(u8::MAX),
            Gate::LeftOut { .. } => return,
        };
        let fit = subject.fit(other, neutrals);
        let ranked = Ranked {
            enough: questions == 0 && fit.half_known(),
            whole: true,
            waiting_days: other.waiting_days,
            entry: Entry::new(subject.side(), other.id, at, fit, questions),
        };
        self.put(ranked, whole);
    }

    /// Works out the ranges that no tie has asked for, with `whole`.
    pub(super) fn complete(&mut self, whole: impl Fn(u32) -> Fit) {
        for ranked in &mut self.list {
            ranked.complete(&whole);
        }
    }

    /// The list.
    pub(super) fn entries(self) -> Vec<Entry> {
        self.list.into_iter().map(|ranked| ranked.entry).collect()
    }
}
