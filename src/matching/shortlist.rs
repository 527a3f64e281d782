//! A list of the other side for one party, in its four parts.
//!
//! The best group, whose members are too close to call; those after them, in order; those of whom not
//! enough is known yet; and those that a must-have leaves out, counted by rule. It is the same for all four
//! kinds of profile: the *own* view is always that of the one the list is made for.

use super::best::{Best, Met, standing};
use super::compiled::{Journeys, Pool, Ready, Worths};
use super::must_have::{Gate, RuleKey};
use super::neutral::Neutrals;
use super::party::Party;
use super::place::{Places, close_to_first, places};
use super::score::{Fit, SideView, Standing};
use super::why::Side;
use crate::domain::id::ProfileId;

/// One of the other side with its fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub id: ProfileId,
    /// Its place in the pool.
    pub at: u32,
    /// The fit, with both views and their ranges.
    pub fit: Fit,
    /// Must-haves that wait for an answer.
    pub questions: u8,
    /// Too close to call with the first of those that could work: by its range, or, where the list was
    /// run again, by what came of that.
    pub close: bool,
    own_side: Side,
}

impl Entry {
    pub(super) fn new(own_side: Side, id: ProfileId, at: u32, fit: Fit, questions: u8) -> Self {
        Self {
            id,
            at,
            fit,
            questions,
            close: false,
            own_side,
        }
    }

    /// No must-have waits for an answer, and half of what matters is known.
    fn enough_known(&self) -> bool {
        self.questions == 0 && self.fit.half_known()
    }

    /// The view of the one the list is made for.
    pub const fn own(&self) -> SideView {
        match self.own_side {
            Side::MovingIn => self.fit.moving_in,
            Side::Room => self.fit.room,
        }
    }

    /// The view of the other one.
    pub const fn theirs(&self) -> SideView {
        match self.own_side {
            Side::MovingIn => self.fit.room,
            Side::Room => self.fit.moving_in,
        }
    }
}

/// How many one rule leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule.
    pub rule: RuleKey,
    /// How many it leaves out, alone or with other rules.
    pub left_out: u32,
    /// How many it leaves out alone: what it costs, and what a change would open.
    pub alone: u32,
}

/// Those that a must-have leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many.
    pub count: usize,
    /// By which rules, the one that leaves out most first.
    pub rules: Vec<RuleCount>,
    /// Places in the pool of those with exactly one thing in the way, which could change; in the order
    /// of their ids.
    pub near_misses: Vec<u32>,
    /// Places in the pool of the rest, in the same order.
    pub others: Vec<u32>,
}

/// A list in four parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortlist {
    /// Whom it is made for.
    pub subject: ProfileId,
    /// Those that could work, best first. Only the fit of each decides the order, so that nobody else
    /// who comes or goes can turn two of them round.
    pub could_work: Vec<Entry>,
    /// Those with a must-have that waits for an answer, and those of whom less than half of what
    /// matters is known; best first.
    pub not_enough: Vec<Entry>,
    /// Those that a must-have leaves out.
    pub left_out: LeftOut,
    /// How many were compared.
    pub compared: usize,
}

/// Lists a pool of the other side for a party.
pub fn rank(subject: &Party, pool: &Pool, neutrals: &Neutrals) -> Shortlist {
    let worths = Worths::new(pool, subject.kind, neutrals);
    let ready = Ready::new(subject, &worths, &mut Journeys::default());
    let Some(ready) = ready.filter(|_| pool.plain().is_empty()) else {
        return plainly(subject, pool, neutrals);
    };
    let gates = pool.gates(subject);
    let counts = rule_counts(gates.counts());
    let mut parts = Parts::new(counts, gates.each.len());
    let mut gates = gates.each.iter();
    ready.each(|pair, fit| {
        let Some(gate) = gates.next() else { return };
        if gate.fails > 0 {
            parts.leave_out(pair.at, gate.near_miss());
        } else if let Some(id) = pool.id(pair.at) {
            parts.list(Entry::new(subject.side(), id, pair.at, fit, gate.asks));
        }
    });
    parts.in_order(subject, pool)
}

/// The same list, worked out pair by pair: what [`rank`] does faster, and the way for a pool in which
/// somebody has more wishes or rules than the packed sums hold.
pub fn plainly(subject: &Party, pool: &Pool, neutrals: &Neutrals) -> Shortlist {
    let mut counts = Vec::new();
    let mut parts = Parts::new(Vec::new(), pool.parties().len());
    for (at, other) in (0_u32..).zip(pool.parties()) {
        let questions = match subject.gate(other) {
            Gate::Eligible => 0,
            Gate::AskFirst(questions) => u8::try_from(questions.len()).unwrap_or(u8::MAX),
            Gate::LeftOut { because, near_miss } => {
                let alone = u32::from(because.len() == 1);
                let keys = because.iter().map(|finding| finding.key(subject.side()));
                counts.extend(keys.map(|key| (key, 1, alone)));
                parts.leave_out(at, near_miss);
                continue;
            }
        };
        let fit = subject.fit(other, neutrals);
        parts.list(Entry::new(subject.side(), other.id, at, fit, questions));
    }
    parts.left_out.rules = rule_counts(counts);
    parts.in_order(subject, pool)
}

/// A list on the way.
struct Parts {
    enough: Vec<Entry>,
    not_enough: Vec<Entry>,
    left_out: LeftOut,
}

impl Parts {
    fn new(rules: Vec<RuleCount>, parties: usize) -> Self {
        Self {
            enough: Vec::with_capacity(parties),
            not_enough: Vec::with_capacity(parties),
            left_out: LeftOut {
                rules,
                ..LeftOut::default()
            },
        }
    }

    fn leave_out(&mut self, at: u32, near_miss: bool) {
        self.left_out.count += 1;
        if near_miss {
            self.left_out.near_misses.push(at);
        } else {
            self.left_out.others.push(at);
        }
    }

    fn list(&mut self, entry: Entry) {
        if entry.enough_known() {
            self.enough.push(entry);
        } else {
            self.not_enough.push(entry);
        }
    }

    fn in_order(mut self, subject: &Party, pool: &Pool) -> Shortlist {
        sort(&mut self.not_enough, pool);
        sort(&mut self.enough, pool);
        let close = close_to_first(self.enough.iter().map(|entry| &entry.fit));
        for (entry, close) in self.enough.iter_mut().zip(close) {
            entry.close = close;
        }
        // The order of a pool is chance: the same parties are to be told in the same order.
        self.left_out.near_misses.sort_by_key(|at| pool.id(*at));
        self.left_out.others.sort_by_key(|at| pool.id(*at));
        Shortlist {
            subject: subject.id,
            could_work: self.enough,
            not_enough: self.not_enough,
            left_out: self.left_out,
            compared: pool.parties().len(),
        }
    }
}

/// The first `n` of the list for a party: those of whom enough is known before those with an open
/// must-have or with less than half of what matters known, each in the order of [`Standing`].
///
/// The very ones that [`rank`] lists, without the groups, the counts and everybody after them, and so
/// several times as fast.
pub fn top(subject: &Party, pool: &Pool, n: usize, neutrals: &Neutrals) -> Vec<Entry> {
    let worths = Worths::new(pool, subject.kind, neutrals);
    let mut best = Best::new(n);
    let plainly_at = |at| standing_at(subject, pool, at, neutrals);
    let Some(ready) = Ready::new(subject, &worths, &mut Journeys::default()) else {
        for at in (0..).zip(pool.parties()) {
            best.offer_plainly(subject, at, neutrals, plainly_at);
        }
        return best.entries(subject.side(), plainly_at);
    };
    ready.runs().each_above(None, |pair, product, floor, _| {
        if pool.is_packed(pair.at) {
            let met = Met {
                at: pair.at,
                product,
                half_known: ready.half_known(pair),
                counts: pair.counts().plus(pool.alone(pair.at)),
            };
            best.offer(&met, floor, |at| ready.standing(at));
        }
    });
    best.complete(|at| ready.standing(at));
    for at in pool.plain() {
        if let Some(other) = pool.party(*at) {
            best.offer_plainly(subject, (*at, other), neutrals, plainly_at);
        }
    }
    best.entries(subject.side(), plainly_at)
}

/// Those with one thing in the way that could change, as they would stand without it, best first.
pub fn near_misses(
    subject: &Party,
    pool: &Pool,
    neutrals: &Neutrals,
    left_out: &LeftOut,
) -> Vec<Entry> {
    let all = left_out.near_misses.iter();
    let entry = |at: &u32| {
        let other = pool.party(*at)?;
        let fit = subject.fit(other, neutrals);
        Some(Entry::new(subject.side(), other.id, *at, fit, 0))
    };
    let mut entries: Vec<Entry> = all.filter_map(entry).collect();
    sort(&mut entries, pool);
    entries
}

impl Shortlist {
    /// Those that could work, best first.
    pub fn eligible(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.could_work.iter()
    }

    /// How many could work.
    pub fn eligible_count(&self) -> usize {
        self.could_work.len()
    }

    /// Where one of the other side stands, in either of the two parts that are listed.
    pub fn entry(&self, id: ProfileId) -> Option<&Entry> {
        self.eligible()
            .chain(&self.not_enough)
            .find(|entry| entry.id == id)
    }

    /// The best and worst place that each of these could still take among those that could work.
    pub fn places(&self, shown: &[Entry]) -> Vec<Places> {
        let shown: Vec<Fit> = shown.iter().map(|entry| entry.fit).collect();
        places(self.eligible().map(|entry| &entry.fit), &shown)
    }

    /// Who would come first if this one's fit turned out to be another, if it is not this one.
    pub fn first_instead(&self, id: ProfileId, fit: &Fit) -> Option<ProfileId> {
        let product = fit.point_product();
        self.eligible()
            .filter(|entry| entry.id != id && entry.fit.point_product() > product)
            .reduce(|best, entry| {
                if entry.fit.point_product() > best.fit.point_product() {
                    entry
                } else {
                    best
                }
            })
            .map(|entry| entry.id)
    }
}

/// The order of [`Standing`], as places in the list.
///
/// A coarse key of the fit puts almost all of them in order with one sort of plain numbers; only runs
/// whose keys are next to each other, which the rounding of the key could have turned round, are
/// compared exactly.
fn order(entries: &[Entry], pool: &Pool) -> Vec<usize> {
    let mut keys: Vec<u64> = (0_u64..)
        .zip(entries)
        .map(|(at, entry)| coarse(&entry.fit) << PLACE_BITS | at)
        .collect();
    keys.sort_unstable_by(|one, other| other.cmp(one));
    let place = |key: &u64| usize::try_from(key & ((1 << PLACE_BITS) - 1)).ok();
    let standing = |at: &usize| {
        entries.get(*at).map(|entry| Standing {
            fit: entry.fit,
            waiting_days: pool.party(entry.at).map_or(0, |party| party.waiting_days),
            id: entry.id,
        })
    };
    let mut order = Vec::with_capacity(entries.len());
    for run in keys.chunk_by(|one, next| (one >> PLACE_BITS) - (next >> PLACE_BITS) <= 1) {
        let first = order.len();
        order.extend(run.iter().filter_map(place));
        if let Some(run @ [_, _, ..]) = order.get_mut(first..) {
            run.sort_unstable_by_key(standing);
        }
    }
    order
}

fn sort(entries: &mut [Entry], pool: &Pool) {
    let order = order(entries, pool);
    arrange(entries, &order);
}

/// Puts a list into an order, given as the place each one comes from, without a second list: a few
/// thousand entries are a megabyte, and asking for memory takes longer than moving them.
fn arrange(entries: &mut [Entry], order: &[usize]) {
    for (to, from) in order.iter().enumerate() {
        // What stood at an earlier place has been swapped to where its own place's entry came from.
        let mut from = *from;
        while from < to {
            from = order.get(from).copied().unwrap_or(to);
        }
        entries.swap(to, from);
    }
}

/// Bits of a key that hold the place in the list: room for 16 million.
const PLACE_BITS: u32 = 24;

/// A fit in steps of 2^-39, far more than floating point can be off by, and far less than two fits
/// that differ usually do.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a product of two views lies between 0 and 1"
)]
fn coarse(fit: &Fit) -> u64 {
    (fit.moving_in.point() * fit.room.point() * f64::from(1_u32 << 31) * 256.0) as u64
}

/// How many of those that could work make the best group: the first, and those after it up to one that
/// is not too close to call. Who stands further down keeps the place of their fit and is marked.
pub fn best_group<'a>(could_work: impl IntoIterator<Item = &'a Entry>) -> usize {
    let close = could_work.into_iter().enumerate();
    close
        .take_while(|(at, entry)| *at == 0 || entry.close)
        .count()
}

/// Where the party at a place stands, worked out plainly.
pub(super) fn standing_at(
    subject: &Party,
    pool: &Pool,
    at: u32,
    neutrals: &Neutrals,
) -> Standing<ProfileId> {
    let other = pool.party(at).unwrap_or(subject);
    standing(subject.fit(other, neutrals), other)
}

fn rule_counts(counts: Vec<(RuleKey, u32, u32)>) -> Vec<RuleCount> {
    let mut rules: Vec<RuleCount> = Vec::new();
    for (rule, left_out, alone) in counts {
        if let Some(same) = rules.iter_mut().find(|known| known.rule == rule) {
            same.left_out += left_out;
            same.alone += alone;
        } else {
            rules.push(RuleCount {
                rule,
                left_out,
                alone,
            });
        }
    }
    rules.sort_by(|one, other| {
        let by_count = other.left_out.cmp(&one.left_out);
        by_count.then_with(|| one.rule.cmp(&other.rule))
    });
    rules
}
